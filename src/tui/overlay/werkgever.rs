//! A werkgever on the phone: the leerbedrijf with its leerwerkplekken, or one of them to change;
//! kept as a draft while it is typed.

mod bewaar;
mod gegevens;
mod kladje;
mod view;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query, WerkgeverBeeld, Werkgeverrij};
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::form::Edit;
use crate::form::engine::FormState;
use crate::form::spec::FormSpec;
use crate::form::specs::werkgever::{LEERBEDRIJF, LEERWERKPLEK, WERKGEVER};
use crate::keymap::{Action, Context, Key};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::open::{self, Van};
use crate::tui::overlay::invul::{Vraagt, act, contexts};
use crate::tui::theme::Rol;

/// What the form makes or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waarvan {
    /// A leerbedrijf that is not known yet.
    Nieuw,
    /// What is known of a leerbedrijf.
    Bedrijf(LeerbedrijfId),
    /// One more leerwerkplek of a leerbedrijf.
    NieuwePlek(LeerbedrijfId),
    /// What is known of a leerwerkplek.
    Plek(LeerwerkplekId),
}

impl Waarvan {
    fn spec(self) -> &'static FormSpec {
        match self {
            Self::Nieuw => &WERKGEVER,
            Self::Bedrijf(_) => &LEERBEDRIJF,
            Self::NieuwePlek(_) | Self::Plek(_) => &LEERWERKPLEK,
        }
    }

    fn bedrijf(self) -> Option<LeerbedrijfId> {
        match self {
            Self::Nieuw | Self::Plek(_) => None,
            Self::Bedrijf(id) | Self::NieuwePlek(id) => Some(id),
        }
    }

    /// Whose data are asked.
    fn van(self) -> Option<Van> {
        match self {
            Self::Plek(id) => Some(Van::Plek(id)),
            _ => self.bedrijf().map(Van::Bedrijf),
        }
    }
}

/// Keys under which a draft keeps what it is about.
const VAN_BEDRIJF: &str = "_bedrijf";
const VAN_PLEK: &str = "_plek";

/// Where the draft is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Concepts {
    Leeg,
    Onderweg(Ticket),
    Bewaard(DateTime<Utc>),
    Mislukt(String),
}

/// The window.
pub struct WerkgeverVenster {
    form: FormState,
    waarvan: Waarvan,
    titel: String,
    nummer: u64,
    concept: Concepts,
    gestuurd: Option<BTreeMap<String, String>>,
    /// Filled with what is known when that arrives; a draft has its own text.
    vul: bool,
    versie: Option<Seq>,
    lijkt: Vec<Werkgeverrij>,
    gevraagd: (String, String, String),
    bericht: Option<(String, Rol)>,
    waits: Waits,
    verlaat: bool,
    /// The field to begin in, until what is known is there.
    op_veld: Option<&'static str>,
}

#[derive(Debug, Default)]
struct Waits {
    bewaar: Option<Ticket>,
    bekend: Option<Ticket>,
    weg: Option<Ticket>,
    lijkt: Option<Ticket>,
    keuzes: Option<Ticket>,
}

stil!(WerkgeverVenster);

impl WerkgeverVenster {
    /// The form, empty; [`Self::begin`] asks for what is known.
    pub fn open(model: &mut Model, waarvan: Waarvan) -> Self {
        let form = FormState::new(waarvan.spec(), model.plaatsen(), model.vandaag);
        let nummer = model.nieuw_concept();
        let vul = !matches!(waarvan, Waarvan::Nieuw | Waarvan::NieuwePlek(_));
        Self::met(form, nummer, waarvan, vul)
    }

    fn met(form: FormState, nummer: u64, waarvan: Waarvan, vul: bool) -> Self {
        let titel = match waarvan {
            Waarvan::Nieuw => "Werkgever".to_owned(),
            Waarvan::Bedrijf(_) => "Gegevens van het leerbedrijf".to_owned(),
            Waarvan::NieuwePlek(_) => "Nog een leerwerkplek".to_owned(),
            Waarvan::Plek(plek) => format!("Leerwerkplek {plek}"),
        };
        Self {
            form,
            waarvan,
            titel,
            nummer,
            concept: Concepts::Leeg,
            gestuurd: None,
            vul,
            versie: None,
            lijkt: Vec::new(),
            gevraagd: <(String, String, String)>::default(),
            bericht: None,
            waits: Waits::default(),
            verlaat: false,
            op_veld: None,
        }
    }

    /// The cursor goes to a field, as soon as what is known is there.
    #[must_use]
    pub fn op_veld(mut self, veld: &'static str) -> Self {
        self.op_veld = Some(veld);
        self
    }

    /// Asks what is known.
    pub fn begin(&mut self, model: &mut Model) -> After {
        match self.waarvan.van() {
            Some(van) => {
                let (ticket, ask) = model.ask(van.query());
                self.waits.bekend = Some(ticket);
                After::stay().and(ask)
            }
            None => After::stay(),
        }
    }

    /// Nothing can be typed while what is known is still being read, or while it is being saved.
    fn dicht(&self) -> bool {
        self.waits.bekend.is_some() || self.waits.bewaar.is_some()
    }

