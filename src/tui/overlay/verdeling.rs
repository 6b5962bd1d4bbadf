//! The best division of all kandidaten over all free places, beside first come, first served.
//!
//! It is worked out where it keeps nobody waiting: the window shows how far it is and stops it. A pin
//! keeps a pair where it is and the rest is divided again. Nothing happens by itself: each pair is
//! proposed by one key, and stays in the list with where its voorstel stands.

mod view;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::matching::Voortgang;
use crate::app::query::{
    Antwoord, Query, VerdeelBeeld, VerdeelRij, VerdeelVoorstel, VerdeelWens, VoorstelRij,
};
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use crate::domain::matching::Watals;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::overlay::waarom::WaaromVenster;
use crate::tui::widget::lijst::step;

/// How often it shows how far it is.
const KIJK: Duration = Duration::from_millis(100);

/// A kandidaat and a leerwerkplek.
type Paar = (TrajectId, LeerwerkplekId);

/// A division that is being worked out.
struct Bezig {
    ticket: Ticket,
    wek: Ticket,
    voortgang: Voortgang,
}

/// The window.
pub struct VerdelingVenster {
    /// Only whose kandidaten; none for everybody.
    coach: Option<CoachId>,
    /// Pairs that stay as they are.
    pins: Vec<Paar>,
    beeld: Option<Box<VerdeelBeeld>>,
    cursor: usize,
    bezig: Option<Bezig>,
    /// A voorstel that is on its way.
    daad: Option<(Ticket, Paar)>,
    /// The change of this window that was sent last.
    eigen: Option<Ticket>,
    /// Questions for the voorstellen of a kandidaat.
    vragen: Vec<(Ticket, TrajectId)>,
    /// Something changed since it was worked out.
    oud: bool,
}

stil!(VerdelingVenster);

impl VerdelingVenster {
    /// Starts working it out.
    pub fn open(model: &mut Model, coach: Option<CoachId>) -> (Self, Vec<Effect>) {
        let mut venster = Self {
            coach,
            pins: Vec::new(),
            beeld: None,
            cursor: 0,
            bezig: None,
            daad: None,
            eigen: None,
            vragen: Vec::new(),
            oud: false,
        };
        let effects = venster.reken(model);
        (venster, effects)
    }

    fn rijen(&self) -> &[VerdeelRij] {
        self.beeld.as_ref().map_or(&[], |it| &it.rijen)
    }

    fn in_hand(&self) -> Option<&VerdeelRij> {
        self.rijen().get(self.cursor)
    }

    /// The kandidaat in hand and the place in the best division.
    fn paar(&self) -> Option<Paar> {
        let rij = self.in_hand()?;
        Some((rij.traject, rij.beste.as_ref()?.plek))
    }

    /// Works it out, again if need be; what was still being worked out stops.
    fn reken(&mut self, model: &mut Model) -> Vec<Effect> {
        if let Some(bezig) = self.bezig.take() {
            bezig.voortgang.stop();
        }
        let voortgang = Voortgang::default();
        let wens = VerdeelWens {
            coach: self.coach,
            pins: self.pins.clone(),
            voortgang: voortgang.clone(),
        };
        let (ticket, effect) = model.ask_latest(Query::Verdeling(Box::new(wens)));
        let wek = model.ticket();
        self.bezig = Some(Bezig {
            ticket,
            wek,
            voortgang,
        });
        model.touch();
        vec![effect, Effect::Wek(wek, KIJK)]
    }

    fn opnieuw(&mut self, model: &mut Model) -> After {
        After::stay().with(self.reken(model))
    }

    /// Stops what is being worked out; without anything to show the window goes.
    fn terug(&mut self, model: &mut Model) -> After {
        let Some(bezig) = self.bezig.take() else {
            return After::close();
        };
        bezig.voortgang.stop();
        model.tell("verdelen gestopt; er is niets gewijzigd");
        if self.beeld.is_none() {
            return After::close();
        }
        self.oud = true;
        After::stay()
    }

