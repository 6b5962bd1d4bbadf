//! Withdrawing the toestemming for one doel (DOMAIN T14).

use crate::domain::waardelijst::contact::ContactWijze;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Richting, Rule, Section, geen_toets};

/// From when, how it was said, and why if that was told.
pub const INTREKKEN: FormSpec = FormSpec {
    name: "intrekken",
    version: 1,
    title: "Toestemming intrekken",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("op", "Ingetrokken op", Kind::Date(Richting::Verleden))
                .required()
                .hulp("vandaag, gisteren, ma of 12-3"),
            Field::new(
                "via",
                "Hoe gezegd",
                Kind::Choice(Lijst::van::<ContactWijze>()),
            )
            .required(),
            Field::new("reden", "Reden", Kind::Line)
                .rules(&[Rule::MaxLen(500)])
                .hulp("Mag leeg blijven: niemand hoeft te zeggen waarom"),
        ],
    }],
};
