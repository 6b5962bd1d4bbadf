//! Voorstellen: proposing, the kennismaking, yes and no, confirming, taking away. Each does its step
//! of Bemiddeling in the same commit.

use chrono::NaiveDate;

use super::{Besluit, Omgeving, stap};
use crate::app::command::{NieuweStand, StapGegeven};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::toestemming;
use crate::app::voorstel::{Paarsleutel, van_kaart, van_paar};
use crate::app::zicht::Zicht;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::{Voorsteldaad, Wat};
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::PlekStand;
use crate::domain::regel::Regelfout;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::domain::toestemming::Doel;
use crate::domain::traject::Traject;
use crate::domain::voorstel::{self, NieuwVoorstel, Partij, Reactie, Voorstel};
use crate::domain::waardelijst::RedenAfwijzing;

mod momentopname;

use momentopname::momentopname;

/// What a side says, as it was asked for.
#[derive(Clone, Copy)]
pub(super) struct Zegt<'a> {
    pub(super) partij: Partij,
    pub(super) ja: bool,
    pub(super) reden: Option<RedenAfwijzing>,
    pub(super) woorden: &'a str,
    pub(super) tot: Option<NaiveDate>,
}

fn kaarten((traject, plek): Paarsleutel) -> (KaartId, KaartId) {
    (KaartId::Traject(traject), KaartId::Plek(plek))
}

/// "R. Yıldız bij DC Twente".
fn namen(zicht: &Zicht<'_>, paar: Paarsleutel) -> Result<(String, String), Fault> {
    let (wie, waar) = kaarten(paar);
    Ok((zicht.kaartnaam(wie)?, zicht.kaartnaam(waar)?))
}

fn schrijf(besluit: &mut Besluit, voorstel: Voorstel) {
    let key = Key::voorstel(voorstel.traject, voorstel.plek, voorstel.nummer);
    besluit.schrijf(key, Record::Voorstel(Box::new(voorstel)));
}

fn noteer(besluit: &mut Besluit, paar: Paarsleutel, daad: Voorsteldaad) {
    let (een, ander) = kaarten(paar);
    let (traject, plek) = paar;
    let wat = Wat::Voorstel {
        traject,
        plek,
        daad,
    };
    besluit.op_beide(een, ander, wat);
    besluit.veld(een, "voorstel");
    besluit.veld(ander, "voorstel");
}

/// The voorstel of a pair that something can still become of, or the word that says how it ended.
fn open(zicht: &Zicht<'_>, paar: Paarsleutel) -> Result<Voorstel, Fault> {
    let alle = van_paar(zicht, paar)?;
    let laatste = voorstel::laatste(&alle).ok_or(Regelfout::GeenVoorstel)?;
    Ok(laatste.clone())
}

fn van_code(code: &str) -> Option<StapId> {
    StapId::code(code)
}

/// Puts a step of Bemiddeling that a voorstel does, unless it was answered before.
fn zet_stap(
    omgeving: &Omgeving<'_>,
    traject: Traject,
    code: &str,
    stand: Stapstand,
    besluit: &mut Besluit,
) -> Result<Traject, Fault> {
    let Some(stap) = van_code(code) else {
        return Ok(traject);
    };
    if traject.stappen.is_klaar(stap) {
        return Ok(traject);
    }
    let anders = traject.stap_gezet(stap, stand.clone(), omgeving.vandaag)?;
    besluit.tijdlijn.push((
        traject.kaart(),
        Wat::Stap {
            stap,
            stand,
            tekst: String::new(),
        },
    ));
    besluit.veld(traject.kaart(), stap.stap().code);
    besluit.schrijf(
        Key::traject(traject.id),
        Record::Traject(Box::new(anders.clone())),
    );
    Ok(anders)
}

/// How a step stands that was done on a day; a werkende has no need of it.
fn gedaan(omgeving: &Omgeving<'_>, traject: &Traject, op: NaiveDate) -> Stapstand {
    if traject.situatie == Situatie::Werkend {
        return Stapstand::Nvt {
            reden: "werkt hier al".to_owned(),
        };
    }
    Stapstand::Gedaan {
        op,
        door: omgeving.coach,
    }
}

