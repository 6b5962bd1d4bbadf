//! The intake: what a call gives, in any order, kept as a draft while it is typed. The same form
//! changes what is known of a kandidaat.

mod gegevens;
mod lijkt;
mod telt;
mod view;
mod wijzig;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, Concept};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Reply};
use crate::app::query::{Antwoord, Query};
use crate::domain::id::KaartId;
use crate::form::engine::{Draft, FormState};
use crate::form::specs::intake::{INTAKE, parse};
use crate::form::{Edit, Klacht};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::open;
use crate::tui::overlay::invul::{Vraagt, act, contexts, woorden};
use crate::tui::theme::Rol;

pub(super) use gegevens::bekend;
use lijkt::Lijkt;
use telt::Telt;
use wijzig::Wijzig;

/// Where the draft is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Concepts {
    /// Nothing typed yet, or nothing changed.
    Leeg,
    /// On its way.
    Onderweg(Ticket),
    /// Safe since this moment.
    Bewaard(DateTime<Utc>),
    /// Not safe, with the reason.
    Mislukt(String),
}

/// The window.
pub struct IntakeVenster {
    form: FormState,
    /// Whose known data are changed; none for somebody new.
    wijzig: Option<Wijzig>,
    titel: String,
    nummer: u64,
    concept: Concepts,
    /// The draft as it was last sent.
    gestuurd: Option<BTreeMap<String, String>>,
    lijkt: Lijkt,
    telt: Telt,
    bericht: Option<(String, Rol)>,
    waits: Waits,
    /// The coach leaves as soon as the draft is safe.
    verlaat: bool,
    /// The field to begin in, until what is known is there.
    op_veld: Option<&'static str>,
}

#[derive(Debug, Default)]
struct Waits {
    bewaar: Option<Ticket>,
    dossier: Option<Ticket>,
    weg: Option<Ticket>,
}

stil!(IntakeVenster);

impl IntakeVenster {
    /// An intake of somebody new.
    pub fn nieuw(model: &mut Model) -> Self {
        let form = FormState::new(&INTAKE, model.plaatsen(), model.vandaag);
        let nummer = model.nieuw_concept();
        Self::met(form, nummer, None)
    }

    /// The same form for a kandidaat who is known; the ticket is that of the dossier that was asked.
    pub fn wijzig(model: &mut Model, kaart: KaartId, naam: &str, ticket: Ticket) -> Self {
        let form = FormState::new(&INTAKE, model.plaatsen(), model.vandaag);
        let nummer = model.nieuw_concept();
        let mut it = Self::met(form, nummer, Some(Wijzig::new(kaart, true)));
        it.titel = format!("Gegevens van {naam}");
        it.waits.dossier = Some(ticket);
        it
    }

    /// The cursor goes to a field, as soon as what is known is there.
    #[must_use]
    pub fn op_veld(mut self, veld: &'static str) -> Self {
        self.op_veld = Some(veld);
        self
    }

    /// A draft, exactly as it was left: every character, the cursor, the field in hand.
    pub fn verder(model: &Model, concept: &Concept) -> Self {
        let draft = Draft::van_velden(&INTAKE, &concept.velden);
        let form = FormState::from_draft(&INTAKE, &draft, model.plaatsen(), model.vandaag);
        let wijzig = concept.kaart.map(|kaart| Wijzig::new(kaart, false));
        let mut it = Self::met(form, concept.nummer, wijzig);
        it.concept = Concepts::Bewaard(concept.moment);
        it.gestuurd = Some(it.velden());
        it
    }

    fn met(form: FormState, nummer: u64, wijzig: Option<Wijzig>) -> Self {
        let eigen = wijzig.as_ref().map(|it| it.kaart);
        let titel = match eigen {
            None => "Intake".to_owned(),
            Some(kaart) => format!("Gegevens bij {kaart}"),
        };
        Self {
            form,
            wijzig,
            titel,
            nummer,
            concept: Concepts::Leeg,
            gestuurd: None,
            lijkt: Lijkt::default(),
            telt: Telt::default(),
            bericht: None,
            waits: Waits::default(),
            verlaat: false,
            op_veld: None,
        }
    }

