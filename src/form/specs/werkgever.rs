//! A leerbedrijf and its leerwerkplekken, told while the werkgever is on the phone; only a name is
//! needed.

use chrono::NaiveDate;

use crate::domain::code::Crebo;
use crate::domain::eis::Eis;
use crate::domain::leerwerkplek::{AantalVanaf, Perspectief};
use crate::domain::waardelijst::{Branche, Dagdeel, Niveau, waardelijst};
use crate::form::answers::Answers;
use crate::form::bevinding::Bevinding;
use crate::form::kind;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Richting, Rule, Section};

mod aantallen;

pub use aantallen::{lees_aantallen, toon_aantallen};

waardelijst! {
    /// Regular or sociale werkvoorziening, as it is asked.
    Soortkeuze, "soort bedrijf" {
        Regulier = "REGULIER", "regulier", ["gewoon"];
        Sw = "SW", "sociale werkvoorziening", ["sw-bedrijf"];
    }
}

waardelijst! {
    /// Prospect of a job, as it is asked.
    Perspectiefkeuze, "perspectief" {
        Toegezegd = "TOEGEZEGD", "baan toegezegd", ["zeker", "toegezegd"];
        Mogelijk = "MOGELIJK", "baan mogelijk", ["mogelijk", "misschien"];
        Geen = "GEEN", "geen baan", ["geen"];
    }
}

impl From<Perspectiefkeuze> for Perspectief {
    fn from(it: Perspectiefkeuze) -> Self {
        match it {
            Perspectiefkeuze::Toegezegd => Self::Toegezegd,
            Perspectiefkeuze::Mogelijk => Self::Mogelijk,
            Perspectiefkeuze::Geen => Self::Geen,
        }
    }
}

const BEDRIJF: Section = Section {
    title: "Bedrijf",
    fields: &[
        Field::new("naam", "Naam", Kind::Line)
            .required()
            .rules(&[Rule::MaxLen(200)]),
        Field::new("plaats", "Plaats", Kind::Plaats).rules(&[Rule::MaxLen(80)]),
        Field::new("postcode", "Postcode", Kind::Postcode),
        Field::new("branche", "Branche", Kind::Choice(Lijst::van::<Branche>())),
        Field::new("kvk", "KvK-nummer", Kind::Kvk),
        Field::new("sbb_id", "SBB-nummer", Kind::Line).rules(&[Rule::Cijfers(9)]),
        Field::new("soort", "Soort", Kind::Choice(Lijst::van::<Soortkeuze>())),
    ],
};

const OPLEIDER: Section = Section {
    title: "Praktijkopleider",
    fields: &[
        Field::new("praktijkopleider", "Praktijkopleider", Kind::Naam),
        Field::new("telefoon", "Telefoon", Kind::Telefoon),
        Field::new("email", "E-mail", Kind::Email),
    ],
};

const PLEK: Section = Section {
    title: "Leerwerkplek",
    fields: &[
        Field::new("functie", "Werk", Kind::Line)
            .rules(&[Rule::MaxLen(200)])
            .hulp("wat iemand er doet: magazijn en orderpicken"),
        Field::new(
            "werk",
            "Branche van het werk",
            Kind::Choice(Lijst::van::<Branche>()),
        ),
        Field::new("crebo", "Crebo", Kind::Crebo),
        Field::new(
            "niveau",
            "Hoogste niveau",
            Kind::Choice(Lijst::van::<Niveau>()),
        ),
        Field::new("aantal", "Plaatsen", Kind::Getal { min: 1, max: 999 }),
        Field::new("aantallen", "Later", Kind::Line)
            .rules(&[Rule::MaxLen(200)])
            .hulp("ander aantal vanaf een dag: 3 vanaf 01-03-2027, 0 vanaf 01-07-2027"),
        Field::new("uren", "Uren per week", Kind::Getal { min: 1, max: 60 }),
        Field::new("dagdelen", "Dagdelen", Kind::Many(Lijst::van::<Dagdeel>())),
        Field::new("vanaf", "Vanaf", Kind::Date(Richting::Vrij)),
        Field::new("tot", "Tot en met", Kind::Date(Richting::Vrij)),
        Field::new("eisen", "Eisen", Kind::Line)
            .rules(&[Rule::MaxLen(200)])
            .hulp("met komma's ertussen: VCA, rijbewijs B, taal A2, geen hoogtevrees"),
        Field::new(
            "begeleiding",
            "Begeleidt tegelijk",
            Kind::Getal { min: 1, max: 99 },
        ),
        Field::new(
            "perspectief",
            "Perspectief",
            Kind::Choice(Lijst::van::<Perspectiefkeuze>()),
        ),
        Field::new("werkpostcode", "Postcode van het werk", Kind::Postcode)
            .hulp("alleen als het werk ergens anders is"),
        Field::new("werkplaats", "Plaats van het werk", Kind::Plaats),
    ],
};

