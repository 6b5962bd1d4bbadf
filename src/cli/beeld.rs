//! Records as JSON for programs: the shapes that the README documents and keeps.

use std::fmt::Write as _;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::app::command::Concept;
use crate::app::fault::Fault;
use crate::app::gateway::Done;
use crate::app::query::{
    Dossier, Journaalrij, Kaartrij, LeerrouteBeeld, PoortBeeld, StapRij, Treffer, VoorstelRij,
};
use crate::app::radar::RadarTreffer;
use crate::app::samenvoegen::{BsnBeeld, Partij, SamenvoegBeeld};
use crate::domain::klok::Waarvoor;
use crate::domain::regel::Regelfout;
use crate::domain::stap::Poortniveau;

pub(super) mod formulier;
pub(super) mod matching;
pub(super) mod werkgever;

/// Writes a value on one line.
pub(super) fn schrijf_regel(uit: &mut dyn Write, waarde: &Value) -> io::Result<()> {
    let tekst = serde_json::to_string(waarde)?;
    writeln!(uit, "{}", zonder_besturing(&tekst))
}

/// Writes a value over several lines, for people to look at too.
pub(super) fn schrijf_mooi(uit: &mut dyn Write, waarde: &Value) -> io::Result<()> {
    let tekst = serde_json::to_string_pretty(waarde)?;
    writeln!(uit, "{}", zonder_besturing(&tekst))
}

/// JSON leaves the characters from 0x7F on as they are; a terminal acts on some of them. They only
/// stand in texts, so their escape means the same.
fn zonder_besturing(json: &str) -> String {
    if json.is_ascii() && !json.contains('\u{7f}') {
        return json.to_owned();
    }
    let mut schoon = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && super::stuurt(c) {
            // Writing to a String cannot fail.
            let _ = write!(schoon, "\\u{:04x}", u32::from(c));
        } else {
            schoon.push(c);
        }
    }
    schoon
}

fn poortniveau(niveau: Poortniveau) -> &'static str {
    match niveau {
        Poortniveau::Info => "info",
        Poortniveau::Warn => "warn",
        Poortniveau::Block => "block",
        Poortniveau::Hard => "hard",
    }
}

fn waarvoor(waarvoor: Waarvoor) -> String {
    match waarvoor {
        Waarvoor::Stap(stap) => stap.to_string(),
        Waarvoor::Terugbellen => "terugbellen".to_owned(),
        Waarvoor::Terug => "terug".to_owned(),
        Waarvoor::Toestemming => "toestemming".to_owned(),
    }
}

/// A card.
pub(super) fn kaart(rij: &Kaartrij, vandaag: NaiveDate) -> Value {
    json!({
        "kaart": rij.kaart,
        "versie": rij.versie,
        "fase": rij.fase,
        "sinds": rij.sinds,
        "dagen": rij.dagen(vandaag),
        "naam": rij.naam,
        "branche": rij.branche,
        "niveau": rij.niveau,
        "gedaan": rij.gedaan,
        "totaal": rij.totaal,
        "houdt_op": rij.houdt_op,
        "waarschuwingen": rij.waarschuwingen,
        "volgende": rij.volgende.map(|(dag, wat)| json!({"op": dag, "waarvoor": waarvoor(wat)})),
        "te_laat": rij.te_laat(vandaag),
        "over_norm": rij.over_norm(vandaag),
        "plek": rij.plek,
        "gemeente": rij.gemeente,
        "coach": rij.coach_kort,
        "wacht": rij.wacht,
        "gesloten": rij.gesloten,
    })
}

fn stap(rij: &StapRij) -> Value {
    let regel = rij.stap.stap();
    json!({
        "stap": rij.stap,
        "label": regel.label,
        "fase": regel.fase,
        "poort": poortniveau(regel.poort),
        "stand": rij.stand,
        "uiterlijk": rij.uiterlijk,
        "door": rij.door,
        "wie": regel.actoren.iter().map(|wie| wie.label()).collect::<Vec<_>>(),
        "van_plek": rij.van_plek,
    })
}

/// A voorstel with its names, and what the matching said when it was made.
pub(super) fn voorstel(it: &VoorstelRij) -> Value {
    let mut waarde = json!(it.voorstel);
    waarde["wie"] = json!(it.wie);
    waarde["waar"] = json!(it.waar);
    waarde["functie"] = json!(it.functie);
    waarde["door"] = json!(it.door);
    waarde
}

