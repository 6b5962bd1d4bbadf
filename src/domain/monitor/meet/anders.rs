//! Indicators that are not of trajecten one by one: plekken, budgets, stories, removed persons.

use std::collections::{BTreeMap, BTreeSet};

use super::Kijk;
use crate::domain::datum::toon;
use crate::domain::id::LeerbedrijfId;
use crate::domain::monitor::budget::{Budget, van_akkoord};
use crate::domain::monitor::dimensie::bedrijfsoort;
use crate::domain::monitor::feit::{Feiten, Mijlpaal, Plekfeit, Trajectfeit};
use crate::domain::monitor::tabel::{Cel, Kolom, Kolomsoort, Rij, Tabel};

fn kolommen(namen: &[&str], soort: Kolomsoort) -> Vec<Kolom> {
    let kolom = |naam: &&str| Kolom {
        naam: (*naam).to_owned(),
        soort,
    };
    namen.iter().map(kolom).collect()
}

fn aantal(aantal: usize) -> Cel {
    Cel::Aantal(u64::try_from(aantal).unwrap_or(u64::MAX))
}

/// Counts that are of no person.
fn tellingen(titel: &str, kop: &str, namen: &[&str], rijen: Vec<(String, Vec<u64>)>) -> Tabel {
    let som = |plaats: usize| rijen.iter().filter_map(|it| it.1.get(plaats)).sum();
    let totaal = (0..namen.len()).map(|plaats| Cel::Aantal(som(plaats)));
    Tabel {
        titel: titel.to_owned(),
        kop: kop.to_owned(),
        kolommen: kolommen(namen, Kolomsoort::Los),
        totaal: Some(totaal.collect()),
        rijen: rijen
            .into_iter()
            .map(|(naam, tellingen)| Rij {
                naam,
                cellen: tellingen.into_iter().map(Cel::Aantal).collect(),
            })
            .collect(),
        telt_op: true,
        personen: false,
        grafiek: 0,
    }
}

fn onbekend() -> (usize, String) {
    (usize::MAX, "onbekend".to_owned())
}

/// The row of a leerwerkplek by its niveau.
pub(super) fn niveau(it: &Plekfeit) -> (usize, String) {
    it.niveau.map_or_else(onbekend, |it| {
        (it as usize, format!("niveau {}", it.code()))
    })
}

/// The row of a leerwerkplek by its branche.
pub(super) fn branche(it: &Plekfeit) -> (usize, String) {
    it.branche
        .map_or_else(onbekend, |it| (it as usize, it.label().to_owned()))
}

/// Leerbedrijven where somebody is.
pub(super) fn actief(feiten: &Feiten) -> BTreeSet<LeerbedrijfId> {
    let bezet = feiten.plekken.iter().filter(|it| it.bezet > 0);
    bezet.map(|it| it.bedrijf).collect()
}

/// M9.
pub(super) fn plekken(feiten: &Feiten) -> Vec<Tabel> {
    let actief = actief(feiten);
    let soort = |sw: bool| {
        let alle = || feiten.bedrijven.iter().filter(move |it| it.sw == sw);
        let tel = |aantal: usize| u64::try_from(aantal).unwrap_or(u64::MAX);
        let cellen = vec![
            tel(alle().count()),
            tel(alle().filter(|it| it.erkend).count()),
            tel(alle().filter(|it| actief.contains(&it.id)).count()),
        ];
        (bedrijfsoort(sw).to_owned(), cellen)
    };
    vec![
        tellingen(
            "Leerbedrijven",
            "soort",
            &["bedrijven", "erkend", "actief"],
            vec![soort(false), soort(true)],
        ),
        plekken_per("niveau", feiten, niveau),
        plekken_per("branche", feiten, branche),
    ]
}

fn plekken_per(kop: &str, feiten: &Feiten, rij: impl Fn(&Plekfeit) -> (usize, String)) -> Tabel {
    let mut rijen: BTreeMap<(usize, String), [u64; 4]> = BTreeMap::new();
    for plek in &feiten.plekken {
        let [alle, bezet, vrij, werving] = rijen.entry(rij(plek)).or_default();
        if plek.beschikbaar {
            *alle += plek.aantal;
            *bezet += plek.bezet;
            *vrij += plek.aantal.saturating_sub(plek.bezet);
        } else {
            *werving += plek.aantal;
        }
    }
    let rijen = rijen.into_iter().map(|((_, naam), it)| (naam, it.to_vec()));
    let titel = format!("Leerwerkplekken per {kop}");
    let namen = ["plaatsen", "bezet", "vrij", "in werving"];
    tellingen(&titel, kop, &namen, rijen.collect())
}

