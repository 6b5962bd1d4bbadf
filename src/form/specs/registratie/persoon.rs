//! Part A of the registratie: the person (DOMAIN R1 to R13).

use super::super::diagnose::SITUATIE;
use crate::domain::waardelijst::{Geslacht, IdBewijs, Persoonsnummersoort};
use crate::form::spec::{Als, Field, Kind, Lijst, Richting, Rule};

const NAAMDEEL: &[Rule] = &[Rule::MaxLen(200)];
const ONDER_18: Als = Als::Onder("geboortedatum", 18);

const fn van_kandidaat(
    key: &'static str,
    label: &'static str,
    kind: Kind,
    nr: &'static str,
    bron: &'static str,
) -> Field {
    Field::new(key, label, kind)
        .nr(nr)
        .wie("kandidaat")
        .bron(bron)
        .gevoelig(1)
}

pub(super) const VELDEN: &[Field] = &[
    SITUATIE.nr("R17"),
    van_kandidaat(
        "voornamen",
        "Voornamen (voluit)",
        Kind::Line,
        "R3",
        "kandidaat.voornamen",
    )
    .required()
    .rules(NAAMDEEL)
    .hulp("Zoals op het identiteitsbewijs"),
    van_kandidaat(
        "voorletters",
        "Voorletters",
        Kind::Line,
        "R3",
        "kandidaat.voorletters",
    )
    .required()
    .rules(&[Rule::MaxLen(40)]),
    van_kandidaat(
        "roepnaam",
        "Roepnaam",
        Kind::Line,
        "R3",
        "kandidaat.roepnaam",
    )
    .rules(NAAMDEEL),
    van_kandidaat(
        "voorvoegsel",
        "Voorvoegsel",
        Kind::Line,
        "R4",
        "kandidaat.voorvoegsel",
    )
    .rules(&[Rule::MaxLen(40)])
    .hulp("Zoals: van der"),
    van_kandidaat(
        "achternaam",
        "Achternaam",
        Kind::Line,
        "R5",
        "kandidaat.achternaam",
    )
    .required()
    .rules(NAAMDEEL)
    .hulp("De geboortenaam, zonder voorvoegsel"),
    van_kandidaat(
        "partnernaam",
        "Naam van partner",
        Kind::Line,
        "",
        "kandidaat.partnernaam",
    )
    .rules(NAAMDEEL)
    .hulp("Alleen als de kandidaat die naam ook gebruikt"),
    Field::new(
        "geslacht",
        "Geslacht",
        Kind::Choice(Lijst::van::<Geslacht>()),
    )
    .required()
    .nr("R6")
    .wie("kandidaat")
    .gevoelig(1)
    .hulp("Een X op het identiteitsbewijs wordt onbekend"),
    van_kandidaat(
        "geboortedatum",
        "Geboortedatum",
        Kind::Geboortedatum,
        "R7",
        "kandidaat.geboren",
    )
    .required()
    .hulp("Is de dag niet bekend, vul dan alleen het jaar in"),
    Field::new("geboorteplaats", "Geboorteplaats", Kind::Line)
        .rules(&[Rule::MaxLen(80)])
        .nr("R8")
        .wie("kandidaat")
        .gevoelig(1),
    Field::new("geboorteland", "Geboorteland", Kind::Line)
        .rules(&[Rule::MaxLen(80)])
        .nr("R8")
        .wie("kandidaat")
        .gevoelig(1),
    Field::new("nationaliteit", "Nationaliteit", Kind::Line)
        .rules(&[Rule::MaxLen(120)])
        .nr("R9")
        .wie("kandidaat")
        .gevoelig(1)
        .hulp("Alleen als het mbo erom vraagt; meer mag, met komma's"),
    Field::new(
        "verblijfsstatus_gezien",
        "Verblijfsstatus gezien",
        Kind::YesNo,
    )
    .shown_als(Als::Gevuld("nationaliteit"))
    .nr("R9")
    .wie("werkcoach")
    .gevoelig(1)
    .hulp("Alleen van buiten de EU. Gezien is genoeg, geen kopie"),
    van_kandidaat("straat", "Straat", Kind::Line, "R10", "kandidaat.straat")
        .required()
        .rules(&[Rule::MaxLen(80)]),
    van_kandidaat(
        "huisnummer",
        "Huisnummer",
        Kind::Getal {
            min: 1,
            max: 99_999,
        },
        "R10",
        "kandidaat.huisnummer",
    )
    .required(),
    van_kandidaat(
        "toevoeging",
        "Toevoeging",
        Kind::Line,
        "R10",
        "kandidaat.toevoeging",
    )
    .rules(&[Rule::MaxLen(20)])
    .hulp("Zoals: A, of 2 hoog"),
    van_kandidaat(
        "postcode",
        "Postcode",
        Kind::Postcode,
        "R10",
        "kandidaat.postcode",
    )
    .required()
    .hulp("4 cijfers en 2 letters, zoals 7551 AB"),
    van_kandidaat(
        "woonplaats",
        "Woonplaats",
        Kind::Plaats,
        "R10",
        "kandidaat.woonplaats",
    )
    .required()
    .rules(&[Rule::MaxLen(80)]),
    van_kandidaat(
        "gemeente",
        "Gemeente",
        Kind::Plaats,
        "R10",
        "kandidaat.gemeente",
    )
    .required()
    .rules(&[Rule::MaxLen(80)]),
    van_kandidaat(
        "telefoon",
        "Telefoon",
        Kind::Telefoon,
        "R11",
        "kandidaat.telefoon",
    )
    .hulp("Telefoon of e-mail is nodig"),
    van_kandidaat("email", "E-mail", Kind::Email, "R11", "kandidaat.email"),
    Field::new("vertegenwoordiger_naam", "Ouder of voogd", Kind::Naam)
        .required_shown_if(ONDER_18)
        .rules(NAAMDEEL)
        .nr("R13")
        .wie("ouder")
        .gevoelig(1),
    Field::new(
        "vertegenwoordiger_telefoon",
        "Telefoon ouder, voogd",
        Kind::Telefoon,
    )
    .required_shown_if(ONDER_18)
    .nr("R13")
    .wie("ouder")
    .gevoelig(1),
    Field::new(
        "persoonsnummer_soort",
        "Soort nummer",
        Kind::Choice(Lijst::van::<Persoonsnummersoort>()),
    )
    .required()
    .nr("R1")
    .wie("werkcoach")
    .hulp("Een onderwijsnummer houdt het mbo zelf bij"),
    Field::new("persoonsnummer_reden", "Waarom nog onbekend", Kind::Line)
        .required_shown_if(Als::Is("persoonsnummer_soort", "ONBEKEND"))
        .rules(&[Rule::MaxLen(200)])
        .nr("R1")
        .wie("werkcoach"),
    Field::new("bsn", "BSN", Kind::Bsn)
        .shown_if("persoonsnummer_soort", "BSN")
        .voor("PI-11")
        .nr("R2")
        .wie("kandidaat")
        .bron("bsn")
        .gevoelig(2)
        .hulp("Vraag het pas als de inschrijving eraan komt"),
    Field::new("id_bewijs_gezien", "ID-bewijs gezien", Kind::YesNo)
        .voor("PI-11")
        .nr("R12")
        .wie("mbo, werkcoach")
        .hulp("Gezien is genoeg: geen nummer, geen kopie"),
    Field::new(
        "id_bewijs_datum",
        "Gezien op",
        Kind::Date(Richting::Verleden),
    )
    .required_shown_if(Als::Is("id_bewijs_gezien", "JA"))
    .nr("R12")
    .wie("mbo, werkcoach"),
    Field::new(
        "id_bewijs_soort",
        "Soort ID-bewijs",
        Kind::Choice(Lijst::van::<IdBewijs>()),
    )
    .required_shown_if(Als::Is("id_bewijs_gezien", "JA"))
    .nr("R12")
    .wie("mbo, werkcoach"),
];
