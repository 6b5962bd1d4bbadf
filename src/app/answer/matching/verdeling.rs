//! The best division beside first come, first served, as a difference with reasons.

use super::namen::Namen;
use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::matching::{Onverdeeld, Rooster, Toewijzing, Waarde};
use crate::app::query::{VerdeelBeeld, VerdeelPlek, VerdeelRij, VerdeelVoorstel, VerdeelWens};
use crate::app::service::Service;
use crate::app::voorstel::van_kaart;
use crate::app::zicht::Zicht;
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use crate::domain::telwoord::{Woord, tel};

pub(in crate::app::answer) fn verdeling(
    service: &Service,
    wens: &VerdeelWens,
) -> Result<VerdeelBeeld, Fault> {
    service.maak_tafel(true, &wens.voortgang)?;
    // The table is looked at once; nobody waits for the long part.
    let (seq, alle, kandidaten, plekken) = {
        let model = service.model();
        let (tafel, store) = (service.tafel(), service.store());
        let vandaag = service.clock().today();
        let alle = tafel.kandidaten(&model, store, vandaag)?;
        let doen: Vec<TrajectId> = alle
            .keys()
            .copied()
            .filter(|id| wens.coach.is_none_or(|coach| is_van(&model, *id, coach)))
            .collect();
        let plekken = tafel.plekken(&model, store, vandaag)?;
        (model.seq(), alle, doen, plekken)
    };
    let kandidaten = || kandidaten.iter().filter_map(|id| alle.get(id));
    let gestopt = || VerdeelBeeld {
        seq,
        gestopt: true,
        plaatsen: 0,
        beste: Waarde::default(),
        op_volgorde: Waarde::default(),
        rijen: Vec::new(),
        pins_niet: Vec::new(),
        samen: "gestopt".to_owned(),
    };
    let gewogen = Rooster::weeg(kandidaten(), plekken.values(), &wens.voortgang);
    let Some(rooster) = gewogen else {
        return Ok(gestopt());
    };
    let (vast, pins_niet) = rooster.vast(&wens.pins);
    let beste = match rooster.verdeel(&vast, &wens.voortgang) {
        Ok(beste) => beste,
        Err(Onverdeeld::Gestopt) => return Ok(gestopt()),
        Err(Onverdeeld::TeGroot {
            kandidaten,
            plaatsen,
        }) => return Err(te_groot(kandidaten, plaatsen)),
    };
    let op_volgorde = rooster.op_volgorde(&vast);
    let model = service.model();
    let namen = Namen::nieuw(service, &model);
    let beide = Beide {
        rooster: &rooster,
        beste: &beste,
        op_volgorde: &op_volgorde,
        vast: &vast,
        namen: &namen,
    };
    let zicht = Zicht::nieuw(service.store());
    let rijen = (0..beste.len()).map(|rij| beide.rij(&zicht, rij));
    let mut rijen = rijen.collect::<Result<Vec<VerdeelRij>, Fault>>()?;
    rijen.sort_by_key(|it| (!it.anders(), it.beste.is_none(), it.traject));
    let (a, b) = (rooster.waarde(&beste), rooster.waarde(&op_volgorde));
    Ok(VerdeelBeeld {
        seq,
        gestopt: false,
        plaatsen: rooster.plaatsen(),
        beste: a,
        op_volgorde: b,
        rijen,
        pins_niet,
        samen: samen(a, b),
    })
}

fn is_van(model: &Leesmodel, id: TrajectId, coach: CoachId) -> bool {
    let rij = model.slot(KaartId::Traject(id));
    let rij = rij.and_then(|slot| model.in_slot(slot));
    rij.is_some_and(|rij| rij.coach == coach)
}

fn te_groot(kandidaten: usize, plaatsen: usize) -> Fault {
    let wie = Woord::KANDIDAAT.tel(kandidaten);
    let waar = tel(plaatsen, "plaats", "plaatsen");
    Fault::Veld {
        veld: "verdeling".to_owned(),
        bericht: format!(
            "{wie} voor {waar} is te veel om in één keer te verdelen; verdeel eerst alleen je eigen kandidaten"
        ),
    }
}