/// Whether the kostenakkoord of a traject counts for a budget.
pub(super) fn doet_mee(feiten: &Feiten, budget: &Budget, it: &Trajectfeit) -> bool {
    let akkoord = it.kosten.akkoord;
    let van = akkoord.and_then(|op| van_akkoord(&feiten.budgetten, it.kosten.bron, op));
    van.is_some_and(|van| van.nummer == budget.nummer)
}

/// Whether somebody came in during the period of a budget.
pub(super) fn aangemeld(budget: &Budget, it: &Trajectfeit) -> bool {
    let op = it.mijlpaal(Mijlpaal::Aangemeld);
    op.is_some_and(|op| budget.periode.bevat(op))
}

/// The trajecten of which the kostenakkoord counts for a budget.
fn deelnemers<'a>(
    feiten: &'a Feiten,
    budget: &'a Budget,
) -> impl Iterator<Item = &'a Trajectfeit> + 'a {
    let trajecten = feiten.trajecten.iter();
    trajecten.filter(|it| doet_mee(feiten, budget, it))
}

/// The budgets that run in the period, as far as they are known on the day.
pub(super) fn lopende(feiten: &Feiten, kijk: Kijk) -> Vec<&Budget> {
    let telt = feiten.budgetten.iter();
    telt.filter(|it| it.periode.van() <= kijk.stand && it.periode.tot() >= kijk.tijdvak.van())
        .collect()
}

/// M10.
pub(super) fn budgetten(feiten: &Feiten, kijk: Kijk) -> Vec<Tabel> {
    let telt = lopende(feiten, kijk);
    let rij = |budget: &&Budget, cellen: Vec<Cel>| Rij {
        naam: budget.naam.clone(),
        cellen,
    };
    let geld = |budget: &&Budget| {
        let wie: Vec<_> = deelnemers(feiten, budget).collect();
        let som =
            |bedrag: fn(&Trajectfeit) -> Option<u64>| wie.iter().filter_map(|it| bedrag(it)).sum();
        let begroot: u64 = som(|it| it.kosten.begroot);
        let werkelijk: u64 = som(|it| it.kosten.werkelijk);
        let per = u64::try_from(wie.len())
            .ok()
            .and_then(|het| begroot.checked_div(het));
        rij(
            budget,
            vec![
                aantal(wie.len()),
                Cel::Bedrag(budget.bedrag),
                Cel::Bedrag(begroot),
                Cel::Bedrag(werkelijk),
                Cel::Bedrag(budget.bedrag.saturating_sub(begroot)),
                per.map_or(Cel::Leeg, Cel::Bedrag),
                Cel::Bedrag(budget.prognose(begroot, kijk.stand)),
            ],
        )
    };
    let mensen = |budget: &&Budget| {
        let wie: Vec<_> = deelnemers(feiten, budget).collect();
        let nu = u64::try_from(wie.len()).unwrap_or(u64::MAX);
        let akkoord = wie.iter().filter_map(|it| it.kosten.begroot).sum();
        let aangemeld = feiten.trajecten.iter();
        let aangemeld = aangemeld.filter(|it| self::aangemeld(budget, it));
        let deel = match u64::from(budget.plafond) {
            0 => Cel::Leeg,
            noemer => Cel::Deel { teller: nu, noemer },
        };
        rij(
            budget,
            vec![
                Cel::Aantal(nu),
                Cel::Aantal(u64::from(budget.plafond)),
                deel,
                Cel::Aantal(budget.prognose(nu, kijk.stand)),
                aantal(aangemeld.count()),
                Cel::Tekst(budget.bron.label().to_owned()),
                Cel::Tekst(budget.sein(nu, akkoord).label().to_owned()),
            ],
        )
    };
    let tabel = |titel: &str, namen: Vec<Vec<Kolom>>, rijen: Vec<Rij>| Tabel {
        titel: titel.to_owned(),
        kop: "budget".to_owned(),
        kolommen: namen.concat(),
        rijen,
        totaal: None,
        telt_op: false,
        personen: true,
        grafiek: 0,
    };
    let geteld = || kolommen(&["deelnemers"], Kolomsoort::Los);
    let gegeven = |namen: &[&str]| kolommen(namen, Kolomsoort::Tekst);
    let ervan = |namen: &[&str]| kolommen(namen, Kolomsoort::Afgeleid);
    vec![
        tabel(
            "Deelnemers tegen het plafond",
            vec![
                geteld(),
                gegeven(&["plafond"]),
                ervan(&["van plafond", "prognose"]),
                kolommen(&["aangemeld"], Kolomsoort::Los),
                gegeven(&["betaler", "let op"]),
            ],
            telt.iter().map(mensen).collect(),
        ),
        tabel(
            "Geld in euro's",
            vec![
                geteld(),
                gegeven(&["budget"]),
                ervan(&["akkoord", "werkelijk", "over", "per traject", "prognose"]),
            ],
            telt.iter().map(geld).collect(),
        ),
        kosten(feiten, kijk),
    ]
}

