//! What the keys do among the leerbedrijven.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::{WerkgeversScherm, plan};
use super::view;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query, TelWat};
use crate::app::werkgevers::WerkgeverFilter;
use crate::domain::leerwerkplek::PlekStand;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Muis, MuisSoort};
use crate::tui::open::{self, Van};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::filter::FilterInvoer;
use crate::tui::overlay::kies;
use crate::tui::overlay::werkgever::Waarvan;
use crate::tui::tab::Tab;
use crate::tui::widget::lijst::step;

impl WerkgeversScherm {
    fn move_to(&mut self, model: &mut Model, at: usize) -> After {
        let was = self.cursor;
        self.go(at, Self::hoog(model));
        if was != self.cursor {
            self.rechts.begin();
        }
        After::stay().with(self.fill(model))
    }

    /// The dossier of the only leerwerkplek; with more of them the cursor goes among them.
    fn enter(&mut self, model: &mut Model) -> After {
        if let Some(plek) = self.plek() {
            let (kaart, naam) = (plek.rij.kaart, plek.rij.naam.clone());
            return After::stay().with(open::dossier(model, kaart, &naam));
        }
        match self.bekend() {
            Some(beeld) if beeld.plekken.is_empty() => {
                model.refuse("dit leerbedrijf heeft nog geen leerwerkplek");
            }
            Some(_) => self.in_rechts = true,
            None => {}
        }
        After::stay()
    }

    fn act_rechts(&mut self, model: &mut Model, action: Action) -> Option<After> {
        let aantal = self.bekend().map_or(0, |it| it.plekken.len());
        let hoog = usize::from(Self::plan(model).rechts.height);
        match action {
            Action::CursorLeft | Action::Back => self.in_rechts = false,
            Action::CursorDown if self.rechts.plek + 1 < aantal => self.rechts.plek += 1,
            Action::CursorUp if self.rechts.plek > 0 && self.rechts.top == 0 => {
                self.rechts.plek -= 1;
            }
            Action::CursorDown => self.rechts.schuif(1, true),
            Action::CursorUp => self.rechts.schuif(1, false),
            Action::PageDown => self.rechts.schuif(hoog, true),
            Action::PageUp => self.rechts.schuif(hoog, false),
            Action::HalfPageDown => self.rechts.schuif(hoog / 2, true),
            Action::HalfPageUp => self.rechts.schuif(hoog / 2, false),
            Action::Top => self.rechts.begin(),
            _ => return None,
        }
        Some(After::stay())
    }
}

