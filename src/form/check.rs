//! Whether answers are right: pure, all complaints at once, each says what to do.

use chrono::NaiveDate;

use super::answers::{Answers, Antwoord};
use super::bevinding::{Bevinding, Ernst};
use super::kind;
use super::spec::{Als, Asked, Field, FormSpec, Kind, Rule};
use crate::domain::bsn::bevat_bsn_achtig;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::woordenlijst::bevat_medisch;

/// One complaint about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Klacht {
    /// The key of the field.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub tekst: String,
}

/// Whether a field is asked, given the answers so far.
pub fn asked(spec: &FormSpec, field: &Field, answers: &Answers, today: NaiveDate) -> bool {
    match &field.asked {
        Asked::ShownIf(als) | Asked::RequiredShownIf(als) => holds(spec, als, answers, today),
        Asked::Optional | Asked::Required | Asked::RequiredIf(_) | Asked::Vast => true,
    }
}

/// Whether a field must be filled in, given the answers so far; only told of a field that is
/// asked.
pub fn required(spec: &FormSpec, field: &Field, answers: &Answers, today: NaiveDate) -> bool {
    match &field.asked {
        Asked::Required => true,
        Asked::RequiredIf(als) | Asked::RequiredShownIf(als) => holds(spec, als, answers, today),
        Asked::Optional | Asked::ShownIf(_) | Asked::Vast => false,
    }
}

/// Whether a condition holds. A field that is itself not asked makes none hold.
pub fn holds(spec: &FormSpec, als: &Als, answers: &Answers, today: NaiveDate) -> bool {
    // Kind and value of a field that is asked and answered.
    let value = |key: &str| {
        let field = spec.field(key)?;
        let tekst = answers.antwoord(key).waarde()?;
        asked(spec, field, answers, today).then_some((field.kind, tekst))
    };
    let code = |key| value(key).and_then(|(kind, tekst)| kind::code(kind, tekst));
    match als {
        Als::Is(key, wanted) => code(key) == Some(*wanted),
        Als::EenVan(key, wanted) => code(key).is_some_and(|code| wanted.contains(&code)),
        Als::Bevat(key, wanted) => {
            value(key).is_some_and(|(kind, tekst)| kind::codes(kind, tekst).contains(wanted))
        }
        Als::Gevuld(key) => value(key).is_some(),
        Als::Niet(key, other) => code(key).is_some_and(|code| code != *other),
        Als::Onder(key, jaren) => value(key)
            .and_then(|(_, tekst)| Geboortedatum::lees(tekst, today).ok())
            .is_some_and(|geboren| geboren.leeftijd(today) < u32::from(*jaren)),
        Als::Beide(een, twee) => {
            holds(spec, een, answers, today) && holds(spec, twee, answers, today)
        }
        Als::Of(een, twee) => holds(spec, een, answers, today) || holds(spec, twee, answers, today),
    }
}

/// Every complaint about the answers: field by field in the order of the form, then what does not
/// go together. Of a form that may be saved as it is, only what is wrong field by field: the rest
/// is in its `stand`.
pub fn check(spec: &FormSpec, answers: &Answers, today: NaiveDate) -> Vec<Klacht> {
    let fields = spec.fields().filter_map(|field| {
        let tekst = check_field(spec, field, answers, today)?;
        Some(Klacht {
            field: field.key,
            tekst,
        })
    });
    let across = if spec.concept {
        Vec::new()
    } else {
        toets(spec, answers, today)
    };
    let across = across.into_iter().filter(|it| it.ernst == Ernst::Fout);
    let across = across.map(|it| Klacht {
        field: it.veld,
        tekst: it.tekst,
    });
    fields.chain(across).collect()
}

/// What the rules across fields find; of a field that is not asked nothing is said.
pub fn toets(spec: &FormSpec, answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let mut found = (spec.toets)(answers, today);
    found.retain(|it| {
        let field = spec.field(it.veld);
        field.is_none_or(|field| asked(spec, field, answers, today))
    });
    found
}

/// Whether a fault across fields is about something that nobody answered: it is missing, and not
/// wrong.
pub fn ontbreekt(answers: &Answers, bevinding: &Bevinding) -> bool {
    bevinding.ernst == Ernst::Fout && answers.antwoord(bevinding.veld) == Antwoord::Leeg
}

