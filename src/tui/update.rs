//! One message in, effects out: routing only; what happens is said by the layers.

use super::aanwezig;
use super::layer::{After, Layer};
use super::model::{Melding, Model};
use super::msg::{Effect, Input, Msg, Muis, MuisSoort};
use super::open;
use super::overlay::Overlay;
use super::overlay::werkgever::Waarvan;
use super::presentatie::{self, onthulling};
use super::screen::Screen;
use super::sluier;
use super::tab::Tab;
use super::view::tabs;
use super::werkstand;
use crate::app::command::Command;
use crate::app::event::{Feit, Happened, Ticket, Verbinding};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::presentatie as deur;
use crate::app::query::{Antwoord, Query, Toestand};
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::keymap::{Action, Key, Outcome};

/// What is asked before the first frame.
pub fn start(model: &mut Model) -> Vec<Effect> {
    let (ticket, plaatsen) = model.ask(Query::Plaatsen);
    model.plaatsen_ticket = Some(ticket);
    let mut effects = vec![ask_toestand(model), plaatsen, werkstand::vraag(model)];
    // After the places: a draft that is taken up needs them. Not for others to read along with.
    if model.presentatie.is_none() {
        let (ticket, concepten) = model.ask(Query::Concepten);
        model.concepten_ticket = Some((ticket, false));
        effects.push(concepten);
    }
    effects.push(aanwezig::vraag(model));
    effects.extend(refresh(model));
    model.settle();
    effects
}

/// Takes one message.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = route(model, msg);
    effects.extend(aanwezig::vertel(model));
    let stopt = effects.iter().any(|it| matches!(it, Effect::Quit));
    // Before the word to stop, or it would not be kept any more.
    if let Some(bewaar) = werkstand::bij(model, stopt) {
        effects.insert(0, bewaar);
    }
    model.settle();
    effects
}

fn route(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Input(input) if model.sluier.hangt() && !matches!(input, Input::Resize(..)) => {
            sluier::invoer(model, input)
        }
        Msg::Input(input) => take_input(model, input),
        Msg::Rust => sluier::hang(model, sluier::Stand::Rust),
        // The one door: on a shared screen nothing comes in that may not be seen there.
        Msg::Replied(ticket, answer) => {
            if let Some(effects) = onthulling::neem(model, ticket, &answer) {
                return effects;
            }
            let answer = match model.presentatie {
                Some(it) => deur::reply(it.zaal, answer),
                None => answer,
            };
            replied(model, ticket, answer)
        }
        Msg::Happened(happened) => {
            let happened = match model.presentatie {
                Some(it) => deur::gebeurd(it.zaal, happened),
                None => happened,
            };
            happen(model, &happened)
        }
        Msg::Minuut(nu, vandaag) => {
            let other_day = vandaag != model.vandaag;
            model.nu = nu;
            model.vandaag = vandaag;
            if model.toont_tijd() {
                model.touch();
            }
            if other_day {
                model.touch();
                return refresh(model);
            }
            Vec::new()
        }
        Msg::Gewekt(ticket) => {
            onthulling::gewekt(model, ticket);
            with_all(model, |layer, model| layer.gewekt(model, ticket))
        }
        Msg::BlijftWakker(vensters) => {
            let woord = if vensters == 1 {
                "werkt nog 1 venster"
            } else {
                "werken nog andere vensters"
            };
            model.refuse(format!(
                "Via dit venster {woord}. Die zouden stilstaan: sluit ze eerst, of sluit dit venster."
            ));
            Vec::new()
        }
        Msg::Redraw => {
            model.touch();
            vec![Effect::Redraw]
        }
        Msg::Stop => vec![Effect::Quit],
    }
}

fn take_input(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Key(key) => press(model, key),
        Input::Paste(text) => {
            model.resolver.reset();
            model.touch();
            with_top(model, |layer, model| {
                let text = if layer.takes_lines() {
                    schoon_meerregelig(&text)
                } else {
                    schoon(&text)
                };
                layer.paste(model, &text)
            })
        }
        Input::Resize(width, height) => {
            model.size = ratatui::layout::Size::new(width, height);
            model.touch();
            refresh(model)
        }
        Input::Mouse(muis) => click(model, muis),
    }
}

