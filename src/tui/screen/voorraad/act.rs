//! What the keys do in the werkvoorraad.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::daad::{met_dossier, stap_van};
use super::state::VoorraadScherm;
use super::view;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::filter::Filter;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Kop, Query, TelWat, Voorraadsleutel};
use crate::domain::signaal::{Groep, Signaal};
use crate::domain::taak::Taaksoort;
use crate::domain::waardelijst::ContactUitkomst;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Muis, MuisSoort};
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::filter::{FilterInvoer, Voorraadfilter};
use crate::tui::overlay::keuze::KeuzeVoor;
use crate::tui::overlay::kies;
use crate::tui::tab::Tab;
use crate::tui::widget::lijst::step;

/// The group that a key goes to.
fn groep(action: Action) -> Option<Groep> {
    Some(match action {
        Action::GroepGo1 => Groep::TeLaat,
        Action::GroepGo2 => Groep::Vandaag,
        Action::GroepGo3 => Groep::DezeWeek,
        Action::GroepGo4 => Groep::WachtOpAnder,
        Action::GroepGo5 => Groep::Stilstaand,
        Action::GroepGo6 => Groep::Concepten,
        _ => return None,
    })
}

/// How a call went, by its key.
fn uitkomst(action: Action) -> Option<ContactUitkomst> {
    Some(match action {
        Action::CallSpoken => ContactUitkomst::Gesproken,
        Action::CallMissed => ContactUitkomst::NietBereikt,
        Action::CallVoicemail => ContactUitkomst::Voicemail,
        Action::CallLater => ContactUitkomst::Terugbellen,
        _ => return None,
    })
}

impl VoorraadScherm {
    fn move_to(&mut self, model: &mut Model, at: usize) -> After {
        let hoog = self.hoog(model);
        self.go(at, hoog);
        After::stay().with(self.fill(model))
    }

    fn go_groep(&mut self, model: &mut Model, groep: Groep) -> After {
        let van = self.begin().find(|it| it.0 == Kop::Groep(groep));
        match van {
            // Its heading on top: what stands in it is what was asked for.
            Some((_, van, _)) => {
                self.top = van;
                self.move_to(model, van)
            }
            None => {
                model.tell(format!("er staat niets onder '{}'", groep.label()));
                After::stay()
            }
        }
    }

    fn enter(&mut self, model: &mut Model) -> After {
        let Some(rij) = self.in_hand() else {
            return After::stay();
        };
        match (&rij.rij, &rij.concept) {
            (Some(kaart), None) => {
                let kaart = kaart.clone();
                let stap = stap_van(rij);
                let effects = open::dossier_op_stap(model, kaart.kaart, &kaart.naam, stap);
                After::stay().with(effects)
            }
            // Opening is not doing: a task with no card has nothing to open.
            (None, None) => {
                let toets = model.key(stack::VOORRAAD, Action::VoorraadDo);
                model.tell(format!(
                    "deze taak hoort bij geen kaart; {toets} rondt hem af"
                ));
                After::stay()
            }
            _ => self.doe(model),
        }
    }

    fn take_data(&mut self, model: &mut Model, ticket: Ticket, data: Antwoord) -> After {
        match data {
            Antwoord::Werkvoorraad(beeld) => {
                self.waits.lijst = None;
                let asked = self.asked;
                self.take(model, *beeld);
                let more = self.fill(model);
                model.touch();
                // The answer had all there is: asking the same again would never end.
                let again = self.asked == asked && self.waits.lijst.is_some();
                After::stay().with(more.filter(|_| !again))
            }
            Antwoord::Dossier(dossier) => match self.waits.dossier.take_if(|it| it.0 == ticket) {
                Some((_, wil)) => met_dossier(model, wil, &dossier),
                None => After::stay(),
            },
            Antwoord::Poort(beeld) => {
                self.waits.poort = None;
                After::stay().with(open::poort(model, *beeld))
            }
            Antwoord::Coaches(coaches) => {
                if let Some((_, sleutel, naam)) = self.waits.coaches.take() {
                    self.begin_daad();
                    self.bezig = self.bezig.filter(|it| it.sleutel == sleutel);
                    let voor = match (sleutel, self.taak()) {
                        (Voorraadsleutel::Kaart(kaart), _) => KeuzeVoor::Overdragen {
                            kaart,
                            naam: naam.clone(),
                        },
                        (Voorraadsleutel::Taak(taak), Some(nu)) if nu.plaats == taak => {
                            KeuzeVoor::Taak {
                                taak,
                                voor: nu.voor,
                                om: nu.om,
                            }
                        }
                        _ => return After::stay(),
                    };
                    open::draag_over(model, voor, &naam, &coaches);
                }
                After::stay()
            }
            _ => After::stay(),
        }
    }
}