/// A leerroute.
pub(super) fn leerroute(it: &LeerrouteBeeld) -> Value {
    let kerntaken = it.kerntaken.iter().map(|kerntaak| {
        let rijen = kerntaak.werkprocessen.iter().map(|rij| {
            json!({
                "code": rij.code,
                "naam": rij.naam,
                "status": rij.regel.as_ref().map(|it| it.status),
                "op": rij.regel.as_ref().and_then(|it| it.op),
                "door": rij.regel.as_ref().map(|it| it.door.as_str()).filter(|it| !it.is_empty()),
                "uitvoerbaar": rij.uitvoerbaar,
            })
        });
        json!({
            "code": kerntaak.code,
            "naam": kerntaak.naam,
            "werkprocessen": rijen.collect::<Vec<_>>(),
        })
    });
    let keuzes = it.keuzes.iter().map(|keuze| {
        json!({
            "crebo": keuze.crebo,
            "naam": keuze.naam,
            "niveau": keuze.niveau,
            "branche": keuze.branche,
            "let_op": keuze.let_op,
            "vervalt": keuze.vervalt,
        })
    });
    json!({
        "kaart": it.kaart,
        "versie": it.versie,
        "kwalificatie": it.kwalificatie.as_ref().map(|it| json!({
            "crebo": it.crebo,
            "naam": it.naam,
            "niveau": it.niveau,
            "branche": it.branche,
            "bron": it.bron,
        })),
        "kerntaken": kerntaken.collect::<Vec<_>>(),
        "eerder": it.eerder,
        "telling": it.telling,
        "keuzes": keuzes.collect::<Vec<_>>(),
        "praktijkopleider": it.praktijkopleider,
        "vast": it.vast,
        "reden_nodig": it.reden_nodig,
        "let_op": it.let_op,
        "stappen": it.stappen.iter().map(stap).collect::<Vec<_>>(),
    })
}

/// A dossier; the BSN masked.
pub(super) fn dossier(dossier: &Dossier, vandaag: NaiveDate) -> Value {
    json!({
        "kaart": kaart(&dossier.rij, vandaag),
        "versie": dossier.versie,
        "traject": dossier.traject,
        "kandidaat": dossier.kandidaat.as_ref().map(|(_, kandidaat)| kandidaat),
        "kandidaat_versie": dossier.kandidaat.as_ref().map(|(versie, _)| versie),
        "bsn": dossier.bsn,
        "taken": dossier.taken,
        "plek": dossier.plek,
        "bedrijf": dossier.bedrijf,
        "kwalificatie": dossier.kwalificatie,
        "stappen": dossier.stappen.iter().map(stap).collect::<Vec<_>>(),
        "tijdlijn": dossier.tijdlijn.iter().map(|regel| json!({
            "moment": regel.moment,
            "door": regel.door,
            "kop": regel.kop,
            "tekst": regel.tekst,
        })).collect::<Vec<_>>(),
        "journaal": dossier.logboek.iter().map(|regel| json!({
            "nummer": regel.nummer,
            "moment": regel.moment,
            "door": regel.door,
            "wat": regel.werkwoord,
            "velden": regel.velden,
        })).collect::<Vec<_>>(),
        "samengevoegd": dossier.samengevoegd.iter().map(|it| json!({
            "nummer": it.nummer,
            "weg": it.weg,
            "op": it.op,
            "door": it.door,
            "gesplitst": it.gesplitst,
        })).collect::<Vec<_>>(),
        "andere": dossier.andere.iter().map(|rij| kaart(rij, vandaag)).collect::<Vec<_>>(),
    })
}

/// What holds a card.
pub(super) fn poort(beeld: &PoortBeeld) -> Value {
    let open = beeld.poort.open.iter().zip(&beeld.stappen);
    json!({
        "kaart": beeld.rij.kaart,
        "versie": beeld.versie,
        "van": beeld.poort.van,
        "naar": beeld.naar,
        "open": beeld.poort.is_open(),
        "kan_met_motivering": beeld.poort.kan_met_motivering(),
        "stappen": open.map(|(hindernis, rij)| {
            let mut waarde = stap(rij);
            waarde["niveau"] = json!(poortniveau(hindernis.niveau));
            waarde
        }).collect::<Vec<_>>(),
    })
}

/// Something a search found.
pub(super) fn treffer(treffer: &Treffer, vandaag: NaiveDate) -> Value {
    json!({
        "kaart": kaart(&treffer.rij, vandaag),
        "tekst": treffer.tekst,
        "notitie": treffer.notitie,
    })
}

