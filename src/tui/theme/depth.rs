//! What a terminal can show; detected by `term`, used here.

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None, or `NO_COLOR` is set.
    Mono,
    /// The sixteen named ones.
    #[default]
    Zestien,
    /// The palette of 256.
    Kleuren256,
    /// All of them.
    Volledig,
}

/// Whether text stands on dark or on light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Achtergrond {
    /// Light text on dark.
    #[default]
    Donker,
    /// Dark text on light.
    Licht,
}
