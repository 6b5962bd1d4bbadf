//! The doors: every window and screen is opened here, so that board, dossier, search and palette
//! share them. Functions that a layer calls must not rely on that layer being in the model.

mod werkgever;

pub use werkgever::{
    Van, deelnemers, erkenningen, geef_crebo, kies_crebo, plek_veld, werkgever, werkgever_vorm,
    wg_stap,
};

use super::layer::After;
use super::model::{Model, Oordeelaar};
use super::msg::Effect;
use super::overlay::Overlay;
use super::overlay::antwoord::AntwoordVenster;
use super::overlay::bsn::BsnVenster;
use super::overlay::bulk::Bulk;
use super::overlay::concept::ConceptAanbod;
use super::overlay::contact::ContactVenster;
use super::overlay::document::DocumentVenster;
use super::overlay::dubbelen::Dubbelen;
use super::overlay::formulier::FormulierVenster;
use super::overlay::help::Help;
use super::overlay::intake::IntakeVenster;
use super::overlay::intrek::IntrekVenster;
use super::overlay::keuze::{Keuze, KeuzeRegel, KeuzeVoor, Waarde};
use super::overlay::oordeel::{OordeelVenster, OordeelVoor};
use super::overlay::overzicht::Overzicht;
use super::overlay::palette::Palette;
use super::overlay::poort::PoortVenster;
use super::overlay::reden::{Reden, RedenVoor};
use super::overlay::sluit::SluitVenster;
use super::overlay::stap::{Bij, StapVenster};
use super::overlay::taak::TaakVenster;
use super::overlay::verdeling::VerdelingVenster;
use super::overlay::voorstellen::VoorstellenVenster;
use super::overlay::wacht::Wacht;
use super::overlay::weergaven::Weergaven;
use super::overlay::werkgever::{Waarvan, WerkgeverVenster};
use super::overlay::zoek::Zoek;
use super::screen::Screen;
use super::screen::dossier::DossierScherm;
use super::screen::matching::Links;
use super::tab::Tab;
use crate::app::command::{Command, Concept};
use crate::app::query::{
    Dossier, KaartSoort, Kaartrij, LeerrouteBeeld, PoortBeeld, Query, StapRij, Voorproef,
};
use crate::app::store::Seq;
use crate::domain::coach::Coach;
use crate::domain::code::Crebo;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use crate::domain::leerroute::is_van_leerroute;
use crate::domain::matching::Vervolgvraag;
use crate::domain::nazorg::Nazorgmoment;
use crate::domain::recht::{Actie, Gegeven, Oordeel, Vraag, mag};
use crate::domain::stap::{Poortniveau, StapId};
use crate::domain::toestemming::Doel;
use crate::domain::waardelijst::AanHetWerk;
use crate::form::specs;
use crate::form::specs::intake::INTAKE;
use crate::form::specs::matchvraag::{Vraagplek, vraagplek};
use crate::form::specs::stap::Stapkeuze;
use crate::keymap::Action;

/// Whether an action can be done on this card, or why not.
pub fn can_card(action: Action, rij: &Kaartrij) -> Result<(), String> {
    let no = |text: &str| Err(text.to_owned());
    match action {
        Action::KaartAdvance if rij.gesloten => {
            no("dit traject is gesloten; open het eerst opnieuw door het terug te zetten")
        }
        Action::KaartBack if !rij.gesloten && rij.fase.vorige().is_none() => {
            no("deze kaart staat al in haar eerste fase")
        }
        Action::TrajectClose if rij.gesloten => no("deze kaart is al gesloten"),
        Action::TrajectHold if rij.soort == KaartSoort::Leerwerkplek => {
            no("een leerwerkplek kan niet wachten; zet een stap op gepland")
        }
        Action::DubbelenShow if rij.soort == KaartSoort::Leerwerkplek => {
            no("een leerwerkplek heeft geen kandidaat om op te lijken")
        }
        Action::KaartMatch if rij.gesloten => {
            no("deze kaart is gesloten; er valt niets meer te koppelen")
        }
        Action::ErkenningenShow | Action::DeelnemersAdd | Action::PlekConfirm
            if rij.soort != KaartSoort::Leerwerkplek =>
        {
            no("dit hoort bij een leerwerkplek; dit is de kaart van een kandidaat")
        }
        Action::PlekConfirm if rij.gesloten => no("deze leerwerkplek is gesloten"),
        _ => Ok(()),
    }
}

