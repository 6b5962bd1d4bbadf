//! Every hidden figure could have been another, checked by trying all tables with the same shown ones.

use proptest::prelude::*;

use super::super::tabel::{Kolom, Rij};
use super::*;

/// A table with parts, their sum, and a total.
fn tabel(getallen: &[Vec<u64>]) -> Tabel {
    let breed = getallen.first().map_or(0, Vec::len);
    let kolom = |naam: String, soort| Kolom { naam, soort };
    let met_som = |delen: &[u64]| -> Vec<Cel> {
        let cellen = delen.iter().copied();
        cellen
            .chain([delen.iter().sum()])
            .map(Cel::Aantal)
            .collect()
    };
    let onder: Vec<u64> = (0..breed)
        .map(|plaats| getallen.iter().map(|rij| rij[plaats]).sum())
        .collect();
    Tabel {
        titel: "Proef".to_owned(),
        kop: "rij".to_owned(),
        kolommen: (0..breed)
            .map(|plaats| kolom(format!("k{plaats}"), Kolomsoort::Deel))
            .chain([kolom("som".to_owned(), Kolomsoort::Som)])
            .collect(),
        rijen: getallen
            .iter()
            .enumerate()
            .map(|(plaats, rij)| Rij {
                naam: format!("r{plaats}"),
                cellen: met_som(rij),
            })
            .collect(),
        totaal: Some(met_som(&onder)),
        telt_op: true,
        personen: true,
        grafiek: 0,
    }
}

/// One column that stands by itself.
fn los(getallen: &[u64]) -> Tabel {
    let aantal = |it: &u64| vec![Cel::Aantal(*it)];
    Tabel {
        kolommen: vec![Kolom {
            naam: "aantal".to_owned(),
            soort: Kolomsoort::Los,
        }],
        rijen: getallen
            .iter()
            .map(|it| Rij {
                naam: "r".to_owned(),
                cellen: aantal(it),
            })
            .collect(),
        totaal: Some(aantal(&getallen.iter().sum())),
        ..tabel(&[])
    }
}

fn teksten(tabel: &Tabel) -> Vec<Vec<String>> {
    let rijen = tabel.rijen.iter().map(|it| &it.cellen);
    rijen
        .chain(&tabel.totaal)
        .map(|it| it.iter().map(Cel::tekst).collect())
        .collect()
}

fn onderdrukt(mut it: Tabel) -> Tabel {
    onderdruk(std::slice::from_mut(&mut it));
    it
}

/// Whether a figure may be this, as far as a reader knows.
fn mag(cel: &Cel, waarde: u64) -> bool {
    match cel {
        Cel::Aantal(aantal) => *aantal == waarde,
        Cel::Onder => (1..KLEINSTE).contains(&waarde),
        _ => true,
    }
}

/// Tries every value of the figures from a place on.
fn verder(
    it: &Tabel,
    plaats: usize,
    hoogste: u64,
    nu: &mut Vec<Vec<u64>>,
    gezien: &mut Vec<Vec<std::collections::BTreeSet<u64>>>,
) {
    let (hoog, breed) = (nu.len(), nu[0].len());
    let totaal = it.totaal.as_ref().unwrap();
    if plaats > 0 && plaats.is_multiple_of(breed) {
        let rij = plaats / breed - 1;
        let som = nu[rij].iter().sum();
        if !mag(&it.rijen[rij].cellen[breed], som) {
            return;
        }
    }
    if plaats == hoog * breed {
        let onder: Vec<u64> = (0..breed)
            .map(|k| nu.iter().map(|rij| rij[k]).sum())
            .collect();
        let past = onder.iter().zip(totaal).all(|(som, cel)| mag(cel, *som));
        if !past || !mag(&totaal[breed], onder.iter().sum()) {
            return;
        }
        for (r, rij) in nu.iter().enumerate() {
            for (k, waarde) in rij.iter().enumerate() {
                gezien[r][k].insert(*waarde);
            }
            gezien[r][breed].insert(rij.iter().sum());
        }
        for (k, waarde) in onder.iter().enumerate() {
            gezien[hoog][k].insert(*waarde);
        }
        gezien[hoog][breed].insert(onder.iter().sum());
        return;
    }
    let (r, k) = (plaats / breed, plaats % breed);
    for waarde in 0..=hoogste {
        if mag(&it.rijen[r].cellen[k], waarde) {
            nu[r][k] = waarde;
            verder(it, plaats + 1, hoogste, nu, gezien);
        }
    }
}

