//! Tasks: asked, done, moved, not needed any more.

use chrono::{NaiveDate, NaiveTime};

use super::{Besluit, Omgeving, contact};
use crate::app::command::TaakGegevens;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::datum::toon;
use crate::domain::gebeurtenis::{Taakdaad, Wat};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::taak::{Belgevolg, Taak, Taakplaats, Taakstand};
use crate::domain::waardelijst::{ContactUitkomst, ContactWijze};

fn fout(veld: &str, bericht: String) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht,
    }
}

fn collega(omgeving: &Omgeving<'_>, id: CoachId) -> Result<CoachId, Fault> {
    match omgeving.model.coach(id).filter(|it| !it.weg) {
        Some(coach) => Ok(coach.id),
        None => Err(fout(
            "aan",
            "deze collega werkt hier niet (meer)".to_owned(),
        )),
    }
}

fn lees(zicht: &Zicht<'_>, plaats: Taakplaats) -> Result<Taak, Fault> {
    match zicht.get(Key::taak(plaats))? {
        Some((_, Record::Taak(taak))) => Ok(*taak),
        _ => Err(fout("nummer", "deze taak is er niet (meer)".to_owned())),
    }
}

/// A task that stands with no card is between who asked it and who does it.
fn mag(omgeving: &Omgeving<'_>, taak: &Taak) -> Result<(), Fault> {
    let eigen = [taak.aan, taak.door].contains(&omgeving.coach);
    if eigen || taak.plaats.kaart.is_some() {
        return Ok(());
    }
    Err(Fault::Rechten {
        bericht: "deze taak is van een collega".to_owned(),
    })
}

/// Writes the task, and on the timeline of its card what became of it.
fn schrijf(besluit: &mut Besluit, taak: Taak, daad: Taakdaad, woorden: &str) {
    if let Some(kaart) = taak.plaats.kaart {
        besluit.kaart = Some(kaart);
        besluit.veld(kaart, "taak");
        let tekst = taak.wat.clone();
        let woorden = woorden.to_owned();
        let wat = Wat::Taak {
            nummer: taak.plaats.nummer,
            daad,
            tekst,
            woorden,
        };
        besluit.tijdlijn.push((kaart, wat));
    }
    besluit.schrijf(Key::taak(taak.plaats), Record::Taak(Box::new(taak)));
}

fn met_titel(titel: String) -> Besluit {
    Besluit {
        titel,
        terug: true,
        ..Besluit::default()
    }
}

/// The number of the next task of a card.
fn nummer(zicht: &Zicht<'_>, kaart: Option<KaartId>) -> Result<u32, Fault> {
    let (van, tot) = Key::taken(kaart);
    let laatste = zicht.laatste(van, tot)?.map_or(0, |key| key.b);
    Ok(u32::try_from(laatste).unwrap_or(u32::MAX).saturating_add(1))
}

/// Asks something of somebody.
pub(super) fn nieuw(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: Option<KaartId>,
    gegevens: &TaakGegevens,
) -> Result<Besluit, Fault> {
    if let Some(kaart) = kaart {
        // Nobody is asked something about a card that is not there.
        zicht.kaartnaam(kaart)?;
    }
    let aan = collega(omgeving, gegevens.aan.unwrap_or(omgeving.coach))?;
    let taak = Taak::nieuw(Taak {
        plaats: Taakplaats {
            kaart,
            nummer: nummer(zicht, kaart)?,
        },
        soort: gegevens.soort,
        wat: gegevens.wat.clone(),
        aan,
        door: omgeving.coach,
        op: omgeving.vandaag,
        voor: gegevens.voor,
        om: gegevens.om,
        in_overleg: gegevens.in_overleg,
        pogingen: 0,
        stand: Taakstand::Open,
    })?;
    let wie = omgeving.model.coach_kort(aan);
    let dag = taak.voor.map(|dag| format!(" voor {}", toon(dag)));
    let mut besluit = met_titel(format!("taak voor @{wie}{}", dag.unwrap_or_default()));
    schrijf(&mut besluit, taak, Taakdaad::Gevraagd { aan }, "");
    Ok(besluit)
}

/// A task is done. One that was a call says what came of it, and that stands on the timeline too.
pub(super) fn rond_af(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    plaats: Taakplaats,
    uitkomst: Option<ContactUitkomst>,
    woorden: &str,
    terugbellen: Option<NaiveDate>,
) -> Result<Besluit, Fault> {
    let taak = lees(zicht, plaats)?;
    mag(omgeving, &taak)?;
    let Some(uitkomst) = uitkomst else {
        let klaar = taak.klaar(omgeving.vandaag, omgeving.coach)?;
        let mut besluit = met_titel("taak is klaar".to_owned());
        schrijf(&mut besluit, klaar, Taakdaad::Klaar, woorden);
        return Ok(besluit);
    };
    let mut besluit = match plaats.kaart {
        Some(kaart) => {
            let moment = contact::Moment {
                wijze: ContactWijze::Telefoon,
                uitkomst,
                met: "",
                tekst: woorden,
                op: omgeving.vandaag,
                terugbellen: None,
            };
            contact::contact(omgeving, zicht, kaart, moment)?
        }
        None => met_titel(format!("gebeld: {}", uitkomst.label())),
    };
    let nu = (omgeving.vandaag, omgeving.model.vrije_dagen());
    match taak.gebeld(uitkomst, terugbellen, nu, omgeving.coach)? {
        Belgevolg::Klaar(taak) => schrijf(&mut besluit, taak, Taakdaad::Klaar, ""),
        Belgevolg::Weer(taak) => {
            if let Some(dag) = taak.voor {
                besluit.titel = format!("{}; weer bellen op {}", besluit.titel, toon(dag));
            }
            let daad = Taakdaad::Verzet { naar: taak.voor };
            schrijf(&mut besluit, taak, daad, "");
        }
    }
    Ok(besluit)
}

/// Another day, or somebody else.
pub(super) fn verzet(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    plaats: Taakplaats,
    (voor, om): (Option<NaiveDate>, Option<NaiveTime>),
    aan: Option<CoachId>,
) -> Result<Besluit, Fault> {
    let taak = lees(zicht, plaats)?;
    mag(omgeving, &taak)?;
    let aan = collega(omgeving, aan.unwrap_or(taak.aan))?;
    let ander = aan != taak.aan;
    let taak = taak.verzet(voor, om, aan, omgeving.vandaag)?;
    let daad = if ander {
        Taakdaad::Gevraagd { aan }
    } else {
        Taakdaad::Verzet { naar: voor }
    };
    let titel = if ander {
        format!("taak is nu van @{}", omgeving.model.coach_kort(aan))
    } else {
        let dag = voor.map_or_else(|| "zonder dag".to_owned(), toon);
        format!("taak verzet: {dag}")
    };
    let mut besluit = met_titel(titel);
    schrijf(&mut besluit, taak, daad, "");
    Ok(besluit)
}

/// Not needed any more.
pub(super) fn vervallen(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    plaats: Taakplaats,
    waarom: &str,
) -> Result<Besluit, Fault> {
    let taak = lees(zicht, plaats)?;
    mag(omgeving, &taak)?;
    let taak = taak.vervallen(waarom, omgeving.vandaag, omgeving.coach)?;
    let mut besluit = met_titel("taak is vervallen".to_owned());
    schrijf(&mut besluit, taak, Taakdaad::Vervallen, waarom);
    Ok(besluit)
}
