//! What may be shared of a card, per doel: from the form that counts and what was withdrawn.

use chrono::NaiveDate;

use super::fault::Fault;
use super::formulier;
use super::record::{Key, Record};
use super::zicht::Zicht;
use crate::domain::formulier::{Formulier, Formuliersoort, Formulierstatus};
use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;
use crate::domain::toestemming::{Doel, Doelstand, Gegeven, Intrekking, doelstand};
use crate::form::specs::toestemming as verklaring;

/// The doelen that are asked on a card of a traject, or of a leerwerkplek.
pub fn doelen(kaart: KaartId) -> &'static [Doel] {
    match kaart {
        KaartId::Plek(_) => &[Doel::Bedrijfsgegevens, Doel::FotoBeeld, Doel::Succesverhaal],
        KaartId::Traject(_) => &[
            Doel::DelenMbo,
            Doel::DelenLwl,
            Doel::DelenLeerbedrijf,
            Doel::DelenSbbBranche,
            Doel::Monitoring,
            Doel::FotoBeeld,
            Doel::Succesverhaal,
        ],
    }
}

/// The form on which a card's toestemming is given.
pub fn soort(kaart: KaartId) -> Formuliersoort {
    match kaart {
        KaartId::Plek(_) => Formuliersoort::ToestemmingWerkgever,
        KaartId::Traject(_) => Formuliersoort::Toestemming,
    }
}

/// The withdrawal of a doel, if it was withdrawn.
pub fn intrekking(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    doel: Doel,
) -> Result<Option<Intrekking>, Fault> {
    Ok(match zicht.get(Key::intrekking(kaart, doel))? {
        Some((_, Record::Intrekking(intrekking))) => Some(intrekking),
        _ => None,
    })
}

/// What a form says of a doel.
pub fn gegeven(formulier: &Formulier, doel: Doel, vandaag: NaiveDate) -> Option<Gegeven> {
    let spec = formulier::spec(formulier.soort).ok()?;
    let answers = formulier::antwoorden(spec, &formulier.velden, None);
    verklaring::gegeven(spec, &answers, doel, vandaag)
}

/// The form that says what was given: the newest that is or was complete. While a next one is
/// being filled in, the one before it still holds.
pub fn geldend(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Option<Formulier>, Fault> {
    let alle = formulier::alle(zicht, kaart, soort(kaart))?;
    let mut af = alle.into_iter().rev();
    Ok(af.find(|formulier| formulier.status != Formulierstatus::Concept))
}

/// How each doel of a card stands.
pub fn stand(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    vandaag: NaiveDate,
) -> Result<Vec<(Doel, Doelstand)>, Fault> {
    let formulier = geldend(zicht, kaart)?;
    doelen(kaart)
        .iter()
        .map(|doel| {
            let gegeven = formulier
                .as_ref()
                .and_then(|formulier| gegeven(formulier, *doel, vandaag));
            let weg = intrekking(zicht, kaart, *doel)?;
            Ok((*doel, doelstand(gegeven, weg.as_ref())))
        })
        .collect()
}

/// Whether data of a card may be shared for a doel; if not, the word that says what to do.
pub fn mag(zicht: &Zicht<'_>, kaart: KaartId, doel: Doel, vandaag: NaiveDate) -> Result<(), Fault> {
    let alle = stand(zicht, kaart, vandaag)?;
    let nu = alle.iter().find(|(ander, _)| *ander == doel);
    match nu.map_or(Doelstand::NietGevraagd, |(_, stand)| *stand) {
        Doelstand::Ja { .. } => Ok(()),
        Doelstand::Nee => Err(Regelfout::ToestemmingGeweigerd { doel }.into()),
        Doelstand::Ingetrokken { op } => Err(Regelfout::ToestemmingIngetrokken { doel, op }.into()),
        Doelstand::NietGevraagd => Err(Regelfout::ToestemmingNietGevraagd { doel }.into()),
    }
}
