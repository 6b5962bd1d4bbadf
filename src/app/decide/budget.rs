//! Budgets for scholing.

use chrono::NaiveDate;

use super::Besluit;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::zicht::Zicht;
use crate::domain::monitor::budget::PLAFOND;
use crate::domain::monitor::{Budget, Tijdvak};
use crate::domain::tekst::schoon;
use crate::domain::waardelijst::Financieringsbron;

/// A budget as it was asked for; what is left out stays, or is the usual.
#[derive(Clone, Copy)]
pub(super) struct Zet<'a> {
    pub(super) nummer: Option<u32>,
    pub(super) naam: Option<&'a str>,
    pub(super) bron: Option<Financieringsbron>,
    pub(super) van: Option<NaiveDate>,
    pub(super) tot: Option<NaiveDate>,
    pub(super) bedrag: Option<u64>,
    pub(super) plafond: Option<u32>,
}

fn veld(veld: &str, bericht: &str) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.to_owned(),
    }
}

fn lees(zicht: &Zicht<'_>, nummer: u32) -> Result<Budget, Fault> {
    match zicht.get(Key::budget(nummer))? {
        Some((_, Record::Budget(budget))) => Ok(budget),
        _ => Err(Fault::NietGevonden {
            wat: format!("budget {nummer}"),
        }),
    }
}

/// Makes a budget, or changes what is given of one.
pub(super) fn zet(zicht: &Zicht<'_>, zet: Zet<'_>) -> Result<Besluit, Fault> {
    let oud = zet.nummer.map(|nummer| lees(zicht, nummer)).transpose()?;
    let nummer = match &oud {
        Some(oud) => oud.nummer,
        None => zicht.nieuw_nummer(Soort::Budget)?,
    };
    let van_oud = |it: fn(&Budget) -> NaiveDate| oud.as_ref().map(it);
    let van = zet.van.or(van_oud(|it| it.periode.van()));
    let van = van.ok_or_else(|| veld("van", "vul in vanaf welke dag dit budget er is"))?;
    let tot = zet.tot.or(van_oud(|it| it.periode.tot()));
    let tot = tot.ok_or_else(|| veld("tot", "vul in tot en met welke dag dit budget er is"))?;
    let bron = zet.bron.or(oud.as_ref().map(|it| it.bron));
    let bron = bron.ok_or_else(|| veld("bron", "kies wie betaalt"))?;
    let periode = Tijdvak::nieuw(van, tot).ok_or_else(|| {
        veld(
            "tot",
            "de laatste dag ligt voor de eerste; kijk de dagen na",
        )
    })?;
    let naam = zet.naam.map(schoon).filter(|naam| !naam.is_empty());
    let naam = naam.or_else(|| oud.as_ref().map(|it| it.naam.clone()));
    let bedrag = zet.bedrag.or(oud.as_ref().map(|it| it.bedrag));
    let plafond = zet.plafond.or(oud.as_ref().map(|it| it.plafond));
    let budget = Budget {
        nummer,
        naam: naam.unwrap_or_else(|| format!("{} {periode}", bron.label())),
        bron,
        periode,
        bedrag: bedrag.ok_or_else(|| veld("bedrag", "vul in hoeveel geld er is"))?,
        plafond: plafond.unwrap_or(PLAFOND),
    };
    let mut besluit = Besluit {
        titel: format!("budget {nummer}: {}", budget.naam),
        terug: true,
        ..Besluit::default()
    };
    if oud.as_ref() != Some(&budget) {
        besluit.schrijf(Key::budget(nummer), Record::Budget(budget));
    }
    Ok(besluit)
}

/// Takes a budget away.
pub(super) fn wis(zicht: &Zicht<'_>, nummer: u32) -> Result<Besluit, Fault> {
    let budget = lees(zicht, nummer)?;
    Ok(Besluit {
        titel: format!("budget {nummer} weggehaald: {}", budget.naam),
        puts: vec![(Key::budget(nummer), None)],
        terug: true,
        ..Besluit::default()
    })
}