/// Somebody who may be the same person.
pub(super) fn radar(treffer: &RadarTreffer) -> Value {
    let redenen: Vec<&str> = treffer.redenen.iter().map(|it| it.label()).collect();
    json!({
        "kandidaat": treffer.kandidaat,
        "kaart": treffer.kaart,
        "eigen": treffer.eigen,
        "wie": treffer.wie,
        "geboren": treffer.geboren,
        "waar": treffer.waar,
        "coach": treffer.coach,
        "redenen": redenen,
        "punten": treffer.punten,
    })
}

/// Two kandidaten side by side.
pub(super) fn samenvoegen(paar: &SamenvoegBeeld) -> Value {
    let partij = |wie: &Partij| {
        json!({
            "kandidaat": wie.id,
            "naam": wie.naam,
            "versie": wie.versie,
            "kaarten": wie.kaarten.iter().map(|rij| rij.kaart).collect::<Vec<_>>(),
        })
    };
    let velden = paar.velden.iter().map(|rij| {
        json!({
            "veld": rij.veld,
            "blijft": rij.blijft,
            "weg": rij.weg,
            "gelijk": rij.gelijk,
            "keuze": rij.keuze,
        })
    });
    let bsn = match paar.bsn {
        BsnBeeld::Geen => "geen",
        BsnBeeld::Blijft => "blijft",
        BsnBeeld::Verhuist => "verhuist",
    };
    json!({
        "blijft": partij(&paar.blijft),
        "weg": partij(&paar.weg),
        "velden": velden.collect::<Vec<_>>(),
        "bsn": bsn,
    })
}

/// A draft.
pub(super) fn concept(concept: &Concept) -> Value {
    json!({
        "nummer": concept.nummer,
        "formulier": concept.formulier,
        "versie": concept.versie,
        "kaart": concept.kaart,
        "velden": concept.velden,
        "moment": concept.moment,
    })
}

/// A change that is durable.
pub(super) fn gedaan(done: &Done) -> Value {
    json!({
        "ok": true,
        "seq": done.seq,
        "titel": done.titel,
        "kaart": done.kaart,
        "gebleven": done.gebleven.iter().map(|(kaart, waarom)| json!({
            "kaart": kaart,
            "waarom": waarom,
        })).collect::<Vec<_>>(),
    })
}

/// The field of the command that a fault is about, as a script named it.
fn veld(fault: &Fault) -> Option<&str> {
    fault.veld().or(match fault {
        Fault::Regel { regel } => match regel {
            Regelfout::GegevenOntbreekt { .. } => Some("gegeven"),
            Regelfout::StapHoortNietHier { .. }
            | Regelfout::EerstAndereStap { .. }
            | Regelfout::NvtMagNiet { .. }
            | Regelfout::GeenAfwijking { .. }
            | Regelfout::StartkwalificatieGevonden => Some("stap"),
            Regelfout::SluitenKanNiet { .. } => Some("slot"),
            _ => None,
        },
        _ => None,
    })
}

/// A fault: its kind, the field it belongs to, and the words for a person.
pub(super) fn fout(fault: &Fault) -> Value {
    let mut waarde = serde_json::to_value(fault).unwrap_or_else(|_| json!({"fout": "anders"}));
    waarde["veld"] = json!(veld(fault));
    waarde["bericht"] = json!(fault.to_string());
    json!({"ok": false, "fout": waarde})
}

/// A line of the journaal.
pub(super) fn journaal(rij: &Journaalrij) -> Value {
    json!({
        "nummer": rij.nummer,
        "moment": rij.moment,
        "door": rij.door,
        "wat": rij.wat,
        "woorden": rij.woorden,
        "kaart": rij.kaart,
        "velden": rij.velden,
        "reden": rij.reden,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_escaped_and_still_means_the_same() {
        let waarde = json!({"naam": "a\u{1b}[31m\u{9b}2J\u{7f}\u{202e}b", "plaats": "Borculo é"});
        let mut uit = Vec::new();
        schrijf_regel(&mut uit, &waarde).unwrap();
        let tekst = String::from_utf8(uit).unwrap();
        assert!(
            !tekst.trim_end().chars().any(super::super::stuurt),
            "{tekst:?}"
        );
        assert!(tekst.contains("Borculo é"));
        assert_eq!(serde_json::from_str::<Value>(&tekst).unwrap(), waarde);
    }
}
