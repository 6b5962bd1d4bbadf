//! Reading a JSON value in the shape of a type; where it does not fit, which field is wrong and why.
//!
//! The derive that reads the types knows no paths and speaks English. The field is found by trying:
//! the one without which the complaint becomes another one is the one that the complaint is about.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::keymap::nearest;

/// Children of one value that are tried; a longer list names the list.
const KINDEREN_MAX: usize = 256;

/// The fields that say which shape a line has.
const TAGS: [&str; 2] = ["opdracht", "vraag"];

/// What does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Vormfout {
    /// Path of the field: `gegeven.persoon.soort`.
    pub(super) veld: Option<String>,
    /// What is wrong and what to do.
    pub(super) bericht: String,
}

/// Reads a value; a field that the shape does not have is a fault too, or a mistyped name would be
/// taken for one that was left out.
pub(super) fn lees<T: DeserializeOwned + Serialize>(waarde: &Value) -> Result<T, Vormfout> {
    let gelezen: T = match klacht::<T>(waarde) {
        Ok(gelezen) => gelezen,
        Err(klacht) => return Err(fout::<T>(waarde, &klacht)),
    };
    // A type that was just read can be written; if not, there is nothing to compare with.
    let Ok(bekend) = serde_json::to_value(&gelezen) else {
        return Ok(gelezen);
    };
    match vreemd(waarde, &bekend, &mut Vec::new()) {
        None => Ok(gelezen),
        Some(fout) => Err(fout),
    }
}

fn klacht<T: DeserializeOwned>(waarde: &Value) -> Result<T, String> {
    T::deserialize(waarde).map_err(|fout| fout.to_string())
}

fn fout<T: DeserializeOwned>(waarde: &Value, klacht: &str) -> Vormfout {
    let mut proef = waarde.clone();
    let mut pad = Vec::new();
    match tussen_hekjes(klacht, "missing field ") {
        Some((veld, _)) => ontbrekend::<T>(&mut proef, klacht, &veld, &mut pad),
        None => schuldig::<T>(&mut proef, klacht, &mut pad),
    }
    let veld = (!pad.is_empty()).then(|| pad.join("."));
    let kop = veld
        .as_ref()
        .map_or(String::new(), |veld| format!("{veld}: "));
    Vormfout {
        bericht: format!("{kop}{}", woorden(klacht)),
        veld,
    }
}

fn at<'a>(waarde: &'a mut Value, pad: &[String]) -> Option<&'a mut Value> {
    pad.iter().try_fold(waarde, |waarde, stuk| match waarde {
        Value::Object(velden) => velden.get_mut(stuk),
        Value::Array(rij) => rij.get_mut(stuk.parse::<usize>().ok()?),
        _ => None,
    })
}

fn kinderen(waarde: &Value) -> Vec<String> {
    match waarde {
        Value::Object(velden) => velden.keys().take(KINDEREN_MAX).cloned().collect(),
        Value::Array(rij) => (0..rij.len().min(KINDEREN_MAX))
            .map(|plaats| plaats.to_string())
            .collect(),
        _ => Vec::new(),
    }
}

/// Takes a child away, reads, and puts it back: whether the complaint is another one without it.
fn anders_zonder<T: DeserializeOwned>(
    wortel: &mut Value,
    pad: &[String],
    kind: &str,
    klacht_was: &str,
) -> bool {
    let Some(plaats) = at(wortel, pad) else {
        return false;
    };
    let index = kind.parse::<usize>().unwrap_or(0);
    let weg = match plaats {
        Value::Object(velden) => velden.remove(kind),
        Value::Array(rij) if index < rij.len() => Some(rij.remove(index)),
        _ => None,
    };
    let anders = klacht::<T>(wortel).err().as_deref() != Some(klacht_was);
    match (at(wortel, pad), weg) {
        (Some(Value::Object(velden)), Some(weg)) => {
            velden.insert(kind.to_owned(), weg);
        }
        (Some(Value::Array(rij)), Some(weg)) => rij.insert(index, weg),
        _ => {}
    }
    anders
}

/// The path to the field that a complaint is about.
fn schuldig<T: DeserializeOwned>(wortel: &mut Value, klacht_was: &str, pad: &mut Vec<String>) {
    loop {
        let alle = at(wortel, pad).map(|waarde| kinderen(waarde));
        let mut alle = alle.unwrap_or_default();
        // Without its tag nothing can be read at all, so the tag is only to blame when nothing else is.
        alle.sort_by_key(|kind| pad.is_empty() && TAGS.contains(&kind.as_str()));
        let gevonden = alle
            .into_iter()
            .find(|kind| anders_zonder::<T>(wortel, pad, kind, klacht_was));
        match gevonden {
            Some(kind) => pad.push(kind),
            None => return,
        }
    }
}

/// The path to the object in which a field is missing, with that field behind it: the deepest place
/// where the field makes a difference, because one too many can make a difference higher up.
fn ontbrekend<T: DeserializeOwned>(
    wortel: &mut Value,
    klacht_was: &str,
    veld: &str,
    pad: &mut Vec<String>,
) {
    let mut open = vec![Vec::new()];
    while let Some(hier) = open.pop() {
        let Some(waarde) = at(wortel, &hier) else {
            continue;
        };
        for kind in kinderen(waarde) {
            let mut dieper: Vec<String> = hier.clone();
            dieper.push(kind);
            open.push(dieper);
        }
        let Value::Object(velden) = waarde else {
            continue;
        };
        if velden.contains_key(veld) {
            continue;
        }
        velden.insert(veld.to_owned(), Value::Null);
        let anders = klacht::<T>(wortel).err().as_deref() != Some(klacht_was);
        if let Some(Value::Object(velden)) = at(wortel, &hier) {
            velden.remove(veld);
        }
        if anders && hier.len() >= pad.len() {
            *pad = hier;
        }
    }
    pad.push(veld.to_owned());
}

