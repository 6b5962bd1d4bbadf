//! The README says of the keys and of the weights what the program says.

use trajectbord::domain::matching::{Gewichten, REGELVERSIE, Term};
use trajectbord::keymap::{Basis, Keymap, describe};

#[test]
fn the_keys_in_the_readme_are_the_keys_of_the_program() {
    let readme = include_str!("../../README.md");
    let (_, na) = readme
        .split_once("<!-- toetsen -->\n")
        .expect("the mark before the keys");
    let (tabel, _) = na
        .split_once("<!-- /toetsen -->")
        .expect("the mark after the keys");
    let toetsen = describe::markdown(&Keymap::embedded(Basis::Standaard));
    assert!(
        tabel.trim() == toetsen.trim(),
        "put the output of `trajectbord toetsen --markdown` between the marks"
    );
}

#[test]
fn the_two_commands_of_the_readme_are_the_ones_that_ci_runs() {
    let readme = include_str!("../../README.md");
    let ci = include_str!("../../.ci/run");
    assert!(readme.contains("cargo test --locked "));
    assert!(ci.contains("\ncargo test --locked\n"));
    assert!(readme.contains("cargo run --release -- --voorbeeld"));
}

#[test]
fn the_weights_in_the_readme_are_the_weights_of_the_program() {
    let readme = include_str!("../../README.md");
    let (_, na) = readme
        .split_once("<!-- gewichten -->\n")
        .expect("the mark before the weights");
    let (tabel, _) = na
        .split_once("<!-- /gewichten -->")
        .expect("the mark after the weights");
    let rijen: Vec<(&str, &str)> = tabel
        .lines()
        .filter_map(|regel| {
            let mut cellen = regel.split('|').map(str::trim).skip(1);
            Some((cellen.next()?, cellen.next()?))
        })
        .skip(2)
        .collect();
    let punten: Vec<String> = Term::ALL
        .iter()
        .map(|it| Gewichten::VAST.van(*it).to_string())
        .collect();
    let verwacht: Vec<(&str, &str)> = Term::ALL
        .iter()
        .zip(&punten)
        .map(|(term, punten)| (term.label(), punten.as_str()))
        .collect();
    assert_eq!(rijen, verwacht);
    assert!(readme.contains(&format!("rules version {REGELVERSIE}")));
}
