//! A call typed into the intake: focus, complaints, the quick line's manners, drafts.

mod lang;

use proptest::prelude::*;

use super::*;
use crate::form::line::Edit;
use crate::form::specs::intake::INTAKE;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

fn plaatsen() -> Arc<Plaatsen> {
    Arc::new(Plaatsen::new(["Hengelo", "Almelo", "Den Ham"]))
}

fn form() -> FormState {
    FormState::new(&INTAKE, plaatsen(), today())
}

fn typed(form: &mut FormState, text: &str) {
    for c in text.chars() {
        form.edit(Edit::Insert(c));
    }
}

fn text(form: &FormState, key: &str) -> String {
    form.answers().get(key).to_owned()
}

fn fout(form: &FormState, key: &str) -> Option<String> {
    let velden = form.velden();
    velden.into_iter().find(|it| it.field.key == key)?.fout
}

#[test]
fn the_form_opens_on_the_quick_line_and_tab_goes_round() {
    let mut form = form();
    assert_eq!(form.focus_key(), SNEL);
    form.next_field();
    assert_eq!(form.focus_key(), "naam");
    form.prev_field();
    form.prev_field();
    assert_eq!(form.focus_key(), "notitie");
    form.next_field();
    assert_eq!(form.focus_key(), SNEL);
}

#[test]
fn the_quick_line_fills_the_fields_while_it_is_typed() {
    let mut form = form();
    typed(
        &mut form,
        "rukiye yildiz 12-3-85 06 12345678 hengelo ww logistiek n1",
    );
    for (key, waarde) in [
        ("naam", "Rukiye Yildiz"),
        ("geboren", "12-03-1985"),
        ("telefoon", "06 1234 5678"),
        ("woonplaats", "Hengelo"),
        ("uitkering", "WW"),
        ("branche", "Logistiek"),
        ("niveau", "niveau 1 (entree)"),
        ("notitie", ""),
    ] {
        assert_eq!(text(&form, key), waarde, "{key}");
    }
    assert!(form.velden().iter().any(|veld| veld.snel));
    form.edit(Edit::Clear);
    assert!(form.answers().is_empty());
}

#[test]
fn what_the_quick_line_does_not_understand_stands_once_in_the_note() {
    let mut form = form();
    typed(&mut form, "jan smit komt lopend");
    assert_eq!(text(&form, "notitie"), "komt lopend");
    form.go_to("notitie");
    form.edit(Edit::Home);
    typed(&mut form, "let op: ");
    form.go_to(SNEL);
    typed(&mut form, " soms");
    assert_eq!(text(&form, "notitie"), "let op: komt lopend soms");
    form.edit(Edit::Clear);
    assert_eq!(text(&form, "notitie"), "let op: ");
}

#[test]
fn the_quick_line_never_writes_over_a_persons_hand() {
    let mut form = form();
    form.go_to("woonplaats");
    typed(&mut form, "almelo");
    form.go_to(SNEL);
    assert_eq!(text(&form, "woonplaats"), "Almelo");
    typed(&mut form, "jan smit hengelo");
    assert_eq!(text(&form, "woonplaats"), "Almelo");
    assert_eq!(text(&form, "notitie"), "hengelo");
}

#[test]
fn a_piece_that_a_hand_mended_is_not_told_again_in_the_note() {
    let mut form = form();
    typed(&mut form, "rukiye yildiz");
    form.go_to("naam");
    form.edit(Edit::Clear);
    typed(&mut form, "Rukiye Yıldız");
    form.go_to(SNEL);
    typed(&mut form, " 0612345678");
    assert_eq!(text(&form, "naam"), "Rukiye Yıldız");
    assert_eq!(text(&form, "telefoon"), "06 1234 5678");
    assert_eq!(text(&form, "notitie"), "");
}

#[test]
fn several_choices_stand_with_commas_between() {
    use crate::domain::waardelijst::branche::Branche;
    use crate::form::spec::{Lijst, Section, geen_toets};
    const SPEC: FormSpec = FormSpec {
        name: "proef",
        version: 1,
        title: "Proef",
        quick: false,
        concept: false,
        toets: geen_toets,
        sections: &[Section {
            title: "",
            fields: &[Field::new(
                "branches",
                "Branches",
                Kind::Many(Lijst::van::<Branche>()),
            )],
        }],
    };
    let mut form = FormState::new(&SPEC, plaatsen(), today());
    assert!(form.snel().is_none());
    typed(&mut form, "log,gro");
    assert_eq!(text(&form, "branches"), "Logistiek, gro");
    assert_eq!(form.keuzes().unwrap().rows[0].label, "Groen");
    form.next_choice();
    assert_eq!(text(&form, "branches"), "Logistiek, Groen");
    form.next_choice();
    assert_eq!(text(&form, "branches"), "Logistiek, Zorg & welzijn");
    typed(&mut form, ", ");
    assert_eq!(
        form.submit().unwrap().get("branches"),
        "Logistiek, Zorg & welzijn"
    );
}

