//! How trajecten at each leerbedrijf ended: to the end of praktijkleren, or stopped by the leerbedrijf.
//!
//! Why somebody stopped for reasons of their own is nobody's business here (DOMAIN 3.8).

use std::collections::HashMap;

use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::leesmodel::rij::Rij;
use crate::app::zicht::Zicht;
use crate::domain::fase::Fase;
use crate::domain::id::{KaartId, LeerbedrijfId, TrajectId};
use crate::domain::sluiting::{Slot, Stand};
use crate::domain::waardelijst::RedenUitval;

/// Well or not, per traject; counted per leerbedrijf.
#[derive(Debug, Default)]
pub(super) struct Ervaring {
    per_traject: HashMap<TrajectId, (LeerbedrijfId, bool)>,
    per_bedrijf: HashMap<LeerbedrijfId, (u16, u16)>,
}

impl Ervaring {
    /// Of a leerbedrijf: how many well, how many not.
    pub(super) fn van(&self, bedrijf: LeerbedrijfId) -> (u16, u16) {
        self.per_bedrijf.get(&bedrijf).copied().unwrap_or_default()
    }

    /// Follows a traject; says of which leerbedrijven the count changed.
    pub(super) fn volg(
        &mut self,
        model: &Leesmodel,
        zicht: &Zicht<'_>,
        id: TrajectId,
    ) -> Result<Vec<LeerbedrijfId>, Fault> {
        let rij = model.slot(KaartId::Traject(id));
        let rij = rij.and_then(|slot| model.in_slot(slot));
        let nieuw = match rij {
            Some(rij) => afloop(model, zicht, rij)?,
            None => None,
        };
        Ok(self.zet(id, nieuw))
    }

    fn zet(&mut self, id: TrajectId, nieuw: Option<(LeerbedrijfId, bool)>) -> Vec<LeerbedrijfId> {
        let oud = match nieuw {
            Some(nieuw) => self.per_traject.insert(id, nieuw),
            None => self.per_traject.remove(&id),
        };
        if oud == nieuw {
            return Vec::new();
        }
        if let Some((bedrijf, goed)) = oud {
            let telling = self.per_bedrijf.entry(bedrijf).or_default();
            let deel = if goed { &mut telling.0 } else { &mut telling.1 };
            *deel = deel.saturating_sub(1);
        }
        if let Some((bedrijf, goed)) = nieuw {
            let telling = self.per_bedrijf.entry(bedrijf).or_default();
            let deel = if goed { &mut telling.0 } else { &mut telling.1 };
            *deel = deel.saturating_add(1);
        }
        oud.into_iter().chain(nieuw).map(|it| it.0).collect()
    }
}

/// How one traject ended at its leerbedrijf; none while it runs, or when it says nothing of it.
fn afloop(
    model: &Leesmodel,
    zicht: &Zicht<'_>,
    rij: &Rij,
) -> Result<Option<(LeerbedrijfId, bool)>, Fault> {
    let (Some(plek), KaartId::Traject(id)) = (rij.plek(), rij.kaart) else {
        return Ok(None);
    };
    let Some(bedrijf) = model.plek_kort(plek).map(|it| it.bedrijf) else {
        return Ok(None);
    };
    if rij.fase > Fase::Praktijkleren {
        return Ok(Some((bedrijf, true)));
    }
    if !rij.gesloten {
        return Ok(None);
    }
    let (_, traject) = zicht.traject(id)?;
    let door_bedrijf = matches!(&traject.stand, Stand::Gesloten(sluiting) if matches!(
        sluiting.slot,
        Slot::Uitgevallen(RedenUitval::WerkgeverStopt | RedenUitval::Begeleiding)
    ));
    Ok(door_bedrijf.then_some((bedrijf, false)))
}
