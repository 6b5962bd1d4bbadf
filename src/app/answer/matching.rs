//! Answers of the matching pane: lists both ways round, one pair, kandidaten without a place.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::app::fault::Fault;
use crate::app::filter::{Filter, Sortering};
use crate::app::leesmodel::Leesmodel;
use crate::app::leesmodel::rij::Rij;
use crate::app::matching::Kanten;
use crate::app::matching::Voortgang;
use crate::app::query::{
    MatchBeeld, MatchInvoer, MatchKandidaat, MatchLijst, MatchPlekken, MatchProef, MatchSortering,
    MatchToon, MatchWens, PaarBeeld, Telt, Venster,
};
use crate::app::service::Service;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::matching::{
    Gewichten, KandidaatKant, Oordeel, PlekKant, Trechter, Voorwaarde, Vragenteller, Watals,
    Weging, bij_voorwaarde, valt_af, weeg,
};
use crate::domain::tekst::vouw;

mod namen;
mod paar;
mod paren;
mod verdeling;

use namen::Namen;
use paren::{Gewogen, Kort, Paar, Zijden};
pub(super) use verdeling::verdeling;

/// Questions that an answer holds at most.
const VRAGEN: usize = 3;

/// Weights in use.
const G: Gewichten = Gewichten::VAST;

/// Who fits a card.
pub(super) fn matching(service: &Service, wens: &MatchWens) -> Result<MatchBeeld, Fault> {
    service.maak_tafel(matches!(wens.kaart, KaartId::Plek(_)), &wens.voortgang)?;
    let model = service.model();
    let zijden = Zijden::van(service, &model, wens)?;
    let mut trechter = Trechter::default();
    let mut zonder = Trechter::default();
    let mut teller = Vragenteller::nieuw(wens.kaart);
    let mut lijst = Vec::with_capacity(zijden.aantal());
    zijden.elk(|paar| {
        let (k, p) = (paar.nu(), paar.p);
        let was_nee = paar.anders.is_some() && tel(&mut zonder, paar.k, p);
        // Most fall off; only a list that shows them needs their points.
        if let Some(om) = valt_af(k, p, &G) {
            trechter.neem_weg(om);
            if wens.toon == MatchToon::Alles || wens.toon == MatchToon::Om(om) {
                lijst.push(Kort::van(paar, &weeg(k, p, &G), false));
            }
            return;
        }
        let weging = weeg(k, p, &G);
        trechter.neem(&weging);
        teller.neem(k, p, &weging);
        if !matches!(wens.toon, MatchToon::Om(_)) {
            lijst.push(Kort::van(paar, &weging, was_nee));
        }
    });
    let namen = Namen::nieuw(service, &model);
    sorteer(&mut lijst, wens.sortering, &namen);
    let venster = venster(&lijst, wens);
    let anker = anker(&lijst, wens);
    let rijen = lijst.iter().skip(venster.van).take(venster.aantal);
    let mut vragen = teller.beste(&G);
    vragen.truncate(VRAGEN);
    Ok(MatchBeeld {
        seq: model.seq(),
        kaart: wens.kaart,
        naam: namen.kaart(wens.kaart),
        telt: match wens.kaart {
            KaartId::Traject(_) => Telt::Plekken,
            KaartId::Plek(_) => Telt::Kandidaten,
        },
        trechter,
        zonder: (!wens.watals.is_leeg()).then_some(zonder),
        totaal: lijst.len(),
        nieuw: lijst.iter().filter(|it| it.nieuw).count(),
        van: venster.van,
        rijen: rijen.map(|it| namen.rij(&it.gewogen())).collect(),
        anker,
        paar: anker
            .and_then(|plaats| lijst.get(plaats))
            .map(|it| paar::beeld(&namen, it.paar.nu(), it.paar.p)),
        vragen,
    })
}

/// Counts a pair, and says whether it is nee.
fn tel(trechter: &mut Trechter, k: &KandidaatKant, p: &PlekKant) -> bool {
    if let Some(om) = valt_af(k, p, &G) {
        trechter.neem_weg(om);
        return true;
    }
    trechter.neem(&weeg(k, p, &G));
    false
}