fn click(model: &mut Model, muis: Muis) -> Vec<Effect> {
    if !model.muis {
        return Vec::new();
    }
    model.touch();
    if muis.soort == MuisSoort::Klik
        && muis.y == 0
        && model.overlays.is_empty()
        && let Some(tab) = tabs::at(model, muis.x)
    {
        return to_tab(model, tab);
    }
    with_top(model, |layer, model| layer.mouse(model, muis))
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    onthulling::weg(model);
    let contexts = model.top().contexts();
    let was_pending = !model.resolver.pending().is_empty();
    let had_message = model.melding.take().is_some();
    let outcome = model.resolver.press(&model.keymap, contexts, key);
    if had_message || was_pending {
        model.touch();
    }
    match outcome {
        // A refusal lies over the screen: the key that closes windows closes it first.
        Outcome::Do(Action::Back) if had_message && model.overlays.is_empty() => Vec::new(),
        Outcome::Do(action) => act(model, action),
        Outcome::Pending => {
            model.touch();
            Vec::new()
        }
        Outcome::Unbound => {
            model.touch();
            with_top(model, |layer, model| layer.key(model, key))
        }
        Outcome::Cancelled => Vec::new(),
    }
}

/// Does an action on top, as the key or the palette asks; refused with the reason if it cannot be
/// done now.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.touch();
    if let Err(reden) = model.can(action) {
        model.refuse(reden);
        return Vec::new();
    }
    if let Some(tab) = Tab::van_action(action) {
        return to_tab(model, tab);
    }
    match action {
        Action::Quit => vec![Effect::Quit],
        Action::Redraw => vec![Effect::Redraw],
        Action::Undo => vec![model.send(Command::Ongedaan)],
        Action::Redo => vec![model.send(Command::Opnieuw)],
        Action::Help => open::help(model),
        Action::Palette => open::palette(model),
        Action::Search => open::zoek(model),
        Action::IntakeNew => open::intake(model),
        Action::TaakAdd => open::taak(model),
        Action::WerkgeverNew => open::werkgever_vorm(model, Waarvan::Nieuw),
        Action::Herhaal => werkstand::herhaal(model),
        Action::WeergavenShow => open::weergaven(model),
        Action::ConceptenShow => open::vraag_concepten(model),
        Action::ImportShow => open::importeer(model),
        Action::Presentatie => presentatie::toets(model),
        Action::Lock => sluier::hang(model, sluier::Stand::Slot),
        Action::VerzoekenShow => open::verzoeken(model),
        Action::BewaarShow => open::bewaartermijn(model),
        Action::ThemeNext => {
            model.theme = model.theme.next();
            model.tell(format!("kleuren: {}", model.theme.naam()));
            Vec::new()
        }
        Action::MouseToggle => {
            model.muis = !model.muis;
            model.tell(if model.muis { "muis aan" } else { "muis uit" });
            vec![Effect::MouseOn(model.muis)]
        }
        _ => with_top(model, |layer, model| layer.act(model, action)),
    }
}

/// Brings a screen of the line on top in front. What lay over it heard nothing meanwhile, so all
/// of it asks again.
pub(super) fn to_tab(model: &mut Model, tab: Tab) -> Vec<Effect> {
    model.zet_tab(tab);
    let mut effects = if tab.altijd_gedeeld() {
        presentatie::begin(model)
    } else {
        Vec::new()
    };
    // The clock of a case stops where the case goes out of sight.
    effects.extend(with_tab(model, Tab::Overleg, |layer, model| {
        layer.refresh(model)
    }));
    for at in (0..model.screens.len()).rev() {
        effects.extend(with_screen(model, at, |layer, model| layer.refresh(model)));
    }
    effects.extend(with_tab(model, tab, |layer, model| layer.refresh(model)));
    effects
}

