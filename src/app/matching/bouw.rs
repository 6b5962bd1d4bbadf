//! One side of a pair from its records.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::grond::Grond;
use crate::app::fault::Fault;
use crate::app::query::MatchInvoer;
use crate::app::record::{Key, Record, Soort};
use crate::app::toestemming;
use crate::app::zicht::Zicht;
use crate::domain::eis::Eis;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::inzet::Inzet;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::matching::{
    self, Bezetting, ErkenKant, KandidaatKant, Oordeel, PlekKant, Ruimte,
};
use crate::domain::toestemming::{Doel, Doelstand};
use crate::domain::traject::Traject;
use crate::domain::voorstel::Voorstelstand;
use crate::domain::waardelijst::{Branche, Certificaat, WerkprocesStatus};

/// The kandidaat's side of a traject.
pub(super) fn kandidaat_kant(
    zicht: &Zicht<'_>,
    grond: &mut Grond,
    traject: &Traject,
    vandaag: NaiveDate,
) -> Result<KandidaatKant, Fault> {
    let (_, kandidaat) = zicht.kandidaat(traject.kandidaat)?;
    let mut kant = van_persoon(grond, &kandidaat, vandaag);
    kant.traject = traject.id;
    let wensen = traject.branche.into_iter().chain(kandidaat.branches);
    kant.branches = wensenlijst(wensen);
    kant.niveau = traject.niveau.or(kandidaat.niveau);
    kant.crebo = traject.crebo;
    kant.te_leren = te_leren(grond, traject);
    kant.toestemming = mag_delen(zicht, traject.id, vandaag)?;
    kant.start = traject.periode.start();
    kant.einde = traject.periode.einde();
    kant.plek = traject.plek;
    kant.afgewezen = afgewezen(zicht, traject.id, vandaag)?;
    Ok(kant)
}

/// The leerwerkplekken whose last voorstel was refused, until the day they may be offered again.
fn afgewezen(
    zicht: &Zicht<'_>,
    id: TrajectId,
    vandaag: NaiveDate,
) -> Result<Box<[LeerwerkplekId]>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Voorstel, u64::from(id.0));
    // In order of number within a plek, so the last one stays.
    let mut per_plek = BTreeMap::new();
    for (_, record) in zicht.alle(van, tot)? {
        if let Record::Voorstel(it) = record {
            let nee = matches!(it.stand, Voorstelstand::Afgewezen { tot, .. } if vandaag < tot);
            per_plek.insert(it.plek, nee);
        }
    }
    let nee = per_plek.into_iter().filter(|(_, nee)| *nee);
    Ok(nee.map(|(plek, _)| plek).collect())
}

/// The side of somebody who is not stored yet; toestemming is asked later, so it counts as given.
pub(super) fn losse_kant(
    grond: &mut Grond,
    invoer: &MatchInvoer,
    vandaag: NaiveDate,
) -> KandidaatKant {
    let mut kant = KandidaatKant::leeg(TrajectId(0), vandaag);
    kant.branches = wensenlijst(invoer.branches.iter().copied());
    kant.niveau = invoer.niveau;
    kant.toestemming = Oordeel::Ja;
    kant.waar = grond.waar(Grond::pc4(&invoer.postcode), Some(&invoer.woonplaats));
    neem_inzet(&mut kant, &invoer.inzet);
    kant
}

fn van_persoon(grond: &mut Grond, kandidaat: &Kandidaat, vandaag: NaiveDate) -> KandidaatKant {
    let mut kant = KandidaatKant::leeg(TrajectId(0), vandaag);
    kant.waar = grond.waar(
        kandidaat.postcode.map(|it| it.pc4().getal()),
        kandidaat.woonplaats.as_deref(),
    );
    neem_inzet(&mut kant, &kandidaat.inzet);
    kant
}

