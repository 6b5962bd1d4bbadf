//! Good and bad key maps, and what the embedded ones promise.

use std::collections::BTreeSet;

use super::super::{Found, stack};
use super::*;

/// Actions without a key of their own, because they are asked for seldom.
const PALETTE_ONLY: &[Action] = &[
    Action::ImportShow,
    Action::VerzoekenShow,
    Action::BewaarShow,
    Action::MouseToggle,
];

fn faults(text: &str) -> Vec<String> {
    let faults = Keymap::load("toetsen.toml", text).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

fn keys(text: &str) -> Vec<Key> {
    text.split(' ').map(|it| it.parse().unwrap()).collect()
}

#[test]
fn every_action_is_bound_or_in_the_palette_only() {
    for basis in Basis::ALL {
        let map = Keymap::embedded(*basis);
        let bound: BTreeSet<Action> = stack::ALL
            .iter()
            .flat_map(|(_, stack)| map.of_stack(stack))
            .map(|(_, action)| action)
            .collect();
        for action in Action::ALL {
            assert!(
                bound.contains(action) != PALETTE_ONLY.contains(action),
                "{}: {}",
                basis.name(),
                action.name()
            );
        }
    }
}

#[test]
fn both_embedded_maps_reach_the_same_actions_in_every_place() {
    let standaard = Keymap::embedded(Basis::Standaard);
    let vim = Keymap::embedded(Basis::Vim);
    for (name, stack) in stack::ALL {
        let actions = |map: &Keymap| -> BTreeSet<Action> {
            map.of_stack(stack).into_iter().map(|it| it.1).collect()
        };
        assert_eq!(actions(&standaard), actions(&vim), "{name}");
    }
}

#[test]
fn every_default_key_can_be_sent_by_a_plain_terminal() {
    for basis in Basis::ALL {
        for binding in parse_embedded(*basis).unwrap() {
            for key in binding.keys {
                assert_eq!(key.refusal(), None, "{}: {key}", basis.name());
            }
        }
    }
}

#[test]
fn no_default_binding_is_covered_without_meaning_it() {
    // The gate takes enter for itself, a dossier takes tab for its tabs, the leerroute takes the
    // digits for its statuses, the matching pane takes tab to turn, q for its
    // question and N for a no, the tasks of a dossier take a for a colleague and c for a call.
    let meant = [
        "enter",
        "tab",
        "shift-tab",
        "1",
        "2",
        "3",
        "4",
        "5",
        "q",
        "N",
        "a",
        "c",
    ];
    let map = Keymap::embedded(Basis::Standaard);
    for (name, stack) in stack::ALL {
        for context in *stack {
            for (keys, action) in map.of_context(*context) {
                let found = map.look_up(stack, &keys);
                let written = written(&keys);
                assert!(
                    found == Found::Leaf(action) || meant.contains(&written.as_str()),
                    "{name}: {written} of {} is covered by {found:?}",
                    context.name()
                );
            }
        }
    }
}

#[test]
fn the_keys_of_the_sketches_do_what_the_sketches_say() {
    let map = Keymap::embedded(Basis::Standaard);
    for (stack, written, action) in [
        (stack::BORD, ">", Action::KaartAdvance),
        (stack::BORD, "L", Action::KaartAdvance),
        (stack::BORD, "<", Action::KaartBack),
        (stack::BORD, "H", Action::KaartBack),
        (stack::BORD, "space", Action::KaartMark),
        (stack::BORD, "x", Action::TrajectClose),
        (stack::BORD, "n", Action::IntakeNew),
        (stack::DOSSIER, "n", Action::IntakeNew),
        (stack::STAPPEN, "n", Action::IntakeNew),
        (stack::STAPPEN, "enter", Action::Open),
        (stack::STAPPEN, "b", Action::BsnShow),
        (stack::FORMULIEREN, "b", Action::BsnShow),
        (stack::FORMULIEREN, "x", Action::TrajectClose),
        (stack::FORMULIEREN, "i", Action::DoelWithdraw),
        (stack::BORD, "g 3", Action::FaseGo3),
        (stack::BORD, "g g", Action::Top),
        (stack::BORD, "u", Action::Undo),
        (stack::BORD, "ctrl-r", Action::Redo),
        (stack::BORD, ":", Action::Palette),
        (stack::BORD, "/", Action::Search),
        (stack::BORD, "?", Action::Help),
        (stack::BORD, "f", Action::FilterEdit),
        (stack::FORMULIER, "tab", Action::FieldNext),
        (stack::FORMULIER, "ctrl-g", Action::FieldGoto),
        (stack::FORMULIER, "pagedown", Action::FieldNextOpen),
        (stack::FORMULIER, "ctrl-r", Action::LineBreak),
        (stack::VELD, "]", Action::FieldNextOpen),
        (stack::VELD, "[", Action::FieldPrevOpen),
        (stack::FORMULIER, "ctrl-s", Action::FormSave),
        (stack::FORMULIER, "esc", Action::FormLeave),
    ] {
        assert_eq!(map.look_up(stack, &keys(written)), Found::Leaf(action));
    }
}

#[test]
fn a_good_user_file_lies_over_the_default() {
    let text = include_str!("../../../tests/it/keymaps/goed.toml");
    let map = Keymap::load("toetsen.toml", text).unwrap();
    let at = |stack, written| map.look_up(stack, &keys(written));
    assert_eq!(at(stack::BORD, "+"), Found::Leaf(Action::NoteAdd));
    assert_eq!(at(stack::BORD, "o"), Found::Leaf(Action::Open));
    assert_eq!(at(stack::BORD, "x"), Found::Nothing);
    assert_eq!(at(stack::BORD, "j"), Found::Leaf(Action::CursorDown));
    assert_eq!(map.remarks().len(), 1);
    assert!(map.remarks()[0].contains("ctrl-i"), "{:?}", map.remarks());
}

#[test]
fn a_user_file_may_begin_with_vim() {
    let map = Keymap::load("toetsen.toml", "basis = \"vim\"\n").unwrap();
    assert_eq!(map, Keymap::embedded(Basis::Vim));
    assert_eq!(
        Keymap::load("toetsen.toml", "").unwrap(),
        Keymap::embedded(Basis::Standaard)
    );
}

#[test]
fn a_bad_file_names_file_line_place_and_what_was_meant() {
    let text = include_str!("../../../tests/it/keymaps/fout.toml");
    insta::assert_snapshot!(faults(text).join("\n"), @r#"
    toetsen.toml, regel 2: basis "emacs" bestaat niet; kies "standaard" of "vim"
    toetsen.toml, regel 3: dit hoort hier niet; zet toetsen onder een plaats, als "toetsen" = "actie"
    toetsen.toml, regel 5: de plaats [bort] bestaat niet; bedoel je "bord"?
    toetsen.toml, regel 9, [bord]: de actie "kaart-advence" bestaat niet; bedoel je "kaart-advance"?
    toetsen.toml, regel 10, [bord]: "entr" is geen toets; bedoel je "enter"?
    toetsen.toml, regel 12, [bord]: "z z" staat er twee keer, ook op regel 11; haal er één weg
    toetsen.toml, regel 13, [bord]: er staat geen toets tussen de aanhalingstekens
    toetsen.toml, regel 14, [bord]: dit hoort hier niet; zet toetsen onder een plaats, als "toetsen" = "actie"
    toetsen.toml, regel 15, [bord]: de actie "zzzzzz" bestaat niet; `trajectbord toetsen` toont wat er is
    toetsen.toml, regel 18, [formulier]: "j" is hier tekst om te typen; kies een toets met Ctrl of een naam
    "#);
}

#[test]
fn two_bindings_that_share_their_way_are_refused() {
    let text = include_str!("../../../tests/it/keymaps/doorheen.toml");
    insta::assert_snapshot!(faults(text).join("\n"), @r#"
    toetsen.toml, regel 2, [algemeen]: "g" en "g g" gaan niet samen: na "g" is de actie al gedaan (zie standaard.toml, regel 22); kies andere toetsen of laat er één los met "-"
    toetsen.toml, regel 5, [bord]: ">" en "> >" gaan niet samen: na ">" is de actie al gedaan (zie standaard.toml, regel 55); kies andere toetsen of laat er één los met "-"
    "#);
}

#[test]
fn a_file_that_is_no_toml_names_the_line() {
    let text = include_str!("../../../tests/it/keymaps/kapot.toml");
    let faults = faults(text);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].starts_with("toetsen.toml, regel 4: dit is niet te lezen"),
        "{faults:?}"
    );
}

#[test]
fn a_way_is_free_again_after_letting_the_old_binding_go() {
    let text = "[algemeen]\n\"g g\" = \"-\"\n\"g c\" = \"-\"\n\"g b\" = \"-\"\n\"g w\" = \"-\"\n\"g\" = \"top\"\n\
                [dossier]\n\"g d\" = \"-\"\n\"g s\" = \"-\"\n\"g v\" = \"-\"\n\"g n\" = \"-\"\n\"g p\" = \"-\"\n\
                \"g x\" = \"-\"\n\"g o\" = \"-\"\n";
    let map = Keymap::load("toetsen.toml", text).unwrap();
    assert_eq!(
        map.look_up(stack::DOSSIER, &keys("g")),
        Found::Leaf(Action::Top)
    );
}
