//! The rights of a person: freezing, requests with their clock, the terms for which data is kept
//! (P-30 to P-42).

use super::{Besluit, Omgeving};
use crate::app::avg;
use crate::app::fault::Fault;
use crate::app::formulier;
use crate::app::journaal;
use crate::app::record::{Key, Record, Soort};
use crate::app::zicht::Zicht;
use crate::domain::avg::{Avg, Beperking, Verzoek, Verzoeksoort};
use crate::domain::bewaartermijn::Bewaarklasse;
use crate::domain::formulier::Stempel;
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::journaal::Handeling;
use crate::domain::regel;
use chrono::NaiveDate;

fn stempel(omgeving: &Omgeving<'_>) -> Stempel {
    Stempel {
        door: omgeving.coach,
        op: omgeving.nu,
    }
}

fn persoon(zicht: &Zicht<'_>, kaart: KaartId) -> Result<KandidaatId, Fault> {
    formulier::kandidaat(zicht, kaart)?.ok_or_else(|| Fault::Veld {
        veld: "kaart".to_owned(),
        bericht: "dit gaat over een persoon; kies de kaart van een kandidaat".to_owned(),
    })
}

/// A decision about a person: on no timeline, in the journaal, not to be taken back with a key.
fn over(kaart: KaartId, titel: String, wat: Handeling, reden: String) -> Besluit {
    let mut besluit = Besluit {
        titel,
        kaart: Some(kaart),
        journaal: Some((wat, reden)),
        ..Besluit::default()
    };
    besluit.velden.push((kaart, Vec::new()));
    besluit
}

/// Freezes the dossier of a person, or lets it go again (P-33).
pub(super) fn bevries(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    reden: &str,
    dicht: bool,
) -> Result<Besluit, Fault> {
    let reden = regel::reden(reden)?;
    let kandidaat = persoon(zicht, kaart)?;
    let naam = zicht.kaartnaam(kaart)?;
    let nu = avg::bevroren(zicht, kandidaat)?.is_some();
    if nu == dicht {
        let bericht = if dicht {
            "dit dossier is al bevroren"
        } else {
            "dit dossier is niet bevroren"
        };
        return Err(Fault::Veld {
            veld: "kaart".to_owned(),
            bericht: bericht.to_owned(),
        });
    }
    let key = Key::beperking(kandidaat);
    let (titel, wat, record) = if dicht {
        let it = Beperking {
            kandidaat,
            reden: reden.clone(),
            stempel: stempel(omgeving),
        };
        let record = Record::Avg(Box::new(Avg::Beperking(it)));
        (
            format!("dossier van {naam} bevroren"),
            Handeling::Bevroren,
            Some(record),
        )
    } else {
        (
            format!("dossier van {naam} niet meer bevroren"),
            Handeling::Ontdooid,
            None,
        )
    };
    let mut besluit = over(kaart, titel, wat, reden);
    besluit.puts.push((key, record));
    Ok(besluit)
}

/// Writes a request down; its clock begins on the day it came.
pub(super) fn verzoek(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Verzoeksoort,
    ontvangen: Option<NaiveDate>,
) -> Result<Besluit, Fault> {
    let kandidaat = persoon(zicht, kaart)?;
    let ontvangen = ontvangen.unwrap_or(omgeving.vandaag);
    if ontvangen > omgeving.vandaag {
        return Err(Fault::Veld {
            veld: "ontvangen".to_owned(),
            bericht: "kies vandaag of eerder".to_owned(),
        });
    }
    let it = Verzoek {
        kandidaat,
        nummer: avg::volgende(zicht, kandidaat, Key::verzoek)?,
        soort,
        ontvangen,
        verlengd: None,
        afgehandeld: None,
        stempel: stempel(omgeving),
    };
    let titel = format!(
        "verzoek om {} van {}: antwoord uiterlijk {}",
        soort.label(),
        zicht.kaartnaam(kaart)?,
        crate::domain::datum::toon(it.uiterlijk())
    );
    let mut besluit = over(kaart, titel, Handeling::Verzoek, soort.label().to_owned());
    let key = Key::verzoek(kandidaat, it.nummer);
    besluit.schrijf(key, Record::Avg(Box::new(Avg::Verzoek(it))));
    Ok(besluit)
}

