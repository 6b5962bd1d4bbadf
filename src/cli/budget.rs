//! `budget`: money for scholing, and for how many.

use super::args::BudgetWens;
use super::{Einde, Omgeving, VERKEERD_GEBRUIK, beeld, rapport, zichtbaar};
use crate::app::command::Command;
use crate::app::query::{Antwoord, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::monitor::{Cel, Tijdvak};
use crate::domain::waardelijst::Financieringsbron;
use crate::form::kind::bedrag;

fn verkeerd(bericht: String) -> anyhow::Error {
    let code = VERKEERD_GEBRUIK;
    Einde { bericht, code }.into()
}

/// What is asked to change, if anything is.
fn command(wens: &BudgetWens) -> anyhow::Result<Option<Command>> {
    if let (true, Some(nummer)) = (wens.weg, wens.nummer) {
        return Ok(Some(Command::WisBudget { nummer }));
    }
    let bron = wens.bron.as_deref().map(|woord| {
        Financieringsbron::lees(woord).ok_or_else(|| {
            let alle: Vec<_> = Financieringsbron::ALL.iter().map(|it| it.label()).collect();
            verkeerd(format!(
                "'{woord}' ken ik niet; kies uit: {}",
                alle.join(", ")
            ))
        })
    });
    let cent = wens.bedrag.as_deref().map(|tekst| {
        bedrag(tekst).ok_or_else(|| {
            verkeerd(format!(
                "'{tekst}' is geen bedrag; schrijf 25000 of 25.000,00"
            ))
        })
    });
    let periode = wens.periode.as_deref().map(rapport::tijdvak);
    let periode = periode.transpose().map_err(verkeerd)?;
    let (bron, cent) = (bron.transpose()?, cent.transpose()?);
    let iets = [
        wens.naam.is_some(),
        bron.is_some(),
        periode.is_some(),
        cent.is_some(),
        wens.plafond.is_some(),
    ];
    Ok(iets.contains(&true).then(|| Command::ZetBudget {
        nummer: wens.nummer,
        naam: wens.naam.clone(),
        bron,
        van: periode.map(Tijdvak::van),
        tot: periode.map(Tijdvak::tot),
        bedrag: cent,
        plafond: wens.plafond,
    }))
}

/// Changes what is given, and shows all budgets.
pub(super) fn budget(
    keuze: &Keuze,
    wens: &BudgetWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let command = command(wens)?;
    let toegang = Toegang::open_bestaand(keuze)?;
    if let Some(command) = command {
        let done = toegang.doe(command)?;
        if !wens.json {
            writeln!(omgeving.uit, "{}", zichtbaar(&done.titel))?;
        }
    }
    if let Antwoord::Budgetten(alle) = toegang.vraag(Query::Budgetten)? {
        if wens.json {
            beeld::schrijf_mooi(omgeving.uit, &serde_json::to_value(&alle)?)?;
        } else if alle.is_empty() {
            writeln!(
                omgeving.uit,
                "Er zijn nog geen budgetten. Maak er een: trajectbord budget --bron gemeente \
                 --periode 2026 --bedrag 25000 --plafond 150"
            )?;
        } else {
            for it in &alle {
                writeln!(
                    omgeving.uit,
                    "{:>3}  {:<28} {:<18} {:<24} {:>12}  {} deelnemers",
                    it.nummer,
                    zichtbaar(&it.naam),
                    it.bron.label(),
                    it.periode.to_string(),
                    Cel::Bedrag(it.bedrag).tekst(),
                    it.plafond
                )?;
            }
        }
    }
    toegang.sluit()
}
