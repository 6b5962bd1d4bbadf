//! What is written about keys, all of it from the action table and the loaded bindings: help,
//! which-key, palette, hint line, README.

use super::load::written;
use super::{Action, Context, Groep, Key, Keymap, stack};

/// Rows of the help under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpGroup {
    /// The heading.
    pub groep: Groep,
    /// Its rows, in the order of the action table.
    pub rows: Vec<HelpRow>,
}

/// One action with all its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The action, so that it can be greyed out or done from the list.
    pub action: Action,
    /// Its keys here, shortest first, else as in the file; empty when it is in the palette only.
    pub keys: Vec<String>,
}

/// One key that may follow the keys pressed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhichRow {
    /// The key.
    pub key: String,
    /// What it does, or the first thing it leads to.
    pub label: &'static str,
    /// More keys follow.
    pub more: bool,
}

/// A few keys and one word in the hint line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hint {
    /// The keys: `j/k`, `> <`, `⏎`.
    pub keys: String,
    /// The word: `kaart`.
    pub woord: &'static str,
}

/// Keys as a coach sees them, with signs where the screen has them.
pub fn shown(keys: &[Key], ascii: bool) -> String {
    let names: Vec<String> = keys.iter().map(|key| key.shown(ascii)).collect();
    names.join(" ")
}

/// The keys of one action in a stack, shortest first, else as in the file.
pub fn keys_of(map: &Keymap, stack: &[Context], action: Action, ascii: bool) -> Vec<String> {
    let mut keys = map.of_action(stack, action);
    keys.sort_by_key(Vec::len);
    keys.iter().map(|keys| shown(keys, ascii)).collect()
}

/// The help of a place: every action that works there, under its heading.
pub fn help(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<HelpGroup> {
    let rows = rows(map, stack, ascii);
    let group = |groep: &Groep| HelpGroup {
        groep: *groep,
        rows: rows
            .iter()
            .filter(|row| row.action.group() == *groep)
            .cloned()
            .collect(),
    };
    let groups = Groep::ALL.iter().map(group);
    groups.filter(|group| !group.rows.is_empty()).collect()
}

/// The palette of a place: every action that works there and those without a key, in the order of
/// the action table. The words are `action.label()`.
pub fn palette(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<HelpRow> {
    let unbound = unbound(map);
    let mut rows = rows(map, stack, ascii);
    rows.extend(unbound.into_iter().map(|action| HelpRow {
        action,
        keys: Vec::new(),
    }));
    rows.retain(|row| row.action != Action::Palette);
    rows
}

/// What may follow the keys pressed so far.
pub fn which_key(map: &Keymap, stack: &[Context], pending: &[Key], ascii: bool) -> Vec<WhichRow> {
    let mut rows: Vec<WhichRow> = Vec::new();
    for (keys, action) in map.of_stack(stack) {
        let Some(rest) = keys.strip_prefix(pending) else {
            continue;
        };
        let Some(next) = rest.first() else { continue };
        let key = next.shown(ascii);
        if rows.iter().all(|row| row.key != key) {
            rows.push(WhichRow {
                key,
                label: action.label(),
                more: rest.len() > 1,
            });
        }
    }
    rows
}

/// The hint line of a place, from the topmost context down.
pub fn hints(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<Hint> {
    hints_voor(map, stack, ascii, &|_| true, &|_, _| true)
}

/// The same, for whoever may not do everything, and for the picture in front of those that the place
/// has.
pub fn hints_voor(
    map: &Keymap,
    stack: &[Context],
    ascii: bool,
    mag: &dyn Fn(Action) -> bool,
    hier: &dyn Fn(Action, Option<&str>) -> bool,
) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut seen: Vec<Action> = Vec::new();
    for HintRow(actions, woord) in stack.iter().flat_map(|context| hint_rows(*context)) {
        if actions.first().is_some_and(|it| !hier(*it, *woord)) {
            continue;
        }
        let keys: Vec<String> = actions
            .iter()
            .filter(|action| !seen.contains(action) && mag(**action))
            .filter_map(|action| keys_of(map, stack, *action, ascii).into_iter().next())
            .collect();
        seen.extend(actions.iter());
        let eerste = actions.iter().find(|action| mag(**action));
        let (Some(_), Some(action)) = (keys.first(), eerste) else {
            continue;
        };
        let letters = keys
            .iter()
            .all(|key| key.chars().count() == 1 && key.chars().all(char::is_alphanumeric));
        hints.push(Hint {
            keys: keys.join(if letters { "/" } else { " " }),
            woord: woord.unwrap_or(action.kort()),
        });
    }
    hints
}

/// Letters that do nothing in a stack, for windows that give each row a letter of its own.
pub fn free_letters(map: &Keymap, stack: &[Context]) -> Vec<char> {
    let bound = map.of_stack(stack);
    let taken = |c: char| {
        bound
            .iter()
            .any(|(keys, _)| keys.first() == Some(&Key::char(c)))
    };
    ('a'..='z').filter(|c| !taken(*c)).collect()
}

/// The table of keys in the README: per place, every action with its keys.
pub fn markdown(map: &Keymap) -> String {
    let mut text = String::new();
    for context in Context::ALL {
        let rows = map.of_context(*context);
        text.push_str("### ");
        text.push_str(context.label());
        text.push_str("\n\n| toets | wat | actie |\n|---|---|---|\n");
        for action in Action::ALL {
            let mut keys: Vec<&Vec<Key>> = rows
                .iter()
                .filter(|row| row.1 == *action)
                .map(|row| &row.0)
                .collect();
            if keys.is_empty() {
                continue;
            }
            keys.sort_by_key(|keys| keys.len());
            let keys: Vec<String> = keys.iter().map(|keys| code(&written(keys))).collect();
            row(&mut text, &keys.join(" "), *action);
        }
        text.push('\n');
    }
    let unbound = unbound(map);
    if !unbound.is_empty() {
        text.push_str("### Alleen in de opdrachtlijst (`:`)\n\n");
        text.push_str("| toets | wat | actie |\n|---|---|---|\n");
        for action in unbound {
            row(&mut text, "", action);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn row(text: &mut String, keys: &str, action: Action) {
    for part in [
        "| ",
        keys,
        " | ",
        action.label(),
        " | `",
        action.name(),
        "` |\n",
    ] {
        text.push_str(part);
    }
}

/// Keys between backticks; a bar would end the cell of the table.
fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

fn rows(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<HelpRow> {
    let bound = map.of_stack(stack);
    let row = |action: &Action| {
        let mut keys: Vec<&Vec<Key>> = bound
            .iter()
            .filter(|row| row.1 == *action)
            .map(|row| &row.0)
            .collect();
        keys.sort_by_key(|keys| keys.len());
        HelpRow {
            action: *action,
            keys: keys.iter().map(|keys| shown(keys, ascii)).collect(),
        }
    };
    let all = Action::ALL.iter().map(row);
    all.filter(|row| !row.keys.is_empty()).collect()
}

/// Actions without a key anywhere.
fn unbound(map: &Keymap) -> Vec<Action> {
    let bound: Vec<Action> = stack::ALL
        .iter()
        .flat_map(|(_, stack)| map.of_stack(stack))
        .map(|row| row.1)
        .collect();
    let all = Action::ALL.iter().copied();
    all.filter(|action| !bound.contains(action)).collect()
}

#[cfg(test)]
mod tests;
mod wenken;

use wenken::{HintRow, hint_rows};
