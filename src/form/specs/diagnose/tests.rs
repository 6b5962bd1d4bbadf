//! The golden facts on the startkwalificatie through the form, and every rule across fields.

use proptest::prelude::*;

use super::super::voorbeeld::{self, fouten, gebreken, let_op, today};
use super::*;
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding, Startkwalificatie};
use crate::domain::waardelijst::{AdviesMbo, RedenNietHoger};
use crate::form::check;

fn school(gevolgd: &str, afgerond: &str, diploma: &str, duo: &str) -> Answers {
    Answers::new(&DIAGNOSE)
        .with("hoogste_opleiding_gevolgd", gevolgd)
        .with("afgerond", afgerond)
        .with("hoogste_diploma_behaald", diploma)
        .with("duo_uitslag", duo)
}

fn uitkomst(answers: &Answers) -> Startkwalificatie {
    startkwalificatie_van(answers, today()).uitkomst
}

#[test]
fn the_golden_table_of_diplomas_holds_through_the_form() {
    use Startkwalificatie::{Ja, Nee, Onbekend};
    for (codes, expected) in [
        ("GEEN BASIS PRO VSO VMBO_BK VMBO_TL MBO1", Nee),
        ("MBO2 MBO3 MBO4 HAVO VWO HBO WO", Ja),
        ("OUD BUITENLAND ONBEKEND", Onbekend),
    ] {
        for code in codes.split(' ') {
            let answers = school(code, "behaald", "", "");
            assert_eq!(uitkomst(&answers), expected, "{code}");
            let gevonden = school(code, "behaald", "", "GEVONDEN");
            assert_eq!(uitkomst(&gevonden), Ja, "{code}");
            let niets = school(code, "behaald", "", "GEEN_GEVONDEN");
            let expected = if code == "BUITENLAND" { Onbekend } else { Nee };
            assert_eq!(uitkomst(&niets), expected, "{code}");
        }
    }
    let havo = school("havo", "niet afgerond", "vmbo-tl of mavo", "");
    assert_eq!(uitkomst(&havo), Nee);
    let mbo4 = school("mbo-4", "niet afgerond", "havo", "");
    assert_eq!(uitkomst(&mbo4), Ja);
}

#[test]
fn a_diploma_that_was_typed_before_the_opleiding_was_finished_no_longer_counts() {
    let answers = school("vmbo", "behaald", "havo", "");
    assert_eq!(uitkomst(&answers), Startkwalificatie::Nee);
}

#[test]
fn a_whole_diagnose_becomes_types() {
    let diagnose = parse(&voorbeeld::diagnose(), today()).unwrap();
    assert_eq!(diagnose.rol, InvullerRol::Werkcoach);
    assert_eq!(diagnose.redenen.len(), 2);
    assert_eq!(diagnose.redenen[0].reden, RedenNietHoger::Taal);
    assert_eq!(diagnose.redenen[1].reden, RedenNietHoger::Thuis);
    assert_eq!(diagnose.branches.len(), 2);
    assert_eq!(diagnose.startkwalificatie.uitkomst, Startkwalificatie::Nee);
    assert_eq!(
        diagnose.advies.as_ref().map(|it| it.oordeel),
        Some(AdviesMbo::Mits)
    );
    assert_eq!(format!("{diagnose:?}"), "Diagnose(..)");
    assert!(let_op(&DIAGNOSE, &voorbeeld::diagnose()).is_empty());
}

#[test]
fn werkend_names_the_werkgever_and_hides_the_uitkering_unless_there_is_one() {
    let answers = voorbeeld::diagnose().with("situatie", "werkend");
    assert_eq!(gebreken(&DIAGNOSE, &answers), ["organisatie_werkgever"]);
    let mut answers = answers.with("organisatie_werkgever", "Tuinderij De Voorbeeld");
    answers.set("uitkeringssoort", "");
    assert!(gebreken(&DIAGNOSE, &answers).is_empty());
    answers.set("aanvullende_uitkering", "ja");
    assert_eq!(gebreken(&DIAGNOSE, &answers), ["uitkeringssoort"]);
    let mut niet = voorbeeld::diagnose();
    niet.set("uitkeringssoort", "");
    assert_eq!(gebreken(&DIAGNOSE, &niet), ["uitkeringssoort"]);
}

#[test]
fn who_fills_it_in_depends_on_the_situatie_and_is_only_a_warning() {
    let answers = voorbeeld::diagnose().with("invuller_rol", "teamleider");
    assert_eq!(let_op(&DIAGNOSE, &answers), ["invuller_rol"]);
    assert!(gebreken(&DIAGNOSE, &answers).is_empty());
    let answers = answers
        .with("situatie", "werkend")
        .with("organisatie_werkgever", "Tuinderij De Voorbeeld");
    assert!(let_op(&DIAGNOSE, &answers).is_empty());
    let alleen = voorbeeld::diagnose().with("kandidaat_aanwezig", "nee");
    assert_eq!(let_op(&DIAGNOSE, &alleen), ["kandidaat_aanwezig"]);
}

