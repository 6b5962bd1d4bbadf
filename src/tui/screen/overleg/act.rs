//! What the keys do in an overleg.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::{Beeld, OverlegScherm};
use super::{bord, last, view};
use crate::app::command::Command;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::filter::Filter;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query, VerslagBeeld};
use crate::domain::document::Vorm;
use crate::domain::id::KaartId;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Bestand, Effect, Inhoud};
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::filter::FilterInvoer;
use crate::tui::overlay::filter::overleg::OverlegFilter;
use crate::tui::overlay::kies::Kies;
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::tab::Tab;
use crate::tui::widget::lijst::step;

/// The word that shows only one's own cases comes into the filter, or goes out of it.
const MIJN: &str = "coach:ik";

impl OverlegScherm {
    /// Whether one case fills the screen.
    fn toont_zaak(&self) -> bool {
        matches!(self.beeld, Beeld::Zaak | Beeld::Eind)
    }

    /// The next of the pictures.
    fn draai(&mut self, model: &mut Model, verder: bool) -> After {
        let naar = match (self.beeld, verder) {
            (Beeld::Zaak | Beeld::Eind, true) | (Beeld::Last, false) => Beeld::Bord,
            (Beeld::Bord, true) | (Beeld::Zaak | Beeld::Eind, false) => Beeld::Last,
            (Beeld::Last, true) | (Beeld::Bord, false) => Beeld::Zaak,
        };
        self.toon(model, naar)
    }

    fn toon(&mut self, model: &mut Model, beeld: Beeld) -> After {
        let effects: Vec<Effect> = self.leg_weg(model).into_iter().collect();
        let was = std::mem::replace(&mut self.beeld, beeld);
        if (was == Beeld::Eind) != (beeld == Beeld::Eind) {
            // Another list: the first of it is in front.
            self.cursor = 0;
            self.data = self.data.take().map(|mut it| {
                it.rijen.clear();
                it
            });
        }
        self.weken = 0;
        self.begin_klok(model);
        After::stay().with(effects).with(self.reload(model))
    }

    fn week(&mut self, model: &mut Model, terug: bool) -> After {
        let weken = if terug {
            self.weken.saturating_add(1)
        } else {
            self.weken.saturating_sub(1)
        };
        if weken == self.weken {
            return After::stay();
        }
        self.weken = weken;
        After::stay().and(self.vraag_verschil(model))
    }

    fn begin(model: &mut Model) -> After {
        After::stay().and(model.send(Command::BeginOverleg))
    }

    /// The first time it shows what was parked; the second time it ends.
    fn sluit(&mut self, model: &mut Model) -> After {
        if self.beeld != Beeld::Eind {
            return self.toon(model, Beeld::Eind);
        }
        let (ticket, effect) = model.command(Command::SluitOverleg);
        self.waits.einde = Some(ticket);
        After::stay().and(effect)
    }

    fn vraag_verslag(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask(Query::OverlegVerslag { nummer: None });
        self.waits.verslag = Some(ticket);
        effect
    }

    /// Writes the minutes, to read and to change (Markdown) and to hand round (PDF).
    fn schrijf(&mut self, model: &mut Model, beeld: &VerslagBeeld) -> After {
        let mut after = After::stay();
        for vorm in [Vorm::Markdown, Vorm::Pdf] {
            let ticket = model.ticket();
            self.waits.bewaar.push(ticket);
            let bestand = Bestand {
                map: model.documenten.clone(),
                naam: beeld.naam.clone(),
                vorm,
                inhoud: Inhoud::Doc(beeld.doc.clone()),
            };
            after = after.and(Effect::Bewaar(ticket, Box::new(bestand)));
        }
        after
    }

    fn zeg(&mut self, model: &mut Model, action: Action) -> After {
        let Some(punt) = self.in_hand() else {
            return After::stay();
        };
        let kaart = punt.rij.kaart;
        let voor = if action == Action::BesluitAdd {
            RedenVoor::Besluit { kaart }
        } else {
            let coaches = self.coaches.iter().filter(|it| !it.weg);
            RedenVoor::Actie {
                kaart,
                coaches: coaches.map(|it| (it.kort.clone(), it.id)).collect(),
                ik: model.coach,
                vandaag: model.vandaag,
            }
        };
        let venster = Reden::new(&punt.rij.naam, voor);
        model.open_overlay(Overlay::Reden(venster));
        After::stay()
    }

