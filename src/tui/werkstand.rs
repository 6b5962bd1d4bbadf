//! Coming back to where one was: the place is kept when it changes and when the program stops, and
//! taken up at the start; saved views and the dossiers that were opened last go along.

use super::model::Model;
use super::msg::Effect;
use super::screen::Screen;
use super::screen::matching::MatchingScherm;
use super::screen::monitor::MonitorScherm;
use super::tab::Tab;
use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::filter::{Filter, Sortering};
use crate::app::query::Query;
use crate::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::domain::werkstand::{Scherm, Weergave, Werkstand};

/// Under which key the place waits to be kept.
const SLEUTEL: &str = "werkstand";

/// What is kept of the place, and the question for it.
#[derive(Debug, Default)]
pub struct Terugkeer {
    /// As it was last kept.
    pub werkstand: Werkstand,
    /// Whether it was read; before that nothing is kept over it.
    gelezen: bool,
    pub(super) ticket: Option<Ticket>,
}

/// Asks where this coach was.
pub(super) fn vraag(model: &mut Model) -> Effect {
    let (ticket, effect) = model.ask(Query::Werkstand);
    model.terugkeer.ticket = Some(ticket);
    effect
}

/// Takes up where the coach was, unless something was opened already.
pub(super) fn neem(model: &mut Model, werkstand: &Werkstand) -> Vec<Effect> {
    model.terugkeer.werkstand = werkstand.clone();
    model.terugkeer.gelezen = true;
    let begin = model.tab == Tab::default() && model.screens.is_empty();
    // What a filter says of a person is not for others to read along with.
    if !begin || model.presentatie.is_some() {
        return Vec::new();
    }
    let effects = naar(model, werkstand);
    // What stands there now was kept, or is what a first start shows: neither is news.
    model.terugkeer.werkstand = nu(model);
    effects
}

/// Goes back to where the coach was.
fn naar(model: &mut Model, werkstand: &Werkstand) -> Vec<Effect> {
    let mut effects = Vec::new();
    for weergave in werkstand.schermen.values() {
        effects.extend(zet(model, weergave));
    }
    if let Some(kaart) = werkstand.kaart {
        let mut bord = std::mem::take(&mut model.bord);
        effects.push(bord.go_card(model, kaart));
        model.bord = bord;
    }
    let tab = Tab::van_scherm(werkstand.scherm);
    if let Some(tab) = tab.filter(|tab| !tab.altijd_gedeeld() && *tab != model.tab) {
        // The board is there already, and the coach sees no screen go by.
        effects.extend(super::update::to_tab(model, tab));
    }
    effects
}

/// Shows a view: its screen, its filter and its order.
pub fn toon(model: &mut Model, weergave: &Weergave) -> Vec<Effect> {
    let Some(tab) = Tab::van_scherm(weergave.scherm) else {
        return Vec::new();
    };
    let mut effects = if model.tab == tab && model.screens.is_empty() {
        Vec::new()
    } else {
        super::update::to_tab(model, tab)
    };
    effects.extend(zet(model, weergave));
    effects
}

fn zet(model: &mut Model, weergave: &Weergave) -> Vec<Effect> {
    if weergave.scherm == Scherm::Werkgevers {
        let Ok(filter) = WerkgeverFilter::lees(&weergave.filter) else {
            return Vec::new();
        };
        let mut scherm = std::mem::take(&mut model.werkgevers);
        let sortering = Werkgeversortering::lees(&weergave.volgorde).unwrap_or_default();
        let effects = scherm.zet(model, (&weergave.filter, filter), sortering);
        model.werkgevers = scherm;
        return effects;
    }
    if weergave.scherm == Scherm::Matching {
        let mut scherm = MatchingScherm::van_woorden(&weergave.filter, &weergave.volgorde);
        let effects = scherm.ververs(model);
        model.matching = scherm;
        return effects;
    }
    if weergave.scherm == Scherm::Monitor {
        let mut scherm = MonitorScherm::van_woorden(&weergave.filter);
        let effects = if model.tab == Tab::Monitor {
            scherm.reken(model)
        } else {
            Vec::new()
        };
        model.monitor = scherm;
        return effects;
    }
    // A filter of before that is no longer understood is no filter.
    let filter = Filter::lees(&weergave.filter, model.coach_kort());
    let (filter, tekst) = match filter {
        Ok(filter) => (filter, weergave.filter.as_str()),
        Err(_) => (Filter::default(), ""),
    };
    if weergave.scherm == Scherm::Werkvoorraad {
        let mut scherm = std::mem::take(&mut model.voorraad);
        let effect = scherm.zet_lijst(model, &weergave.volgorde);
        let effects = effect
            .into_iter()
            .chain(scherm.set_filter(model, tekst, filter));
        let effects = effects.collect();
        model.voorraad = scherm;
        return effects;
    }
    let mut bord = std::mem::take(&mut model.bord);
    bord.sortering = Sortering::lees(&weergave.volgorde).unwrap_or_default();
    let effect = bord.set_filter(model, tekst, filter);
    model.bord = bord;
    vec![effect]
}

