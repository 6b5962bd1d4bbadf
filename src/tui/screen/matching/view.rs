//! How the matching pane is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::onder::uitleg;
use super::plan::Plan;
use super::state::{Focus, MatchingScherm};
use super::waarom::teken;
use crate::app::query::MatchToon;
use crate::domain::matching::Oordeel;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::text::{fit, put, put_right, width};

mod links;
mod rechts;

use links::links;
use rechts::rechts;

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
