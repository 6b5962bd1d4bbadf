//! Takes the terminal and gives it back: everything, once, whatever happens in between.
//!
//! What was taken is kept in statics, for it has to be given back from a panic hook and from the
//! watchdog as well, where nobody can hand over a guard.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::queue;
use crossterm::style::force_color_output;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use super::out::END;

/// Whether the terminal is ours; the first to set it back gives the terminal back.
static HELD: AtomicBool = AtomicBool::new(false);

/// Whether the coach switched the mouse on.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Where something broke: never what, for a panic's text may hold what a coach typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plek {
    /// Name of the thread.
    pub draad: String,
    /// File and line of the source.
    pub regel: String,
}

/// The terminal, as long as this lives.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw keys, alternate screen, bracketed paste, no cursor, a clear screen.
    ///
    /// `report` is told of a panic in any thread; only one in the calling thread, which is the
    /// screen's, gives the terminal back (STYLE 5.1, trap 3).
    pub fn take(report: impl Fn(&Plek) + Send + Sync + 'static) -> io::Result<Self> {
        // Colours are written by `out` and chosen by the theme; should anything of crossterm's ever
        // write one, `NO_COLOR` must not turn it into a reset (trap 1).
        force_color_output(true);
        install_hook(report);
        // Before anything that can fail, so that a half-taken terminal is given back as well.
        let guard = Self(());
        take()?;
        Ok(guard)
    }

    /// Takes the terminal again after somebody else had it.
    pub fn retake(&self) -> io::Result<()> {
        // A shell may have put the line back to its own liking while crossterm still believes in
        // raw mode; off and on makes it true.
        let _ = disable_raw_mode();
        take()
    }

    /// Mouse on or off, for this session.
    pub fn mouse(&self, on: bool) -> io::Result<()> {
        if MOUSE.swap(on, Ordering::SeqCst) == on {
            return Ok(());
        }
        let mut bytes = Vec::new();
        if on {
            queue!(bytes, EnableMouseCapture)?;
        } else {
            queue!(bytes, DisableMouseCapture)?;
        }
        write(&bytes)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back if it is ours: all steps, also when one fails, and only once.
pub fn give_back() {
    if HELD.swap(false, Ordering::SeqCst) {
        // The terminal may be gone, and there is nobody left to tell.
        let _ = write(&leaving());
        let _ = disable_raw_mode();
    }
}

fn take() -> io::Result<()> {
    HELD.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    write(&entering(MOUSE.load(Ordering::SeqCst)))
}

fn entering(mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut fill = || {
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste)?;
        if mouse {
            queue!(bytes, EnableMouseCapture)?;
        }
        bytes.extend(b"\x1b[m");
        // Some multiplexers do not clear the alternate screen themselves (trap 24).
        queue!(bytes, Clear(ClearType::All), Hide)
    };
    // Writing to memory does not fail.
    let _: io::Result<()> = fill();
    bytes
}

fn leaving() -> Vec<u8> {
    // A frame may have been cut off halfway: end it, or the terminal shows nothing for a while.
    let mut bytes = END.to_vec();
    let mut fill = || {
        queue!(bytes, DisableBracketedPaste, DisableMouseCapture)?;
        // Names must not stay behind where a terminal keeps its alternate screen.
        bytes.extend(b"\x1b[m");
        queue!(bytes, Clear(ClearType::All), LeaveAlternateScreen, Show)
    };
    let _: io::Result<()> = fill();
    bytes
}

/// Straight to the terminal: the standard library's buffer may be locked by whoever panicked.
fn write(bytes: &[u8]) -> io::Result<()> {
    File::from(io::stdout().as_fd().try_clone_to_owned()?).write_all(bytes)
}

fn install_hook(report: impl Fn(&Plek) + Send + Sync + 'static) {
    let screen = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let place = Plek {
            draad: thread::current().name().unwrap_or("naamloos").to_owned(),
            regel: info.location().map_or_else(String::new, |at| {
                format!("{}:{}", short(at.file()), at.line())
            }),
        };
        if thread::current().id() == screen {
            give_back();
            let _ = writeln!(io::stderr(), "{}", last_words(&place));
        }
        report(&place);
    }));
}

fn last_words(place: &Plek) -> String {
    format!(
        "trajectbord is vastgelopen ({}). Wat je hebt opgeslagen is bewaard; start het opnieuw.",
        place.regel
    )
}

/// The path from the last `src` on: what lies before it belongs to the machine of a developer.
fn short(file: &str) -> &str {
    file.rfind("src/")
        .and_then(|at| file.get(at..))
        .unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_undoes_everything_that_entering_does() {
        let (entering, leaving) = (entering(true), leaving());
        let count = |bytes: &[u8], part: &str| String::from_utf8_lossy(bytes).matches(part).count();
        for mode in ["1049", "2004", "1000", "1002", "1003", "1006"] {
            let (on, off) = (format!("\x1b[?{mode}h"), format!("\x1b[?{mode}l"));
            assert_eq!(count(&entering, &on), 1, "{mode}");
            assert_eq!(count(&leaving, &off), 1, "{mode}");
        }
        assert!(leaving.starts_with(END));
        assert!(leaving.ends_with(b"\x1b[2J\x1b[?1049l\x1b[?25h"));
    }

    #[test]
    fn the_mouse_stays_with_the_terminal_unless_it_was_asked_for() {
        assert!(
            !String::from_utf8(entering(false))
                .unwrap()
                .contains("?1000h")
        );
    }

    #[test]
    fn the_last_words_name_a_line_of_source_and_no_machine() {
        let place = Plek {
            draad: "main".into(),
            regel: format!("{}:7", short("a/b/src/tui/view.rs")),
        };
        assert!(last_words(&place).contains("(src/tui/view.rs:7)"));
        assert_eq!(short("view.rs"), "view.rs");
    }
}
