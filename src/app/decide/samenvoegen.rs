//! Making one kandidaat of two, and two of one again when it was a mistake.

use std::collections::BTreeMap;

use super::{Besluit, Omgeving, nog_zo};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::Seq;
use crate::app::zicht::{Gezien, Zicht};
use crate::domain::bsn::Bsn;
use crate::domain::formulier::Stempel;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, KandidaatId, TrajectId};
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::samenvoeging::{Kant, Samenvoeging, Veld, voeg_samen as maak_een};
use crate::domain::tekst::schoon_meerregelig;
use crate::domain::traject::Traject;

/// Two kandidaten that may be merged, with all that the merge touches.
pub(in crate::app) struct Paar {
    pub(in crate::app) blijft: Gezien<Kandidaat>,
    pub(in crate::app) weg: Gezien<Kandidaat>,
    pub(in crate::app) trajecten_blijft: Vec<Traject>,
    pub(in crate::app) trajecten_weg: Vec<Traject>,
    pub(in crate::app) bsn_blijft: Option<Bsn>,
    pub(in crate::app) bsn_weg: Option<Bsn>,
}

impl Paar {
    /// Reads both, or says why they cannot be merged.
    pub(in crate::app) fn lees(
        omgeving: &Omgeving<'_>,
        zicht: &Zicht<'_>,
        blijft: KandidaatId,
        weg: KandidaatId,
        reden: &str,
    ) -> Result<Self, Fault> {
        if blijft == weg {
            return Err(veld("weg", "een dossier kan niet met zichzelf samen"));
        }
        let paar = Self {
            blijft: zicht.kandidaat(blijft)?,
            weg: zicht.kandidaat(weg)?,
            trajecten_blijft: trajecten(omgeving, zicht, blijft)?,
            trajecten_weg: trajecten(omgeving, zicht, weg)?,
            bsn_blijft: bsn(zicht, blijft)?,
            bsn_weg: bsn(zicht, weg)?,
        };
        if let (Some(een), Some(ander)) = (paar.bsn_blijft, paar.bsn_weg)
            && een != ander
        {
            let bericht = "deze twee dossiers hebben elk een ander BSN: het zijn twee mensen, of er \
                           is een BSN verkeerd. Zoek dat eerst uit";
            return Err(veld("bsn", bericht));
        }
        if reden.trim().is_empty() && paar.van_collega(omgeving) {
            let bericht = "een van de twee dossiers is van een collega; schrijf op waarom je ze \
                           samenvoegt";
            return Err(veld("reden", bericht));
        }
        Ok(paar)
    }

    fn van_collega(&self, omgeving: &Omgeving<'_>) -> bool {
        let mut alle = self.trajecten_blijft.iter().chain(&self.trajecten_weg);
        alle.any(|traject| traject.coach != omgeving.coach)
    }

    /// Whose value of a field stays unless the coach chooses otherwise.
    pub(in crate::app) fn standaard(&self, veld: Veld) -> Kant {
        // Written in this very group is the newest there is; of one load the higher number is.
        let leeftijd = |(versie, kandidaat): &Gezien<Kandidaat>| {
            (versie.unwrap_or(Seq(u64::MAX)), kandidaat.id)
        };
        let nieuwer = leeftijd(&self.weg) > leeftijd(&self.blijft);
        veld.standaard(&self.blijft.1, &self.weg.1, nieuwer)
    }
}

fn veld(veld: &str, bericht: &str) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.to_owned(),
    }
}

fn niet_terug(waarom: String) -> Fault {
    Fault::NietTerug { waarom }
}

fn bsn(zicht: &Zicht<'_>, id: KandidaatId) -> Result<Option<Bsn>, Fault> {
    Ok(match zicht.get(Key::bsn(id))? {
        Some((_, Record::Bsn(bsn))) => Some(bsn.bsn),
        _ => None,
    })
}

