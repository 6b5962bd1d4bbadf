//! One out of a list: type some letters, move, choose.

use chrono::{NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, NieuweStand, StapGegeven};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::stap::StapId;
use crate::domain::taak::Taakplaats;
use crate::domain::waardelijst::AanHetWerk;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer, bewaard};
use crate::tui::layout::boven;
use crate::tui::model::Model;
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, letters, marker, put_marked, step};
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{put, put_right};

/// What a row of the list stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waarde {
    /// A coach.
    Coach(CoachId),
    /// A kwalificatie.
    Kwalificatie(Crebo),
    /// Whether somebody is at work.
    Werk(AanHetWerk),
}

/// A row of the list.
#[derive(Clone)]
pub struct KeuzeRegel {
    /// What the coach reads and finds it by.
    pub tekst: String,
    /// A word about it, at the right.
    pub bij: String,
    /// What it stands for.
    pub waarde: Waarde,
}

stil!(Keuze);

stil!(KeuzeRegel);

/// What the choice is for.
#[derive(Debug, Clone)]
pub enum KeuzeVoor {
    /// Gives these cards to a coach.
    Toewijzen(Vec<KaartId>),
    /// Is asked to take a card over.
    Overdragen {
        /// The card.
        kaart: KaartId,
        /// Whose it is.
        naam: String,
    },
    /// Gets a task.
    Taak {
        /// Which.
        taak: Taakplaats,
        /// Its day, which stays.
        voor: Option<NaiveDate>,
        /// Its time, which stays.
        om: Option<NaiveTime>,
    },
    /// Is what a moment of nazorg found; its first letter says it at once.
    Nazorg {
        /// The card.
        kaart: KaartId,
        /// The step of the moment.
        stap: StapId,
    },
    /// Is the kwalificatie that the window below asked for.
    Crebo,
    /// Is the kwalificatie of a traject.
    Kwalificatie {
        /// The card.
        kaart: KaartId,
        /// Whose it is.
        naam: String,
        /// Version that was seen.
        gezien: Seq,
        /// Whether a reason must be given.
        reden: bool,
    },
}

/// The window.
pub struct Keuze {
    titel: String,
    regels: Vec<KeuzeRegel>,
    voor: KeuzeVoor,
    regel: Regel,
    /// Rows that answer what was typed, with the letters that do.
    zicht: Vec<(usize, Vec<usize>)>,
    cursor: usize,
    ticket: Option<Ticket>,
}

impl Keuze {
    /// A list to choose from.
    pub fn new(titel: String, regels: Vec<KeuzeRegel>, voor: KeuzeVoor) -> Self {
        let mut it = Self {
            titel,
            regels,
            voor,
            regel: Regel::default(),
            zicht: Vec::new(),
            cursor: 0,
            ticket: None,
        };
        it.find();
        it
    }

    fn find(&mut self) {
        let query = self.regel.text().to_owned();
        self.zicht = self
            .regels
            .iter()
            .enumerate()
            .filter_map(|(at, regel)| Some((at, letters(&query, &regel.tekst)?)))
            .collect();
        self.cursor = 0;
    }

