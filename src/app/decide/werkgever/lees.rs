//! From texts as typed to a leerbedrijf and a leerwerkplek; every text goes through its parser.

use super::veld;
use crate::app::command::{BedrijfGegevens, PlekGegevens};
use crate::app::decide::kandidaat::lees_of_leeg;
use crate::app::fault::Fault;
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::id::LeerbedrijfId;
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::tekst::schoon;
use crate::domain::waardelijst::Branche;

/// Digits of a text in which people put blanks, dots and dashes.
fn cijfers(naam: &str, tekst: &str, aantal: usize, wat: &str) -> Result<Option<String>, Fault> {
    let kaal: String = tekst
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-'))
        .collect();
    if kaal.is_empty() {
        return Ok(None);
    }
    if kaal.chars().all(|c| c.is_ascii_digit()) && kaal.chars().count() == aantal {
        return Ok(Some(kaal));
    }
    Err(veld(
        naam,
        format!("een {wat} heeft {aantal} cijfers; kijk het nummer na"),
    ))
}

/// The leerbedrijf as the data says; what the data does not name stays as it was.
pub(super) fn bedrijf(
    id: LeerbedrijfId,
    it: &BedrijfGegevens,
    oud: Option<&Leerbedrijf>,
) -> Result<Leerbedrijf, Fault> {
    let naam = schoon(&it.naam);
    if naam.is_empty() {
        return Err(veld("naam", "vul de naam van het bedrijf in"));
    }
    let branche = it.branche.unwrap_or(Branche::Anders);
    let leeg = || Leerbedrijf::nieuw(id, String::new(), String::new(), branche);
    let mut bedrijf = oud.cloned().unwrap_or_else(leeg);
    bedrijf.naam = naam;
    bedrijf.plaats = schoon(&it.plaats);
    bedrijf.postcode = lees_of_leeg("postcode", &it.postcode)?;
    bedrijf.kvk = cijfers("kvk", &it.kvk, 8, "KvK-nummer")?;
    bedrijf.sbb_id = cijfers("sbb_id", &it.sbb_id, 9, "SBB-nummer")?;
    bedrijf.soort = it.soort.unwrap_or(BedrijfSoort::Regulier);
    bedrijf.branche = branche;
    praktijkopleider(&mut bedrijf, it)?;
    Ok(bedrijf)
}

/// The first praktijkopleider is the one of the form; others stay.
fn praktijkopleider(bedrijf: &mut Leerbedrijf, it: &BedrijfGegevens) -> Result<(), Fault> {
    let naam = schoon(&it.praktijkopleider);
    let telefoon = lees_of_leeg("telefoon", &it.telefoon)?;
    let email = lees_of_leeg("email", &it.email)?;
    let at = bedrijf
        .betrokkenen
        .iter()
        .position(|it| it.rol == Rol::Praktijkopleider);
    if naam.is_empty() {
        if telefoon.is_some() || email.is_some() {
            let bericht = "van wie is dit? Vul de naam van de praktijkopleider in";
            return Err(veld("praktijkopleider", bericht));
        }
        if let Some(at) = at {
            bedrijf.betrokkenen.remove(at);
        }
        return Ok(());
    }
    let nieuw = Betrokkene {
        rol: Rol::Praktijkopleider,
        naam,
        soort: OrganisatieSoort::Leerbedrijf,
        organisatie: String::new(),
        telefoon,
        email,
        van: None,
        tot: None,
    };
    match at.and_then(|at| bedrijf.betrokkenen.get_mut(at)) {
        Some(oud) => {
            *oud = Betrokkene {
                soort: oud.soort,
                organisatie: oud.organisatie.clone(),
                van: oud.van,
                tot: oud.tot,
                ..nieuw
            }
        }
        None => bedrijf.betrokkenen.push(nieuw),
    }
    Ok(())
}

