//! Kwalificaties with kerntaken and werkprocessen, each werkproces under the kerntaak of its code.

use super::bestand;
use super::fout::{Plaats, SeedFout};
use crate::domain::code::{CodeFout, Crebo, Werkprocescode};
use crate::domain::kwalificatie::{Kerntaak, Kwalificatie, Werkproces};
use crate::domain::waardelijst::branche::Branche;
use crate::domain::waardelijst::niveau::Niveau;
use crate::domain::waardelijst::{Waardelijst, unknown_code};

pub(super) fn lees(tekst: &str) -> Result<Vec<Kwalificatie>, SeedFout> {
    const BESTAND: &str = "kwalificaties.toml";
    let ruw: bestand::Kwalificaties = bestand::lees(BESTAND, tekst)?;
    let mut uit: Vec<Kwalificatie> = Vec::with_capacity(ruw.kwalificatie.len());
    for it in ruw.kwalificatie {
        let waar = format!("{} {}", it.crebo, it.naam);
        let bij = Plaats {
            bestand: BESTAND,
            waar: &waar,
        };
        let gelezen = bij.veld("kwalificatie", kwalificatie(&it))?;
        if uit.iter().any(|eerder| eerder.crebo == gelezen.crebo) {
            return Err(bij.fout("deze crebo staat er twee keer"));
        }
        uit.push(gelezen);
    }
    Ok(uit)
}

fn kwalificatie(it: &bestand::Kwalificatie) -> Result<Kwalificatie, String> {
    if it.bron.trim().is_empty() {
        return Err("noem de bron".to_owned());
    }
    let mut kerntaken = Vec::with_capacity(it.kerntaken.len());
    for (code, naam) in &it.kerntaken {
        let code = met_deel(code)
            .parse()
            .map_err(|fout: CodeFout| format!("{code}: {fout}"))?;
        kerntaken.push(Kerntaak {
            code,
            naam: naam.clone(),
            werkprocessen: Vec::new(),
        });
    }
    for (code, naam) in &it.werkprocessen {
        let gelezen: Werkprocescode = met_deel(code)
            .parse()
            .map_err(|fout: CodeFout| format!("{code}: {fout}"))?;
        let kerntaak = kerntaken
            .iter_mut()
            .find(|kerntaak| kerntaak.code == gelezen.kerntaak())
            .ok_or_else(|| format!("{code}: de kerntaak ervan staat er niet bij"))?;
        if kerntaak
            .werkprocessen
            .iter()
            .any(|eerder| eerder.code == gelezen)
        {
            return Err(format!("{code} staat er twee keer"));
        }
        kerntaak.werkprocessen.push(Werkproces {
            code: gelezen,
            naam: naam.clone(),
        });
    }
    if let Some(leeg) = kerntaken
        .iter()
        .find(|kerntaak| kerntaak.werkprocessen.is_empty())
    {
        return Err(format!("kerntaak {} heeft geen werkprocessen", leeg.code));
    }
    let branche = code(&it.branche)?;
    Ok(Kwalificatie {
        dossier: it.dossier.map(crebo).transpose()?,
        kerntaken,
        bron: it.bron.clone(),
        vervangen_door: it.vervangen_door.map(crebo).transpose()?,
        ..Kwalificatie::nieuw(
            crebo(it.crebo)?,
            it.naam.clone(),
            niveau(it.niveau)?,
            branche,
        )
    })
}

/// The code with its first part. Sources that list titles without official numbers leave it out
/// (`K1-W1`); those are read as the basis, and their bron says that the numbers are the list's own.
fn met_deel(code: &str) -> String {
    if code.starts_with('K') {
        format!("B1-{code}")
    } else {
        code.to_owned()
    }
}

/// The crebo of a number.
pub(super) fn crebo(nummer: u32) -> Result<Crebo, String> {
    nummer
        .to_string()
        .parse()
        .map_err(|fout: CodeFout| fout.to_string())
}

/// The niveau of a number.
pub(super) fn niveau(getal: u8) -> Result<Niveau, String> {
    Niveau::van_getal(getal)
        .ok_or_else(|| format!("niveau {getal} bestaat niet; kies 1 tot en met 4"))
}

/// The value of a list with a code; the complaint names the codes that exist.
pub(super) fn code<T: Waardelijst>(code: &str) -> Result<T, String> {
    T::van_code(code).ok_or_else(|| unknown_code::<T>(code))
}

/// The kwalificatie of a crebo, which must have this niveau.
pub(super) fn zoek(
    alle: &[Kwalificatie],
    nummer: u32,
    op_niveau: Option<Niveau>,
) -> Result<&Kwalificatie, String> {
    let crebo = crebo(nummer)?;
    let gevonden = alle
        .iter()
        .find(|it| it.crebo == crebo)
        .ok_or_else(|| format!("crebo {crebo} staat niet in kwalificaties.toml"))?;
    match op_niveau {
        Some(niveau) if niveau != gevonden.niveau => Err(format!(
            "crebo {crebo} is {}, hier staat {}",
            gevonden.niveau, niveau
        )),
        _ => Ok(gevonden),
    }
}

/// Branches of a list of codes.
pub(super) fn branches(codes: &[String]) -> Result<Vec<Branche>, String> {
    codes.iter().map(|it| code(it)).collect()
}
