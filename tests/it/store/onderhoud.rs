//! Backups, putting back, checking, exporting, importing, making compact.

use std::fs;
use std::io::BufReader;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use trajectbord::app::record::{Key, Versioned};
use trajectbord::app::store::{Seq, Store};
use trajectbord::store::{
    ImportFout, Opening, Opties, SledStore, compact, herstel, importeer, open,
};

use super::hulp::{commit, concept, gebied, inhoud, klein, nu, openen, tijdelijk};

/// Records of every kind, as the golden file has them.
const GOUD: &str = include_str!("../golden/v1.jsonl");

fn stil(_: &str, _: u64, _: Option<u64>) {}

/// An export with every kind of record.
fn export_van_alles() -> String {
    let regels: Vec<String> = GOUD
        .lines()
        .map(|regel| {
            let mut waarde: serde_json::Value = serde_json::from_str(regel).unwrap();
            waarde.as_object_mut().unwrap().remove("bytes");
            waarde.to_string()
        })
        .collect();
    let aantal = regels.len();
    let kop = format!(r#"{{"trajectbord":"export","formaat":1,"seq":40,"aantal":{aantal}}}"#);
    format!("{kop}\n{}\n", regels.join("\n"))
}

fn exporteer(store: &SledStore) -> String {
    let mut uit = Vec::new();
    store.exporteer(&mut uit, &mut stil).unwrap();
    String::from_utf8(uit).unwrap()
}

fn importeren(tekst: &str, opties: Opties) -> Result<Opening, ImportFout> {
    importeer(&mut BufReader::new(tekst.as_bytes()), opties, &mut stil)
}

fn backups(opties: &Opties) -> usize {
    fs::read_dir(opties.map.join("backup")).unwrap().count()
}

#[test]
fn a_backup_made_while_coaches_write_is_of_one_moment() {
    let (dir, elders) = (tijdelijk(), tijdelijk());
    let opening = openen(klein(dir.path()));
    let store = &opening.store;
    commit(store, (0..500).map(|it| gebied(it, "0")));
    let klaar = AtomicBool::new(false);
    let verslagen = std::thread::scope(|scope| {
        scope.spawn(|| {
            // Two records that always say the same, and one that comes and goes.
            let mut ronde = 0_u64;
            while !klaar.load(Ordering::Relaxed) {
                ronde += 1;
                let tekst = ronde.to_string();
                let komt_en_gaat = match ronde % 2 {
                    0 => concept(1, 1, "er"),
                    _ => (concept(1, 1, "").0, None),
                };
                commit(
                    store,
                    [gebied(0, &*tekst), gebied(499, &*tekst), komt_en_gaat],
                );
            }
        });
        let verslagen: Vec<_> = (0..3)
            .map(|_| store.backup_naar(elders.path(), nu(), &mut stil).unwrap())
            .collect();
        klaar.store(true, Ordering::Relaxed);
        verslagen
    });
    for verslag in verslagen {
        let terug = tijdelijk();
        let (opening, controle) = herstel(&verslag.pad, klein(terug.path()), &mut stil).unwrap();
        assert!(controle.goed(), "{controle:?}");
        assert_eq!(opening.store.seq().0, verslag.seq);
        let tekst = |nummer| {
            let waarde = opening.store.get(gebied(nummer, "").0).unwrap().unwrap();
            super::hulp::plaats(&waarde).to_owned()
        };
        assert_eq!(tekst(0), tekst(499));
        let er = opening.store.get(concept(1, 1, "").0).unwrap().is_some();
        assert_eq!(
            er,
            verslag.seq > 1 && (verslag.seq - 1) % 2 == 0,
            "at {}",
            verslag.seq
        );
    }
}

#[test]
fn a_backup_goes_back_only_in_an_empty_directory_and_gives_the_same_store() {
    let (dir, terug) = (tijdelijk(), tijdelijk());
    let opening = openen(klein(dir.path()));
    commit(&opening.store, (0..30).map(|it| gebied(it, "x")));
    commit(&opening.store, [(gebied(3, "").0, None)]);
    let was: Vec<(Key, Versioned)> = inhoud(&opening.store);
    let verslag = opening.store.backup(nu(), &mut stil).unwrap();
    assert_eq!((verslag.seq, verslag.aantal), (2, 29));

    let fout = herstel(&verslag.pad, klein(dir.path()), &mut stil).unwrap_err();
    assert!(fout.to_string().contains("niet leeg"), "{fout}");

    let map = terug.path().join("nieuw");
    let (weer, controle) = herstel(&verslag.pad, klein(&map), &mut stil).unwrap();
    assert!(controle.goed(), "{controle:?}");
    assert_eq!(weer.meldingen, [""; 0]);
    assert_eq!(inhoud(&weer.store), was);
    assert_eq!(commit(&weer.store, [gebied(1, "y")]), Seq(3));
    weer.store.sluit().unwrap();
    assert_eq!(openen(klein(&map)).meldingen, [""; 0]);

    let mut bytes = fs::read(&verslag.pad).unwrap();
    let midden = bytes.len() / 2;
    bytes[midden] ^= 1;
    let slecht = dir.path().join("slecht.tbb");
    fs::write(&slecht, bytes).unwrap();
    let fout = herstel(&slecht, klein(&terug.path().join("x")), &mut stil).unwrap_err();
    assert!(fout.to_string().contains("niet bruikbaar"), "{fout}");
}

#[test]
fn backups_come_daily_are_kept_in_number_and_let_the_log_go() {
    let dir = tijdelijk();
    let opties = Opties {
        bewaar: "3d".parse().unwrap(),
        ..klein(dir.path())
    };
    let store = openen(opties.clone()).store;
    assert_eq!(
        store.backup_zo_nodig(nu(), &mut stil).unwrap(),
        None,
        "nothing to keep yet"
    );
    let mut opgeruimd = 0;
    for dag in 0..6 {
        for ronde in 0..40 {
            commit(&store, [gebied(ronde, "x".repeat(100))]);
        }
        let moment = nu() + TimeDelta::days(dag);
        let verslag = store.backup_zo_nodig(moment, &mut stil).unwrap().unwrap();
        opgeruimd += verslag.opgeruimd;
        commit(&store, [gebied(1, "later")]);
        let later = moment + TimeDelta::hours(20);
        assert_eq!(store.backup_zo_nodig(later, &mut stil).unwrap(), None);
    }
    assert_eq!(backups(&opties), 3);
    assert!(opgeruimd > 0);
    let was = inhoud(&store);
    store.sluit().unwrap();

    // The newest backup goes bad and sled is gone: the one before it and the log still do.
    let mut paden: Vec<_> = fs::read_dir(dir.path().join("backup"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paden.sort();
    fs::write(paden.last().unwrap(), b"bad").unwrap();
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    let weer = openen(opties);
    assert_eq!(inhoud(&weer.store), was);
    assert_eq!(weer.meldingen.len(), 2, "{:?}", weer.meldingen);
}

#[test]
fn who_leaves_does_not_wait_for_a_backup_and_finds_the_store_closed_in_order() {
    let dir = tijdelijk();
    let opties = klein(dir.path());
    let store = openen(opties.clone()).store;
    commit(&store, (0..1500).map(|nummer| gebied(nummer, "x")));
    let mut geteld = 0;
    let gestopt = store.backup_zo_nodig(nu(), &mut |_, _, _| {
        geteld += 1;
        // What the screen writes meanwhile is kept.
        commit(&store, [gebied(9, "onderweg")]);
        store.staak();
    });
    assert_eq!(geteld, 1, "it stops at once");
    assert!(gestopt.unwrap_err().to_string().contains("gestopt"));
    assert_eq!(
        fs::read_dir(dir.path().join("backup")).unwrap().count(),
        0,
        "nothing half-made stays"
    );
    assert!(
        !dir.path().join("opslag.log").exists(),
        "no alarm for a backup that was told to stop"
    );
    let zoals = |nummer| gebied(nummer, if nummer == 9 { "onderweg" } else { "x" });
    let verwacht: Vec<_> = (0..1500).map(zoals).collect();
    let lang = store.walk(gebied(0, "").0, gebied(1500, "").0, &mut |_, _| {
        panic!("a long read goes on")
    });
    assert!(lang.is_err());
    let (sleutel, waarde) = gebied(9, "onderweg");
    assert_eq!(store.get(sleutel).unwrap().map(|it| it.record), waarde);
    let was = store.seq();
    store.sluit().unwrap();
    let weer = openen(opties);
    assert_eq!(weer.meldingen, [""; 0], "closed in order");
    assert_eq!(weer.store.seq(), was);
    let gevonden = inhoud(&weer.store).into_iter();
    let gevonden: Vec<_> = gevonden.map(|(key, it)| (key, Some(it.record))).collect();
    assert_eq!(gevonden, verwacht);
    weer.store
        .backup_zo_nodig(nu(), &mut stil)
        .unwrap()
        .unwrap();
}

#[test]
fn a_backup_from_the_future_does_not_hold_up_the_daily_one() {
    let dir = tijdelijk();
    let store = openen(klein(dir.path())).store;
    commit(&store, [gebied(1, "x")]);
    // Made while the clock of the host stood years ahead.
    let morgen = nu() + TimeDelta::days(2000);
    store.backup_zo_nodig(morgen, &mut stil).unwrap().unwrap();
    commit(&store, [gebied(1, "y")]);
    let verslag = store.backup_zo_nodig(nu(), &mut stil).unwrap().unwrap();
    assert_eq!(verslag.seq, 2);
    commit(&store, [gebied(1, "z")]);
    let later = nu() + TimeDelta::hours(20);
    assert_eq!(store.backup_zo_nodig(later, &mut stil).unwrap(), None);
}

#[test]
fn a_backup_of_more_than_a_week_old_with_changes_behind_it_is_told() {
    let dir = tijdelijk();
    let store = openen(klein(dir.path())).store;
    commit(&store, [gebied(1, "x")]);
    store.backup(nu(), &mut stil).unwrap();
    store.sluit().unwrap();
    let later = |dagen| Opties {
        nu: nu() + TimeDelta::days(dagen),
        ..klein(dir.path())
    };
    let store = openen(later(30)).store;
    assert!(store.controleer(&mut stil).goed(), "nothing was changed");
    commit(&store, [gebied(1, "y")]);
    let controle = store.controleer(&mut stil);
    assert!(!controle.goed(), "{controle:?}");
    store.sluit().unwrap();
    assert!(openen(later(6)).store.controleer(&mut stil).goed());
}

#[test]
fn a_check_finds_nothing_in_a_sound_store_and_names_what_is_wrong_in_another() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    for ronde in 0..60 {
        commit(
            &opening.store,
            [gebied(ronde % 7, "x".repeat(90)), concept(2, ronde, "y")],
        );
    }
    opening.store.backup(nu(), &mut stil).unwrap();
    let controle = opening.store.controleer(&mut stil);
    assert!(controle.goed(), "{controle:?}");
    assert_eq!(controle.regels.len(), 3);

    for pad in [dir.path().join("redo/0002.log"), opening.store.backup_map()] {
        let pad = if pad.is_dir() {
            fs::read_dir(&pad).unwrap().next().unwrap().unwrap().path()
        } else {
            pad
        };
        let goed = fs::read(&pad).unwrap();
        let mut slecht = goed.clone();
        slecht[goed.len() / 2] ^= 1;
        fs::write(&pad, slecht).unwrap();
        let controle = opening.store.controleer(&mut stil);
        assert!(!controle.goed(), "{}", pad.display());
        let naam = pad.file_name().unwrap().to_str().unwrap();
        assert!(
            controle
                .regels
                .iter()
                .any(|it| !it.goed && it.tekst.contains(naam)),
            "{naam}"
        );
        fs::write(&pad, goed).unwrap();
    }
}

#[test]
fn an_export_comes_back_bit_for_bit_with_every_kind_of_record() {
    let (dir, tweede) = (tijdelijk(), tijdelijk());
    let bron = export_van_alles();
    let eerst = importeren(&bron, klein(dir.path())).unwrap();
    assert_eq!(eerst.meldingen, [""; 0]);
    assert_eq!(eerst.store.seq(), Seq(40));
    assert_eq!(inhoud(&eerst.store).len() + 1, bron.lines().count());
    let export = exporteer(&eerst.store);
    assert_eq!(exporteer(&eerst.store), export);

    let weer = importeren(&export, klein(tweede.path())).unwrap();
    assert_eq!(exporteer(&weer.store), export);
    assert_eq!(inhoud(&weer.store), inhoud(&eerst.store));
    assert_eq!(commit(&weer.store, [gebied(1, "verder")]), Seq(41));
    let was = inhoud(&weer.store);
    weer.store.sluit().unwrap();
    let open = openen(klein(tweede.path()));
    assert_eq!((open.meldingen.len(), inhoud(&open.store)), (0, was));
}

#[test]
fn an_import_goes_only_into_an_empty_store_and_names_every_bad_line() {
    let dir = tijdelijk();
    let bron = export_van_alles();
    let kapot = bron
        .replacen("\"plaats\":\"Goor\"", "\"stad\":\"Goor\"", 1)
        .replacen("\"versie\":8", "\"versie\":800", 1)
        .replacen("{\"sleutel\":[1,1]", "{{", 1);
    let dubbel = bron.lines().last().unwrap();
    let kapot = format!("{kapot}{dubbel}\n");
    let fout = importeren(&kapot, klein(dir.path())).unwrap_err();
    let ImportFout::Regels(regels) = &fout else {
        panic!("{fout}")
    };
    let nummers: Vec<u64> = regels.iter().map(|it| it.regel).collect();
    let laatste = kapot.lines().count() as u64;
    assert_eq!(nummers.len(), 4, "{fout}");
    assert_eq!(nummers.last(), Some(&laatste), "{fout}");
    assert!(!fout.to_string().contains("Goor"), "{fout}");

    let af = bron.lines().count() - 3;
    let half: String = bron.split_inclusive('\n').take(af).collect();
    let fout = importeren(&half, klein(dir.path())).unwrap_err();
    assert!(fout.to_string().contains("niet af"), "{fout}");
    for geen in [
        "",
        "hallo\n",
        "{\"trajectbord\":\"export\",\"formaat\":9,\"seq\":1,\"aantal\":0}\n",
    ] {
        assert!(
            matches!(
                importeren(geen, klein(dir.path())),
                Err(ImportFout::Regels(_))
            ),
            "{geen}"
        );
    }

    // Nothing of all that was kept, so a good one goes in; and then no other.
    importeren(&bron, klein(dir.path()))
        .unwrap()
        .store
        .sluit()
        .unwrap();
    let fout = importeren(&bron, klein(dir.path())).unwrap_err();
    assert!(matches!(fout, ImportFout::NietLeeg), "{fout}");
}

#[test]
fn compacting_keeps_everything_and_a_stop_half_way_too() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    // Much that is big first and small after: the room of the first is what compacting gives back.
    for lang in [8_000, 1] {
        for plaats in 0..400 {
            commit(&opening.store, [gebied(plaats, "x".repeat(lang))]);
        }
    }
    let was = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    let grootte = |map: &std::path::Path| fs::metadata(map.join("sled/db")).unwrap().len();
    let groot = grootte(dir.path());
    let weer = compact(klein(dir.path()), &mut stil).unwrap();
    assert_eq!(
        (weer.meldingen.len(), inhoud(&weer.store)),
        (0, was.clone())
    );
    weer.store.sluit().unwrap();
    let klein_geworden = grootte(dir.path());
    assert!(klein_geworden < groot, "{klein_geworden} from {groot}");
    assert!(!dir.path().join("sled.oud").exists());

    // As it lies between the two renames.
    fs::rename(dir.path().join("sled"), dir.path().join("sled.oud")).unwrap();
    fs::create_dir(dir.path().join("sled.bouw")).unwrap();
    let mode = fs::metadata(dir.path().join("redo")).unwrap().permissions();
    fs::set_permissions(dir.path().join("sled.bouw"), mode).unwrap();
    let weer = open(klein(dir.path()), &mut stil).unwrap();
    assert_eq!(inhoud(&weer.store), was);
    assert!(!dir.path().join("sled.oud").exists());
    assert!(!dir.path().join("sled.bouw").exists());
}
