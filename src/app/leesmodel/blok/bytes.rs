//! Numbers, texts and days as bytes, one behind the other.

use chrono::{Datelike, NaiveDate};

/// Bytes that are written one after another.
#[derive(Default)]
pub(super) struct Schrijver(pub(super) Vec<u8>);

impl Schrijver {
    pub(super) fn getal(&mut self, getal: u64, bytes: usize) {
        self.0.extend(getal.to_le_bytes().into_iter().take(bytes));
    }

    pub(super) fn tekst(&mut self, tekst: &str) {
        let lengte = u16::try_from(tekst.len()).unwrap_or(0);
        self.getal(u64::from(lengte), 2);
        self.0
            .extend(tekst.as_bytes().iter().take(usize::from(lengte)));
    }

    pub(super) fn dag(&mut self, dag: NaiveDate) {
        self.getal(u64::from(dag.num_days_from_ce().cast_unsigned()), 4);
    }
}

/// Bytes that are read one after another; none where they end too soon.
pub(super) struct Lezer<'a>(pub(super) &'a [u8]);

impl<'a> Lezer<'a> {
    pub(super) fn bytes(&mut self, aantal: usize) -> Option<&'a [u8]> {
        let (voor, na) = self.0.split_at_checked(aantal)?;
        self.0 = na;
        Some(voor)
    }

    pub(super) fn getal(&mut self, bytes: usize) -> Option<u64> {
        let mut heel = [0; 8];
        heel.get_mut(..bytes)?.copy_from_slice(self.bytes(bytes)?);
        Some(u64::from_le_bytes(heel))
    }

    pub(super) fn tekst(&mut self) -> Option<&'a str> {
        let lengte = usize::try_from(self.getal(2)?).ok()?;
        std::str::from_utf8(self.bytes(lengte)?).ok()
    }

    pub(super) fn dag(&mut self) -> Option<NaiveDate> {
        let dagen = u32::try_from(self.getal(4)?).ok()?;
        NaiveDate::from_num_days_from_ce_opt(dagen.cast_signed())
    }

    pub(super) fn nummer(&mut self) -> Option<u32> {
        u32::try_from(self.getal(4)?).ok()
    }
}
