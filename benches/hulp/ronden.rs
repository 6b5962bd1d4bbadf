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
    ronde("cursor, scrolling", "l", SCHUIF, [160, 160, 200]),
    ronde("page", "l", &["pagedown", "pageup"], [800, 1_200, 1_600]),
    ronde("another fase", "l", &["l", "h"], [2_200, 2_700, 1_700]),
    ronde("another screen", "l", &["2", "1"], [2_900, 6_300, 10_800]),
    ronde(
        "search, a letter",
        "/",
        &["a", "backspace"],
        [750, 900, 900],
    ),
    ronde(
        "palette, a letter",
        ":",
        &["a", "backspace"],
        [1_060, 1_070, 1_070],
    ),
    ronde("help", "l", &["?", "esc"], [2_650, 4_550, 7_600]),
    ronde("dossier", "l", &["enter", "esc"], [2_200, 5_400, 7_000]),
];

/// The windows.
pub(crate) const VENSTERS: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];
