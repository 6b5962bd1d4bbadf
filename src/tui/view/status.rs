//! The last line: region, coach, number of trajecten, filter, order, marks; whether the store answers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::event::Verbinding;
use crate::app::filter::Sortering;
use crate::tui::doek::Vinger;
use crate::tui::model::{Melding, Model};
use crate::tui::tab::Tab;
use crate::tui::theme::Rol;
use crate::tui::widget::text::{fit, put, put_right, width};

/// The fingerprint of everything that the line is drawn from.
pub(super) fn inhoud(model: &Model) -> u64 {
    let gedaan = match &model.melding {
        Some(Melding::Gedaan(tekst)) => Some(tekst),
        Some(Melding::Fout(_)) | None => None,
    };
    Vinger::van((
        model.theme,
        model.presentatie.is_some(),
        gedaan,
        store(model),
        parts(model),
        nadruk(model),
    ))
}

/// Draws the status line.
pub(super) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let edge = Rect {
        width: banier(model, edge, buf),
        ..edge
    };
    let (text, rol) = store(model);
    let right = put_right(buf, edge, 0, &text, theme.style(rol));
    let left = Rect {
        width: right.saturating_sub(1),
        ..area
    };
    let room = usize::from(left.width.saturating_sub(1));
    if let Some(Melding::Gedaan(text)) = &model.melding {
        put(
            buf,
            left,
            1,
            0,
            &fit(text, room, theme.tekens().weg),
            theme.style(Rol::Klaar),
        );
        return;
    }
    let between = format!(" {} ", theme.tekens().punt);
    let mut x = 1;
    let mut used = 0;
    // What changes what a key does keeps its room; the names of region and coach make way.
    let nadruk = nadruk(model);
    let apart: usize = nadruk.iter().map(|it| width(&it.0) + width(&between)).sum();
    let mut apart = apart.min(room * 2 / 3);
    let rest = parts(model).into_iter().map(|it| (it, false));
    for ((text, rol), houdt) in rest.chain(nadruk.into_iter().map(|it| (it, true))) {
        let gap = if used == 0 { 0 } else { width(&between) };
        if houdt {
            apart = 0;
        }
        let space = room.saturating_sub(used + gap + apart);
        if space < 6 {
            continue;
        }
        if gap > 0 {
            x = put(buf, left, x, 0, &between, theme.style(Rol::Lijn));
        }
        let text = fit(&text, space, theme.tekens().weg);
        x = put(buf, left, x, 0, &text, theme.style(rol));
        used += gap + width(&text);
    }
}

/// A shared screen says so in the corner where nothing ever lies over it; returns what is left of
/// the line.
fn banier(model: &Model, area: Rect, buf: &mut Buffer) -> u16 {
    if model.presentatie.is_none() {
        return area.width;
    }
    let style = model
        .theme
        .style(Rol::LetOp)
        .add_modifier(Modifier::REVERSED | Modifier::BOLD);
    let x = put_right(buf, area, 0, " PRESENTATIE ", style);
    x.saturating_sub(1)
}

/// Where and who.
fn parts(model: &Model) -> Vec<(String, Rol)> {
    let mut parts = Vec::new();
    match &model.toestand {
        Some(it) => {
            let voorbeeld = if it.regio.voorbeeld {
                " (voorbeeld)"
            } else {
                ""
            };
            parts.push((format!("Regio {}{voorbeeld}", it.regio.naam), Rol::Tekst));
            parts.push((format!("coach {}", it.coach.kort), Rol::Tekst));
            let woord = if it.lopend == 1 {
                "traject"
            } else {
                "trajecten"
            };
            parts.push((format!("{} {woord}", it.lopend), Rol::Tekst));
        }
        None => parts.push(("laden...".to_owned(), Rol::Zacht)),
    }
    parts
}

/// What is filtered, marked and sorted: it changes what a key does.
fn nadruk(model: &Model) -> Vec<(String, Rol)> {
    // Other screens say it themselves.
    if model.tab != Tab::Bord {
        return Vec::new();
    }
    let bord = &model.bord;
    let mut parts = Vec::new();
    if !bord.merken.is_empty() {
        parts.push((format!("{} gemerkt", bord.merken.len()), Rol::Merk));
    }
    if !bord.filter_tekst.is_empty() {
        parts.push((
            format!("filter ({}): {}", bord.totaal(), bord.filter_tekst),
            Rol::LetOp,
        ));
    }
    if bord.sortering != Sortering::default() {
        parts.push((format!("op {}", bord.sortering.label()), Rol::Tekst));
    }
    parts
}

/// What stands right: the store, and whether something typed is not kept yet.
fn store(model: &Model) -> (String, Rol) {
    let signs = model.theme.tekens();
    let storing = model
        .toestand
        .as_ref()
        .is_some_and(|it| it.storing.is_some());
    match model.verbinding {
        Verbinding::Goed => {}
        Verbinding::Weg | Verbinding::Dicht { .. } => {
            return (format!("{} geen verbinding", signs.verbroken), Rol::Laat);
        }
        Verbinding::Stil => {
            return (
                format!("{} opslag reageert niet", signs.verbroken),
                Rol::Laat,
            );
        }
    }
    if storing {
        return (
            format!("{} alleen lezen: opslag weigert", signs.verbroken),
            Rol::Laat,
        );
    }
    if model.unsaved() {
        return (
            format!("niet bewaard {} verbonden", signs.verbonden),
            Rol::LetOp,
        );
    }
    (format!("{} verbonden", signs.verbonden), Rol::Zacht)
}
