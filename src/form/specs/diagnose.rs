//! Diagnoseformulier (Bijlage 2, DOMAIN 1.2): why nothing higher is feasible now, and what is.

mod besluit;
mod huidig;
mod reden;
mod toets;
mod uitkomst;

use chrono::NaiveDate;

use super::deel::{GESPREK_DATUM, INGEVULD_MET, KANDIDAAT, TAALHULP};
use super::intake::Werksituatie;
use super::lezer::{Lezer, Schoolvelden};
use crate::domain::startkwalificatie::Beoordeling;
use crate::domain::waardelijst::InvullerRol;
use crate::form::answers::Answers;
use crate::form::spec::{Als, Field, FormSpec, Kind, Lijst, Rule, Section};

pub(super) use huidig::{AANVULLENDE, DOELGROEPEN, UITKERING};
pub use uitkomst::{Advies, Diagnose, Reden, parse};

const SCHOOL: Schoolvelden = Schoolvelden {
    gevolgd: "hoogste_opleiding_gevolgd",
    afgerond: "afgerond",
    diploma: "hoogste_diploma_behaald",
    duo: "duo_uitslag",
};

/// Werkend or not, from the traject; it chooses the variant (DOMAIN D2).
pub(super) const SITUATIE: Field = Field::new(
    "situatie",
    "Situatie",
    Kind::Choice(Lijst::van::<Werksituatie>()),
)
.vast()
.wie("werkcoach")
.bron("traject.situatie");

/// Who is werkend.
pub(super) const WERKEND: Als = Als::Is("situatie", "WERKEND");

/// Who is not.
pub(super) const NIET_WERKEND: Als = Als::Is("situatie", "NIET_WERKEND");

/// Diagnoseformulier, first version.
pub const DIAGNOSE: FormSpec = FormSpec {
    name: "diagnose",
    version: 1,
    title: "Diagnoseformulier",
    quick: false,
    concept: true,
    sections: &[
        Section {
            title: "A. Kop",
            fields: &[
                SITUATIE.nr("D2"),
                KANDIDAAT.nr("D1").wie("invuller"),
                Field::new("geboortedatum", "Geboortedatum", Kind::Geboortedatum)
                    .vast()
                    .bron("kandidaat.geboren")
                    .gevoelig(1),
                Field::new("invuller_naam", "Ingevuld door", Kind::Naam)
                    .required()
                    .rules(&[Rule::MaxLen(200)])
                    .nr("D3")
                    .wie("invuller")
                    .bron("standaard.coach"),
                Field::new(
                    "invuller_rol",
                    "In de rol van",
                    Kind::Choice(Lijst::van::<InvullerRol>()),
                )
                .required()
                .nr("D3")
                .wie("invuller"),
                GESPREK_DATUM.nr("D4").wie("invuller"),
                Field::new("kandidaat_aanwezig", "Kandidaat was erbij", Kind::YesNo)
                    .required()
                    .nr("D5")
                    .wie("invuller")
                    .hulp("Vul dit samen met de kandidaat in"),
                INGEVULD_MET.wie("invuller"),
                TAALHULP.wie("invuller"),
                Field::new("organisatie_werkgever", "Werkgever", Kind::Line)
                    .required_shown_if(WERKEND)
                    .rules(&[Rule::MaxLen(200)])
                    .nr("D6")
                    .wie("teamleider")
                    .bron("bedrijf.naam"),
            ],
        },
        Section {
            title: "B. Huidige situatie",
            fields: huidig::VELDEN,
        },
        Section {
            title: "C. Waarom is hoger nu niet haalbaar",
            fields: reden::VELDEN,
        },
        Section {
            title: "D. Perspectief en besluit",
            fields: besluit::VELDEN,
        },
    ],
    toets: toets::toets,
};

/// The startkwalificatie as the answers so far say it, with its ground (DOMAIN D13).
pub fn startkwalificatie_van(answers: &Answers, today: NaiveDate) -> Beoordeling {
    Lezer::nieuw(&DIAGNOSE, answers, today).startkwalificatie(&SCHOOL)
}

#[cfg(test)]
mod tests;
