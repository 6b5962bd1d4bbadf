//! A fase-overleg: beginning it, what is said of a case, and its end.

use chrono::NaiveDate;

use super::{Besluit, Omgeving, taak};
use crate::app::command::TaakGegevens;
use crate::app::fault::Fault;
use crate::app::overleg::{laatste, lopend, punten, sinds, verplaatsingen};
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overleg::{Overleg, Overlegdeel, Punt, Puntsoort, regel};
use crate::domain::recht::{Actie, Gegeven, Oordeel, Vraag, mag};
use crate::domain::regel::Regelfout;
use crate::domain::taak::Taaksoort;
use crate::domain::telwoord::tel;

/// Most seconds that one look at a case counts for: a screen that was left on looks at nobody.
const KIJK_MAX: u32 = 60 * 60;

/// Begins an overleg; one at a time for who leads it.
pub(super) fn begin(omgeving: &Omgeving<'_>, zicht: &Zicht<'_>) -> Result<Besluit, Fault> {
    if lopend(zicht, omgeving.coach)?.is_some() {
        return Err(Regelfout::OverlegLoopt.into());
    }
    let sinds = sinds(zicht, omgeving.coach, omgeving.vandaag)?;
    let agenda = (omgeving.agenda)(sinds)?;
    let nummer = laatste(zicht)?.saturating_add(1);
    let kop = Overleg {
        nummer,
        op: omgeving.vandaag,
        begonnen: omgeving.nu,
        door: omgeving.coach,
        gesloten: None,
        sinds,
        agenda,
    };
    let mut besluit = Besluit {
        titel: format!("overleg {nummer} begonnen"),
        ..Besluit::default()
    };
    schrijf(&mut besluit, Key::overleg(nummer), Overlegdeel::Kop(kop));
    Ok(besluit)
}

fn schrijf(besluit: &mut Besluit, key: Key, deel: Overlegdeel) {
    besluit.schrijf(key, Record::Overleg(Box::new(deel)));
}

/// The overleg that goes on, and where a point of it is written.
fn open(omgeving: &Omgeving<'_>, zicht: &Zicht<'_>) -> Result<Overleg, Fault> {
    lopend(zicht, omgeving.coach)?.ok_or_else(|| Regelfout::GeenOverleg.into())
}

fn plaats(zicht: &Zicht<'_>, nummer: u32, kaart: KaartId, wat: &Puntsoort) -> Result<Key, Fault> {
    if let Some(key) = Key::overleg_eenmalig(nummer, kaart, wat) {
        return Ok(key);
    }
    let (van, tot) = Key::overlegpunten(nummer);
    let laatste = zicht.laatste(van, tot)?.map_or(0, |key| key.b);
    Ok(Key::overlegpunt(nummer, laatste + 1))
}

fn punt(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    wat: Puntsoort,
    titel: String,
) -> Result<Besluit, Fault> {
    let overleg = open(omgeving, zicht)?;
    let key = plaats(zicht, overleg.nummer, kaart, &wat)?;
    let mut besluit = Besluit::van_kaart(kaart, titel);
    let punt = Punt {
        kaart,
        moment: omgeving.nu,
        wat,
    };
    schrijf(&mut besluit, key, Overlegdeel::Punt(punt));
    Ok(besluit)
}

/// A case was in front for a while.
pub(super) fn gezien(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    seconden: u32,
) -> Result<Besluit, Fault> {
    zicht.kaartnaam(kaart)?;
    let overleg = open(omgeving, zicht)?;
    let eerder = |(_, punt): &(Key, Punt)| match punt.wat {
        Puntsoort::Gezien { seconden } if punt.kaart == kaart => Some(seconden),
        _ => None,
    };
    let al = punten(zicht, overleg.nummer)?.iter().find_map(eerder);
    let seconden = al.unwrap_or(0).saturating_add(seconden.min(KIJK_MAX));
    let wat = Puntsoort::Gezien { seconden };
    let besluit = punt(omgeving, zicht, kaart, wat, format!("{kaart} besproken"))?;
    // What is taken back is what was said, not that it was looked at.
    Ok(Besluit {
        terug: false,
        ..besluit
    })
}

/// Parks a case, or takes it out of the car park.
pub(super) fn parkeer(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
) -> Result<Besluit, Fault> {
    let naam = zicht.kaartnaam(kaart)?;
    let overleg = open(omgeving, zicht)?;
    let wat = Puntsoort::Geparkeerd;
    let key = plaats(zicht, overleg.nummer, kaart, &wat)?;
    if zicht.get(key)?.is_some() {
        let mut besluit = Besluit::van_kaart(kaart, format!("{naam} niet meer geparkeerd"));
        besluit.puts.push((key, None));
        return Ok(besluit);
    }
    punt(omgeving, zicht, kaart, wat, format!("{naam} geparkeerd"))
}

