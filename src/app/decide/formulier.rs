//! Saving a form: what it becomes, what the dossier learns from it, and what its step does.

use std::collections::BTreeMap;

use super::{Besluit, Omgeving, nog_zo};
use crate::app::fault::Fault;
use crate::app::formulier::{self, Opening};
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::formulier::{Correctie, Formulier, Formuliersoort, Formulierstatus, Stempel};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::form::kind;
use crate::form::spec::{Field, FormSpec, Kind};

mod stap;
mod status;

pub(super) use stap::zet as zet_stap;

/// A form as it was asked to be saved.
#[derive(Clone, Copy)]
pub(super) struct Bewaar<'a> {
    pub(super) kaart: KaartId,
    pub(super) soort: Formuliersoort,
    pub(super) velden: &'a BTreeMap<String, String>,
    pub(super) waarom: &'a str,
    pub(super) nieuw: bool,
    pub(super) gezien: Option<Seq>,
    pub(super) concept: Option<u64>,
}

fn veld(veld: &str, bericht: impl Into<String>) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.into(),
    }
}

/// Saves a form of a card.
pub(super) fn bewaar(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    vraag: Bewaar<'_>,
) -> Result<Besluit, Fault> {
    let Bewaar { kaart, soort, .. } = vraag;
    if !Formuliersoort::van_kaart(kaart).contains(&soort) {
        return Err(Regelfout::FormulierHoortNietHier { formulier: soort }.into());
    }
    if is_gesloten(zicht, kaart)? {
        return Err(Regelfout::Gesloten.into());
    }
    let spec = formulier::spec(soort)?;
    let opening = formulier::open(zicht, kaart, soort)?;
    zelfde(omgeving, zicht, kaart, vraag.gezien, &opening)?;
    let (velden, bsn) = gelezen(spec, vraag.velden, omgeving)?;

    let naam = zicht.kaartnaam(kaart)?;
    let titel = format!("{} van {naam} bewaard", soort.label());
    let mut besluit = Besluit::van_kaart(kaart, titel);
    if let Some(tekst) = bsn {
        super::bsn::neem_op(zicht, kaart, &tekst, &mut besluit)?;
    }
    let nieuw = worden(omgeving, spec, &vraag, &opening, velden)?;
    let Worden {
        mut formulier,
        vorige,
        ..
    } = nieuw;
    let bekend = super::bsn::na(zicht, kaart, &besluit)?;
    formulier.status = status::status(spec, &formulier.velden, bekend, omgeving.vandaag);

    let begonnen = vorige
        .as_ref()
        .is_none_or(|oud| oud.nummer != formulier.nummer);
    let anders: Vec<String> = nieuw.anders;
    let gelijk = vorige.as_ref().is_some_and(|oud| {
        oud.nummer == formulier.nummer
            && oud.velden == formulier.velden
            && oud.status == formulier.status
    });
    if !gelijk {
        if let Some(mut oud) = vorige.clone().filter(|_| begonnen) {
            oud.status = Formulierstatus::Vervangen;
            besluit.schrijf(
                Key::formulier(kaart, soort, oud.nummer),
                Record::Formulier(Box::new(oud)),
            );
        }
        besluit.tijdlijn.push((
            kaart,
            Wat::Formulier {
                soort,
                nummer: formulier.nummer,
                begonnen,
                compleet: formulier.status.telt(),
                velden: anders.clone(),
            },
        ));
        if !nieuw.verbeterd.is_empty() {
            besluit.tijdlijn.push((
                kaart,
                Wat::Correctie {
                    soort,
                    velden: nieuw.verbeterd,
                    waarom: schoon(vraag.waarom),
                },
            ));
        }
        besluit.velden.push((kaart, anders));
        stap::volg(omgeving, zicht, vorige.as_ref(), &formulier, &mut besluit)?;
        besluit.schrijf(
            Key::formulier(kaart, soort, formulier.nummer),
            Record::Formulier(Box::new(formulier)),
        );
    }
    if let Some(nummer) = vraag.concept {
        besluit
            .puts
            .push((Key::concept(omgeving.coach, nummer), None));
    }
    Ok(besluit)
}

fn is_gesloten(zicht: &Zicht<'_>, kaart: KaartId) -> Result<bool, Fault> {
    Ok(match kaart {
        KaartId::Traject(id) => zicht.traject(id)?.1.is_gesloten(),
        KaartId::Plek(id) => matches!(
            zicht.plek(id)?.1.stand,
            crate::domain::leerwerkplek::PlekStand::Gesloten { .. }
        ),
    })
}

