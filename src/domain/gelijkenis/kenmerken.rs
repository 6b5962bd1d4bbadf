//! What persons are compared by, taken apart once: words of the name with their sound, and the
//! traces by which an index finds those who may be the same.

use chrono::{Datelike, NaiveDate};

use super::Gegevens;
use super::klank::{klank, skelet};
use crate::domain::bsn::Bsn;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::naam::{Naam, is_voorvoegsel};
use crate::domain::postcode::Postcode;
use crate::domain::tekst::vouw;
use crate::domain::telefoon::Telefoon;

/// Words of a name that make pairs; more than these tell nothing more.
const WOORDEN_MAX: usize = 5;
/// Surnames of this many letters and more can have a slip in them.
pub(super) const LANG: usize = 5;

/// A word of a name.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Woord {
    /// Folded.
    pub(super) vouw: String,
    /// How it sounds.
    pub(super) klank: String,
}

impl Woord {
    fn nieuw(tekst: &str) -> Option<Self> {
        let vouw: String = vouw(tekst).chars().filter(|c| *c != ' ').collect();
        let klank = klank(&vouw);
        (!klank.is_empty()).then_some(Self { vouw, klank })
    }

    pub(super) fn is_voorletter(&self) -> bool {
        self.vouw.chars().count() == 1
    }

    pub(super) fn lengte(&self) -> usize {
        self.vouw.chars().count()
    }

    /// What stays when vowels are written otherwise, or the sound where that is too short.
    pub(super) fn kern(&self) -> String {
        let skelet = skelet(&self.klank);
        if skelet.chars().count() >= 3 {
            skelet
        } else {
            self.klank.clone()
        }
    }
}

/// One surname by which a person may go.
pub(super) struct Achternaam {
    pub(super) woord: Woord,
    /// As it is written on its own: not a part of a double name, not that of the partner.
    pub(super) eigen: bool,
}

/// A person, ready to be compared.
pub struct Kenmerken {
    /// First names and roepnaam, initials among them.
    pub(super) voor: Vec<Woord>,
    pub(super) achter: Vec<Achternaam>,
    pub(super) geboren: Option<Geboortedatum>,
    pub(super) telefoon: Option<String>,
    pub(super) email: Option<String>,
    pub(super) adres: Option<(Postcode, u32)>,
    pub(super) bsn: Option<Bsn>,
}

/// Something by which a person can be found; an index keeps only its hash.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spoor {
    /// The BSN.
    Bsn(Bsn),
    /// The phone number.
    Telefoon(String),
    /// The mail address.
    Email(String),
    /// Postcode and house number.
    Adres(Postcode, u32),
    /// The whole birth date.
    Geboren(NaiveDate),
    /// How two words of the name sound, in any order.
    Namen(String, String),
    /// Sound of the surname and the year of birth.
    NaamJaar(String, i32),
    /// Sound of the surname and the day and month of birth, in any order.
    NaamDag(String, u32, u32),
    /// First name and the first two letters of a longer surname, which may have a slip further on.
    Begin(String, String),
    /// First name and the last two letters of a longer surname, which may have a slip before them.
    Einde(String, String),
}

impl std::fmt::Debug for Spoor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Spoor(..)")
    }
}

impl Spoor {
    /// How much it promises, to look at the best first.
    pub fn gewicht(&self) -> u32 {
        match self {
            Self::Bsn(_) => 100,
            Self::Telefoon(_) | Self::Email(_) => 60,
            Self::Namen(..) => 40,
            Self::Geboren(_) => 35,
            Self::Adres(..) | Self::NaamJaar(..) | Self::NaamDag(..) => 25,
            Self::Begin(..) | Self::Einde(..) => 10,
        }
    }
}

impl std::fmt::Debug for Kenmerken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kenmerken(..)")
    }
}

impl Kenmerken {
    /// Takes apart what is known of a person.
    pub fn nieuw(gegevens: &Gegevens) -> Self {
        let mut achter = Vec::new();
        let mut voor = Vec::new();
        if let Some(naam) = &gegevens.naam {
            voor = voornamen(naam);
            achternamen(naam, &mut achter);
        }
        if let Some(partner) = &gegevens.partnernaam {
            delen(partner, &mut achter);
        }
        Self {
            voor,
            achter,
            geboren: gegevens.geboren,
            telefoon: gegevens.telefoon.as_ref().map(Telefoon::internationaal),
            email: gegevens.email.as_ref().map(|it| it.as_str().to_lowercase()),
            adres: gegevens.postcode.zip(gegevens.huisnummer),
            bsn: gegevens.bsn,
        }
    }

    /// The first names that are more than an initial.
    pub(super) fn voluit(&self) -> impl Iterator<Item = &Woord> {
        self.voor.iter().filter(|woord| !woord.is_voorletter())
    }

    /// The words of the name as it is written, first names first, initials left out.
    pub(super) fn geschreven(&self) -> Vec<&Woord> {
        uniek(self.voluit().chain(self.achter.first().map(|it| &it.woord)))
    }

