//! The forms there are.

pub mod contact;
pub mod intake;
pub mod sluit;
pub mod stap;

use super::spec::FormSpec;

/// Every form.
pub const ALL: &[&FormSpec] = &[
    &intake::INTAKE,
    &contact::CONTACT,
    &sluit::SLUIT,
    &sluit::SLUIT_PLEK,
    &stap::DATUM,
    &stap::PERSOON,
    &stap::PRAKTIJKOPLEIDER,
    &stap::DUO,
    &stap::LEERWERKPLEK,
    &stap::PERIODE,
    &stap::WERK,
    &stap::PLAATSEN,
];

/// The form with this name.
pub fn by_name(name: &str) -> Option<&'static FormSpec> {
    ALL.iter().copied().find(|spec| spec.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::form::spec::{Als, Kind};

    /// What a condition compares with is a value that the field can have.
    fn can_hold(spec: &FormSpec, als: &Als, name: &str) {
        let kind = |key: &str| spec.field(key).unwrap().kind;
        let has = |key: &str, value: &str| {
            let codes = match kind(key) {
                Kind::YesNo => vec!["JA", "NEE"],
                Kind::Choice(lijst) | Kind::Many(lijst) => {
                    lijst.keuzes().iter().map(|keuze| keuze.code).collect()
                }
                _ => Vec::new(),
            };
            assert!(codes.contains(&value), "{name}: {key} is never {value}");
        };
        let many = |key: &str| matches!(kind(key), Kind::Many(_));
        match als {
            Als::Is(key, value) | Als::Niet(key, value) => {
                assert!(!many(key), "{name}: {key} has several, use Bevat");
                has(key, value);
            }
            Als::EenVan(key, values) => {
                assert!(!many(key), "{name}: {key} has several, use Bevat");
                values.iter().for_each(|value| has(key, value));
            }
            Als::Bevat(key, value) => {
                assert!(many(key), "{name}: {key} has one, use Is");
                has(key, value);
            }
            Als::Gevuld(_) => {}
            Als::Onder(key, _) => {
                assert!(matches!(kind(key), Kind::Geboortedatum), "{name}: {key}");
            }
            Als::Beide(een, twee) | Als::Of(een, twee) => {
                can_hold(spec, een, name);
                can_hold(spec, twee, name);
            }
        }
    }

    #[test]
    fn every_form_is_sound() {
        for spec in ALL {
            let mut keys = HashSet::new();
            for field in spec.fields() {
                let name = format!("{} {}", spec.name, field.key);
                assert!(field.label.width() <= 24, "{name}: label");
                assert!(field.hulp.width() <= 72, "{name}: hulp");
                if let Some(als) = field.asked.als() {
                    for key in als.velden() {
                        assert!(keys.contains(key), "{name}: asks for a later field");
                    }
                    can_hold(spec, als, &name);
                }
                assert_ne!(field.key, crate::form::engine::SNEL, "{name}");
                assert!(keys.insert(field.key), "{name}: twice");
            }
            // What the quick line does not understand needs a place to go.
            assert!(!spec.quick || keys.contains("notitie"), "{}", spec.name);
            assert_eq!(by_name(spec.name).map(|it| it.version), Some(spec.version));
        }
    }

    #[test]
    fn every_choice_is_there_once_and_reads_back() {
        for field in ALL.iter().flat_map(|spec| spec.fields()) {
            let (Kind::Choice(lijst) | Kind::Many(lijst)) = field.kind else {
                continue;
            };
            let mut codes = HashSet::new();
            let mut labels = HashSet::new();
            for keuze in lijst.keuzes() {
                assert!(codes.insert(keuze.code), "{}: {}", field.key, keuze.code);
                assert!(labels.insert(keuze.label), "{}: {}", field.key, keuze.label);
                assert_eq!(lijst.lees(keuze.label), Some(keuze), "{}", field.key);
            }
        }
    }
}
