//! The painter with the longest forms there are: headings, scrolling, what stands with a field.

use super::*;
use crate::form::specs::diagnose::DIAGNOSE;
use crate::form::specs::registratie::REGISTRATIE;
use crate::form::specs::voorbeeld;

/// A diagnose in the middle of a talk.
fn half() -> FormState {
    let mut answers = voorbeeld::diagnose();
    for key in [
        "hoogste_diploma_behaald",
        "conclusie",
        "doel_na_traject",
        "motivatie_kandidaat",
    ] {
        answers.set(key, "");
    }
    answers.set("taalniveau_spreken", "?");
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut form =
        FormState::with_answers(&DIAGNOSE, &answers, Arc::new(Plaatsen::default()), today);
    form.set_herkomst("uitkeringssoort", "uit intake 12-11, mdv");
    form
}

fn shot(form: &FormState, width: u16, height: u16) -> String {
    let text = drawn(form, Vorm::lang(width), width, height);
    format!("{}\n{}", form.stand().kort(), text)
}

#[test]
fn a_diagnose_at_80_by_24() {
    let mut form = half();
    form.go_to("uitkeringssoort");
    insta::assert_snapshot!(shot(&form, 76, 19));
}

#[test]
fn a_long_text_in_hand_at_80_by_24() {
    let mut form = half();
    form.go_to("toelichting");
    form.edit(Edit::Clear);
    form.edit(Edit::Paste(
        "Kan goed kijken en nadoen, en leert een nieuwe taak in drie dagen.\n\
         Een klas met veel tekst lukt nu niet: lezen op school vraagt meer Nederlands dan er is. \
         Is gestopt met medicatie.",
    ));
    insta::assert_snapshot!(shot(&form, 76, 19));
}

#[test]
fn a_diagnose_at_120_by_40() {
    let mut form = half();
    form.go_to("diploma_nu_haalbaar");
    insta::assert_snapshot!(shot(&form, 116, 35));
}

#[test]
fn a_diagnose_at_200_by_50() {
    let mut form = half();
    form.go_to("reden_1");
    insta::assert_snapshot!(shot(&form, 196, 45));
}

#[test]
fn a_field_is_looked_for_in_a_long_form() {
    let mut form = half();
    form.open_goto();
    typ(&mut form, "d1");
    insta::assert_snapshot!(shot(&form, 76, 19));
}

#[test]
fn the_field_in_hand_is_in_sight_with_what_is_wrong_wherever_it_is() {
    for (width, height) in [(76, 19), (60, 12), (116, 35), (196, 45)] {
        let vorm = Vorm::lang(width);
        let mut form = half();
        for key in form
            .velden()
            .iter()
            .map(|it| it.field.key)
            .collect::<Vec<_>>()
        {
            form.go_to(key);
            let area = Rect::new(0, 0, width, height);
            let mut buf = Buffer::empty(area);
            let at = draw(theme(), &form, vorm, area, &mut buf);
            assert!(at.is_some_and(|at| area.contains(at)), "{key} at {width}");
            let text = drawn(&form, vorm, width, height);
            let veld = form.velden().into_iter().find(|it| it.focus).unwrap();
            assert!(text.contains(veld.field.label), "{key} at {width}");
            let first = |text: &str| text.split(' ').take(3).collect::<Vec<_>>().join(" ");
            for fout in veld
                .fout
                .iter()
                .chain(veld.bevindingen.iter().map(|it| &it.tekst))
            {
                assert!(text.contains(&first(fout)), "{key} at {width}: {fout}");
            }
            // Looking does not move what is looked at.
            assert_eq!(drawn(&form, vorm, width, height), text, "{key}");
        }
    }
}

#[test]
fn going_on_one_field_does_not_scroll_while_that_field_is_in_sight() {
    let mut form = half();
    let top = |form: &FormState| {
        drawn(form, Vorm::lang(76), 76, 19);
        form.boven()
    };
    let mut moves = 0;
    let fields = form.velden().len();
    let mut was = top(&form);
    for _ in 0..fields - 1 {
        form.next_field();
        let now = top(&form);
        moves += usize::from(now != was);
        was = now;
    }
    assert!(moves * 3 < fields, "{moves} moves in {fields} fields");
}

#[test]
fn a_warning_looks_other_than_a_fault_and_says_that_it_is_one() {
    let mut form = half();
    form.go_to("toelichting");
    form.edit(Edit::Clear);
    form.edit(Edit::Paste("medicatie"));
    form.next_field();
    form.prev_field();
    let theme = Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8);
    let area = Rect::new(0, 0, 76, 19);
    let mut buf = Buffer::empty(area);
    draw(theme, &form, Vorm::lang(76), area, &mut buf);
    let line = |wanted: &str| {
        let row = area.rows().find(|row| {
            let text: String = row.columns().map(|at| buf[(at.x, at.y)].symbol()).collect();
            text.contains(wanted)
        });
        let row = row.unwrap();
        let cell = row
            .columns()
            .find(|at| at.x > 20 && buf[(at.x, at.y)].symbol() != " ");
        buf[(cell.unwrap().x, row.y)].style().fg
    };
    assert_eq!(line("let op: Schrijf"), theme.style(Rol::LetOp).fg);
    assert_eq!(line("Dit is te kort"), theme.style(Rol::Laat).fg);
}

#[test]
fn a_bsn_is_read_over_no_shoulder() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut form = FormState::new(&REGISTRATIE, Arc::new(Plaatsen::default()), today);
    form.set("persoonsnummer_soort", "BSN");
    form.go_to("bsn");
    typ(&mut form, "999990019");
    let vorm = Vorm::lang(76);
    assert!(drawn(&form, vorm, 76, 19).contains("vorm klopt"));
    form.next_field();
    let text = drawn(&form, vorm, 76, 19);
    assert!(!text.contains("999990019"));
    assert!(text.contains("•••••••19"));
}

#[test]
fn no_size_breaks_the_painter_of_a_long_form() {
    let mut form = half();
    for key in ["naam", "toelichting", "kan_al", "conclusie"] {
        form.go_to(key);
        for width in (0..200).step_by(7) {
            for height in (0..50).step_by(3) {
                drawn(&form, Vorm::lang(width), width, height);
            }
        }
    }
}