#[test]
fn a_startkwalificatie_asks_a_motivering_and_refuses_nobody() {
    let answers = voorbeeld::diagnose()
        .with("hoogste_diploma_behaald", "havo")
        .with("duo_uitslag", "niet uitgevoerd");
    assert_eq!(
        fouten(&DIAGNOSE, &answers),
        ["startkwalificatie_motivering"]
    );
    let answers = answers.with(
        "startkwalificatie_motivering",
        "Het diploma is van 1989 en werk in dat vak is er niet meer.",
    );
    assert!(gebreken(&DIAGNOSE, &answers).is_empty());
}

#[test]
fn passend_while_something_higher_is_feasible_asks_a_motivering() {
    let answers = voorbeeld::diagnose().with("certificaat_nu_haalbaar", "ja");
    assert_eq!(gebreken(&DIAGNOSE, &answers), ["conclusie_motivering"]);
    assert_eq!(let_op(&DIAGNOSE, &answers), ["certificaat_nu_haalbaar"]);
    let answers = answers.with("conclusie_motivering", "Eerst wennen aan werk.");
    assert!(gebreken(&DIAGNOSE, &answers).is_empty());
    let diploma = voorbeeld::diagnose().with("diploma_nu_haalbaar", "ja");
    assert_eq!(let_op(&DIAGNOSE, &diploma), ["diploma_nu_haalbaar"]);
}

#[test]
fn taal_as_a_reden_asks_for_the_level_and_not_knowing_it_is_an_answer() {
    let mut answers = voorbeeld::diagnose();
    answers.set("taalniveau_schrijven", "");
    assert_eq!(gebreken(&DIAGNOSE, &answers), ["taalniveau_schrijven"]);
    answers.set("taalniveau_schrijven", "?");
    assert!(gebreken(&DIAGNOSE, &answers).is_empty());
}

#[test]
fn redenen_come_row_by_row_each_with_weight_and_time() {
    let asked = |key: &str, answers: &Answers| {
        check::asked(&DIAGNOSE, DIAGNOSE.field(key).unwrap(), answers, today())
    };
    let answers = voorbeeld::diagnose();
    assert!(asked("reden_3", &answers));
    assert!(!asked("reden_4", &answers));
    assert!(!asked("reden_3_zwaarte", &answers));
    let mut geen = answers.clone();
    geen.set("reden_1", "");
    assert_eq!(gebreken(&DIAGNOSE, &geen)[0], "reden_1");
    let twee = answers.clone().with("reden_2", "TAAL");
    assert_eq!(let_op(&DIAGNOSE, &twee), ["reden_2"]);
    let licht = answers.with("reden_1_zwaarte", "speelt mee");
    assert_eq!(let_op(&DIAGNOSE, &licht), ["reden_1_zwaarte"]);
}

#[test]
fn below_eighteen_there_is_kwalificatieplicht() {
    let answers = voorbeeld::diagnose().with("geboortedatum", "01-02-2009");
    assert_eq!(let_op(&DIAGNOSE, &answers), ["geboortedatum"]);
    assert!(gebreken(&DIAGNOSE, &answers).is_empty());
}

#[test]
fn looking_again_comes_after_the_talk_and_three_branches_are_enough() {
    let answers = voorbeeld::diagnose().with("herbeoordelen_op", "05-11-2026");
    assert_eq!(fouten(&DIAGNOSE, &answers), ["herbeoordelen_op"]);
    let answers = voorbeeld::diagnose().with("branche_voorkeur", "Groen, Zorg, Bouw, Horeca");
    assert_eq!(gebreken(&DIAGNOSE, &answers), ["branche_voorkeur"]);
    let geen = voorbeeld::diagnose().with("alternatieven_besproken", "geen, EVC");
    assert_eq!(let_op(&DIAGNOSE, &geen), ["alternatieven_besproken"]);
}

#[test]
fn a_level_given_to_a_foreign_diploma_is_looked_at_by_the_mbo() {
    let answers = voorbeeld::diagnose().with("opleiding_land", "buitenland");
    assert_eq!(
        gebreken(&DIAGNOSE, &answers),
        ["waardering_buitenlands_diploma"]
    );
    let answers = answers
        .with("waardering_buitenlands_diploma", "uitkomst bekend")
        .with("waardering_niveau", "mbo-4");
    assert_eq!(let_op(&DIAGNOSE, &answers), ["waardering_niveau"]);
}

proptest! {
    /// What a rule refuses can be mended: the motivering is asked whenever it is needed.
    #[test]
    fn the_motivering_is_asked_whenever_there_is_a_startkwalificatie(
        gevolgd in 0..=Opleiding::ALL.len(),
        afgerond in 0..=Behaald::ALL.len(),
        diploma in 0..=Opleiding::ALL.len(),
        duo in 0..=DuoUitslag::ALL.len(),
    ) {
        let code = |at: usize, codes: Vec<&'static str>| codes.get(at).copied().unwrap_or("");
        let opleidingen = || Opleiding::ALL.iter().map(|it| it.code()).collect::<Vec<_>>();
        let answers = school(
            code(gevolgd, opleidingen()),
            code(afgerond, Behaald::ALL.iter().map(|it| it.code()).collect()),
            code(diploma, opleidingen()),
            code(duo, DuoUitslag::ALL.iter().map(|it| it.code()).collect()),
        );
        let field = DIAGNOSE.field("startkwalificatie_motivering").unwrap();
        if uitkomst(&answers) == Startkwalificatie::Ja {
            prop_assert!(check::asked(&DIAGNOSE, field, &answers, today()));
        }
    }
}