/// The leerwerkplek as the data says; what the data does not name stays as it was.
pub(super) fn plek(
    zicht: &Zicht<'_>,
    oud: &Leerwerkplek,
    it: &PlekGegevens,
) -> Result<Leerwerkplek, Fault> {
    let aantal = it.aantal.unwrap_or(1);
    if !(1..=999).contains(&aantal) {
        return Err(veld("aantal", "kies een aantal van 1 tot en met 999"));
    }
    let mut aantallen = it.aantallen.clone();
    aantallen.sort_unstable();
    if aantallen.iter().any(|it| it.aantal > 999) {
        return Err(veld("aantallen", "kies een aantal van 0 tot en met 999"));
    }
    if aantallen
        .windows(2)
        .any(|it| matches!(it, [a, b] if a.vanaf == b.vanaf))
    {
        let bericht = "er staat twee keer een aantal vanaf dezelfde dag; haal er één weg";
        return Err(veld("aantallen", bericht));
    }
    if it.uren.is_some_and(|uren| !(1..=60).contains(&uren)) {
        return Err(veld("uren", "kies een aantal uren van 1 tot en met 60"));
    }
    if it.begeleiding == Some(0) {
        return Err(veld("begeleiding", "kies minstens 1, of laat het leeg"));
    }
    if let (Some(vanaf), Some(tot)) = (it.vanaf, it.tot)
        && tot < vanaf
    {
        return Err(veld("tot", "de laatste dag ligt voor de eerste dag"));
    }
    let mut niveau = it.niveau;
    if let Some(crebo) = it.crebo.filter(|crebo| oud.crebo != Some(*crebo)) {
        let Some(kwalificatie) = zicht.kwalificatie(crebo)? else {
            let bericht = format!("{crebo} is hier geen bekende kwalificatie; kijk het nummer na");
            return Err(veld("crebo", bericht));
        };
        // The kwalificatie says it when nobody does.
        niveau = niveau.or(Some(kwalificatie.niveau));
    }
    let mut dagdelen = it.dagdelen.clone();
    dagdelen.sort_unstable();
    dagdelen.dedup();
    let mut eisen = Vec::new();
    for eis in &it.eisen {
        if !eisen.contains(eis) {
            eisen.push(eis.clone());
        }
    }
    Ok(Leerwerkplek {
        functie: schoon(&it.functie),
        branche: it.branche,
        niveau,
        crebo: it.crebo,
        aantal,
        aantallen,
        uren: it.uren,
        dagdelen,
        vanaf: it.vanaf,
        tot: it.tot,
        eisen,
        begeleiding: it.begeleiding,
        perspectief: it.perspectief,
        postcode: lees_of_leeg("postcode", &it.postcode)?,
        plaats: Some(schoon(&it.plaats)).filter(|it| !it.is_empty()),
        ..oud.clone()
    })
}

fn namen<const N: usize>(velden: [(&str, bool); N]) -> Vec<String> {
    let anders = velden.into_iter().filter(|(_, gelijk)| !gelijk);
    anders.map(|(naam, _)| naam.to_owned()).collect()
}

/// Names of the fields that differ.
pub(super) fn verschil(oud: &Leerbedrijf, nieuw: &Leerbedrijf) -> Vec<String> {
    namen([
        ("naam", oud.naam == nieuw.naam),
        ("plaats", oud.plaats == nieuw.plaats),
        ("postcode", oud.postcode == nieuw.postcode),
        ("KvK", oud.kvk == nieuw.kvk),
        ("SBB", oud.sbb_id == nieuw.sbb_id),
        ("soort", oud.soort == nieuw.soort),
        ("branche", oud.branche == nieuw.branche),
        ("praktijkopleider", oud.betrokkenen == nieuw.betrokkenen),
    ])
}

/// Names of the fields that differ.
pub(super) fn verschil_plek(oud: &Leerwerkplek, nieuw: &Leerwerkplek) -> Vec<String> {
    namen([
        ("functie", oud.functie == nieuw.functie),
        ("branche", oud.branche == nieuw.branche),
        ("crebo", oud.crebo == nieuw.crebo),
        ("niveau", oud.niveau == nieuw.niveau),
        (
            "aantal",
            (oud.aantal, &oud.aantallen) == (nieuw.aantal, &nieuw.aantallen),
        ),
        ("uren", oud.uren == nieuw.uren),
        ("dagdelen", oud.dagdelen == nieuw.dagdelen),
        ("periode", (oud.vanaf, oud.tot) == (nieuw.vanaf, nieuw.tot)),
        ("eisen", oud.eisen == nieuw.eisen),
        ("begeleiding", oud.begeleiding == nieuw.begeleiding),
        ("perspectief", oud.perspectief == nieuw.perspectief),
        (
            "werkplaats",
            (oud.postcode, &oud.plaats) == (nieuw.postcode, &nieuw.plaats),
        ),
    ])
}
