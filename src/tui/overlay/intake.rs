//! The intake of a first call, and the same form to change what is known of a kandidaat.
//!
//! Every keystroke goes out as a draft; the head of the window says that it is kept only after the
//! store said so. Esc leaves the draft where it is.

mod gegevens;

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::invul::{self, Vraagt};
use crate::app::command::{Command, Concept};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Dossier, Kaartrij, Query, Treffers};
use crate::app::store::Seq;
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::tekst::vouw;
use crate::form::engine::FormState;
use crate::form::specs::intake::{INTAKE, parse, startkwalificatie_regel};
use crate::form::{Answers, Draft, Edit, Klacht};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{put, wrap};
use crate::tui::widget::veld::{self, Vorm};

/// Two fields beside each other, so that the whole call fits 80x24.
const VORM: Vorm = Vorm {
    kolommen: 2,
    keuze_regels: 4,
};

/// What the form is for.
#[derive(Debug)]
enum Doel {
    /// Somebody who is not known yet.
    Nieuw,
    /// Somebody whose dossier is still on its way.
    Laden(Ticket),
    /// Somebody who is known, as seen at a version.
    Wijzig {
        kandidaat: KandidaatId,
        gezien: Seq,
        /// What the form has no field for and must not lose.
        rest: gegevens::Rest,
    },
}

/// How far the draft is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bewaard {
    /// Nothing was typed.
    Niets,
    /// On its way.
    Bezig(Ticket),
    /// The store has it.
    Ja,
    /// The store refused it.
    Nee,
}

/// The window.
pub struct IntakeVenster {
    form: FormState,
    doel: Doel,
    titel: String,
    kaart: Option<KaartId>,
    /// Number of the draft.
    concept: u64,
    bewaard: Bewaard,
    /// The draft as it was last sent, so that a key that changes nothing sends nothing.
    verstuurd: BTreeMap<String, String>,
    ticket: Option<Ticket>,
    bericht: Option<(String, Rol)>,
    dubbel: Dubbel,
}

stil!(IntakeVenster);

/// Whether somebody of this name is there already.
#[derive(Debug, Default)]
struct Dubbel {
    /// The name that was asked, folded.
    gevraagd: String,
    ticket: Option<Ticket>,
    /// What to say of the one that was found.
    regel: Option<String>,
}

impl IntakeVenster {
    fn met(model: &mut Model, form: FormState, doel: Doel, titel: String) -> Self {
        Self {
            form,
            doel,
            titel,
            kaart: None,
            concept: model.nieuw_concept(),
            bewaard: Bewaard::Niets,
            verstuurd: BTreeMap::new(),
            ticket: None,
            bericht: None,
            dubbel: Dubbel::default(),
        }
    }

    /// An empty intake.
    pub fn nieuw(model: &mut Model) -> Self {
        let form = FormState::new(&INTAKE, model.plaatsen(), model.vandaag);
        Self::met(model, form, Doel::Nieuw, "Intake".to_owned())
    }

    /// The same form for a kandidaat who is known; the ticket is that of the dossier that was asked.
    pub fn wijzig(model: &mut Model, rij: &Kaartrij, ticket: Ticket) -> Self {
        let form = FormState::new(&INTAKE, model.plaatsen(), model.vandaag);
        let titel = format!("Gegevens van {}", rij.naam);
        let mut venster = Self::met(model, form, Doel::Laden(ticket), titel);
        venster.kaart = Some(rij.kaart);
        venster
    }

    /// A draft, exactly as it was left.
    pub fn verder(model: &mut Model, concept: &Concept) -> Self {
        let draft = Draft::van_velden(&INTAKE, &concept.velden);
        let form = FormState::from_draft(&INTAKE, &draft, model.plaatsen(), model.vandaag);
        let mut venster = Self::met(model, form, Doel::Nieuw, "Intake".to_owned());
        venster.concept = concept.nummer;
        venster.kaart = concept.kaart;
        venster.verstuurd.clone_from(&concept.velden);
        venster.bewaard = Bewaard::Ja;
        venster
    }

    /// Asks what a draft of a kandidaat who is known needs beside what was typed.
    pub fn begin(&mut self, model: &mut Model) -> After {
        let (Some(kaart), Doel::Nieuw) = (self.kaart, &self.doel) else {
            return After::stay();
        };
        let (ticket, effect) = model.ask(Query::Dossier(kaart));
        self.doel = Doel::Laden(ticket);
        After::stay().and(effect)
    }

    fn laad(&mut self, model: &Model, dossier: &Dossier) {
        let Some((gezien, kandidaat)) = &dossier.kandidaat else {
            return;
        };
        let rest = gegevens::rest(kandidaat);
        // A draft keeps what was typed in it; only an untouched form takes what is known.
        if self.verstuurd.is_empty() {
            let answers = gegevens::van_dossier(kandidaat, dossier.traject.as_ref());
            self.form = FormState::with_answers(&INTAKE, &answers, model.plaatsen(), model.vandaag);
        }
        self.titel = format!("Gegevens van {}", dossier.rij.naam);
        self.doel = Doel::Wijzig {
            kandidaat: kandidaat.id,
            gezien: *gezien,
            rest,
        };
    }

