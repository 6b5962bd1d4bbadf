//! Who stands behind the figures that are not votes of trajecten: plekken, budgets, stories.

use super::anders::{aangemeld, actief, betaler, branche, doet_mee, lopende, niveau};
use super::{Kijk, Leden};
use crate::domain::datum::toon;
use crate::domain::monitor::dimensie::bedrijfsoort;
use crate::domain::monitor::feit::{Bedrijffeit, Feiten, Plekfeit, Trajectfeit};

/// A row by its name, or all of them, and a column.
type Plaats<'a> = (Option<&'a str>, usize);

fn is_rij(rij: Option<&str>, naam: &str) -> bool {
    rij.is_none_or(|rij| rij == naam)
}

/// M9: leerbedrijven in the first table, leerwerkplekken in the others.
pub(super) fn plekken(feiten: &Feiten, tabel: usize, (rij, kolom): Plaats<'_>) -> Option<Leden> {
    let kolommen = if tabel == 0 { 3 } else { 4 };
    if kolom >= kolommen {
        return None;
    }
    if tabel == 0 {
        let actief = actief(feiten);
        let telt = |it: &&Bedrijffeit| match kolom {
            0 => true,
            1 => it.erkend,
            _ => actief.contains(&it.id),
        };
        let alle = feiten.bedrijven.iter();
        let alle = alle.filter(|it| is_rij(rij, bedrijfsoort(it.sw)));
        return Some(Leden::Bedrijven(
            alle.filter(telt).map(|it| it.id).collect(),
        ));
    }
    let naam = match tabel {
        1 => niveau,
        2 => branche,
        _ => return None,
    };
    let telt = |it: &&Plekfeit| match kolom {
        0 => it.beschikbaar,
        1 => it.beschikbaar && it.bezet > 0,
        2 => it.beschikbaar && it.aantal > it.bezet,
        _ => !it.beschikbaar,
    };
    let alle = feiten.plekken.iter();
    let alle = alle.filter(|it| is_rij(rij, &naam(it).1)).filter(telt);
    Some(Leden::Plekken(alle.map(|it| it.plek).collect()))
}

fn waar(feiten: &Feiten, telt: impl Fn(&Trajectfeit) -> bool) -> Vec<usize> {
    let genummerd = feiten.trajecten.iter().enumerate();
    genummerd
        .filter(|(_, it)| telt(it))
        .map(|(plaats, _)| plaats)
        .collect()
}

/// M10: who counts for a budget, or for who pays.
pub(super) fn budgetten(
    feiten: &Feiten,
    kijk: Kijk,
    tabel: usize,
    (rij, kolom): Plaats<'_>,
) -> Option<Vec<usize>> {
    let lopend = lopende(feiten, kijk).into_iter();
    let budgetten: Vec<_> = lopend.filter(|it| is_rij(rij, &it.naam)).collect();
    let in_een = |it: &Trajectfeit| budgetten.iter().any(|b| doet_mee(feiten, b, it));
    Some(match (tabel, kolom) {
        (0, 4) => waar(feiten, |it| budgetten.iter().any(|b| aangemeld(b, it))),
        (1, 3) => waar(feiten, |it| in_een(it) && it.kosten.werkelijk.is_some()),
        (0 | 1, _) => waar(feiten, in_een),
        (2, _) => waar(feiten, |it| {
            let betaler = betaler(it, kijk);
            betaler.is_some_and(|((_, naam), akkoord)| {
                let telt = match kolom {
                    2 => akkoord,
                    3 => akkoord && it.kosten.werkelijk.is_some(),
                    _ => true,
                };
                telt && is_rij(rij, &naam)
            })
        }),
        _ => return None,
    })
}

/// M13: of whom the stories of a day are.
pub(super) fn verhalen(
    feiten: &Feiten,
    kijk: Kijk,
    tabel: usize,
    rij: Option<&str>,
) -> Option<Vec<usize>> {
    (tabel == 0).then(|| {
        waar(feiten, |it| {
            let verhaal = it.verhaal.as_ref();
            verhaal.is_some_and(|it| kijk.tijdvak.bevat(it.op) && is_rij(rij, &toon(it.op)))
        })
    })
}
