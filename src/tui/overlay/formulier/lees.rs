//! Taking in what is known of a form: the first time, beside a draft, and after a colleague was
//! first; and what follows from the answers while they are typed.

use chrono::NaiveDate;

use super::naast::leg_naast;
use super::{FormulierVenster, Voor};
use crate::app::query::FormulierBeeld;
use crate::domain::datum::toon;
use crate::form::Answers;
use crate::form::engine::FormState;
use crate::form::kind;
use crate::form::spec::{Asked, Kind};
use crate::form::specs::toestemming::doel_van;
use crate::form::specs::{self};
use crate::tui::model::Model;
use crate::tui::theme::Rol;

impl FormulierVenster {
    /// What is known, as answers of the form. Of the BSN only the last digits.
    fn bekend(&self, beeld: &FormulierBeeld, vandaag: NaiveDate) -> Answers {
        let mut answers = Answers::new(self.spec);
        for (veld, tekst) in &beeld.velden {
            // Tidy from the start: what the cursor would tidy when it leaves, nobody typed.
            let kind = self.spec.field(veld).map(|field| field.kind);
            let netjes = kind.and_then(|kind| kind::netjes(kind, tekst, vandaag));
            answers.set(veld, netjes.unwrap_or_else(|| tekst.clone()));
        }
        for field in self.spec.fields() {
            if let (Kind::Bsn, Some(bsn)) = (field.kind, &beeld.bsn) {
                answers.set(field.key, bsn.as_str());
            }
        }
        for field in self.spec.fields().filter(|it| it.asked == Asked::Vast) {
            if let Some(tekst) = specs::afgeleid(self.spec, field.key, &answers, vandaag) {
                answers.set(field.key, tekst);
            }
        }
        answers
    }

    /// Takes what is known: into an empty form, or beside what was typed already.
    pub(super) fn take_beeld(&mut self, model: &Model, beeld: Box<FormulierBeeld>) {
        let nu = self.bekend(&beeld, model.vandaag);
        self.naam.clone_from(&beeld.kop);
        let wie = self.wie.take();
        if self.uit_concept || wie.is_some() {
            self.uit_concept = false;
            self.leg(&nu, wie);
        } else {
            let plaatsen = model.plaatsen();
            self.form = FormState::with_answers(self.spec, &nu, plaatsen, model.vandaag);
            self.begin_veld();
        }
        self.form.set_saved(nu.clone());
        self.basis = nu;
        self.merk(model, &beeld);
        self.beeld = Some(beeld);
    }

    /// Lays what is known now beside what was typed.
    fn leg(&mut self, nu: &Answers, wie: Option<String>) {
        for field in self.spec.fields() {
            let bsn =
                matches!(field.kind, Kind::Bsn) && self.form.answers().get(field.key).is_empty();
            if bsn || field.asked == Asked::Vast {
                self.form.set(field.key, nu.get(field.key));
            }
        }
        let door = wie.as_deref().unwrap_or("een collega");
        let basis = std::mem::take(&mut self.basis);
        let was_eerst = wie.is_some() || basis != *nu;
        match leg_naast(self.spec, &mut self.form, &basis, nu, door) {
            Some(naast) => self.voor = Some(Voor::Naast(naast)),
            None if wie.is_some() && was_eerst => {
                let text = format!(
                    "{door} heeft dit formulier net gewijzigd; dat staat er nu bij. Bewaar nog \
                     een keer."
                );
                self.bericht = Some((text, Rol::LetOp));
            }
            None => {}
        }
    }

    /// Begins where something is missing, or where the coach asked.
    fn begin_veld(&mut self) {
        let open = self.form.stand().tegen(self.spec);
        if let Some(veld) = self.bij.take().or_else(|| open.first().copied()) {
            self.form.go_to(veld);
        }
    }

    /// Says of each field where its text comes from; of a corrected one what stood there.
    fn merk(&mut self, model: &Model, beeld: &FormulierBeeld) {
        for (veld, tekst) in &beeld.herkomst {
            self.form.set_herkomst(veld, tekst.as_str());
        }
        // Newest first, so the oldest goes before and the newest stays.
        for it in beeld.correcties.iter().rev() {
            let dag = it.op.with_timezone(&model.tijdzone).date_naive();
            let tekst = format!("verbeterd {} door {}, was: {}", toon(dag), it.door, it.oud);
            self.form.set_herkomst(&it.veld, tekst);
        }
    }

    /// Fills in what follows from the other answers.
    pub(super) fn leid_af(&mut self, vandaag: NaiveDate) {
        let answers = self.form.answers();
        for field in self.spec.fields().filter(|it| it.asked == Asked::Vast) {
            if let Some(tekst) = specs::afgeleid(self.spec, field.key, &answers, vandaag)
                && tekst != answers.get(field.key)
            {
                self.form.set(field.key, tekst);
            }
        }
    }

    /// Whether the form asks toestemming, so that there is something to read aloud.
    pub(super) fn vraagt_doelen(&self) -> bool {
        self.spec.fields().any(|it| doel_van(it.key).is_some())
    }

    /// Whether a BSN was typed that is not saved.
    pub(super) fn bsn_los(&self) -> bool {
        let answers = self.form.answers();
        let mut fields = self.spec.fields();
        fields.any(|it| {
            let tekst = answers.get(it.key).trim();
            matches!(it.kind, Kind::Bsn) && !tekst.is_empty() && tekst != self.basis.get(it.key)
        })
    }
}
