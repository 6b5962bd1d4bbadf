//! How a form stands after it was saved.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::formulier::{antwoorden, maat};
use crate::domain::bsn::Bsn;
use crate::domain::formulier::Formulierstatus;
use crate::form::answers::Answers;
use crate::form::check;
use crate::form::kind;
use crate::form::spec::{FormSpec, Kind};

/// Concept while something is missing or wrong, complete when nothing is, signed when everybody
/// who has to sign did.
pub(super) fn status(
    spec: &'static FormSpec,
    velden: &BTreeMap<String, String>,
    bsn: Option<Bsn>,
    vandaag: NaiveDate,
) -> Formulierstatus {
    let answers = antwoorden(spec, velden, bsn);
    if !maat(spec, &answers, vandaag).0 {
        Formulierstatus::Concept
    } else if getekend(spec, &answers, vandaag) {
        Formulierstatus::Ondertekend
    } else {
        Formulierstatus::Compleet
    }
}

/// Whether every signature that is asked was given, and at least one is.
fn getekend(spec: &FormSpec, answers: &Answers, vandaag: NaiveDate) -> bool {
    let gevraagd: Vec<bool> = spec
        .fields()
        .filter(|field| matches!(field.kind, Kind::YesNo))
        .filter(|field| field.key.starts_with("handtekening") || field.key.starts_with("akkoord"))
        .filter(|field| check::asked(spec, field, answers, vandaag))
        .map(|field| kind::code(field.kind, answers.get(field.key)) == Some(kind::JA))
        .collect();
    !gevraagd.is_empty() && gevraagd.iter().all(|ja| *ja)
}
