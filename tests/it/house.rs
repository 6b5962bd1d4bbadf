//! Keeps the house: arrows between rooms, outside crates, signs over doors, and what no file may hold.

mod rooms;
mod scan;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use rooms::{IN_TESTS, May, NO_ROOM, OUTSIDE, ROOMS, Room};

/// Everything that is wrong with one file of a room, as lines a person can act on.
fn complaints(file: &str, source: &str) -> Vec<String> {
    let parts: Vec<&str> = file.trim_end_matches(".rs").split('/').skip(1).collect();
    let room = parts.first().copied().unwrap_or_default();
    let mut wrong = Vec::new();
    if !source.starts_with("//! ") {
        wrong.push(format!(
            "{file}: the first line is not `//!` and a sentence"
        ));
    }
    if parts.iter().any(|it| NO_ROOM.contains(it)) {
        wrong.push(format!(
            "{file}: a name that says nothing about what is in it"
        ));
    }
    if room == "lib" {
        return wrong;
    }
    let Some(row) = ROOMS.iter().find(|it| it.name == room) else {
        wrong.push(format!("{file}: room {room} is not in the table"));
        return wrong;
    };
    let tests = parts.last() == Some(&"tests") || parts.contains(&"tests");
    for mention in scan::inside(source, parts.len()) {
        if !may_name(row, &mention.path, mention.test || tests) {
            let path = mention.path.join("::");
            wrong.push(format!("{file}:{}: {room} -> {path}", mention.line));
        }
    }
    let crates: Vec<&str> = OUTSIDE.iter().map(|(name, _)| *name).collect();
    for mention in scan::outside(source, &crates) {
        let name = mention.path.concat();
        let open = OUTSIDE
            .iter()
            .any(|(it, rooms)| *it == name && rooms.contains(&room));
        if !open {
            wrong.push(format!(
                "{file}:{}: {room} names the crate {name}",
                mention.line
            ));
        }
    }
    wrong
}

fn may_name(row: &Room, path: &[String], test: bool) -> bool {
    let to = path.first().map_or("", String::as_str);
    // What is not a room is a macro or an item of the crate's root.
    if to == row.name || !ROOMS.iter().any(|it| it.name == to) {
        return to != "*";
    }
    match row.may {
        May::Everything => true,
        May::Only(open) => {
            let lies_under = |open: &&str| {
                let open: Vec<&str> = open.split("::").collect();
                path.len() >= open.len() && open.iter().zip(path).all(|(a, b)| a == b)
            };
            open.iter().any(lies_under) || (test && IN_TESTS.iter().any(lies_under))
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file of the project, with its path from the root, in order.
fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root(), "", &mut found);
    found.sort();
    found
}

fn walk(dir: &Path, name: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let file = entry.file_name().into_string().unwrap();
        let path = if name.is_empty() {
            file
        } else {
            format!("{name}/{file}")
        };
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            if path != "target" && path != ".git" {
                walk(&entry.path(), &path, found);
            }
        } else if kind.is_file()
            && path != ".git"
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            found.push((path, text));
        }
    }
}

fn sources() -> impl Iterator<Item = (String, String)> {
    texts()
        .into_iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "rs"))
}

fn nothing(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_room_names_only_what_the_table_opens_to_it() {
    let rooms = sources().filter(|(path, _)| path.starts_with("src/"));
    nothing(
        rooms
            .flat_map(|(path, text)| complaints(&path, &text))
            .collect(),
    );
}

#[test]
fn the_table_has_no_circle() {
    let mut settled: HashSet<&str> = HashSet::new();
    let mut left: Vec<&Room> = ROOMS.iter().collect();
    while !left.is_empty() {
        let before = left.len();
        left.retain(|room| {
            let free = match room.may {
                May::Everything => true,
                May::Only(open) => open
                    .iter()
                    .all(|it| settled.contains(it.split("::").next().unwrap())),
            };
            if free {
                settled.insert(room.name);
            }
            !free
        });
        let names: Vec<&str> = left.iter().map(|it| it.name).collect();
        assert!(
            left.len() < before,
            "these rooms name each other: {names:?}"
        );
    }
}

#[test]
fn every_dependency_has_a_row_that_says_who_may_name_it() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let listed = manifest["dependencies"].as_table().unwrap();
    let mut wrong = Vec::new();
    for name in listed.keys().map(|it| it.replace('-', "_")) {
        if !OUTSIDE.iter().any(|(it, _)| *it == name) {
            wrong.push(format!(
                "Cargo.toml: {name} has no row in tests/it/house/rooms.rs"
            ));
        }
    }
    for (name, _) in OUTSIDE {
        if !listed.contains_key(*name) && !listed.contains_key(&name.replace('_', "-")) {
            wrong.push(format!("rooms.rs: {name} is no dependency any more"));
        }
    }
    nothing(wrong);
}

