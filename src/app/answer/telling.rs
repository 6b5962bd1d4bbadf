//! Counting what a list shows by one of its columns.

use std::collections::BTreeMap;

use crate::app::fault::Fault;
use crate::app::filter::Sortering;
use crate::app::query::{Kaartrij, TelRij, TelVraag, TelWat, Telkolom, Venster, Werkgeverrij};
use crate::app::service::{Service, opslagfout};
use crate::app::werkgevers::Werkgeversortering;
use crate::domain::leerbedrijf::BedrijfSoort;
use crate::domain::monitor::dimensie::bedrijfsoort;
use crate::domain::tekst::vouw;

/// All rows of a list.
const ALLES: Venster = Venster {
    van: 0,
    aantal: usize::MAX,
};

/// A value: its place among the others, its name, and the word of a filter.
type Waarde = (usize, String, Option<String>);

/// Where what is not known stands.
const ACHTERAAN: usize = usize::MAX;

pub(super) fn telling(service: &Service, vraag: &TelVraag) -> Result<Vec<TelRij>, Fault> {
    let vandaag = service.clock().today();
    let mut geteld: BTreeMap<Waarde, usize> = BTreeMap::new();
    match &vraag.wat {
        TelWat::Kaarten(filter) => {
            let lijst = service
                .model()
                .lijst(filter, Sortering::Naam, ALLES, vandaag);
            for rij in &lijst.rijen {
                *geteld.entry(van_kaart(rij, vraag.kolom)).or_default() += 1;
            }
        }
        TelWat::Werkgevers(filter) => {
            let sleutel = (filter.clone(), Werkgeversortering::Naam, vandaag);
            let beeld = service
                .werkgevers()
                .beeld(service.store(), sleutel, ALLES, None)
                .map_err(|fout| opslagfout(&fout))?;
            for rij in &beeld.rijen {
                for waarde in van_werkgever(rij, vraag.kolom) {
                    *geteld.entry(waarde).or_default() += 1;
                }
            }
        }
    }
    let mut rijen: Vec<(Waarde, usize)> = geteld.into_iter().collect();
    // What has an order of its own keeps it; names stand by number.
    rijen.sort_by_key(|((plaats, ..), aantal)| (*plaats, std::cmp::Reverse(*aantal)));
    Ok(rijen
        .into_iter()
        .map(|((_, naam, filter), aantal)| TelRij {
            naam,
            aantal,
            filter,
        })
        .collect())
}

fn onbekend() -> Waarde {
    (ACHTERAAN, "onbekend".to_owned(), None)
}

/// The first word of a name, folded: what a filter on a place reads.
fn woord(veld: &str, naam: &str) -> Option<String> {
    let gevouwen = vouw(naam);
    let eerste = gevouwen.split_whitespace().next()?;
    Some(format!("{veld}:{eerste}"))
}

fn van_kaart(rij: &Kaartrij, kolom: Telkolom) -> Waarde {
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
                // No filter says which step it is.
                (stap.rij(), naam, None)
            }
            None => (ACHTERAAN, "kan verder".to_owned(), Some("klaar".to_owned())),
        },
        Telkolom::Plaats | Telkolom::Soort | Telkolom::Vrij | Telkolom::LetOp => onbekend(),
    }
}

fn van_werkgever(rij: &Werkgeverrij, kolom: Telkolom) -> Vec<Waarde> {
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
        | Telkolom::Stap => een(onbekend()),
    }
}
