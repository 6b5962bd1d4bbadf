//! A long form: open fields, fields of the program, origins, rows of text, and that whatever
//! somebody does, nothing is lost.

use super::*;
use crate::domain::waardelijst::branche::Branche;
use crate::form::bevinding::Bevinding;
use crate::form::spec::{Als, Lijst, Richting, Rule, Section};

const LANG: FormSpec = FormSpec {
    name: "lang",
    version: 1,
    title: "Lang",
    quick: false,
    concept: true,
    toets,
    sections: &[
        Section {
            title: "Kop",
            fields: &[
                Field::new("soort", "Soort", Kind::Line).vast(),
                Field::new("naam", "Naam", Kind::Naam).nr("D1").required(),
                Field::new("geboren", "Geboren", Kind::Geboortedatum),
                Field::new("ouder", "Ouder", Kind::Naam)
                    .required_shown_if(Als::Onder("geboren", 18)),
                Field::new("werkt", "Werkt", Kind::YesNo)
                    .nr("D2")
                    .required(),
                Field::new("bedrag", "Bedrag", Kind::Bedrag).shown_if("werkt", "JA"),
            ],
        },
        Section {
            title: "Waarom",
            fields: &[
                Field::new("branches", "Branches", Kind::Many(Lijst::van::<Branche>()))
                    .rules(&[Rule::Hoogstens(2)]),
                Field::new("anders", "Anders, namelijk", Kind::Line)
                    .required_shown_if(Als::Bevat("branches", "ANDERS")),
                Field::new("tekst", "Toelichting", Kind::Text)
                    .nr("D23")
                    .required()
                    .rules(&[Rule::MaxLen(1000)]),
                Field::new("codes", "Werkprocessen", Kind::Werkprocessen),
                Field::new("bsn", "BSN", Kind::Bsn).gevoelig(2),
                Field::new("op", "Op", Kind::Date(Richting::Verleden)),
            ],
        },
        Section {
            title: "Slot",
            fields: &[
                Field::new("telefoon", "Telefoon", Kind::Telefoon),
                Field::new("bedrijf_naam", "Naam", Kind::Line),
            ],
        },
    ],
};

fn toets(answers: &Answers, _today: NaiveDate) -> Vec<Bevinding> {
    if answers.get("naam") == "Fout" {
        return vec![Bevinding::fout("werkt", "Dit gaat niet samen.")];
    }
    Vec::new()
}

fn form() -> FormState {
    FormState::new(&LANG, plaatsen(), today())
}

#[test]
fn what_the_program_fills_in_is_shown_and_never_typed_in() {
    let mut form = form();
    assert_eq!(form.focus_key(), "naam");
    form.set("soort", "werkend");
    assert!(form.velden()[0].vast());
    form.prev_field();
    assert_eq!(form.focus_key(), "bedrijf_naam");
    form.next_field();
    assert_eq!(form.focus_key(), "naam");
    form.go_to("soort");
    assert_eq!(form.focus_key(), "naam");
    typed(&mut form, "x");
    assert_eq!(text(&form, "soort"), "werkend");
    form.open_goto();
    let goto = form.goto().unwrap();
    assert!(goto.rows.iter().all(|it| it.label != "Soort"));
}

#[test]
fn what_must_be_there_is_visited_first_in_the_order_of_the_form_and_round_its_end() {
    let mut form = form();
    typed(&mut form, "anne");
    form.go_to("geboren");
    typed(&mut form, "1-1-1980");
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "werkt");
    typed(&mut form, "?");
    // "branches" is empty as well, and nothing waits for it.
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "tekst");
    // Not knowing what must be known is still open.
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "werkt");
    form.edit(Edit::Clear);
    typed(&mut form, "nee");
    assert!(form.prev_open());
    assert_eq!(form.focus_key(), "tekst");
    typed(&mut form, "Kan nog niet naar school.");
    // Then every empty field.
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "codes");
    assert!(form.prev_open());
    assert_eq!(form.focus_key(), "branches");
    assert!(form.prev_open());
    assert_eq!(form.focus_key(), "bedrijf_naam");
}

#[test]
fn the_last_thing_that_is_missing_lets_go_of_the_cursor() {
    let mut form = form();
    for (key, tekst) in [("naam", "Anne"), ("werkt", "nee")] {
        form.set(key, tekst);
    }
    form.go_to("tekst");
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "codes");
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "tekst");
}

#[test]
fn a_few_letters_that_are_enough_are_no_fault_while_they_are_in_hand() {
    let mut form = form();
    form.go_to("branches");
    typed(&mut form, "gr");
    form.next_field();
    form.prev_field();
    form.edit(Edit::Clear);
    typed(&mut form, "log");
    assert_eq!(fout(&form, "branches"), None);
    form.edit(Edit::Clear);
    typed(&mut form, "d");
    assert!(fout(&form, "branches").is_some());
}

