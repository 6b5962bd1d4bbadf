//! Who works on which card now: told by the windows, kept in memory only, gone with the window.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::id::{CoachId, KaartId};

/// Number of a window of this service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vensternummer(u64);

#[derive(Default)]
struct Stand {
    laatste: u64,
    vensters: BTreeMap<Vensternummer, (CoachId, Option<KaartId>)>,
}

impl Stand {
    fn op(&self, kaart: KaartId) -> Vec<CoachId> {
        let vensters = self.vensters.values();
        let mut wie: Vec<_> = vensters
            .filter(|(_, op)| *op == Some(kaart))
            .map(|(coach, _)| *coach)
            .collect();
        wie.sort_unstable();
        wie.dedup();
        wie
    }
}

/// The windows, and the card that each works on.
#[derive(Default)]
pub struct Aanwezig(Mutex<Stand>);

impl std::fmt::Debug for Aanwezig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Aanwezig")
    }
}

impl Aanwezig {
    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A window comes.
    pub fn kom(&self, coach: CoachId) -> Vensternummer {
        let mut stand = self.stand();
        stand.laatste += 1;
        let venster = Vensternummer(stand.laatste);
        stand.vensters.insert(venster, (coach, None));
        venster
    }

    /// A window goes.
    pub fn ga(&self, venster: Vensternummer) {
        self.stand().vensters.remove(&venster);
    }

    /// How many windows there are.
    pub fn vensters(&self) -> usize {
        self.stand().vensters.len()
    }

    /// A window works on another card. `vertel` hears of each card of which it changed who works on
    /// it, in the order of the changes.
    pub(super) fn zet(
        &self,
        venster: Vensternummer,
        kaart: Option<KaartId>,
        mut vertel: impl FnMut(CoachId, KaartId, Vec<CoachId>),
    ) {
        let mut stand = self.stand();
        let Some((coach, nu)) = stand.vensters.get(&venster).copied() else {
            return;
        };
        if nu == kaart {
            return;
        }
        let geraakt: Vec<_> = nu.into_iter().chain(kaart).collect();
        let voor: Vec<_> = geraakt.iter().map(|it| stand.op(*it)).collect();
        stand.vensters.insert(venster, (coach, kaart));
        for (kaart, voor) in geraakt.into_iter().zip(voor) {
            let na = stand.op(kaart);
            if na != voor {
                vertel(coach, kaart, na);
            }
        }
    }

    /// Every card that somebody works on, and who.
    pub fn alle(&self) -> Vec<(KaartId, Vec<CoachId>)> {
        let stand = self.stand();
        let mut kaarten: Vec<_> = stand.vensters.values().filter_map(|it| it.1).collect();
        kaarten.sort_unstable();
        kaarten.dedup();
        kaarten
            .into_iter()
            .map(|kaart| (kaart, stand.op(kaart)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TrajectId;

    const JAN: CoachId = CoachId(1);
    const EVA: CoachId = CoachId(2);
    const EEN: KaartId = KaartId::Traject(TrajectId(1));
    const TWEE: KaartId = KaartId::Traject(TrajectId(2));

    type Gehoord = Vec<(KaartId, Vec<CoachId>)>;

    fn zet(aanwezig: &Aanwezig, venster: Vensternummer, kaart: Option<KaartId>) -> Gehoord {
        let mut gehoord = Vec::new();
        aanwezig.zet(venster, kaart, |_, kaart, wie| gehoord.push((kaart, wie)));
        gehoord
    }

    #[test]
    fn who_works_on_a_card_is_told_once_and_told_when_it_ends() {
        let aanwezig = Aanwezig::default();
        let (jan, eva) = (aanwezig.kom(JAN), aanwezig.kom(EVA));
        assert_eq!(zet(&aanwezig, jan, Some(EEN)), [(EEN, vec![JAN])]);
        assert_eq!(zet(&aanwezig, jan, Some(EEN)), []);
        assert_eq!(zet(&aanwezig, eva, Some(EEN)), [(EEN, vec![JAN, EVA])]);
        assert_eq!(
            zet(&aanwezig, jan, Some(TWEE)),
            [(EEN, vec![EVA]), (TWEE, vec![JAN])]
        );
        assert_eq!(aanwezig.alle(), [(EEN, vec![EVA]), (TWEE, vec![JAN])]);
        assert_eq!(zet(&aanwezig, jan, None), [(TWEE, vec![])]);
        aanwezig.ga(jan);
        assert_eq!(zet(&aanwezig, jan, Some(EEN)), []);
    }

    #[test]
    fn two_windows_of_one_coach_are_one_coach() {
        let aanwezig = Aanwezig::default();
        let (een, twee) = (aanwezig.kom(JAN), aanwezig.kom(JAN));
        zet(&aanwezig, een, Some(EEN));
        assert_eq!(zet(&aanwezig, twee, Some(EEN)), []);
        assert_eq!(zet(&aanwezig, een, None), []);
        assert_eq!(zet(&aanwezig, twee, None), [(EEN, vec![])]);
    }
}
