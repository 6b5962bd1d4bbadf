//! Opens the screen: terminal, keys, store, loop; and gives everything back in order.

use std::io::Write;

use super::Keuze;
use super::ingang::Ingang;
use crate::app::env::{Clock, SystemClock};
use crate::app::event::Ticket;
use crate::app::gateway::Request;
use crate::app::query::Query;
use crate::domain::journaal::Handeling;
use crate::run::{self, Postbus};
use crate::term::{Achtergrond, Kleurdiepte, Kunnen, Plek, Scherm, Tty};
use crate::tui::presentatie::Presentatie;
use crate::tui::theme::{self, Depth, Glyphs, Theme};
use crate::tui::{Instellingen, Model};
use chrono::{Local, Offset};

fn thema(kunnen: Kunnen) -> Theme {
    let depth = match kunnen.kleuren {
        Kleurdiepte::Geen => Depth::Mono,
        Kleurdiepte::Zestien => Depth::Zestien,
        Kleurdiepte::Tabel => Depth::Kleuren256,
        Kleurdiepte::Vol => Depth::Volledig,
    };
    let achtergrond = match kunnen.achtergrond {
        Some(Achtergrond::Licht) => theme::Achtergrond::Licht,
        Some(Achtergrond::Donker) | None => theme::Achtergrond::Donker,
    };
    Theme::new(
        depth,
        achtergrond,
        if kunnen.utf8 {
            Glyphs::Utf8
        } else {
            Glyphs::Ascii
        },
    )
}

/// Runs the screen until the coach leaves.
pub fn open(keuze: &Keuze) -> anyhow::Result<()> {
    let kunnen = Kunnen::detect(&|naam| std::env::var(naam).ok())?;
    // The keys first: a mistake in them is told before anything is opened.
    let plaatsen = super::plaatsen::Plaatsen::van(keuze)
        .ok_or_else(|| anyhow::anyhow!("er is geen thuismap; geef --data MAP"))?;
    let keymap = super::toetsen::eigen(&plaatsen)?;
    let ingang = Ingang::open(keuze)?;
    super::wis_voortgang();
    let log = ingang.plaatsen.log();
    let postbus = Postbus::open()?;
    let mut tty = Tty::take(move |plek| noteer_paniek(&log, plek))?;
    let grootte = tty.paneel().size().unwrap_or_else(|_| (80, 24).into());
    postbus.read_keys()?;
    let klok = SystemClock;
    let mut model = Model::new(Instellingen {
        coach: ingang.coach,
        vandaag: klok.today(),
        nu: klok.now(),
        tijdzone: klok.now().with_timezone(&Local).offset().fix(),
        size: grootte,
        theme: thema(kunnen),
        keymap,
    });
    model.slotwoord = super::slot::slotwoord(&ingang.plaatsen);
    model.rust_na = super::slot::rust_na(&ingang.plaatsen);
    model.documenten = ingang.plaatsen.documenten().display().to_string();
    if keuze.presentatie {
        // Before the first question goes out.
        model.presentatie = Some(Presentatie::bij_start());
    }
    if !ingang.meldingen.is_empty() {
        model.refuse(ingang.meldingen.join("\n"));
    }
    let gateway = ingang.gateway();
    // A line that is down has a screen to say so.
    let gekomen = Query::Meld {
        wat: Handeling::Aangemeld,
        kaart: None,
    };
    let _ = gateway.call(Ticket(0), Request::Ask(gekomen));
    if keuze.presentatie {
        let begonnen = Query::Meld {
            wat: Handeling::Presentatie,
            kaart: None,
        };
        let _ = gateway.call(Ticket(0), Request::Ask(begonnen));
    }
    // Tests of the terminal break the screen on purpose; a program that coaches use cannot be asked to.
    #[cfg(debug_assertions)]
    if std::env::var_os("TRAJECTBORD_TEST_PANIEK").is_some() {
        postbus.sender().send(run::Post::Breek)?;
    }
    let einde = run::run(&mut tty, &mut model, gateway, &klok, postbus);
    drop(tty);
    let einde = einde?;
    let niet_bewaard = !einde.bewaard;
    crate::term::signal::puts_away();
    ingang.sluit()?;
    if niet_bewaard && model.ontsluit.vraagt() {
        anyhow::bail!(
            "je bent gestopt terwijl de gegevens dicht waren. Start trajectbord opnieuw: dan wordt om \
             de wachtwoordzin gevraagd. Concepten staan er nog zoals ze het laatst zijn bewaard"
        );
    }
    if niet_bewaard {
        anyhow::bail!("het laatste is niet bewaard: de opslag gaf geen antwoord");
    }
    match einde.signaal {
        Some(signaal) => Err(crate::cli::Einde::signaal(signaal).into()),
        None => Ok(()),
    }
}

/// Notes where the program broke; never with data.
fn noteer_paniek(log: &std::path::Path, plek: &Plek) {
    use std::os::unix::fs::OpenOptionsExt;
    let bestand = std::fs::File::options()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(log);
    if let Ok(mut bestand) = bestand {
        // The log may be on a full disk; the screen says what happened all the same.
        let _ = writeln!(
            bestand,
            "{} {} {}",
            SystemClock.now().to_rfc3339(),
            plek.draad,
            plek.regel
        );
    }
}
