//! Putting a card off, and taking it back into the list.

use chrono::{Days, NaiveDate};

use super::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::datum::{toon, toon_kort};
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::domain::stap::StapId;
use crate::domain::uitstel::{TERUG_NA, Uitstel};

fn fout(veld: &str, bericht: impl Into<String>) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.into(),
    }
}

/// The step of a card that is meant, and whether it is done; none where the card has no such step. Of
/// a step in two variants it is the one of the traject.
fn bedoeld(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    stap: StapId,
) -> Result<Option<(StapId, bool)>, Fault> {
    let stam = |stap: StapId| stap.stap().code.trim_end_matches(['W', 'N']);
    let varianten = || StapId::alle().filter(|ander| stam(*ander) == stam(stap));
    Ok(match kaart {
        KaartId::Traject(id) => {
            let (_, traject) = zicht.traject(id)?;
            let mijn = varianten().find(|it| traject.kent(*it));
            mijn.map(|stap| (stap, traject.stappen.is_klaar(stap)))
        }
        KaartId::Plek(id) => {
            let (_, plek) = zicht.plek(id)?;
            let van_plek = stap.stap().fase == Fase::WervingWerkgevers;
            van_plek.then(|| (stap, plek.stappen.is_klaar(stap)))
        }
    })
}

/// Puts a card off until a day, or until a step is done.
pub(super) fn stel_uit(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    tot: Option<NaiveDate>,
    stap: Option<StapId>,
) -> Result<Besluit, Fault> {
    let naam = zicht.kaartnaam(kaart)?;
    let vandaag = omgeving.vandaag;
    let terug = vandaag
        .checked_add_days(Days::new(TERUG_NA))
        .unwrap_or(NaiveDate::MAX);
    let tot = match (tot, stap) {
        (Some(tot), _) => tot,
        (None, Some(_)) => terug,
        (None, None) => return Err(fout("tot", "zeg tot wanneer, of op welke stap je wacht")),
    };
    if tot <= vandaag {
        return Err(fout("tot", "kies een dag na vandaag"));
    }
    let mut wanneer = format!("tot {}", toon(tot));
    let mut op_stap = None;
    if let Some(stap) = stap {
        let stap = match bedoeld(zicht, kaart, stap)? {
            Some((stap, false)) => stap,
            Some((stap, true)) => {
                return Err(fout("stap", format!("{stap} is al klaar; kies een dag")));
            }
            None => {
                let bericht = format!("{stap} hoort niet bij deze kaart; kies een dag");
                return Err(fout("stap", bericht));
            }
        };
        op_stap = Some(stap);
        let kort = stap.stap().kort;
        wanneer = format!("tot {kort} binnen is, uiterlijk {}", toon_kort(tot));
    }
    let mut besluit = Besluit::van_kaart(kaart, format!("{naam} uitgesteld {wanneer}"));
    let uitstel = Uitstel {
        kaart,
        sinds: vandaag,
        tot,
        stap: op_stap,
        door: omgeving.coach,
    };
    besluit.schrijf(Key::uitstel(kaart), Record::Uitstel(uitstel));
    besluit.veld(kaart, "uitstel");
    Ok(besluit)
}

/// Takes a card back into the list.
pub(super) fn haal_weg(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Besluit, Fault> {
    let naam = zicht.kaartnaam(kaart)?;
    let key = Key::uitstel(kaart);
    if zicht.get(key)?.is_none() {
        return Err(fout("kaart", "deze kaart is niet uitgesteld"));
    }
    let titel = format!("{naam} niet meer uitgesteld");
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.puts.push((key, None));
    besluit.veld(kaart, "uitstel");
    Ok(besluit)
}
