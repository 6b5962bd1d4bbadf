//! What burns from which day, on the golden facts of DOMAIN 10 and on trajecten of any kind.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::domain::bewaartermijn::Bewaartermijnen;
use crate::domain::fase::Fase;
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::id::{CoachId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::sluiting::{Slot, Stand};
use crate::domain::stap::Situatie;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::{NieuwTraject, Traject};

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn traject(fase: Fase, op: &str) -> Traject {
    let mut it = Traject::nieuw(NieuwTraject {
        id: TrajectId(1),
        kandidaat: KandidaatId(1),
        situatie: Situatie::NietWerkend,
        coach: CoachId(1),
        op: dag(op),
    });
    it.fase = fase;
    it
}

fn stap(code: &str) -> StapId {
    code.parse().unwrap()
}

fn doe(it: &mut Traject, code: &str, op: &str) {
    let gedaan = Stapstand::Gedaan {
        op: dag(op),
        door: CoachId(1),
    };
    it.stappen.zet(stap(code), gedaan);
}

/// What is known where nothing is.
fn kaal<'a>(bewaren: &'a Bewaartermijnen, stel: &'a Signaalinstelling) -> Bekend<'a> {
    Bekend {
        contact: None,
        beweging: None,
        intrekking: None,
        erkend_tot: None,
        einde_instroom: None,
        bewaren,
        stel,
        vrij: Bevrijdingsdag::default(),
    }
}

fn met(traject: &Traject, pas_aan: impl FnOnce(&mut Bekend<'_>)) -> Vec<Post> {
    let (bewaren, stel) = (Bewaartermijnen::default(), Signaalinstelling::default());
    let mut bij = kaal(&bewaren, &stel);
    pas_aan(&mut bij);
    posten(traject, &bij)
}

fn een(alle: &[Post], signaal: Signaal) -> Option<Post> {
    alle.iter().find(|it| it.signaal == signaal).copied()
}

#[test]
fn the_table_has_every_signal_once_and_those_of_the_domain_go_down_in_weight() {
    for (rij, signaal) in tabel::REGELS.iter().zip(Signaal::ALL) {
        assert_eq!(rij.signaal, *signaal);
        assert!(signaal.code().starts_with("SIG-"));
    }
    assert_eq!(tabel::REGELS.len(), Signaal::ALL.len());
    let domein = &tabel::REGELS[..Signaal::VAN_DOMEIN];
    assert!(domein.windows(2).all(|it| it[0].gewicht > it[1].gewicht));
    assert!(
        domein
            .iter()
            .zip(1..)
            .all(|(it, n)| it.nummer == Some(n) && !it.doe.is_empty())
    );
}

#[test]
fn the_praktijkverklaring_is_late_on_the_ninth_of_march_after_a_gesprek_on_the_first() {
    let mut it = traject(Fase::Praktijkleren, "2023-12-01");
    doe(&mut it, "PL-07", "2024-03-01");
    let post = een(&met(&it, |_| {}), Signaal::Verklaring).unwrap();
    assert_eq!(post.vanaf, dag("2024-03-08"));
    assert_eq!(post.laat, dag("2024-03-09"));
    assert_eq!(post.groep(dag("2024-03-08")), Some(Groep::Vandaag));
    assert_eq!(post.groep(dag("2024-03-09")), Some(Groep::TeLaat));
    assert_eq!(post.dagen_laat(dag("2024-03-09")), 1);
    // Until then it lies with the school.
    assert_eq!(post.wacht_op, Some(WachtOp::Mbo));
    assert_eq!(post.groep(dag("2024-03-04")), Some(Groep::WachtOpAnder));
}

#[test]
fn the_evaluatie_is_due_halfway_and_a_plan_stands_in_its_place() {
    let mut it = traject(Fase::Praktijkleren, "2024-02-05");
    it.periode.start_werkelijk = Some(dag("2024-02-05"));
    it.periode.einde_gepland = Some(dag("2024-05-06"));
    let post = een(&met(&it, |_| {}), Signaal::Evaluatie).unwrap();
    assert_eq!(post.vanaf, dag("2024-03-21"));
    let eind = een(&met(&it, |_| {}), Signaal::Eindgesprek).unwrap();
    assert_eq!(
        (eind.vanaf, eind.laat),
        (dag("2024-05-06"), dag("2024-05-07"))
    );
    let op = dag("2024-04-02");
    it.stappen.zet(stap("PL-03"), Stapstand::Gepland { op });
    let alle = met(&it, |_| {});
    assert_eq!(een(&alle, Signaal::Evaluatie), None);
    let plan = een(&alle, Signaal::Afspraak).unwrap();
    assert_eq!((plan.vanaf, plan.stap), (op, Some(stap("PL-03"))));
}

#[test]
fn pok_and_ook_burn_a_week_before_the_start_and_are_late_on_the_day_itself() {
    let mut it = traject(Fase::Plaatsing, "2026-01-05");
    it.periode.start_gepland = Some(dag("2026-03-02"));
    let alle = met(&it, |_| {});
    let beide: Vec<_> = alle
        .iter()
        .filter(|it| it.signaal == Signaal::Overeenkomst)
        .collect();
    assert_eq!(beide.len(), 2);
    for post in beide {
        assert_eq!(post.vanaf, dag("2026-02-23"));
        assert_eq!(post.laat, dag("2026-03-02"));
        assert!(post.houdt);
    }
}

#[test]
fn the_duo_check_counts_working_days_and_waits_on_duo() {
    let mut it = traject(Fase::WervingKandidaten, "2026-03-20");
    doe(&mut it, "WK-05", "2026-03-27");
    let post = een(&met(&it, |_| {}), Signaal::Duo).unwrap();
    // Tweede Paasdag (6 April) is none of the ten.
    assert_eq!(post.vanaf, dag("2026-04-13"));
    assert_eq!(post.sinds, dag("2026-03-27"));
    assert_eq!(post.wacht_op, Some(WachtOp::Duo));
}

#[test]
fn a_first_contact_is_missed_after_five_working_days_and_made_by_any_contact() {
    let it = traject(Fase::WervingKandidaten, "2026-11-13");
    let post = een(&met(&it, |_| {}), Signaal::EersteContact).unwrap();
    assert_eq!(post.vanaf, dag("2026-11-20"));
    let gesproken = met(&it, |bij| bij.contact = Some(dag("2026-11-16")));
    assert_eq!(een(&gesproken, Signaal::EersteContact), None);
}

#[test]
fn a_promised_call_stands_in_place_of_what_only_a_call_ends() {
    for fase in [Fase::WervingKandidaten, Fase::Praktijkleren, Fase::Nazorg] {
        let mut it = traject(fase, "2026-01-05");
        let zonder = met(&it, |_| {});
        let bellen = |alle: &[Post]| {
            let om = [
                Signaal::EersteContact,
                Signaal::GeenContact,
                Signaal::Nazorg,
            ];
            alle.iter().filter(|it| om.contains(&it.signaal)).count()
        };
        assert!(bellen(&zonder) > 0, "{fase:?}");
        it.terugbellen = Some(dag("2026-03-03"));
        let belofte = met(&it, |_| {});
        assert_eq!(bellen(&belofte), 0, "{fase:?}");
        let post = een(&belofte, Signaal::Terugbellen).unwrap();
        assert_eq!(post.vanaf, dag("2026-03-03"));
    }
}

#[test]
fn no_contact_for_more_than_28_days_burns_only_while_praktijkleren() {
    let it = traject(Fase::Praktijkleren, "2026-01-05");
    let laatst = Some(dag("2026-02-01"));
    let post = een(&met(&it, |bij| bij.contact = laatst), Signaal::GeenContact).unwrap();
    assert_eq!(post.laat, dag("2026-03-02"));
    let eerder = traject(Fase::Bemiddeling, "2026-01-05");
    assert_eq!(een(&met(&eerder, |_| {}), Signaal::GeenContact), None);
}

#[test]
fn an_erkenning_burns_only_when_it_ends_before_the_traject() {
    let mut it = traject(Fase::Praktijkleren, "2026-01-05");
    it.periode.einde_gepland = Some(dag("2026-06-30"));
    let op = |tot| met(&it, |bij| bij.erkend_tot = Some(dag(tot)));
    let post = een(&op("2026-06-01"), Signaal::Erkenning).unwrap();
    assert_eq!(
        (post.vanaf, post.laat),
        (dag("2026-03-03"), dag("2026-06-02"))
    );
    assert_eq!(een(&op("2026-06-30"), Signaal::Erkenning), None);
}

#[test]
fn a_withdrawal_burns_on_a_card_that_waits_and_on_one_that_is_closed() {
    let op = Some(dag("2026-03-01"));
    let it = traject(Fase::Plaatsing, "2026-01-05");
    let wacht = it.wachtend(dag("2026-06-01"), "vakantie", dag("2026-02-01"));
    let dicht = it.gesloten(
        Slot::Uitgevallen(crate::domain::waardelijst::RedenUitval::Onbekend),
        "",
        dag("2026-02-01"),
    );
    for it in [wacht.unwrap(), dicht.unwrap()] {
        let alle = met(&it, |bij| bij.intrekking = op);
        assert!(een(&alle, Signaal::Intrekking).is_some());
        assert_eq!(een(&alle, Signaal::Stil), None);
    }
}

#[test]
fn the_bewaartermijn_of_a_closed_dossier_is_its_own_signal() {
    let it = traject(Fase::Nazorg, "2020-01-05");
    let slot = Slot::Uitgevallen(crate::domain::waardelijst::RedenUitval::Onbekend);
    let it = it.gesloten(slot, "", dag("2020-06-01")).unwrap();
    let post = een(&met(&it, |_| {}), Signaal::Bewaartermijn).unwrap();
    assert_eq!(post.vanaf, dag("2025-06-01"));
    assert_eq!(
        een(
            &met(&traject(Fase::Bemiddeling, "2020-01-05"), |_| {}),
            Signaal::Bewaartermijn
        ),
        None
    );
}

#[test]
fn nobody_may_start_with_a_kwalificatie_that_ended_unless_already_in() {
    let mut it = traject(Fase::Plaatsing, "2026-01-05");
    let dicht = |bij: &mut Bekend<'_>| bij.einde_instroom = Some(dag("2026-07-31"));
    let post = een(&met(&it, dicht), Signaal::Instroom).unwrap();
    assert_eq!(post.vanaf, dag("2026-08-01"));
    doe(&mut it, "PI-11", "2026-02-01");
    assert_eq!(een(&met(&it, dicht), Signaal::Instroom), None);
}

#[test]
fn whoever_is_at_a_step_of_a_leerwerkplek_is_so_from_that_day_on_however_late_it_is() {
    let mut plek = Leerwerkplek::nieuw(
        LeerwerkplekId(1),
        LeerbedrijfId(1),
        CoachId(1),
        dag("2026-01-05"),
    );
    let stap = StapId::code("WG-04").unwrap();
    let sinds = dag("2026-06-01");
    plek.stappen.zet(stap, Stapstand::Bezig { sinds });
    let stel = Signaalinstelling::default();
    let alle = posten_van_plek(&plek, (None, None), (&stel, Bevrijdingsdag::default()));
    let post = alle.iter().find(|it| it.stap == Some(stap)).unwrap();
    assert_eq!(post.sinds, sinds);
    assert!(post.laat < sinds);
}

#[test]
fn a_leerwerkplek_that_is_free_lies_still_after_sixty_days() {
    let mut plek = Leerwerkplek::nieuw(
        LeerwerkplekId(1),
        LeerbedrijfId(1),
        CoachId(1),
        dag("2026-01-05"),
    );
    let van = |plek: &Leerwerkplek, los| {
        let stel = Signaalinstelling::default();
        let alle = posten_van_plek(plek, (None, los), (&stel, Bevrijdingsdag::default()));
        een(&alle, Signaal::PlekVrij)
    };
    assert_eq!(van(&plek, None), None);
    plek.stand = PlekStand::Beschikbaar;
    let post = van(&plek, None).unwrap();
    assert_eq!(post.vanaf, dag("2026-03-07"));
    assert_eq!(post.groep(dag("2026-03-06")), None);
    assert_eq!(post.groep(dag("2028-03-07")), Some(Groep::Stilstaand));
    let los = van(&plek, Some(dag("2026-02-01"))).unwrap();
    assert_eq!(los.sinds, dag("2026-02-01"));
    plek.bezet.push(TrajectId(1));
    assert_eq!(van(&plek, None), None);
}

#[test]
fn whoever_was_asked_is_waited_for() {
    let in_stap = |code: &str, bezig| WachtOp::in_stap(stap(code).stap(), bezig);
    assert_eq!(in_stap("WK-06", false), Some(WachtOp::Duo));
    assert_eq!(in_stap("PI-09", false), Some(WachtOp::Mbo));
    assert_eq!(in_stap("PL-09", false), Some(WachtOp::Leerbedrijf));
    assert_eq!(in_stap("PL-05", false), Some(WachtOp::Kandidaat));
    assert_eq!(in_stap("PI-02", false), None);
    assert_eq!(in_stap("PI-02", true), Some(WachtOp::Gemeente));
    assert_eq!(in_stap("PB-01", true), None);
}

#[test]
fn a_region_weighs_and_times_a_signal_and_can_go_back_to_the_table() {
    let mut stel = Signaalinstelling::default();
    stel.zet(Zetting {
        signaal: Signaal::Verklaring,
        dagen: Some(14),
        gewicht: None,
    });
    assert_eq!(stel.dagen(Signaal::Verklaring), 14);
    assert_eq!(stel.gewicht(Signaal::Verklaring), 100);
    let mut it = traject(Fase::Praktijkleren, "2024-01-01");
    doe(&mut it, "PL-07", "2024-03-01");
    let bewaren = Bewaartermijnen::default();
    let alle = posten(&it, &kaal(&bewaren, &stel));
    let post = een(&alle, Signaal::Verklaring).unwrap();
    assert_eq!(post.vanaf, dag("2024-03-15"));
    stel.zet(Zetting {
        signaal: Signaal::Verklaring,
        dagen: None,
        gewicht: None,
    });
    assert_eq!(stel, Signaalinstelling::default());
}

#[test]
fn the_urgency_is_the_sum_of_its_named_terms() {
    let mut it = traject(Fase::Praktijkleren, "2024-01-01");
    doe(&mut it, "PL-07", "2024-03-01");
    let post = een(&met(&it, |_| {}), Signaal::Verklaring).unwrap();
    let om = Omstandig {
        vandaag: dag("2024-03-13"),
        over_norm: true,
        meer: 9,
    };
    let mut stel = Signaalinstelling::default();
    let alle = termen(&post, om, &stel);
    assert_eq!(
        alle,
        [
            (Term::Signaal, 100),
            (Term::TeLaat, 5),
            (Term::Poort, 10),
            (Term::Norm, 8),
            (Term::Wacht, -15),
            (Term::Meer, 10),
        ]
    );
    stel.zet_term(Term::Wacht, Some(0));
    assert!(
        termen(&post, om, &stel)
            .iter()
            .all(|it| it.0 != Term::Wacht)
    );
}

fn willekeurig() -> impl Strategy<Value = Traject> {
    let dagen = || prop::option::of(0u64..400);
    (
        0usize..6,
        0u64..60,
        dagen(),
        1u64..200,
        prop::collection::vec((0usize..74, 0u8..5, 0u64..400), 0..30),
    )
        .prop_map(|(fase, sinds, start, lang, stappen)| {
            let nul = dag("2026-01-05");
            let mut it = traject(Fase::ALL[fase + 1], "2026-01-05");
            it.sinds = nul + Days::new(sinds);
            it.periode.start_gepland = start.map(|it| nul + Days::new(it));
            it.periode.einde_gepland = start.map(|it| nul + Days::new(it + lang));
            for (rij, hoe, op) in stappen {
                let op = nul + Days::new(op);
                let stand = match hoe {
                    0 => Stapstand::Gepland { op },
                    1 => Stapstand::Bezig { sinds: op },
                    2 => Stapstand::Nvt {
                        reden: "niet nodig".to_owned(),
                    },
                    _ => Stapstand::Gedaan {
                        op,
                        door: CoachId(1),
                    },
                };
                it.stappen.zet(StapId::van_rij(rij).unwrap(), stand);
            }
            it
        })
}

proptest! {
    #[test]
    fn nothing_is_late_before_it_is_due_and_once_late_it_stays_late(it in willekeurig(), na in 0u64..900) {
        let vandaag = dag("2026-01-05") + Days::new(na);
        for post in met(&it, |_| {}) {
            prop_assert!(post.vanaf <= post.laat, "{post:?}");
            prop_assert!(post.sinds <= post.vanaf || post.wacht_op.is_some() || post.stap.is_some(), "{post:?}");
            let nu = post.groep(vandaag);
            let morgen = post.groep(vandaag + Days::new(1));
            prop_assert_eq!(nu == Some(Groep::TeLaat), post.laat <= vandaag && !post.signaal.regel().stil);
            if nu == Some(Groep::TeLaat) {
                prop_assert_eq!(morgen, nu);
                prop_assert!(post.dagen_laat(vandaag) > 0);
            }
        }
    }

    #[test]
    fn a_step_that_is_done_asks_nothing_and_no_step_asks_twice(it in willekeurig()) {
        let mut gezien = std::collections::BTreeSet::new();
        for stap in met(&it, |_| {}).iter().filter_map(|it| it.stap) {
            prop_assert!(gezien.insert(stap), "{stap}");
            prop_assert!(!it.stappen.is_klaar(stap), "{stap}");
            prop_assert!(it.kent(stap) && stap.stap().fase <= it.fase, "{stap}");
        }
    }

    #[test]
    fn a_card_that_waits_only_asks_to_come_back(it in willekeurig()) {
        let tot = dag("2027-06-01");
        let it = Traject { stand: Stand::Wacht { tot, reden: "x".to_owned() }, ..it };
        let alle = met(&it, |_| {});
        let anders = alle.iter().filter(|it| it.signaal != Signaal::Bewaartermijn);
        prop_assert_eq!(anders.map(|it| (it.signaal, it.vanaf)).collect::<Vec<_>>(), vec![(Signaal::Terug, tot)]);
    }
}
