//! A number with its noun: "1 plek", "3 plekken".

/// A noun in both its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Woord {
    /// Of one.
    pub een: &'static str,
    /// Of more, and of none.
    pub meer: &'static str,
}

impl Woord {
    /// Leerwerkplekken, where it is said all the time.
    pub const PLEK: Self = Self {
        een: "plek",
        meer: "plekken",
    };
    /// Kandidaten.
    pub const KANDIDAAT: Self = Self {
        een: "kandidaat",
        meer: "kandidaten",
    };
    /// Points of a pair.
    pub const PUNT: Self = Self {
        een: "punt",
        meer: "punten",
    };

    /// A number with the noun.
    pub fn tel(self, aantal: usize) -> String {
        tel(aantal, self.een, self.meer)
    }

    /// The noun that goes with a number.
    pub const fn vorm(self, aantal: usize) -> &'static str {
        vorm(aantal, self.een, self.meer)
    }
}

/// A number with the noun that goes with it.
pub fn tel(aantal: usize, een: &str, meer: &str) -> String {
    format!("{aantal} {}", vorm(aantal, een, meer))
}

/// The noun that goes with a number.
pub const fn vorm<'a>(aantal: usize, een: &'a str, meer: &'a str) -> &'a str {
    if aantal == 1 { een } else { meer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_not() {
        assert_eq!(tel(1, "plaats", "plaatsen"), "1 plaats");
        assert_eq!(Woord::PLEK.tel(1), "1 plek");
        assert_eq!(Woord::KANDIDAAT.tel(0), "0 kandidaten");
        assert_eq!(Woord::PUNT.vorm(12), "punten");
    }
}
