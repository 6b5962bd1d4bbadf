//! What the keys do on the board.

use super::plan::Hoogte;
use super::state::Bord;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::filter::{Filter, Sortering};
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query, TelWat, Venster};
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::keymap::{Action, Context, stack};
use crate::tui::doek::Doek;
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Muis, MuisSoort};
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::filter::FilterInvoer;
use crate::tui::overlay::kies;

/// Most cards that one key marks.
const MERK_MAX: usize = 1000;

impl Bord {
    fn move_to(&mut self, model: &mut Model, at: usize) -> After {
        let in_sight = self.plan(model).rijen;
        self.zuil_mut().go(at, in_sight);
        After::stay().with(self.fill(model))
    }

    fn move_by(&mut self, model: &mut Model, rows: usize, down: bool) -> After {
        let cursor = self.zuil().cursor;
        let at = if down {
            cursor.saturating_add(rows)
        } else {
            cursor.saturating_sub(rows)
        };
        self.move_to(model, at)
    }

    /// Moves the cursor one card, for the dossier that lies over the board.
    pub fn move_cursor(&mut self, model: &mut Model, down: bool) -> Vec<Effect> {
        self.move_by(model, 1, down).effects
    }

    /// Takes a fase in hand.
    pub fn go_fase(&mut self, model: &mut Model, fase: Fase) -> After {
        self.fase = fase;
        After::stay().with(self.fill(model))
    }

    /// Puts the cursor on a card, wherever on the board it stands.
    pub fn go_card(&mut self, model: &mut Model, kaart: KaartId) -> Effect {
        self.target = Some(kaart);
        self.reload(model)
    }

    /// Shows only what a filter lets through.
    pub fn set_filter(&mut self, model: &mut Model, tekst: &str, filter: Filter) -> Effect {
        self.filter = filter;
        tekst.trim().clone_into(&mut self.filter_tekst);
        self.reload(model)
    }

    fn clear_filter(&mut self, model: &mut Model) -> After {
        After::stay().and(self.set_filter(model, "", Filter::default()))
    }

    /// The word that shows only one's own cards comes into the filter, or goes out of it.
    fn filter_mine(&mut self, model: &mut Model) -> After {
        const MIJN: &str = "coach:ik";
        let others: Vec<&str> = self
            .filter_tekst
            .split_whitespace()
            .filter(|it| *it != MIJN)
            .collect();
        let mut tekst = others.join(" ");
        if tekst == self.filter_tekst {
            tekst = format!("{MIJN} {tekst}");
        }
        match Filter::lees(&tekst, model.coach_kort()) {
            Ok(filter) => After::stay().and(self.set_filter(model, &tekst, filter)),
            Err(fout) => {
                model.refuse(fout.to_string());
                After::stay()
            }
        }
    }

    fn sort(&mut self, model: &mut Model, sortering: Sortering) -> After {
        self.sortering = sortering;
        model.tell(format!("gesorteerd: {}", sortering.label()));
        After::stay().and(self.reload(model))
    }

    fn sort_next(&mut self, model: &mut Model) -> After {
        let at = Sortering::ALL
            .iter()
            .position(|it| *it == self.sortering)
            .unwrap_or(0);
        let next = Sortering::ALL
            .iter()
            .cycle()
            .nth(at + 1)
            .copied()
            .unwrap_or_default();
        self.sort(model, next)
    }

    fn mark(&mut self, model: &mut Model) -> After {
        if let Some(kaart) = self.in_hand().map(|rij| rij.kaart) {
            if !self.merken.remove(&kaart) {
                self.merken.insert(kaart);
            }
            return self.move_by(model, 1, true);
        }
        After::stay()
    }

    fn mark_column(&mut self, model: &mut Model) -> After {
        let totaal = self.zuil().totaal;
        if totaal > MERK_MAX {
            model.refuse(format!(
                "er staan {totaal} kaarten in deze fase; merk er hoogstens {MERK_MAX} tegelijk, maak dus eerst een filter"
            ));
            return After::stay();
        }
        let filter = Filter {
            fasen: vec![self.fase],
            ..self.filter.clone()
        };
        let (ticket, effect) = model.ask(Query::Lijst {
            filter,
            sortering: self.sortering,
            venster: Venster {
                van: 0,
                aantal: MERK_MAX,
            },
        });
        self.waits.merk = Some(ticket);
        After::stay().and(effect)
    }

