//! Where the parts of the frame lie: one pure function for update and view.

use ratatui::layout::{Rect, Size};

/// Fewest columns that the screen is drawn in.
pub const MIN_BREED: u16 = 40;
/// Fewest rows that the screen is drawn in.
pub const MIN_HOOG: u16 = 10;

/// The parts of the frame, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Screens to choose from.
    pub tabs: Rect,
    /// The screen itself.
    pub body: Rect,
    /// Keys that work now.
    pub hints: Rect,
    /// Where, who, filter, store.
    pub status: Rect,
}

/// The frame of a window, or none when it is too small to show anything but a line that says so.
pub fn frame(size: Size) -> Option<Frame> {
    if size.width < MIN_BREED || size.height < MIN_HOOG {
        return None;
    }
    let row = |y: u16, height: u16| Rect::new(0, y, size.width, height);
    Some(Frame {
        tabs: row(0, 1),
        body: row(1, size.height.saturating_sub(3)),
        hints: row(size.height.saturating_sub(2), 1),
        status: row(size.height.saturating_sub(1), 1),
    })
}

/// A box in the middle of the body, never larger than it.
pub fn midden(body: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(body.width);
    let height = height.min(body.height);
    Rect::new(
        body.x.saturating_add(body.width.saturating_sub(width) / 2),
        body.y
            .saturating_add(body.height.saturating_sub(height) / 2),
        width,
        height,
    )
}

/// A box at the top of the body: for a line of text with a list below it, so that the line stays
/// where it is while the list grows and shrinks.
pub fn boven(body: Rect, width: u16, height: u16) -> Rect {
    let middle = midden(body, width, height);
    Rect::new(
        middle.x,
        body.y.saturating_add(u16::from(body.height > height + 1)),
        middle.width,
        middle.height,
    )
}

/// A box at the bottom of the body.
pub fn onder(body: Rect, width: u16, height: u16) -> Rect {
    let middle = midden(body, width, height);
    Rect::new(
        middle.x,
        body.bottom().saturating_sub(middle.height),
        middle.width,
        middle.height,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_window_without_overlap() {
        for width in MIN_BREED..200 {
            for height in MIN_HOOG..60 {
                let frame = frame(Size::new(width, height)).unwrap();
                assert_eq!(frame.tabs.bottom(), frame.body.y);
                assert_eq!(frame.body.bottom(), frame.hints.y);
                assert_eq!(frame.hints.bottom(), frame.status.y);
                assert_eq!(frame.status.bottom(), height);
            }
        }
        assert_eq!(frame(Size::new(39, 24)), None);
        assert_eq!(frame(Size::new(80, 9)), None);
    }

    #[test]
    fn a_box_stays_inside_the_body() {
        let body = Rect::new(0, 1, 60, 20);
        for f in [midden, boven, onder] {
            for (w, h) in [(10, 4), (60, 20), (100, 50), (0, 0)] {
                let it = f(body, w, h);
                assert_eq!(it.intersection(body), it, "{w}x{h}");
            }
        }
    }
}
