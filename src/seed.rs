//! The example region: text files that a person edits, read through the rules of the trade.
//!
//! Nothing comes in that a coach could not have done: every step is put, every card moved through
//! its poort and closed by the same functions of the domain, in the order of the dates.

mod bestand;
mod dag;
mod formulieren;
mod fout;
mod inzet;
pub(crate) mod kaart;
mod kandidaten;
mod kwalificaties;
mod regel;
mod regios;
mod trajecten;
mod werkgevers;

use chrono::NaiveDate;

pub use fout::SeedFout;

use crate::app::record::{Gebied, Key, Record, Regio as Regionaam, Soort};
use crate::domain::coach::Coach;
use crate::domain::formulier::Formulier;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::toestemming::Intrekking;
use crate::domain::traject::Traject;

/// The texts of a region, as they stand in `seed/`.
#[derive(Debug, Clone, Copy)]
struct Teksten<'a> {
    regio: &'a str,
    kwalificaties: &'a str,
    postcodes: &'a str,
    leerbedrijven: &'a str,
    leerwerkplekken: &'a str,
    kandidaten: &'a str,
    trajecten: [(&'static str, &'a str); 7],
    formulieren: &'a str,
}

const VOORBEELD: Teksten<'static> = Teksten {
    regio: include_str!("../seed/regio.toml"),
    kwalificaties: include_str!("../seed/kwalificaties.toml"),
    postcodes: include_str!("../seed/postcodes.toml"),
    leerbedrijven: include_str!("../seed/leerbedrijven.toml"),
    leerwerkplekken: include_str!("../seed/leerwerkplekken.toml"),
    kandidaten: include_str!("../seed/kandidaten.toml"),
    trajecten: [
        (
            "trajecten/werving-kandidaten.toml",
            include_str!("../seed/trajecten/werving-kandidaten.toml"),
        ),
        (
            "trajecten/bemiddeling.toml",
            include_str!("../seed/trajecten/bemiddeling.toml"),
        ),
        (
            "trajecten/plaatsing.toml",
            include_str!("../seed/trajecten/plaatsing.toml"),
        ),
        (
            "trajecten/praktijkleren.toml",
            include_str!("../seed/trajecten/praktijkleren.toml"),
        ),
        (
            "trajecten/baan.toml",
            include_str!("../seed/trajecten/baan.toml"),
        ),
        (
            "trajecten/nazorg.toml",
            include_str!("../seed/trajecten/nazorg.toml"),
        ),
        (
            "trajecten/gesloten.toml",
            include_str!("../seed/trajecten/gesloten.toml"),
        ),
    ],
    formulieren: include_str!("../seed/formulieren.toml"),
};

/// A whole region, ready for a store.
#[derive(Debug, Clone)]
pub struct Regio {
    /// What it calls itself.
    pub naam: String,
    /// The organisations that use the data (T5).
    pub verantwoordelijken: String,
    /// Who works with the board; the first one is whom a fresh start logs in as.
    pub coaches: Vec<Coach>,
    /// Postcode areas.
    pub gebieden: Vec<Gebied>,
    /// Kwalificaties of niveau 1 and 2.
    pub kwalificaties: Vec<Kwalificatie>,
    /// Employers.
    pub leerbedrijven: Vec<Leerbedrijf>,
    /// Places to learn, being won and available.
    pub leerwerkplekken: Vec<Leerwerkplek>,
    /// People.
    pub kandidaten: Vec<Kandidaat>,
    /// Their BSN, apart.
    pub bsns: Vec<KandidaatBsn>,
    /// Running, waiting and closed trajecten.
    pub trajecten: Vec<Traject>,
    /// Forms of trajecten and leerwerkplekken.
    pub formulieren: Vec<Formulier>,
    /// Doelen that were withdrawn.
    pub intrekkingen: Vec<Intrekking>,
    /// The timelines of all cards, oldest first.
    pub gebeurtenissen: Vec<Gebeurtenis>,
}

/// The example region, with every date counted from `vandaag`.
pub fn regio(vandaag: NaiveDate) -> Result<Regio, SeedFout> {
    lees(&VOORBEELD, vandaag)
}

