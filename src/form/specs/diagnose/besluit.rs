//! Part D of the diagnose: what somebody wants, what is concluded, and who agrees (D27 to D34).

use crate::domain::waardelijst::{AdviesMbo, Branche, Conclusie, DoelNaTraject, Niveau};
use crate::form::spec::{Als, Field, Kind, Lijst, Richting, Rule};

const HOGER_KAN: Als = Als::Of(
    &Als::Is("diploma_nu_haalbaar", "JA"),
    &Als::Is("certificaat_nu_haalbaar", "JA"),
);
const TOCH_PASSEND: Als = Als::Beide(&Als::Is("conclusie", "PASSEND"), &HOGER_KAN);
const ADVIES_GEGEVEN: Als = Als::EenVan("advies_mbo", &["POSITIEF", "MITS", "NEGATIEF"]);

const fn akkoord(key: &'static str, label: &'static str, wie: &'static str) -> Field {
    Field::new(key, label, Kind::YesNo).nr("D34").wie(wie)
}

const fn akkoord_op(
    key: &'static str,
    label: &'static str,
    akkoord: &'static str,
    wie: &'static str,
) -> Field {
    Field::new(key, label, Kind::Date(Richting::Verleden))
        .required_shown_if(Als::Is(akkoord, "JA"))
        .nr("D34")
        .wie(wie)
}

pub(super) const VELDEN: &[Field] = &[
    Field::new("motivatie_kandidaat", "Motivatie kandidaat", Kind::Text)
        .required()
        .rules(&[Rule::MaxLen(500)])
        .nr("D27")
        .wie("kandidaat")
        .hulp("In eigen woorden: waarom wil je dit?"),
    Field::new(
        "branche_voorkeur",
        "Voorkeur branche",
        Kind::Many(Lijst::van::<Branche>()),
    )
    .rules(&[Rule::Hoogstens(3)])
    .nr("D28")
    .wie("kandidaat")
    .bron("kandidaat.branches")
    .hulp("Hoogstens drie; de eerste keus vooraan"),
    Field::new(
        "gewenst_niveau",
        "Gewenst niveau",
        Kind::Choice(Lijst::van::<Niveau>()),
    )
    .nr("D29")
    .wie("invuller")
    .bron("kandidaat.niveau"),
    Field::new(
        "doel_na_traject",
        "Doel na het traject",
        Kind::Choice(Lijst::van::<DoelNaTraject>()),
    )
    .required()
    .nr("D30")
    .wie("invuller, kandidaat"),
    Field::new(
        "conclusie",
        "Conclusie",
        Kind::Choice(Lijst::van::<Conclusie>()),
    )
    .required()
    .nr("D31")
    .wie("invuller"),
    Field::new("conclusie_motivering", "Waarom toch dit", Kind::Text)
        .required_shown_if(TOCH_PASSEND)
        .rules(&[Rule::MinLen(5), Rule::MaxLen(1000)])
        .nr("D31")
        .wie("invuller")
        .hulp("Hoger is haalbaar: leg uit waarom een praktijkverklaring toch past"),
    Field::new(
        "advies_mbo",
        "Advies mbo",
        Kind::Choice(Lijst::van::<AdviesMbo>()),
    )
    .voor("PI-11")
    .nr("D32")
    .wie("mbo")
    .hulp("Nodig voor de inschrijving"),
    Field::new(
        "advies_mbo_datum",
        "Advies mbo op",
        Kind::Date(Richting::Verleden),
    )
    .required_shown_if(ADVIES_GEGEVEN)
    .nr("D32")
    .wie("mbo"),
    Field::new("advies_mbo_naam", "Advies mbo van", Kind::Naam)
        .required_shown_if(ADVIES_GEGEVEN)
        .rules(&[Rule::MaxLen(200)])
        .nr("D32")
        .wie("mbo"),
    Field::new(
        "herbeoordelen_op",
        "Opnieuw bekijken op",
        Kind::Date(Richting::Vrij),
    )
    .nr("D33")
    .wie("invuller")
    .hulp("Leeg: bij het eindgesprek"),
    akkoord("akkoord_kandidaat", "Akkoord kandidaat", "kandidaat").required(),
    akkoord_op(
        "akkoord_kandidaat_datum",
        "Akkoord kandidaat op",
        "akkoord_kandidaat",
        "kandidaat",
    ),
    akkoord("akkoord_invuller", "Akkoord invuller", "invuller").required(),
    akkoord_op(
        "akkoord_invuller_datum",
        "Akkoord invuller op",
        "akkoord_invuller",
        "invuller",
    ),
    akkoord("akkoord_mbo", "Akkoord mbo", "mbo").voor("PI-11"),
    akkoord_op("akkoord_mbo_datum", "Akkoord mbo op", "akkoord_mbo", "mbo"),
];