#[test]
fn what_another_answer_asks_for_is_missing_and_shows_no_fault() {
    let mut form = form();
    form.set("naam", "Fout");
    let velden = form.velden();
    let werkt = velden.iter().find(|it| it.field.key == "werkt").unwrap();
    assert!(werkt.verplicht && werkt.bevindingen.is_empty());
    assert_eq!(werkt.hulp(), "Dit gaat niet samen.");
    assert_eq!(form.stand().kort(), "1/10, 2 verplicht");
}

#[test]
fn with_every_field_filled_in_there_is_no_open_one() {
    let mut form = form();
    for (key, tekst) in [
        ("naam", "Anne"),
        ("geboren", "?"),
        ("werkt", "nee"),
        ("branches", "Groen"),
        ("tekst", "Kan nog niet naar school."),
        ("codes", "-"),
        ("bsn", "-"),
        ("op", "-"),
        ("telefoon", "-"),
        ("bedrijf_naam", "-"),
    ] {
        form.set(key, tekst);
    }
    assert!(!form.next_open());
    assert!(!form.prev_open());
    assert_eq!(form.stand().kort(), "10/10, compleet");
    // What is wrong is open again.
    form.set("telefoon", "12");
    assert!(form.next_open());
    assert_eq!(form.focus_key(), "telefoon");
}

#[test]
fn saving_is_always_possible_and_a_fault_is_told_when_the_form_opens_again() {
    let mut form = form();
    typed(&mut form, "Fout");
    form.set("werkt", "nee");
    form.go_to("telefoon");
    typed(&mut form, "12");
    let answers = form.submit().unwrap();
    assert_eq!(answers.get("telefoon"), "12");
    let form = FormState::with_answers(&LANG, &answers, plaatsen(), today());
    assert!(fout(&form, "telefoon").is_some());
    assert_eq!(fout(&form, "werkt"), None);
    let velden = form.velden();
    let werkt = velden.iter().find(|it| it.field.key == "werkt").unwrap();
    assert_eq!(werkt.bevindingen[0].tekst, "Dit gaat niet samen.");
    assert_eq!(form.stand().kort(), "3/10, 1 verplicht, 2 fout");
}

#[test]
fn conditions_look_at_age_and_at_one_of_several_choices() {
    let mut form = form();
    let asked = |form: &FormState, key: &str| {
        let velden = form.velden();
        let veld = velden.into_iter().find(|it| it.field.key == key);
        veld.map(|it| it.verplicht)
    };
    assert_eq!(asked(&form, "ouder"), None);
    form.set("geboren", "13-3-2008");
    assert_eq!(asked(&form, "ouder"), Some(true));
    form.set("geboren", "12-3-2008");
    assert_eq!(asked(&form, "ouder"), None);
    form.set("branches", "Groen, anders");
    assert_eq!(asked(&form, "anders"), Some(true));
    form.set("branches", "Groen");
    assert_eq!(asked(&form, "anders"), None);
}

#[test]
fn too_many_choices_are_told_while_they_are_made() {
    let mut form = form();
    form.go_to("branches");
    typed(&mut form, "groen,log,bouw");
    assert!(fout(&form, "branches").is_some_and(|it| it.contains("hoogstens 2")));
}

#[test]
fn an_origin_is_told_until_the_value_changes() {
    let mut form = form();
    form.set("telefoon", "0612345678");
    form.set_herkomst("telefoon", "uit intake 12-11, mdv");
    form.go_to("telefoon");
    form.next_field();
    assert_eq!(text(&form, "telefoon"), "06 1234 5678");
    assert_eq!(form.herkomst("telefoon"), Some("uit intake 12-11, mdv"));
    let draft = form.to_draft();
    let mut form = FormState::from_draft(&LANG, &draft, plaatsen(), today());
    assert_eq!(form.herkomst("telefoon"), Some("uit intake 12-11, mdv"));
    form.go_to("telefoon");
    form.edit(Edit::Backspace);
    assert_eq!(form.herkomst("telefoon"), None);
}

#[test]
fn a_werkproces_without_dashes_is_taken_as_offered_with_one_key() {
    let mut form = form();
    form.go_to("codes");
    typed(&mut form, "B1K1W1");
    let velden = form.velden();
    let codes = velden.iter().find(|it| it.field.key == "codes").unwrap();
    assert!(codes.opmerking.as_ref().unwrap().contains("B1-K1-W1"));
    form.next_choice();
    assert_eq!(text(&form, "codes"), "B1-K1-W1");
    assert_eq!(form.focus_key(), "codes");
    form.next_choice();
    assert_eq!(form.focus_key(), "bsn");
}

