//! How the intake looks: the form, what it concludes, who looks the same, and where the draft is.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Concepts, IntakeVenster};
use crate::form::specs::intake::startkwalificatie_regel;
use crate::keymap::{Action, stack};
use crate::tui::layout::boven;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put, put_right, width, wrap};
use crate::tui::widget::veld::{self, Vorm};

/// From so many columns on, what fits stands beside the form.
const BREED: u16 = 116;
/// Columns of what fits.
const NAAST: u16 = 42;

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
    it: &IntakeVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    let area = naast(it, model, area, buf);
    let wide = area.width.min(100);
    let room = wide.saturating_sub(4);
    let vorm = Vorm {
        kolommen: if room < TWEE { 1 } else { 2 },
        keuze_regels: 4,
        koppen: false,
    };
    let onder = onder(it, model, usize::from(room));
    let low = u16::try_from(onder.len()).unwrap_or(u16::MAX);
    // The window keeps its height while choices come and go, so that nothing jumps.
    let high = veld::hoogte(&it.form, vorm, room)
        .saturating_add(low + 3)
        .max(area.height.min(20));
    let place = boven(area, wide, high);
    let inner = doos(theme, place, buf, &it.titel, &voet(model));
    let (text, rol) = kop(it, model);
    let edge = Rect {
        width: place.width.saturating_sub(2),
        ..place
    };
    if !text.is_empty() {
        put_right(buf, edge, 0, &format!(" {text} "), theme.style(rol));
    }
    if it.wijzig.as_ref().is_some_and(super::wijzig::Wijzig::leeg) {
        put(buf, inner, 0, 0, "laden...", theme.style(Rol::Zacht));
        return None;
    }
    // The form goes before what it concludes when the window is low.
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

/// Where the screen is wide enough, what fits stands beside the form; returns what is left for it.
fn naast(it: &IntakeVenster, model: &Model, area: Rect, buf: &mut Buffer) -> Rect {
    if area.width < BREED {
        return area;
    }
    let links = Rect {
        width: area.width - NAAST,
        ..area
    };
    let rechts = Rect {
        x: area.x + links.width,
        width: NAAST,
        ..area
    };
    let lijnen = it.telt.lijnen(model.theme);
    let high = u16::try_from(lijnen.len()).unwrap_or(u16::MAX);
    let place = boven(rechts, NAAST, high.saturating_add(2).max(8));
    let inner = doos(model.theme, place, buf, "Plekken", "");
    let weg = model.theme.tekens().weg;
    for (y, (text, rol)) in (0..inner.height).zip(&lijnen) {
        let text = fit(text, usize::from(inner.width), weg);
        put(buf, inner, 0, y, &text, model.theme.style(*rol));
    }
    links
}

/// How many places fit, on one line, with the question that would decide most.
fn plekken(it: &IntakeVenster, model: &Model, room: usize) -> Option<(String, Rol)> {
    let kop = it.telt.kop(model.theme)?;
    let key = model.key(stack::FORMULIER, Action::FieldAsk);
    let vraag = it.telt.vraag();
    let vraag = vraag.map_or_else(String::new, |(_, tekst)| format!("; {key} {tekst}"));
    let regel = format!("Plekken: {kop}{vraag}");
    let regel = fit(&regel, room, model.theme.tekens().weg).into_owned();
    Some((regel, Rol::Zacht))
}

/// Where the draft is; "bewaard" only when the store said so.
fn kop(it: &IntakeVenster, model: &Model) -> (String, Rol) {
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

fn voet(model: &Model) -> String {
    let key = |action| model.key(stack::FORMULIER, action);
    format!(
        "{} naar veld · {} bewaar · {} bewaar concept",
        key(Action::FieldGoto),
        key(Action::FormSave),
        key(Action::FormLeave)
    )
    .replace('·', model.theme.tekens().punt)
}

/// What stands below the form, most important last, nearest to the foot.
fn onder(it: &IntakeVenster, model: &Model, room: usize) -> Vec<(String, Rol)> {
    let mut lines = Vec::new();
    let answers = it.form.answers();
    let regel = format!("Startkwalificatie: {}", startkwalificatie_regel(&answers));
    let regel = regel.replace(
        "Startkwalificatie: startkwalificatie ",
        "Startkwalificatie: ",
    );
    let regel = wrap(&regel, room).into_iter().take(2);
    lines.extend(regel.map(|it| (it, Rol::Zacht)));
    lines.extend(plekken(it, model, room));
    lines.extend(lijkt(it, model, room));
    if let Concepts::Mislukt(waarom) = &it.concept {
        let text = format!("Het concept is niet bewaard: {waarom}.");
        lines.extend(wrap(&text, room).into_iter().map(|it| (it, Rol::Laat)));
    }
    if let Some((text, rol)) = &it.bericht {
        lines.extend(wrap(text, room).into_iter().map(|it| (it, *rol)));
    }
    lines
}

/// Who looks the same: where the first one stands and why it is named, then the others.
fn lijkt(it: &IntakeVenster, model: &Model, room: usize) -> Vec<(String, Rol)> {
    let signs = model.theme.tekens();
    let treffers = it.lijkt.treffers();
    let Some((eerste, meer)) = treffers.split_first() else {
        return Vec::new();
    };
    let key = |action| model.key(stack::FORMULIER, action);
    let toetsen = match meer.len() {
        0 => format!(
            "{} opent, {} waarom",
            key(Action::RadarOpen),
            key(Action::RadarShow)
        ),
        n => format!(
            "{} opent, {} alle {}",
            key(Action::RadarOpen),
            key(Action::RadarShow),
            n + 1
        ),
    };
    // The keys are what must be seen; the name gives way.
    let wie = format!("{} lijkt op {}", signs.waarschuwing, eerste.regel());
    let wie = fit(&wie, room.saturating_sub(width(&toetsen) + 2), signs.weg);
    let wie = format!("{wie}; {toetsen}");
    let waarom = format!("  {}", eerste.waarom());
    let meer = meer
        .iter()
        .map(|it| format!("  of {}: {}", it.regel(), it.waarom()));
    let regels = [wie, waarom].into_iter().chain(meer);
    regels
        .map(|text| (fit(&text, room, signs.weg).into_owned(), Rol::LetOp))
        .collect()
}
