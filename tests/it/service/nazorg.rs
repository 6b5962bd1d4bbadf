//! Nazorg: its moments, calls in vain, a kandidaat who stops, a job that was lost (DOMAIN 5.3).

use chrono::{TimeZone, Utc};
use trajectbord::app::command::{Command, NieuweStand, StapGegeven};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::Done;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::geld::Cent;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::klok::{Waarvoor, volgende};
use trajectbord::domain::nazorg::Nazorgmoment;
use trajectbord::domain::regel::Regelfout;
use trajectbord::domain::sluiting::{Slot, Stand};
use trajectbord::domain::traject::Traject;
use trajectbord::domain::waardelijst::{
    AanHetWerk, ContactUitkomst, ContactWijze, RedenUitval, Uitkomst,
};

use super::stel::{Stel, dag, stap};

/// Somebody whose job began on 11 May 2026; it is that day.
fn in_nazorg(stel: &Stel) -> KaartId {
    stel.wervings_plek();
    let kaart = stel.kandidaat("Rukiye Yildiz");
    for moment in [
        (2026, 1, 20),
        (2026, 1, 25),
        (2026, 2, 1),
        (2026, 5, 4),
        (2026, 5, 11),
    ] {
        let (jaar, maand, dag) = moment;
        stel.clock
            .set(Utc.with_ymd_and_hms(jaar, maand, dag, 9, 0, 0).unwrap());
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    assert_eq!(stel.fase(kaart), Fase::Nazorg);
    kaart
}

fn traject(stel: &Stel, kaart: KaartId) -> Traject {
    stel.dossier(kaart).traject.unwrap()
}

fn bel(stel: &Stel, kaart: KaartId, op: &str, uitkomst: ContactUitkomst) -> Done {
    let moment = dag(op).and_hms_opt(9, 0, 0).unwrap().and_utc();
    stel.clock.set(moment);
    stel.doe(Command::Contact {
        kaart,
        wijze: ContactWijze::Telefoon,
        uitkomst,
        met: String::new(),
        tekst: String::new(),
        op: None,
        terugbellen: None,
    })
    .unwrap()
}

#[test]
fn the_moments_plan_themselves_from_the_first_working_day() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    let traject = traject(&stel, kaart);
    assert_eq!(traject.resultaat.uitkomst, Some(Uitkomst::AokZelfde));
    let vrij = trajectbord::domain::feestdagen::Bevrijdingsdag::default();
    let eerste = Waarvoor::Stap(stap("NZ-01"));
    assert_eq!(volgende(&traject, vrij), Some((dag("2026-06-08"), eerste)));
}

#[test]
fn a_moment_asks_whether_somebody_is_at_work() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    let zet = |gegeven| Command::ZetStap {
        kaart,
        stap: stap("NZ-01"),
        stand: NieuweStand::Gedaan { op: None },
        gegeven,
        tekst: String::new(),
        gezien: None,
    };
    let fout = stel.doe(zet(None)).unwrap_err();
    assert!(fout.to_string().contains("aan het werk"), "{fout}");
    let meting = StapGegeven::Meting {
        werk: AanHetWerk::Ja,
        uren: Some(61),
    };
    assert_eq!(
        stel.doe(zet(Some(meting))).unwrap_err().veld(),
        Some("uren")
    );
    let meting = StapGegeven::Meting {
        werk: AanHetWerk::Ja,
        uren: Some(32),
    };
    stel.doe(zet(Some(meting))).unwrap();
    let gemeten = traject(&stel, kaart);
    let gemeten = gemeten.resultaat.meting(Nazorgmoment::VierWeken).unwrap();
    assert_eq!((gemeten.werk, gemeten.uren), (AanHetWerk::Ja, Some(32)));
}

#[test]
fn three_calls_in_vain_leave_a_moment_unknown_and_the_next_one_follows() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    let eerste = bel(&stel, kaart, "2026-06-08", ContactUitkomst::NietBereikt);
    assert!(eerste.titel.ends_with("(1 van 3)"), "{}", eerste.titel);
    bel(&stel, kaart, "2026-06-09", ContactUitkomst::Voicemail);
    assert_eq!(traject(&stel, kaart).resultaat.metingen, []);
    let derde = bel(&stel, kaart, "2026-06-10", ContactUitkomst::NietBereikt);
    assert!(
        derde.titel.contains("onbekend na 3 keer"),
        "{}",
        derde.titel
    );
    assert!(
        derde.titel.ends_with("3 maanden op 11-08-2026"),
        "{}",
        derde.titel
    );
    let nu = traject(&stel, kaart);
    let meting = nu.resultaat.meting(Nazorgmoment::VierWeken).unwrap();
    assert_eq!(meting.werk, AanHetWerk::Onbekend);
    assert!(nu.stappen.is_klaar(stap("NZ-01")));
    // One key takes it back, the call and what it led to.
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(traject(&stel, kaart).resultaat.metingen, []);
}

