//! Moving cards: on through the poort, many at once, and back with a reason.

use super::{Besluit, Omgeving, elk_een_keer, nog_zo};
use crate::app::fault::Fault;
use crate::app::matching::reserveer;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::poort::{self, Doorgang};
use crate::domain::regel::{self, Regelfout};
use crate::domain::telwoord::tel;
use crate::domain::traject::Traject;

/// One card on, to the next fase or to available.
pub(super) fn een(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    motivering: Option<&str>,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    match kaart {
        KaartId::Traject(id) => traject(omgeving, zicht, id, motivering, gezien),
        KaartId::Plek(id) => plek(omgeving, zicht, id, motivering, gezien),
    }
}

fn traject(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: TrajectId,
    motivering: Option<&str>,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let kaart = KaartId::Traject(id);
    let (versie, traject) = zicht.traject(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let plek = zicht.plek_van(&traject)?;
    let doorgang = Doorgang {
        motivering,
        op: omgeving.vandaag,
        door: omgeving.coach,
    };
    let door = poort::verplaatst(&traject, plek.as_ref(), doorgang)?;
    let naar = door.traject.fase;
    let titel = format!("{} naar {}", zicht.kaartnaam(kaart)?, naar.label());
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.tijdlijn.push((
        kaart,
        Wat::Verplaatst {
            van: traject.fase,
            naar,
            motivering: gebruikt(motivering, door.afwijkingen.is_empty()),
            afwijkingen: door.afwijkingen,
        },
    ));
    besluit.veld(kaart, "fase");
    if let Some(plek) = door.plek {
        besluit.veld(KaartId::Plek(plek.id), "stappen");
        besluit.schrijf(Key::leerwerkplek(plek.id), Record::Leerwerkplek(plek));
    }
    plaats(omgeving, zicht, &traject, &door.traject, &mut besluit, plek)?;
    besluit.schrijf(Key::traject(id), Record::Traject(Box::new(door.traject)));
    Ok(besluit)
}

/// A place is taken or given back where a move crosses the end of praktijkleren.
fn plaats(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    was: &Traject,
    wordt: &Traject,
    besluit: &mut Besluit,
    plek: Option<Leerwerkplek>,
) -> Result<(), Fault> {
    let anders = match (plek, was.houdt_plaats(), wordt.houdt_plaats()) {
        (Some(plek), true, false) => plek.vrijgegeven(was.id),
        (Some(plek), false, true) => reserveer(zicht, wordt, &plek, omgeving.vandaag)?,
        _ => return Ok(()),
    };
    besluit.veld(KaartId::Plek(anders.id), "bezet");
    besluit.schrijf(Key::leerwerkplek(anders.id), Record::Leerwerkplek(anders));
    Ok(())
}

/// A motivering that passed nothing is not kept: it would read as an afwijking.
fn gebruikt(motivering: Option<&str>, niets_overgeslagen: bool) -> Option<String> {
    let motivering = motivering.filter(|_| !niets_overgeslagen)?;
    regel::motivering(motivering).ok()
}

fn plek(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerwerkplekId,
    motivering: Option<&str>,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let kaart = KaartId::Plek(id);
    let (versie, plek) = zicht.plek(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let doorgang = Doorgang {
        motivering,
        op: omgeving.vandaag,
        door: omgeving.coach,
    };
    let (geworven, afwijkingen) = poort::plek_geworven(&plek, doorgang)?;
    let titel = format!(
        "{} is beschikbaar als leerwerkplek",
        zicht.kaartnaam(kaart)?
    );
    let mut besluit = Besluit::van_kaart(kaart, titel);
    let motivering = gebruikt(motivering, afwijkingen.is_empty());
    besluit.tijdlijn.push((
        kaart,
        Wat::Geworven {
            afwijkingen,
            motivering,
        },
    ));
    besluit.veld(kaart, "stand");
    besluit.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(geworven));
    Ok(besluit)
}

/// Many cards on as one change: what can go goes, the rest stays with its reason.
pub(super) fn alle(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaarten: &[KaartId],
) -> Result<Besluit, Fault> {
    let mut samen = Besluit {
        terug: true,
        ..Besluit::default()
    };
    let mut verplaatst = 0_usize;
    let kaarten = elk_een_keer(kaarten)?;
    // Two cards may share a leerwerkplek: the second sees what the first did to it.
    let mut zicht = zicht.proef();
    for kaart in &kaarten {
        match een(omgeving, &zicht, *kaart, None, None) {
            Ok(besluit) => {
                verplaatst += 1;
                zicht.neem_aan(&besluit.puts);
                for (key, record) in besluit.puts {
                    if let Some(record) = record {
                        samen.schrijf(key, record);
                    }
                }
                samen.tijdlijn.extend(besluit.tijdlijn);
                samen.velden.extend(besluit.velden);
            }
            Err(Fault::Opslag { bericht, kenmerk }) => {
                return Err(Fault::Opslag { bericht, kenmerk });
            }
            Err(fault) => samen.gebleven.push((*kaart, fault.to_string())),
        }
    }
    if verplaatst == 0 {
        let eerste = samen.gebleven.first().map_or("", |(_, eerste)| eerste);
        let waarom = format!("geen van de {} kaarten kan verder: {eerste}", kaarten.len());
        return Err(Fault::NietTerug { waarom });
    }
    samen.titel = format!("{} verplaatst", tel(verplaatst, "kaart", "kaarten"));
    Ok(samen)
}

/// One card back, or a closed one open again.
pub(super) fn terug(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    reden: &str,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    match kaart {
        KaartId::Traject(id) => {
            let (versie, traject) = zicht.traject(id)?;
            nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
            let (terug, reden) = traject.teruggezet(reden, omgeving.vandaag)?;
            let titel = format!(
                "{} terug naar {}",
                zicht.kaartnaam(kaart)?,
                terug.fase.label()
            );
            let mut besluit = Besluit::van_kaart(kaart, titel);
            let wat = Wat::Teruggezet {
                van: traject.fase,
                naar: terug.fase,
                reden,
            };
            besluit.tijdlijn.push((kaart, wat));
            besluit.veld(kaart, "fase");
            let plek = zicht.plek_van(&terug)?;
            plaats(omgeving, zicht, &traject, &terug, &mut besluit, plek)?;
            besluit.schrijf(Key::traject(id), Record::Traject(Box::new(terug)));
            Ok(besluit)
        }
        KaartId::Plek(id) => {
            let (versie, mut plek) = zicht.plek(id)?;
            nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
            let reden = regel::reden(reden)?;
            if plek.stand == PlekStand::Werving || !plek.bezet.is_empty() {
                let fase = crate::domain::fase::Fase::WervingWerkgevers;
                return Err(Regelfout::GeenFase { fase }.into());
            }
            plek.stand = PlekStand::Werving;
            plek.sinds = omgeving.vandaag;
            let titel = format!("{} terug naar werving", zicht.kaartnaam(kaart)?);
            let mut besluit = Besluit::van_kaart(kaart, titel);
            let fase = crate::domain::fase::Fase::WervingWerkgevers;
            besluit.tijdlijn.push((
                kaart,
                Wat::Teruggezet {
                    van: fase,
                    naar: fase,
                    reden,
                },
            ));
            besluit.veld(kaart, "stand");
            besluit.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(plek));
            Ok(besluit)
        }
    }
}