/// Refuses when the form was changed, or begun, since it was seen.
fn zelfde(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    gezien: Option<Seq>,
    opening: &Opening,
) -> Result<(), Fault> {
    let nu = opening.oud.as_ref().map(|(versie, _)| *versie);
    match (gezien, nu) {
        (Some(Seq(0)), None) | (None, _) => Ok(()),
        (gezien, nu) => nog_zo(omgeving, zicht, Some(kaart), gezien, nu.flatten()),
    }
}

/// The texts tidied, and the BSN apart: it never stands with the form.
fn gelezen(
    spec: &FormSpec,
    velden: &BTreeMap<String, String>,
    omgeving: &Omgeving<'_>,
) -> Result<(BTreeMap<String, String>, Option<String>), Fault> {
    let mut netjes = BTreeMap::new();
    let mut bsn = None;
    for (key, tekst) in velden {
        let Some(field) = spec.field(key) else {
            let bericht = format!("dit veld staat niet op het formulier {}", spec.title);
            return Err(veld(&kort(key), bericht));
        };
        let tekst = tidy(field, tekst, omgeving);
        if tekst.is_empty() {
            continue;
        }
        if matches!(field.kind, Kind::Bsn) {
            bsn = Some(tekst);
        } else {
            netjes.insert(key.clone(), tekst);
        }
    }
    Ok((netjes, bsn))
}

fn kort(key: &str) -> String {
    key.chars().take(40).collect()
}

/// A text as it is kept: a day is written out, because tomorrow "vandaag" is another day.
fn tidy(field: &Field, tekst: &str, omgeving: &Omgeving<'_>) -> String {
    if matches!(field.kind, Kind::Text) {
        return schoon_meerregelig(tekst);
    }
    let tekst = schoon(tekst);
    match field.kind {
        Kind::Date(_) | Kind::Geboortedatum | Kind::Choice(_) | Kind::Many(_) | Kind::YesNo => {
            kind::netjes(field.kind, &tekst, omgeving.vandaag).unwrap_or(tekst)
        }
        _ => tekst,
    }
}

/// What the form becomes.
struct Worden {
    formulier: Formulier,
    /// The form that counted before.
    vorige: Option<Formulier>,
    /// Fields that changed.
    anders: Vec<String>,
    /// Fields of a complete form of which a filled value was replaced.
    verbeterd: Vec<String>,
}

fn worden(
    omgeving: &Omgeving<'_>,
    spec: &FormSpec,
    vraag: &Bewaar<'_>,
    opening: &Opening,
    velden: BTreeMap<String, String>,
) -> Result<Worden, Fault> {
    let stempel = Stempel {
        door: omgeving.coach,
        op: omgeving.nu,
    };
    let vorige = opening.oud.as_ref().map(|(_, formulier)| formulier.clone());
    let leeg = |nummer| Formulier {
        kaart: vraag.kaart,
        soort: vraag.soort,
        nummer,
        versie: spec.version,
        velden: BTreeMap::new(),
        status: Formulierstatus::Concept,
        aangemaakt: stempel,
        gewijzigd: stempel,
        correcties: Vec::new(),
        herkomst: BTreeMap::new(),
    };
    let mut formulier = match &vorige {
        None => leeg(1),
        Some(oud) if vraag.nieuw => leeg(oud.nummer.saturating_add(1)),
        Some(oud) if oud.status == Formulierstatus::Ingetrokken => {
            return Err(Regelfout::FormulierIngetrokken.into());
        }
        Some(oud) => oud.clone(),
    };
    let anders: Vec<String> = spec
        .fields()
        .map(|field| field.key)
        .filter(|key| formulier.velden.get(*key) != velden.get(*key))
        .map(str::to_owned)
        .collect();
    let mut verbeterd = Vec::new();
    if formulier.status.telt() {
        for key in &anders {
            let Some(oud) = formulier.velden.get(key) else {
                continue;
            };
            let waarom = schoon(vraag.waarom);
            if waarom.is_empty() {
                return Err(veld(
                    "waarom",
                    "schrijf op waarom dit verandert; wat er stond blijft bewaard",
                ));
            }
            formulier.correcties.push(Correctie {
                veld: key.clone(),
                oud: oud.clone(),
                stempel,
                waarom,
            });
            verbeterd.push(key.clone());
        }
    }
    // What an older table of fields asked and this one does not, stays with the form.
    formulier.velden.retain(|key, _| spec.field(key).is_none());
    formulier.velden.extend(velden);
    formulier.versie = spec.version;
    formulier.gewijzigd = stempel;
    Ok(Worden {
        formulier,
        vorige,
        anders,
        verbeterd,
    })
}
