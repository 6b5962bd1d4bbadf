//! Which one it becomes: a coach, a kwalificatie, who judges.

use crate::app::query::LeerrouteBeeld;
use crate::app::store::Seq;
use crate::domain::coach::Coach;
use crate::domain::code::Crebo;
use crate::domain::id::KaartId;
use crate::domain::recht::{Actie, Gegeven, Oordeel, Vraag, mag};
use crate::tui::model::{Model, Oordeelaar};
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::keuze::{Keuze, KeuzeRegel, KeuzeVoor, Waarde};
use crate::tui::overlay::oordeel::{OordeelVenster, OordeelVoor};
use crate::tui::overlay::reden::{Reden, RedenVoor};

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
