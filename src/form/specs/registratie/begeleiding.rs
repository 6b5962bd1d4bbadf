//! Parts D and E of the registratie: leerbedrijf, people, income, money and signatures (DOMAIN R30
//! to R42).

use super::super::diagnose::WERKEND;
use crate::domain::waardelijst::{Branche, Doelantwoord, Financieringsbron, Inkomensvorm};
use crate::form::spec::{Als, Field, Kind, Lijst, Richting, Rule};

const NAAM: &[Rule] = &[Rule::MaxLen(200)];

const fn mens(
    key: &'static str,
    label: &'static str,
    nr: &'static str,
    wie: &'static str,
    bron: &'static str,
) -> Field {
    Field::new(key, label, Kind::Line)
        .rules(NAAM)
        .nr(nr)
        .wie(wie)
        .bron(bron)
        .gevoelig(1)
}

const fn bereik(
    key: &'static str,
    label: &'static str,
    kind: Kind,
    nr: &'static str,
    wie: &'static str,
    bron: &'static str,
) -> Field {
    Field::new(key, label, kind)
        .nr(nr)
        .wie(wie)
        .bron(bron)
        .gevoelig(1)
}

const fn handtekening(key: &'static str, label: &'static str, wie: &'static str) -> Field {
    Field::new(key, label, Kind::YesNo).nr("R42").wie(wie)
}

const fn getekend_op(
    key: &'static str,
    label: &'static str,
    handtekening: &'static str,
    wie: &'static str,
) -> Field {
    Field::new(key, label, Kind::Date(Richting::Verleden))
        .required_shown_if(Als::Is(handtekening, "JA"))
        .nr("R42")
        .wie(wie)
}

pub(super) const LEERBEDRIJF: &[Field] = &[
    Field::new("leerbedrijf", "Leerbedrijf", Kind::Line)
        .required()
        .rules(NAAM)
        .nr("R30")
        .wie("leerbedrijf")
        .bron("bedrijf.naam"),
    Field::new("leerbedrijf_adres", "Straat en nummer", Kind::Line)
        .required()
        .rules(&[Rule::MaxLen(120)])
        .nr("R30")
        .wie("leerbedrijf"),
    Field::new("leerbedrijf_postcode", "Postcode bedrijf", Kind::Postcode)
        .nr("R30")
        .wie("leerbedrijf")
        .bron("bedrijf.postcode"),
    Field::new("leerbedrijf_plaats", "Plaats bedrijf", Kind::Plaats)
        .required()
        .rules(&[Rule::MaxLen(80)])
        .nr("R30")
        .wie("leerbedrijf")
        .bron("bedrijf.plaats"),
    Field::new("leerbedrijf_id", "SBB-nummer", Kind::Line)
        .required()
        .rules(&[Rule::Cijfers(9)])
        .nr("R30")
        .wie("SBB")
        .bron("bedrijf.sbb_id")
        .hulp("Leerbedrijf-id van SBB, 9 cijfers"),
    Field::new("erkenning_crebo", "Erkend voor crebo", Kind::Crebo)
        .required()
        .nr("R31")
        .wie("SBB")
        .bron("bedrijf.erkenning_crebo")
        .hulp("Moet dezelfde zijn als de gekozen crebo"),
    Field::new(
        "erkenning_geldig_tot",
        "Erkenning geldig tot",
        Kind::Date(Richting::Vrij),
    )
    .nr("R31")
    .wie("SBB")
    .bron("bedrijf.erkenning_tot")
    .hulp("Leeg: zonder einddatum"),
    Field::new(
        "branche_werkzaamheden",
        "Branche van het werk",
        Kind::Choice(Lijst::van::<Branche>()),
    )
    .required()
    .nr("R32")
    .wie("leerbedrijf")
    .bron("plek.branche")
    .hulp("Mag een andere zijn dan de branche van het bedrijf"),
    mens(
        "praktijkopleider_naam",
        "Praktijkopleider",
        "R33",
        "leerbedrijf",
        "rol.praktijkopleider.naam",
    )
    .required(),
    bereik(
        "praktijkopleider_telefoon",
        "Tel. praktijkopleider",
        Kind::Telefoon,
        "R33",
        "leerbedrijf",
        "rol.praktijkopleider.telefoon",
    )
    .hulp("Telefoon of e-mail is nodig"),
    bereik(
        "praktijkopleider_email",
        "Mail praktijkopleider",
        Kind::Email,
        "R33",
        "leerbedrijf",
        "rol.praktijkopleider.email",
    ),
    mens(
        "teamleider_naam",
        "Teamleider",
        "R34",
        "leerbedrijf",
        "rol.teamleider.naam",
    )
    .required_shown_if(WERKEND),
    bereik(
        "teamleider_telefoon",
        "Tel. teamleider",
        Kind::Telefoon,
        "R34",
        "leerbedrijf",
        "rol.teamleider.telefoon",
    )
    .shown_als(WERKEND),
];

