//! What the keys do in the monitor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::{KOP, MonitorScherm, plan};
use super::view;
use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::document::rapport::naam;
use crate::domain::document::Vorm;
use crate::domain::monitor::Maat;
use crate::domain::monitor::tabel::Kolomsoort;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Bestand, Effect, Inhoud, Muis, MuisSoort};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::kies::Kies;
use crate::tui::overlay::tijdvak::{TijdvakInvoer, Wat};
use crate::tui::tab::Tab;
use crate::tui::widget::lijst::step;

impl MonitorScherm {
    /// Goes through the table; a step to the left of it is the list again.
    fn act_tabel(&mut self, model: &Model, action: Action) -> Option<After> {
        let kolommen = self.tabel().map_or(0, |it| it.kolommen.len());
        if let Some(at) = step(action, self.rij, self.rijen(), Self::hoog(model)) {
            self.rij = at;
            return Some(After::stay());
        }
        match action {
            Action::Back => self.in_tabel = false,
            Action::CursorLeft if self.kolom == 0 => self.in_tabel = false,
            Action::CursorLeft => self.kolom -= 1,
            Action::CursorRight if self.kolom + 1 < kolommen => self.kolom += 1,
            Action::CursorRight => {}
            _ => return None,
        }
        Some(After::stay())
    }

    /// The cards behind the figure in hand.
    fn achter(&mut self, model: &mut Model) -> After {
        let Some((vraag, titel)) = self.vraag_achter() else {
            return After::stay();
        };
        let (ticket, effect) = model.ask_latest(Query::MonitorAchter(Box::new(vraag)));
        self.achter = Some((ticket, titel));
        After::stay().and(effect)
    }

    /// Writes the report as what was chosen.
    pub fn schrijf(&mut self, model: &mut Model, vorm: Vorm) -> After {
        model.tell("het rapport wordt gemaakt");
        After::stay().and(self.vraag_rapport(model, vorm))
    }

    fn neem_rapport(
        &mut self,
        model: &mut Model,
        antwoord: Antwoord,
        vorm: Vorm,
    ) -> Option<Effect> {
        let Antwoord::Monitor(beeld) = antwoord else {
            return None;
        };
        let rapport = beeld.rapport?;
        let ticket = model.ticket();
        self.bewaart = Some(ticket);
        Some(Effect::Bewaar(
            ticket,
            Box::new(Bestand {
                map: model.documenten.clone(),
                naam: naam(&rapport),
                vorm,
                inhoud: Inhoud::Rapport(Box::new(rapport)),
            }),
        ))
    }

    fn volgende_tabel(&mut self) {
        let tabellen = self.blad().map_or(1, |it| it.1.tabellen.len()).max(1);
        self.tabel = (self.tabel + 1) % tabellen;
        self.begin();
    }

    fn is_van_mij(&self, ticket: Ticket) -> bool {
        self.bezig.as_ref().is_some_and(|it| it.ticket == ticket)
    }
}

