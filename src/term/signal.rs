//! Signals and the end of the line, told to the loop; a watchdog sees to it that the process ends.

use std::io;
use std::os::fd::AsFd;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
pub use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGCONT, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard::give_back;

/// How long the loop gets to save what is open.
const PATIENCE: Duration = Duration::from_secs(2);

/// How much longer it gets once everything is saved and only the store is to be put away: sled lets go
/// of a million dossiers in a second or two, and a store that was not closed is counted at the next
/// start.
const PUTTING_AWAY: Duration = Duration::from_secs(15);

static PUTS_AWAY: AtomicBool = AtomicBool::new(false);

/// How long a terminal that does not take bytes any more gets to be given back.
const FAREWELL: Duration = Duration::from_millis(200);

/// A job that is ended while it sleeps is sent the end first and is woken then, but may hear of it the
/// other way round. It must not reach for a terminal that a shell has now, or it is put to sleep
/// again and never ends: so a waking process waits a moment for what else there is to hear.
const WAKING: Duration = Duration::from_millis(20);

/// The signals that end the process.
const STOPS: [i32; 3] = [SIGHUP, SIGTERM, SIGINT];

/// What happens to the process from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signaal {
    /// Save and stop; the number decides the exit code.
    Stop(i32),
    /// Leave the terminal and sleep.
    Slaap,
    /// Awake again; the terminal has to be taken anew.
    Wek,
    /// The window has another size.
    Formaat,
}

impl Signaal {
    /// The terminal is gone, with or without the signal for it.
    pub const WEG: Self = Self::Stop(SIGHUP);
}

/// The exit code of a process that a signal ended, as shells count.
pub const fn exit_code(signal: i32) -> i32 {
    128 + signal
}

/// Starts the threads that watch signals and the line.
pub fn start(deliver: impl Fn(Signaal) + Clone + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    super::einde::laat_over();
    let tell = deliver.clone();
    thread::Builder::new()
        .name("signalen".into())
        .spawn(move || {
            loop {
                let mut arrived: Vec<i32> = signals.wait().collect();
                if arrived.contains(&SIGCONT) {
                    thread::sleep(WAKING);
                    arrived.extend(signals.pending());
                }
                match arrived.iter().find(|it| STOPS.contains(it)) {
                    Some(signal) => stop(*signal, &tell),
                    None => arrived.into_iter().filter_map(meaning).for_each(&tell),
                }
            }
        })?;
    thread::Builder::new().name("lijn".into()).spawn(move || {
        if hung_up() {
            stop(SIGHUP, &deliver);
        }
    })?;
    Ok(())
}

/// Says that the screen is gone and everything is saved: what is left is putting the store away.
pub fn puts_away() {
    PUTS_AWAY.store(true, Ordering::SeqCst);
}

/// Sleeps until somebody wakes the process; the terminal must be given back before.
pub(super) fn sleep() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}

fn meaning(signal: i32) -> Option<Signaal> {
    match signal {
        SIGTSTP => Some(Signaal::Slaap),
        SIGCONT => Some(Signaal::Wek),
        SIGWINCH => Some(Signaal::Formaat),
        _ => None,
    }
}

fn stop(signal: i32, tell: &impl Fn(Signaal)) {
    watch(signal);
    tell(Signaal::Stop(signal));
}

/// Ends the process if it has not ended itself in time; the first to ask decides the exit code.
fn watch(signal: i32) {
    static WATCHING: AtomicBool = AtomicBool::new(false);
    if WATCHING.swap(true, Ordering::SeqCst) {
        return;
    }
    let watch = thread::Builder::new().name("waakhond".into());
    let spawned = watch.spawn(move || {
        thread::sleep(PATIENCE);
        if PUTS_AWAY.load(Ordering::SeqCst) {
            thread::sleep(PUTTING_AWAY);
        }
        // A terminal that is held with ctrl-s takes no bytes; it must not hold us as well.
        let (done, given_back) = mpsc::channel();
        let farewell = thread::Builder::new().spawn(move || {
            give_back();
            let _ = done.send(());
        });
        if farewell.is_ok() {
            let _ = given_back.recv_timeout(FAREWELL);
        }
        process::exit(exit_code(signal))
    });
    if spawned.is_err() {
        // No thread to be had: then there is no telling whether anything still moves.
        process::exit(exit_code(signal));
    }
}

/// Blocks until the terminal hangs up; false if that cannot be watched. A hang-up is always
/// reported, without being asked for and without waking up before; crossterm's reader does not
/// notice one and spins (STYLE 5.1, trap 2).
fn hung_up() -> bool {
    let stdin = io::stdin();
    loop {
        let mut line = [PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::empty())];
        match poll(&mut line, None) {
            Ok(_) if line.iter().any(|it| it.revents().intersects(GONE)) => return true,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Every way in which a line can be over.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_those_of_a_shell() {
        assert_eq!(exit_code(SIGHUP), 129);
        assert_eq!(exit_code(SIGTERM), 143);
        assert_eq!(Signaal::WEG, Signaal::Stop(1));
    }
}
