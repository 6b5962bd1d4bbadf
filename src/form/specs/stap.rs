//! The forms of a step: how it stands, when, and what the step asks beside the date (`Vraag`).

use crate::domain::stap::Vraag;
use crate::domain::startkwalificatie::DuoUitslag;
use crate::domain::waardelijst::branche::Branche;
use crate::domain::waardelijst::nazorg::{AanHetWerk, Vervolgstap};
use crate::domain::waardelijst::niveau::Niveau;
use crate::domain::waardelijst::uitkomst::{Contractsoort, Uitkomst};
use crate::domain::waardelijst::waardelijst;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Richting, Rule, Section, geen_toets};

waardelijst! {
    /// How a coach can put a step (DOMAIN 2.2).
    Stapkeuze, "stand" {
        Gedaan = "GEDAAN", "gedaan", ["klaar"];
        Gepland = "GEPLAND", "gepland", ["plan"];
        Bezig = "BEZIG", "bezig", [];
        Nvt = "NVT", "niet van toepassing", ["nvt"];
        Open = "OPEN", "weer open", ["heropen"];
        Afwijking = "AFWIJKING", "afwijking met motivering", ["overslaan"];
    }
}

const STAND: Field =
    Field::new("stand", "Stand", Kind::Choice(Lijst::van::<Stapkeuze>())).required();
const OP: Field = Field::new("op", "Gedaan op", Kind::Date(Richting::Verleden))
    .shown_if("stand", "GEDAAN")
    .hulp("leeg: vandaag; of 12-3, gisteren, ma");
const DAG: Field = Field::new("dag", "Gepland op", Kind::Date(Richting::Toekomst))
    .shown_if("stand", "GEPLAND")
    .hulp("ma, +1w, 12-3 of morgen");
const REDEN: Field = Field::new("reden", "Waarom niet", Kind::Line)
    .shown_if("stand", "NVT")
    .rules(&[Rule::MaxLen(500)]);
const MOTIVERING: Field = Field::new("motivering", "Motivering", Kind::Line)
    .shown_if("stand", "AFWIJKING")
    .rules(&[Rule::MinLen(5), Rule::MaxLen(500)])
    .hulp("Waarom kan het zonder deze stap? Blijft in het dossier");
const TEKST: Field = Field::new("tekst", "Toelichting", Kind::Text).rules(&[Rule::MaxLen(2000)]);

const NAAM: Field = als_gedaan(Field::new("naam", "Naam", Kind::Line)).rules(&[Rule::MaxLen(200)]);
const ORGANISATIE: Field =
    als_gedaan(Field::new("organisatie", "Organisatie", Kind::Line)).rules(&[Rule::MaxLen(200)]);
const TELEFOON: Field = als_gedaan(Field::new("telefoon", "Telefoon", Kind::Telefoon));
const EMAIL: Field = als_gedaan(Field::new("email", "E-mail", Kind::Email));
const UITSLAG: Field = als_gedaan(Field::new(
    "uitslag",
    "Uitslag",
    Kind::Choice(Lijst::van::<DuoUitslag>()),
));
const PLEK: Field = als_gedaan(Field::new("plek", "Leerwerkplek", Kind::Line))
    .hulp("Typ een deel van bedrijf, plaats of werk; kies met de pijlen");
const START: Field = als_gedaan(Field::new(
    "start",
    "Eerste dag",
    Kind::Date(Richting::Vrij),
));
const EINDE: Field = als_gedaan(Field::new(
    "einde",
    "Laatste dag",
    Kind::Date(Richting::Vrij),
));
const BRANCHE: Field = als_gedaan(Field::new(
    "branche",
    "Branche",
    Kind::Choice(Lijst::van::<Branche>()),
));
const AANTAL: Field = als_gedaan(Field::new(
    "aantal",
    "Aantal plekken",
    Kind::Getal { min: 1, max: 999 },
));
const NIVEAU: Field = als_gedaan(Field::new(
    "niveau",
    "Hoogste niveau",
    Kind::Choice(Lijst::van::<Niveau>()),
));
const VANAF: Field = als_gedaan(Field::new(
    "vanaf",
    "Beschikbaar vanaf",
    Kind::Date(Richting::Vrij),
));

const UITKOMST: Field = als_gedaan(Field::new(
    "uitkomst",
    "Uitkomst",
    Kind::Choice(Lijst::van::<Uitkomst>()),
));
const INGANG: Field = als_gedaan(Field::new(
    "ingang",
    "Eerste werkdag",
    Kind::Date(Richting::Vrij),
))
.hulp("Vanaf deze dag telt de nazorg");
const CONTRACT: Field = als_gedaan(Field::new(
    "contract",
    "Contract",
    Kind::Choice(Lijst::van::<Contractsoort>()),
));
const UREN: Field = als_gedaan(Field::new(
    "uren",
    "Uren per week",
    Kind::Getal { min: 1, max: 60 },
));
const AAN_HET_WERK: Field = als_gedaan(Field::new(
    "werk",
    "Aan het werk",
    Kind::Choice(Lijst::van::<AanHetWerk>()),
));
const VERVOLGSTAP: Field = als_gedaan(Field::new(
    "vervolg",
    "Vervolgstap",
    Kind::Choice(Lijst::van::<Vervolgstap>()),
));
const SCORE_DEELNEMER: Field = als_gedaan(Field::new(
    "deelnemer",
    "Score deelnemer",
    Kind::Getal { min: 1, max: 5 },
))
.hulp("1 is slecht, 5 is goed");
const SCORE_WERKGEVER: Field = als_gedaan(Field::new(
    "werkgever",
    "Score werkgever",
    Kind::Getal { min: 1, max: 5 },
))
.hulp("1 is slecht, 5 is goed");

