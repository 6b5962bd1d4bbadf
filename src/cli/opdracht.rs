//! `opdracht`: commands and questions as JSON lines, one JSON line back for each, once it is durable.

use std::io::{BufRead, Read};

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Omgeving, beeld};
use crate::app::command::Command;
use crate::app::filter::{Filter, Sortering};
use crate::app::gateway::{Reply, Request};
use crate::app::query::{Antwoord, Query, Venster};
use crate::boot::{Huis, Keuze};
use crate::domain::id::{KaartId, TrajectId};

/// Longest line that is read, in bytes.
const REGEL_MAX: u64 = 1 << 20;

/// A question of a script.
#[derive(Debug, Deserialize)]
#[serde(tag = "vraag", rename_all = "snake_case")]
enum Vraag {
    Dossier {
        kaart: KaartId,
    },
    Poort {
        kaart: KaartId,
    },
    Lijst {
        #[serde(default)]
        filter: String,
        #[serde(default)]
        sorteer: Option<String>,
        #[serde(default)]
        van: usize,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Zoek {
        tekst: String,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Plekken {
        traject: TrajectId,
        #[serde(default)]
        zoek: String,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Voorproef {
        kaarten: Vec<KaartId>,
    },
    Concepten,
    Toestand,
}

fn honderd() -> usize {
    100
}

/// Reads lines until the end of input.
pub(super) fn opdracht(
    keuze: &Keuze,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let huis = Huis::open(keuze)?;
    for melding in &huis.meldingen {
        writeln!(omgeving.fout, "trajectbord: {melding}")?;
    }
    let mut regel = Vec::new();
    loop {
        regel.clear();
        let gelezen = invoer.take(REGEL_MAX + 1).read_until(b'\n', &mut regel)?;
        if gelezen == 0 {
            break;
        }
        if gelezen as u64 > REGEL_MAX {
            anyhow::bail!("een regel is langer dan {REGEL_MAX} bytes; knip hem in stukken");
        }
        let tekst = String::from_utf8_lossy(&regel);
        if tekst.trim().is_empty() {
            continue;
        }
        let antwoord = regel_antwoord(&huis, &tekst);
        serde_json::to_writer(&mut *omgeving.uit, &antwoord)?;
        writeln!(omgeving.uit)?;
        omgeving.uit.flush()?;
    }
    huis.sluit()
}

fn onleesbaar(bericht: &str) -> Value {
    json!({"ok": false, "fout": {"fout": "onleesbaar", "veld": null, "bericht": bericht}})
}

/// The answer to one line, with the `id` that the line carried.
fn regel_antwoord(huis: &Huis, tekst: &str) -> Value {
    let mut waarde: Value = match serde_json::from_str(tekst) {
        Ok(waarde) => waarde,
        Err(fout) => return onleesbaar(&format!("dit is geen JSON: {fout}")),
    };
    let id = waarde
        .as_object_mut()
        .and_then(|velden| velden.remove("id"));
    let mut antwoord = if waarde.get("vraag").is_some() {
        vraag(huis, waarde)
    } else {
        match serde_json::from_value::<Command>(waarde) {
            Ok(command) => match huis.service.doe(huis.coach, None, command) {
                Ok(done) => beeld::gedaan(&done),
                Err(fault) => beeld::fout(&fault),
            },
            Err(fout) => onleesbaar(&format!("deze opdracht ken ik niet of niet zo: {fout}")),
        }
    };
    if let Some(id) = id {
        antwoord["id"] = id;
    }
    antwoord
}

fn vraag(huis: &Huis, waarde: Value) -> Value {
    let vraag = match serde_json::from_value::<Vraag>(waarde) {
        Ok(vraag) => vraag,
        Err(fout) => return onleesbaar(&format!("deze vraag ken ik niet of niet zo: {fout}")),
    };
    let gesteld = gestelde_vraag(huis, vraag);
    let gesteld = match gesteld {
        Ok(query) => query,
        Err(bericht) => return onleesbaar(&bericht),
    };
    let vandaag = huis.service.clock().today();
    match huis.service.handle(huis.coach, None, Request::Ask(gesteld)) {
        Ok(Reply::Data(antwoord)) => data(&antwoord, vandaag),
        Ok(Reply::Done(done)) => beeld::gedaan(&done),
        Err(fault) => beeld::fout(&fault),
    }
}

fn gestelde_vraag(huis: &Huis, vraag: Vraag) -> Result<Query, String> {
    Ok(match vraag {
        Vraag::Dossier { kaart } => Query::Dossier(kaart),
        Vraag::Poort { kaart } => Query::Poort(kaart),
        Vraag::Lijst {
            filter,
            sorteer,
            van,
            aantal,
        } => Query::Lijst {
            filter: Filter::lees(&filter, &huis.coach_kort()).map_err(|fout| fout.to_string())?,
            sortering: match sorteer {
                None => Sortering::default(),
                Some(woord) => {
                    Sortering::lees(&woord).ok_or_else(|| format!("'{woord}' is geen volgorde"))?
                }
            },
            venster: Venster { van, aantal },
        },
        Vraag::Zoek { tekst, aantal } => Query::Zoek { tekst, aantal },
        Vraag::Plekken {
            traject,
            zoek,
            aantal,
        } => Query::Plekken {
            traject,
            zoek,
            aantal,
        },
        Vraag::Voorproef { kaarten } => Query::Voorproef(kaarten),
        Vraag::Concepten => Query::Concepten,
        Vraag::Toestand => Query::Toestand,
    })
}

fn data(antwoord: &Antwoord, vandaag: NaiveDate) -> Value {
    let mut waarde = match antwoord {
        Antwoord::Dossier(dossier) => json!({"dossier": beeld::dossier(dossier, vandaag)}),
        Antwoord::Poort(poort) => json!({"poort": beeld::poort(poort)}),
        Antwoord::Lijst(lijst) => {
            let rijen: Vec<_> = lijst
                .rijen
                .iter()
                .map(|rij| beeld::kaart(rij, vandaag))
                .collect();
            json!({"totaal": lijst.totaal, "kaarten": rijen})
        }
        Antwoord::Treffers(treffers) => {
            let rijen = treffers.rijen.iter().map(|t| beeld::treffer(t, vandaag));
            json!({"totaal": treffers.totaal, "treffers": rijen.collect::<Vec<_>>()})
        }
        Antwoord::Plekken(plekken) => json!({"plekken": plekken.iter().map(|plek| json!({
            "plek": plek.id,
            "bedrijf": plek.bedrijf,
            "plaats": plek.plaats,
            "functie": plek.functie,
            "branche": plek.branche,
            "niveau": plek.niveau,
            "vrij": plek.vrij,
            "aantal": plek.aantal,
            "let_op": plek.let_op,
        })).collect::<Vec<_>>()}),
        Antwoord::Voorproef(proef) => {
            let rij = |(kaart, naam, wat): &(KaartId, String, String)| json!({"kaart": kaart, "naam": naam, "wat": wat});
            json!({
                "kan": proef.kan.iter().map(rij).collect::<Vec<_>>(),
                "niet": proef.niet.iter().map(rij).collect::<Vec<_>>(),
            })
        }
        Antwoord::Concepten(concepten) => {
            json!({"concepten": concepten.iter().map(beeld::concept).collect::<Vec<_>>()})
        }
        Antwoord::Toestand(toestand) => json!({
            "regio": toestand.regio.naam,
            "voorbeeld": toestand.regio.voorbeeld,
            "coach": toestand.coach.kort,
            "lopend": toestand.lopend,
            "storing": toestand.storing,
            "ongedaan": toestand.ongedaan,
            "opnieuw": toestand.opnieuw,
            "seq": toestand.seq,
        }),
        // The board, the coaches and the places have no question here: a script has `lijst`.
        Antwoord::Bord(_) | Antwoord::Coaches(_) | Antwoord::Plaatsen(_) => json!({}),
    };
    waarde["ok"] = json!(true);
    waarde
}
