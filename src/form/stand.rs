//! How far a form is: what is filled in, what must still be, what is wrong, what to look at again.

use std::fmt;

use chrono::NaiveDate;

use super::answers::{Answers, Antwoord};
use super::bevinding::{Bevinding, Ernst};
use super::check;
use super::spec::{Asked, Field, FormSpec};

/// How far a form is. Empty, unknown and not told are three different answers, and only a value
/// completes a field that must be there.
#[derive(Clone, PartialEq, Eq)]
pub struct Stand {
    /// Fields with an answer, "unknown" and "not told" among them.
    pub gevuld: usize,
    /// Fields that are asked; those the program fills in are not.
    pub gevraagd: usize,
    /// Fields that must be filled in and are empty.
    pub verplicht_open: Vec<&'static str>,
    /// Fields that must be filled in, with "nog onbekend" as their answer.
    pub onbekend: Vec<&'static str>,
    /// Fields that must be filled in, with "wil niet zeggen" as their answer.
    pub wil_niet: Vec<&'static str>,
    /// What is wrong: one field by itself, or fields that do not go together.
    pub fouten: Vec<Bevinding>,
    /// What a coach should look at again.
    pub let_op: Vec<Bevinding>,
}

impl fmt::Debug for Stand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stand({})", self.kort())
    }
}

impl Stand {
    /// Whether nothing is missing and nothing is wrong.
    pub fn compleet(&self) -> bool {
        self.verplicht_open.is_empty()
            && self.onbekend.is_empty()
            && self.wil_niet.is_empty()
            && self.fouten.is_empty()
    }

    /// How far it is in a few words: "17/22, 3 verplicht"; "22/22, compleet".
    pub fn kort(&self) -> String {
        let mut stukken = vec![format!("{}/{}", self.gevuld, self.gevraagd)];
        for (aantal, woord) in [
            (self.verplicht_open.len(), "verplicht"),
            (self.onbekend.len(), "nog onbekend"),
            (self.wil_niet.len(), "wil niet zeggen"),
            (self.fouten.len(), "fout"),
        ] {
            if aantal > 0 {
                stukken.push(format!("{aantal} {woord}"));
            }
        }
        if self.compleet() {
            stukken.push("compleet".to_owned());
        }
        stukken.join(", ")
    }

    /// Every field that keeps the form from being complete, each once, in the order of the form.
    pub fn tegen(&self, spec: &FormSpec) -> Vec<&'static str> {
        let stops = |key: &str| {
            let lists = [&self.verplicht_open, &self.onbekend, &self.wil_niet];
            lists.iter().any(|list| list.contains(&key))
                || self.fouten.iter().any(|it| it.veld == key)
        };
        let fields = spec.fields().filter(|field| stops(field.key));
        fields.map(|field| field.key).collect()
    }
}

/// How far these answers are.
pub fn stand(spec: &FormSpec, answers: &Answers, today: NaiveDate) -> Stand {
    let mut stand = Stand {
        gevuld: 0,
        gevraagd: 0,
        verplicht_open: Vec::new(),
        onbekend: Vec::new(),
        wil_niet: Vec::new(),
        fouten: Vec::new(),
        let_op: Vec::new(),
    };
    for field in spec.fields() {
        if field.asked == Asked::Vast || !check::asked(spec, field, answers, today) {
            continue;
        }
        let antwoord = answers.antwoord(field.key);
        stand.gevraagd += 1;
        stand.gevuld += usize::from(antwoord != Antwoord::Leeg);
        if let Some(fout) = check::waarde_fout(field, answers.get(field.key), today) {
            stand.fouten.push(Bevinding::fout(field.key, fout));
        }
        let let_op = check::let_op(field, answers.get(field.key));
        stand.let_op.extend(let_op);
        if !check::required(spec, field, answers, today) {
            continue;
        }
        match antwoord {
            Antwoord::Leeg => stand.verplicht_open.push(field.key),
            Antwoord::Onbekend => stand.onbekend.push(field.key),
            Antwoord::WilNiet => stand.wil_niet.push(field.key),
            Antwoord::Waarde(_) => {}
        }
    }
    for bevinding in check::toets(spec, answers, today) {
        match bevinding.ernst {
            // Nobody typed anything wrong here: it is still to be done.
            Ernst::Fout if check::ontbreekt(answers, &bevinding) => {
                if !stand.verplicht_open.contains(&bevinding.veld) {
                    stand.verplicht_open.push(bevinding.veld);
                }
            }
            Ernst::Fout => stand.fouten.push(bevinding),
            Ernst::LetOp => stand.let_op.push(bevinding),
        }
    }
    stand
}

