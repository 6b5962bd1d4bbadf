//! Where it gets stuck: days per fase against the norm, and the load of each coach (DOMAIN 6.3).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::query::{BelastingBeeld, Coachlast, Faselast};
use crate::app::service::Service;
use crate::domain::fase::Fase;
use crate::domain::id::CoachId;

/// The middle of a row of days; of two in the middle the lower one.
fn mediaan(dagen: &mut [i64]) -> i64 {
    dagen.sort_unstable();
    let midden = dagen.len().saturating_sub(1) / 2;
    dagen.get(midden).copied().unwrap_or(0)
}

/// Counts every card that runs, from memory.
pub(in crate::app::answer) fn belasting(service: &Service) -> BelastingBeeld {
    let vandaag = service.clock().today();
    let model = service.model();
    let mut dagen: [Vec<i64>; 7] = Default::default();
    let mut coaches: BTreeMap<CoachId, Coachlast> = BTreeMap::new();
    for rij in model.kaarten().filter(|it| it.op_bord && !it.gesloten) {
        let staat = (vandaag - rij.sinds).num_days();
        let norm = i64::from(rij.fase.norm_dagen());
        if let Some(fase) = dagen.get_mut(rij.fase.plaats()) {
            fase.push(staat);
        }
        let last = coaches.entry(rij.coach).or_insert_with(|| Coachlast {
            kort: model.coach_kort(rij.coach),
            aantal: 0,
            laat: 0,
            wacht: 0,
        });
        let laat = rij.volgende.is_some_and(|(dag, _)| dag < vandaag);
        last.aantal += 1;
        last.laat += usize::from(staat > norm || laat);
        last.wacht += usize::from(rij.wacht);
    }
    let fasen = Fase::ALL.into_iter().zip(&mut dagen).map(|(fase, dagen)| {
        let norm = fase.norm_dagen();
        Faselast {
            fase,
            aantal: dagen.len(),
            mediaan: mediaan(dagen),
            norm,
            over: dagen.iter().filter(|it| **it > i64::from(norm)).count(),
        }
    });
    let mut coaches: Vec<Coachlast> = coaches.into_values().collect();
    coaches.sort_by_key(|it| (Reverse(it.aantal), it.kort.clone()));
    BelastingBeeld {
        fasen: fasen.collect(),
        coaches,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_nothing_is_nothing_and_of_two_the_lower_one() {
        assert_eq!(mediaan(&mut []), 0);
        assert_eq!(mediaan(&mut [9, 3]), 3);
        assert_eq!(mediaan(&mut [30, 1, 4]), 4);
    }
}
