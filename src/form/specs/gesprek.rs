//! Reports of the two talks: the evaluatiegesprek halfway and the eindgesprek (steps PL-03 and
//! PL-07; S4 items 26 and 27).

use std::fmt;

use chrono::NaiveDate;

use super::deel::{GESPREK_DATUM, INGEVULD_MET, KANDIDAAT, TAALHULP};
use super::lezer::{Lezer, gebreken};
use crate::domain::waardelijst::{Aanwezige, DoelNaTraject, Kwaliteit, Verloop, Voortgang};
use crate::form::answers::Answers;
use crate::form::bevinding::Bevinding;
use crate::form::check::Klacht;
use crate::form::spec::{Als, Field, FormSpec, Kind, Lijst, Richting, Rule, Section};

const AANWEZIG: Field = Field::new(
    "aanwezig",
    "Aanwezig",
    Kind::Many(Lijst::van::<Aanwezige>()),
)
.required()
.wie("werkcoach")
.hulp("Wie waren erbij? Met komma's ertussen");

const AANWEZIG_NAMEN: Field = Field::new("aanwezig_namen", "Namen", Kind::Text)
    .rules(&[Rule::MaxLen(500)])
    .wie("werkcoach")
    .gevoelig(1)
    .hulp("De namen van wie erbij waren");

const VERDER: &[Rule] = &[Rule::MaxLen(2000)];

/// Evaluatiegesprek, first version: voortgang, kwaliteit, afspraken.
pub const EVALUATIE: FormSpec = FormSpec {
    name: "evaluatie",
    version: 1,
    title: "Verslag evaluatiegesprek",
    quick: false,
    concept: true,
    sections: &[
        Section {
            title: "Gesprek",
            fields: &[
                KANDIDAAT,
                GESPREK_DATUM,
                INGEVULD_MET.hulp("Hoe was het gesprek: in persoon, telefonisch of anders"),
                TAALHULP,
                AANWEZIG,
                AANWEZIG_NAMEN,
            ],
        },
        Section {
            title: "Voortgang",
            fields: &[
                Field::new(
                    "voortgang",
                    "Voortgang",
                    Kind::Choice(Lijst::van::<Voortgang>()),
                )
                .required()
                .wie("praktijkbegeleider"),
                Field::new("voortgang_toelichting", "Wat gaat goed", Kind::Text)
                    .required()
                    .rules(VERDER)
                    .wie("praktijkopleider")
                    .hulp("Welke werkprocessen lukken al, en welke nog niet?"),
            ],
        },
        Section {
            title: "Kwaliteit",
            fields: &[
                Field::new(
                    "kwaliteit",
                    "Kwaliteit van leren",
                    Kind::Choice(Lijst::van::<Kwaliteit>()),
                )
                .required()
                .wie("praktijkbegeleider")
                .hulp("Krijgt de deelnemer genoeg uitleg, tijd en oefening?"),
                Field::new("kwaliteit_toelichting", "Wat moet beter", Kind::Text)
                    .required_als(Als::Is("kwaliteit", "BETER"))
                    .rules(VERDER)
                    .wie("praktijkbegeleider"),
                Field::new("mening_deelnemer", "Wat vindt de deelnemer", Kind::Text)
                    .rules(VERDER)
                    .wie("deelnemer"),
            ],
        },
        Section {
            title: "Afspraken",
            fields: &[
                Field::new("afspraken", "Afspraken", Kind::Text)
                    .required()
                    .rules(VERDER)
                    .wie("werkcoach")
                    .hulp("Wie doet wat, en voor wanneer?"),
                Field::new(
                    "volgend_gesprek",
                    "Volgend gesprek",
                    Kind::Date(Richting::Vrij),
                )
                .wie("werkcoach"),
            ],
        },
    ],
    toets: toets_evaluatie,
};

/// Eindgesprek, first version: how it went, what the deelnemer thought, what comes next.
pub const EINDGESPREK: FormSpec = FormSpec {
    name: "eindgesprek",
    version: 1,
    title: "Verslag eindgesprek",
    quick: false,
    concept: true,
    sections: &[
        Section {
            title: "Gesprek",
            fields: &[
                KANDIDAAT,
                GESPREK_DATUM,
                INGEVULD_MET.hulp("Hoe was het gesprek: in persoon, telefonisch of anders"),
                TAALHULP,
                AANWEZIG,
                AANWEZIG_NAMEN,
            ],
        },
        Section {
            title: "Hoe is het gelopen",
            fields: &[
                Field::new(
                    "verloop",
                    "Hoe ging het",
                    Kind::Choice(Lijst::van::<Verloop>()),
                )
                .required()
                .wie("praktijkbegeleider"),
                Field::new("verloop_toelichting", "Toelichting", Kind::Text)
                    .required()
                    .rules(VERDER)
                    .wie("praktijkopleider")
                    .hulp("Wat is geleerd, wat ging goed, wat was lastig?"),
            ],
        },
        Section {
            title: "Wat vond de deelnemer",
            fields: &[
                Field::new("mening_deelnemer", "Wat vond de deelnemer", Kind::Text)
                    .required()
                    .rules(VERDER)
                    .wie("deelnemer")
                    .hulp("In eigen woorden"),
                Field::new("citaat", "Citaat", Kind::Text)
                    .rules(&[Rule::MaxLen(300)])
                    .wie("deelnemer")
                    .hulp("Alleen delen als dat mag: zie de toestemming"),
            ],
        },
        Section {
            title: "Vervolg",
            fields: &[
                Field::new(
                    "uitkomst_wens",
                    "Wens van de deelnemer",
                    Kind::Choice(Lijst::van::<DoelNaTraject>()),
                )
                .required()
                .wie("deelnemer"),
                Field::new("aanbod_leerbedrijf", "Aanbod leerbedrijf", Kind::Line)
                    .rules(&[Rule::MaxLen(200)])
                    .wie("leerbedrijf")
                    .hulp("Zoals: contract voor een half jaar, of geen plek"),
                Field::new("vervolg", "Vervolg", Kind::Text)
                    .required()
                    .rules(VERDER)
                    .wie("werkcoach")
                    .hulp("Wat gebeurt er nu, wie doet wat, en voor wanneer?"),
            ],
        },
    ],
    toets: toets_eindgesprek,
};