/// What concerns one card, on the board as in its dossier.
pub fn on_card(model: &mut Model, action: Action, rij: Option<&Kaartrij>) -> Vec<Effect> {
    let Some(rij) = rij else { return Vec::new() };
    match action {
        Action::KaartBack => {
            let voor = RedenVoor::Terug {
                kaart: rij.kaart,
                gezien: rij.versie,
            };
            model.open_overlay(Overlay::Reden(Reden::new(&rij.naam, voor)));
        }
        Action::NoteAdd => {
            let voor = RedenVoor::Notitie { kaart: rij.kaart };
            model.open_overlay(Overlay::Reden(Reden::new(&rij.naam, voor)));
        }
        Action::TrajectHold if rij.wacht => {
            return vec![model.send(Command::Hervat { kaart: rij.kaart })];
        }
        Action::TrajectHold => {
            model.open_overlay(Overlay::Wacht(Wacht::new(rij)));
        }
        Action::TrajectClose => {
            let venster = SluitVenster::new(model, rij);
            model.open_overlay(Overlay::Sluit(Box::new(venster)));
        }
        Action::ContactAdd => {
            let venster = ContactVenster::new(model, rij);
            model.open_overlay(Overlay::Contact(Box::new(venster)));
        }
        Action::KaartMatch => {
            let bij = Links::bij(rij.branche, rij.niveau);
            return matching(model, rij.kaart, &rij.naam, bij);
        }
        Action::KandidaatEdit => {
            if let KaartId::Plek(plek) = rij.kaart {
                return werkgever_vorm(model, Waarvan::Plek(plek));
            }
            return wijzig(model, rij);
        }
        Action::ErkenningenShow | Action::DeelnemersAdd | Action::PlekConfirm => {
            return van_plek(model, action, rij);
        }
        Action::DubbelenShow => {
            let (venster, effect) = Dubbelen::van_kaart(model, rij);
            model.open_overlay(Overlay::Dubbelen(venster));
            return vec![effect];
        }
        Action::Open => return dossier(model, rij.kaart, &rij.naam),
        _ => {}
    }
    Vec::new()
}

/// A new task about the card in hand, or about nothing.
pub fn taak(model: &mut Model) -> Vec<Effect> {
    let over = model.front().over_wie();
    let (venster, effect) = TaakVenster::open(model, over);
    model.open_overlay(Overlay::Taak(venster));
    vec![effect]
}

/// Saved views, and the dossiers that were opened last.
pub fn weergaven(model: &mut Model) -> Vec<Effect> {
    let (venster, effects) = Weergaven::open(model);
    model.open_overlay(Overlay::Weergaven(venster));
    effects
}

/// Opens the window that reads a file of others in.
pub fn importeer(model: &mut Model) -> Vec<Effect> {
    model.open_overlay(Overlay::Importeer(Box::default()));
    Vec::new()
}

/// What concerns a leerwerkplek and its leerbedrijf.
fn van_plek(model: &mut Model, action: Action, rij: &Kaartrij) -> Vec<Effect> {
    let KaartId::Plek(plek) = rij.kaart else {
        return Vec::new();
    };
    match action {
        Action::ErkenningenShow => erkenningen(model, Van::Plek(plek)),
        Action::DeelnemersAdd => {
            deelnemers(model, plek, &rij.naam);
            Vec::new()
        }
        _ => vec![model.send(Command::BevestigPlek { plek, op: None })],
    }
}

/// Goes to a card: on the board, or in the dossier when one lies over the board or another screen
/// is in front.
pub fn kaart(model: &mut Model, kaart: KaartId) -> Vec<Effect> {
    if model.tab != Tab::Bord {
        return dossier(model, kaart, "");
    }
    let mut effects = kaart_op_bord(model, kaart);
    if !model.screens.is_empty() {
        effects.extend(dossier(model, kaart, ""));
    }
    effects
}

