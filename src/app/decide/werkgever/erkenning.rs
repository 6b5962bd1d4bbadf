//! Erkenningen of a leerbedrijf: the steps of the places that they cover follow.

use chrono::NaiveDate;

use super::{open_plekken, stappen_erkend, veld, zet_plek};
use crate::app::decide::{Besluit, Omgeving, nog_zo};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, LeerbedrijfId};
use crate::domain::leerbedrijf::{Erkenning, Leerbedrijf};
use crate::domain::leerwerkplek::Leerwerkplek;

/// An erkenning as it was asked for.
#[derive(Clone, Copy)]
pub(in crate::app::decide) struct Zet<'a> {
    pub(in crate::app::decide) bedrijf: LeerbedrijfId,
    pub(in crate::app::decide) crebo: Crebo,
    pub(in crate::app::decide) geldig_tot: Option<NaiveDate>,
    pub(in crate::app::decide) uitvoerbaar: &'a [Werkprocescode],
}

/// Adds or changes an erkenning; the steps of the places that it covers follow.
pub(in crate::app::decide) fn zet_erkenning(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let (versie, mut bedrijf) = zicht.bedrijf(zet.bedrijf)?;
    let plekken = open_plekken(omgeving, zicht, zet.bedrijf)?;
    let kaart = plekken.first().map(|it| KaartId::Plek(it.id));
    nog_zo(omgeving, zicht, kaart, gezien, versie)?;
    let mut uitvoerbaar = zet.uitvoerbaar.to_vec();
    uitvoerbaar.sort_unstable();
    uitvoerbaar.dedup();
    if let Some(kwalificatie) = zicht.kwalificatie(zet.crebo)? {
        let kent = |code: &Werkprocescode| kwalificatie.werkprocessen().any(|it| it.code == *code);
        if let Some(vreemd) = uitvoerbaar.iter().find(|code| !kent(code)) {
            let bericht = format!("{vreemd} is geen werkproces van {}", zet.crebo);
            return Err(veld("uitvoerbaar", bericht));
        }
    }
    let erkenning = Erkenning {
        crebo: zet.crebo,
        geldig_tot: zet.geldig_tot,
        uitvoerbaar,
    };
    match bedrijf
        .erkenningen
        .iter_mut()
        .find(|it| it.crebo == zet.crebo)
    {
        Some(oud) => *oud = erkenning,
        None => bedrijf.erkenningen.push(erkenning),
    }
    let titel = format!("{}: erkenning {} vastgelegd", bedrijf.naam, zet.crebo);
    erkend(omgeving, (bedrijf, plekken), zet.crebo, titel)
}

/// Takes an erkenning away.
pub(in crate::app::decide) fn wis_erkenning(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerbedrijfId,
    crebo: Crebo,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let (versie, mut bedrijf) = zicht.bedrijf(id)?;
    let plekken = open_plekken(omgeving, zicht, id)?;
    let kaart = plekken.first().map(|it| KaartId::Plek(it.id));
    nog_zo(omgeving, zicht, kaart, gezien, versie)?;
    let was = bedrijf.erkenningen.len();
    bedrijf.erkenningen.retain(|it| it.crebo != crebo);
    if bedrijf.erkenningen.len() == was {
        let bericht = format!("dit leerbedrijf heeft geen erkenning voor {crebo}");
        return Err(veld("crebo", bericht));
    }
    let titel = format!("{}: erkenning {crebo} weggehaald", bedrijf.naam);
    erkend(omgeving, (bedrijf, plekken), crebo, titel)
}

fn erkend(
    omgeving: &Omgeving<'_>,
    (bedrijf, plekken): (Leerbedrijf, Vec<Leerwerkplek>),
    crebo: Crebo,
    titel: String,
) -> Result<Besluit, Fault> {
    let mut besluit = Besluit {
        titel,
        kaart: plekken.first().map(|it| KaartId::Plek(it.id)),
        terug: true,
        ..Besluit::default()
    };
    let velden = vec![format!("erkenning {crebo}")];
    for mut plek in plekken {
        let kaart = KaartId::Plek(plek.id);
        let wat = Wat::Gewijzigd {
            velden: velden.clone(),
        };
        besluit.tijdlijn.push((kaart, wat));
        besluit.velden.push((kaart, velden.clone()));
        let was = plek.clone();
        stappen_erkend(omgeving, &bedrijf, &mut plek, &mut besluit)?;
        if plek != was {
            zet_plek(&mut besluit, plek);
        }
    }
    besluit.schrijf(Key::leerbedrijf(bedrijf.id), Record::Leerbedrijf(bedrijf));
    Ok(besluit)
}
