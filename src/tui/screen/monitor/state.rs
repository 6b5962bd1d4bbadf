//! What the monitor knows.

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::app::event::Ticket;
use crate::app::matching::Voortgang;
use crate::app::query::{MonitorAchter, MonitorBeeld, MonitorWens, Query, Venster};
use crate::domain::document::Vorm;
use crate::domain::monitor::tijdvak::Maatvorm;
use crate::domain::monitor::{Blad, Dimensie, Maat, Rapport, Tabel, Tijdvak};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// How often it shows how far it is.
const KIJK: Duration = Duration::from_millis(100);
/// Cards behind a figure that are shown.
const KAARTEN: usize = 500;

/// Figures that are being counted.
pub(super) struct Bezig {
    pub(super) ticket: Ticket,
    pub(super) wek: Ticket,
    pub(super) voortgang: Voortgang,
}

/// The screen.
#[derive(Default)]
pub struct MonitorScherm {
    /// Which indicator, by its place.
    pub(super) maat: usize,
    /// By what it is split: a place in what the indicator can be split by.
    pub(super) dim: usize,
    /// Over which period; that of the year until somebody chose.
    pub(super) tijdvak: Option<Tijdvak>,
    /// As of which day; none is today.
    pub(super) stand: Option<NaiveDate>,
    pub(super) beeld: Option<Box<MonitorBeeld>>,
    pub(super) tabel: usize,
    pub(super) rij: usize,
    pub(super) kolom: usize,
    /// The keys are for the table.
    pub(super) in_tabel: bool,
    /// Something was changed since this was counted.
    pub(super) oud: bool,
    pub(super) bezig: Option<Bezig>,
    /// The question for the cards behind a figure, and what the figure is.
    pub(super) achter: Option<(Ticket, String)>,
    /// The question for the whole report, and as what it is written.
    pub(super) rapport: Option<(Ticket, Vorm)>,
    /// A report that is being written.
    pub(super) bewaart: Option<Ticket>,
}

stil!(MonitorScherm);

/// Where both sides lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) lijst: Rect,
    pub(super) rechts: Rect,
}

/// The list is as wide as its longest name.
pub(super) fn plan(body: Rect) -> Plan {
    let breed = if body.width < 100 { 21 } else { 34 };
    let lijst = Rect {
        width: breed.min(body.width),
        ..body
    };
    let naast = breed + 2;
    Plan {
        lijst,
        rechts: Rect {
            x: body.x.saturating_add(naast),
            width: body.width.saturating_sub(naast),
            ..body
        },
    }
}

/// Lines above the rows of a table: the indicator, what is asked, the table, the columns.
pub(super) const KOP: u16 = 4;

impl MonitorScherm {
    pub(super) fn welke(&self) -> Maat {
        Maat::ALL.get(self.maat).copied().unwrap_or(Maat::M1)
    }

    pub(super) fn tijdvak(&self, model: &Model) -> Tijdvak {
        self.tijdvak
            .unwrap_or_else(|| Tijdvak::rond(model.vandaag, Maatvorm::Jaar))
    }

    /// By what the indicator in hand is split.
    pub(super) fn dimensie(&self) -> Option<Dimensie> {
        let dims = self.welke().dims();
        dims.get(self.dim % dims.len().max(1)).copied()
    }

    /// The figures that were counted last, if they are of the indicator in hand.
    pub(super) fn blad(&self) -> Option<(&Rapport, &Blad)> {
        let rapport = self.beeld.as_ref()?.rapport.as_ref()?;
        let blad = rapport.bladen.first()?;
        (blad.maat == self.welke()).then_some((rapport, blad))
    }

    /// The table in hand.
    pub(super) fn tabel(&self) -> Option<&Tabel> {
        self.blad()?.1.tabellen.get(self.tabel)
    }

    /// Rows of it, with the total as the last one.
    pub(super) fn rijen(&self) -> usize {
        self.tabel()
            .map_or(0, |it| it.rijen.len() + usize::from(it.totaal.is_some()))
    }

    /// Rows in sight.
    pub(super) fn hoog(model: &Model) -> usize {
        let rechts = plan(model.body()).rechts;
        usize::from(rechts.height.saturating_sub(KOP + 1)).max(1)
    }

