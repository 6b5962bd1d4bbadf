//! `slot`: the word with which a coach gets behind the own veil, and after how long it comes down.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, bail};
use zeroize::Zeroizing;

use super::Omgeving;
use crate::app::slotwoord::{KORTST, Slotwoord};
use crate::boot::Keuze;
use crate::boot::plaatsen::Plaatsen;
use crate::boot::slot::{rust_na, slotwoord, zet_minuten, zet_slotwoord};

fn vraag(
    zin: &str,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<Zeroizing<String>> {
    if std::io::stdin().is_terminal() {
        let woord = crate::boot::vraag::vraag(zin)?;
        return woord.context("gestopt; er is niets veranderd");
    }
    writeln!(omgeving.fout, "{zin}: ")?;
    let mut woord = Zeroizing::new(String::new());
    invoer.read_line(&mut woord)?;
    let lengte = woord.trim_end_matches(['\r', '\n']).len();
    woord.truncate(lengte);
    Ok(woord)
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