    fn advance(&mut self, model: &mut Model) -> After {
        if self.merken.is_empty() {
            let Some(rij) = self.in_hand() else {
                return After::stay();
            };
            let (ticket, effect) = model.ask(Query::Poort(rij.kaart));
            self.waits.poort = Some(ticket);
            return After::stay().and(effect);
        }
        let (ticket, effect) = model.ask(Query::Voorproef(self.chosen()));
        self.waits.voorproef = Some(ticket);
        After::stay().and(effect)
    }

    fn assign(&mut self, model: &mut Model) -> After {
        let (ticket, effect) = model.ask(Query::Coaches);
        self.waits.coaches = Some((ticket, self.chosen()));
        After::stay().and(effect)
    }

    fn toggle_height(&mut self, model: &mut Model) -> After {
        self.hoogte = match self.hoogte {
            Hoogte::Een => Hoogte::Ruim,
            Hoogte::Ruim => Hoogte::Een,
        };
        self.refresh(model)
    }

    fn take_data(&mut self, model: &mut Model, ticket: Ticket, data: Antwoord) -> After {
        match data {
            Antwoord::Bord(beeld) if self.ticket == Some(ticket) => {
                self.ticket = None;
                let asked = self.asked;
                if self.take(model, beeld) {
                    model.touch();
                }
                let more = self.fill(model);
                // The answer had all there is: asking the same again would never end.
                After::stay().with(more.filter(|_| self.asked != asked))
            }
            Antwoord::Poort(beeld) => {
                self.waits.poort = None;
                After::stay().with(open::poort(model, *beeld))
            }
            Antwoord::Voorproef(proef) => {
                self.waits.voorproef = None;
                After::stay().with(open::bulk(
                    model,
                    self.merken.iter().copied().collect(),
                    proef,
                ))
            }
            Antwoord::Lijst(lijst) => {
                self.waits.merk = None;
                self.merken.extend(lijst.rijen.iter().map(|rij| rij.kaart));
                model.touch();
                After::stay()
            }
            Antwoord::Coaches(coaches) => {
                let kaarten = self.waits.coaches.take().map(|it| it.1).unwrap_or_default();
                After::stay().with(open::coaches(model, kaarten, &coaches))
            }
            _ => After::stay(),
        }
    }
}

