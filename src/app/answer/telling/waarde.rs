//! The value that a row has in a column: its place among the others, its name, and the word of a filter
//! that shows only those.

use crate::app::query::{Kaartrij, Kop, MatchPlek, MatchRij, Telkolom, Voorraadrij, Werkgeverrij};
use crate::domain::leerbedrijf::BedrijfSoort;
use crate::domain::matching::Oordeel;
use crate::domain::monitor::dimensie::bedrijfsoort;
use crate::domain::signaal::Groep;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{Branche, Niveau};

/// A value.
pub(super) type Waarde = (usize, String, Option<String>);

/// Where what is not known stands.
const ACHTERAAN: usize = usize::MAX;

fn onbekend() -> Waarde {
    (ACHTERAAN, "onbekend".to_owned(), None)
}

/// The first word of a name, folded: what a filter on a place reads.
fn woord(veld: &str, naam: &str) -> Option<String> {
    let gevouwen = vouw(naam);
    let eerste = gevouwen.split_whitespace().next()?;
    Some(format!("{veld}:{eerste}"))
}

pub(super) fn van_kaart(rij: &Kaartrij, kolom: Telkolom) -> Waarde {
    match kolom {
        Telkolom::Fase => {
            let woord = format!("fase:{}", rij.fase.code().to_lowercase());
            (rij.fase.plaats(), rij.fase.label().to_owned(), Some(woord))
        }
        Telkolom::Branche => rij.branche.map_or_else(onbekend, |it| {
            let woord = format!("branche:{}", it.code());
            (it as usize, it.label().to_owned(), Some(woord))
        }),
        Telkolom::Niveau => rij.niveau.map_or_else(onbekend, |it| {
            let woord = format!("niveau:{}", it.code());
            (it as usize, format!("niveau {}", it.code()), Some(woord))
        }),
        Telkolom::Gemeente => rij
            .gemeente
            .as_ref()
            .map_or_else(onbekend, |naam| (0, naam.clone(), woord("gemeente", naam))),
        Telkolom::Coach => {
            let woord = format!("coach:{}", rij.coach_kort);
            (0, rij.coach_kort.clone(), Some(woord))
        }
        Telkolom::Stap => match rij.houdt_op {
            Some(stap) => {
                let regel = stap.stap();
                let naam = format!("{} {}", regel.code, regel.kort);
                // No filter says which step it is: the cards stand behind it.
                (stap.rij(), naam, None)
            }
            None => (ACHTERAAN, "kan verder".to_owned(), Some("klaar".to_owned())),
        },
        Telkolom::Plaats
        | Telkolom::Soort
        | Telkolom::Vrij
        | Telkolom::LetOp
        | Telkolom::Groep
        | Telkolom::Signaal
        | Telkolom::WachtOp
        | Telkolom::Past
        | Telkolom::Afvaller
        | Telkolom::Reistijd => onbekend(),
    }
}

pub(super) fn van_werkgever(rij: &Werkgeverrij, kolom: Telkolom) -> Vec<Waarde> {
    let een = |waarde| vec![waarde];
    match kolom {
        Telkolom::Branche => {
            let woord = format!("branche:{}", rij.branche.code());
            een((
                rij.branche as usize,
                rij.branche.label().to_owned(),
                Some(woord),
            ))
        }
        Telkolom::Plaats => een((0, rij.plaats.clone(), woord("plaats", &rij.plaats))),
        Telkolom::Soort => {
            let sw = rij.soort == BedrijfSoort::Sw;
            let woord = sw.then(|| "sw".to_owned());
            een((usize::from(sw), bedrijfsoort(sw).to_owned(), woord))
        }
        Telkolom::Vrij if rij.vrij > 0 => {
            een((0, "plaats vrij".to_owned(), Some("vrij".to_owned())))
        }
        Telkolom::Vrij => een((1, "geen plaats vrij".to_owned(), None)),
        Telkolom::LetOp if rij.seinen.is_empty() => {
            een((ACHTERAAN, "niets te doen".to_owned(), None))
        }
        Telkolom::LetOp => een((
            0,
            "er is iets te doen".to_owned(),
            Some("let-op".to_owned()),
        )),
        Telkolom::Fase
        | Telkolom::Niveau
        | Telkolom::Gemeente
        | Telkolom::Coach
        | Telkolom::Stap
        | Telkolom::Groep
        | Telkolom::Signaal
        | Telkolom::WachtOp
        | Telkolom::Past
        | Telkolom::Afvaller
        | Telkolom::Reistijd => een(onbekend()),
    }
}