/// What to look at again in one field: free text that holds what does not belong there (P-03).
pub fn let_op(field: &Field, tekst: &str) -> Vec<Bevinding> {
    let digits = field.rules.iter().any(|it| matches!(it, Rule::Cijfers(_)));
    if !matches!(field.kind, Kind::Line | Kind::Text) || digits || tekst.is_empty() {
        return Vec::new();
    }
    let found = vrije_tekst(tekst).into_iter();
    found
        .map(|tekst| Bevinding::let_op(field.key, tekst))
        .collect()
}

/// What to look at again in a free text, wherever it is written.
pub fn vrije_tekst(tekst: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    if bevat_bsn_achtig(tekst) {
        found.push(LIJKT_BSN);
    }
    if bevat_medisch(tekst) {
        found.push(GEEN_DIAGNOSE);
    }
    found
}

/// The warning for a number in free text that reads as a BSN.
const LIJKT_BSN: &str = "Dit lijkt op een BSN. Haal het weg: een BSN hoort niet in vrije tekst.";

/// The warning for a word of health in free text.
const GEEN_DIAGNOSE: &str = "Schrijf het gevolg voor leren of werken, geen medische diagnose.";

/// The complaint about one field.
pub fn check_field(
    spec: &FormSpec,
    field: &Field,
    answers: &Answers,
    today: NaiveDate,
) -> Option<String> {
    if !asked(spec, field, answers, today) {
        return None;
    }
    match answers.antwoord(field.key) {
        // What a concept lacks is counted, and nobody is told off for it.
        Antwoord::Leeg | Antwoord::Onbekend | Antwoord::WilNiet if spec.concept => None,
        Antwoord::Leeg if required(spec, field, answers, today) => {
            Some(format!("Vul {} in.", noun(field)))
        }
        // A required answer that somebody does not know or tell is not an answer.
        Antwoord::Onbekend | Antwoord::WilNiet if field.asked == Asked::Required => Some(format!(
            "Zonder {} kan dit niet bewaard worden. Vul iets in.",
            noun(field)
        )),
        Antwoord::Leeg | Antwoord::Onbekend | Antwoord::WilNiet => None,
        Antwoord::Waarde(tekst) => waarde_fout(field, tekst, today),
    }
}

/// What is wrong with the value of a field by itself; no value has no fault.
pub fn waarde_fout(field: &Field, tekst: &str, today: NaiveDate) -> Option<String> {
    let tekst = Antwoord::van(tekst).waarde()?;
    kind::fout(field.kind, tekst, today).or_else(|| {
        field
            .rules
            .iter()
            .find_map(|rule| broken(*rule, field.kind, tekst))
    })
}

/// What is wrong with a value that is still being typed, and stays wrong whatever comes behind it.
pub fn waarde_hopeloos(field: &Field, tekst: &str, today: NaiveDate) -> Option<String> {
    let value = Antwoord::van(tekst).waarde()?;
    let too_much = |rule: &&Rule| matches!(rule, Rule::MaxLen(_) | Rule::Hoogstens(_));
    kind::hopeloos(field.kind, tekst, today).or_else(|| {
        let mut rules = field.rules.iter().filter(too_much);
        rules.find_map(|rule| broken(*rule, field.kind, value))
    })
}

fn noun(field: &Field) -> String {
    format!("\"{}\"", field.label)
}

fn broken(rule: Rule, kind: Kind, tekst: &str) -> Option<String> {
    let length = tekst.chars().count();
    match rule {
        Rule::MaxLen(max) => (length > max)
            .then(|| format!("Dit zijn {length} tekens; er passen er {max}. Maak het korter.")),
        Rule::MinLen(min) => {
            (length < min).then(|| format!("Dit is te kort: schrijf minstens {min} tekens."))
        }
        Rule::Hoogstens(max) => {
            let chosen = kind::codes(kind, tekst).len();
            (chosen > max)
                .then(|| format!("Dit zijn er {chosen}; kies er hoogstens {max}. Haal er weg."))
        }
        Rule::Cijfers(aantal) => {
            let right = tekst.len() == aantal && tekst.bytes().all(|b| b.is_ascii_digit());
            (!right).then(|| format!("Dit moeten {aantal} cijfers zijn, zonder iets ertussen."))
        }
    }
}

#[cfg(test)]
mod tests;
