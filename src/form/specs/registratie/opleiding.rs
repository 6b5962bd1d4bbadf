//! Part C of the registratie: school, kwalificatie, werkprocessen and time (DOMAIN R20 to R29).

use crate::domain::waardelijst::{Leertraject, Niveau};
use crate::form::spec::{Field, Kind, Lijst, Richting, Rule};

const DAG: Kind = Kind::Date(Richting::Vrij);

pub(super) const VELDEN: &[Field] = &[
    Field::new("mbo_instelling", "Mbo-instelling", Kind::Line)
        .required()
        .rules(&[Rule::MaxLen(200)])
        .nr("R20")
        .wie("mbo")
        .bron("rol.praktijkbegeleider.organisatie"),
    Field::new("brin", "BRIN-nummer", Kind::Brin)
        .required()
        .nr("R20")
        .wie("mbo")
        .hulp("2 cijfers en 2 letters, zoals 25AB"),
    Field::new("crebo", "Crebo", Kind::Crebo)
        .required()
        .nr("R21")
        .wie("mbo")
        .bron("traject.crebo")
        .hulp("Het nummer van de kwalificatie, 5 cijfers"),
    Field::new("niveau", "Niveau", Kind::Choice(Lijst::van::<Niveau>()))
        .vast()
        .nr("R22")
        .wie("systeem")
        .bron("traject.niveau")
        .hulp("Hoort bij de crebo"),
    Field::new(
        "leertraject",
        "Leertraject",
        Kind::Choice(Lijst::van::<Leertraject>()),
    )
    .required()
    .nr("R23")
    .wie("mbo")
    .bron("standaard.odt")
    .hulp("Meestal ODT; het mbo weet welke"),
    Field::new("bekostigd", "Bekostigd", Kind::YesNo)
        .vast()
        .nr("R24")
        .wie("systeem")
        .bron("vast.nee")
        .hulp("De derde leerweg wordt niet door het Rijk betaald"),
    Field::new("werkprocessen", "Werkprocessen", Kind::Werkprocessen)
        .required()
        .nr("R25")
        .wie("mbo, praktijkopleider")
        .bron("traject.werkprocessen")
        .hulp("Codes zoals B1-K1-W1, met komma's; of kies ze bij de leerroute"),
    Field::new("datum_inschrijving", "Datum inschrijving", DAG)
        .voor("PI-11")
        .nr("R26")
        .wie("mbo"),
    Field::new("start_gepland", "Eerste dag", DAG)
        .required()
        .nr("R27")
        .wie("mbo")
        .bron("traject.start_gepland"),
    Field::new("einde_gepland", "Laatste dag", DAG)
        .required()
        .nr("R27")
        .wie("mbo")
        .bron("traject.einde_gepland")
        .hulp("Meestal 3 maanden na de eerste dag"),
    Field::new(
        "uren_per_week",
        "Uren per week",
        Kind::Getal { min: 1, max: 40 },
    )
    .required()
    .nr("R28")
    .wie("mbo")
    .bron("standaard.uren"),
    Field::new(
        "uren_totaal_bpv",
        "Uren praktijk totaal",
        Kind::Getal { min: 1, max: 9999 },
    )
    .nr("R28")
    .wie("mbo"),
    Field::new("ook_datum", "OOK getekend op", DAG)
        .voor("PL-01")
        .nr("R29")
        .wie("mbo")
        .bron("stap.PI-09")
        .hulp("Onderwijsovereenkomst; nodig voor de eerste dag"),
    Field::new("pok_datum", "POK getekend op", DAG)
        .voor("PL-01")
        .nr("R29")
        .wie("mbo")
        .bron("stap.PI-10")
        .hulp("Praktijkovereenkomst; nodig voor de eerste dag"),
];
