//! Taking a change back and doing it again, also after a restart; refused when a record became
//! something else since.

use super::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::record::{Deel, Key, Record, Soort, Wijziging};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::stap::StapId;
use crate::domain::traject::Traject;

/// The changes of a coach, newest first, each read when it is asked for: one of them may be an import
/// of thousands of rows, and whoever takes a word back must not wait for that.
pub(crate) struct Wijzigingen<'a, 'b> {
    zicht: &'a Zicht<'b>,
    van: Key,
    tot: Option<Key>,
}

impl<'a, 'b> Wijzigingen<'a, 'b> {
    /// From the newest on.
    pub(crate) fn van(coach: CoachId, zicht: &'a Zicht<'b>) -> Self {
        let (van, tot) = Key::van_eigenaar(Soort::Wijziging, u64::from(coach.0));
        Self {
            zicht,
            van,
            tot: Some(tot),
        }
    }

    /// Where the next one stands; nothing is read.
    pub(crate) fn sleutel(&mut self) -> Result<Option<Key>, Fault> {
        let Some(tot) = self.tot else {
            return Ok(None);
        };
        let gevonden = self.zicht.laatste(self.van, tot)?;
        self.tot = gevonden.and_then(|key| {
            let b = key.b.checked_sub(1)?;
            Some(Key { b, ..key }).filter(|ervoor| *ervoor >= self.van)
        });
        Ok(gevonden)
    }

    fn volgende(&mut self) -> Result<Option<Wijziging>, Fault> {
        while let Some(key) = self.sleutel()? {
            // One that an earlier command of this group took away still has its key in the store.
            if let Some((_, Record::Wijziging(it))) = self.zicht.get(key)? {
                return Ok(Some(*it));
            }
        }
        Ok(None)
    }

    /// What was taken back and can be done again: the newest stand there first, the one whose turn it
    /// is last. Then the one that can be taken back.
    pub(crate) fn splits(&mut self) -> Result<(Vec<Wijziging>, Option<Wijziging>), Fault> {
        let mut teruggenomen = Vec::new();
        while let Some(it) = self.volgende()? {
            if !it.teruggenomen {
                return Ok((teruggenomen, Some(it)));
            }
            teruggenomen.push(it);
        }
        Ok((teruggenomen, None))
    }
}

/// The change that `u` takes back, and the one that `ctrl-r` does again.
pub(crate) fn aan_de_beurt(
    coach: CoachId,
    zicht: &Zicht<'_>,
) -> Result<(Option<Wijziging>, Option<Wijziging>), Fault> {
    let (mut opnieuw, terug) = Wijzigingen::van(coach, zicht).splits()?;
    Ok((terug, opnieuw.pop()))
}

fn niets(waarom: &str) -> Fault {
    Fault::NietTerug {
        waarom: waarom.to_owned(),
    }
}

/// Takes the last change back.
pub(super) fn ongedaan(omgeving: &Omgeving<'_>, zicht: &Zicht<'_>) -> Result<Besluit, Fault> {
    let (terug, _) = aan_de_beurt(omgeving.coach, zicht)?;
    let wijziging = terug.ok_or_else(|| niets("er is niets om terug te nemen"))?;
    let wat = Wat::Teruggenomen {
        wat: wijziging.titel.clone(),
    };
    zet(omgeving, zicht, &wijziging, true, wat)
}

/// Does the change again that was last taken back.
pub(super) fn opnieuw(omgeving: &Omgeving<'_>, zicht: &Zicht<'_>) -> Result<Besluit, Fault> {
    let (_, opnieuw) = aan_de_beurt(omgeving.coach, zicht)?;
    let wijziging = opnieuw.ok_or_else(|| niets("er is niets om opnieuw te doen"))?;
    let wat = Wat::Opnieuw {
        wat: wijziging.titel.clone(),
    };
    zet(omgeving, zicht, &wijziging, false, wat)
}

