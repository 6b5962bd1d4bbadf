//! The step of a form follows the form, in the same commit.

use chrono::NaiveDate;

use super::super::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::datum::{Richting, lees_datum};
use crate::domain::formulier::Formulier;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;

/// The day that a form says it is about: that of the toestemming or of the talk.
pub(super) fn dag(formulier: &Formulier, vandaag: NaiveDate) -> NaiveDate {
    ["datum_toestemming", "gesprek_datum"]
        .into_iter()
        .filter_map(|veld| formulier.velden.get(veld))
        .find_map(|tekst| lees_datum(tekst, vandaag, Richting::Verleden).ok())
        .filter(|dag| *dag <= vandaag)
        .unwrap_or(vandaag)
}

/// Puts the step done when the form became complete, and at work again when it no longer is.
pub(super) fn volg(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    vorige: Option<&Formulier>,
    formulier: &Formulier,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let telde = vorige.is_some_and(|oud| oud.status.telt());
    let kaart = formulier.kaart;
    let Some((stap, nu)) = nu(zicht, besluit, kaart, formulier)? else {
        return Ok(());
    };
    let gedaan = matches!(nu, Stapstand::Gedaan { .. });
    let wordt = match (formulier.status.telt(), gedaan) {
        (true, false) if !matches!(nu, Stapstand::Nvt { .. } | Stapstand::Afwijking { .. }) => {
            Stapstand::Gedaan {
                op: dag(formulier, omgeving.vandaag),
                door: omgeving.coach,
            }
        }
        // A step that was done before there were forms stays done.
        (false, true) if telde => Stapstand::Bezig {
            sinds: omgeving.vandaag,
        },
        _ => return Ok(()),
    };
    if let Err(waarom) = zet(omgeving, zicht, kaart, stap, wordt, besluit)? {
        besluit.titel = format!("{}; {stap} blijft open: {waarom}", besluit.titel);
    }
    Ok(())
}

fn nu(
    zicht: &Zicht<'_>,
    besluit: &Besluit,
    kaart: KaartId,
    formulier: &Formulier,
) -> Result<Option<(StapId, Stapstand)>, Fault> {
    Ok(match kaart {
        KaartId::Traject(id) => {
            let traject = besluit.traject(zicht, id)?;
            let stap = formulier.soort.stap(traject.situatie);
            stap.filter(|stap| traject.kent(*stap))
                .map(|stap| (stap, traject.stappen.stand(stap).clone()))
        }
        KaartId::Plek(id) => {
            let (_, plek) = zicht.plek(id)?;
            let stap = formulier.soort.stap(Situatie::NietWerkend);
            stap.map(|stap| (stap, plek.stappen.stand(stap).clone()))
        }
    })
}

/// Puts a step on the card, as far as the decision has it now; a rule that refuses it is told.
pub(in super::super) fn zet(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    stap: StapId,
    stand: Stapstand,
    besluit: &mut Besluit,
) -> Result<Result<(), Regelfout>, Fault> {
    let (key, record) = match kaart {
        KaartId::Traject(id) => {
            let traject = besluit.traject(zicht, id)?;
            match traject.stap_gezet(stap, stand.clone(), omgeving.vandaag) {
                Ok(traject) => (Key::traject(id), Record::Traject(Box::new(traject))),
                Err(waarom) => return Ok(Err(waarom)),
            }
        }
        KaartId::Plek(id) => {
            let (_, plek) = zicht.plek(id)?;
            match plek.stap_gezet(stap, stand.clone()) {
                Ok(plek) => (Key::leerwerkplek(id), Record::Leerwerkplek(plek)),
                Err(waarom) => return Ok(Err(waarom)),
            }
        }
    };
    besluit.schrijf(key, record);
    besluit.tijdlijn.push((
        kaart,
        Wat::Stap {
            stap,
            stand,
            tekst: String::new(),
        },
    ));
    besluit.veld(kaart, stap.stap().code);
    Ok(Ok(()))
}
