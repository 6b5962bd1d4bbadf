//! Kandidaten, read with the parsers of the domain; only test numbers may be a BSN here.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::bestand;
use super::dag;
use super::fout::{Plaats, SeedFout};
use super::inzet;
use super::kwalificaties::{branches, code, niveau};
use crate::app::record::Gebied;
use crate::domain::bsn::Bsn;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::id::KandidaatId;
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;

const BESTAND: &str = "kandidaten.toml";

/// The kandidaten, their BSN, and which key points at whom.
pub(super) struct Mensen {
    pub(super) kandidaten: Vec<Kandidaat>,
    pub(super) bsns: Vec<KandidaatBsn>,
    van: BTreeMap<String, KandidaatId>,
}

impl Mensen {
    pub(super) fn kandidaat(&self, sleutel: &str) -> Result<KandidaatId, String> {
        self.van
            .get(sleutel)
            .copied()
            .ok_or_else(|| format!("kandidaat '{sleutel}' staat niet in {BESTAND}"))
    }

    pub(super) fn sleutel(&self, id: KandidaatId) -> &str {
        self.van
            .iter()
            .find(|(_, it)| **it == id)
            .map_or("", |(sleutel, _)| sleutel)
    }
}

pub(super) fn lees(
    tekst: &str,
    gebieden: &[Gebied],
    vandaag: NaiveDate,
) -> Result<Mensen, SeedFout> {
    let ruw: bestand::Kandidaten = bestand::lees(BESTAND, tekst)?;
    let mut uit = Mensen {
        kandidaten: Vec::new(),
        bsns: Vec::new(),
        van: BTreeMap::new(),
    };
    let mut gezien = HashSet::new();
    for (nummer, it) in (1..).zip(ruw.kandidaat) {
        let bij = Plaats {
            bestand: BESTAND,
            waar: &it.sleutel,
        };
        let id = KandidaatId(nummer);
        if uit.van.insert(it.sleutel.clone(), id).is_some() {
            return Err(bij.fout("deze sleutel staat er twee keer"));
        }
        if let Some(bsn) = &it.bsn {
            let bsn: Bsn = bij.veld("bsn", bsn.parse())?;
            if !bsn.is_testnummer() {
                return Err(bij.fout("bsn: alleen nummers uit de testreeks 99999xxxx"));
            }
            if !gezien.insert(bsn) {
                return Err(
                    bij.fout("bsn: dit nummer heeft een ander ook; kies een vrij testnummer")
                );
            }
            uit.bsns.push(KandidaatBsn { kandidaat: id, bsn });
        }
        uit.kandidaten
            .push(kandidaat(&it, id, gebieden, vandaag, bij)?);
    }
    Ok(uit)
}

fn kandidaat(
    it: &bestand::Kandidaat,
    id: KandidaatId,
    gebieden: &[Gebied],
    vandaag: NaiveDate,
    bij: Plaats<'_>,
) -> Result<Kandidaat, SeedFout> {
    let postcode: Option<Postcode> = bij.veld(
        "postcode",
        it.postcode.as_deref().map(str::parse).transpose(),
    )?;
    let gemeente = postcode.and_then(|it| {
        let gebied = gebieden
            .iter()
            .find(|gebied| gebied.pc4 == it.pc4().getal())?;
        gebied.gemeente.clone()
    });
    let voorvoegsel = (!it.voorvoegsel.is_empty()).then_some(it.voorvoegsel.as_str());
    Ok(Kandidaat {
        id,
        naam: bij.veld(
            "naam",
            Naam::nieuw(&it.voornaam, None, voorvoegsel, &it.achternaam),
        )?,
        geboren: bij.veld(
            "geboren",
            it.geboren
                .as_deref()
                .map(|it| geboren(it, vandaag))
                .transpose(),
        )?,
        telefoon: bij.veld(
            "telefoon",
            it.telefoon.as_deref().map(str::parse).transpose(),
        )?,
        email: bij.veld("email", it.email.as_deref().map(str::parse).transpose())?,
        postcode,
        woonplaats: it.woonplaats.clone(),
        gemeente,
        uitkering: Some(bij.veld("uitkering", code(&it.uitkering))?),
        opleiding: bij.veld("opleiding", it.opleiding.as_deref().map(code).transpose())?,
        behaald: bij.veld("behaald", it.behaald.as_deref().map(code).transpose())?,
        diploma: bij.veld("diploma", it.diploma.as_deref().map(code).transpose())?,
        doelgroepen: bij.veld(
            "doelgroepen",
            it.doelgroepen.iter().map(|it| code(it)).collect(),
        )?,
        branches: bij.veld("branches", branches(&it.branches))?,
        niveau: bij.veld("niveau", it.niveau.map(niveau).transpose())?,
        kanaal: bij.veld("kanaal", it.kanaal.as_deref().map(code).transpose())?,
        adres: None,
        partnernaam: None,
        inzet: bij.veld("inzet", inzet::lees(&it.inzet, vandaag))?,
    })
}

/// `12-03-1985`, or an age where that is what matters: `-17j140d`.
fn geboren(tekst: &str, vandaag: NaiveDate) -> Result<Geboortedatum, String> {
    let gelezen = if tekst.starts_with('-') {
        Geboortedatum::nieuw(dag::precies(tekst, vandaag)?.0, vandaag)
    } else {
        Geboortedatum::lees(tekst, vandaag)
    };
    gelezen.map_err(|fout| fout.to_string())
}
