//! What a frame is drawn on: the last frame stays on it, and only what shows something else is drawn
//! again.
//!
//! A frame is a row of *parts*, areas that do not overlap. Each says what it shows as a
//! [`Vinger`]print of everything it is drawn from; one that shows the same as in the frame before
//! is left as it stands, which is most of them: a cursor that moves touches two cards. A part that
//! cannot say what it shows is drawn every time. When the parts lie otherwise than in the frame
//! before, everything from the first that does is wiped and drawn anew.
//!
//! That a frame drawn so is the frame that an empty sheet would have shown is looked at by every
//! test that draws a screen (`tests/it/driver.rs`).

mod vinger;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use vinger::Vinger;

/// A part of the frame.
#[derive(Debug, Clone, Copy)]
struct Deel {
    area: Rect,
    /// What it shows; none when that is not known.
    inhoud: Option<u64>,
    /// Where it put the text cursor.
    cursor: Option<Position>,
}

/// The sheet.
#[derive(Default)]
pub struct Doek {
    buf: Buffer,
    delen: Vec<Deel>,
    /// Which part is next.
    volgend: usize,
    /// The parts tell what stands in the buffer.
    heel: bool,
    /// What was drawn in this frame.
    vuil: Vec<Rect>,
}

stil!(Doek);

impl Doek {
    /// An empty sheet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws one frame; `view` asks for the parts of it in order.
    pub fn teken(
        &mut self,
        area: Rect,
        view: impl FnOnce(&mut Self) -> Option<Position>,
    ) -> Option<Position> {
        self.vuil.clear();
        self.volgend = 0;
        if !self.heel || self.buf.area != area {
            self.buf.resize(area);
            self.buf.reset();
            self.delen.clear();
            self.vuil.push(area);
        }
        // Should the view break off halfway, then nothing is certain.
        self.heel = false;
        let cursor = view(self);
        self.wis_vanaf(self.volgend);
        self.heel = true;
        cursor
    }

    /// Draws parts in a buffer that is empty where they lie, for once.
    pub fn los<T>(buf: &mut Buffer, draw: impl FnOnce(&mut Self) -> T) -> T {
        let mut doek = Self {
            buf: std::mem::take(buf),
            ..Self::default()
        };
        let drawn = draw(&mut doek);
        *buf = doek.buf;
        drawn
    }

