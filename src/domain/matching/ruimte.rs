//! Capacity over time: how many places are free on each day to come (DOMAIN 10, Capacity).

use chrono::{Days, NaiveDate};

use crate::domain::leerwerkplek::Leerwerkplek;

/// Somebody who holds a place, from a day to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bezetting {
    /// First day; the beginning of time when it is not known.
    pub van: NaiveDate,
    /// Last day; never when it is not known, because a place that may be taken is not free.
    pub tot: Option<NaiveDate>,
}

/// Free places from day to day: each step holds until the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruimte {
    stappen: Box<[(NaiveDate, i32)]>,
}

impl Ruimte {
    /// The free places of a leerwerkplek with those who hold one.
    pub fn van(plek: &Leerwerkplek, bezet: &[Bezetting]) -> Self {
        let mut dagen = vec![NaiveDate::MIN];
        dagen.extend(plek.vanaf);
        dagen.extend(plek.tot.map(na));
        dagen.extend(plek.aantallen.iter().map(|it| it.vanaf));
        dagen.extend(bezet.iter().map(|it| it.van));
        dagen.extend(bezet.iter().filter_map(|it| it.tot).map(na));
        dagen.sort_unstable();
        dagen.dedup();
        let vrij = |dag: NaiveDate| {
            let open = plek.vanaf.is_none_or(|vanaf| vanaf <= dag)
                && plek.tot.is_none_or(|tot| dag <= tot);
            let er = if open {
                i32::from(plek.aantal_op(dag))
            } else {
                0
            };
            let houdt = |it: &&Bezetting| it.van <= dag && it.tot.is_none_or(|tot| dag <= tot);
            let weg = bezet.iter().filter(houdt).count();
            er.saturating_sub(i32::try_from(weg).unwrap_or(i32::MAX))
        };
        let mut stappen: Vec<(NaiveDate, i32)> =
            dagen.into_iter().map(|dag| (dag, vrij(dag))).collect();
        stappen.dedup_by_key(|(_, vrij)| *vrij);
        Self {
            stappen: stappen.into(),
        }
    }

    /// The fewest free places on any day of a period; never below nothing.
    pub fn vrij_in(&self, van: NaiveDate, tot: NaiveDate) -> u16 {
        let begin = self.stappen.partition_point(|(dag, _)| *dag <= van);
        let stappen = self.stappen.get(begin.saturating_sub(1)..);
        let minst = stappen
            .unwrap_or_default()
            .iter()
            .take_while(|(dag, _)| *dag <= tot)
            .map(|(_, vrij)| *vrij)
            .min();
        u16::try_from(minst.unwrap_or(0).max(0)).unwrap_or(u16::MAX)
    }

    /// The first day from which a place is free for a number of days.
    pub fn eerste_dag(&self, van: NaiveDate, dagen: u64) -> Option<NaiveDate> {
        let later = self.stappen.iter().map(|(dag, _)| *dag);
        let later = later.filter(|dag| *dag > van);
        std::iter::once(van).chain(later).find(|dag| {
            let tot = dag.checked_add_days(Days::new(dagen));
            tot.is_some_and(|tot| self.vrij_in(*dag, tot) > 0)
        })
    }

    /// One place more, from the first day to the last.
    pub(super) fn een_erbij(&mut self) {
        for (_, vrij) in &mut self.stappen {
            *vrij = (*vrij).max(0).saturating_add(1);
        }
    }
}