/// The fields that the step with this code needs and that are not there yet: empty, unknown, not
/// told or wrong. A field that is not asked is not needed.
pub fn open_voor(
    spec: &FormSpec,
    answers: &Answers,
    stap: &str,
    today: NaiveDate,
) -> Vec<&'static str> {
    let missing = |field: &&'static Field| {
        field.voor == Some(stap)
            && check::asked(spec, field, answers, today)
            && (answers.antwoord(field.key).waarde().is_none()
                || check::waarde_fout(field, answers.get(field.key), today).is_some())
    };
    spec.fields()
        .filter(missing)
        .map(|field| field.key)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::spec::{Als, Kind, Rule, Section};

    const SPEC: FormSpec = FormSpec {
        name: "proef",
        version: 1,
        title: "Proef",
        quick: false,
        concept: true,
        toets,
        sections: &[Section {
            title: "",
            fields: &[
                Field::new("soort", "Soort", Kind::Line).vast(),
                Field::new("werkt", "Werkt", Kind::YesNo).required(),
                Field::new("waar", "Waar", Kind::Line)
                    .required_shown_if(Als::Is("werkt", "JA"))
                    .rules(&[Rule::MaxLen(5)]),
                Field::new("bedrag", "Bedrag", Kind::Bedrag).voor("PI-08"),
                Field::new("tekst", "Toelichting", Kind::Text),
            ],
        }],
    };

    fn toets(answers: &Answers, _today: NaiveDate) -> Vec<Bevinding> {
        let mut found = vec![Bevinding::let_op("bedrag", "Vraag dit na.")];
        if answers.get("bedrag") == "1" {
            found.push(Bevinding::fout("bedrag", "Te weinig."));
        }
        if answers.get("tekst") == "met bedrag" && answers.get("bedrag").is_empty() {
            found.push(Bevinding::fout("bedrag", "Vul het bedrag in."));
        }
        // Of a field that is not asked nothing is said.
        found.push(Bevinding::fout("waar", "Kan niet."));
        found
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn van(rows: &[(&str, &str)]) -> Stand {
        let mut answers = Answers::new(&SPEC);
        for (key, tekst) in rows {
            answers.set(key, *tekst);
        }
        stand(&SPEC, &answers, today())
    }

    #[test]
    fn what_is_missing_is_counted_and_named() {
        let it = van(&[]);
        assert_eq!((it.gevuld, it.gevraagd), (0, 3));
        assert_eq!(it.verplicht_open, ["werkt"]);
        assert_eq!(it.kort(), "0/3, 1 verplicht");
        assert!(!it.compleet());
        let it = van(&[("werkt", "nee")]);
        assert!(it.compleet());
        assert_eq!(it.kort(), "1/3, compleet");
        assert_eq!(it.let_op.len(), 1);
    }

    #[test]
    fn unknown_and_not_told_are_answers_that_complete_nothing() {
        let it = van(&[("werkt", "?")]);
        assert_eq!(it.kort(), "1/3, 1 nog onbekend");
        assert_eq!(it.onbekend, ["werkt"]);
        assert!(it.verplicht_open.is_empty() && !it.compleet());
        let it = van(&[("werkt", "-"), ("tekst", "?")]);
        assert_eq!(it.kort(), "2/3, 1 wil niet zeggen");
        assert_eq!(it.wil_niet, ["werkt"]);
    }

    #[test]
    fn faults_of_a_field_and_across_fields_stand_together() {
        let it = van(&[("werkt", "ja"), ("waar", "ergens ver"), ("bedrag", "1")]);
        let fouten: Vec<&str> = it.fouten.iter().map(|it| it.veld).collect();
        assert_eq!(fouten, ["waar", "bedrag", "waar"]);
        assert_eq!(it.tegen(&SPEC), ["waar", "bedrag"]);
    }

    #[test]
    fn what_another_answer_asks_for_and_is_not_there_is_missing_and_no_fault() {
        let it = van(&[("werkt", "nee"), ("tekst", "met bedrag")]);
        assert_eq!(it.kort(), "2/3, 1 verplicht");
        assert_eq!(it.tegen(&SPEC), ["bedrag"]);
        assert!(!it.compleet());
    }

    #[test]
    fn a_number_like_a_bsn_and_a_word_of_health_only_warn() {
        let it = van(&[("werkt", "nee"), ("tekst", "bsn 999990019, medicatie")]);
        let op: Vec<&str> = it.let_op.iter().map(|it| it.veld).collect();
        assert_eq!(op, ["tekst", "tekst", "bedrag"]);
        assert!(it.compleet());
    }

    #[test]
    fn what_a_later_step_needs_is_asked_apart() {
        let answers = Answers::new(&SPEC).with("werkt", "nee");
        assert_eq!(open_voor(&SPEC, &answers, "PI-08", today()), ["bedrag"]);
        assert!(open_voor(&SPEC, &answers, "PI-11", today()).is_empty());
        let wrong = answers.clone().with("bedrag", "veel");
        assert_eq!(open_voor(&SPEC, &wrong, "PI-08", today()), ["bedrag"]);
        let right = answers.with("bedrag", "12");
        assert!(open_voor(&SPEC, &right, "PI-08", today()).is_empty());
    }

    #[test]
    fn debug_shows_no_answer() {
        assert_eq!(format!("{:?}", van(&[])), "Stand(0/3, 1 verplicht)");
    }
}
