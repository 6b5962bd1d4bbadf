//! What differs in a row, in pieces that are each sent in one go.

use ratatui::buffer::Cell;

use crate::term::out::{Pen, column, is_ground};

/// From here on a run of blanks is erased rather than written as part of a text.
const LANG: u16 = 9;

/// From here on the blanks that last to the end of a row are erased in one go.
const ERASE_REST: usize = 3;

/// A piece of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stuk {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) len: u16,
    pub(super) wat: Wat,
}

/// How a piece is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wat {
    /// Signs, with this pen.
    Tekst(Pen),
    /// Blanks.
    Grond,
    /// Blanks to the end of the row.
    Rest,
}

/// Adds the pieces of a row of which the cells from the first to the last may differ, and makes the
/// old row the new one. Every sign between those is one column wide.
pub(super) fn stukken(
    uit: &mut Vec<Stuk>,
    (nieuw, oud): (&[Cell], &mut [Cell]),
    (eerste, laatste): (usize, usize),
    y: u16,
) {
    // Where the blanks begin that last to the end of the row, and whether it is worth erasing them.
    let inhoud = nieuw.iter().rposition(|it| !is_ground(it));
    let wissen = inhoud.map_or(0, |it| it + 1).max(eerste);
    let wist = laatste >= wissen + ERASE_REST;
    let tot = if wist { wissen } else { laatste + 1 };
    let begin = uit.len();
    let paren = nieuw.iter().zip(oud.iter_mut()).enumerate();
    for (x, (nieuw_cel, oud_cel)) in paren.take(tot).skip(eerste) {
        if nieuw_cel == oud_cel {
            continue;
        }
        oud_cel.clone_from(nieuw_cel);
        voeg_toe(uit, begin, nieuw_cel, column(x), y);
    }
    voeg_samen(uit, begin, nieuw);
    if wist {
        uit.push(Stuk {
            x: column(wissen),
            y,
            len: column(nieuw.len() - wissen),
            wat: Wat::Rest,
        });
        for (oud_cel, nieuw_cel) in oud.iter_mut().zip(nieuw).skip(wissen) {
            oud_cel.clone_from(nieuw_cel);
        }
    }
}

/// Adds one cell: to the piece that it stands next to if they are alike, else as a new one.
fn voeg_toe(uit: &mut Vec<Stuk>, begin: usize, cell: &Cell, x: u16, y: u16) {
    let wat = if is_ground(cell) {
        Wat::Grond
    } else {
        Wat::Tekst(Pen::van(cell))
    };
    match uit.get_mut(begin..).and_then(<[Stuk]>::last_mut) {
        Some(vorig) if vorig.wat == wat && vorig.x + vorig.len == x => vorig.len += 1,
        _ => uit.push(Stuk { x, y, len: 1, wat }),
    }
}

/// Joins the pieces of a row that are shorter to send together.
fn voeg_samen(uit: &mut Vec<Stuk>, begin: usize, rij: &[Cell]) {
    if uit.len() < begin + 2 {
        return;
    }
    for stuk in uit.split_off(begin) {
        let vorig = uit.get_mut(begin..).and_then(<[Stuk]>::last_mut);
        if let Some(vorig) = vorig
            && let Some(wat) = samen(vorig, &stuk, rij)
        {
            vorig.len = stuk.x + stuk.len - vorig.x;
            vorig.wat = wat;
        } else {
            uit.push(stuk);
        }
    }
}

/// What two pieces are together, if that is shorter to send than each on its own: what stands between
/// them is then sent again.
fn samen(een: &Stuk, ander: &Stuk, rij: &[Cell]) -> Option<Wat> {
    let gat = rij.get(usize::from(een.x + een.len)..usize::from(ander.x))?;
    let pen = match (een.wat, ander.wat) {
        (Wat::Grond, Wat::Grond) => return gat.iter().all(is_ground).then_some(Wat::Grond),
        (Wat::Tekst(pen), Wat::Tekst(zelfde)) if pen == zelfde => pen,
        (Wat::Tekst(pen), Wat::Grond) if ander.len < LANG && pen.laat_grond() => pen,
        (Wat::Grond, Wat::Tekst(pen)) if een.len < LANG && pen.laat_grond() => pen,
        _ => return None,
    };
    // `ESC [ C` is three bytes, with a number in it four.
    let bytes: usize = gat.iter().map(|it| it.symbol().len()).sum();
    let past = |cell: &Cell| past(pen, cell);
    (bytes <= 4 && bytes <= gat.len() + 2 && gat.iter().all(past)).then_some(Wat::Tekst(pen))
}

/// Whether a cell can be written with a pen as if it were part of a text.
fn past(pen: Pen, cell: &Cell) -> bool {
    if is_ground(cell) {
        pen.laat_grond()
    } else {
        Pen::van(cell) == pen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    fn rij(delen: &[(u16, &str, Color)]) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 40, 1));
        for (x, tekst, kleur) in delen {
            buf.set_string(*x, 0, tekst, Style::new().fg(*kleur));
        }
        buf
    }

    /// Begin and length of every piece.
    fn van(oud: &Buffer, nieuw: &Buffer) -> Vec<(u16, u16, bool)> {
        let anders: Vec<usize> = (0..40)
            .filter(|x| oud.content[*x] != nieuw.content[*x])
            .collect();
        let mut wordt = oud.clone();
        let mut uit = Vec::new();
        let rand = (anders[0], anders[anders.len() - 1]);
        stukken(&mut uit, (&nieuw.content, &mut wordt.content), rand, 0);
        assert_eq!(&wordt, nieuw);
        uit.iter()
            .map(|it| (it.x, it.len, matches!(it.wat, Wat::Tekst(_))))
            .collect()
    }

    const NIETS: Color = Color::Reset;

    #[test]
    fn a_text_with_spaces_is_one_piece_also_where_some_of_it_stood_there() {
        let leeg = rij(&[]);
        let naam = rij(&[(2, "M. van den Heuvel", NIETS)]);
        assert_eq!(van(&leeg, &naam), [(2, 17, true)]);
        let ander = rij(&[(2, "M. ter den Hoevel", NIETS)]);
        // "van" and "eu" differ, with "den H" between them, which is longer than a move.
        assert_eq!(van(&naam, &ander), [(5, 3, true), (14, 2, true)]);
        let kort = rij(&[(2, "N. wan den Heuvel", NIETS)]);
        assert_eq!(van(&naam, &kort), [(2, 4, true)]);
    }

    #[test]
    fn another_colour_is_another_piece_and_far_away_is_too() {
        let leeg = rij(&[]);
        let bont = rij(&[(0, "ab", NIETS), (3, "cd", Color::Red), (30, "ef", NIETS)]);
        assert_eq!(
            van(&leeg, &bont),
            [(0, 2, true), (3, 2, true), (30, 2, true)]
        );
    }

    #[test]
    fn what_goes_away_is_erased_to_the_end_of_the_row_when_nothing_stands_there() {
        let vol = rij(&[(0, "aaaaaaaaaaaaaaaaaaaaaaaa", NIETS)]);
        assert_eq!(van(&vol, &rij(&[])), [(0, 40, false)]);
        let rest = rij(&[(0, "a", NIETS), (39, "z", NIETS)]);
        let was = rij(&[(0, "aaaaaaaaaaaaaaaaaaaaaaaa", NIETS), (39, "z", NIETS)]);
        assert_eq!(van(&was, &rest), [(1, 23, false)]);
    }
}