fn wensenlijst(wensen: impl IntoIterator<Item = Branche>) -> [Option<Branche>; 4] {
    let mut uit = [None; 4];
    for branche in wensen {
        if uit.contains(&Some(branche)) {
            continue;
        }
        if let Some(vrij) = uit.iter_mut().find(|it| it.is_none()) {
            *vrij = Some(branche);
        }
    }
    uit
}

fn neem_inzet(kant: &mut KandidaatKant, inzet: &Inzet) {
    let mut rijbewijzen = inzet.rijbewijzen.clone();
    let mut certificaten = inzet.certificaten.clone();
    let mut kan_niet: Vec<Certificaat> = Vec::new();
    let mut antwoorden = Vec::new();
    for it in &inzet.antwoorden {
        match (&it.eis, it.ja) {
            (Eis::Rijbewijs(rijbewijs), true) => rijbewijzen.push(*rijbewijs),
            (Eis::Certificaat(certificaat), true) => certificaten.push(*certificaat),
            (Eis::Certificaat(certificaat), false) => kan_niet.push(*certificaat),
            (Eis::Anders(tekst), ja) => antwoorden.push((tekst.as_str().into(), ja)),
            // Language and licences have fields of their own for what somebody does not have.
            (Eis::Rijbewijs(_), false) | (Eis::Taal(_), _) => {}
        }
    }
    kant.vervoer = matching::vervoer(&inzet.vervoer);
    kant.reistijd = inzet.reistijd;
    kant.reistijden = inzet
        .reistijden
        .iter()
        .map(|it| (it.bedrijf, it.minuten))
        .collect();
    kant.niet_bij = inzet.niet_bij.iter().map(|it| it.bedrijf).collect();
    kant.rijbewijzen = matching::rijbewijzen(&rijbewijzen);
    kant.certificaten = matching::certificaten(&certificaten);
    kant.certificaten_nee = matching::certificaten(&kan_niet);
    kant.antwoorden = antwoorden.into();
    kant.uren = inzet.uren;
    kant.dagdelen = matching::dagdelen(&inzet.dagdelen);
    kant.vanaf = inzet.vanaf;
    kant.taal = inzet.taal;
}

/// Werkprocessen that are chosen and not judged yet; all of the kwalificatie where none is chosen.
fn te_leren(grond: &Grond, traject: &Traject) -> u128 {
    let open = |status| {
        matches!(
            status,
            WerkprocesStatus::TeLeren | WerkprocesStatus::InOefening
        )
    };
    let gekozen = traject.leerroute.iter().filter(|it| open(it.status));
    let gekozen = matching::werkprocessen(gekozen.map(|it| it.code));
    if gekozen != 0 {
        return gekozen;
    }
    let soort = traject.crebo.and_then(|it| grond.kwalificatie(it));
    soort.map_or(0, |it| it.werkprocessen)
}

fn mag_delen(zicht: &Zicht<'_>, id: TrajectId, vandaag: NaiveDate) -> Result<Oordeel, Fault> {
    let alle = toestemming::stand(zicht, KaartId::Traject(id), vandaag)?;
    let delen = alle
        .iter()
        .find(|(doel, _)| *doel == Doel::DelenLeerbedrijf);
    Ok(match delen.map(|(_, stand)| *stand) {
        Some(Doelstand::Ja { .. }) => Oordeel::Ja,
        Some(Doelstand::Nee | Doelstand::Ingetrokken { .. }) => Oordeel::Nee,
        Some(Doelstand::NietGevraagd) | None => Oordeel::Onbekend,
    })
}

