//! The next best question: the unknown whose answer decides over most pairs.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use super::gewichten::Gewichten;
use super::kant::{KandidaatKant, PlekKant};
use super::oordeel::Oordeel;
use super::term::Term;
use super::veld::{Veld, van_term, van_voorwaarde};
use super::voorwaarde::Voorwaarde;
use super::weeg::Weging;
use crate::domain::id::{KaartId, LeerwerkplekId};
use crate::domain::telwoord::Woord;

/// A question worth asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vervolgvraag {
    /// About which field.
    pub veld: Veld,
    /// The words of the werkgever, where it is about something else that is asked.
    pub eis: Option<String>,
    /// On which card the answer belongs.
    pub kaart: KaartId,
    /// For which leerwerkplek, where the answer is about one pair only.
    pub plek: Option<LeerwerkplekId>,
    /// Pairs on which it is not known.
    pub paren: usize,
    /// Of those, pairs on which nothing else is unknown: the answer decides.
    pub beslist: usize,
    /// Most points that an answer adds to a pair, where no condition waits for it.
    pub punten: u8,
}

impl Vervolgvraag {
    /// In words: "vraag reistijd: beslist over 9 plekken"; `wat` are plekken or kandidaten.
    pub fn tekst(&self, wat: Woord) -> String {
        let over = match &self.eis {
            Some(eis) => format!("'{eis}'"),
            None => self.veld.label().to_owned(),
        };
        if self.beslist > 0 {
            format!("vraag {over}: beslist over {}", wat.tel(self.beslist))
        } else if self.punten == 0 {
            format!("vraag {over}: helpt bij {}", wat.tel(self.paren))
        } else {
            format!(
                "vraag {over}: scheelt tot {} bij {}",
                Woord::PUNT.tel(usize::from(self.punten)),
                wat.tel(self.paren)
            )
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Telling {
    paren: usize,
    beslist: usize,
    /// Pairs on which it only costs points.
    zacht: usize,
}

/// Which side of the pairs stays the same: its fields are counted over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vast {
    Kandidaat,
    Plek,
}

/// Counts unknowns over the pairs of one kandidaat, or of one leerwerkplek.
#[derive(Debug)]
pub struct Vragenteller {
    kaart: KaartId,
    vast: Vast,
    velden: [Telling; Veld::ALL.len()],
    eisen: BTreeMap<Box<str>, Telling>,
    /// The best pair that waits for a field of its other side only.
    ander: Option<(u16, Vervolgvraag)>,
}

impl Vragenteller {
    /// Counts for the card that stays the same.
    pub fn nieuw(kaart: KaartId) -> Self {
        let vast = match kaart {
            KaartId::Traject(_) => Vast::Kandidaat,
            KaartId::Plek(_) => Vast::Plek,
        };
        Self {
            kaart,
            vast,
            velden: [Telling::default(); Veld::ALL.len()],
            eisen: BTreeMap::new(),
            ander: None,
        }
    }

    /// Adds a pair; one that is nee asks nothing.
    pub fn neem(&mut self, k: &KandidaatKant, p: &PlekKant, weging: &Weging) {
        match weging.oordeel() {
            Oordeel::Nee => {}
            Oordeel::Onbekend => self.hard(k, p, weging),
            Oordeel::Ja => self.zacht(k, p, weging),
        }
    }

    fn is_vast(&self, veld: Veld) -> bool {
        !veld.van_paar() && veld.van_plek() == (self.vast == Vast::Plek)
    }

    fn hard(&mut self, k: &KandidaatKant, p: &PlekKant, weging: &Weging) {
        let mut velden = [None; Voorwaarde::ALL.len()];
        let mut aantal = 0;
        for voorwaarde in weging.met(Oordeel::Onbekend) {
            let veld = van_voorwaarde(voorwaarde, k, p);
            if !velden.contains(&Some(veld)) {
                velden[aantal] = Some(veld);
                aantal += 1;
            }
        }
        // One condition may wait for more than one answer.
        let meer = velden.contains(&Some(Veld::Rijbewijzen)) && open_eis(k, p).is_some();
        let eisen = p.anders.iter().filter(|it| k.antwoord(it).is_none());
        let beslist = usize::from(aantal == 1 && !meer && eisen.count() < 2);
        for veld in velden.into_iter().flatten() {
            let eis = (veld == Veld::Eis).then(|| open_eis(k, p)).flatten();
            match eis {
                Some(eis) if self.vast == Vast::Kandidaat => {
                    let telling = self.eisen.entry(eis.into()).or_default();
                    telling.paren += 1;
                    telling.beslist += beslist;
                }
                _ if self.is_vast(veld) && veld != Veld::Eis => {
                    let telling = &mut self.velden[veld.plaats()];
                    telling.paren += 1;
                    telling.beslist += beslist;
                }
                eis => self.ander(k, p, weging.score, veld, eis, beslist),
            }
        }
    }

    fn ander(
        &mut self,
        k: &KandidaatKant,
        p: &PlekKant,
        score: u16,
        veld: Veld,
        eis: Option<&str>,
        beslist: usize,
    ) {
        let beter = self
            .ander
            .as_ref()
            .is_none_or(|(punten, it)| (it.beslist, *punten) < (beslist, score));
        if beter {
            let vraag = Vervolgvraag {
                veld,
                eis: eis.map(str::to_owned),
                kaart: if veld.van_plek() {
                    KaartId::Plek(p.id)
                } else {
                    KaartId::Traject(k.traject)
                },
                plek: veld.van_paar().then_some(p.id),
                paren: 1,
                beslist,
                punten: 0,
            };
            self.ander = Some((score, vraag));
        }
    }

    fn zacht(&mut self, k: &KandidaatKant, p: &PlekKant, weging: &Weging) {
        for term in Term::ALL {
            if weging.zacht[term.plaats()].oordeel == Oordeel::Onbekend {
                let veld = van_term(term, k, p);
                if self.is_vast(veld) {
                    self.velden[veld.plaats()].zacht += 1;
                }
            }
        }
    }

    /// The questions, the best first: what decides, then what helps to decide, then what adds points.
    pub fn beste(&self, g: &Gewichten) -> Vec<Vervolgvraag> {
        let vraag = |veld, telling: &Telling, eis: Option<&str>| Vervolgvraag {
            veld,
            eis: eis.map(str::to_owned),
            kaart: self.kaart,
            plek: None,
            paren: telling.paren,
            beslist: telling.beslist,
            punten: 0,
        };
        let velden = Veld::ALL.into_iter().zip(&self.velden);
        let mut uit: Vec<Vervolgvraag> = velden
            .clone()
            .filter(|(_, telling)| telling.paren > 0)
            .map(|(veld, telling)| vraag(veld, telling, None))
            .collect();
        let eisen = self.eisen.iter();
        uit.extend(eisen.map(|(eis, telling)| vraag(Veld::Eis, telling, Some(eis))));
        uit.extend(self.ander.iter().map(|(_, vraag)| vraag.clone()));
        // Stable: among equals in the order in which fields are asked.
        uit.sort_by_key(|it| std::cmp::Reverse((it.beslist, it.paren)));
        let mut punten: Vec<Vervolgvraag> = velden
            .filter(|(_, telling)| telling.paren == 0 && telling.zacht > 0)
            .map(|(veld, telling)| Vervolgvraag {
                paren: telling.zacht,
                punten: punten_van(veld, g),
                ..vraag(veld, telling, None)
            })
            .collect();
        punten.sort_by_key(|it| std::cmp::Reverse(it.paren * usize::from(it.punten)));
        uit.append(&mut punten);
        uit
    }
}

/// The first thing that a plek asks and nobody answered.
fn open_eis<'a>(k: &KandidaatKant, p: &'a PlekKant) -> Option<&'a str> {
    let open = p.anders.iter().find(|it| k.antwoord(it).is_none());
    open.map(|it| &**it)
}

fn punten_van(veld: Veld, g: &Gewichten) -> u8 {
    let term = match veld {
        Veld::Kwalificatie | Veld::PlekWerkprocessen => Term::Werkprocessen,
        Veld::Uren | Veld::PlekUren => Term::Uren,
        Veld::Dagdelen | Veld::PlekDagdelen => Term::Dagdelen,
        Veld::Taal => Term::Taal,
        Veld::Certificaten => Term::Papieren,
        Veld::PlekBegeleiding => Term::Begeleiding,
        Veld::PlekPerspectief => Term::Perspectief,
        Veld::Niveau | Veld::PlekNiveau => Term::Niveau,
        Veld::Branche | Veld::PlekBranche => Term::Wens,
        _ => Term::Reistijd,
    };
    g.van(term)
}
