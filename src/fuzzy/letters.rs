//! What a text has of letters, in a few bits, so that most texts are refused without being read.

/// Which letters a text has: 26 bits present, 26 bits present twice, ten digits, hyphen, apostrophe.
///
/// The space has no bit: no word of a query holds one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters(u64);

const TWICE: u32 = 26;
const DIGITS: u32 = 52;
const HYPHEN: u32 = 62;
const APOSTROPHE: u32 = 63;

impl Letters {
    /// No letters at all.
    pub(super) const NONE: Self = Self(0);

    /// The letters of this text.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut bits = 0_u64;
        for byte in text {
            match byte {
                b'a'..=b'z' => {
                    let once = 1 << (byte - b'a');
                    bits |= (bits & once) << TWICE;
                    bits |= once;
                }
                b'0'..=b'9' => bits |= 1 << (DIGITS + u32::from(byte - b'0')),
                b'-' => bits |= 1 << HYPHEN,
                b'\'' => bits |= 1 << APOSTROPHE,
                _ => {}
            }
        }
        Self(bits)
    }

    /// What either of the two asks for.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a text with these letters can hold what is asked; if not, it certainly does not.
    pub(super) fn can_hold(self, asked: Self) -> bool {
        asked.0 & !self.0 == 0
    }
}

/// With which letters the words of a text start, and which of them starts the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Starts(u32);

const FIRST: u32 = 26;
const NO_LETTER: u32 = 31;

impl Starts {
    /// The starts of this text.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut bits = 0;
        let mut before = b' ';
        for byte in text {
            if let (true, Some(letter)) = (separates(before), letter(*byte)) {
                bits |= 1 << letter;
            }
            before = *byte;
        }
        let first = text.first().and_then(|it| letter(*it));
        Self(bits | first.unwrap_or(NO_LETTER) << FIRST)
    }

    /// Whether some word starts with this letter; for what is not a letter the answer is a careful yes.
    pub(super) fn may_start_with(self, byte: u8) -> bool {
        letter(byte).is_none_or(|it| self.0 & (1 << it) != 0)
    }

    /// Whether the text itself starts with this letter.
    pub(super) fn text_starts_with(self, byte: u8) -> bool {
        letter(byte).is_some_and(|it| self.0 >> FIRST == it)
    }
}

/// Whether a word may start after this byte.
pub(super) fn separates(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

fn letter(byte: u8) -> Option<u32> {
    byte.is_ascii_lowercase().then(|| u32::from(byte - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_is_asked_twice_must_be_there_twice() {
        let anna = Letters::of(b"anna");
        assert!(anna.can_hold(Letters::of(b"nn")));
        assert!(!Letters::of(b"jan").can_hold(Letters::of(b"nn")));
        assert!(anna.can_hold(Letters::NONE));
        assert!(!anna.can_hold(Letters::of(b"7")));
    }

    #[test]
    fn words_start_after_spaces_hyphens_and_apostrophes() {
        let starts = Starts::of(b"anne-fleur van 't hof");
        for byte in *b"afvth" {
            assert!(starts.may_start_with(byte));
        }
        assert!(!starts.may_start_with(b'n'));
        assert!(starts.may_start_with(b'7'));
        assert!(starts.text_starts_with(b'a') && !starts.text_starts_with(b'f'));
        assert!(!Starts::of("éva".as_bytes()).text_starts_with(b'e'));
    }
}
