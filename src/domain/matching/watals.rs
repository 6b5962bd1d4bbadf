//! What if: the same kandidaat with a longer journey, another niveau, a later period. Nothing is kept.

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::gewichten::Gewichten;
use super::kant::KandidaatKant;
use crate::domain::waardelijst::Niveau;

/// Minutes of one step.
const STAP: i16 = 5;

/// What is tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Watals {
    /// Steps of five minutes more, or less, to travel.
    pub reistijd: i8,
    /// Niveaus higher, or lower.
    pub niveau: i8,
    /// Periods later: one is as long as a traject is taken to last.
    pub periode: u8,
}

impl Watals {
    /// Whether nothing is tried.
    pub fn is_leeg(self) -> bool {
        self == Self::default()
    }

    /// What is tried, in words: "reistijd +10 minuten, niveau +1".
    pub fn tekst(self) -> String {
        let mut delen = Vec::new();
        if self.reistijd != 0 {
            delen.push(format!(
                "reistijd {:+} minuten",
                i16::from(self.reistijd) * STAP
            ));
        }
        if self.niveau != 0 {
            delen.push(format!("niveau {:+}", self.niveau));
        }
        match self.periode {
            0 => {}
            1 => delen.push("een periode later".to_owned()),
            meer => delen.push(format!("{meer} perioden later")),
        }
        delen.join(", ")
    }

    /// The kandidaat as tried. A longest journey that was not asked counts as half an hour here.
    #[must_use]
    pub fn toegepast(self, k: &KandidaatKant, g: &Gewichten) -> KandidaatKant {
        let mut k = k.clone();
        if self.reistijd != 0 {
            let nu = k.reistijd.map_or(30, i16::from);
            let nieuw = (nu + i16::from(self.reistijd) * STAP).clamp(5, 120);
            k.reistijd = u8::try_from(nieuw).ok();
        }
        if let (Some(nu), true) = (k.niveau, self.niveau != 0) {
            let nieuw = nu.getal().saturating_add_signed(self.niveau).clamp(1, 4);
            k.niveau = Niveau::van_getal(nieuw);
        }
        if self.periode > 0 {
            let later = Days::new(u64::from(self.periode) * u64::from(g.duur_dagen));
            if k.start.is_some() {
                k.start = k.start.and_then(|it| it.checked_add_days(later));
                k.einde = k.einde.and_then(|it| it.checked_add_days(later));
            } else {
                k.vanaf = k.begin().checked_add_days(later);
            }
        }
        k
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TrajectId;
    use chrono::NaiveDate;

    #[test]
    fn what_is_tried_stays_within_what_can_be_answered() {
        let dag: NaiveDate = "2026-11-22".parse().unwrap();
        let mut k = KandidaatKant::leeg(TrajectId(1), dag);
        k.niveau = Some(Niveau::Een);
        k.reistijd = Some(115);
        let anders = Watals {
            reistijd: 3,
            niveau: -1,
            periode: 1,
        };
        let na = anders.toegepast(&k, &Gewichten::VAST);
        assert_eq!(na.reistijd, Some(120));
        assert_eq!(na.niveau, Some(Niveau::Een));
        assert_eq!(na.begin(), dag + chrono::Duration::days(91));
        assert_eq!(Watals::default().toegepast(&k, &Gewichten::VAST), k);
        assert_eq!(
            anders.tekst(),
            "reistijd +15 minuten, niveau -1, een periode later"
        );
    }
}
