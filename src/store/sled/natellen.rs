//! Reads and counts every record after an end that was not an orderly one, with every core there is.
//!
//! The keys of each kind are cut in parts, and who is done takes the next: the time goes to waiting for
//! the disk and to checksums, and neither minds company.

use std::ops::Bound;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::app::record::{Key, Soort};
use crate::store::tally::Tally;
use crate::store::{envelope, keys};

use super::bomen::{Bomen, SledFout};
use super::proef::zonder_paniek;

/// In how many parts keys are cut, twice: more parts than there are cores, so that nobody sits idle at
/// the end. Twice, because cards of plekken and of trajecten are numbered far apart.
const DELEN: u128 = 8;
/// Workers at most: a disk has its limits too.
const WERKERS: usize = 8;
/// Records between two words on how far it is.
const STAP: u64 = 4_096;

/// An end of a part, as the key stands in the tree.
type Grens = Bound<[u8; keys::LENGTE]>;
/// Some keys of one kind. The first part of a kind has no lower end and the last no upper one, so that
/// nothing that stands in a tree is left out.
type Deel = (Soort, Grens, Grens);

/// What the workers share.
struct Werk {
    delen: Vec<Deel>,
    beurt: AtomicUsize,
    /// One of them met damage: the others need not go on.
    mislukt: AtomicBool,
}