/// The plek's side.
pub(super) fn plek_kant(
    zicht: &Zicht<'_>,
    grond: &mut Grond,
    ervaring: (u16, u16),
    plek: &Leerwerkplek,
    vandaag: NaiveDate,
) -> Result<PlekKant, Fault> {
    let (_, bedrijf) = zicht.bedrijf(plek.bedrijf)?;
    let mut bezet = Vec::with_capacity(plek.bezet.len());
    for traject in &plek.bezet {
        bezet.push(bezetting(zicht, *traject, vandaag)?);
    }
    let mut kant = PlekKant::leeg(plek.id, plek.bedrijf);
    kant.branche = plek.branche;
    kant.niveau = plek.niveau;
    kant.crebo = plek.crebo;
    kant.erkenningen = erkenningen(grond, &bedrijf);
    kant.ruimte = Ruimte::van(plek, &bezet);
    kant.vanaf = plek.vanaf;
    kant.waar = waar(grond, plek, &bedrijf);
    kant.uren = plek.uren;
    kant.dagdelen = matching::dagdelen(&plek.dagdelen);
    neem_eisen(&mut kant, &plek.eisen);
    let nu = u8::try_from(plek.bezet.len()).unwrap_or(u8::MAX);
    kant.begeleiding = plek.begeleiding.map(|it| it.saturating_sub(nu));
    kant.perspectief = plek.perspectief;
    kant.ervaring = ervaring;
    Ok(kant)
}

fn erkenningen(grond: &Grond, bedrijf: &Leerbedrijf) -> Box<[ErkenKant]> {
    let kant = |it: &crate::domain::leerbedrijf::Erkenning| {
        let soort = grond.kwalificatie(it.crebo);
        ErkenKant {
            crebo: Some(it.crebo),
            niveau: soort.map(|it| it.niveau),
            branche: soort.map(|it| it.branche),
            tot: it.geldig_tot,
            uitvoerbaar: matching::werkprocessen(it.uitvoerbaar.iter().copied()),
        }
    };
    bedrijf.erkenningen.iter().map(kant).collect()
}

fn waar(grond: &mut Grond, plek: &Leerwerkplek, bedrijf: &Leerbedrijf) -> matching::Plaatsbepaling {
    // The work may be elsewhere; then the address of the leerbedrijf says nothing.
    if plek.postcode.is_some() || plek.plaats.is_some() {
        let pc4 = plek.postcode.map(|it| it.pc4().getal());
        return grond.waar(pc4, plek.plaats.as_deref());
    }
    let pc4 = bedrijf.postcode.map(|it| it.pc4().getal());
    grond.waar(pc4, Some(&bedrijf.plaats))
}

fn neem_eisen(kant: &mut PlekKant, eisen: &[Eis]) {
    let mut rijbewijzen = 0;
    let mut certificaten = Vec::new();
    let mut anders = Vec::new();
    for eis in eisen {
        match eis {
            Eis::Taal(taal) => kant.taal = kant.taal.max(Some(*taal)),
            // Only what is asked itself: the smaller licences come with it on the other side.
            Eis::Rijbewijs(rijbewijs) => rijbewijzen |= 1 << (*rijbewijs as u32),
            Eis::Certificaat(certificaat) => certificaten.push(*certificaat),
            Eis::Anders(tekst) => anders.push(tekst.as_str().into()),
        }
    }
    kant.rijbewijzen = rijbewijzen;
    kant.certificaten = matching::certificaten(&certificaten);
    kant.anders = anders.into();
}

/// When somebody holds a place. A traject that is gone holds it until somebody frees it.
/// So does one whose planned end has passed: nobody said yet that the place is empty.
pub(super) fn bezetting(
    zicht: &Zicht<'_>,
    id: TrajectId,
    vandaag: NaiveDate,
) -> Result<Bezetting, Fault> {
    let traject = match zicht.traject(id) {
        Ok((_, traject)) => traject,
        Err(Fault::NietGevonden { .. }) => {
            return Ok(Bezetting {
                van: NaiveDate::MIN,
                tot: None,
            });
        }
        Err(fault) => return Err(fault),
    };
    Ok(Bezetting {
        van: traject.periode.start().unwrap_or(NaiveDate::MIN),
        tot: traject.periode.einde().filter(|einde| vandaag <= *einde),
    })
}
