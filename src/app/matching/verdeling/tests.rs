//! The division against every other one there is, with pins, and when it is stopped.

use super::*;
use proptest::prelude::*;

fn rooster(plekken: &[usize], kansen: Vec<Vec<(usize, bool, u16)>>) -> Rooster {
    let id = |it: usize| u32::try_from(it).unwrap() + 1;
    let genummerd = plekken.iter().enumerate();
    Rooster {
        trajecten: (0..kansen.len()).map(|it| TrajectId(id(it))).collect(),
        plekken: genummerd
            .map(|(nr, vrij)| (LeerwerkplekId(id(nr)), *vrij))
            .collect(),
        kansen: kansen
            .into_iter()
            .map(|eigen| {
                let mut eigen: Vec<Kans> = eigen
                    .into_iter()
                    .map(|(plek, ja, score)| Kans { plek, ja, score })
                    .collect();
                eigen.sort_by_key(|it| (!it.ja, std::cmp::Reverse(it.score), it.plek));
                eigen.dedup_by_key(|it| it.plek);
                let mut gezien = std::collections::BTreeSet::new();
                eigen.retain(|it| gezien.insert(it.plek));
                eigen
            })
            .collect(),
    }
}

fn beste(rooster: &Rooster, vast: &[Option<usize>]) -> Toewijzing {
    rooster.verdeel(vast, &Voortgang::default()).unwrap()
}

/// The best worth there is, by trying everything.
fn alles(rooster: &Rooster, rij: usize, over: &mut Vec<usize>, nu: &mut Toewijzing) -> Waarde {
    if rij == rooster.kansen.len() {
        return rooster.waarde(nu);
    }
    nu[rij] = None;
    let mut beste = alles(rooster, rij + 1, over, nu);
    for kans in rooster.kansen[rij].clone() {
        if over[kans.plek] > 0 {
            over[kans.plek] -= 1;
            nu[rij] = Some(kans.plek);
            beste = beste.max(alles(rooster, rij + 1, over, nu));
            nu[rij] = None;
            over[kans.plek] += 1;
        }
    }
    beste
}

#[test]
fn more_people_are_placed_than_first_come_first_served() {
    // The first suits both places, the second only the one that the first likes best.
    let rooster = rooster(
        &[1, 1],
        vec![vec![(0, true, 90), (1, true, 60)], vec![(0, true, 70)]],
    );
    let leeg = [None, None];
    assert_eq!(rooster.op_volgorde(&leeg), [Some(0), None]);
    assert_eq!(beste(&rooster, &leeg), [Some(1), Some(0)]);
}

#[test]
fn a_pin_stays_put_and_one_that_cannot_be_is_named() {
    let rooster = rooster(
        &[1, 1],
        vec![vec![(0, true, 90), (1, true, 60)], vec![(0, true, 70)]],
    );
    let pin = (TrajectId(1), LeerwerkplekId(1));
    let mis = (TrajectId(2), LeerwerkplekId(2));
    let (vast, kan_niet) = rooster.vast(&[pin, mis]);
    assert_eq!(kan_niet, [mis]);
    assert_eq!(beste(&rooster, &vast), [Some(0), None]);
}

#[test]
fn it_stops_when_it_is_asked_to() {
    let rooster = rooster(&[1], vec![vec![(0, true, 50)]]);
    let voortgang = Voortgang::default();
    voortgang.stop();
    assert_eq!(
        rooster.verdeel(&[None], &voortgang),
        Err(Onverdeeld::Gestopt)
    );
}

#[test]
fn what_is_too_much_at_once_is_refused_with_its_size() {
    let iedereen: Vec<_> = (0..2_001).map(|_| vec![(0, true, 50)]).collect();
    let rooster = rooster(&[2_001], iedereen);
    let uit = rooster.verdeel(&vec![None; 2_001], &Voortgang::default());
    let te_groot = Onverdeeld::TeGroot {
        kandidaten: 2_001,
        plaatsen: 2_001,
    };
    assert_eq!(uit, Err(te_groot));
}

prop_compose! {
    fn kleine_roosters()(plekken in prop::collection::vec(0..3usize, 1..5))(
        kansen in prop::collection::vec(
            prop::collection::vec((0..plekken.len(), any::<bool>(), 0..=100u16), 0..5), 0..6),
        plekken in Just(plekken),
    ) -> Rooster {
        rooster(&plekken, kansen)
    }
}

proptest! {
    #[test]
    fn it_is_the_best_there_is_never_over_capacity_and_never_worse_than_first_come(
        rooster in kleine_roosters()
    ) {
        let leeg = vec![None; rooster.kansen.len()];
        let gekozen = beste(&rooster, &leeg);
        let mut over: Vec<usize> = rooster.plekken.iter().map(|it| it.1).collect();
        for plek in gekozen.iter().flatten() {
            prop_assert!(over[*plek] > 0, "more people than places");
            over[*plek] -= 1;
        }
        let waarde = rooster.waarde(&gekozen);
        prop_assert!(waarde >= rooster.waarde(&rooster.op_volgorde(&leeg)));
        let mut over: Vec<usize> = rooster.plekken.iter().map(|it| it.1).collect();
        let mut nu = leeg.clone();
        prop_assert_eq!(waarde, alles(&rooster, 0, &mut over, &mut nu));
        prop_assert_eq!(beste(&rooster, &leeg), gekozen, "the same input, the same answer");
    }
}
