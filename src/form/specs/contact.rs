//! A contact moment: how, what came of it, with whom, in the coach's words.

use crate::domain::waardelijst::contact::{ContactUitkomst, ContactWijze};
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Richting, Rule, Section, geen_toets};

/// A contact moment, what came of it first: that is one key.
pub const CONTACT: FormSpec = FormSpec {
    name: "contact",
    version: 1,
    title: "Contact",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new(
                "uitkomst",
                "Hoe ging het",
                Kind::Choice(Lijst::van::<ContactUitkomst>()),
            )
            .required(),
            Field::new("wijze", "Wijze", Kind::Choice(Lijst::van::<ContactWijze>())).required(),
            Field::new("met", "Met", Kind::Line)
                .rules(&[Rule::MaxLen(200)])
                .hulp("leeg: met de kandidaat of het bedrijf zelf"),
            Field::new("tekst", "Wat is er gezegd", Kind::Text).rules(&[Rule::MaxLen(4000)]),
            Field::new(
                "terugbellen",
                "Terugbellen op",
                Kind::Date(Richting::Toekomst),
            )
            .hulp("morgen, ma, +2w of 12-3"),
            Field::new("op", "Op", Kind::Date(Richting::Verleden)).hulp("leeg: vandaag"),
        ],
    }],
};
