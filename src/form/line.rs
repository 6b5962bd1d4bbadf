//! Editable text: a cursor between graphemes, clean pasting, undo, and the part that fits. One
//! line, or several for a long text.

mod rijen;

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::tekst;

pub use rijen::rijen;

/// So many steps back; more than anybody remembers.
const UNDO_DEPTH: usize = 100;

/// A change to a line or a move of its cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edit<'a> {
    /// One typed character.
    Insert(char),
    /// Text that arrives in one piece.
    Paste(&'a str),
    /// The grapheme before the cursor goes.
    Backspace,
    /// The grapheme after the cursor goes.
    Delete,
    /// The word before the cursor goes.
    WordDelete,
    /// Everything goes.
    Clear,
    /// The last change is taken back.
    Undo,
    /// One grapheme to the left.
    Left,
    /// One grapheme to the right.
    Right,
    /// To the begin.
    Home,
    /// To the end.
    End,
}

impl fmt::Debug for Edit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Insert(_) => "Insert(..)",
            Self::Paste(_) => "Paste(..)",
            Self::Backspace => "Backspace",
            Self::Delete => "Delete",
            Self::WordDelete => "WordDelete",
            Self::Clear => "Clear",
            Self::Undo => "Undo",
            Self::Left => "Left",
            Self::Right => "Right",
            Self::Home => "Home",
            Self::End => "End",
        })
    }
}

/// What the last change was: one of the same sort belongs to the same step back.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Laatst {
    /// A move, or something that is a step by itself.
    #[default]
    Anders,
    /// A letter of a word.
    Typen,
    /// A sign that was taken away.
    Wissen,
}

/// Text that is being edited.
#[derive(Clone, Default)]
pub struct Line {
    text: String,
    /// Bytes before the cursor; always between two graphemes.
    cursor: usize,
    undo: Vec<(String, usize)>,
    laatst: Laatst,
    /// Line ends stay.
    meerregelig: bool,
    /// The column that moves up and down go for.
    kolom: Option<usize>,
}

/// The part of a line that fits.
#[derive(Clone, PartialEq, Eq)]
pub struct Window {
    /// What to draw; never wider than asked.
    pub text: String,
    /// Column of the cursor in it.
    pub cursor: usize,
    /// Text lies to the left of it.
    pub more_left: bool,
    /// Text lies to the right of it.
    pub more_right: bool,
}