/// The first field that was given and that the shape does not have.
fn vreemd(gegeven: &Value, bekend: &Value, pad: &mut Vec<String>) -> Option<Vormfout> {
    match (gegeven, bekend) {
        (Value::Object(gegeven), Value::Object(bekend)) => {
            for (veld, waarde) in gegeven {
                pad.push(veld.clone());
                let Some(zelfde) = bekend.get(veld) else {
                    return Some(onbekend(veld, bekend, pad));
                };
                if let Some(fout) = vreemd(waarde, zelfde, pad) {
                    return Some(fout);
                }
                pad.pop();
            }
            None
        }
        (Value::Array(gegeven), Value::Array(bekend)) => {
            for (plaats, (gegeven, bekend)) in gegeven.iter().zip(bekend).enumerate() {
                pad.push(plaats.to_string());
                if let Some(fout) = vreemd(gegeven, bekend, pad) {
                    return Some(fout);
                }
                pad.pop();
            }
            None
        }
        _ => None,
    }
}

fn onbekend(veld: &str, bekend: &Map<String, Value>, pad: &[String]) -> Vormfout {
    let velden: Vec<&str> = bekend.keys().map(String::as_str).collect();
    let bedoeld = bedoeld(veld, &velden);
    let pad = pad.join(".");
    Vormfout {
        bericht: format!(
            "{pad}: dit veld is er niet{bedoeld}; kies uit: {}",
            velden.join(", ")
        ),
        veld: Some(pad),
    }
}

fn bedoeld(woord: &str, keuzes: &[&str]) -> String {
    nearest(woord, keuzes.iter().copied())
        .map_or_else(String::new, |keuze| format!(" (bedoel je '{keuze}'?)"))
}

/// What stands between the first back quotes behind a start, and the rest.
fn tussen_hekjes(tekst: &str, begin: &str) -> Option<(String, String)> {
    let (woord, rest) = tekst
        .strip_prefix(begin)?
        .strip_prefix('`')?
        .split_once('`')?;
    Some((woord.to_owned(), rest.to_owned()))
}

/// A complaint in Dutch. What our own types say is Dutch already.
fn woorden(klacht: &str) -> String {
    if tussen_hekjes(klacht, "missing field ").is_some() {
        return "dit veld ontbreekt".to_owned();
    }
    if let Some((woord, rest)) = tussen_hekjes(klacht, "unknown variant ") {
        let keuzes: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        let woord: String = woord.chars().take(40).collect();
        let bedoeld = bedoeld(&woord, &keuzes);
        return format!(
            "'{woord}' ken ik niet{bedoeld}; kies uit: {}",
            keuzes.join(", ")
        );
    }
    if VAN_CHRONO.contains(&klacht) {
        return "dit is geen datum; schrijf jaar, maand, dag, zoals 2026-11-30".to_owned();
    }
    let ongeldig = klacht
        .strip_prefix("invalid type: ")
        .or_else(|| klacht.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    match ongeldig {
        Some((staat, hoort)) => format!(
            "hier staat {}; verwacht wordt {}",
            soort(staat),
            verwacht(hoort)
        ),
        None => klacht.to_owned(),
    }
}

/// How chrono says that a text is no date.
const VAN_CHRONO: [&str; 6] = [
    "input contains invalid characters",
    "premature end of input",
    "input is out of range",
    "trailing input",
    "no possible date and time matching input",
    "input is not enough for unique date and time",
];

fn soort(staat: &str) -> &'static str {
    let begint = |woord: &str| staat.starts_with(woord);
    if begint("integer") || begint("floating") {
        "een getal"
    } else if begint("string") {
        "een tekst"
    } else if begint("null") || begint("unit value") {
        "niets (null)"
    } else if begint("boolean") {
        "true of false"
    } else if begint("sequence") {
        "een lijst [..]"
    } else if begint("map") || begint("newtype") || begint("struct") {
        "een object {..}"
    } else {
        "iets anders"
    }
}

fn verwacht(hoort: &str) -> String {
    let woord = match hoort {
        "a string" | "string" | "a borrowed string" => "een tekst tussen aanhalingstekens",
        "a formatted date string" => "een datum zoals \"2026-11-30\"",
        "a boolean" => "true of false",
        "a sequence" => "een lijst [..]",
        "a map" => "een object {..}",
        "u8" => "een getal van 0 tot en met 255",
        "u16" => "een getal van 0 tot en met 65535",
        "u32" => "een getal van 0 tot en met 4294967295",
        "u64" | "usize" => "een getal zonder komma vanaf 0",
        _ if hoort.contains("variant") || hoort.contains("single key") => {
            "een object met een naam erin, zoals {\"naam\": {..}}"
        }
        _ if hoort.starts_with("struct") => "een object {..}",
        _ => return format!("iets anders ({hoort})"),
    };
    woord.to_owned()
}

#[cfg(test)]
mod tests;
