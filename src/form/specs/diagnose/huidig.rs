//! Part B of the diagnose: income, school, language, work and time (DOMAIN D7 to D19).

use super::super::school;
use super::{NIET_WERKEND, WERKEND};
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding};
use crate::domain::waardelijst::{
    Alfabetisering, Basisvaardigheid, Branche, Dagdeel, Doelgroep, Onderwijsland, Referentieniveau,
    Rijbewijs, Taalniveau, Uitkering, Vervoermiddel, Waardering,
};
use crate::form::spec::{Als, Field, Kind, Lijst, Richting, Rule};

const OPLEIDING: Kind = Kind::Choice(Lijst::van::<Opleiding>());
const TAAL: Kind = Kind::Choice(Lijst::van::<Taalniveau>());
const VAARDIGHEID: Kind = Kind::Choice(Lijst::van::<Basisvaardigheid>());

const AANVULLEND: Als = Als::Is("aanvullende_uitkering", "JA");
const GEVOLGD_TELT: Als = school::diploma_telt("hoogste_opleiding_gevolgd");
const AFGEROND: Als = Als::Is("afgerond", "JA");
const DIPLOMA_TELT: Als = school::diploma_telt("hoogste_diploma_behaald");
const DUO_VOND: Als = Als::Is("duo_uitslag", "GEVONDEN");
const OPLEIDING_TELT: Als = Als::Beide(&AFGEROND, &GEVOLGD_TELT);
const DIPLOMA_OF_OPLEIDING: Als = Als::Of(&DIPLOMA_TELT, &OPLEIDING_TELT);
const TELT: Als = Als::Of(&DUO_VOND, &DIPLOMA_OF_OPLEIDING);
const BUITENLAND: Als = Als::Of(
    &Als::Is("opleiding_land", "BUITENLAND"),
    &Als::Of(
        &Als::Is("hoogste_opleiding_gevolgd", "BUITENLAND"),
        &Als::Is("hoogste_diploma_behaald", "BUITENLAND"),
    ),
);

/// Whether a werkende gets something beside the wage; only then the uitkering is asked (D2, D7).
pub(in super::super) const AANVULLENDE: Field =
    Field::new("aanvullende_uitkering", "Uitkering naast loon", Kind::YesNo)
        .shown_als(WERKEND)
        .wie("werkcoach")
        .bron("kandidaat.aanvullend")
        .gevoelig(1);

/// The uitkering (D7, R17).
pub(in super::super) const UITKERING: Field = Field::new(
    "uitkeringssoort",
    "Uitkering",
    Kind::Choice(Lijst::van::<Uitkering>()),
)
.required_shown_if(Als::Of(&NIET_WERKEND, &AANVULLEND))
.wie("werkcoach")
.bron("kandidaat.uitkering")
.gevoelig(1);

/// The groups somebody belongs to (D8, R17).
pub(in super::super) const DOELGROEPEN: Field = Field::new(
    "doelgroepen",
    "Doelgroepen",
    Kind::Many(Lijst::van::<Doelgroep>()),
)
.required()
.wie("werkcoach")
.bron("kandidaat.doelgroepen")
.gevoelig(3)
.hulp("Een of meer, met komma's ertussen");

