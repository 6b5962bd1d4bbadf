//! Giving cards to a coach: at once, or asking first.

use super::{Besluit, Omgeving, elk_een_keer};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::coach::Coach;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overdracht::Overdracht;
use crate::domain::recht::{Actie, Gegeven, Oordeel, Vraag, mag};
use crate::domain::regel;

/// A coach who can have cards.
fn met_dossiers<'a>(omgeving: &Omgeving<'a>, coach: CoachId) -> Result<&'a Coach, Fault> {
    let Some(wie) = omgeving.model.coach(coach) else {
        return Err(Fault::NietGevonden {
            wat: format!("coach {}", coach.0),
        });
    };
    let recht = Vraag::eigen(Actie::Wijzigen, Gegeven::Kaart);
    let werkt = wie.bevoegd().map(|wie| mag(wie, recht));
    if werkt != Some(Oordeel::Mag) {
        let bericht = format!(
            "{} heeft geen eigen dossiers; kies een andere coach",
            wie.kort
        );
        return Err(fout("coach", bericht));
    }
    Ok(wie)
}

fn fout(veld: &str, bericht: impl Into<String>) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.into(),
    }
}

/// Whose a card is.
fn coach_van(zicht: &Zicht<'_>, kaart: KaartId) -> Result<CoachId, Fault> {
    Ok(match kaart {
        KaartId::Traject(id) => zicht.traject(id)?.1.coach,
        KaartId::Plek(id) => zicht.plek(id)?.1.coach,
    })
}

/// Puts a card in the caseload of a coach.
fn geef(
    zicht: &Zicht<'_>,
    besluit: &mut Besluit,
    kaart: KaartId,
    coach: CoachId,
) -> Result<(), Fault> {
    match kaart {
        KaartId::Traject(id) => {
            let (_, mut traject) = zicht.traject(id)?;
            traject.coach = coach;
            besluit.schrijf(Key::traject(id), Record::Traject(Box::new(traject)));
        }
        KaartId::Plek(id) => {
            let (_, mut plek) = zicht.plek(id)?;
            plek.coach = coach;
            besluit.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(plek));
        }
    }
    let key = Key::overdracht(kaart);
    // Whoever was asked before need not answer any more.
    if zicht.get(key)?.is_some() {
        besluit.puts.push((key, None));
    }
    besluit
        .tijdlijn
        .push((kaart, Wat::Overgedragen { aan: coach }));
    besluit.veld(kaart, "coach");
    Ok(())
}

/// Gives every card to the coach, as one change.
pub(super) fn wijs_toe(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaarten: &[KaartId],
    coach: CoachId,
) -> Result<Besluit, Fault> {
    let wie = met_dossiers(omgeving, coach)?;
    let kaarten = elk_een_keer(kaarten)?;
    let titel = match &kaarten[..] {
        [een] => format!("{} naar coach {}", zicht.kaartnaam(*een)?, wie.kort),
        alle => format!("{} kaarten naar coach {}", alle.len(), wie.kort),
    };
    let mut besluit = Besluit {
        titel,
        terug: true,
        ..Besluit::default()
    };
    besluit.kaart = kaarten.first().copied();
    for kaart in &kaarten {
        geef(zicht, &mut besluit, *kaart, coach)?;
    }
    Ok(besluit)
}

/// Asks another coach to take a card; until then it stays where it is.
pub(super) fn draag_over(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    aan: CoachId,
    notitie: &str,
) -> Result<Besluit, Fault> {
    let wie = met_dossiers(omgeving, aan)?;
    let van = coach_van(zicht, kaart)?;
    if van == aan {
        return Err(fout("aan", format!("deze kaart is al van {}", wie.kort)));
    }
    let notitie = crate::domain::tekst::schoon(notitie);
    if notitie.is_empty() {
        let bericht = format!("schrijf op wat {} moet weten", wie.kort);
        return Err(fout("notitie", bericht));
    }
    let naam = zicht.kaartnaam(kaart)?;
    let titel = format!("overdracht van {naam} gevraagd aan {}", wie.kort);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    let overdracht = Overdracht {
        kaart,
        van,
        aan,
        notitie: notitie.clone(),
        op: omgeving.vandaag,
        geweigerd: None,
    };
    besluit.schrijf(Key::overdracht(kaart), Record::Overdracht(overdracht));
    besluit
        .tijdlijn
        .push((kaart, Wat::OverdrachtGevraagd { aan, notitie }));
    besluit.veld(kaart, "overdracht");
    Ok(besluit)
}

fn lopende(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Overdracht, Fault> {
    match zicht.get(Key::overdracht(kaart))? {
        Some((_, Record::Overdracht(it))) => Ok(it),
        _ => Err(fout("kaart", "voor deze kaart loopt geen overdracht")),
    }
}

/// The handover of a card, for who was asked and did not answer yet.
fn aan_mij(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
) -> Result<Overdracht, Fault> {
    let it = lopende(zicht, kaart)?;
    if it.geweigerd.is_some() || it.aan != omgeving.coach {
        let aan = omgeving.model.coach_kort(it.aan);
        let bericht = match it.geweigerd {
            Some(_) => format!("{aan} heeft deze overdracht al geweigerd"),
            None => format!("deze overdracht is aan {aan} gevraagd"),
        };
        return Err(fout("kaart", bericht));
    }
    Ok(it)
}

/// Takes a card over.
pub(super) fn neem_aan(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
) -> Result<Besluit, Fault> {
    let it = aan_mij(omgeving, zicht, kaart)?;
    let van = omgeving.model.coach_kort(it.van);
    let titel = format!("{} overgenomen van {van}", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    geef(zicht, &mut besluit, kaart, it.aan)?;
    Ok(besluit)
}

/// Does not take a card over; the giver reads why.
pub(super) fn weiger(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    reden: &str,
) -> Result<Besluit, Fault> {
    let reden = regel::reden(reden)?;
    let mut it = aan_mij(omgeving, zicht, kaart)?;
    it.geweigerd = Some(reden.clone());
    let titel = format!("overdracht van {} geweigerd", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.schrijf(Key::overdracht(kaart), Record::Overdracht(it));
    besluit
        .tijdlijn
        .push((kaart, Wat::OverdrachtGeweigerd { reden }));
    besluit.veld(kaart, "overdracht");
    Ok(besluit)
}

/// Takes a handover away: not answered yet, or refused and read.
pub(super) fn trek_in(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
) -> Result<Besluit, Fault> {
    let it = lopende(zicht, kaart)?;
    if it.geweigerd.is_none() && it.aan == omgeving.coach {
        let bericht = "deze overdracht is aan jou gevraagd; neem haar aan of weiger";
        return Err(fout("kaart", bericht));
    }
    let naam = zicht.kaartnaam(kaart)?;
    let titel = match it.geweigerd {
        Some(_) => format!("gelezen: overdracht van {naam} geweigerd"),
        None => format!("overdracht van {naam} ingetrokken"),
    };
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.puts.push((Key::overdracht(kaart), None));
    besluit.veld(kaart, "overdracht");
    Ok(besluit)
}
