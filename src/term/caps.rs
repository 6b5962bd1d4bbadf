//! What the terminal can show, read from the environment; the terminal itself is never asked.
//!
//! A question to the terminal may go unanswered over SSH and would hold up the start (HOUSE 6), so
//! this guesses from variables only, and rather too little than too much (STYLE 5.1, trap 22).

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kleurdiepte {
    /// None, or the coach asked for none with `NO_COLOR`.
    Geen,
    /// The sixteen that every terminal names.
    Zestien,
    /// The table of 256.
    Tabel,
    /// Red, green and blue apart.
    Vol,
}

/// Whether text stands on a light or a dark ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Achtergrond {
    /// Light text on a dark ground.
    Donker,
    /// Dark text on a light ground.
    Licht,
}

/// Everything the screens need to know of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kunnen {
    /// Colours.
    pub kleuren: Kleurdiepte,
    /// Whether signs beyond ASCII may be drawn.
    pub utf8: bool,
    /// The ground, where the terminal tells.
    pub achtergrond: Option<Achtergrond>,
}

/// Why no screen can be drawn here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weigering {
    /// `TERM` says that the cursor cannot be moved, or says nothing.
    #[error(
        "deze terminal kan geen scherm tekenen (TERM is leeg of \"dumb\"); start trajectbord in een \
         gewone terminal, of gebruik een subcommando zoals `trajectbord lijst`"
    )]
    Dom,
    /// Input or output is a file or a pipe.
    #[error(
        "trajectbord heeft een terminal nodig voor zijn scherm; zonder terminal werken de \
         subcommando's, zoals `trajectbord lijst` (zie `trajectbord --help`)"
    )]
    GeenTerminal,
}

/// A variable of the environment by its name; handed in, for only `boot` reads the environment.
pub type Omgeving<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Kunnen {
    /// What the environment tells, or why there is no use in drawing.
    pub fn detect(env: Omgeving) -> Result<Self, Weigering> {
        match env("TERM").as_deref() {
            None | Some("" | "dumb" | "unknown") => Err(Weigering::Dom),
            Some(_) => Ok(Self {
                kleuren: Kleurdiepte::detect(env),
                utf8: utf8(env),
                achtergrond: Achtergrond::detect(env),
            }),
        }
    }
}

impl Kleurdiepte {
    /// The colours that the environment promises.
    pub fn detect(env: Omgeving) -> Self {
        // no-color.org: set and not empty, whatever it says.
        if env("NO_COLOR").is_some_and(|it| !it.is_empty()) {
            return Self::Geen;
        }
        let term = env("TERM").unwrap_or_default();
        let table = term.contains("256color");
        // GNU screen passes COLORTERM on and then mangles what it promises.
        let screen = term.starts_with("screen");
        let full = matches!(env("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
        // SSH does not carry COLORTERM; these names promise full colour by themselves.
        let known = [
            "-direct",
            "-kitty",
            "alacritty",
            "foot",
            "wezterm",
            "ghostty",
        ];
        if !screen && (full || known.iter().any(|it| term.contains(it))) {
            Self::Vol
        } else if table {
            Self::Tabel
        } else if term.starts_with("vt") || term.ends_with("-mono") || term.ends_with("-m") {
            Self::Geen
        } else {
            Self::Zestien
        }
    }
}

impl Achtergrond {
    /// What `COLORFGBG` says ("15;0"), if the terminal sets it.
    fn detect(env: Omgeving) -> Option<Self> {
        let value = env("COLORFGBG")?;
        let ground: u8 = value.rsplit(';').next()?.trim().parse().ok()?;
        match ground {
            0..=6 | 8 => Some(Self::Donker),
            7 | 9..=15 => Some(Self::Licht),
            _ => None,
        }
    }
}

/// Whether the locale is UTF-8; the first of the three that is set decides, as in libc.
fn utf8(env: Omgeving) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(env)
        .find(|it| !it.is_empty())
        .unwrap_or_default()
        .to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(vars: &[(&str, &str)], ask: impl Fn(Omgeving) -> T) -> T {
        ask(&|name| {
            let found = vars.iter().find(|(it, _)| *it == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn colours_are_guessed_from_the_environment() {
        for (vars, depth) in [
            (&[("TERM", "xterm-256color")][..], Kleurdiepte::Tabel),
            (&[("TERM", "xterm")], Kleurdiepte::Zestien),
            (&[("TERM", "linux")], Kleurdiepte::Zestien),
            (&[("TERM", "xterm-kitty")], Kleurdiepte::Vol),
            (&[("TERM", "vt220")], Kleurdiepte::Geen),
            (
                &[("TERM", "tmux-256color"), ("COLORTERM", "truecolor")],
                Kleurdiepte::Vol,
            ),
            (
                &[("TERM", "screen-256color"), ("COLORTERM", "truecolor")],
                Kleurdiepte::Tabel,
            ),
            (
                &[("TERM", "screen"), ("COLORTERM", "truecolor")],
                Kleurdiepte::Zestien,
            ),
        ] {
            assert_eq!(with(vars, Kleurdiepte::detect), depth, "{vars:?}");
        }
    }

    #[test]
    fn no_color_wins_over_every_promise_unless_it_is_empty() {
        let mut vars = vec![("TERM", "xterm-kitty"), ("NO_COLOR", "1")];
        assert_eq!(with(&vars, Kleurdiepte::detect), Kleurdiepte::Geen);
        vars[1].1 = "";
        assert_eq!(with(&vars, Kleurdiepte::detect), Kleurdiepte::Vol);
    }

    #[test]
    fn a_terminal_that_cannot_move_its_cursor_is_refused_in_words() {
        for vars in [&[][..], &[("TERM", "")], &[("TERM", "dumb")]] {
            let refusal = with(vars, Kunnen::detect).unwrap_err();
            assert!(refusal.to_string().contains("gewone terminal"));
        }
    }

    #[test]
    fn signs_are_drawn_only_where_the_locale_has_them() {
        for (vars, expected) in [
            (&[("LANG", "nl_NL.UTF-8")][..], true),
            (&[("LC_ALL", "C.utf8"), ("LANG", "C")], true),
            (&[("LC_ALL", "C"), ("LANG", "nl_NL.UTF-8")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "nl_NL.UTF-8")], true),
            (&[("LANG", "nl_NL@euro")], false),
            (&[], false),
        ] {
            assert_eq!(with(vars, utf8), expected, "{vars:?}");
        }
    }

    #[test]
    fn the_ground_is_known_only_where_the_terminal_tells() {
        for (value, ground) in [
            ("15;0", Some(Achtergrond::Donker)),
            ("0;15", Some(Achtergrond::Licht)),
            ("0;default;7", Some(Achtergrond::Licht)),
            ("0;default", None),
            ("", None),
        ] {
            assert_eq!(with(&[("COLORFGBG", value)], Achtergrond::detect), ground);
        }
        assert_eq!(with(&[], Achtergrond::detect), None);
    }
}
