//! What every campaign counts, and the line that it prints.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

use serde::{Deserialize, Serialize};

/// Whether the long form was asked for.
pub(crate) fn lang() -> bool {
    std::env::var_os("TRAJECTBORD_CAMPAGNE").is_some_and(|it| it == "lang")
}

/// Rounds of the short form, or of the long one.
pub(crate) fn rondes(kort: u64, lang_vorm: u64) -> u64 {
    if lang() { lang_vorm } else { kort }
}

/// The counts of a campaign, or of a part of one that runs in a process of its own.
#[derive(Serialize, Deserialize)]
pub(crate) struct Uitslag {
    naam: String,
    #[serde(skip, default = "Instant::now")]
    begin: Instant,
    /// Kills, cuts, wounds, starts: what the campaign is made of.
    pub(crate) rondes: u64,
    /// Changes that were acknowledged and held against what was found.
    pub(crate) bevestigd: u64,
    /// Acknowledged, and not there.
    pub(crate) kwijt: u64,
    /// Changes of which a part is there.
    pub(crate) gescheurd: u64,
    /// Stores that did not open, and could not be put back either.
    pub(crate) dicht: u64,
    /// Records that are not what was written.
    pub(crate) fout: u64,
    /// What went wrong, to look for.
    klachten: Vec<String>,
    /// What this campaign counts besides.
    ook: Vec<(String, u64)>,
}

impl Uitslag {
    pub(crate) fn nieuw(naam: &str) -> Self {
        Self {
            naam: naam.to_owned(),
            begin: Instant::now(),
            rondes: 0,
            bevestigd: 0,
            kwijt: 0,
            gescheurd: 0,
            dicht: 0,
            fout: 0,
            klachten: Vec::new(),
            ook: Vec::new(),
        }
    }

    /// A sentence about something that was counted as wrong.
    pub(crate) fn klacht(&mut self, wat: impl Into<String>) {
        self.klachten
            .push(format!("ronde {}: {}", self.rondes, wat.into()));
    }

    /// How many sentences there are.
    pub(crate) fn klachten(&self) -> usize {
        self.klachten.len()
    }

    /// One more of something that is worth a number and not wrong.
    pub(crate) fn tel(&mut self, wat: &str) {
        self.tel_op(wat, 1);
    }

    fn tel_op(&mut self, wat: &str, erbij: u64) {
        match self.ook.iter_mut().find(|(naam, _)| naam == wat) {
            Some((_, aantal)) => *aantal += erbij,
            None => self.ook.push((wat.to_owned(), erbij)),
        }
    }

    /// Takes what a part counted, but for its rounds and what it acknowledged.
    pub(crate) fn neem(&mut self, deel: Self) {
        self.kwijt += deel.kwijt;
        self.gescheurd += deel.gescheurd;
        self.dicht += deel.dicht;
        self.fout += deel.fout;
        self.klachten.extend(deel.klachten);
        for (wat, aantal) in deel.ook {
            self.tel_op(&wat, aantal);
        }
    }

    /// How often something was told with `tel`.
    pub(crate) fn geteld(&self, wat: &str) -> u64 {
        let gevonden = self.ook.iter().find(|(naam, _)| naam == wat);
        gevonden.map_or(0, |(_, aantal)| *aantal)
    }

    /// Prints the line, and fails where anything is not 0.
    pub(crate) fn klaar(self) {
        let mut regel = format!(
            "{:<24} rondes {:>4}  bevestigd {:>6}  kwijt {}  gescheurd {}  niet open {}  fout getoond {}  {:.1} s",
            self.naam,
            self.rondes,
            self.bevestigd,
            self.kwijt,
            self.gescheurd,
            self.dicht,
            self.fout,
            self.begin.elapsed().as_secs_f32(),
        );
        for (wat, aantal) in &self.ook {
            // Writing to a string does not fail.
            let _ = write!(regel, "  {wat} {aantal}");
        }
        if lang() {
            zeg(&regel);
        }
        let goed = self.kwijt + self.gescheurd + self.dicht + self.fout == 0;
        assert!(
            goed && self.klachten.is_empty(),
            "{regel}\n{}",
            self.klachten.join("\n")
        );
    }
}

/// A line for whoever looks on; a test that passes swallows what it prints in the usual way.
pub(crate) fn zeg(regel: &str) {
    // Nobody may be looking.
    let _ = writeln!(std::io::stderr(), "{regel}");
}
