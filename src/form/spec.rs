//! Forms as tables: which fields, of which kind, when asked, under which rules.

use crate::domain::tekst::vouw;
use crate::domain::waardelijst::Waardelijst;

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
    /// The fields, under headings.
    pub sections: &'static [Section],
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
    /// What may be filled in.
    pub kind: Kind,
    /// When it is asked.
    pub asked: Asked,
    /// What else must hold.
    pub rules: &'static [Rule],
    /// A line under the field that helps to fill it in.
    pub hulp: &'static str,
}

impl Field {
    /// A field that may stay empty.
    pub const fn new(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            key,
            label,
            kind,
            asked: Asked::Optional,
            rules: &[],
            hulp: "",
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
    pub const fn required_if(mut self, key: &'static str, value: &'static str) -> Self {
        self.asked = Asked::RequiredIf(key, value);
        self
    }

    /// Is only asked when an earlier field has this value.
    #[must_use]
    pub const fn shown_if(mut self, key: &'static str, value: &'static str) -> Self {
        self.asked = Asked::ShownIf(key, value);
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

/// When a field is asked. A condition compares the code of an earlier field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Asked, may stay empty.
    Optional,
    /// Asked, must be filled in.
    Required,
    /// Asked, and must be filled in when the field has the value.
    RequiredIf(&'static str, &'static str),
    /// Only asked when the field has the value.
    ShownIf(&'static str, &'static str),
}

/// What else must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// At most so many signs.
    MaxLen(usize),
    /// At least so many signs, when anything is filled in.
    MinLen(usize),
}

/// One value that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keuze {
    /// The stable code.
    pub code: &'static str,
    /// What a coach sees.
    pub label: &'static str,
}

/// A value list of the domain, in the shape a table can hold.
#[derive(Debug, Clone, Copy)]
pub struct Lijst {
    /// What the list is called: "uitkering".
    pub naam: &'static str,
    keuzes: fn() -> Vec<Keuze>,
    lees: fn(&str) -> Option<Keuze>,
    passend: fn(&str) -> Vec<Keuze>,
    precies: fn(&str) -> Option<Keuze>,
}

impl Lijst {
    /// The value list of a type.
    pub const fn van<T: Waardelijst>() -> Self {
        Self {
            naam: T::NAAM,
            keuzes: keuzes::<T>,
            lees: lees::<T>,
            passend: passend::<T>,
            precies: precies::<T>,
        }
    }

    /// Every choice, in the order of the list.
    pub fn keuzes(self) -> Vec<Keuze> {
        (self.keuzes)()
    }

    /// The choice that a typed text means.
    pub fn lees(self, tekst: &str) -> Option<Keuze> {
        (self.lees)(tekst)
    }

    /// The choices that a text may become: first those of which the label begins like it.
    pub fn passend(self, tekst: &str) -> Vec<Keuze> {
        (self.passend)(tekst)
    }

    /// The choice of which code, label or synonym is exactly this, but for case and signs.
    pub fn precies(self, tekst: &str) -> Option<Keuze> {
        (self.precies)(tekst)
    }

    /// The choice to take when the coach goes on after typing this much.
    pub fn beste(self, tekst: &str) -> Option<Keuze> {
        if let Some(keuze) = self.lees(tekst) {
            return Some(keuze);
        }
        let typed = vouw(tekst);
        if typed.is_empty() {
            return None;
        }
        let passend = self.passend(tekst);
        let mut begins = passend.iter().filter(|keuze| {
            vouw(keuze.label).starts_with(&typed) || vouw(keuze.code).starts_with(&typed)
        });
        match (begins.next(), begins.next(), passend.as_slice()) {
            (Some(only), None, _) | (None, _, [only]) => Some(*only),
            _ => None,
        }
    }
}

fn keuze<T: Waardelijst>(value: T) -> Keuze {
    Keuze {
        code: value.code(),
        label: value.label(),
    }
}

fn keuzes<T: Waardelijst>() -> Vec<Keuze> {
    T::ALL.iter().map(|value| keuze(*value)).collect()
}

fn lees<T: Waardelijst>(tekst: &str) -> Option<Keuze> {
    // The label of one value may be a synonym of another; what is on screen must read back.
    let by_label = T::ALL.iter().find(|value| value.label() == tekst.trim());
    by_label.copied().or_else(|| T::lees(tekst)).map(keuze)
}

fn precies<T: Waardelijst>(tekst: &str) -> Option<Keuze> {
    let typed = vouw(tekst);
    let same = |word: &str| !typed.is_empty() && vouw(word) == typed;
    let mut all = T::ALL.iter().copied();
    let found = all.find(|value| {
        same(value.code())
            || same(value.label())
            || value.synoniemen().iter().any(|word| same(word))
    });
    found.map(keuze)
}

fn passend<T: Waardelijst>(tekst: &str) -> Vec<Keuze> {
    let typed = vouw(tekst);
    let begins = |word: &str| {
        let word = vouw(word);
        word.starts_with(&typed) || word.split(' ').any(|part| part.starts_with(&typed))
    };
    let (mut found, mut rest) = (Vec::new(), Vec::new());
    for value in T::ALL.iter().copied() {
        if vouw(value.label()).starts_with(&typed) {
            found.push(keuze(value));
        } else if begins(value.label())
            || begins(value.code())
            || value.synoniemen().iter().any(|word| begins(word))
        {
            rest.push(keuze(value));
        }
    }
    found.append(&mut rest);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::waardelijst::branche::Branche;
    use crate::domain::waardelijst::niveau::Niveau;

    const BRANCHE: Lijst = Lijst::van::<Branche>();

    #[test]
    fn a_few_letters_choose_when_only_one_label_begins_so() {
        let beste = |typed| BRANCHE.beste(typed).map(|keuze| keuze.code);
        assert_eq!(beste("log"), Some("LOGISTIEK"));
        assert_eq!(beste("lo"), Some("LOGISTIEK"));
        assert_eq!(beste("magazijn"), Some("LOGISTIEK"));
        assert_eq!(beste("d"), None);
        assert_eq!(beste("xyz"), None);
        assert_eq!(beste(""), None);
    }

    #[test]
    fn what_fits_stands_with_its_label_first() {
        let passend = BRANCHE.passend("m");
        assert_eq!(passend[0].code, "MOBILITEIT");
        assert!(passend.iter().any(|keuze| keuze.code == "LOGISTIEK"));
        assert_eq!(BRANCHE.passend("").len(), BRANCHE.keuzes().len());
        assert!(BRANCHE.passend("qqq").is_empty());
    }

    #[test]
    fn every_label_reads_back() {
        for keuze in BRANCHE.keuzes() {
            assert_eq!(BRANCHE.lees(keuze.label), Some(keuze));
        }
        for keuze in Lijst::van::<Niveau>().keuzes() {
            assert_eq!(Lijst::van::<Niveau>().lees(keuze.label), Some(keuze));
        }
    }
}
