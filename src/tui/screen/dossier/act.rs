//! What the keys do in a dossier.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::leerroute::Leerroute;
use super::state::{DossierScherm, Tab};
use super::taken::is_van_taak;
use super::view;
use crate::app::command::{Command, NieuweStand};
use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::form::specs::stap::Stapkeuze;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Muis, MuisSoort};
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::keuze::KeuzeVoor;
use crate::tui::overlay::overzicht::Overzicht;
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::overlay::sluit::SluitVenster;
use crate::tui::widget::lijst::step;

impl DossierScherm {
    /// A kandidaat who wants to be left alone, or a job that was lost.
    fn na_de_baan(&self, model: &mut Model, action: Action) -> After {
        let Some(dossier) = &self.data else {
            return After::stay();
        };
        let venster = if action == Action::NazorgStop {
            let voor = RedenVoor::StopNazorg {
                kaart: self.kaart,
                gezien: dossier.versie,
            };
            Overlay::Reden(Reden::new(&self.naam, voor))
        } else {
            Overlay::Sluit(Box::new(SluitVenster::opnieuw(model, &dossier.rij)))
        };
        model.open_overlay(venster);
        After::stay()
    }

    /// Moves in the list of the tab, or does what only that tab knows.
    fn act_tab(&mut self, model: &mut Model, action: Action) -> Option<After> {
        let page = usize::from(self.plan(model).lijst.height);
        match self.tab {
            Tab::Leerroute => {
                if let Some(after) = self.leerroute.act(model, self.kaart, &self.naam, action) {
                    return Some(after);
                }
            }
            Tab::Stappen => {
                let count = self.stappen.len();
                if let Some(at) = step(action, self.stappen.cursor, count, page) {
                    self.stappen.go(at, page);
                    return Some(After::stay());
                }
            }
            Tab::Formulieren => {
                let count = self.formulieren.len();
                if let Some(at) = step(action, self.formulieren.cursor, count, page) {
                    self.formulieren.go(at, page);
                    return Some(After::stay());
                }
            }
            Tab::Taken => {
                if let Some(at) = step(action, self.taken.cursor, self.taken.len(), page) {
                    self.taken.go(at, page);
                    return Some(After::stay());
                }
            }
            Tab::Contact if self.contact.act(action, page) => return Some(After::stay()),
            Tab::Journaal if self.journaal.act(action, page) => return Some(After::stay()),
            Tab::Contact | Tab::Journaal => {}
        }
        None
    }

    fn take_data(&mut self, model: &mut Model, ticket: Ticket, data: Antwoord) -> After {
        match data {
            Antwoord::Dossier(dossier) if self.waits.dossier == Some(ticket) => {
                self.waits.dossier = None;
                self.take(model, dossier);
                After::stay().with(self.vraag_dubbelen(model))
            }
            Antwoord::Radar(treffers) if self.waits.dubbelen == Some(ticket) => {
                self.waits.dubbelen = None;
                self.dubbelen = treffers;
                After::stay()
            }
            Antwoord::Formulieren(beeld) if self.waits.formulieren == Some(ticket) => {
                self.waits.formulieren = None;
                let hoog = usize::from(self.plan(model).lijst.height);
                self.formulieren.zet(beeld, hoog);
                After::stay()
            }
            Antwoord::Leerroute(beeld) => {
                if self.waits.leerroute == Some(ticket) {
                    self.waits.leerroute = None;
                    self.leerroute.take(beeld);
                    self.lay(model);
                    return self.leerroute.haal_in(model, self.kaart, &self.naam);
                }
                After::stay()
            }
            Antwoord::Poort(beeld) => {
                self.waits.poort = None;
                After::stay().with(open::poort(model, *beeld))
            }
            Antwoord::Coaches(coaches) => {
                if let Some((_, taak)) = self.waits.taak.take_if(|it| it.0 == ticket) {
                    let voor = KeuzeVoor::Taak {
                        taak: taak.plaats,
                        voor: taak.voor,
                        om: taak.om,
                    };
                    open::draag_over(model, voor, &taak.wat, &coaches);
                    return After::stay();
                }
                self.waits.coaches = None;
                After::stay().with(open::coaches(model, vec![self.kaart], &coaches))
            }
            _ => After::stay(),
        }
    }
}

