//! Giving cards to a coach.

use super::{Besluit, Omgeving, elk_een_keer};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::recht::{Actie, Gegeven, Oordeel, Vraag, mag};

/// Gives every card to the coach, as one change.
pub(super) fn wijs_toe(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaarten: &[KaartId],
    coach: CoachId,
) -> Result<Besluit, Fault> {
    let Some(wie) = omgeving.model.coach(coach) else {
        return Err(Fault::NietGevonden {
            wat: format!("coach {}", coach.0),
        });
    };
    let recht = Vraag::eigen(Actie::Wijzigen, Gegeven::Kaart);
    let werkt = wie.bevoegd().map(|wie| mag(wie, recht));
    if werkt != Some(Oordeel::Mag) {
        return Err(Fault::Veld {
            veld: "coach".to_owned(),
            bericht: format!(
                "{} heeft geen eigen dossiers; kies een andere coach",
                wie.kort
            ),
        });
    }
    let kaarten = elk_een_keer(kaarten)?;
    let titel = match &kaarten[..] {
        [een] => format!("{} naar coach {}", zicht.kaartnaam(*een)?, wie.kort),
        alle => format!("{} kaarten naar coach {}", alle.len(), wie.kort),
    };
    let mut besluit = Besluit {
        titel,
        terug: true,
        ..Besluit::default()
    };
    besluit.kaart = kaarten.first().copied();
    for kaart in &kaarten {
        match kaart {
            KaartId::Traject(id) => {
                let (_, mut traject) = zicht.traject(*id)?;
                traject.coach = coach;
                besluit.schrijf(Key::traject(*id), Record::Traject(Box::new(traject)));
            }
            KaartId::Plek(id) => {
                let (_, mut plek) = zicht.plek(*id)?;
                plek.coach = coach;
                besluit.schrijf(Key::leerwerkplek(*id), Record::Leerwerkplek(plek));
            }
        }
        besluit
            .tijdlijn
            .push((*kaart, Wat::Overgedragen { aan: coach }));
        besluit.veld(*kaart, "coach");
    }
    Ok(besluit)
}