/// What was decided, on the timeline of the card too. What is said of the person by name becomes
/// initials: it is read aloud, and stands in the minutes.
pub(super) fn besluit(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    tekst: &str,
) -> Result<Besluit, Fault> {
    let naam = zicht.kaartnaam(kaart)?;
    let tekst = zonder_naam(zicht, kaart, &regel(tekst)?)?;
    let wat = Puntsoort::Besluit {
        tekst: tekst.clone(),
    };
    let titel = format!("besluit bij {naam}");
    let mut besluit = punt(omgeving, zicht, kaart, wat, titel)?;
    besluit.tijdlijn.push((kaart, Wat::Besluit { tekst }));
    besluit.veld(kaart, "besluit");
    Ok(besluit)
}

/// The text with the parts of the name of the kandidaat as initials.
fn zonder_naam(zicht: &Zicht<'_>, kaart: KaartId, tekst: &str) -> Result<String, Fault> {
    let KaartId::Traject(id) = kaart else {
        return Ok(tekst.to_owned());
    };
    let (_, traject) = zicht.traject(id)?;
    let (_, kandidaat) = zicht.kandidaat(traject.kandidaat)?;
    Ok(kandidaat.naam.verberg_in(tekst))
}

/// Ends the overleg: the moves of the cases that were looked at go into it, so that its minutes say
/// the same next year.
pub(super) fn sluit(omgeving: &Omgeving<'_>, zicht: &Zicht<'_>) -> Result<Besluit, Fault> {
    let mut overleg = open(omgeving, zicht)?;
    let nummer = overleg.nummer;
    let alle = punten(zicht, nummer)?;
    let mut besluit = Besluit::default();
    let (van, tot) = Key::overlegpunten(nummer);
    let mut plek = zicht.laatste(van, tot)?.map_or(0, |key| key.b);
    let mut verplaatst = 0;
    for (_, gezien) in &alle {
        if !matches!(gezien.wat, Puntsoort::Gezien { .. }) {
            continue;
        }
        for punt in verplaatsingen(zicht, &overleg, gezien.kaart)? {
            plek += 1;
            verplaatst += 1;
            let key = Key::overlegpunt(nummer, plek);
            schrijf(&mut besluit, key, Overlegdeel::Punt(punt));
        }
    }
    overleg.gesloten = Some(omgeving.nu);
    let hoeveel = |past: fn(&Puntsoort) -> bool| alle.iter().filter(|it| past(&it.1.wat)).count();
    let besloten = hoeveel(|it| matches!(it, Puntsoort::Besluit { .. }));
    let acties = hoeveel(|it| matches!(it, Puntsoort::Actie { .. }));
    besluit.titel = format!(
        "overleg {nummer} gesloten: {}, {}, {}",
        tel(besloten, "besluit", "besluiten"),
        tel(acties, "actie", "acties"),
        tel(verplaatst, "verplaatsing", "verplaatsingen"),
    );
    schrijf(
        &mut besluit,
        Key::overleg(nummer),
        Overlegdeel::Kop(overleg),
    );
    Ok(besluit)
}

/// Whether a coach has cases, so that somebody can do something for one.
fn werkt(omgeving: &Omgeving<'_>, coach: CoachId) -> Result<String, Fault> {
    let Some(wie) = omgeving.model.coach(coach) else {
        return Err(Fault::NietGevonden {
            wat: format!("coach {}", coach.0),
        });
    };
    let recht = Vraag::eigen(Actie::Wijzigen, Gegeven::Kaart);
    if wie.bevoegd().map(|wie| mag(wie, recht)) == Some(Oordeel::Mag) {
        return Ok(wie.kort.clone());
    }
    Err(Fault::Veld {
        veld: "aan".to_owned(),
        bericht: format!(
            "{} heeft geen eigen dossiers; kies een andere coach",
            wie.kort
        ),
    })
}

/// What somebody does before a day: a point of the overleg, and a task of that coach at once.
pub(super) fn actie(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    (aan, wat, voor): (CoachId, &str, NaiveDate),
) -> Result<Besluit, Fault> {
    let kort = werkt(omgeving, aan)?;
    let wat = zonder_naam(zicht, kaart, &regel(wat)?)?;
    let naam = zicht.kaartnaam(kaart)?;
    let gegevens = TaakGegevens {
        wat: wat.clone(),
        soort: Taaksoort::Actie,
        aan: Some(aan),
        voor: Some(voor),
        om: None,
        in_overleg: true,
    };
    let taak = taak::nieuw(omgeving, zicht, Some(kaart), &gegevens)?;
    let soort = Puntsoort::Actie { aan, wat, voor };
    let titel = format!("actie voor {kort} bij {naam}");
    let mut besluit = punt(omgeving, zicht, kaart, soort, titel)?;
    besluit.puts.extend(taak.puts);
    besluit.tijdlijn.extend(taak.tijdlijn);
    besluit.velden.extend(taak.velden);
    Ok(besluit)
}
