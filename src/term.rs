//! The terminal: the only room that knows crossterm.
//!
//! Bytes in become [`Input`](crate::tui::msg::Input), frames become bytes, signals become
//! [`Signaal`]. The order at start: [`Kunnen::detect`] (refuses what cannot draw), [`signal::start`],
//! [`Tty::take`], the size, and [`input::start`].

pub mod caps;
pub mod einde;
pub mod guard;
pub mod input;
pub mod out;
pub mod paneel;
pub mod signal;
pub mod stil;

use std::io::{self, IsTerminal};

pub use caps::{Achtergrond, Kleurdiepte, Kunnen, Weigering};
pub use einde::Eerst;
pub use guard::{Guard, Plek};
pub use out::{Out, Sink, Stdout};
pub use paneel::Paneel;
pub use signal::Signaal;
pub use stil::{STOP, Stil};

/// What the loop needs of a terminal; tests bring one of their own.
pub trait Scherm {
    /// Where frames go.
    type Sink: Sink;

    /// What shows them.
    fn paneel(&mut self) -> &mut Paneel<Self::Sink>;

    /// Leaves the terminal to others and sleeps until somebody wakes the process.
    fn slaap(&mut self);

    /// Has the terminal again, with nothing certain of what stands on it.
    fn wek(&mut self) -> io::Result<()>;

    /// Mouse on or off.
    fn muis(&mut self, aan: bool) -> io::Result<()>;
}

/// The terminal that the coach sits at.
#[derive(Debug)]
pub struct Tty {
    // Given back last, when nothing draws any more.
    paneel: Paneel<Stdout>,
    guard: Guard,
}

impl Tty {
    /// Takes the terminal; `report` hears of panics (see [`Guard::take`]).
    ///
    /// Call it on the thread that draws. Nothing was changed if it fails.
    pub fn take(report: impl Fn(&Plek) + Send + Sync + 'static) -> Result<Self, NietGenomen> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(Weigering::GeenTerminal.into());
        }
        let guard = Guard::take(report)?;
        let paneel = Paneel::new(Out::new(Stdout::open()?));
        Ok(Self { paneel, guard })
    }
}

/// The terminal could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum NietGenomen {
    /// There is none.
    #[error(transparent)]
    Weigering(#[from] Weigering),
    /// It broke.
    #[error("de terminal doet het niet ({0}); sluit dit venster en log opnieuw in")]
    Stuk(#[from] io::Error),
}

impl Scherm for Tty {
    type Sink = Stdout;

    fn paneel(&mut self) -> &mut Paneel<Stdout> {
        &mut self.paneel
    }

    fn slaap(&mut self) {
        guard::give_back();
        // It fails only for a signal that does not exist; then we did not sleep, and `wek` follows.
        if signal::sleep().is_err() {
            let _ = self.wek();
        }
    }

    fn wek(&mut self) -> io::Result<()> {
        self.guard.retake()?;
        self.paneel.out_mut().forget();
        self.paneel.clear()
    }

    fn muis(&mut self, aan: bool) -> io::Result<()> {
        self.guard.mouse(aan)
    }
}