fn toets_evaluatie(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let lezer = Lezer::nieuw(&EVALUATIE, answers, today);
    let mut found = erbij(
        &lezer,
        &[
            ("DEELNEMER", "de deelnemer"),
            ("PRAKTIJKOPLEIDER", "de praktijkopleider"),
            ("PRAKTIJKBEGELEIDER", "de praktijkbegeleider van het mbo"),
            ("PROCESBEGELEIDER", "de procesbegeleider"),
        ],
    );
    let gesprek = lezer.datum("gesprek_datum");
    found.extend(super::deel::na(
        &lezer,
        "volgend_gesprek",
        gesprek,
        "Het volgende gesprek komt na dit gesprek. Kijk de datum na.",
    ));
    found
}

fn toets_eindgesprek(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    erbij(
        &Lezer::nieuw(&EINDGESPREK, answers, today),
        &[
            ("DEELNEMER", "de deelnemer"),
            ("PRAKTIJKOPLEIDER", "de praktijkopleider"),
            ("PRAKTIJKBEGELEIDER", "de praktijkbegeleider van het mbo"),
        ],
    )
}

/// The talk is with all parties (S4 items 26 and 27); who was not there is named.
fn erbij(lezer: &Lezer<'_>, wie: &[(&str, &str)]) -> Vec<Bevinding> {
    let erbij = lezer.codes("aanwezig");
    if erbij.is_empty() {
        return Vec::new();
    }
    let weg: Vec<&str> = wie
        .iter()
        .filter(|(code, _)| !erbij.contains(code))
        .map(|(_, naam)| *naam)
        .collect();
    if weg.is_empty() {
        return Vec::new();
    }
    vec![Bevinding::let_op(
        "aanwezig",
        format!(
            "Niet erbij: {}. Vertel hun wat er is afgesproken.",
            weg.join(", ")
        ),
    )]
}

/// The report of either talk as the trade knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Gespreksverslag {
    /// The day.
    pub op: NaiveDate,
    /// Who were there.
    pub aanwezig: Vec<Aanwezige>,
    /// Their names, as written down.
    pub namen: String,
    /// What was said.
    pub inhoud: Inhoud,
}

/// What was said in a talk.
#[derive(Clone, PartialEq, Eq)]
pub enum Inhoud {
    /// Halfway.
    Evaluatie {
        /// Measured against the plan.
        voortgang: Voortgang,
        /// Of the learning.
        kwaliteit: Kwaliteit,
        /// Who does what.
        afspraken: String,
    },
    /// At the end.
    Eindgesprek {
        /// As a whole.
        verloop: Verloop,
        /// In the words of the deelnemer.
        mening: String,
        /// What the deelnemer wants.
        wens: DoelNaTraject,
        /// What happens next.
        vervolg: String,
    },
}

impl fmt::Debug for Gespreksverslag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gespreksverslag(..)")
    }
}

impl fmt::Debug for Inhoud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inhoud(..)")
    }
}

/// Reads the answers of either talk into the types of the trade, or tells what keeps them from it.
pub fn parse(
    spec: &'static FormSpec,
    answers: &Answers,
    today: NaiveDate,
) -> Result<Gespreksverslag, Vec<Klacht>> {
    let klachten = gebreken(spec, answers, today);
    if !klachten.is_empty() {
        return Err(klachten);
    }
    verslag(spec, &Lezer::nieuw(spec, answers, today)).ok_or(klachten)
}

/// None only where `gebreken` has already told what is missing.
fn verslag(spec: &FormSpec, lezer: &Lezer<'_>) -> Option<Gespreksverslag> {
    let inhoud = if spec.name == EVALUATIE.name {
        Inhoud::Evaluatie {
            voortgang: lezer.keuze("voortgang")?,
            kwaliteit: lezer.keuze("kwaliteit")?,
            afspraken: lezer.tekst("afspraken"),
        }
    } else {
        Inhoud::Eindgesprek {
            verloop: lezer.keuze("verloop")?,
            mening: lezer.tekst("mening_deelnemer"),
            wens: lezer.keuze("uitkomst_wens")?,
            vervolg: lezer.tekst("vervolg"),
        }
    };
    Some(Gespreksverslag {
        op: lezer.datum("gesprek_datum")?,
        aanwezig: lezer.keuzes("aanwezig"),
        namen: lezer.tekst("aanwezig_namen"),
        inhoud,
    })
}

#[cfg(test)]
mod tests;
