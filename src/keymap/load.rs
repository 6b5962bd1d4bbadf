//! Key maps from TOML: strict, all mistakes at once, a user's file over an embedded one.

use toml::de::{DeTable, DeValue};

use super::fault::{KeymapFault, Wrong};
use super::nearest::nearest;
use super::{Action, Context, Key, Keymap};

/// The map a user's file is laid over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// `keymaps/standaard.toml`.
    #[default]
    Standaard,
    /// `keymaps/vim.toml`.
    Vim,
}

impl Basis {
    /// Every embedded map.
    pub const ALL: &'static [Self] = &[Self::Standaard, Self::Vim];

    /// The name a user writes: `basis = "vim"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standaard => "standaard",
            Self::Vim => "vim",
        }
    }

    /// The embedded file.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Standaard => include_str!("../../keymaps/standaard.toml"),
            Self::Vim => include_str!("../../keymaps/vim.toml"),
        }
    }
}

/// One line of a key map.
struct Binding {
    context: Context,
    keys: Vec<Key>,
    /// `None` lets the keys go.
    action: Option<Action>,
    file: String,
    line: usize,
}

/// A parsed file.
struct File {
    basis: Option<Basis>,
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The embedded map by that name.
    ///
    /// # Panics
    /// Never: the embedded files are part of the program and loaded by its tests.
    #[expect(
        clippy::expect_used,
        reason = "the embedded maps are loaded by a test of this file"
    )]
    pub fn embedded(basis: Basis) -> Self {
        build(parse_embedded(basis).expect("an embedded key map is sound"))
            .expect("an embedded key map has no clashes")
    }

    /// A user's file over the embedded map it asks for. `file` is the name to show in messages.
    pub fn load(file: &str, text: &str) -> Result<Self, Vec<KeymapFault>> {
        let user = parse(file, text)?;
        let mut merged = parse_embedded(user.basis.unwrap_or_default())?;
        let mut faults = Vec::new();
        for binding in user.bindings {
            let there = merged
                .iter()
                .position(|old| old.context == binding.context && old.keys == binding.keys);
            match (there, binding.action) {
                (Some(at), Some(_)) => {
                    if let Some(old) = merged.get_mut(at) {
                        *old = binding;
                    }
                }
                (Some(at), None) => {
                    merged.remove(at);
                }
                (None, Some(_)) => merged.push(binding),
                (None, None) => {
                    let keys = written(&binding.keys);
                    faults.push(fault_at(&binding, Wrong::NothingThere { keys }));
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let remarks: Vec<String> = merged
            .iter()
            .filter(|binding| binding.file == file)
            .filter_map(|binding| {
                let refusal = binding.keys.iter().find_map(|key| key.refusal())?;
                let keys = written(&binding.keys);
                Some(format!(
                    "{file}, regel {}: \"{keys}\" werkt misschien niet: {refusal}",
                    binding.line
                ))
            })
            .collect();
        let mut map = build(merged)?;
        for remark in remarks {
            map.remark(remark);
        }
        Ok(map)
    }
}

/// Keys as they stand in a key map.
pub(super) fn written(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(Key::to_string).collect();
    names.join(" ")
}

fn parse_embedded(basis: Basis) -> Result<Vec<Binding>, Vec<KeymapFault>> {
    parse(&format!("{}.toml", basis.name()), basis.text()).map(|file| file.bindings)
}

/// Reads a file by itself: shape, names, keys and duplicates.
fn parse(file: &str, text: &str) -> Result<File, Vec<KeymapFault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let regels = Regels::van(text);
    if !errors.is_empty() {
        return Err(errors
            .iter()
            .map(|error| {
                let at = error.span().map_or(0, |span| span.start);
                fault(
                    file,
                    regels.op(at),
                    None,
                    Wrong::Unreadable(error.message().to_owned()),
                )
            })
            .collect());
    }
    let mut reader = Reader {
        file,
        regels: &regels,
        basis: None,
        bindings: Vec::new(),
        faults: Vec::new(),
    };
    for (name, value) in table.get_ref() {
        let line = regels.op(name.span().start);
        match value.get_ref() {
            DeValue::Table(section) => reader.section(name.get_ref(), line, section),
            DeValue::String(basis) if name.get_ref() == "basis" => reader.basis(basis, line),
            _ => reader
                .faults
                .push(fault(file, line, None, Wrong::WrongShape)),
        }
    }
    reader.finish()
}

struct Reader<'a> {
    file: &'a str,
    regels: &'a Regels,
    basis: Option<Basis>,
    bindings: Vec<Binding>,
    faults: Vec<KeymapFault>,
}

