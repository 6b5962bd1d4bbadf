//! The right of the matching pane: what fits, best first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::{MatchRij, MatchToon};
use crate::domain::matching::Oordeel;
use crate::domain::telwoord::tel;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::screen::matching::state::{Focus, MatchingScherm};
use crate::tui::screen::matching::waarom::{rol, teken};
use crate::tui::theme::{Rol, Theme};
use crate::tui::vordert::Vordert;
use crate::tui::widget::text::{fit, put, put_right, wrap};

pub(super) fn rechts(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let wie = scherm.in_hand().map_or("", |it| it.naam.as_str());
    let kop = if scherm.gedraaid {
        format!("Kandidaten voor {wie}")
    } else {
        format!("Plekken voor {wie}")
    };
    let kop = fit(
        &kop,
        usize::from(area.width.saturating_sub(14)),
        theme.tekens().weg,
    );
    put(buf, area, 1, 0, &kop, theme.style(Rol::Kop));
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let Some(beeld) = scherm.bekend() else {
        // Only where it takes a while: mostly the answer is there before anybody can read this.
        let lang = scherm.waits.vordert.as_ref();
        if scherm.geladen && lang.is_some_and(|it| it.procent().is_some()) {
            put(
                buf,
                area,
                1,
                1,
                &Vordert::laden(lang),
                theme.style(Rol::Zacht),
            );
        }
        return;
    };
    let vrij = if scherm.gedraaid {
        "punten"
    } else {
        "punten vrij"
    };
    put_right(buf, edge, 0, vrij, theme.style(Rol::Zacht));
    if beeld.totaal == 0 {
        leeg(scherm, model, area, buf);
        return;
    }
    let mut y = 1;
    let mut groep = Some(Oordeel::Ja);
    for place in scherm.rechts.top..scherm.rechts.totaal {
        let Some(it) = scherm.rechts.rij(place) else {
            break;
        };
        if groep != Some(it.groep) && it.groep != Oordeel::Ja && y < area.height {
            let tekst = match it.groep {
                Oordeel::Onbekend => format!("{} mogelijk na een vraag", beeld.trechter.vraag),
                _ if matches!(scherm.toon, MatchToon::Om(_)) => {
                    tel(beeld.totaal, "valt hierop af", "vallen hierop af")
                }
                _ => tel(beeld.trechter.nee(), "valt af", "vallen af"),
            };
            put(buf, area, 1, y, &tekst, theme.style(Rol::Zacht));
            y += 1;
        }
        groep = Some(it.groep);
        if y >= area.height {
            break;
        }
        let here = place == scherm.rechts.cursor;
        rij_rechts(scherm, theme, it, area, (y, here), buf);
        if here {
            let sign = if scherm.focus == Focus::Rechts {
                theme.tekens().cursor
            } else {
                theme.tekens().invoer
            };
            put(buf, area, 0, y, sign, theme.style(Rol::Cursor));
        }
        y += 1;
    }
}

fn rij_rechts(
    scherm: &MatchingScherm,
    theme: Theme,
    it: &MatchRij,
    area: Rect,
    (y, here): (u16, bool),
    buf: &mut Buffer,
) {
    let weg = theme.tekens().weg;
    let zacht = theme.style(Rol::Zacht);
    put(
        buf,
        area,
        1,
        y,
        &teken(theme, it.groep),
        theme.style(rol(it.groep)),
    );
    if it.nieuw {
        put(buf, area, 2, y, "+", theme.style(Rol::LetOp));
    }
    let cijfers = if scherm.gedraaid {
        format!("{:>3}", it.score)
    } else {
        format!("{:>3} {:>4}", it.score, it.vrij)
    };
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let eind = put_right(buf, edge, y, &cijfers, theme.style(Rol::Tekst));
    let style = theme.style(if here { Rol::KopActief } else { Rol::Tekst });
    let room = usize::from(eind.saturating_sub(4));
    let x = put(buf, area, 3, y, &fit(&it.naam, room.min(24), weg), style);
    // What comes next says most: a voorstel, why not, or where and what.
    let voorstel = scherm
        .paar_met(it.kaart)
        .and_then(|paar| scherm.voorstel_van(paar));
    let (tekst, rol) = match voorstel {
        Some(voorstel) => (
            voorstel.voorstel.kort(),
            if voorstel.voorstel.is_open() {
                Rol::Merk
            } else {
                Rol::LetOp
            },
        ),
        None if it.waarom.is_empty() => (
            [it.plaats.as_str(), it.wat.as_str()]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            Rol::Zacht,
        ),
        None => (it.waarom.clone(), Rol::LetOp),
    };
    let x = x.saturating_add(2);
    let room = usize::from(eind.saturating_sub(x + 1));
    let style = if rol == Rol::Zacht {
        zacht
    } else {
        theme.style(rol)
    };
    put(buf, area, x, y, &fit(&tekst, room, weg), style);
}

/// Nothing fits: says what can be done about it.
fn leeg(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let key = |action| model.key(stack::MATCHING, action);
    let tekst = if scherm.toon == MatchToon::Past {
        format!(
            "Er past niets. {} toont alles met waarom het afvalt; {} {} probeert een langere reis of een ander niveau.",
            key(Action::MatchAll),
            key(Action::MatchFurther),
            key(Action::MatchHigher),
        )
    } else {
        format!("Hier staat niets. {} gaat terug.", key(Action::Back))
    };
    let lijnen = wrap(&tekst, usize::from(area.width.saturating_sub(3)));
    for (y, lijn) in (2..area.height).zip(lijnen) {
        put(buf, area, 1, y, &lijn, model.theme.style(Rol::Tekst));
    }
}
