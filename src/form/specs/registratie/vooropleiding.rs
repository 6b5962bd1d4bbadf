//! Part B of the registratie: school before, DUO-check, groups and uitkering (DOMAIN R14 to R19).

use super::super::diagnose::{AANVULLENDE, DOELGROEPEN, UITKERING};
use super::super::school;
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding};
use crate::domain::waardelijst::{Inburgeringsroute, JaNeeOnbekend};
use crate::form::spec::{Als, Field, Kind, Lijst, Richting, Rule};

const OPLEIDING: Kind = Kind::Choice(Lijst::van::<Opleiding>());

const GEVOLGD_TELT: Als = school::diploma_telt("hoogste_vooropleiding");
const AFGEROND: Als = Als::Is("afgerond", "JA");
const DIPLOMA_TELT: Als = school::diploma_telt("hoogste_diploma_behaald");
const DUO_VOND: Als = Als::Is("startkwalificatie_check", "GEVONDEN");
const OPLEIDING_TELT: Als = Als::Beide(&AFGEROND, &GEVOLGD_TELT);
const DIPLOMA_OF_OPLEIDING: Als = Als::Of(&DIPLOMA_TELT, &OPLEIDING_TELT);
const TELT: Als = Als::Of(&DUO_VOND, &DIPLOMA_OF_OPLEIDING);
const INBURGERAAR: Als = Als::Bevat("doelgroepen", "INBURGERAAR");

pub(super) const VELDEN: &[Field] = &[
    Field::new("hoogste_vooropleiding", "Hoogste vooropleiding", OPLEIDING)
        .required()
        .nr("R14")
        .wie("kandidaat")
        .bron("kandidaat.opleiding")
        .hulp("De hoogste die is gevolgd, ook zonder diploma"),
    Field::new(
        "afgerond",
        "Afgerond",
        Kind::Choice(Lijst::van::<Behaald>()),
    )
    .required()
    .nr("R14")
    .wie("kandidaat")
    .bron("kandidaat.behaald")
    .hulp("Is daar een diploma van?"),
    Field::new("hoogste_diploma_behaald", "Hoogste diploma", OPLEIDING)
        .required_shown_if(Als::Niet("afgerond", "JA"))
        .nr("R14")
        .wie("kandidaat")
        .bron("kandidaat.diploma")
        .hulp("Alleen een diploma telt"),
    Field::new("laatste_school", "Laatste school", Kind::Line)
        .rules(&[Rule::MaxLen(120)])
        .nr("R15")
        .wie("kandidaat"),
    Field::new(
        "jaar_verlaten",
        "Jaar van school af",
        Kind::Jaar { van: 1950 },
    )
    .nr("R15")
    .wie("kandidaat"),
    Field::new(
        "startkwalificatie_check",
        "DUO-check",
        Kind::Choice(Lijst::van::<DuoUitslag>()),
    )
    .required()
    .nr("R16")
    .wie("mbo")
    .bron("traject.duo")
    .hulp("Het mbo zoekt op of er al een diploma is dat telt"),
    Field::new(
        "startkwalificatie_check_datum",
        "DUO-check op",
        Kind::Date(Richting::Verleden),
    )
    .required_shown_if(Als::Niet("startkwalificatie_check", "NIET_UITGEVOERD"))
    .nr("R16")
    .wie("mbo")
    .bron("stap.WK-06"),
    Field::new("startkwalificatie_niveau", "Gevonden diploma", OPLEIDING)
        .required_shown_if(DUO_VOND)
        .nr("R16")
        .wie("mbo"),
    school::UITKOMST.nr("R16"),
    school::motivering(TELT)
        .nr("R16")
        .bron("formulier:diagnose.startkwalificatie_motivering"),
    AANVULLENDE.nr("R17"),
    UITKERING.nr("R17"),
    DOELGROEPEN.nr("R17"),
    Field::new(
        "inburgering",
        "Route inburgering",
        Kind::Choice(Lijst::van::<Inburgeringsroute>()),
    )
    .required_shown_if(INBURGERAAR)
    .nr("R18")
    .wie("werkcoach")
    .gevoelig(1),
    Field::new("inburgering_uren", "Uren tellen mee", Kind::YesNo)
        .required_shown_if(INBURGERAAR)
        .nr("R18")
        .wie("werkcoach")
        .gevoelig(1)
        .hulp("Tellen de uren op de werkplek mee voor de inburgering?"),
    Field::new(
        "doelgroepregister",
        "Doelgroepregister",
        Kind::Choice(Lijst::van::<JaNeeOnbekend>()),
    )
    .nr("R19")
    .wie("werkcoach")
    .gevoelig(3)
    .hulp("Staat de kandidaat in het register van de banenafspraak?"),
];
