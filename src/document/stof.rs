//! What documents are made of: the records of one card, read and laid together by the service.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::coach::Coach;
use crate::domain::formulier::{Formuliersoort, Formulierstatus};
use crate::domain::id::KaartId;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::toestemming::{Doel, Doelstand};
use crate::domain::traject::Traject;
use crate::form::answers::Answers;
use crate::form::spec::FormSpec;

/// Everything of one card that may come into a document.
#[derive(Clone)]
pub struct Stof {
    /// The card.
    pub kaart: KaartId,
    /// The day it is made.
    pub vandaag: NaiveDate,
    /// Name of the region.
    pub regio: String,
    /// Whose card it is.
    pub coach: Option<Coach>,
    /// The traject; none for a leerwerkplek.
    pub traject: Option<Traject>,
    /// The person; none for a leerwerkplek.
    pub kandidaat: Option<Kandidaat>,
    /// The BSN as it may be shown: masked, or whole where that was asked and written down.
    pub bsn: Option<String>,
    /// The leerwerkplek, if there is one.
    pub plek: Option<Leerwerkplek>,
    /// Its leerbedrijf.
    pub bedrijf: Option<Leerbedrijf>,
    /// The kwalificatie of the traject, if it was chosen.
    pub kwalificatie: Option<Kwalificatie>,
    /// The forms of the card as they open, each kind once.
    pub papieren: Vec<Papier>,
    /// The steps of the card, in the order of the table.
    pub stappen: Vec<Stapregel>,
    /// How the doelen of the toestemming stand.
    pub doelen: Vec<(Doel, Doelstand)>,
    /// What people wrote, newest first.
    pub notities: Vec<Notitie>,
    /// Everything that is known of the person, for the overview alone.
    pub inzage: Vec<Inzagedeel>,
}

/// A part of what is known of a person.
#[derive(Clone)]
pub struct Inzagedeel {
    /// What it is about.
    pub titel: String,
    /// What it is, and what stands there.
    pub regels: Vec<(String, String)>,
}

/// A form: what was answered and what the dossier fills in.
#[derive(Clone)]
pub struct Papier {
    /// Which form.
    pub soort: Formuliersoort,
    /// Its table of fields, in the version it was filled in with.
    pub spec: &'static FormSpec,
    /// The answers; never the BSN.
    pub answers: Answers,
    /// How it stands; none while it was not begun.
    pub status: Option<Formulierstatus>,
    /// Which of its kind.
    pub nummer: u32,
}

/// A step of the card.
#[derive(Clone)]
pub struct Stapregel {
    /// Which.
    pub stap: StapId,
    /// How it stands.
    pub stand: Stapstand,
    /// The day it is due, if its clock runs and it is open.
    pub uiterlijk: Option<NaiveDate>,
}

/// A note, contact or agreement.
#[derive(Clone)]
pub struct Notitie {
    /// The day.
    pub op: NaiveDate,
    /// Short name of who wrote it.
    pub door: String,
    /// What it is: "Notitie", "Telefoon op 12-11-2026: gesproken".
    pub kop: String,
    /// The text.
    pub tekst: String,
}

macro_rules! zwijgt {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($type))
            }
        }
    )*};
}
zwijgt!(Stof, Papier, Stapregel, Notitie);

impl Stof {
    /// The form of a kind.
    pub fn papier(&self, soort: Formuliersoort) -> Option<&Papier> {
        self.papieren.iter().find(|papier| papier.soort == soort)
    }

    /// The text of a field of a form as a person reads it; empty when it is not there.
    pub fn veld(&self, soort: Formuliersoort, key: &str) -> String {
        self.papier(soort).map_or_else(String::new, |papier| {
            let field = papier.spec.field(key);
            field.map_or_else(String::new, |field| {
                super::maak::getoond(papier, field, self.bsn.as_deref(), self.vandaag)
            })
        })
    }

    /// The day a step was done.
    pub fn gedaan_op(&self, code: &str) -> Option<NaiveDate> {
        let stand = self.stand(code)?;
        match stand {
            Stapstand::Gedaan { op, .. } => Some(*op),
            _ => None,
        }
    }

    /// How a step stands.
    pub fn stand(&self, code: &str) -> Option<&Stapstand> {
        let stap = StapId::code(code)?;
        let regel = self.stappen.iter().find(|regel| regel.stap == stap)?;
        Some(&regel.stand)
    }
}
