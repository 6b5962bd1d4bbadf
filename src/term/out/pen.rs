//! The pen: colours and attributes the terminal writes with now, and the shortest way to the next.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that show on a blank cell.
const ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// Attributes, the number that switches each on, and the number that switches it off.
///
/// Two share their off-switch with a neighbour; the neighbour is then switched on again.
const ATTRIBUTES: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::term) struct Pen {
    fg: Color,
    bg: Color,
    attributes: Modifier,
}

/// The pen after a reset.
pub(super) const PLAIN: Pen = Pen {
    fg: Color::Reset,
    bg: Color::Reset,
    attributes: Modifier::empty(),
};

/// A cell of which nothing shows but its ground.
pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(ON_BLANKS)
}

impl Pen {
    /// The pen for a cell, given the pen in hand: on a blank only the ground matters, so that the
    /// rest may stay as it is.
    pub(super) fn write_for(self, cell: &Cell, frame: &mut Vec<u8>) -> Self {
        if !is_blank(cell) {
            let next = Self::van(cell);
            self.write_to(next, frame);
            return next;
        }
        if self.bg == cell.bg && !self.attributes.intersects(ON_BLANKS) {
            return self;
        }
        let kept = Self {
            fg: self.fg,
            bg: cell.bg,
            attributes: self.attributes.difference(ON_BLANKS),
        };
        let bare = Self {
            bg: cell.bg,
            ..PLAIN
        };
        let (near, far) = (self.way_to(kept), self.way_to(bare));
        let (way, next) = if near.text().len() <= far.text().len() {
            (near, kept)
        } else {
            (far, bare)
        };
        way.write(frame);
        next
    }

    /// The pen of a cell that shows.
    pub(in crate::term) fn van(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// Whether a blank without a ground of its own can be written with it.
    pub(in crate::term) fn laat_grond(self) -> bool {
        self.bg == Color::Reset && !self.attributes.intersects(ON_BLANKS)
    }

    /// Changes this pen into another.
    pub(super) fn write_to(self, next: Self, frame: &mut Vec<u8>) {
        if self != next {
            self.way_to(next).write(frame);
        }
    }

    /// The shorter of the two ways: switch what differs, or reset and set anew.
    fn way_to(self, next: Self) -> Numbers {
        if next == PLAIN {
            // No number at all is a reset.
            return Numbers::new();
        }
        let mut switched = Numbers::new();
        self.switch(next, &mut switched);
        let mut anew = Numbers::new();
        anew.push(0);
        PLAIN.switch(next, &mut anew);
        if switched.text().len() <= anew.text().len() {
            switched
        } else {
            anew
        }
    }

    fn switch(self, next: Self, numbers: &mut Numbers) {
        let mut on = self.attributes;
        for (attribute, _, off) in ATTRIBUTES {
            if on.contains(*attribute) && !next.attributes.contains(*attribute) {
                numbers.push(*off);
                for (neighbour, _, its_off) in ATTRIBUTES {
                    if its_off == off {
                        on.remove(*neighbour);
                    }
                }
            }
        }
        for (attribute, number, _) in ATTRIBUTES {
            if next.attributes.contains(*attribute) && !on.contains(*attribute) {
                numbers.push(*number);
            }
        }
        if self.fg != next.fg {
            numbers.colour(next.fg, 0);
        }
        if self.bg != next.bg {
            numbers.colour(next.bg, 10);
        }
    }
}

/// The numbers of one SGR sequence, written without allocating: a full screen has thousands.
struct Numbers {
    digits: [u8; 96],
    len: usize,
}

impl Numbers {
    const fn new() -> Self {
        Self {
            digits: [0; 96],
            len: 0,
        }
    }

    fn text(&self) -> &[u8] {
        self.digits.get(..self.len).unwrap_or_default()
    }

    fn write(&self, frame: &mut Vec<u8>) {
        frame.extend(b"\x1b[");
        frame.extend(self.text());
        frame.push(b'm');
    }

    fn push(&mut self, number: u8) {
        if self.len > 0 {
            self.put(b';');
        }
        for (least, power) in [(100, 100), (10, 10), (0, 1)] {
            if number >= least {
                self.put(b'0' + number / power % 10);
            }
        }
    }

