//! Forms as tables: which fields, of which kind, when asked, under which rules.

use chrono::NaiveDate;

use super::answers::Answers;
use super::bevinding::Bevinding;
pub use super::lijst::{Keuze, Lijst};

/// A whole form; its answers are kept with this name and version.
#[derive(Debug)]
pub struct FormSpec {
    /// Name, as stored with the answers.
    pub name: &'static str,
    /// Counts up when a field is added, removed or changes its meaning.
    pub version: u16,
    /// What stands above the form.
    pub title: &'static str,
    /// Whether the form opens on a line that takes everything in any order.
    pub quick: bool,
    /// Saving is always possible: what is missing is counted and named, never refused (DOMAIN 1).
    pub concept: bool,
    /// The fields, under headings.
    pub sections: &'static [Section],
    /// The rules across fields; [`geen_toets`] for none.
    pub toets: fn(&Answers, NaiveDate) -> Vec<Bevinding>,
}

/// For a form without rules across fields.
pub fn geen_toets(_answers: &Answers, _today: NaiveDate) -> Vec<Bevinding> {
    Vec::new()
}

impl FormSpec {
    /// Every field, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.sections.iter().flat_map(|section| section.fields)
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.key == key)
    }
}

/// Fields under one heading.
#[derive(Debug)]
pub struct Section {
    /// The heading; empty for none.
    pub title: &'static str,
    /// The fields.
    pub fields: &'static [Field],
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Name in the answers; never changes within a version.
    pub key: &'static str,
    /// What stands before the field.
    pub label: &'static str,
    /// The number on paper: "D23"; empty for none.
    pub nr: &'static str,
    /// What may be filled in.
    pub kind: Kind,
    /// When it is asked.
    pub asked: Asked,
    /// What else must hold.
    pub rules: &'static [Rule],
    /// A line under the field that helps to fill it in.
    pub hulp: &'static str,
    /// Who supplies it: "kandidaat", "mbo"; empty when that needs no telling.
    pub wie: &'static str,
    /// The code of the step before which it must be there ("PI-11"); never for the form itself.
    pub voor: Option<&'static str>,
    /// The value of the dossier that it opens with ("kandidaat.telefoon"); empty for none.
    pub bron: &'static str,
    /// 0 open, 1 person, 2 BSN, 3 bijzonder (DOMAIN 4.3, P-01).
    pub gevoelig: u8,
}

impl Field {
    /// A field that may stay empty.
    pub const fn new(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            key,
            label,
            nr: "",
            kind,
            asked: Asked::Optional,
            rules: &[],
            hulp: "",
            wie: "",
            voor: None,
            bron: "",
            gevoelig: 0,
        }
    }

    /// Must be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.asked = Asked::Required;
        self
    }

    /// Must be filled in when an earlier field has this value.
    #[must_use]
    pub const fn required_if(self, key: &'static str, value: &'static str) -> Self {
        self.required_als(Als::Is(key, value))
    }

    /// Is only asked when an earlier field has this value.
    #[must_use]
    pub const fn shown_if(self, key: &'static str, value: &'static str) -> Self {
        self.shown_als(Als::Is(key, value))
    }

    /// Must be filled in when this holds.
    #[must_use]
    pub const fn required_als(mut self, als: Als) -> Self {
        self.asked = Asked::RequiredIf(als);
        self
    }

    /// Is only asked when this holds.
    #[must_use]
    pub const fn shown_als(mut self, als: Als) -> Self {
        self.asked = Asked::ShownIf(als);
        self
    }

    /// Is only asked when this holds, and must be filled in then.
    #[must_use]
    pub const fn required_shown_if(mut self, als: Als) -> Self {
        self.asked = Asked::RequiredShownIf(als);
        self
    }

    /// Filled in by the program: shown, never typed.
    #[must_use]
    pub const fn vast(mut self) -> Self {
        self.asked = Asked::Vast;
        self
    }

    /// With these rules.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// With this help under it.
    #[must_use]
    pub const fn hulp(mut self, hulp: &'static str) -> Self {
        self.hulp = hulp;
        self
    }

    /// With this number on paper.
    #[must_use]
    pub const fn nr(mut self, nr: &'static str) -> Self {
        self.nr = nr;
        self
    }

    /// Supplied by this party.
    #[must_use]
    pub const fn wie(mut self, wie: &'static str) -> Self {
        self.wie = wie;
        self
    }

    /// Must be there before the step with this code.
    #[must_use]
    pub const fn voor(mut self, stap: &'static str) -> Self {
        self.voor = Some(stap);
        self
    }

    /// Opens with this value of the dossier.
    #[must_use]
    pub const fn bron(mut self, bron: &'static str) -> Self {
        self.bron = bron;
        self
    }

    /// With this sensitivity: 0 open, 1 person, 2 BSN, 3 bijzonder.
    #[must_use]
    pub const fn gevoelig(mut self, graad: u8) -> Self {
        self.gevoelig = graad;
        self
    }
}