    /// Sends the draft if it is another than the one that was sent, and asks for a double.
    fn getypt(&mut self, model: &mut Model) -> After {
        self.bericht = None;
        let mut after = After::stay();
        if let Some(effect) = self.zoek_dubbel(model) {
            after = after.and(effect);
        }
        let draft = self.form.to_draft();
        let velden = draft.velden();
        if velden == self.verstuurd || (draft.is_empty() && self.verstuurd.is_empty()) {
            return after;
        }
        self.verstuurd.clone_from(&velden);
        let concept = Concept {
            nummer: self.concept,
            formulier: INTAKE.name.to_owned(),
            versie: u32::from(INTAKE.version),
            kaart: self.kaart,
            velden,
            moment: model.nu,
        };
        let sleutel = format!("concept-{}", self.concept);
        let (ticket, effect) = model.draft(sleutel, Command::BewaarConcept { concept });
        self.bewaard = Bewaard::Bezig(ticket);
        after.and(effect)
    }

    fn zoek_dubbel(&mut self, model: &mut Model) -> Option<crate::tui::msg::Effect> {
        if !matches!(self.doel, Doel::Nieuw) {
            return None;
        }
        let naam = vouw(self.form.answers().get("naam"));
        if naam == self.dubbel.gevraagd {
            return None;
        }
        self.dubbel.gevraagd.clone_from(&naam);
        self.dubbel.regel = None;
        self.dubbel.ticket = None;
        if naam.split_whitespace().count() < 2 || naam.chars().count() < 5 {
            return None;
        }
        let (ticket, effect) = model.ask_latest(Query::Zoek {
            tekst: naam,
            aantal: 5,
        });
        self.dubbel.ticket = Some(ticket);
        Some(effect)
    }

    fn gevonden(&mut self, treffers: &Treffers) {
        let gevraagd: Vec<&str> = self.dubbel.gevraagd.split_whitespace().collect();
        let zelfde = treffers.rijen.iter().find(|treffer| {
            let naam = vouw(&treffer.tekst);
            !treffer.notitie
                && gevraagd
                    .iter()
                    .all(|woord| naam.split_whitespace().any(|ander| ander == *woord))
        });
        self.dubbel.regel = zelfde.map(|treffer| {
            let rij = &treffer.rij;
            let waar = if rij.gesloten {
                "gesloten".to_owned()
            } else {
                rij.fase.label().to_owned()
            };
            format!(
                "lijkt op {} ({}, {waar}, coach {}): vraag of dit dezelfde is",
                treffer.tekst, rij.kaart, rij.coach_kort
            )
        });
    }

