//! What the terminal is sent, seen through one that shows it.

use std::io;

use proptest::prelude::*;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::term::paneel::Paneel;

/// A terminal that shows what it is sent.
struct Screen {
    parser: vt100::Parser,
    size: Size,
    frames: Vec<Vec<u8>>,
}

impl Sink for Screen {
    fn send(&mut self, frame: &[u8]) -> io::Result<()> {
        self.parser.process(frame);
        self.frames.push(frame.to_vec());
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }
}

fn terminal(width: u16, height: u16) -> Paneel<Screen> {
    let screen = Screen {
        parser: vt100::Parser::new(height, width, 0),
        size: Size::new(width, height),
        frames: Vec::new(),
    };
    Paneel::new(Out::new(screen))
}

fn paint(terminal: &mut Paneel<Screen>, picture: &Buffer) {
    terminal.toon(picture, &[picture.area], None).unwrap();
}

/// The last frame, without its marks.
fn last(terminal: &Paneel<Screen>) -> String {
    let frame = terminal.out().sink().frames.last().unwrap();
    let frame = String::from_utf8(frame.clone()).unwrap();
    let inner = frame.strip_prefix("\x1b[?2026h").unwrap();
    inner.strip_suffix("\x1b[?2026l").unwrap().to_owned()
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::White => vt100::Color::Idx(15),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        other => unreachable!("{other} is not in these tests"),
    }
}

/// Every cell of the terminal looks as it does in the picture.
fn shows(terminal: &Paneel<Screen>, picture: &Buffer) {
    let screen = terminal.out().sink().parser.screen();
    for y in 0..picture.area.height {
        for x in 0..picture.area.width {
            let wanted = &picture[(x, y)];
            let cell = screen.cell(y, x).unwrap();
            let seen = if cell.contents().is_empty() {
                " "
            } else {
                cell.contents()
            };
            assert_eq!(seen, wanted.symbol(), "sign at {x},{y}");
            assert_eq!(cell.bgcolor(), colour(wanted.bg), "ground at {x},{y}");
            if is_blank(wanted) {
                assert!(!cell.inverse() && !cell.underline(), "blank at {x},{y}");
                continue;
            }
            assert_eq!(cell.fgcolor(), colour(wanted.fg), "colour at {x},{y}");
            let has = |it: Modifier| wanted.modifier.contains(it);
            assert_eq!(cell.bold(), has(Modifier::BOLD), "bold at {x},{y}");
            assert_eq!(cell.italic(), has(Modifier::ITALIC), "italic at {x},{y}");
            let underlined = has(Modifier::UNDERLINED);
            assert_eq!(cell.underline(), underlined, "underline at {x},{y}");
            let reversed = has(Modifier::REVERSED);
            assert_eq!(cell.inverse(), reversed, "reverse at {x},{y}");
        }
    }
}

fn blank(width: u16, height: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}

/// A board of forty rows with a marker in front of one, as the screens draw it.
fn marked(row: u16) -> Buffer {
    let mut picture = blank(120, 40);
    for y in 0..40 {
        picture.set_string(4, y, "R. Yıldız  magazijn  bm  12d", Style::new());
    }
    let bold = Style::new().add_modifier(Modifier::BOLD).fg(Color::Red);
    picture.set_string(2, row, "▸", bold);
    picture
}

#[test]
fn moving_a_marker_costs_at_most_sixty_bytes_and_one_write() {
    let mut terminal = terminal(120, 40);
    paint(&mut terminal, &marked(20));
    for row in [21, 22, 9, 39, 0] {
        let before = terminal.out().telling();
        paint(&mut terminal, &marked(row));
        let after = terminal.out().telling();
        let bytes = after.bytes - before.bytes;
        assert!(bytes <= 60, "{bytes} bytes: {:?}", last(&terminal));
        assert_eq!(after.writes - before.writes, 1);
        shows(&terminal, &marked(row));
    }
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    let mut terminal = terminal(120, 40);
    paint(&mut terminal, &marked(3));
    let before = terminal.out().telling();
    paint(&mut terminal, &marked(3));
    assert_eq!(terminal.out().telling(), before);
}

