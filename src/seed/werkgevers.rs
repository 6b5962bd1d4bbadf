//! Leerbedrijven and their leerwerkplekken; the winning of a plek is replayed through its poort.

mod werving;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Teksten;
use super::bestand;
use super::dag;
use super::fout::{Plaats, SeedFout};
use super::inzet;
use super::kwalificaties::{code, crebo, niveau, zoek};
use super::regios::Wie;
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::code::{CodeFout, Werkprocescode};
use crate::domain::eis::Eis;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::{BedrijfSoort, Erkenning, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, Perspectief, PlekStand};
use crate::domain::stap::StapId;
use werving::Werving;

const BEDRIJVEN: &str = "leerbedrijven.toml";
const PLEKKEN: &str = "leerwerkplekken.toml";

/// Leerbedrijven and leerwerkplekken, and which key points at which.
pub(super) struct Werkgevers {
    pub(super) bedrijven: Vec<Leerbedrijf>,
    pub(super) plekken: Vec<Leerwerkplek>,
    pub(super) gebeurtenissen: Vec<Gebeurtenis>,
    bedrijf_van: BTreeMap<String, usize>,
    plek_van: BTreeMap<String, usize>,
}

impl Werkgevers {
    /// Place in `plekken` of a key.
    pub(super) fn plek(&self, sleutel: &str) -> Result<usize, String> {
        self.plek_van
            .get(sleutel)
            .copied()
            .ok_or_else(|| format!("leerwerkplek '{sleutel}' staat niet in {PLEKKEN}"))
    }

    /// Kind and name of a leerbedrijf as an organisation.
    pub(super) fn organisatie(&self, sleutel: &str) -> Option<(OrganisatieSoort, String)> {
        let bedrijf = self.bedrijven.get(*self.bedrijf_van.get(sleutel)?)?;
        Some((OrganisatieSoort::Leerbedrijf, bedrijf.naam.clone()))
    }
}

pub(super) fn lees(
    teksten: &Teksten<'_>,
    wie: &Wie,
    kwalificaties: &[Kwalificatie],
    vandaag: NaiveDate,
) -> Result<Werkgevers, SeedFout> {
    let mut uit = Werkgevers {
        bedrijven: Vec::new(),
        plekken: Vec::new(),
        gebeurtenissen: Vec::new(),
        bedrijf_van: BTreeMap::new(),
        plek_van: BTreeMap::new(),
    };
    let ruw: bestand::Leerbedrijven = bestand::lees(BEDRIJVEN, teksten.leerbedrijven)?;
    for (nummer, it) in (1..).zip(ruw.leerbedrijf) {
        let bij = Plaats {
            bestand: BEDRIJVEN,
            waar: &it.sleutel,
        };
        if wie.organisaties.contains_key(&it.sleutel)
            || uit
                .bedrijf_van
                .insert(it.sleutel.clone(), uit.bedrijven.len())
                .is_some()
        {
            return Err(bij.fout("deze sleutel staat er twee keer"));
        }
        uit.bedrijven.push(bedrijf(
            &it,
            LeerbedrijfId(nummer),
            kwalificaties,
            vandaag,
            bij,
        )?);
    }
    let ruw: bestand::Leerwerkplekken = bestand::lees(PLEKKEN, teksten.leerwerkplekken)?;
    for (nummer, it) in (1..).zip(ruw.leerwerkplek) {
        let bij = Plaats {
            bestand: PLEKKEN,
            waar: &it.sleutel,
        };
        if uit
            .plek_van
            .insert(it.sleutel.clone(), uit.plekken.len())
            .is_some()
        {
            return Err(bij.fout("deze sleutel staat er twee keer"));
        }
        let bedrijf = uit
            .bedrijf_van
            .get(&it.bedrijf)
            .and_then(|plaats| uit.bedrijven.get(*plaats))
            .ok_or_else(|| {
                bij.fout(format_args!(
                    "bedrijf '{}' staat niet in {BEDRIJVEN}",
                    it.bedrijf
                ))
            })?;
        let begin = bij.veld(
            "plek",
            beginstand(
                &it,
                LeerwerkplekId(nummer),
                bedrijf,
                wie,
                kwalificaties,
                vandaag,
            ),
        )?;
        let geworven = Werving {
            bij,
            wie,
            vandaag,
            it: &it,
        };
        let (plek, tijdlijn) = geworven.naspelen(begin)?;
        bij.veld("plek", klopt(&plek, bedrijf))?;
        uit.plekken.push(plek);
        uit.gebeurtenissen.extend(tijdlijn.van);
    }
    Ok(uit)
}

