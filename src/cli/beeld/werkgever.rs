//! Leerbedrijven as JSON.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{kaart, stap};
use crate::app::query::{WerkgeverBeeld, Werkgeverrij};

/// A leerbedrijf in the list.
pub(in crate::cli) fn rij(it: &Werkgeverrij) -> Value {
    json!({
        "bedrijf": it.id,
        "naam": it.naam,
        "plaats": it.plaats,
        "branche": it.branche,
        "soort": it.soort,
        "vrij": it.vrij,
        "plaatsen": it.plaatsen,
        "werving": it.werving,
        "open": it.open,
        "erkend": it.erkend,
        "erkend_tot": it.erkend_tot,
        "let_op": it.seinen.iter().map(crate::domain::leerbedrijf::sein::Sein::tekst).collect::<Vec<_>>(),
    })
}

/// Everything of one leerbedrijf.
pub(in crate::cli) fn werkgever(it: &WerkgeverBeeld, vandaag: NaiveDate) -> Value {
    let plekken = it.plekken.iter().map(|it| {
        json!({
            "plek": it.plek,
            "versie": it.versie,
            "vrij": it.plek.vrij_op(vandaag),
            "kwalificatie": it.kwalificatie,
            "leert_hier": it.mensen.iter().map(|rij| rij.kaart).collect::<Vec<_>>(),
            "stappen": it.stappen.iter().map(stap).collect::<Vec<_>>(),
        })
    });
    let erkenningen = it.erkenningen.iter().map(|it| {
        json!({
            "crebo": it.crebo,
            "naam": it.naam,
            "geldig_tot": it.geldig_tot,
            "werkprocessen": it.werkprocessen.iter().map(|(code, naam, kan)| json!({
                "code": code, "naam": naam, "kan": kan,
            })).collect::<Vec<_>>(),
            "loopt_langer": it.raakt.iter().map(|(rij, einde)| json!({
                "kaart": kaart(rij, vandaag), "einde": einde,
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "bedrijf": it.bedrijf,
        "versie": it.versie,
        "let_op": it.seinen.iter().map(crate::domain::leerbedrijf::sein::Sein::tekst).collect::<Vec<_>>(),
        "plekken": plekken.collect::<Vec<_>>(),
        "erkenningen": erkenningen.collect::<Vec<_>>(),
    })
}
