//! How the gate looks: what holds most stands first, each step on one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::PoortVenster;
use crate::domain::poort::Hindernis;
use crate::domain::stap::Poortniveau;
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::stapregel;
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// One line of the list.
enum Regel {
    Kop(Poortniveau),
    Stap(usize, Hindernis),
}

const fn kop(niveau: Poortniveau) -> &'static str {
    match niveau {
        Poortniveau::Hard => "Verplicht, geen afwijking mogelijk",
        Poortniveau::Block => "Eerst doen, of motiveren",
        Poortniveau::Warn | Poortniveau::Info => "Mag open blijven",
    }
}

fn regels(it: &PoortVenster) -> Vec<Regel> {
    let mut regels = Vec::new();
    let mut last = None;
    for (at, hindernis) in it.open().into_iter().enumerate() {
        // INFO reads like WARN: neither holds anybody.
        let niveau = hindernis.niveau.max(Poortniveau::Warn);
        if last != Some(niveau) {
            regels.push(Regel::Kop(niveau));
            last = Some(niveau);
        }
        regels.push(Regel::Stap(at, hindernis));
    }
    regels
}

/// Rows of steps that fit in the largest window; one page.
pub(super) fn rijen(body: Rect) -> u16 {
    body.height.saturating_sub(7).max(1)
}

/// Draws the window.
pub(super) fn draw(it: &PoortVenster, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let naam = &it.beeld.rij.naam;
    let is_open = it.beeld.poort.is_open();
    let wide = area.width.min(100);
    let room = usize::from(wide.saturating_sub(4));
    let head = if is_open {
        format!("Niets houdt {naam} meer tegen.")
    } else {
        let tellen = it
            .open()
            .iter()
            .filter(|h| h.niveau >= Poortniveau::Block)
            .count();
        let stappen = if tellen == 1 { "1 stap" } else { "stappen" };
        let getal = if tellen == 1 {
            String::new()
        } else {
            format!("{tellen} ")
        };
        format!("{getal}{stappen} eerst. Druk op de letter om een stap nu te doen.")
    };
    let regels = regels(it);
    let foot = foot(it, model, room);
    let foot_high = u16::try_from(foot.len()).unwrap_or(1);
    let list = u16::try_from(regels.len()).unwrap_or(u16::MAX);
    // Head, blank, list, the whole name of the step in hand, foot, and the box.
    let high = list.saturating_add(foot_high + 5);
    let titel = format!("{naam}: {}", route(it, theme));
    let inner = doos(theme, midden(area, wide, high), buf, &titel, "");
    let rol = if is_open { Rol::Klaar } else { Rol::Tekst };
    put(buf, inner, 0, 0, &head, theme.style(rol));
    let foot_y = inner.height.saturating_sub(foot_high);
    let body = Rect {
        y: inner.y + 2.min(inner.height),
        height: foot_y.saturating_sub(3),
        ..inner
    };
    let maten = Maten::van(it, model, inner.width);
    list_in(it, model, (&regels, maten), body, buf);
    if let Some(hindernis) = it.open().get(it.cursor).filter(|_| it.wijst_aan()) {
        let stap = hindernis.stap.stap();
        let text = format!("{}: {}", stap.code, stap.label);
        let text = fit(&text, room.saturating_sub(8), theme.tekens().weg);
        put(
            buf,
            inner,
            0,
            foot_y.saturating_sub(1),
            &text,
            theme.style(Rol::Zacht),
        );
    }
    for (y, (text, rol)) in (foot_y..inner.height).zip(&foot) {
        put(buf, inner, 0, y, text, theme.style(*rol));
    }
}

/// From where to where: "Werving kandidaten → Bemiddeling".
fn route(it: &PoortVenster, theme: Theme) -> String {
    let van = it.beeld.poort.van.label();
    let naar = naar(it);
    format!("{van} {} {naar}", theme.tekens().pijl)
}

fn naar(it: &PoortVenster) -> &'static str {
    it.beeld.naar.map_or("beschikbaar", |fase| fase.label())
}

fn foot(it: &PoortVenster, model: &Model, room: usize) -> Vec<(String, Rol)> {
    let key = |action| model.key(stack::POORT, action);
    let mut foot = Vec::new();
    if let Some(text) = &it.bericht {
        foot.extend(wrap(text, room).into_iter().map(|it| (it, Rol::Laat)));
    }
    let back = format!("{} terug", key(Action::Back));
    let (text, rol) = if it.beeld.poort.is_open() {
        let verder = if it.wijst_aan() {
            key(Action::KaartAdvance)
        } else {
            key(Action::GateFix)
        };
        (format!("{verder} verplaats naar {}", naar(it)), Rol::Toets)
    } else if let Some(waarom) = it.geen_afwijking() {
        (
            format!("{} toch door kan niet: {waarom}", key(Action::GateOverride)),
            Rol::Uit,
        )
    } else {
        (
            format!(
                "{} toch door, met een motivering",
                key(Action::GateOverride)
            ),
            Rol::Toets,
        )
    };
    let both = format!("{text}   {back}");
    if width(&both) <= room {
        foot.push((both, rol));
    } else {
        foot.extend(wrap(&text, room).into_iter().map(|it| (it, rol)));
    }
    foot
}

