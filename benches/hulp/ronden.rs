//! Rounds of keys, each of which ends where it began, so that it can be done any number of times.
#![allow(dead_code, reason = "not every benchmark uses all of it")]

/// A round.
pub(crate) struct Ronde {
    /// What the keys do.
    pub(crate) naam: &'static str,
    /// Keys before the round.
    pub(crate) vooraf: &'static str,
    /// The keys in turn, each with a frame of its own.
    pub(crate) beurt: &'static [&'static str],
    /// The most bytes that a key of it may send on average at 80x24, 120x40 and 200x50.
    pub(crate) bytes: [u64; 3],
}

const fn ronde(
    naam: &'static str,
    vooraf: &'static str,
    beurt: &'static [&'static str],
    bytes: [u64; 3],
) -> Ronde {
    Ronde {
        naam,
        vooraf,
        beurt,
        bytes,
    }
}

/// Twenty moves down and twenty up: some scroll.
const SCHUIF: &[&str] = &[
    "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j", "j",
    "j", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k",
    "k", "k",
];

/// Every round.
pub(crate) const RONDEN: [Ronde; 9] = [
    ronde("cursor", "l", &["j", "k"], [60, 60, 60]),
    ronde("cursor, scrolling", "l", SCHUIF, [320, 320, 320]),
    ronde("page", "l", &["pagedown", "pageup"], [1_256, 2_924, 3_712]),
    ronde("another fase", "l", &["l", "h"], [2_600, 3_400, 5_000]),
    ronde("another screen", "l", &["2", "1"], [4_500, 9_200, 14_000]),
    ronde(
        "search, a letter",
        "/",
        &["a", "backspace"],
        [1_400, 1_400, 2_000],
    ),
    ronde(
        "palette, a letter",
        ":",
        &["a", "backspace"],
        [2_000, 2_000, 2_000],
    ),
    ronde("help", "l", &["?", "esc"], [3_500, 6_500, 10_000]),
    ronde("dossier", "l", &["enter", "esc"], [4_000, 8_000, 12_000]),
];

/// The windows.
pub(crate) const VENSTERS: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];