    /// Pins the pair in hand, or lets it go, and divides the rest again.
    fn pin(&mut self, model: &mut Model) -> After {
        let Some(paar) = self.paar() else {
            model.refuse("deze kandidaat heeft in deze verdeling geen plek om vast te zetten");
            return After::stay();
        };
        if self.pins.contains(&paar) {
            self.pins.retain(|it| *it != paar);
        } else {
            self.pins.retain(|it| it.0 != paar.0);
            self.pins.push(paar);
        }
        self.opnieuw(model)
    }

    /// Proposes the pair in hand; one that was proposed goes on in the matching pane.
    fn stel_voor(&mut self, model: &mut Model) -> After {
        let Some(paar) = self.paar() else {
            model.refuse("deze kandidaat heeft in deze verdeling geen plek");
            return After::stay();
        };
        if self.daad.is_some() {
            // A second press while the first is on its way would do it twice.
            return After::stay();
        }
        let rij = self.in_hand();
        if let Some(rij) = rij.filter(|it| it.voorstel.as_ref().is_some_and(|it| it.loopt)) {
            let naam = rij.naam.clone();
            return After::close().with(open::matching_paar(model, paar, &naam));
        }
        let (ticket, effect) = model.command(Command::StelVoor {
            traject: paar.0,
            plek: paar.1,
            reden: String::new(),
        });
        self.daad = Some((ticket, paar));
        self.eigen = Some(ticket);
        After::stay().and(effect)
    }

    /// What was refused and can be done with a word about it asks for that word.
    fn geweigerd(&self, model: &mut Model, (traject, plek): Paar, fault: &Fault) {
        let rij = self.rijen().iter().find(|it| it.traject == traject);
        match rij {
            Some(rij) if fault.veld() == Some("reden") => {
                let waar = rij.beste.as_ref().map_or("", |it| it.bedrijf.as_str());
                let naam = format!("{} bij {waar}", rij.naam);
                let voor = RedenVoor::StelVoor {
                    traject,
                    plek,
                    waarom: fault.to_string(),
                };
                model.open_overlay(Overlay::Reden(Reden::new(&naam, voor)));
            }
            _ => model.tell_fault(fault),
        }
    }

    fn waarom(&self, model: &mut Model) -> After {
        let Some(paar) = self.paar() else {
            model.refuse("er is geen paar; in de matching staat bij deze kandidaat wat afvalt");
            return After::stay();
        };
        let (venster, effect) = WaaromVenster::open(model, paar, Watals::default(), None);
        model.open_overlay(Overlay::Waarom(Box::new(venster)));
        After::stay().and(effect)
    }

    /// Takes a division, with the cursor on the kandidaat who was in hand.
    fn neem(&mut self, beeld: Box<VerdeelBeeld>) {
        let wie = self.in_hand().map(|it| it.traject);
        let waar = wie.and_then(|wie| beeld.rijen.iter().position(|it| it.traject == wie));
        let hoogst = beeld.rijen.len().saturating_sub(1);
        self.cursor = waar.unwrap_or(self.cursor).min(hoogst);
        self.pins.retain(|it| !beeld.pins_niet.contains(it));
        self.oud = false;
        self.beeld = Some(beeld);
    }

    /// Writes down where the voorstellen of one kandidaat stand.
    fn neem_voorstellen(&mut self, wie: TrajectId, alle: &[VoorstelRij]) {
        let rijen = self.beeld.iter_mut().flat_map(|it| &mut it.rijen);
        for rij in rijen.filter(|it| it.traject == wie) {
            let plek = rij.beste.as_ref().map(|it| it.plek);
            let van_paar = alle.iter().map(|it| &it.voorstel);
            rij.voorstel = plek.and_then(|plek| VerdeelVoorstel::laatste(van_paar, plek));
        }
    }

    fn vraag_voorstellen(&mut self, model: &mut Model, wie: TrajectId) -> Effect {
        let (ticket, effect) = model.ask(Query::Voorstellen(KaartId::Traject(wie)));
        self.vragen.push((ticket, wie));
        effect
    }

    /// A pair that was proposed stays put when the rest is divided again.
    fn voorgesteld(&mut self, model: &mut Model, paar: Paar) -> After {
        self.pins.retain(|it| it.0 != paar.0);
        self.pins.push(paar);
        let rijen = self.beeld.iter_mut().flat_map(|it| &mut it.rijen);
        for rij in rijen.filter(|it| it.traject == paar.0) {
            rij.vast = true;
        }
        After::stay().and(self.vraag_voorstellen(model, paar.0))
    }
}