#[test]
fn a_complaint_waits_until_the_field_is_left_or_hopeless() {
    let mut form = form();
    form.go_to("telefoon");
    typed(&mut form, "0612");
    assert_eq!(fout(&form, "telefoon"), None);
    typed(&mut form, "x");
    assert!(fout(&form, "telefoon").is_some());
    form.edit(Edit::Backspace);
    assert_eq!(fout(&form, "telefoon"), None);
    form.next_field();
    assert!(fout(&form, "telefoon").is_some());
    assert_eq!(text(&form, "telefoon"), "0612");
}

#[test]
fn leaving_a_field_tidies_it_and_undo_gives_it_back() {
    let mut form = form();
    form.go_to("geboren");
    typed(&mut form, "12-3-85");
    form.next_field();
    assert_eq!(text(&form, "geboren"), "12-03-1985");
    form.prev_field();
    form.edit(Edit::Undo);
    assert_eq!(text(&form, "geboren"), "12-3-85");
}

#[test]
fn a_list_is_walked_and_narrowed_by_letters() {
    let mut form = form();
    form.go_to("branche");
    form.next_choice();
    assert_eq!(text(&form, "branche"), "Groen");
    form.next_choice();
    assert_eq!(text(&form, "branche"), "Zorg & welzijn");
    form.prev_choice();
    form.prev_choice();
    assert_eq!(text(&form, "branche"), "Anders");
    form.edit(Edit::Clear);
    typed(&mut form, "lo");
    let keuzes = form.keuzes().unwrap();
    assert_eq!(keuzes.rows[0].label, "Logistiek");
    assert_eq!(keuzes.chosen, Some(0));
    form.next_field();
    assert_eq!(text(&form, "branche"), "Logistiek");
}

#[test]
fn arrows_in_a_field_without_a_list_go_to_the_next_field() {
    let mut form = form();
    form.go_to("naam");
    assert!(form.keuzes().is_none());
    form.next_choice();
    assert_eq!(form.focus_key(), "geboren");
}

#[test]
fn a_few_letters_jump_to_a_field() {
    let mut form = form();
    form.open_goto();
    typed(&mut form, "te");
    let goto = form.goto().unwrap();
    let labels: Vec<&str> = goto.rows.iter().map(|it| it.label).collect();
    assert_eq!(labels, ["Telefoon", "Terugbellen op"]);
    form.next_choice();
    form.next_field();
    assert_eq!(form.focus_key(), "terugbellen");
    form.open_goto();
    typed(&mut form, "zzz");
    form.next_field();
    assert!(form.goto().is_some());
    assert!(form.escape());
    assert!(!form.escape());
    assert_eq!(form.focus_key(), "terugbellen");
    assert!(form.answers().is_empty());
}

#[test]
fn submit_tells_everything_and_goes_to_the_first() {
    let mut form = form();
    form.go_to("email");
    typed(&mut form, "geen");
    let klachten = form.submit().unwrap_err();
    assert_eq!(klachten.len(), 2);
    assert_eq!(form.focus_key(), "naam");
    assert_eq!(form.fouten(), 2);
    typed(&mut form, "anne");
    form.go_to("email");
    form.edit(Edit::Clear);
    let answers = form.submit().unwrap();
    assert_eq!(answers.get("naam"), "Anne");
}

#[test]
fn a_complaint_of_the_service_stands_until_the_field_changes() {
    let mut form = form();
    let klacht = |field| Klacht {
        field,
        tekst: "Bestaat al.".to_owned(),
    };
    let above = form.refuse(&[klacht("naam"), klacht("elders")]);
    assert_eq!(above, [klacht("elders")]);
    assert_eq!(form.focus_key(), "naam");
    assert_eq!(fout(&form, "naam").as_deref(), Some("Bestaat al."));
    typed(&mut form, "a");
    assert_eq!(fout(&form, "naam"), None);
}

#[test]
fn dirty_means_there_is_something_to_save() {
    let mut form = form();
    assert!(!form.dirty());
    form.go_to("naam");
    typed(&mut form, "a");
    assert!(form.dirty());
    form.mark_saved();
    assert!(!form.dirty());
    form.go_to(SNEL);
    typed(&mut form, "?");
    assert!(form.dirty());
    form.mark_saved();
    assert!(!form.dirty());
}

