//! The board on the screen: strip, headings, cards in sight, counts of what is not.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::kaart::kaart;
use super::plan::{Plan, plan};
use super::state::{Bord, Zuil};
use crate::domain::fase::Fase;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{put, put_right, width, wrap};

/// Draws the board in the body of the frame.
pub(super) fn draw(bord: &Bord, model: &Model, area: Rect, buf: &mut Buffer) {
    let plan = plan(area, bord.fase, bord.hoogte);
    if let Some(area) = plan.strip {
        strip(bord, model.theme, area, buf);
    }
    for ((fase, column), zuil) in Fase::ALL.into_iter().zip(plan.kolommen).zip(&bord.zuilen) {
        let Some(area) = column else { continue };
        let next = area.right();
        if plan.kolommen.iter().flatten().any(|it| it.x > next) {
            for y in 0..area.height {
                put(
                    buf,
                    Rect {
                        x: next,
                        width: 1,
                        ..area
                    },
                    0,
                    y,
                    model.theme.tekens().staand,
                    model.theme.style(Rol::Lijn),
                );
            }
        }
        kolom(bord, model, (fase, zuil), area, &plan, buf);
    }
    if bord.geladen && bord.totaal() == 0 {
        leeg(bord, model, area, buf);
    }
}

fn counts(zuil: &Zuil) -> (String, String) {
    let late = if zuil.laat > 0 {
        format!("{}!", zuil.laat)
    } else {
        String::new()
    };
    (zuil.totaal.to_string(), late)
}

/// A name for a fase, and whether the count of late cards goes with it.
type Vorm = (fn(Fase) -> &'static str, bool);

/// All seven fasen with their counts, in the longest words that fit on one line.
fn strip(bord: &Bord, theme: Theme, area: Rect, buf: &mut Buffer) {
    const VORMEN: [Vorm; 4] = [
        (Fase::kort, true),
        (vier, true),
        (Fase::code, true),
        (Fase::code, false),
    ];
    let signs = theme.tekens();
    let fasen = || Fase::ALL.into_iter().zip(&bord.zuilen);
    let wide = |(name, with_late): Vorm| -> usize {
        let one = |(fase, zuil)| {
            let (count, late) = counts(zuil);
            let late = if with_late && !late.is_empty() {
                late.len() + 1
            } else {
                0
            };
            width(name(fase)) + 1 + count.len() + late + 1
        };
        1 + fasen().map(one).sum::<usize>()
    };
    let room = usize::from(area.width);
    let fits = VORMEN.into_iter().find(|vorm| wide(*vorm) <= room);
    let (name, with_late) = fits.unwrap_or((Fase::code, false));
    let [open, shut] = signs.strip;
    let mut x = 0;
    let mut after_own = false;
    for (fase, zuil) in fasen() {
        let own = fase == bord.fase;
        let style = theme.style(if own { Rol::KopActief } else { Rol::Zacht });
        let (count, late) = counts(zuil);
        let (sign, sign_style) = match (own, after_own) {
            (true, _) => (open, style),
            (false, true) => (shut, theme.style(Rol::KopActief)),
            (false, false) => (" ", style),
        };
        x = put(buf, area, x, 0, sign, sign_style);
        x = put(buf, area, x, 0, &format!("{} {count}", name(fase)), style);
        if with_late && !late.is_empty() {
            x = put(buf, area, x, 0, &format!(" {late}"), theme.style(Rol::Laat));
        }
        after_own = own;
    }
    if after_own {
        put(buf, area, x, 0, shut, theme.style(Rol::KopActief));
    }
}

/// A name of four letters, for the strip and for narrow columns.
fn vier(fase: Fase) -> &'static str {
    ["WvWg", "WvKd", "Bem", "Plts", "Prak", "Baan", "Nazg"]
        .get(fase.plaats())
        .copied()
        .unwrap_or_default()
}

