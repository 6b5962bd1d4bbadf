//! Every record of a person as it is stored, for who takes the data along.

use serde_json::{Value, json};

use super::Bron;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::service::Service;
use crate::app::{avg, journaal};
use crate::domain::id::KandidaatId;

/// Every record of a person as it is stored, for who takes the data along.
pub(in crate::app::answer) fn records(
    service: &Service,
    kandidaat: KandidaatId,
    open: bool,
) -> Result<Value, Fault> {
    service.schrijf_blikken();
    let bron = Bron::lees(service, kandidaat, open)?;
    let (_, persoon) = bron.zicht.kandidaat(kandidaat)?;
    let alle = |soort: Soort, eigenaar: u64| -> Result<Vec<Value>, Fault> {
        let (van, tot) = Key::van_eigenaar(soort, eigenaar);
        let records = bron.zicht.alle(van, tot)?.into_iter();
        Ok(records.map(|(_, record)| waarde(&record)).collect())
    };
    let mut trajecten = Vec::new();
    for traject in &bron.trajecten {
        let kaart = traject.kaart().nummer();
        trajecten.push(json!({
            "traject": traject,
            "formulieren": alle(Soort::Formulier, kaart)?,
            "intrekkingen": alle(Soort::Intrekking, kaart)?,
            "overdracht": alle(Soort::Overdracht, kaart)?,
            "gebeurtenissen": alle(Soort::Gebeurtenis, kaart)?,
            "taken": alle(Soort::Taak, kaart)?,
            "voorstellen": alle(Soort::Voorstel, u64::from(traject.id.0))?,
            "journaal": journaal::van_kaart(&bron.zicht, traject.kaart())?,
        }));
    }
    Ok(json!({
        "kandidaat": persoon,
        "bsn": bron.bsn,
        "trajecten": trajecten,
        "samenvoegingen": alle(Soort::Samenvoeging, u64::from(kandidaat.0))?,
        "rechten": alle(Soort::Avg, u64::from(kandidaat.0))?,
        "gedeeld_met": avg::partners(&bron.zicht, &bron.kaarten())?,
    }))
}

/// A record without the name of its kind.
fn waarde(record: &Record) -> Value {
    match serde_json::to_value(record) {
        Ok(Value::Object(velden)) => velden.into_iter().next().map_or(Value::Null, |it| it.1),
        Ok(_) | Err(_) => Value::Null,
    }
}
