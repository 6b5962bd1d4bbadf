//! Who works in the region, for whom, and where its places lie.

use std::collections::BTreeMap;

use super::bestand::{self, Organisatie};
use super::fout::{Plaats, SeedFout};
use crate::app::record::Gebied;
use crate::domain::betrokkene::OrganisatieSoort;
use crate::domain::coach::Coach;
use crate::domain::id::CoachId;
use crate::domain::postcode::Pc4;
use crate::domain::rol::Rol;
use crate::domain::telefoon::Telefoon;

/// Coaches and organisations by the words with which the other files point at them.
pub(super) struct Wie {
    pub(super) naam: String,
    pub(super) coaches: Vec<Coach>,
    pub(super) organisaties: BTreeMap<String, (OrganisatieSoort, String)>,
}

impl Wie {
    pub(super) fn coach(&self, kort: &str) -> Result<CoachId, String> {
        self.coaches
            .iter()
            .find(|it| it.kort == kort)
            .map(|it| it.id)
            .ok_or_else(|| {
                let bekend: Vec<&str> = self.coaches.iter().map(|it| it.kort.as_str()).collect();
                format!(
                    "coach '{kort}' staat niet in regio.toml; kies uit {}",
                    bekend.join(", ")
                )
            })
    }

    pub(super) fn organisatie(&self, sleutel: &str) -> Result<(OrganisatieSoort, String), String> {
        self.organisaties.get(sleutel).cloned().ok_or_else(|| {
            format!("organisatie '{sleutel}' staat niet in regio.toml of leerbedrijven.toml")
        })
    }
}

pub(super) fn lees(tekst: &str) -> Result<Wie, SeedFout> {
    const BESTAND: &str = "regio.toml";
    let ruw: bestand::Regio = bestand::lees(BESTAND, tekst)?;
    let mut organisaties = BTreeMap::new();
    for it in ruw.organisatie {
        let bij = Plaats {
            bestand: BESTAND,
            waar: &it.sleutel,
        };
        let soort = OrganisatieSoort::van_code(&it.soort)
            .ok_or_else(|| bij.fout(format_args!("soort '{}' bestaat niet", it.soort)))?;
        bij.veld("organisatie", compleet(&it, soort))?;
        if organisaties
            .insert(it.sleutel.clone(), (soort, it.naam))
            .is_some()
        {
            return Err(bij.fout("deze sleutel staat er twee keer"));
        }
    }
    let mut wie = Wie {
        naam: ruw.naam,
        coaches: Vec::new(),
        organisaties,
    };
    for (nummer, it) in (1..).zip(ruw.coach) {
        let bij = Plaats {
            bestand: BESTAND,
            waar: &it.kort,
        };
        if wie.coach(&it.kort).is_ok() {
            return Err(bij.fout("deze coach staat er twee keer"));
        }
        let (_, organisatie) = bij.veld("organisatie", wie.organisatie(&it.organisatie))?;
        let id = CoachId(nummer);
        let rol = match it.rol {
            None => Rol::Werkcoach,
            Some(code) => Rol::van_code(&code)
                .ok_or_else(|| bij.fout(format_args!("rol '{code}' bestaat niet")))?,
        };
        wie.coaches.push(Coach {
            naam: it.naam,
            organisatie,
            rol,
            beheer: nummer == 1,
            ..Coach::nieuw(id, it.kort)
        });
    }
    if wie.coaches.is_empty() {
        return Err(SeedFout::nieuw(
            BESTAND,
            "",
            "er staat geen coach in; zet er minstens een bij",
        ));
    }
    Ok(wie)
}

fn compleet(it: &Organisatie, soort: OrganisatieSoort) -> Result<(), String> {
    if it.plaats.trim().is_empty() {
        return Err("vul de plaats in".to_owned());
    }
    if let Some(telefoon) = &it.telefoon {
        telefoon
            .parse::<Telefoon>()
            .map_err(|fout| fout.to_string())?;
    }
    match (&it.brin, soort) {
        (None, OrganisatieSoort::Mbo) => {
            Err("een mbo-instelling heeft een brin, zoals 99ZZ".to_owned())
        }
        (Some(brin), _) if !is_brin(brin) => Err(format!(
            "'{brin}' is geen brin; die heeft 2 cijfers en 2 letters, zoals 99ZZ"
        )),
        _ => Ok(()),
    }
}

/// Two digits and two capitals (DOMAIN R20).
fn is_brin(tekst: &str) -> bool {
    matches!(tekst.as_bytes(), [a, b, c, d]
        if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_uppercase() && d.is_ascii_uppercase())
}

pub(super) fn gebieden(tekst: &str) -> Result<Vec<Gebied>, SeedFout> {
    const BESTAND: &str = "postcodes.toml";
    let ruw: bestand::Postcodes = bestand::lees(BESTAND, tekst)?;
    let mut vorige = 0;
    let mut uit = Vec::with_capacity(ruw.postcodes.len());
    for (pc4, plaats, gemeente, breedte, lengte) in ruw.postcodes {
        let waar = pc4.to_string();
        let bij = Plaats {
            bestand: BESTAND,
            waar: &waar,
        };
        bij.veld("postcode", waar.parse::<Pc4>())?;
        if pc4 <= vorige {
            return Err(bij.fout("zet de postcodes op volgorde, elk een keer"));
        }
        if !(50.7..=53.6).contains(&breedte) || !(3.3..=7.3).contains(&lengte) {
            return Err(bij.fout("deze plek ligt niet in Nederland; kijk breedte en lengte na"));
        }
        vorige = pc4;
        uit.push(Gebied {
            pc4,
            plaats,
            gemeente: (!gemeente.is_empty()).then_some(gemeente),
            breedte: miljoensten(breedte),
            lengte: miljoensten(lengte),
        });
    }
    Ok(uit)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a coordinate within the Netherlands fits"
)]
fn miljoensten(graden: f64) -> i32 {
    (graden * 1e6).round() as i32
}
