//! Bounds of what a command carries as a whole: a person, a leerbedrijf, a place, a form.

use std::collections::BTreeMap;

use super::{
    FORMULIER_MAX, KAARTEN_MAX, KEUZES_MAX, NAAM_MAX, TEKST_MAX, VELDEN_MAX, aantal, dag, fout,
    lang,
};
use crate::app::command::{BedrijfGegevens, KandidaatGegevens, PlekGegevens, StapGegeven};
use crate::app::fault::Fault;
use crate::domain::geld::HOOGSTE;
use crate::domain::inzet::Inzet;

pub(super) fn formulier(velden: &BTreeMap<String, String>) -> Result<(), Fault> {
    if velden.len() > VELDEN_MAX {
        let bericht = format!(
            "dit zijn {} velden; meer dan {VELDEN_MAX} kan niet",
            velden.len()
        );
        return Err(fout("velden", bericht));
    }
    for (veld, tekst) in velden {
        let veld: String = veld.chars().take(NAAM_MAX).collect();
        lang(&veld, tekst, TEKST_MAX)?;
    }
    let bytes: usize = velden
        .iter()
        .map(|(veld, tekst)| veld.len() + tekst.len())
        .sum();
    if bytes > FORMULIER_MAX {
        let bericht = "alles samen is te lang; houd de langste antwoorden korter".to_owned();
        return Err(fout("velden", bericht));
    }
    Ok(())
}

pub(super) fn kandidaat(gegevens: &KandidaatGegevens) -> Result<(), Fault> {
    for (veld, tekst) in [
        ("naam", &gegevens.naam),
        ("telefoon", &gegevens.telefoon),
        ("email", &gegevens.email),
        ("postcode", &gegevens.postcode),
        ("woonplaats", &gegevens.woonplaats),
    ] {
        lang(veld, tekst, NAAM_MAX)?;
    }
    lang("notitie", &gegevens.notitie, TEKST_MAX)?;
    dag("geboren", gegevens.geboren)?;
    dag("terugbellen", gegevens.terugbellen)?;
    aantal("doelgroepen", gegevens.doelgroepen.len(), KEUZES_MAX)?;
    gegevens.inzet.as_ref().map_or(Ok(()), inzet)
}

fn inzet(it: &Inzet) -> Result<(), Fault> {
    let keuzes = [
        it.vervoer.len(),
        it.rijbewijzen.len(),
        it.dagdelen.len(),
        it.certificaten.len(),
        it.antwoorden.len(),
        it.niet_bij.len(),
    ];
    for lang in keuzes {
        aantal("inzet", lang, KEUZES_MAX)?;
    }
    aantal("reistijden", it.reistijden.len(), KAARTEN_MAX)?;
    dag("vanaf", it.vanaf)?;
    for weg in &it.niet_bij {
        lang("niet_bij", &weg.reden, TEKST_MAX)?;
    }
    if it.reistijd.is_some_and(|it| !(5..=120).contains(&it)) {
        return Err(fout("reistijd", "kies 5 tot en met 120 minuten".to_owned()));
    }
    if it.uren.is_some_and(|it| !(1..=40).contains(&it)) {
        return Err(fout("uren", "kies 1 tot en met 40 uur".to_owned()));
    }
    Ok(())
}

pub(super) fn bedrijf(gegevens: &BedrijfGegevens) -> Result<(), Fault> {
    for (veld, tekst) in [
        ("naam", &gegevens.naam),
        ("plaats", &gegevens.plaats),
        ("postcode", &gegevens.postcode),
        ("kvk", &gegevens.kvk),
        ("sbb_id", &gegevens.sbb_id),
        ("praktijkopleider", &gegevens.praktijkopleider),
        ("telefoon", &gegevens.telefoon),
        ("email", &gegevens.email),
    ] {
        lang(veld, tekst, NAAM_MAX)?;
    }
    lang("notitie", &gegevens.notitie, TEKST_MAX)
}

pub(super) fn plek(gegevens: &PlekGegevens) -> Result<(), Fault> {
    lang("functie", &gegevens.functie, NAAM_MAX)?;
    lang("postcode", &gegevens.postcode, NAAM_MAX)?;
    lang("plaats", &gegevens.plaats, NAAM_MAX)?;
    aantal("eisen", gegevens.eisen.len(), KEUZES_MAX)?;
    for eis in &gegevens.eisen {
        lang("eisen", &eis.to_string(), NAAM_MAX)?;
    }
    aantal("aantallen", gegevens.aantallen.len(), KEUZES_MAX)?;
    for later in &gegevens.aantallen {
        dag("aantallen", Some(later.vanaf))?;
    }
    dag("vanaf", gegevens.vanaf)?;
    dag("tot", gegevens.tot)
}

pub(super) fn stapgegeven(gegeven: &StapGegeven) -> Result<(), Fault> {
    match gegeven {
        StapGegeven::Persoon {
            naam,
            organisatie,
            telefoon,
            email,
            ..
        } => {
            lang("naam", naam, NAAM_MAX)?;
            lang("organisatie", organisatie, NAAM_MAX)?;
            lang("telefoon", telefoon, NAAM_MAX)?;
            lang("email", email, NAAM_MAX)
        }
        StapGegeven::Periode { start, einde } => {
            dag("start", Some(*start))?;
            dag("einde", Some(*einde))
        }
        StapGegeven::Plaatsen { vanaf, .. } => dag("vanaf", *vanaf),
        StapGegeven::Baan { ingang, uren, .. } => {
            dag("ingang", Some(*ingang))?;
            weekuren(*uren)
        }
        StapGegeven::Meting { uren, .. } => weekuren(*uren),
        StapGegeven::Afrekening { cent } if *cent > HOOGSTE => Err(Fault::Veld {
            veld: "cent".to_owned(),
            bericht: format!("een bedrag is hoogstens {HOOGSTE} euro"),
        }),
        StapGegeven::Afrekening { .. }
        | StapGegeven::Duo { .. }
        | StapGegeven::Plek { .. }
        | StapGegeven::Branche { .. }
        | StapGegeven::Uitkomst { .. }
        | StapGegeven::Vervolg { .. }
        | StapGegeven::Scores { .. } => Ok(()),
    }
}

/// Hours that somebody can work in a week.
fn weekuren(uren: Option<u8>) -> Result<(), Fault> {
    if uren.is_none_or(|uren| (1..=60).contains(&uren)) {
        return Ok(());
    }
    Err(Fault::Veld {
        veld: "uren".to_owned(),
        bericht: "typ de uren per week, 1 tot en met 60".to_owned(),
    })
}
