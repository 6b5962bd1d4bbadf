//! Steps and the poort: what holds a card, and what is asked to pass.

use super::{formulier, leerroute, wg_stap};
use crate::app::command::Command;
use crate::app::query::{Dossier, PoortBeeld, StapRij, Voorproef};
use crate::app::store::Seq;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::domain::leerroute::is_van_leerroute;
use crate::domain::nazorg::Nazorgmoment;
use crate::domain::stap::{Poortniveau, StapId};
use crate::domain::waardelijst::AanHetWerk;
use crate::form::specs::stap::Stapkeuze;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::bulk::Bulk;
use crate::tui::overlay::keuze::{Keuze, KeuzeRegel, KeuzeVoor, Waarde};
use crate::tui::overlay::poort::PoortVenster;
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::overlay::stap::{Bij, StapVenster};

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

/// One step, to put it otherwise.
pub fn stap(model: &mut Model, bij: &Bij<'_>) -> Vec<Effect> {
    let mut venster = StapVenster::new(model, bij);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Stap(Box::new(venster)));
    after.effects
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