/// Puts the cursor of the board on a card.
pub fn kaart_op_bord(model: &mut Model, kaart: KaartId) -> Vec<Effect> {
    let mut bord = std::mem::take(&mut model.bord);
    let effect = bord.go_card(model, kaart);
    model.bord = bord;
    vec![effect]
}

/// Requests of persons, with the day on which they must be answered.
pub fn verzoeken(model: &mut Model) -> Vec<Effect> {
    let titel = "Verzoeken van personen".to_owned();
    let (venster, effect) = Overzicht::vraag(model, titel, Query::Verzoeken);
    model.open_overlay(Overlay::Overzicht(venster));
    vec![effect]
}

/// How long data is kept, and of whom the term is over.
pub fn bewaartermijn(model: &mut Model) -> Vec<Effect> {
    let titel = "Bewaartermijnen".to_owned();
    let (venster, effect) = Overzicht::vraag(model, titel, Query::Bewaartermijn);
    model.open_overlay(Overlay::Overzicht(venster));
    vec![effect]
}

/// Asks why the dossier of a colleague is opened; once, however many questions were refused.
pub fn waarneming(model: &mut Model, kaart: KaartId, van: String) -> Vec<Effect> {
    let open =
        |it: &Overlay| matches!(it, Overlay::Reden(reden) if reden.waarneming() == Some(kaart));
    model.melding = None;
    if !model.overlays.iter().any(open) {
        let naam = model.front().kruimel();
        let voor = RedenVoor::Waarneming { kaart, van };
        model.open_overlay(Overlay::Reden(Reden::new(&naam, voor)));
    }
    Vec::new()
}

/// Opens the dossier of a card, in place of the one that is open.
pub fn dossier(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let mut scherm = DossierScherm::new(kaart, naam);
    let ask = scherm.reload(model);
    model.screens.clear();
    model.screens.push(Screen::Dossier(Box::new(scherm)));
    model.resolver.reset();
    model.touch();
    ask
}

/// The dossier of a card with the cursor on a step, for who comes because of that step.
pub fn dossier_op_stap(
    model: &mut Model,
    kaart: KaartId,
    naam: &str,
    stap: Option<StapId>,
) -> Vec<Effect> {
    let effects = dossier(model, kaart, naam);
    if let (Some(Screen::Dossier(scherm)), Some(stap)) = (model.screens.last_mut(), stap) {
        scherm.richt_op(stap);
    }
    effects
}

/// Asks whoever spoke with somebody in nazorg what the moment that is due wants to know.
pub fn nazorg_gesproken(
    model: &mut Model,
    (kaart, naam): (KaartId, &str),
    (moment, stap): (Nazorgmoment, StapId),
) {
    let regels = AanHetWerk::ALL.iter().map(|werk| KeuzeRegel {
        tekst: werk.label().to_owned(),
        bij: String::new(),
        waarde: Waarde::Werk(*werk),
    });
    let titel = format!("Nazorg {}: is {naam} aan het werk?", moment.label());
    let voor = KeuzeVoor::Nazorg { kaart, stap };
    model.open_overlay(Overlay::Keuze(Keuze::new(titel, regels.collect(), voor)));
}

/// The matching pane with a card in hand.
pub fn matching(model: &mut Model, kaart: KaartId, naam: &str, bij: String) -> Vec<Effect> {
    model.matching.met_kaart(kaart, naam, bij);
    super::update::to_tab(model, Tab::Matching)
}

/// The matching pane with a pair in hand.
pub fn matching_paar(
    model: &mut Model,
    (traject, plek): (TrajectId, LeerwerkplekId),
    naam: &str,
) -> Vec<Effect> {
    let kaart = KaartId::Traject(traject);
    model.matching.met_kaart(kaart, naam, String::new());
    model.matching.richt_op(KaartId::Plek(plek));
    super::update::to_tab(model, Tab::Matching)
}

/// The best division over all free places; `coach` for that coach's kandidaten only.
pub fn verdeling(model: &mut Model, coach: Option<CoachId>) -> Vec<Effect> {
    let (venster, effects) = VerdelingVenster::open(model, coach);
    model.open_overlay(Overlay::Verdeling(Box::new(venster)));
    effects
}

