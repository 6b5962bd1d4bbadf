//! A large region out of a number: the same seed and day give the same records, however many.
//!
//! Dossiers are made in groups of ten around one leerbedrijf with one leerwerkplek, and every group
//! has its own source of chance. So a region of a million streams past without being held anywhere,
//! and its first thousand dossiers are those of the region of a thousand.

mod dossier;
mod kans;
mod namen;
mod teksten;
mod werkgever;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::record::{Key, Record};
use crate::domain::bsn::Bsn;
use crate::domain::coach::Coach;
use crate::domain::fase::Fase;
use crate::domain::id::CoachId;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::stap::StapId;
use crate::seed::{self, SeedFout};
use kans::Kans;

/// Most dossiers in one region.
pub const MEESTE: u32 = 1_000_000;

/// Dossiers around one leerbedrijf.
const GROEP: u32 = 10;

/// Groups in one batch of records.
const GROEPEN_PER_STEL: u32 = 20;

/// Which region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opzet {
    /// How many dossiers, 1 to [`MEESTE`].
    pub aantal: u32,
    /// Another seed gives another region.
    pub zaad: u64,
    /// The day from which dates are counted.
    pub vandaag: NaiveDate,
}

/// Why a region cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GenereerFout {
    /// None or too many.
    #[error("kies een aantal van 1 tot en met {MEESTE}")]
    Aantal,
    /// The example region, from which kwalificaties and places come, does not load.
    #[error(transparent)]
    Voorbeeld(#[from] SeedFout),
}

/// Makes the region, batch after batch; each batch is whole in itself.
pub fn genereer(opzet: Opzet) -> Result<Genereer, GenereerFout> {
    if opzet.aantal == 0 || opzet.aantal > MEESTE {
        return Err(GenereerFout::Aantal);
    }
    let voorbeeld = seed::regio(opzet.vandaag)?;
    // Only what is nobody's goes along; a kind of record that is new has to be chosen here.
    let mut regio = seed::Regio {
        naam: format!("Proefregio {}", opzet.zaad),
        verantwoordelijken: voorbeeld.verantwoordelijken,
        coaches: voorbeeld.coaches,
        gebieden: voorbeeld.gebieden,
        kwalificaties: voorbeeld.kwalificaties,
        leerbedrijven: Vec::new(),
        leerwerkplekken: Vec::new(),
        kandidaten: Vec::new(),
        bsns: Vec::new(),
        trajecten: Vec::new(),
        formulieren: Vec::new(),
        intrekkingen: Vec::new(),
        gebeurtenissen: Vec::new(),
    };
    coaches(&mut regio.coaches, opzet);
    let stof = Stof {
        opzet,
        coaches: u16::try_from(regio.coaches.len()).unwrap_or(1),
        plaatsen: regio
            .gebieden
            .iter()
            .map(|it| Plaats {
                pc4: it.pc4,
                naam: it.plaats.clone(),
                gemeente: it.gemeente.clone(),
            })
            .collect(),
        kwalificaties: regio.kwalificaties.clone(),
        stappen: Fase::ALL.map(|fase| StapId::van_fase(fase).collect()),
        bsns: testnummers(),
        namen_coaches: regio.coaches.clone(),
        toestemming: dossier::toestemming::gedeeld(&regio.verantwoordelijken, opzet.vandaag),
    };
    Ok(Genereer {
        stof,
        begin: Some(regio.records()),
        volgende: 0,
    })
}

/// The batches of a region.
pub struct Genereer {
    stof: Stof,
    begin: Option<Vec<(Key, Record)>>,
    volgende: u32,
}

impl std::fmt::Debug for Genereer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Genereer")
            .field("opzet", &self.stof.opzet)
            .finish_non_exhaustive()
    }
}

impl Iterator for Genereer {
    type Item = Vec<(Key, Record)>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(begin) = self.begin.take() {
            return Some(begin);
        }
        let groepen = self.stof.opzet.aantal.div_ceil(GROEP);
        if self.volgende >= groepen {
            return None;
        }
        let tot = groepen.min(self.volgende + GROEPEN_PER_STEL);
        let mut stel = Vec::new();
        for nummer in self.volgende..tot {
            groep(&self.stof, nummer, &mut stel);
        }
        self.volgende = tot;
        Some(stel)
    }
}

/// What every dossier is made of.
struct Stof {
    opzet: Opzet,
    coaches: u16,
    plaatsen: Vec<Plaats>,
    kwalificaties: Vec<Kwalificatie>,
    /// The steps of each fase.
    stappen: [Vec<StapId>; 7],
    bsns: Vec<Bsn>,
    /// Who may stand on a form.
    namen_coaches: Vec<Coach>,
    /// The answers that every toestemming shares.
    toestemming: BTreeMap<String, String>,
}

/// Where people live and companies stand.
struct Plaats {
    pc4: u16,
    naam: String,
    gemeente: Option<String>,
}

/// One leerbedrijf, its leerwerkplek, and the dossiers around it.
fn groep(stof: &Stof, nummer: u32, stel: &mut Vec<(Key, Record)>) {
    let mut kans = Kans::van(stof.opzet.zaad, nummer);
    let mut werk = werkgever::maak(stof, nummer, &mut kans);
    let eerste = nummer * GROEP + 1;
    let laatste = (eerste + GROEP - 1).min(stof.opzet.aantal);
    let mut dossiers = Vec::new();
    for id in eerste..=laatste {
        dossiers.push(dossier::maak(stof, id, &mut werk, &mut kans));
    }
    werk.records(stel);
    for dossier in dossiers {
        dossier.records(stel);
    }
}

/// As many coaches as a region of this size has; the first are those of the example region.
fn coaches(coaches: &mut Vec<Coach>, opzet: Opzet) {
    let meer = u16::try_from((opzet.aantal / 60).min(250)).unwrap_or(250);
    let mut kans = Kans::van(opzet.zaad, u32::MAX);
    let eerste = u16::try_from(coaches.len())
        .unwrap_or(u16::MAX)
        .saturating_add(1);
    let organisaties: Vec<String> = coaches.iter().map(|it| it.organisatie.clone()).collect();
    for nummer in eerste..=meer {
        let naam = format!("{} {}", kans.kies(&namen::VOORNAMEN), kans.achternaam());
        coaches.push(Coach {
            naam,
            organisatie: kans.kies(&organisaties).clone(),
            ..Coach::nieuw(CoachId(nummer), format!("c{nummer:03}"))
        });
    }
}

/// Every number of the test range that passes the elfproef: 909 of them (DOMAIN 4.1).
fn testnummers() -> Vec<Bsn> {
    (999_990_000..=999_999_999_u32)
        .filter_map(|it| it.to_string().parse().ok())
        .collect()
}

#[cfg(test)]
mod tests;
