//! What a server has to tell of itself: numbers only, nothing of anybody.

use std::fmt;

/// One thing that happened at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voorval {
    /// A screen came.
    Erbij {
        /// Its number.
        venster: u64,
        /// How many there are now.
        open: usize,
    },
    /// A screen left, or its line broke.
    Weg {
        /// Its number.
        venster: u64,
    },
    /// An account that is no coach.
    Onbekend {
        /// Its uid, for whoever has to add it.
        uid: u32,
    },
    /// A screen that speaks another language than this server.
    AndereTaal {
        /// What it speaks.
        protocol: u16,
    },
    /// Whoever knocked said nothing that a screen says.
    GeenVenster {
        /// Its uid.
        uid: u32,
    },
    /// There were too many already.
    TeVeel {
        /// Whose was one too many.
        uid: u32,
    },
    /// A thread broke; the others go on.
    Gebroken,
}

impl fmt::Display for Voorval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Erbij { venster, open } => write!(f, "venster {venster} erbij, {open} open"),
            Self::Weg { venster } => write!(f, "venster {venster} weg"),
            Self::Onbekend { uid } => write!(f, "account {uid} geweigerd: geen coach"),
            Self::AndereTaal { protocol } => {
                write!(f, "venster geweigerd: spreekt versie {protocol}")
            }
            Self::GeenVenster { uid } => write!(f, "account {uid} geweigerd: geen venster"),
            Self::TeVeel { uid } => write!(f, "account {uid} geweigerd: te veel vensters"),
            Self::Gebroken => f.write_str("een vraag is gebroken; de andere gaan door"),
        }
    }
}
