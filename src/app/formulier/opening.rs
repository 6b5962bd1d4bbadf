//! A form as it opens: what was answered before, and what the dossier knows of the rest ("ask once").

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{alle_laatste, laatste};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::toestemming;
use crate::app::zicht::{Gezien, Zicht};
use crate::domain::formulier::{Formulier, Formuliersoort, Formulierstatus};
use crate::domain::id::KaartId;
use crate::domain::toestemming::Doel;
use crate::form::answers::Antwoord;
use crate::form::bron::{self, Recht, Stukken};
use crate::form::spec::{Asked, Field, FormSpec};
use crate::form::specs;

/// Who opens a form, and when.
#[derive(Debug, Clone, Copy)]
pub struct Wie<'a> {
    /// The day.
    pub vandaag: NaiveDate,
    /// Name of the coach.
    pub coach: &'a str,
}

/// A form as it opens.
#[derive(Debug)]
pub struct Opening {
    /// The form that counts now, with its version.
    pub oud: Option<Gezien<Formulier>>,
    /// The records that it is filled from.
    pub stukken: Stukken,
    /// Key of the field to its text; never the BSN. Empty where somebody took away on purpose what
    /// the dossier knows.
    pub velden: BTreeMap<String, String>,
    /// Key of the field to what the dossier says now.
    pub dossier: BTreeMap<String, String>,
}

impl Opening {
    /// The version to send along as `gezien`.
    pub fn gezien(&self) -> Option<Seq> {
        self.oud
            .as_ref()
            .map_or(Some(Seq(0)), |(versie, _)| *versie)
    }

    /// The text of a field, if the form opens with one.
    pub fn tekst(&self, key: &str) -> &str {
        self.velden.get(key).map_or("", String::as_str)
    }

    /// The text of a field as the form has it, if it was ever saved.
    pub fn bewaard(&self, key: &str) -> Option<&str> {
        let (_, formulier) = self.oud.as_ref()?;
        formulier.velden.get(key).map(String::as_str)
    }
}

/// The records that the forms of a card are filled from.
pub fn stukken(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
    wie: Wie<'_>,
) -> Result<Stukken, Fault> {
    let (kandidaat, traject, plek) = match kaart {
        KaartId::Traject(id) => {
            let (_, traject) = zicht.traject(id)?;
            let (_, kandidaat) = zicht.kandidaat(traject.kandidaat)?;
            let plek = zicht.plek_van(&traject)?;
            (Some(kandidaat), Some(traject), plek)
        }
        KaartId::Plek(id) => (None, None, Some(zicht.plek(id)?.1)),
    };
    let bedrijf = match &plek {
        Some(plek) => Some(zicht.bedrijf(plek.bedrijf)?.1),
        None => None,
    };
    let is_traject = traject.is_some();
    let mut stukken = Stukken::nieuw(kandidaat, traject, plek, bedrijf);
    wie.coach.clone_into(&mut stukken.coach);
    if let Some((_, Record::Regio(regio))) = zicht.get(Key::regio())? {
        stukken.verantwoordelijken = regio.verantwoordelijken;
    }
    if is_traject {
        let alle = toestemming::stand(zicht, kaart, wie.vandaag)?;
        let mbo = alle.into_iter().find(|(doel, _)| *doel == Doel::DelenMbo);
        stukken.delen_mbo = mbo.map(|(_, stand)| stand);
    }
    for formulier in alle_laatste(zicht, kaart)? {
        if formulier.soort != soort {
            let naam = formulier.soort.code().to_owned();
            stukken.formulieren.insert(naam, formulier.velden);
        }
    }
    Ok(stukken)
}

/// Opens a form of a card.
pub fn open(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
    wie: Wie<'_>,
) -> Result<Opening, Fault> {
    let spec = super::spec(soort)?;
    let oud = laatste(zicht, kaart, soort)?;
    let stukken = stukken(zicht, kaart, soort, wie)?;
    let formulier = oud.as_ref().map(|(_, formulier)| formulier);
    let mut velden = formulier.map_or_else(BTreeMap::new, |it| it.velden.clone());
    let mut dossier = BTreeMap::new();
    for field in spec.fields().filter(|field| !field.bron.is_empty()) {
        let Some(bekend) = bron::lees(field.bron, &stukken, wie.vandaag) else {
            continue;
        };
        if opent_met_dossier(field, formulier, &stukken, wie.vandaag) {
            velden.insert(field.key.to_owned(), bekend.clone());
        }
        dossier.insert(field.key.to_owned(), bekend);
    }
    Ok(Opening {
        oud,
        stukken,
        velden,
        dossier,
    })
}

/// Whether a field opens with what the dossier says, where it says something.
fn opent_met_dossier(
    field: &Field,
    formulier: Option<&Formulier>,
    stukken: &Stukken,
    vandaag: NaiveDate,
) -> bool {
    let recht = bron::recht(field.bron);
    if recht == Some(Recht::Apart) {
        return false;
    }
    let Some(formulier) = formulier else {
        return true;
    };
    let Some(tekst) = formulier.velden.get(field.key) else {
        return true;
    };
    match recht {
        Some(Recht::Leest) => true,
        Some(Recht::Schrijft) if formulier.status == Formulierstatus::Concept => {
            formulier.herkomst.contains_key(field.key)
                || dossier_is_nieuwer(field, tekst, stukken, vandaag)
        }
        _ => false,
    }
}

/// A value that was typed here went to the dossier when it was saved; what differs there now was
/// changed there later. What could not go there stays as it was typed.
fn dossier_is_nieuwer(field: &Field, tekst: &str, stukken: &Stukken, vandaag: NaiveDate) -> bool {
    if Antwoord::van(tekst).waarde().is_none() {
        return false;
    }
    let mut proef = stukken.clone();
    let gelukt = bron::schrijf(field.bron, &mut proef, tekst, vandaag).is_ok();
    gelukt && proef != *stukken
}

/// Whether the program fills a field in, and not a person.
pub fn van_programma(field: &Field) -> bool {
    field.asked == Asked::Vast || bron::recht(field.bron) == Some(Recht::Leest)
}

/// What the program works out from the answers, put among them.
pub fn vul_aan(spec: &'static FormSpec, velden: &mut BTreeMap<String, String>, vandaag: NaiveDate) {
    let answers = super::antwoorden(spec, velden, None);
    for field in spec.fields().filter(|field| field.asked == Asked::Vast) {
        if let Some(tekst) = specs::afgeleid(spec, field.key, &answers, vandaag) {
            velden.insert(field.key.to_owned(), tekst.to_owned());
        }
    }
}
