//! One keypress as a plain terminal can send it, and how it is written in a key map.

use std::fmt;
use std::str::FromStr;

/// Which key, without Ctrl and Alt. Shift is part of the character (`J`) or of the key (`BackTab`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character, with Shift already in it.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// One keypress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Held with Ctrl.
    pub ctrl: bool,
    /// Held with Alt.
    pub alt: bool,
}

/// Keys with a name in a key map; every other key is written as its character.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("shift-tab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

/// What a named key looks like in the hint line and the help of a screen that has the signs.
const SIGNS: &[(Code, &str)] = &[
    (Code::Enter, "⏎"),
    (Code::Up, "↑"),
    (Code::Down, "↓"),
    (Code::Left, "←"),
    (Code::Right, "→"),
    (Code::Char(' '), "spatie"),
];

impl Key {
    /// A key by itself.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// A character by itself.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl. A terminal sends no case with it, so it is kept in lower case.
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: Code::Char(c.to_ascii_lowercase()),
            ctrl: true,
            alt: false,
        }
    }

    /// The character this key types into a text field, if it types one.
    pub const fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// How the key is shown to a coach: signs where the screen has them, words where not.
    pub fn shown(self, ascii: bool) -> String {
        if !self.ctrl && !self.alt {
            let sign = SIGNS.iter().find(|(code, _)| *code == self.code);
            if let Some((_, sign)) = sign
                && (!ascii || sign.is_ascii())
            {
                return (*sign).to_owned();
            }
        }
        self.to_string()
    }

    /// Why a default binding may not stand on this key, in Dutch, or `None` if it may.
    ///
    /// A plain terminal sends bytes, not keys: some keys arrive as another one, some not at all,
    /// and some are taken on the way (STYLE 5.1, trap 9).
    pub fn refusal(self) -> Option<&'static str> {
        if self.alt {
            return Some("Alt komt over een trage lijn aan als Esc en dan een letter");
        }
        if !self.ctrl {
            return match self.code {
                Code::F(_) => Some("niet elk toetsenbord en niet elke terminal heeft F-toetsen"),
                _ => None,
            };
        }
        match self.code {
            Code::Char('i') => Some("een terminal stuurt hiervoor hetzelfde als Tab"),
            Code::Char('m' | 'j') => Some("een terminal stuurt hiervoor hetzelfde als Enter"),
            Code::Char('[') => Some("een terminal stuurt hiervoor hetzelfde als Esc"),
            Code::Char('h') => Some("een terminal stuurt hiervoor hetzelfde als Backspace"),
            Code::Char('a' | 'b') => Some("deze toets is van screen of tmux"),
            Code::Char('z') => Some("deze toets zet een programma in de wacht"),
            Code::Char(c) if c.is_ascii_lowercase() || c == ' ' => None,
            _ => Some("een gewone terminal kan dit met Ctrl niet sturen"),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "f{n}"),
            // Every other code has a name; the test `every_key_reads_back_as_written` keeps it so.
            other => write!(f, "{other:?}"),
        }
    }
}

/// The text is not the name of a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{written}\" is geen toets{}", hint(.nearest.as_deref()))]
pub struct UnknownKey {
    /// What stood there.
    pub written: String,
    /// The name that looks most like it.
    pub nearest: Option<String>,
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; bedoel je \"{name}\"?"))
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(written: &str) -> Result<Self, UnknownKey> {
        let unknown = |nearest: Option<String>| UnknownKey {
            written: written.to_owned(),
            nearest,
        };
        // A prefix only counts when something follows it, so that `-` itself stays a key.
        let (ctrl, rest) = strip(written, "ctrl-");
        let (alt, name) = strip(rest, "alt-");
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => Code::Char(c),
            _ => named(name).ok_or_else(|| unknown(nearest(name)))?,
        };
        if ctrl && let Code::Char(c) = code {
            let lower = c.to_ascii_lowercase();
            if lower != c {
                return Err(unknown(Some(format!("ctrl-{lower}"))));
            }
        }
        Ok(Self { code, ctrl, alt })
    }
}