impl Layer for VerdelingVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::VERDELING
    }

    fn titel(&self) -> &'static str {
        "Beste verdeling"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        match action {
            Action::Open | Action::PairPin if self.beeld.is_none() => {
                Err("de verdeling is nog niet klaar".to_owned())
            }
            // What is shown is about to be replaced.
            Action::Open if self.bezig.is_some() => {
                Err("er wordt opnieuw verdeeld; wacht even, of stop met esc".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let page = view::rijen_in_zicht(model.body());
        if let Some(at) = step(action, self.cursor, self.rijen().len(), page) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Open => self.stel_voor(model),
            Action::PairPin => self.pin(model),
            Action::MatchWhy => self.waarom(model),
            Action::MatchDivide => self.opnieuw(model),
            Action::Back => self.terug(model),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.bezig.as_ref().is_some_and(|it| it.ticket == ticket)
            || self.daad.is_some_and(|it| it.0 == ticket)
            || self.vragen.iter().any(|it| it.0 == ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        model.touch();
        let daad = self.daad.take_if(|it| it.0 == ticket);
        let bezig = self.bezig.take_if(|it| it.ticket == ticket);
        let vraag = self.vragen.iter().position(|it| it.0 == ticket);
        let vraag = vraag.map(|at| self.vragen.swap_remove(at).1);
        match (answer, daad) {
            (Ok(Reply::Data(data)), _) => {
                match *data {
                    Antwoord::Verdeling(beeld) if !beeld.gestopt => self.neem(beeld),
                    Antwoord::Voorstellen(alle) => {
                        if let Some(wie) = vraag {
                            self.neem_voorstellen(wie, &alle);
                        }
                    }
                    _ => {}
                }
                After::stay()
            }
            (Ok(Reply::Done(done)), daad) => {
                model.tell_done(&done);
                match daad {
                    Some((_, paar)) => self.voorgesteld(model, paar),
                    None => After::stay(),
                }
            }
            (Err(fault), Some((_, paar))) => {
                self.geweigerd(model, paar, &fault);
                After::stay()
            }
            (Err(fault), None) => {
                model.tell_fault(&fault);
                if bezig.is_some() && self.beeld.is_none() {
                    return After::close();
                }
                After::stay()
            }
        }
    }

    fn gewekt(&mut self, model: &mut Model, ticket: Ticket) -> After {
        let Some(bezig) = self.bezig.as_mut().filter(|it| it.wek == ticket) else {
            return After::stay();
        };
        bezig.wek = model.ticket();
        let wek = bezig.wek;
        model.touch();
        After::stay().and(Effect::Wek(wek, KIJK))
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        if self.beeld.is_none() {
            return After::stay();
        }
        let eigen = happened.oorzaak.is_some() && happened.oorzaak == self.eigen;
        let telt = |feit: &Feit| match feit {
            Feit::Kaart { .. } | Feit::Dossier { .. } | Feit::Werkgever { .. } | Feit::Resync => {
                true
            }
            Feit::Concepten { .. }
            | Feit::Aanwezig { .. }
            | Feit::Taken { .. }
            | Feit::Verbinding(_) => false,
        };
        if !eigen && happened.feiten.iter().any(telt) {
            self.oud = true;
            model.touch();
        }
        let mut effects = Vec::new();
        let mut gevraagd: Vec<TrajectId> = Vec::new();
        for feit in &happened.feiten {
            if let Feit::Kaart { kaart, .. } | Feit::Dossier { kaart } = feit
                && let KaartId::Traject(wie) = *kaart
                && !gevraagd.contains(&wie)
                && self.rijen().iter().any(|it| it.traject == wie)
            {
                gevraagd.push(wie);
                effects.push(self.vraag_voorstellen(model, wie));
            }
        }
        After::stay().with(effects)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf);
        None
    }
}

impl Drop for VerdelingVenster {
    /// Whatever takes the window away, nobody waits for the answer any more.
    fn drop(&mut self) {
        if let Some(bezig) = &self.bezig {
            bezig.voortgang.stop();
        }
    }
}