    fn save(&mut self, model: &mut Model) -> After {
        if self.ticket.is_some() || matches!(self.doel, Doel::Laden(_)) {
            return After::stay();
        }
        let Ok(answers) = self.form.submit() else {
            return After::stay();
        };
        let command = match self.command(&answers, model) {
            Ok(command) => command,
            Err(klachten) => {
                self.form.refuse(&klachten);
                return After::stay();
            }
        };
        let (ticket, effect) = model.command(command);
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    fn command(&self, answers: &Answers, model: &Model) -> Result<Command, Vec<Klacht>> {
        let intake = parse(answers, model.vandaag)?;
        let concept = Some(self.concept);
        Ok(match &self.doel {
            Doel::Wijzig {
                kandidaat,
                gezien,
                rest,
            } => Command::WijzigKandidaat {
                kandidaat: *kandidaat,
                gegevens: gegevens::van_intake(answers, intake, Some(rest)),
                gezien: Some(*gezien),
                concept,
            },
            Doel::Nieuw | Doel::Laden(_) => Command::NieuweKandidaat {
                gegevens: gegevens::van_intake(answers, intake, None),
                concept,
            },
        })
    }

    /// Leaves; the draft stays unless there is nothing in it.
    fn weg(&mut self, model: &mut Model) -> After {
        let after = self.getypt(model);
        let leeg = self.form.to_draft().is_empty() || !self.form.dirty();
        if self.verstuurd.is_empty() {
            return After::close().with(after.effects);
        }
        if leeg {
            let wis = model.send(Command::WisConcept {
                nummer: self.concept,
            });
            return After::close().with(after.effects).and(wis);
        }
        let toets = model.key(stack::BORD, Action::ConceptenShow);
        model.tell(format!("concept bewaard; verder gaan met {toets}"));
        After::close().with(after.effects)
    }

    fn staat(&self, model: &Model) -> String {
        match self.bewaard {
            Bewaard::Niets => String::new(),
            Bewaard::Bezig(_) => "concept bewaren".to_owned() + model.theme.tekens().weg,
            Bewaard::Ja => format!("concept bewaard {}", model.klok(model.nu)),
            Bewaard::Nee => "concept NIET bewaard".to_owned(),
        }
    }

    /// Lines below the fields: what the form makes of the answers, a double, what is wrong.
    fn regels(&self, breed: u16) -> Vec<(String, Rol)> {
        let breed = usize::from(breed);
        let start = startkwalificatie_regel(&self.form.answers());
        let mut regels = vec![(format!("Startkwalificatie {start}"), Rol::Zacht)];
        if let Some(dubbel) = &self.dubbel.regel {
            regels.push((format!("! {dubbel}"), Rol::LetOp));
        }
        regels.extend(self.bericht.clone());
        let langs = |(tekst, rol): (String, Rol)| {
            let stukken = wrap(&tekst, breed);
            stukken.into_iter().map(move |stuk| (stuk, rol))
        };
        regels.into_iter().flat_map(langs).collect()
    }
}

impl Layer for IntakeVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::FORMULIER
    }

    fn titel(&self) -> &'static str {
        "Intake"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        match invul::act(&mut self.form, action) {
            Some(Vraagt::Bewaar) => {
                let draft = self.getypt(model);
                let save = self.save(model);
                save.with(draft.effects)
            }
            Some(Vraagt::Weg) => self.weg(model),
            Some(Vraagt::Niets) => self.getypt(model),
            None => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if let Some(letter) = key.text() {
            self.form.edit(Edit::Insert(letter));
        }
        self.getypt(model)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        self.form.edit(Edit::Paste(text));
        self.getypt(model)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
            || self.dubbel.ticket == Some(ticket)
            || self.bewaard == Bewaard::Bezig(ticket)
            || matches!(self.doel, Doel::Laden(laden) if laden == ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        if self.bewaard == Bewaard::Bezig(ticket) {
            self.bewaard = Bewaard::Ja;
            if let Err(fault) = answer {
                self.bewaard = Bewaard::Nee;
                self.bericht = Some((invul::woorden(&fault), Rol::Laat));
                // What was not kept is sent again with the next key.
                self.verstuurd.clear();
            }
            return After::stay();
        }
        if self.dubbel.ticket.take_if(|it| *it == ticket).is_some() {
            if let Ok(Reply::Data(data)) = &answer
                && let Antwoord::Treffers(treffers) = data.as_ref()
            {
                self.gevonden(treffers);
            }
            return After::stay();
        }
        if self.ticket.take_if(|it| *it == ticket).is_some() {
            return self.opgeslagen(model, answer);
        }
        match answer {
            Ok(Reply::Data(data)) => {
                if let Antwoord::Dossier(dossier) = data.as_ref() {
                    self.laad(model, dossier);
                }
                After::stay()
            }
            Ok(Reply::Done(_)) => After::stay(),
            Err(fault) => {
                model.tell_fault(&fault);
                After::close()
            }
        }
    }

    fn unsaved(&self) -> bool {
        matches!(self.bewaard, Bewaard::Bezig(_) | Bewaard::Nee)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let wide = area.width.min(100);
        let inside = wide.saturating_sub(4);
        let regels = self.regels(inside);
        let onder = u16::try_from(regels.len()).unwrap_or(0);
        let want = veld::hoogte(&self.form, VORM, inside).saturating_add(onder);
        let voet = format!(
            "{} bewaar  {} veld  {} laat staan",
            model.key(stack::FORMULIER, Action::FormSave),
            model.key(stack::FORMULIER, Action::FieldGoto),
            model.key(stack::FORMULIER, Action::FormLeave),
        );
        let staat = self.staat(model);
        let titel = if staat.is_empty() {
            self.titel.clone()
        } else {
            format!("{} {} {staat}", self.titel, model.theme.tekens().punt)
        };
        // The window keeps its height while choices come and go, so that nothing jumps.
        let place = midden(area, wide, want.saturating_add(2).max(20));
        let inner = doos(model.theme, place, buf, &titel, &voet);
        if matches!(self.doel, Doel::Laden(_)) {
            put(
                buf,
                inner,
                0,
                0,
                "Even geduld",
                model.theme.style(Rol::Zacht),
            );
            return None;
        }
        let low = onder.min(inner.height / 2);
        let body = Rect {
            height: inner.height - low,
            ..inner
        };
        for (y, (tekst, rol)) in (body.height..inner.height).zip(&regels) {
            put(buf, inner, 0, y, tekst, model.theme.style(*rol));
        }
        veld::draw(model.theme, &self.form, VORM, body, buf)
    }
}

impl IntakeVenster {
    fn opgeslagen(&mut self, model: &mut Model, answer: Result<Reply, Fault>) -> After {
        match answer {
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                let naar = done.kaart.map(|kaart| {
                    let mut bord = std::mem::take(&mut model.bord);
                    let effect = bord.go_card(model, kaart);
                    model.bord = bord;
                    effect
                });
                After::close().with(naar)
            }
            Ok(Reply::Data(_)) => After::stay(),
            Err(fault) => {
                let veld = fault.veld().map(gegevens::veld_van);
                let field = veld.and_then(|veld| INTAKE.field(veld));
                let tekst = invul::woorden(&fault);
                match field {
                    Some(field) => {
                        self.form.refuse(&[Klacht {
                            field: field.key,
                            tekst,
                        }]);
                    }
                    None => self.bericht = Some((tekst, Rol::Laat)),
                }
                After::stay()
            }
        }
    }
}
