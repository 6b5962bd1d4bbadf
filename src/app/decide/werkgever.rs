//! Leerbedrijven and their leerwerkplekken: new ones, changes, erkenningen, and the WG steps that
//! follow from what is known.

use chrono::NaiveDate;

use super::{Besluit, Omgeving, nog_zo};
use crate::app::command::{BedrijfGegevens, PlekGegevens};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::Rol;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, LeerbedrijfId, LeerwerkplekId};
use crate::domain::leerbedrijf::{Erkenning, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::schoon_meerregelig;

pub(super) mod deelnemers;
mod erkenning;
mod lees;

pub(super) use erkenning::{Zet, wis_erkenning, zet_erkenning};

fn veld(veld: &str, bericht: impl Into<String>) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.into(),
    }
}

fn zet_plek(besluit: &mut Besluit, plek: Leerwerkplek) {
    besluit.schrijf(Key::leerwerkplek(plek.id), Record::Leerwerkplek(plek));
}

fn wis_concept(omgeving: &Omgeving<'_>, concept: Option<u64>, besluit: &mut Besluit) {
    if let Some(nummer) = concept {
        let key = Key::concept(omgeving.coach, nummer);
        besluit.puts.push((key, None));
    }
}

/// A step of a leerwerkplek that what is known does by itself. One that somebody put is left alone.
fn vanzelf(
    omgeving: &Omgeving<'_>,
    plek: &mut Leerwerkplek,
    code: &str,
    stand: Stapstand,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let Some(stap) = StapId::code(code) else {
        return Ok(());
    };
    if plek.stand != PlekStand::Werving || plek.stappen.is_klaar(stap) {
        return Ok(());
    }
    *plek = plek.stap_gezet(stap, stand.clone())?;
    let kaart = KaartId::Plek(plek.id);
    besluit.tijdlijn.push((
        kaart,
        Wat::Stap {
            stap,
            stand,
            tekst: String::new(),
        },
    ));
    besluit.veld(kaart, stap.stap().code);
    let _ = omgeving;
    Ok(())
}

/// The WG steps that need no more asking, now that this is known.
fn stappen(
    omgeving: &Omgeving<'_>,
    bedrijf: &Leerbedrijf,
    plek: &mut Leerwerkplek,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let gedaan = || Stapstand::Gedaan {
        op: omgeving.vandaag,
        door: omgeving.coach,
    };
    let bereikbaar = bedrijf
        .betrokkenen
        .iter()
        .any(|it| it.rol == Rol::Praktijkopleider && (it.telefoon.is_some() || it.email.is_some()));
    if bereikbaar {
        vanzelf(omgeving, plek, "WG-03", gedaan(), besluit)?;
    }
    if plek.branche.is_some() {
        vanzelf(omgeving, plek, "WG-06", gedaan(), besluit)?;
    }
    if plek.niveau.is_some() {
        vanzelf(omgeving, plek, "WG-07", gedaan(), besluit)?;
    }
    Ok(())
}

/// The WG steps that an erkenning does: looked up at SBB, nothing to ask for, analysed.
fn stappen_erkend(
    omgeving: &Omgeving<'_>,
    bedrijf: &Leerbedrijf,
    plek: &mut Leerwerkplek,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let vandaag = omgeving.vandaag;
    let geldig = |it: &&Erkenning| it.geldig_tot.is_none_or(|tot| tot >= vandaag);
    let mut alle = bedrijf.erkenningen.iter().filter(geldig);
    // Without a crebo any erkenning of the company counts for the check, none for the rest.
    let erkenning = match plek.crebo {
        Some(crebo) => alle.find(|it| it.crebo == crebo),
        None => alle.next(),
    };
    let Some(erkenning) = erkenning else {
        return Ok(());
    };
    let gedaan = || Stapstand::Gedaan {
        op: vandaag,
        door: omgeving.coach,
    };
    vanzelf(omgeving, plek, "WG-02", gedaan(), besluit)?;
    if plek.crebo.is_some() {
        let reden = format!("de erkenning voor {} is er al", erkenning.crebo);
        vanzelf(omgeving, plek, "WG-04", Stapstand::Nvt { reden }, besluit)?;
        if !erkenning.uitvoerbaar.is_empty() {
            vanzelf(omgeving, plek, "WG-05", gedaan(), besluit)?;
        }
    }
    Ok(())
}

