//! Withdrawing toestemming per doel, and ticking off what must be done about it (T14, T15).

use chrono::NaiveDate;

use super::{Besluit, Omgeving, formulier};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::toestemming;
use crate::app::zicht::Zicht;
use crate::domain::datum::toon;
use crate::domain::formulier::Formulierstatus;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::schoon;
use crate::domain::toestemming::{Doel, Doelstand, Gevolg, Intrekking};

/// A withdrawal as it was asked for.
#[derive(Clone, Copy)]
pub(super) struct Trek<'a> {
    pub(super) kaart: KaartId,
    pub(super) doel: Doel,
    pub(super) op: NaiveDate,
    pub(super) via: &'a str,
    pub(super) reden: &'a str,
}

fn kan_niet(waarom: impl Into<String>) -> Fault {
    Regelfout::IntrekkenKanNiet {
        waarom: waarom.into(),
    }
    .into()
}

/// Withdraws the toestemming for a doel.
pub(super) fn trek_in(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    trek: Trek<'_>,
) -> Result<Besluit, Fault> {
    let Trek {
        kaart, doel, op, ..
    } = trek;
    let vandaag = omgeving.vandaag;
    let alle = toestemming::stand(zicht, kaart, vandaag)?;
    let label = doel.label();
    match alle.iter().find(|(ander, _)| *ander == doel) {
        Some((_, Doelstand::Ja { op: sinds, .. })) if op < *sinds => {
            let sinds = toon(*sinds);
            return Err(Fault::Veld {
                veld: "op".to_owned(),
                bericht: format!("de toestemming is van {sinds}; kies die dag of later"),
            });
        }
        Some((_, Doelstand::Ja { .. })) => {}
        Some((_, Doelstand::Ingetrokken { op })) => {
            let op = toon(*op);
            return Err(kan_niet(format!("'{label}' is al ingetrokken vanaf {op}")));
        }
        Some(_) => return Err(kan_niet(format!("op '{label}' is geen ja gezegd"))),
        None => return Err(kan_niet(format!("'{label}' hoort niet bij deze kaart"))),
    }
    if op > vandaag {
        return Err(Fault::Veld {
            veld: "op".to_owned(),
            bericht: "intrekken kan niet in de toekomst; kies vandaag of eerder".to_owned(),
        });
    }
    let via = schoon(trek.via);
    if via.is_empty() {
        return Err(Fault::Veld {
            veld: "via".to_owned(),
            bericht: "schrijf op hoe het gezegd is: telefoon, brief, gesprek".to_owned(),
        });
    }
    let reden = schoon(trek.reden);
    let titel = format!(
        "{}: toestemming ingetrokken, {label}",
        zicht.kaartnaam(kaart)?
    );
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.tijdlijn.push((
        kaart,
        Wat::Ingetrokken {
            doel,
            op,
            via: via.clone(),
            reden: reden.clone(),
        },
    ));
    besluit.veld(kaart, doel.code());
    let intrekking = Intrekking {
        kaart,
        doel,
        op,
        via,
        reden,
        door: omgeving.coach,
        gedaan: Vec::new(),
    };
    besluit.schrijf(Key::intrekking(kaart, doel), Record::Intrekking(intrekking));
    let nog_iets = alle
        .iter()
        .any(|(ander, stand)| *ander != doel && !ander.vrijblijvend() && stand.mag());
    if !doel.vrijblijvend() && !nog_iets {
        alles_weg(omgeving, zicht, kaart, &mut besluit)?;
    }
    Ok(besluit)
}

/// Nothing that the traject needs is left: the form is withdrawn and its step is open again.
fn alles_weg(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    if let Some(mut weg) = toestemming::geldend(zicht, kaart)? {
        weg.status = Formulierstatus::Ingetrokken;
        besluit.schrijf(
            Key::formulier(kaart, weg.soort, weg.nummer),
            Record::Formulier(Box::new(weg)),
        );
    }
    if let KaartId::Traject(id) = kaart {
        let mut traject = besluit.traject(zicht, id)?;
        if traject.toestemming_voor.take().is_some() {
            besluit.schrijf(Key::traject(id), Record::Traject(Box::new(traject)));
        }
    }
    let soort = toestemming::soort(kaart);
    if let Some((stap, Stapstand::Gedaan { .. })) =
        crate::app::formulier::stap(zicht, kaart, soort)?
    {
        let bezig = Stapstand::Bezig {
            sinds: omgeving.vandaag,
        };
        // On a closed card the step stays as it ended.
        let _ = formulier::zet_stap(omgeving, zicht, kaart, stap, bezig, besluit)?;
    }
    Ok(())
}

/// Ticks off what was done about a withdrawal.
pub(super) fn handel_af(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    doel: Doel,
    gevolg: Gevolg,
) -> Result<Besluit, Fault> {
    let Some(mut intrekking) = toestemming::intrekking(zicht, kaart, doel)? else {
        return Err(kan_niet(format!("'{}' is niet ingetrokken", doel.label())));
    };
    let titel = format!("{}: {}", zicht.kaartnaam(kaart)?, gevolg.label());
    let mut besluit = Besluit::van_kaart(kaart, titel);
    if !intrekking.open().any(|open| open == gevolg) {
        let waarom = if doel.gevolgen().contains(&gevolg) {
            "is al afgehandeld"
        } else {
            "hoort niet bij dit doel"
        };
        return Err(kan_niet(format!("'{}' {waarom}", gevolg.label())));
    }
    intrekking.gedaan.push((gevolg, omgeving.vandaag));
    besluit
        .tijdlijn
        .push((kaart, Wat::GevolgAfgehandeld { doel, gevolg }));
    besluit.veld(kaart, doel.code());
    besluit.schrijf(Key::intrekking(kaart, doel), Record::Intrekking(intrekking));
    Ok(besluit)
}