impl Layer for WerkgeversScherm {
    fn contexts(&self) -> &'static [Context] {
        stack::WERKGEVERS
    }

    fn titel(&self) -> &'static str {
        "Werkgevers"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        match action {
            Action::FilterClear if self.filter_tekst.is_empty() => {
                Err("er is geen filter".to_owned())
            }
            Action::Open | Action::WerkgeverEdit | Action::PlekNew | Action::ErkenningenShow
                if self.in_hand().is_none() =>
            {
                Err("er staat hier geen leerbedrijf".to_owned())
            }
            Action::KaartAdvance
            | Action::NoteAdd
            | Action::ContactAdd
            | Action::TrajectClose
            | Action::DeelnemersAdd
            | Action::PlekConfirm => match self.plek() {
                Some(plek) if action == Action::KaartAdvance => match plek.plek.stand {
                    PlekStand::Werving => Ok(()),
                    _ => Err("deze leerwerkplek is niet meer in werving".to_owned()),
                },
                Some(plek) => open::can_card(action, &plek.rij),
                None => Err(
                    "kies eerst een leerwerkplek: ga met → naar rechts en zet de cursor erop"
                        .to_owned(),
                ),
            },
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.in_rechts
            && let Some(after) = self.act_rechts(model, action)
        {
            return after;
        }
        if let Some(at) = step(action, self.cursor, self.totaal, Self::hoog(model)) {
            return self.move_to(model, at);
        }
        match action {
            Action::Open => self.enter(model),
            Action::CursorRight => {
                self.in_rechts = self.bekend().is_some();
                After::stay()
            }
            Action::WerkgeverEdit => {
                let plek = self.plek().filter(|_| self.in_rechts).map(|it| it.plek.id);
                let bedrijf = self.in_hand().map(|it| Waarvan::Bedrijf(it.id));
                let Some(waarvan) = plek.map(Waarvan::Plek).or(bedrijf) else {
                    return After::stay();
                };
                After::stay().with(open::werkgever_vorm(model, waarvan))
            }
            Action::PlekNew => match self.in_hand().map(|it| it.id) {
                Some(id) => {
                    After::stay().with(open::werkgever_vorm(model, Waarvan::NieuwePlek(id)))
                }
                None => After::stay(),
            },
            Action::ErkenningenShow => match self.in_hand().map(|it| it.id) {
                Some(id) => After::stay().with(open::erkenningen(model, Van::Bedrijf(id))),
                None => After::stay(),
            },
            Action::KaartAdvance => {
                let Some(kaart) = self.plek().map(|it| it.rij.kaart) else {
                    return After::stay();
                };
                let (ticket, effect) = model.ask(Query::Poort(kaart));
                self.waits.poort = Some(ticket);
                After::stay().and(effect)
            }
            Action::NoteAdd
            | Action::ContactAdd
            | Action::TrajectClose
            | Action::DeelnemersAdd
            | Action::PlekConfirm => {
                let rij = self.plek().map(|it| it.rij.clone());
                After::stay().with(open::on_card(model, action, rij.as_ref()))
            }
            Action::FilterEdit => {
                let venster = FilterInvoer::new(&self.filter_tekst, self.filter.clone());
                model.open_overlay(Overlay::Werkgeverfilter(venster));
                After::stay()
            }
            Action::CountColumn => {
                let wat = TelWat::Werkgevers(self.filter.clone());
                After::stay().with(kies::tel(model, wat))
            }
            Action::FilterClear => {
                let effects = self.set_filter(model, "", WerkgeverFilter::default());
                After::stay().with(effects)
            }
            Action::SortNext => {
                self.sortering = self.sortering.volgende();
                model.tell(format!("gesorteerd: {}", self.sortering.label()));
                After::stay().with(self.reload(model))
            }
            _ => After::stay(),
        }
    }

    fn mouse(&mut self, model: &mut Model, muis: Muis) -> After {
        let plan = Self::plan(model);
        let op = Position::new(muis.x, muis.y);
        let cursor = self.cursor;
        match muis.soort {
            MuisSoort::Omhoog if plan.rechts.contains(op) => self.rechts.schuif(3, false),
            MuisSoort::Omlaag if plan.rechts.contains(op) => self.rechts.schuif(3, true),
            MuisSoort::Omhoog => return self.move_to(model, cursor.saturating_sub(3)),
            MuisSoort::Omlaag => return self.move_to(model, cursor.saturating_add(3)),
            MuisSoort::Klik if plan.lijst.contains(op) && muis.y > plan.lijst.y => {
                self.in_rechts = false;
                let at = self.top + usize::from(muis.y - plan.lijst.y - 1);
                return self.move_to(model, at);
            }
            MuisSoort::Klik => self.in_rechts = self.bekend().is_some(),
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        [waits.lijst, waits.werkgever.map(|it| it.0), waits.poort].contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let van_lijst = self.waits.lijst == Some(ticket);
        if self.waits.poort.take_if(|it| *it == ticket).is_some() {
            return match answer {
                Ok(Reply::Data(data)) => match *data {
                    Antwoord::Poort(beeld) => After::stay().with(open::poort(model, *beeld)),
                    _ => After::stay(),
                },
                Ok(Reply::Done(_)) => After::stay(),
                Err(fault) => {
                    model.tell_fault(&fault);
                    After::stay()
                }
            };
        }
        if van_lijst {
            self.waits.lijst = None;
        } else {
            self.waits.werkgever = None;
        }
        match answer {
            Ok(Reply::Data(data)) => match *data {
                Antwoord::Werkgevers(beeld) => {
                    let asked = self.asked;
                    self.take(model, beeld);
                    let more = self.fill(model);
                    model.touch();
                    // The answer had all there is: asking the same again would never end.
                    let again = self.asked == asked && self.waits.lijst.is_some();
                    After::stay().with(more.into_iter().filter(|_| !again))
                }
                Antwoord::Werkgever(beeld) => {
                    let aantal = beeld.plekken.len();
                    self.beeld = Some(beeld);
                    self.rechts.plek = self.rechts.plek.min(aantal.saturating_sub(1));
                    model.touch();
                    After::stay()
                }
                _ => After::stay(),
            },
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::stay()
            }
            // The one under the cursor may just have gone; the list tells.
            Err(Fault::NietGevonden { .. }) if !van_lijst => After::stay(),
            Err(fault) => {
                self.geladen = true;
                model.tell_fault(&fault);
                After::stay()
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let here = |feit: &Feit| {
            matches!(
                feit,
                Feit::Werkgever { .. } | Feit::Resync | Feit::Dossier { .. }
            )
        };
        if !self.geladen || !happened.feiten.iter().any(here) {
            return After::stay();
        }
        if model.tab != Tab::Werkgevers {
            self.oud = true;
            return After::stay();
        }
        After::stay().with(self.reload(model))
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        // Nothing is asked before somebody looks.
        if model.tab != Tab::Werkgevers {
            self.oud = true;
            return After::stay();
        }
        self.go(self.cursor, Self::hoog(model));
        After::stay().with(self.reload(model))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, plan(area), buf);
        None
    }
}