impl Layer for DossierScherm {
    fn contexts(&self) -> &'static [Context] {
        match self.tab {
            Tab::Stappen => stack::STAPPEN,
            Tab::Formulieren => stack::FORMULIEREN,
            Tab::Leerroute => stack::LEERROUTE,
            Tab::Taken => stack::TAKEN,
            Tab::Contact | Tab::Journaal => stack::DOSSIER,
        }
    }

    fn titel(&self) -> &'static str {
        "Dossier"
    }

    fn kruimel(&self) -> String {
        self.naam.clone()
    }

    fn over_wie(&self) -> Option<(KaartId, String)> {
        self.data.as_ref().map(|_| (self.kaart, self.naam.clone()))
    }

    fn kaart(&self) -> Option<KaartId> {
        // Not before it is open: somebody else's takes a reason first.
        self.data.as_ref().map(|_| self.kaart)
    }

    fn can(&self, model: &Model, action: Action) -> Result<(), String> {
        let needs_data = matches!(
            action,
            Action::KaartAdvance
                | Action::KaartBack
                | Action::NoteAdd
                | Action::ContactAdd
                | Action::KandidaatEdit
                | Action::ErkenningenShow
                | Action::DeelnemersAdd
                | Action::PlekConfirm
                | Action::DubbelenShow
                | Action::MergeUndo
                | Action::DossierFreeze
                | Action::NazorgStop
                | Action::BaanVerloren
                | Action::CoachAssign
                | Action::TrajectHold
                | Action::TrajectClose
        );
        match action {
            _ if needs_data && self.data.is_none() => {
                Err("het dossier wordt nog gelezen; probeer het zo weer".to_owned())
            }
            Action::NazorgStop | Action::BaanVerloren => {
                let traject = self.data.as_ref().and_then(|it| it.traject.as_ref());
                match traject {
                    Some(it) if action == Action::NazorgStop && it.fase != Fase::Nazorg => {
                        Err("de nazorg is nog niet begonnen".to_owned())
                    }
                    Some(it) if it.fase < Fase::PlaatsingBaan => {
                        Err("er was nog geen baan; sluit het traject of zet het terug".to_owned())
                    }
                    Some(_) => Ok(()),
                    None => Err("dit hoort bij een traject; dit is een leerwerkplek".to_owned()),
                }
            }
            Action::MergeUndo => match self.samengevoegd() {
                Some(_) => Ok(()),
                None => Err("met dit dossier is niets samengevoegd".to_owned()),
            },
            Action::DoelWithdraw | Action::GevolgDone => self.kan_toestemming(action),
            Action::BsnShow if matches!(self.kaart, KaartId::Plek(_)) => {
                Err("een leerwerkplek heeft geen BSN".to_owned())
            }
            _ if self.tab == Tab::Leerroute && Leerroute::kent(action) => {
                self.leerroute.can(model, action)
            }
            _ if is_van_taak(action) => self.kan_taak(action),
            Action::StapDone
            | Action::StapBusy
            | Action::StapPlan
            | Action::StapNvt
            | Action::StapReopen => self.kan_stap(action),
            _ => match self.rij() {
                Some(rij) => open::can_card(action, rij),
                None => Ok(()),
            },
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if let Some(after) = self.act_tab(model, action) {
            return after;
        }
        if action == Action::DocumentenShow {
            return After::stay().with(open::documenten(model, self.kaart, &self.naam));
        }
        if action == Action::VoorstellenShow {
            return After::stay().with(open::voorstellen(model, self.kaart, &self.naam));
        }
        match action {
            // The dossier makes room for the pane.
            Action::KaartMatch => match &self.data {
                Some(it) => {
                    let rij = it.rij.clone();
                    After::close().with(open::on_card(model, action, Some(&rij)))
                }
                None => After::stay(),
            },
            Action::Back if model.tab != crate::tui::tab::Tab::Bord => After::close(),
            Action::Back => After::close().with(open::kaart_op_bord(model, self.kaart)),
            Action::TabNext | Action::CursorRight => self.zet_tab(model, true),
            Action::TabPrev | Action::CursorLeft => self.zet_tab(model, false),
            Action::KaartNext => self.buur(model, true),
            Action::KaartPrev => self.buur(model, false),
            Action::Open if self.tab == Tab::Formulieren => self.open_regel(model),
            Action::Open => self.enter(model),
            _ if is_van_taak(action) => self.taak(model, action),
            Action::DoelWithdraw => self.trek_in(model),
            Action::GevolgDone => self.vink_af(model),
            Action::DossierFreeze => {
                let dicht = self.data.as_ref().is_some_and(|it| it.bevroren.is_some());
                let kaart = self.kaart;
                let voor = RedenVoor::Bevries {
                    kaart,
                    dicht: !dicht,
                };
                model.open_overlay(Overlay::Reden(Reden::new(&self.naam, voor)));
                After::stay()
            }
            Action::NazorgStop | Action::BaanVerloren => self.na_de_baan(model, action),
            Action::JournaalShow => {
                let (venster, effect) = Overzicht::wie_keek(model, self.kaart, &self.naam);
                model.open_overlay(Overlay::Overzicht(venster));
                After::stay().and(effect)
            }
            Action::BsnShow => After::stay().with(open::bsn(model, self.kaart, &self.naam)),
            Action::StapDone => self.done(model),
            Action::StapBusy => self.put(model, NieuweStand::Bezig),
            Action::StapReopen => self.put(model, NieuweStand::Open),
            Action::StapPlan => self.venster(model, Stapkeuze::Gepland, true),
            Action::StapNvt => self.venster(model, Stapkeuze::Nvt, true),
            Action::KaartAdvance => {
                let (ticket, effect) = model.ask(Query::Poort(self.kaart));
                self.waits.poort = Some(ticket);
                After::stay().and(effect)
            }
            Action::MergeUndo => {
                let Some((kandidaat, nummer)) = self.samengevoegd() else {
                    return After::stay();
                };
                let nummer = Some(nummer);
                After::stay().and(model.send(Command::Splits { kandidaat, nummer }))
            }
            Action::CoachAssign => {
                let (ticket, effect) = model.ask(Query::Coaches);
                self.waits.coaches = Some(ticket);
                After::stay().and(effect)
            }
            // What concerns one card is the same here and on the board.
            _ => {
                let rij = self.rij().cloned();
                After::stay().with(open::on_card(model, action, rij.as_ref()))
            }
        }
    }

    fn mouse(&mut self, model: &mut Model, muis: Muis) -> After {
        let plan = self.plan(model);
        let page = usize::from(plan.lijst.height);
        let action = match muis.soort {
            MuisSoort::Omhoog => Action::CursorUp,
            MuisSoort::Omlaag => Action::CursorDown,
            MuisSoort::Klik => {
                let place = Position::new(muis.x, muis.y);
                if plan.lijst.contains(place) {
                    let y = usize::from(muis.y - plan.lijst.y);
                    match self.tab {
                        Tab::Stappen => {
                            if let Some(at) = self.stappen.at(y) {
                                self.stappen.go(at, page);
                            }
                        }
                        Tab::Formulieren => {
                            if let Some(at) = self.formulieren.at(y) {
                                self.formulieren.go(at, page);
                            }
                        }
                        Tab::Leerroute => self.leerroute.klik(y, plan.lijst.height),
                        Tab::Taken => {
                            if let Some(at) = self.taken.at(y) {
                                self.taken.go(at, page);
                            }
                        }
                        Tab::Contact | Tab::Journaal => {}
                    }
                }
                return After::stay();
            }
        };
        for _ in 0..3 {
            let _ = self.act(model, action);
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        let own = [
            waits.dossier,
            waits.formulieren,
            waits.leerroute,
            waits.dubbelen,
        ];
        let asked = [
            waits.poort,
            waits.coaches,
            waits.taak.as_ref().map(|it| it.0),
        ];
        own.contains(&Some(ticket)) || asked.contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        match answer {
            Ok(Reply::Data(data)) => self.take_data(model, ticket, *data),
            Ok(Reply::Done(_)) => After::stay(),
            // The dossier itself tells what is wrong.
            Err(_) if self.waits.formulieren == Some(ticket) => {
                self.waits.formulieren = None;
                After::stay()
            }
            Err(fault) => {
                model.tell_fault(&fault);
                // A card that is no longer there has no dossier to look at.
                match fault {
                    Fault::NietGevonden { .. } if self.waits.dossier == Some(ticket) => {
                        After::close()
                    }
                    _ => After::stay(),
                }
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        if happened.feiten.iter().any(|feit| self.about(feit)) {
            return After::stay().with(self.reload_all(model));
        }
        After::stay()
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        self.lay(model);
        After::stay().with(self.reload_all(model))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf);
        None
    }
}