/// Proposes.
pub(super) fn stel_voor(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
    reden: &str,
) -> Result<Besluit, Fault> {
    let (_, traject) = zicht.traject(paar.0)?;
    let (_, plek) = zicht.plek(paar.1)?;
    if traject.is_gesloten() {
        return Err(Regelfout::Gesloten.into());
    }
    if traject.plek.is_some() {
        return Err(Regelfout::HeeftAlPlek.into());
    }
    if traject.fase > Fase::Bemiddeling {
        return Err(Regelfout::VoorstelTeLaat.into());
    }
    if plek.stand != PlekStand::Beschikbaar {
        let stand = plek.stand.label().to_owned();
        return Err(Regelfout::PlekNietBeschikbaar { stand }.into());
    }
    // A voorstel tells the leerbedrijf who it is (P-05).
    toestemming::mag(
        zicht,
        traject.kaart(),
        Doel::DelenLeerbedrijf,
        omgeving.vandaag,
    )?;
    let toch = schoon_meerregelig(reden);
    let toen = momentopname(omgeving, paar)?;
    let eerder = van_paar(zicht, paar)?;
    let nieuw = NieuwVoorstel {
        traject: paar.0,
        plek: paar.1,
        op: omgeving.vandaag,
        door: omgeving.coach,
        toch: toch.clone(),
        toen,
    };
    let nieuw = voorstel::voorgesteld(nieuw, &eerder)?;
    let niet: Vec<_> = nieuw
        .toen
        .harde_nee()
        .map(|it| it.woorden.clone())
        .collect();
    if !niet.is_empty() && nieuw.toch.is_empty() {
        let waarom = niet.join("; ");
        return Err(Regelfout::VoorstelPastNiet { waarom }.into());
    }
    let (wie, waar) = namen(zicht, paar)?;
    let kaart = traject.kaart();
    let mut besluit = Besluit::van_kaart(kaart, format!("{wie} voorgesteld bij {waar}"));
    noteer(&mut besluit, paar, Voorsteldaad::Voorgesteld { toch });
    let stand = gedaan(omgeving, &traject, omgeving.vandaag);
    zet_stap(omgeving, traject, "BM-01", stand, &mut besluit)?;
    schrijf(&mut besluit, nieuw);
    Ok(besluit)
}

/// Names the day of the kennismaking.
pub(super) fn kennismaking(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
    op: NaiveDate,
) -> Result<Besluit, Fault> {
    let (_, traject) = zicht.traject(paar.0)?;
    let anders = open(zicht, paar)?.kennismaking_op(op)?;
    let (wie, waar) = namen(zicht, paar)?;
    let dag = crate::domain::datum::toon(op);
    let titel = format!("kennismaking van {wie} bij {waar} op {dag}");
    let mut besluit = Besluit::van_kaart(traject.kaart(), titel);
    noteer(&mut besluit, paar, Voorsteldaad::Kennismaking { op });
    let stand = if traject.situatie == Situatie::NietWerkend && op > omgeving.vandaag {
        Stapstand::Gepland { op }
    } else {
        gedaan(omgeving, &traject, op)
    };
    zet_stap(omgeving, traject, "BM-02", stand, &mut besluit)?;
    schrijf(&mut besluit, anders);
    Ok(besluit)
}

