//! Where the secret of an encrypted store comes from: a file that the environment names, systemd, or a
//! person at the terminal. Never an argument: everybody on a host can read those.

use std::fs::{self, File};
use std::io::{IsTerminal, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, anyhow, bail};
use zeroize::Zeroizing;

use super::plaatsen::{geheim_van_systemd, nieuwe_sleutel, sleutelbestand};
use super::vraag::vraag;
use crate::age::{Geheim, Identiteit, Ontvanger};
use crate::app::wachtwoordzin::Wachtwoordzin;
use crate::store::{NieuwSlot, Sleutelbos};

/// A passphrase has this many characters at least.
const KORTST: usize = 16;
/// A key file is some hundreds of bytes.
const GRENS: u64 = 64 * 1024;

/// What was given once in this process: a pipe gives once, and nobody types twice.
static GEWETEN: Mutex<Option<Geheim>> = Mutex::new(None);

/// Where a secret may come from.
#[derive(Debug, Clone)]
enum Bron {
    /// The environment, or else whoever sits at the terminal.
    Gewoon,
    /// The environment; nobody can be asked, for the screen is in use.
    ZonderVragen,
    /// Somebody typed it on the screen.
    Getypt(Wachtwoordzin),
    /// What opens a backup that left the host: this file, or else the environment or the terminal.
    Kopie(Option<PathBuf>),
}

/// A secret that is asked for when it is needed.
#[derive(Debug, Clone)]
pub struct Bos(Bron);

impl Bos {
    /// Of the store that is opened, from the environment, or else from whoever sits at the terminal.
    pub const fn nieuw() -> Self {
        Self(Bron::Gewoon)
    }

    /// Of the store that is opened while the screen is in use: what was typed there, if it was.
    pub fn op_het_scherm(zin: Option<&Wachtwoordzin>) -> Self {
        Self(zin.cloned().map_or(Bron::ZonderVragen, Bron::Getypt))
    }

    /// Of a backup that left the host: in this file, if one was named.
    pub const fn van_kopie(bestand: Option<PathBuf>) -> Self {
        Self(Bron::Kopie(bestand))
    }

    fn zoek(&self, zin: bool) -> anyhow::Result<Geheim> {
        let vragen = match &self.0 {
            Bron::Getypt(zin) => return Ok(Geheim::Zin(Zeroizing::new(zin.tekst().to_owned()))),
            Bron::Kopie(bestand) => return van_kopie(bestand.as_deref(), zin),
            Bron::Gewoon => true,
            Bron::ZonderVragen => false,
        };
        let mut geweten = geweten();
        if let Some(geheim) = &*geweten {
            return Ok(geheim.clone());
        }
        let geheim = match uit_omgeving()? {
            Some(geheim) => geheim,
            None if zin && vragen && std::io::stderr().is_terminal() => {
                Geheim::Zin(vraag_zin("Wachtwoordzin van de gegevens")?)
            }
            None => {
                let wat = if zin {
                    "een bestand met de wachtwoordzin, of start trajectbord in een terminal: dan \
                     wordt erom gevraagd"
                } else {
                    "het sleutelbestand"
                };
                bail!(
                    "Deze gegevens zijn versleuteld. Zet in TRAJECTBORD_SLEUTEL het pad van {wat}."
                )
            }
        };
        *geweten = Some(geheim.clone());
        Ok(geheim)
    }
}

fn geweten() -> MutexGuard<'static, Option<Geheim>> {
    GEWETEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn uit_omgeving() -> anyhow::Result<Option<Geheim>> {
    if let Some(pad) = sleutelbestand() {
        return lees(&pad, true).map(Some);
    }
    geheim_van_systemd()
        .map(|pad| lees(&pad, false))
        .transpose()
}

/// Of a backup that left the host. What the environment gives is of the store, and may fit here too.
fn van_kopie(bestand: Option<&Path>, zin: bool) -> anyhow::Result<Geheim> {
    if let Some(pad) = bestand {
        return lees(pad, true);
    }
    let mut geweten = geweten();
    if geweten.is_none() {
        *geweten = uit_omgeving()?;
    }
    match &*geweten {
        Some(geheim) if matches!(geheim, Geheim::Zin(_)) == zin => Ok(geheim.clone()),
        _ if zin && std::io::stderr().is_terminal() => {
            vraag_zin("Wachtwoordzin van deze kopie").map(Geheim::Zin)
        }
        _ if zin => bail!(
            "Deze kopie gaat open met een wachtwoordzin. Zet hem in een bestand voor jou alleen (chmod \
             600) en geef dat met --identiteit BESTAND, of doe dit in een terminal: dan wordt erom \
             gevraagd."
        ),
        _ => bail!(
            "Deze kopie gaat open met de identiteit van een van de ontvangers. Geef het bestand \
             daarmee (AGE-SECRET-KEY-1…) met --identiteit BESTAND."
        ),
    }
}

impl Sleutelbos for Bos {
    fn geheim(&self, zin: bool) -> Result<Geheim, String> {
        self.zoek(zin).map_err(|fout| format!("{fout:#}"))
    }
}