pub(super) const VELDEN: &[Field] = &[
    mens(
        "praktijkbegeleider_naam",
        "Praktijkbegeleider mbo",
        "R35",
        "mbo",
        "rol.praktijkbegeleider.naam",
    )
    .required(),
    bereik(
        "praktijkbegeleider_telefoon",
        "Tel. praktijkbegeleider",
        Kind::Telefoon,
        "R35",
        "mbo",
        "rol.praktijkbegeleider.telefoon",
    ),
    mens(
        "procesbegeleider_naam",
        "Procesbegeleider",
        "R36",
        "gemeente, UWV, WSP",
        "rol.procesbegeleider.naam",
    )
    .required()
    .hulp("Werkend: accountmanager WSP. Niet werkend: werkcoach of WSP"),
    mens(
        "procesbegeleider_organisatie",
        "Van organisatie",
        "R36",
        "gemeente, UWV, WSP",
        "rol.procesbegeleider.organisatie",
    )
    .gevoelig(0),
    bereik(
        "procesbegeleider_telefoon",
        "Tel. procesbegeleider",
        Kind::Telefoon,
        "R36",
        "gemeente, UWV, WSP",
        "rol.procesbegeleider.telefoon",
    ),
    mens(
        "jobcoach_naam",
        "Jobcoach",
        "R37",
        "werkcoach",
        "rol.jobcoach.naam",
    ),
    mens(
        "taalcoach_naam",
        "Taalcoach",
        "R37",
        "werkcoach",
        "rol.taalcoach.naam",
    ),
    Field::new(
        "inkomensvorm",
        "Vorm van inkomen",
        Kind::Choice(Lijst::van::<Inkomensvorm>()),
    )
    .required()
    .nr("R38")
    .wie("gemeente, UWV")
    .gevoelig(1)
    .hulp("Waarvan leeft de deelnemer tijdens het praktijkleren?"),
    Field::new("onderwijskosten", "Onderwijskosten", Kind::Bedrag)
        .voor("PI-08")
        .nr("R39")
        .wie("mbo")
        .hulp("Euro's; nodig voor de inkoop"),
    Field::new(
        "financieringsbron",
        "Wie betaalt de scholing",
        Kind::Choice(Lijst::van::<Financieringsbron>()),
    )
    .required()
    .nr("R40")
    .wie("LWL"),
    Field::new("financiering_naam", "Naam van de regeling", Kind::Line)
        .required_shown_if(Als::EenVan("financieringsbron", &["SUBSIDIE", "OVERIG"]))
        .rules(&[Rule::MaxLen(120)])
        .nr("R40")
        .wie("LWL"),
    Field::new(
        "toestemming",
        "Toestemming mbo",
        Kind::Choice(Lijst::van::<Doelantwoord>()),
    )
    .vast()
    .nr("R41")
    .wie("systeem")
    .bron("toestemming.delen_mbo")
    .hulp("Uit de toestemmingsverklaring: delen met het mbo"),
    handtekening("handtekening_deelnemer", "Deelnemer tekende", "deelnemer").required(),
    getekend_op(
        "handtekening_deelnemer_datum",
        "Deelnemer tekende op",
        "handtekening_deelnemer",
        "deelnemer",
    ),
    handtekening(
        "handtekening_vertegenwoordiger",
        "Ouder, voogd tekende",
        "ouder",
    )
    .required_shown_if(Als::Onder("geboortedatum", 18)),
    getekend_op(
        "handtekening_vertegenwoordiger_datum",
        "Ouder tekende op",
        "handtekening_vertegenwoordiger",
        "ouder",
    ),
    handtekening("handtekening_werkcoach", "Werkcoach tekende", "werkcoach").required(),
    getekend_op(
        "handtekening_werkcoach_datum",
        "Werkcoach tekende op",
        "handtekening_werkcoach",
        "werkcoach",
    ),
];
