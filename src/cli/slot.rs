//! `slot`: the word with which a coach gets behind the own veil, and after how long it comes down.

use std::io::BufRead;

use anyhow::{Context, bail};

use super::Omgeving;
use crate::app::slotwoord::{KORTST, Slotwoord};
use crate::boot::Keuze;
use crate::boot::plaatsen::Plaatsen;
use crate::boot::slot::{rust_na, slotwoord, zet_minuten, zet_slotwoord};

/// Turns the echo of a terminal off for as long as it lives: a word must not stay on the screen.
struct Stil(Option<rustix::termios::Termios>);

impl Stil {
    fn aan() -> Self {
        let invoer = std::io::stdin();
        let eerder = rustix::termios::tcgetattr(&invoer).ok();
        if let Some(eerder) = &eerder {
            let mut stil = eerder.clone();
            stil.local_modes.remove(rustix::termios::LocalModes::ECHO);
            let wanneer = rustix::termios::OptionalActions::Flush;
            // Not a terminal: then there is nothing to be seen either.
            let _ = rustix::termios::tcsetattr(&invoer, wanneer, &stil);
        }
        Self(eerder)
    }
}

impl Drop for Stil {
    fn drop(&mut self) {
        if let Some(eerder) = &self.0 {
            let wanneer = rustix::termios::OptionalActions::Flush;
            // As above.
            let _ = rustix::termios::tcsetattr(std::io::stdin(), wanneer, eerder);
        }
    }
}

fn vraag(
    zin: &str,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<String> {
    write!(omgeving.fout, "{zin}: ")?;
    omgeving.fout.flush()?;
    let mut woord = String::new();
    let stil = Stil::aan();
    invoer.read_line(&mut woord)?;
    drop(stil);
    writeln!(omgeving.fout)?;
    Ok(woord.trim_end_matches(['\r', '\n']).to_owned())
}

/// Sets the word, takes it away, or sets the minutes.
pub(super) fn slot(
    keuze: &Keuze,
    weg: bool,
    minuten: Option<u16>,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")?;
    if let Some(minuten) = minuten {
        zet_minuten(&plaatsen, minuten)?;
        match rust_na(&plaatsen) {
            Some(na) => writeln!(
                omgeving.uit,
                "de sluier valt na {} minuten zonder toets",
                na.as_secs() / 60
            )?,
            None => writeln!(omgeving.uit, "de sluier valt niet meer vanzelf")?,
        }
        return Ok(());
    }
    if let Some(nu) = slotwoord(&plaatsen) {
        let oud = vraag("je slotwoord van nu", invoer, omgeving)?;
        if !nu.past(&oud) {
            bail!("dat is niet je slotwoord; er is niets veranderd");
        }
    }
    if weg {
        zet_slotwoord(&plaatsen, None)?;
        writeln!(omgeving.uit, "er is geen slotwoord meer")?;
        return Ok(());
    }
    let een = vraag("nieuw slotwoord", invoer, omgeving)?;
    if een.chars().count() < KORTST {
        bail!("een slotwoord heeft minstens {KORTST} tekens");
    }
    if vraag("nog een keer", invoer, omgeving)? != een {
        bail!("dat is niet twee keer hetzelfde; er is niets veranderd");
    }
    let mut zout = [0; 16];
    let mut bron = std::fs::File::open("/dev/urandom").context("/dev/urandom openen lukt niet")?;
    std::io::Read::read_exact(&mut bron, &mut zout)?;
    zet_slotwoord(&plaatsen, Some(&Slotwoord::nieuw(&een, zout)))?;
    writeln!(omgeving.uit, "je slotwoord staat; op slot met: X")?;
    Ok(())
}