const BEDRAG: Field = als_gedaan(Field::new("bedrag", "Bedrag", Kind::Bedrag))
    .hulp("Wat de scholing echt kostte, in euro's: 1.250,00");

const fn als_gedaan(field: Field) -> Field {
    field.shown_if("stand", "GEDAAN")
}

macro_rules! stapvorm {
    ($(#[$doc:meta])* $name:ident, $key:literal, [$($field:expr),*]) => {
        $(#[$doc])*
        pub const $name: FormSpec = FormSpec {
            name: $key,
            version: 1,
            title: "Stap",
            quick: false,
            concept: false,
            toets: geen_toets,
            sections: &[Section {
                title: "",
                fields: &[STAND, OP, DAG, REDEN, MOTIVERING, $($field,)* TEKST],
            }],
        };
    };
}

stapvorm!(
    /// Only a date.
    DATUM, "stap_datum", []
);
stapvorm!(
    /// Somebody with a role.
    PERSOON, "stap_persoon", [NAAM, ORGANISATIE, TELEFOON, EMAIL]
);
stapvorm!(
    /// The praktijkopleider of a leerwerkplek.
    PRAKTIJKOPLEIDER, "stap_praktijkopleider", [NAAM, TELEFOON, EMAIL]
);
stapvorm!(
    /// Result of the DUO-check.
    DUO, "stap_duo", [UITSLAG]
);
stapvorm!(
    /// Which leerwerkplek.
    LEERWERKPLEK, "stap_plek", [PLEK]
);
stapvorm!(
    /// Start and end as planned.
    PERIODE, "stap_periode", [START, EINDE]
);
stapvorm!(
    /// Branche of the work.
    WERK, "stap_branche", [BRANCHE]
);
stapvorm!(
    /// Number of places and niveau.
    PLAATSEN, "stap_plaatsen", [AANTAL, NIVEAU, VANAF]
);

stapvorm!(
    /// What it led to.
    UITSTROOM, "stap_uitkomst", [UITKOMST]
);
stapvorm!(
    /// The job.
    BAAN, "stap_baan", [INGANG, CONTRACT, UREN]
);
stapvorm!(
    /// A moment of nazorg.
    METING, "stap_meting", [AAN_HET_WERK, UREN]
);
stapvorm!(
    /// The next step.
    VERVOLG, "stap_vervolg", [VERVOLGSTAP]
);
stapvorm!(
    /// What both sides thought of it.
    SCORES, "stap_scores", [SCORE_DEELNEMER, SCORE_WERKGEVER]
);
stapvorm!(
    /// What the scholing came to.
    AFREKENING, "stap_afrekening", [BEDRAG]
);

/// Every form of a step.
pub const ALLE: [&FormSpec; 14] = [
    &DATUM,
    &PERSOON,
    &PRAKTIJKOPLEIDER,
    &DUO,
    &LEERWERKPLEK,
    &PERIODE,
    &WERK,
    &PLAATSEN,
    &UITSTROOM,
    &BAAN,
    &METING,
    &VERVOLG,
    &SCORES,
    &AFREKENING,
];

/// The form for what a step asks.
pub const fn spec(vraag: Vraag) -> &'static FormSpec {
    match vraag {
        Vraag::Datum | Vraag::Start | Vraag::Einde => &DATUM,
        Vraag::Persoon(_) => &PERSOON,
        Vraag::Praktijkopleider => &PRAKTIJKOPLEIDER,
        Vraag::Duo => &DUO,
        Vraag::Plek => &LEERWERKPLEK,
        Vraag::Periode => &PERIODE,
        Vraag::Branche => &WERK,
        Vraag::Plaatsen => &PLAATSEN,
        Vraag::Uitkomst => &UITSTROOM,
        Vraag::Baan => &BAAN,
        Vraag::Meting(_) => &METING,
        Vraag::Vervolg => &VERVOLG,
        Vraag::Scores => &SCORES,
        Vraag::Afrekening => &AFREKENING,
    }
}

/// The field that a step asks for first, when it asks for more than a date.
pub const fn eerste_vraag(vraag: Vraag) -> Option<&'static str> {
    match vraag {
        Vraag::Datum | Vraag::Start | Vraag::Einde => None,
        Vraag::Persoon(_) | Vraag::Praktijkopleider => Some("naam"),
        Vraag::Duo => Some("uitslag"),
        Vraag::Plek => Some("plek"),
        Vraag::Periode => Some("start"),
        Vraag::Branche => Some("branche"),
        Vraag::Plaatsen => Some("aantal"),
        Vraag::Uitkomst => Some("uitkomst"),
        Vraag::Baan => Some("ingang"),
        Vraag::Meting(_) => Some("werk"),
        Vraag::Vervolg => Some("vervolg"),
        Vraag::Scores => Some("deelnemer"),
        Vraag::Afrekening => Some("bedrag"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stap::STAPPEN;

    #[test]
    fn every_step_has_a_form_that_holds_its_first_question() {
        for stap in STAPPEN {
            let spec = spec(stap.vraag);
            assert!(ALLE.iter().any(|it| it.name == spec.name), "{}", stap.code);
            if let Some(key) = eerste_vraag(stap.vraag) {
                assert!(spec.field(key).is_some(), "{}", stap.code);
            }
        }
    }
}
