//! What follows from a toestemmingsverklaring: the day to confirm it, the question of pictures, and
//! a doel that is given again.

use super::super::{Besluit, Omgeving};
use super::stap;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::toestemming;
use crate::app::zicht::Zicht;
use crate::domain::formulier::Formulier;
use crate::domain::id::KaartId;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::toestemming::{Doel, Gegeven, bevestigen_voor};

/// Applies what a toestemmingsverklaring changes beside itself.
pub(super) fn volg(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    vorige: Option<&Formulier>,
    formulier: &Formulier,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    if formulier.soort != toestemming::soort(formulier.kaart) {
        return Ok(());
    }
    let gegeven = |doel| toestemming::gegeven(formulier, doel, omgeving.vandaag);
    if let KaartId::Traject(id) = formulier.kaart {
        foto(
            omgeving,
            zicht,
            formulier,
            gegeven(Doel::FotoBeeld),
            besluit,
        )?;
        if formulier.status.telt() {
            let mut traject = besluit.traject(zicht, id)?;
            let van = toestemming::doelen(formulier.kaart).iter().copied();
            let dag = van.filter_map(gegeven).find_map(bevestigen_voor);
            if traject.toestemming_voor != dag {
                traject.toestemming_voor = dag;
                besluit.schrijf(Key::traject(id), Record::Traject(Box::new(traject)));
            }
        }
    }
    if formulier.status.telt() {
        opnieuw_gegeven(omgeving, zicht, vorige, formulier, besluit)?;
    }
    Ok(())
}

/// WK-04 is done when the question of pictures was answered; the answer itself blocks nothing.
fn foto(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    formulier: &Formulier,
    gegeven: Option<Gegeven>,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let KaartId::Traject(id) = formulier.kaart else {
        return Ok(());
    };
    let beantwoord = gegeven.is_some_and(|it| it.antwoord.is_some());
    let Some(wk04) = StapId::code("WK-04").filter(|_| beantwoord) else {
        return Ok(());
    };
    if besluit.traject(zicht, id)?.stappen.is_klaar(wk04) {
        return Ok(());
    }
    let gedaan = Stapstand::Gedaan {
        op: stap::dag(formulier, omgeving.vandaag),
        door: omgeving.coach,
    };
    let gezet = stap::zet(omgeving, zicht, formulier.kaart, wk04, gedaan, besluit)?;
    debug_assert!(gezet.is_ok(), "WK-04 waits for no other step");
    Ok(())
}

/// A doel that was withdrawn and is given again, on that day or later, holds again.
fn opnieuw_gegeven(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    vorige: Option<&Formulier>,
    formulier: &Formulier,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let kaart = formulier.kaart;
    let zelfde = vorige.filter(|oud| oud.nummer == formulier.nummer && oud.status.telt());
    for doel in toestemming::doelen(kaart).iter().copied() {
        let Some(weg) = toestemming::intrekking(zicht, kaart, doel)? else {
            continue;
        };
        let ja = |formulier: &Formulier| {
            toestemming::gegeven(formulier, doel, omgeving.vandaag)
                .filter(|it| it.antwoord == Some(true))
        };
        let nu = ja(formulier).filter(|it| it.op >= weg.op);
        // The form that was there already, saved again for another field, asks nothing again.
        if nu.is_some() && nu != zelfde.and_then(ja) {
            besluit.puts.push((Key::intrekking(kaart, doel), None));
            besluit.veld(kaart, doel.code());
        }
    }
    Ok(())
}
