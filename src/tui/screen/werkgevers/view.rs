//! How the leerbedrijven are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rechts::lijnen;
use super::state::{Plan, WerkgeversScherm};
use crate::app::query::Werkgeverrij;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// Where the columns of the list begin, after the marker and the `!`.
struct Kolommen {
    naam: u16,
    plaats: u16,
    branche: u16,
    vrij: u16,
    erkend: u16,
    stappen: u16,
}

/// Columns of the numbers at the right: free, erkenningen, open steps.
const VRIJ: u16 = 6;
const ERKEND: u16 = 4;
const STAPPEN: u16 = 4;

fn kolommen(breed: u16) -> Kolommen {
    let rest = breed.saturating_sub(2 + VRIJ + ERKEND + STAPPEN);
    let branche = if rest >= 42 { 12 } else { 0 };
    let plaats = (rest - branche) * 3 / 8;
    let naam = rest - branche - plaats;
    Kolommen {
        naam: 2,
        plaats: 2 + naam,
        branche: 2 + naam + plaats,
        vrij: 2 + rest,
        erkend: 2 + rest + VRIJ,
        stappen: 2 + rest + VRIJ + ERKEND,
    }
}

/// Draws the screen.
pub(super) fn draw(scherm: &WerkgeversScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    lijst(scherm, model, plan.lijst, buf);
    let theme = model.theme;
    if plan.rechts.width == 0 {
        return;
    }
    for y in 0..plan.lijst.height {
        let edge = Rect {
            x: plan.lijst.right(),
            width: 1,
            ..plan.lijst
        };
        let sign = theme.tekens().staand;
        let rol = if scherm.in_rechts {
            Rol::KopActief
        } else {
            Rol::Lijn
        };
        put(buf, edge, 0, y, sign, theme.style(rol));
    }
    rechts(scherm, model, plan.rechts, buf);
}

fn lijst(scherm: &WerkgeversScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let at = kolommen(area.width);
    let kop = theme.style(Rol::Kop);
    let aantal = if !scherm.geladen {
        "Werkgevers".to_owned()
    } else if scherm.filter_tekst.is_empty() {
        format!("Werkgevers {}", scherm.totaal)
    } else {
        format!("Werkgevers {} van {}", scherm.totaal, scherm.alle)
    };
    let let_op = Some(scherm.let_op).filter(|it| *it > 0);
    let x = put(buf, area, at.naam, 0, &aantal, kop);
    if let Some(let_op) = let_op {
        let tekst = format!(" {let_op}!");
        put(buf, area, x, 0, &tekst, theme.style(Rol::Laat));
    }
    put(buf, area, at.vrij, 0, " vrij", kop);
    put(buf, area, at.erkend, 0, "erk", kop);
    put(buf, area, at.stappen, 0, " WG", kop);
    if !scherm.geladen {
        // A large store is read for the first time, or the line is slow: nothing is not what there is.
        put(buf, area, at.naam, 1, "laden...", theme.style(Rol::Zacht));
        return;
    }
    if scherm.totaal == 0 {
        leeg(scherm, model, area, buf);
        return;
    }
    let hoog = usize::from(area.height.saturating_sub(1));
    for row in 0..hoog {
        let place = scherm.top + row;
        if place >= scherm.totaal {
            break;
        }
        let Ok(y) = u16::try_from(row + 1) else { break };
        let here = place == scherm.cursor;
        marker(theme, area, y, here && !scherm.in_rechts, buf);
        if here && scherm.in_rechts {
            put(
                buf,
                area,
                0,
                y,
                theme.tekens().invoer,
                theme.style(Rol::Cursor),
            );
        }
        if let Some(it) = scherm.rij(place) {
            rij(theme, it, area, (y, here), buf);
        }
    }
}

