//! What is known of a leerwerkplek and of the company.

use super::{Feitje, Groep, betrokkenen};
use crate::app::query::Dossier;
use crate::domain::datum::{toon, toon_kort};
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::tui::model::Model;
use crate::tui::theme::Rol;

/// The groups, in the order in which they are looked for.
pub(super) fn groepen(dossier: &Dossier, model: &Model) -> Vec<Groep> {
    let Some(plek) = &dossier.plek else {
        return Vec::new();
    };
    let groep = |titel, feitjes| Groep { titel, feitjes };
    let bedrijf = dossier.bedrijf.as_ref();
    let mensen = bedrijf.into_iter().flat_map(|it| &it.betrokkenen);
    vec![
        groep("", bedrijf.map(|it| naam(it, dossier)).unwrap_or_default()),
        groep("", bedrijf.map(gegevens).unwrap_or_default()),
        groep("Werk", werk(plek)),
        groep("Plekken", plekken(dossier, plek, model)),
        groep(
            "Erkenning",
            bedrijf.map(|it| erkenning(it, model)).unwrap_or_default(),
        ),
        groep("Betrokken", betrokkenen(mensen)),
    ]
}

fn naam(bedrijf: &Leerbedrijf, dossier: &Dossier) -> Vec<Feitje> {
    vec![
        Feitje::new("", bedrijf.naam.clone()).met(Rol::KopActief),
        Feitje::new("Plaats", bedrijf.plaats.clone()),
        Feitje::new("Kaart", dossier.rij.kaart.to_string()).met(Rol::Zacht),
    ]
}

fn gegevens(bedrijf: &Leerbedrijf) -> Vec<Feitje> {
    let mut feitjes = vec![Feitje::new("Bedrijf", bedrijf.branche.label())];
    if bedrijf.soort == BedrijfSoort::Sw {
        feitjes.push(Feitje::new("", "sociale werkvoorziening"));
    }
    if let Some(kvk) = &bedrijf.kvk {
        feitjes.push(Feitje::new("KvK", kvk.clone()));
    }
    if let Some(id) = &bedrijf.sbb_id {
        feitjes.push(Feitje::new("SBB", id.clone()));
    }
    feitjes
}

fn werk(plek: &Leerwerkplek) -> Vec<Feitje> {
    let mut feitjes = vec![Feitje::new("", plek.functie.clone())];
    if let Some(branche) = plek.branche {
        feitjes.push(Feitje::new("Branche", branche.label()));
    }
    if let Some(niveau) = plek.niveau {
        feitjes.push(Feitje::new("Niveau", format!("tot {}", niveau.label())));
    }
    if let Some(crebo) = plek.crebo {
        feitjes.push(Feitje::new("Crebo", crebo.to_string()));
    }
    if let Some(uren) = plek.uren {
        feitjes.push(Feitje::new("Uren", format!("{uren} per week")));
    }
    if !plek.eisen.is_empty() {
        let eisen: Vec<String> = plek.eisen.iter().map(ToString::to_string).collect();
        feitjes.push(Feitje::new("Eisen", eisen.join(", ")));
    }
    if let Some(perspectief) = plek.perspectief {
        feitjes.push(Feitje::new("", perspectief.label()));
    }
    feitjes
}

fn plekken(dossier: &Dossier, plek: &Leerwerkplek, model: &Model) -> Vec<Feitje> {
    let stand = format!("{} sinds {}", plek.stand.label(), toon(plek.sinds));
    let mut feitjes = vec![
        Feitje::new("", stand),
        Feitje::new(
            "",
            format!(
                "{} van {} bezet, {} vrij",
                plek.bezet.len(),
                plek.aantal,
                plek.vrij()
            ),
        ),
    ];
    feitjes.extend(super::kandidaat::voorstellen(dossier, |it| &it.wie));
    feitjes.extend(super::kandidaat::alle_voorstellen(dossier, model));
    if let PlekStand::Gesloten { reden } = &plek.stand {
        feitjes.push(Feitje::new("Waarom", reden.clone()));
    }
    if let Some(vanaf) = plek.vanaf {
        feitjes.push(Feitje::new("Vanaf", toon(vanaf)));
    }
    if let Some(dag) = plek.terugbellen {
        let laat = dag < model.vandaag;
        let text = format!("{}{}", toon_kort(dag), if laat { "!" } else { "" });
        let rol = if laat { Rol::Laat } else { Rol::Tekst };
        feitjes.push(Feitje::new("Terugbellen", text).met(rol));
    }
    feitjes.push(Feitje::new("Coach", dossier.rij.coach_kort.clone()));
    feitjes
}

/// Each erkenning with its last day; one that ended cannot be learned for any more.
fn erkenning(bedrijf: &Leerbedrijf, model: &Model) -> Vec<Feitje> {
    if bedrijf.erkenningen.is_empty() {
        return vec![Feitje::new("", "nog geen erkenning bekend").met(Rol::LetOp)];
    }
    let rijen = bedrijf.erkenningen.iter();
    rijen
        .map(|it| match it.geldig_tot {
            Some(tot) if tot < model.vandaag => {
                let text = format!("{} verlopen op {}!", it.crebo, toon(tot));
                Feitje::new("", text).met(Rol::Laat)
            }
            Some(tot) => Feitje::new("", format!("{} t/m {}", it.crebo, toon(tot))),
            None => Feitje::new("", it.crebo.to_string()),
        })
        .collect()
}
