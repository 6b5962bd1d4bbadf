//! What praktijkleren led to: the uitkomst, the job, and how it went afterwards (L5, DOMAIN 5.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::geld::Cent;
use super::waardelijst::{AanHetWerk, Contractsoort, Uitkomst, Vervolgstap};

/// What is known of the end of a traject; grows from PB-03 to NZ-06.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Resultaat {
    /// What it led to (PB-03, V11).
    pub uitkomst: Option<Uitkomst>,
    /// The job or the BBL (PB-04).
    pub baan: Option<Baan>,
    /// What the moments of nazorg found, one each at most.
    pub metingen: Vec<Meting>,
    /// The next step (NZ-02).
    pub vervolg: Option<Vervolgstap>,
    /// What both sides thought of it (NZ-06).
    pub scores: Scores,
    /// Since when the kandidaat does not want to be followed any more (DOMAIN 5.3).
    pub gestopt: Option<NaiveDate>,
    /// What the scholing came to (NZ-07).
    pub afrekening: Option<Afrekening>,
}

/// What the scholing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afrekening {
    /// How much.
    pub bedrag: Cent,
    /// The day on which it was settled.
    pub op: NaiveDate,
}

/// A job that began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baan {
    /// First working day; the moments of nazorg count from here.
    pub ingang: NaiveDate,
    /// Kind of contract.
    #[serde(default)]
    pub contract: Option<Contractsoort>,
    /// Hours a week, 1 to 60.
    #[serde(default)]
    pub uren: Option<u8>,
}

/// Scores of 1 (poor) to 5 (good); none where nobody was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scores {
    /// Of the deelnemer.
    pub deelnemer: Option<Score>,
    /// Of the werkgever.
    pub werkgever: Option<Score>,
}

/// A score, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

impl TryFrom<u8> for Score {
    type Error = &'static str;

    fn try_from(getal: u8) -> Result<Self, Self::Error> {
        if (1..=5).contains(&getal) {
            Ok(Self(getal))
        } else {
            Err("een score is 1 tot en met 5")
        }
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// What one moment of nazorg found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meting {
    /// Which moment.
    pub moment: super::nazorg::Nazorgmoment,
    /// At work or not.
    pub werk: AanHetWerk,
    /// Hours a week, where it was told.
    #[serde(default)]
    pub uren: Option<u8>,
    /// The day on which it was asked, or given up.
    pub op: NaiveDate,
}

impl Resultaat {
    /// What a moment found.
    pub fn meting(&self, moment: super::nazorg::Nazorgmoment) -> Option<&Meting> {
        self.metingen.iter().find(|it| it.moment == moment)
    }

    /// Puts what a moment found in the place of what it found before.
    pub fn zet_meting(&mut self, meting: Meting) {
        self.metingen.retain(|it| it.moment != meting.moment);
        self.metingen.push(meting);
        self.metingen.sort_by_key(|it| it.moment);
    }

    /// Takes away what a moment found.
    pub fn wis_meting(&mut self, moment: super::nazorg::Nazorgmoment) {
        self.metingen.retain(|it| it.moment != moment);
    }
}

#[cfg(test)]
mod tests {
    use super::super::nazorg::Nazorgmoment;
    use super::*;

    #[test]
    fn a_moment_has_one_finding_and_they_stand_in_order() {
        let meting = |moment, werk| Meting {
            moment,
            werk,
            uren: None,
            op: NaiveDate::default(),
        };
        let mut it = Resultaat::default();
        it.zet_meting(meting(Nazorgmoment::ZesMaanden, AanHetWerk::Ja));
        it.zet_meting(meting(Nazorgmoment::VierWeken, AanHetWerk::Ja));
        it.zet_meting(meting(Nazorgmoment::ZesMaanden, AanHetWerk::Nee));
        let momenten: Vec<_> = it.metingen.iter().map(|it| it.moment).collect();
        assert_eq!(
            momenten,
            [Nazorgmoment::VierWeken, Nazorgmoment::ZesMaanden]
        );
        let zes = it.meting(Nazorgmoment::ZesMaanden).map(|it| it.werk);
        assert_eq!(zes, Some(AanHetWerk::Nee));
    }

    #[test]
    fn a_score_outside_one_to_five_cannot_be_made() {
        for getal in [0, 6, 255] {
            assert!(Score::try_from(getal).is_err());
        }
        assert_eq!(u8::from(Score::try_from(5).unwrap()), 5);
    }
}
