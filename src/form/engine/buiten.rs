//! What a window does to a form beside typing: fill in a field, and say which choices are closed.

use super::FormState;
use crate::form::answers::Answers;
use crate::form::check::Klacht;
use crate::form::kind;
use crate::form::spec::Field;

impl FormState {
    /// Fills in a field, as if it had been typed.
    pub fn set(&mut self, key: &str, tekst: &str) {
        let at = self.fields.iter().position(|field| field.key == key);
        if let Some(vak) = at.and_then(|at| self.vakken.get_mut(at)) {
            vak.line.set(tekst);
            vak.klacht = None;
        }
        self.bereken();
    }

    /// What the form was opened with, or saved with since.
    pub fn saved(&self) -> &Answers {
        &self.saved
    }

    /// What is known changed while the form was open: from now on this is what it differs from.
    pub fn set_saved(&mut self, answers: Answers) {
        self.saved = answers;
    }

    /// Says why a choice cannot be taken here; it stays in sight with its reason.
    pub fn forbid(&mut self, key: &'static str, code: &'static str, reden: impl Into<String>) {
        self.verboden.push((key, code, reden.into()));
    }

    /// Why a choice cannot be taken here, if it cannot.
    pub fn verbod(&self, key: &str, code: &str) -> Option<&str> {
        let mut rows = self.verboden.iter();
        rows.find(|row| row.0 == key && row.1 == code)
            .map(|row| row.2.as_str())
    }

    pub(super) fn verboden_antwoord(&self, field: &Field, answers: &Answers) -> Option<String> {
        let code = kind::code(field.kind, answers.get(field.key))?;
        let reden = self.verbod(field.key, code)?;
        Some(format!("Dit kan hier niet: {reden}."))
    }

    pub(super) fn verboden_antwoorden(&self, answers: &Answers) -> Vec<Klacht> {
        let fields = self.fields.iter();
        fields
            .filter_map(|field| {
                Some(Klacht {
                    field: field.key,
                    tekst: self.verboden_antwoord(field, answers)?,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;

    use crate::form::engine::{Draft, FormState};
    use crate::form::line::Edit;
    use crate::form::plaatsen::Plaatsen;
    use crate::form::specs::intake::INTAKE;
    use crate::form::specs::sluit::SLUIT;

    fn form() -> FormState {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        FormState::new(&SLUIT, Arc::new(Plaatsen::default()), today)
    }

    #[test]
    fn a_closed_choice_is_passed_over_and_refused_when_typed() {
        let mut form = form();
        form.forbid("slot", "AFGEROND", "nog niet zo ver");
        form.next_choice();
        assert_eq!(form.answers().get("slot"), "uitgevallen");
        form.set("slot", "afgerond");
        let klachten = form.submit().unwrap_err();
        assert_eq!(klachten[0].field, "slot");
        assert!(klachten[0].tekst.contains("nog niet zo ver"));
        assert!(form.velden()[0].fout.is_some());
    }

    #[test]
    fn with_every_choice_closed_nothing_is_chosen() {
        let mut form = form();
        for code in ["AFGEROND", "UITGEVALLEN", "NIET_PASSEND"] {
            form.forbid("slot", code, "nee");
        }
        form.next_choice();
        form.prev_choice();
        assert_eq!(form.answers().get("slot"), "");
    }

    #[test]
    fn a_draft_goes_through_a_flat_table_to_the_byte() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let plaatsen = Arc::new(Plaatsen::default());
        let mut form = FormState::new(&INTAKE, Arc::clone(&plaatsen), today);
        for c in "rukiye  yild".chars() {
            form.edit(Edit::Insert(c));
        }
        form.go_to("geboren");
        for c in "12-3-".chars() {
            form.edit(Edit::Insert(c));
        }
        form.edit(Edit::Left);
        let draft = form.to_draft();
        let velden = draft.velden();
        assert_eq!(velden.get("geboren").map(String::as_str), Some("12-3-"));
        assert_eq!(
            velden.get("_snel").map(String::as_str),
            Some("rukiye  yild")
        );
        let back = Draft::van_velden(&INTAKE, &velden);
        assert!(back == draft);
        let again = FormState::from_draft(&INTAKE, &back, plaatsen, today);
        assert!(again.to_draft() == draft);
    }

    #[test]
    fn a_flat_table_without_its_whole_still_gives_every_text() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let velden = [("naam", "Rukiye"), ("_snel", "ww"), ("_alles", "kapot")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into();
        let draft = Draft::van_velden(&INTAKE, &velden);
        let form = FormState::from_draft(&INTAKE, &draft, Arc::new(Plaatsen::default()), today);
        assert_eq!(form.answers().get("naam"), "Rukiye");
        assert_eq!(form.snel().unwrap().line.text(), "ww");
    }
}
