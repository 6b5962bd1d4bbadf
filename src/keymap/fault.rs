//! What can be wrong in a key map, said so that the coach who wrote it can mend it.

use std::fmt;

use super::key::UnknownKey;

/// One mistake in a key map, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, regel {line}{}: {what}", shown(.context.as_deref()))]
pub struct KeymapFault {
    /// The file as the coach knows it.
    pub file: String,
    /// Line, from one.
    pub line: usize,
    /// The section the line stands in.
    pub context: Option<String>,
    /// The mistake.
    pub what: Wrong,
}

fn shown(context: Option<&str>) -> String {
    context.map_or_else(String::new, |name| format!(", [{name}]"))
}

/// The kinds of mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML; the parser's own words.
    Unreadable(String),
    /// No such section.
    UnknownContext {
        /// What stood there.
        written: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// No such key.
    UnknownKey(UnknownKey),
    /// No such action.
    UnknownAction {
        /// What stood there.
        written: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// No such map to begin with.
    UnknownBasis {
        /// What stood there.
        written: String,
    },
    /// A section where a value belongs, or the other way round.
    WrongShape,
    /// No keys between the quotes.
    NoKeys,
    /// The same keys twice in one section of one file.
    Duplicate {
        /// The keys.
        keys: String,
        /// Where they stood first.
        first: usize,
    },
    /// One binding lies on the way of another: `g` and `g g`.
    Through {
        /// The shorter keys.
        short: String,
        /// The longer keys.
        long: String,
        /// Where the other of the two stands.
        other: String,
    },
    /// A plain character in a context where characters are text.
    TextKey {
        /// The keys.
        keys: String,
    },
    /// Nothing was bound to the keys that should be let go.
    NothingThere {
        /// The keys.
        keys: String,
    },
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meant = |f: &mut fmt::Formatter<'_>, nearest: Option<&'static str>| match nearest {
            Some(name) => write!(f, "; bedoel je \"{name}\"?"),
            None => write!(f, "; `trajectbord toetsen` toont wat er is"),
        };
        match self {
            Self::Unreadable(message) => write!(
                f,
                "dit is niet te lezen; schrijf een regel als \"toetsen\" = \"actie\" ({message})"
            ),
            Self::UnknownContext { written, nearest } => {
                write!(f, "de plaats [{written}] bestaat niet")?;
                meant(f, *nearest)
            }
            Self::UnknownKey(unknown) => write!(f, "{unknown}"),
            Self::UnknownAction { written, nearest } => {
                write!(f, "de actie \"{written}\" bestaat niet")?;
                meant(f, *nearest)
            }
            Self::UnknownBasis { written } => write!(
                f,
                "basis \"{written}\" bestaat niet; kies \"standaard\" of \"vim\""
            ),
            Self::WrongShape => write!(
                f,
                "dit hoort hier niet; zet toetsen onder een plaats, als \"toetsen\" = \"actie\""
            ),
            Self::NoKeys => write!(f, "er staat geen toets tussen de aanhalingstekens"),
            Self::Duplicate { keys, first } => write!(
                f,
                "\"{keys}\" staat er twee keer, ook op regel {first}; haal er één weg"
            ),
            Self::Through { short, long, other } => write!(
                f,
                "\"{short}\" en \"{long}\" gaan niet samen: na \"{short}\" is de actie al gedaan \
                 (zie {other}); kies andere toetsen of laat er één los met \"-\""
            ),
            Self::TextKey { keys } => write!(
                f,
                "\"{keys}\" is hier tekst om te typen; kies een toets met Ctrl of een naam"
            ),
            Self::NothingThere { keys } => write!(
                f,
                "op \"{keys}\" stond niets om los te laten; haal de regel weg"
            ),
        }
    }
}
