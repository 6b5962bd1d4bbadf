//! A voorstel: the day of the kennismaking, and what each side says.

use crate::domain::voorstel::Partij;
use crate::domain::waardelijst::reden_afwijzing::RedenAfwijzing;
use crate::domain::waardelijst::waardelijst;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Richting, Rule, Section, geen_toets};

waardelijst! {
    /// The two that say yes or no.
    Partijkeuze, "wie" {
        Kandidaat = "KANDIDAAT", "kandidaat", ["k"];
        Leerbedrijf = "LEERBEDRIJF", "leerbedrijf", ["werkgever", "bedrijf"];
    }
}

waardelijst! {
    /// Yes or no.
    Zegt, "antwoord" {
        Ja = "JA", "ja", ["j"];
        Nee = "NEE", "nee", ["n"];
    }
}

impl From<Partijkeuze> for Partij {
    fn from(it: Partijkeuze) -> Self {
        match it {
            Partijkeuze::Kandidaat => Self::Kandidaat,
            Partijkeuze::Leerbedrijf => Self::Leerbedrijf,
        }
    }
}

/// The day of the kennismaking.
pub const KENNISMAKING: FormSpec = FormSpec {
    name: "kennismaking",
    version: 1,
    title: "Kennismaking",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[Field::new("op", "Dag", Kind::Date(Richting::Vrij))
            .required()
            .hulp("vandaag, ma, +2w of 12-3; een dag die geweest is doet BM-02")],
    }],
};

/// What a side says.
pub const REACTIE: FormSpec = FormSpec {
    name: "reactie",
    version: 1,
    title: "Reactie op een voorstel",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("partij", "Wie", Kind::Choice(Lijst::van::<Partijkeuze>())).required(),
            Field::new("zegt", "Zegt", Kind::Choice(Lijst::van::<Zegt>())).required(),
            Field::new(
                "reden",
                "Reden",
                Kind::Choice(Lijst::van::<RedenAfwijzing>()),
            )
            .shown_if("zegt", "NEE"),
            Field::new("woorden", "Toelichting", Kind::Line).rules(&[Rule::MaxLen(2000)]),
            Field::new("tot", "Niet opnieuw voor", Kind::Date(Richting::Toekomst))
                .shown_if("zegt", "NEE")
                .hulp("leeg: zo lang als bij de reden past"),
        ],
    }],
};
