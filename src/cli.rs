//! Arguments and subcommands. Without a subcommand the screen opens.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

pub mod args;
mod avg;
mod beeld;
mod beheer;
mod bewaren;
mod budget;
mod coaches;
mod document;
mod formulier;
mod genereer;
mod importeer;
mod lezen;
mod matching;
mod nederlands;
mod opdracht;
mod overleg;
mod rapport;
mod regio;
mod server;
mod signaal;
mod sleutel;
mod slot;
mod toetsen;
mod vandaag;

use args::{Args, Wat};

/// Exit code when something did not succeed.
pub const MISLUKT: u8 = 1;
/// Exit code for arguments that cannot be read.
pub const VERKEERD_GEBRUIK: u8 = 2;
/// Exit code when rows of a file were rejected; the others came in.
pub const AFGEWEZEN: u8 = 4;
/// Exit code of `vandaag` when something is too late.
pub const TE_LAAT: u8 = 5;
/// Exit code when another process has the data.
pub const BEZET: u8 = 3;

/// What a subcommand needs of the outside.
pub struct Omgeving<'a> {
    /// What a person or a program reads.
    pub uit: &'a mut dyn Write,
    /// What a person reads when something is worth a word.
    pub fout: &'a mut dyn Write,
}

/// A subcommand that ended with a code of its own, after saying why.
#[derive(Debug, thiserror::Error)]
#[error("{bericht}")]
pub struct Einde {
    /// What is said on standard error.
    pub bericht: String,
    /// The exit code.
    pub code: u8,
}

impl Einde {
    /// Ended by a signal: nothing to say, and the code a shell expects.
    pub fn signaal(signaal: i32) -> Self {
        let code = u8::try_from(signaal).map_or(MISLUKT, |signaal| signaal.saturating_add(128));
        Self {
            bericht: String::new(),
            code,
        }
    }
}

/// Characters that drive a terminal, or turn the order of a line around.
fn stuurt(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text as it may stand on a terminal: without what drives it. Lines stay lines.
fn zichtbaar(tekst: &str) -> Cow<'_, str> {
    let weg = |c: char| c != '\n' && stuurt(c);
    if tekst.contains(weg) {
        Cow::Owned(tekst.replace(weg, ""))
    } else {
        Cow::Borrowed(tekst)
    }
}

/// Reads the arguments and does what they ask.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(fout) => return nederlands::zeg(&fout),
    };
    let mut uit = BufWriter::new(io::stdout().lock());
    let mut fout = io::stderr().lock();
    let omgeving = &mut Omgeving {
        uit: &mut uit,
        fout: &mut fout,
    };
    let gedaan = doe(args, omgeving);
    let weggeschreven = omgeving.uit.flush();
    // A reader that left early (`| head`) is no error of ours; a full disk behind `> file` is.
    let is_weg = |fout: &io::Error| fout.kind() == io::ErrorKind::BrokenPipe;
    let midden_in = gedaan.as_ref().err();
    let lezer_weg = weggeschreven.as_ref().is_err_and(is_weg)
        || midden_in
            .and_then(|fout| fout.downcast_ref::<io::Error>())
            .is_some_and(is_weg);
    match gedaan.and(weggeschreven.map_err(anyhow::Error::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) if lezer_weg => ExitCode::SUCCESS,
        Err(klacht) => {
            let (code, bericht) = einde(&klacht);
            if !bericht.is_empty() {
                // Standard error may be gone with the terminal; there is nobody left to tell.
                let _ = writeln!(omgeving.fout, "trajectbord: {}", zichtbaar(&bericht));
            }
            ExitCode::from(code)
        }
    }
}

/// The exit code of a failure, and what is said of it.
fn einde(klacht: &anyhow::Error) -> (u8, String) {
    if let Some(einde) = klacht.downcast_ref::<Einde>() {
        return (einde.code, einde.bericht.clone());
    }
    let code = klacht
        .chain()
        .find_map(|oorzaak| oorzaak.downcast_ref::<crate::store::OpenFout>())
        .map_or(MISLUKT, bezet);
    // Bare, it comes from reading the input or writing the output; the rest says what it was at.
    if klacht.is::<io::Error>() {
        return (code, format!("lezen of schrijven lukt niet: {klacht}"));
    }
    let mut bericht = String::new();
    for oorzaak in klacht.chain().map(ToString::to_string) {
        // Some errors say what their cause says already.
        if bericht.contains(&oorzaak) {
            continue;
        }
        if !bericht.is_empty() {
            bericht.push_str(": ");
        }
        bericht.push_str(&oorzaak);
    }
    (code, bericht)
}

fn bezet(fout: &crate::store::OpenFout) -> u8 {
    if matches!(fout, crate::store::OpenFout::Bezet { .. }) {
        BEZET
    } else {
        MISLUKT
    }
}

