//! `regio`: what the region calls itself and who uses the data.

use super::{Omgeving, zichtbaar};
use crate::app::command::Command;
use crate::app::query::{Antwoord, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;

/// Changes what is given, and shows how it stands.
pub(super) fn regio(
    keuze: &Keuze,
    naam: Option<String>,
    verantwoordelijken: Option<String>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let zet = naam.is_some() || verantwoordelijken.is_some();
    // A new region begins by saying what it is called.
    let toegang = if zet {
        Toegang::open(keuze)?
    } else {
        Toegang::open_bestaand(keuze)?
    };
    if zet {
        let command = Command::ZetRegio {
            naam,
            verantwoordelijken,
        };
        toegang.doe(command)?;
    }
    if let Antwoord::Toestand(toestand) = toegang.vraag(Query::Toestand)? {
        let wie = zichtbaar(&toestand.regio.verantwoordelijken);
        writeln!(
            omgeving.uit,
            "Regio              {}",
            zichtbaar(&toestand.regio.naam)
        )?;
        let wie = if wie.is_empty() {
            "nog niet gezegd; zet het met --verantwoordelijken \"gemeente, UWV\"".into()
        } else {
            wie
        };
        writeln!(omgeving.uit, "Wie gebruikt het   {wie}")?;
    }
    toegang.sluit()
}
