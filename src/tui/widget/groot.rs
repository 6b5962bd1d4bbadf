//! Letters that are read from three metres: five rows of pixels, two to a cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::put;
use crate::domain::tekst::vouw;

/// Rows that the letters take.
pub const HOOG: u16 = 3;

/// Five rows of three pixels, the left one highest; none for what has no picture.
fn pixels(c: char) -> Option<[u8; 5]> {
    Some(match c {
        'a' => [2, 5, 7, 5, 5],
        'b' => [6, 5, 6, 5, 6],
        'c' => [3, 4, 4, 4, 3],
        'd' => [6, 5, 5, 5, 6],
        'e' => [7, 4, 6, 4, 7],
        'f' => [7, 4, 6, 4, 4],
        'g' => [3, 4, 5, 5, 3],
        'h' => [5, 5, 7, 5, 5],
        'i' => [7, 2, 2, 2, 7],
        'j' => [1, 1, 1, 5, 2],
        'k' => [5, 5, 6, 5, 5],
        'l' => [4, 4, 4, 4, 7],
        'm' => [5, 7, 7, 5, 5],
        'n' => [6, 5, 5, 5, 5],
        'o' => [2, 5, 5, 5, 2],
        'p' => [6, 5, 6, 4, 4],
        'q' => [2, 5, 5, 7, 3],
        'r' => [6, 5, 6, 5, 5],
        's' => [3, 4, 2, 1, 6],
        't' => [7, 2, 2, 2, 2],
        'u' => [5, 5, 5, 5, 7],
        'v' => [5, 5, 5, 5, 2],
        'w' => [5, 5, 7, 7, 5],
        'x' => [5, 5, 2, 5, 5],
        'y' => [5, 5, 2, 2, 2],
        'z' => [7, 1, 2, 4, 7],
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 3, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 1, 1],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        '-' => [0, 0, 7, 0, 0],
        '.' => [0, 0, 0, 0, 2],
        '\'' => [2, 2, 0, 0, 0],
        ' ' => [0, 0, 0, 0, 0],
        _ => return None,
    })
}

/// Columns of a letter with the space after it: a point and a space are narrow.
const fn breed(c: char) -> u16 {
    match c {
        '.' | ' ' => 2,
        _ => 4,
    }
}

/// A letter without its accent and its capital; any other sign as it is.
fn klein(c: char) -> char {
    if c.is_alphabetic() {
        vouw(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
    } else {
        c
    }
}

/// The three rows of a text; none when a letter has no picture or it is wider than that.
pub fn rijen(tekst: &str, kolommen: u16) -> Option<[String; 3]> {
    let klein: String = tekst.chars().map(klein).collect();
    let nodig: u16 = klein.chars().map(breed).sum();
    if nodig > kolommen {
        return None;
    }
    let mut uit: [String; 3] = Default::default();
    for c in klein.chars() {
        let rijen = pixels(c)?;
        let breed = breed(c);
        for (at, regel) in uit.iter_mut().enumerate() {
            let boven = rijen.get(at * 2).copied().unwrap_or(0);
            let onder = rijen.get(at * 2 + 1).copied().unwrap_or(0);
            // A point stands in the middle of its three pixels.
            let bits: &[u8] = if breed == 2 { &[2] } else { &[4, 2, 1] };
            for bit in bits {
                regel.push(match (boven & bit != 0, onder & bit != 0) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            regel.push(' ');
        }
    }
    Some(uit)
}

/// Writes a text large at the left top of an area; false where it cannot be.
pub fn put_groot(buf: &mut Buffer, area: Rect, tekst: &str, style: Style) -> bool {
    let Some(rijen) = rijen(tekst, area.width).filter(|_| area.height >= HOOG) else {
        return false;
    };
    for (y, rij) in (0..).zip(&rijen) {
        put(buf, area, 0, y, rij, style);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_numbers_are_drawn_two_pixels_to_a_cell() {
        let rijen = rijen("L. T-1", 40).unwrap();
        assert_eq!(
            rijen,
            [
                "█       ▀█▀     ▄█  ",
                "█        █  ▀▀▀  █  ",
                "▀▀▀ ▀    ▀      ▀▀▀ ",
            ]
        );
    }

    #[test]
    fn what_has_no_picture_or_no_room_is_not_drawn() {
        assert_eq!(rijen("R. Y. T-0142", 30), None);
        assert!(rijen("R. Y. T-0142", 60).is_some());
        assert_eq!(rijen("漢 T-1", 60), None);
        assert!(rijen("Ç. Ł. T-1", 60).is_some());
    }
}