/// Goes to where a question of the matching is answered: the very field, wherever it stands.
pub fn vraag(model: &mut Model, vraag: &Vervolgvraag, naam: &str) -> Vec<Effect> {
    let kaart = vraag.kaart;
    model.tell(vraag.veld.zin());
    match (vraagplek(vraag.veld), kaart) {
        (Vraagplek::Intake(veld), _) => wijzig_veld(model, kaart, naam, veld),
        (Vraagplek::Formulier(soort, veld), _) => formulier(model, kaart, naam, soort, Some(veld)),
        (Vraagplek::Plek(veld), KaartId::Plek(plek)) => plek_veld(model, plek, veld),
        (Vraagplek::Erkenningen, KaartId::Plek(plek)) => erkenningen(model, Van::Plek(plek)),
        (Vraagplek::Venster(_), KaartId::Traject(_)) => antwoord(model, vraag, naam),
        (Vraagplek::Leerroute, _) => leerroute(model, kaart, naam),
        // A question is asked on the card it belongs to.
        (Vraagplek::Plek(_) | Vraagplek::Erkenningen | Vraagplek::Venster(_), _) => {
            dossier(model, kaart, naam)
        }
    }
}

/// One question about a pair: whether the kandidaat can do it, or how long the journey takes.
fn antwoord(model: &mut Model, vraag: &Vervolgvraag, naam: &str) -> Vec<Effect> {
    let Some((venster, effects)) = AntwoordVenster::open(model, vraag, naam) else {
        return dossier(model, vraag.kaart, naam);
    };
    model.open_overlay(Overlay::Antwoord(Box::new(venster)));
    effects
}

/// The voorstellen of a card.
pub fn voorstellen(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let (venster, effect) = VoorstellenVenster::open(model, kaart, naam);
    model.open_overlay(Overlay::Voorstellen(venster));
    vec![effect]
}

/// The documents of a card.
pub fn documenten(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let (venster, effect) = DocumentVenster::open(model, kaart, naam);
    model.open_overlay(Overlay::Document(Box::new(venster)));
    vec![effect]
}

/// The leerroute of a card: its dossier with that tab in front.
pub fn leerroute(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let mut scherm = DossierScherm::new(kaart, naam).op_leerroute();
    let ask = scherm.reload_all(model);
    model.screens.clear();
    model.screens.push(Screen::Dossier(Box::new(scherm)));
    model.resolver.reset();
    model.touch();
    ask
}

/// Which kwalificatie a traject gets; why is asked after it once PI-05 is done.
pub fn kwalificatie(model: &mut Model, naam: &str, beeld: &LeerrouteBeeld) {
    let regels = beeld.keuzes.iter().map(|it| {
        let past = format!("{}, {}", it.branche.label(), it.niveau.code());
        let mut bij = vec![it.let_op.clone().unwrap_or(past)];
        if it.vervalt > 0 {
            bij.push(format!("{} vervalt", it.vervalt));
        }
        KeuzeRegel {
            tekst: format!("{} {}", it.crebo, it.naam),
            bij: bij.join("; "),
            waarde: Waarde::Kwalificatie(it.crebo),
        }
    });
    let voor = KeuzeVoor::Kwalificatie {
        kaart: beeld.kaart,
        naam: naam.to_owned(),
        gezien: beeld.versie,
        reden: beeld.reden_nodig,
    };
    let titel = format!("Welke kwalificatie voor {naam}?");
    let keuze = Keuze::new(titel, regels.collect(), voor);
    model.open_overlay(Overlay::Keuze(keuze));
}

/// Why a traject gets another kwalificatie.
pub fn reden_kwalificatie(
    model: &mut Model,
    naam: &str,
    kaart: KaartId,
    crebo: Crebo,
    gezien: Seq,
) {
    let voor = RedenVoor::Kwalificatie {
        kaart,
        crebo,
        gezien,
    };
    model.open_overlay(Overlay::Reden(Reden::new(naam, voor)));
}

/// Who judges and when; `regels` are put with it.
pub fn oordeel(model: &mut Model, naam: &str, voorstel: &Oordeelaar, regels: OordeelVoor) {
    let venster = OordeelVenster::new(naam, voorstel, regels);
    model.open_overlay(Overlay::Oordeel(venster));
}