fn strip<'a>(text: &'a str, prefix: &str) -> (bool, &'a str) {
    match text.strip_prefix(prefix) {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, text),
    }
}

fn named(name: &str) -> Option<Code> {
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let number: u8 = name.strip_prefix('f')?.parse().ok()?;
    // `f01` would be a second way to write `f1`.
    ((1..=12).contains(&number) && name == format!("f{number}")).then_some(Code::F(number))
}

fn nearest(name: &str) -> Option<String> {
    super::nearest::nearest(name, NAMES.iter().map(|(known, _)| *known)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_code() -> Vec<Code> {
        let mut codes: Vec<Code> = NAMES.iter().map(|(_, code)| *code).collect();
        codes.extend((1..=12).map(Code::F));
        codes.extend(('!'..='~').map(Code::Char));
        codes.extend(['é', 'ß', 'Ž', '€'].map(Code::Char));
        codes
    }

    #[test]
    fn every_key_reads_back_as_written() {
        for code in every_code() {
            for (ctrl, alt) in [(false, false), (true, false), (false, true), (true, true)] {
                let key = Key { code, ctrl, alt };
                if ctrl && matches!(code, Code::Char(c) if c.is_ascii_uppercase()) {
                    continue;
                }
                let written = key.to_string();
                assert_eq!(written.parse::<Key>(), Ok(key), "{written}");
            }
        }
    }

    #[test]
    fn keys_are_written_as_in_the_key_maps() {
        for (written, key) in [
            ("j", Key::char('j')),
            ("J", Key::char('J')),
            ("ctrl-s", Key::ctrl('s')),
            ("space", Key::char(' ')),
            ("shift-tab", Key::plain(Code::BackTab)),
            ("<", Key::char('<')),
            ("-", Key::char('-')),
            ("pageup", Key::plain(Code::PageUp)),
            ("f5", Key::plain(Code::F(5))),
        ] {
            assert_eq!(written.parse::<Key>(), Ok(key));
            assert_eq!(key.to_string(), written);
        }
    }

    #[test]
    fn a_word_that_is_no_key_names_the_nearest() {
        let error = "entr".parse::<Key>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"entr\" is geen toets; bedoel je \"enter\"?"
        );
        assert_eq!(
            "ctrl-S".parse::<Key>().unwrap_err().nearest.as_deref(),
            Some("ctrl-s")
        );
        for written in ["", " ", "ctrl-", "f0", "f01", "f13", "\t", "jj"] {
            assert!(written.parse::<Key>().is_err(), "{written:?}");
        }
    }

    #[test]
    fn keys_that_arrive_as_another_key_are_refused() {
        for written in [
            "ctrl-i",
            "ctrl-m",
            "ctrl-[",
            "ctrl-h",
            "ctrl-a",
            "ctrl-b",
            "ctrl-z",
            "ctrl-1",
            "ctrl-enter",
            "ctrl-tab",
            "ctrl-up",
            "alt-x",
            "f1",
        ] {
            let key: Key = written.parse().unwrap();
            assert!(key.refusal().is_some(), "{written}");
        }
        for written in [
            "j",
            "J",
            ">",
            "ctrl-s",
            "ctrl-g",
            "tab",
            "shift-tab",
            "pageup",
        ] {
            let key: Key = written.parse().unwrap();
            assert_eq!(key.refusal(), None, "{written}");
        }
    }

    #[test]
    fn only_a_bare_character_is_text() {
        assert_eq!(Key::char('é').text(), Some('é'));
        assert_eq!(Key::ctrl('g').text(), None);
        assert_eq!(Key::plain(Code::Enter).text(), None);
    }

    #[test]
    fn a_screen_without_signs_shows_words() {
        let enter = Key::plain(Code::Enter);
        assert_eq!(enter.shown(false), "⏎");
        assert_eq!(enter.shown(true), "enter");
        assert_eq!(Key::char(' ').shown(true), "spatie");
        assert_eq!(Key::ctrl('s').shown(false), "ctrl-s");
    }
}
