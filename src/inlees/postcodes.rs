//! The postcode table: four digits, a place, and where that lies.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::kolommen::{Indeling, Keuzes, Veld, deel_in, veld};
use super::tabel::{self, Rij};
use super::waarde::{Rijlezer, breuk};
use super::{Leesfout, Uitkomst, eerste_blad};
use crate::app::importeer::{Lading, Regel};
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

pub(super) fn lees(
    bytes: &[u8],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Uitkomst, Leesfout> {
    let tabellen = tabel::lees(bytes)?;
    let (tabel, ander) = eerste_blad(&tabellen)?;
    let mut indeling = deel_in(tabel, VELDEN, keuzes)?;
    for veld in ["pc4", "plaats", "breedtegraad", "lengtegraad"] {
        if !indeling.heeft(veld) {
            return Err(Leesfout::bestand(format!(
                "ik vind geen kolom met {veld}; zet er een kop boven, of zeg welke het is met --kolom {veld}=1"
            )));
        }
    }
    let mut uit = Uitkomst::nieuw("tabel met postcodes", Lading::Postcodes(Vec::new()));
    uit.opmerkingen.extend(tabel.opmerkingen.clone());
    uit.opmerkingen.extend(ander);
    uit.opmerkingen.append(&mut indeling.opmerkingen);
    uit.kolommen = std::mem::take(&mut indeling.beeld);
    let mut gezien: HashMap<u16, u32> = HashMap::new();
    let mut gebieden = Vec::new();
    for rij in indeling.rijen(tabel) {
        uit.rijen += 1;
        match gebied(rij, &indeling, vandaag) {
            Ok(gebied) => {
                if let Some(eerder) = gezien.insert(gebied.pc4, rij.regel) {
                    gezien.insert(gebied.pc4, eerder);
                    uit.wijs_af(
                        rij.regel,
                        format!("deze postcode staat al op regel {eerder}"),
                    );
                    continue;
                }
                uit.goed += 1;
                gebieden.push(Regel {
                    regel: rij.regel,
                    rij: gebied,
                });
            }
            Err(reden) => uit.wijs_af(rij.regel, reden),
        }
    }
    uit.lading = Lading::Postcodes(gebieden);
    Ok(uit)
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