/// The card below or above one in the column of the board, with the cursor of the board moved to
/// it. A card that left the column has its successor under the cursor already.
pub fn buur(model: &mut Model, kaart: KaartId, down: bool) -> (Option<Kaartrij>, Vec<Effect>) {
    let mut bord = std::mem::take(&mut model.bord);
    let here = bord.in_hand().is_some_and(|rij| rij.kaart == kaart);
    let effects = if here || !down {
        bord.move_cursor(model, down)
    } else {
        Vec::new()
    };
    let rij = bord.in_hand().filter(|rij| rij.kaart != kaart).cloned();
    model.bord = bord;
    (rij, effects)
}

/// What holds a card that was asked to move on: nothing, so it moves, or something, so it says what.
pub fn poort(model: &mut Model, beeld: PoortBeeld) -> Vec<Effect> {
    if beeld.poort.is_open() {
        let command = Command::Verplaats {
            kaart: beeld.rij.kaart,
            motivering: None,
            gezien: Some(beeld.versie),
        };
        return vec![model.send(command)];
    }
    let mut venster = PoortVenster::new(model, beeld);
    let ask = venster.begin(model);
    model.open_overlay(Overlay::Poort(venster));
    vec![ask]
}

/// One step, to put it otherwise.
pub fn stap(model: &mut Model, bij: &Bij<'_>) -> Vec<Effect> {
    let mut venster = StapVenster::new(model, bij);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Stap(Box::new(venster)));
    after.effects
}

/// Asks why a card may pass open BLOCK steps.
pub fn motivering(model: &mut Model, beeld: &PoortBeeld) {
    let stappen = beeld
        .poort
        .van_niveau(Poortniveau::Block)
        .map(|it| it.stap)
        .collect();
    let voor = RedenVoor::Motivering {
        kaart: beeld.rij.kaart,
        gezien: beeld.versie,
        stappen,
    };
    model.open_overlay(Overlay::Reden(Reden::new(&beeld.rij.naam, voor)));
}

/// What a bulk move would do, before it is done.
pub fn bulk(model: &mut Model, kaarten: Vec<KaartId>, proef: Voorproef) -> Vec<Effect> {
    model.open_overlay(Overlay::Bulk(Bulk::new(kaarten.len(), proef)));
    Vec::new()
}

/// The coaches who can have cards, as rows to choose from.
fn met_dossiers(coaches: &[Coach]) -> Vec<KeuzeRegel> {
    let kan = |coach: &&Coach| {
        let recht = Vraag::eigen(Actie::Wijzigen, Gegeven::Kaart);
        let mag = coach.bevoegd().map(|wie| mag(wie, recht));
        mag == Some(Oordeel::Mag)
    };
    let regel = |coach: &Coach| KeuzeRegel {
        tekst: format!("{} ({})", coach.naam, coach.kort),
        bij: coach.organisatie.clone(),
        waarde: Waarde::Coach(coach.id),
    };
    coaches.iter().filter(kan).map(regel).collect()
}

/// To whom cards are given.
pub fn coaches(model: &mut Model, kaarten: Vec<KaartId>, coaches: &[Coach]) -> Vec<Effect> {
    let titel = match kaarten.len() {
        1 => "Aan wie geef je deze kaart?".to_owned(),
        n => format!("Aan wie geef je deze {n} kaarten?"),
    };
    let regels = met_dossiers(coaches);
    let keuze = Keuze::new(titel, regels, KeuzeVoor::Toewijzen(kaarten));
    model.open_overlay(Overlay::Keuze(keuze));
    Vec::new()
}

/// Who is asked to take a card over, or gets a task; of a card, what the other has to know is asked
/// after it.
pub fn draag_over(model: &mut Model, voor: KeuzeVoor, naam: &str, coaches: &[Coach]) {
    let titel = format!("Aan wie draag je {naam} over?");
    let ik = Waarde::Coach(model.coach);
    let mut regels = met_dossiers(coaches);
    regels.retain(|it| it.waarde != ik);
    let keuze = Keuze::new(titel, regels, voor);
    model.open_overlay(Overlay::Keuze(keuze));
}

