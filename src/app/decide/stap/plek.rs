//! A step of a leerwerkplek, with what it says of the place.

use super::{Zet, betrokkene, ontbreekt, zet_betrokkene};
use crate::app::command::StapGegeven;
use crate::app::decide::{Besluit, Omgeving, nog_zo};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::Rol;
use crate::domain::id::LeerwerkplekId;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::regel::Regelfout;
use crate::domain::stap::Vraag;
use crate::domain::stappen::Stapstand;

pub(super) fn plek(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    stand: &Stapstand,
    id: LeerwerkplekId,
    gezien: Option<Seq>,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let (versie, mut plek) = zicht.plek(id)?;
    nog_zo(omgeving, zicht, Some(zet.kaart), gezien, versie)?;
    match stand {
        Stapstand::Gedaan { op, .. } if *op > omgeving.vandaag => {
            return Err(Regelfout::GedaanInToekomst.into());
        }
        Stapstand::Gepland { op } if *op < omgeving.vandaag => {
            return Err(Regelfout::GeplandInVerleden.into());
        }
        Stapstand::Gedaan { .. } => plek_gegeven(zicht, zet, &mut plek, besluit)?,
        _ => {}
    }
    let plek = plek.stap_gezet(zet.stap, stand.clone())?;
    besluit.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(plek));
    Ok(())
}

fn plek_gegeven(
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    plek: &mut Leerwerkplek,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    match (zet.stap.stap().vraag, zet.gegeven) {
        (Vraag::Praktijkopleider, gegeven) => {
            let (_, mut bedrijf) = zicht.bedrijf(plek.bedrijf)?;
            if let Some(StapGegeven::Persoon { .. }) = gegeven {
                zet_betrokkene(
                    &mut bedrijf.betrokkenen,
                    betrokkene(gegeven, Rol::Praktijkopleider)?,
                );
                besluit.schrijf(Key::leerbedrijf(bedrijf.id), Record::Leerbedrijf(bedrijf));
            } else if !bedrijf
                .betrokkenen
                .iter()
                .any(|wie| wie.rol == Rol::Praktijkopleider)
            {
                return Err(ontbreekt(
                    zet.stap,
                    "naam en telefoon van de praktijkopleider",
                ));
            }
        }
        (Vraag::Branche, Some(StapGegeven::Branche { branche })) => plek.branche = Some(*branche),
        (Vraag::Branche, _) if plek.branche.is_none() => {
            return Err(ontbreekt(zet.stap, "de branche van het werk"));
        }
        (
            Vraag::Plaatsen,
            Some(StapGegeven::Plaatsen {
                aantal,
                niveau,
                crebo,
                vanaf,
            }),
        ) => {
            if *aantal == 0 || *aantal > 999 {
                let bericht = "kies een aantal van 1 tot en met 999".to_owned();
                return Err(Fault::Veld {
                    veld: "aantal".to_owned(),
                    bericht,
                });
            }
            plek.aantal = *aantal;
            plek.niveau = Some(*niveau);
            plek.crebo = crebo.or(plek.crebo);
            plek.vanaf = vanaf.or(plek.vanaf);
        }
        (Vraag::Plaatsen, _) if plek.niveau.is_none() => {
            return Err(ontbreekt(zet.stap, "het aantal plekken en het niveau"));
        }
        _ => {}
    }
    Ok(())
}
