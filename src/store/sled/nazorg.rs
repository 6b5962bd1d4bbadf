//! What opening leaves behind it: a log that can be trusted, a line of what was done, no rubbish.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::store::redo::logboek::Logboek;
use crate::store::schijf;

use super::bouw::Basis;
use super::opening::Opening;
use super::opties::Voortgang;

/// A log that does not vouch for what stands is replaced by a backup; then it is put aside.
pub(super) fn vernieuw(
    opening: &mut Opening,
    log: &Logboek,
    apart: Option<PathBuf>,
    voortgang: Voortgang<'_>,
) {
    let opties = opening.store.binnen.opties.clone();
    if let Err(fout) = opening.store.backup(opties.nu, voortgang) {
        opening
            .meldingen
            .push(format!("Er kon geen nieuwe back-up worden gemaakt: {fout}"));
        return;
    }
    let map = apart.unwrap_or_else(|| nieuwe_naam(&opties.terzijde()));
    let zet = || -> std::io::Result<()> {
        schijf::maak_map(&map)?;
        for pad in log.paden() {
            fs::rename(
                pad,
                nieuwe_naam(&map.join(pad.file_name().unwrap_or_default())),
            )?;
        }
        schijf::sync_map(&map)?;
        schijf::sync_map(&opties.redo())
    };
    opening.meldingen.push(match zet() {
        Ok(()) if log.is_leeg() => "Er is meteen een nieuwe back-up gemaakt.".to_owned(),
        Ok(()) => format!(
            "Er is meteen een nieuwe back-up gemaakt. Het oude logboek staat in {}.",
            map.display()
        ),
        Err(fout) => format!("Het oude logboek kon niet apart worden gezet: {fout}."),
    });
}

impl Opening {
    /// Writes down what was done, and takes away what compacting left.
    pub(super) fn sluit_af(&mut self) {
        let opties = &self.store.binnen.opties;
        if opties.sled_oud().exists() {
            // Of no use beside the new one; the next opening tries again.
            let _ = fs::remove_dir_all(opties.sled_oud());
        }
        // The coach reads the same on screen; a full disk must not keep the store shut.
        let _ = log_regels(&opties.logbestand(), opties.nu, &self.meldingen);
    }
}

/// Writes lines in the log of a store: what was done to its data, and when.
pub(in crate::store) fn log_regels(
    pad: &Path,
    nu: DateTime<Utc>,
    regels: &[String],
) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if regels.is_empty() {
        return Ok(());
    }
    let mut tekst = String::new();
    for regel in regels {
        // Writing to a string does not fail.
        let _ = writeln!(tekst, "{} {regel}", nu.format("%Y-%m-%d %H:%M:%SZ"));
    }
    fs::OpenOptions::new()
        .append(true)
        .create(true)
        .mode(schijf::BESTAND_MODE)
        .open(pad)?
        .write_all(tekst.as_bytes())
}

/// The path, or the first free one with a number behind it.
pub(super) fn nieuwe_naam(pad: &Path) -> PathBuf {
    if !pad.exists() {
        return pad.to_owned();
    }
    let mut nummer = 2_u32;
    loop {
        let ander = schijf::naast(pad, &format!("-{nummer}"));
        if !ander.exists() {
            return ander;
        }
        nummer += 1;
    }
}

pub(super) fn opgebouwd(waarom: &str, basis: &Basis, seq: u64, apart: Option<&Path>) -> String {
    let uit = match basis.moment() {
        Some(moment) => format!(
            "de back-up van {} en het logboek",
            moment.format("%d-%m-%Y %H:%M UTC")
        ),
        None => "het logboek".to_owned(),
    };
    let oud = apart.map_or_else(String::new, |pad| {
        format!(" De oude gegevens staan in {}.", pad.display())
    });
    format!(
        "{waarom} De gegevens zijn opnieuw opgebouwd uit {uit}, tot en met wijziging {seq}.{oud}"
    )
}

pub(super) fn wijzigingen(aantal: u64, een: &str, meer: &str) -> String {
    if aantal == 1 {
        format!("1 wijziging {een}")
    } else {
        format!("{aantal} wijzigingen {meer}")
    }
}
