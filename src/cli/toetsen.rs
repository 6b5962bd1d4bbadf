//! `toetsen`: the keys, and whether the user's own file is sound.

use anyhow::bail;

use super::Omgeving;
use crate::boot::Keuze;
use crate::boot::plaatsen::Plaatsen;
use crate::boot::toetsen::eigen;
use crate::keymap::describe;

/// Shows the keys.
pub(super) fn toetsen(
    keuze: &Keuze,
    markdown: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let Some(plaatsen) = Plaatsen::van(keuze) else {
        bail!("er is geen thuismap; geef --data MAP")
    };
    let keymap = eigen(&plaatsen)?;
    if markdown {
        write!(omgeving.uit, "{}", describe::markdown(&keymap))?;
        return Ok(());
    }
    writeln!(
        omgeving.uit,
        "Eigen toetsen: {}",
        plaatsen.toetsen().display()
    )?;
    for opmerking in keymap.remarks() {
        writeln!(omgeving.uit, "let op: {opmerking}")?;
    }
    write!(omgeving.uit, "{}", describe::markdown(&keymap))?;
    Ok(())
}