fn zet(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    wijziging: &Wijziging,
    terug: bool,
    wat: Wat,
) -> Result<Besluit, Fault> {
    let titel = if terug {
        format!("teruggenomen: {}", wijziging.titel)
    } else {
        format!("opnieuw gedaan: {}", wijziging.titel)
    };
    let mut besluit = Besluit {
        titel,
        kaart: wijziging.kaart,
        ..Besluit::default()
    };
    let mut kaarten = Vec::new();
    let mut hersteld = Vec::new();
    for Deel { sleutel, voor, na } in &wijziging.delen {
        let (verwacht, wordt) = if terug { (na, voor) } else { (voor, na) };
        let nu = zicht.get(*sleutel)?.map(|(_, record)| record);
        if nu != *verwacht {
            return Err(veranderd(omgeving, zicht, wijziging, *sleutel));
        }
        kaarten.extend(kaart_van(*sleutel));
        kaarten.extend(plek_van(*sleutel));
        if let (Some(Record::Traject(nu)), Some(Record::Traject(wordt))) = (&nu, wordt) {
            hersteld.extend(anders(nu, wordt).map(|wat| (nu.kaart(), wat)));
        }
        besluit.puts.push((*sleutel, wordt.clone()));
    }
    let mut anders = wijziging.clone();
    anders.teruggenomen = terug;
    let key = Key::wijziging(omgeving.coach, wijziging.nummer);
    besluit
        .puts
        .push((key, Some(Record::Wijziging(Box::new(anders)))));
    kaarten.extend(wijziging.kaart);
    kaarten.sort_unstable();
    kaarten.dedup();
    for kaart in kaarten {
        besluit.tijdlijn.push((kaart, wat.clone()));
        besluit.veld(kaart, if terug { "teruggenomen" } else { "opnieuw" });
    }
    besluit.tijdlijn.extend(hersteld);
    Ok(besluit)
}

/// What of the way of a traject is otherwise now, so that the timeline alone tells how it went.
fn anders(nu: &Traject, wordt: &Traject) -> Option<Wat> {
    let mut ids: Vec<StapId> = [nu, wordt]
        .into_iter()
        .flat_map(|it| it.stappen.iter().map(|(stap, _)| stap))
        .filter(|stap| nu.stappen.stand(*stap) != wordt.stappen.stand(*stap))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let plaats = |it: &Traject| (it.fase, it.sinds, it.stand.clone(), it.plek);
    if ids.is_empty() && plaats(nu) == plaats(wordt) {
        return None;
    }
    let stappen = ids.into_iter();
    Some(Wat::Hersteld {
        fase: wordt.fase,
        sinds: wordt.sinds,
        stand: wordt.stand.clone(),
        plek: wordt.plek,
        stappen: stappen
            .map(|stap| (stap, wordt.stappen.stand(stap).clone()))
            .collect(),
    })
}

fn kaart_van(sleutel: Key) -> Option<KaartId> {
    let id = || u32::try_from(sleutel.a).ok();
    match sleutel.soort {
        Soort::Traject => id().map(|id| KaartId::Traject(crate::domain::id::TrajectId(id))),
        Soort::Leerwerkplek => id().map(|id| KaartId::Plek(crate::domain::id::LeerwerkplekId(id))),
        // The leerwerkplek of a voorstel gets its entry too: see `plek_van`.
        Soort::Voorstel => id().map(|id| KaartId::Traject(crate::domain::id::TrajectId(id))),
        _ => None,
    }
}

/// The leerwerkplek that a voorstel is about.
fn plek_van(sleutel: Key) -> Option<KaartId> {
    let plek = u32::try_from(sleutel.b >> 32).ok()?;
    (sleutel.soort == Soort::Voorstel)
        .then_some(KaartId::Plek(crate::domain::id::LeerwerkplekId(plek)))
}

fn veranderd(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    wijziging: &Wijziging,
    sleutel: Key,
) -> Fault {
    let kaart = kaart_van(sleutel).or(wijziging.kaart);
    let door = match super::conflict(omgeving, zicht, kaart) {
        Fault::Conflict { wie, wanneer } => format!("door {wie} op {wanneer}"),
        _ => String::new(),
    };
    let waarom = format!(
        "'{}' kan niet meer: het dossier is sindsdien gewijzigd {door}; kijk wat er nu staat",
        wijziging.titel
    );
    Fault::NietTerug { waarom }
}
