//! Drafts: kept while typing, thrown away when used or on request.

use super::{Besluit, Omgeving};
use crate::app::command::Concept;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};

/// Longest draft in bytes: a form with every field full stays far below it.
const CONCEPT_MAX: usize = 256 * 1024;

/// Keeps a draft.
pub(super) fn bewaar(omgeving: &Omgeving<'_>, concept: &Concept) -> Result<Besluit, Fault> {
    let lengte: usize = concept
        .velden
        .iter()
        .map(|(veld, tekst)| veld.len() + tekst.len())
        .sum();
    if lengte > CONCEPT_MAX {
        return Err(Fault::Veld {
            veld: "concept".to_owned(),
            bericht: "het concept is te groot om te bewaren; maak de tekst korter".to_owned(),
        });
    }
    let mut concept = concept.clone();
    concept.moment = omgeving.nu;
    let mut besluit = Besluit {
        titel: "concept bewaard".to_owned(),
        ..Besluit::default()
    };
    let key = Key::concept(omgeving.coach, concept.nummer);
    besluit.schrijf(key, Record::Concept(concept));
    Ok(besluit)
}

/// Throws a draft away; one that is gone already is no error.
pub(super) fn wis(omgeving: &Omgeving<'_>, nummer: u64) -> Besluit {
    let puts = vec![(Key::concept(omgeving.coach, nummer), None)];
    Besluit {
        titel: "concept weggegooid".to_owned(),
        puts,
        ..Besluit::default()
    }
}
