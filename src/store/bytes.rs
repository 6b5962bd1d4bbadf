//! Reading fixed-width numbers and lengths from bytes that may be damaged: never a panic.

/// A place in a slice of bytes; every read says `None` past the end.
#[derive(Clone, Copy)]
pub(super) struct Lezer<'a> {
    bytes: &'a [u8],
}

impl<'a> Lezer<'a> {
    pub(super) const fn nieuw(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn neem(&mut self, aantal: usize) -> Option<&'a [u8]> {
        let (voor, na) = self.bytes.split_at_checked(aantal)?;
        self.bytes = na;
        Some(voor)
    }

    fn vast<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.neem(N)?.try_into().ok()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.vast().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.vast().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.vast().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.vast().map(u64::from_le_bytes)
    }

    /// A length of four bytes and that many bytes.
    pub(super) fn blok(&mut self) -> Option<&'a [u8]> {
        let lengte = usize::try_from(self.u32()?).ok()?;
        self.neem(lengte)
    }

    pub(super) const fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub(super) const fn is_leeg(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// Appends a length of four bytes and the bytes; false when they do not fit in that length.
pub(super) fn zet_blok(uit: &mut Vec<u8>, bytes: &[u8]) -> bool {
    let Ok(lengte) = u32::try_from(bytes.len()) else {
        return false;
    };
    uit.extend_from_slice(&lengte.to_le_bytes());
    uit.extend_from_slice(bytes);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_comes_back_and_a_short_one_does_not() {
        let mut uit = Vec::new();
        assert!(zet_blok(&mut uit, b"leerwerkplek"));
        assert_eq!(Lezer::nieuw(&uit).blok(), Some(b"leerwerkplek".as_slice()));
        uit.pop();
        assert_eq!(Lezer::nieuw(&uit).blok(), None);
    }
}
