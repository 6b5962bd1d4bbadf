//! What a document still lacks, each with the place where it is filled in.

use serde::{Deserialize, Serialize};
use std::fmt;

use super::overeenkomst;
use crate::document::stof::{Papier, Stof};
use crate::domain::betrokkene::Rol;
use crate::domain::document::Documentsoort;
use crate::domain::formulier::Formuliersoort;
use crate::domain::stap::StapId;
use crate::domain::waardelijst::WerkprocesStatus;
use crate::form::answers::Antwoord;
use crate::form::check;
use crate::form::spec::{Asked, Kind};

/// Something a document lacks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gat {
    /// The form in which it is filled in.
    pub formulier: Option<Formuliersoort>,
    /// The field of that form.
    pub veld: Option<String>,
    /// The step with which it is filled in.
    pub stap: Option<StapId>,
    /// What is missing, without a value: "Uren per week: nog leeg".
    pub tekst: String,
}

impl fmt::Debug for Gat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gat")
    }
}

impl Gat {
    fn stap(code: &str, tekst: &str) -> Self {
        Self {
            formulier: None,
            veld: None,
            stap: StapId::code(code),
            tekst: tekst.to_owned(),
        }
    }

    fn veld(soort: Formuliersoort, key: &str, tekst: String) -> Self {
        Self {
            formulier: Some(soort),
            veld: Some(key.to_owned()),
            stap: None,
            tekst,
        }
    }
}

/// What a document lacks, in the order in which it is read.
pub fn gaten(soort: Documentsoort, stof: &Stof) -> Vec<Gat> {
    if let Some(formulier) = soort.formulier() {
        return stof
            .papier(formulier)
            .map_or_else(Vec::new, |papier| van_formulier(stof, papier));
    }
    let mut gaten = Vec::new();
    match soort {
        Documentsoort::Begeleiding => route(stof, &mut gaten),
        Documentsoort::Pok => {
            partijen(stof, &mut gaten);
            plek(stof, &mut gaten);
            route(stof, &mut gaten);
            uren(stof, &mut gaten);
        }
        Documentsoort::Ook => {
            partijen(stof, &mut gaten);
            route(stof, &mut gaten);
            veld(stof, Formuliersoort::Registratie, "leertraject", &mut gaten);
        }
        Documentsoort::Praktijkverklaring => verklaring(stof, &mut gaten),
        Documentsoort::Overdracht => {
            let kandidaat = stof.kandidaat.as_ref();
            if kandidaat.is_some_and(|it| it.telefoon.is_none() && it.email.is_none()) {
                gaten.push(Gat::stap(
                    "WK-01",
                    "Telefoon of e-mail van de kandidaat: nog leeg",
                ));
            }
        }
        _ => {}
    }
    gaten
}

/// The fields of a form that must be filled in and are not, and those that nobody knows.
fn van_formulier(stof: &Stof, papier: &Papier) -> Vec<Gat> {
    let mut gaten = Vec::new();
    for field in papier.spec.fields() {
        let answers = &papier.answers;
        let eigen = field.asked != Asked::Vast;
        if !eigen || !check::asked(papier.spec, field, answers, stof.vandaag) {
            continue;
        }
        let verplicht = check::required(papier.spec, field, answers, stof.vandaag);
        let antwoord = if matches!(field.kind, Kind::Bsn) {
            stof.bsn.as_deref().map_or(Antwoord::Leeg, Antwoord::Waarde)
        } else {
            answers.antwoord(field.key)
        };
        let label = field.label.trim();
        let tekst = match antwoord {
            Antwoord::Leeg if verplicht => format!("{label}: nog leeg"),
            Antwoord::Leeg => match field.voor {
                Some(stap) => format!("{label}: nodig v\u{f3}\u{f3}r {stap}"),
                None => continue,
            },
            Antwoord::Onbekend => format!("{label}: onbekend"),
            Antwoord::WilNiet if verplicht => format!("{label}: wil niet zeggen"),
            Antwoord::WilNiet => continue,
            Antwoord::Waarde(_) => {
                let fout = check::check_field(papier.spec, field, answers, stof.vandaag);
                match fout {
                    Some(_) if !matches!(field.kind, Kind::Bsn) => {
                        format!("{label}: klopt nog niet")
                    }
                    _ => continue,
                }
            }
        };
        gaten.push(Gat::veld(papier.soort, field.key, tekst));
    }
    gaten
}

