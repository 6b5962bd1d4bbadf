//! The clock of the host jumps, mostly backwards: sequences, journaal and backups keep their order.

use std::collections::BTreeSet;
use std::fs;

use chrono::{DateTime, TimeDelta, Utc};
use trajectbord::app::command::Command;
use trajectbord::app::journaal;
use trajectbord::app::query::Query;
use trajectbord::app::store::Store;
use trajectbord::store::{Bewaar, Opties, proef_herstel};

use super::model::{Model, opties, stil, volgende};
use super::uitslag::{Uitslag, rondes};
use crate::service::stel::Stel;
use crate::store::hulp::{nu, tijdelijk};

/// Seconds to decades, more often back than on.
fn spring(van: DateTime<Utc>, toeval: &mut fastrand::Rng) -> DateTime<Utc> {
    let ver = match toeval.u8(..4) {
        0 => TimeDelta::seconds(toeval.i64(0..100)),
        1 => TimeDelta::hours(toeval.i64(0..50)),
        2 => TimeDelta::days(toeval.i64(0..400)),
        _ => TimeDelta::days(toeval.i64(0..9_000)),
    };
    let terug = toeval.u8(..3) < 2;
    let naar = if terug { van - ver } else { van + ver };
    // Within what a clock of a machine can say.
    let laag = DateTime::<Utc>::UNIX_EPOCH;
    if naar < laag || naar > laag + TimeDelta::days(40_000) {
        return nu();
    }
    naar
}

#[test]
fn a_clock_that_jumps_costs_no_change_no_backup_and_no_order() {
    let mut uitslag = Uitslag::nieuw("klok springt");
    let dir = tijdelijk();
    let mut toeval = fastrand::Rng::with_seed(12);
    let mut model = Model::default();
    let mut moment = nu();
    let mut bevestigd = 0;
    for ronde in 0..rondes(25, 200) {
        uitslag.rondes += 1;
        moment = spring(moment, &mut toeval);
        let bewaar = Bewaar {
            dagen: 3,
            weken: 2,
            maanden: 1,
        };
        let dan = Opties {
            nu: moment,
            bewaar,
            ..opties(dir.path())
        };
        if ronde % 9 == 8 {
            // Rebuilt from whatever backup and log there are.
            fs::remove_dir_all(dir.path().join("sled")).unwrap();
        }
        let Some(opening) = model.open_en_keur(dan.clone(), bevestigd, &mut uitslag) else {
            continue;
        };
        let store = opening.store;
        for _ in 0..toeval.u8(1..40) {
            bevestigd = volgende(&store).unwrap();
        }
        let later = spring(moment, &mut toeval);
        let gemaakt = if ronde % 2 == 0 {
            Some(store.backup(later, &mut stil).unwrap())
        } else {
            store.backup_zo_nodig(later, &mut stil).unwrap()
        };
        if let Some(verslag) = gemaakt {
            uitslag.tel("back-ups");
            let map = dir.path().join("backup");
            let namen: BTreeSet<_> = fs::read_dir(map)
                .unwrap()
                .map(|it| it.unwrap().file_name())
                .collect();
            // The newest by sequence, whatever its date says, and at least the one before it.
            let laatste = namen.last().unwrap();
            let goed = verslag.pad.ends_with(laatste) && verslag.seq == bevestigd;
            if !goed || namen.len() < 2.min(usize::try_from(uitslag.geteld("back-ups")).unwrap()) {
                uitslag.fout += 1;
                uitslag.klacht(format!("{namen:?} na {}", verslag.pad.display()));
            }
            let proef = proef_herstel(None, &dan, &mut stil).unwrap();
            if proef.backup != verslag.pad || !proef.controle.goed() {
                uitslag.fout += 1;
                uitslag.klacht(format!("{proef:?}"));
            }
        }
        assert_eq!(store.seq().0, bevestigd);
        store.sluit().unwrap();
    }
    assert!(
        model
            .open_en_keur(opties(dir.path()), bevestigd, &mut uitslag)
            .is_some()
    );
    uitslag.bevestigd = bevestigd;
    uitslag.klaar();
}

#[test]
fn a_clock_that_jumps_leaves_the_journaal_in_one_chain_and_every_note_in_its_dossier() {
    let mut uitslag = Uitslag::nieuw("klok springt, journaal");
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Wilhelmina Onvindbaar");
    let mut toeval = fastrand::Rng::with_seed(13);
    let mut moment = nu();
    let mut verwacht = BTreeSet::new();
    let mut regels = 0;
    for ronde in 0..rondes(25, 300) {
        uitslag.rondes += 1;
        moment = spring(moment, &mut toeval);
        stel.clock.set(moment);
        let tekst = format!("notitie {ronde}");
        let notitie = Command::Notitie {
            kaart,
            tekst: tekst.clone(),
        };
        stel.doe(notitie).unwrap();
        verwacht.insert(tekst);
        uitslag.bevestigd += 1;
        stel.vraag(Query::Dossier(kaart));
        stel.service.schrijf_blikken();
        let keten = journaal::controleer(&*stel.store).unwrap();
        if !keten.fouten.is_empty() || keten.aantal <= regels {
            uitslag.fout += 1;
            uitslag.klacht(format!("{:?} na {regels}", keten.fouten));
        }
        regels = keten.aantal;
    }
    let staat: BTreeSet<String> = stel
        .dossier(kaart)
        .tijdlijn
        .into_iter()
        .map(|it| it.tekst)
        .collect();
    uitslag.kwijt += verwacht.difference(&staat).count() as u64;
    uitslag.klaar();
}