    fn choose(&mut self, model: &mut Model, waarde: Waarde) -> After {
        let command = match (&self.voor, waarde) {
            (KeuzeVoor::Crebo, Waarde::Kwalificatie(crebo)) => {
                return After::close().with(open::geef_crebo(model, crebo));
            }
            (KeuzeVoor::Overdragen { kaart, naam }, Waarde::Coach(coach)) => {
                let naam = naam.clone();
                let regel = self.regels.iter().find(|it| it.waarde == waarde);
                let aan = regel.map_or("", |it| &it.tekst).to_owned();
                let kaart = *kaart;
                let voor = RedenVoor::DraagOver { kaart, coach, aan };
                model.open_overlay(Overlay::Reden(Reden::new(&naam, voor)));
                return After::close();
            }
            (KeuzeVoor::Taak { taak, voor, om }, Waarde::Coach(coach)) => Command::VerzetTaak {
                taak: *taak,
                voor: *voor,
                om: *om,
                aan: Some(coach),
            },
            (KeuzeVoor::Nazorg { kaart, stap }, Waarde::Werk(werk)) => Command::ZetStap {
                kaart: *kaart,
                stap: *stap,
                stand: NieuweStand::Gedaan { op: None },
                gegeven: Some(StapGegeven::Meting { werk, uren: None }),
                tekst: "gesproken aan de telefoon".to_owned(),
                gezien: None,
            },
            (KeuzeVoor::Toewijzen(kaarten), Waarde::Coach(coach)) => Command::WijsToe {
                kaarten: kaarten.clone(),
                coach,
            },
            (
                KeuzeVoor::Kwalificatie {
                    kaart,
                    naam,
                    gezien,
                    reden,
                },
                Waarde::Kwalificatie(crebo),
            ) => {
                if *reden {
                    open::reden_kwalificatie(model, naam, *kaart, crebo, *gezien);
                    return After::close();
                }
                Command::KiesKwalificatie {
                    kaart: *kaart,
                    crebo,
                    reden: String::new(),
                    gezien: Some(*gezien),
                }
            }
            _ => return After::stay(),
        };
        let (ticket, effect) = model.command(command);
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    fn place(&self, body: Rect) -> Rect {
        let rows = u16::try_from(self.regels.len()).unwrap_or(u16::MAX);
        let breed = match self.voor {
            KeuzeVoor::Toewijzen(_)
            | KeuzeVoor::Overdragen { .. }
            | KeuzeVoor::Taak { .. }
            | KeuzeVoor::Nazorg { .. } => 64,
            KeuzeVoor::Crebo | KeuzeVoor::Kwalificatie { .. } => 76,
        };
        boven(body, breed, rows.saturating_add(3).clamp(5, 18))
    }
}

impl Layer for Keuze {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Kiezen"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.regel.act(action) {
            self.find();
            return After::stay();
        }
        let page = usize::from(self.place(model.body()).height.saturating_sub(3));
        if let Some(at) = step(action, self.cursor, self.zicht.len(), page) {
            self.cursor = at;
            return After::stay();
        }
        let chosen = self
            .zicht
            .get(self.cursor)
            .and_then(|(at, _)| self.regels.get(*at));
        match (action, chosen.map(|regel| regel.waarde)) {
            (Action::Back, _) => After::close(),
            (Action::Open, Some(waarde)) if self.ticket.is_none() => self.choose(model, waarde),
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if let Some(c) = key.text() {
            let begint = |it: &&KeuzeRegel| it.tekst.starts_with(c);
            if matches!(self.voor, KeuzeVoor::Nazorg { .. })
                && self.ticket.is_none()
                && let Some(waarde) = self.regels.iter().find(begint).map(|it| it.waarde)
            {
                return self.choose(model, waarde);
            }
            self.regel.push(c);
            self.find();
        }
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.regel.insert(text);
        self.find();
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        if let (KeuzeVoor::Toewijzen(_), Ok(Reply::Done(_))) = (&self.voor, &answer) {
            model.bord.clear_marks();
        }
        bewaard(model, answer, Model::tell_fault)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let inner = doos(theme, self.place(area), buf, &self.titel, "");
        let cursor = self.regel.draw_invoer(theme, inner, 0, buf);
        let rows = usize::from(inner.height.saturating_sub(1));
        let first = first_in_sight(self.cursor, rows);
        if self.zicht.is_empty() {
            put(
                buf,
                inner,
                2,
                1,
                "Niets heet zo. Wis een paar letters.",
                theme.style(Rol::Zacht),
            );
        }
        for (row, (at, marks)) in self.zicht.iter().enumerate().skip(first).take(rows) {
            let Some(regel) = self.regels.get(*at) else {
                continue;
            };
            let y = u16::try_from(row - first + 1).unwrap_or(u16::MAX);
            marker(theme, inner, y, row == self.cursor, buf);
            let right = put_right(buf, inner, y, &regel.bij, theme.style(Rol::Zacht));
            let left = Rect {
                width: right.saturating_sub(1),
                ..inner
            };
            let styles = (theme.style(Rol::Tekst), theme.style(Rol::Treffer));
            put_marked(buf, left, (2, y), &regel.tekst, marks, styles);
        }
        cursor
    }
}
