//! Forms, toestemming and BSN as JSON.

use serde_json::{Value, json};

use crate::app::query::{FormulierBeeld, FormulierenBeeld};
use crate::domain::toestemming::Doelstand;

fn doelstand(stand: Doelstand) -> Value {
    match stand {
        Doelstand::NietGevraagd => json!({"stand": "niet_gevraagd"}),
        Doelstand::Ja { op, mondeling } => {
            json!({"stand": "ja", "op": op, "mondeling": mondeling})
        }
        Doelstand::Nee => json!({"stand": "nee"}),
        Doelstand::Ingetrokken { op } => json!({"stand": "ingetrokken", "op": op}),
    }
}

/// The forms of a card.
pub(in crate::cli) fn formulieren(beeld: &FormulierenBeeld) -> Value {
    let regels = beeld.regels.iter().map(|regel| {
        json!({
            "soort": regel.soort,
            "nummer": regel.nummer,
            "status": regel.status,
            "stand": regel.stand,
            "gewijzigd": regel.gewijzigd.as_ref().map(|(door, op)| json!({"door": door, "op": op})),
            "stap": regel.stap,
            "stapstand": regel.stapstand,
        })
    });
    let toestemming = beeld.toestemming.iter().map(|regel| {
        let mut waarde = doelstand(regel.stand);
        waarde["doel"] = json!(regel.doel);
        waarde["af_te_handelen"] = json!(regel.open);
        waarde
    });
    json!({
        "kaart": beeld.kaart,
        "regels": regels.collect::<Vec<_>>(),
        "toestemming": toestemming.collect::<Vec<_>>(),
        "bevestigen_voor": beeld.bevestigen_voor,
        "bsn": beeld.bsn,
        "bsn_mag": beeld.bsn_mag.is_ok(),
        "bsn_waarom_niet": beeld.bsn_mag.as_ref().err(),
    })
}

/// One form as it opens.
pub(in crate::cli) fn formulier(beeld: &FormulierBeeld) -> Value {
    let correcties = beeld.correcties.iter().map(|it| {
        json!({
            "veld": it.veld,
            "oud": it.oud,
            "door": it.door,
            "op": it.op,
            "waarom": it.waarom,
        })
    });
    json!({
        "kaart": beeld.kaart,
        "soort": beeld.soort,
        "kop": beeld.kop,
        "nummer": beeld.nummer,
        "gezien": beeld.seq,
        "versie": beeld.versie,
        "status": beeld.status,
        "velden": beeld.velden,
        "herkomst": beeld.herkomst,
        "dossier": beeld.dossier,
        "correcties": correcties.collect::<Vec<_>>(),
        "bsn": beeld.bsn,
    })
}
