//! Templates: Markdown with placeholders, filled with values and read back as a tree.
//!
//! A template is text of ours or of the region; a value is text of anybody. Every value is escaped
//! where it is printed, whatever the template says, so that it can never become markup: see
//! [`vul`]. What is not there by name is an error that says so, never an empty spot.
//!
//! Conventions on top of CommonMark with tables:
//! * `# ` is the title; `## `, `### ` and `#### ` are headings below it;
//! * a table of two columns with an empty head holds labels and values;
//! * a table of which the first column is called `Handtekening` holds places to sign
//!   (role, name, day);
//! * a block quote is something the reader must not miss.

mod lees;
mod waarde;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

pub use lees::Inhoud;
pub use waarde::Waarde;

use waarde::ontsnapt;

/// What a template may use up: enough for a hundred pages, and it ends what never would.
const BRANDSTOF: u64 = 2_000_000;

/// What is wrong with a template, for whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Sjabloonfout {
    /// A placeholder without a value.
    #[error(
        "sjabloon {sjabloon}, regel {regel}: {naam} bestaat niet; kijk of de naam goed is gespeld"
    )]
    Onbekend {
        /// Name of the template.
        sjabloon: String,
        /// Line in it.
        regel: usize,
        /// The placeholder as it stands there.
        naam: String,
    },
    /// Anything else that cannot be.
    #[error("sjabloon {sjabloon}, regel {regel}: {wat}")]
    Fout {
        /// Name of the template.
        sjabloon: String,
        /// Line in it.
        regel: usize,
        /// What is wrong and what to do.
        wat: String,
    },
    /// The region's own file cannot be read.
    #[error(
        "sjabloon {sjabloon}: je eigen bestand is niet te lezen ({wat}); herstel het of haal het weg"
    )]
    Bestand {
        /// Name of the template.
        sjabloon: String,
        /// What the system said.
        wat: String,
    },
}

/// Fills a template and reads what came out.
pub fn maak(naam: &str, bron: &str, waarden: &Waarde) -> Result<Inhoud, Sjabloonfout> {
    let tekst = vul(naam, bron, waarden)?;
    lees::lees(naam, &tekst)
}

/// Fills a template: Markdown in which every value is text and nothing else.
pub fn vul(naam: &str, bron: &str, waarden: &Waarde) -> Result<String, Sjabloonfout> {
    let mut omgeving = Environment::new();
    omgeving.set_undefined_behavior(UndefinedBehavior::Strict);
    omgeving.set_debug(true);
    omgeving.set_fuel(Some(BRANDSTOF));
    if let Ok(syntax) = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
    {
        omgeving.set_syntax(syntax);
    }
    // Also what a template calls safe: it was not written by whoever typed the value.
    omgeving.set_formatter(|uit, _, waarde| {
        let tekst = match waarde.kind() {
            ValueKind::Bool if waarde.is_true() => "ja".to_owned(),
            ValueKind::Bool => "nee".to_owned(),
            ValueKind::None | ValueKind::Undefined => String::new(),
            _ => waarde.to_string(),
        };
        uit.write_str(&ontsnapt(&tekst)).map_err(Error::from)
    });
    omgeving
        .render_named_str(naam, bron, waarden.als_value())
        .map_err(|fout| klacht(naam, bron, &fout))
}

/// The words for an error of the template engine. Its own details may quote a value, so they are
/// only passed on where no value was looked at yet.
fn klacht(naam: &str, bron: &str, fout: &Error) -> Sjabloonfout {
    let sjabloon = naam.to_owned();
    let regel = fout.line().unwrap_or(1);
    let plek = fout
        .range()
        .and_then(|range| bron.get(range))
        .map_or_else(String::new, |stuk| stuk.trim().chars().take(60).collect());
    let wat = match fout.kind() {
        ErrorKind::UndefinedError => {
            return Sjabloonfout::Onbekend {
                sjabloon,
                regel,
                naam: plek,
            };
        }
        ErrorKind::SyntaxError => format!(
            "dit is niet te lezen ({})",
            fout.detail().unwrap_or("onverwacht teken")
        ),
        ErrorKind::UnknownFilter => format!("'{plek}': dit filter bestaat niet"),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            format!("'{plek}': deze functie bestaat niet")
        }
        ErrorKind::UnknownTest => format!("'{plek}': deze test bestaat niet"),
        ErrorKind::OutOfFuel => "hier komt geen einde aan; maak het sjabloon kleiner".to_owned(),
        _ => format!("'{plek}' kan hier niet"),
    };
    Sjabloonfout::Fout {
        sjabloon,
        regel,
        wat,
    }
}

#[cfg(test)]
mod tests;
