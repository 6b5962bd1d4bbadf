//! The why of the pair in hand: below the lists, or beside them where there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::daad::aan_de_beurt;
use super::plan::Plan;
use super::state::MatchingScherm;
use super::waarom;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::blad::Lijn;
use crate::tui::widget::text::{put, wrap};

/// Draws it, with what comes next for a voorstel.
pub(super) fn uitleg(scherm: &MatchingScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    let theme = model.theme;
    let area = plan.waarom;
    if area.height == 0 {
        return;
    }
    let breed = usize::from(area.width.saturating_sub(2));
    let Some(uitleg) = scherm.uitleg() else {
        if !plan.breed() {
            streep(theme, area, "", buf);
        }
        return;
    };
    let kop = waarom::kop(uitleg);
    let mut lijnen: Vec<Lijn> = Vec::new();
    if let Some(it) = scherm.voorstel() {
        let tekst = waarom::voorstel(theme, it);
        lijnen.extend(
            wrap(&tekst, breed)
                .into_iter()
                .map(|it| vec![(it, Rol::Merk)]),
        );
        lijnen.extend(hierna(scherm, model).map(|it| vec![(it, Rol::Toets)]));
    }
    if plan.breed() {
        put(buf, area, 1, 0, &kop, theme.style(Rol::Kop));
        lijnen.extend(waarom::lang(theme, uitleg, breed));
        let anders = waarom::veranderingen(uitleg, breed);
        if !anders.is_empty() {
            lijnen.push(Lijn::new());
            lijnen.extend(anders);
        }
    } else {
        streep(theme, area, &kop, buf);
        lijnen.extend(waarom::kort(theme, uitleg, breed));
    }
    for (y, lijn) in (1..area.height).zip(lijnen) {
        let mut x = 1;
        for (tekst, rol) in lijn {
            x = put(buf, area, x, y, &tekst, theme.style(rol));
        }
    }
}

/// What comes next for the voorstel in hand, with its key.
fn hierna(scherm: &MatchingScherm, model: &Model) -> Option<String> {
    let it = scherm.voorstel().filter(|it| it.voorstel.is_open())?;
    let key = |action| model.key(stack::MATCHING, action);
    let mut delen = Vec::new();
    if it.voorstel.kennismaking.is_none() {
        delen.push(format!("{} kennismaking", key(Action::VoorstelMeet)));
    }
    match aan_de_beurt(&it.voorstel) {
        Some(partij) => {
            delen.push(format!(
                "{} {} ja",
                key(Action::VoorstelYes),
                partij.label()
            ));
            delen.push(format!("{} nee", key(Action::VoorstelNo)));
        }
        None => delen.push(format!("{} bevestigen", key(Action::VoorstelConfirm))),
    }
    Some(delen.join("  "))
}

/// The line above the why, with its heading in it.
fn streep(theme: Theme, area: Rect, kop: &str, buf: &mut Buffer) {
    for x in 0..area.width {
        put(
            buf,
            area,
            x,
            0,
            theme.tekens().liggend,
            theme.style(Rol::Lijn),
        );
    }
    if !kop.is_empty() {
        put(buf, area, 1, 0, &format!(" {kop} "), theme.style(Rol::Kop));
    }
}
