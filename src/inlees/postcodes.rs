//! The postcode table: four digits, a place, and where that lies.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;

use super::kolommen::{Indeling, Keuzes, Veld, veld};
use super::rijen::Tabelsoort;
use super::tabel::Rij;
use super::waarde::{Rijlezer, breuk};
use super::{Leesfout, Uitkomst};
use crate::app::importeer::Lading;
use crate::app::record::Gebied;
use crate::domain::postcode::Pc4;

/// The Netherlands, with room to spare.
const BREEDTE: std::ops::RangeInclusive<f64> = 50.7..=53.7;
const LENGTE: std::ops::RangeInclusive<f64> = 3.2..=7.3;
/// Longest name of a place.
const NAAM_MAX: usize = 80;

/// The fields of the table.
const VELDEN: &[Veld] = &[
    veld(
        "pc4",
        "postcode (4 cijfers)",
        &["postcode", "postcode4", "pc", "postcodegebied"],
    )
    .lijkt(|cel| cel.parse::<Pc4>().is_ok()),
    veld(
        "plaats",
        "plaats",
        &["woonplaats", "plaatsnaam", "city", "place"],
    )
    .lijkt(|cel| !cel.is_empty() && !cel.contains(|c: char| c.is_ascii_digit())),
    veld("gemeente", "gemeente", &["gemeentenaam", "municipality"]),
    veld(
        "breedtegraad",
        "breedtegraad",
        &["latitude", "lat", "breedte"],
    )
    .lijkt(|cel| breuk(cel).is_some_and(|graden| BREEDTE.contains(&graden))),
    veld(
        "lengtegraad",
        "lengtegraad",
        &["longitude", "lon", "lng", "long", "lengte"],
    )
    .lijkt(|cel| breuk(cel).is_some_and(|graden| LENGTE.contains(&graden))),
];

const SOORT: Tabelsoort<Gebied> = Tabelsoort {
    naam: "tabel met postcodes",
    velden: VELDEN,
    lading: Lading::Postcodes,
};

pub(super) fn lees(
    bytes: &[u8],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Uitkomst, Leesfout> {
    let compleet = |indeling: &Indeling| {
        let mist = ["pc4", "plaats", "breedtegraad", "lengtegraad"]
            .into_iter()
            .find(|veld| !indeling.heeft(veld));
        mist.map_or(Ok(()), |veld| {
            Err(Leesfout::kolom(format!(
                "ik vind geen kolom met {veld}; zet er een kop boven, of zeg welke het is met --kolom {veld}=1"
            )))
        })
    };
    let mut gezien: HashMap<u16, u32> = HashMap::new();
    SOORT.lees(bytes, keuzes, compleet, |rij, indeling| {
        let gebied = gebied(rij, indeling, vandaag)?;
        match gezien.entry(gebied.pc4) {
            Entry::Occupied(eerder) => {
                Err(format!("deze postcode staat al op regel {}", eerder.get()))
            }
            Entry::Vacant(nieuw) => {
                nieuw.insert(rij.regel);
                Ok(gebied)
            }
        }
    })
}

fn gebied(rij: &Rij, indeling: &Indeling, vandaag: NaiveDate) -> Result<Gebied, String> {
    let mut lezer = Rijlezer::nieuw(rij, indeling, VELDEN, vandaag);
    let pc4: Option<Pc4> = lezer.lees("pc4");
    let plaats = lezer.tekst_of("plaats", NAAM_MAX);
    let gemeente = lezer.tekst_of("gemeente", NAAM_MAX);
    let graden = |lezer: &mut Rijlezer<'_>, veld: &str, grenzen: std::ops::RangeInclusive<f64>| {
        lezer.met(veld, |tekst| {
            breuk(tekst)
                .filter(|graden| grenzen.contains(graden))
                .ok_or("dit ligt niet in Nederland; typ graden, zoals 52,3778")
        })
    };
    let breedte = graden(&mut lezer, "breedtegraad", BREEDTE);
    let lengte = graden(&mut lezer, "lengtegraad", LENGTE);
    for (veld, er) in [
        ("pc4", pc4.is_some()),
        ("plaats", plaats.is_some()),
        ("breedtegraad", breedte.is_some()),
        ("lengtegraad", lengte.is_some()),
    ] {
        if !er && lezer.tekst(veld).is_empty() {
            lezer.klacht(veld, "dit ontbreekt");
        }
    }
    let gelezen = (|| {
        Some(Gebied {
            pc4: pc4?.getal(),
            plaats: plaats?,
            gemeente,
            breedte: miljoensten(breedte?),
            lengte: miljoensten(lengte?),
        })
    })();
    lezer
        .klaar(gelezen)?
        .ok_or_else(|| "deze rij is niet te lezen".to_owned())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a coordinate within the Netherlands fits"
)]
fn miljoensten(graden: f64) -> i32 {
    (graden * 1e6).round() as i32
}
