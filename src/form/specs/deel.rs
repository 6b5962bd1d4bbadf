//! Fields that several forms have, and rules across fields that several forms share.

use chrono::NaiveDate;

use super::lezer::Lezer;
use crate::domain::waardelijst::{IngevuldMet, Taalhulp};
use crate::form::bevinding::Bevinding;
use crate::form::spec::{Field, Kind, Lijst, Richting};

/// How the form was filled in (DOMAIN 1, shared head).
pub(super) const INGEVULD_MET: Field = Field::new(
    "ingevuld_met",
    "Ingevuld",
    Kind::Choice(Lijst::van::<IngevuldMet>()),
)
.required()
.wie("werkcoach")
.hulp("In persoon, telefonisch of anders");

/// Who helped with the language (DOMAIN 1, shared head).
pub(super) const TAALHULP: Field = Field::new(
    "taalhulp",
    "Hulp met de taal",
    Kind::Choice(Lijst::van::<Taalhulp>()),
)
.wie("werkcoach")
.hulp("Een tolk, familie of bekende, of niet nodig");

/// The person it is about (DOMAIN D1).
pub(super) const KANDIDAAT: Field = Field::new("kandidaat", "Kandidaat", Kind::Line)
    .vast()
    .bron("kandidaat.verwijzing")
    .gevoelig(1);

/// The day of a talk.
pub(super) const GESPREK_DATUM: Field = Field::new(
    "gesprek_datum",
    "Datum gesprek",
    Kind::Date(Richting::Verleden),
)
.required()
.wie("werkcoach")
.hulp("vandaag, gisteren, ma of 12-3");

/// Younger than 15 or older than 75 is looked at again (DOMAIN T3).
pub(super) fn leeftijd(lezer: &Lezer<'_>, key: &'static str) -> Option<Bevinding> {
    let jaren = lezer.leeftijd(key)?;
    (!(15..=75).contains(&jaren)).then(|| {
        Bevinding::let_op(
            key,
            format!("Deze persoon is {jaren} jaar. Kijk de geboortedatum na."),
        )
    })
}

/// Younger than 18 without startkwalificatie still has to go to school (DOMAIN 1.2, K).
pub(super) fn kwalificatieplicht(
    lezer: &Lezer<'_>,
    key: &'static str,
    heeft: bool,
) -> Option<Bevinding> {
    let jonger = lezer.leeftijd(key).is_some_and(|jaren| jaren < 18);
    (jonger && !heeft).then(|| {
        Bevinding::let_op(
            key,
            "Jonger dan 18 zonder startkwalificatie: er is kwalificatieplicht. Overleg met het \
             Doorstroompunt.",
        )
    })
}

/// "Geen" beside something else in a list of several says two things at once.
pub(super) fn geen_en_iets(
    lezer: &Lezer<'_>,
    keys: &[&'static str],
) -> impl Iterator<Item = Bevinding> {
    let found: Vec<Bevinding> = keys
        .iter()
        .filter(|key| {
            let codes = lezer.codes(key);
            codes.len() > 1 && codes.contains(&"GEEN")
        })
        .map(|key| {
            Bevinding::let_op(
                key,
                "Hier staat \"geen\" naast iets anders. Haal er een weg.",
            )
        })
        .collect();
    found.into_iter()
}

/// A day that must lie on or after another one.
pub(super) fn na(
    lezer: &Lezer<'_>,
    key: &'static str,
    eerst: Option<NaiveDate>,
    tekst: &str,
) -> Option<Bevinding> {
    let dag = lezer.datum(key)?;
    (dag < eerst?).then(|| Bevinding::fout(key, tekst))
}
