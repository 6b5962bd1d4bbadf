//! What needs doing at a leerbedrijf: an erkenning that ends, places that nobody confirmed, nobody
//! who guides (WG-02, WG-03, WG-07).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::code::Crebo;
use crate::domain::datum::toon;
use crate::domain::id::LeerwerkplekId;

/// Months that a confirmation of the places holds (DOMAIN 2.3, WG-07).
pub const BEVESTIGD_MAANDEN: u32 = 3;
/// Months before its last day that an erkenning is said to end; a traject lasts about as long.
pub const EINDE_MAANDEN: u32 = 3;

/// One thing that needs doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sein {
    /// Places are offered without any erkenning.
    GeenErkenning,
    /// An erkenning ended.
    ErkenningVerlopen {
        /// For which kwalificatie.
        crebo: Crebo,
        /// Its last day.
        op: NaiveDate,
    },
    /// An erkenning ends soon.
    ErkenningEindigt {
        /// For which kwalificatie.
        crebo: Crebo,
        /// Its last day.
        op: NaiveDate,
    },
    /// Places are offered and nobody guides.
    GeenPraktijkopleider,
    /// The places were last confirmed too long ago.
    NietBevestigd {
        /// Which leerwerkplek.
        plek: LeerwerkplekId,
        /// Last confirmed.
        sinds: NaiveDate,
    },
}

impl Sein {
    /// What the coach reads.
    pub fn tekst(&self) -> String {
        match self {
            Self::GeenErkenning => "nog geen erkenning bekend".to_owned(),
            Self::ErkenningVerlopen { crebo, op } => {
                format!("erkenning {crebo} verlopen op {}", toon(*op))
            }
            Self::ErkenningEindigt { crebo, op } => {
                format!("erkenning {crebo} eindigt op {}", toon(*op))
            }
            Self::GeenPraktijkopleider => "nog geen praktijkopleider bekend".to_owned(),
            Self::NietBevestigd { plek, sinds } => {
                format!("{plek} niet bevestigd sinds {}", toon(*sinds))
            }
        }
    }

    /// The same in one short word, for a list.
    pub const fn kort(&self) -> &'static str {
        match self {
            Self::GeenErkenning => "geen erkenning",
            Self::ErkenningVerlopen { .. } => "erkenning verlopen",
            Self::ErkenningEindigt { .. } => "erkenning eindigt",
            Self::GeenPraktijkopleider => "geen praktijkopleider",
            Self::NietBevestigd { .. } => "niet bevestigd",
        }
    }
}

/// What is known of a leerbedrijf that offers places.
#[derive(Debug, Clone, Copy)]
pub struct Aanbod<'a> {
    /// Erkenningen with their last day, if they end.
    pub erkenningen: &'a [(Crebo, Option<NaiveDate>)],
    /// Somebody guides.
    pub praktijkopleider: bool,
    /// The places that are available, with the day they were last confirmed.
    pub plekken: &'a [(LeerwerkplekId, NaiveDate)],
    /// It has places that are available or being won: nobody is bothered about an old address.
    pub actief: bool,
}

/// What needs doing, most pressing first. What a place in Werving still asks are its WG steps, so
/// only what is offered is judged; an erkenning that ends is told of all that are active.
pub fn seinen(aanbod: Aanbod<'_>, vandaag: NaiveDate) -> Vec<Sein> {
    let mut seinen = Vec::new();
    if !aanbod.actief {
        return seinen;
    }
    let biedt = !aanbod.plekken.is_empty();
    if biedt && aanbod.erkenningen.is_empty() {
        seinen.push(Sein::GeenErkenning);
    }
    let straks = vandaag
        .checked_add_months(Months::new(EINDE_MAANDEN))
        .unwrap_or(vandaag);
    for (crebo, tot) in aanbod.erkenningen {
        match *tot {
            Some(op) if op < vandaag => seinen.push(Sein::ErkenningVerlopen { crebo: *crebo, op }),
            Some(op) if op <= straks => seinen.push(Sein::ErkenningEindigt { crebo: *crebo, op }),
            _ => {}
        }
    }
    if biedt && !aanbod.praktijkopleider {
        seinen.push(Sein::GeenPraktijkopleider);
    }
    let grens = vandaag
        .checked_sub_months(Months::new(BEVESTIGD_MAANDEN))
        .unwrap_or(vandaag);
    for (plek, sinds) in aanbod.plekken {
        if *sinds < grens {
            seinen.push(Sein::NietBevestigd {
                plek: *plek,
                sinds: *sinds,
            });
        }
    }
    seinen.sort_unstable();
    seinen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    fn aanbod<'a>(
        erkenningen: &'a [(Crebo, Option<NaiveDate>)],
        plekken: &'a [(LeerwerkplekId, NaiveDate)],
    ) -> Aanbod<'a> {
        Aanbod {
            erkenningen,
            praktijkopleider: true,
            plekken,
            actief: true,
        }
    }

    #[test]
    fn an_erkenning_is_told_of_before_and_after_its_last_day() {
        let crebo: Crebo = "25254".parse().unwrap();
        let plek = [(LeerwerkplekId(1), dag("2026-11-01"))];
        let op = dag("2027-01-31");
        let einde = [(crebo, Some(op))];
        let van = |vandaag: &str| seinen(aanbod(&einde, &plek[..0]), dag(vandaag));
        assert_eq!(van("2026-10-30"), []);
        assert_eq!(van("2026-10-31"), [Sein::ErkenningEindigt { crebo, op }]);
        assert_eq!(van("2027-01-31"), [Sein::ErkenningEindigt { crebo, op }]);
        assert_eq!(van("2027-02-01"), [Sein::ErkenningVerlopen { crebo, op }]);
        assert_eq!(
            seinen(aanbod(&[(crebo, None)], &plek), dag("2026-11-30")),
            []
        );
    }

    #[test]
    fn a_place_asks_to_be_confirmed_after_three_months() {
        let crebo: Crebo = "25254".parse().unwrap();
        let sinds = dag("2026-08-30");
        let plek = [(LeerwerkplekId(7), sinds)];
        let van = |vandaag: &str| seinen(aanbod(&[(crebo, None)], &plek), dag(vandaag));
        assert_eq!(van("2026-11-30"), []);
        let niet = Sein::NietBevestigd {
            plek: LeerwerkplekId(7),
            sinds,
        };
        assert_eq!(van("2026-12-01"), [niet]);
        assert!(niet.tekst().contains("30-08-2026"));
    }

    #[test]
    fn only_who_offers_places_needs_an_erkenning_and_somebody_who_guides() {
        let plek = [(LeerwerkplekId(1), dag("2026-11-01"))];
        let kaal = Aanbod {
            praktijkopleider: false,
            ..aanbod(&[], &plek)
        };
        assert_eq!(
            seinen(kaal, dag("2026-11-30")),
            [Sein::GeenErkenning, Sein::GeenPraktijkopleider]
        );
        let werving = Aanbod {
            plekken: &[],
            ..kaal
        };
        assert_eq!(seinen(werving, dag("2026-11-30")), []);
        let oud = Aanbod {
            actief: false,
            ..kaal
        };
        assert_eq!(seinen(oud, dag("2026-11-30")), []);
    }
}
