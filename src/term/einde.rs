//! What has to be put right before a signal ends the process: the echo of a terminal, readable files.
//!
//! One thread hears the signals for as long as the process lives, once there was something to put
//! right. With nothing left it ends the process as the system would. Who takes the signals over (the
//! screen, the server) says so, and from then on this does nothing.

use std::fs;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

type Werk = Box<dyn Fn() + Send>;

static EERST: Mutex<Vec<(u64, Werk)>> = Mutex::new(Vec::new());

/// Somebody else hears the signals now.
static OVER: AtomicBool = AtomicBool::new(false);

fn lijst() -> MutexGuard<'static, Vec<(u64, Werk)>> {
    EERST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something to be done before a signal ends the process, for as long as this lives.
#[derive(Debug)]
pub struct Eerst(u64);

impl Eerst {
    /// From now on. `werk` must not wait for anybody: it runs on another thread.
    pub fn dan(werk: impl Fn() + Send + 'static) -> io::Result<Self> {
        static NUMMER: AtomicU64 = AtomicU64::new(0);
        luister()?;
        let nummer = NUMMER.fetch_add(1, Ordering::Relaxed);
        lijst().push((nummer, Box::new(werk)));
        Ok(Self(nummer))
    }
}

impl Drop for Eerst {
    fn drop(&mut self) {
        // Waits while a signal is at it: then the process ends.
        lijst().retain(|it| it.0 != self.0);
    }
}

/// The signals are for somebody else from now on.
pub fn laat_over() {
    OVER.store(true, Ordering::SeqCst);
}

fn luister() -> io::Result<()> {
    static LUISTERT: OnceLock<()> = OnceLock::new();
    if OVER.load(Ordering::SeqCst) || LUISTERT.get().is_some() {
        return Ok(());
    }
    let genegeerd = genegeerd();
    let mut signals = Signals::new(
        [SIGHUP, SIGINT, SIGTERM]
            .into_iter()
            .filter(|it| genegeerd & (1 << (it - 1)) == 0),
    )?;
    if LUISTERT.set(()).is_err() {
        return Ok(());
    }
    thread::Builder::new()
        .name("einde".to_owned())
        .spawn(move || {
            for signaal in signals.forever() {
                if OVER.load(Ordering::SeqCst) {
                    continue;
                }
                let werk = lijst();
                werk.iter().rev().for_each(|it| it.1());
                // Does not come back. Should it, the next signal tries again.
                let _ = emulate_default_handler(signaal);
            }
        })?;
    Ok(())
}

/// The signals that whoever started this wants ignored (`nohup`, a job in the background), as bits.
fn genegeerd() -> u64 {
    let stand = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let regel = stand.lines().find_map(|it| it.strip_prefix("SigIgn:"));
    regel
        .and_then(|it| u64::from_str_radix(it.trim(), 16).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_right_by_itself_is_not_done_at_the_end_again() {
        let eerst = Eerst::dan(|| {}).unwrap();
        let nummer = eerst.0;
        assert!(lijst().iter().any(|it| it.0 == nummer));
        drop(eerst);
        assert!(!lijst().iter().any(|it| it.0 == nummer));
    }
}