    /// Counts, again if need be; what was still being counted stops.
    pub fn reken(&mut self, model: &mut Model) -> Vec<Effect> {
        self.oud = false;
        if let Some(bezig) = self.bezig.take() {
            bezig.voortgang.stop();
        }
        let voortgang = Voortgang::default();
        let wens = MonitorWens {
            maten: vec![self.welke()],
            dims: self.dimensie().into_iter().collect(),
            tijdvak: self.tijdvak(model),
            stand: self.stand,
            verberg: false,
            voortgang: voortgang.clone(),
        };
        let (ticket, effect) = model.ask_latest(Query::Monitor(Box::new(wens)));
        let wek = model.ticket();
        self.bezig = Some(Bezig {
            ticket,
            wek,
            voortgang,
        });
        model.touch();
        vec![effect, Effect::Wek(wek, KIJK)]
    }

    /// Another look at how far it is.
    pub(super) fn kijk(&self) -> Option<Effect> {
        let bezig = self.bezig.as_ref()?;
        Some(Effect::Wek(bezig.wek, KIJK))
    }

    /// Takes figures; the place in the table stays where it can.
    pub(super) fn neem(&mut self, beeld: MonitorBeeld) {
        // What was stopped has nothing in it.
        if beeld.rapport.is_some() {
            self.beeld = Some(Box::new(beeld));
        }
        let tabellen = self.blad().map_or(0, |it| it.1.tabellen.len());
        self.tabel = self.tabel.min(tabellen.saturating_sub(1));
        self.binnen();
    }

    /// Keeps the cursor inside the table.
    pub(super) fn binnen(&mut self) {
        let kolommen = self.tabel().map_or(0, |it| it.kolommen.len());
        self.kolom = self.kolom.min(kolommen.saturating_sub(1));
        self.rij = self.rij.min(self.rijen().saturating_sub(1));
    }

    /// The start of a table: its first row, and the column that is drawn.
    pub(super) fn begin(&mut self) {
        self.rij = 0;
        self.kolom = self.tabel().map_or(0, |it| it.grafiek);
    }

    /// Another indicator.
    pub(super) fn ga(&mut self, model: &mut Model, maat: usize) -> Vec<Effect> {
        let maat = maat.min(Maat::ALL.len() - 1);
        if maat == self.maat {
            return Vec::new();
        }
        // What one was split by, the next one is too where it can be.
        let dim = self.dimensie();
        self.maat = maat;
        let dims = self.welke().dims();
        self.dim = dims.iter().position(|it| Some(*it) == dim).unwrap_or(0);
        self.tabel = 0;
        self.in_tabel = false;
        self.begin();
        self.reken(model)
    }

    /// The question for the cards behind the figure in hand, with what it is called.
    pub(super) fn vraag_achter(&self) -> Option<(MonitorAchter, String)> {
        let (rapport, blad) = self.blad()?;
        let tabel = self.tabel()?;
        let kolom = tabel.kolommen.get(self.kolom)?;
        let rij = tabel.rijen.get(self.rij).map(|it| it.naam.clone());
        let naam = rij.clone().unwrap_or_else(|| "totaal".to_owned());
        // Places are counted, the leerwerkplekken that have them are listed.
        let waar = if blad.maat == Maat::M9 && self.tabel > 0 {
            ", leerwerkplekken"
        } else {
            ""
        };
        let titel = format!("{} {naam}: {}{waar}", blad.maat.code(), kolom.naam);
        let vraag = MonitorAchter {
            maat: blad.maat,
            dims: self.dimensie().into_iter().collect(),
            tijdvak: rapport.tijdvak,
            stand: Some(rapport.stand),
            tabel: self.tabel,
            rij,
            kolom: self.kolom,
            venster: Venster {
                van: 0,
                aantal: KAARTEN,
            },
        };
        Some((vraag, titel))
    }

    /// Asks every indicator for a file; small numbers are hidden in it.
    pub(super) fn vraag_rapport(&mut self, model: &mut Model, vorm: Vorm) -> Effect {
        let wens = MonitorWens {
            maten: Maat::ALL.to_vec(),
            dims: self.dimensie().into_iter().collect(),
            tijdvak: self.tijdvak(model),
            stand: self.stand,
            verberg: true,
            voortgang: Voortgang::default(),
        };
        let (ticket, effect) = model.ask(Query::Monitor(Box::new(wens)));
        self.rapport = Some((ticket, vorm));
        effect
    }

    /// Another period.
    pub fn zet_tijdvak(&mut self, model: &mut Model, tijdvak: Tijdvak) -> Vec<Effect> {
        self.tijdvak = Some(tijdvak);
        self.reken(model)
    }

    /// As of another day; none is today.
    pub fn zet_stand(&mut self, model: &mut Model, stand: Option<NaiveDate>) -> Vec<Effect> {
        self.stand = stand.filter(|dag| *dag < model.vandaag);
        self.reken(model)
    }
}