/// Whether a step is worked on in the leerroute, because that has not what the step needs yet.
pub fn in_leerroute(dossier: &Dossier, stap: StapId) -> bool {
    let traject = dossier.traject.as_ref();
    is_van_leerroute(stap) && traject.is_none_or(|it| it.leerroute_laat(stap).is_err())
}

/// Does a step of a dossier that is here: in its form, in the leerroute, or in its own window.
/// `gezien` is the version of the card that was looked at.
pub fn doe_stap(
    model: &mut Model,
    dossier: &Dossier,
    (rij, gezien): (&StapRij, Seq),
    keuze: Stapkeuze,
) -> Vec<Effect> {
    let (kaart, naam) = (dossier.rij.kaart, dossier.rij.naam.as_str());
    let stap = rij.stap;
    let plek = dossier.plek.as_ref().filter(|_| rij.van_plek);
    let (kaart, gezien) = match plek {
        Some(plek) => (KaartId::Plek(plek.id), None),
        None => (kaart, Some(gezien)),
    };
    if keuze == Stapkeuze::Gedaan {
        if in_leerroute(dossier, stap) {
            return leerroute(model, dossier.rij.kaart, naam);
        }
        if let Some(soort) = Formuliersoort::van_stap(stap) {
            return formulier(model, kaart, naam, soort, None);
        }
        // What is missing is asked in the step itself, unless it needs a list to be made first.
        let erkend = dossier.bedrijf.as_ref();
        let erkend = erkend.is_some_and(|it| !it.erkenningen.is_empty());
        let elders = match stap.stap().code {
            "WG-02" | "WG-04" | "WG-05" => !erkend,
            code => code == "WG-10",
        };
        if elders && let Some(effects) = wg_stap(model, kaart, naam, stap) {
            return effects;
        }
    }
    let bij = Bij {
        kaart,
        naam,
        rij,
        gezien,
        dossier: Some(dossier),
        keuze,
        meteen: true,
    };
    self::stap(model, &bij)
}

/// The toestemming of a card: its dossier with that tab in front.
pub fn toestemming(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let mut scherm = DossierScherm::new(kaart, naam).op_formulieren();
    let ask = scherm.reload_all(model);
    model.screens.clear();
    model.screens.push(Screen::Dossier(Box::new(scherm)));
    model.resolver.reset();
    model.touch();
    ask
}

/// The next or the previous card of the werkvoorraad, with the cursor of the list moved to it.
pub fn buur_in_voorraad(
    model: &mut Model,
    kaart: KaartId,
    down: bool,
) -> (Option<Kaartrij>, Vec<Effect>) {
    let mut scherm = std::mem::take(&mut model.voorraad);
    let (rij, effect) = scherm.buur(model, kaart, down);
    model.voorraad = scherm;
    (rij, effect.into_iter().collect())
}

/// The keys of the place in front.
pub fn help(model: &mut Model) -> Vec<Effect> {
    let help = Help::new(model);
    model.open_overlay(Overlay::Help(help));
    Vec::new()
}

/// Every action by name.
pub fn palette(model: &mut Model) -> Vec<Effect> {
    let palette = Palette::new(model);
    model.open_overlay(Overlay::Palette(palette));
    Vec::new()
}

/// Search over everything.
pub fn zoek(model: &mut Model) -> Vec<Effect> {
    model.open_overlay(Overlay::Zoek(Zoek::default()));
    Vec::new()
}

/// Drafts that were found at start.
pub fn concepten(model: &mut Model, concepten: &[Concept]) {
    if !concepten.is_empty() {
        model.open_overlay(Overlay::Concept(ConceptAanbod::new(concepten.to_vec())));
    }
}

/// A form of a card, with the cursor in a field when one is named.
pub fn formulier(
    model: &mut Model,
    kaart: KaartId,
    naam: &str,
    soort: Formuliersoort,
    veld: Option<&'static str>,
) -> Vec<Effect> {
    let Some(spec) = specs::by_name(soort.code()) else {
        model.refuse(format!("deze versie kent het {} niet", soort.label()));
        return Vec::new();
    };
    let mut venster = FormulierVenster::open(model, kaart, naam, spec, (soort, veld));
    let effects = venster.begin(model);
    model.open_overlay(Overlay::Formulier(Box::new(venster)));
    effects
}