/// What may be filled in. Choices are known by the code of the value list.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of any length.
    Text,
    /// A date.
    Date(Richting),
    /// A date of birth, which may be known in part.
    Geboortedatum,
    /// Ja or nee.
    YesNo,
    /// One of a list.
    Choice(Lijst),
    /// Any number of a list, with commas between.
    Many(Lijst),
    /// A telephone number.
    Telefoon,
    /// An e-mail address.
    Email,
    /// A postcode, or its four digits.
    Postcode,
    /// The number of a house with its addition.
    Huisnummer,
    /// The name of a person.
    Naam,
    /// The name of a town or village.
    Plaats,
    /// A whole number.
    Getal {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// Euros, nought or more, with two decimals.
    Bedrag,
    /// A year of four digits, up to this one.
    Jaar {
        /// The first.
        van: i64,
    },
    /// A burgerservicenummer: the form of it, by the elfproef.
    Bsn,
    /// A number of the Kamer van Koophandel: eight digits.
    Kvk,
    /// The code of a school: `25AB`.
    Brin,
    /// The number of a kwalificatie: five digits.
    Crebo,
    /// Codes of werkprocessen with commas between: `B1-K1-W1, P2-K1-W3`.
    Werkprocessen,
}

impl Kind {
    /// Whether its text may have line ends.
    pub const fn meerregelig(self) -> bool {
        matches!(self, Self::Text)
    }
}

/// On which side of today a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Richting {
    /// Today or before.
    Verleden,
    /// Today or later.
    Toekomst,
    /// Any.
    Vrij,
}

/// When a field is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Asked, may stay empty.
    Optional,
    /// Asked, must be filled in.
    Required,
    /// Asked, and must be filled in when this holds.
    RequiredIf(Als),
    /// Only asked when this holds.
    ShownIf(Als),
    /// Only asked when this holds, and must be filled in then.
    RequiredShownIf(Als),
    /// Filled in by the program: shown, never typed.
    Vast,
}

/// A condition on earlier fields. On a field that is itself not asked, none holds; neither does
/// one on a field that is empty, unknown or not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Als {
    /// The field has this code.
    Is(&'static str, &'static str),
    /// The field has one of these codes.
    EenVan(&'static str, &'static [&'static str]),
    /// This code is among those of a field with several.
    Bevat(&'static str, &'static str),
    /// The field has a value, whichever.
    Gevuld(&'static str),
    /// The field has a value, and another one than this.
    Niet(&'static str, &'static str),
    /// The date of birth is that of somebody younger than so many years today.
    Onder(&'static str, u8),
    /// Both hold.
    Beide(&'static Als, &'static Als),
    /// One of the two holds, or both.
    Of(&'static Als, &'static Als),
}

impl Als {
    /// The fields it looks at.
    pub fn velden(&self) -> Vec<&'static str> {
        match *self {
            Self::Is(key, _)
            | Self::EenVan(key, _)
            | Self::Bevat(key, _)
            | Self::Gevuld(key)
            | Self::Niet(key, _)
            | Self::Onder(key, _) => vec![key],
            Self::Beide(een, twee) | Self::Of(een, twee) => {
                let mut velden = een.velden();
                velden.extend(twee.velden());
                velden
            }
        }
    }
}

impl Asked {
    /// The condition in it.
    pub const fn als(&self) -> Option<&Als> {
        match self {
            Self::RequiredIf(als) | Self::ShownIf(als) | Self::RequiredShownIf(als) => Some(als),
            Self::Optional | Self::Required | Self::Vast => None,
        }
    }
}

/// What else must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// At most so many signs.
    MaxLen(usize),
    /// At least so many signs, when anything is filled in.
    MinLen(usize),
    /// At most so many of a list.
    Hoogstens(usize),
    /// So many digits and nothing else.
    Cijfers(usize),
}