#[test]
fn a_field_is_found_by_number_label_and_heading() {
    let mut form = form();
    let rows = |form: &FormState| -> Vec<String> {
        let goto = form.goto().unwrap();
        let rows = goto.rows.iter();
        rows.map(|it| format!("{} {} {}", it.nr, it.label, it.section))
            .collect()
    };
    form.open_goto();
    typed(&mut form, "d2");
    assert_eq!(rows(&form), ["D2 Werkt ", "D23 Toelichting "]);
    form.edit(Edit::Clear);
    typed(&mut form, "naam");
    assert_eq!(rows(&form), ["D1 Naam Kop", " Naam Slot"]);
    form.edit(Edit::Clear);
    typed(&mut form, "slot");
    assert_eq!(rows(&form), [" Telefoon ", " Naam Slot"]);
    form.next_field();
    assert_eq!(form.focus_key(), "telefoon");
}

#[test]
fn a_long_text_has_rows_to_walk_and_lines_to_make() {
    let mut form = form();
    form.go_to("tekst");
    assert!(form.takes_lines() && form.vrije_tekst());
    typed(&mut form, "een twee drie");
    form.new_line();
    typed(&mut form, "vier [5]");
    assert_eq!(text(&form, "tekst"), "een twee drie\nvier [5]");
    form.toon_breed(9);
    form.prev_choice();
    form.prev_choice();
    assert_eq!(form.focus_key(), "tekst");
    form.prev_choice();
    assert_eq!(form.focus_key(), "branches");
    form.next_field();
    assert_eq!(form.focus_key(), "tekst");
    for _ in 0..3 {
        form.next_choice();
    }
    assert_eq!(form.focus_key(), "codes");
    assert!(!form.vrije_tekst());
    form.new_line();
    assert_eq!(text(&form, "codes"), "");
}

#[test]
fn a_paste_keeps_its_lines_in_a_long_text_only() {
    let mut form = form();
    form.go_to("tekst");
    form.edit(Edit::Paste("een\r\ntwee\n\ndrie"));
    form.next_field();
    assert_eq!(text(&form, "tekst"), "een\ntwee\n\ndrie");
    form.go_to("bedrijf_naam");
    form.edit(Edit::Paste("een\ntwee"));
    assert_eq!(text(&form, "bedrijf_naam"), "een twee");
}

#[test]
fn a_draft_never_holds_a_bsn() {
    let mut form = form();
    form.go_to("bsn");
    typed(&mut form, "999990019");
    form.mark_saved();
    let json = serde_json::to_string(&form.to_draft()).unwrap();
    assert!(!json.contains("999990019"));
    assert!(!form.to_draft().velden().contains_key("bsn"));
}

fn doen_lang() -> impl Strategy<Value = Doen> {
    prop_oneof![
        "[a-z0-9 ,@é\\[\\]+?-]{0,12}".prop_map(Doen::Type),
        "[a-z \n]{0,20}".prop_map(Doen::Paste),
        (0u8..9).prop_map(Doen::Edit),
        (0u8..12).prop_map(Doen::Move),
        (0usize..14).prop_map(Doen::Naar),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_done_saves_and_opens_again_as_it_was(
        steps in proptest::collection::vec(doen_lang(), 0..20),
    ) {
        let mut form = form();
        form.toon_breed(12);
        for step in &steps {
            doe(&mut form, step);
            let draft = form.to_draft();
            let again = Draft::van_velden(&LANG, &draft.velden());
            let again = FormState::from_draft(&LANG, &again, plaatsen(), today());
            prop_assert!(again.to_draft() == draft);
            prop_assert_eq!(again.focus_key(), form.focus_key());
            let mut answers = form.answers();
            prop_assert_eq!(again.answers(), answers.clone().with("bsn", ""));
            let opened = FormState::with_answers(&LANG, &answers, plaatsen(), today());
            prop_assert_eq!(&opened.answers(), &answers);
            prop_assert!(!opened.dirty());
            prop_assert_eq!(opened.stand(), form.stand());
            // The stand agrees with itself.
            let stand = form.stand();
            prop_assert!(stand.gevuld <= stand.gevraagd);
            answers = form.submit().unwrap();
            prop_assert_eq!(form.answers(), answers);
        }
    }

    #[test]
    fn no_character_typed_into_a_text_is_lost_by_going_about(
        steps in proptest::collection::vec(doen_lang(), 0..30),
    ) {
        let mut form = form();
        form.toon_breed(12);
        let mut kept = 0;
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        for step in &steps {
            let text_field = matches!(form.focus_key(), "tekst" | "bedrijf_naam" | "anders");
            match step {
                Doen::Edit(_) => continue,
                Doen::Type(text) | Doen::Paste(text) => {
                    if text_field && form.goto().is_none() {
                        kept += count(text);
                    }
                }
                Doen::Move(_) | Doen::Naar(_) => {}
            }
            doe(&mut form, step);
            let answers = form.answers();
            let now: usize = ["tekst", "bedrijf_naam", "anders"]
                .iter()
                .map(|key| count(answers.get(key)))
                .sum();
            prop_assert_eq!(now, kept);
        }
    }
}