/// The lines around the cursor, with how many are above and below.
fn list_in(
    it: &PoortVenster,
    model: &Model,
    (regels, maten): (&[Regel], Maten),
    area: Rect,
    buf: &mut Buffer,
) {
    let theme = model.theme;
    let rows = usize::from(area.height);
    let at = regels
        .iter()
        .position(|regel| matches!(regel, Regel::Stap(at, _) if *at == it.cursor))
        .unwrap_or(0);
    let last_top = regels.len().saturating_sub(rows);
    let top = if at < rows {
        0
    } else {
        (at + 1 - rows + rows / 2).min(last_top)
    };
    for (y, regel) in (0..area.height).zip(regels.iter().skip(top)) {
        match regel {
            Regel::Kop(niveau) => {
                put(buf, area, 0, y, kop(*niveau), theme.style(Rol::Kop));
            }
            Regel::Stap(at, hindernis) => {
                marker(theme, area, y, it.wijst_aan() && *at == it.cursor, buf);
                stap(it, model, *hindernis, (area, y, maten), buf);
            }
        }
    }
    let below = regels.len().saturating_sub(top + rows);
    let signs = theme.tekens();
    let more = match (top, below) {
        (0, 0) => return,
        (0, below) => format!(" {}{below}", signs.onder),
        (above, 0) => format!(" {}{above}", signs.boven),
        (above, below) => format!(" {}{above} {}{below}", signs.boven, signs.onder),
    };
    let under = Rect {
        y: area.bottom(),
        height: 1,
        ..area
    };
    put_right(buf, under, 0, &more, theme.style(Rol::Zacht));
}

/// Columns of the list: state at the right, who acts before it, the step has the rest.
#[derive(Clone, Copy)]
struct Maten {
    wie: u16,
    label: u16,
}

impl Maten {
    fn van(it: &PoortVenster, model: &Model, breed: u16) -> Self {
        let cols = |n: usize| u16::try_from(n).unwrap_or(0);
        let open = it.open();
        let stand = open.iter().map(|h| width(&stand(it, model, *h).0)).max();
        let wie = open.iter().map(|h| width(&wie(it, *h))).max();
        let wie_at = breed.saturating_sub(cols(stand.unwrap_or(0) + wie.unwrap_or(0)) + 3);
        Self {
            wie: wie_at,
            label: wie_at.saturating_sub(12),
        }
    }
}

fn stand(it: &PoortVenster, model: &Model, hindernis: Hindernis) -> (String, Rol) {
    it.rij(hindernis.stap).map_or_else(
        || ("open".to_owned(), Rol::Tekst),
        |rij| stapregel::woorden(rij, model.vandaag),
    )
}

fn wie(it: &PoortVenster, hindernis: Hindernis) -> String {
    let wie = stapregel::wie(hindernis.stap);
    if hindernis.van_plek && it.beeld.naar.is_some() {
        format!("{wie} (plek)")
    } else {
        wie.to_owned()
    }
}

fn stap(
    it: &PoortVenster,
    model: &Model,
    hindernis: Hindernis,
    (area, y, maten): (Rect, u16, Maten),
    buf: &mut Buffer,
) {
    let theme = model.theme;
    let weg = theme.tekens().weg;
    let stap = hindernis.stap.stap();
    if let Some(letter) = it.letter(hindernis.stap) {
        let letter = letter.to_string();
        put(buf, area, 2, y, &letter, theme.style(Rol::Toets));
    }
    put(buf, area, 4, y, stap.code, theme.style(Rol::Zacht));
    // A word that is whole says more than a sentence that is cut; the whole of the one in hand
    // stands below the list.
    let room = usize::from(maten.label);
    let label = if width(stap.label) <= room {
        stap.label
    } else {
        stap.kort
    };
    let label = fit(label, room, weg);
    put(buf, area, 11, y, &label, theme.style(Rol::Tekst));
    let (stand, rol) = stand(it, model, hindernis);
    let right = put_right(buf, area, y, &stand, theme.style(rol));
    let room = usize::from(right.saturating_sub(maten.wie + 1));
    let wie = wie(it, hindernis);
    put(
        buf,
        area,
        maten.wie,
        y,
        &fit(&wie, room, weg),
        theme.style(Rol::Zacht),
    );
}
