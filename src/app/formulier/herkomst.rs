//! Where a value of the dossier came from: the newest entry of the card's log that names it.

use super::Opening;
use crate::app::fault::Fault;
use crate::app::journaal;
use crate::app::zicht::Zicht;
use crate::domain::formulier::{Formuliersoort, Herkomst, Stempel};
use crate::domain::id::KaartId;
use crate::domain::journaal::Journaalregel;
use crate::form::bron::{self, Recht};
use crate::form::spec::{Field, FormSpec};

/// The log of a card, to look up who put a value in the dossier.
pub struct Log(Vec<Journaalregel>);

impl Log {
    /// Reads the log of a card, the newest entry first.
    pub fn lees(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Self, Fault> {
        let alle = journaal::van_kaart(zicht, kaart)?;
        Ok(Self(alle.into_iter().rev().collect()))
    }

    /// The newest entry that names it; what an intake filled in is not named field by field, so
    /// for what an intake asks (`intake`) the intake is where it began.
    fn noemt(&self, naam: &str, intake: bool) -> Option<Herkomst> {
        let regel = self.0.iter().find(|regel| {
            let velden = &regel.velden;
            let zelf = velden.iter().any(|veld| veld == naam);
            zelf || (intake && regel.werkwoord == "nieuwe_kandidaat")
        })?;
        let uit = match regel.werkwoord.as_str() {
            "nieuwe_kandidaat" => "intake".to_owned(),
            "bewaar_formulier" => {
                let soort = regel.velden.first().map(String::as_str);
                let soort = soort.and_then(Formuliersoort::van_code);
                soort.map_or_else(|| "formulier".to_owned(), |it| it.label().to_owned())
            }
            _ => "dossier".to_owned(),
        };
        Some(Herkomst {
            uit,
            stempel: Some(Stempel {
                door: regel.door,
                op: regel.moment,
            }),
        })
    }
}

/// Where the text of a field comes from, for a field that opened with what the dossier says.
pub fn herkomst(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    field: &Field,
    log: &Log,
) -> Result<Option<Herkomst>, Fault> {
    if let Some((naam, _)) = bron::ander_formulier(field.bron) {
        let Some(soort) = Formuliersoort::van_code(naam) else {
            return Ok(None);
        };
        let ander = super::laatste(zicht, kaart, soort)?;
        return Ok(ander.map(|(_, ander)| Herkomst {
            uit: soort.label().to_owned(),
            stempel: Some(ander.gewijzigd),
        }));
    }
    let eigen = ["standaard.", "vast.", "coach.", "regio.", "stap."];
    if eigen.iter().any(|begin| field.bron.starts_with(begin)) {
        return Ok(None);
    }
    let van_bedrijf = ["bedrijf.", "plek."];
    let uit = if van_bedrijf.iter().any(|it| field.bron.starts_with(it)) {
        "leerbedrijf"
    } else {
        "dossier"
    };
    let onbekend = Herkomst {
        uit: uit.to_owned(),
        stempel: None,
    };
    let intake = field.bron.starts_with("kandidaat.");
    Ok(Some(
        match (bron::recht(field.bron), bron::veld_log(field.bron)) {
            (Some(Recht::Schrijft), log_naam) if !log_naam.is_empty() => {
                log.noemt(log_naam, intake).unwrap_or(onbekend)
            }
            _ => onbekend,
        },
    ))
}

/// The fields of a form that open with what the dossier says, with where that came from.
pub fn alle(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    spec: &FormSpec,
    opening: &Opening,
    log: &Log,
) -> Result<std::collections::BTreeMap<String, Herkomst>, Fault> {
    let mut gevonden = std::collections::BTreeMap::new();
    if let Some((_, formulier)) = &opening.oud {
        gevonden.clone_from(&formulier.herkomst);
    }
    for field in spec.fields().filter(|field| !field.bron.is_empty()) {
        let uit_dossier = opening.dossier.get(field.key).map(String::as_str);
        let nu = opening.velden.get(field.key).map(String::as_str);
        if uit_dossier.is_none() || uit_dossier != nu || opening.bewaard(field.key) == nu {
            continue;
        }
        if let Some(herkomst) = herkomst(zicht, kaart, field, log)? {
            gevonden.insert(field.key.to_owned(), herkomst);
        }
    }
    gevonden.retain(|key, _| {
        opening
            .velden
            .get(key)
            .is_some_and(|tekst| !tekst.is_empty())
    });
    Ok(gevonden)
}
