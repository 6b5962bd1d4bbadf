//! The board on two days: what came, moved, went back and ended, per fase.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::OverlegScherm;
use super::view::kop;
use crate::app::query::{VerschilKolom, VerschilRij, VerschilTeken};
use crate::domain::datum::toon_kort;
use crate::domain::fase::Fase;
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{fit, put};

/// Draws it.
pub(super) fn draw(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let Some(body) = kop(it, model, area, buf) else {
        return;
    };
    let (van, tot) = it.dagen(model);
    let wanneer = if it.weken == 0 {
        format!("Sinds {}", toon_kort(van))
    } else {
        format!("Stand van {}, sinds {}", toon_kort(tot), toon_kort(van))
    };
    let uitleg = format!(
        "{wanneer}:  + nieuw  {} verder  < terug  {} klaar",
        theme.tekens().pijl,
        theme.tekens().vink,
    );
    let room = usize::from(body.width.saturating_sub(2));
    let uitleg = fit(&uitleg, room, theme.tekens().weg);
    put(buf, body, 1, 0, &uitleg, theme.style(Rol::Tekst));
    let onder = Rect {
        y: body.y + 2,
        height: body.height.saturating_sub(2),
        ..body
    };
    let gelezen = it
        .verschil
        .as_deref()
        .filter(|it| (it.van, it.tot) == (van, tot));
    let Some(beeld) = gelezen else {
        put(buf, onder, 1, 0, "laden...", theme.style(Rol::Zacht));
        return;
    };
    let breed = onder.width / 7;
    for ((at, fase), kolom) in (0..).zip(Fase::ALL).zip(&beeld.kolommen) {
        let zuil = Rect {
            x: onder.x + at * breed,
            width: breed.saturating_sub(1),
            ..onder
        };
        kolom_op(theme, (fase, kolom), zuil, buf);
    }
}

fn kolom_op(theme: Theme, (fase, kolom): (Fase, &VerschilKolom), area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(1));
    let signs = theme.tekens();
    let naam = if fase.kort().chars().count() <= room {
        fase.kort()
    } else {
        fase.code()
    };
    put(buf, area, 1, 0, naam, theme.style(Rol::Kop));
    let pijl = match kolom.nu.cmp(&kolom.toen) {
        std::cmp::Ordering::Greater => signs.boven,
        std::cmp::Ordering::Less => signs.onder,
        std::cmp::Ordering::Equal => "=",
    };
    let telling = format!("{} {pijl} {}", kolom.toen, kolom.nu);
    let rol = if kolom.nu == kolom.toen {
        Rol::Zacht
    } else {
        Rol::KopActief
    };
    put(buf, area, 1, 1, &telling, theme.style(rol));
    let rijen = usize::from(area.height.saturating_sub(3));
    for (y, rij) in (2_u16..).zip(kolom.rijen.iter().take(rijen)) {
        let (teken, rol) = teken(theme, rij.teken);
        let x = put(buf, area, 1, y, teken, theme.style(rol));
        let over = usize::from(area.width.saturating_sub(x + 1));
        let tekst = kaart(rij, over);
        let rol = if rij.teken == VerschilTeken::Gelijk {
            Rol::Zacht
        } else {
            Rol::Tekst
        };
        put(
            buf,
            area,
            x + 1,
            y,
            &fit(&tekst, over, signs.weg),
            theme.style(rol),
        );
    }
    let alle = kolom.nu
        + kolom
            .rijen
            .iter()
            .filter(|it| it.teken == VerschilTeken::Klaar)
            .count();
    let meer = alle.saturating_sub(rijen.min(kolom.rijen.len()));
    if meer > 0 {
        let tekst = format!("{} {meer}", signs.onder);
        put(
            buf,
            area,
            1,
            area.height.saturating_sub(1),
            &tekst,
            theme.style(Rol::Zacht),
        );
    }
}

/// The sign of a card, and how it looks.
fn teken(theme: Theme, teken: VerschilTeken) -> (&'static str, Rol) {
    match teken {
        VerschilTeken::Nieuw => ("+", Rol::Merk),
        VerschilTeken::Verder => (theme.tekens().pijl, Rol::Klaar),
        VerschilTeken::Terug => ("<", Rol::LetOp),
        VerschilTeken::Klaar => (theme.tekens().vink, Rol::Klaar),
        VerschilTeken::Gelijk => ("=", Rol::Zacht),
    }
}

/// As much of a card as fits: initials and number with where it came from, or its number alone.
fn kaart(rij: &VerschilRij, room: usize) -> String {
    let van = rij
        .van
        .map_or(String::new(), |it| format!(" ({})", it.code()));
    let heel = format!("{}{van}", rij.naam);
    if heel.chars().count() <= room {
        return heel;
    }
    if rij.naam.chars().count() <= room {
        return rij.naam.clone();
    }
    rij.kaart.to_string()
}