impl Bomen {
    /// Reads every record and counts it; damage of any kind is an error.
    pub(super) fn tel_alles(&self, gezien: &mut dyn FnMut(u64)) -> Result<Tally, SledFout> {
        let werk = Werk {
            delen: self.delen()?,
            beurt: AtomicUsize::new(0),
            mislukt: AtomicBool::new(false),
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let (meld, gemeld) = channel();
        thread::scope(|scope| {
            let werkers: Vec<_> = (0..cores.min(WERKERS))
                .map(|_| {
                    let (werk, meld) = (&werk, meld.clone());
                    scope.spawn(move || {
                        let geteld = zonder_paniek(|| self.tel_delen(werk, &meld));
                        werk.mislukt.fetch_or(geteld.is_err(), Ordering::Relaxed);
                        geteld
                    })
                })
                .collect();
            drop(meld);
            let mut aantal = 0;
            for er_bij in gemeld {
                aantal += er_bij;
                gezien(aantal);
            }
            let mut tally = Tally::default();
            for werker in werkers {
                let stuk = || SledFout::Schade("natellen brak af".to_owned());
                tally.samen(&werker.join().unwrap_or_else(|_| Err(stuk()))?);
            }
            Ok(tally)
        })
    }

    fn delen(&self) -> Result<Vec<Deel>, SledFout> {
        let mut delen = Vec::new();
        for soort in Soort::ALL {
            for grof in self.in_delen((soort, Bound::Unbounded, Bound::Unbounded))? {
                delen.extend(self.in_delen(grof)?);
            }
        }
        Ok(delen)
    }

    /// Cuts a part by the keys that stand in it.
    fn in_delen(&self, (soort, van, tot): Deel) -> Result<Vec<Deel>, SledFout> {
        let mut rij = self.boom(soort).range((van, tot));
        let eerste = rij.next().transpose()?;
        let laatste = rij.next_back().transpose()?;
        let mut delen = Vec::new();
        let mut begin = van;
        if let (Some((eerste, _)), Some((laatste, _))) = (eerste, laatste) {
            for snede in sneden(soort, &eerste, &laatste) {
                delen.push((soort, begin, Bound::Excluded(snede)));
                begin = Bound::Included(snede);
            }
        }
        delen.push((soort, begin, tot));
        Ok(delen)
    }

    fn tel_delen(&self, werk: &Werk, meld: &Sender<u64>) -> Result<Tally, SledFout> {
        let mut tally = Tally::default();
        let mut gezien = 0;
        while let Some((soort, van, tot)) =
            werk.delen.get(werk.beurt.fetch_add(1, Ordering::Relaxed))
        {
            for item in self.boom(*soort).range((*van, *tot)) {
                let (sleutel, bytes) = item?;
                let schade = || SledFout::Schade(format!("een {} is beschadigd", soort.naam()));
                let sleutel = keys::uit_boom(*soort, &sleutel).ok_or_else(schade)?;
                let envelope = envelope::open(sleutel, &bytes).map_err(|_| schade())?;
                tally.verwerk(sleutel, None, Some(envelope.versie));
                gezien += 1;
                if gezien % STAP == 0 {
                    // Who looks may be gone; the count goes on.
                    let _ = meld.send(STAP);
                    if werk.mislukt.load(Ordering::Relaxed) {
                        return Ok(tally);
                    }
                }
            }
        }
        Ok(tally)
    }
}

/// Where the keys of a kind are cut, in rising order; nowhere if they cannot be read.
fn sneden(soort: Soort, eerste: &[u8], laatste: &[u8]) -> Vec<[u8; keys::LENGTE]> {
    let getal = |bytes: &[u8]| {
        keys::uit_boom(soort, bytes).map(|it| u128::from(it.a) << 64 | u128::from(it.b))
    };
    let (Some(eerste), Some(laatste)) = (getal(eerste), getal(laatste)) else {
        return Vec::new();
    };
    let breed = laatste.saturating_sub(eerste) / DELEN + 1;
    let mut sneden = Vec::new();
    let mut snede = eerste;
    while let Some(volgende) = snede.checked_add(breed).filter(|it| *it <= laatste) {
        let deel = |it: u128| u64::try_from(it & u128::from(u64::MAX)).unwrap_or(u64::MAX);
        sneden.push(keys::in_boom(Key {
            soort,
            a: deel(volgende >> 64),
            b: deel(volgende),
        }));
        snede = volgende;
    }
    sneden
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::zegel::Zegel;

    fn sleutel(a: u64, b: u64) -> [u8; keys::LENGTE] {
        keys::in_boom(Key {
            soort: Soort::Gebeurtenis,
            a,
            b,
        })
    }

    #[test]
    fn keys_are_cut_in_rising_parts_whether_the_first_or_the_second_number_runs() {
        let ver = 1 << 40;
        for (van, tot) in [
            (sleutel(1, 1), sleutel(1, 1)),
            (sleutel(1, 1), sleutel(1, 2)),
            (sleutel(1, 5), sleutel(1, 90_000)),
            (sleutel(1, 5), sleutel(ver, 7)),
            (sleutel(0, 0), sleutel(u64::MAX, u64::MAX)),
        ] {
            let sneden = sneden(Soort::Gebeurtenis, &van, &tot);
            assert!(sneden.len() < 8);
            assert!(sneden.is_sorted_by(|een, twee| een < twee));
            assert!(sneden.iter().all(|it| van < *it && *it <= tot));
        }
        let alle = sneden(Soort::Gebeurtenis, &sleutel(0, 0), &sleutel(799, 0));
        assert_eq!(alle.len(), 7);
    }

    #[test]
    fn every_record_is_counted_once_wherever_its_key_stands() {
        let map = tempfile::tempdir().unwrap();
        let bomen = Bomen::open(map.path(), 1 << 20).unwrap();
        let ver = 2 << 32;
        let kaarten = (0..500).chain(ver..ver + 700).chain([u64::MAX]);
        let mut verwacht = Tally::default();
        for (a, b) in kaarten.flat_map(|a| [(a, 0), (a, a % 7 + 1), (a, u64::MAX)]) {
            let sleutel = Key {
                soort: Soort::Gebeurtenis,
                a,
                b,
            };
            let bytes = envelope::pak(&Zegel::Geen, sleutel, 1, 3, b"inhoud").unwrap();
            bomen
                .boom(Soort::Gebeurtenis)
                .insert(keys::in_boom(sleutel), bytes)
                .unwrap();
            verwacht.verwerk(sleutel, None, Some(3));
        }
        assert_eq!(bomen.tel_alles(&mut |_| {}).unwrap(), verwacht);
        let stuk = bomen.boom(Soort::Gebeurtenis);
        stuk.insert(
            keys::in_boom(Key::een(Soort::Gebeurtenis, 3)),
            b"kapot".to_vec(),
        )
        .unwrap();
        assert!(bomen.tel_alles(&mut |_| {}).is_err());
    }

    #[test]
    fn a_key_that_cannot_be_read_leaves_its_kind_in_one_part() {
        assert!(sneden(Soort::Gebeurtenis, b"kort", &sleutel(9, 9)).is_empty());
    }
}
