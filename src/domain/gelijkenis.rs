//! Whether two persons may be one: by sound of the name, birth date, phone, mail, address and BSN
//! (DOMAIN 6.2, "Duplicate radar"). Reasons in words, weights in one table.

mod kenmerken;
mod klank;
mod vergelijk;

use serde::{Deserialize, Serialize};
use std::fmt;

pub use kenmerken::{Kenmerken, Spoor};
pub use vergelijk::vergelijk;

use crate::domain::bsn::Bsn;
use crate::domain::email::Email;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::telefoon::Telefoon;

/// What may be known of a person; everything may be missing while a coach types.
#[derive(Clone, Default)]
pub struct Gegevens {
    /// Name.
    pub naam: Option<Naam>,
    /// Surname of the partner.
    pub partnernaam: Option<String>,
    /// Birth date.
    pub geboren: Option<Geboortedatum>,
    /// Phone.
    pub telefoon: Option<Telefoon>,
    /// Mail.
    pub email: Option<Email>,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// House number, without the letter behind it.
    pub huisnummer: Option<u32>,
    /// BSN.
    pub bsn: Option<Bsn>,
}

impl fmt::Debug for Gegevens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gegevens(..)")
    }
}

impl Gegevens {
    /// What is known of a kandidaat; the BSN lives apart.
    pub fn van(kandidaat: &Kandidaat, bsn: Option<Bsn>) -> Self {
        Self {
            naam: Some(kandidaat.naam.clone()),
            partnernaam: kandidaat.partnernaam.clone(),
            geboren: kandidaat.geboren,
            telefoon: kandidaat.telefoon.clone(),
            email: kandidaat.email.clone(),
            postcode: kandidaat.postcode,
            huisnummer: kandidaat.adres.as_ref().map(|it| it.huisnummer),
            bsn,
        }
    }
}

/// Why two persons may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reden {
    /// The BSN is the same.
    ZelfdeBsn,
    /// The phone is the same.
    ZelfdeTelefoon,
    /// The mail is the same.
    ZelfdeEmail,
    /// The name is the same to the letter, signs apart.
    ZelfdeNaam,
    /// The name sounds the same.
    KlinktHetzelfde,
    /// The first name, and a surname that one has by birth and the other by marriage.
    Partnernaam,
    /// The same names in another order.
    AndereVolgorde,
    /// One letter of the name is other.
    Tikfout,
    /// The surname, and a first name that may be the same one.
    Voorletter,
    /// The surname only.
    ZelfdeAchternaam,
    /// The birth date is the same.
    ZelfdeGeboortedatum,
    /// Day and month are exchanged.
    DagMaandVerwisseld,
    /// Two digits of the birth date are exchanged.
    CijfersVerwisseld,
    /// One digit of the birth date is other.
    CijferAnders,
    /// The year of birth is the same; of one of them no more is known for sure.
    ZelfdeGeboortejaar,
    /// Postcode and house number are the same.
    ZelfdAdres,
}

/// What speaks for two persons being one, from the most to the least.
const GEWICHTEN: &[(Reden, i32)] = &[
    (Reden::ZelfdeBsn, 200),
    (Reden::ZelfdeTelefoon, 75),
    (Reden::ZelfdeEmail, 75),
    (Reden::ZelfdeNaam, 50),
    (Reden::KlinktHetzelfde, 45),
    (Reden::Partnernaam, 42),
    (Reden::AndereVolgorde, 40),
    (Reden::ZelfdeGeboortedatum, 35),
    (Reden::Voorletter, 30),
    (Reden::DagMaandVerwisseld, 30),
    (Reden::CijfersVerwisseld, 28),
    (Reden::CijferAnders, 25),
    (Reden::Tikfout, 25),
    (Reden::ZelfdAdres, 25),
    (Reden::ZelfdeGeboortejaar, 15),
    (Reden::ZelfdeAchternaam, 10),
];

/// What speaks against it. Families share a surname, an address and often a phone; many share a
/// common name: another first name or another birth date is what tells them apart.
const TEGEN_VOORNAAM: i32 = 35;
const TEGEN_GEBOREN: i32 = 50;
const TEGEN_BSN: i32 = 100;

/// From here on somebody is told.
const DREMPEL: i32 = 40;

impl Reden {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ZelfdeBsn => "zelfde BSN",
            Self::ZelfdeTelefoon => "zelfde telefoon",
            Self::ZelfdeEmail => "zelfde e-mail",
            Self::ZelfdeNaam => "zelfde naam",
            Self::KlinktHetzelfde => "naam klinkt hetzelfde",
            Self::Partnernaam => "zelfde geboorte- of partnernaam",
            Self::AndereVolgorde => "zelfde namen, andere volgorde",
            Self::Tikfout => "één letter anders in de naam",
            Self::Voorletter => "zelfde achternaam en voorletter",
            Self::ZelfdeAchternaam => "zelfde achternaam",
            Self::ZelfdeGeboortedatum => "zelfde geboortedatum",
            Self::DagMaandVerwisseld => "geboortedatum met dag en maand verwisseld",
            Self::CijfersVerwisseld => "geboortedatum met verwisselde cijfers",
            Self::CijferAnders => "één cijfer anders in de geboortedatum",
            Self::ZelfdeGeboortejaar => "zelfde geboortejaar",
            Self::ZelfdAdres => "zelfde postcode en huisnummer",
        }
    }

    fn gewicht(self) -> i32 {
        let gevonden = GEWICHTEN.iter().find(|(reden, _)| *reden == self);
        gevonden.map_or(0, |(_, gewicht)| *gewicht)
    }
}

/// How much two persons look alike, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gelijkenis {
    /// Why, the strongest first.
    pub redenen: Vec<Reden>,
    /// How strong; from [`Gelijkenis::opvallend`] on somebody is told.
    pub punten: u16,
}

impl Gelijkenis {
    /// Whether a coach should be told.
    pub fn opvallend(&self) -> bool {
        i32::from(self.punten) >= DREMPEL
    }

    /// The reasons in one line: "naam klinkt hetzelfde, zelfde telefoon".
    pub fn waarom(&self) -> String {
        let labels: Vec<&str> = self.redenen.iter().map(|it| it.label()).collect();
        labels.join(", ")
    }
}

#[cfg(test)]
mod tests;
