//! The left of the matching pane: who is looked for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::id::KaartId;
use crate::domain::matching::Oordeel;
use crate::tui::model::Model;
use crate::tui::screen::matching::act::kant;
use crate::tui::screen::matching::state::{Focus, Links, MatchingScherm};
use crate::tui::screen::matching::waarom::teken;
use crate::tui::theme::{Rol, Theme};
use crate::tui::vordert::Vordert;
use crate::tui::widget::text::{fit, put, put_right, wrap};

pub(super) fn links(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let kop = if scherm.gedraaid {
        kant(KaartId::Plek(crate::domain::id::LeerwerkplekId(0)))
    } else if scherm.mijn {
        "Mijn kandidaten zonder plek"
    } else {
        kant(KaartId::Traject(crate::domain::id::TrajectId(0)))
    };
    let kop = if scherm.geladen {
        format!("{kop} {}", scherm.links.totaal)
    } else {
        kop.to_owned()
    };
    let kop = fit(&kop, usize::from(area.width), theme.tekens().weg);
    put(buf, area, 1, 0, &kop, theme.style(Rol::Kop));
    let here = scherm.focus == Focus::Links;
    let mut y = 1;
    if let Some(mee) = &scherm.mee {
        rij_links(scherm, theme, mee, area, (y, true), buf);
        let sign = if here {
            theme.tekens().cursor
        } else {
            theme.tekens().invoer
        };
        put(buf, area, 0, y, sign, theme.style(Rol::Cursor));
        y += 1;
    }
    if !scherm.geladen {
        let laden = Vordert::laden(scherm.waits.vordert.as_ref());
        put(buf, area, 1, y, &laden, theme.style(Rol::Zacht));
        return;
    }
    if scherm.links.totaal == 0 && scherm.mee.is_none() {
        let tekst = match (scherm.gedraaid, scherm.mijn) {
            (true, _) => "Er is geen leerwerkplek beschikbaar.",
            (false, true) => "Al jouw kandidaten hebben een plek.",
            (false, false) => "Iedere kandidaat heeft een plek.",
        };
        let lijnen = wrap(tekst, usize::from(area.width.saturating_sub(2)));
        for (y, lijn) in (2..area.height).zip(lijnen) {
            put(buf, area, 1, y, &lijn, theme.style(Rol::Zacht));
        }
        return;
    }
    for place in scherm.links.top..scherm.links.totaal {
        if y >= area.height {
            break;
        }
        let cursor = scherm.mee.is_none() && place == scherm.links.cursor;
        if let Some(it) = scherm.links.rij(place) {
            rij_links(scherm, theme, it, area, (y, cursor), buf);
        }
        if cursor {
            let sign = if here {
                theme.tekens().cursor
            } else {
                theme.tekens().invoer
            };
            put(buf, area, 0, y, sign, theme.style(Rol::Cursor));
        }
        y += 1;
    }
}

fn rij_links(
    scherm: &MatchingScherm,
    theme: Theme,
    it: &Links,
    area: Rect,
    (y, here): (u16, bool),
    buf: &mut Buffer,
) {
    let weg = theme.tekens().weg;
    let style = theme.style(if here { Rol::KopActief } else { Rol::Tekst });
    let tel = if scherm.gedraaid {
        format!("{} vrij", it.tel.0)
    } else {
        format!(
            "{}{} {}{}",
            it.tel.0,
            teken(theme, Oordeel::Ja),
            it.tel.1,
            teken(theme, Oordeel::Onbekend)
        )
    };
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let eind = if it.tel == (0, 0) && scherm.mee.as_ref() == Some(it) {
        edge.width
    } else {
        let rol = if it.tel.0 > 0 { Rol::Klaar } else { Rol::Zacht };
        put_right(buf, edge, y, &tel, theme.style(rol))
    };
    let room = usize::from(eind.saturating_sub(3));
    let wide = area.width >= 36;
    let naam = if wide {
        (room / 2).max(14)
    } else {
        room * 3 / 5
    };
    let x = put(buf, area, 2, y, &fit(&it.naam, naam, weg), style);
    let bij = if wide && !it.waar.is_empty() {
        format!("{} {}", it.bij, it.waar)
    } else {
        it.bij.clone()
    };
    let x = x.saturating_add(1);
    let room = usize::from(eind.saturating_sub(x + 1));
    put(
        buf,
        area,
        x,
        y,
        &fit(&bij, room, weg),
        theme.style(Rol::Zacht),
    );
}
