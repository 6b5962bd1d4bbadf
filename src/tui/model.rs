//! Everything the screen knows, and the few things every layer does with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use ratatui::layout::{Rect, Size};

use super::aanwezig::Collegas;
use super::layer::Layer;
use super::layout;
use super::msg::Effect;
use super::overlay::Overlay;
use super::presentatie::onthulling::Onthulling;
use super::presentatie::{self, Presentatie};
use super::recht;
use super::screen::Screen;
use super::screen::bord::Bord;
use super::screen::matching::MatchingScherm;
use super::screen::monitor::MonitorScherm;
use super::screen::overleg::OverlegScherm;
use super::screen::voorraad::VoorraadScherm;
use super::screen::werkgevers::WerkgeversScherm;
use super::sluier::Sluier;
use super::tab::Tab;
use super::theme::Theme;
use super::werkstand::Terugkeer;
use crate::app::command::Command;
use crate::app::event::{Ticket, Verbinding};
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Request};
use crate::app::presentatie as deur;
use crate::app::query::{Query, Toestand};
use crate::app::slotwoord::Slotwoord;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::recht::Bevoegd;
use crate::form::Plaatsen;
use crate::keymap::describe::{self, Hint};
use crate::keymap::{Action, Context, Keymap, Resolver};

/// What the world tells once, before the first frame.
#[derive(Debug, Clone)]
pub struct Instellingen {
    /// Who works here.
    pub coach: CoachId,
    /// The day where the coach is.
    pub vandaag: NaiveDate,
    /// The moment.
    pub nu: DateTime<Utc>,
    /// From the moment to the clock on the wall.
    pub tijdzone: FixedOffset,
    /// Columns and rows.
    pub size: Size,
    /// Colours and signs.
    pub theme: Theme,
    /// The bindings.
    pub keymap: Keymap,
}

/// Who judges in a leerroute and on which day, as the coach said it today.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Oordeelaar {
    /// The name; empty when it was not said yet.
    pub door: String,
    /// The day; none is today.
    pub op: Option<NaiveDate>,
    /// When it was said: the next day it is asked again.
    pub gezegd: Option<NaiveDate>,
}

stil!(Oordeelaar);

/// A message to the coach: what was done, or why not. It goes away with the next key.
#[derive(Clone, PartialEq, Eq)]
pub enum Melding {
    /// Done; one line, in the status line.
    Gedaan(String),
    /// Refused or failed; in a box, because it must be read.
    Fout(String),
}

stil!(Melding);

/// The state of the screen.
pub struct Model {
    /// Who works here.
    pub coach: CoachId,
    /// The day where the coach is.
    pub vandaag: NaiveDate,
    /// The moment, to the minute.
    pub nu: DateTime<Utc>,
    /// From the moment to the clock on the wall.
    pub tijdzone: FixedOffset,
    /// Columns and rows.
    pub size: Size,
    /// Colours and signs.
    pub theme: Theme,
    /// The bindings.
    pub keymap: Keymap,
    /// Keys of a sequence so far.
    pub resolver: Resolver,
    /// The region, the coach and the store, as last told.
    pub toestand: Option<Toestand>,
    /// Which screen of the line on top is in front.
    pub tab: Tab,
    /// The board: always there, whether it is in front or not.
    pub bord: Bord,
    /// What there is to do.
    pub voorraad: VoorraadScherm,
    /// Who fits where.
    pub matching: MatchingScherm,
    /// The leerbedrijven.
    pub werkgevers: WerkgeversScherm,
    /// The fase-overleg.
    pub overleg: OverlegScherm,
    /// What the region reports.
    pub monitor: MonitorScherm,
    /// Screens opened over the one in front, the last on top.
    pub screens: Vec<Screen>,
    /// Screens opened over the others, kept until those are in front again.
    pub(super) elders: Vec<(Tab, Vec<Screen>)>,
    /// Windows over the screen in front, the one on top last.
    pub overlays: Vec<Overlay>,
    /// Per traject, who judges today: asked once and then taken as said.
    pub oordelen: BTreeMap<KaartId, Oordeelaar>,
    /// What the coach must know now.
    pub melding: Option<Melding>,
    /// The directory in which documents are saved unless the coach says otherwise.
    pub documenten: String,
    /// How the line to the store is.
    pub verbinding: Verbinding,
    /// Who works on which card.
    pub collegas: Collegas,
    /// Where the coach comes back to.
    pub terugkeer: Terugkeer,
    /// The last change that can be done again on another card.
    pub(super) laatste_daad: Option<Command>,
    /// Changes that were sent and may become that.
    pub(super) gezonden: BTreeMap<Ticket, Command>,
    /// The mouse is switched on.
    pub muis: bool,
    /// The veil before the screen.
    pub sluier: Sluier,
    /// The shared screen, while there is one.
    pub presentatie: Option<Presentatie>,
    /// A name that is shown on it for a few seconds.
    pub onthulling: Option<Onthulling>,
    /// The word with which the coach gets behind the veil; none where none was set.
    pub slotwoord: Option<Slotwoord>,
    /// After how long without a key the veil comes down; never where none.
    pub rust_na: Option<Duration>,
    /// Why this coach looked at a BSN lately, newest first; never the number.
    pub bsn_redenen: Vec<String>,
    pub(super) toestand_ticket: Option<Ticket>,
    /// The question for the drafts, and whether the coach asked it and not the start of the program.
    pub(super) concepten_ticket: Option<(Ticket, bool)>,
    pub(super) plaatsen_ticket: Option<Ticket>,
    plaatsen: Arc<Plaatsen>,
    laatste_concept: u64,
    pub(super) orphans: BTreeSet<Ticket>,
    /// Changes of which only a failure is told.
    pub(super) stille: BTreeSet<Ticket>,
    last_ticket: u64,
    dirty: bool,
    hints: Hints,
}