fn veld(stof: &Stof, soort: Formuliersoort, key: &str, gaten: &mut Vec<Gat>) {
    if stof.veld(soort, key).is_empty() {
        let label = stof
            .papier(soort)
            .and_then(|papier| papier.spec.field(key))
            .map_or(key, |field| field.label.trim());
        gaten.push(Gat::veld(soort, key, format!("{label}: nog leeg")));
    }
}

fn partijen(stof: &Stof, gaten: &mut Vec<Gat>) {
    if stof
        .kandidaat
        .as_ref()
        .is_some_and(|it| it.geboren.is_none())
    {
        gaten.push(Gat::veld(
            Formuliersoort::Registratie,
            "geboortedatum",
            "Geboortedatum: nog leeg".to_owned(),
        ));
    }
    if overeenkomst::mbo(stof).is_empty() {
        gaten.push(Gat::veld(
            Formuliersoort::Registratie,
            "mbo_instelling",
            "Mbo-instelling: nog leeg".to_owned(),
        ));
    }
}

fn plek(stof: &Stof, gaten: &mut Vec<Gat>) {
    if stof.bedrijf.is_none() {
        gaten.push(Gat::stap("BM-03", "Leerbedrijf: nog geen match"));
        return;
    }
    if super::dossier::met_rol(stof, Rol::Praktijkopleider).is_none() {
        gaten.push(Gat::stap("PI-12", "Praktijkopleider: nog niet bekend"));
    }
    if super::dossier::met_rol(stof, Rol::Praktijkbegeleider).is_none() {
        gaten.push(Gat::stap(
            "PI-12",
            "Praktijkbegeleider van het mbo: nog niet bekend",
        ));
    }
}

fn route(stof: &Stof, gaten: &mut Vec<Gat>) {
    let Some(traject) = &stof.traject else { return };
    if stof.kwalificatie.is_none() {
        gaten.push(Gat::stap("BM-04", "Kwalificatie: nog niet gekozen"));
    }
    let gekozen = traject
        .leerroute
        .iter()
        .any(|regel| regel.status != WerkprocesStatus::Vervallen);
    if !gekozen {
        gaten.push(Gat::stap("BM-04", "Werkprocessen: nog niet gekozen"));
    }
    if traject.periode.start().is_none() || traject.periode.einde().is_none() {
        gaten.push(Gat::stap(
            "PI-06",
            "Eerste en laatste dag: nog niet afgesproken",
        ));
    }
}

fn uren(stof: &Stof, gaten: &mut Vec<Gat>) {
    if overeenkomst::uren_per_week(stof).is_none() {
        gaten.push(Gat::veld(
            Formuliersoort::Registratie,
            "uren_per_week",
            "Uren per week: nog leeg".to_owned(),
        ));
    }
}

fn verklaring(stof: &Stof, gaten: &mut Vec<Gat>) {
    if stof.kwalificatie.is_none() {
        gaten.push(Gat::stap("BM-04", "Kwalificatie: nog niet gekozen"));
    }
    if stof.bedrijf.is_none() {
        gaten.push(Gat::stap("BM-03", "Leerbedrijf: nog geen match"));
    }
    let geleerd = stof.traject.as_ref().is_some_and(|it| {
        it.leerroute
            .iter()
            .any(|regel| regel.status == WerkprocesStatus::Geleerd)
    });
    if !geleerd {
        gaten.push(Gat::stap(
            "PL-06",
            "Geen werkproces heeft het oordeel geleerd",
        ));
    }
    for (code, tekst) in [
        ("PL-07", "Eindgesprek: nog niet gevoerd"),
        (
            "PL-08",
            "Praktijkverklaring: nog niet opgesteld door het mbo",
        ),
        ("PL-09", "Handtekening leerbedrijf: nog niet gezet"),
        ("PL-10", "Handtekening brancheorganisatie: nog niet gezet"),
    ] {
        let open = stof.stand(code).is_none_or(|stand| !stand.is_klaar());
        if open {
            gaten.push(Gat::stap(code, tekst));
        }
    }
}