impl Line {
    /// A line with this text and the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.set(text);
        line.undo.clear();
        line
    }

    /// A line as it was: with the cursor as near to `cursor` bytes as a grapheme allows.
    pub fn at(text: &str, cursor: usize) -> Self {
        let mut line = Self::default();
        text.clone_into(&mut line.text);
        line.cursor = line.settle(cursor);
        line
    }

    /// With line ends in it, or on one line.
    #[must_use]
    pub fn meerregelig(mut self, ja: bool) -> Self {
        self.meerregelig = ja;
        self
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes before the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts another text in place, with the cursor behind it. Can be undone.
    pub fn set(&mut self, text: &str) {
        if text != self.text {
            self.remember();
            text.clone_into(&mut self.text);
        }
        self.cursor = self.text.len();
    }

    /// Puts another text in place without a step back: not a person changed it.
    pub fn fill(&mut self, text: &str) {
        if text != self.text {
            text.clone_into(&mut self.text);
            self.cursor = self.text.len();
        }
    }

    /// Changes the line or moves the cursor; tells whether the text changed.
    pub fn edit(&mut self, edit: Edit<'_>) -> bool {
        let laatst = std::mem::take(&mut self.laatst);
        self.kolom = None;
        match edit {
            Edit::Insert(c) => {
                let mut letter = [0; 4];
                let clean = self.clean(c.encode_utf8(&mut letter));
                if clean.is_empty() {
                    return false;
                }
                // A word is one step back, not a letter.
                if laatst != Laatst::Typen {
                    self.remember();
                }
                if !c.is_whitespace() {
                    self.laatst = Laatst::Typen;
                }
                self.insert(&clean);
                true
            }
            Edit::Paste(text) => {
                let clean = self.clean(text);
                if clean.is_empty() {
                    return false;
                }
                self.remember();
                self.insert(&clean);
                true
            }
            Edit::Backspace => {
                let from = self.before(self.cursor);
                self.wis(from, self.cursor, laatst)
            }
            Edit::Delete => {
                let to = self.after(self.cursor);
                self.wis(self.cursor, to, laatst)
            }
            Edit::WordDelete => {
                let from = self.word_before();
                self.remove(from, self.cursor)
            }
            Edit::Clear => self.remove(0, self.text.len()),
            Edit::Undo => match self.undo.pop() {
                Some((text, cursor)) => {
                    self.text = text;
                    self.cursor = self.settle(cursor);
                    true
                }
                None => false,
            },
            Edit::Left => self.go(self.before(self.cursor)),
            Edit::Right => self.go(self.after(self.cursor)),
            Edit::Home => self.go(0),
            Edit::End => self.go(self.text.len()),
        }
    }

    /// The part that fits in so many columns and shows the cursor.
    ///
    /// It moves by half a window at a time, so that most keys change one cell of the screen.
    pub fn window(&self, width: usize) -> Window {
        let at = self.text.get(..self.cursor).unwrap_or("").width();
        let half = (width / 2).max(1);
        let start = if at < width {
            0
        } else {
            ((at - width) / half + 1) * half
        };
        let mut text = String::new();
        let mut column = 0;
        let mut more_right = false;
        for grapheme in self.text.graphemes(true) {
            let next = column + grapheme.width();
            if next > start + width {
                more_right = true;
                break;
            }
            if column >= start {
                text.push_str(grapheme);
            } else if next > start {
                // Half of a wide sign lies outside; its other half is a blank.
                text.push(' ');
            }
            column = next;
        }
        Window {
            text,
            cursor: at.saturating_sub(start).min(width.saturating_sub(1)),
            more_left: start > 0,
            more_right,
        }
    }

    fn go(&mut self, to: usize) -> bool {
        self.cursor = to;
        false
    }

    /// The cursor moved: what follows is another step back, and up and down go for its column.
    fn rust(&mut self) {
        self.laatst = Laatst::Anders;
        self.kolom = None;
    }

    fn remember(&mut self) {
        if self.undo.len() == UNDO_DEPTH {
            self.undo.remove(0);
        }
        self.undo.push((self.text.clone(), self.cursor));
    }

    fn insert(&mut self, clean: &str) {
        self.text.insert_str(self.cursor, clean);
        self.cursor = self.settle(self.cursor + clean.len());
    }

    /// Takes one sign away; several in a row are one step back.
    fn wis(&mut self, from: usize, to: usize, laatst: Laatst) -> bool {
        if from >= to {
            return false;
        }
        if laatst != Laatst::Wissen {
            self.remember();
        }
        self.laatst = Laatst::Wissen;
        self.neem(from, to)
    }

    fn remove(&mut self, from: usize, to: usize) -> bool {
        if from >= to {
            return false;
        }
        self.remember();
        self.neem(from, to)
    }

    fn neem(&mut self, from: usize, to: usize) -> bool {
        self.text.replace_range(from..to, "");
        self.cursor = self.settle(from);
        true
    }

    /// The nearest border between graphemes at or after a place.
    fn settle(&self, place: usize) -> usize {
        let borders = self.text.grapheme_indices(true).map(|(at, _)| at);
        let mut borders = borders.filter(|at| *at >= place);
        borders.next().unwrap_or(self.text.len())
    }

    fn before(&self, place: usize) -> usize {
        let mut borders = self.text.grapheme_indices(true).map(|(at, _)| at);
        borders.rfind(|at| *at < place).unwrap_or(0)
    }

    fn after(&self, place: usize) -> usize {
        let borders = self.text.grapheme_indices(true).map(|(at, _)| at);
        let mut borders = borders.filter(|at| *at > place);
        borders.next().unwrap_or(self.text.len())
    }

    /// Where the word before the cursor begins, blanks behind it included; a line end is a word.
    fn word_before(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or("");
        let word = before.trim_end_matches(' ');
        if word.ends_with('\n') {
            return word.len() - 1;
        }
        word.rfind([' ', '\n']).map_or(0, |blank| blank + 1)
    }

    /// Text at the door: no control characters; a long text keeps its line ends.
    fn clean(&self, text: &str) -> String {
        if !self.meerregelig {
            return clean(text);
        }
        let unified = text.replace("\r\n", "\n");
        let lines = unified.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        lines.map(clean).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(..)")
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Window(..)")
    }
}

/// One line at the door: no control characters; one blank for any run of them, also at the ends, so
/// that a pasted piece does not grow onto its neighbour.
fn clean(text: &str) -> String {
    let inside = tekst::schoon(text);
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let mut clean = String::with_capacity(inside.len() + 2);
    if blank(text.chars().next()) {
        clean.push(' ');
    }
    clean.push_str(&inside);
    if !inside.is_empty() && blank(text.chars().next_back()) {
        clean.push(' ');
    }
    clean
}

#[cfg(test)]
mod tests;