fn trajecten(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: KandidaatId,
) -> Result<Vec<Traject>, Fault> {
    let mut ids: Vec<TrajectId> = omgeving.model.trajecten_van(id).collect();
    // A command of the same group may have moved one here that the rows do not know of yet.
    ids.extend(zicht.besloten_trajecten(id));
    ids.sort_unstable();
    ids.dedup();
    let mut gevonden = Vec::new();
    for traject_id in ids {
        match zicht.traject(traject_id) {
            Ok((_, traject)) if traject.kandidaat == id => gevonden.push(traject),
            Ok(_) | Err(Fault::NietGevonden { .. }) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(gevonden)
}

/// What a merge is asked with.
pub(super) struct Vraag<'a> {
    pub(super) blijft: KandidaatId,
    pub(super) weg: KandidaatId,
    pub(super) keuzes: &'a BTreeMap<Veld, Kant>,
    pub(super) reden: &'a str,
    pub(super) gezien_blijft: Option<Seq>,
    pub(super) gezien_weg: Option<Seq>,
}

/// Makes one kandidaat of two: per field the chosen value, all trajecten and the BSN together.
pub(super) fn voeg_samen(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    vraag: &Vraag<'_>,
) -> Result<Besluit, Fault> {
    let Vraag { blijft, weg, .. } = *vraag;
    let reden = schoon_meerregelig(vraag.reden);
    let paar = Paar::lees(omgeving, zicht, blijft, weg, &reden)?;
    let kaart_van = |trajecten: &[Traject]| trajecten.last().map(Traject::kaart);
    let kaart = kaart_van(&paar.trajecten_blijft).or(kaart_van(&paar.trajecten_weg));
    nog_zo(omgeving, zicht, kaart, vraag.gezien_blijft, paar.blijft.0)?;
    let andere = kaart_van(&paar.trajecten_weg).or(kaart);
    nog_zo(omgeving, zicht, andere, vraag.gezien_weg, paar.weg.0)?;

    let kies = |veld: Veld| {
        let gekozen = vraag.keuzes.get(&veld).copied();
        gekozen.unwrap_or_else(|| paar.standaard(veld))
    };
    let na = maak_een(&paar.blijft.1, &paar.weg.1, kies);
    let verhuist = paar.bsn_blijft.is_none() && paar.bsn_weg.is_some();
    let samenvoeging = Samenvoeging {
        nummer: volgend_nummer(zicht, blijft)?,
        blijft,
        voor: paar.blijft.1.clone(),
        na: na.clone(),
        weg: paar.weg.1.clone(),
        bsn: paar.bsn_weg,
        bsn_verhuisd: verhuist,
        trajecten: paar.trajecten_weg.iter().map(|it| it.id).collect(),
        reden: reden.clone(),
        stempel: stempel(omgeving),
        gesplitst: None,
    };
    let mut besluit = Besluit {
        titel: format!("{weg} samengevoegd met {blijft}, {}", na.naam.kort()),
        kaart,
        terug: true,
        ..Besluit::default()
    };
    let mut velden: Vec<String> = samenvoeging.overschreven().map(Veld::naam).collect();
    if verhuist {
        velden.push("bsn".to_owned());
    }
    let alle = paar.trajecten_blijft.iter().chain(&paar.trajecten_weg);
    for kaart in alle.map(Traject::kaart) {
        besluit
            .tijdlijn
            .push((kaart, Wat::Samengevoegd { weg, blijft }));
        if !reden.is_empty() {
            let tekst = format!("Waarom samengevoegd: {reden}");
            besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
        }
        besluit.velden.push((kaart, velden.clone()));
    }
    if let Some(bsn) = paar.bsn_weg {
        besluit.puts.push((Key::bsn(weg), None));
        if verhuist {
            let bsn = KandidaatBsn {
                kandidaat: blijft,
                bsn,
            };
            besluit.schrijf(Key::bsn(blijft), Record::Bsn(bsn));
        }
    }
    verhuis(&mut besluit, paar.trajecten_weg, blijft);
    besluit.schrijf(Key::kandidaat(blijft), Record::Kandidaat(Box::new(na)));
    besluit.puts.push((Key::kandidaat(weg), None));
    let key = Key::samenvoeging(blijft, samenvoeging.nummer);
    besluit.schrijf(key, Record::Samenvoeging(Box::new(samenvoeging)));
    Ok(besluit)
}

fn verhuis(besluit: &mut Besluit, trajecten: Vec<Traject>, naar: KandidaatId) {
    for mut traject in trajecten {
        traject.kandidaat = naar;
        besluit.schrijf(Key::traject(traject.id), Record::Traject(Box::new(traject)));
    }
}

fn stempel(omgeving: &Omgeving<'_>) -> Stempel {
    Stempel {
        door: omgeving.coach,
        op: omgeving.nu,
    }
}

fn volgend_nummer(zicht: &Zicht<'_>, blijft: KandidaatId) -> Result<u64, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Samenvoeging, u64::from(blijft.0));
    Ok(zicht.laatste(van, tot)?.map_or(0, |key| key.b) + 1)
}

/// The merges of a kandidaat, oldest first.
pub(in crate::app) fn van(
    zicht: &Zicht<'_>,
    blijft: KandidaatId,
) -> Result<Vec<Samenvoeging>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Samenvoeging, u64::from(blijft.0));
    let alle = zicht.alle(van, tot)?;
    Ok(alle
        .into_iter()
        .filter_map(|(_, record)| match record {
            Record::Samenvoeging(samenvoeging) => Some(*samenvoeging),
            _ => None,
        })
        .collect())
}

