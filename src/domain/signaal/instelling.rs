//! Lead times and weights of a region, where they are not those of the table.

use serde::{Deserialize, Serialize};

use super::{Signaal, Term};

/// What a region says of one signal; what is left out is as in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zetting {
    /// Which.
    pub signaal: Signaal,
    /// Days.
    pub dagen: Option<u16>,
    /// Points.
    pub gewicht: Option<u8>,
}

/// What a region says of the signals and of the terms of urgency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signaalinstelling {
    /// Per signal, each at most once.
    pub signalen: Vec<Zetting>,
    /// Points per term, each at most once.
    pub termen: Vec<(Term, u8)>,
}

impl Signaalinstelling {
    fn van(&self, signaal: Signaal) -> Option<&Zetting> {
        self.signalen.iter().find(|it| it.signaal == signaal)
    }

    /// The days of a signal.
    pub fn dagen(&self, signaal: Signaal) -> u16 {
        let gezet = self.van(signaal).and_then(|it| it.dagen);
        gezet.unwrap_or(signaal.regel().dagen)
    }

    /// The points of a signal.
    pub fn gewicht(&self, signaal: Signaal) -> u8 {
        let gezet = self.van(signaal).and_then(|it| it.gewicht);
        gezet.unwrap_or(signaal.regel().gewicht)
    }

    /// The points of a term.
    pub fn punten(&self, term: Term) -> u8 {
        let gezet = self.termen.iter().find(|(it, _)| *it == term);
        gezet.map_or(term.standaard(), |(_, punten)| *punten)
    }

    /// Whether a region said something of a signal itself.
    pub fn is_gezet(&self, signaal: Signaal) -> bool {
        self.van(signaal).is_some()
    }

    /// Says something of a signal; nothing said is the table again.
    pub fn zet(&mut self, zetting: Zetting) {
        self.signalen.retain(|it| it.signaal != zetting.signaal);
        if zetting.dagen.is_some() || zetting.gewicht.is_some() {
            self.signalen.push(zetting);
            self.signalen.sort_by_key(|it| it.signaal);
        }
    }

    /// Says the points of a term; none is the table again.
    pub fn zet_term(&mut self, term: Term, punten: Option<u8>) {
        self.termen.retain(|(it, _)| *it != term);
        if let Some(punten) = punten {
            self.termen.push((term, punten));
            self.termen.sort_by_key(|(it, _)| *it);
        }
    }
}