/// Of something there is to do: of itself, else of its card.
pub(super) fn van_werk(rij: &Voorraadrij, kolom: Telkolom) -> Waarde {
    match kolom {
        Telkolom::Groep => match rij.kop {
            Kop::Groep(groep) => {
                let plaats = Groep::ALL.iter().position(|it| *it == groep);
                (plaats.unwrap_or(ACHTERAAN), groep.label().to_owned(), None)
            }
            Kop::Stap(stap) => (stap.rij(), stap.stap().kort.to_owned(), None),
            Kop::Uitgesteld => (0, "uitgesteld".to_owned(), None),
        },
        Telkolom::Signaal => (0, rij.post.signaal.label().to_owned(), None),
        Telkolom::WachtOp => match rij.post.wacht_op {
            Some(wie) => (1, wie.label().to_owned(), None),
            None => (0, "coach".to_owned(), None),
        },
        // Whose work it is: of a task who does it.
        Telkolom::Coach if rij.taak.is_some() => {
            let kort = rij.taak.as_ref().map(|it| it.aan_kort.clone());
            let kort = kort.unwrap_or_default();
            let woord = format!("coach:{kort}");
            (0, kort, Some(woord))
        }
        kolom => match &rij.rij {
            Some(kaart) => van_kaart(kaart, kolom),
            None => (ACHTERAAN, "zonder kaart".to_owned(), None),
        },
    }
}

fn branche(it: Option<Branche>) -> Waarde {
    it.map_or_else(onbekend, |it| (it as usize, it.label().to_owned(), None))
}

fn niveau(it: Option<Niveau>) -> Waarde {
    it.map_or_else(onbekend, |it| {
        (it as usize, format!("niveau {}", it.code()), None)
    })
}

fn plaats(naam: &str) -> Waarde {
    if naam.is_empty() {
        onbekend()
    } else {
        (0, naam.to_owned(), None)
    }
}

fn vrij(aantal: u16) -> Waarde {
    let (plaats, naam) = match aantal {
        0 => (2, "geen plaats vrij"),
        1 => (1, "1 plaats vrij"),
        _ => (0, "2 of meer vrij"),
    };
    (plaats, naam.to_owned(), None)
}

/// Of a plek that is looked for kandidaten.
pub(super) fn van_plek(rij: &MatchPlek, kolom: Telkolom) -> Waarde {
    match kolom {
        Telkolom::Branche => branche(rij.branche),
        Telkolom::Niveau => niveau(rij.niveau),
        Telkolom::Plaats => plaats(&rij.plaats),
        Telkolom::Vrij => vrij(rij.vrij),
        _ => onbekend(),
    }
}

/// Minutes of a journey, by the quarter of an hour.
fn reistijd(minuten: Option<u16>) -> Waarde {
    let Some(minuten) = minuten else {
        return onbekend();
    };
    let (plaats, naam) = match minuten {
        0..=15 => (0, "tot 15 minuten"),
        16..=30 => (1, "16 tot 30 minuten"),
        31..=45 => (2, "31 tot 45 minuten"),
        46..=60 => (3, "46 tot 60 minuten"),
        _ => (4, "meer dan een uur"),
    };
    (plaats, naam.to_owned(), None)
}

/// Of a pair.
pub(super) fn van_paar(rij: &MatchRij, kolom: Telkolom) -> Waarde {
    match kolom {
        Telkolom::Past => {
            let (plaats, naam) = match rij.groep {
                Oordeel::Ja => (0, "past"),
                Oordeel::Onbekend => (1, "past na een vraag"),
                Oordeel::Nee => (2, "past niet"),
            };
            (plaats, naam.to_owned(), None)
        }
        Telkolom::Afvaller => match rij.om {
            Some(om) => (om.plaats(), om.kort().to_owned(), None),
            None => (ACHTERAAN, "valt niet af".to_owned(), None),
        },
        Telkolom::Reistijd => reistijd(rij.minuten),
        Telkolom::Branche => branche(rij.branche),
        Telkolom::Niveau => niveau(rij.niveau),
        Telkolom::Plaats => plaats(&rij.plaats),
        Telkolom::Vrij => vrij(rij.vrij),
        _ => onbekend(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_stands_by_the_quarter_and_an_unknown_one_last() {
        let naam = |minuten| reistijd(minuten).1;
        assert_eq!(naam(Some(15)), "tot 15 minuten");
        assert_eq!(naam(Some(16)), "16 tot 30 minuten");
        assert_eq!(naam(Some(200)), "meer dan een uur");
        assert!(reistijd(None) > reistijd(Some(600)));
    }
}
