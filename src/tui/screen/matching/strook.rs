//! A list of which only the rows around the sight are held, with its cursor.

use crate::app::query::Venster;

/// The list.
pub struct Strook<T> {
    /// How many there are in all.
    pub totaal: usize,
    /// Position of the first row that is held.
    pub van: usize,
    /// The rows that are held.
    pub rijen: Vec<T>,
    /// Position of the cursor.
    pub cursor: usize,
    /// Position of the first row in sight.
    pub top: usize,
    /// What was asked last.
    pub asked: Venster,
}

impl<T> Default for Strook<T> {
    fn default() -> Self {
        Self {
            totaal: 0,
            van: 0,
            rijen: Vec::new(),
            cursor: 0,
            top: 0,
            asked: Venster::default(),
        }
    }
}

impl<T> Strook<T> {
    /// The row at a position, if it is held.
    pub fn rij(&self, at: usize) -> Option<&T> {
        self.rijen.get(at.checked_sub(self.van)?)
    }

    /// The row under the cursor.
    pub fn in_hand(&self) -> Option<&T> {
        self.rij(self.cursor)
    }

    /// Puts the cursor; scrolls by half a page when it would leave the sight.
    pub fn go(&mut self, at: usize, hoog: usize) {
        self.cursor = at.min(self.totaal.saturating_sub(1));
        let half = (hoog / 2).max(1);
        let last_top = self.totaal.saturating_sub(hoog);
        if self.cursor < self.top {
            self.top = self.cursor.min(self.top.saturating_sub(half));
        } else if self.cursor >= self.top + hoog {
            self.top = (self.cursor + 1 - hoog).max(self.top + half);
        }
        self.top = self.top.min(last_top);
    }

    /// The window to ask for: what is in sight and as much around it.
    pub fn venster(&mut self, hoog: usize) -> Venster {
        self.asked = Venster {
            van: self.top.saturating_sub(hoog),
            aantal: hoog * 3,
        };
        self.asked
    }

    /// Whether rows in sight are missing that were not asked for yet.
    pub fn mist(&self, hoog: usize, onderweg: bool) -> bool {
        let to = (self.top + hoog).min(self.totaal);
        let holds = self.top >= self.van && to <= self.van + self.rijen.len();
        let coming =
            onderweg && self.top >= self.asked.van && to <= self.asked.van + self.asked.aantal;
        !holds && !coming
    }

    /// Takes rows that came.
    pub fn neem(&mut self, totaal: usize, van: usize, rijen: Vec<T>, hoog: usize) {
        self.totaal = totaal;
        self.van = van;
        self.rijen = rijen;
        self.go(self.cursor, hoog);
    }

    /// Back to the beginning, with nothing held.
    pub fn leeg(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_sight_and_in_the_list() {
        let mut it = Strook::<u8>::default();
        it.neem(100, 0, vec![0; 30], 10);
        it.go(9, 10);
        assert_eq!(it.top, 0);
        it.go(10, 10);
        assert_eq!(it.top, 5);
        assert!(!it.mist(10, false));
        it.go(1_000, 10);
        assert_eq!((it.cursor, it.top), (99, 90));
        assert!(it.mist(10, false));
        it.venster(10);
        assert!(!it.mist(10, true), "it is on its way");
        it.neem(3, 0, vec![0; 3], 10);
        assert_eq!((it.cursor, it.top), (2, 0));
    }
}
