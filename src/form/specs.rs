//! The forms there are.

pub mod contact;
mod deel;
pub mod diagnose;
pub mod gesprek;
pub mod intake;
pub mod intrek;
mod lezer;
pub mod matchvraag;
pub mod registratie;
mod school;
pub mod sluit;
pub mod stap;
pub mod toestemming;
pub mod voorstel;
pub mod werkgever;

use chrono::NaiveDate;

use super::answers::Answers;
use super::check;
use super::kind;
use super::spec::FormSpec;
use crate::domain::stap::StapId;

/// Every form.
pub const ALL: &[&FormSpec] = &[
    &intake::INTAKE,
    &werkgever::WERKGEVER,
    &werkgever::LEERBEDRIJF,
    &werkgever::LEERWERKPLEK,
    &contact::CONTACT,
    &sluit::SLUIT,
    &sluit::SLUIT_PLEK,
    &sluit::OPNIEUW,
    &intrek::INTREKKEN,
    &stap::DATUM,
    &stap::PERSOON,
    &stap::PRAKTIJKOPLEIDER,
    &stap::DUO,
    &stap::LEERWERKPLEK,
    &stap::PERIODE,
    &stap::WERK,
    &stap::PLAATSEN,
    &toestemming::TOESTEMMING,
    &toestemming::TOESTEMMING_WERKGEVER,
    &diagnose::DIAGNOSE,
    &registratie::REGISTRATIE,
    &gesprek::EVALUATIE,
    &gesprek::EINDGESPREK,
    &voorstel::KENNISMAKING,
    &voorstel::REACTIE,
    &matchvraag::EIS,
    &matchvraag::REISTIJD_NAAR,
    &matchvraag::CERTIFICATEN,
];

/// Versions of forms that are no longer filled in, and must stay readable for ever. A version goes
/// here when the next one takes its place in [`ALL`].
const EERDER: &[&FormSpec] = &[];

/// The form with this name.
pub fn by_name(name: &str) -> Option<&'static FormSpec> {
    ALL.iter().copied().find(|spec| spec.name == name)
}

/// The form with this name as it was in this version.
pub fn van(name: &str, version: u16) -> Option<&'static FormSpec> {
    let mut all = ALL.iter().chain(EERDER).copied();
    all.find(|spec| spec.name == name && spec.version == version)
}

/// The value of a fixed field that follows from the other answers, as the form shows it; none for
/// a field that does not.
pub fn afgeleid(
    spec: &FormSpec,
    key: &str,
    answers: &Answers,
    today: NaiveDate,
) -> Option<&'static str> {
    let oordeel = match (spec.name, key) {
        ("diagnose", "startkwalificatie") => diagnose::startkwalificatie_van(answers, today),
        ("registratie", "startkwalificatie") => registratie::startkwalificatie_van(answers, today),
        _ => return None,
    };
    Some(oordeel.uitkomst.label())
}

/// The line under a field that tells what follows from the answers so far, with its ground.
pub fn uitleg(spec: &FormSpec, key: &str, answers: &Answers, today: NaiveDate) -> Option<String> {
    let oordeel = match (spec.name, key) {
        ("diagnose", "startkwalificatie") => diagnose::startkwalificatie_van(answers, today),
        ("registratie", "startkwalificatie") => registratie::startkwalificatie_van(answers, today),
        _ => return None,
    };
    Some(oordeel.to_string())
}

/// Whether a step needs fields of a form before it is done.
pub fn vraagt_papier(stap: StapId) -> bool {
    let code = stap.stap().code;
    let mut fields = ALL.iter().flat_map(|spec| spec.fields());
    fields.any(|field| field.voor == Some(code))
}

/// The fields that must all say ja before a form counts as signed, as far as they are asked.
pub fn handtekeningen(spec: &FormSpec) -> &'static [&'static str] {
    match spec.name {
        "toestemming" => &["handtekening", "handtekening_vertegenwoordiger"],
        "toestemming_werkgever" => &["handtekening"],
        "diagnose" => &["akkoord_kandidaat", "akkoord_invuller"],
        "registratie" => &[
            "handtekening_deelnemer",
            "handtekening_vertegenwoordiger",
            "handtekening_werkcoach",
        ],
        _ => &[],
    }
}

