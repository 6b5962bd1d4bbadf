//! Who fits where, as far as a room may see it: points and facts of the work, no reasons about a
//! person.

use super::kaartnaam;
use crate::app::query::{
    MatchBeeld, MatchKandidaat, MatchLijst, MatchRij, PaarBeeld, VerdeelBeeld, VerdeelRij,
};
use crate::domain::id::KaartId;
use crate::domain::matching::{Term, Voorwaarde, Wat};
use crate::domain::zaal::{Onderdeel, Zaal};

/// Whether the words of a line are about the work, and not about what somebody can, has or said.
const fn over_het_werk(wat: Wat) -> bool {
    match wat {
        Wat::Hard(it) => hard(it),
        Wat::Zacht(
            Term::Wens
            | Term::Niveau
            | Term::Werkprocessen
            | Term::Reistijd
            | Term::Uren
            | Term::Dagdelen
            | Term::Start
            | Term::Begeleiding
            | Term::Perspectief
            | Term::Ervaring,
        ) => true,
        Wat::Zacht(Term::Taal | Term::Papieren) => false,
    }
}

const fn hard(it: Voorwaarde) -> bool {
    match it {
        Voorwaarde::Branche
        | Voorwaarde::Niveau
        | Voorwaarde::Erkenning
        | Voorwaarde::Plaats
        | Voorwaarde::Reistijd => true,
        Voorwaarde::Toestemming
        | Voorwaarde::NietBij
        | Voorwaarde::Vereiste
        | Voorwaarde::Afgewezen => false,
    }
}

pub(super) fn matching(zaal: Zaal, it: MatchBeeld) -> MatchBeeld {
    MatchBeeld {
        naam: kaartnaam(zaal, it.kaart, &it.naam),
        rijen: it.rijen.into_iter().map(|it| rij(zaal, it)).collect(),
        paar: it.paar.map(|it| paar(zaal, it)),
        vragen: Vec::new(),
        ..it
    }
}

fn rij(zaal: Zaal, it: MatchRij) -> MatchRij {
    let werk = it.om.is_some_and(hard);
    let persoon = matches!(it.kaart, KaartId::Traject(_));
    let plaats = !persoon || zaal.toont(Onderdeel::Woonplaats);
    MatchRij {
        naam: kaartnaam(zaal, it.kaart, &it.naam),
        plaats: if plaats { it.plaats } else { String::new() },
        waarom: if werk { it.waarom } else { String::new() },
        ..it
    }
}

pub(super) fn paar(zaal: Zaal, mut it: PaarBeeld) -> PaarBeeld {
    for regel in &mut it.regels {
        if !over_het_werk(regel.wat) {
            regel.tekst.clear();
        }
    }
    it.blokkades.retain(|it| hard(it.voorwaarde));
    PaarBeeld {
        naam: kaartnaam(zaal, KaartId::Traject(it.traject), &it.naam),
        vragen: Vec::new(),
        ..it
    }
}

pub(super) fn kandidaten(zaal: Zaal, it: MatchLijst) -> MatchLijst {
    let een = |it: MatchKandidaat| MatchKandidaat {
        naam: kaartnaam(zaal, KaartId::Traject(it.traject), &it.naam),
        gemeente: it.gemeente.filter(|_| zaal.toont(Onderdeel::Woonplaats)),
        ..it
    };
    MatchLijst {
        rijen: it.rijen.into_iter().map(een).collect(),
        ..it
    }
}

pub(super) fn verdeling(zaal: Zaal, it: VerdeelBeeld) -> VerdeelBeeld {
    let een = |it: VerdeelRij| VerdeelRij {
        naam: kaartnaam(zaal, KaartId::Traject(it.traject), &it.naam),
        // It names who got the place instead.
        verschil: String::new(),
        ..it
    };
    VerdeelBeeld {
        rijen: it.rijen.into_iter().map(een).collect(),
        ..it
    }
}