/// For each figure every value it has in some table that looks like this one; `hoogste` bounds what
/// is tried.
fn mogelijk(it: &Tabel, hoogste: u64) -> Vec<Vec<std::collections::BTreeSet<u64>>> {
    let (hoog, breed) = (it.rijen.len(), it.kolommen.len() - 1);
    let mut gezien = vec![vec![std::collections::BTreeSet::new(); breed + 1]; hoog + 1];
    let mut nu = vec![vec![0_u64; breed]; hoog];
    verder(it, 0, hoogste, &mut nu, &mut gezien);
    gezien
}

#[test]
fn four_is_hidden_and_a_second_one_with_it() {
    let it = onderdrukt(los(&[4, 20, 9]));
    assert_eq!(
        teksten(&it),
        [["<5"], ["20"], ["x"], ["33"]],
        "the smallest of the others goes along, the total stays"
    );
    let it = onderdrukt(los(&[0, 5, 12]));
    assert_eq!(teksten(&it), [["0"], ["5"], ["12"], ["17"]]);
}

#[test]
fn four_times_one_is_not_given_away_by_a_total_of_four() {
    let it = onderdrukt(los(&[1, 1, 1, 1]));
    let tekens: Vec<_> = teksten(&it).concat();
    assert!(tekens.iter().any(|it| it == "x"), "{tekens:?}");
    assert!(
        tekens.iter().all(|it| it == "x" || it == "<5"),
        "{tekens:?}"
    );
}

#[test]
fn rows_that_do_not_add_up_hide_only_what_is_small() {
    let it = onderdrukt(Tabel {
        telt_op: false,
        ..los(&[3, 20, 9])
    });
    assert_eq!(teksten(&it), [["<5"], ["20"], ["9"], ["32"]]);
}

#[test]
fn what_is_worked_out_of_a_hidden_count_is_hidden_too() {
    let mut it = los(&[4, 20, 30]);
    it.kolommen.push(Kolom {
        naam: "deel".to_owned(),
        soort: Kolomsoort::Afgeleid,
    });
    let delen = [(2, 4), (10, 20), (28, 30)];
    for (rij, (teller, noemer)) in it.rijen.iter_mut().zip(delen) {
        rij.cellen.push(Cel::Deel { teller, noemer });
    }
    let it = onderdrukt(it);
    let gezien: Vec<_> = teksten(&it).into_iter().take(3).collect();
    assert_eq!(gezien, [["<5", "x"], ["x", "x"], ["30", "x"]]);
}

#[test]
fn a_total_hidden_in_one_table_is_hidden_in_the_others() {
    let mut ander = los(&[9, 0]);
    "k1".clone_into(&mut ander.kolommen[0].naam);
    let mut alle = [tabel(&[vec![3, 9]]), ander];
    onderdruk(&mut alle);
    assert_eq!(teksten(&alle[0])[1], ["<5", "x", "12"]);
    assert_eq!(teksten(&alle[1]), [["x"], ["0"], ["x"]]);
}

prop_compose! {
    fn kleine_tabellen()(hoog in 1..=3_usize, breed in 1..=2_usize)(
        getallen in prop::collection::vec(prop::collection::vec(0..8_u64, breed), hoog)
    ) -> Vec<Vec<u64>> {
        getallen
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_hidden_figure_can_be_computed_from_what_is_shown(getallen in kleine_tabellen()) {
        let it = onderdrukt(tabel(&getallen));
        let kan = mogelijk(&it, 9);
        let rijen = it.rijen.iter().map(|rij| &rij.cellen).chain(&it.totaal);
        for (r, cellen) in rijen.enumerate() {
            for (k, cel) in cellen.iter().enumerate() {
                prop_assert!(!matches!(cel, Cel::Aantal(1..=4)), "a small number is shown");
                if cel.is_verborgen() {
                    prop_assert!(kan[r][k].len() > 1, "{:?} {r} {k}", teksten(&it));
                }
            }
        }
    }

    #[test]
    fn a_large_table_hides_no_more_than_it_must(getallen in prop::collection::vec(5..90_u64, 1..20)) {
        prop_assert!(!onderdrukt(los(&getallen)).verbergt());
    }
}
