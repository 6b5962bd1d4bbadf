//! `opdracht`: commands and questions as JSON lines, one JSON line back for each, once it is durable.

use std::io::BufRead;

use serde_json::{Value, json};

use super::{Omgeving, beeld};
use crate::app::command::Command;
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;

mod regel;
mod vorm;
mod vraag;

use regel::Regel;

/// Reads lines until the end of input.
pub(super) fn opdracht(
    keuze: &Keuze,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open(keuze)?;
    for melding in &toegang.meldingen {
        // The answers matter; whether somebody reads the remarks does not.
        let _ = writeln!(omgeving.fout, "trajectbord: {melding}");
    }
    let mut nummer = 0_u64;
    while let Some(regel) = regel::volgende(invoer)? {
        nummer += 1;
        let mut antwoord = match regel {
            Regel::Tekst(tekst) if tekst.trim().is_empty() => continue,
            Regel::Tekst(tekst) => regel_antwoord(&toegang, &tekst),
            Regel::TeLang => onleesbaar(
                None,
                &format!(
                    "deze regel is langer dan {} bytes en is overgeslagen; knip hem in stukken",
                    regel::REGEL_MAX
                ),
            ),
            Regel::GeenTekst => onleesbaar(None, "deze regel is geen UTF-8 en is overgeslagen"),
        };
        if antwoord["fout"]["fout"] == "onleesbaar" {
            antwoord["fout"]["regel"] = json!(nummer);
        }
        beeld::schrijf_regel(omgeving.uit, &antwoord)?;
        omgeving.uit.flush()?;
    }
    toegang.sluit()
}

/// The answer to a line that cannot be taken for anything; nothing was done.
fn onleesbaar(veld: Option<&str>, bericht: &str) -> Value {
    json!({"ok": false, "fout": {"fout": "onleesbaar", "veld": veld, "bericht": bericht}})
}

/// The answer to one line, with the `id` that the line carried.
fn regel_antwoord(toegang: &Toegang, tekst: &str) -> Value {
    let mut waarde: Value = match serde_json::from_str(tekst) {
        Ok(waarde) => waarde,
        Err(fout) => {
            let bericht = format!("dit is geen JSON: kijk bij teken {}", fout.column());
            return onleesbaar(None, &bericht);
        }
    };
    let Some(velden) = waarde.as_object_mut() else {
        return onleesbaar(
            None,
            "een regel is een object, zoals {\"vraag\": \"toestand\"}",
        );
    };
    let id = velden.remove("id");
    let is_vraag = velden.contains_key("vraag");
    let mut antwoord = if is_vraag && velden.contains_key("opdracht") {
        onleesbaar(
            Some("vraag"),
            "een regel is een opdracht of een vraag, niet allebei",
        )
    } else if is_vraag {
        vraag::antwoord(toegang, &waarde)
    } else {
        doe(toegang, &waarde)
    };
    if let Some(id) = id {
        antwoord["id"] = id;
    }
    antwoord
}

/// Does a command.
fn doe(toegang: &Toegang, waarde: &Value) -> Value {
    match vorm::lees::<Command>(waarde) {
        Ok(command) => match toegang.doe(command) {
            Ok(done) => beeld::gedaan(&done),
            Err(fault) => beeld::fout(&fault),
        },
        Err(fout) => onleesbaar(fout.veld.as_deref(), &fout.bericht),
    }
}
