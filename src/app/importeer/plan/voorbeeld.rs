//! The first rows as they would be, label by label.

use crate::domain::telwoord::tel;
use std::collections::HashMap;
use std::fmt::Display;

use super::Oordeel;
use crate::app::importeer::beeld::Voorbeeldrij;
use crate::app::importeer::{KandidaatRij, KwalificatieRij, Lading, PlekRij, Regel};
use crate::app::record::Gebied;
use crate::domain::datum::toon;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::waardelijst::Waardelijst;

type Velden = Vec<(&'static str, String)>;

pub(super) fn eerste(
    lading: &Lading,
    aantal: usize,
    oordelen: &HashMap<u32, Oordeel>,
) -> Vec<Voorbeeldrij> {
    match lading {
        Lading::Kandidaten(rijen) => elk(rijen, aantal, oordelen, kandidaat),
        Lading::Plekken(rijen) => elk(rijen, aantal, oordelen, plek),
        Lading::Kwalificaties(lading) => elk(&lading.kwalificaties, aantal, oordelen, kwalificatie),
        Lading::Postcodes(rijen) => elk(rijen, aantal, oordelen, gebied),
    }
}

fn elk<T>(
    rijen: &[Regel<T>],
    aantal: usize,
    oordelen: &HashMap<u32, Oordeel>,
    velden: fn(&T) -> Velden,
) -> Vec<Voorbeeldrij> {
    let eerste = rijen.iter().take(aantal);
    eerste
        .map(|Regel { regel, rij }| Voorbeeldrij {
            regel: *regel,
            oordeel: oordelen.get(regel).copied(),
            velden: velden(rij)
                .into_iter()
                .filter(|(_, waarde)| !waarde.is_empty())
                .map(|(label, waarde)| (label.into(), waarde))
                .collect(),
        })
        .collect()
}

fn of_leeg<T: Display>(waarde: Option<&T>) -> String {
    waarde.map(ToString::to_string).unwrap_or_default()
}

fn labels<T: Waardelijst>(lijst: &[T]) -> String {
    let labels: Vec<&str> = lijst.iter().map(|it| it.label()).collect();
    labels.join(", ")
}

fn kandidaat(rij: &KandidaatRij) -> Velden {
    let notitie = rij.notitie.lines().next().unwrap_or_default();
    vec![
        ("naam", rij.naam.weergave()),
        (
            "geboren",
            rij.geboren.map(Geboortedatum::toon).unwrap_or_default(),
        ),
        ("telefoon", of_leeg(rij.telefoon.as_ref())),
        ("e-mail", of_leeg(rij.email.as_ref())),
        ("adres", of_leeg(rij.adres.as_ref())),
        ("postcode", of_leeg(rij.postcode.as_ref())),
        ("woonplaats", rij.woonplaats.clone().unwrap_or_default()),
        ("uitkering", of_leeg(rij.uitkering.as_ref())),
        ("opleiding", of_leeg(rij.opleiding.as_ref())),
        ("doelgroepen", labels(&rij.doelgroepen)),
        ("branches", labels(&rij.branches)),
        ("niveau", of_leeg(rij.niveau.as_ref())),
        ("taal", of_leeg(rij.inzet.taal.as_ref())),
        ("aangemeld door", of_leeg(rij.kanaal.as_ref())),
        ("terugbellen", rij.terugbellen.map(toon).unwrap_or_default()),
        ("coach", rij.coach.clone()),
        ("notitie", notitie.to_owned()),
    ]
}

fn plek(rij: &PlekRij) -> Velden {
    let bedrijf = &rij.bedrijf;
    let erkend: Vec<String> = bedrijf
        .erkenningen
        .iter()
        .map(|it| match it.geldig_tot {
            Some(tot) => format!("{} t/m {}", it.crebo, toon(tot)),
            None => it.crebo.to_string(),
        })
        .collect();
    let opleider = bedrijf.praktijkopleider.as_ref();
    let mut uit = vec![
        ("leerbedrijf", bedrijf.naam.clone()),
        ("plaats", bedrijf.plaats.clone()),
        ("kvk", bedrijf.kvk.clone().unwrap_or_default()),
        ("erkend voor", erkend.join(", ")),
        (
            "praktijkopleider",
            opleider.map(|it| it.naam.clone()).unwrap_or_default(),
        ),
    ];
    if let Some(plek) = &rij.plek {
        let eisen: Vec<String> = plek.eisen.iter().map(ToString::to_string).collect();
        uit.extend([
            ("werk", plek.functie.clone()),
            ("branche", of_leeg(plek.branche.as_ref())),
            ("niveau", of_leeg(plek.niveau.as_ref())),
            ("crebo", of_leeg(plek.crebo.as_ref())),
            ("aantal", plek.aantal.to_string()),
            ("uren", of_leeg(plek.uren.as_ref())),
            ("vanaf", plek.vanaf.map(toon).unwrap_or_default()),
            ("eisen", eisen.join(", ")),
        ]);
    }
    uit
}

fn kwalificatie(rij: &KwalificatieRij) -> Velden {
    let processen: usize = rij.kerntaken.iter().map(|it| it.werkprocessen.len()).sum();
    let taken = match rij.kerntaken.len() {
        0 => String::new(),
        aantal => format!(
            "{}, {}",
            tel(aantal, "kerntaak", "kerntaken"),
            tel(processen, "werkproces", "werkprocessen")
        ),
    };
    vec![
        ("crebo", rij.crebo.to_string()),
        ("kwalificatie", rij.naam.clone()),
        ("niveau", rij.niveau.to_string()),
        ("branche", rij.branche.unwrap_or(rij.vermoed).to_string()),
        ("dossier", rij.dossiernaam.clone().unwrap_or_default()),
        ("inhoud", taken),
        (
            "einde instroom",
            rij.einde_instroom.map(toon).unwrap_or_default(),
        ),
    ]
}

fn graden(miljoensten: i32) -> String {
    format!("{:.4}", f64::from(miljoensten) / 1e6).replace('.', ",")
}

fn gebied(rij: &Gebied) -> Velden {
    vec![
        ("postcode", rij.pc4.to_string()),
        ("plaats", rij.plaats.clone()),
        ("gemeente", rij.gemeente.clone().unwrap_or_default()),
        ("breedte", graden(rij.breedte)),
        ("lengte", graden(rij.lengte)),
    ]
}