fn kolom(
    bord: &Bord,
    model: &Model,
    (fase, zuil): (Fase, &Zuil),
    area: Rect,
    plan: &Plan,
    buf: &mut Buffer,
) {
    let theme = model.theme;
    let own = fase == bord.fase;
    kop(theme, (fase, zuil), own, area, buf);
    let cards = Plan::kaarten(area);
    for row in 0..plan.rijen {
        let at = zuil.top + row;
        let Some(y) = u16::try_from(row)
            .ok()
            .and_then(|row| row.checked_mul(plan.hoog))
        else {
            break;
        };
        if at >= zuil.totaal {
            break;
        }
        let place = Rect {
            y: cards.y.saturating_add(y),
            height: plan.hoog,
            ..cards
        };
        let Some(rij) = zuil.rij(at) else { continue };
        let wie = model.collegas.op(rij.kaart);
        kaart(theme, model.vandaag, (rij, wie.as_deref()), place, buf);
        let in_hand = own && at == zuil.cursor;
        let signs = theme.tekens();
        let (sign, rol) = match (in_hand, bord.merken.contains(&rij.kaart)) {
            (true, true) => (signs.cursor_merk, Rol::Cursor),
            (true, false) => (signs.cursor, Rol::Cursor),
            (false, true) => (signs.merk, Rol::Merk),
            (false, false) => continue,
        };
        put(buf, place, 0, 0, sign, theme.style(rol));
    }
    voet(theme, zuil, plan.rijen, own, area, buf);
}

fn kop(theme: Theme, (fase, zuil): (Fase, &Zuil), own: bool, area: Rect, buf: &mut Buffer) {
    let signs = theme.tekens();
    let line = if own { signs.dik } else { signs.liggend };
    let line_style = theme.style(if own { Rol::KopActief } else { Rol::Lijn });
    for x in 0..area.width {
        put(buf, area, x, 0, line, line_style);
    }
    let (count, late) = counts(zuil);
    let above = if zuil.top > 0 {
        format!(" {} {} ", signs.boven, zuil.top)
    } else {
        String::new()
    };
    let room = usize::from(area.width.saturating_sub(1)).saturating_sub(width(&above));
    let late_wide = if late.is_empty() { 0 } else { late.len() + 1 };
    let names = [fase.kolom(), fase.kort(), vier(fase), fase.code()];
    let name = names
        .into_iter()
        .find(|name| width(name) + count.len() + late_wide + 3 <= room)
        .unwrap_or(fase.code());
    let style = theme.style(if own { Rol::KopActief } else { Rol::Kop });
    let mut x = put(buf, area, 1, 0, &format!(" {name} {count} "), style);
    if !late.is_empty() {
        x = put(buf, area, x, 0, &format!("{late} "), theme.style(Rol::Laat));
    }
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    if usize::from(x) + width(&above) <= usize::from(edge.width) {
        put_right(buf, edge, 0, &above, theme.style(Rol::Zacht));
    }
}

fn voet(theme: Theme, zuil: &Zuil, in_sight: usize, own: bool, area: Rect, buf: &mut Buffer) {
    let signs = theme.tekens();
    let y = area.height.saturating_sub(1);
    let style = theme.style(if own { Rol::KopActief } else { Rol::Lijn });
    for x in 0..area.width {
        put(
            buf,
            area,
            x,
            y,
            if own { signs.dik } else { signs.liggend },
            style,
        );
    }
    let below = zuil.totaal.saturating_sub(zuil.top + in_sight);
    if below > 0 {
        let edge = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        put_right(
            buf,
            edge,
            y,
            &format!(" {} {below} ", signs.onder),
            theme.style(Rol::Zacht),
        );
    }
}

/// Nothing to show: says why, and which key helps.
fn leeg(bord: &Bord, model: &Model, area: Rect, buf: &mut Buffer) {
    let key = |action| model.key(stack::BORD, action);
    let text = if bord.filter_tekst.is_empty() {
        format!(
            "Er zijn nog geen trajecten.\nDruk op {} voor een nieuwe intake, of op {} om te zien wat je kunt doen.",
            key(Action::IntakeNew),
            key(Action::Help)
        )
    } else {
        format!(
            "Geen kaart past bij het filter '{}'.\n{} haalt het filter weg, {} verandert het.",
            bord.filter_tekst,
            key(Action::FilterClear),
            key(Action::FilterEdit)
        )
    };
    let width = area.width.min(58).saturating_sub(4);
    let lines = wrap(&text, usize::from(width));
    let height = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let place = crate::tui::layout::midden(area, width + 4, height);
    let inner = crate::tui::widget::doos::doos(model.theme, place, buf, "", "");
    for (y, line) in (0..inner.height).zip(lines) {
        put(buf, inner, 0, y, &line, model.theme.style(Rol::Tekst));
    }
}