fn doe(args: Args, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let keuze = args.keuze();
    match args.wat {
        None => crate::boot::scherm::open(&keuze),
        Some(Wat::Waar) => beheer::waar(&keuze, omgeving),
        Some(Wat::Backup { map, bewaar: None }) => beheer::backup(&keuze, map, omgeving),
        Some(Wat::Backup {
            bewaar: Some(wens), ..
        }) => beheer::zet_bewaar(&keuze, &wens, omgeving),
        Some(Wat::Herstel {
            backup: Some(backup),
            proef: false,
            identiteit,
        }) => bewaren::herstel(&keuze, &backup, identiteit, omgeving),
        Some(Wat::Herstel {
            backup, identiteit, ..
        }) => bewaren::proef(&keuze, backup.as_deref(), identiteit, omgeving),
        Some(Wat::Controleer { journaal, json }) => {
            bewaren::controleer(&keuze, journaal, json, omgeving)
        }
        Some(Wat::Exporteer { bestand }) => bewaren::exporteer(&keuze, &bestand, omgeving),
        Some(Wat::Importeer(wens)) => importeer::importeer(&keuze, &wens, omgeving),
        Some(Wat::Compact { vergeet: false }) => bewaren::compact(&keuze, omgeving),
        Some(Wat::Compact { vergeet: true }) => bewaren::vergeet(&keuze),
        Some(Wat::Versleutel {
            sleutelbestand,
            terzijde_weg,
        }) => sleutel::versleutel(
            &keuze,
            sleutelbestand.as_deref(),
            terzijde_weg,
            &mut io::stdin().lock(),
            omgeving,
        ),
        Some(Wat::Ontsleutel) => sleutel::ontsleutel(&keuze, &mut io::stdin().lock(), omgeving),
        Some(Wat::WisselSleutel {
            sleutelbestand,
            alles,
            terzijde_weg,
        }) => {
            let bestand = sleutelbestand.as_deref();
            let terzijde = alles.then_some(sleutel::terzijde(terzijde_weg));
            sleutel::wissel(&keuze, bestand, terzijde, omgeving)
        }
        Some(Wat::Ontvangers { ontvangers, weg }) => {
            sleutel::voor_wie(&keuze, &ontvangers, weg, omgeving)
        }
        Some(Wat::Genereer { aantal, zaad }) => genereer::genereer(&keuze, aantal, zaad, omgeving),
        Some(Wat::Toetsen { markdown }) => toetsen::toetsen(&keuze, markdown, omgeving),
        Some(Wat::Toon { id, json }) => lezen::toon(&keuze, &id, json, omgeving),
        Some(Wat::Lijst(wens)) => lezen::lijst(&keuze, &wens, omgeving),
        Some(Wat::Formulier { soort, id, json }) => {
            formulier::formulier(&keuze, &soort, &id, json, omgeving)
        }
        Some(Wat::Document(wens)) => document::document(&keuze, &wens, omgeving),
        Some(Wat::Deel(wens)) => document::deel(&keuze, &wens, omgeving),
        Some(Wat::Sjabloon { naam }) => document::sjabloon(&naam, omgeving),
        Some(Wat::Match(wens)) => matching::matching(&keuze, &wens, omgeving),
        Some(Wat::Verdeel { json }) => matching::verdeel(&keuze, json, omgeving),
        Some(Wat::Regio {
            naam,
            verantwoordelijken,
        }) => regio::regio(&keuze, naam, verantwoordelijken, omgeving),
        Some(Wat::Rapport(wens)) => rapport::rapport(&keuze, &wens, omgeving),
        Some(Wat::Budget(wens)) => budget::budget(&keuze, &wens, omgeving),
        Some(Wat::Server { units }) => server::server(&keuze, units.as_deref(), omgeving),
        Some(Wat::Coaches(wens)) => coaches::coaches(&keuze, &wens, omgeving),
        Some(Wat::Inzage(wens)) => avg::inzage(&keuze, &wens, omgeving),
        Some(Wat::WieKeek { id, json }) => avg::wie_keek(&keuze, &id, json, omgeving),
        Some(Wat::Bevries { id, reden }) => avg::bevries(&keuze, &id, &reden, true, omgeving),
        Some(Wat::Ontdooi { id, reden }) => avg::bevries(&keuze, &id, &reden, false, omgeving),
        Some(Wat::Verzoek(wens)) => avg::verzoek(&keuze, &wens, omgeving),
        Some(Wat::Bewaartermijn(wens)) => avg::bewaartermijn(&keuze, &wens, omgeving),
        Some(Wat::Vandaag(wens)) => vandaag::vandaag(&keuze, &wens, omgeving),
        Some(Wat::Signaal(wens)) => signaal::signaal(&keuze, &wens, omgeving),
        Some(Wat::Slot { weg, minuten }) => {
            slot::slot(&keuze, weg, minuten, &mut io::stdin().lock(), omgeving)
        }
        Some(Wat::Verwijder(wens)) => avg::verwijder(&keuze, &wens, omgeving),
        Some(Wat::Overleg(wens)) => overleg::overleg(&keuze, &wens, omgeving),
        Some(Wat::Opdracht) => opdracht::opdracht(&keuze, &mut io::stdin().lock(), omgeving),
    }
}
