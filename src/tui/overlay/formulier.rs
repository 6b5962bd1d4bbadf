//! A form of a card: toestemming, diagnose, registratie, the two talks. It opens with what is known,
//! is kept as a draft at every key, and can be saved at any moment.
//!
//! What comes before it (a draft of earlier, what saving changes, a colleague who was first, lines
//! to read) is no window of its own: it is in front of the form, and the form keeps its place.

mod bewaar;
mod kladje;
mod lees;
mod lijst;
mod naast;
mod verschil;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, Concept};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, FormulierBeeld, Query};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::form::engine::{Draft, FormState};
use crate::form::spec::FormSpec;
use crate::form::{Answers, Edit};
use crate::keymap::{Action, Code, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::invul::{Vraagt, act, contexts};
use crate::tui::theme::Rol;

use kladje::Kladje;
use lijst::Leeslijst;
use naast::Naast;
use verschil::Verschil;

/// The key that throws a draft of earlier away; free in the context of windows.
pub(super) const WEG: Key = Key::plain(Code::Char('d'));

/// What lies in front of the form.
enum Voor {
    /// A draft of earlier: go on with it, or throw it away.
    Aanbod(Concept),
    /// What saving changes elsewhere.
    Verschil(Verschil),
    /// What a colleague wrote meanwhile.
    Naast(Naast),
    /// Lines to read.
    Lees(Leeslijst),
}

/// The window.
pub struct FormulierVenster {
    kaart: KaartId,
    soort: Formuliersoort,
    spec: &'static FormSpec,
    naam: String,
    /// As it was read; none while it is on its way.
    beeld: Option<Box<FormulierBeeld>>,
    form: FormState,
    /// What the form began with, to see who changed what.
    basis: Answers,
    /// Where to begin.
    bij: Option<&'static str>,
    kladje: Kladje,
    voor: Option<Voor>,
    /// Who was first, until what they wrote is laid beside it.
    wie: Option<String>,
    /// A draft is taken up: what is known is laid beside it when it comes.
    uit_concept: bool,
    bericht: Option<(String, Rol)>,
    /// Esc was pressed with a BSN that no draft keeps.
    leaving: bool,
    waits: Waits,
}

#[derive(Debug, Default)]
struct Waits {
    beeld: Option<Ticket>,
    concepten: Option<Ticket>,
    bewaar: Option<Ticket>,
}

stil!(FormulierVenster);

impl FormulierVenster {
    /// A form of a card, with the cursor in a field when one is named.
    pub fn open(
        model: &mut Model,
        kaart: KaartId,
        naam: &str,
        spec: &'static FormSpec,
        (soort, bij): (Formuliersoort, Option<&'static str>),
    ) -> Self {
        let form = FormState::new(spec, model.plaatsen(), model.vandaag);
        let nummer = model.nieuw_concept();
        Self {
            kaart,
            soort,
            spec,
            naam: naam.to_owned(),
            beeld: None,
            basis: form.answers(),
            form,
            bij,
            kladje: Kladje::nieuw(nummer, kaart, soort, spec.version),
            voor: None,
            wie: None,
            uit_concept: false,
            bericht: None,
            leaving: false,
            waits: Waits::default(),
        }
    }

    /// A draft, exactly as it was left.
    pub fn verder(
        model: &mut Model,
        kaart: KaartId,
        spec: &'static FormSpec,
        soort: Formuliersoort,
        concept: &Concept,
    ) -> Self {
        let mut it = Self::open(model, kaart, "", spec, (soort, None));
        it.neem_concept(model, concept);
        it
    }

    fn neem_concept(&mut self, model: &Model, concept: &Concept) {
        let draft = Draft::van_velden(self.spec, &concept.velden);
        let plaatsen = model.plaatsen();
        self.form = FormState::from_draft(self.spec, &draft, plaatsen, model.vandaag);
        self.basis = self.form.saved().clone();
        self.kladje
            .neem_over(concept, self.form.to_draft().velden());
        self.uit_concept = true;
    }

    /// What is asked when the window opens: the form, and whether a draft of it waits.
    pub fn begin(&mut self, model: &mut Model) -> Vec<Effect> {
        let mut effects = vec![self.vraag(model)];
        if !self.uit_concept {
            let (ticket, effect) = model.ask(Query::Concepten);
            self.waits.concepten = Some(ticket);
            effects.push(effect);
        }
        effects
    }

    fn vraag(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask(Query::Formulier {
            kaart: self.kaart,
            soort: self.soort,
        });
        self.waits.beeld = Some(ticket);
        effect
    }

    /// Nothing can be typed while what is known is still being read, or while it is being saved.
    fn dicht(&self) -> bool {
        self.beeld.is_none() || self.waits.bewaar.is_some() || self.waits.beeld.is_some()
    }

    /// After every key: what follows from the answers, and the draft.
    fn touched(&mut self, model: &mut Model) -> After {
        self.leid_af(model.vandaag);
        let telt = self.form.dirty();
        let velden = self.form.to_draft().velden();
        After::stay().with(self.kladje.raak(model, velden, telt))
    }

    /// The draft goes first: saving takes it away.
    fn touch_and_save(&mut self, model: &mut Model) -> After {
        let touched = self.touched(model);
        let after = self.save(model);
        After {
            closes: after.closes,
            ..touched.with(after.effects)
        }
    }

    /// Esc: away, once the draft is safe.
    fn leave(&mut self, model: &mut Model) -> After {
        if !self.form.dirty() {
            return After::close().with(self.kladje.gooi_weg(model));
        }
        if self.bsn_los() && !self.leaving {
            self.leaving = true;
            let text = "Het BSN komt niet in het concept. Bewaar met ctrl-s, of nog een keer esc \
                        en het BSN vervalt.";
            self.bericht = Some((text.to_owned(), Rol::LetOp));
            return After::stay();
        }
        let velden = self.form.to_draft().velden();
        match self.kladje.verlaat(model, velden) {
            Some(effect) => After::stay().and(effect),
            None => After::close(),
        }
    }

    /// A draft of earlier was found, or not.
    fn gevonden(&mut self, concepten: Vec<Concept>) {
        let mine = |it: &Concept| {
            it.kaart == Some(self.kaart)
                && it.formulier == self.soort.code()
                && it.nummer != self.kladje.nummer
        };
        let newest = concepten.into_iter().filter(mine);
        if let Some(concept) = newest.max_by_key(|it| it.moment) {
            self.voor = Some(Voor::Aanbod(concept));
        }
    }

    fn act_aanbod(&mut self, model: &mut Model, concept: Concept, action: Action) -> After {
        match action {
            Action::Open => {
                self.neem_concept(model, &concept);
                // What is known may be here already: then it is laid beside the draft now.
                if let Some(beeld) = self.beeld.take() {
                    self.take_beeld(model, beeld);
                }
                self.touched(model)
            }
            Action::Back => After::close(),
            _ => {
                self.voor = Some(Voor::Aanbod(concept));
                After::stay()
            }
        }
    }

    /// An action for what lies in front; it is put back unless it is done.
    fn act_voor(&mut self, model: &mut Model, voor: Voor, action: Action) -> After {
        match voor {
            Voor::Aanbod(concept) => return self.act_aanbod(model, concept, action),
            Voor::Lees(mut lijst) => {
                if lijst.act(model, action) {
                    self.voor = Some(Voor::Lees(lijst));
                }
            }
            Voor::Verschil(mut verschil) => match verschil.act(action) {
                verschil::Wil::Bewaar(waarom) => {
                    let after = self.stuur(model, waarom);
                    self.voor = Some(Voor::Verschil(verschil));
                    return after;
                }
                verschil::Wil::Niets => self.voor = Some(Voor::Verschil(verschil)),
                verschil::Wil::Terug => {}
            },
            Voor::Naast(mut naast) => match naast.act(action) {
                naast::Wil::Bewaar => {
                    naast.kies(&mut self.form);
                    return self.touch_and_save(model);
                }
                naast::Wil::Niets => self.voor = Some(Voor::Naast(naast)),
                naast::Wil::Terug => {
                    naast.kies(&mut self.form);
                    return self.touched(model);
                }
            },
        }
        After::stay()
    }
}

impl Layer for FormulierVenster {
    fn contexts(&self) -> &'static [Context] {
        match &self.voor {
            None => contexts(&self.form),
            Some(Voor::Verschil(it)) if it.typt() => stack::LIJST,
            Some(_) => stack::VENSTER,
        }
    }

    fn titel(&self) -> &'static str {
        "Formulier"
    }

    fn kaart(&self) -> Option<KaartId> {
        Some(self.kaart)
    }

    fn takes_lines(&self) -> bool {
        self.voor.is_none() && self.form.takes_lines()
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        match action {
            Action::FormRead if !self.vraagt_doelen() => {
                Err("voorlezen hoort bij een toestemmingsverklaring".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let leaving = self.leaving;
        self.leaving = false;
        if self.waits.bewaar.is_some() {
            return After::stay();
        }
        if let Some(voor) = self.voor.take() {
            return self.act_voor(model, voor, action);
        }
        if self.dicht() && action != Action::FormLeave {
            return After::stay();
        }
        self.bericht = None;
        match action {
            Action::FormRead => {
                let lijst = Leeslijst::voorlezen(self.spec, self.soort, &self.form.answers());
                self.voor = Some(Voor::Lees(lijst));
                After::stay()
            }
            Action::FormFixes => {
                if let Some(beeld) = &self.beeld {
                    let lijst = Leeslijst::correcties(model, beeld, self.spec);
                    self.voor = Some(Voor::Lees(lijst));
                }
                After::stay()
            }
            _ => match act(&mut self.form, action) {
                Some(Vraagt::Weg) => {
                    self.leaving = leaving;
                    self.leave(model)
                }
                Some(Vraagt::Bewaar) => self.touch_and_save(model),
                _ => self.touched(model),
            },
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let dicht = self.dicht();
        match &mut self.voor {
            Some(Voor::Verschil(verschil)) => verschil.key(key),
            Some(Voor::Aanbod(concept)) if key == WEG => {
                let nummer = concept.nummer;
                self.voor = None;
                return After::stay().and(model.send(Command::WisConcept { nummer }));
            }
            Some(_) => {}
            None if dicht => {}
            None => {
                self.leaving = false;
                self.bericht = None;
                if let Some(c) = key.text() {
                    self.form.edit(Edit::Insert(c));
                }
                return self.touched(model);
            }
        }
        After::stay()
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        let dicht = self.dicht();
        match &mut self.voor {
            Some(Voor::Verschil(verschil)) => verschil.paste(text),
            Some(_) => {}
            None if dicht => {}
            None => {
                self.bericht = None;
                self.form.edit(Edit::Paste(text));
                return self.touched(model);
            }
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        [waits.beeld, waits.concepten, waits.bewaar].contains(&Some(ticket))
            || self.kladje.awaits(ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        if self.waits.bewaar == Some(ticket) {
            self.waits.bewaar = None;
            return match answer {
                Ok(Reply::Done(done)) => self.saved(model, &done),
                Ok(Reply::Data(_)) => After::stay(),
                Err(fault) => self.refuse(model, &fault),
            };
        }
        if self.kladje.awaits(ticket) {
            return if self.kladje.answer(model, answer) {
                After::close()
            } else {
                After::stay()
            };
        }
        match answer {
            Ok(Reply::Data(data)) => match *data {
                Antwoord::Formulier(beeld) => {
                    self.waits.beeld = None;
                    self.take_beeld(model, beeld);
                    self.touched(model)
                }
                Antwoord::Concepten(concepten) => {
                    self.waits.concepten = None;
                    self.gevonden(concepten);
                    After::stay()
                }
                _ => After::stay(),
            },
            Ok(Reply::Done(_)) => After::stay(),
            Err(fault) => {
                model.tell_fault(&fault);
                if self.waits.beeld == Some(ticket) && self.beeld.is_none() {
                    return After::close();
                }
                self.waits.beeld = self.waits.beeld.filter(|it| *it != ticket);
                After::stay()
            }
        }
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        self.form.set_today(model.vandaag);
        After::stay()
    }

    fn unsaved(&self) -> bool {
        self.kladje.unsaved()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
