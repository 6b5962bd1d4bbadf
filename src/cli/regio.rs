//! `regio`: what the region calls itself and who uses the data.

use anyhow::anyhow;

use super::{Omgeving, zichtbaar};
use crate::app::command::Command;
use crate::app::gateway::{Reply, Request};
use crate::app::query::{Antwoord, Query};
use crate::boot::{Huis, Keuze};

/// Changes what is given, and shows how it stands.
pub(super) fn regio(
    keuze: &Keuze,
    naam: Option<String>,
    verantwoordelijken: Option<String>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let zet = naam.is_some() || verantwoordelijken.is_some();
    // A new region begins by saying what it is called.
    let huis = if zet {
        Huis::open(keuze)?
    } else {
        Huis::open_bestaand(keuze)?
    };
    if zet {
        let command = Command::ZetRegio {
            naam,
            verantwoordelijken,
        };
        huis.service
            .handle(huis.coach, None, Request::Do(Box::new(command)))?;
    }
    let vraag = Request::Ask(Query::Toestand);
    let Reply::Data(antwoord) = huis.service.handle(huis.coach, None, vraag)? else {
        return Err(anyhow!("geen antwoord"));
    };
    if let Antwoord::Toestand(toestand) = *antwoord {
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
    huis.sluit()
}