fn lees(teksten: &Teksten<'_>, vandaag: NaiveDate) -> Result<Regio, SeedFout> {
    let wie = regios::lees(teksten.regio)?;
    let gebieden = regios::gebieden(teksten.postcodes)?;
    let kwalificaties = kwalificaties::lees(teksten.kwalificaties)?;
    let mut werk = werkgevers::lees(teksten, &wie, &kwalificaties, vandaag)?;
    let mut mensen = kandidaten::lees(teksten.kandidaten, &gebieden, vandaag)?;
    let mut gelezen = trajecten::lees(teksten, &wie, &kwalificaties, &mensen, &mut werk, vandaag)?;
    let vormen = formulieren::lees(
        teksten.formulieren,
        &wie,
        &mut mensen,
        &mut werk,
        &mut gelezen.trajecten,
        vandaag,
    )?;
    let mut gebeurtenissen = werk.gebeurtenissen;
    gebeurtenissen.extend(gelezen.gebeurtenissen);
    gebeurtenissen.extend(vormen.gebeurtenissen);
    gebeurtenissen.sort_by_key(|it| it.moment);
    Ok(Regio {
        naam: wie.naam,
        verantwoordelijken: vormen.verantwoordelijken,
        coaches: wie.coaches,
        gebieden,
        kwalificaties,
        leerbedrijven: werk.bedrijven,
        leerwerkplekken: werk.plekken,
        kandidaten: mensen.kandidaten,
        bsns: mensen.bsns,
        trajecten: gelezen.trajecten,
        formulieren: vormen.formulieren,
        intrekkingen: vormen.intrekkingen,
        gebeurtenissen,
    })
}

impl Regio {
    /// Every record with its key, in the order in which a store loads them.
    pub fn records(self) -> Vec<(Key, Record)> {
        let mut uit = vec![(
            Key::regio(),
            Record::Regio(Regionaam {
                naam: self.naam,
                voorbeeld: true,
                verantwoordelijken: self.verantwoordelijken,
            }),
        )];
        uit.extend(
            self.coaches
                .into_iter()
                .map(|it| (Key::coach(it.id), Record::Coach(it))),
        );
        uit.extend(self.gebieden.into_iter().map(|it| {
            (
                Key::een(Soort::Gebied, u64::from(it.pc4)),
                Record::Gebied(it),
            )
        }));
        uit.extend(
            self.kwalificaties
                .into_iter()
                .map(|it| (Key::kwalificatie(it.crebo), Record::Kwalificatie(it))),
        );
        uit.extend(
            self.leerbedrijven
                .into_iter()
                .map(|it| (Key::leerbedrijf(it.id), Record::Leerbedrijf(it))),
        );
        uit.extend(
            self.leerwerkplekken
                .into_iter()
                .map(|it| (Key::leerwerkplek(it.id), Record::Leerwerkplek(it))),
        );
        uit.extend(
            self.kandidaten
                .into_iter()
                .map(|it| (Key::kandidaat(it.id), Record::Kandidaat(Box::new(it)))),
        );
        uit.extend(
            self.bsns
                .into_iter()
                .map(|it| (Key::bsn(it.kandidaat), Record::Bsn(it))),
        );
        uit.extend(
            self.trajecten
                .into_iter()
                .map(|it| (Key::traject(it.id), Record::Traject(Box::new(it)))),
        );
        uit.extend(self.formulieren.into_iter().map(|it| {
            (
                Key::formulier(it.kaart, it.soort, it.nummer),
                Record::Formulier(Box::new(it)),
            )
        }));
        uit.extend(
            self.intrekkingen
                .into_iter()
                .map(|it| (Key::intrekking(it.kaart, it.doel), Record::Intrekking(it))),
        );
        let mut nummers = std::collections::HashMap::new();
        uit.extend(self.gebeurtenissen.into_iter().map(|it| {
            let nummer: &mut u64 = nummers.entry(it.kaart).or_default();
            *nummer += 1;
            (Key::gebeurtenis(it.kaart, *nummer), Record::Gebeurtenis(it))
        }));
        uit
    }
}

#[cfg(test)]
mod tests;
