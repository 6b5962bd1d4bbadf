//! Saving a form: what it becomes, what the dossier learns from it, and what its step does.

use std::collections::BTreeMap;

use super::{Besluit, Omgeving, nog_zo};
use crate::app::fault::Fault;
use crate::app::formulier::herkomst::{self, Log};
use crate::app::formulier::{self, Opening, van_programma, vul_aan};
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::formulier::{Correctie, Formulier, Formuliersoort, Formulierstatus, Stempel};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::form::bron::{self, Recht};
use crate::form::kind;
use crate::form::spec::{Asked, Field, FormSpec, Kind};

mod dossier;
mod gevolg;
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
    let opening = formulier::open(zicht, kaart, soort, omgeving.wie())?;
    zelfde(omgeving, zicht, kaart, vraag.gezien, &opening)?;
    let (velden, bsn) = gelezen(spec, vraag.velden, omgeving)?;

    let titel = format!("{} van {} bewaard", soort.kort(), zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    if let Some(tekst) = bsn {
        super::bsn::neem_op(zicht, kaart, &tekst, &mut besluit)?;
    }
    let wordt = Worden::nieuw(omgeving, spec, &vraag, &opening, velden)?;
    leg_vast(omgeving, zicht, spec, &vraag, &opening, wordt, &mut besluit)?;
    if let Some(nummer) = vraag.concept {
        besluit
            .puts
            .push((Key::concept(omgeving.coach, nummer), None));
    }
    Ok(besluit)
}

/// Writes the form with all that follows from it; one that is as it was writes nothing.
fn leg_vast(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    spec: &'static FormSpec,
    vraag: &Bewaar<'_>,
    opening: &Opening,
    wordt: Worden,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let Worden {
        mut formulier,
        vorige,
        anders,
        verbeterd,
    } = wordt;
    let (kaart, soort) = (vraag.kaart, vraag.soort);
    let bekend = super::bsn::na(zicht, kaart, besluit)?;
    formulier.status = status::status(spec, &formulier.velden, bekend, omgeving.vandaag);
    let begonnen = vorige
        .as_ref()
        .is_none_or(|oud| oud.nummer != formulier.nummer);
    let gelijk = vorige
        .as_ref()
        .is_some_and(|oud| oud.velden == formulier.velden && oud.status == formulier.status);
    if gelijk && !begonnen {
        return Ok(());
    }
    if let Some(mut oud) = vorige.clone().filter(|_| begonnen) {
        if oud.status != Formulierstatus::Ingetrokken {
            oud.status = Formulierstatus::Vervangen;
        }
        let key = Key::formulier(kaart, soort, oud.nummer);
        besluit.schrijf(key, Record::Formulier(Box::new(oud)));
    }
    let mut gelogd = vec![soort.code().to_owned()];
    gelogd.extend(anders.iter().cloned());
    besluit.velden.insert(0, (kaart, gelogd));
    dossier::schrijf_terug(omgeving, kaart, spec, opening, &formulier.velden, besluit);
    besluit.tijdlijn.push((
        kaart,
        Wat::Formulier {
            soort,
            nummer: formulier.nummer,
            begonnen,
            compleet: formulier.status.telt(),
            velden: anders,
        },
    ));
    if !verbeterd.is_empty() {
        besluit.tijdlijn.push((
            kaart,
            Wat::Correctie {
                soort,
                velden: verbeterd,
                waarom: schoon(vraag.waarom),
            },
        ));
    }
    stap::volg(omgeving, zicht, vorige.as_ref(), &formulier, besluit)?;
    gevolg::volg(omgeving, zicht, vorige.as_ref(), &formulier, besluit)?;
    let log = Log::lees(zicht, kaart)?;
    formulier.herkomst = herkomst::alle(zicht, kaart, spec, opening, &log)?;
    let velden = &formulier.velden;
    formulier
        .herkomst
        .retain(|key, _| velden.get(key).map_or("", String::as_str) == opening.tekst(key));
    let key = Key::formulier(kaart, soort, formulier.nummer);
    besluit.schrijf(key, Record::Formulier(Box::new(formulier)));
    Ok(())
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

impl Worden {
    fn nieuw(
        omgeving: &Omgeving<'_>,
        spec: &'static FormSpec,
        vraag: &Bewaar<'_>,
        opening: &Opening,
        velden: BTreeMap<String, String>,
    ) -> Result<Self, Fault> {
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
        let velden = gevuld(spec, opening, velden, omgeving);
        let tekst =
            |van: &BTreeMap<String, String>, key: &str| van.get(key).cloned().unwrap_or_default();
        let anders: Vec<&'static Field> = spec
            .fields()
            .filter(|field| tekst(&formulier.velden, field.key) != tekst(&velden, field.key))
            .collect();
        let mut verbeterd = Vec::new();
        if formulier.status.telt() {
            let waarom = schoon(vraag.waarom);
            for field in anders.iter().filter(|field| !van_programma(field)) {
                let oud = tekst(&formulier.velden, field.key);
                if oud.is_empty() {
                    continue;
                }
                if waarom.is_empty() {
                    return Err(veld(
                        "waarom",
                        "schrijf op waarom dit verandert; wat er stond blijft bewaard",
                    ));
                }
                formulier.correcties.push(Correctie {
                    veld: field.key.to_owned(),
                    oud,
                    stempel,
                    waarom: waarom.clone(),
                });
                verbeterd.push(field.key.to_owned());
            }
        }
        // What an older table of fields asked and this one does not, stays with the form.
        formulier.velden.retain(|key, _| spec.field(key).is_none());
        formulier.velden.extend(velden);
        formulier.versie = spec.version;
        formulier.gewijzigd = stempel;
        Ok(Self {
            formulier,
            vorige,
            anders: anders.iter().map(|field| field.key.to_owned()).collect(),
            verbeterd,
        })
    }
}

/// The answers with what the program fills in, and with an empty text where somebody took away on
/// purpose what the dossier knows: else it would be back when the form opens again.
fn gevuld(
    spec: &'static FormSpec,
    opening: &Opening,
    mut velden: BTreeMap<String, String>,
    omgeving: &Omgeving<'_>,
) -> BTreeMap<String, String> {
    for field in spec.fields() {
        let eenmalig = bron::recht(field.bron) == Some(Recht::Eenmalig);
        let opent_met = opening.tekst(field.key);
        if (van_programma(field) && opening.dossier.contains_key(field.key))
            || (eenmalig && !opent_met.is_empty())
            || field.asked == Asked::Vast
        {
            if opent_met.is_empty() {
                velden.remove(field.key);
            } else {
                velden.insert(field.key.to_owned(), opent_met.to_owned());
            }
        } else if !velden.contains_key(field.key)
            && (opening.dossier.contains_key(field.key) || opening.bewaard(field.key) == Some(""))
        {
            velden.insert(field.key.to_owned(), String::new());
        }
    }
    vul_aan(spec, &mut velden, omgeving.vandaag);
    velden
}
