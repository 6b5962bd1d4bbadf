//! The README says of the keys what the program says.

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
