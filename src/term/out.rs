//! Frames out: the fewest bytes that show a frame, between synchronized-output marks, in one write.
//!
//! A backend of our own, because ratatui's for crossterm writes its attributes anew in every frame,
//! repeats the cursor's state, and asks the terminal where its cursor is (STYLE 5.1, traps 18, 19
//! and 24). This one remembers what the terminal has: pen, place, and whether the cursor shows.

mod pen;
mod way;

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use rustix::event::{PollFd, PollFlags, poll};

pub(super) use pen::Pen;
use pen::{PLAIN, is_blank};
use way::Way;

/// Begins a frame: the terminal shows nothing until the end (DEC mode 2026; others ignore it).
const BEGIN: &[u8] = b"\x1b[?2026h";

/// Ends a frame.
pub(super) const END: &[u8] = b"\x1b[?2026l";

/// Room for a frame; a full screen of 200x50 in colour fits.
const ROOM: usize = 64 * 1024;

/// From here on a run of blanks is erased rather than written.
const ERASE_FROM: u16 = 9;

/// Where frames go.
pub trait Sink {
    /// Takes a whole frame.
    fn send(&mut self, frame: &[u8]) -> io::Result<()>;

    /// Columns and rows.
    fn size(&self) -> io::Result<Size>;
}

/// The terminal on standard output, past the line buffer of the standard library.
#[derive(Debug)]
pub struct Stdout(File);

impl Stdout {
    /// Standard output, if it is a terminal.
    pub fn open() -> io::Result<Self> {
        let stdout = io::stdout();
        if !stdout.is_terminal() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(Self(stdout.as_fd().try_clone_to_owned()?.into()))
    }
}

impl Sink for Stdout {
    fn send(&mut self, frame: &[u8]) -> io::Result<()> {
        let mut rest = frame;
        while !rest.is_empty() {
            match self.0.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(sent) => rest = rest.get(sent..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // Another program left the terminal non-blocking: wait until it takes more.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&self.0, PollFlags::OUT)], None)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(&self.0)?;
        // A line without a window says 0x0.
        if size.ws_col == 0 || size.ws_row == 0 {
            return Ok(Size::new(80, 24));
        }
        Ok(Size::new(size.ws_col, size.ws_row))
    }
}

/// What went to the terminal, for tests and benchmarks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Telling {
    /// Bytes, marks included.
    pub bytes: u64,
    /// Writes, which is frames that changed something.
    pub writes: u64,
}

/// A blank stretch that is not yet written, for it may become an erase.
#[derive(Debug, Clone, Copy)]
struct Blanks {
    x: u16,
    y: u16,
    len: u16,
}

/// The backend.
#[derive(Debug)]
pub struct Out<S> {
    sink: S,
    frame: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor is, if that is certain.
    at: Option<Position>,
    /// Whether it shows, if that is certain.
    shown: Option<bool>,
    size: Size,
    blanks: Option<Blanks>,
    telling: Telling,
}

impl<S: Sink> Out<S> {
    /// A backend over a screen that is clear.
    pub fn new(sink: S) -> Self {
        let mut frame = Vec::with_capacity(ROOM);
        frame.extend(BEGIN);
        Self {
            sink,
            frame,
            pen: PLAIN,
            at: None,
            shown: None,
            size: Size::ZERO,
            blanks: None,
            telling: Telling::default(),
        }
    }

    /// What went out so far.
    pub const fn telling(&self) -> Telling {
        self.telling
    }

    /// Where frames go.
    pub const fn sink(&self) -> &S {
        &self.sink
    }

    /// Somebody else wrote to the terminal: only a reset pen is certain now.
    pub(super) fn forget(&mut self) {
        self.frame.truncate(BEGIN.len());
        self.blanks = None;
        self.pen = PLAIN;
        self.at = None;
        self.shown = None;
    }

    /// How many columns a row has.
    pub(super) const fn set_width(&mut self, width: u16) {
        self.size.width = width;
    }

    /// One cell that differs, from left to right in a row. What was held back is sent by
    /// [`Self::settle`].
    pub(super) fn cel(&mut self, x: u16, y: u16, cell: &Cell) {
        if !is_ground(cell) {
            self.settle();
            self.put(x, y, cell);
            return;
        }
        if let Some(run) = &mut self.blanks {
            if run.y == y && run.x + run.len == x {
                run.len += 1;
                return;
            }
            self.settle();
        }
        self.blanks = Some(Blanks { x, y, len: 1 });
    }

    /// A piece of a row, of one pen and with signs of one column.
    pub(super) fn tekst(&mut self, x: u16, y: u16, cellen: &[Cell]) {
        for (cell, step) in cellen.iter().zip(0..) {
            self.put(x + step, y, cell);
        }
    }

