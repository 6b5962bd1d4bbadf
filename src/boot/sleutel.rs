//! Where the secret of an encrypted store comes from: a file that the environment names, systemd, or a
//! person at the terminal. Never an argument: everybody on a host can read those.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, anyhow, bail};
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use zeroize::Zeroizing;

use super::plaatsen::{geheim_van_systemd, nieuwe_sleutel, sleutelbestand};
use crate::age::{Geheim, Identiteit, Ontvanger};
use crate::store::{NieuwSlot, Sleutelbos};

/// A passphrase has this many characters at least.
const KORTST: usize = 16;
/// A key file is some hundreds of bytes.
const GRENS: u64 = 64 * 1024;

/// What was given once in this process: a pipe gives once, and nobody types twice.
static GEWETEN: Mutex<Option<Geheim>> = Mutex::new(None);

/// The secret of the store that is opened.
#[derive(Debug, Clone)]
pub struct Bos {
    bestand: Option<PathBuf>,
    vragen: bool,
}

impl Bos {
    /// From the environment, or else from whoever sits at the terminal.
    pub const fn nieuw() -> Self {
        Self {
            bestand: None,
            vragen: true,
        }
    }

    /// Without asking anybody: the screen is in use.
    pub const fn zonder_vragen() -> Self {
        Self {
            bestand: None,
            vragen: false,
        }
    }

    /// From this file and nowhere else.
    pub const fn van(bestand: PathBuf) -> Self {
        Self {
            bestand: Some(bestand),
            vragen: false,
        }
    }

    fn zoek(&self, zin: bool) -> anyhow::Result<Geheim> {
        if let Some(pad) = sleutelbestand() {
            return lees(&pad, true);
        }
        if let Some(pad) = geheim_van_systemd() {
            return lees(&pad, false);
        }
        if zin && self.vragen && std::io::stderr().is_terminal() {
            let zin = vraag_zin("Wachtwoordzin van de gegevens")?;
            return Ok(Geheim::Zin(zin));
        }
        let wat = if zin {
            "een bestand met de wachtwoordzin, of start trajectbord in een terminal: dan wordt erom \
             gevraagd"
        } else {
            "het sleutelbestand"
        };
        bail!("Deze gegevens zijn versleuteld. Zet in TRAJECTBORD_SLEUTEL het pad van {wat}.")
    }
}

impl Sleutelbos for Bos {
    fn geheim(&self, zin: bool) -> Result<Geheim, String> {
        if let Some(pad) = &self.bestand {
            return lees(pad, true).map_err(|fout| format!("{fout:#}"));
        }
        let mut geweten = GEWETEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(geheim) = &*geweten {
            return Ok(geheim.clone());
        }
        let geheim = self.zoek(zin).map_err(|fout| format!("{fout:#}"))?;
        *geweten = Some(geheim.clone());
        Ok(geheim)
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

/// Ctrl-c.
const STOP: u8 = 3;

/// Turns the echo of the terminal off for as long as it lives. Ctrl-c ends the line meanwhile and not
/// the program, which would leave the terminal without echo.
struct Stil<'a>(&'a File, Termios);

impl<'a> Stil<'a> {
    fn aan(tty: &'a File) -> std::io::Result<Self> {
        let eerder = tcgetattr(tty)?;
        let mut stil = eerder.clone();
        stil.local_modes.remove(LocalModes::ECHO | LocalModes::ISIG);
        stil.special_codes[SpecialCodeIndex::VEOL] = STOP;
        tcsetattr(tty, OptionalActions::Flush, &stil)?;
        Ok(Self(tty, eerder))
    }
}

impl Drop for Stil<'_> {
    fn drop(&mut self) {
        // The terminal may be gone; then there is nothing to give back.
        let _ = tcsetattr(self.0, OptionalActions::Flush, &self.1);
    }
}

/// What is typed up to the end of a line; none after ctrl-c.
fn regel(mut tty: &File) -> anyhow::Result<Option<Zeroizing<String>>> {
    let mut regel = Zeroizing::new(Vec::new());
    let mut stuk = Zeroizing::new([0; 1024]);
    loop {
        let aantal = match tty.read(stuk.as_mut_slice()) {
            Err(fout) if fout.kind() == io::ErrorKind::Interrupted => continue,
            gelezen => gelezen?,
        };
        let gelezen = stuk.get(..aantal).unwrap_or_default();
        if gelezen.contains(&STOP) {
            return Ok(None);
        }
        regel.extend_from_slice(gelezen);
        if gelezen.is_empty() || gelezen.ends_with(b"\n") {
            let tekst = std::str::from_utf8(&regel).context("wat is getypt is geen tekst")?;
            return Ok(Some(Zeroizing::new(tekst.to_owned())));
        }
    }
}

/// Asks at the terminal itself, whatever stands on standard input, without showing what is typed.
fn vraag_zin(wat: &str) -> anyhow::Result<Zeroizing<String>> {
    let mut tty = File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .context("er is geen terminal om de wachtwoordzin te vragen")?;
    write!(tty, "{wat}: ")?;
    let getypt = {
        let _stil = Stil::aan(&tty)?;
        regel(&tty)?
    };
    writeln!(tty)?;
    let Some(mut zin) = getypt else {
        bail!("gestopt; er is niets veranderd");
    };
    let lengte = zin.trim_end_matches(['\r', '\n']).len();
    zin.truncate(lengte);
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