/// Reads a key file: identities of age, or a passphrase on its first line. Others may not read it.
fn lees(pad: &Path, keur: bool) -> anyhow::Result<Geheim> {
    let lukt_niet = || format!("het sleutelbestand {} lezen lukt niet", pad.display());
    let bestand = File::open(pad).with_context(lukt_niet)?;
    let wat = bestand.metadata().with_context(lukt_niet)?;
    if keur && wat.is_file() && wat.permissions().mode() & 0o077 != 0 {
        bail!(
            "anderen op deze computer kunnen het sleutelbestand lezen; maak het dicht met: chmod 600 \
             '{}'",
            pad.display()
        );
    }
    let mut tekst = Zeroizing::new(String::new());
    bestand
        .take(GRENS)
        .read_to_string(&mut tekst)
        .with_context(lukt_niet)?;
    Geheim::lees(&tekst).ok_or_else(|| {
        anyhow!(
            "in {} staat geen sleutel van age (AGE-SECRET-KEY-1…) en geen wachtwoordzin",
            pad.display()
        )
    })
}

/// Asks a passphrase at the terminal.
fn vraag_zin(wat: &str) -> anyhow::Result<Zeroizing<String>> {
    let Some(zin) = vraag(wat)? else {
        bail!("gestopt; er is niets veranderd");
    };
    if zin.is_empty() {
        bail!("er is geen wachtwoordzin gegeven; er is niets veranderd");
    }
    Ok(zin)
}

/// The secret that a store gets: a key file, made if it is not there yet, or a passphrase.
pub fn nieuw_slot(bestand: Option<&Path>) -> anyhow::Result<NieuwSlot> {
    let geheim = match (bestand, nieuwe_sleutel()) {
        (Some(pad), _) => sleutel_in(pad)?,
        (None, Some(pad)) => lees(&pad, true)?,
        (None, None) => {
            let een = vraag_zin("Nieuwe wachtwoordzin (vier losse woorden of meer)")?;
            lang_genoeg(&een)?;
            if vraag_zin("Nog een keer")? != een {
                bail!("dat is niet twee keer hetzelfde; er is niets veranderd");
            }
            Geheim::Zin(een)
        }
    };
    if let Geheim::Zin(zin) = &geheim {
        lang_genoeg(zin)?;
    }
    Ok(NieuwSlot::nieuw(geheim))
}

fn lang_genoeg(zin: &str) -> anyhow::Result<()> {
    if zin.chars().count() < KORTST {
        bail!(
            "een wachtwoordzin heeft minstens {KORTST} tekens: neem vier losse woorden of meer; er is \
             niets veranderd"
        );
    }
    Ok(())
}

fn sleutel_in(pad: &Path) -> anyhow::Result<Geheim> {
    if pad.exists() {
        return match lees(pad, true)? {
            geheim @ Geheim::Identiteiten(_) => Ok(geheim),
            Geheim::Zin(_) => bail!("in {} staat geen sleutel van age", pad.display()),
        };
    }
    let id = Identiteit::nieuw()?;
    let tekst = Zeroizing::new(format!(
        "# Sleutel van trajectbord. Wie dit bestand heeft, kan de gegevens openen.\n\
         # public key: {}\n{}\n",
        id.ontvanger(),
        *id.tekst()
    ));
    let lukt_niet = || format!("het sleutelbestand {} maken lukt niet", pad.display());
    let mut bestand = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(pad)
        .with_context(lukt_niet)?;
    bestand
        .write_all(tekst.as_bytes())
        .and_then(|()| bestand.sync_all())
        .with_context(lukt_niet)?;
    if let Some(map) = pad.parent().filter(|it| !it.as_os_str().is_empty()) {
        // The key has to be there before anything is sealed with it.
        File::open(map)
            .and_then(|map| map.sync_all())
            .with_context(lukt_niet)?;
    }
    Ok(Geheim::Identiteiten(vec![id]))
}

/// For whom backups are made that leave the host: a line each in a file beside the store.
pub fn ontvangers(map: &Path) -> anyhow::Result<Vec<Ontvanger>> {
    let pad = ontvangers_pad(map);
    let tekst = match fs::read_to_string(&pad) {
        Ok(tekst) => tekst,
        Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(fout) => {
            return Err(fout).with_context(|| format!("{} lezen lukt niet", pad.display()));
        }
    };
    tekst
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty() && !it.starts_with('#'))
        .map(lees_ontvanger)
        .collect()
}

/// Reads one recipient.
pub fn lees_ontvanger(tekst: &str) -> anyhow::Result<Ontvanger> {
    // Somebody may paste the secret half: never say it back.
    if tekst.to_ascii_uppercase().starts_with("AGE-SECRET-KEY-") {
        bail!("dat is de geheime sleutel zelf; geef de ontvanger die erbij hoort (age1…)");
    }
    Ontvanger::lees(tekst)
        .ok_or_else(|| anyhow!("'{tekst}' is geen ontvanger van age (age1…); kijk hem na"))
}

/// Keeps the recipients; none of them: backups stay on this host.
pub fn zet_ontvangers(map: &Path, alle: &[Ontvanger]) -> anyhow::Result<()> {
    let pad = ontvangers_pad(map);
    let lukt_niet = || format!("{} schrijven lukt niet", pad.display());
    if alle.is_empty() {
        return match fs::remove_file(&pad) {
            Err(fout) if fout.kind() != std::io::ErrorKind::NotFound => {
                Err(fout).with_context(lukt_niet)
            }
            _ => Ok(()),
        };
    }
    let regels: Vec<String> = alle.iter().map(ToString::to_string).collect();
    let tijdelijk = map.join("ontvangers.txt.tijdelijk");
    let mut bestand = File::options()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&tijdelijk)
        .with_context(lukt_niet)?;
    writeln!(bestand, "{}", regels.join("\n"))
        .and_then(|()| bestand.sync_all())
        .and_then(|()| fs::rename(&tijdelijk, &pad))
        .with_context(lukt_niet)
}

fn ontvangers_pad(map: &Path) -> PathBuf {
    map.join("ontvangers.txt")
}
