//! Who reads along on a shared screen, and which parts of a case they may see (P-05, DOMAIN 4.2, 6.3).
//!
//! What is about a person stays off a shared screen whoever is there: full name, BSN, birth date,
//! phone, mail, address, benefit, group, reasons, notes. This table is about the rest.

use serde::{Deserialize, Serialize};

/// An organisation that has people in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Publiek {
    /// Coaches of the municipality.
    Gemeente = 1,
    /// UWV.
    Uwv = 2,
    /// The mbo-instelling.
    Mbo = 4,
    /// One or more leerbedrijven.
    Werkgever = 8,
}

/// A part of a case that not everybody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Onderdeel {
    /// The initials beside the number of the card.
    Initialen,
    /// The name of a leerbedrijf.
    Leerbedrijf,
    /// The municipality or place where somebody lives.
    Woonplaats,
    /// Steps: what was done, what holds the card, when the next one is due.
    Stappen,
    /// Who fits where.
    Matching,
}

impl Publiek {
    /// Everybody, in the order of the window.
    pub const ALL: [Self; 4] = [Self::Gemeente, Self::Uwv, Self::Mbo, Self::Werkgever];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Uwv => "UWV",
            Self::Mbo => "mbo",
            Self::Werkgever => "werkgever",
        }
    }

    /// What somebody of that organisation may not see of a case of somebody else.
    ///
    /// A school needs to know how far somebody is, not where they live or where else they were
    /// offered. A leerbedrijf gets an extract of its own people (P-05); in a room with the cases of
    /// others it sees how many there are and in which fase, and nothing by which one is known.
    const fn niet(self) -> &'static [Onderdeel] {
        match self {
            Self::Gemeente | Self::Uwv => &[],
            Self::Mbo => &[Onderdeel::Woonplaats, Onderdeel::Matching],
            Self::Werkgever => &[
                Onderdeel::Initialen,
                Onderdeel::Leerbedrijf,
                Onderdeel::Woonplaats,
                Onderdeel::Stappen,
                Onderdeel::Matching,
            ],
        }
    }
}

/// Everybody in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Zaal(u8);

impl Default for Zaal {
    /// The coaches themselves: gemeente and UWV.
    fn default() -> Self {
        Self(Publiek::Gemeente as u8 | Publiek::Uwv as u8)
    }
}

impl Zaal {
    /// Whether somebody of an organisation is there.
    pub const fn heeft(self, publiek: Publiek) -> bool {
        self.0 & publiek as u8 != 0
    }

    /// The room with somebody come in, or gone out.
    #[must_use]
    pub const fn wissel(self, publiek: Publiek) -> Self {
        Self(self.0 ^ publiek as u8)
    }

    /// Whether a part may be seen: everybody who is there must be allowed to.
    pub fn toont(self, onderdeel: Onderdeel) -> bool {
        let niet = |it: &Publiek| self.heeft(*it) && it.niet().contains(&onderdeel);
        !Publiek::ALL.iter().any(niet)
    }

    /// Who is there, in words: "gemeente, UWV".
    pub fn woorden(self) -> String {
        let alle = Publiek::ALL.into_iter().filter(|it| self.heeft(*it));
        let woorden: Vec<&str> = alle.map(Publiek::label).collect();
        if woorden.is_empty() {
            "niemand anders".to_owned()
        } else {
            woorden.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLES: [Onderdeel; 5] = [
        Onderdeel::Initialen,
        Onderdeel::Leerbedrijf,
        Onderdeel::Woonplaats,
        Onderdeel::Stappen,
        Onderdeel::Matching,
    ];

    #[test]
    fn the_coaches_themselves_see_every_part_and_a_werkgever_none() {
        let zaal = Zaal::default();
        assert_eq!(zaal.woorden(), "gemeente, UWV");
        assert!(ALLES.into_iter().all(|it| zaal.toont(it)));
        let zaal = zaal.wissel(Publiek::Werkgever);
        assert!(!ALLES.into_iter().any(|it| zaal.toont(it)));
    }

    #[test]
    fn whoever_comes_in_takes_away_and_never_adds() {
        for bits in 0..16 {
            let zaal = Zaal(bits);
            for publiek in Publiek::ALL.into_iter().filter(|it| !zaal.heeft(*it)) {
                let voller = zaal.wissel(publiek);
                for onderdeel in ALLES {
                    assert!(!voller.toont(onderdeel) || zaal.toont(onderdeel));
                }
                assert_eq!(voller.wissel(publiek), zaal);
            }
        }
    }

    #[test]
    fn a_school_sees_how_far_somebody_is_and_not_where_they_live() {
        let zaal = Zaal::default().wissel(Publiek::Mbo);
        assert!(zaal.toont(Onderdeel::Initialen) && zaal.toont(Onderdeel::Stappen));
        assert!(!zaal.toont(Onderdeel::Woonplaats) && !zaal.toont(Onderdeel::Matching));
    }
}