#[test]
fn a_call_that_reached_somebody_begins_the_count_again() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    bel(&stel, kaart, "2026-06-08", ContactUitkomst::NietBereikt);
    bel(&stel, kaart, "2026-06-09", ContactUitkomst::NietBereikt);
    bel(&stel, kaart, "2026-06-10", ContactUitkomst::Terugbellen);
    let weer = bel(&stel, kaart, "2026-06-11", ContactUitkomst::NietBereikt);
    assert!(weer.titel.ends_with("(1 van 3)"), "{}", weer.titel);
}

#[test]
fn a_kandidaat_who_stops_is_asked_nothing_any_more() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    let stop = |reden: &str| Command::StopNazorg {
        kaart,
        reden: reden.to_owned(),
        gezien: None,
    };
    let fout = Fault::Regel {
        regel: Regelfout::RedenOntbreekt,
    };
    assert_eq!(stel.doe(stop(" ")).unwrap_err(), fout);
    stel.doe(stop("wil niet meer gebeld worden")).unwrap();
    let nu = traject(&stel, kaart);
    assert_eq!(nu.resultaat.gestopt, Some(dag("2026-05-11")));
    let open: Vec<_> = stel
        .dossier(kaart)
        .stappen
        .into_iter()
        .filter(|it| it.stap.stap().fase == Fase::Nazorg && !it.stand.is_klaar())
        .map(|it| it.stap.stap().code)
        .collect();
    assert_eq!(open, ["NZ-07", "NZ-08"]);
}

#[test]
fn a_job_that_was_lost_begins_a_next_traject_and_keeps_the_history() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    let opnieuw = Command::BeginOpnieuw {
        kaart,
        reden: RedenUitval::WerkgeverStopt,
        toelichting: "de kwekerij sluit".to_owned(),
        gezien: None,
    };
    let done = stel.doe(opnieuw.clone()).unwrap();
    let nieuw = done.kaart.unwrap();
    assert_ne!(nieuw, kaart);
    assert_eq!(stel.fase(nieuw), Fase::WervingKandidaten);
    let Stand::Gesloten(oud) = traject(&stel, kaart).stand else {
        panic!("the old one ended");
    };
    assert_eq!(oud.slot, Slot::Uitgevallen(RedenUitval::WerkgeverStopt));
    // Once is enough.
    let fout = stel.doe(opnieuw).unwrap_err().to_string();
    assert!(fout.contains("er loopt al een ander traject"), "{fout}");
    stel.doe(Command::Ongedaan).unwrap();
    assert!(!traject(&stel, kaart).is_gesloten());
}

#[test]
fn what_the_scholing_came_to_is_asked_kept_and_taken_back() {
    let stel = Stel::nieuw();
    let kaart = in_nazorg(&stel);
    let afgerekend = |gegeven: Option<StapGegeven>| Command::ZetStap {
        kaart,
        stap: stap("NZ-07"),
        stand: NieuweStand::Gedaan { op: None },
        gegeven,
        tekst: String::new(),
        gezien: None,
    };
    let fout = stel.doe(afgerekend(None)).unwrap_err().to_string();
    assert!(fout.contains("het bedrag"), "{fout}");
    let cent = |cent| Some(StapGegeven::Afrekening { cent: Cent(cent) });
    let fout = stel.doe(afgerekend(cent(u64::MAX))).unwrap_err();
    assert_eq!(fout.veld(), Some("cent"));
    stel.doe(afgerekend(cent(98_050))).unwrap();
    let nu = traject(&stel, kaart).resultaat.afrekening.unwrap();
    assert_eq!((nu.bedrag, nu.op), (Cent(98_050), dag("2026-05-11")));
    stel.doe(afgerekend(cent(99_000))).unwrap();
    stel.doe(Command::Ongedaan).unwrap();
    let nu = traject(&stel, kaart).resultaat.afrekening.unwrap();
    assert_eq!(nu.bedrag, Cent(98_050));
    // A step that is open again has come to nothing.
    let open = Command::ZetStap {
        kaart,
        stap: stap("NZ-07"),
        stand: NieuweStand::Open,
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    };
    stel.doe(open).unwrap();
    assert_eq!(traject(&stel, kaart).resultaat.afrekening, None);
}
