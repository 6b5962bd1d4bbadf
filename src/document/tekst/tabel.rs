//! A table in plain text: columns beside each other if they fit, else a row below its head.

use unicode_width::UnicodeWidthStr;

use super::super::kolommen::{cellen, verdeel};
use super::super::schoon::{self, een_regel};
use super::vouw;

/// Blanks between two columns.
const TUSSEN: usize = 2;

/// Narrower than this a column is not read any more.
const SMALST: f32 = 6.0;

/// The lines of a table.
pub(super) fn regels(kop: &[String], rijen: &[Vec<String>], breed: usize) -> Vec<String> {
    let kop: Vec<String> = kop.iter().map(|cel| een_regel(cel)).collect();
    let aantal = kop.len().max(1);
    let rijen: Vec<Vec<String>> = rijen.iter().map(|rij| cellen(rij, aantal)).collect();
    let ruimte = breed.saturating_sub(TUSSEN * (aantal - 1));
    let breedtes = breedtes(&kop, &rijen, aantal, ruimte);
    if aantal > 1 && breedtes.iter().any(|it| *it < SMALST) && kop.iter().any(|it| it.width() > 5) {
        return onder_elkaar(&kop, &rijen, breed);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "widths come from numbers of columns, at most that of the page"
    )]
    let breedtes: Vec<usize> = breedtes.iter().map(|it| (*it as usize).max(1)).collect();
    let mut uit = naast_elkaar(&kop, &breedtes);
    let streep: usize = breedtes.iter().sum::<usize>() + TUSSEN * (aantal - 1);
    uit.push("-".repeat(streep));
    for rij in &rijen {
        uit.extend(naast_elkaar(rij, &breedtes));
    }
    uit
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of columns, cut off far below where it matters"
)]
fn breedtes(kop: &[String], rijen: &[Vec<String>], aantal: usize, ruimte: usize) -> Vec<f32> {
    let mut vraagt = vec![1.0_f32; aantal];
    let mut minstens = vec![1.0_f32; aantal];
    for rij in std::iter::once(kop).chain(rijen.iter().map(Vec::as_slice)) {
        for (kolom, cel) in rij.iter().enumerate().take(aantal) {
            let regels = schoon::regels(cel);
            let heel = regels.iter().map(|it| it.width()).max().unwrap_or(0);
            let woord = cel.split_whitespace().map(UnicodeWidthStr::width).max();
            vraagt[kolom] = vraagt[kolom].max(heel.min(10_000) as f32);
            minstens[kolom] = minstens[kolom].max(woord.unwrap_or(0).min(10_000) as f32);
        }
    }
    verdeel(&vraagt, &minstens, ruimte as f32)
}

fn naast_elkaar(rij: &[String], breedtes: &[usize]) -> Vec<String> {
    let cellen: Vec<Vec<String>> = rij
        .iter()
        .zip(breedtes)
        .map(|(cel, breed)| vouw(cel, *breed))
        .collect();
    let hoog = cellen.iter().map(Vec::len).max().unwrap_or(0);
    (0..hoog)
        .map(|nummer| {
            let mut regel = String::new();
            for (cel, breed) in cellen.iter().zip(breedtes) {
                let tekst = cel.get(nummer).map_or("", String::as_str);
                regel.push_str(tekst);
                regel.push_str(&" ".repeat(breed.saturating_sub(tekst.width()) + TUSSEN));
            }
            regel.truncate(regel.trim_end().len());
            regel
        })
        .collect()
}

/// Each row as lines of "head: cell", with a blank line between rows.
fn onder_elkaar(kop: &[String], rijen: &[Vec<String>], breed: usize) -> Vec<String> {
    let mut uit = Vec::new();
    for rij in rijen {
        if !uit.is_empty() {
            uit.push(String::new());
        }
        for (kop, cel) in kop.iter().zip(rij) {
            uit.extend(vouw(&format!("{kop}: {cel}"), breed));
        }
    }
    uit
}
