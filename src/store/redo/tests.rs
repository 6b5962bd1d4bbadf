//! The end of the log: appending, rotating, cutting back.

use super::entry::{Boeking, Entry, zet_batch};
use super::lees::Staat;
use super::*;
use crate::store::schijf::EchteSchijf;

fn plaats(map: &std::path::Path, grens: u64) -> Plaats {
    Plaats {
        map: map.to_owned(),
        store: 5,
        schijf: Arc::new(EchteSchijf),
        grens,
    }
}

fn kop(eerste: u64) -> Kop {
    Kop {
        store: 5,
        eerste,
        tally: Tally::default(),
        checkpoint: 0,
    }
}

fn batch(seq: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    zet_batch(
        &mut bytes,
        &Boeking {
            seq,
            ops: Vec::new(),
        },
    )
    .unwrap();
    bytes
}

fn seqs(map: &std::path::Path) -> Vec<u64> {
    let mut gevonden = Vec::new();
    for (_, pad) in segment::alle(map).unwrap() {
        let segment = lees::lees(&pad).unwrap();
        assert_eq!(segment.staat, Staat::Heel);
        for entry in segment.entries {
            if let Entry::Batch(boeking) = entry {
                gevonden.push(boeking.seq);
            }
        }
    }
    gevonden
}

#[test]
fn commits_run_on_over_segments_and_only_covered_ones_are_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let map = dir.path().join("redo");
    let mut redo = Redo::nieuw(plaats(&map, 120), &kop(1)).unwrap();
    for seq in 1..=12 {
        redo.schrijf(&batch(seq), seq - 1, &Tally::default())
            .unwrap();
    }
    assert_eq!(seqs(&map), (1..=12).collect::<Vec<_>>());
    let aantal = segment::alle(&map).unwrap().len();
    assert!(aantal > 2, "{aantal}");

    assert_eq!(
        redo.ruim_op(12).unwrap(),
        0,
        "no checkpoint covers anything yet"
    );
    redo.checkpoint(12, &Tally::default()).unwrap();
    assert!(redo.ruim_op(6).unwrap() > 0);
    let over = seqs(&map);
    assert!(over[0] <= 7 && over[0] > 1, "{over:?}");
    redo.ruim_op(12).unwrap();
    assert_eq!(segment::alle(&map).unwrap().len(), 1);
}

#[test]
fn a_torn_tail_is_cut_before_the_next_commit() {
    let dir = tempfile::tempdir().unwrap();
    let map = dir.path().join("redo");
    let mut redo = Redo::nieuw(plaats(&map, 1 << 20), &kop(1)).unwrap();
    redo.schrijf(&batch(1), 0, &Tally::default()).unwrap();
    redo.schrijf(&batch(2), 1, &Tally::default()).unwrap();
    drop(redo);
    let pad = segment::pad(&map, 1);
    let lang = fs::read(&pad).unwrap();
    fs::write(&pad, &lang[..lang.len() - 3]).unwrap();

    let segment = lees::lees(&pad).unwrap();
    assert_eq!(segment.staat, Staat::Gescheurd);
    let mut redo = Redo::verder(plaats(&map, 1 << 20), 1, segment.goed_tot, 0).unwrap();
    redo.schrijf(&batch(2), 1, &Tally::default()).unwrap();
    assert_eq!(seqs(&map), [1, 2]);
}