    fn filter_mijn(&mut self, model: &mut Model) -> After {
        let andere: Vec<&str> = self.filter_tekst.split_whitespace().collect();
        let zonder: Vec<&str> = andere.iter().copied().filter(|it| *it != MIJN).collect();
        let tekst = if zonder.len() == andere.len() {
            format!("{MIJN} {}", zonder.join(" "))
        } else {
            zonder.join(" ")
        };
        match Filter::lees(&tekst, model.coach_kort()) {
            Ok(filter) => After::stay().with(self.set_filter(model, &tekst, filter)),
            Err(fout) => {
                model.refuse(fout.to_string());
                After::stay()
            }
        }
    }

    fn neem(&mut self, model: &mut Model, ticket: Ticket, data: Antwoord) -> After {
        match data {
            Antwoord::Overleg(beeld) if self.waits.agenda == Some(ticket) => {
                self.waits.agenda = None;
                After::stay().with(self.take(model, beeld))
            }
            Antwoord::OverlegZaak(zaak) if self.waits.zaak == Some(ticket) => {
                self.waits.zaak = None;
                self.zaak = Some(zaak);
                After::stay()
            }
            Antwoord::Poort(poort) if self.waits.poort == Some(ticket) => {
                self.waits.poort = None;
                After::stay().with(open::poort(model, *poort))
            }
            Antwoord::Coaches(coaches) if self.waits.coaches == Some(ticket) => {
                self.waits.coaches = None;
                self.coaches = coaches;
                After::stay()
            }
            Antwoord::Verschil(beeld) if self.waits.verschil == Some(ticket) => {
                self.waits.verschil = None;
                self.verschil = Some(beeld);
                After::stay()
            }
            Antwoord::Lijst(lijst) => {
                if let Some((_, titel)) = self.waits.achter.take_if(|it| it.0 == ticket) {
                    if lijst.rijen.is_empty() {
                        model.tell("hier staat niemand achter");
                    } else {
                        let venster = Kies::kaarten(&titel, &lijst);
                        model.open_overlay(Overlay::Kies(venster));
                    }
                }
                After::stay()
            }
            Antwoord::Belasting(beeld) if self.waits.belasting == Some(ticket) => {
                self.waits.belasting = None;
                self.belasting = Some(beeld);
                After::stay()
            }
            Antwoord::OverlegVerslag(beeld) if self.waits.verslag == Some(ticket) => {
                self.waits.verslag = None;
                self.schrijf(model, &beeld)
            }
            _ => After::stay(),
        }
    }
}