/// Takes two months more, or answers; the text says why, or how.
pub(super) fn antwoord(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    nummer: u32,
    tekst: &str,
    klaar: bool,
) -> Result<Besluit, Fault> {
    let tekst = regel::reden(tekst)?;
    let kandidaat = persoon(zicht, kaart)?;
    let key = Key::verzoek(kandidaat, nummer);
    let it = match zicht.get(key)? {
        Some((_, Record::Avg(it))) => match *it {
            Avg::Verzoek(it) => Some(it),
            Avg::Beperking(_) | Avg::Rectificatie(_) => None,
        },
        _ => None,
    };
    let Some(mut it) = it.filter(Verzoek::open) else {
        return Err(Fault::NietGevonden {
            wat: format!("open verzoek {nummer} van {kandidaat}"),
        });
    };
    let wat = if klaar { "beantwoord" } else { "verlengd" };
    if klaar {
        it.afgehandeld = Some((omgeving.vandaag, tekst.clone()));
    } else if it.verlengd.is_some() {
        return Err(Fault::Veld {
            veld: "nummer".to_owned(),
            bericht: "dit verzoek is al verlengd; langer kan niet".to_owned(),
        });
    } else {
        it.verlengd = Some(tekst.clone());
    }
    let titel = format!("verzoek om {} {wat}", it.soort.label());
    let mut besluit = over(kaart, titel, Handeling::Verzoek, format!("{wat}: {tekst}"));
    besluit.schrijf(key, Record::Avg(Box::new(Avg::Verzoek(it))));
    Ok(besluit)
}

/// Says how long a class is kept.
pub(super) fn termijn(
    zicht: &Zicht<'_>,
    klasse: Bewaarklasse,
    maanden: u16,
) -> Result<Besluit, Fault> {
    if !(1..=1200).contains(&maanden) {
        return Err(Fault::Veld {
            veld: "maanden".to_owned(),
            bericht: "kies 1 tot en met 1200 maanden".to_owned(),
        });
    }
    let mut termijnen = avg::termijnen(zicht)?;
    termijnen.zet(klasse, maanden);
    let wat = format!("{}: {maanden} maanden", klasse.label());
    let mut besluit = Besluit {
        titel: format!("bewaartermijn {wat}"),
        journaal: Some((Handeling::Wijziging, wat)),
        ..Besluit::default()
    };
    besluit.schrijf(Key::bewaren(), Record::Bewaren(termijnen));
    Ok(besluit)
}

/// Clears lines of the journaal whose term is over; the chain goes on from there (P-21, P-22).
pub(super) fn schoon_journaal(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
) -> Result<Besluit, Fault> {
    let termijnen = avg::termijnen(zicht)?;
    let (van, tot) = Key::hele_soort(Soort::Journaal);
    let mut oud = Vec::new();
    for (key, record) in zicht.alle(van, tot)? {
        if let Record::Journaal(regel) = record {
            oud.push((regel.nummer, key, regel));
        }
    }
    oud.sort_by_key(|(nummer, _, _)| *nummer);
    // Without a gap: a line goes only when every line before it goes too.
    let verlopen = oud.iter().take_while(|(_, _, regel)| {
        let dag = regel.moment.date_naive();
        termijnen.tot(Bewaarklasse::Journaal, dag) <= omgeving.vandaag
    });
    let weg: Vec<_> = verlopen.collect();
    let Some((laatste, _, regel)) = weg.last() else {
        return Err(Fault::Veld {
            veld: "journaal".to_owned(),
            bericht: "er zijn nog geen regels waarvan de bewaartermijn om is".to_owned(),
        });
    };
    let titel = format!("{} regels van het journaal weggehaald", weg.len());
    let besluit = Besluit {
        titel: titel.clone(),
        puts: weg.iter().map(|(_, key, _)| (*key, None)).collect(),
        journaal: Some((Handeling::Opgeschoond, titel)),
        begin: Some((laatste + 1, journaal::print(regel))),
        ..Besluit::default()
    };
    Ok(besluit)
}
