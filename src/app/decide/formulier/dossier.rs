//! What the dossier learns from a form: a value that was changed here changes there ("ask once").

use std::collections::BTreeMap;

use super::super::{Besluit, Omgeving};
use crate::app::formulier::Opening;
use crate::app::record::{Key, Record};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::kandidaat::Kandidaat;
use crate::form::answers::Antwoord;
use crate::form::bron::{self, Stukken};
use crate::form::spec::{Field, FormSpec};

/// Takes what changed in the form back to the dossier; names of fields go to timeline and log.
///
/// Nothing is ever taken away there by an empty field: a form that does not know says nothing.
pub(super) fn schrijf_terug(
    omgeving: &Omgeving<'_>,
    kaart: KaartId,
    spec: &FormSpec,
    opening: &Opening,
    velden: &BTreeMap<String, String>,
    besluit: &mut Besluit,
) {
    let mut stukken = opening.stukken.clone();
    let groepen: Vec<&str> = spec
        .fields()
        .filter(|field| bron::schrijfbaar(field.bron) && hier_gewijzigd(field, opening, velden))
        .map(|field| bron::veld_log(field.bron))
        .collect();
    let mut namen: Vec<String> = Vec::new();
    for field in spec.fields().filter(|field| bron::schrijfbaar(field.bron)) {
        let naam = bron::veld_log(field.bron);
        let tekst = velden.get(field.key).map_or("", String::as_str);
        // Half of an address or of a name waits in the form for its other half.
        let aanvulling = groepen.contains(&naam) && !opening.dossier.contains_key(field.key);
        let schrijft = hier_gewijzigd(field, opening, velden) || aanvulling;
        if !schrijft || Antwoord::van(tekst).waarde().is_none() {
            continue;
        }
        let voor = stukken.clone();
        // What cannot be taken over stays in the form, which says what is wrong with it.
        if bron::schrijf(field.bron, &mut stukken, tekst, omgeving.vandaag).is_ok()
            && stukken != voor
            && !namen.iter().any(|ander| ander == naam)
        {
            namen.push(naam.to_owned());
        }
    }
    volg(omgeving, &opening.stukken, &mut stukken);
    let geschreven = puts(&opening.stukken, stukken);
    if geschreven.is_empty() {
        return;
    }
    for (key, record) in geschreven {
        besluit.schrijf(key, record);
    }
    besluit.tijdlijn.push((
        kaart,
        Wat::Gewijzigd {
            velden: namen.clone(),
        },
    ));
    if let Some((_, gelogd)) = besluit.velden.first_mut() {
        gelogd.extend(namen);
    }
}

/// Whether somebody typed another value here than the one that the field opened with. A form that
/// is saved again with what it had says nothing new, whatever a colleague changed meanwhile.
fn hier_gewijzigd(field: &Field, opening: &Opening, velden: &BTreeMap<String, String>) -> bool {
    let nieuw = velden.get(field.key).map_or("", String::as_str);
    nieuw != opening.tekst(field.key) && opening.bewaard(field.key) != Some(nieuw)
}

/// What goes along with a change, as when the intake is changed: the municipality of a place, and
/// branche and niveau of a traject that has no leerwerkplek yet.
fn volg(omgeving: &Omgeving<'_>, oud: &Stukken, stukken: &mut Stukken) {
    let (Some(was), Some(wordt)) = (&oud.kandidaat, &mut stukken.kandidaat) else {
        return;
    };
    let anders = |deel: fn(&Kandidaat) -> &Option<String>| deel(was) != deel(wordt);
    if anders(|it| &it.woonplaats) && !anders(|it| &it.gemeente) {
        let plaats = wordt.woonplaats.as_deref();
        wordt.gemeente = plaats.and_then(|plaats| omgeving.model.gemeente_van(plaats));
    }
    if let Some(traject) = stukken.traject.as_mut().filter(|it| it.plek.is_none()) {
        if was.branches != wordt.branches {
            traject.branche = wordt.branches.first().copied();
        }
        if was.niveau != wordt.niveau {
            traject.niveau = wordt.niveau;
        }
    }
}

fn puts(oud: &Stukken, nieuw: Stukken) -> Vec<(Key, Record)> {
    let mut puts = Vec::new();
    if nieuw.kandidaat != oud.kandidaat
        && let Some(kandidaat) = nieuw.kandidaat
    {
        puts.push((
            Key::kandidaat(kandidaat.id),
            Record::Kandidaat(Box::new(kandidaat)),
        ));
    }
    if nieuw.traject != oud.traject
        && let Some(traject) = nieuw.traject
    {
        puts.push((Key::traject(traject.id), Record::Traject(Box::new(traject))));
    }
    if nieuw.plek != oud.plek
        && let Some(plek) = nieuw.plek
    {
        puts.push((Key::leerwerkplek(plek.id), Record::Leerwerkplek(plek)));
    }
    if nieuw.bedrijf != oud.bedrijf
        && let Some(bedrijf) = nieuw.bedrijf
    {
        puts.push((Key::leerbedrijf(bedrijf.id), Record::Leerbedrijf(bedrijf)));
    }
    puts
}
