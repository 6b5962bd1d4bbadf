//! The complete forms that are kept for ever under tests/it/golden/formulieren, for tests.

use chrono::NaiveDate;

use crate::form::answers::Answers;
use crate::form::bevinding::{Bevinding, Ernst};
use crate::form::check::Klacht;
use crate::form::spec::FormSpec;

macro_rules! gouden {
    ($($name:ident $file:literal;)*) => {$(
        pub(crate) fn $name() -> Answers {
            let text = include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/it/golden/formulieren/",
                $file
            ));
            serde_json::from_str(text).unwrap()
        }
    )*};
}

gouden! {
    toestemming "toestemming-v1.json";
    toestemming_werkgever "toestemming_werkgever-v1.json";
    diagnose "diagnose-v1.json";
    registratie "registratie-v1.json";
    evaluatie "evaluatie-v1.json";
    eindgesprek "eindgesprek-v1.json";
}

/// The day of every test on these forms.
pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// The fields that a rule refuses.
pub(super) fn fouten(spec: &'static FormSpec, answers: &Answers) -> Vec<&'static str> {
    velden(spec, answers, Ernst::Fout)
}

/// The fields that a rule warns about.
pub(super) fn let_op(spec: &'static FormSpec, answers: &Answers) -> Vec<&'static str> {
    velden(spec, answers, Ernst::LetOp)
}

fn velden(spec: &'static FormSpec, answers: &Answers, ernst: Ernst) -> Vec<&'static str> {
    let found: Vec<Bevinding> = (spec.toets)(answers, today());
    for bevinding in &found {
        assert!(spec.field(bevinding.veld).is_some(), "{}", bevinding.veld);
        assert!(bevinding.tekst.ends_with(['.', '?']), "{}", bevinding.tekst);
    }
    let found = found.into_iter().filter(|it| it.ernst == ernst);
    found.map(|it| it.veld).collect()
}

/// The fields that keep answers from becoming a typed result.
pub(super) fn gebreken(spec: &'static FormSpec, answers: &Answers) -> Vec<&'static str> {
    let klachten: Vec<Klacht> = super::lezer::gebreken(spec, answers, today());
    klachten.into_iter().map(|it| it.field).collect()
}