impl Layer for VoorraadScherm {
    fn contexts(&self) -> &'static [Context] {
        stack::VOORRAAD
    }

    fn onder_cursor(&self) -> Option<crate::domain::id::KaartId> {
        self.kaart().map(|rij| rij.kaart)
    }

    fn over_wie(&self) -> Option<(crate::domain::id::KaartId, String)> {
        self.kaart().map(|rij| (rij.kaart, rij.naam.clone()))
    }

    fn titel(&self) -> &'static str {
        "Werkvoorraad"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        let no = |text: &str| Err(text.to_owned());
        let rij = self.in_hand();
        let kaart = self.kaart();
        match action {
            Action::FilterClear if self.filter_tekst.is_empty() => no("er is geen filter"),
            Action::VoorraadDo | Action::Open if rij.is_none() => no("er staat hier niets"),
            Action::VoorraadRefuse | Action::VoorraadSnooze | Action::VoorraadHandOver
                if self.taak().is_some() =>
            {
                Ok(())
            }
            Action::VoorraadRefuse => match rij.and_then(|it| it.overdracht.as_ref()) {
                Some(_) => Ok(()),
                None => no("voor deze kaart loopt geen overdracht"),
            },
            Action::StapPlan | Action::StapBusy if rij.and_then(stap_van).is_none() => {
                no("deze rij gaat niet over een stap; open het dossier met enter")
            }
            Action::VoorraadSnooze
            | Action::VoorraadHandOver
            | Action::CallSpoken
            | Action::CallMissed
            | Action::CallVoicemail
            | Action::CallLater
                if kaart.is_none()
                    && self.taak().is_none_or(|it| it.soort != Taaksoort::Bellen) =>
            {
                no("deze rij is geen kaart")
            }
            Action::VoorraadHandOver
                if rij.is_some_and(|it| it.post.signaal == Signaal::Overdracht) =>
            {
                no("voor deze kaart loopt al een overdracht")
            }
            Action::KaartAdvance
            | Action::NoteAdd
            | Action::ContactAdd
            | Action::KandidaatEdit
            | Action::KaartMatch
            | Action::TrajectHold => match kaart {
                Some(kaart) => open::can_card(action, kaart),
                None => no("deze rij is geen kaart"),
            },
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let hoog = self.hoog(model);
        if let Some(at) = step(action, self.cursor, self.beeld.totaal, hoog) {
            return self.move_to(model, at);
        }
        if let Some(groep) = groep(action) {
            return self.go_groep(model, groep);
        }
        if let Some(uitkomst) = uitkomst(action) {
            return self.gebeld(model, uitkomst);
        }
        match action {
            Action::Open => self.enter(model),
            Action::VoorraadDo => self.doe(model),
            Action::VoorraadSnooze => self.stel_uit(model),
            Action::VoorraadHandOver => self.draag_over(model),
            Action::VoorraadRefuse => self.weiger(model),
            Action::StapPlan | Action::StapBusy => self.stap(model, action),
            Action::VoorraadWhy => {
                self.uitleg = !self.uitleg;
                let hoog = self.hoog(model);
                self.go(self.cursor, hoog);
                After::stay().with(self.fill(model))
            }
            Action::VoorraadView => {
                self.blik = self.blik.volgende();
                model.tell(format!("lijst: {}", self.blik.label()));
                After::stay().and(self.andere(model))
            }
            Action::FilterMine => {
                self.alle = !self.alle;
                model.tell(if self.alle {
                    "van iedereen"
                } else {
                    "alleen van jou"
                });
                After::stay().and(self.andere(model))
            }
            Action::FilterEdit => {
                let filter = Voorraadfilter(self.filter.clone());
                let venster = FilterInvoer::new(&self.filter_tekst, filter);
                model.open_overlay(Overlay::Voorraadfilter(venster));
                After::stay()
            }
            Action::CountColumn => {
                let wat = TelWat::Voorraad {
                    blik: self.blik,
                    coach: (!self.alle).then_some(model.coach),
                    filter: self.filter.clone(),
                };
                After::stay().with(kies::tel(model, wat))
            }
            Action::FilterClear => {
                let effect = self.set_filter(model, "", Filter::default());
                After::stay().with(effect)
            }
            Action::KaartAdvance => {
                let Some(kaart) = self.kaart().map(|it| it.kaart) else {
                    return After::stay();
                };
                let (ticket, effect) = model.ask(Query::Poort(kaart));
                self.waits.poort = Some(ticket);
                After::stay().and(effect)
            }
            Action::NoteAdd
            | Action::ContactAdd
            | Action::KandidaatEdit
            | Action::KaartMatch
            | Action::TrajectHold => {
                let rij = self.kaart().cloned();
                if matches!(action, Action::ContactAdd | Action::TrajectHold) {
                    self.begin_daad();
                    self.blijf(action == Action::ContactAdd);
                }
                After::stay().with(open::on_card(model, action, rij.as_ref()))
            }
            _ => After::stay(),
        }
    }

    fn mouse(&mut self, model: &mut Model, muis: Muis) -> After {
        let plan = self.plan(model.body());
        let cursor = self.cursor;
        match muis.soort {
            MuisSoort::Omhoog => self.move_to(model, cursor.saturating_sub(3)),
            MuisSoort::Omlaag => self.move_to(model, cursor.saturating_add(3)),
            MuisSoort::Klik => {
                let op = Position::new(muis.x, muis.y);
                let Some(y) = plan
                    .lijst
                    .contains(op)
                    .then(|| usize::from(muis.y - plan.lijst.y))
                else {
                    return After::stay();
                };
                // The row whose line this is; a heading is the row below it.
                let at = (self.top..self.beeld.totaal).find(|at| self.lijn_van(*at) >= y);
                match at {
                    Some(at) => self.move_to(model, at),
                    None => After::stay(),
                }
            }
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        [
            waits.lijst,
            waits.daad,
            waits.poort,
            waits.dossier.map(|it| it.0),
            waits.coaches.as_ref().map(|it| it.0),
        ]
        .contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let daad = self.waits.daad.take_if(|it| *it == ticket).is_some();
        match answer {
            Ok(Reply::Data(data)) => self.take_data(model, ticket, *data),
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::stay()
            }
            Err(fault) => {
                self.bezig = None;
                let stale = daad && matches!(fault, Fault::Conflict { .. });
                if self.waits.lijst.take_if(|it| *it == ticket).is_some() {
                    self.geladen = true;
                }
                self.waits.dossier.take_if(|it| it.0 == ticket);
                self.waits.poort.take_if(|it| *it == ticket);
                // A reason for the dossier of a colleague is asked in a window of its own.
                if !matches!(fault, Fault::Waarneming { .. }) {
                    model.tell_fault(&fault);
                }
                let effect = stale.then(|| self.reload(model));
                After::stay().with(effect)
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let here = |feit: &Feit| {
            matches!(
                feit,
                Feit::Kaart { .. }
                    | Feit::Dossier { .. }
                    | Feit::Concepten { .. }
                    | Feit::Taken { .. }
                    | Feit::Resync
            )
        };
        if !self.geladen || !happened.feiten.iter().any(here) {
            return After::stay();
        }
        if model.tab != Tab::Voorraad {
            self.oud = true;
            return After::stay();
        }
        let raakt = |sleutel| {
            happened.feiten.iter().any(|feit| match (feit, sleutel) {
                (
                    Feit::Kaart { kaart: it, .. } | Feit::Dossier { kaart: it },
                    Voorraadsleutel::Kaart(kaart),
                ) => *it == kaart,
                (Feit::Taken { .. }, Voorraadsleutel::Taak(_))
                | (Feit::Concepten { .. }, Voorraadsleutel::Concept(_)) => true,
                _ => false,
            })
        };
        let van_mij = happened.door == model.coach;
        if let Some(daad) = self.bezig.take_if(|it| van_mij && raakt(it.sleutel)) {
            self.gedaan.push(daad.sleutel);
            return After::stay().and(self.reload_na(model, daad));
        }
        // What was done is taken back: it is in hand again, if it is in the list again.
        let terug = self.gedaan.iter().rposition(|it| van_mij && raakt(*it));
        if let Some(at) = terug {
            self.target = Some(self.gedaan.remove(at));
        }
        After::stay().and(self.reload(model))
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        // Nothing is asked before somebody looks.
        if model.tab != Tab::Voorraad {
            self.oud = true;
            return After::stay();
        }
        let hoog = self.hoog(model);
        self.go(self.cursor, hoog);
        After::stay().and(self.reload(model))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, self.plan(area), buf);
        None
    }
}
