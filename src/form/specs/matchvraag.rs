//! What the matching asks about one pair, and where every other question of it is answered.

use crate::domain::formulier::Formuliersoort;
use crate::domain::matching::Veld;
use crate::domain::waardelijst::inzet::Certificaat;
use crate::domain::waardelijst::waardelijst;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Section, geen_toets};

waardelijst! {
    /// Whether somebody can do what a plek asks.
    Kan, "antwoord" {
        Ja = "JA", "ja", ["j", "kan"];
        Nee = "NEE", "nee", ["n", "kan niet"];
    }
}

/// Whether the kandidaat can do something else that a plek asks; never why not (DOMAIN 3.8).
pub const EIS: FormSpec = FormSpec {
    name: "eis",
    version: 1,
    title: "Kan dit?",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("eis", "Kan dit", Kind::Choice(Lijst::van::<Kan>()))
                .required()
                .hulp("ja of nee; waarom niet schrijven we niet op"),
        ],
    }],
};

/// How long the journey to one leerbedrijf takes, as somebody said it.
pub const REISTIJD_NAAR: FormSpec = FormSpec {
    name: "reistijd_naar",
    version: 1,
    title: "Reistijd",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("reistijd_naar", "Minuten", Kind::Getal { min: 1, max: 240 })
                .required()
                .hulp("enkele reis, van deur tot deur; gaat voor elke schatting"),
        ],
    }],
};

/// Which certificates the kandidaat holds; "geen" is an answer too.
pub const CERTIFICATEN: FormSpec = FormSpec {
    name: "certificaten",
    version: 1,
    title: "Certificaten",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[Field::new(
            "certificaten",
            "Certificaten",
            Kind::Many(Lijst::van::<Certificaat>()),
        )
        .required()
        .hulp("met komma's ertussen: VCA, heftruck; of geen")],
    }],
};

/// Where a question of the matching is answered.
#[derive(Debug, Clone, Copy)]
pub enum Vraagplek {
    /// A field of the intake.
    Intake(&'static str),
    /// A field of a form of the card.
    Formulier(Formuliersoort, &'static str),
    /// A field of the leerwerkplek.
    Plek(&'static str),
    /// A window of its own: about this very pair, or what no form asks.
    Venster(&'static FormSpec),
    /// The leerroute of the traject: the kwalificatie is chosen there.
    Leerroute,
    /// The erkenningen of the leerbedrijf: what can be done there stands with those.
    Erkenningen,
}

/// Where a question is answered.
pub const fn vraagplek(veld: Veld) -> Vraagplek {
    let key = veld.code();
    match veld {
        Veld::Branche
        | Veld::Niveau
        | Veld::Postcode
        | Veld::Reistijd
        | Veld::Vervoer
        | Veld::Rijbewijzen
        | Veld::Uren => Vraagplek::Intake(key),
        Veld::Dagdelen | Veld::Taal => Vraagplek::Formulier(Formuliersoort::Diagnose, key),
        Veld::Toestemming => Vraagplek::Formulier(Formuliersoort::Toestemming, key),
        Veld::PlekBranche
        | Veld::PlekNiveau
        | Veld::PlekPostcode
        | Veld::PlekUren
        | Veld::PlekDagdelen
        | Veld::PlekBegeleiding
        | Veld::PlekPerspectief => Vraagplek::Plek(key),
        Veld::Eis => Vraagplek::Venster(&EIS),
        Veld::ReistijdNaar => Vraagplek::Venster(&REISTIJD_NAAR),
        Veld::Certificaten => Vraagplek::Venster(&CERTIFICATEN),
        Veld::Kwalificatie => Vraagplek::Leerroute,
        Veld::PlekWerkprocessen => Vraagplek::Erkenningen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::specs::by_name;
    use crate::form::specs::intake::INTAKE;
    use crate::form::specs::werkgever::LEERWERKPLEK;

    #[test]
    fn every_question_lands_on_a_field_that_exists() {
        for veld in Veld::ALL {
            let (spec, key) = match vraagplek(veld) {
                Vraagplek::Intake(key) => (&INTAKE, key),
                Vraagplek::Formulier(soort, key) => (by_name(soort.code()).unwrap(), key),
                Vraagplek::Plek(key) => (&LEERWERKPLEK, key),
                Vraagplek::Venster(spec) => (spec, veld.code()),
                // Screens of their own, without a form.
                Vraagplek::Leerroute | Vraagplek::Erkenningen => continue,
            };
            assert!(spec.field(key).is_some(), "{veld:?}: {} {key}", spec.name);
            assert_eq!(
                veld.van_plek(),
                matches!(vraagplek(veld), Vraagplek::Plek(_))
            );
        }
    }
}
