//! The places a form knows by name, found however they are written.

use std::collections::BTreeMap;

use crate::domain::tekst::vouw;

/// Names of towns and villages.
#[derive(Debug, Clone, Default)]
pub struct Plaatsen {
    by_fold: BTreeMap<String, String>,
    longest: usize,
}

impl Plaatsen {
    /// From names as they should be shown.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut plaatsen = Self::default();
        for name in names {
            let words = name.split_whitespace().count();
            plaatsen.longest = plaatsen.longest.max(words);
            plaatsen.by_fold.insert(vouw(name), name.to_owned());
        }
        plaatsen
    }

    /// The place of this name, as it should be shown.
    pub fn zoek(&self, tekst: &str) -> Option<&str> {
        self.by_fold.get(&vouw(tekst)).map(String::as_str)
    }

    /// How many words the longest name has.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_however_it_is_written() {
        let plaatsen = Plaatsen::new(["Den Ham", "Hengelo", "Wijhe"]);
        assert_eq!(plaatsen.zoek("den  ham"), Some("Den Ham"));
        assert_eq!(plaatsen.zoek("HENGELO"), Some("Hengelo"));
        assert_eq!(plaatsen.zoek("wyhe"), Some("Wijhe"));
        assert_eq!(plaatsen.zoek("Ham"), None);
        assert_eq!(plaatsen.longest(), 2);
    }
}
