//! Why a pair does not fit, and the smallest changes with which it would.

use super::afstand::reis;
use super::gewichten::Gewichten;
use super::kant::{KandidaatKant, PlekKant, periode, te_leren_niveau, telt};
use super::maskers;
use super::oordeel::Oordeel;
use super::verandering::{Verandering, rijbewijs_eis};
use super::voorwaarde::Voorwaarde;
use super::weeg::{wachten_tot, weeg};
use crate::domain::waardelijst::{Certificaat, Niveau, Rijbewijs, Vervoermiddel};

/// A condition that removes a pair, and what would take it away: any one of the changes is enough,
/// the smallest first. Empty where nothing that can be asked would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blokkade {
    /// Which condition.
    pub voorwaarde: Voorwaarde,
    /// What would take it away.
    pub veranderingen: Vec<Verandering>,
}

/// Everything that removes a pair, in the order of the funnel. With the first change of each done,
/// nothing is nee any more; each is worked out with the ones before it done.
pub fn waarom_niet(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Vec<Blokkade> {
    let (mut k, mut p) = (k.clone(), p.clone());
    let mut uit: Vec<Blokkade> = Vec::new();
    let mut vast: Vec<Voorwaarde> = Vec::new();
    // Each round takes one condition away; two licences are two rounds.
    for _ in 0..32 {
        let weging = weeg(&k, &p, g);
        let Some(voorwaarde) = weging.met(Oordeel::Nee).find(|it| !vast.contains(it)) else {
            break;
        };
        let mut opties = opties(voorwaarde, &k, &p, g);
        opties.retain(|it| helpt(it, voorwaarde, &k, &p, g));
        if let Some(kleinste) = opties.first() {
            kleinste.doe(&mut k, &mut p);
        } else {
            vast.push(voorwaarde);
        }
        uit.push(Blokkade {
            voorwaarde,
            veranderingen: opties,
        });
    }
    uit
}

/// Whether a change gets the condition further: away, or one thing less that is missing.
fn helpt(
    it: &Verandering,
    voorwaarde: Voorwaarde,
    k: &KandidaatKant,
    p: &PlekKant,
    g: &Gewichten,
) -> bool {
    let (mut k2, mut p2) = (k.clone(), p.clone());
    it.doe(&mut k2, &mut p2);
    if matches!(voorwaarde, Voorwaarde::Vereiste | Voorwaarde::Plaats) {
        return (&k2, &p2) != (k, p);
    }
    weeg(&k2, &p2, g).hard[voorwaarde.plaats()] != Oordeel::Nee
}

fn opties(
    voorwaarde: Voorwaarde,
    k: &KandidaatKant,
    p: &PlekKant,
    g: &Gewichten,
) -> Vec<Verandering> {
    match voorwaarde {
        Voorwaarde::Branche => p.branche.map(Verandering::Branche).into_iter().collect(),
        Voorwaarde::Niveau => niveau(k, p),
        Voorwaarde::Erkenning => erkenning(k, p, g),
        Voorwaarde::Plaats => plaats(k, p, g),
        Voorwaarde::Toestemming => vec![Verandering::Toestemming],
        Voorwaarde::Reistijd => reistijd(k, p, g),
        Voorwaarde::NietBij => vec![Verandering::MagWelBij(p.bedrijf)],
        Voorwaarde::Vereiste => vereiste(k, p),
        Voorwaarde::Afgewezen => vec![Verandering::Opnieuw(p.id)],
    }
}

fn plaats(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Vec<Verandering> {
    let eerste = wachten_tot(k, p, g);
    // A plek that begins too late must be waited for, also where a place has to be made besides.
    let begint = p.vanaf.filter(|it| k.begin() < *it);
    let wachten = eerste.or(begint).map(|tot| Verandering::Wachten { tot });
    let erbij = begint.is_none().then_some(Verandering::PlaatsErbij);
    wachten.into_iter().chain(erbij).collect()
}

fn niveau(k: &KandidaatKant, p: &PlekKant) -> Vec<Verandering> {
    let Some(van) = k.niveau else {
        return Vec::new();
    };
    let mut andere: Vec<Niveau> = Niveau::ALL.to_vec();
    andere.retain(|it| p.leert(*it));
    andere.sort_by_key(|it| (it.getal().abs_diff(van.getal()), it.getal()));
    let anders = andere
        .first()
        .map(|naar| Verandering::Niveau { van, naar: *naar });
    let lager = p.niveau.is_some_and(|hoogste| van < hoogste);
    let aanvragen = lager.then_some(Verandering::ErkenningAanvragen {
        crebo: k.crebo,
        niveau: k.niveau,
        branche: p.branche,
    });
    anders.into_iter().chain(aanvragen).collect()
}

fn erkenning(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Vec<Verandering> {
    let tot = periode(k, p, g).tot;
    let mut uit = Vec::new();
    let verlopen = p.erkenningen.iter().find(|it| telt(it, k, p));
    if let Some(verlopen) = verlopen {
        uit.push(Verandering::ErkenningVerlengen {
            crebo: verlopen.crebo,
            tot,
        });
    } else {
        let niveau = te_leren_niveau(k, p);
        // The crebo of the plek is only the one to ask for when its niveau is the right one.
        let van_plek = p.crebo.filter(|_| niveau.is_none() || niveau == p.niveau);
        uit.push(Verandering::ErkenningAanvragen {
            crebo: k.crebo.or(van_plek),
            niveau,
            branche: p.branche,
        });
    }
    if let Some(van) = k.crebo {
        let niveau = te_leren_niveau(k, p);
        let andere = p.erkenningen.iter().filter(|it| {
            it.branche == p.branche && it.niveau == niveau && it.tot.is_none_or(|it| tot <= it)
        });
        let andere = andere.filter_map(|it| it.crebo).find(|it| *it != van);
        uit.extend(andere.map(|naar| Verandering::Kwalificatie { van, naar }));
    }
    uit
}

fn reistijd(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Vec<Verandering> {
    let reis = reis(k, p);
    let rond = |minuten: u16| u8::try_from(minuten.div_ceil(5).saturating_mul(5)).ok();
    let kan = |minuten: u16| minuten <= g.hoogstens_minuten;
    let hoog = Some(reis.hoog).filter(|it| kan(*it)).and_then(rond);
    let laag = Some(reis.laag).filter(|it| kan(*it)).and_then(rond);
    let langer = hoog.or(laag).map(|naar| Verandering::Reistijd {
        van: k.reistijd,
        naar,
    });
    let sneller = [
        Vervoermiddel::Brommer,
        Vervoermiddel::Ov,
        Vervoermiddel::Auto,
    ];
    let sneller = sneller
        .into_iter()
        .filter(|it| k.vervoer != 0 && k.vervoer & maskers::vervoer(&[*it]) == 0);
    langer
        .into_iter()
        .chain(sneller.map(Verandering::Vervoer))
        .collect()
}

fn vereiste(k: &KandidaatKant, p: &PlekKant) -> Vec<Verandering> {
    let mist = p.rijbewijzen & !k.rijbewijzen;
    let rijbewijs = Rijbewijs::ALL
        .iter()
        .find(|it| k.rijbewijzen != 0 && mist & 1 << (**it as u32) != 0);
    if let Some(rijbewijs) = rijbewijs {
        return vec![
            Verandering::Rijbewijs(*rijbewijs),
            Verandering::EisVervalt(rijbewijs_eis(*rijbewijs)),
        ];
    }
    let kan_niet = p.certificaten & k.certificaten_nee & !k.certificaten;
    let certificaat = Certificaat::ALL
        .iter()
        .find(|it| kan_niet & 1 << (**it as u32) != 0);
    if let Some(certificaat) = certificaat {
        return vec![Verandering::EisVervalt(certificaat.label().to_owned())];
    }
    let anders = p.anders.iter().find(|it| k.antwoord(it) == Some(false));
    anders
        .map(|it| Verandering::EisVervalt(it.to_string()))
        .into_iter()
        .collect()
}