fn sorteer(lijst: &mut [Kort<'_>], sortering: MatchSortering, namen: &Namen<'_>) {
    // The card makes every key different, so that the order does not hang on where they stood.
    match sortering {
        MatchSortering::Score => lijst.sort_unstable_by_key(Kort::op_score),
        MatchSortering::Reistijd => {
            lijst.sort_unstable_by_key(|it| (it.groep, it.minuten, it.op_score()));
        }
        MatchSortering::Vrij => {
            lijst.sort_unstable_by_key(|it| (it.groep, Reverse(it.vrij), it.op_score()));
        }
        MatchSortering::Naam => lijst.sort_by_cached_key(|it| {
            let kaart = it.paar.kaart;
            (it.groep, namen.sorteer(kaart), kaart)
        }),
    }
}

fn anker(lijst: &[Kort<'_>], wens: &MatchWens) -> Option<usize> {
    let gevraagd = wens.anker;
    let waar = gevraagd.and_then(|kaart| lijst.iter().position(|it| it.paar.kaart == kaart));
    waar.or((!lijst.is_empty()).then_some(0))
}

/// The window, moved so that the card under the cursor is in it.
fn venster(lijst: &[Kort<'_>], wens: &MatchWens) -> Venster {
    let mut venster = wens.venster;
    if wens.anker.is_some()
        && let Some(plaats) = anker(lijst, wens)
        && !(venster.van..venster.van.saturating_add(venster.aantal)).contains(&plaats)
    {
        venster.van = plaats.saturating_sub(venster.aantal / 2);
    }
    venster.van = venster.van.min(lijst.len());
    venster
}

/// One pair explained.
pub(super) fn paar(
    service: &Service,
    traject: TrajectId,
    plek: LeerwerkplekId,
    watals: Watals,
) -> Result<PaarBeeld, Fault> {
    service.maak_tafel(false, &Voortgang::default())?;
    paar_in(service, &service.model(), (traject, plek), watals)
}

/// The same, for who holds the read model already.
pub(super) fn paar_in(
    service: &Service,
    model: &Leesmodel,
    (traject, plek): (TrajectId, LeerwerkplekId),
    watals: Watals,
) -> Result<PaarBeeld, Fault> {
    let (tafel, store) = (service.tafel(), service.store());
    let vandaag = service.clock().today();
    let k = tafel.kandidaat(model, store, traject, vandaag)?;
    let k = watals.toegepast(&k, &G);
    let p = tafel.plek(model, store, plek, vandaag)?;
    Ok(paar::beeld(&Namen::nieuw(service, model), &k, &p))
}

/// Available plekken, by name, to look for who fits each.
pub(super) fn plekken(
    service: &Service,
    venster: Venster,
    voortgang: &Voortgang,
) -> Result<MatchPlekken, Fault> {
    service.maak_tafel(false, voortgang)?;
    let model = service.model();
    let tafel = service.tafel();
    let vandaag = service.clock().today();
    let alle = tafel.plekken(&model, service.store(), vandaag)?;
    let namen = Namen::nieuw(service, &model);
    let mut rijen: Vec<(String, &PlekKant)> = alle
        .values()
        .map(|p| (vouw(&namen.bedrijf(p.id)), p))
        .collect();
    rijen.sort_by(|a, b| (&a.0, a.1.id).cmp(&(&b.0, b.1.id)));
    let getoond = rijen.iter().skip(venster.van).take(venster.aantal);
    Ok(MatchPlekken {
        totaal: rijen.len(),
        rijen: getoond.map(|(_, p)| namen.plek(p, vandaag)).collect(),
    })
}

/// What fits somebody who is not stored yet.
pub(super) fn proef(
    service: &Service,
    invoer: &MatchInvoer,
    aantal: usize,
) -> Result<MatchProef, Fault> {
    service.maak_tafel(false, &Voortgang::default())?;
    let model = service.model();
    let (tafel, store) = (service.tafel(), service.store());
    let vandaag = service.clock().today();
    let k = tafel.los(&model, store, invoer, vandaag)?;
    let plekken = tafel.plekken(&model, store, vandaag)?;
    let mut trechter = Trechter::default();
    let mut teller = Vragenteller::nieuw(KaartId::Traject(k.traject));
    let mut lijst = Vec::with_capacity(plekken.len());
    for (id, p) in plekken.iter() {
        if let Some(om) = valt_af(&k, p, &G) {
            trechter.neem_weg(om);
            continue;
        }
        let weging = weeg(&k, p, &G);
        trechter.neem(&weging);
        teller.neem(&k, p, &weging);
        let paar = Paar {
            k: &k,
            anders: None,
            p,
            kaart: KaartId::Plek(*id),
        };
        lijst.push(Kort::van(paar, &weging, false));
    }
    // A few are shown: only those need an order.
    if aantal > 0 && lijst.len() > aantal {
        lijst.select_nth_unstable_by_key(aantal - 1, Kort::op_score);
    }
    lijst.truncate(aantal);
    lijst.sort_unstable_by_key(Kort::op_score);
    let namen = Namen::nieuw(service, &model);
    let mut vragen = teller.beste(&G);
    vragen.truncate(VRAGEN);
    Ok(MatchProef {
        trechter,
        beste: lijst.iter().map(|it| namen.rij(&it.gewogen())).collect(),
        vragen,
    })
}

/// Kandidaten without a place; only the rows of the window are weighed.
pub(super) fn kandidaten(
    service: &Service,
    (filter, sortering): (&Filter, Sortering),
    venster: Venster,
    voortgang: &Voortgang,
) -> Result<MatchLijst, Fault> {
    service.maak_tafel(true, voortgang)?;
    let model = service.model();
    let (tafel, store) = (service.tafel(), service.store());
    let vandaag = service.clock().today();
    let alle = tafel.kandidaten(&model, store, vandaag)?;
    let plekken = tafel.plekken(&model, store, vandaag)?;
    let in_model = |id: &TrajectId| model.in_slot(model.slot(KaartId::Traject(*id))?);
    let mut rijen: Vec<(&Rij, &KandidaatKant)> = alle
        .iter()
        .filter_map(|(id, k)| Some((in_model(id)?, k)))
        .filter(|(rij, _)| filter.laat_door(&rij.toets(&model), vandaag))
        .collect();
    sorteer_kandidaten(&mut rijen, sortering, &model);
    let getoond = rijen.iter().skip(venster.van).take(venster.aantal);
    Ok(MatchLijst {
        totaal: rijen.len(),
        rijen: getoond
            .map(|(rij, k)| match_kandidaat(&model, rij, k, &plekken))
            .collect(),
    })
}

/// The cards of kandidaten without a place; nothing is weighed.
pub(super) fn zoekenden(service: &Service, filter: &Filter) -> Result<Vec<KaartId>, Fault> {
    service.maak_tafel(true, &Voortgang::default())?;
    let model = service.model();
    let vandaag = service.clock().today();
    let alle = service
        .tafel()
        .kandidaten(&model, service.store(), vandaag)?;
    let in_model = |kaart: &KaartId| model.in_slot(model.slot(*kaart)?);
    Ok(alle
        .keys()
        .map(|id| KaartId::Traject(*id))
        .filter(|kaart| {
            in_model(kaart).is_some_and(|rij| filter.laat_door(&rij.toets(&model), vandaag))
        })
        .collect())
}

fn sorteer_kandidaten(
    rijen: &mut [(&Rij, &KandidaatKant)],
    sortering: Sortering,
    model: &Leesmodel,
) {
    let ver = NaiveDate::MAX;
    match sortering {
        Sortering::Urgentie => rijen.sort_by_key(|(rij, k)| {
            let dag = rij.volgende.map_or(ver, |(dag, _)| dag);
            (dag, rij.sorteer().to_owned(), k.traject)
        }),
        Sortering::Naam => rijen.sort_by_key(|(rij, k)| (rij.sorteer().to_owned(), k.traject)),
        Sortering::Dagen => rijen.sort_by_key(|(rij, k)| (rij.sinds, k.traject)),
        Sortering::Coach => rijen.sort_by_key(|(rij, k)| {
            let coach = model.coach_kort(rij.coach);
            (coach, rij.sorteer().to_owned(), k.traject)
        }),
    }
}

fn match_kandidaat(
    model: &Leesmodel,
    rij: &Rij,
    k: &KandidaatKant,
    plekken: &Kanten<LeerwerkplekId, PlekKant>,
) -> MatchKandidaat {
    let mut trechter = Trechter::default();
    let mut beste = None;
    for p in plekken.values() {
        if let Some(om) = valt_af(k, p, &G) {
            trechter.neem_weg(om);
            continue;
        }
        let weging = weeg(k, p, &G);
        trechter.neem(&weging);
        beste = beste.max(Some(weging.score));
    }
    let kaart = model.teken(rij);
    MatchKandidaat {
        traject: k.traject,
        kandidaat: rij.kandidaat(),
        naam: kaart.naam,
        branche: k.branches[0],
        niveau: k.niveau,
        gemeente: kaart.gemeente,
        coach: rij.coach,
        sinds: rij.sinds,
        past: trechter.ja,
        vraag: trechter.vraag,
        beste,
    }
}

/// What does not fit, in short words, for a list that shows every plek (BM-03).
pub(super) fn let_op(k: &KandidaatKant, p: &PlekKant) -> (Weging, Vec<String>) {
    let weging = weeg(k, p, &G);
    let mut uit: Vec<String> = weging
        .met(Oordeel::Nee)
        .map(|it| match it {
            Voorwaarde::Plaats if weging.vrij == 0 => it.kort().to_owned(),
            _ => bij_voorwaarde(it, Oordeel::Nee, k, p, &G),
        })
        .collect();
    let vragen = namen::vragen(k, p, &weging);
    if !vragen.is_empty() {
        uit.push(format!("nog vragen: {}", vragen.join(", ")));
    }
    (weging, uit)
}
