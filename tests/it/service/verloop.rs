//! What the timeline tells of a traject is what the store held then, whatever was taken back.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use proptest::prelude::*;
use trajectbord::app::command::{Command, NieuweStand};
use trajectbord::app::env::Clock;
use trajectbord::app::record::{Key, Record};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::gebeurtenis::Gebeurtenis;
use trajectbord::domain::id::{KaartId, LeerwerkplekId};
use trajectbord::domain::sluiting::{Slot, Stand};
use trajectbord::domain::traject::Traject;
use trajectbord::domain::verloop::Verloop;
use trajectbord::domain::waardelijst::RedenUitval;
use trajectbord::generate::{Opzet, genereer};
use trajectbord::seed;

use super::stel::{Stel, dag, stap};

/// What of a traject the timeline has to tell.
type Beeld = (
    Fase,
    NaiveDate,
    Stand,
    Option<LeerwerkplekId>,
    trajectbord::domain::stappen::Stappen,
);

fn van_traject(traject: &Traject) -> Beeld {
    let mut it = traject.clone();
    let slot = match &it.stand {
        Stand::Gesloten(sluiting) => Some(sluiting.slot),
        Stand::Lopend | Stand::Wacht { .. } => None,
    };
    it.zonder_woorden();
    if let (Stand::Gesloten(sluiting), Some(slot)) = (&mut it.stand, slot) {
        sluiting.slot = slot;
    }
    (it.fase, it.sinds, it.stand, it.plek, it.stappen)
}

fn van_verloop(it: &Verloop) -> Beeld {
    (
        it.fase(),
        it.sinds().unwrap(),
        it.stand().clone(),
        it.plek(),
        it.stappen().clone(),
    )
}

fn utc(moment: DateTime<Utc>) -> NaiveDate {
    moment.date_naive()
}

fn traject_van(stel: &Stel, kaart: KaartId) -> Traject {
    use trajectbord::app::store::Store;
    match stel.store.get(Key::kaart(kaart)).unwrap().unwrap().record {
        Record::Traject(it) => *it,
        _ => panic!("the card of a traject"),
    }
}

fn tijdlijn_van(stel: &Stel, kaart: KaartId) -> Vec<Gebeurtenis> {
    use trajectbord::app::record::Soort;
    use trajectbord::app::store::Store;
    let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
    let mut alle = Vec::new();
    stel.store
        .walk(van, tot, &mut |_, gezien| {
            if let Record::Gebeurtenis(it) = gezien.record {
                alle.push(it);
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    alle
}

/// One deed out of a number; what the rules refuse is not done.
fn doe(stel: &Stel, kaart: KaartId, keuze: u8) {
    let codes = ["WK-01", "WK-02", "WK-12", "BM-07", "BM-01", "WK-09"];
    let code = codes[usize::from(keuze / 16) % codes.len()];
    let zet = |stand| Command::ZetStap {
        kaart,
        stap: stap(code),
        stand,
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    };
    let command = match keuze % 16 {
        0..=2 => zet(NieuweStand::Gedaan { op: None }),
        3 => zet(NieuweStand::Open),
        4 => zet(NieuweStand::Nvt {
            reden: "hier niet nodig".to_owned(),
        }),
        5..=6 => Command::Verplaats {
            kaart,
            motivering: Some("Iedereen is het hier over eens, zie de mail.".to_owned()),
            gezien: None,
        },
        7 => Command::ZetTerug {
            kaart,
            reden: "te vroeg".to_owned(),
            gezien: None,
        },
        8 => Command::Wacht {
            kaart,
            tot: dag("2027-12-01"),
            reden: "wacht op opvang".to_owned(),
            gezien: None,
        },
        9 => Command::Hervat { kaart },
        10 => Command::Sluit {
            kaart,
            slot: Some(Slot::Uitgevallen(RedenUitval::Gezondheid)),
            toelichting: "Is ziek.".to_owned(),
            gezien: None,
        },
        11 => Command::Notitie {
            kaart,
            tekst: "Belt morgen.".to_owned(),
        },
        12..=14 => Command::Ongedaan,
        _ => Command::Opnieuw,
    };
    let _ = stel.doe(command);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_moment_can_be_asked_again_also_when_changes_were_taken_back(
        keuzes in prop::collection::vec(any::<u8>(), 1..40)
    ) {
        let stel = Stel::nieuw();
        let kaart = stel.kandidaat("Piet Bos");
        // Its making itself is not taken back: then there is nothing to ask.
        let anker = Command::WijsToe { kaarten: vec![kaart], coach: super::stel::JVB };
        stel.service.doe(super::stel::JVB, None, anker).unwrap();
        let nu = || traject_van(&stel, kaart);
        let mut toen: BTreeMap<DateTime<Utc>, Beeld> = BTreeMap::new();
        toen.insert(stel.clock.now(), van_traject(&nu()));
        for keuze in keuzes {
            stel.clock.set(stel.clock.now() + Duration::hours(7));
            doe(&stel, kaart, keuze);
            toen.insert(stel.clock.now(), van_traject(&nu()));
        }
        let tijdlijn = tijdlijn_van(&stel, kaart);
        let traject = nu();
        for (moment, beeld) in toen {
            let verloop = Verloop::tot(&traject, &tijdlijn, moment, utc).unwrap();
            prop_assert_eq!(van_verloop(&verloop), beeld, "{}", moment);
            let fasen = verloop.fasen();
            prop_assert!(fasen.windows(2).all(|it| it[0].tot == Some(it[1].van)));
        }
    }
}

#[test]
fn of_every_traject_that_is_made_up_the_timeline_tells_how_it_stands() {
    let vandaag = dag("2026-03-11");
    let opzet = Opzet {
        aantal: 600,
        zaad: 11,
        vandaag,
    };
    let groot: Vec<_> = genereer(opzet).unwrap().flatten().collect();
    for records in [seed::regio(vandaag).unwrap().records(), groot] {
        let mut trajecten = Vec::new();
        let mut lijnen: BTreeMap<KaartId, Vec<Gebeurtenis>> = BTreeMap::new();
        for (_, record) in records {
            match record {
                Record::Traject(it) => trajecten.push(it),
                Record::Gebeurtenis(it) => lijnen.entry(it.kaart).or_default().push(it),
                _ => {}
            }
        }
        let avond = vandaag.and_hms_opt(23, 59, 59).unwrap().and_utc();
        for it in trajecten {
            let tijdlijn = &lijnen[&it.kaart()];
            let verloop = Verloop::tot(&it, tijdlijn, avond, utc).unwrap();
            assert_eq!(van_verloop(&verloop), van_traject(&it), "{}", it.id);
            // The timeline alone tells the same, without a look at the end.
            let zonder = Gebeurtenis {
                moment: avond + Duration::days(1),
                ..tijdlijn[0].clone()
            };
            let alleen = [tijdlijn.as_slice(), &[zonder]].concat();
            let verteld = Verloop::tot(&it, &alleen, avond, utc).unwrap();
            assert_eq!(verteld.fasen(), verloop.fasen(), "{}", it.id);
            assert_eq!(verteld.stand(), verloop.stand(), "{}", it.id);
            assert_eq!(verteld.plek(), verloop.plek(), "{}", it.id);
        }
    }
}
