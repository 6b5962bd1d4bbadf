//! Ids: opaque, stable, sayable on the phone (`T-0142`), never a BSN (DOMAIN 7).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A text that is not an id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{gelezen}' is geen nummer van een {soort}; verwacht zoiets als {voorbeeld}")]
pub struct IdFout {
    gelezen: String,
    soort: &'static str,
    voorbeeld: &'static str,
}

fn parse(
    text: &str,
    letter: char,
    soort: &'static str,
    voorbeeld: &'static str,
) -> Result<u32, IdFout> {
    let fout = || IdFout {
        gelezen: text.chars().take(20).collect(),
        soort,
        voorbeeld,
    };
    let mut chars = text.trim().chars();
    if !chars
        .next()
        .is_some_and(|c| c.eq_ignore_ascii_case(&letter))
    {
        return Err(fout());
    }
    let rest = chars.as_str();
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(fout());
    }
    digits.parse().map_err(|_| fout())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal $soort:literal $voorbeeld:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{:04}", $letter, self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdFout;
            fn from_str(text: &str) -> Result<Self, IdFout> {
                parse(text, $letter, $soort, $voorbeeld).map(Self)
            }
        }

        // Readable formats carry the sayable form, binary ones the bare number.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                if s.is_human_readable() { s.collect_str(self) } else { s.serialize_u32(self.0) }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                if d.is_human_readable() {
                    String::deserialize(d)?.parse().map_err(de::Error::custom)
                } else {
                    u32::deserialize(d).map(Self)
                }
            }
        }
    )*};
}

ids! {
    /// One run of praktijkleren by one kandidaat.
    TrajectId 'T' "traject" "T-0142";
    /// One person.
    KandidaatId 'K' "kandidaat" "K-0087";
    /// One employer.
    LeerbedrijfId 'B' "leerbedrijf" "B-0031";
    /// One place to learn, with room for one or more people.
    LeerwerkplekId 'P' "leerwerkplek" "P-0012";
}

/// A coach within one store; small, because it stands in every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CoachId(pub u16);

/// What moves on the board: a leerwerkplek being won, or a traject (HOUSE 2).
///
/// A traject without leerwerkplek in Werving kandidaten is what the board calls a kandidaat-card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KaartId {
    /// A leerwerkplek-card, first column.
    Plek(LeerwerkplekId),
    /// A kandidaat-card or traject-card, columns two to seven.
    Traject(TrajectId),
}

impl KaartId {
    /// The card as one number that sorts by kind, then id; stored as a key.
    pub fn nummer(self) -> u64 {
        match self {
            Self::Plek(id) => (1 << 32) | u64::from(id.0),
            Self::Traject(id) => (2 << 32) | u64::from(id.0),
        }
    }

    /// The card of a number made by [`Self::nummer`].
    pub fn van_nummer(nummer: u64) -> Option<Self> {
        let id = u32::try_from(nummer & 0xFFFF_FFFF).ok()?;
        match nummer >> 32 {
            1 => Some(Self::Plek(LeerwerkplekId(id))),
            2 => Some(Self::Traject(TrajectId(id))),
            _ => None,
        }
    }
}

impl fmt::Display for KaartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plek(id) => id.fmt(f),
            Self::Traject(id) => id.fmt(f),
        }
    }
}

impl FromStr for KaartId {
    type Err = IdFout;
    fn from_str(text: &str) -> Result<Self, IdFout> {
        if text.trim_start().starts_with(['P', 'p']) {
            text.parse().map(Self::Plek)
        } else {
            text.parse().map(Self::Traject)
        }
    }
}

impl Serialize for KaartId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if s.is_human_readable() {
            s.collect_str(self)
        } else {
            s.serialize_u64(self.nummer())
        }
    }
}

impl<'de> Deserialize<'de> for KaartId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            String::deserialize(d)?.parse().map_err(de::Error::custom)
        } else {
            let nummer = u64::deserialize(d)?;
            Self::van_nummer(nummer).ok_or_else(|| de::Error::custom("unknown kind of card"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_is_said() {
        assert_eq!(TrajectId(142).to_string(), "T-0142");
        assert_eq!("t142".parse(), Ok(TrajectId(142)));
        assert_eq!("T-0142".parse(), Ok(TrajectId(142)));
        assert!("K-0142".parse::<TrajectId>().is_err());
        assert!("T-".parse::<TrajectId>().is_err());
        assert!("T-99999999999".parse::<TrajectId>().is_err());
    }

    #[test]
    fn a_card_number_reads_back() {
        for kaart in [
            KaartId::Plek(LeerwerkplekId(7)),
            KaartId::Traject(TrajectId(u32::MAX)),
        ] {
            assert_eq!(KaartId::van_nummer(kaart.nummer()), Some(kaart));
            assert_eq!(kaart.to_string().parse(), Ok(kaart));
        }
        assert_eq!(KaartId::van_nummer(3 << 32), None);
    }
}
