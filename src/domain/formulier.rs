//! A form of a card as it is kept: the answers as text, where they came from, and what was corrected.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::id::{CoachId, KaartId};
use super::stap::{Situatie, StapId};
use super::waardelijst::waardelijst;

waardelijst! {
    /// The forms of a card (DOMAIN 1.1 to 1.3, and the reports of the two talks, S4 items 26 and 27).
    Formuliersoort, "formulier" {
        Toestemming = "toestemming", "toestemmingsverklaring", ["bijlage 1"];
        ToestemmingWerkgever = "toestemming_werkgever", "toestemmingsverklaring werkgever", ["toestemming bedrijf"];
        Diagnose = "diagnose", "diagnoseformulier", ["bijlage 2"];
        Registratie = "registratie", "registratieformulier", ["bijlage 3"];
        Evaluatie = "evaluatie", "evaluatiegesprek", ["halverwege"];
        Eindgesprek = "eindgesprek", "eindgesprek", [];
    }
}

impl Formuliersoort {
    /// The forms that a card of a traject, or of a leerwerkplek, has.
    pub fn van_kaart(kaart: KaartId) -> &'static [Self] {
        match kaart {
            KaartId::Plek(_) => &[Self::ToestemmingWerkgever],
            KaartId::Traject(_) => &[
                Self::Toestemming,
                Self::Diagnose,
                Self::Registratie,
                Self::Evaluatie,
                Self::Eindgesprek,
            ],
        }
    }

    /// One word or two, where there is little room; the step of the form is called the same.
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Toestemming => "toestemming",
            Self::ToestemmingWerkgever => "toestemming werkgever",
            Self::Diagnose => "diagnose",
            Self::Registratie => "registratie",
            Self::Evaluatie => "evaluatie",
            Self::Eindgesprek => "eindgesprek",
        }
    }

    /// The step that this form does (DOMAIN 2.3).
    pub fn stap(self, situatie: Situatie) -> Option<StapId> {
        let werkend = situatie == Situatie::Werkend;
        StapId::code(match self {
            Self::Toestemming => "WK-03",
            Self::ToestemmingWerkgever => "WG-11",
            Self::Diagnose if werkend => "WK-10W",
            Self::Diagnose => "WK-10N",
            Self::Registratie if werkend => "PI-03W",
            Self::Registratie => "PI-03N",
            Self::Evaluatie => "PL-03",
            Self::Eindgesprek => "PL-07",
        })
    }

    /// The form that does a step, if one does.
    pub fn van_stap(stap: StapId) -> Option<Self> {
        let doet = |soort: &Self| {
            [Situatie::Werkend, Situatie::NietWerkend]
                .into_iter()
                .any(|situatie| soort.stap(situatie) == Some(stap))
        };
        Self::ALL.iter().copied().find(doet)
    }
}

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stempel {
    /// Who.
    pub door: CoachId,
    /// When.
    pub op: DateTime<Utc>,
}

/// How a form stands (DOMAIN 1: every form shares it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formulierstatus {
    /// Being filled in; something that must be there is missing.
    Concept,
    /// Nothing that must be there is missing.
    Compleet,
    /// Complete, with every signature.
    Ondertekend,
    /// A later form of the same kind took its place.
    Vervangen,
    /// Everything it gave was withdrawn.
    Ingetrokken,
}

impl Formulierstatus {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Concept => "niet compleet",
            Self::Compleet => "compleet",
            Self::Ondertekend => "ondertekend",
            Self::Vervangen => "vervangen",
            Self::Ingetrokken => "ingetrokken",
        }
    }

    /// Whether it does its step.
    pub const fn telt(self) -> bool {
        matches!(self, Self::Compleet | Self::Ondertekend)
    }
}

/// Where the value of a field came from before somebody typed here ("uit intake 12-11, mdv").
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Herkomst {
    /// From where, in a word: "intake", "dossier", "diagnoseformulier".
    pub uit: String,
    /// Who put it there and when, as far as the log knows.
    pub stempel: Option<Stempel>,
}

/// A value that was replaced after the form was complete; the old one stays (P-31).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correctie {
    /// Key of the field.
    pub veld: String,
    /// What stood there.
    pub oud: String,
    /// Who and when.
    pub stempel: Stempel,
    /// Why.
    pub waarom: String,
}

/// A form of a card. The BSN never stands in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formulier {
    /// Of which card.
    pub kaart: KaartId,
    /// Which form.
    pub soort: Formuliersoort,
    /// Number among the forms of this kind on this card, from 1; the highest one counts.
    pub nummer: u32,
    /// Version of the table of fields it was filled in with.
    pub versie: u16,
    /// Key of the field to its text.
    pub velden: BTreeMap<String, String>,
    /// How it stands.
    pub status: Formulierstatus,
    /// When it was begun, and by whom.
    pub aangemaakt: Stempel,
    /// When it was last changed, and by whom.
    pub gewijzigd: Stempel,
    /// What was replaced after it was complete, oldest first.
    pub correcties: Vec<Correctie>,
    /// Key of the field to where its value came from, for those nobody typed here.
    pub herkomst: BTreeMap<String, Herkomst>,
}

macro_rules! zwijgt {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(..)"))
            }
        }
    )*};
}
zwijgt!(Formulier, Correctie, Herkomst);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_traject_does_a_step_and_the_step_leads_back_to_it() {
        for soort in Formuliersoort::ALL.iter().copied() {
            for situatie in [Situatie::Werkend, Situatie::NietWerkend] {
                let stap = soort.stap(situatie).unwrap();
                assert_eq!(Formuliersoort::van_stap(stap), Some(soort), "{stap}");
            }
        }
        assert_eq!(
            Formuliersoort::van_stap(StapId::code("WK-06").unwrap()),
            None
        );
    }

    #[test]
    fn werkend_and_niet_werkend_have_their_own_variant_of_the_step() {
        let code = |soort: Formuliersoort, situatie| soort.stap(situatie).unwrap().stap().code;
        assert_eq!(code(Formuliersoort::Diagnose, Situatie::Werkend), "WK-10W");
        assert_eq!(
            code(Formuliersoort::Registratie, Situatie::NietWerkend),
            "PI-03N"
        );
    }
}
