//! Ending, holding and resuming.

use crate::domain::telwoord::{tel, vorm};
use chrono::NaiveDate;

use super::{Besluit, Omgeving, nog_zo, voorstel};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::leerwerkplek::PlekStand;
use crate::domain::regel::{self, Regelfout};
use crate::domain::sluiting::{Slot, Stand};

/// Closes a traject with its outcome, or a leerwerkplek with a reason.
pub(super) fn sluit(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    slot: Option<Slot>,
    toelichting: &str,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let naam = zicht.kaartnaam(kaart)?;
    let mut besluit = Besluit::van_kaart(kaart, format!("{naam} gesloten"));
    match kaart {
        KaartId::Traject(id) => {
            let slot = slot.ok_or_else(|| Fault::Veld {
                veld: "slot".to_owned(),
                bericht: "kies hoe het traject eindigt".to_owned(),
            })?;
            let (versie, traject) = zicht.traject(id)?;
            nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
            let dicht = traject.gesloten(slot, toelichting, omgeving.vandaag)?;
            // Uitval frees the place (DOMAIN 10, Capacity); so does any other end.
            if let Some(plek) = zicht.plek_van(&traject)? {
                besluit.veld(KaartId::Plek(plek.id), "bezet");
                besluit.schrijf(
                    Key::leerwerkplek(plek.id),
                    Record::Leerwerkplek(plek.vrijgegeven(id)),
                );
            }
            voorstel::eindig(
                omgeving,
                zicht,
                kaart,
                "het traject is gesloten",
                &mut besluit,
            )?;
            let toelichting = crate::domain::tekst::schoon_meerregelig(toelichting);
            besluit
                .tijdlijn
                .push((kaart, Wat::Gesloten { slot, toelichting }));
            besluit.schrijf(Key::traject(id), Record::Traject(Box::new(dicht)));
        }
        KaartId::Plek(id) => {
            let (versie, mut plek) = zicht.plek(id)?;
            nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
            let reden = regel::reden(toelichting)?;
            if !plek.bezet.is_empty() {
                let aantal = plek.bezet.len();
                let leert = vorm(aantal, "leert", "leren");
                let waarom = format!("er {leert} hier nog {}", tel(aantal, "mens", "mensen"));
                return Err(Regelfout::SluitenKanNiet { waarom }.into());
            }
            voorstel::eindig(
                omgeving,
                zicht,
                kaart,
                "de leerwerkplek is gesloten",
                &mut besluit,
            )?;
            plek.stand = PlekStand::Gesloten {
                reden: reden.clone(),
            };
            plek.sinds = omgeving.vandaag;
            besluit.tijdlijn.push((kaart, Wat::PlekGesloten { reden }));
            besluit.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(plek));
        }
    }
    besluit.veld(kaart, "stand");
    Ok(besluit)
}

fn alleen_traject(kaart: KaartId) -> Result<TrajectId, Fault> {
    match kaart {
        KaartId::Traject(id) => Ok(id),
        KaartId::Plek(_) => Err(Regelfout::SluitenKanNiet {
            waarom: "een leerwerkplek kan niet wachten; zet een stap op gepland".to_owned(),
        }
        .into()),
    }
}

/// Puts a traject on hold.
pub(super) fn wacht(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    tot: NaiveDate,
    reden: &str,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let id = alleen_traject(kaart)?;
    let (versie, traject) = zicht.traject(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let wachtend = traject.wachtend(tot, reden, omgeving.vandaag)?;
    let titel = format!(
        "{} wacht tot {}",
        zicht.kaartnaam(kaart)?,
        tot.format("%d-%m-%Y")
    );
    let mut besluit = Besluit::van_kaart(kaart, titel);
    let reden = regel::reden(reden)?;
    besluit.tijdlijn.push((kaart, Wat::Wacht { tot, reden }));
    besluit.veld(kaart, "stand");
    besluit.schrijf(Key::traject(id), Record::Traject(Box::new(wachtend)));
    Ok(besluit)
}

/// Takes a traject off hold.
pub(super) fn hervat(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Besluit, Fault> {
    let id = alleen_traject(kaart)?;
    let (_, traject) = zicht.traject(id)?;
    if traject.is_gesloten() {
        return Err(Regelfout::Gesloten.into());
    }
    if !matches!(traject.stand, Stand::Wacht { .. }) {
        return Err(Fault::Veld {
            veld: "kaart".to_owned(),
            bericht: "dit traject wacht niet; je kunt er gewoon aan verder".to_owned(),
        });
    }
    let titel = format!("{} gaat verder", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.tijdlijn.push((kaart, Wat::Hervat));
    besluit.veld(kaart, "stand");
    besluit.schrijf(
        Key::traject(id),
        Record::Traject(Box::new(traject.hervat())),
    );
    Ok(besluit)
}
