//! Municipalities by number, so that a row holds two bytes for one.

use std::collections::HashMap;

use crate::domain::tekst::vouw;

/// Names of municipalities, a number each.
#[derive(Debug, Default)]
pub(super) struct Gemeenten {
    pub(super) namen: Vec<(Box<str>, Box<str>)>,
    index: HashMap<Box<str>, u16>,
}

impl Gemeenten {
    pub(super) fn nummer(&mut self, naam: &str) -> u16 {
        if let Some(nummer) = self.index.get(naam) {
            return *nummer;
        }
        // 65,535 names and more share the last number; the country has about 350.
        let nummer = u16::try_from(self.namen.len() + 1).unwrap_or(u16::MAX);
        self.namen.push((naam.into(), vouw(naam).into()));
        self.index.insert(naam.into(), nummer);
        nummer
    }

    /// Name and folded name; number 0 has none.
    pub(super) fn naam(&self, nummer: u16) -> Option<(&str, &str)> {
        let (naam, gevouwen) = self.namen.get(usize::from(nummer).checked_sub(1)?)?;
        Some((naam, gevouwen))
    }
}