/// Takes the top layer out, lets it work on the model, and puts it back where it was unless it is
/// done.
fn with_top(
    model: &mut Model,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    if let Some(at) = model.overlays.len().checked_sub(1) {
        with_overlay(model, at, work)
    } else if let Some(at) = model.screens.len().checked_sub(1) {
        with_screen(model, at, work)
    } else {
        let tab = model.tab;
        with_tab(model, tab, work)
    }
}

fn with_overlay(
    model: &mut Model,
    at: usize,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let mut overlay: Overlay = model.overlays.remove(at);
    let after = work(overlay.layer_mut(), model);
    if !after.closes {
        model.overlays.insert(at.min(model.overlays.len()), overlay);
    }
    after.effects
}

fn with_screen(
    model: &mut Model,
    at: usize,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let mut screen: Screen = model.screens.remove(at);
    let after = work(screen.layer_mut(), model);
    if !after.closes {
        model.screens.insert(at.min(model.screens.len()), screen);
    }
    after.effects
}

/// A screen of the line on top, whether it is in front or not.
fn with_tab(
    model: &mut Model,
    tab: Tab,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let after = match tab {
        Tab::Bord => {
            let mut bord = std::mem::take(&mut model.bord);
            let after = work(&mut bord, model);
            model.bord = bord;
            after
        }
        Tab::Voorraad => {
            let mut voorraad = std::mem::take(&mut model.voorraad);
            let after = work(&mut voorraad, model);
            model.voorraad = voorraad;
            after
        }
        Tab::Matching => {
            let mut matching = std::mem::take(&mut model.matching);
            let after = work(&mut matching, model);
            model.matching = matching;
            after
        }
        Tab::Werkgevers => {
            let mut werkgevers = std::mem::take(&mut model.werkgevers);
            let after = work(&mut werkgevers, model);
            model.werkgevers = werkgevers;
            after
        }
        Tab::Monitor => {
            let mut monitor = std::mem::take(&mut model.monitor);
            let after = work(&mut monitor, model);
            model.monitor = monitor;
            after
        }
        Tab::Overleg => {
            let mut overleg = std::mem::take(&mut model.overleg);
            let after = work(&mut overleg, model);
            model.overleg = overleg;
            after
        }
    };
    after.effects
}

/// Every layer that is in front or may come, from the top down, and the screens of the line on top
/// last.
fn with_all(
    model: &mut Model,
    mut work: impl FnMut(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    for at in (0..model.overlays.len()).rev() {
        effects.extend(with_overlay(model, at, &mut work));
    }
    for at in (0..model.screens.len()).rev() {
        effects.extend(with_screen(model, at, &mut work));
    }
    for tab in Tab::ALL {
        effects.extend(with_tab(model, tab, &mut work));
    }
    effects
}

/// Asks everything that is in front or may come.
pub(super) fn vraag_alles(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![ask_toestand(model)];
    effects.extend(refresh(model));
    effects
}

fn refresh(model: &mut Model) -> Vec<Effect> {
    with_all(model, |layer, model| layer.refresh(model))
}

fn happen(model: &mut Model, happened: &Happened) -> Vec<Effect> {
    if aanwezig::hoor(model, happened) {
        return Vec::new();
    }
    let mut effects = vec![ask_toestand(model)];
    if happened.feiten.contains(&Feit::Resync) {
        effects.push(aanwezig::vraag(model));
    }
    effects.extend(with_all(model, |layer, model| {
        layer.happened(model, happened)
    }));
    effects
}

fn ask_toestand(model: &mut Model) -> Effect {
    let (ticket, effect) = model.ask_latest(Query::Toestand);
    model.toestand_ticket = Some(ticket);
    effect
}

/// Gives an answer to who asked. Where a reason is needed to open somebody's dossier, it is asked
/// over whatever is in front, and what was asked goes on once it is given.
fn replied(model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> Vec<Effect> {
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
    if answer.is_ok() && model.verbinding != Verbinding::Goed {
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
