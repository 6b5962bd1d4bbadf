//! After a job began: calls in vain, a kandidaat who wants to be left alone, a job that was lost.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::kandidaat::aangemeld;
use super::{Besluit, Omgeving, nog_zo, sluit};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::datum::toon;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::nazorg::{self, POGINGEN};
use crate::domain::regel::Regelfout;
use crate::domain::sluiting::Slot;
use crate::domain::stap::Situatie;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::{NieuwTraject, Traject};
use crate::domain::waardelijst::RedenUitval;

fn alleen_traject(kaart: KaartId) -> Result<TrajectId, Fault> {
    match kaart {
        KaartId::Traject(id) => Ok(id),
        KaartId::Plek(_) => Err(Regelfout::GeenNazorg.into()),
    }
}

/// A call in vain in nazorg: the third for a moment leaves it unknown, and the next moment follows.
pub(super) fn poging(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    traject: &mut Traject,
    op: NaiveDate,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let Some((moment, vanaf)) = nazorg::poging_voor(traject, op) else {
        return Ok(());
    };
    let kaart = traject.kaart();
    let keer = 1 + vergeefs(zicht, kaart, vanaf)?;
    if keer < POGINGEN {
        besluit.titel = format!("{} ({keer} van {POGINGEN})", besluit.titel);
        return Ok(());
    }
    *traject = nazorg::onbekend(traject, moment, op, omgeving.coach);
    if let Some(stap) = moment.stap() {
        let stand = Stapstand::Gedaan {
            op,
            door: omgeving.coach,
        };
        let tekst = format!("{POGINGEN} keer niet bereikt: onbekend of iemand aan het werk is");
        besluit
            .tijdlijn
            .push((kaart, Wat::Stap { stap, stand, tekst }));
        besluit.veld(kaart, stap.stap().code);
    }
    let volgende = nazorg::volgend(traject)
        .map(|(moment, dag)| format!("; volgende nazorg {} op {}", moment.label(), toon(dag)));
    besluit.titel = format!(
        "{}; nazorg {} is onbekend na {POGINGEN} keer{}",
        besluit.titel,
        moment.label(),
        volgende.unwrap_or_default()
    );
    let record = Record::Traject(Box::new(traject.clone()));
    besluit.schrijf(Key::traject(traject.id), record);
    Ok(())
}

/// How often somebody was called in vain since a day, and not reached after it.
fn vergeefs(zicht: &Zicht<'_>, kaart: KaartId, vanaf: NaiveDate) -> Result<usize, Fault> {
    let mut keer = 0;
    let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
    zicht.loop_langs(van, tot, &mut |record| {
        if let Record::Gebeurtenis(it) = record
            && let Wat::Contact { uitkomst, op, .. } = &it.wat
            && *op >= vanaf
        {
            keer = if uitkomst.is_contact() { 0 } else { keer + 1 };
        }
        ControlFlow::Continue(())
    })?;
    Ok(keer)
}

/// Ends the follow-up of a kandidaat who asks for it.
pub(super) fn stop(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    reden: &str,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let id = alleen_traject(kaart)?;
    let (versie, traject) = zicht.traject(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let (traject, vervallen) = nazorg::gestopt(&traject, reden, omgeving.vandaag)?;
    let titel = format!("nazorg van {} gestopt", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    for stap in vervallen {
        let stand = traject.stappen.stand(stap).clone();
        let tekst = "nazorg gestopt op verzoek van de kandidaat".to_owned();
        besluit
            .tijdlijn
            .push((kaart, Wat::Stap { stap, stand, tekst }));
    }
    besluit.veld(kaart, "nazorg");
    besluit.schrijf(Key::traject(id), Record::Traject(Box::new(traject)));
    Ok(besluit)
}

/// Ends a traject whose job was lost, and begins the next one; the history of both stays.
pub(super) fn opnieuw(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    (reden, toelichting): (RedenUitval, &str),
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let id = alleen_traject(kaart)?;
    let (_, oud) = zicht.traject(id)?;
    let kan_niet = |waarom: &str| Regelfout::OpnieuwKanNiet {
        waarom: waarom.to_owned(),
    };
    if oud.fase < Fase::PlaatsingBaan {
        let waarom = "er was nog geen baan; sluit het traject of zet het terug";
        return Err(kan_niet(waarom).into());
    }
    for ander in omgeving.model.kaarten_van(oud.kandidaat) {
        if let KaartId::Traject(ander) = ander
            && ander != id
            && !zicht.traject(ander)?.1.is_gesloten()
        {
            return Err(kan_niet("er loopt al een ander traject; ga daar verder").into());
        }
    }
    let mut besluit = if oud.is_gesloten() {
        Besluit::van_kaart(kaart, String::new())
    } else {
        let slot = Some(Slot::Uitgevallen(reden));
        sluit::sluit(omgeving, zicht, kaart, slot, toelichting, gezien)?
    };
    let (_, kandidaat) = zicht.kandidaat(oud.kandidaat)?;
    let mut traject = Traject::nieuw(NieuwTraject {
        id: TrajectId(zicht.nieuw_nummer(Soort::Traject)?),
        kandidaat: oud.kandidaat,
        situatie: Situatie::NietWerkend,
        coach: oud.coach,
        op: omgeving.vandaag,
    });
    traject.branche = oud.branche;
    traject.niveau = oud.niveau;
    traject.kanaal = oud.kanaal;
    let nieuw = traject.kaart();
    besluit.tijdlijn.push((nieuw, Wat::Aangemaakt));
    let (traject, stap) = aangemeld(omgeving, traject, &kandidaat)?;
    besluit.tijdlijn.extend(stap.map(|stap| (nieuw, stap)));
    let tekst = format!("Begint opnieuw na {kaart}.");
    besluit.tijdlijn.push((nieuw, Wat::Notitie { tekst }));
    besluit.veld(nieuw, "aangemaakt");
    besluit.schrijf(Key::traject(traject.id), Record::Traject(Box::new(traject)));
    besluit.titel = format!("{} begint opnieuw ({nieuw})", kandidaat.naam.kort());
    besluit.kaart = Some(nieuw);
    Ok(besluit)
}
