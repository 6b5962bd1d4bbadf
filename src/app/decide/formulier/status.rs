//! How a form stands after it was saved.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::formulier::antwoorden;
use crate::domain::bsn::Bsn;
use crate::domain::formulier::Formulierstatus;
use crate::form::spec::FormSpec;
use crate::form::specs::ondertekend;
use crate::form::stand::stand;

/// Concept while something is missing or wrong, complete when nothing is, signed when everybody
/// who has to sign did.
pub(super) fn status(
    spec: &'static FormSpec,
    velden: &BTreeMap<String, String>,
    bsn: Option<Bsn>,
    vandaag: NaiveDate,
) -> Formulierstatus {
    let answers = antwoorden(spec, velden, bsn);
    if !stand(spec, &answers, vandaag).compleet() {
        Formulierstatus::Concept
    } else if ondertekend(spec, &answers, vandaag) {
        Formulierstatus::Ondertekend
    } else {
        Formulierstatus::Compleet
    }
}
