//! `signaal`: lead times and weights of what is in the werkvoorraad (DOMAIN 2.6).

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::SignaalWens;
use super::{Einde, Omgeving, VERKEERD_GEBRUIK, beeld, zichtbaar};
use crate::app::command::Command;
use crate::app::query::{Antwoord, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::signaal::{Signaal, Signaalinstelling, Telling, Term};

fn verkeerd(bericht: String) -> anyhow::Error {
    Einde {
        bericht,
        code: VERKEERD_GEBRUIK,
    }
    .into()
}

/// What the days of a signal count, in words; none where there is nothing to count.
fn telling(signaal: Signaal) -> Option<(&'static str, &'static str)> {
    match signaal.regel().telling {
        Telling::Geen => None,
        Telling::Dagen(wat) => Some(("dagen", wat)),
        Telling::Werkdagen(wat) => Some(("werkdagen", wat)),
    }
}

/// Signals and terms as JSON, also for a script.
pub(super) fn waarde(stel: &Signaalinstelling) -> Value {
    let signalen = Signaal::ALL.iter().map(|it| {
        json!({
            "code": it.code(),
            "waarom": it.label(),
            "doe": it.regel().doe,
            "dagen": telling(*it).map(|_| stel.dagen(*it)),
            "telt": telling(*it).map(|(eenheid, wat)| format!("{eenheid} {wat}")),
            "gewicht": stel.gewicht(*it),
            "eigen": stel.is_gezet(*it),
        })
    });
    let termen = Term::ALL.iter().filter(|it| **it != Term::Signaal);
    let termen = termen.map(|it| {
        json!({
            "code": it.code(),
            "waarom": it.label(),
            "punten": stel.punten(*it),
            "eigen": stel.termen.iter().any(|(term, _)| term == it),
        })
    });
    json!({
        "signalen": signalen.collect::<Vec<_>>(),
        "termen": termen.collect::<Vec<_>>(),
    })
}

fn nu(toegang: &Toegang) -> anyhow::Result<Signaalinstelling> {
    match toegang.vraag(Query::Signalen)? {
        Antwoord::Signalen(stel) => Ok(stel),
        _ => Err(anyhow!("geen antwoord")),
    }
}

fn regel(stel: &Signaalinstelling, signaal: Signaal) -> String {
    let termijn = telling(signaal).map_or_else(String::new, |(eenheid, wat)| {
        format!("; {} {eenheid} {wat}", stel.dagen(signaal))
    });
    let eigen = if stel.is_gezet(signaal) { " *" } else { "" };
    format!(
        "{:<22} {:>3}{eigen:<2} {}{termijn}",
        signaal.code(),
        stel.gewicht(signaal),
        signaal.label()
    )
}

fn lijst(stel: &Signaalinstelling, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    for signaal in Signaal::ALL {
        writeln!(omgeving.uit, "{}", regel(stel, *signaal))?;
    }
    writeln!(omgeving.uit)?;
    for term in Term::ALL.iter().filter(|it| **it != Term::Signaal) {
        let eigen = stel.termen.iter().any(|(it, _)| it == term);
        let eigen = if eigen { " *" } else { "" };
        let punten = stel.punten(*term);
        writeln!(
            omgeving.uit,
            "{:<22} {punten:>3}{eigen:<2} {}",
            term.code(),
            term.label()
        )?;
    }
    writeln!(
        omgeving.uit,
        "\nHet getal is het gewicht: hoe hoger, hoe dringender. Met * is het van deze regio."
    )?;
    Ok(())
}

/// The change that is asked; what is not said stays as it is.
fn opdracht(
    stel: &Signaalinstelling,
    code: &str,
    wens: &SignaalWens,
) -> anyhow::Result<Option<Command>> {
    let anders = wens.standaard || wens.dagen.is_some() || wens.gewicht.is_some();
    if let Some(signaal) = Signaal::van_code(&code.to_uppercase()) {
        let eerder = stel.signalen.iter().find(|it| it.signaal == signaal);
        let eerder = eerder.filter(|_| !wens.standaard);
        return Ok(anders.then(|| Command::ZetSignaal {
            signaal,
            dagen: wens.dagen.or(eerder.and_then(|it| it.dagen)),
            gewicht: wens.gewicht.or(eerder.and_then(|it| it.gewicht)),
        }));
    }
    let term = Term::van_code(&code.to_lowercase()).filter(|it| *it != Term::Signaal);
    let Some(term) = term else {
        let bericht =
            format!("'{code}' is geen signaal en geen term; zie de codes met: trajectbord signaal");
        return Err(verkeerd(bericht));
    };
    if wens.dagen.is_some() {
        return Err(verkeerd(format!("{} telt geen dagen", term.code())));
    }
    Ok(anders.then_some(Command::ZetSignaalterm {
        term,
        punten: wens.gewicht,
    }))
}

/// Shows the signals, or changes one.
pub(super) fn signaal(
    keuze: &Keuze,
    wens: &SignaalWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let stel = nu(&toegang)?;
    match &wens.code {
        None if wens.json => beeld::schrijf_mooi(omgeving.uit, &waarde(&stel))?,
        None => lijst(&stel, omgeving)?,
        Some(code) => match opdracht(&stel, code, wens)? {
            Some(command) => {
                let done = toegang.doe(command)?;
                writeln!(omgeving.uit, "{}", zichtbaar(&done.titel))?;
            }
            None => match Signaal::van_code(&code.to_uppercase()) {
                Some(signaal) => writeln!(omgeving.uit, "{}", regel(&stel, signaal))?,
                None => lijst(&stel, omgeving)?,
            },
        },
    }
    toegang.sluit()
}