impl Layer for OverlegScherm {
    fn contexts(&self) -> &'static [Context] {
        stack::OVERLEG
    }

    fn titel(&self) -> &'static str {
        "Overleg"
    }

    fn kaart(&self) -> Option<KaartId> {
        None
    }

    fn over_wie(&self) -> Option<(KaartId, String)> {
        let punt = self.in_hand()?;
        Some((punt.rij.kaart, punt.rij.naam.clone()))
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        let nee = |tekst: &str| Err(tekst.to_owned());
        match action {
            // On another picture the case in hand is not in sight.
            Action::BesluitAdd
            | Action::ActieAdd
            | Action::CasePark
            | Action::KaartAdvance
            | Action::KaartBack
                if !self.toont_zaak() =>
            {
                nee("er is geen zaak in beeld; tab gaat terug naar de zaken")
            }
            Action::OverlegBegin if self.loopt() => nee("het overleg loopt al"),
            Action::OverlegEnd | Action::BesluitAdd | Action::ActieAdd | Action::CasePark
                if !self.loopt() =>
            {
                nee("begin eerst het overleg met B")
            }
            Action::BesluitAdd
            | Action::ActieAdd
            | Action::CasePark
            | Action::KaartAdvance
            | Action::KaartBack
                if self.in_hand().is_none() =>
            {
                nee("er is geen zaak in beeld")
            }
            Action::KaartAdvance | Action::KaartBack => match self.in_hand() {
                Some(punt) => open::can_card(action, &punt.rij),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn gezicht(&self) -> u8 {
        self.beeld as u8 * 2 + u8::from(self.loopt())
    }

    fn wenk(&self, action: Action, woord: Option<&str>) -> bool {
        match (action, woord) {
            (Action::OverlegBegin, _) => !self.loopt(),
            (Action::OverlegEnd, _) => self.loopt(),
            (_, Some("week")) => self.beeld == Beeld::Bord,
            (_, Some("rij" | "wie")) => self.beeld == Beeld::Last,
            (_, Some("zaak"))
            | (
                Action::BesluitAdd | Action::ActieAdd | Action::KaartAdvance | Action::CasePark,
                _,
            ) => self.toont_zaak(),
            _ => true,
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.toont_zaak()
            && let Some(at) = step(action, self.cursor, self.totaal(), 10)
        {
            return After::stay().with(self.ga_naar(model, at));
        }
        if self.beeld == Beeld::Last
            && let Some(at) = step(action, self.knel, self.knelpunten(), 10)
        {
            self.knel = at;
            return After::stay();
        }
        match action {
            Action::Open if self.beeld == Beeld::Last => {
                After::stay().with(self.vraag_achter(model))
            }
            Action::OverlegBegin => Self::begin(model),
            Action::OverlegEnd => self.sluit(model),
            Action::OverlegMinutes => After::stay().and(self.vraag_verslag(model)),
            Action::BesluitAdd | Action::ActieAdd => self.zeg(model, action),
            Action::CasePark => match self.in_hand().map(|it| it.rij.kaart) {
                // Parked is done with for now: the next case is in front.
                Some(kaart) => {
                    let parkeer = model.send(Command::Parkeer { kaart });
                    let verder = match self.beeld {
                        Beeld::Zaak => self.ga_naar(model, self.cursor + 1),
                        _ => Vec::new(),
                    };
                    After::stay().and(parkeer).with(verder)
                }
                None => After::stay(),
            },
            Action::KaartAdvance => match self.in_hand().map(|it| it.rij.kaart) {
                Some(kaart) => {
                    let (ticket, effect) = model.ask(Query::Poort(kaart));
                    self.waits.poort = Some(ticket);
                    After::stay().and(effect)
                }
                None => After::stay(),
            },
            Action::KaartBack => {
                let rij = self.in_hand().map(|it| it.rij.clone());
                After::stay().with(open::on_card(model, action, rij.as_ref()))
            }
            Action::Open => match self.in_hand().map(|it| it.rij.clone()) {
                Some(rij) => After::stay().with(open::dossier(model, rij.kaart, &rij.naam)),
                None => After::stay(),
            },
            Action::TabNext => self.draai(model, true),
            Action::TabPrev => self.draai(model, false),
            Action::CursorLeft if self.beeld == Beeld::Bord => self.week(model, true),
            Action::CursorRight if self.beeld == Beeld::Bord => self.week(model, false),
            Action::Back if self.beeld != Beeld::Zaak => self.toon(model, Beeld::Zaak),
            Action::FilterEdit => {
                let filter = OverlegFilter(self.filter.clone());
                let venster = FilterInvoer::new(&self.filter_tekst, filter);
                model.open_overlay(Overlay::Overlegfilter(venster));
                After::stay()
            }
            Action::FilterClear => {
                After::stay().with(self.set_filter(model, "", Filter::default()))
            }
            Action::FilterMine => self.filter_mijn(model),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let w = &self.waits;
        let een = [
            w.agenda,
            w.zaak,
            w.poort,
            w.coaches,
            w.verschil,
            w.belasting,
            w.einde,
            w.verslag,
            w.achter.as_ref().map(|it| it.0),
        ];
        een.contains(&Some(ticket)) || w.bewaar.contains(&ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        model.touch();
        let einde = self.waits.einde.take_if(|it| *it == ticket).is_some();
        self.waits.bewaar.retain(|it| *it != ticket);
        match answer {
            Ok(Reply::Data(data)) => self.neem(model, ticket, *data),
            Ok(Reply::Done(_)) if einde => {
                let verslag = self.vraag_verslag(model);
                self.sinds = None;
                self.toon(model, Beeld::Zaak).and(verslag)
            }
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::stay()
            }
            Err(fault) => {
                model.tell_fault(&fault);
                After::stay()
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let gezien = |it: &Ticket| self.waits.bespreek.remove(it);
        if happened.oorzaak.as_ref().is_some_and(gezien) {
            return After::stay();
        }
        // Without a question of its own this screen was not in front yet.
        if self.data.is_none() || model.tab != Tab::Overleg {
            return After::stay();
        }
        let mijn = happened.door == model.coach;
        let raakt = |feit: &Feit| match feit {
            Feit::Kaart { .. } | Feit::Resync => true,
            Feit::Dossier { kaart } => self.in_hand().is_some_and(|it| it.rij.kaart == *kaart),
            Feit::Werkgever { .. }
            | Feit::Concepten { .. }
            | Feit::Aanwezig { .. }
            | Feit::Taken { .. }
            | Feit::Verbinding(_) => false,
        };
        if mijn || happened.feiten.iter().any(raakt) {
            return After::stay().with(self.reload(model));
        }
        After::stay()
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        if model.tab != Tab::Overleg {
            // The clock of a case stands still while another screen is in front.
            return After::stay().with(self.leg_weg(model));
        }
        self.begin_klok(model);
        After::stay().with(self.reload(model))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        match self.beeld {
            Beeld::Zaak | Beeld::Eind => view::draw(self, model, area, buf),
            Beeld::Bord => bord::draw(self, model, area, buf),
            Beeld::Last => last::draw(self, model, area, buf),
        }
        None
    }
}