impl Reader<'_> {
    fn basis(&mut self, name: &str, line: usize) {
        self.basis = Basis::ALL.iter().copied().find(|it| it.name() == name);
        if self.basis.is_none() {
            let written = name.to_owned();
            self.faults.push(fault(
                self.file,
                line,
                None,
                Wrong::UnknownBasis { written },
            ));
        }
    }

    fn section(&mut self, name: &str, line: usize, section: &DeTable<'_>) {
        let Some(context) = Context::from_name(name) else {
            let nearest = nearest(name, Context::ALL.iter().map(|it| it.name()));
            let written = name.to_owned();
            let wrong = Wrong::UnknownContext { written, nearest };
            self.faults.push(fault(self.file, line, None, wrong));
            return;
        };
        for (keys, value) in section {
            let line = self.regels.op(keys.span().start);
            match self.binding(context, keys.get_ref(), line, value.get_ref()) {
                Ok(binding) => self.bindings.push(binding),
                Err(wrong) => {
                    self.faults
                        .push(fault(self.file, line, Some(context), wrong));
                }
            }
        }
    }

    fn binding(
        &self,
        context: Context,
        keys: &str,
        line: usize,
        value: &DeValue<'_>,
    ) -> Result<Binding, Wrong> {
        let keys = keys
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<Vec<Key>, _>>()
            .map_err(Wrong::UnknownKey)?;
        let Some(first) = keys.first() else {
            return Err(Wrong::NoKeys);
        };
        if context.is_text() && first.text().is_some() {
            let keys = written(&keys);
            return Err(Wrong::TextKey { keys });
        }
        let Some(name) = value.as_str() else {
            return Err(Wrong::WrongShape);
        };
        let action = match name {
            "-" => None,
            name => Some(Action::from_name(name).ok_or_else(|| Wrong::UnknownAction {
                written: name.to_owned(),
                nearest: nearest(name, Action::ALL.iter().map(|it| it.name())),
            })?),
        };
        Ok(Binding {
            context,
            keys,
            action,
            file: self.file.to_owned(),
            line,
        })
    }

    fn finish(mut self) -> Result<File, Vec<KeymapFault>> {
        // The parser hands sections and keys by name; the order of the file is the coach's order.
        self.bindings.sort_by_key(|binding| binding.line);
        for (at, binding) in self.bindings.iter().enumerate() {
            let before = self.bindings.iter().take(at);
            let first = before
                .filter(|it| it.context == binding.context)
                .find(|it| it.keys == binding.keys);
            if let Some(first) = first {
                let wrong = Wrong::Duplicate {
                    keys: written(&binding.keys),
                    first: first.line,
                };
                self.faults.push(fault_at(binding, wrong));
            }
        }
        if self.faults.is_empty() {
            Ok(File {
                basis: self.basis,
                bindings: self.bindings,
            })
        } else {
            self.faults.sort_by_key(|fault| fault.line);
            Err(self.faults)
        }
    }
}

/// Hangs the bindings in the tree, unless one lies on the way of another.
fn build(bindings: Vec<Binding>) -> Result<Keymap, Vec<KeymapFault>> {
    let mut faults = Vec::new();
    let mut map = Keymap::default();
    for (at, binding) in bindings.iter().enumerate() {
        let clash = bindings
            .iter()
            .take(at)
            .filter(|other| other.context == binding.context)
            .find(|other| {
                other.keys.starts_with(&binding.keys) || binding.keys.starts_with(&other.keys)
            });
        if let Some(other) = clash {
            let (short, long) = if binding.keys.len() <= other.keys.len() {
                (&binding.keys, &other.keys)
            } else {
                (&other.keys, &binding.keys)
            };
            let wrong = Wrong::Through {
                short: written(short),
                long: written(long),
                other: format!("{}, regel {}", other.file, other.line),
            };
            faults.push(fault_at(binding, wrong));
        } else if let Some(action) = binding.action {
            map.insert(binding.context, &binding.keys, action);
        }
    }
    if faults.is_empty() {
        Ok(map)
    } else {
        Err(faults)
    }
}

fn fault(file: &str, line: usize, context: Option<Context>, what: Wrong) -> KeymapFault {
    KeymapFault {
        file: file.to_owned(),
        line,
        context: context.map(|it| it.name().to_owned()),
        what,
    }
}

fn fault_at(binding: &Binding, what: Wrong) -> KeymapFault {
    fault(&binding.file, binding.line, Some(binding.context), what)
}

/// Where the lines of a file end: looked up for every binding, at every start.
struct Regels(Vec<usize>);

impl Regels {
    fn van(text: &str) -> Self {
        let bytes = text.bytes().enumerate();
        Self(
            bytes
                .filter_map(|(at, byte)| (byte == b'\n').then_some(at))
                .collect(),
        )
    }

    /// The line of a byte, from 1.
    fn op(&self, offset: usize) -> usize {
        self.0.partition_point(|einde| *einde < offset) + 1
    }
}

#[cfg(test)]
mod tests;