    /// What a draft needs beside what was typed: what is known, and who looks the same.
    pub fn begin(&mut self, model: &mut Model) -> After {
        let mut after = After::stay();
        if let (Some(wijzig), None) = (&self.wijzig, self.waits.dossier) {
            let (ticket, ask) = model.ask(Query::Dossier(wijzig.kaart));
            self.waits.dossier = Some(ticket);
            after = after.and(ask);
        }
        let tel = self.tel(model);
        after.with(self.kijk(model)).with(tel)
    }

    /// Nothing can be typed while what is known is still being read, or while it is being saved.
    fn dicht(&self) -> bool {
        let leeg = self.wijzig.as_ref().is_some_and(Wijzig::leeg);
        leeg || self.waits.bewaar.is_some()
    }

    fn velden(&self) -> BTreeMap<String, String> {
        self.form.to_draft().velden()
    }

    /// Whether there is anything that somebody would miss.
    fn telt(&self) -> bool {
        if self.wijzig.is_some() {
            self.form.dirty()
        } else {
            !self.form.to_draft().is_empty()
        }
    }

    fn bewaar_concept(&self, velden: BTreeMap<String, String>) -> Command {
        Command::BewaarConcept {
            concept: Concept {
                nummer: self.nummer,
                formulier: INTAKE.name.to_owned(),
                versie: u32::from(INTAKE.version),
                kaart: self.wijzig.as_ref().map(|it| it.kaart),
                velden,
                moment: DateTime::default(),
            },
        }
    }

    /// After every key: what changed goes on its way as a draft.
    fn touched(&mut self, model: &mut Model) -> After {
        let mut after = After::stay();
        let velden = self.velden();
        let changed = self.gestuurd.as_ref() != Some(&velden);
        if changed && (self.telt() || self.gestuurd.is_some()) {
            let command = self.bewaar_concept(velden.clone());
            let (ticket, effect) = model.draft(format!("intake-{}", self.nummer), command);
            self.concept = Concepts::Onderweg(ticket);
            self.gestuurd = Some(velden);
            after = after.and(effect);
        }
        let tel = self.tel(model);
        after.with(self.kijk(model)).with(tel)
    }

    /// Esc: away, once the draft is safe. Nothing typed, nothing kept.
    fn leave(&mut self, model: &mut Model) -> After {
        if !self.telt() {
            let after = After::close();
            return match self.gestuurd {
                Some(_) => {
                    let nummer = self.nummer;
                    // Nobody waits for the answer: an empty draft is no loss.
                    after.and(model.command(Command::WisConcept { nummer }).1)
                }
                None => after,
            };
        }
        if let Concepts::Bewaard(moment) = self.concept {
            Self::vertel(model, moment);
            return After::close();
        }
        let command = self.bewaar_concept(self.velden());
        let (ticket, effect) = model.command(command);
        self.waits.weg = Some(ticket);
        self.verlaat = true;
        After::stay().and(effect)
    }

    fn vertel(model: &mut Model, moment: DateTime<Utc>) {
        let om = view::klok(model, moment);
        let toets = model.key(stack::BORD, Action::ConceptenShow);
        model.tell(format!("concept bewaard om {om}; verder gaan met {toets}"));
    }

    fn save(&mut self, model: &mut Model) -> After {
        self.bericht = None;
        let Ok(answers) = self.form.submit() else {
            return self.touched(model);
        };
        let intake = match parse(&answers, model.vandaag) {
            Ok(intake) => intake,
            Err(klachten) => {
                self.klachten(&klachten);
                return self.touched(model);
            }
        };
        let bekend = self.wijzig.as_ref().and_then(Wijzig::bekend);
        let gegevens = gegevens::van_intake(&answers, intake, bekend, model.vandaag);
        let concept = self.gestuurd.is_some().then_some(self.nummer);
        let command = match bekend {
            None => Command::NieuweKandidaat { gegevens, concept },
            Some(bekend) if bekend.gesloten => Command::VolgendTraject {
                kandidaat: bekend.kandidaat,
                gegevens,
                gezien: Some(bekend.versie),
                concept,
            },
            Some(bekend) => Command::WijzigKandidaat {
                kandidaat: bekend.kandidaat,
                gegevens,
                gezien: Some(bekend.versie),
                concept,
            },
        };
        let (ticket, effect) = model.command(command);
        self.waits.bewaar = Some(ticket);
        self.touched(model).and(effect)
    }