    /// The next part: drawn when it shows something else than it did, and always without `inhoud`.
    /// Returns where it puts the text cursor.
    pub fn deel(
        &mut self,
        area: Rect,
        inhoud: Option<u64>,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> Option<Position> {
        let at = self.volgend;
        self.volgend += 1;
        let was = match self.delen.get(at) {
            Some(was) if was.area == area => Some(*was),
            Some(_) => {
                self.wis_vanaf(at);
                None
            }
            None => None,
        };
        if let Some(was) = was {
            if was.inhoud.is_some() && was.inhoud == inhoud {
                return was.cursor;
            }
            self.wis(area);
        }
        let cursor = draw(&mut self.buf);
        self.vuil.push(area);
        let nu = Deel {
            area,
            inhoud,
            cursor,
        };
        match self.delen.get_mut(at) {
            Some(deel) => *deel = nu,
            None => self.delen.push(nu),
        }
        cursor
    }

    /// The frame.
    pub const fn beeld(&self) -> &Buffer {
        &self.buf
    }

    /// Where the last frame may differ from the one before it.
    pub fn vuil(&self) -> &[Rect] {
        &self.vuil
    }

    /// Takes the parts away from one of them on: they are not where they were.
    fn wis_vanaf(&mut self, at: usize) {
        while self.delen.len() > at {
            if let Some(deel) = self.delen.pop() {
                self.wis(deel.area);
                self.vuil.push(deel.area);
            }
        }
    }

    fn wis(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return;
        }
        for y in area.top()..area.bottom() {
            let from = self.buf.index_of(area.x, y);
            let to = from + usize::from(area.width);
            for cell in self.buf.content.get_mut(from..to).unwrap_or_default() {
                cell.reset();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn schrijf(area: Rect, text: &str) -> impl FnOnce(&mut Buffer) -> Option<Position> {
        move |buf| {
            buf.set_string(area.x, area.y, text, Style::new());
            Some(Position::new(area.x, area.y))
        }
    }

    fn regels(doek: &Doek) -> Vec<String> {
        let buf = doek.beeld();
        let rij = |y| (0..buf.area.width).map(move |x| buf[(x, y)].symbol().to_owned());
        (0..buf.area.height).map(|y| rij(y).collect()).collect()
    }

    const AL: Rect = Rect::new(0, 0, 6, 2);
    const BOVEN: Rect = Rect::new(0, 0, 6, 1);
    const ONDER: Rect = Rect::new(0, 1, 6, 1);

    #[test]
    fn a_part_that_shows_the_same_is_left_as_it_stands_with_its_cursor() {
        let mut doek = Doek::new();
        let mut frame = |tekst: &'static str, inhoud| {
            let mut tekeningen = 0;
            let cursor = doek.teken(AL, |doek| {
                doek.deel(BOVEN, Some(1), |buf| {
                    tekeningen += 1;
                    schrijf(BOVEN, "kop")(buf)
                });
                doek.deel(ONDER, inhoud, |buf| {
                    tekeningen += 1;
                    schrijf(ONDER, tekst)(buf)
                })
            });
            (
                tekeningen,
                cursor,
                regels(&doek).join("|"),
                doek.vuil().to_vec(),
            )
        };
        let onder = Some(Position::new(0, 1));
        let alles = vec![AL, BOVEN, ONDER];
        let eerst = frame("lang", Some(1));
        assert_eq!(eerst, (2, onder, "kop   |lang  ".to_owned(), alles));
        let zelfde = frame("anders", Some(1));
        assert_eq!(zelfde, (0, onder, "kop   |lang  ".to_owned(), vec![]));
        // Nothing of what stood there shines through.
        let ander = frame("nu", Some(2));
        assert_eq!(ander, (1, onder, "kop   |nu    ".to_owned(), vec![ONDER]));
        assert_eq!(frame("nu", None).0, 1);
        assert_eq!(frame("nu", None).0, 1);
    }

    #[test]
    fn parts_that_lie_otherwise_leave_nothing_behind() {
        let mut doek = Doek::new();
        let mut frame = |delen: &[(Rect, &str)]| {
            doek.teken(AL, |doek| {
                for (area, tekst) in delen {
                    doek.deel(*area, Some(7), schrijf(*area, tekst));
                }
                None
            });
            (regels(&doek).join("|"), doek.vuil().len())
        };
        let (links, rechts) = (Rect::new(0, 1, 3, 1), Rect::new(3, 1, 3, 1));
        frame(&[(BOVEN, "kop"), (ONDER, "onder")]);
        let twee = frame(&[(BOVEN, "kop"), (links, "een"), (rechts, "nul")]);
        assert_eq!(twee, ("kop   |eennul".to_owned(), 3));
        let minder = frame(&[(BOVEN, "kop"), (links, "een")]);
        assert_eq!(minder, ("kop   |een   ".to_owned(), 1));
        let ander = frame(&[(links, "een")]);
        assert_eq!(ander.0, "      |een   ");
        assert_eq!(frame(&[]).0, "      |      ");
    }

    #[test]
    fn another_window_is_another_sheet() {
        let mut doek = Doek::new();
        doek.teken(AL, |doek| doek.deel(BOVEN, Some(1), schrijf(BOVEN, "kop")));
        let klein = Rect::new(0, 0, 4, 1);
        doek.teken(klein, |doek| doek.deel(klein, Some(1), schrijf(klein, "x")));
        assert_eq!(regels(&doek), ["x   "]);
    }

    #[test]
    fn a_frame_that_broke_off_is_not_built_upon() {
        let mut doek = Doek::new();
        let breekt = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            doek.teken(AL, |doek| {
                doek.deel(BOVEN, Some(1), schrijf(BOVEN, "kop"));
                std::panic::resume_unwind(Box::new(()))
            })
        }));
        assert!(breekt.is_err());
        doek.teken(AL, |doek| {
            doek.deel(BOVEN, Some(1), schrijf(BOVEN, "ander"))
        });
        assert_eq!(regels(&doek), ["ander ", "      "]);
    }
}
