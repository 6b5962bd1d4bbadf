//! The server of a host: one store under an account of its own, and a socket for all coaches
//! (HOUSE 4).

use std::fmt::Display;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::ingang::Bewaker;
use super::logboek::Logboek;
use super::plaatsen::DIENST;
use super::systemd::{self, Melder};
use super::{Keuze, Kluis};
use crate::app::env::{Clock, SystemClock};
use crate::app::service::Service;
use crate::domain::id::CoachId;
use crate::server::{Deur, Regels, Server};

/// Members of the group of the socket may knock.
const RECHTEN: u32 = 0o660;
/// Most windows at once, and most of one account.
const VENSTERS: (usize, usize) = (400, 32);
/// How long systemd is asked to wait on with every word of progress, in microseconds.
const LANGER: u64 = 60_000_000;

/// Runs until it is asked to stop.
pub fn draai(keuze: &Keuze, uit: &mut dyn Write) -> anyhow::Result<()> {
    // Before anything is opened, so that a word to stop in between is not lost.
    let mut signalen = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    let melder = Melder::nieuw();
    let gekregen = systemd::socket()?;
    let pad = keuze.socket.clone().unwrap_or_else(|| DIENST.into());
    let deur_wens = match gekregen {
        Some(fd) => Deurwens::Gekregen(Deur::gekregen(fd)?),
        None => {
            keur_map(&pad)?;
            Deurwens::Zelf(pad)
        }
    };
    let mut gezegd = std::time::Instant::now();
    let mut voortgang = |wat: &str, gedaan: u64, alles: Option<u64>| {
        super::voortgang(wat, gedaan, alles);
        if gezegd.elapsed().as_millis() > 500 {
            gezegd = std::time::Instant::now();
            melder.meld(&format!(
                "STATUS={wat}: {gedaan}\nEXTEND_TIMEOUT_USEC={LANGER}"
            ));
        }
    };
    let kluis = Kluis::open(keuze, &mut voortgang, super::sleutel::Bos::nieuw())?;
    // A passphrase may have been asked, with an ear of its own for the signals.
    crate::term::einde::laat_over();
    super::wis_voortgang();
    let log = Arc::new(Logboek::open(kluis.plaatsen.log())?);
    let noteer = |wat: &dyn Display| log.schrijf(SystemClock.now(), wat);
    noteer_panieken(Arc::clone(&log));
    for melding in &kluis.meldingen {
        noteer(melding);
        writeln!(uit, "{melding}")?;
    }
    // Only now, with the lock of the store, is it certain that nobody else listens there.
    let deur = match deur_wens {
        Deurwens::Gekregen(deur) => deur,
        Deurwens::Zelf(pad) => {
            let lukt_niet = || format!("de socket {} maken lukt niet", pad.display());
            Deur::maak(&pad, RECHTEN).with_context(lukt_niet)?
        }
    };
    let waar = deur.pad().display().to_string();
    let bewaker = Bewaker::begin(Arc::clone(&kluis.store), Arc::clone(&kluis.service));
    let server = Server::start(deur, Arc::clone(&kluis.service), regels(&log))?;
    let vooruit = Arc::clone(&kluis.service);
    let lezer = std::thread::Builder::new()
        .name("vooruit".to_owned())
        .spawn(move || vooruit.lees_vooruit())?;
    let versie = env!("CARGO_PKG_VERSION");
    noteer(&format_args!("versie {versie} luistert"));
    writeln!(uit, "trajectbord {versie} luistert op {waar}")?;
    uit.flush()?;
    melder.meld("READY=1\nSTATUS=klaar");
    // One is enough; whatever follows it while everything is put away changes nothing.
    let _ = signalen.forever().next();
    melder.meld("STOPPING=1\nSTATUS=laatste antwoorden");
    noteer(&format_args!("stopt, {} vensters open", server.klanten()));
    server.stop();
    bewaker.stop();
    let _ = lezer.join();
    kluis.sluit()?;
    noteer(&"gestopt");
    Ok(())
}

enum Deurwens {
    Gekregen(Deur),
    Zelf(PathBuf),
}

/// Whoever can write in the directory of the socket can put another one in its place.
fn keur_map(pad: &Path) -> anyhow::Result<()> {
    let map = pad
        .parent()
        .filter(|map| !map.as_os_str().is_empty())
        .ok_or_else(|| anyhow!("geef het hele pad van de socket"))?;
    let wat = std::fs::metadata(map)
        .with_context(|| format!("de map van de socket is er niet: {}", map.display()))?;
    if wat.permissions().mode() & 0o002 != 0 {
        bail!(
            "iedereen kan in {} schrijven; zet de socket in een map van het account van de opslag",
            map.display()
        );
    }
    Ok(())
}

fn regels(log: &Arc<Logboek>) -> Regels {
    let log = Arc::clone(log);
    Regels {
        wie: Arc::new(wie),
        meld: Arc::new(move |voorval| log.schrijf(SystemClock.now(), &voorval)),
        vensters: VENSTERS.0,
        per_account: VENSTERS.1,
    }
}

/// The coach of an account. The account alone says it: a name may only be the same one.
fn wie(service: &Service, uid: u32, naam: Option<&str>) -> Result<CoachId, String> {
    let Some(coach) = service.coach_van(Some(uid), None) else {
        return Err(format!(
            "Je account (uid {uid}) is hier nog geen coach. Vraag de beheerder om je toe te voegen, \
             en geef daarbij dit nummer door: {uid}."
        ));
    };
    match naam {
        Some(naam) if naam != coach.kort => Err(format!(
            "Op deze opslag zegt je account wie je bent: {}. Laat --coach weg.",
            coach.kort
        )),
        Some(_) | None => Ok(coach.id),
    }
}

/// Where a thread broke goes to the log; what it was at does not.
fn noteer_panieken(log: Arc<Logboek>) {
    std::panic::set_hook(Box::new(move |paniek| {
        let draad = std::thread::current();
        let naam = draad.name().unwrap_or("draad");
        let plek = paniek
            .location()
            .map_or_else(String::new, |it| format!("{}:{}", it.file(), it.line()));
        log.schrijf(
            SystemClock.now(),
            &format_args!("gebroken in {naam} {plek}"),
        );
    }));
}
