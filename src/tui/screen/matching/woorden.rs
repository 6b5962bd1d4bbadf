//! The question of the pane as words, for a saved view and for coming back: which side, whose, what is
//! shown and tried, and the number of the card in hand. Never a name.

use super::state::{Links, MatchingScherm};
use crate::app::query::{MatchSortering, MatchToon};
use crate::domain::id::KaartId;
use crate::domain::matching::{Voorwaarde, Watals};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::tab::Tab;

/// Before the number of the card in hand.
const KAART: &str = "kaart:";

/// The word of an order; nothing for the usual one.
const fn volgorde(sortering: MatchSortering) -> &'static str {
    match sortering {
        MatchSortering::Score => "",
        MatchSortering::Reistijd => "reistijd",
        MatchSortering::Vrij => "vrij",
        MatchSortering::Naam => "naam",
    }
}

impl MatchingScherm {
    /// The question with the card in hand, and the order.
    pub fn woorden(&self) -> (String, &'static str) {
        let (mut woorden, volgorde) = self.vraagwoorden();
        if let Some(links) = self.in_hand() {
            woorden = format!("{woorden} {KAART}{}", links.kaart);
        }
        (woorden.trim().to_owned(), volgorde)
    }

    /// Whether words are the question that is in front, whichever card is in hand.
    pub fn is_vraag(&self, woorden: &str) -> bool {
        let zonder = woorden.split_whitespace();
        let zonder: Vec<&str> = zonder.filter(|it| !it.starts_with(KAART)).collect();
        zonder.join(" ") == self.vraagwoorden().0
    }

    /// The question, and the order.
    pub fn vraagwoorden(&self) -> (String, &'static str) {
        let mut woorden = Vec::new();
        if self.gedraaid {
            woorden.push("plekken".to_owned());
        }
        if self.mijn {
            woorden.push("mijn".to_owned());
        }
        match self.toon {
            MatchToon::Past => {}
            MatchToon::Alles => woorden.push("alles".to_owned()),
            MatchToon::Om(om) => woorden.push(format!("om:{}", om.code())),
        }
        for (naam, stap) in [
            ("reis", i64::from(self.watals.reistijd)),
            ("niveau", i64::from(self.watals.niveau)),
            ("later", i64::from(self.watals.periode)),
        ] {
            if stap != 0 {
                woorden.push(format!("{naam}:{stap}"));
            }
        }
        (woorden.join(" "), volgorde(self.sortering))
    }

    /// The pane with a question; a word of another version says nothing.
    pub fn van_woorden(woorden: &str, op: &str) -> Self {
        let sorteringen = [
            MatchSortering::Reistijd,
            MatchSortering::Vrij,
            MatchSortering::Naam,
        ];
        let mut it = Self {
            sortering: sorteringen
                .into_iter()
                .find(|it| volgorde(*it) == op)
                .unwrap_or_default(),
            ..Self::default()
        };
        for woord in woorden.split_whitespace() {
            match woord.split_once(':') {
                None if woord == "plekken" => it.gedraaid = true,
                None if woord == "mijn" => it.mijn = true,
                None if woord == "alles" => it.toon = MatchToon::Alles,
                Some(("om", code)) => {
                    let om = Voorwaarde::van_code(code);
                    it.toon = om.map_or(MatchToon::Past, MatchToon::Om);
                }
                Some((naam, waarde)) => it.waarde(naam, waarde),
                None => {}
            }
        }
        it
    }

    fn waarde(&mut self, naam: &str, waarde: &str) {
        let nu = self.watals;
        let stap = waarde.parse::<i8>().unwrap_or(0);
        match naam {
            "reis" => {
                self.watals = Watals {
                    reistijd: stap,
                    ..nu
                }
            }
            "niveau" => {
                self.watals = Watals {
                    niveau: stap.clamp(-3, 3),
                    ..nu
                };
            }
            "later" => {
                self.watals = Watals {
                    periode: waarde.parse::<u8>().unwrap_or(0) % 5,
                    ..nu
                };
            }
            "kaart" => {
                // Its name comes with the list.
                if let Ok(kaart) = waarde.parse::<KaartId>() {
                    self.volg = Some(Links {
                        kaart,
                        naam: kaart.to_string(),
                        bij: String::new(),
                        waar: String::new(),
                        tel: (0, 0),
                    });
                }
            }
            _ => {}
        }
    }

    /// Asks everything, if it is in front.
    pub fn ververs(&mut self, model: &mut Model) -> Vec<Effect> {
        if model.tab != Tab::Matching {
            return Vec::new();
        }
        self.reload(model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_in_words_is_the_same_question() {
        for (woorden, op) in [
            ("", ""),
            ("plekken mijn alles", "naam"),
            ("om:reistijd", "reistijd"),
            ("mijn reis:2 niveau:-1 later:3 kaart:T-0012", "vrij"),
        ] {
            let it = MatchingScherm::van_woorden(woorden, op);
            let (weer, volgorde) = it.woorden();
            assert_eq!(volgorde, op);
            let anders = MatchingScherm::van_woorden(&weer, volgorde);
            assert_eq!(anders.watals, it.watals, "{woorden}");
            assert_eq!((anders.toon, anders.mijn), (it.toon, it.mijn), "{woorden}");
            assert_eq!(anders.gedraaid, it.gedraaid, "{woorden}");
        }
        let it = MatchingScherm::van_woorden("reis:2 later:9 xyz kaart:abc", "");
        assert_eq!((it.watals.reistijd, it.watals.periode), (2, 4));
    }
}