/// The row of a traject by who pays, and whether its akkoord lies in the period; none where it has
/// no estimate, or an akkoord of another period.
pub(super) fn betaler(it: &Trajectfeit, kijk: Kijk) -> Option<((usize, String), bool)> {
    let kosten = it.kosten;
    kosten.begroot?;
    let akkoord = kosten.akkoord.filter(|op| kijk.tijdvak.bevat(*op));
    if kosten.akkoord.is_some() && akkoord.is_none() {
        return None;
    }
    let rij = kosten
        .bron
        .map_or_else(onbekend, |bron| (bron as usize, bron.label().to_owned()));
    Some((rij, akkoord.is_some()))
}

/// What scholing costs by who pays: as estimated, as agreed in the period, as settled.
fn kosten(feiten: &Feiten, kijk: Kijk) -> Tabel {
    let mut rijen: BTreeMap<(usize, String), [u64; 4]> = BTreeMap::new();
    for it in &feiten.trajecten {
        let Some((rij, akkoord)) = betaler(it, kijk) else {
            continue;
        };
        let begroot = it.kosten.begroot.unwrap_or(0);
        let [aantal, geschat, afgesproken, betaald] = rijen.entry(rij).or_default();
        *aantal += 1;
        *geschat += begroot;
        if akkoord {
            *afgesproken += begroot;
            *betaald += it.kosten.werkelijk.unwrap_or(0);
        }
    }
    let cellen = |[aantal, geschat, afgesproken, betaald]: [u64; 4]| {
        vec![
            Cel::Aantal(aantal),
            Cel::Bedrag(geschat),
            Cel::Bedrag(afgesproken),
            Cel::Bedrag(betaald),
        ]
    };
    Tabel {
        titel: "Kosten per betaler: akkoord in de periode, en begroot dat nog wacht".to_owned(),
        kop: "betaler".to_owned(),
        kolommen: [
            kolommen(&["trajecten"], Kolomsoort::Los),
            kolommen(&["begroot", "akkoord", "werkelijk"], Kolomsoort::Afgeleid),
        ]
        .concat(),
        rijen: rijen
            .into_iter()
            .map(|((_, naam), it)| Rij {
                naam,
                cellen: cellen(it),
            })
            .collect(),
        totaal: None,
        telt_op: false,
        personen: true,
        grafiek: 1,
    }
}

/// M13.
pub(super) fn verhalen(feiten: &Feiten, kijk: Kijk) -> Vec<Tabel> {
    let verteld = feiten.trajecten.iter().filter_map(|it| it.verhaal.as_ref());
    let mut alle: Vec<_> = verteld.filter(|it| kijk.tijdvak.bevat(it.op)).collect();
    alle.sort_by_key(|it| (it.op, &it.leerbedrijf, &it.tekst));
    vec![Tabel {
        titel: "Verhalen met toestemming".to_owned(),
        kop: "dag".to_owned(),
        kolommen: kolommen(&["leerbedrijf", "resultaat"], Kolomsoort::Tekst),
        rijen: alle
            .into_iter()
            .map(|it| Rij {
                naam: toon(it.op),
                cellen: vec![
                    Cel::Tekst(it.leerbedrijf.clone()),
                    Cel::Tekst(it.tekst.clone()),
                ],
            })
            .collect(),
        totaal: None,
        telt_op: false,
        personen: false,
        grafiek: 0,
    }]
}

/// What is left of removed persons, in years that lie whole in the period.
pub(super) fn verwijderd(feiten: &Feiten, kijk: Kijk) -> Option<Tabel> {
    let mut rijen: BTreeMap<&str, u64> = BTreeMap::new();
    for it in feiten
        .rest
        .iter()
        .filter(|it| kijk.tijdvak.bevat_jaar(it.jaar))
    {
        *rijen.entry(&it.uitkomst).or_default() += 1;
    }
    if rijen.is_empty() {
        return None;
    }
    let rijen = rijen
        .into_iter()
        .map(|(naam, aantal)| (naam.to_owned(), vec![aantal]));
    let titel = "Verwijderde dossiers: alleen het jaar en de uitkomst zijn bewaard";
    Some(Tabel {
        personen: true,
        ..tellingen(titel, "uitkomst", &["aantal"], rijen.collect())
    })
}