/// A number that no kandidaat has, nor had before a merge took it away: that one may come back.
pub(in crate::app) fn nieuw_kandidaatnummer(zicht: &Zicht<'_>) -> Result<KandidaatId, Fault> {
    let nieuw = zicht.nieuw_nummer(Soort::Kandidaat)?;
    let (van, tot) = Key::hele_soort(Soort::Samenvoeging);
    let alle = zicht.alle(van, tot)?;
    let weg = alle.into_iter().filter_map(|(_, record)| match record {
        Record::Samenvoeging(samenvoeging) => Some(samenvoeging.weg.id.0.saturating_add(1)),
        _ => None,
    });
    Ok(KandidaatId(weg.fold(nieuw, u32::max)))
}

/// Undoes a merge, also after the kandidaat changed: what was written since stays.
pub(super) fn splits(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    blijft: KandidaatId,
    nummer: Option<u64>,
) -> Result<Besluit, Fault> {
    let mut samenvoeging = open_samenvoeging(zicht, blijft, nummer)?;
    let weg = samenvoeging.weg.id;
    let (_, nu) = zicht.kandidaat(blijft).map_err(|fault| match fault {
        Fault::NietGevonden { .. } => niet_terug(format!(
            "{blijft} is zelf samengevoegd met een ander dossier; draai dat eerst terug"
        )),
        anders => anders,
    })?;
    if zicht.get(Key::kandidaat(weg))?.is_some() {
        return Err(niet_terug(format!(
            "{weg} bestaat weer; er is niets te splitsen"
        )));
    }
    let (terug, later) = samenvoeging.zonder(&nu);
    let mut gaan = Vec::new();
    for traject in trajecten(omgeving, zicht, blijft)? {
        if samenvoeging.trajecten.contains(&traject.id) {
            gaan.push(traject);
        }
    }
    let blijven = trajecten(omgeving, zicht, blijft)?;
    let kaarten: Vec<KaartId> = blijven.iter().map(Traject::kaart).collect();
    let eigen = |traject: &&Traject| !samenvoeging.trajecten.contains(&traject.id);
    let eigen = blijven.iter().rev().find(eigen).map(Traject::kaart);
    let mut titel = format!("{weg} weer los van {blijft}, {}", terug.naam.kort());
    if !later.is_empty() {
        let namen: Vec<String> = later.iter().map(|it| it.naam()).collect();
        titel = format!(
            "{titel}; later gewijzigd en dus gebleven: {}",
            namen.join(", ")
        );
    }
    let mut besluit = Besluit {
        titel,
        kaart: eigen.or(kaarten.last().copied()),
        terug: true,
        ..Besluit::default()
    };
    let velden: Vec<String> = samenvoeging.overschreven().map(Veld::naam).collect();
    for kaart in kaarten {
        let wat = Wat::Gesplitst { terug: weg, blijft };
        besluit.tijdlijn.push((kaart, wat));
        besluit.velden.push((kaart, velden.clone()));
    }
    if let Some(oud) = samenvoeging.bsn {
        if samenvoeging.bsn_verhuisd && bsn(zicht, blijft)? == Some(oud) {
            besluit.puts.push((Key::bsn(blijft), None));
        }
        let terug = KandidaatBsn {
            kandidaat: weg,
            bsn: oud,
        };
        besluit.schrijf(Key::bsn(weg), Record::Bsn(terug));
    }
    verhuis(&mut besluit, gaan, weg);
    besluit.schrijf(Key::kandidaat(blijft), Record::Kandidaat(Box::new(terug)));
    let hersteld = samenvoeging.weg.clone();
    besluit.schrijf(Key::kandidaat(weg), Record::Kandidaat(Box::new(hersteld)));
    samenvoeging.gesplitst = Some(stempel(omgeving));
    let key = Key::samenvoeging(blijft, samenvoeging.nummer);
    besluit.schrijf(key, Record::Samenvoeging(Box::new(samenvoeging)));
    Ok(besluit)
}

/// The merge to undo: the one asked for, or the last that still stands.
fn open_samenvoeging(
    zicht: &Zicht<'_>,
    blijft: KandidaatId,
    nummer: Option<u64>,
) -> Result<Samenvoeging, Fault> {
    let alle = van(zicht, blijft)?;
    let open = |it: &&Samenvoeging| it.gesplitst.is_none();
    let laatste = alle.iter().rev().find(open);
    let Some(nummer) = nummer else {
        let waarom = || niet_terug(format!("met {blijft} is niets samengevoegd"));
        return laatste.cloned().ok_or_else(waarom);
    };
    let Some(gevraagd) = alle.iter().find(|it| it.nummer == nummer) else {
        return Err(niet_terug(format!(
            "{blijft} heeft geen samenvoeging {nummer}"
        )));
    };
    match (&gevraagd.gesplitst, laatste) {
        (Some(_), _) => Err(niet_terug(format!(
            "samenvoeging {nummer} is al teruggedraaid"
        ))),
        // A later merge chose between values that this one had made.
        (None, Some(later)) if later.nummer != nummer => Err(niet_terug(format!(
            "na deze samenvoeging kwam {} erbij; draai die eerst terug",
            later.weg.id
        ))),
        (None, _) => Ok(gevraagd.clone()),
    }
}