    fn klachten(&mut self, klachten: &[Klacht]) {
        for klacht in self.form.refuse(klachten) {
            self.bericht = Some((klacht.tekst, Rol::Laat));
        }
    }

    fn saved(&mut self, model: &mut Model, done: &Done) -> After {
        model.tell_done(done);
        match (done.kaart, &self.wijzig) {
            // Somebody new stands under the cursor; an open dossier stays where it is.
            (Some(kaart), None) if model.screens.is_empty() => {
                After::close().with(open::kaart_op_bord(model, kaart))
            }
            _ => After::close(),
        }
    }

    fn refuse(&mut self, model: &mut Model, fault: &Fault) -> After {
        let tekst = woorden(fault);
        // The form calls two fields by another name than the command.
        let veld = fault.veld().map(|veld| match veld {
            "branches" => "branche",
            "behaald" => "afgerond",
            ander => ander,
        });
        match veld.and_then(|veld| INTAKE.field(veld)) {
            Some(field) => self.klachten(&[Klacht {
                field: field.key,
                tekst,
            }]),
            None => self.bericht = Some((tekst, Rol::Laat)),
        }
        match (&mut self.wijzig, fault) {
            (Some(wijzig), Fault::Conflict { wie, .. }) => {
                wie.clone_into(&mut wijzig.wie);
                let (ticket, ask) = model.ask(Query::Dossier(wijzig.kaart));
                self.waits.dossier = Some(ticket);
                After::stay().and(ask)
            }
            _ => After::stay(),
        }
    }
}

impl Layer for IntakeVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.form)
    }

    fn takes_lines(&self) -> bool {
        self.form.takes_lines()
    }

    fn titel(&self) -> &'static str {
        "Intake"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.dicht() && action != Action::FormLeave {
            return After::stay();
        }
        self.bericht = None;
        if matches!(action, Action::RadarOpen | Action::RadarShow) {
            return self.radar(model, action);
        }
        if action == Action::FieldAsk {
            return self.naar_vraag();
        }
        match act(&mut self.form, action) {
            Some(Vraagt::Weg) => self.leave(model),
            Some(Vraagt::Bewaar) => self.save(model),
            _ => self.touched(model),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if self.dicht() {
            return After::stay();
        }
        self.bericht = None;
        if let Some(c) = key.text() {
            self.form.edit(Edit::Insert(c));
        }
        self.touched(model)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        if self.dicht() {
            return After::stay();
        }
        self.bericht = None;
        self.form.edit(Edit::Paste(text));
        self.touched(model)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        let own = [waits.bewaar, waits.dossier, waits.weg];
        own.contains(&Some(ticket))
            || self.concept == Concepts::Onderweg(ticket)
            || self.lijkt.awaits(ticket)
            || self.telt.awaits(ticket)
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
        match answer {
            Ok(Reply::Done(done)) => {
                self.concept = Concepts::Bewaard(done.moment);
                if self.verlaat && self.waits.weg == Some(ticket) {
                    Self::vertel(model, done.moment);
                    return After::close();
                }
                After::stay()
            }
            Ok(Reply::Data(data)) => match *data {
                Antwoord::Dossier(dossier) => {
                    self.waits.dossier = None;
                    self.take_dossier(model, &dossier)
                }
                Antwoord::Radar(treffers) => {
                    self.lijkt.take(treffers);
                    After::stay()
                }
                Antwoord::MatchProef(proef) => {
                    self.telt.take(proef);
                    After::stay()
                }
                _ => After::stay(),
            },
            Err(fault) => {
                self.verlaat = false;
                if self.waits.weg == Some(ticket) || self.concept == Concepts::Onderweg(ticket) {
                    self.concept = Concepts::Mislukt(fault.to_string());
                } else if self.waits.dossier == Some(ticket) {
                    model.tell_fault(&fault);
                    return After::close();
                }
                After::stay()
            }
        }
    }

    fn unsaved(&self) -> bool {
        matches!(self.concept, Concepts::Onderweg(_) | Concepts::Mislukt(_))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
