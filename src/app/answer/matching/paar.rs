//! One pair explained: every term in words, why not, and what would make it fit.

use super::namen::Namen;
use super::{G, VRAGEN};
use crate::app::query::{BlokkadeBeeld, PaarBeeld, TermRegel};
use crate::domain::id::KaartId;
use crate::domain::matching::{
    KandidaatKant, Oordeel, PlekKant, Term, Voorwaarde, Vragenteller, Wat, bij_term,
    bij_voorwaarde, waarom_niet, weeg,
};

pub(super) fn beeld(namen: &Namen<'_>, k: &KandidaatKant, p: &PlekKant) -> PaarBeeld {
    let weging = weeg(k, p, &G);
    let hard = Voorwaarde::ALL.into_iter().map(|it| {
        let oordeel = weging.hard[it.plaats()];
        TermRegel {
            wat: Wat::Hard(it),
            oordeel,
            punten: 0,
            van: 0,
            tekst: bij_voorwaarde(it, oordeel, k, p, &G),
        }
    });
    let zacht = Term::ALL.into_iter().map(|it| {
        let deel = weging.zacht[it.plaats()];
        TermRegel {
            wat: Wat::Zacht(it),
            oordeel: deel.oordeel,
            punten: deel.punten,
            van: G.van(it),
            tekst: bij_term(it, k, p, &G),
        }
    });
    let mut teller = Vragenteller::nieuw(KaartId::Traject(k.traject));
    teller.neem(k, p, &weging);
    let mut vragen = teller.beste(&G);
    vragen.truncate(VRAGEN);
    PaarBeeld {
        traject: k.traject,
        naam: namen.traject(k.traject),
        plek: p.id,
        bedrijf: namen.bedrijf(p.id),
        regelversie: G.versie,
        oordeel: weging.oordeel(),
        score: weging.score,
        regels: hard.chain(zacht).collect(),
        blokkades: blokkades(k, p),
        vragen,
    }
}

fn blokkades(k: &KandidaatKant, p: &PlekKant) -> Vec<BlokkadeBeeld> {
    let alle = waarom_niet(k, p, &G).into_iter();
    alle.map(|it| BlokkadeBeeld {
        voorwaarde: it.voorwaarde,
        tekst: bij_voorwaarde(it.voorwaarde, Oordeel::Nee, k, p, &G),
        veranderingen: it
            .veranderingen
            .into_iter()
            .map(|verandering| {
                let tekst = verandering.tekst();
                (verandering, tekst)
            })
            .collect(),
    })
    .collect()
}
