//! Whether a row and a dossier are about one person, and what the row adds to the dossier.

use chrono::Datelike;

use crate::app::importeer::KandidaatRij;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::kandidaat::Kandidaat;

/// Whether a row is surely about this person: the name is the same, nothing speaks against it, and
/// either birth date, phone or mail agrees, or the dossier holds all that the row knows.
pub(super) fn is_dezelfde(rij: &Kandidaat, ander: &Kandidaat) -> bool {
    if rij.naam.zoektekst() != ander.naam.zoektekst() {
        return false;
    }
    let beide = rij.geboren.zip(ander.geboren);
    if beide.is_some_and(|(een, twee)| spreken_tegen(een, twee)) {
        return false;
    }
    let gelijk = beide.is_some_and(|(een, twee)| een == twee)
        || (rij.telefoon.is_some() && rij.telefoon == ander.telefoon)
        || (rij.email.is_some() && rij.email == ander.email);
    gelijk || bevat(ander, rij)
}

/// Two birth dates that cannot be of one person; one that is known in part may be.
fn spreken_tegen(een: Geboortedatum, twee: Geboortedatum) -> bool {
    let heel = een.bekend() == Bekend::Dag && twee.bekend() == Bekend::Dag;
    if heel {
        een != twee
    } else {
        een.datum().year() != twee.datum().year()
    }
}

/// Whether everything that tells people apart on a row stands in a dossier too.
fn bevat(dossier: &Kandidaat, rij: &Kandidaat) -> bool {
    fn staat<T: PartialEq>(dossier: Option<&T>, rij: Option<&T>) -> bool {
        rij.is_none() || dossier == rij
    }
    staat(dossier.geboren.as_ref(), rij.geboren.as_ref())
        && staat(dossier.telefoon.as_ref(), rij.telefoon.as_ref())
        && staat(dossier.email.as_ref(), rij.email.as_ref())
        && staat(dossier.postcode.as_ref(), rij.postcode.as_ref())
        && staat(dossier.woonplaats.as_ref(), rij.woonplaats.as_ref())
        && staat(dossier.adres.as_ref(), rij.adres.as_ref())
}

/// The dossier with its empty fields filled, the names of those, and of the fields that differ.
pub(super) fn vul(
    oud: &Kandidaat,
    rij: &KandidaatRij,
) -> (Kandidaat, Vec<&'static str>, Vec<&'static str>) {
    let mut nieuw = oud.clone();
    let mut gevuld = Vec::new();
    let mut anders = Vec::new();
    macro_rules! veld {
        ($($label:literal: $($doel:ident).+ = $bron:expr;)*) => {$(
            match (nieuw.$($doel).+.clone(), $bron.clone()) {
                (_, None) => {}
                (None, Some(waarde)) => {
                    nieuw.$($doel).+ = Some(waarde);
                    gevuld.push($label);
                }
                (Some(staat), Some(waarde)) if staat != waarde => anders.push($label),
                _ => {}
            }
        )*};
    }
    macro_rules! lijst {
        ($($label:literal: $($doel:ident).+ = $bron:expr;)*) => {$(
            if nieuw.$($doel).+.is_empty() {
                if !$bron.is_empty() {
                    nieuw.$($doel).+ = $bron.clone();
                    gevuld.push($label);
                }
            } else if !$bron.is_empty() && nieuw.$($doel).+ != $bron {
                anders.push($label);
            }
        )*};
    }
    veld! {
        "geboren": geboren = rij.geboren;
        "telefoon": telefoon = rij.telefoon;
        "email": email = rij.email;
        "postcode": postcode = rij.postcode;
        "adres": adres = rij.adres;
        "woonplaats": woonplaats = rij.woonplaats;
        "naam van de partner": partnernaam = rij.partnernaam;
        "uitkering": uitkering = rij.uitkering;
        "opleiding": opleiding = rij.opleiding;
        "opleiding afgerond": behaald = rij.behaald;
        "diploma": diploma = rij.diploma;
        "niveau": niveau = rij.niveau;
        "aangemeld door": kanaal = rij.kanaal;
        "reistijd": inzet.reistijd = rij.inzet.reistijd;
        "uren": inzet.uren = rij.inzet.uren;
        "beschikbaar vanaf": inzet.vanaf = rij.inzet.vanaf;
        "taalniveau": inzet.taal = rij.inzet.taal;
    }
    lijst! {
        "doelgroepen": doelgroepen = rij.doelgroepen;
        "branches": branches = rij.branches;
        "vervoer": inzet.vervoer = rij.inzet.vervoer;
        "rijbewijzen": inzet.rijbewijzen = rij.inzet.rijbewijzen;
        "dagdelen": inzet.dagdelen = rij.inzet.dagdelen;
        "certificaten": inzet.certificaten = rij.inzet.certificaten;
    }
    (nieuw, gevuld, anders)
}
