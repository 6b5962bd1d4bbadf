//! A werkgever on the phone: the leerbedrijf with its leerwerkplekken, or one of them to change;
//! kept as a draft while it is typed.

mod gegevens;
mod view;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, Concept};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Reply};
use crate::app::query::{Antwoord, Query, WerkgeverBeeld, Werkgeverrij};
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::id::{KaartId, LeerbedrijfId, LeerwerkplekId};
use crate::form::bevinding::Ernst;
use crate::form::engine::{Draft, FormState};
use crate::form::spec::FormSpec;
use crate::form::specs::werkgever::{LEERBEDRIJF, LEERWERKPLEK, WERKGEVER};
use crate::form::{Edit, Klacht};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::open::{self, Van};
use crate::tui::overlay::invul::{Vraagt, act, contexts, woorden};
use crate::tui::tab::Tab;
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

    /// A draft as it was left; none when it is not one of these forms.
    pub fn verder(model: &Model, concept: &Concept) -> Option<Self> {
        let id = |key: &str| concept.velden.get(key);
        let bedrijf = id(VAN_BEDRIJF).and_then(|it| it.parse().ok());
        let plek = id(VAN_PLEK).and_then(|it| it.parse().ok());
        let waarvan = match (concept.formulier.as_str(), bedrijf, plek) {
            ("werkgever", _, _) => Waarvan::Nieuw,
            ("leerbedrijf", Some(bedrijf), _) => Waarvan::Bedrijf(bedrijf),
            ("leerwerkplek", _, Some(plek)) => Waarvan::Plek(plek),
            ("leerwerkplek", Some(bedrijf), None) => Waarvan::NieuwePlek(bedrijf),
            _ => return None,
        };
        let spec = waarvan.spec();
        let draft = Draft::van_velden(spec, &concept.velden);
        let form = FormState::from_draft(spec, &draft, model.plaatsen(), model.vandaag);
        let mut it = Self::met(form, concept.nummer, waarvan, false);
        it.concept = Concepts::Bewaard(concept.moment);
        it.gestuurd = Some(it.velden());
        Some(it)
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

    fn velden(&self) -> BTreeMap<String, String> {
        let mut velden = self.form.to_draft().velden();
        if let Some(id) = self.waarvan.bedrijf() {
            velden.insert(VAN_BEDRIJF.to_owned(), id.to_string());
        }
        if let Waarvan::Plek(id) = self.waarvan {
            velden.insert(VAN_PLEK.to_owned(), id.to_string());
        }
        velden
    }

    fn telt(&self) -> bool {
        match self.waarvan {
            Waarvan::Nieuw | Waarvan::NieuwePlek(_) => !self.form.to_draft().is_empty(),
            Waarvan::Bedrijf(_) | Waarvan::Plek(_) => self.form.dirty(),
        }
    }

    fn bewaar_concept(&self, velden: BTreeMap<String, String>) -> Command {
        let spec = self.waarvan.spec();
        Command::BewaarConcept {
            concept: Concept {
                nummer: self.nummer,
                formulier: spec.name.to_owned(),
                versie: u32::from(spec.version),
                kaart: None,
                velden,
                moment: DateTime::default(),
            },
        }
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

    fn leave(&mut self, model: &mut Model) -> After {
        if !self.telt() {
            let after = After::close();
            let nummer = self.nummer;
            return match self.gestuurd {
                Some(_) => after.and(model.command(Command::WisConcept { nummer }).1),
                None => after,
            };
        }
        if let Concepts::Bewaard(moment) = self.concept {
            Self::vertel(model, moment);
            return After::close();
        }
        let (ticket, effect) = model.command(self.bewaar_concept(self.velden()));
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
        let spec = self.waarvan.spec();
        let fouten = (spec.toets)(&answers, model.vandaag).into_iter();
        let klachten: Vec<Klacht> = fouten
            .filter(|it| it.ernst == Ernst::Fout)
            .map(|it| Klacht {
                field: it.veld,
                tekst: it.tekst,
            })
            .collect();
        if !klachten.is_empty() {
            self.klachten(&klachten);
            return self.touched(model);
        }
        let concept = self.gestuurd.is_some().then_some(self.nummer);
        let plek = || gegevens::plek(spec, &answers, model.vandaag);
        let command = match self.waarvan {
            Waarvan::Nieuw => match gegevens::plekken(&answers, &model.plaatsen(), model.vandaag) {
                Ok(plekken) => Command::NieuwLeerbedrijf {
                    gegevens: gegevens::bedrijf(spec, &answers),
                    plekken,
                    concept,
                },
                Err(tekst) => {
                    self.klachten(&[Klacht {
                        field: "meer",
                        tekst,
                    }]);
                    return self.touched(model);
                }
            },
            Waarvan::Bedrijf(bedrijf) => Command::WijzigLeerbedrijf {
                bedrijf,
                gegevens: gegevens::bedrijf(spec, &answers),
                gezien: self.versie,
                concept,
            },
            Waarvan::NieuwePlek(bedrijf) => Command::NieuwePlek {
                bedrijf,
                gegevens: plek(),
                concept,
            },
            Waarvan::Plek(id) => Command::WijzigPlek {
                plek: id,
                gegevens: plek(),
                gezien: self.versie,
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

    fn saved(&self, model: &mut Model, done: &Done) -> After {
        model.tell_done(done);
        match (done.kaart, self.waarvan) {
            (Some(kaart), Waarvan::Nieuw) if model.tab == Tab::Bord && model.screens.is_empty() => {
                After::close().with(open::kaart_op_bord(model, kaart))
            }
            (Some(KaartId::Plek(kaart)), Waarvan::Nieuw) if model.tab == Tab::Werkgevers => {
                After::close().with(open::werkgever(model, Van::Plek(kaart)))
            }
            _ => After::close(),
        }
    }

    fn refuse(&mut self, fault: &Fault) {
        let tekst = woorden(fault);
        let spec = self.waarvan.spec();
        // The form calls some fields by another name than the command.
        let anders = |veld: &str| match (self.waarvan, veld) {
            (Waarvan::Bedrijf(_), _) => None,
            (_, "postcode") if spec.field("postcode").is_none() => spec.field("werkpostcode"),
            _ => None,
        };
        let veld = fault
            .veld()
            .and_then(|it| spec.field(it).or_else(|| anders(it)));
        match veld {
            Some(field) => self.klachten(&[Klacht {
                field: field.key,
                tekst,
            }]),
            None => self.bericht = Some((tekst, Rol::Laat)),
        }
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
