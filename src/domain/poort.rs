//! The poort between two fasen: what holds a card, who must act, and how it may pass all the same.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fase::Fase;
use super::id::CoachId;
use super::leerwerkplek::{Leerwerkplek, PlekStand};
use super::regel::Regelfout;
use super::stap::{Geldt, Poortniveau, Situatie, StapId};
use super::stappen::Stapstand;
use super::traject::Traject;

/// An open step at a poort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hindernis {
    /// The step.
    pub stap: StapId,
    /// How hard it holds the card here.
    pub niveau: Poortniveau,
    /// Whether it is a step of the linked leerwerkplek, not of the traject.
    pub van_plek: bool,
}

/// What the poort says when a card wants to leave its fase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poort {
    /// The fase it wants to leave.
    pub van: Fase,
    /// Every open step that plays a part, in the order of the table.
    pub open: Vec<Hindernis>,
}

impl Poort {
    /// Open steps of a level.
    pub fn van_niveau(&self, niveau: Poortniveau) -> impl Iterator<Item = &Hindernis> {
        self.open.iter().filter(move |h| h.niveau == niveau)
    }

    /// Whether nothing HARD or BLOCK is open.
    pub fn is_open(&self) -> bool {
        self.open.iter().all(|h| h.niveau < Poortniveau::Block)
    }

    /// Whether a motivering is enough: nothing HARD is open.
    pub fn kan_met_motivering(&self) -> bool {
        self.open.iter().all(|h| h.niveau < Poortniveau::Hard)
    }

    /// The one thing that holds the card most: first HARD, else first BLOCK.
    pub fn houdt_op(&self) -> Option<StapId> {
        let eerste = |niveau| self.van_niveau(niveau).next().map(|h| h.stap);
        eerste(Poortniveau::Hard).or_else(|| eerste(Poortniveau::Block))
    }
}

/// The poort of a traject at the exit of its fase. `plek` is the linked leerwerkplek, if any.
///
/// Its WG steps are asked again at the exit of Bemiddeling, so that nobody starts at a plek whose
/// praktijkopleider or toestemming is missing (DOMAIN 2.1).
pub fn poort(traject: &Traject, plek: Option<&Leerwerkplek>) -> Poort {
    let van = traject.fase;
    let mut open: Vec<_> = StapId::alle()
        .filter(|stap| traject.kent(*stap) && !traject.stappen.is_klaar(*stap))
        .filter_map(|stap| {
            let niveau = stap.stap().niveau_bij_vertrek(van)?;
            // A werkende brings the employer along: referring and meeting need no word (2.1).
            let vanzelf =
                stap.stap().geldt == Geldt::WerkendNvt && traject.situatie == Situatie::Werkend;
            (!vanzelf).then_some(Hindernis {
                stap,
                niveau,
                van_plek: false,
            })
        })
        .collect();
    if let (Fase::Bemiddeling, Some(plek)) = (van, plek) {
        open.extend(open_van_plek(plek).filter(|h| h.niveau >= Poortniveau::Block));
    }
    Poort { van, open }
}

/// The poort of a leerwerkplek that wants to become available.
pub fn plek_poort(plek: &Leerwerkplek) -> Poort {
    Poort {
        van: Fase::WervingWerkgevers,
        open: open_van_plek(plek).collect(),
    }
}

fn open_van_plek(plek: &Leerwerkplek) -> impl Iterator<Item = Hindernis> {
    StapId::van_fase(Fase::WervingWerkgevers)
        .filter(|stap| !plek.stappen.is_klaar(*stap))
        .map(|stap| Hindernis {
            stap,
            niveau: stap.stap().poort,
            van_plek: true,
        })
}

/// Who moves a card, on which day, and why if steps are open.
#[derive(Debug, Clone, Copy)]
pub struct Doorgang<'a> {
    /// The motivering for open BLOCK steps, if one was given.
    pub motivering: Option<&'a str>,
    /// The day.
    pub op: NaiveDate,
    /// Who.
    pub door: CoachId,
}

/// A card that passed the poort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doorgelaten {
    /// The traject in its new fase.
    pub traject: Traject,
    /// The linked leerwerkplek, if an afwijking was noted on it.
    pub plek: Option<Leerwerkplek>,
    /// Steps that were passed with the motivering.
    pub afwijkingen: Vec<StapId>,
}