#[test]
fn the_cursor_is_shown_hidden_and_moved_only_when_that_changes() {
    let mut terminal = terminal(20, 5);
    let mut frame = |at: Option<(u16, u16)>| {
        let before = terminal.out().telling();
        terminal
            .toon(&blank(20, 5), &[], at.map(Position::from))
            .unwrap();
        if terminal.out().telling() == before {
            return String::new();
        }
        last(&terminal)
    };
    assert_eq!(frame(None), "\x1b[?25l");
    assert_eq!(frame(None), "");
    assert_eq!(frame(Some((3, 2))), "\x1b[?25h\x1b[3;4H");
    assert_eq!(frame(Some((3, 2))), "");
    assert_eq!(frame(Some((4, 2))), "\x1b[C");
    assert_eq!(frame(Some((0, 2))), "\r");
    assert_eq!(frame(None), "\x1b[?25l");
}

#[test]
fn the_terminal_is_never_asked_for_its_cursor() {
    let mut terminal = terminal(20, 5);
    terminal.clear().unwrap();
    assert_eq!(
        terminal.out_mut().get_cursor_position().unwrap(),
        Position::ORIGIN
    );
    paint(&mut terminal, &blank(20, 5));
    assert!(!last(&terminal).contains("\x1b[6n"));
}

#[test]
fn the_ways_to_a_place_are_the_shortest() {
    for (from, to, bytes) in [
        ((5, 5), (5, 5), ""),
        ((5, 5), (6, 5), "\x1b[C"),
        ((5, 5), (0, 5), "\r"),
        ((5, 5), (5, 6), "\n"),
        ((5, 5), (3, 5), "\x08\x08"),
        ((5, 5), (5, 3), "\x1b[2A"),
        ((5, 5), (0, 6), "\r\n"),
        ((5, 15), (0, 19), "\x1b[20H"),
        ((5, 5), (0, 0), "\x1b[H"),
        ((5, 5), (70, 20), "\x1b[21;71H"),
    ] {
        let mut terminal = terminal(80, 24);
        let out = terminal.out_mut();
        out.set_cursor_position(from).unwrap();
        out.forget();
        out.at = Some(from.into());
        out.set_cursor_position(to).unwrap();
        let way = String::from_utf8(out.frame.split_off(BEGIN.len())).unwrap();
        assert_eq!(way, bytes, "{from:?} to {to:?}");
    }
}

#[test]
fn a_sign_of_doubtful_width_does_not_shift_the_rest_of_the_row() {
    let mut terminal = terminal(30, 2);
    let mut picture = blank(30, 2);
    picture.set_string(0, 0, "Jo ⚠️ Öztürk", Style::new());
    paint(&mut terminal, &picture);
    let frame = last(&terminal);
    let after = frame.split('\u{fe0f}').nth(1).unwrap();
    assert!(after.starts_with("\x1b[1;"), "{after:?}");
    assert!(frame.ends_with("Öztürk\x1b[?25l"), "{frame:?}");
}

#[test]
fn a_view_that_empties_is_erased_rather_than_written() {
    let mut terminal = terminal(120, 40);
    let mut full = blank(120, 40);
    for y in 0..40 {
        full.set_string(4, y, "─".repeat(100), Style::new().fg(Color::Red));
    }
    paint(&mut terminal, &full);
    let before = terminal.out().telling().bytes;
    paint(&mut terminal, &blank(120, 40));
    let bytes = terminal.out().telling().bytes - before;
    assert!(bytes < 40 * 10, "{bytes}");
    shows(&terminal, &blank(120, 40));
}

#[test]
fn after_a_resize_the_whole_screen_stands_again() {
    let mut terminal = terminal(120, 40);
    paint(&mut terminal, &marked(3));
    for (width, height) in [(1, 1), (80, 24), (120, 40)] {
        let sink = &mut terminal.out_mut().sink;
        sink.size = Size::new(width, height);
        sink.parser.screen_mut().set_size(height, width);
        let mut picture = blank(width, height);
        picture.set_string(0, 0, "Bord", Style::new().bg(Color::Red));
        paint(&mut terminal, &picture);
        shows(&terminal, &picture);
    }
}

#[test]
fn what_others_wrote_is_painted_over_after_forgetting() {
    let mut terminal = terminal(120, 40);
    paint(&mut terminal, &marked(3));
    let other = b"\x1b[m\x1b[5;5Hrommel\x1b[?25h";
    terminal.out_mut().sink.parser.process(other);
    terminal.out_mut().forget();
    terminal.clear().unwrap();
    paint(&mut terminal, &marked(3));
    shows(&terminal, &marked(3));
    assert!(terminal.out().sink().parser.screen().hide_cursor());
}