    /// Nine attributes off and on and two full colours are 88 bytes: the room never runs out.
    fn put(&mut self, byte: u8) {
        if let Some(place) = self.digits.get_mut(self.len) {
            *place = byte;
            self.len += 1;
        }
    }

    /// A colour of the text, or of the ground ten higher.
    fn colour(&mut self, colour: Color, ground: u8) {
        let number = match colour {
            Color::Reset => 39,
            Color::Black => 30,
            Color::Red => 31,
            Color::Green => 32,
            Color::Yellow => 33,
            Color::Blue => 34,
            Color::Magenta => 35,
            Color::Cyan => 36,
            Color::Gray => 37,
            Color::DarkGray => 90,
            Color::LightRed => 91,
            Color::LightGreen => 92,
            Color::LightYellow => 93,
            Color::LightBlue => 94,
            Color::LightMagenta => 95,
            Color::LightCyan => 96,
            Color::White => 97,
            Color::Indexed(_) | Color::Rgb(..) => 38,
        };
        self.push(number + ground);
        match colour {
            Color::Indexed(index) => [5, index].into_iter().for_each(|it| self.push(it)),
            Color::Rgb(r, g, b) => [2, r, g, b].into_iter().for_each(|it| self.push(it)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, bg: Color, attributes: Modifier) -> Pen {
        Pen { fg, bg, attributes }
    }

    fn way(from: Pen, to: Pen) -> String {
        let mut frame = Vec::new();
        from.write_to(to, &mut frame);
        String::from_utf8(frame).unwrap()
    }

    #[test]
    fn only_what_differs_is_switched() {
        let bold = pen(Color::Red, Color::Reset, Modifier::BOLD);
        let thin = pen(Color::Red, Color::Blue, Modifier::empty());
        assert_eq!(way(PLAIN, bold), "\x1b[1;31m");
        assert_eq!(way(bold, thin), "\x1b[22;44m");
        assert_eq!(way(bold, bold), "");
    }

    #[test]
    fn back_to_plain_is_a_reset() {
        let loud = pen(Color::Rgb(1, 2, 3), Color::Indexed(200), Modifier::all());
        assert_eq!(way(loud, PLAIN), "\x1b[m");
    }

    #[test]
    fn a_reset_is_taken_when_it_is_shorter() {
        let from = pen(Color::Red, Color::Blue, Modifier::BOLD | Modifier::REVERSED);
        let to = pen(Color::Green, Color::Reset, Modifier::empty());
        assert_eq!(way(from, to), "\x1b[0;32m");
    }

    #[test]
    fn bold_off_leaves_dim_on() {
        let both = pen(Color::Red, Color::Red, Modifier::BOLD | Modifier::DIM);
        let dim = pen(Color::Red, Color::Red, Modifier::DIM);
        assert_eq!(way(both, dim), "\x1b[22;2m");
    }

    #[test]
    fn every_colour_has_its_number_on_both_sides() {
        for (colour, numbers) in [
            (Color::Gray, "37;47"),
            (Color::DarkGray, "90;100"),
            (Color::White, "97;107"),
            (Color::Indexed(7), "38;5;7;48;5;7"),
            (Color::Rgb(1, 2, 3), "38;2;1;2;3;48;2;1;2;3"),
        ] {
            let to = pen(colour, colour, Modifier::empty());
            assert_eq!(way(PLAIN, to), format!("\x1b[{numbers}m"));
        }
    }

    #[test]
    fn a_blank_costs_nothing_while_its_ground_is_right() {
        let mut frame = Vec::new();
        let red = pen(Color::Red, Color::Reset, Modifier::BOLD);
        let mut blank = Cell::new(" ");
        blank.set_fg(Color::Green);
        assert_eq!(red.write_for(&blank, &mut frame), red);
        assert!(frame.is_empty());
        let reversed = pen(Color::Red, Color::Reset, Modifier::REVERSED);
        assert_eq!(reversed.write_for(&blank, &mut frame), PLAIN);
        assert_eq!(frame, b"\x1b[m");
    }
}
