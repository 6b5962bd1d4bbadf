//! Giving an answer to who asked.

use super::laag::{with_overlay, with_screen, with_tab};
use crate::app::event::{Ticket, Verbinding};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Toestand};
use crate::tui::model::{Melding, Model};
use crate::tui::msg::Effect;
use crate::tui::tab::Tab;
use crate::tui::{open, werkstand};

/// Gives an answer to who asked. Where a reason is needed to open somebody's dossier, it is asked
/// over whatever is in front, and what was asked goes on once it is given.
pub(super) fn replied(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<Reply, Fault>,
) -> Vec<Effect> {
    // A dossier asks several things at once: what is refused after it was left asks nothing any more.
    let waarneming = match &answer {
        Err(Fault::Waarneming { kaart, van }) if awaited(model, ticket) => {
            Some((*kaart, van.clone()))
        }
        _ => None,
    };
    let mut effects = take_reply(model, ticket, answer);
    if let Some((kaart, van)) = waarneming {
        effects.extend(open::waarneming(model, kaart, van));
    }
    effects
}

/// Whether somebody who is still there waits for an answer.
fn awaited(model: &Model, ticket: Ticket) -> bool {
    model.orphans.contains(&ticket)
        || model.overlays.iter().any(|it| it.layer().awaits(ticket))
        || model.screens.iter().any(|it| it.layer().awaits(ticket))
        || Tab::ALL
            .into_iter()
            .any(|it| model.onder(it).awaits(ticket))
}

fn take_reply(model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> Vec<Effect> {
    if let Some(command) = model.gezonden.remove(&ticket)
        && matches!(answer, Ok(Reply::Done(_)))
    {
        model.laatste_daad = Some(command);
    }
    if answer.is_ok() && model.verbinding != Verbinding::Goed && !model.lijn_weg {
        model.verbinding = Verbinding::Goed;
        model.touch();
    }
    if let Ok(Reply::Data(data)) = &answer {
        if model.toestand_ticket == Some(ticket) {
            if let Antwoord::Toestand(toestand) = data.as_ref() {
                take_toestand(model, toestand);
            }
            return Vec::new();
        }
        if model.collegas.ticket == Some(ticket) {
            if let Antwoord::Aanwezig(alle) = data.as_ref() {
                let ik = model.coach;
                if model.collegas.neem(ik, alle) {
                    model.touch();
                }
            }
            return Vec::new();
        }
        if werkstand::wacht_op(model, ticket) {
            return match data.as_ref() {
                Antwoord::Werkstand(it) => werkstand::neem(model, it),
                _ => Vec::new(),
            };
        }
        if model.plaatsen_ticket.take_if(|it| *it == ticket).is_some() {
            if let Antwoord::Plaatsen(namen) = data.as_ref() {
                model.zet_plaatsen(namen);
            }
            return Vec::new();
        }
        if let Some((_, gevraagd)) = model.concepten_ticket.take_if(|it| it.0 == ticket) {
            if let Antwoord::Concepten(concepten) = data.as_ref() {
                open::concepten(model, concepten);
                if concepten.is_empty() && gevraagd {
                    model.tell("er zijn geen concepten");
                }
            }
            return Vec::new();
        }
    }
    if let Some(at) = (0..model.overlays.len()).rev().find(|at| {
        model
            .overlays
            .get(*at)
            .is_some_and(|it| it.layer().awaits(ticket))
    }) {
        model.touch();
        return with_overlay(model, at, |layer, model| layer.reply(model, ticket, answer));
    }
    if let Some(at) = (0..model.screens.len()).rev().find(|at| {
        model
            .screens
            .get(*at)
            .is_some_and(|it| it.layer().awaits(ticket))
    }) {
        model.touch();
        return with_screen(model, at, |layer, model| layer.reply(model, ticket, answer));
    }
    let tab = Tab::ALL
        .into_iter()
        .find(|it| model.onder(*it).awaits(ticket));
    if let Some(tab) = tab {
        return with_tab(model, tab, |layer, model| {
            layer.reply(model, ticket, answer)
        });
    }
    let orphan = model.orphans.remove(&ticket);
    let stil = model.stille.remove(&ticket);
    match answer {
        Ok(Reply::Done(done)) if orphan => model.tell_done(&done),
        Err(fault) if orphan || stil || fault == Fault::Offline => model.tell_fault(&fault),
        _ => {}
    }
    Vec::new()
}

fn take_toestand(model: &mut Model, toestand: &Toestand) {
    // Only what the status line shows; the sequence changes with every commit.
    let shown = |it: &Toestand| {
        (
            it.regio.clone(),
            it.coach.clone(),
            it.lopend,
            it.storing.clone(),
        )
    };
    let before = model.toestand.as_ref().map(shown);
    if before.as_ref() != Some(&shown(toestand)) {
        model.touch();
    }
    if let Some(storing) = &toestand.storing
        && before.and_then(|it| it.3).as_ref() != Some(storing)
    {
        model.melding = Some(Melding::Fout(storing.clone()));
    }
    model.toestand = Some(toestand.clone());
}
