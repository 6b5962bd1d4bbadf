//! How the form of a werkgever looks: the fields, who looks the same, and where the draft is.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Concepts, WerkgeverVenster};
use crate::keymap::{Action, stack};
use crate::tui::layout::boven;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put, put_right, wrap};
use crate::tui::widget::veld::{self, Vorm};

/// Below so many columns the fields stand under one another.
const TWEE: u16 = 66;

/// A moment to the second.
pub(super) fn klok(model: &Model, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&model.tijdzone);
    if local.date_naive() == model.vandaag {
        local.format("%H:%M:%S").to_string()
    } else {
        local.format("%d-%m %H:%M").to_string()
    }
}

/// Draws the window.
pub(super) fn draw(
    it: &WerkgeverVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    let wide = area.width.min(110);
    let room = wide.saturating_sub(4);
    let vorm = Vorm {
        kolommen: if room < TWEE { 1 } else { 2 },
        keuze_regels: 4,
        koppen: area.height >= 30,
    };
    let onder = onder(it, model, usize::from(room));
    let low = u16::try_from(onder.len()).unwrap_or(u16::MAX);
    let high = veld::hoogte(&it.form, vorm, room)
        .saturating_add(low + 3)
        .max(area.height.min(20));
    let place = boven(area, wide, high);
    let inner = doos(theme, place, buf, &it.titel, &voet(it, model));
    let (text, rol) = kop(it, model);
    let edge = Rect {
        width: place.width.saturating_sub(2),
        ..place
    };
    if !text.is_empty() {
        put_right(buf, edge, 0, &format!(" {text} "), theme.style(rol));
    }
    if it.waits.bekend.is_some() {
        put(buf, inner, 0, 0, "laden...", theme.style(Rol::Zacht));
        return None;
    }
    let low = low.min(inner.height / 3);
    let form = Rect {
        height: inner.height.saturating_sub(low),
        ..inner
    };
    for (y, (text, rol)) in (form.height..inner.height).zip(&onder) {
        put(buf, inner, 0, y, text, theme.style(*rol));
    }
    veld::draw(theme, &it.form, vorm, form, buf)
}

fn kop(it: &WerkgeverVenster, model: &Model) -> (String, Rol) {
    if it.waits.bewaar.is_some() || it.verlaat {
        return ("bewaren...".to_owned(), Rol::LetOp);
    }
    match &it.concept {
        Concepts::Leeg => (String::new(), Rol::Zacht),
        Concepts::Onderweg(_) => ("concept bewaren...".to_owned(), Rol::LetOp),
        Concepts::Bewaard(moment) => (
            format!("concept bewaard {}", klok(model, *moment)),
            Rol::Klaar,
        ),
        Concepts::Mislukt(_) => ("concept niet bewaard!".to_owned(), Rol::Laat),
    }
}

fn voet(it: &WerkgeverVenster, model: &Model) -> String {
    let key = |action| model.key(stack::FORMULIER, action);
    let mut delen = vec![format!("{} naar veld", key(Action::FieldGoto))];
    if it.waarvan.spec().field("crebo").is_some() {
        delen.push(format!("{} zoek crebo", key(Action::CreboFind)));
    }
    delen.push(format!("{} bewaar", key(Action::FormSave)));
    delen.push(format!("{} concept", key(Action::FormLeave)));
    delen.join(&format!(" {} ", model.theme.tekens().punt))
}

fn onder(it: &WerkgeverVenster, model: &Model, room: usize) -> Vec<(String, Rol)> {
    let signs = model.theme.tekens();
    let mut lines = Vec::new();
    if let Some(eerste) = it.lijkt.first() {
        let kvk = it.gevraagd.2.chars().filter(char::is_ascii_digit).count() == 8;
        let waarom = if kvk { "" } else { ", zelfde naam" };
        let meer = match it.lijkt.len() {
            1 => String::new(),
            n => format!(" en {} meer", n - 1),
        };
        let toets = model.key(stack::FORMULIER, Action::RadarOpen);
        let text = format!(
            "{} lijkt op {}, {}{waarom}{meer}; {toets} opent",
            signs.waarschuwing, eerste.naam, eerste.plaats
        );
        lines.push((fit(&text, room, signs.weg).into_owned(), Rol::LetOp));
    }
    if let Concepts::Mislukt(waarom) = &it.concept {
        let text = format!("Het concept is niet bewaard: {waarom}.");
        lines.extend(wrap(&text, room).into_iter().map(|it| (it, Rol::Laat)));
    }
    if let Some((text, rol)) = &it.bericht {
        lines.extend(wrap(text, room).into_iter().map(|it| (it, *rol)));
    }
    lines
}
