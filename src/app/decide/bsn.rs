//! The BSN: when it may be written down, by whom it is looked at, and when it goes (DOMAIN 4.1, P-02).

use std::ops::ControlFlow;

use super::Besluit;
use crate::app::fault::Fault;
use crate::app::formulier;
use crate::app::record::{Key, Record, Soort};
use crate::app::zicht::Zicht;
use crate::domain::bsn::Bsn;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::journaal::Handeling;
use crate::domain::kandidaat::KandidaatBsn;
use crate::domain::regel::{self, Regelfout};

/// Adds a typed BSN to a decision; the one that is known already changes nothing.
pub(super) fn neem_op(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    tekst: &str,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let bekend = formulier::bsn(zicht, kaart)?;
    // A screen shows the masked number and sends it back as it was.
    if bekend.is_some_and(|bsn| bsn.gemaskeerd() == tekst.trim()) {
        return Ok(());
    }
    formulier::bsn_mag(zicht, kaart)??;
    let bsn: Bsn = tekst.parse().map_err(|fout| Fault::Veld {
        veld: "bsn".to_owned(),
        bericht: crate::domain::bsn::BsnFout::to_string(&fout),
    })?;
    if bekend == Some(bsn) {
        return Ok(());
    }
    let Some(kandidaat) = formulier::kandidaat(zicht, kaart)? else {
        return Err(Regelfout::BsnHoortNietHier.into());
    };
    if staat_elders(zicht, kandidaat, bsn)? {
        return Err(Regelfout::BsnAlBekend.into());
    }
    besluit.schrijf(
        Key::bsn(kandidaat),
        Record::Bsn(KandidaatBsn { kandidaat, bsn }),
    );
    besluit.tijdlijn.push((kaart, Wat::Bsn { bekend: true }));
    besluit.veld(kaart, "bsn");
    Ok(())
}

/// The BSN as it is after a decision.
pub(super) fn na(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    besluit: &Besluit,
) -> Result<Option<Bsn>, Fault> {
    let nieuw = besluit.puts.iter().find_map(|(_, record)| match record {
        Some(Record::Bsn(bsn)) => Some(bsn.bsn),
        _ => None,
    });
    match nieuw {
        Some(bsn) => Ok(Some(bsn)),
        None => formulier::bsn(zicht, kaart),
    }
}

/// Whether another kandidaat has this number.
fn staat_elders(zicht: &Zicht<'_>, kandidaat: KandidaatId, bsn: Bsn) -> Result<bool, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Bsn);
    let mut elders = false;
    zicht.loop_langs(van, tot, &mut |record| match record {
        Record::Bsn(ander) if ander.bsn == bsn && ander.kandidaat != kandidaat => {
            elders = true;
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    })?;
    Ok(elders)
}

/// Writes the BSN of a card's kandidaat down.
pub(super) fn zet(zicht: &Zicht<'_>, kaart: KaartId, tekst: &str) -> Result<Besluit, Fault> {
    let titel = format!("BSN van {} vastgelegd", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    neem_op(zicht, kaart, tekst, &mut besluit)?;
    Ok(besluit)
}

fn bekende(zicht: &Zicht<'_>, kaart: KaartId) -> Result<KandidaatId, Fault> {
    let kandidaat = formulier::kandidaat(zicht, kaart)?.ok_or(Regelfout::BsnHoortNietHier)?;
    match formulier::bsn(zicht, kaart)? {
        Some(_) => Ok(kandidaat),
        None => Err(Regelfout::BsnOnbekend.into()),
    }
}

/// Takes the BSN away.
pub(super) fn wis(zicht: &Zicht<'_>, kaart: KaartId, reden: &str) -> Result<Besluit, Fault> {
    let reden = regel::reden(reden)?;
    let kandidaat = bekende(zicht, kaart)?;
    let titel = format!("BSN van {} verwijderd", zicht.kaartnaam(kaart)?);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.puts.push((Key::bsn(kandidaat), None));
    besluit.tijdlijn.push((kaart, Wat::BsnVerwijderd { reden }));
    besluit.veld(kaart, "bsn");
    Ok(besluit)
}

/// Writes down that somebody looks at the whole number, and why; the number itself stays out.
pub(super) fn toon(zicht: &Zicht<'_>, kaart: KaartId, reden: &str) -> Result<Besluit, Fault> {
    let reden = regel::reden(reden)?;
    bekende(zicht, kaart)?;
    let mut besluit = Besluit {
        titel: format!("BSN van {} getoond", zicht.kaartnaam(kaart)?),
        kaart: Some(kaart),
        ..Besluit::default()
    };
    besluit.journaal = Some((Handeling::BsnGetoond, reden.clone()));
    besluit.tijdlijn.push((kaart, Wat::BsnGetoond { reden }));
    besluit.veld(kaart, "bsn");
    Ok(besluit)
}