#[test]
fn answers_are_taken_up_again_to_change_them() {
    let answers = Answers::new(&INTAKE).with("naam", "Anne");
    let form = FormState::with_answers(&INTAKE, &answers, plaatsen(), today());
    assert_eq!(form.answers(), answers);
    assert!(!form.dirty());
    assert_eq!(form.focus_key(), "naam");
}

#[test]
fn text_of_a_field_that_is_gone_goes_to_the_note() {
    let mut form = form();
    form.go_to("notitie");
    typed(&mut form, "hallo");
    let json = serde_json::to_string(&form.to_draft()).unwrap();
    let json = json.replace("\"branche\":{\"text\":\"\"", "\"oud\":{\"text\":\"Groen\"");
    let draft: Draft = serde_json::from_str(&json).unwrap();
    let form = FormState::from_draft(&INTAKE, &draft, plaatsen(), today());
    assert_eq!(text(&form, "notitie"), "hallo oud: Groen");
}

#[test]
fn a_draft_tells_how_much_is_in_it_and_nothing_more() {
    let mut form = form();
    assert!(form.to_draft().is_empty());
    typed(&mut form, "rukiye 0612345678");
    let draft = form.to_draft();
    assert_eq!(draft.filled(), 2);
    assert_eq!(draft.text("naam"), "Rukiye");
    assert_eq!(
        format!("{draft:?}{form:?}"),
        "Draft(intake v3, ..)FormState(intake, snel)"
    );
}

/// One thing a coach can do.
#[derive(Debug, Clone)]
enum Doen {
    Type(String),
    Paste(String),
    Edit(u8),
    Move(u8),
    Naar(usize),
}

fn doen() -> impl Strategy<Value = Doen> {
    prop_oneof![
        "[a-z0-9 ,@é+-]{0,12}".prop_map(Doen::Type),
        "\\PC{0,10}".prop_map(Doen::Paste),
        (0u8..9).prop_map(Doen::Edit),
        (0u8..11).prop_map(Doen::Move),
    ]
}

fn doe(form: &mut FormState, doen: &Doen) {
    match doen {
        Doen::Type(text) => typed(form, text),
        Doen::Paste(text) => form.edit(Edit::Paste(text)),
        Doen::Edit(kind) => form.edit(match kind {
            0 => Edit::Backspace,
            1 => Edit::Delete,
            2 => Edit::WordDelete,
            3 => Edit::Clear,
            4 => Edit::Undo,
            5 => Edit::Left,
            6 => Edit::Right,
            7 => Edit::Home,
            _ => Edit::End,
        }),
        Doen::Move(0 | 1) => form.next_field(),
        Doen::Move(2) => form.prev_field(),
        Doen::Move(3) => form.next_choice(),
        Doen::Move(4) => form.prev_choice(),
        Doen::Move(5) => form.open_goto(),
        Doen::Move(6) => {
            form.escape();
        }
        Doen::Move(7) => {
            form.next_open();
        }
        Doen::Move(8) => {
            form.prev_open();
        }
        Doen::Move(9) => form.new_line(),
        Doen::Naar(at) => {
            if let Some(field) = form.spec().fields().nth(*at) {
                form.go_to(field.key);
            }
        }
        Doen::Move(_) => {
            // A refused form stays as it is; only the draft matters here.
            let _ = form.submit();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_draft_gives_the_form_back_as_it_was(
        steps in proptest::collection::vec(doen(), 0..16),
    ) {
        let mut form = form();
        for step in &steps {
            doe(&mut form, step);
            let draft = form.to_draft();
            let json = serde_json::to_string(&draft).unwrap();
            let read: Draft = serde_json::from_str(&json).unwrap();
            let again = FormState::from_draft(&INTAKE, &read, plaatsen(), today());
            prop_assert!(again.to_draft() == draft);
            prop_assert_eq!(again.focus_key(), form.focus_key());
            form = again;
        }
        prop_assert!(form.velden().len() >= 14);
    }

    #[test]
    fn every_sign_of_the_quick_line_lands_in_a_field_or_the_note(
        words in proptest::collection::vec("[a-z]{1,8}", 0..8),
    ) {
        let mut form = form();
        let line = words.join(" ");
        typed(&mut form, &line);
        let all: String = form.answers().iter().map(|(_, text)| text.to_lowercase()).collect();
        let gelezen = form.snel().map(|snel| snel.gelezen.clone()).unwrap_or_default();
        for span in gelezen.rest {
            let rest = line.get(span).unwrap_or("");
            prop_assert!(all.contains(rest), "{rest}");
        }
    }
}
