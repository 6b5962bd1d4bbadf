//! How the window of the best division looks: the sum, the pairs in three parts, and the reason of
//! the one in hand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::VerdelingVenster;
use crate::app::query::{VerdeelBeeld, VerdeelRij};
use crate::domain::matching::Oordeel;
use crate::domain::telwoord::tel;
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::screen::matching::waarom::{rol, teken};
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::balk::balk;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put, put_right, wrap};

/// Widest the window gets.
const BREED: u16 = 140;
/// Rows above the list: the sum, and an empty one.
const BOVEN: u16 = 3;
/// Rows below it: a line, the reason in two, the keys.
const ONDER: u16 = 4;

fn place(body: Rect) -> Rect {
    midden(body, body.width.min(BREED), body.height)
}

/// Rows of the list in sight.
pub(super) fn rijen_in_zicht(body: Rect) -> usize {
    usize::from(place(body).height.saturating_sub(2 + BOVEN + ONDER)).max(1)
}

/// A line of the list: a heading, or the row at a place.
enum Lijn {
    Kop(String),
    Rij(usize),
}

/// Who differs, who is placed as before, who has no place.
fn lijnen(beeld: &VerdeelBeeld) -> Vec<Lijn> {
    let deel = |it: &VerdeelRij| match (it.anders(), it.beste.is_some()) {
        (true, _) => "Anders dan op volgorde",
        (false, true) => "Zoals op volgorde",
        (false, false) => "Voor wie nu geen plek over is",
    };
    let mut uit = Vec::new();
    let mut vorig = "";
    for (at, rij) in beeld.rijen.iter().enumerate() {
        let nu = deel(rij);
        if nu != vorig {
            let aantal = beeld.rijen.iter().filter(|it| deel(it) == nu).count();
            uit.push(Lijn::Kop(format!("{nu}: {aantal}")));
            vorig = nu;
        }
        uit.push(Lijn::Rij(at));
    }
    uit
}

pub(super) fn draw(it: &VerdelingVenster, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let titel = if it.coach.is_some() {
        "Beste verdeling van mijn kandidaten"
    } else {
        "Beste verdeling"
    };
    let inner = doos(theme, place(area), buf, titel, "");
    let onder = inner.height.saturating_sub(1);
    put(
        buf,
        inner,
        0,
        onder,
        &voet(it, model),
        theme.style(Rol::Toets),
    );
    let Some(beeld) = &it.beeld else {
        bezig(it, theme, inner, 0, buf);
        let uitleg = "Alle kandidaten zonder plek worden tegelijk verdeeld over alle vrije plekken. \
                      Er verandert niets: jij stelt daarna voor, paar voor paar.";
        let breed = usize::from(inner.width);
        for (y, lijn) in (2..onder).zip(wrap(uitleg, breed)) {
            put(buf, inner, 0, y, &lijn, theme.style(Rol::Zacht));
        }
        return;
    };
    boven(it, beeld, theme, inner, buf);
    if beeld.rijen.is_empty() {
        let tekst = "Iedere kandidaat heeft een plek; er valt niets te verdelen.";
        put(buf, inner, 0, BOVEN, tekst, theme.style(Rol::Tekst));
        return;
    }
    let lijst = Rect {
        y: inner.y + BOVEN.min(inner.height),
        height: inner.height.saturating_sub(BOVEN + ONDER),
        ..inner
    };
    lijst_van(it, beeld, theme, lijst, buf);
    let streep = inner.height.saturating_sub(ONDER);
    for x in 0..inner.width {
        put(
            buf,
            inner,
            x,
            streep,
            theme.tekens().liggend,
            theme.style(Rol::Lijn),
        );
    }
    if let Some(rij) = it.in_hand() {
        let tekst = wrap(&waarom(rij), usize::from(inner.width));
        for (y, lijn) in (streep + 1..onder).zip(tekst) {
            put(buf, inner, 0, y, &lijn, theme.style(Rol::Tekst));
        }
    }
}

/// What is different for the kandidaat in hand, and why.
fn waarom(rij: &VerdeelRij) -> String {
    if !rij.verschil.is_empty() {
        return format!("{}.", rij.verschil);
    }
    match &rij.beste {
        Some(plek) if rij.vast => {
            format!("{} blijft bij {}: vastgezet.", rij.naam, plek.bedrijf)
        }
        Some(plek) => format!(
            "{} naar {}, ook wanneer je op volgorde plaatst.",
            rij.naam, plek.bedrijf
        ),
        None => format!(
            "{}: niets past, of wat past is voor een ander. In de matching zie je waarom.",
            rij.naam
        ),
    }
}

/// The sum of both divisions, and what is going on.
fn boven(it: &VerdelingVenster, beeld: &VerdeelBeeld, theme: Theme, inner: Rect, buf: &mut Buffer) {
    let wie = tel(
        beeld.rijen.len(),
        "kandidaat zonder plek",
        "kandidaten zonder plek",
    );
    let som = format!(
        "{wie}: {} geplaatst, op volgorde {}",
        beeld.beste.geplaatst, beeld.op_volgorde.geplaatst
    );
    put(buf, inner, 0, 0, &som, theme.style(Rol::Tekst));
    if it.bezig.is_some() {
        bezig(it, theme, inner, 1, buf);
    } else if it.oud {
        let tekst = "Er is intussen iets gewijzigd; dit is de verdeling van daarvoor.";
        put(buf, inner, 0, 1, tekst, theme.style(Rol::LetOp));
    } else {
        put(buf, inner, 0, 1, &beeld.samen, theme.style(Rol::Kop));
    }
}

