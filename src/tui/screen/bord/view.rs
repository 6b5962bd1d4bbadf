//! The board on the screen: strip, headings, cards in sight, counts of what is not.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::kaart::kaart;
use super::plan::{Plan, plan};
use super::state::{Bord, Zuil};
use crate::domain::fase::Fase;
use crate::keymap::{Action, stack};
use crate::tui::doek::{Doek, Vinger};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{put, put_right, width, wrap};

/// Draws the board in the body of the frame, each line and each card a part of it.
pub(super) fn draw(bord: &Bord, model: &Model, area: Rect, doek: &mut Doek) -> Option<Position> {
    if bord.geladen && bord.totaal() == 0 {
        // What says so lies over the columns.
        return doek.deel(area, None, |buf| {
            Doek::los(buf, |doek| kolommen(bord, model, area, doek));
            leeg(bord, model, area, buf);
            None
        });
    }
    kolommen(bord, model, area, doek);
    None
}

fn kolommen(bord: &Bord, model: &Model, area: Rect, doek: &mut Doek) {
    let theme = model.theme;
    let plan = plan(area, bord.fase, bord.hoogte);
    if let Some(area) = plan.strip {
        let tellingen = bord.zuilen.each_ref().map(counts);
        let inhoud = Vinger::van((theme, bord.fase, tellingen));
        doek.deel(area, Some(inhoud), |buf| {
            strip(bord, theme, area, buf);
            None
        });
    }
    for ((fase, column), zuil) in Fase::ALL.into_iter().zip(plan.kolommen).zip(&bord.zuilen) {
        let Some(area) = column else { continue };
        let next = area.right();
        if plan.kolommen.iter().flatten().any(|it| it.x > next) {
            let streep = Rect {
                x: next,
                width: 1,
                ..area
            };
            doek.deel(streep, Some(Vinger::van(theme)), |buf| {
                for y in 0..area.height {
                    let staand = theme.tekens().staand;
                    put(buf, streep, 0, y, staand, theme.style(Rol::Lijn));
                }
                None
            });
        }
        kolom(bord, model, (fase, zuil), area, &plan, doek);
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
    doek: &mut Doek,
) {
    let theme = model.theme;
    let own = fase == bord.fase;
    let regel = |y| Rect {
        y,
        height: area.height.min(1),
        ..area
    };
    let boven = regel(area.y);
    let inhoud = Vinger::van((theme, fase, own, counts(zuil), zuil.top));
    doek.deel(boven, Some(inhoud), |buf| {
        kop(theme, (fase, zuil), own, boven, buf);
        None
    });
    let cards = Plan::kaarten(area);
    for row in 0..plan.rijen {
        let at = zuil.top + row;
        let Some(y) = u16::try_from(row)
            .ok()
            .and_then(|row| row.checked_mul(plan.hoog))
        else {
            break;
        };
        let place = Rect {
            y: cards.y.saturating_add(y),
            height: plan.hoog,
            ..cards
        };
        // Also where there is no card, so that one that comes or goes is not another division.
        let rij = zuil.rij(at).filter(|_| at < zuil.totaal);
        let wie = rij.and_then(|rij| model.collegas.op(rij.kaart));
        let in_hand = own && at == zuil.cursor;
        let gemerkt = rij.is_some_and(|rij| bord.merken.contains(&rij.kaart));
        let inhoud = Vinger::van((theme, model.vandaag, rij, &wie, in_hand, gemerkt));
        doek.deel(place, Some(inhoud), |buf| {
            let rij = rij?;
            kaart(theme, model.vandaag, (rij, wie.as_deref()), place, buf);
            let signs = theme.tekens();
            let (sign, rol) = match (in_hand, gemerkt) {
                (true, true) => (signs.cursor_merk, Rol::Cursor),
                (true, false) => (signs.cursor, Rol::Cursor),
                (false, true) => (signs.merk, Rol::Merk),
                (false, false) => return None,
            };
            put(buf, place, 0, 0, sign, theme.style(rol));
            None
        });
    }
    if area.height < 2 {
        return;
    }
    let onder = regel(area.bottom().saturating_sub(1));
    let below = zuil.totaal.saturating_sub(zuil.top + plan.rijen);
    doek.deel(onder, Some(Vinger::van((theme, own, below))), |buf| {
        voet(theme, below, own, onder, buf);
        None
    });
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

fn voet(theme: Theme, below: usize, own: bool, area: Rect, buf: &mut Buffer) {
    let signs = theme.tekens();
    let y = 0;
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
