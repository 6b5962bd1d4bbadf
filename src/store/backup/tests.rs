//! Backup files: whole ones come back, damaged ones are told.

use super::*;
use crate::app::record::{Key, Soort};
use crate::store::envelope;
use crate::store::tally::Tally;
use crate::store::zegel::Zegel;

fn maak(map: &Path, seq: u64) -> PathBuf {
    let moment = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let pad = map.join(naam(seq, moment));
    let kop = Kop {
        store: 3,
        moment: moment.timestamp(),
        kast: None,
    };
    let mut schrijver = Schrijver::nieuw(&pad, kop).unwrap();
    let mut tally = Tally::default();
    for a in 1..=3 {
        let sleutel = Key::een(Soort::Traject, a);
        schrijver
            .record(
                sleutel,
                Some(&envelope::pak(&Zegel::Geen, sleutel, 1, seq, b"inhoud").unwrap()),
            )
            .unwrap();
        tally.verwerk(sleutel, None, Some(seq));
    }
    let weg = Key::een(Soort::Traject, 2);
    schrijver.record(weg, None).unwrap();
    tally.verwerk(weg, Some(seq), None);
    schrijver.sluit_als(&pad, seq, &tally).unwrap();
    pad
}

#[test]
fn a_backup_comes_back_with_what_it_says_of_itself() {
    let dir = tempfile::tempdir().unwrap();
    let pad = maak(dir.path(), 9);
    let mut gelezen = Vec::new();
    let (kop, voet) = lees::<BackupFout>(&pad, &mut |(sleutel, na)| {
        gelezen.push((sleutel.a, na.is_some()));
        Ok(())
    })
    .unwrap();
    assert_eq!(gelezen, [(1, true), (2, true), (3, true), (2, false)]);
    assert_eq!((kop.store, voet.seq, voet.aantal), (3, 9, 4));
    assert_eq!(voet.tally.aantal(Soort::Traject), 2);
    let backup = kijk(&pad).unwrap();
    assert_eq!((backup.store, backup.seq, backup.aantal), (3, 9, 4));
    assert_eq!(schijf::open_voor_anderen(&pad).unwrap(), 0);
}

#[test]
fn every_flipped_byte_and_every_missing_end_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let pad = maak(dir.path(), 9);
    let goed = fs::read(&pad).unwrap();
    for plaats in 0..goed.len() {
        let mut fout = goed.clone();
        fout[plaats] ^= 0x20;
        fs::write(&pad, fout).unwrap();
        assert!(
            matches!(controleer(&pad), Err(BackupFout::Beschadigd(_))),
            "byte {plaats}"
        );
        fs::write(&pad, &goed[..plaats]).unwrap();
        assert!(
            matches!(controleer(&pad), Err(BackupFout::Beschadigd(_))),
            "length {plaats}"
        );
        assert!(kijk(&pad).is_err(), "length {plaats}");
    }
}

#[test]
fn the_newest_come_first_and_only_so_many_stay() {
    let dir = tempfile::tempdir().unwrap();
    for seq in [3, 20, 100] {
        maak(dir.path(), seq);
    }
    fs::write(dir.path().join(naam(7, DateTime::UNIX_EPOCH)), b"half").unwrap();
    let (goed, slecht) = lijst(dir.path()).unwrap();
    assert_eq!(
        goed.iter().map(|it| it.seq).collect::<Vec<_>>(),
        [100, 20, 3]
    );
    assert_eq!(slecht.len(), 1);
    ruim_op(dir.path(), "1d".parse().unwrap()).unwrap();
    let (goed, _) = lijst(dir.path()).unwrap();
    assert_eq!(goed.iter().map(|it| it.seq).collect::<Vec<_>>(), [100, 20]);
}