pub(super) const VELDEN: &[Field] = &[
    AANVULLENDE.nr("D7"),
    UITKERING.nr("D7"),
    DOELGROEPEN.nr("D8"),
    Field::new("hoogste_opleiding_gevolgd", "Hoogste opleiding", OPLEIDING)
        .required()
        .nr("D9")
        .wie("kandidaat")
        .bron("kandidaat.opleiding")
        .hulp("De hoogste die is gevolgd, ook zonder diploma"),
    Field::new(
        "afgerond",
        "Afgerond",
        Kind::Choice(Lijst::van::<Behaald>()),
    )
    .required()
    .nr("D9")
    .wie("kandidaat")
    .bron("kandidaat.behaald")
    .hulp("Is daar een diploma van?"),
    Field::new("hoogste_diploma_behaald", "Hoogste diploma", OPLEIDING)
        .required_shown_if(Als::Niet("afgerond", "JA"))
        .nr("D10")
        .wie("kandidaat")
        .bron("kandidaat.diploma")
        .hulp("Alleen een diploma telt. Vraag door: wie mbo-4 stopte kan havo hebben"),
    Field::new(
        "opleiding_land",
        "Land van opleiding",
        Kind::Choice(Lijst::van::<Onderwijsland>()),
    )
    .nr("D11")
    .wie("kandidaat"),
    Field::new(
        "waardering_buitenlands_diploma",
        "Waardering diploma",
        Kind::Choice(Lijst::van::<Waardering>()),
    )
    .required_shown_if(BUITENLAND)
    .nr("D12")
    .wie("werkcoach")
    .hulp("IDW vergelijkt een diploma uit het buitenland met een Nederlands diploma"),
    Field::new("waardering_niveau", "Gewaardeerd als", OPLEIDING)
        .required_shown_if(Als::Is("waardering_buitenlands_diploma", "UITKOMST"))
        .nr("D12")
        .wie("werkcoach"),
    Field::new(
        "duo_uitslag",
        "DUO-check",
        Kind::Choice(Lijst::van::<DuoUitslag>()),
    )
    .vast()
    .nr("D13")
    .wie("mbo")
    .bron("traject.duo"),
    school::UITKOMST.nr("D13"),
    school::motivering(TELT).nr("D13"),
    Field::new("werkervaring", "Werkervaring", Kind::Text)
        .rules(&[Rule::MaxLen(500)])
        .nr("D14")
        .wie("kandidaat")
        .hulp("Welk werk, waar en hoe lang"),
    Field::new(
        "werkervaring_jaren",
        "Jaren werkervaring",
        Kind::Getal { min: 0, max: 60 },
    )
    .nr("D14")
    .wie("kandidaat"),
    Field::new(
        "werkervaring_branches",
        "Branches van dat werk",
        Kind::Many(Lijst::van::<Branche>()),
    )
    .nr("D14")
    .wie("kandidaat"),
    Field::new("kan_al", "Kan al", Kind::Text)
        .rules(&[Rule::MaxLen(1000)])
        .nr("D15")
        .wie("kandidaat, praktijkopleider")
        .hulp("Werk en opdrachten die al lukken"),
    Field::new("taalniveau_spreken", "Nederlands spreken", TAAL)
        .nr("D16")
        .wie("werkcoach")
        .bron("kandidaat.taal"),
    Field::new("taalniveau_lezen", "Nederlands lezen", TAAL)
        .nr("D16")
        .wie("werkcoach"),
    Field::new("taalniveau_schrijven", "Nederlands schrijven", TAAL)
        .nr("D16")
        .wie("werkcoach"),
    Field::new(
        "referentieniveau",
        "Referentieniveau taal",
        Kind::Choice(Lijst::van::<Referentieniveau>()),
    )
    .shown_if("taalniveau_spreken", "MOEDERTAAL")
    .nr("D16")
    .wie("werkcoach"),
    Field::new(
        "alfabetisering",
        "Leest ons schrift",
        Kind::Choice(Lijst::van::<Alfabetisering>()),
    )
    .shown_als(Als::EenVan(
        "taalniveau_lezen",
        &["A0", "<A1", "A1", "ONBEKEND"],
    ))
    .nr("D16")
    .wie("werkcoach"),
    Field::new("rekenen", "Rekenen", VAARDIGHEID)
        .nr("D17")
        .wie("werkcoach"),
    Field::new("digitaal", "Digitaal", VAARDIGHEID)
        .nr("D17")
        .wie("werkcoach"),
    Field::new(
        "vervoer",
        "Vervoer",
        Kind::Many(Lijst::van::<Vervoermiddel>()),
    )
    .nr("D18")
    .wie("kandidaat")
    .bron("kandidaat.vervoer"),
    Field::new(
        "vervoer_rijbewijs",
        "Rijbewijs",
        Kind::Many(Lijst::van::<Rijbewijs>()),
    )
    .nr("D18")
    .wie("kandidaat")
    .bron("kandidaat.rijbewijzen"),
    Field::new(
        "vervoer_reistijd",
        "Hoogste reistijd (min)",
        Kind::Getal { min: 5, max: 120 },
    )
    .nr("D18")
    .wie("kandidaat")
    .bron("kandidaat.reistijd")
    .hulp("Minuten, enkele reis"),
    Field::new(
        "beschikbaarheid_uren",
        "Uren per week",
        Kind::Getal { min: 1, max: 40 },
    )
    .nr("D19")
    .wie("kandidaat")
    .bron("kandidaat.uren"),
    Field::new(
        "beschikbaarheid_dagdelen",
        "Dagdelen",
        Kind::Many(Lijst::van::<Dagdeel>()),
    )
    .nr("D19")
    .wie("kandidaat")
    .bron("kandidaat.dagdelen")
    .hulp("Zoals: ma ochtend, ma middag, wo ochtend"),
    Field::new(
        "beschikbaarheid_vanaf",
        "Beschikbaar vanaf",
        Kind::Date(Richting::Vrij),
    )
    .nr("D19")
    .wie("kandidaat")
    .bron("kandidaat.vanaf"),
];
