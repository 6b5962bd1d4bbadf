//! The painter of forms, drawn as text.

mod lang;

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::form::specs::intake::INTAKE;
use crate::form::specs::stap::DUO;
use crate::form::{Edit, Plaatsen};
use crate::tui::theme::{Achtergrond, Depth, Glyphs};

const TWEE: Vorm = Vorm {
    kolommen: 2,
    keuze_regels: 3,
    koppen: false,
};

fn theme() -> Theme {
    Theme::new(Depth::Mono, Achtergrond::Donker, Glyphs::Utf8)
}

fn form(spec: &'static crate::form::FormSpec) -> FormState {
    let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
    FormState::new(spec, Arc::new(Plaatsen::new(["Hengelo"])), today)
}

fn drawn(form: &FormState, vorm: Vorm, width: u16, height: u16) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    draw(theme(), form, vorm, area, &mut buf);
    let mut text = String::new();
    for row in area.rows() {
        let cells: String = row.columns().map(|at| buf[(at.x, at.y)].symbol()).collect();
        text.push_str(cells.trim_end());
        text.push('\n');
    }
    text
}

fn typ(form: &mut FormState, text: &str) {
    for c in text.chars() {
        form.edit(Edit::Insert(c));
    }
}

#[test]
fn fields_stand_beside_each_other_and_a_long_text_has_the_whole_width() {
    let mut form = form(&INTAKE);
    typ(&mut form, "rukiye yildiz 12-3-85 06 12345678 hengelo ww");
    insta::assert_snapshot!(drawn(&form, TWEE, 72, 16));
}

#[test]
fn what_is_wrong_stands_under_its_own_field() {
    let mut form = form(&INTAKE);
    form.go_to("telefoon");
    typ(&mut form, "06 123");
    form.next_field();
    let text = drawn(&form, TWEE, 72, 18);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("06 123"))
        .unwrap();
    assert!(lines[at + 1].trim().chars().count() > 10, "{text}");
}

#[test]
fn the_field_in_hand_is_in_sight_in_a_low_window() {
    let mut form = form(&DUO);
    form.go_to("tekst");
    assert!(drawn(&form, Vorm::EEN, 40, 3).contains("Toelichting"));
    form.go_to("stand");
    assert!(drawn(&form, Vorm::EEN, 40, 3).contains("Stand"));
}

#[test]
fn no_size_breaks_the_painter() {
    let mut form = form(&INTAKE);
    form.go_to("telefoon");
    typ(&mut form, "06 123");
    form.submit().unwrap_err();
    form.open_goto();
    for width in 0..90 {
        for height in 0..20 {
            drawn(&form, TWEE, width, height);
            drawn(&form, Vorm::EEN, width, height);
        }
    }
}
