//! One message in, effects out: routing only; what happens is said by the layers.

use super::aanwezig;
use super::model::Model;
use super::msg::{Effect, Input, Msg, Muis, MuisSoort};
use super::ontsluit;
use super::open;
use super::overlay::werkgever::Waarvan;
use super::presentatie::{self, onthulling};
use super::sluier;
use super::tab::Tab;
use super::view::tabs;
use super::werkstand;
use crate::app::command::Command;
use crate::app::event::{Feit, Happened};
use crate::app::presentatie as deur;
use crate::app::query::Query;
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::keymap::{Action, Key, Outcome};

mod antwoord;
mod laag;

use antwoord::replied;
use laag::{with_all, with_screen, with_tab, with_top};

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
        Msg::Input(input) if model.ontsluit.vraagt() && !matches!(input, Input::Resize(..)) => {
            ontsluit::invoer(model, input)
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
