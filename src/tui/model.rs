//! Everything the screen knows; what every layer does with it stands in a file by kind.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use ratatui::layout::{Rect, Size};

use super::aanwezig::Collegas;
use super::layout;
use super::ontsluit::Ontsluit;
use super::overlay::Overlay;
use super::presentatie::Presentatie;
use super::presentatie::onthulling::Onthulling;
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
use crate::app::query::Toestand;
use crate::app::slotwoord::Slotwoord;
use crate::domain::id::{CoachId, KaartId};
use crate::form::Plaatsen;
use crate::keymap::{Keymap, Resolver};

mod lagen;
mod melding;
mod vragen;
mod wenken;

pub use melding::Melding;

use wenken::Hints;

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
    /// The line itself told that it is gone: an answer that was under way does not bring it back.
    pub(super) lijn_weg: bool,
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
    /// The question for the passphrase of a store that nobody has open any more.
    pub ontsluit: Ontsluit,
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
            lijn_weg: false,
            collegas: Collegas::default(),
            terugkeer: Terugkeer::default(),
            laatste_daad: None,
            gezonden: BTreeMap::new(),
            muis: false,
            sluier: Sluier::default(),
            ontsluit: Ontsluit::default(),
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
            && !self.ontsluit.vraagt()
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

    /// Short name of the coach, empty until the store told it.
    pub fn coach_kort(&self) -> &str {
        self.toestand
            .as_ref()
            .map_or("", |it| it.coach.kort.as_str())
    }

    /// The body of the frame; empty when the window is too small.
    pub fn body(&self) -> Rect {
        layout::frame(self.size).map_or(Rect::ZERO, |it| it.body)
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
