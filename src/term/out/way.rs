//! Ways to move the cursor of the terminal, of which the shortest is taken.

use ratatui::layout::Position;

/// A way to move the cursor, as bytes.
#[derive(Default)]
pub(super) struct Way {
    bytes: [u8; 16],
    len: usize,
}

impl Way {
    /// To a place from anywhere: row and column; one that is 1 is left out where it may be.
    pub(super) fn to(to: Position) -> Self {
        let mut way = Self::default();
        way.put(b"\x1b[");
        if to != Position::ORIGIN {
            way.number(to.y.saturating_add(1));
        }
        if to.x > 0 {
            way.put(b";");
            way.number(to.x.saturating_add(1));
        }
        way.put(b"H");
        way
    }

    /// Its bytes.
    pub(super) fn text(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// Adds bytes.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if let Some(place) = self.bytes.get_mut(self.len) {
                *place = *byte;
            }
            // Past the room the length still grows: such a way is never the shorter one.
            self.len += 1;
        }
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: u16) {
        let mut power = 10_000;
        while power > number && power > 1 {
            power /= 10;
        }
        while power > 0 {
            self.put(&[b"0123456789"[usize::from(number / power % 10)]]);
            power /= 10;
        }
    }

    /// The way down or to the left is one control character a step (never below the last row, where
    /// it would scroll), or the longer way for more than a few.
    fn stap(&mut self, distance: u16, teken: u8, letter: u8) {
        if distance <= 3 {
            for _ in 0..distance {
                self.put(&[teken]);
            }
        } else {
            self.step(distance, letter);
        }
    }

    fn step(&mut self, distance: u16, letter: u8) {
        if distance > 0 {
            self.put(b"\x1b[");
            if distance > 1 {
                self.number(distance);
            }
            self.put(&[letter]);
        }
    }

    /// Adds the steps from one place to another.
    pub(super) fn relative(&mut self, from: Position, to: Position) {
        self.stap(to.y.saturating_sub(from.y), b'\n', b'B');
        self.step(from.y.saturating_sub(to.y), b'A');
        self.step(to.x.saturating_sub(from.x), b'C');
        self.stap(from.x.saturating_sub(to.x), b'\x08', b'D');
    }

    /// Takes another way if it is shorter.
    pub(super) fn shorter(&mut self, other: impl FnOnce(&mut Self)) {
        let mut way = Self::default();
        other(&mut way);
        if way.len < self.len {
            *self = way;
        }
    }
}
