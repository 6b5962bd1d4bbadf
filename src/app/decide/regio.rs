//! What the region calls itself, and who uses the data.

use super::Besluit;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Regio};
use crate::app::zicht::Zicht;
use crate::domain::tekst::schoon;

/// Changes what is given and leaves the rest.
pub(super) fn zet(
    zicht: &Zicht<'_>,
    naam: Option<&str>,
    verantwoordelijken: Option<&str>,
) -> Result<Besluit, Fault> {
    let Some((_, Record::Regio(oud))) = zicht.get(Key::regio())? else {
        return Err(Fault::NietGevonden {
            wat: "de regio".to_owned(),
        });
    };
    let naam = naam.map_or_else(|| oud.naam.clone(), schoon);
    if naam.is_empty() {
        return Err(Fault::Veld {
            veld: "naam".to_owned(),
            bericht: "geef de regio een naam".to_owned(),
        });
    }
    let verantwoordelijken =
        verantwoordelijken.map_or_else(|| oud.verantwoordelijken.clone(), schoon);
    let nieuw = Regio {
        naam,
        verantwoordelijken,
        voorbeeld: oud.voorbeeld,
    };
    let mut besluit = Besluit {
        titel: format!("regio {}", nieuw.naam),
        terug: true,
        ..Besluit::default()
    };
    if nieuw != oud {
        besluit.schrijf(Key::regio(), Record::Regio(nieuw));
    }
    Ok(besluit)
}