#[test]
fn a_terminal_that_is_gone_is_an_error_and_not_a_frame_kept_for_later() {
    struct Gone;
    impl Sink for Gone {
        fn send(&mut self, _: &[u8]) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn size(&self) -> io::Result<Size> {
            Ok(Size::new(10, 2))
        }
    }
    let mut terminal = Paneel::new(Out::new(Gone));
    let mut picture = blank(10, 2);
    picture.set_string(0, 0, "x", Style::new());
    assert!(terminal.toon(&picture, &[picture.area], None).is_err());
    assert_eq!(terminal.out().frame, BEGIN);
}

fn cells() -> impl Strategy<Value = (u16, u16, &'static str, Style)> {
    let colours = prop::sample::select(vec![
        Color::Reset,
        Color::Red,
        Color::White,
        Color::Indexed(99),
        Color::Rgb(1, 20, 255),
    ]);
    let modifiers = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
        Modifier::BOLD | Modifier::REVERSED,
    ]);
    let texts = prop::sample::select(vec![
        " ",
        "a",
        "é",
        "▸ Bord",
        "              ",
        "─┼─",
        "R. Yıldız  12d",
        "日本",
        "Bo\u{301}",
    ]);
    (
        0..24_u16,
        0..6_u16,
        texts,
        colours.clone(),
        colours,
        modifiers,
    )
        .prop_map(|(x, y, text, fg, bg, modifier)| {
            (
                x,
                y,
                text,
                Style::new().fg(fg).bg(bg).add_modifier(modifier),
            )
        })
}

/// Writes a text; a sign of two columns of which the second half goes is gone whole, as the widgets
/// of the screen see to it.
fn leg(picture: &mut Buffer, (x, y): (u16, u16), text: &str, style: Style) {
    if let Some(left) = x.checked_sub(1)
        && ["日", "本"].contains(&picture[(left, y)].symbol())
    {
        picture[(left, y)].reset();
    }
    picture.set_string(x, y, text, style);
}

proptest! {
    #[test]
    fn whatever_is_drawn_over_whatever_stood_there_the_terminal_shows_the_picture(
        frames in prop::collection::vec(prop::collection::vec(cells(), 0..30), 1..6)
    ) {
        let mut terminal = terminal(24, 6);
        for cells in frames {
            let mut picture = blank(24, 6);
            for (x, y, text, style) in cells {
                leg(&mut picture, (x, y), text, style);
            }
            paint(&mut terminal, &picture);
            shows(&terminal, &picture);
        }
    }

    #[test]
    fn it_is_enough_to_say_which_cells_may_differ(
        frames in prop::collection::vec(prop::collection::vec(cells(), 0..12), 2..6),
        wider in 0..3_u16,
    ) {
        let mut terminal = terminal(24, 6);
        let mut picture = blank(24, 6);
        paint(&mut terminal, &picture);
        for cells in frames {
            let before = picture.clone();
            for (x, y, text, style) in cells {
                leg(&mut picture, (x, y), text, style);
            }
            let dirty: Vec<Rect> = before
                .diff_iter(&picture)
                .map(|(x, y, _)| Rect::new(x.saturating_sub(wider), y, 1 + 2 * wider, 1))
                .collect();
            terminal.toon(&picture, &dirty, None).unwrap();
            shows(&terminal, &picture);
            prop_assert!(terminal.out().telling().writes <= 6);
        }
    }
}

/// A window full of cards in two colours, as a board fills it.
fn full(shift: usize) -> Buffer {
    let mut picture = blank(120, 40);
    let (grey, red) = (Color::Indexed(246), Color::Indexed(203));
    for y in 0..40 {
        for column in 0..7_u16 {
            let x = column * 17;
            let name = ["R. Yıldız", "M. de Groot", "J. Bos", "A. Ó Sé"];
            let name = name[(usize::from(y + column) + shift) % 4];
            picture.set_string(x, y, name, Style::new());
            let days = if (usize::from(y) + shift).is_multiple_of(5) {
                red
            } else {
                grey
            };
            picture.set_string(x + 12, y, "12d", Style::new().fg(days));
        }
    }
    picture
}

#[test]
fn a_window_that_fills_is_sent_colour_by_colour_when_that_is_shorter() {
    let mut terminal = terminal(120, 40);
    paint(&mut terminal, &full(0));
    shows(&terminal, &full(0));
    let first = last(&terminal);
    assert!(first.matches("\x1b[38;5;246m").count() <= 2, "{first:?}");
    paint(&mut terminal, &full(1));
    shows(&terminal, &full(1));
}
