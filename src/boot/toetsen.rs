//! The keys of a user: the embedded ones, or with the own file over them.

use anyhow::Context;

use super::plaatsen::Plaatsen;
use crate::keymap::Keymap;

/// The keys of a user: the embedded ones, or with the own file over them.
pub fn eigen(plaatsen: &Plaatsen) -> anyhow::Result<Keymap> {
    let pad = plaatsen.toetsen();
    let tekst = match std::fs::read_to_string(&pad) {
        Ok(tekst) => tekst,
        Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(fout) => {
            return Err(fout).with_context(|| format!("{} lezen lukt niet", pad.display()));
        }
    };
    Keymap::load(&pad.display().to_string(), &tekst).map_err(|fouten| {
        let regels: Vec<_> = fouten.iter().map(ToString::to_string).collect();
        anyhow::anyhow!(regels.join("\n"))
    })
}