/// A form of a card, with the cursor in the field of this key.
pub fn formulier_bij(
    model: &mut Model,
    (kaart, naam): (KaartId, &str),
    soort: Formuliersoort,
    veld: &str,
) -> Vec<Effect> {
    let spec = specs::by_name(soort.code());
    let veld = spec.and_then(|it| it.field(veld)).map(|it| it.key);
    formulier(model, kaart, naam, soort, veld)
}

/// Withdraws the toestemming for a doel.
pub fn intrek(model: &mut Model, kaart: KaartId, naam: &str, doel: Doel) {
    let venster = IntrekVenster::new(model, kaart, naam, doel);
    model.open_overlay(Overlay::Intrek(Box::new(venster)));
}

/// The BSN of a kandidaat: to write it down, or to look at it with a reason.
pub fn bsn(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let (venster, effect) = BsnVenster::open(model, kaart, naam);
    model.open_overlay(Overlay::Bsn(Box::new(venster)));
    vec![effect]
}

/// Goes on with a draft.
pub fn concept(model: &mut Model, concept: &Concept) -> Vec<Effect> {
    let soort = Formuliersoort::van_code(&concept.formulier);
    if let (Some(soort), Some(kaart)) = (soort, concept.kaart)
        && let Some(spec) = specs::by_name(soort.code())
    {
        let mut venster = FormulierVenster::verder(model, kaart, spec, soort, concept);
        let effects = venster.begin(model);
        model.open_overlay(Overlay::Formulier(Box::new(venster)));
        return effects;
    }
    if let Some(mut venster) = WerkgeverVenster::verder(model, concept) {
        let after = venster.begin(model);
        model.open_overlay(Overlay::Werkgever(Box::new(venster)));
        return after.effects;
    }
    if concept.formulier != INTAKE.name {
        model.refuse(format!(
            "deze versie kent het formulier '{}' niet; het concept blijft bewaard",
            concept.formulier
        ));
        return Vec::new();
    }
    let mut venster = IntakeVenster::verder(model, concept);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    after.effects
}

/// A new intake, from anywhere.
pub fn intake(model: &mut Model) -> Vec<Effect> {
    let mut venster = IntakeVenster::nieuw(model);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    after.effects
}

/// What is known of the kandidaat of a card, to change it.
pub fn wijzig(model: &mut Model, rij: &Kaartrij) -> Vec<Effect> {
    let (ticket, effect) = model.ask(Query::Dossier(rij.kaart));
    let venster = IntakeVenster::wijzig(model, rij.kaart, &rij.naam, ticket);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    vec![effect]
}

/// The same, with the cursor in a field.
pub fn wijzig_veld(
    model: &mut Model,
    kaart: KaartId,
    naam: &str,
    veld: &'static str,
) -> Vec<Effect> {
    let (ticket, effect) = model.ask(Query::Dossier(kaart));
    let venster = IntakeVenster::wijzig(model, kaart, naam, ticket).op_veld(veld);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    vec![effect]
}

/// The drafts that wait, because the coach asks.
pub fn vraag_concepten(model: &mut Model) -> Vec<Effect> {
    let (ticket, effect) = model.ask(Query::Concepten);
    model.concepten_ticket = Some((ticket, true));
    vec![effect]
}

/// Lets the intake that lies below the window in front do something; nothing when there is none.
pub fn met_intake(
    model: &mut Model,
    doe: impl FnOnce(&mut IntakeVenster, &mut Model) -> After,
) -> Vec<Effect> {
    let at = model
        .overlays
        .iter()
        .rposition(|it| matches!(it, Overlay::Intake(_)));
    let Some(at) = at else { return Vec::new() };
    let Overlay::Intake(mut venster) = model.overlays.remove(at) else {
        return Vec::new();
    };
    let after = doe(&mut venster, model);
    if !after.closes {
        let at = at.min(model.overlays.len());
        model.overlays.insert(at, Overlay::Intake(venster));
    }
    model.touch();
    after.effects
}