/// The leerwerkplekken of a leerbedrijf that are not closed.
fn open_plekken(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerbedrijfId,
) -> Result<Vec<Leerwerkplek>, Fault> {
    let mut ids: Vec<_> = omgeving.model.plekken_van(id).collect();
    ids.sort_unstable();
    let mut plekken = Vec::new();
    for id in ids {
        let (_, plek) = zicht.plek(id)?;
        if !matches!(plek.stand, PlekStand::Gesloten { .. }) {
            plekken.push(plek);
        }
    }
    Ok(plekken)
}

/// A new leerbedrijf with what it offers; without a word about that it has one leerwerkplek in
/// Werving, so that its card stands on the board.
pub(super) fn nieuw(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    gegevens: &BedrijfGegevens,
    plekken: &[PlekGegevens],
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let id = LeerbedrijfId(zicht.nieuw_nummer(Soort::Leerbedrijf)?);
    let bedrijf = lees::bedrijf(id, gegevens, None)?;
    let eerste = zicht.nieuw_nummer(Soort::Leerwerkplek)?;
    let leeg = [PlekGegevens::default()];
    let plekken = if plekken.is_empty() { &leeg } else { plekken };
    let kaart = KaartId::Plek(LeerwerkplekId(eerste));
    let titel = match plekken.len() {
        1 => format!("{} in werving ({kaart})", bedrijf.naam),
        n => format!(
            "{} in werving met {n} leerwerkplekken ({kaart})",
            bedrijf.naam
        ),
    };
    let mut besluit = Besluit::van_kaart(kaart, titel);
    for (nummer, gegevens) in (eerste..).zip(plekken) {
        let plek =
            Leerwerkplek::nieuw(LeerwerkplekId(nummer), id, omgeving.coach, omgeving.vandaag);
        maak(omgeving, zicht, &bedrijf, (plek, gegevens), &mut besluit)?;
    }
    let tekst = schoon_meerregelig(&gegevens.notitie);
    if !tekst.is_empty() {
        besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    }
    besluit.schrijf(Key::leerbedrijf(id), Record::Leerbedrijf(bedrijf));
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

fn maak(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    bedrijf: &Leerbedrijf,
    (plek, gegevens): (Leerwerkplek, &PlekGegevens),
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let mut plek = lees::plek(zicht, &plek, gegevens)?;
    // Whoever tells of a place confirms it.
    plek.bevestigd = Some(omgeving.vandaag);
    let kaart = KaartId::Plek(plek.id);
    besluit.tijdlijn.push((kaart, Wat::Aangemaakt));
    besluit.veld(kaart, "aangemaakt");
    stappen(omgeving, bedrijf, &mut plek, besluit)?;
    stappen_erkend(omgeving, bedrijf, &mut plek, besluit)?;
    zet_plek(besluit, plek);
    Ok(())
}

/// Changes what is known of a leerbedrijf.
pub(super) fn wijzig(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerbedrijfId,
    gegevens: &BedrijfGegevens,
    gezien: Option<Seq>,
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let (versie, oud) = zicht.bedrijf(id)?;
    let plekken = open_plekken(omgeving, zicht, id)?;
    let kaart = plekken.first().map(|it| KaartId::Plek(it.id));
    nog_zo(omgeving, zicht, kaart, gezien, versie)?;
    let nieuw = lees::bedrijf(id, gegevens, Some(&oud))?;
    let mut besluit = Besluit {
        titel: format!("gegevens van {} gewijzigd", nieuw.naam),
        kaart,
        terug: true,
        ..Besluit::default()
    };
    let velden = lees::verschil(&oud, &nieuw);
    for mut plek in plekken {
        let kaart = KaartId::Plek(plek.id);
        if !velden.is_empty() {
            let wat = Wat::Gewijzigd {
                velden: velden.clone(),
            };
            besluit.tijdlijn.push((kaart, wat));
            besluit.velden.push((kaart, velden.clone()));
        }
        let was = plek.clone();
        stappen(omgeving, &nieuw, &mut plek, &mut besluit)?;
        if plek != was {
            zet_plek(&mut besluit, plek);
        }
    }
    let tekst = schoon_meerregelig(&gegevens.notitie);
    if let (Some(kaart), false) = (kaart, tekst.is_empty()) {
        besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    }
    if nieuw != oud {
        besluit.schrijf(Key::leerbedrijf(id), Record::Leerbedrijf(nieuw));
    }
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

/// A new leerwerkplek at a leerbedrijf that is known.
pub(super) fn nieuwe_plek(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    bedrijf: LeerbedrijfId,
    gegevens: &PlekGegevens,
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let (_, bedrijf) = zicht.bedrijf(bedrijf)?;
    let id = LeerwerkplekId(zicht.nieuw_nummer(Soort::Leerwerkplek)?);
    let plek = Leerwerkplek::nieuw(id, bedrijf.id, omgeving.coach, omgeving.vandaag);
    let titel = format!("{}: leerwerkplek in werving ({id})", bedrijf.naam);
    let mut besluit = Besluit::van_kaart(KaartId::Plek(id), titel);
    maak(omgeving, zicht, &bedrijf, (plek, gegevens), &mut besluit)?;
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

/// Changes what is known of a leerwerkplek.
pub(super) fn wijzig_plek(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerwerkplekId,
    gegevens: &PlekGegevens,
    gezien: Option<Seq>,
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let kaart = KaartId::Plek(id);
    let (versie, oud) = zicht.plek(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let (_, bedrijf) = zicht.bedrijf(oud.bedrijf)?;
    let mut plek = lees::plek(zicht, &oud, gegevens)?;
    let bezet = u16::try_from(oud.bezet.len()).unwrap_or(u16::MAX);
    if plek.aantal_op(omgeving.vandaag) < bezet {
        let bericht = format!("hier leren er nu {bezet}; maak er minstens zoveel plaatsen van");
        return Err(veld("aantal", bericht));
    }
    let velden = lees::verschil_plek(&oud, &plek);
    let titel = format!("{}: {id} gewijzigd", bedrijf.naam);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    if !velden.is_empty() {
        plek.bevestigd = Some(omgeving.vandaag);
        let wat = Wat::Gewijzigd {
            velden: velden.clone(),
        };
        besluit.tijdlijn.push((kaart, wat));
        besluit.velden.push((kaart, velden));
    }
    stappen(omgeving, &bedrijf, &mut plek, &mut besluit)?;
    stappen_erkend(omgeving, &bedrijf, &mut plek, &mut besluit)?;
    if plek != oud {
        zet_plek(&mut besluit, plek);
    }
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

/// The werkgever said that a leerwerkplek still stands as it is known (WG-07).
pub(super) fn bevestig(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerwerkplekId,
    op: Option<NaiveDate>,
) -> Result<Besluit, Fault> {
    let kaart = KaartId::Plek(id);
    let (_, mut plek) = zicht.plek(id)?;
    let op = op.unwrap_or(omgeving.vandaag);
    if op > omgeving.vandaag {
        return Err(veld("op", "kies vandaag of een dag die is geweest"));
    }
    if let PlekStand::Gesloten { .. } = plek.stand {
        return Err(veld(
            "plek",
            "deze leerwerkplek is gesloten; open haar eerst opnieuw",
        ));
    }
    let titel = format!("{}: {id} bevestigd", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    plek.bevestigd = Some(op);
    let velden = vec!["bevestigd".to_owned()];
    let wat = Wat::Gewijzigd {
        velden: velden.clone(),
    };
    besluit.tijdlijn.push((kaart, wat));
    besluit.velden.push((kaart, velden));
    zet_plek(&mut besluit, plek);
    Ok(besluit)
}