fn afwijkingen(poort: &Poort, doorgang: Doorgang<'_>) -> Result<Option<Stapstand>, Regelfout> {
    if let Some(hard) = poort.van_niveau(Poortniveau::Hard).next() {
        return Err(Regelfout::GeenAfwijking { stap: hard.stap });
    }
    if poort.is_open() {
        return Ok(None);
    }
    let Some(motivering) = doorgang.motivering else {
        let stappen = poort
            .van_niveau(Poortniveau::Block)
            .map(|h| h.stap)
            .collect();
        return Err(Regelfout::PoortDicht {
            fase: poort.van,
            stappen,
        });
    };
    let motivering = super::regel::motivering(motivering)?;
    Ok(Some(Stapstand::Afwijking {
        motivering,
        op: doorgang.op,
        door: doorgang.door,
    }))
}

/// Moves a traject to the next fase if the poort lets it.
pub fn verplaatst(
    traject: &Traject,
    plek: Option<&Leerwerkplek>,
    doorgang: Doorgang<'_>,
) -> Result<Doorgelaten, Regelfout> {
    if traject.is_gesloten() {
        return Err(Regelfout::Gesloten);
    }
    let naar = traject
        .fase
        .volgende()
        .ok_or(Regelfout::GeenFase { fase: traject.fase })?;
    let poort = poort(traject, plek);
    let mut verder = traject.in_fase(naar, doorgang.op);
    let mut nieuwe_plek = None;
    let mut overgeslagen = Vec::new();
    if let Some(stand) = afwijkingen(&poort, doorgang)? {
        for hindernis in poort.van_niveau(Poortniveau::Block) {
            if hindernis.van_plek {
                let mut anders = nieuwe_plek.take().or_else(|| plek.cloned());
                if let Some(plek) = &mut anders {
                    plek.stappen.zet(hindernis.stap, stand.clone());
                }
                nieuwe_plek = anders;
            } else {
                verder.stappen.zet(hindernis.stap, stand.clone());
            }
            overgeslagen.push(hindernis.stap);
        }
    }
    Ok(Doorgelaten {
        traject: verder,
        plek: nieuwe_plek,
        afwijkingen: overgeslagen,
    })
}

/// Makes a leerwerkplek available if its poort lets it; the second value names afwijkingen.
pub fn plek_geworven(
    plek: &Leerwerkplek,
    doorgang: Doorgang<'_>,
) -> Result<(Leerwerkplek, Vec<StapId>), Regelfout> {
    if plek.stand != PlekStand::Werving {
        return Err(Regelfout::PlekNietBeschikbaar {
            stand: plek.stand.label().to_owned(),
        });
    }
    let poort = plek_poort(plek);
    let mut geworven = plek.clone();
    geworven.stand = PlekStand::Beschikbaar;
    geworven.sinds = doorgang.op;
    let mut overgeslagen = Vec::new();
    if let Some(stand) = afwijkingen(&poort, doorgang)? {
        for hindernis in poort.van_niveau(Poortniveau::Block) {
            geworven.stappen.zet(hindernis.stap, stand.clone());
            overgeslagen.push(hindernis.stap);
        }
    }
    Ok((geworven, overgeslagen))
}

/// Steps done and steps in all of the fase a traject stands in.
pub fn voortgang(traject: &Traject) -> (usize, usize) {
    let mut gedaan = 0;
    let mut alle = 0;
    for stap in StapId::van_fase(traject.fase).filter(|stap| traject.kent(*stap)) {
        alle += 1;
        gedaan += usize::from(traject.stappen.is_klaar(stap));
    }
    (gedaan, alle)
}

/// Open WARN steps of the fasen behind a traject: the card carries them along as a mark.
pub fn meegedragen(traject: &Traject) -> usize {
    StapId::alle()
        .filter(|stap| {
            let regel = stap.stap();
            regel.fase < traject.fase
                && regel.poort == Poortniveau::Warn
                && traject.kent(*stap)
                && !traject.stappen.is_klaar(*stap)
        })
        .count()
}

#[cfg(test)]
mod tests;