    /// Blanks.
    pub(super) fn grond(&mut self, x: u16, y: u16, len: u16) {
        self.blanks = Some(Blanks { x, y, len });
        self.settle();
    }

    /// Tries one way to send something and then another, and keeps the shorter.
    pub(super) fn kortste(&mut self, een: impl FnOnce(&mut Self), ander: impl FnOnce(&mut Self)) {
        let (begin, pen, at) = (self.frame.len(), self.pen, self.at);
        een(self);
        let eerste = (self.frame.split_off(begin), self.pen, self.at);
        (self.pen, self.at) = (pen, at);
        ander(self);
        if eerste.0.len() <= self.frame.len() - begin {
            self.frame.truncate(begin);
            self.frame.extend(eerste.0);
            (self.pen, self.at) = (eerste.1, eerste.2);
        }
    }

    /// Erases from a column to the end of the row.
    pub(super) fn wis_rest(&mut self, x: u16, y: u16) {
        self.go(x, y);
        self.pen = self.pen.write_for(&Cell::EMPTY, &mut self.frame);
        self.frame.extend(b"\x1b[K");
    }

    fn go(&mut self, x: u16, y: u16) {
        let to = Position { x, y };
        if self.at == Some(to) {
            return;
        }
        let mut way = Way::to(to);
        if let Some(from) = self.at {
            way.shorter(|way| way.relative(from, to));
            if x == 0 {
                way.shorter(|way| {
                    way.put(b"\r");
                    way.relative(Position { x: 0, y: from.y }, to);
                });
            }
        }
        self.frame.extend(way.text());
        self.at = Some(to);
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        self.go(x, y);
        self.pen = self.pen.write_for(cell, &mut self.frame);
        self.frame.extend(cell.symbol().bytes());
        // After the last column terminals disagree on where the cursor is; after a sign of which
        // they disagree on the width too. An absolute move then keeps the rest of the row straight.
        let next = x + 1;
        self.at = (next < self.size.width && is_one_column(cell.symbol()))
            .then_some(Position { x: next, y });
    }

    /// Writes or erases the blanks that were held back.
    pub(super) fn settle(&mut self) {
        let Some(Blanks { x, y, len }) = self.blanks.take() else {
            return;
        };
        let blank = Cell::EMPTY;
        if len < ERASE_FROM {
            for step in 0..len {
                self.put(x + step, y, &blank);
            }
            return;
        }
        self.go(x, y);
        self.pen = self.pen.write_for(&blank, &mut self.frame);
        let mut wis = Way::default();
        wis.put(b"\x1b[");
        wis.number(len);
        wis.put(b"X");
        self.frame.extend(wis.text());
    }
}

impl<S: Sink> Backend for Out<S> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.size = self.sink.size()?;
        for (x, y, cell) in content {
            self.cel(x, y, cell);
        }
        self.settle();
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(false) {
            self.frame.extend(b"\x1b[?25l");
            self.shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(true) {
            self.frame.extend(b"\x1b[?25h");
            self.shown = Some(true);
        }
        Ok(())
    }

    /// Never asks the terminal: an answer may not come.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.go(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // Terminals erase with the ground of the pen.
        self.pen.write_to(PLAIN, &mut self.frame);
        self.pen = PLAIN;
        self.frame.extend(match clear_type {
            ClearType::All => &b"\x1b[2J"[..],
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        // A resize may have moved it, and the next move may as well be absolute.
        self.at = None;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.sink.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() > BEGIN.len() {
            self.frame.extend(END);
            let sent = self.sink.send(&self.frame);
            self.telling.bytes += self.frame.len() as u64;
            self.telling.writes += 1;
            self.frame.truncate(BEGIN.len());
            sent?;
        }
        Ok(())
    }
}

/// A cell that shows as one that was erased.
pub(super) fn is_ground(cell: &Cell) -> bool {
    is_blank(cell) && cell.bg == ratatui::style::Color::Reset
}

/// A column, of the cells of a row.
pub(super) fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

/// One cell, in every terminal and font: the signs of our own chrome and the letters of Europe.
pub(super) fn is_one_column(symbol: &str) -> bool {
    if symbol.len() == 1 {
        return true;
    }
    let mut chars = symbol.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else {
        return false;
    };
    matches!(only, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}'
        | '\u{2039}'..='\u{203A}' | '€' | '\u{2190}'..='\u{2193}' | '⏎' | '\u{2500}'..='\u{25FF}' | '✓')
}

#[cfg(test)]
mod tests;