    /// Those, and every other surname by which the person may go.
    fn woorden(&self) -> Vec<&Woord> {
        uniek(self.voluit().chain(self.achter.iter().map(|it| &it.woord)))
    }

    /// Every trace of this person.
    pub fn sporen(&self) -> Vec<Spoor> {
        let mut sporen = Vec::new();
        sporen.extend(self.bsn.map(Spoor::Bsn));
        sporen.extend(self.telefoon.clone().map(Spoor::Telefoon));
        sporen.extend(self.email.clone().map(Spoor::Email));
        sporen.extend(
            self.adres
                .map(|(postcode, nummer)| Spoor::Adres(postcode, nummer)),
        );
        if let Some(geboren) = self.geboren {
            let dag = geboren.datum();
            if geboren.bekend() == Bekend::Dag {
                sporen.push(Spoor::Geboren(dag));
            }
            for Achternaam { woord, .. } in &self.achter {
                sporen.push(Spoor::NaamJaar(woord.klank.clone(), dag.year()));
                if geboren.bekend() == Bekend::Dag {
                    let (een, twee) = (dag.day().min(dag.month()), dag.day().max(dag.month()));
                    sporen.push(Spoor::NaamDag(woord.klank.clone(), een, twee));
                }
            }
        }
        let kernen: Vec<String> = self
            .woorden()
            .into_iter()
            .take(WOORDEN_MAX)
            .map(Woord::kern)
            .collect();
        for (plaats, een) in kernen.iter().enumerate() {
            for twee in kernen.iter().skip(plaats + 1) {
                let (een, twee) = (een.min(twee), een.max(twee));
                sporen.push(Spoor::Namen(een.clone(), twee.clone()));
            }
        }
        for voor in self.voluit().take(2) {
            let eigen = self.achter.iter().filter(|it| it.eigen);
            for Achternaam { woord, .. } in eigen.filter(|it| it.woord.lengte() >= LANG) {
                let begin: String = woord.vouw.chars().take(2).collect();
                let einde: String = woord.vouw.chars().skip(woord.lengte() - 2).collect();
                sporen.push(Spoor::Begin(voor.kern(), begin));
                sporen.push(Spoor::Einde(voor.kern(), einde));
            }
        }
        sporen.sort_unstable();
        sporen.dedup();
        sporen
    }
}

/// Words that sound the same once.
fn uniek<'a>(alle: impl Iterator<Item = &'a Woord>) -> Vec<&'a Woord> {
    let mut woorden: Vec<&Woord> = Vec::new();
    for woord in alle {
        if woorden.iter().all(|ander| ander.klank != woord.klank) {
            woorden.push(woord);
        }
    }
    woorden
}

/// First names and roepnaam; of `J.M.` both letters.
fn voornamen(naam: &Naam) -> Vec<Woord> {
    let mut voor: Vec<Woord> = Vec::new();
    let roepnaam = naam.roepnaam().unwrap_or_default();
    for deel in [naam.voornamen(), roepnaam]
        .into_iter()
        .flat_map(|it| it.split([' ', '.']))
    {
        if let Some(woord) = Woord::nieuw(deel)
            && !voor.contains(&woord)
        {
            voor.push(woord);
        }
    }
    voor
}

/// The surname without and with its voorvoegsel (Vandermeer), and each half of a double one.
fn achternamen(naam: &Naam, achter: &mut Vec<Achternaam>) {
    let los = zonder_voorvoegsel(naam.achternaam());
    achter.extend(Woord::nieuw(&los).map(|woord| Achternaam { woord, eigen: true }));
    if let Some(voorvoegsel) = naam.voorvoegsel() {
        let vast = format!("{voorvoegsel}{}", naam.achternaam());
        zet(achter, &vast, true);
    }
    if naam.achternaam().contains('-') {
        delen(naam.achternaam(), achter);
    }
}

/// Each half of `Jansen-de Vries`, or the whole of what has no halves.
fn delen(tekst: &str, achter: &mut Vec<Achternaam>) {
    for deel in tekst.split('-') {
        zet(achter, &zonder_voorvoegsel(deel), false);
    }
}

fn zet(achter: &mut Vec<Achternaam>, tekst: &str, eigen: bool) {
    if let Some(woord) = Woord::nieuw(tekst)
        && achter.iter().all(|ander| ander.woord.klank != woord.klank)
    {
        achter.push(Achternaam { woord, eigen });
    }
}

/// `Vries` of `de Vries`; the last word always stays.
fn zonder_voorvoegsel(tekst: &str) -> String {
    let woorden: Vec<&str> = tekst.split_whitespace().collect();
    let laatste = woorden.len().saturating_sub(1);
    let voor = woorden
        .iter()
        .take(laatste)
        .take_while(|it| is_voorvoegsel(it))
        .count();
    woorden.into_iter().skip(voor).collect()
}