fn rij(theme: Theme, it: &Werkgeverrij, area: Rect, (y, here): (u16, bool), buf: &mut Buffer) {
    let signs = theme.tekens();
    let at = kolommen(area.width);
    let naam = theme.style(if here { Rol::KopActief } else { Rol::Tekst });
    let zacht = theme.style(Rol::Zacht);
    let cel = |from: u16, to: u16| usize::from(to.saturating_sub(from + 1));
    if !it.seinen.is_empty() {
        put(buf, area, 1, y, "!", theme.style(Rol::Laat));
    }
    let tekst = fit(&it.naam, cel(at.naam, at.plaats), signs.weg);
    put(buf, area, at.naam, y, &tekst, naam);
    let tekst = fit(&it.plaats, cel(at.plaats, at.branche), signs.weg);
    put(buf, area, at.plaats, y, &tekst, zacht);
    if at.branche < at.vrij {
        let tekst = fit(it.branche.kort(), cel(at.branche, at.vrij), signs.weg);
        put(buf, area, at.branche, y, &tekst, zacht);
    }
    let tot = |to: u16| Rect {
        width: to.saturating_sub(1),
        ..area
    };
    if it.plaatsen > 0 {
        let tekst = format!("{}/{}", it.vrij, it.plaatsen);
        let rol = if it.vrij > 0 { Rol::Klaar } else { Rol::Zacht };
        put_right(buf, tot(at.erkend), y, &tekst, theme.style(rol));
    }
    let eindigt = it
        .seinen
        .iter()
        .any(|it| it.kort().starts_with("erkenning"));
    let tekst = format!("{}{}", it.erkend, if eindigt { "!" } else { "" });
    let rol = if eindigt || it.erkend == 0 {
        Rol::LetOp
    } else {
        Rol::Zacht
    };
    put_right(buf, tot(at.stappen), y, &tekst, theme.style(rol));
    if it.werving > 0 {
        let tekst = match it.open {
            0 => signs.vink.to_owned(),
            open => open.to_string(),
        };
        let rol = if it.open == 0 { Rol::Klaar } else { Rol::LetOp };
        put_right(buf, tot(area.width), y, &tekst, theme.style(rol));
    }
}

/// Nothing to show: says why, and which key helps.
fn leeg(scherm: &WerkgeversScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let key = |action| model.key(stack::WERKGEVERS, action);
    let tekst = if scherm.filter_tekst.is_empty() {
        "Er zijn nog geen werkgevers.".to_owned()
    } else {
        format!(
            "Geen werkgever past bij het filter '{}'. {} haalt het filter weg, {} verandert het.",
            scherm.filter_tekst,
            key(Action::FilterClear),
            key(Action::FilterEdit)
        )
    };
    let lines = wrap(&tekst, usize::from(area.width.saturating_sub(4)));
    for (y, line) in (2..area.height).zip(lines) {
        put(buf, area, 2, y, &line, model.theme.style(Rol::Tekst));
    }
}

fn rechts(scherm: &WerkgeversScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let Some(beeld) = scherm.bekend() else {
        return;
    };
    let lijnen = lijnen(beeld, model, area.width.saturating_sub(1));
    let hoog = usize::from(area.height);
    let mut top = scherm.rechts.top.min(lijnen.len().saturating_sub(hoog));
    // The leerwerkplek in hand stays in sight.
    if scherm.in_rechts && scherm.rechts.top == 0 {
        let plek = lijnen
            .iter()
            .position(|it| it.plek == Some(scherm.rechts.plek));
        if let Some(at) = plek.filter(|at| *at + 3 > hoog) {
            top = (at + 3)
                .saturating_sub(hoog)
                .max(at.saturating_sub(hoog / 2));
        }
    }
    for (y, lijn) in (0..area.height).zip(lijnen.iter().skip(top)) {
        put(buf, area, 0, y, &lijn.tekst, theme.style(lijn.rol));
        let here = scherm.in_rechts && lijn.plek == Some(scherm.rechts.plek);
        marker(theme, area, y, here, buf);
    }
    let below = lijnen.len().saturating_sub(top + hoog);
    if below > 0 {
        let tekst = format!(" {} {below} ", theme.tekens().onder);
        let edge = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        let last = area.height.saturating_sub(1);
        let x = area
            .width
            .saturating_sub(u16::try_from(width(&tekst)).unwrap_or(0) + 1);
        for clear in x..area.width {
            put(buf, area, clear, last, " ", theme.style(Rol::Tekst));
        }
        put_right(buf, edge, last, &tekst, theme.style(Rol::Zacht));
    }
}
