//! How the erkenningen of a leerbedrijf are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{ErkenningVenster, Rij};
use crate::domain::datum::toon;
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker};
use crate::tui::widget::text::{fit, put, wrap};

pub(super) fn draw(
    venster: &ErkenningVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    let key = |action| model.key(stack::ERKENNING, action);
    let voet = format!(
        "{} kan hier, {} einddatum, {} erbij, {} weg",
        key(Action::ErkenningToggle),
        key(Action::ErkenningDate),
        key(Action::ErkenningNew),
        key(Action::ErkenningDelete)
    );
    let rijen = venster.rijen();
    let raakt: usize = venster.erkenningen().iter().map(|it| it.raakt.len()).sum();
    let hoog = u16::try_from(rijen.len() + raakt + 5).unwrap_or(u16::MAX);
    let naam = venster.beeld.as_ref().map_or("", |it| &it.bedrijf.naam);
    let titel = format!("Erkenningen van {naam}");
    let place = midden(area, area.width.min(100), hoog.max(9));
    let inner = doos(theme, place, buf, &titel, &voet);
    if venster.beeld.is_none() {
        put(buf, inner, 0, 0, "laden...", theme.style(Rol::Zacht));
        return None;
    }
    let room = usize::from(inner.width);
    // Below the list: what is typed, what is wrong, and what an end touches.
    let mut onder: Vec<(String, Rol)> = Vec::new();
    for it in venster.erkenningen() {
        for (mens, einde) in &it.raakt {
            let einde = einde.map(toon).unwrap_or_default();
            let text = format!(
                "! {} eindigt voor het traject van {} ({einde})",
                it.crebo, mens.naam
            );
            onder.push((fit(&text, room, theme.tekens().weg).into_owned(), Rol::Laat));
        }
    }
    if let Some((text, rol)) = &venster.bericht {
        onder.extend(wrap(text, room).into_iter().map(|it| (it, *rol)));
    }
    let regel_hoog = u16::from(venster.dag.is_some());
    let low = u16::try_from(onder.len())
        .unwrap_or(u16::MAX)
        .min(inner.height / 2);
    let lijst = inner.height.saturating_sub(low + regel_hoog);
    if rijen.is_empty() {
        let text = format!(
            "Nog geen erkenning bekend. Kijk bij SBB en voeg er een toe met {}.",
            key(Action::ErkenningNew)
        );
        for (y, text) in (0..lijst).zip(wrap(&text, room)) {
            put(buf, inner, 0, y, &text, theme.style(Rol::Tekst));
        }
    }
    let top = first_in_sight(venster.cursor, usize::from(lijst));
    for (y, (at, rij)) in (0..lijst).zip(rijen.iter().enumerate().skip(top)) {
        teken(
            venster,
            model,
            (*rij, at == venster.cursor),
            (inner, y),
            buf,
        );
    }
    for (y, (text, rol)) in (lijst..lijst + low).zip(&onder) {
        put(buf, inner, 0, y, text, theme.style(*rol));
    }
    let regel = venster.dag.as_ref()?;
    let y = inner.height.saturating_sub(1);
    let label = "Geldig tot en met (leeg: zonder einde) ";
    let x = put(buf, inner, 0, y, label, theme.style(Rol::Kop));
    let line = Rect {
        x: inner.x.saturating_add(x),
        y: inner.y.saturating_add(y),
        width: inner.width.saturating_sub(x),
        height: 1,
    };
    regel.draw(line, buf, theme.style(Rol::Tekst))
}

/// One row of the list.
fn teken(
    venster: &ErkenningVenster,
    model: &Model,
    (rij, here): (Rij, bool),
    (area, y): (Rect, u16),
    buf: &mut Buffer,
) {
    let theme = model.theme;
    marker(theme, area, y, here, buf);
    let room = usize::from(area.width.saturating_sub(2));
    let weg = theme.tekens().weg;
    match rij {
        Rij::Erkenning(at) => {
            let Some(it) = venster.erkenningen().get(at) else {
                return;
            };
            let kan = it.werkprocessen.iter().filter(|it| it.2).count();
            let verlopen = it.geldig_tot.is_some_and(|tot| tot < model.vandaag);
            let tot = match it.geldig_tot {
                Some(tot) if verlopen => format!("verlopen op {}!", toon(tot)),
                Some(tot) => format!("t/m {}", toon(tot)),
                None => "zonder einde".to_owned(),
            };
            let naam = it.naam.as_deref().unwrap_or("onbekende kwalificatie");
            let van = it.werkprocessen.len();
            let text = format!("{} {tot}, {kan} van {van}: {naam}", it.crebo);
            let rol = if verlopen { Rol::Laat } else { Rol::Kop };
            put(buf, area, 2, y, &fit(&text, room, weg), theme.style(rol));
        }
        Rij::Werkproces(at, wp) => {
            let it = venster.erkenningen().get(at);
            let Some((code, naam, kan)) = it.and_then(|it| it.werkprocessen.get(wp)) else {
                return;
            };
            let vak = if *kan { theme.tekens().vink } else { " " };
            let naam = if naam.is_empty() {
                "hoort niet bij deze kwalificatie"
            } else {
                naam
            };
            let text = format!("  [{vak}] {code} {naam}");
            let rol = if *kan { Rol::Tekst } else { Rol::Zacht };
            put(buf, area, 2, y, &fit(&text, room, weg), theme.style(rol));
        }
    }
}
