//! The signs of our own chrome: one set for UTF-8, one for ASCII; no emoji, every sign one column.

/// Which set of signs the terminal can show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// The terminal says UTF-8.
    #[default]
    Utf8,
    /// Anything else.
    Ascii,
}

/// The signs.
#[derive(Debug)]
pub struct Tekens {
    /// Before the row in hand.
    pub cursor: &'static str,
    /// On a marked row.
    pub merk: &'static str,
    /// On a marked row that is in hand.
    pub cursor_merk: &'static str,
    /// A step done, in the bar.
    pub vol: &'static str,
    /// A step to do, in the bar; empty when the set has no bar.
    pub leeg: &'static str,
    /// Before the count of warnings.
    pub waarschuwing: &'static str,
    /// Before a leerwerkplek, and between from and to.
    pub pijl: &'static str,
    /// Rows above.
    pub boven: &'static str,
    /// Rows below.
    pub onder: &'static str,
    /// Where text was cut.
    pub weg: &'static str,
    /// Between parts of a line.
    pub punt: &'static str,
    /// The store can be reached.
    pub verbonden: &'static str,
    /// It cannot.
    pub verbroken: &'static str,
    /// Line between columns.
    pub staand: &'static str,
    /// Thin horizontal line.
    pub liggend: &'static str,
    /// Thick horizontal line, for the column in hand.
    pub dik: &'static str,
    /// Corners of a box: left top, right top, left bottom, right bottom.
    pub hoeken: [&'static str; 4],
    /// Both sides of what is in hand in the strip.
    pub strip: [&'static str; 2],
    /// Where typing starts.
    pub invoer: &'static str,
    /// Done.
    pub vink: &'static str,
}

const UTF8: Tekens = Tekens {
    cursor: "▶",
    merk: "■",
    cursor_merk: "◆",
    vol: "▮",
    leeg: "▯",
    waarschuwing: "▲",
    pijl: "→",
    boven: "↑",
    onder: "↓",
    weg: "…",
    punt: "·",
    verbonden: "●",
    verbroken: "○",
    staand: "│",
    liggend: "─",
    dik: "━",
    hoeken: ["┌", "┐", "└", "┘"],
    strip: ["▐", "▌"],
    invoer: "›",
    vink: "✓",
};

const ASCII: Tekens = Tekens {
    cursor: ">",
    merk: "*",
    cursor_merk: "#",
    vol: "",
    leeg: "",
    waarschuwing: "^",
    pijl: "->",
    boven: "^",
    onder: "v",
    weg: "~",
    punt: "-",
    verbonden: "*",
    verbroken: "!",
    staand: "|",
    liggend: "-",
    dik: "=",
    hoeken: ["+", "+", "+", "+"],
    strip: ["[", "]"],
    invoer: ">",
    vink: "x",
};

impl Glyphs {
    /// The signs of the set.
    pub fn tekens(self) -> &'static Tekens {
        match self {
            Self::Utf8 => &UTF8,
            Self::Ascii => &ASCII,
        }
    }
}
