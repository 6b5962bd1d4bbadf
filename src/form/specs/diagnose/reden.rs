//! Part C of the diagnose: the redenen, up to five, and what was weighed (DOMAIN D20 to D26).

use crate::domain::waardelijst::{
    Alternatief, EerderGeprobeerd, JaNeeOnbekend, Ondersteuning, RedenNietHoger, Redenduur, Zwaarte,
};
use crate::form::spec::{Als, Field, Kind, Lijst, Rule};

const HAALBAAR: Kind = Kind::Choice(Lijst::van::<JaNeeOnbekend>());
const REDEN: Kind = Kind::Choice(Lijst::van::<RedenNietHoger>());
const ZWAARTE: Kind = Kind::Choice(Lijst::van::<Zwaarte>());
const DUUR: Kind = Kind::Choice(Lijst::van::<Redenduur>());

const NIET_HAALBAAR: Als = Als::Of(
    &Als::Is("diploma_nu_haalbaar", "NEE"),
    &Als::Is("certificaat_nu_haalbaar", "NEE"),
);

const GEPROBEERD: Als = Als::Of(
    &Als::Of(
        &Als::Bevat("eerder_geprobeerd", "MBO_GESTOPT"),
        &Als::Bevat("eerder_geprobeerd", "BBL_GESTOPT"),
    ),
    &Als::Of(
        &Als::Bevat("eerder_geprobeerd", "CURSUS"),
        &Als::Bevat("eerder_geprobeerd", "INBURGERING"),
    ),
);

/// The keys of one row of redenen.
pub(super) struct Rij {
    pub(super) reden: &'static str,
    pub(super) zwaarte: &'static str,
    pub(super) duur: &'static str,
}

const fn rij(reden: &'static str, zwaarte: &'static str, duur: &'static str) -> Rij {
    Rij {
        reden,
        zwaarte,
        duur,
    }
}

/// The rows of redenen, in the order of the form.
pub(super) const RIJEN: [Rij; 5] = [
    rij("reden_1", "reden_1_zwaarte", "reden_1_duur"),
    rij("reden_2", "reden_2_zwaarte", "reden_2_duur"),
    rij("reden_3", "reden_3_zwaarte", "reden_3_duur"),
    rij("reden_4", "reden_4_zwaarte", "reden_4_duur"),
    rij("reden_5", "reden_5_zwaarte", "reden_5_duur"),
];

const fn reden(key: &'static str, label: &'static str) -> Field {
    Field::new(key, label, REDEN)
        .nr("D22")
        .wie("invuller, kandidaat")
        .gevoelig(3)
}

const fn zwaarte(key: &'static str, label: &'static str, reden: &'static str) -> Field {
    Field::new(key, label, ZWAARTE)
        .required_shown_if(Als::Gevuld(reden))
        .nr("D22")
        .wie("invuller, kandidaat")
        .gevoelig(3)
        .hulp("Hoofdreden, of speelt mee")
}

const fn duur(key: &'static str, label: &'static str, reden: &'static str) -> Field {
    Field::new(key, label, DUUR)
        .required_shown_if(Als::Gevuld(reden))
        .nr("D22")
        .wie("invuller, kandidaat")
        .gevoelig(3)
}

pub(super) const VELDEN: &[Field] = &[
    Field::new("diploma_nu_haalbaar", "Diploma nu haalbaar", HAALBAAR)
        .required()
        .nr("D20")
        .wie("invuller")
        .hulp("Een mbo-diploma is het hoogst haalbare; kijk daar eerst naar"),
    Field::new("certificaat_nu_haalbaar", "Certificaat haalbaar", HAALBAAR)
        .required()
        .nr("D21")
        .wie("invuller")
        .hulp("Een mbo-certificaat: een deel van een diploma"),
    reden("reden_1", "Reden 1")
        .required_als(NIET_HAALBAAR)
        .hulp("Waarom hoger nu niet haalbaar is; de belangrijkste eerst"),
    zwaarte("reden_1_zwaarte", "Reden 1: hoe zwaar", "reden_1"),
    duur("reden_1_duur", "Reden 1: hoe lang", "reden_1"),
    reden("reden_2", "Reden 2").shown_als(Als::Gevuld("reden_1")),
    zwaarte("reden_2_zwaarte", "Reden 2: hoe zwaar", "reden_2"),
    duur("reden_2_duur", "Reden 2: hoe lang", "reden_2"),
    reden("reden_3", "Reden 3").shown_als(Als::Gevuld("reden_2")),
    zwaarte("reden_3_zwaarte", "Reden 3: hoe zwaar", "reden_3"),
    duur("reden_3_duur", "Reden 3: hoe lang", "reden_3"),
    reden("reden_4", "Reden 4").shown_als(Als::Gevuld("reden_3")),
    zwaarte("reden_4_zwaarte", "Reden 4: hoe zwaar", "reden_4"),
    duur("reden_4_duur", "Reden 4: hoe lang", "reden_4"),
    reden("reden_5", "Reden 5").shown_als(Als::Gevuld("reden_4")),
    zwaarte("reden_5_zwaarte", "Reden 5: hoe zwaar", "reden_5"),
    duur("reden_5_duur", "Reden 5: hoe lang", "reden_5"),
    Field::new("toelichting", "Toelichting", Kind::Text)
        .required()
        .rules(&[Rule::MinLen(20), Rule::MaxLen(1000)])
        .nr("D23")
        .wie("invuller")
        .gevoelig(3)
        .hulp("Beschrijf het gevolg voor leren en werken, geen medische diagnose"),
    Field::new(
        "eerder_geprobeerd",
        "Eerder geprobeerd",
        Kind::Many(Lijst::van::<EerderGeprobeerd>()),
    )
    .nr("D24")
    .wie("kandidaat"),
    Field::new(
        "eerder_geprobeerd_jaar",
        "In welk jaar",
        Kind::Jaar { van: 1950 },
    )
    .shown_als(GEPROBEERD)
    .nr("D24")
    .wie("kandidaat")
    .hulp("Het laatste jaar"),
    Field::new(
        "alternatieven_besproken",
        "Besproken routes",
        Kind::Many(Lijst::van::<Alternatief>()),
    )
    .required()
    .nr("D25")
    .wie("invuller")
    .hulp("Welke andere routes zijn besproken? Anders: geen"),
    Field::new(
        "wat_is_nodig",
        "Wat is nodig",
        Kind::Many(Lijst::van::<Ondersteuning>()),
    )
    .nr("D26")
    .wie("invuller")
    .hulp("Ondersteuning, zoals een taalcoach of vervoer"),
];
