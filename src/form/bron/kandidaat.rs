//! What is known of the person.

use chrono::{Datelike, NaiveDate};

use super::{Recht, Rij, Stukken, dag, keuze, keuzes, labels, lezen, schrijft, vast};
use crate::domain::datum;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::naam::Naam;
use crate::domain::tekst::schoon;
use crate::domain::waardelijst::Uitkering;
use crate::form::kind;
use crate::form::spec::Kind;

/// A row that reads and writes one field of the kandidaat.
macro_rules! veld {
    ($bron:literal, $log:literal, $lees:expr, $zet:expr) => {
        schrijft(
            $bron,
            $log,
            |stukken, _| {
                let lees: fn(&Kandidaat) -> Option<String> = $lees;
                lees(stukken.kandidaat.as_ref()?)
            },
            |stukken, tekst, today| {
                let zet: fn(&mut Kandidaat, &str, NaiveDate) -> Result<(), String> = $zet;
                match &mut stukken.kandidaat {
                    Some(kandidaat) => zet(kandidaat, tekst, today),
                    None => Ok(()),
                }
            },
        )
    };
}

pub(super) const RIJEN: &[Rij] = &[
    vast("kandidaat.verwijzing", Recht::Leest, |stukken, _| {
        let kandidaat = stukken.kandidaat.as_ref()?;
        Some(format!("{} ({})", kandidaat.naam.weergave(), kandidaat.id))
    }),
    veld!(
        "kandidaat.naam",
        "naam",
        |it| Some(it.naam.volledig()),
        hele_naam
    ),
    veld!(
        "kandidaat.voornamen",
        "naam",
        |it| Some(it.naam.voornamen().to_owned()),
        |it, tekst, _| naamdeel(it, |delen| tekst.clone_into(&mut delen.voornamen))
    ),
    vast("kandidaat.voorletters", Recht::StelVoor, |stukken, _| {
        Some(stukken.kandidaat.as_ref()?.naam.voorletters())
    }),
    veld!(
        "kandidaat.roepnaam",
        "naam",
        |it| it.naam.roepnaam().map(str::to_owned),
        |it, tekst, _| naamdeel(it, |delen| tekst.clone_into(&mut delen.roepnaam))
    ),
    veld!(
        "kandidaat.voorvoegsel",
        "naam",
        |it| it.naam.voorvoegsel().map(str::to_owned),
        |it, tekst, _| naamdeel(it, |delen| tekst.clone_into(&mut delen.voorvoegsel))
    ),
    veld!(
        "kandidaat.achternaam",
        "naam",
        |it| Some(it.naam.achternaam().to_owned()),
        |it, tekst, _| naamdeel(it, |delen| tekst.clone_into(&mut delen.achternaam))
    ),
    veld!(
        "kandidaat.partnernaam",
        "partnernaam",
        |it| it.partnernaam.clone(),
        |it, tekst, _| {
            it.partnernaam = gevuld(tekst);
            Ok(())
        }
    ),
    veld!(
        "kandidaat.geboren",
        "geboren",
        |it| it.geboren.map(geboren),
        |it, tekst, today| {
            it.geboren = if tekst.is_empty() {
                None
            } else {
                Some(Geboortedatum::lees(tekst, today).map_err(|fout| fout.to_string())?)
            };
            Ok(())
        }
    ),
    schrijft(
        "kandidaat.straat",
        "adres",
        |stukken, _| Some(stukken.half.straat.clone()),
        |stukken, tekst, _| {
            stukken.half.straat = schoon(tekst);
            stukken.zet_adres();
            Ok(())
        },
    ),
    schrijft(
        "kandidaat.huisnummer",
        "adres",
        |stukken, _| stukken.half.huisnummer.map(|it| it.to_string()),
        |stukken, tekst, _| {
            stukken.half.huisnummer = huisnummer(tekst)?;
            stukken.zet_adres();
            Ok(())
        },
    ),
    schrijft(
        "kandidaat.toevoeging",
        "adres",
        |stukken, _| Some(stukken.half.toevoeging.clone()),
        |stukken, tekst, _| {
            stukken.half.toevoeging = schoon(tekst);
            stukken.zet_adres();
            Ok(())
        },
    ),
    veld!(
        "kandidaat.postcode",
        "postcode",
        |it| it.postcode.map(|it| it.to_string()),
        |it, tekst, _| {
            it.postcode = lezen(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.woonplaats",
        "woonplaats",
        |it| it.woonplaats.clone(),
        |it, tekst, today| {
            it.woonplaats = plaats(tekst, today);
            Ok(())
        }
    ),
    veld!(
        "kandidaat.gemeente",
        "woonplaats",
        |it| it.gemeente.clone(),
        |it, tekst, today| {
            it.gemeente = plaats(tekst, today);
            Ok(())
        }
    ),
    veld!(
        "kandidaat.telefoon",
        "telefoon",
        |it| it.telefoon.as_ref().map(ToString::to_string),
        |it, tekst, _| {
            it.telefoon = lezen(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.email",
        "email",
        |it| it.email.as_ref().map(ToString::to_string),
        |it, tekst, _| {
            it.email = lezen(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.uitkering",
        "uitkering",
        |it| it.uitkering.map(|it| it.label().to_owned()),
        |it, tekst, _| {
            it.uitkering = keuze(tekst)?;
            Ok(())
        }
    ),
    vast("kandidaat.aanvullend", Recht::StelVoor, |stukken, _| {
        let naast_loon = match stukken.kandidaat.as_ref()?.uitkering? {
            Uitkering::WerkAanvullend => "ja",
            Uitkering::Werk => "nee",
            _ => return None,
        };
        Some(naast_loon.to_owned())
    }),
    veld!(
        "kandidaat.doelgroepen",
        "doelgroepen",
        |it| Some(labels(&it.doelgroepen)),
        |it, tekst, today| {
            it.doelgroepen = keuzes(tekst, today)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.opleiding",
        "opleiding",
        |it| it.opleiding.map(|it| it.label().to_owned()),
        |it, tekst, _| {
            it.opleiding = keuze(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.behaald",
        "opleiding",
        |it| it.behaald.map(|it| it.label().to_owned()),
        |it, tekst, _| {
            it.behaald = keuze(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.diploma",
        "diploma",
        |it| it.diploma.map(|it| it.label().to_owned()),
        |it, tekst, _| {
            it.diploma = keuze(tekst)?;
            Ok(())
        }
    ),
    schrijft(
        "kandidaat.branches",
        "branches",
        |stukken, _| Some(labels(&stukken.kandidaat.as_ref()?.branches)),
        branches,
    ),
    schrijft(
        "kandidaat.niveau",
        "niveau",
        |stukken, _| {
            let niveau = stukken.kandidaat.as_ref()?.niveau?;
            Some(niveau.label().to_owned())
        },
        |stukken, tekst, _| {
            let niveau = keuze(tekst)?;
            if let Some(kandidaat) = &mut stukken.kandidaat {
                kandidaat.niveau = niveau;
            }
            if let Some(traject) = stukken.traject.as_mut().filter(|it| it.plek.is_none()) {
                traject.niveau = niveau;
            }
            Ok(())
        },
    ),
    veld!(
        "kandidaat.taal",
        "taal",
        |it| it.inzet.taal.map(|it| it.label().to_owned()),
        |it, tekst, _| {
            it.inzet.taal = keuze(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.vervoer",
        "vervoer",
        |it| Some(labels(&it.inzet.vervoer)),
        |it, tekst, today| {
            it.inzet.vervoer = keuzes(tekst, today)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.rijbewijzen",
        "rijbewijs",
        |it| Some(labels(&it.inzet.rijbewijzen)),
        |it, tekst, today| {
            it.inzet.rijbewijzen = keuzes(tekst, today)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.reistijd",
        "reistijd",
        |it| it.inzet.reistijd.map(|it| it.to_string()),
        |it, tekst, _| {
            it.inzet.reistijd = lezen(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.uren",
        "uren",
        |it| it.inzet.uren.map(|it| it.to_string()),
        |it, tekst, _| {
            it.inzet.uren = lezen(tekst)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.dagdelen",
        "dagdelen",
        |it| Some(labels(&it.inzet.dagdelen)),
        |it, tekst, today| {
            it.inzet.dagdelen = keuzes(tekst, today)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.vanaf",
        "beschikbaar vanaf",
        |it| it.inzet.vanaf.map(datum::toon),
        |it, tekst, today| {
            it.inzet.vanaf = dag(tekst, today)?;
            Ok(())
        }
    ),
    veld!(
        "kandidaat.certificaten",
        "certificaten",
        |it| Some(labels(&it.inzet.certificaten)),
        |it, tekst, today| {
            it.inzet.certificaten = keuzes(tekst, today)?;
            Ok(())
        }
    ),
];

/// Until there is a leerwerkplek, the traject goes where the kandidaat wants to.
fn branches(stukken: &mut Stukken, tekst: &str, today: NaiveDate) -> Result<(), String> {
    let branches = keuzes(tekst, today)?;
    if branches.len() > 3 {
        return Err("Kies er hoogstens drie; de eerste is de eerste keus.".to_owned());
    }
    if let Some(traject) = stukken.traject.as_mut().filter(|it| it.plek.is_none()) {
        traject.branche = branches.first().copied();
    }
    if let Some(kandidaat) = &mut stukken.kandidaat {
        kandidaat.branches = branches;
    }
    Ok(())
}

struct Naamdelen {
    voornamen: String,
    roepnaam: String,
    voorvoegsel: String,
    achternaam: String,
}

/// Changes one part of a name; the whole must stay a name.
fn naamdeel(kandidaat: &mut Kandidaat, zet: impl FnOnce(&mut Naamdelen)) -> Result<(), String> {
    let naam = &kandidaat.naam;
    let mut delen = Naamdelen {
        voornamen: naam.voornamen().to_owned(),
        roepnaam: naam.roepnaam().unwrap_or_default().to_owned(),
        voorvoegsel: naam.voorvoegsel().unwrap_or_default().to_owned(),
        achternaam: naam.achternaam().to_owned(),
    };
    zet(&mut delen);
    kandidaat.naam = Naam::nieuw(
        &delen.voornamen,
        Some(&delen.roepnaam),
        Some(&delen.voorvoegsel),
        &delen.achternaam,
    )
    .map_err(|fout| fout.to_string())?;
    Ok(())
}

/// A whole name says nothing of the roepnaam, so that stays.
fn hele_naam(kandidaat: &mut Kandidaat, tekst: &str, _today: NaiveDate) -> Result<(), String> {
    if tekst == kandidaat.naam.volledig() {
        return Ok(());
    }
    let nieuw = Naam::lees(tekst).map_err(|fout| fout.to_string())?;
    kandidaat.naam = Naam::nieuw(
        nieuw.voornamen(),
        nieuw.roepnaam().or(kandidaat.naam.roepnaam()),
        nieuw.voorvoegsel(),
        nieuw.achternaam(),
    )
    .map_err(|fout| fout.to_string())?;
    Ok(())
}

/// A birth date known in part is written the way it is read.
fn geboren(geboren: Geboortedatum) -> String {
    let datum = geboren.datum();
    match geboren.bekend() {
        Bekend::Dag => datum::toon(datum),
        Bekend::Maand => datum.format("00-%m-%Y").to_string(),
        Bekend::Jaar => datum.year().to_string(),
    }
}

fn huisnummer(tekst: &str) -> Result<Option<u32>, String> {
    if tekst.is_empty() {
        return Ok(None);
    }
    let getal = tekst.parse().ok().filter(|it| (1..=99_999).contains(it));
    getal
        .map(Some)
        .ok_or_else(|| "Typ alleen het nummer; een letter hoort bij de toevoeging.".to_owned())
}

fn plaats(tekst: &str, today: NaiveDate) -> Option<String> {
    let tidy = kind::netjes(Kind::Plaats, tekst, today);
    gevuld(tidy.as_deref().unwrap_or(tekst))
}

fn gevuld(tekst: &str) -> Option<String> {
    Some(schoon(tekst)).filter(|it| !it.is_empty())
}
