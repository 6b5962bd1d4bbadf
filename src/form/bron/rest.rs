//! What is known of the leerbedrijf and the leerwerkplek, what is always the same, and what stands
//! apart.

use super::{Recht, Rij, Stukken, lezen, schrijft, vast};
use crate::domain::datum;
use crate::domain::leerbedrijf::{Erkenning, Leerbedrijf};
use crate::domain::toestemming::Doelstand;
use crate::domain::waardelijst::{BetrokkeneSoort, Doelantwoord, Leertraject};

pub(super) const RIJEN: &[Rij] = &[
    vast("bedrijf.naam", Recht::Leest, |stukken, _| {
        Some(stukken.bedrijf.as_ref()?.naam.clone())
    }),
    vast("bedrijf.plaats", Recht::Leest, |stukken, _| {
        Some(stukken.bedrijf.as_ref()?.plaats.clone())
    }),
    schrijft(
        "bedrijf.postcode",
        "postcode bedrijf",
        |stukken, _| stukken.bedrijf.as_ref()?.postcode.map(|it| it.to_string()),
        |stukken, tekst, _| {
            let postcode = lezen(tekst)?;
            wijzig(stukken, |bedrijf| bedrijf.postcode = postcode);
            Ok(())
        },
    ),
    schrijft(
        "bedrijf.kvk",
        "kvk",
        |stukken, _| stukken.bedrijf.as_ref()?.kvk.clone(),
        |stukken, tekst, _| {
            let kvk = cijfers(tekst, 8)?;
            wijzig(stukken, |bedrijf| bedrijf.kvk = kvk);
            Ok(())
        },
    ),
    schrijft(
        "bedrijf.sbb_id",
        "sbb_id",
        |stukken, _| stukken.bedrijf.as_ref()?.sbb_id.clone(),
        |stukken, tekst, _| {
            let id = cijfers(tekst, 9)?;
            wijzig(stukken, |bedrijf| bedrijf.sbb_id = id);
            Ok(())
        },
    ),
    vast("bedrijf.erkenning_crebo", Recht::Leest, |stukken, _| {
        Some(erkenning(stukken)?.crebo.to_string())
    }),
    vast("bedrijf.erkenning_tot", Recht::Leest, |stukken, _| {
        erkenning(stukken)?.geldig_tot.map(datum::toon)
    }),
    vast("plek.branche", Recht::Leest, |stukken, _| {
        let branche = stukken.plek.as_ref()?.branche?;
        Some(branche.label().to_owned())
    }),
    vast("toestemming.delen_mbo", Recht::Leest, |stukken, _| {
        let antwoord = match stukken.delen_mbo {
            Some(Doelstand::Ja { .. }) => Doelantwoord::Ja,
            Some(Doelstand::Nee | Doelstand::Ingetrokken { .. }) => Doelantwoord::Nee,
            Some(Doelstand::NietGevraagd) | None => Doelantwoord::NietGevraagd,
        };
        Some(antwoord.label().to_owned())
    }),
    vast("regio.verantwoordelijken", Recht::StelVoor, |stukken, _| {
        Some(stukken.verantwoordelijken.clone())
    }),
    vast("coach.naam", Recht::Eenmalig, |stukken, _| {
        Some(stukken.coach.clone())
    }),
    vast("standaard.coach", Recht::StelVoor, |stukken, _| {
        Some(stukken.coach.clone())
    }),
    vast("standaard.odt", Recht::StelVoor, |_, _| {
        Some(Leertraject::Odt.label().to_owned())
    }),
    vast("standaard.uren", Recht::StelVoor, |stukken, _| {
        stukken.plek.as_ref()?.uren.map(|it| it.to_string())
    }),
    vast("vast.kandidaat", Recht::Leest, |_, _| {
        Some(BetrokkeneSoort::Kandidaat.label().to_owned())
    }),
    vast("vast.werkgever", Recht::Leest, |_, _| {
        Some(BetrokkeneSoort::Werkgever.label().to_owned())
    }),
    vast("vast.nee", Recht::Leest, |_, _| Some("nee".to_owned())),
    vast("bsn", Recht::Apart, |_, _| None),
];

fn wijzig(stukken: &mut Stukken, zet: impl FnOnce(&mut Leerbedrijf)) {
    if let Some(bedrijf) = &mut stukken.bedrijf {
        zet(bedrijf);
    }
}

/// The erkenning for the crebo of the traject, or of the leerwerkplek; without a crebo there is
/// nothing to cover yet.
fn erkenning(stukken: &Stukken) -> Option<&Erkenning> {
    let van_traject = stukken.traject.as_ref().and_then(|it| it.crebo);
    let crebo = van_traject.or_else(|| stukken.plek.as_ref()?.crebo)?;
    let erkenningen = stukken.bedrijf.as_ref()?.erkenningen.iter();
    erkenningen
        .filter(|it| it.crebo == crebo)
        .max_by_key(|it| (it.geldig_tot.is_none(), it.geldig_tot))
}

fn cijfers(tekst: &str, aantal: usize) -> Result<Option<String>, String> {
    if tekst.is_empty() {
        return Ok(None);
    }
    let digits: String = tekst.chars().filter(|c| !c.is_whitespace()).collect();
    let right = digits.len() == aantal && digits.bytes().all(|b| b.is_ascii_digit());
    right
        .then_some(Some(digits))
        .ok_or_else(|| format!("Dit moeten {aantal} cijfers zijn."))
}