fn na(dag: NaiveDate) -> NaiveDate {
    dag.succ_opt().unwrap_or(dag)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::{CoachId, LeerbedrijfId, LeerwerkplekId, TrajectId};
    use crate::domain::leerwerkplek::{AantalVanaf, PlekStand};
    use crate::domain::matching::{
        Gewichten, KandidaatKant, Oordeel, Periode, PlekKant, Voorwaarde, weeg,
    };

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    fn plek() -> Leerwerkplek {
        Leerwerkplek {
            aantal: 2,
            stand: PlekStand::Beschikbaar,
            vanaf: Some(dag("2026-01-01")),
            ..Leerwerkplek::nieuw(
                LeerwerkplekId(1),
                LeerbedrijfId(1),
                CoachId(1),
                dag("2026-01-01"),
            )
        }
    }

    #[test]
    fn a_place_is_free_when_it_is_free_on_every_day() {
        let houders = [
            Bezetting {
                van: dag("2026-01-05"),
                tot: Some(dag("2026-04-30")),
            },
            Bezetting {
                van: dag("2026-03-01"),
                tot: None,
            },
        ];
        let ruimte = Ruimte::van(&plek(), &houders);
        assert_eq!(ruimte.vrij_in(dag("2026-01-05"), dag("2026-02-28")), 1);
        assert_eq!(ruimte.vrij_in(dag("2026-01-05"), dag("2026-03-01")), 0);
        assert_eq!(ruimte.vrij_in(dag("2026-05-01"), dag("2027-01-01")), 1);
        assert_eq!(
            ruimte.eerste_dag(dag("2026-03-01"), 91),
            Some(dag("2026-05-01"))
        );
    }

    #[test]
    fn before_the_first_day_and_after_the_last_nothing_is_free() {
        let mut plek = plek();
        plek.tot = Some(dag("2026-12-31"));
        plek.aantallen = vec![AantalVanaf {
            vanaf: dag("2026-07-01"),
            aantal: 0,
        }];
        let ruimte = Ruimte::van(&plek, &[]);
        assert_eq!(ruimte.vrij_in(dag("2025-12-01"), dag("2026-02-01")), 0);
        assert_eq!(ruimte.vrij_in(dag("2026-06-01"), dag("2026-06-30")), 2);
        assert_eq!(ruimte.vrij_in(dag("2026-06-01"), dag("2026-07-01")), 0);
        assert_eq!(ruimte.eerste_dag(dag("2026-06-01"), 91), None);
    }

    /// Days as numbers from the first of January.
    fn op(dag_nummer: u64) -> NaiveDate {
        dag("2026-01-01") + Days::new(dag_nummer)
    }

    prop_compose! {
        fn plekken()(
            aantal in 0..4u16,
            later in prop::collection::vec((0..200u64, 0..4u16), 0..3),
            vanaf in prop::option::of(0..60u64),
            tot in prop::option::of(100..200u64),
        ) -> Leerwerkplek {
            Leerwerkplek {
                aantal,
                aantallen: later
                    .into_iter()
                    .map(|(vanaf, aantal)| AantalVanaf { vanaf: op(vanaf), aantal })
                    .collect(),
                vanaf: vanaf.map(op),
                tot: tot.map(op),
                ..plek()
            }
        }
    }

    proptest! {
        /// One rule for who is offered a place and who gets one: capacity is never exceeded on any
        /// day, and what the pane calls free is never refused.
        #[test]
        fn a_place_is_taken_exactly_when_it_is_free_on_every_day_of_the_period(
            plek in plekken(),
            wensen in prop::collection::vec((0..200u64, 0..90u64, any::<bool>()), 1..8),
        ) {
            let mut plek = plek;
            let mut houders: Vec<Bezetting> = Vec::new();
            for (wie, (van, duur, open_einde)) in (1..).zip(wensen) {
                let periode = Periode { van: op(van), tot: op(van + duur) };
                let k = KandidaatKant {
                    start: Some(periode.van),
                    einde: Some(periode.tot),
                    ..KandidaatKant::leeg(TrajectId(wie), op(0))
                };
                let mut p = PlekKant::leeg(plek.id, plek.bedrijf);
                p.ruimte = Ruimte::van(&plek, &houders);
                p.vanaf = plek.vanaf;
                let geboden = weeg(&k, &p, &Gewichten::VAST);
                let geboden = duur > 0 && geboden.hard[Voorwaarde::Plaats.plaats()] == Oordeel::Ja;
                match plek.gereserveerd(TrajectId(wie), periode, &houders) {
                    Ok(met) => {
                        for nummer in van..=van + duur {
                            let bezet = houders
                                .iter()
                                .filter(|it| it.van <= op(nummer) && it.tot.is_none_or(|tot| op(nummer) <= tot))
                                .count();
                            prop_assert!(bezet < usize::from(plek.aantal_op(op(nummer))));
                        }
                        prop_assert!(plek.vanaf.is_none_or(|eerste| eerste <= periode.van));
                        prop_assert!(plek.tot.is_none_or(|laatste| periode.tot <= laatste));
                        plek = met;
                        houders.push(Bezetting {
                            van: periode.van,
                            tot: (!open_einde).then_some(periode.tot),
                        });
                    }
                    Err(fout) => prop_assert!(!geboden, "offered and refused: {fout}"),
                }
            }
        }
    }
}
