//! Keys, pastes and the mouse from the terminal, read on a thread that can be left behind.
//!
//! Crossterm's reader does not come back once the terminal is gone (STYLE 5.1, trap 2): nobody waits
//! for this thread, and the process ends while it still reads.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::thread;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::keymap::key::{Code, Key};
use crate::tui::msg::{Input, Muis, MuisSoort};

/// A paste longer than this many bytes is cut; one that arrives longer was cut.
pub const PLAK_MAX: usize = 64 * 1024;

/// So many panics of the reader in a row, and there is no use in going on.
const TRIES: u32 = 100;

/// Starts reading. `deliver` gets what was read, and `None` when there is no more to come; it
/// answers whether anybody still listens.
pub fn start(deliver: impl Fn(Option<Input>) -> bool + Send + 'static) -> io::Result<()> {
    let reader = thread::Builder::new().name("toetsen".into());
    reader.spawn(move || {
        let mut broken = 0;
        // Crossterm 0.29.0 panics on the coordinates of some mice (trap 21); that costs one event.
        while broken < TRIES {
            match panic::catch_unwind(AssertUnwindSafe(event::read)) {
                Ok(Ok(event)) => {
                    broken = 0;
                    if let Some(input) = translate(event)
                        && !deliver(Some(input))
                    {
                        return;
                    }
                }
                Ok(Err(_)) => break,
                Err(_) => broken += 1,
            }
        }
        deliver(None);
    })?;
    Ok(())
}

fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(cut(text))),
        Event::Mouse(event) => mouse(event),
        // Sizes come with the signal (`signal`): crossterm looks for it only from its first read on,
        // and a window that changed before that would keep the wrong size for ever.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        // A plain terminal sends the same byte for these (trap 9), and some send it for the key.
        KeyCode::Char('h') if ctrl && !alt => return Some(Key::plain(Code::Backspace)),
        KeyCode::Char('j' | 'm') if ctrl && !alt => return Some(Key::plain(Code::Enter)),
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) if !c.is_control() => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number @ 1..=12) => Code::F(number),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}

/// At most one character more than may be pasted, so that the screen sees that it was cut and
/// says so.
fn cut(mut text: String) -> String {
    let past = text.char_indices().find(|(at, _)| *at >= PLAK_MAX);
    if let Some((at, c)) = past {
        text.truncate(at + c.len_utf8());
    }
    text
}

fn mouse(event: MouseEvent) -> Option<Input> {
    let soort = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MuisSoort::Klik,
        MouseEventKind::ScrollUp => MuisSoort::Omhoog,
        MouseEventKind::ScrollDown => MuisSoort::Omlaag,
        _ => return None,
    };
    Some(Input::Mouse(Muis {
        soort,
        x: event.column,
        y: event.row,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        translate(Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn a_key_is_read_as_the_key_map_writes_it() {
        for (code, modifiers, written) in [
            (KeyCode::Char('j'), KeyModifiers::NONE, "j"),
            (KeyCode::Char('J'), KeyModifiers::SHIFT, "J"),
            (KeyCode::Char('é'), KeyModifiers::NONE, "é"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "space"),
            (KeyCode::Char('s'), KeyModifiers::CONTROL, "ctrl-s"),
            (KeyCode::Char('S'), KeyModifiers::CONTROL, "ctrl-s"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "alt-x"),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, "backspace"),
            (KeyCode::Char('j'), KeyModifiers::CONTROL, "enter"),
            (KeyCode::Tab, KeyModifiers::SHIFT, "shift-tab"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "shift-tab"),
            (KeyCode::PageDown, KeyModifiers::NONE, "pagedown"),
            (KeyCode::F(5), KeyModifiers::NONE, "f5"),
        ] {
            let key: Key = written.parse().unwrap();
            assert_eq!(read(code, modifiers), Some(Input::Key(key)), "{written}");
        }
    }

    #[test]
    fn what_no_key_map_can_name_is_no_key() {
        for code in [
            KeyCode::CapsLock,
            KeyCode::Null,
            KeyCode::F(13),
            KeyCode::Char('\u{1b}'),
        ] {
            assert_eq!(read(code, KeyModifiers::NONE), None, "{code:?}");
        }
    }

    #[test]
    fn a_key_let_go_is_nothing_and_a_key_held_is_the_key_again() {
        let at = |kind| {
            let event = KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
            translate(Event::Key(event))
        };
        assert_eq!(at(KeyEventKind::Release), None);
        assert_eq!(at(KeyEventKind::Repeat), Some(Input::Key(Key::char('j'))));
    }

    #[test]
    fn a_paste_arrives_whole_up_to_its_limit_and_shows_that_it_was_longer() {
        let exact = "é".repeat(PLAK_MAX / 2);
        assert_eq!(cut(exact.clone()), exact);
        let cut = cut(format!("{exact}ëx"));
        assert_eq!(cut, format!("{exact}ë"));
        assert!(cut.len() > PLAK_MAX);
    }

    #[test]
    fn the_mouse_clicks_and_scrolls_and_nothing_else() {
        let at = |kind| {
            translate(Event::Mouse(MouseEvent {
                kind,
                column: 3,
                row: 4,
                modifiers: KeyModifiers::NONE,
            }))
        };
        assert_eq!(
            at(MouseEventKind::ScrollDown),
            Some(Input::Mouse(Muis {
                soort: MuisSoort::Omlaag,
                x: 3,
                y: 4
            }))
        );
        assert_eq!(at(MouseEventKind::Moved), None);
    }
}