stil!(Model);

/// What the hint line is made for: the place, ASCII or not, who looks, shared or not, which picture.
type Plaats = (&'static [Context], bool, Option<Bevoegd>, bool, u8);

/// The hint line, kept because making it walks the whole key map.
#[derive(Debug, Default)]
struct Hints {
    made_for: Option<Plaats>,
    list: Vec<Hint>,
}

impl Model {
    /// The screen before anything was asked: the board, empty.
    pub fn new(it: Instellingen) -> Self {
        Self {
            coach: it.coach,
            vandaag: it.vandaag,
            nu: it.nu,
            tijdzone: it.tijdzone,
            size: it.size,
            theme: it.theme,
            keymap: it.keymap,
            resolver: Resolver::default(),
            toestand: None,
            tab: Tab::default(),
            bord: Bord::default(),
            voorraad: VoorraadScherm::default(),
            matching: MatchingScherm::default(),
            werkgevers: WerkgeversScherm::default(),
            overleg: OverlegScherm::default(),
            monitor: MonitorScherm::default(),
            screens: Vec::new(),
            elders: Vec::new(),
            overlays: Vec::new(),
            oordelen: BTreeMap::new(),
            melding: None,
            documenten: String::new(),
            verbinding: Verbinding::Goed,
            collegas: Collegas::default(),
            terugkeer: Terugkeer::default(),
            laatste_daad: None,
            gezonden: BTreeMap::new(),
            muis: false,
            sluier: Sluier::default(),
            presentatie: None,
            onthulling: None,
            slotwoord: None,
            rust_na: None,
            bsn_redenen: Vec::new(),
            toestand_ticket: None,
            concepten_ticket: None,
            plaatsen_ticket: None,
            plaatsen: Arc::default(),
            // Milliseconds tell one start from another, the last bits one form from another.
            laatste_concept: u64::try_from(it.nu.timestamp_millis()).unwrap_or(0) << 12,
            orphans: BTreeSet::new(),
            stille: BTreeSet::new(),
            last_ticket: 0,
            dirty: true,
            hints: Hints::default(),
        }
    }

    /// Whether something in sight changed since this was last asked. Without it nothing is drawn.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Whether time is in sight, so that it must be told each minute: only the clock of a case in an
    /// overleg shows it.
    pub fn toont_tijd(&self) -> bool {
        self.tab == Tab::Overleg
            && self.screens.is_empty()
            && !self.sluier.hangt()
            && self.overleg.loopt_klok()
    }

    /// Something in sight changed.
    pub fn touch(&mut self) {
        self.dirty = true;
    }

    /// The number of a new draft: no draft of this coach has it, also not one of an earlier start.
    pub fn nieuw_concept(&mut self) -> u64 {
        self.laatste_concept += 1;
        self.laatste_concept
    }

    /// The places that forms know by name.
    pub fn plaatsen(&self) -> Arc<Plaatsen> {
        Arc::clone(&self.plaatsen)
    }

    pub(super) fn zet_plaatsen(&mut self, namen: &[String]) {
        self.plaatsen = Arc::new(Plaatsen::new(namen.iter().map(String::as_str)));
    }

    /// A number that was not used before.
    pub fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }

    /// A question that is answered in order.
    pub fn ask(&mut self, query: Query) -> (Ticket, Effect) {
        let ticket = self.ticket();
        let query = self.voor_de_zaal(query);
        (ticket, Effect::Call(ticket, Request::Ask(query)))
    }

    /// A question of which only the newest of its kind needs an answer.
    pub fn ask_latest(&mut self, query: Query) -> (Ticket, Effect) {
        let ticket = self.ticket();
        let query = self.voor_de_zaal(query);
        (ticket, Effect::Later(ticket, Request::Ask(query)))
    }

    fn voor_de_zaal(&self, query: Query) -> Query {
        match self.presentatie {
            Some(_) => deur::vraag(query),
            None => query,
        }
    }

    /// A change of which the caller awaits the answer.
    pub fn command(&mut self, command: Command) -> (Ticket, Effect) {
        let ticket = self.ticket();
        if !command.telt_niet_als_daad() {
            // What cannot be done again is not kept: only that it came after what can.
            let daad = if command.is_herhaalbaar() {
                command.clone()
            } else {
                Command::Ongedaan
            };
            self.gezonden.insert(ticket, daad);
        }
        (ticket, Effect::Call(ticket, Request::Do(Box::new(command))))
    }

    /// A change of which the answer is only told to the coach.
    pub fn send(&mut self, command: Command) -> Effect {
        let (ticket, effect) = self.command(command);
        self.orphans.insert(ticket);
        effect
    }

    /// Of this change only a failure is told.
    pub fn stil(&mut self, ticket: Ticket) {
        self.stille.insert(ticket);
    }

    /// The answer to a change of a layer that goes away before it came is told to the coach.
    pub fn orphan(&mut self, ticket: Option<Ticket>) {
        self.orphans.extend(ticket);
    }

    /// A draft: kept when the typing pauses, and before the program stops. `key` names the draft.
    pub fn draft(&mut self, key: impl Into<String>, command: Command) -> (Ticket, Effect) {
        let ticket = self.ticket();
        (
            ticket,
            Effect::Straks(key.into(), ticket, Request::Do(Box::new(command))),
        )
    }

    /// Tells the coach what was done.
    pub fn tell_done(&mut self, done: &Done) {
        let mut text = done.titel.clone();
        if let Some((_, reden)) = done.gebleven.first() {
            text = format!("{text}; {} gebleven ({reden})", done.gebleven.len());
        }
        self.tell(text);
    }

    /// Tells the coach something that went well.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.melding = Some(Melding::Gedaan(text.into()));
        self.touch();
    }

    /// Tells the coach what went wrong and what to do.
    pub fn tell_fault(&mut self, fault: &Fault) {
        match fault {
            Fault::Offline => self.verbinding = Verbinding::Weg,
            // The line went; whether there is another is told by itself.
            Fault::Onzeker => {}
            // Only a store that answers refuses.
            _ => self.verbinding = Verbinding::Goed,
        }
        self.refuse(fault.to_string());
    }

    /// Tells the coach why something cannot be done now.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.melding = Some(Melding::Fout(text.into()));
        self.touch();
    }

    /// Opens a window on top; one that is not for a shared screen does not open there.
    pub fn open_overlay(&mut self, overlay: Overlay) {
        if self.presentatie.is_some() && !presentatie::mag_open(&overlay) {
            self.refuse(deur::NIET_GEDEELD);
            return;
        }
        self.resolver.reset();
        self.overlays.push(overlay);
        self.touch();
    }

    /// The layer that gets the keys.
    pub fn top(&self) -> &dyn Layer {
        match self.overlays.last() {
            Some(overlay) => overlay.layer(),
            None => self.front(),
        }
    }

    /// The screen in front, whatever lies over it.
    pub fn front(&self) -> &dyn Layer {
        match self.screens.last() {
            Some(screen) => screen.layer(),
            None => self.onder(self.tab),
        }
    }

    /// A screen of the line on top, without what lies over it.
    pub fn onder(&self, tab: Tab) -> &dyn Layer {
        match tab {
            Tab::Bord => &self.bord,
            Tab::Voorraad => &self.voorraad,
            Tab::Matching => &self.matching,
            Tab::Werkgevers => &self.werkgevers,
            Tab::Overleg => &self.overleg,
            Tab::Monitor => &self.monitor,
        }
    }

    /// Brings a screen of the line on top in front, with what lay over it; once more, without.
    pub(super) fn zet_tab(&mut self, tab: Tab) {
        self.overlays.clear();
        self.resolver.reset();
        self.touch();
        if tab == self.tab {
            self.screens.clear();
            return;
        }
        let over = std::mem::take(&mut self.screens);
        self.elders.push((self.tab, over));
        self.tab = tab;
        if let Some(at) = self.elders.iter().position(|it| it.0 == tab) {
            self.screens = self.elders.swap_remove(at).1;
        }
    }

    /// Whether an action can be done on top, or why not. Undo is for the service to refuse: what it
    /// would take back may just have been sent.
    pub fn can(&self, action: Action) -> Result<(), String> {
        self.mag(action)?;
        self.top().can(self, action)
    }

    /// Whether the role of the coach reaches an action, or why not; until the store told who this
    /// is, the service is the one that refuses. A shared screen refuses more.
    pub fn mag(&self, action: Action) -> Result<(), String> {
        presentatie::mag(self, action)?;
        match self.bevoegd() {
            Some(wie) => recht::mag(wie, action),
            None => Ok(()),
        }
    }

    /// The rights of the coach, once the store told who this is.
    pub fn bevoegd(&self) -> Option<Bevoegd> {
        self.toestand.as_ref().and_then(|it| it.coach.bevoegd())
    }

    /// Short name of the coach, empty until the store told it.
    pub fn coach_kort(&self) -> &str {
        self.toestand
            .as_ref()
            .map_or("", |it| it.coach.kort.as_str())
    }

    /// Whether something typed anywhere is not kept yet.
    pub fn unsaved(&self) -> bool {
        self.overlays.iter().any(|it| it.layer().unsaved())
            || self.screens.iter().any(|it| it.layer().unsaved())
    }

    /// The body of the frame; empty when the window is too small.
    pub fn body(&self) -> Rect {
        layout::frame(self.size).map_or(Rect::ZERO, |it| it.body)
    }

    /// The first key of an action in a place, as the coach sees it; its name when it has none.
    pub fn key(&self, contexts: &[Context], action: Action) -> String {
        let keys = describe::keys_of(&self.keymap, contexts, action, self.theme.ascii());
        keys.into_iter()
            .next()
            .unwrap_or_else(|| action.kort().to_owned())
    }

    /// The keys of the hint line.
    pub fn hints(&self) -> &[Hint] {
        &self.hints.list
    }

    /// Makes the hint line again if another place has the keys.
    pub(super) fn settle(&mut self) {
        let gedeeld = self.presentatie.is_some();
        let place = (
            self.top().contexts(),
            self.theme.ascii(),
            self.bevoegd(),
            gedeeld,
            if self.top().is_regel() {
                u8::MAX
            } else {
                self.top().gezicht()
            },
        );
        if self.hints.made_for != Some(place) {
            let mag = |action| self.mag(action).is_ok();
            let list =
                describe::hints_voor(&self.keymap, place.0, place.1, &mag, &|action, woord| {
                    let top = self.top();
                    let kiest = matches!(action, Action::CursorUp | Action::Open);
                    !(kiest && top.is_regel()) && top.wenk(action, woord)
                });
            self.hints.list = list;
            self.hints.made_for = Some(place);
        }
    }

    /// A moment as the clock on the wall shows it: `14:02`, with the day when it is not today.
    pub fn klok(&self, moment: DateTime<Utc>) -> String {
        let local = moment.with_timezone(&self.tijdzone);
        if local.date_naive() == self.vandaag {
            local.format("%H:%M").to_string()
        } else {
            let day = crate::domain::datum::toon_kort(local.date_naive());
            format!("{day} {}", local.format("%H:%M"))
        }
    }
}
