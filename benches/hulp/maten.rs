//! Figures as a person reads them: two digits that count, in the unit that fits.

use std::path::Path;
use std::time::{Duration, Instant};

/// A time in the unit that fits.
pub(crate) fn duur(tijd: Duration) -> String {
    let us = tijd.as_secs_f64() * 1e6;
    match us {
        _ if us < 995.0 => format!("{us:.0} µs"),
        _ if us < 9_950.0 => format!("{:.1} ms", us / 1e3),
        _ if us < 995_000.0 => format!("{:.0} ms", us / 1e3),
        _ if us < 9_950_000.0 => format!("{:.1} s", us / 1e6),
        _ => format!("{:.0} s", us / 1e6),
    }
}

/// How long each of some things took.
pub(crate) struct Tijden(Vec<Duration>);

impl FromIterator<Duration> for Tijden {
    fn from_iter<I: IntoIterator<Item = Duration>>(tijden: I) -> Self {
        let mut tijden: Vec<_> = tijden.into_iter().collect();
        tijden.sort_unstable();
        Self(tijden)
    }
}

impl Tijden {
    /// How long one thing takes.
    pub(crate) fn van<T>(doe: impl FnOnce() -> T) -> Duration {
        let begin = Instant::now();
        let gedaan = doe();
        let tijd = begin.elapsed();
        drop(std::hint::black_box(gedaan));
        tijd
    }

    fn bij(&self, procent: usize) -> String {
        let laatste = self.0.len().saturating_sub(1);
        self.0
            .get(laatste * procent / 100)
            .map_or_else(|| "-".to_owned(), |it| duur(*it))
    }

    /// Of one thing.
    pub(crate) fn een(&self) -> String {
        self.bij(100)
    }

    /// The worst.
    pub(crate) fn ergst(&self) -> String {
        self.bij(100)
    }

    /// The middle, and all but the worst.
    pub(crate) fn p50_p99(&self) -> String {
        format!("{} / {}", self.bij(50), self.bij(99))
    }

    /// The middle and the worst.
    pub(crate) fn p50_ergst(&self) -> String {
        format!("{} / {}", self.bij(50), self.bij(100))
    }
}

/// What the kernel says of this process.
pub(crate) fn geheugen(veld: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let regel = status.lines().find(|it| it.starts_with(veld)).unwrap();
    let kb: u64 = regel.split_whitespace().nth(1).unwrap().parse().unwrap();
    format!("{} MB", kb / 1024)
}

/// What a directory takes, with everything below it.
pub(crate) fn op_schijf(map: &Path) -> String {
    fn som(map: &Path) -> u64 {
        let bestanden = std::fs::read_dir(map).into_iter().flatten().flatten();
        let groot = |bestand: std::fs::DirEntry| match bestand.metadata() {
            Ok(it) if it.is_dir() => som(&bestand.path()),
            Ok(it) => it.len(),
            Err(_) => 0,
        };
        bestanden.map(groot).sum()
    }
    format!("{} MB", som(map) >> 20)
}
