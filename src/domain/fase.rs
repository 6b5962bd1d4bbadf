//! The seven fasen, their order and their names (DOMAIN 2.1).

use serde::{Deserialize, Serialize};

/// A fase of praktijkleren; the order is the order of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fase {
    /// Werving werkgevers: a leerwerkplek is being won.
    #[serde(rename = "wg")]
    WervingWerkgevers,
    /// Werving kandidaten: from the first call to "passend".
    #[serde(rename = "wk")]
    WervingKandidaten,
    /// Bemiddeling: kandidaat and leerwerkplek meet.
    #[serde(rename = "bm")]
    Bemiddeling,
    /// Plaatsing en inschrijving: everything before the first day.
    #[serde(rename = "pi")]
    Plaatsing,
    /// Praktijkleren met een praktijkverklaring.
    #[serde(rename = "pl")]
    Praktijkleren,
    /// Plaatsing baan.
    #[serde(rename = "pb")]
    PlaatsingBaan,
    /// Nazorg.
    #[serde(rename = "nz")]
    Nazorg,
}

impl Fase {
    /// All fasen in order.
    pub const ALL: [Self; 7] = [
        Self::WervingWerkgevers,
        Self::WervingKandidaten,
        Self::Bemiddeling,
        Self::Plaatsing,
        Self::Praktijkleren,
        Self::PlaatsingBaan,
        Self::Nazorg,
    ];

    /// Two letters, as in step ids: `WG`.
    pub const fn code(self) -> &'static str {
        ["WG", "WK", "BM", "PI", "PL", "PB", "NZ"][self as usize]
    }

    /// The exact Dutch name (S3).
    pub const fn label(self) -> &'static str {
        [
            "Werving werkgevers",
            "Werving kandidaten",
            "Bemiddeling",
            "Plaatsing en inschrijving",
            "Praktijkleren met een praktijkverklaring",
            "Plaatsing baan",
            "Nazorg",
        ][self as usize]
    }

    /// The name as it fits above a column.
    pub const fn kolom(self) -> &'static str {
        [
            "Werving werkgevers",
            "Werving kandidaten",
            "Bemiddeling",
            "Plaatsing",
            "Praktijkleren",
            "Baan",
            "Nazorg",
        ][self as usize]
    }

    /// The name as it fits in the strip at 80 columns.
    pub const fn kort(self) -> &'static str {
        [
            "WvWg", "WvKd", "Bemidd", "Plaats", "Praktijk", "Baan", "Nazorg",
        ][self as usize]
    }

    /// Position from the left, 0 to 6.
    pub const fn plaats(self) -> usize {
        self as usize
    }

    /// The fase at a position, if there is one.
    pub fn op_plaats(plaats: usize) -> Option<Self> {
        Self::ALL.get(plaats).copied()
    }

    /// The next fase of a traject, or none after Nazorg.
    ///
    /// Werving werkgevers has no next fase: it ends in a leerwerkplek that can be matched.
    pub fn volgende(self) -> Option<Self> {
        if self == Self::WervingWerkgevers {
            None
        } else {
            Self::op_plaats(self.plaats() + 1)
        }
    }

    /// The fase before, or none where a traject cannot go back further.
    pub fn vorige(self) -> Option<Self> {
        if self <= Self::WervingKandidaten {
            None
        } else {
            Self::op_plaats(self.plaats() - 1)
        }
    }

    /// Days a card may stand in this fase before it is marked `!`.
    ///
    /// Defaults of our own (DOMAIN 2.3 marks lead times without a source as its own); Praktijkleren is
    /// the three months of S2 and Nazorg the year of DOMAIN 5.3.
    pub const fn norm_dagen(self) -> i32 {
        [60, 28, 28, 28, 98, 28, 380][self as usize]
    }

    /// Reads `wg`, `BM`, `bemiddeling`, `praktijk`, or `3`.
    pub fn lees(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if let Ok(nummer) = text.parse::<usize>() {
            return Self::op_plaats(nummer.checked_sub(1)?);
        }
        Self::ALL
            .into_iter()
            .find(|fase| fase.code().eq_ignore_ascii_case(&text))
            .or_else(|| {
                if text.chars().count() < 3 {
                    return None;
                }
                let mut hits = Self::ALL.into_iter().filter(|fase| {
                    [fase.label(), fase.kolom(), fase.kort()]
                        .iter()
                        .any(|naam| naam.to_lowercase().starts_with(&text))
                });
                let first = hits.next()?;
                hits.next().is_none().then_some(first)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fasen_stand_in_the_order_of_the_columns() {
        let codes: Vec<_> = Fase::ALL.iter().map(|f| f.code()).collect();
        assert_eq!(codes, ["WG", "WK", "BM", "PI", "PL", "PB", "NZ"]);
        for (plaats, fase) in Fase::ALL.into_iter().enumerate() {
            assert_eq!(fase.plaats(), plaats);
        }
    }

    #[test]
    fn a_traject_goes_from_werving_kandidaten_to_nazorg() {
        let mut fase = Fase::WervingKandidaten;
        let mut weg = vec![fase.code()];
        while let Some(volgende) = fase.volgende() {
            assert_eq!(volgende.vorige(), Some(fase));
            fase = volgende;
            weg.push(fase.code());
        }
        assert_eq!(weg, ["WK", "BM", "PI", "PL", "PB", "NZ"]);
        assert_eq!(Fase::WervingWerkgevers.volgende(), None);
        assert_eq!(Fase::WervingKandidaten.vorige(), None);
    }

    #[test]
    fn a_fase_is_read_from_code_name_or_number() {
        assert_eq!(Fase::lees("bm"), Some(Fase::Bemiddeling));
        assert_eq!(Fase::lees("praktijk"), Some(Fase::Praktijkleren));
        assert_eq!(Fase::lees("plaatsing baan"), Some(Fase::PlaatsingBaan));
        assert_eq!(Fase::lees("baan"), Some(Fase::PlaatsingBaan));
        assert_eq!(Fase::lees("7"), Some(Fase::Nazorg));
        assert_eq!(Fase::lees("werving"), None, "two fasen start like that");
        assert_eq!(Fase::lees("0"), None);
    }
}
