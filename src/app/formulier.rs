//! The forms of a card as deciding and answering both read them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fault::Fault;
use super::record::{Key, Record};
use super::store::Seq;
use super::zicht::{Gezien, Zicht};
use crate::domain::bsn::Bsn;
use crate::domain::formulier::{Formulier, Formuliersoort, Herkomst};
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::regel::Regelfout;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::form::answers::{Answers, Antwoord};
use crate::form::bevinding::Ernst;
use crate::form::check;
use crate::form::spec::{Asked, FormSpec, Kind};
use crate::form::specs;

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

/// A form as it opens: what was answered, and what the dossier knows of the rest.
#[derive(Debug)]
pub struct Opening {
    /// The form that counts now, with its version.
    pub oud: Option<Gezien<Formulier>>,
    /// Key of the field to its text; never the BSN.
    pub velden: BTreeMap<String, String>,
    /// Key of the field to where its text came from.
    pub herkomst: BTreeMap<String, Herkomst>,
    /// Key of the field to what the dossier says now.
    pub dossier: BTreeMap<String, String>,
}

impl Opening {
    /// The version to send along as `gezien`.
    pub fn gezien(&self) -> Option<Seq> {
        self.oud
            .as_ref()
            .map_or(Some(Seq(0)), |(versie, _)| *versie)
    }
}

/// Opens a form of a card.
pub fn open(zicht: &Zicht<'_>, kaart: KaartId, soort: Formuliersoort) -> Result<Opening, Fault> {
    let oud = laatste(zicht, kaart, soort)?;
    let velden = oud
        .as_ref()
        .map_or_else(BTreeMap::new, |(_, formulier)| formulier.velden.clone());
    let herkomst = oud
        .as_ref()
        .map_or_else(BTreeMap::new, |(_, formulier)| formulier.herkomst.clone());
    Ok(Opening {
        oud,
        velden,
        herkomst,
        dossier: BTreeMap::new(),
    })
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

/// How far a form is: whether it is complete, and in words ("17/22, 3 verplicht").
pub fn maat(spec: &'static FormSpec, answers: &Answers, vandaag: NaiveDate) -> (bool, String) {
    let gevraagd: Vec<_> = spec
        .fields()
        .filter(|field| field.asked != Asked::Vast && check::asked(spec, field, answers, vandaag))
        .collect();
    let gevuld = gevraagd
        .iter()
        .filter(|field| answers.antwoord(field.key) != Antwoord::Leeg)
        .count();
    let open = gevraagd
        .iter()
        .filter(|field| check::required(spec, field, answers, vandaag))
        .filter(|field| answers.antwoord(field.key).waarde().is_none())
        .count();
    let fouten = check::check(spec, answers, vandaag).len()
        + (spec.toets)(answers, vandaag)
            .iter()
            .filter(|it| it.ernst == Ernst::Fout)
            .count();
    let mut woorden = format!("{gevuld}/{}", gevraagd.len());
    for (aantal, wat) in [(open, "verplicht"), (fouten, "fout")] {
        if aantal > 0 {
            woorden.push_str(&format!(", {aantal} {wat}"));
        }
    }
    (open == 0 && fouten == 0, woorden)
}
