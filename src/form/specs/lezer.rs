//! Answers read as the types of the trade: only what is asked counts, and only a real value.

use chrono::NaiveDate;

use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::startkwalificatie::{
    Behaald, Beoordeling, DuoUitslag, Opleiding, startkwalificatie,
};
use crate::domain::tekst::schoon_meerregelig;
use crate::domain::waardelijst::Waardelijst;
use crate::form::answers::{Answers, Antwoord};
use crate::form::check::{self, Klacht};
use crate::form::kind;
use crate::form::spec::{FormSpec, Kind, Richting};
use crate::form::stand::stand;

/// A form with its answers on a day. Every reading gives nothing for a field that is not asked,
/// empty, unknown, not told, or wrong.
#[derive(Clone, Copy)]
pub(super) struct Lezer<'a> {
    spec: &'static FormSpec,
    answers: &'a Answers,
    today: NaiveDate,
}

impl<'a> Lezer<'a> {
    pub(super) const fn nieuw(
        spec: &'static FormSpec,
        answers: &'a Answers,
        today: NaiveDate,
    ) -> Self {
        Self {
            spec,
            answers,
            today,
        }
    }

    /// Kind and value of a field that is asked and answered.
    fn waarde(&self, key: &str) -> Option<(Kind, &'a str)> {
        let field = self.spec.field(key)?;
        let tekst = self.answers.antwoord(key).waarde()?;
        check::asked(self.spec, field, self.answers, self.today).then_some((field.kind, tekst))
    }

    /// Whether the field is asked and has a value.
    pub(super) fn gevuld(&self, key: &str) -> bool {
        self.waarde(key).is_some()
    }

    /// Whether the field is asked and nobody answered it in any way.
    pub(super) fn leeg(&self, key: &str) -> bool {
        let gevraagd = self
            .spec
            .field(key)
            .is_some_and(|field| check::asked(self.spec, field, self.answers, self.today));
        gevraagd && self.answers.antwoord(key) == Antwoord::Leeg
    }

    /// The stable code of a choice, or of ja and nee.
    pub(super) fn code(&self, key: &str) -> Option<&'static str> {
        self.waarde(key)
            .and_then(|(kind, tekst)| kind::code(kind, tekst))
    }

    /// Whether a choice is this one.
    pub(super) fn is(&self, key: &str, code: &str) -> bool {
        self.code(key) == Some(code)
    }

    /// A choice as its type.
    pub(super) fn keuze<T: Waardelijst>(&self, key: &str) -> Option<T> {
        self.code(key).and_then(T::van_code)
    }

    /// Several choices as their type, in the order they were typed.
    pub(super) fn keuzes<T: Waardelijst>(&self, key: &str) -> Vec<T> {
        let codes = self.codes(key).into_iter();
        codes.filter_map(T::van_code).collect()
    }

    /// The stable codes of several choices, in the order they were typed.
    pub(super) fn codes(&self, key: &str) -> Vec<&'static str> {
        self.waarde(key)
            .map(|(kind, tekst)| kind::codes(kind, tekst))
            .unwrap_or_default()
    }

    /// Ja or nee.
    pub(super) fn ja(&self, key: &str) -> Option<bool> {
        self.code(key).map(|code| code == kind::JA)
    }

    /// A day.
    pub(super) fn datum(&self, key: &str) -> Option<NaiveDate> {
        let (kind, tekst) = self.waarde(key)?;
        let Kind::Date(richting) = kind else {
            return None;
        };
        // What is written in full needs no side; what is short was tidied when it was left.
        kind::lees(tekst, self.today, richting)
            .or_else(|_| kind::lees(tekst, self.today, Richting::Vrij))
            .ok()
    }

    /// A date of birth.
    pub(super) fn geboren(&self, key: &str) -> Option<Geboortedatum> {
        let (_, tekst) = self.waarde(key)?;
        Geboortedatum::lees(tekst, self.today).ok()
    }

    /// Age in years today.
    pub(super) fn leeftijd(&self, key: &str) -> Option<u32> {
        self.geboren(key).map(|it| it.leeftijd(self.today))
    }

    /// A whole number.
    pub(super) fn getal<T: TryFrom<i64>>(&self, key: &str) -> Option<T> {
        let (_, tekst) = self.waarde(key)?;
        let getal: i64 = tekst.parse().ok()?;
        T::try_from(getal).ok()
    }

    /// An amount of euros, in cents.
    pub(super) fn bedrag(&self, key: &str) -> Option<u64> {
        kind::bedrag(self.waarde(key)?.1)
    }

    /// Anything with a parser of its own.
    pub(super) fn lees<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.waarde(key)?.1.parse().ok()
    }

    /// Text, cleaned; empty when there is none.
    pub(super) fn tekst(&self, key: &str) -> String {
        self.waarde(key)
            .map(|(_, tekst)| schoon_meerregelig(tekst))
            .unwrap_or_default()
    }

    /// The startkwalificatie as the answers say it (DOMAIN V3, D13, R16). Where the highest
    /// opleiding was finished, nobody is asked for a diploma apart.
    pub(super) fn startkwalificatie(&self, velden: &Schoolvelden) -> Beoordeling {
        let behaald = self.keuze(velden.afgerond).unwrap_or(Behaald::Onbekend);
        let duo = self.keuze(velden.duo).unwrap_or(DuoUitslag::NietUitgevoerd);
        startkwalificatie(
            self.keuze::<Opleiding>(velden.diploma),
            self.keuze(velden.gevolgd),
            behaald,
            duo,
        )
    }
}

/// Where a form keeps what the startkwalificatie is judged by.
pub(super) struct Schoolvelden {
    /// Highest opleiding that was followed.
    pub(super) gevolgd: &'static str,
    /// Whether that gave a diploma.
    pub(super) afgerond: &'static str,
    /// Highest diploma, where it is asked apart.
    pub(super) diploma: &'static str,
    /// Result of the DUO-check.
    pub(super) duo: &'static str,
}

/// Everything that keeps answers from becoming a typed result: what is wrong, what is missing for
/// the form itself, and what a rule across fields refuses.
pub(super) fn gebreken(
    spec: &'static FormSpec,
    answers: &Answers,
    today: NaiveDate,
) -> Vec<Klacht> {
    let stand = stand(spec, answers, today);
    let keys = stand.tegen(spec).into_iter();
    keys.map(|field| {
        let fout = stand.fouten.iter().find(|it| it.veld == field);
        let label = spec.field(field).map_or(field, |it| it.label);
        let tekst = fout.map_or_else(|| format!("Vul \"{label}\" in."), |it| it.tekst.clone());
        Klacht { field, tekst }
    })
    .collect()
}
