//! The forms of a card as deciding and answering both read them.

use std::collections::BTreeMap;
use std::fmt;

use super::fault::Fault;
use super::record::{Key, Record};
use super::zicht::{Gezien, Zicht};
use crate::domain::bsn::Bsn;
use crate::domain::formulier::{Formulier, Formuliersoort};
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::regel::Regelfout;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::form::answers::Answers;
use crate::form::spec::{FormSpec, Kind};
use crate::form::specs;
use crate::form::stand::open_voor as open_voor_stap;

pub mod herkomst;
mod opening;

pub use opening::{Opening, Wie, open, stukken, van_programma, vul_aan};

/// The table of fields of a form.
pub fn spec(soort: Formuliersoort) -> Result<&'static FormSpec, Fault> {
    specs::by_name(soort.code()).ok_or_else(|| Fault::NietGevonden {
        wat: format!("het formulier {}", soort.label()),
    })
}

/// The form of a kind that counts: the one with the highest number.
pub fn laatste(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
) -> Result<Option<Gezien<Formulier>>, Fault> {
    let (van, tot) = Key::formulieren(kaart, soort);
    let Some((key, _)) = zicht.alle(van, tot)?.pop() else {
        return Ok(None);
    };
    Ok(match zicht.get(key)? {
        Some((versie, Record::Formulier(formulier))) => Some((versie, *formulier)),
        _ => None,
    })
}

/// Every form of a kind, the oldest first.
pub fn alle(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
) -> Result<Vec<Formulier>, Fault> {
    let (van, tot) = Key::formulieren(kaart, soort);
    let records = zicht.alle(van, tot)?.into_iter();
    Ok(records
        .filter_map(|(_, record)| match record {
            Record::Formulier(formulier) => Some(*formulier),
            _ => None,
        })
        .collect())
}

/// The step that a form does on this card, and how that step stands.
pub fn stap(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
) -> Result<Option<(StapId, Stapstand)>, Fault> {
    Ok(match kaart {
        KaartId::Traject(id) => {
            let (_, traject) = zicht.traject(id)?;
            soort
                .stap(traject.situatie)
                .filter(|stap| traject.kent(*stap))
                .map(|stap| (stap, traject.stappen.stand(stap).clone()))
        }
        KaartId::Plek(id) => {
            let (_, plek) = zicht.plek(id)?;
            soort
                .stap(Situatie::NietWerkend)
                .map(|stap| (stap, plek.stappen.stand(stap).clone()))
        }
    })
}

/// The kandidaat of a card; none for a leerwerkplek.
pub fn kandidaat(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Option<KandidaatId>, Fault> {
    match kaart {
        KaartId::Traject(id) => Ok(Some(zicht.traject(id)?.1.kandidaat)),
        KaartId::Plek(_) => Ok(None),
    }
}

/// The BSN of a card's kandidaat, if it is known.
pub fn bsn(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Option<Bsn>, Fault> {
    let Some(id) = kandidaat(zicht, kaart)? else {
        return Ok(None);
    };
    Ok(match zicht.get(Key::bsn(id))? {
        Some((_, Record::Bsn(bsn))) => Some(bsn.bsn),
        _ => None,
    })
}

/// Whether the BSN of a card may be written down now (P-02: from WK-03 done on).
pub fn bsn_mag(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Result<(), Regelfout>, Fault> {
    let KaartId::Traject(id) = kaart else {
        return Ok(Err(Regelfout::BsnHoortNietHier));
    };
    let (_, traject) = zicht.traject(id)?;
    let na = StapId::code("WK-03");
    let gedaan = na.is_some_and(|stap| traject.stappen.gedaan_op(stap).is_some());
    Ok(if gedaan {
        Ok(())
    } else {
        Err(Regelfout::BsnNogNiet)
    })
}

/// The newest form of each kind on a card.
pub fn alle_laatste(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Vec<Formulier>, Fault> {
    let mut gevonden = Vec::new();
    for soort in Formuliersoort::van_kaart(kaart) {
        gevonden.extend(laatste(zicht, kaart, *soort)?.map(|(_, formulier)| formulier));
    }
    Ok(gevonden)
}

/// A field that a step needs and that is not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenVeld {
    /// The form that asks it.
    pub formulier: Formuliersoort,
    /// Its key.
    pub key: &'static str,
    /// Its label.
    pub label: &'static str,
}

impl fmt::Display for OpenVeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.label, self.formulier.label())
    }
}

/// The fields that a step of a card needs and that are not there yet.
pub fn open_voor(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    stap: StapId,
    wie: Wie<'_>,
) -> Result<Vec<OpenVeld>, Fault> {
    let code = stap.stap().code;
    let mut open = Vec::new();
    for soort in Formuliersoort::van_kaart(kaart) {
        let spec = spec(*soort)?;
        if !spec.fields().any(|field| field.voor == Some(code)) {
            continue;
        }
        let opening = self::open(zicht, kaart, *soort, wie)?;
        let answers = antwoorden(spec, &opening.velden, bsn(zicht, kaart)?);
        for key in open_voor_stap(spec, &answers, code, wie.vandaag) {
            open.push(OpenVeld {
                formulier: *soort,
                key,
                label: spec.field(key).map_or(key, |field| field.label),
            });
        }
    }
    Ok(open)
}

/// The answers of a form, with the BSN where the form asks it, so that its rules can be tried.
pub fn antwoorden(
    spec: &'static FormSpec,
    velden: &BTreeMap<String, String>,
    bsn: Option<Bsn>,
) -> Answers {
    let mut answers = Answers::new(spec);
    for (key, tekst) in velden {
        answers.set(key, tekst.as_str());
    }
    if let Some(bsn) = bsn {
        for field in spec
            .fields()
            .filter(|field| matches!(field.kind, Kind::Bsn))
        {
            answers.set(field.key, bsn.voluit());
        }
    }
    answers
}