#[test]
fn the_oldest_compiler_that_will_do_is_stated() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let stated = manifest["package"]["rust-version"].as_str().unwrap();
    assert!(stated.starts_with("1."), "{stated}");
}

#[test]
fn exactly_one_crossterm_is_in_the_tree() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    assert_eq!(lock.matches("name = \"crossterm\"\n").count(), 1);
}

#[test]
fn every_source_file_has_a_sign_and_a_name_beside_its_folder() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("{path}: the first line is not `//!`"));
        }
        if path.ends_with("/mod.rs") {
            wrong.push(format!("{path}: `foo.rs` stands beside `foo/`"));
        }
    }
    nothing(wrong);
}

#[test]
fn no_test_is_skipped_and_no_work_is_left_as_a_panic() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let bare = scan::bare(&text);
        for sign in ["# [ ignore", "todo ! (", "unimplemented ! ("] {
            if bare.contains(sign) {
                wrong.push(format!("{path}: {sign}"));
            }
        }
    }
    nothing(wrong);
}

#[test]
fn no_text_names_a_path_of_a_developers_machine() {
    // In pieces, for this file is read as well.
    let homes = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
    ];
    let mut wrong = Vec::new();
    for (path, text) in texts() {
        for (at, line) in text.lines().enumerate() {
            let absolute = |home: &&str| {
                line.match_indices(*home).any(|(found, _)| {
                    !line[..found]
                        .ends_with(|it: char| it.is_alphanumeric() || "._-~/}".contains(it))
                })
            };
            if homes.iter().any(absolute) {
                wrong.push(format!("{path}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    nothing(wrong);
}

#[test]
fn the_checker_bites() {
    let bad = [
        (
            "src/tui/update.rs",
            "use crate::store::open;",
            "tui -> store::open",
        ),
        (
            "src/domain/traject.rs",
            "fn a() -> crate::app::Fault {}",
            "domain -> app::Fault",
        ),
        (
            "src/term/input.rs",
            "use crate::tui::{msg::Msg, model::Model};",
            "term -> tui::model::Model",
        ),
        ("src/term.rs", "use crate::tui;", "term -> tui"),
        (
            "src/keymap.rs",
            "use super::domain::Fase;",
            "keymap -> domain::Fase",
        ),
        (
            "src/keymap/key.rs",
            "mod a { use super::super::super::app; }",
            "keymap -> app",
        ),
        (
            "src/app.rs",
            "use crate::{domain::Fase, store};",
            "app -> store",
        ),
        ("src/app.rs", "use crate::*;", "app -> *"),
        (
            "src/app.rs",
            "fn a() { sled::open(\"x\"); }",
            "app names the crate sled",
        ),
        (
            "src/tui/view.rs",
            "use crossterm::event;",
            "tui names the crate crossterm",
        ),
        (
            "src/tui/view.rs",
            "use ::crossterm as c;",
            "tui names the crate crossterm",
        ),
        (
            "src/app.rs",
            "#[cfg(test)] use crate::store::memory; use crate::store;",
            "app -> store",
        ),
        (
            "src/app/tests.rs",
            "use crate::store::redo;",
            "app -> store::redo",
        ),
        ("src/attic.rs", "", "room attic is not in the table"),
        ("src/tui/helpers.rs", "", "a name that says nothing"),
    ];
    for (file, line, word) in bad {
        let wrong = complaints(file, &format!("//! A sign.\n{line}\n"));
        assert_eq!(wrong.len(), 1, "{file}: {line}: {wrong:?}");
        assert!(wrong[0].contains(word), "{file}: {line}: {wrong:?}");
    }
    assert_eq!(complaints("src/app.rs", "fn a() {}\n").len(), 1);
}

#[test]
fn the_checker_leaves_good_lines_alone() {
    let good = [
        (
            "src/tui/update.rs",
            "use crate::{app::Fault, report::doc::Doc};",
        ),
        ("src/term/input.rs", "use crate::tui::msg::{Input, Msg};"),
        (
            "src/domain/traject.rs",
            "mod tests { use super::*; use super::super::fase; }",
        ),
        (
            "src/app.rs",
            "// crate::store\n/// [`crate::store`]\nconst A: &str = \"crate::store\";",
        ),
        (
            "src/app.rs",
            "const A: &str = r#\"\" crate::store\"#; const B: char = '\"';",
        ),
        (
            "src/app.rs",
            "#[cfg(test)] mod tests { use crate::store::memory::Memory; }",
        ),
        ("src/app/tests.rs", "use crate::store::memory::Memory;"),
        (
            "src/store/sled.rs",
            "fn a<'a>(it: &'a sled::Db) -> crate::app::Fault {}",
        ),
        (
            "src/boot.rs",
            "use crate::store::sled::Store; use anyhow::Context;",
        ),
    ];
    for (file, line) in good {
        let wrong = complaints(file, &format!("//! A sign.\n{line}\n"));
        assert!(wrong.is_empty(), "{file}: {line}: {wrong:?}");
    }
}