/// A werkgever on the phone, first version.
pub const WERKGEVER: FormSpec = FormSpec {
    name: "werkgever",
    version: 1,
    title: "Werkgever",
    quick: true,
    concept: false,
    toets,
    sections: &[
        BEDRIJF,
        OPLEIDER,
        PLEK,
        Section {
            title: "Verder",
            fields: &[
                Field::new("meer", "Meer leerwerkplekken", Kind::Text)
                    .rules(&[Rule::MaxLen(2000)])
                    .hulp("één per regel, als op de snelle regel: 2 schoonmaak n1 24 uur"),
                Field::new("notitie", "Notitie", Kind::Text).rules(&[Rule::MaxLen(4000)]),
            ],
        },
    ],
};

/// What is known of a leerbedrijf alone, to change it; first version.
pub const LEERBEDRIJF: FormSpec = FormSpec {
    name: "leerbedrijf",
    version: 1,
    title: "Leerbedrijf",
    quick: false,
    concept: false,
    toets,
    sections: &[
        BEDRIJF,
        OPLEIDER,
        Section {
            title: "Verder",
            fields: &[Field::new("notitie", "Notitie", Kind::Text).rules(&[Rule::MaxLen(4000)])],
        },
    ],
};

/// A leerwerkplek, first version.
pub const LEERWERKPLEK: FormSpec = FormSpec {
    name: "leerwerkplek",
    version: 1,
    title: "Leerwerkplek",
    quick: true,
    concept: false,
    toets,
    sections: &[
        PLEK,
        Section {
            title: "Verder",
            fields: &[Field::new("notitie", "Niet begrepen", Kind::Text)
                .rules(&[Rule::MaxLen(1000)])
                .hulp("wat de snelle regel niet kende; zet het in een veld of haal het weg")],
        },
    ],
};

fn toets(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let mut gevonden = Vec::new();
    let text = |key: &str| answers.antwoord(key).waarde();
    if let Some(Err(fout)) = text("aantallen").map(|it| lees_aantallen(it, today)) {
        gevonden.push(Bevinding::fout("aantallen", fout));
    }
    let nummer = text("telefoon").or(text("email")).is_some();
    if nummer && text("praktijkopleider").is_none() {
        let tekst = "Van wie is dit nummer? Vul de naam in.";
        gevonden.push(Bevinding::fout("praktijkopleider", tekst));
    }
    let dag = |key: &str| kind::lees(text(key)?, today, Richting::Vrij).ok();
    if let (Some(vanaf), Some(tot)) = (dag("vanaf"), dag("tot"))
        && tot < vanaf
    {
        let tekst = "De laatste dag ligt voor de eerste dag.";
        gevonden.push(Bevinding::fout("tot", tekst));
    }
    gevonden
}

/// A leerwerkplek as the trade knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Werkplek {
    /// What kind of work.
    pub functie: String,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Kwalificatie.
    pub crebo: Option<Crebo>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// How many people.
    pub aantal: Option<u16>,
    /// Numbers from a later day on.
    pub aantallen: Vec<AantalVanaf>,
    /// Hours a week.
    pub uren: Option<u8>,
    /// Parts of the week.
    pub dagdelen: Vec<Dagdeel>,
    /// First day.
    pub vanaf: Option<NaiveDate>,
    /// Last day.
    pub tot: Option<NaiveDate>,
    /// What is asked.
    pub eisen: Vec<Eis>,
    /// How many are guided at once.
    pub begeleiding: Option<u8>,
    /// Prospect.
    pub perspectief: Option<Perspectief>,
    /// Postcode of the work, as typed.
    pub postcode: String,
    /// Place of the work.
    pub plaats: String,
}

impl Werkplek {
    /// Whether nothing was told.
    pub fn is_leeg(&self) -> bool {
        *self == Self::default()
    }

    /// Reads the fields of a leerwerkplek; what cannot be read was refused before.
    pub fn lees(spec: &FormSpec, answers: &Answers, today: NaiveDate) -> Self {
        let text = |key: &str| answers.antwoord(key).waarde();
        let code = |key: &str| kind::code(spec.field(key)?.kind, answers.get(key));
        let getal = |key: &str| text(key).and_then(|it| it.trim().parse().ok());
        let klein = |key: &str| text(key).and_then(|it| it.trim().parse().ok());
        let dag = |key: &str| kind::lees(text(key)?, today, Richting::Vrij).ok();
        let dagdelen = spec.field("dagdelen").map_or_else(Vec::new, |field| {
            kind::codes(field.kind, answers.get("dagdelen"))
        });
        Self {
            functie: text("functie").unwrap_or("").trim().to_owned(),
            branche: code("werk").and_then(Branche::van_code),
            crebo: text("crebo").and_then(|it| it.parse().ok()),
            niveau: code("niveau").and_then(Niveau::van_code),
            aantal: getal("aantal"),
            aantallen: text("aantallen")
                .and_then(|it| lees_aantallen(it, today).ok())
                .unwrap_or_default(),
            uren: klein("uren"),
            dagdelen: dagdelen.into_iter().filter_map(Dagdeel::van_code).collect(),
            vanaf: dag("vanaf"),
            tot: dag("tot"),
            eisen: text("eisen").map(Eis::lijst).unwrap_or_default(),
            begeleiding: klein("begeleiding"),
            perspectief: code("perspectief")
                .and_then(Perspectiefkeuze::van_code)
                .map(Perspectief::from),
            postcode: text("werkpostcode").unwrap_or("").to_owned(),
            plaats: text("werkplaats").unwrap_or("").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