fn bedrijf(
    it: &bestand::Leerbedrijf,
    id: LeerbedrijfId,
    kwalificaties: &[Kwalificatie],
    vandaag: NaiveDate,
    bij: Plaats<'_>,
) -> Result<Leerbedrijf, SeedFout> {
    let soort = match it.soort.as_str() {
        "regulier" => BedrijfSoort::Regulier,
        "sw" => BedrijfSoort::Sw,
        anders => {
            return Err(bij.fout(format_args!(
                "soort: '{anders}' bestaat niet; kies regulier of sw"
            )));
        }
    };
    bij.veld("kvk", cijfers(&it.kvk, 8))?;
    if let Some(sbb) = &it.sbb {
        bij.veld("sbb", cijfers(sbb, 9))?;
    }
    let mut erkenningen = Vec::with_capacity(it.erkenningen.len());
    for erkenning in &it.erkenningen {
        let kwalificatie = bij.veld("erkenning", zoek(kwalificaties, erkenning.crebo, None))?;
        let tot = bij
            .veld("geldig_tot", dag::precies(&erkenning.geldig_tot, vandaag))?
            .0;
        erkenningen.push(Erkenning {
            crebo: kwalificatie.crebo,
            geldig_tot: Some(tot),
            uitvoerbaar: match &erkenning.uitvoerbaar {
                None => kwalificatie.werkprocessen().map(|it| it.code).collect(),
                Some(codes) => bij.veld("uitvoerbaar", uitvoerbaar(codes, kwalificatie))?,
            },
        });
    }
    if !erkenningen.is_empty() && it.sbb.is_none() {
        return Err(bij.fout("sbb: een erkend leerbedrijf heeft een nummer bij SBB"));
    }
    let mut betrokkenen = Vec::new();
    let mensen = [
        (Rol::Praktijkopleider, it.praktijkopleider.as_ref()),
        (Rol::Contactpersoon, Some(&it.contactpersoon)),
    ];
    for (rol, mens) in mensen {
        let Some(mens) = mens else { continue };
        betrokkenen.push(Betrokkene {
            rol,
            naam: mens.naam.clone(),
            soort: OrganisatieSoort::Leerbedrijf,
            organisatie: it.naam.clone(),
            telefoon: bij.veld(
                "telefoon",
                mens.telefoon.as_deref().map(str::parse).transpose(),
            )?,
            email: bij.veld("email", mens.email.as_deref().map(str::parse).transpose())?,
            van: None,
            tot: None,
        });
    }
    Ok(Leerbedrijf {
        id,
        naam: it.naam.clone(),
        plaats: it.plaats.clone(),
        postcode: Some(bij.veld("postcode", it.postcode.parse())?),
        kvk: Some(it.kvk.clone()),
        sbb_id: it.sbb.clone(),
        branche: bij.veld("branche", code(&it.branche))?,
        soort,
        erkenningen,
        betrokkenen,
        adres: None,
        bestand: None,
    })
}

/// Werkprocessen that can be done, each one of the kwalificatie; an empty list was not analysed.
fn uitvoerbaar(
    codes: &[String],
    kwalificatie: &Kwalificatie,
) -> Result<Vec<Werkprocescode>, String> {
    let lees = |tekst: &String| {
        let code: Werkprocescode = tekst.parse().map_err(|fout: CodeFout| fout.to_string())?;
        if kwalificatie.werkprocessen().any(|it| it.code == code) {
            Ok(code)
        } else {
            Err(format!("{code} hoort niet bij {}", kwalificatie.crebo))
        }
    };
    codes.iter().map(lees).collect()
}

fn cijfers(tekst: &str, aantal: usize) -> Result<(), String> {
    if tekst.len() == aantal && tekst.bytes().all(|it| it.is_ascii_digit()) {
        Ok(())
    } else {
        Err(format!("'{tekst}' heeft geen {aantal} cijfers"))
    }
}

fn beginstand(
    it: &bestand::Leerwerkplek,
    id: LeerwerkplekId,
    bedrijf: &Leerbedrijf,
    wie: &Wie,
    kwalificaties: &[Kwalificatie],
    vandaag: NaiveDate,
) -> Result<Leerwerkplek, String> {
    let op_niveau = niveau(it.niveau)?;
    zoek(kwalificaties, it.crebo, Some(op_niveau))?;
    if it.aantal == 0 {
        return Err("aantal is 0; een leerwerkplek is voor minstens een persoon".to_owned());
    }
    let sinds = dag::lees(&it.in_werving, vandaag)?;
    // Most were confirmed lately, each on another day; some wait for a call (WG-07).
    let lang = i64::from(id.0 * 11 % 80);
    let bevestigd =
        (!id.0.is_multiple_of(4)).then(|| sinds.max(vandaag - chrono::Duration::days(lang)));
    Ok(Leerwerkplek {
        bevestigd,
        functie: it.functie.clone(),
        branche: Some(code(&it.branche)?),
        niveau: Some(op_niveau),
        crebo: Some(crebo(it.crebo)?),
        aantal: it.aantal,
        uren: Some(it.uren),
        vanaf: Some(dag::lees(&it.beschikbaar_vanaf, vandaag)?),
        eisen: it.eisen.iter().map(|it| Eis::lees(it)).collect(),
        dagdelen: inzet::dagdelen(&it.dagdelen)?,
        begeleiding: it.begeleiding,
        perspectief: Some(match it.perspectief.as_str() {
            "toegezegd" => Perspectief::Toegezegd,
            "mogelijk" => Perspectief::Mogelijk,
            "geen" => Perspectief::Geen,
            anders => {
                return Err(format!(
                    "perspectief '{anders}' bestaat niet; kies toegezegd, mogelijk of geen"
                ));
            }
        }),
        ..Leerwerkplek::nieuw(id, bedrijf.id, wie.coach(&it.coach)?, sinds)
    })
}

/// What the trade asks of a plek beyond its steps.
fn klopt(plek: &Leerwerkplek, bedrijf: &Leerbedrijf) -> Result<(), String> {
    let praktijkopleider = bedrijf
        .betrokkenen
        .iter()
        .any(|it| it.rol == Rol::Praktijkopleider);
    let bekend = StapId::code("WG-03").is_some_and(|stap| plek.stappen.is_klaar(stap));
    if bekend && !praktijkopleider {
        return Err("WG-03 is gedaan, maar het bedrijf heeft geen praktijkopleider".to_owned());
    }
    let gedekt = bedrijf
        .erkenningen
        .iter()
        .any(|it| Some(it.crebo) == plek.crebo);
    if plek.stand == PlekStand::Beschikbaar && !gedekt {
        return Err(
            "de plek is beschikbaar, maar het bedrijf is niet erkend voor deze crebo".to_owned(),
        );
    }
    Ok(())
}