impl Layer for MonitorScherm {
    fn contexts(&self) -> &'static [Context] {
        stack::MONITOR
    }

    fn titel(&self) -> &'static str {
        "Monitor"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        let dims = self.welke().dims().len();
        let nee = |tekst: &str| Err(tekst.to_owned());
        match action {
            Action::MonitorSplit if dims < 2 => nee("dit splits je niet verder"),
            Action::MonitorTable if self.blad().is_none_or(|it| it.1.tabellen.len() < 2) => {
                nee("hier is maar één tabel")
            }
            Action::MonitorReport if self.rapport.is_some() || self.bewaart.is_some() => {
                nee("er wordt al een rapport gemaakt")
            }
            Action::Open if self.in_tabel => {
                let soort = self.tabel().and_then(|it| it.kolommen.get(self.kolom));
                match (self.welke(), soort.map(|it| it.soort)) {
                    // Of a story and of a budget every column is of the same people.
                    (Maat::M10 | Maat::M13, Some(_)) => Ok(()),
                    (_, None | Some(Kolomsoort::Tekst)) => nee("achter dit getal staat niemand"),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.in_tabel
            && let Some(after) = self.act_tabel(model, action)
        {
            return after;
        }
        if let Some(at) = step(action, self.maat, Maat::ALL.len(), Maat::ALL.len()) {
            return After::stay().with(self.ga(model, at));
        }
        match action {
            Action::Open if self.in_tabel => self.achter(model),
            Action::Open | Action::CursorRight => {
                self.in_tabel = self.rijen() > 0;
                After::stay()
            }
            Action::MonitorSplit => {
                self.dim = (self.dim + 1) % self.welke().dims().len().max(1);
                After::stay().with(self.reken(model))
            }
            Action::MonitorEarlier | Action::MonitorLater => {
                let vooruit = action == Action::MonitorLater;
                let tijdvak = self.tijdvak(model).schuif(vooruit);
                After::stay().with(self.zet_tijdvak(model, tijdvak))
            }
            Action::MonitorPeriod | Action::MonitorDay => {
                let wat = if action == Action::MonitorDay {
                    Wat::Stand(self.stand)
                } else {
                    Wat::Periode(self.tijdvak(model))
                };
                model.open_overlay(Overlay::Tijdvak(TijdvakInvoer::new(wat)));
                After::stay()
            }
            Action::MonitorTable => {
                self.volgende_tabel();
                After::stay()
            }
            Action::MonitorRefresh => After::stay().with(self.reken(model)),
            Action::MonitorReport => {
                model.open_overlay(Overlay::Kies(Kies::vormen(self.tijdvak(model))));
                After::stay()
            }
            _ => After::stay(),
        }
    }

    fn mouse(&mut self, model: &mut Model, muis: Muis) -> After {
        let plan = plan(model.body());
        let op = Position::new(muis.x, muis.y);
        match muis.soort {
            MuisSoort::Klik if plan.lijst.contains(op) => {
                let at = usize::from(muis.y.saturating_sub(plan.lijst.y + 1));
                self.in_tabel = false;
                return After::stay().with(self.ga(model, at));
            }
            MuisSoort::Klik if plan.rechts.contains(op) => {
                self.in_tabel = self.rijen() > 0;
                let eerste = self.rij / Self::hoog(model) * Self::hoog(model);
                let at = usize::from(muis.y.saturating_sub(plan.rechts.y + KOP));
                self.rij = (eerste + at).min(self.rijen().saturating_sub(1));
            }
            MuisSoort::Omhoog => self.rij = self.rij.saturating_sub(3),
            MuisSoort::Omlaag => self.rij = (self.rij + 3).min(self.rijen().saturating_sub(1)),
            MuisSoort::Klik => {}
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let achter = self.achter.as_ref().map(|it| it.0);
        let rapport = self.rapport.map(|it| it.0);
        self.is_van_mij(ticket) || [achter, rapport, self.bewaart].contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let antwoord = match answer {
            Ok(Reply::Data(antwoord)) => *antwoord,
            Ok(Reply::Done(done)) => {
                self.bewaart = None;
                model.tell_done(&done);
                return After::stay();
            }
            Err(fault) => {
                if self.is_van_mij(ticket) {
                    self.bezig = None;
                }
                self.achter.take_if(|it| it.0 == ticket);
                self.rapport.take_if(|it| it.0 == ticket);
                self.bewaart.take_if(|it| *it == ticket);
                model.tell_fault(&fault);
                return After::stay();
            }
        };
        if let Some((_, vorm)) = self.rapport.take_if(|it| it.0 == ticket) {
            return After::stay().with(self.neem_rapport(model, antwoord, vorm));
        }
        if let Some((_, titel)) = self.achter.take_if(|it| it.0 == ticket) {
            let venster = match &antwoord {
                Antwoord::Lijst(lijst) if !lijst.rijen.is_empty() => {
                    Some(Kies::kaarten(&titel, lijst))
                }
                Antwoord::Werkgevers(beeld) if !beeld.rijen.is_empty() => {
                    Some(Kies::werkgevers(&titel, beeld))
                }
                _ => None,
            };
            match venster {
                Some(venster) => model.open_overlay(Overlay::Kies(venster)),
                None => model.tell("hier staat niemand achter"),
            }
            return After::stay();
        }
        self.bezig = None;
        if let Antwoord::Monitor(beeld) = antwoord {
            let eerste = self.blad().is_none();
            self.neem(*beeld);
            if eerste {
                self.begin();
            }
        }
        model.touch();
        After::stay()
    }

    fn gewekt(&mut self, model: &mut Model, ticket: Ticket) -> After {
        if self.bezig.as_ref().is_none_or(|it| it.wek != ticket) {
            return After::stay();
        }
        model.touch();
        After::stay().with(self.kijk())
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        // Counting again walks every dossier: that is for the coach to ask.
        if self.beeld.is_some() && !happened.feiten.is_empty() && !self.oud {
            self.oud = true;
            model.touch();
        }
        After::stay()
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        // Nothing is counted before somebody looks.
        if model.tab != Tab::Monitor || (self.beeld.is_some() && !self.oud) {
            return After::stay();
        }
        After::stay().with(self.reken(model))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, plan(area), buf);
        None
    }
}
