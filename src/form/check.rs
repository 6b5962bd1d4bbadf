//! Whether answers are right: pure, all complaints at once, each says what to do.

use chrono::NaiveDate;

use super::answers::{Answers, Antwoord};
use super::kind;
use super::spec::{Asked, Field, FormSpec, Rule};

/// One complaint about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Klacht {
    /// The key of the field.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub tekst: String,
}

/// Whether a field is asked, given the answers so far.
pub fn asked(spec: &FormSpec, field: &Field, answers: &Answers) -> bool {
    match field.asked {
        Asked::ShownIf(key, value) => holds(spec, key, value, answers),
        Asked::Optional | Asked::Required | Asked::RequiredIf(..) => true,
    }
}

/// Whether a field must be filled in, given the answers so far.
pub fn required(spec: &FormSpec, field: &Field, answers: &Answers) -> bool {
    match field.asked {
        Asked::Required => true,
        Asked::RequiredIf(key, value) => holds(spec, key, value, answers),
        Asked::Optional | Asked::ShownIf(..) => false,
    }
}

fn holds(spec: &FormSpec, key: &str, value: &str, answers: &Answers) -> bool {
    let Some(field) = spec.field(key) else {
        return false;
    };
    // A condition on a field that is itself not asked does not hold.
    asked(spec, field, answers)
        && kind::code(field.kind, answers.get(key)).is_some_and(|code| code == value)
}

/// Every complaint about the answers, in the order of the form.
pub fn check(spec: &FormSpec, answers: &Answers, today: NaiveDate) -> Vec<Klacht> {
    spec.fields()
        .filter_map(|field| {
            let tekst = check_field(spec, field, answers, today)?;
            Some(Klacht {
                field: field.key,
                tekst,
            })
        })
        .collect()
}

/// The complaint about one field.
pub fn check_field(
    spec: &FormSpec,
    field: &Field,
    answers: &Answers,
    today: NaiveDate,
) -> Option<String> {
    if !asked(spec, field, answers) {
        return None;
    }
    match answers.antwoord(field.key) {
        Antwoord::Leeg if required(spec, field, answers) => {
            Some(format!("Vul {} in.", noun(field)))
        }
        // A required answer that somebody does not know or tell is not an answer.
        Antwoord::Onbekend | Antwoord::WilNiet if field.asked == Asked::Required => Some(format!(
            "Zonder {} kan dit niet bewaard worden. Vul iets in.",
            noun(field)
        )),
        Antwoord::Leeg | Antwoord::Onbekend | Antwoord::WilNiet => None,
        Antwoord::Waarde(tekst) => kind::fout(field.kind, tekst, today).or_else(|| {
            let rules = field.rules.iter();
            rules.copied().find_map(|rule| broken(rule, tekst))
        }),
    }
}

fn noun(field: &Field) -> String {
    format!("\"{}\"", field.label)
}

fn broken(rule: Rule, tekst: &str) -> Option<String> {
    let length = tekst.chars().count();
    match rule {
        Rule::MaxLen(max) if length > max => Some(format!(
            "Dit zijn {length} tekens; er passen er {max}. Maak het korter."
        )),
        Rule::MinLen(min) if length < min => {
            Some(format!("Dit is te kort: schrijf minstens {min} tekens."))
        }
        Rule::MaxLen(_) | Rule::MinLen(_) => None,
    }
}

#[cfg(test)]
mod tests;
