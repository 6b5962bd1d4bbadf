//! How the matching pane is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::act::kant;
use super::onder::uitleg;
use super::plan::Plan;
use super::state::{Focus, Links, MatchingScherm};
use super::waarom::{rol, teken};
use crate::app::query::{MatchRij, MatchToon};
use crate::domain::id::KaartId;
use crate::domain::matching::Oordeel;
use crate::domain::telwoord::tel;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// Draws the screen.
pub(super) fn draw(scherm: &MatchingScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    trechter(scherm, model, plan.trechter, buf);
    regel(scherm, model, plan.regel, buf);
    links(scherm, model, plan.links, buf);
    rechts(scherm, model, plan.rechts, buf);
    staand(scherm, model, plan, buf);
    uitleg(scherm, model, plan, buf);
}

fn staand(scherm: &MatchingScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    let theme = model.theme;
    let lijn = |x: u16, hier: bool, buf: &mut Buffer| {
        let rol = if hier { Rol::KopActief } else { Rol::Lijn };
        let area = Rect {
            x,
            width: 1,
            ..plan.links
        };
        for y in 0..area.height {
            put(buf, area, 0, y, theme.tekens().staand, theme.style(rol));
        }
    };
    lijn(plan.links.right(), scherm.focus != Focus::Links, buf);
    if plan.breed() {
        lijn(plan.rechts.right(), false, buf);
    }
}

/// `214 plekken: -153 branche -23 niveau = 9`, with the number in hand marked.
fn trechter(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let Some(beeld) = scherm.bekend() else {
        return;
    };
    let hier = scherm.focus == Focus::Trechter;
    let getallen = scherm.getallen();
    let laatste = getallen.len().saturating_sub(1);
    let stukken: Vec<String> = getallen
        .iter()
        .enumerate()
        .map(|(at, (om, aantal))| match om {
            Some(om) => format!("-{aantal} {}", om.kort()),
            None if at == laatste => format!("= {aantal}"),
            None => format!("{}:", beeld.telt.woord().tel(*aantal)),
        })
        .collect();
    // On a narrow screen the first numbers make room for the one in hand.
    let lang = |van: usize| -> usize {
        stukken
            .iter()
            .skip(van)
            .take((scherm.getal + 1).saturating_sub(van))
            .map(|it| width(it) + 2)
            .sum()
    };
    let mut van = 0;
    while hier && lang(van) > usize::from(area.width) && van < scherm.getal {
        van += 1;
    }
    let mut x = 1_u16;
    for (at, stuk) in stukken.iter().enumerate().skip(van) {
        let in_hand = hier && at == scherm.getal;
        let style = theme.style(match (in_hand, at == laatste) {
            (true, _) => Rol::KopActief,
            (false, true) => Rol::Kop,
            (false, false) => Rol::Tekst,
        });
        if in_hand {
            let [open, dicht] = theme.tekens().strip;
            put(buf, area, x.saturating_sub(1), 0, open, style);
            x = put(buf, area, x, 0, stuk, style);
            put(buf, area, x, 0, dicht, style);
        } else {
            x = put(buf, area, x, 0, stuk, style);
        }
        x = x.saturating_add(1);
    }
    let trechter = &beeld.trechter;
    if trechter.vraag > 0 {
        let tekst = format!(
            "({} {}, {} na een vraag {})",
            trechter.ja,
            teken(theme, Oordeel::Ja),
            trechter.vraag,
            teken(theme, Oordeel::Onbekend)
        );
        put(buf, area, x, 0, &tekst, theme.style(Rol::Zacht));
    }
}

/// What is tried, which list is open, or what is worth asking.
fn regel(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let key = |action| model.key(stack::MATCHING, action);
    let pijl = theme.tekens().pijl;
    let (tekst, toets, rol) = match scherm.bekend() {
        Some(beeld) if !scherm.watals.is_leeg() => {
            let nu = beeld.trechter.ja + beeld.trechter.vraag;
            let was = beeld.zonder.map_or(nu, |it| it.ja + it.vraag);
            let tekst = format!(
                "WAT ALS {}: {was} {pijl} {nu} {}, {} erbij",
                scherm.watals.tekst(),
                beeld.telt.woord().vorm(nu),
                beeld.nieuw
            );
            (tekst, format!("{} terug", key(Action::Back)), Rol::LetOp)
        }
        Some(beeld) if scherm.toon != MatchToon::Past => {
            let tekst = match scherm.toon {
                MatchToon::Om(om) => {
                    format!(
                        "valt af op {}: {}",
                        om.label(),
                        beeld.telt.woord().tel(beeld.totaal)
                    )
                }
                _ => format!(
                    "alles, ook wat afvalt: {}",
                    beeld.telt.woord().tel(beeld.totaal)
                ),
            };
            (tekst, format!("{} terug", key(Action::Back)), Rol::LetOp)
        }
        Some(beeld) => match beeld.vragen.first() {
            Some(vraag) => {
                let tekst = format!(
                    "{} {}",
                    teken(theme, Oordeel::Onbekend),
                    vraag.tekst(beeld.telt.woord())
                );
                (
                    tekst,
                    format!("{} vraag", key(Action::MatchAsk)),
                    Rol::LetOp,
                )
            }
            None => return,
        },
        None => return,
    };
    let x = put_right(
        buf,
        Rect {
            width: area.width.saturating_sub(1),
            ..area
        },
        0,
        &toets,
        theme.style(Rol::Toets),
    );
    let room = usize::from(x.saturating_sub(3));
    let tekst = fit(&tekst, room, theme.tekens().weg);
    put(buf, area, 1, 0, &tekst, theme.style(rol));
}

fn links(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
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
        put(buf, area, 1, y, "laden...", theme.style(Rol::Zacht));
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

fn rechts(scherm: &MatchingScherm, model: &Model, area: Rect, buf: &mut Buffer) {
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
