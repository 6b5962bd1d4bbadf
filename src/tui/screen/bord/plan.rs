//! Where the columns lie: all seven from 120 columns on, else the fase in hand with its neighbours.

use ratatui::layout::Rect;

use crate::domain::fase::Fase;

/// How tall a coach wants the cards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hoogte {
    /// One line a card.
    Een,
    /// Two lines, and more where the window has room.
    #[default]
    Ruim,
}

/// The places on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// All seven fasen with their counts, when not all columns are in sight.
    pub strip: Option<Rect>,
    /// The columns in sight, by place of their fase; heading and foot included.
    pub kolommen: [Option<Rect>; 7],
    /// Lines of one card.
    pub hoog: u16,
    /// Cards in sight per column.
    pub rijen: usize,
}

/// From this width on all seven columns stand side by side.
pub(super) const ALLE_ZEVEN: u16 = 120;

/// Divides the body of the frame. The column in hand is the widest; the others keep their places
/// while the cursor moves, so that a move to the next fase redraws two columns at most.
pub fn plan(body: Rect, fase: Fase, hoogte: Hoogte) -> Plan {
    let all = body.width >= ALLE_ZEVEN;
    let strip = (!all && body.height > 3).then_some(Rect { height: 1, ..body });
    let top = u16::from(strip.is_some());
    let area = Rect {
        y: body.y + top,
        height: body.height.saturating_sub(top),
        ..body
    };
    let (first, count) = match body.width {
        ALLE_ZEVEN.. => (0, 7),
        60.. => (fase.plaats().saturating_sub(1).min(4), 3),
        _ => (fase.plaats(), 1),
    };
    let lines = u16::try_from(count).unwrap_or(1).saturating_sub(1);
    let room = area.width.saturating_sub(lines);
    let other = if count == 1 {
        0
    } else {
        room / if all { 8 } else { 4 }
    };
    let own = room.saturating_sub(other * lines);
    let mut kolommen = [None; 7];
    let mut x = area.x;
    for (place, column) in kolommen.iter_mut().enumerate().skip(first).take(count) {
        let width = if place == fase.plaats() { own } else { other };
        *column = Some(Rect { x, width, ..area });
        x = x.saturating_add(width).saturating_add(1);
    }
    let hoog = match (hoogte, area.height) {
        (Hoogte::Een, _) => 1,
        (Hoogte::Ruim, 44..) if body.width >= 160 => 4,
        (Hoogte::Ruim, 30..) => 3,
        (Hoogte::Ruim, _) => 2,
    };
    let rijen = usize::from(area.height.saturating_sub(2) / hoog);
    Plan {
        strip,
        kolommen,
        hoog,
        rijen,
    }
}

impl Plan {
    /// The part of a column where its cards stand.
    pub fn kaarten(column: Rect) -> Rect {
        Rect {
            y: column.y + 1,
            height: column.height.saturating_sub(2),
            ..column
        }
    }

    /// Which fase and which row of its column, counted from the first in sight, lies at a place.
    pub fn at(&self, x: u16, y: u16) -> Option<(Fase, usize)> {
        let at = ratatui::layout::Position::new(x, y);
        let hit = |it: &Option<Rect>| it.is_some_and(|it| it.contains(at));
        let place = self.kolommen.iter().position(hit)?;
        let cards = Self::kaarten(self.kolommen.get(place).copied().flatten()?);
        let row = usize::from(y.checked_sub(cards.y)? / self.hoog);
        Some((
            Fase::op_plaats(place)?,
            row.min(self.rijen.saturating_sub(1)),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(width: u16, height: u16) -> Rect {
        Rect::new(0, 1, width, height - 3)
    }

    #[test]
    fn at_80_the_fase_in_hand_stands_between_its_neighbours_with_the_strip_above() {
        let it = plan(body(80, 24), Fase::Bemiddeling, Hoogte::Ruim);
        let widths = it.kolommen.map(|c| c.map(|c| c.width));
        assert_eq!(
            widths,
            [None, Some(19), Some(40), Some(19), None, None, None]
        );
        assert!(it.strip.is_some());
        assert_eq!((it.hoog, it.rijen), (2, 9));
    }

    #[test]
    fn at_the_edges_of_the_board_three_columns_stay_in_sight() {
        for (fase, seen) in [(Fase::WervingWerkgevers, 0..3), (Fase::Nazorg, 4..7)] {
            let it = plan(body(80, 24), fase, Hoogte::Een);
            for place in 0..7 {
                assert_eq!(
                    it.kolommen[place].is_some(),
                    seen.contains(&place),
                    "{fase:?} {place}"
                );
            }
            assert_eq!(it.rijen, 18);
        }
    }

    #[test]
    fn from_120_all_seven_fill_the_width_without_overlap() {
        for width in 120..240 {
            for fase in Fase::ALL {
                let it = plan(body(width, 40), fase, Hoogte::Ruim);
                let mut x = 0;
                for column in it.kolommen.map(Option::unwrap) {
                    assert_eq!(column.x, x);
                    x = column.right() + 1;
                }
                assert_eq!(x, width + 1);
                assert_eq!(it.strip, None);
            }
        }
    }

    #[test]
    fn a_place_on_the_screen_leads_to_its_card() {
        let it = plan(body(80, 24), Fase::Bemiddeling, Hoogte::Ruim);
        assert_eq!(it.at(25, 3), Some((Fase::Bemiddeling, 0)));
        assert_eq!(it.at(25, 6), Some((Fase::Bemiddeling, 1)));
        assert_eq!(it.at(0, 3), Some((Fase::WervingKandidaten, 0)));
        assert_eq!(it.at(25, 1), None, "the strip is no card");
    }
}