/// How far it is, in a bar and in percents.
fn bezig(it: &VerdelingVenster, theme: Theme, inner: Rect, y: u16, buf: &mut Buffer) {
    let Some(bezig) = &it.bezig else { return };
    let mut tekst = "Bezig met verdelen".to_owned();
    if let Some(balk) = balk(theme, bezig.voortgang.stand()) {
        tekst = format!("{tekst} {balk}");
    }
    put(buf, inner, 0, y, &tekst, theme.style(Rol::LetOp));
}

fn voet(it: &VerdelingVenster, model: &Model) -> String {
    let key = |action| model.key(stack::VERDELING, action);
    if it.bezig.is_some() {
        return format!("{} stop", key(Action::Back));
    }
    let open = match it.in_hand().and_then(|it| it.voorstel.as_ref()) {
        Some(voorstel) if voorstel.loopt => "verder met dit voorstel",
        _ => "stel voor",
    };
    format!(
        "{} {open}  {} pin  {} waarom  {} opnieuw  {} terug",
        key(Action::Open),
        key(Action::PairPin),
        key(Action::MatchWhy),
        key(Action::MatchDivide),
        key(Action::Back),
    )
}

fn lijst_van(
    it: &VerdelingVenster,
    beeld: &VerdeelBeeld,
    theme: Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    let lijnen = lijnen(beeld);
    let hoog = usize::from(area.height).max(1);
    let hier = lijnen
        .iter()
        .position(|lijn| matches!(lijn, Lijn::Rij(at) if *at == it.cursor))
        .unwrap_or(0);
    // By half pages, with the heading of the first row in sight.
    let half = (hoog / 2).max(1);
    let top = if hier < hoog {
        0
    } else {
        (hier - hoog) / half * half + half
    };
    for (y, lijn) in (0..area.height).zip(lijnen.iter().skip(top)) {
        match lijn {
            Lijn::Kop(tekst) => {
                put(buf, area, 0, y, tekst, theme.style(Rol::Kop));
            }
            Lijn::Rij(at) => {
                if let Some(rij) = beeld.rijen.get(*at) {
                    rij_van(it, rij, theme, area, (y, *at == it.cursor), buf);
                }
            }
        }
    }
    let rest = lijnen.len().saturating_sub(top + hoog);
    if rest > 0 && area.height > 0 {
        let tekst = format!("{} {rest}", theme.tekens().onder);
        put_right(buf, area, area.height - 1, &tekst, theme.style(Rol::Zacht));
    }
}

/// Where the voorstel stands; without one, where the kandidaat would be on first come, first served.
fn erbij(rij: &VerdeelRij) -> (String, Rol) {
    if let Some(voorstel) = &rij.voorstel {
        let rol = if voorstel.loopt {
            Rol::Merk
        } else {
            Rol::LetOp
        };
        return (voorstel.stand.clone(), rol);
    }
    let tekst = match (&rij.op_volgorde, &rij.beste) {
        (Some(eerst), Some(nu)) if eerst.plek != nu.plek => format!("i.p.v. {}", eerst.bedrijf),
        (Some(eerst), None) => format!("eerst {}", eerst.bedrijf),
        (None, Some(_)) => "eerst zonder plek".to_owned(),
        _ => String::new(),
    };
    (tekst, Rol::Zacht)
}

fn rij_van(
    it: &VerdelingVenster,
    rij: &VerdeelRij,
    theme: Theme,
    area: Rect,
    (y, here): (u16, bool),
    buf: &mut Buffer,
) {
    let tekens = theme.tekens();
    let style = theme.style(if here { Rol::KopActief } else { Rol::Tekst });
    if here {
        put(buf, area, 0, y, tekens.cursor, theme.style(Rol::Cursor));
    }
    let paar = rij.beste.as_ref().map(|plek| (rij.traject, plek.plek));
    if rij.vast || paar.is_some_and(|paar| it.pins.contains(&paar)) {
        put(buf, area, 1, y, "!", theme.style(Rol::Merk));
    }
    // Who, where, points, and what stands beside it.
    let room = usize::from(area.width.saturating_sub(14));
    let (wie, waar) = (room * 3 / 10, room * 7 / 20);
    put(buf, area, 3, y, &fit(&rij.naam, wie, tekens.weg), style);
    let kolom = |breed: usize| u16::try_from(breed).unwrap_or(u16::MAX);
    let x = kolom(3 + wie + 1);
    if let Some(plek) = &rij.beste {
        put(buf, area, x, y, tekens.pijl, theme.style(Rol::Zacht));
        put(
            buf,
            area,
            x + 2,
            y,
            &fit(&plek.bedrijf, waar, tekens.weg),
            style,
        );
        let oordeel = if plek.past {
            Oordeel::Ja
        } else {
            Oordeel::Onbekend
        };
        let punten = format!("{:>3} {}", plek.score, teken(theme, oordeel));
        let eind = x.saturating_add(kolom(waar + 3));
        put(buf, area, eind, y, &punten, theme.style(rol(oordeel)));
    } else {
        put(buf, area, x + 2, y, "geen plek", theme.style(Rol::Zacht));
    }
    let x = x.saturating_add(kolom(waar + 9));
    let (tekst, rol) = erbij(rij);
    let rest = usize::from(area.width.saturating_sub(x));
    put(
        buf,
        area,
        x,
        y,
        &fit(&tekst, rest, tekens.weg),
        theme.style(rol),
    );
}