impl Layer for Bord {
    fn contexts(&self) -> &'static [Context] {
        stack::BORD
    }

    fn onder_cursor(&self) -> Option<KaartId> {
        self.in_hand().map(|rij| rij.kaart)
    }

    fn over_wie(&self) -> Option<(KaartId, String)> {
        self.in_hand().map(|rij| (rij.kaart, rij.naam.clone()))
    }

    fn titel(&self) -> &'static str {
        "Bord"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        let rij = self.in_hand();
        let needs_card = matches!(
            action,
            Action::Open
                | Action::KaartAdvance
                | Action::KaartBack
                | Action::KaartMark
                | Action::NoteAdd
                | Action::ContactAdd
                | Action::KandidaatEdit
                | Action::DubbelenShow
                | Action::KaartMatch
                | Action::CoachAssign
                | Action::TrajectHold
                | Action::TrajectClose
        );
        if needs_card && rij.is_none() && (self.merken.is_empty() || action == Action::KaartMark) {
            return Err("er staat hier geen kaart; kies eerst een kaart".to_owned());
        }
        match action {
            Action::FilterClear if self.filter_tekst.is_empty() => {
                Err("er is geen filter".to_owned())
            }
            Action::MarksClear if self.merken.is_empty() => Err("er is niets gemerkt".to_owned()),
            // A marked card that cannot move stays, with its reason.
            Action::KaartAdvance if !self.merken.is_empty() => Ok(()),
            _ => match rij {
                Some(rij) => open::can_card(action, rij),
                None => Ok(()),
            },
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let page = self.plan(model).rijen.max(1);
        let rij = self.in_hand().cloned();
        let fase_at = |place: usize| Fase::op_plaats(place).unwrap_or(self.fase);
        match action {
            Action::CursorDown => self.move_by(model, 1, true),
            Action::CursorUp => self.move_by(model, 1, false),
            Action::PageDown => self.move_by(model, page, true),
            Action::PageUp => self.move_by(model, page, false),
            Action::HalfPageDown => self.move_by(model, page.div_ceil(2), true),
            Action::HalfPageUp => self.move_by(model, page.div_ceil(2), false),
            Action::Top => self.move_to(model, 0),
            Action::Bottom => self.move_to(model, usize::MAX),
            Action::CursorLeft => {
                let fase = self.fase.plaats().checked_sub(1).map_or(self.fase, fase_at);
                self.go_fase(model, fase)
            }
            Action::CursorRight => self.go_fase(model, fase_at(self.fase.plaats() + 1)),
            Action::FaseGo1 => self.go_fase(model, Fase::WervingWerkgevers),
            Action::FaseGo2 => self.go_fase(model, Fase::WervingKandidaten),
            Action::FaseGo3 => self.go_fase(model, Fase::Bemiddeling),
            Action::FaseGo4 => self.go_fase(model, Fase::Plaatsing),
            Action::FaseGo5 => self.go_fase(model, Fase::Praktijkleren),
            Action::FaseGo6 => self.go_fase(model, Fase::PlaatsingBaan),
            Action::FaseGo7 => self.go_fase(model, Fase::Nazorg),
            Action::KaartMark => self.mark(model),
            Action::ColumnMark => self.mark_column(model),
            Action::MarksClear => {
                self.merken.clear();
                After::stay()
            }
            Action::KaartAdvance => self.advance(model),
            Action::CoachAssign => self.assign(model),
            Action::FilterEdit => {
                model.open_overlay(Overlay::Filter(FilterInvoer::new(
                    &self.filter_tekst,
                    self.filter.clone(),
                )));
                After::stay()
            }
            Action::CountColumn => {
                let wat = TelWat::Kaarten(self.filter.clone());
                After::stay().with(kies::tel(model, wat))
            }
            Action::FilterClear => self.clear_filter(model),
            Action::FilterMine => self.filter_mine(model),
            Action::SortNext => self.sort_next(model),
            Action::SortUrgency => self.sort(model, Sortering::Urgentie),
            Action::SortName => self.sort(model, Sortering::Naam),
            Action::SortDays => self.sort(model, Sortering::Dagen),
            Action::SortCoach => self.sort(model, Sortering::Coach),
            Action::CardHeight => self.toggle_height(model),
            // What concerns one card is the same here and in its dossier.
            _ => After::stay().with(open::on_card(model, action, rij.as_ref())),
        }
    }

    fn mouse(&mut self, model: &mut Model, muis: Muis) -> After {
        match muis.soort {
            MuisSoort::Omhoog => self.move_by(model, 3, false),
            MuisSoort::Omlaag => self.move_by(model, 3, true),
            MuisSoort::Klik => {
                let Some((fase, row)) = self.plan(model).at(muis.x, muis.y) else {
                    return After::stay();
                };
                self.fase = fase;
                let at = self.zuil().top + row;
                self.move_to(model, at)
            }
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        [
            self.ticket,
            waits.poort,
            waits.voorproef,
            waits.merk,
            waits.coaches.as_ref().map(|it| it.0),
        ]
        .contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        match answer {
            Ok(Reply::Data(data)) => self.take_data(model, ticket, *data),
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::stay()
            }
            Err(fault) => {
                if self.ticket == Some(ticket) {
                    self.ticket = None;
                    self.geladen = true;
                }
                model.tell_fault(&fault);
                After::stay()
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let on_board = |feit: &Feit| matches!(feit, Feit::Kaart { .. } | Feit::Resync);
        for feit in &happened.feiten {
            // A marked card that left the board cannot be moved any more.
            if let Feit::Kaart { kaart, rij: None } = feit {
                self.merken.remove(kaart);
            }
        }
        if happened.feiten.iter().any(on_board) {
            After::stay().and(self.reload(model))
        } else {
            After::stay()
        }
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        let in_sight = self.plan(model).rijen;
        for zuil in &mut self.zuilen {
            zuil.go(zuil.cursor, in_sight);
        }
        After::stay().and(self.reload(model))
    }

    fn draw(
        &self,
        model: &Model,
        area: ratatui::layout::Rect,
        buf: &mut ratatui::buffer::Buffer,
    ) -> Option<ratatui::layout::Position> {
        Doek::los(buf, |doek| super::view::draw(self, model, area, doek))
    }

    fn draw_delen(
        &self,
        model: &Model,
        area: ratatui::layout::Rect,
        doek: &mut Doek,
    ) -> Option<ratatui::layout::Position> {
        super::view::draw(self, model, area, doek)
    }
}

/// Moving many is done: the marks have served.
impl Bord {
    /// Takes all marks away.
    pub fn clear_marks(&mut self) {
        self.merken.clear();
    }
}