fn samen(beste: Waarde, op_volgorde: Waarde) -> String {
    let meer = beste.geplaatst - op_volgorde.geplaatst.min(beste.geplaatst);
    let zonder_vraag = beste.ja.saturating_sub(op_volgorde.ja);
    let punten = beste.punten.saturating_sub(op_volgorde.punten);
    if meer > 0 {
        format!("{meer} meer geplaatst dan op volgorde")
    } else if zonder_vraag > 0 {
        format!("evenveel geplaatst als op volgorde, {zonder_vraag} meer zonder vraag")
    } else if punten > 0 {
        format!(
            "evenveel geplaatst als op volgorde, samen {} meer",
            Woord::PUNT.tel(punten)
        )
    } else {
        "gelijk aan op volgorde".to_owned()
    }
}

struct Beide<'a> {
    rooster: &'a Rooster,
    beste: &'a Toewijzing,
    op_volgorde: &'a Toewijzing,
    vast: &'a Toewijzing,
    namen: &'a Namen<'a>,
}

impl Beide<'_> {
    fn naam(&self, rij: usize) -> String {
        self.namen.traject(self.rooster.trajecten[rij])
    }

    fn bedrijf(&self, plek: usize) -> String {
        self.namen.bedrijf(self.rooster.plekken[plek].0)
    }

    fn plek(&self, rij: usize, plek: Option<usize>) -> Option<VerdeelPlek> {
        let kans = self.rooster.kans(rij, plek?)?;
        Some(VerdeelPlek {
            plek: self.rooster.plekken[kans.plek].0,
            bedrijf: self.bedrijf(kans.plek),
            score: kans.score,
            past: kans.ja,
        })
    }

    fn voorstel(&self, zicht: &Zicht<'_>, rij: usize) -> Result<Option<VerdeelVoorstel>, Fault> {
        let Some(plek) = self.beste[rij] else {
            return Ok(None);
        };
        let plek: LeerwerkplekId = self.rooster.plekken[plek].0;
        let alle = van_kaart(zicht, KaartId::Traject(self.rooster.trajecten[rij]))?;
        Ok(VerdeelVoorstel::laatste(&alle, plek))
    }

    fn rij(&self, zicht: &Zicht<'_>, rij: usize) -> Result<VerdeelRij, Fault> {
        Ok(VerdeelRij {
            traject: self.rooster.trajecten[rij],
            naam: self.naam(rij),
            beste: self.plek(rij, self.beste[rij]),
            op_volgorde: self.plek(rij, self.op_volgorde[rij]),
            vast: self.vast[rij].is_some(),
            voorstel: self.voorstel(zicht, rij)?,
            verschil: self.verschil(rij),
        })
    }

    /// Who has a plek in one division and not in the other.
    #[expect(
        clippy::unused_self,
        reason = "one of the questions a division is asked"
    )]
    fn alleen(&self, plek: usize, in_deze: &Toewijzing, niet_in: &Toewijzing) -> Option<usize> {
        (0..in_deze.len()).find(|rij| in_deze[*rij] == Some(plek) && niet_in[*rij] != Some(plek))
    }

    fn verschil(&self, rij: usize) -> String {
        let naam = self.naam(rij);
        match (self.op_volgorde[rij], self.beste[rij]) {
            (None, Some(naar)) => {
                let bedrijf = self.bedrijf(naar);
                let ruimte = self.alleen(naar, self.op_volgorde, self.beste);
                let omdat = match ruimte.map(|it| (it, self.beste[it])) {
                    Some((wie, Some(elders))) => {
                        format!("{} past ook bij {}", self.naam(wie), self.bedrijf(elders))
                    }
                    Some((wie, None)) => format!("{} past hier minder goed", self.naam(wie)),
                    None => "daar is plaats".to_owned(),
                };
                format!("{naam} naar {bedrijf}, eerst zonder plek: {omdat}")
            }
            (Some(van), Some(naar)) if van != naar => {
                let wie = self.alleen(van, self.beste, self.op_volgorde);
                let omdat = wie.map_or_else(
                    || "samen meer punten".to_owned(),
                    |wie| format!("zo kan {} naar {}", self.naam(wie), self.bedrijf(van)),
                );
                let (naar, van) = (self.bedrijf(naar), self.bedrijf(van));
                format!("{naam} naar {naar} i.p.v. {van}: {omdat}")
            }
            (Some(van), None) => {
                let wie = self.alleen(van, self.beste, self.op_volgorde);
                let omdat = wie.map_or_else(
                    || "anderen passen daar beter".to_owned(),
                    |wie| format!("{} krijgt die plaats", self.naam(wie)),
                );
                format!("{naam} niet naar {}: {omdat}", self.bedrijf(van))
            }
            _ => String::new(),
        }
    }
}