/// What a screen shows now, where it can be kept.
pub fn weergave(model: &Model, tab: Tab) -> Option<Weergave> {
    let (filter, volgorde) = match tab {
        Tab::Bord => (
            model.bord.filter_tekst.clone(),
            model.bord.sortering.label().to_owned(),
        ),
        Tab::Voorraad => (model.voorraad.filter_tekst.clone(), model.voorraad.lijst()),
        Tab::Werkgevers => {
            let sortering = model.werkgevers.sortering;
            // The usual order has no word.
            let anders = sortering != Werkgeversortering::default();
            let volgorde = if anders { sortering.label() } else { "" };
            (model.werkgevers.filter_tekst.clone(), volgorde.to_owned())
        }
        Tab::Matching => {
            let (filter, volgorde) = model.matching.woorden();
            (filter, volgorde.to_owned())
        }
        Tab::Monitor => (model.monitor.woorden(), String::new()),
        Tab::Overleg => return None,
    };
    Some(Weergave {
        scherm: tab.scherm(),
        filter,
        volgorde,
    })
}

/// The place as it is now.
fn nu(model: &Model) -> Werkstand {
    let mut nu = model.terugkeer.werkstand.clone();
    nu.scherm = model.tab.scherm();
    for tab in Tab::ALL {
        let Some(weergave) = weergave(model, tab) else {
            continue;
        };
        // Going from one card to the next is no other place: it is kept when the program stops.
        let zelfde = |kept: &&Weergave| {
            tab == Tab::Matching
                && kept.volgorde == weergave.volgorde
                && model.matching.is_vraag(&kept.filter)
        };
        if nu
            .schermen
            .get(&tab.scherm())
            .as_ref()
            .is_none_or(|it| !zelfde(it))
        {
            nu.schermen.insert(tab.scherm(), weergave);
        }
    }
    if let Some(Screen::Dossier(dossier)) = model.screens.last() {
        let kaart = dossier.kaart();
        if nu.laatst.first() != Some(&kaart) {
            nu.opent(kaart);
        }
    }
    nu
}

/// Keeps the place when it is another than was kept; `stopt` also for another card under the cursor.
pub(super) fn bij(model: &mut Model, stopt: bool) -> Option<Effect> {
    if !model.terugkeer.gelezen || model.presentatie.is_some() {
        return None;
    }
    let mut nu = nu(model);
    let anders = nu != model.terugkeer.werkstand;
    let kaart = model.bord.in_hand().map(|rij| rij.kaart);
    if stopt && let Some(weergave) = weergave(model, Tab::Matching) {
        nu.schermen.insert(Scherm::Matching, weergave);
    }
    let anders = anders || nu != model.terugkeer.werkstand;
    let verder = stopt && kaart != nu.kaart;
    if !anders && !verder {
        return None;
    }
    nu.kaart = kaart.or(nu.kaart);
    bewaar(model, nu)
}

/// Keeps it.
pub fn bewaar(model: &mut Model, werkstand: Werkstand) -> Option<Effect> {
    model.terugkeer.werkstand = werkstand.clone();
    let command = Command::BewaarWerkstand { werkstand };
    Some(model.draft(SLEUTEL, command).1)
}

/// Whether an answer is the one that was asked for here.
pub(super) fn wacht_op(model: &mut Model, ticket: Ticket) -> bool {
    model.terugkeer.ticket.take_if(|it| *it == ticket).is_some()
}

/// Does the last change again on the card under the cursor.
pub(super) fn herhaal(model: &mut Model) -> Vec<Effect> {
    let Some(laatste) = model.laatste_daad.clone() else {
        model.refuse("er is nog niets om te herhalen; doe eerst iets op een kaart");
        return Vec::new();
    };
    let Some(kaart) = model.front().onder_cursor() else {
        model.refuse("ga eerst op een kaart staan");
        return Vec::new();
    };
    match laatste.ook_voor(kaart) {
        Some(command) => {
            // As if a key of the list did it: the next row takes its place.
            if model.tab == Tab::Voorraad && model.screens.is_empty() {
                model.voorraad.begin_daad();
            }
            vec![model.send(command)]
        }
        None => {
            model.refuse("dit kan niet zo op een andere kaart; doe het daar zelf");
            Vec::new()
        }
    }
}