/// Whether everybody who must sign has signed; never for a form that nobody signs.
pub fn ondertekend(spec: &FormSpec, answers: &Answers, today: NaiveDate) -> bool {
    let mut gevraagd = handtekeningen(spec)
        .iter()
        .filter_map(|key| spec.field(key))
        .filter(|field| check::asked(spec, field, answers, today))
        .map(|field| kind::code(field.kind, answers.get(field.key)) == Some(kind::JA))
        .peekable();
    gevraagd.peek().is_some() && gevraagd.all(|getekend| getekend)
}

#[cfg(test)]
mod dekking;
#[cfg(test)]
pub(crate) mod voorbeeld;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::domain::datum;
    use crate::form::spec::{Als, Asked, Kind, Rule};

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

    /// Something that a field of this kind takes.
    fn voorbeeld(kind: Kind, today: NaiveDate) -> String {
        let text = match kind {
            Kind::Line => "Kas 4",
            Kind::Text => "Leert in kleine stappen, met voordoen en nadoen.",
            Kind::Naam => "Anne van Dijk",
            Kind::Plaats => "Almelo",
            Kind::Telefoon => "06 1234 5678",
            Kind::Email => "anne@voorbeeld.nl",
            Kind::Postcode => "7551 AB",
            Kind::Huisnummer => "12 a",
            Kind::Geboortedatum => "12-03-1985",
            Kind::Date(_) => return datum::toon(today),
            Kind::YesNo => "ja",
            Kind::Choice(lijst) | Kind::Many(lijst) => lijst.keuzes()[0].label,
            Kind::Getal { min, .. } => return min.to_string(),
            Kind::Bedrag => "1.250,00",
            Kind::Jaar { van } => return van.to_string(),
            Kind::Bsn => "999990019",
            Kind::Kvk => "12345678",
            Kind::Brin => "25AB",
            Kind::Crebo => "25251",
            Kind::Werkprocessen => "B1-K1-W1, P2-K1-W3",
        };
        text.to_owned()
    }

    #[test]
    fn every_field_can_be_filled_in_and_what_is_tidy_stays() {
        let today = voorbeeld::today();
        for (spec, field) in ALL
            .iter()
            .flat_map(|spec| spec.fields().map(move |it| (spec, it)))
        {
            let name = format!("{} {}", spec.name, field.key);
            let digits = field.rules.iter().find_map(|rule| match rule {
                Rule::Cijfers(aantal) => Some("1".repeat(*aantal)),
                _ => None,
            });
            let text = digits.unwrap_or_else(|| voorbeeld(field.kind, today));
            assert_eq!(check::waarde_fout(field, &text, today), None, "{name}");
            assert_eq!(kind::netjes(field.kind, &text, today), None, "{name}");
            assert_eq!(check::waarde_hopeloos(field, &text, today), None, "{name}");
            // Not knowing and not telling are answers of every field.
            for text in ["?", "-"] {
                assert_eq!(check::waarde_fout(field, text, today), None, "{name}");
                assert_eq!(kind::netjes(field.kind, text, today), None, "{name}");
            }
        }
    }

    #[test]
    fn whatever_is_asked_is_found_and_fits() {
        for (spec, field) in ALL
            .iter()
            .flat_map(|spec| spec.fields().map(move |it| (spec, it)))
        {
            let name = format!("{} {}", spec.name, field.key);
            assert!(field.nr.width() <= 4, "{name}: nr");
            assert!(field.wie.width() <= 28, "{name}: wie");
            assert!(field.gevoelig <= 3, "{name}");
            assert!(!field.label.is_empty() && !field.key.is_empty(), "{name}");
            assert!(
                !field.key.starts_with('_'),
                "{name}: that is the form's own"
            );
            if matches!(field.kind, Kind::Bsn) {
                assert_eq!(field.gevoelig, 2, "{name}");
            }
            if field.asked == Asked::Vast {
                continue;
            }
            // Two fields of one label are told apart by their heading.
            let same = spec.sections.iter().filter(|section| {
                section
                    .fields
                    .iter()
                    .filter(|it| it.label == field.label)
                    .count()
                    > 1
            });
            assert_eq!(same.count(), 0, "{name}: label twice under one heading");
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
