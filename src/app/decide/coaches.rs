//! Coaches and roles, and the reason with which the dossier of a colleague opens (P-14, P-23).

use super::{Besluit, Omgeving};
use crate::app::command::CoachGegevens;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::coach::Coach;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::journaal::Handeling;
use crate::domain::regel;

/// Longest short name: it stands on every card.
const KORT_MAX: usize = 12;

/// Writes down why the dossier of a colleague is opened; it holds for the day, which the line names.
pub(super) fn waarneem(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    reden: &str,
) -> Result<Besluit, Fault> {
    let reden = regel::reden(reden)?;
    let mut besluit = Besluit {
        titel: format!(
            "dossier van {} geopend als waarneming",
            zicht.kaartnaam(kaart)?
        ),
        kaart: Some(kaart),
        journaal: Some((Handeling::Waarneming, reden)),
        ..Besluit::default()
    };
    besluit.veld(kaart, &omgeving.vandaag.to_string());
    Ok(besluit)
}

fn fout(veld: &str, bericht: impl Into<String>) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.into(),
    }
}

fn kort(tekst: &str) -> Result<String, Fault> {
    let tekst = tekst.trim().to_lowercase();
    let goed = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    if tekst.is_empty() || tekst.chars().count() > KORT_MAX || !tekst.chars().all(goed) {
        return Err(fout(
            "kort",
            format!("een korte naam heeft 1 tot {KORT_MAX} letters en cijfers, zoals mdv"),
        ));
    }
    Ok(tekst)
}

fn regel_tekst(tekst: &str) -> String {
    crate::domain::tekst::schoon(tekst).trim().to_owned()
}

/// Puts what was said over what stands; the names of what changed go along.
fn neem_over(coach: &mut Coach, gegevens: &CoachGegevens) -> Vec<String> {
    let mut velden = Vec::new();
    let mut zet = |veld: &str, anders: bool| {
        if anders {
            velden.push(veld.to_owned());
        }
    };
    if let Some(naam) = &gegevens.naam {
        let naam = regel_tekst(naam);
        zet("naam", naam != coach.naam);
        coach.naam = naam;
    }
    if let Some(organisatie) = &gegevens.organisatie {
        let organisatie = regel_tekst(organisatie);
        zet("organisatie", organisatie != coach.organisatie);
        coach.organisatie = organisatie;
    }
    if let Some(uid) = gegevens.uid {
        zet("uid", coach.uid != Some(uid));
        coach.uid = Some(uid);
    }
    if let Some(rol) = gegevens.rol {
        zet("rol", rol != coach.rol);
        coach.rol = rol;
    }
    if let Some(beheer) = gegevens.beheer {
        zet("beheer", beheer != coach.beheer);
        coach.beheer = beheer;
    }
    if let Some(weg) = gegevens.weg {
        zet("weg", weg != coach.weg);
        coach.weg = weg;
    }
    velden
}

/// Whether somebody would be left who manages the board.
fn beheert(coach: &Coach) -> bool {
    !coach.weg && (coach.beheer || coach.rol == crate::domain::rol::Rol::Beheerder)
}

/// Adds a coach, or changes the one with this short name.
pub(super) fn zet(zicht: &Zicht<'_>, gegevens: &CoachGegevens) -> Result<Besluit, Fault> {
    let kort = kort(&gegevens.kort)?;
    let (van, tot) = Key::hele_soort(crate::app::record::Soort::Coach);
    let alle: Vec<Coach> = zicht
        .alle(van, tot)?
        .into_iter()
        .filter_map(|(_, record)| match record {
            Record::Coach(coach) => Some(coach),
            _ => None,
        })
        .collect();
    let bekend = alle.iter().find(|coach| coach.kort == kort).cloned();
    let nieuw = bekend.is_none();
    let volgende = alle.iter().map(|it| it.id.0).max().unwrap_or(0);
    let mut coach = match bekend {
        Some(coach) => coach,
        None => {
            let id = volgende.checked_add(1);
            let id = id.ok_or_else(|| fout("kort", "er passen geen coaches meer bij"))?;
            Coach::nieuw(CoachId(id), kort.clone())
        }
    };
    let velden = neem_over(&mut coach, gegevens);
    let anderen = || alle.iter().filter(|ander| ander.id != coach.id);
    if let Some(uid) = coach.uid
        && !coach.weg
        && let Some(ander) = anderen().find(|it| it.uid == Some(uid) && !it.weg)
    {
        let bericht = format!("account {uid} hoort al bij coach {}", ander.kort);
        return Err(fout("uid", bericht));
    }
    if !beheert(&coach) && !anderen().any(beheert) {
        return Err(fout(
            "beheer",
            "er moet iemand overblijven die beheert; geef eerst een ander het beheer",
        ));
    }
    let titel = match (nieuw, coach.weg) {
        (true, _) => format!("coach {kort} toegevoegd als {}", coach.rol.label()),
        (false, true) => format!("coach {kort} werkt hier niet meer"),
        (false, false) => format!("coach {kort} gewijzigd"),
    };
    let mut besluit = Besluit {
        titel,
        ..Besluit::default()
    };
    if nieuw || !velden.is_empty() {
        let wat = format!(
            "{kort}: {}",
            if nieuw {
                "nieuw".to_owned()
            } else {
                velden.join(", ")
            }
        );
        besluit.journaal = Some((Handeling::Coaches, wat));
        besluit.schrijf(Key::coach(coach.id), Record::Coach(coach));
    }
    Ok(besluit)
}