/// A kennismaking whose day has come was held once a side speaks of it.
fn gevoerd(
    omgeving: &Omgeving<'_>,
    traject: Traject,
    voorstel: &Voorstel,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    match voorstel.kennismaking {
        Some(op) if op <= omgeving.vandaag => {
            let stand = gedaan(omgeving, &traject, op);
            zet_stap(omgeving, traject, "BM-02", stand, besluit).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// Writes down what a side says.
pub(super) fn reactie(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
    zegt: Zegt<'_>,
) -> Result<Besluit, Fault> {
    let (_, traject) = zicht.traject(paar.0)?;
    let voorstel = open(zicht, paar)?;
    let reactie = Reactie {
        ja: zegt.ja,
        reden: zegt.reden.filter(|_| !zegt.ja),
        woorden: schoon_meerregelig(zegt.woorden),
        op: omgeving.vandaag,
    };
    let anders = voorstel.met_reactie(zegt.partij, reactie.clone(), zegt.tot)?;
    let (wie, waar) = namen(zicht, paar)?;
    let woord = if zegt.ja { "ja" } else { "nee" };
    let titel = format!("{wie} bij {waar}: {} zegt {woord}", zegt.partij.label());
    let mut besluit = Besluit::van_kaart(traject.kaart(), titel);
    let daad = Voorsteldaad::Reactie {
        partij: zegt.partij,
        reactie,
        tot: anders.niet_voor(),
    };
    noteer(&mut besluit, paar, daad);
    gevoerd(omgeving, traject, &voorstel, &mut besluit)?;
    schrijf(&mut besluit, anders);
    Ok(besluit)
}

/// Confirms: reserves a place through the step that does it.
pub(super) fn bevestig(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
) -> Result<Besluit, Fault> {
    let (_, traject) = zicht.traject(paar.0)?;
    if traject.plek.is_some() {
        return Err(Regelfout::HeeftAlPlek.into());
    }
    let voorstel = open(zicht, paar)?;
    let af = voorstel.bevestigd(traject.situatie, omgeving.vandaag)?;
    let Some(match_) = van_code("BM-03") else {
        return Err(Regelfout::GeenVoorstel.into());
    };
    let zet = stap::Zet {
        kaart: traject.kaart(),
        stap: match_,
        stand: &NieuweStand::Gedaan { op: None },
        gegeven: Some(&StapGegeven::Plek { plek: paar.1 }),
        tekst: "",
    };
    let mut besluit = stap::zet(omgeving, zicht, zet, None)?;
    let mut traject = besluit.traject(zicht, paar.0)?;
    // A werkende skips both; they are asked of nobody else, but may have been left open.
    for code in ["BM-01", "BM-02"] {
        let op = voorstel.kennismaking.unwrap_or(omgeving.vandaag);
        let stand = gedaan(omgeving, &traject, op);
        traject = zet_stap(omgeving, traject, code, stand, &mut besluit)?;
    }
    let (wie, waar) = namen(zicht, paar)?;
    besluit.titel = format!("{wie} bevestigd bij {waar}");
    schrijf(&mut besluit, af);
    Ok(besluit)
}

/// Takes a voorstel away.
pub(super) fn trek_in(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
    reden: &str,
) -> Result<Besluit, Fault> {
    let voorstel = open(zicht, paar)?;
    if !voorstel.is_open() {
        let stand = voorstel.stand.label().to_owned();
        return Err(Regelfout::VoorstelDicht { stand }.into());
    }
    let anders = voorstel.ingetrokken(reden, omgeving.vandaag)?;
    let (wie, waar) = namen(zicht, paar)?;
    let titel = format!("voorstel van {wie} bij {waar} ingetrokken");
    let mut besluit = Besluit::van_kaart(KaartId::Traject(paar.0), titel);
    let daad = Voorsteldaad::Ingetrokken {
        reden: schoon(reden),
    };
    noteer(&mut besluit, paar, daad);
    schrijf(&mut besluit, anders);
    Ok(besluit)
}

fn neem_weg(
    omgeving: &Omgeving<'_>,
    voorstel: &Voorstel,
    reden: &str,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let anders = voorstel.ingetrokken(reden, omgeving.vandaag)?;
    let daad = Voorsteldaad::Ingetrokken {
        reden: reden.to_owned(),
    };
    noteer(besluit, (voorstel.traject, voorstel.plek), daad);
    schrijf(besluit, anders);
    Ok(())
}

/// A card ended: nothing can become of its open voorstellen any more.
pub(super) fn eindig(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    reden: &str,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let alle = van_kaart(zicht, kaart)?;
    for voorstel in alle.iter().filter(|it| it.is_open()) {
        neem_weg(omgeving, voorstel, reden, besluit)?;
    }
    Ok(())
}

/// A confirmed pair came loose.
pub(super) fn los(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
    reden: &str,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let alle = van_paar(zicht, paar)?;
    match voorstel::laatste(&alle) {
        Some(it) if matches!(it.stand, voorstel::Voorstelstand::Bevestigd { .. }) => {
            neem_weg(omgeving, it, reden, besluit)
        }
        _ => Ok(()),
    }
}

/// BM-03 says that both sides confirmed: the voorstel of the pair is finished, or made where there
/// was none, and the others of this kandidaat end.
pub(super) fn door_stap(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
    op: NaiveDate,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let (traject, plek): (TrajectId, LeerwerkplekId) = paar;
    let alle = van_kaart(zicht, KaartId::Traject(traject))?;
    let (van_hier, anders): (Vec<_>, Vec<_>) = alle.into_iter().partition(|it| it.plek == plek);
    let lopend = voorstel::laatste(&van_hier).filter(|it| it.is_open());
    let voorstel = match lopend {
        Some(lopend) => lopend.clone(),
        None => {
            let nieuw = NieuwVoorstel {
                traject,
                plek,
                op,
                door: omgeving.coach,
                toch: "bevestigd met stap BM-03".to_owned(),
                toen: momentopname(omgeving, paar)?,
            };
            voorstel::voorgesteld(nieuw, &van_hier)?
        }
    };
    schrijf(besluit, voorstel.bevestigd_door_stap(op)?);
    noteer(besluit, paar, Voorsteldaad::Bevestigd);
    let reden = format!("geplaatst bij {}", zicht.kaartnaam(KaartId::Plek(plek))?);
    for ander in anders.iter().filter(|it| it.is_open()) {
        neem_weg(omgeving, ander, &reden, besluit)?;
    }
    Ok(())
}
