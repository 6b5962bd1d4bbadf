//! What the monitor shows as words, for a saved view and for coming back: `M7 per:branche 2026-K3`.

use chrono::NaiveDate;

use super::state::MonitorScherm;
use crate::domain::monitor::tijdvak::Maatvorm;
use crate::domain::monitor::{Maat, Tijdvak};

/// A period as `Tijdvak::lees` reads it.
fn vak(it: Tijdvak) -> String {
    let van = it.van();
    match it.vorm() {
        Maatvorm::Jaar => van.format("%Y").to_string(),
        Maatvorm::Maand => van.format("%Y-%m").to_string(),
        Maatvorm::Kwartaal | Maatvorm::Vrij => format!("{van}..{}", it.tot()),
    }
}

/// The name of a dimension as one word.
fn dim(naam: &str) -> String {
    naam.split_whitespace().collect::<Vec<_>>().join("-")
}

impl MonitorScherm {
    /// The question in words.
    pub fn woorden(&self) -> String {
        let mut woorden = vec![self.welke().code().to_owned()];
        if let Some(it) = self.dimensie() {
            woorden.push(format!("per:{}", dim(it.label())));
        }
        woorden.extend(self.tijdvak.map(vak));
        woorden.extend(self.stand.map(|dag| format!("stand:{dag}")));
        if self.tabel > 0 {
            woorden.push(format!("tabel:{}", self.tabel + 1));
        }
        woorden.join(" ")
    }

    /// The monitor with a question; a word of another version says nothing.
    pub fn van_woorden(woorden: &str) -> Self {
        let mut it = Self::default();
        for woord in woorden.split_whitespace() {
            if let Some(plaats) = Maat::ALL.iter().position(|maat| maat.code() == woord) {
                it.maat = plaats;
            } else if let Some(naam) = woord.strip_prefix("per:") {
                let dims = it.welke().dims();
                let plaats = dims.iter().position(|it| dim(it.label()) == naam);
                it.dim = plaats.unwrap_or(0);
            } else if let Some(dag) = woord.strip_prefix("stand:") {
                it.stand = dag.parse::<NaiveDate>().ok();
            } else if let Some(tabel) = woord.strip_prefix("tabel:") {
                it.tabel = tabel.parse::<usize>().unwrap_or(1).saturating_sub(1);
            } else if let Some(tijdvak) = Tijdvak::lees(woord) {
                it.tijdvak = Some(tijdvak);
            }
        }
        it
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_in_words_is_the_same_question() {
        for (plaats, maat) in Maat::ALL.iter().enumerate() {
            for dim in 0..maat.dims().len().max(1) {
                for tijdvak in [None, Tijdvak::lees("2026"), Tijdvak::lees("2026-10")] {
                    let it = MonitorScherm {
                        maat: plaats,
                        dim,
                        tijdvak,
                        stand: "2026-11-07".parse().ok(),
                        tabel: 1,
                        ..MonitorScherm::default()
                    };
                    let weer = MonitorScherm::van_woorden(&it.woorden());
                    assert_eq!((weer.maat, weer.dim), (plaats, dim), "{}", it.woorden());
                    assert_eq!((weer.tijdvak, weer.stand), (it.tijdvak, it.stand));
                    assert_eq!(weer.tabel, 1);
                }
            }
        }
        let vrij = Tijdvak::nieuw("2026-03-04".parse().unwrap(), "2026-05-06".parse().unwrap());
        let it = MonitorScherm {
            tijdvak: vrij,
            ..MonitorScherm::default()
        };
        assert_eq!(MonitorScherm::van_woorden(&it.woorden()).tijdvak, vrij);
        assert_eq!(MonitorScherm::van_woorden("onzin stand:x").stand, None);
    }
}
