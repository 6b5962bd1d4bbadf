//! Documents and extracts leave the program: what went, to whom and why is written down first.

use super::{Besluit, Omgeving, elk_een_keer};
use crate::app::delen;
use crate::app::fault::Fault;
use crate::app::formulier;
use crate::app::zicht::Zicht;
use crate::domain::document::{Documentsoort, Ontvanger, Vorm};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::journaal::Handeling;
use crate::domain::regel::{self, Regelfout};

/// Whether a card has such a document.
pub(crate) fn hoort_hier(kaart: KaartId, soort: Documentsoort) -> Result<(), Fault> {
    if Documentsoort::van_kaart(kaart).contains(&soort) {
        return Ok(());
    }
    Err(Fault::Document {
        bericht: format!("{} hoort niet bij {kaart}", soort.label()),
    })
}

/// Writes down that a document is made.
pub(super) fn leg_vast(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Documentsoort,
    vorm: Vorm,
    bsn: Option<&str>,
) -> Result<Besluit, Fault> {
    hoort_hier(kaart, soort)?;
    let naam = zicht.kaartnaam(kaart)?;
    let mut wat = soort.label().to_owned();
    let mut velden = vec![format!("document {}", soort.code())];
    if let Some(reden) = bsn {
        if !soort.met_bsn() {
            return Err(Fault::Document {
                bericht: format!("in {} hoort geen BSN", soort.label()),
            });
        }
        let reden = regel::reden(reden)?;
        if formulier::bsn(zicht, kaart)?.is_none() {
            return Err(Regelfout::BsnOnbekend.into());
        }
        wat = format!("{wat}, met BSN: {reden}");
        velden.push("bsn".to_owned());
    }
    let mut besluit = Besluit {
        titel: format!("{} van {naam} gemaakt", soort.label()),
        kaart: Some(kaart),
        ..Besluit::default()
    };
    let handeling = match soort {
        Documentsoort::Inzage => Handeling::Inzage,
        _ => Handeling::Document,
    };
    besluit.journaal = Some((handeling, bsn.unwrap_or_default().trim().to_owned()));
    let vorm = vorm.label().to_owned();
    besluit.tijdlijn.push((kaart, Wat::Document { wat, vorm }));
    besluit.velden.push((kaart, velden));
    Ok(besluit)
}

/// Writes down what goes to a receiver; cards that may not go are left out, each with the reason.
pub(super) fn deel(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaarten: &[KaartId],
    ontvanger: Ontvanger,
) -> Result<Besluit, Fault> {
    let kaarten = elk_een_keer(kaarten)?;
    let kolommen = delen::regel(ontvanger)?.kolommen();
    let mut besluit = Besluit {
        journaal: Some((Handeling::Gedeeld, ontvanger.label().to_owned())),
        kaart: kaarten.first().copied(),
        ..Besluit::default()
    };
    let mut eerste = None;
    for kaart in kaarten {
        match delen::mag(zicht, kaart, ontvanger, omgeving.vandaag) {
            Err(fault @ (Fault::NietGevonden { .. } | Fault::Opslag { .. })) => return Err(fault),
            Err(fault) => {
                besluit.gebleven.push((kaart, fault.to_string()));
                eerste.get_or_insert(fault);
            }
            Ok(()) => {
                let rij = delen::rij(zicht, kaart, &kolommen, omgeving.vandaag, false)?;
                let gaat = || {
                    let paren = kolommen.iter().zip(&rij);
                    paren.filter(|(_, waarde)| !waarde.is_empty())
                };
                besluit.tijdlijn.push((
                    kaart,
                    Wat::Gedeeld {
                        ontvanger: ontvanger.label().to_owned(),
                        velden: gaat()
                            .map(|(kolom, _)| kolom.label.trim().to_owned())
                            .collect(),
                    },
                ));
                let sleutels = gaat().map(|(kolom, _)| kolom.key.to_owned()).collect();
                besluit.velden.push((kaart, sleutels));
            }
        }
    }
    if besluit.tijdlijn.is_empty()
        && let Some(fault) = eerste
    {
        return Err(fault);
    }
    let aantal = besluit.tijdlijn.len();
    besluit.titel = format!("{aantal} gedeeld met {}", ontvanger.label());
    Ok(besluit)
}