    /// After every key: what changed goes on its way as a draft, and who looks the same is asked.
    fn touched(&mut self, model: &mut Model) -> After {
        let mut after = After::stay();
        let velden = self.velden();
        let changed = self.gestuurd.as_ref() != Some(&velden);
        if changed && (self.telt() || self.gestuurd.is_some()) {
            let command = self.bewaar_concept(velden.clone());
            let (ticket, effect) = model.draft(format!("werkgever-{}", self.nummer), command);
            self.concept = Concepts::Onderweg(ticket);
            self.gestuurd = Some(velden);
            after = after.and(effect);
        }
        if self.waarvan == Waarvan::Nieuw {
            let answers = self.form.answers();
            let tekst = |key: &str| answers.get(key).trim().to_owned();
            let gevraagd = (tekst("naam"), tekst("plaats"), tekst("kvk"));
            if gevraagd != self.gevraagd {
                let (naam, plaats, kvk) = gevraagd.clone();
                self.gevraagd = gevraagd;
                let query = Query::WerkgeverLijkt { naam, plaats, kvk };
                let (ticket, effect) = model.ask_latest(query);
                self.waits.lijkt = Some(ticket);
                after = after.and(effect);
            }
        }
        after
    }

    fn neem_bekend(&mut self, model: &Model, beeld: &WerkgeverBeeld) -> bool {
        let answers = match self.waarvan {
            Waarvan::Nieuw => return true,
            Waarvan::Bedrijf(_) => {
                self.titel.clone_from(&beeld.bedrijf.naam);
                self.versie = beeld.versie;
                gegevens::bekend_bedrijf(&beeld.bedrijf)
            }
            Waarvan::NieuwePlek(_) => {
                self.titel = format!("Nog een leerwerkplek bij {}", beeld.bedrijf.naam);
                return true;
            }
            Waarvan::Plek(id) => {
                let Some(plek) = beeld.plekken.iter().find(|it| it.plek.id == id) else {
                    return false;
                };
                self.titel = format!("{id} bij {}", beeld.bedrijf.naam);
                self.versie = plek.versie;
                gegevens::bekend_plek(&plek.plek)
            }
        };
        if std::mem::take(&mut self.vul) {
            let spec = self.waarvan.spec();
            self.form = FormState::with_answers(spec, &answers, model.plaatsen(), model.vandaag);
            if let Some(veld) = self.op_veld.take() {
                self.form.go_to(veld);
            }
        }
        true
    }

    /// Takes the kwalificatie that was chosen from the list.
    pub fn zet_crebo(&mut self, model: &mut Model, crebo: Crebo) -> After {
        self.form.set("crebo", &crebo.to_string());
        self.form.go_to("crebo");
        self.touched(model)
    }

    fn ask_crebo(&mut self, model: &mut Model) -> After {
        if self.waarvan.spec().field("crebo").is_none() {
            return After::stay();
        }
        let (ticket, effect) = model.ask(Query::Kwalificaties);
        self.waits.keuzes = Some(ticket);
        After::stay().and(effect)
    }

    /// Opens who looks the same; the draft stays.
    fn naar_lijkt(&mut self, model: &mut Model) -> After {
        let Some(id) = self.lijkt.first().map(|it| it.id) else {
            let text = "Er lijkt nog geen leerbedrijf op wat hier staat.";
            self.bericht = Some((text.to_owned(), Rol::Zacht));
            return After::stay();
        };
        let after = self.leave(model);
        after.with(open::werkgever(model, Van::Bedrijf(id)))
    }
}

impl Layer for WerkgeverVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.form)
    }

    fn takes_lines(&self) -> bool {
        self.form.takes_lines()
    }

    fn titel(&self) -> &'static str {
        "Werkgever"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.dicht() && action != Action::FormLeave {
            return After::stay();
        }
        self.bericht = None;
        match action {
            Action::RadarOpen | Action::RadarShow => return self.naar_lijkt(model),
            Action::CreboFind => return self.ask_crebo(model),
            _ => {}
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
        let own = [
            waits.bewaar,
            waits.bekend,
            waits.weg,
            waits.lijkt,
            waits.keuzes,
        ];
        own.contains(&Some(ticket)) || self.concept == Concepts::Onderweg(ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        if self.waits.bewaar == Some(ticket) {
            self.waits.bewaar = None;
            match answer {
                Ok(Reply::Done(done)) => return self.saved(model, &done),
                Ok(Reply::Data(_)) => {}
                Err(fault) => self.refuse(&fault),
            }
            return After::stay();
        }
        let bekend = self.waits.bekend.take_if(|it| *it == ticket).is_some();
        match answer {
            Ok(Reply::Done(done)) => {
                self.concept = Concepts::Bewaard(done.moment);
                if self.verlaat && self.waits.weg == Some(ticket) {
                    Self::vertel(model, done.moment);
                    return After::close();
                }
            }
            Ok(Reply::Data(data)) => match *data {
                Antwoord::Werkgever(beeld) if bekend => {
                    let er_is = self.neem_bekend(model, &beeld);
                    if !er_is {
                        model.refuse("deze leerwerkplek is er niet meer");
                        return After::close();
                    }
                }
                Antwoord::Werkgevers(beeld) => self.lijkt = beeld.rijen,
                Antwoord::Kwalificaties(keuzes) => open::kies_crebo(model, &keuzes, None),
                _ => {}
            },
            Err(fault) => {
                self.verlaat = false;
                if self.waits.weg == Some(ticket) || self.concept == Concepts::Onderweg(ticket) {
                    self.concept = Concepts::Mislukt(fault.to_string());
                } else if bekend {
                    model.tell_fault(&fault);
                    return After::close();
                }
            }
        }
        After::stay()
    }

    fn unsaved(&self) -> bool {
        matches!(self.concept, Concepts::Onderweg(_) | Concepts::Mislukt(_))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
