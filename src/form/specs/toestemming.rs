//! Toestemmingsverklaring of a kandidaat (Bijlage 1, DOMAIN 1.1): each doel is asked apart, in the
//! words that are read aloud.

mod lees;
mod toets;
mod zinnen;

pub use lees::{Toestemming, doel_van, gegeven, parse, veld_van};

use super::deel::{INGEVULD_MET, TAALHULP};
use crate::domain::waardelijst::{BetrokkeneSoort, Doelantwoord, Grondslag, Toestemmingswijze};
use crate::form::spec::{Als, Field, FormSpec, Kind, Lijst, Richting, Rule, Section};

pub use zinnen::{INLEIDING, SLOT, zin};

const ANTWOORD: Kind = Kind::Choice(Lijst::van::<Doelantwoord>());
const ONDER_16: Als = Als::Onder("geboortedatum", 16);
const GETEKEND: Als = Als::EenVan("wijze", &["PAPIER", "DIGITAAL"]);
const GETEKEND_ONDER_16: Als = Als::Beide(&ONDER_16, &GETEKEND);

/// Whose toestemming it is (T1).
pub(super) const BETROKKENE: Field = Field::new(
    "betrokkene_soort",
    "Toestemming van",
    Kind::Choice(Lijst::van::<BetrokkeneSoort>()),
)
.vast()
.nr("T1");

/// The organisations that use the data (T5).
pub(super) const VERANTWOORDELIJKEN: Field = Field::new(
    "verwerkingsverantwoordelijken",
    "Wie gebruikt het",
    Kind::Text,
)
.required()
.rules(&[Rule::MaxLen(500)])
.nr("T5")
.wie("werkcoach")
.bron("regio.verantwoordelijken")
.hulp("De organisaties, zoals gemeente, UWV, mbo en Leerwerkloket");

/// Whether it was explained what it is for (T7).
pub(super) const UITLEG: Field = Field::new("informatie_verstrekt", "Uitleg gegeven", Kind::YesNo)
    .required()
    .nr("T7")
    .wie("werkcoach")
    .hulp("Is verteld wat er met de gegevens gebeurt?");

/// Which folder (T7).
pub(super) const FOLDER: Field = Field::new("informatie_folder", "Folder en versie", Kind::Line)
    .required_shown_if(Als::Is("informatie_verstrekt", "JA"))
    .rules(&[Rule::MaxLen(200)])
    .nr("T7")
    .wie("werkcoach")
    .hulp("Welke folder of privacyverklaring, of: voorgelezen");

/// In which language (T7).
pub(super) const UITLEG_TAAL: Field =
    Field::new("informatie_taal", "Taal van de uitleg", Kind::Line)
        .required_shown_if(Als::Is("informatie_verstrekt", "JA"))
        .rules(&[Rule::MaxLen(80)])
        .nr("T7")
        .wie("werkcoach")
        .hulp("Nederlands, Engels, Arabisch, ...");

/// Another ground than toestemming for the contact data (DOMAIN 4.2).
pub(super) const GRONDSLAG: Field = Field::new(
    "grondslag",
    "Andere grondslag",
    Kind::Choice(Lijst::van::<Grondslag>()),
)
.wie("werkcoach")
.hulp("Alleen als je de contactgegevens niet op toestemming gebruikt");

/// How it was given (T8).
pub(super) const WIJZE: Field = Field::new(
    "wijze",
    "Hoe gegeven",
    Kind::Choice(Lijst::van::<Toestemmingswijze>()),
)
.required()
.nr("T8")
.wie("werkcoach")
.hulp("Mondeling is voorlopig: binnen 14 dagen schriftelijk bevestigen");

/// When it was given (T9).
pub(super) const DATUM: Field = Field::new(
    "datum_toestemming",
    "Datum toestemming",
    Kind::Date(Richting::Verleden),
)
.required()
.nr("T9")
.wie("werkcoach")
.hulp("vandaag, gisteren, ma of 12-3");

/// To whom it was given (T10).
pub(super) const GEGEVEN_AAN: Field = Field::new("gegeven_aan", "Gegeven aan", Kind::Line)
    .vast()
    .nr("T10")
    .wie("systeem")
    .bron("coach.naam");

/// When it was signed (T11).
pub(super) const GETEKEND_OP: Field = Field::new(
    "handtekening_datum",
    "Getekend op",
    Kind::Date(Richting::Verleden),
)
.required_shown_if(Als::Is("handtekening", "JA"))
.nr("T11")
.wie("werkcoach");

/// Where the signed paper lies (T11); never the scan itself.
pub(super) const VINDPLAATS: Field =
    Field::new("handtekening_vindplaats", "Waar ligt het", Kind::Line)
        .required_shown_if(Als::Is("handtekening", "JA"))
        .rules(&[Rule::MaxLen(200)])
        .nr("T11")
        .wie("werkcoach")
        .hulp("Map, zaaknummer of archief; de scan zelf komt hier niet");

/// Until when (T13).
pub(super) const GELDIG_TOT: Field =
    Field::new("geldig_tot", "Geldig tot", Kind::Date(Richting::Vrij))
        .nr("T13")
        .wie("werkcoach")
        .hulp("Leeg: tot het einde van de nazorg");

/// Whether it was signed (T11).
pub(super) const fn handtekening(wie: &'static str) -> Field {
    Field::new("handtekening", "Handtekening gezet", Kind::YesNo)
        .required_shown_if(GETEKEND)
        .nr("T11")
        .wie(wie)
}

/// One doel, which must have an answer of its own (T6).
pub(super) const fn doel(key: &'static str, label: &'static str, hulp: &'static str) -> Field {
    Field::new(key, label, ANTWOORD)
        .required()
        .nr("T6")
        .wie("kandidaat")
        .hulp(hulp)
}

/// One doel that may be left alone: refusing it has no effect (DOMAIN 1.1, "evt.").
pub(super) const fn vrij_doel(key: &'static str, label: &'static str) -> Field {
    Field::new(key, label, ANTWOORD)
        .nr("T6")
        .wie("kandidaat")
        .hulp("Mag altijd nee zijn; dat verandert niets aan het traject")
}

/// Toestemmingsverklaring of a kandidaat, first version.
pub const TOESTEMMING: FormSpec = FormSpec {
    name: "toestemming",
    version: 1,
    title: "Toestemmingsverklaring",
    quick: false,
    concept: true,
    sections: &[
        Section {
            title: "Wie",
            fields: &[
                BETROKKENE.bron("vast.kandidaat"),
                Field::new("naam", "Naam", Kind::Naam)
                    .required()
                    .rules(&[Rule::MaxLen(200)])
                    .nr("T2")
                    .wie("kandidaat")
                    .bron("kandidaat.naam")
                    .gevoelig(1),
                Field::new("geboortedatum", "Geboortedatum", Kind::Geboortedatum)
                    .required()
                    .nr("T3")
                    .wie("kandidaat")
                    .bron("kandidaat.geboren")
                    .gevoelig(1),
                Field::new("wettelijk_vertegenwoordiger", "Ouder of voogd", Kind::Naam)
                    .required_shown_if(ONDER_16)
                    .rules(&[Rule::MaxLen(200)])
                    .nr("T12")
                    .wie("ouder of voogd")
                    .gevoelig(1)
                    .hulp("Onder de 16 geeft een ouder of voogd de toestemming"),
            ],
        },
        Section {
            title: "Uitleg",
            fields: &[
                INGEVULD_MET,
                TAALHULP,
                VERANTWOORDELIJKEN,
                UITLEG,
                FOLDER,
                UITLEG_TAAL,
                GRONDSLAG,
            ],
        },
        Section {
            title: "Waarvoor (lees elke zin voor)",
            fields: &[
                doel(
                    "doel_delen_mbo",
                    "Delen met het mbo",
                    "Voor de inschrijving op school",
                ),
                doel(
                    "doel_delen_lwl",
                    "Delen met Leerwerkloket",
                    "Voor de DUO-check: is er al een diploma dat telt?",
                ),
                doel(
                    "doel_delen_leerbedrijf",
                    "Delen met leerbedrijf",
                    "Voor de kennismaking en de match",
                ),
                doel(
                    "doel_delen_sbb_branche",
                    "Delen met SBB, branche",
                    "Voor de praktijkverklaring en de handtekening van de branche",
                ),
                doel(
                    "doel_monitoring",
                    "Contact na afloop",
                    "Bellen of mailen hoe het daarna gaat",
                ),
                vrij_doel("doel_foto_beeld", "Foto en film"),
                vrij_doel("doel_succesverhaal", "Verhaal vertellen"),
            ],
        },
        Section {
            title: "Gegeven",
            fields: &[
                WIJZE,
                DATUM,
                GEGEVEN_AAN,
                handtekening("kandidaat"),
                GETEKEND_OP,
                VINDPLAATS,
                Field::new(
                    "handtekening_vertegenwoordiger",
                    "Getekend door ouder",
                    Kind::YesNo,
                )
                .required_shown_if(GETEKEND_ONDER_16)
                .nr("T12")
                .wie("ouder of voogd")
                .hulp("Heeft de ouder of voogd getekend?"),
                GELDIG_TOT,
            ],
        },
    ],
    toets: toets::kandidaat,
};

/// Toestemmingsverklaring of a werkgever, first version (S4 item 9).
pub const TOESTEMMING_WERKGEVER: FormSpec = FormSpec {
    name: "toestemming_werkgever",
    version: 1,
    title: "Toestemmingsverklaring werkgever",
    quick: false,
    concept: true,
    sections: &[
        Section {
            title: "Wie",
            fields: &[
                BETROKKENE.bron("vast.werkgever"),
                Field::new("organisatie", "Bedrijf", Kind::Line)
                    .required()
                    .rules(&[Rule::MaxLen(200)])
                    .nr("T4")
                    .wie("werkgever")
                    .bron("bedrijf.naam"),
                Field::new("kvk", "KvK-nummer", Kind::Kvk)
                    .nr("T4")
                    .wie("werkgever")
                    .bron("bedrijf.kvk")
                    .hulp("8 cijfers; mag leeg blijven"),
                Field::new("vertegenwoordiger", "Namens het bedrijf", Kind::Naam)
                    .required()
                    .rules(&[Rule::MaxLen(200)])
                    .nr("T4")
                    .wie("werkgever")
                    .gevoelig(1)
                    .hulp("Wie mag dit namens het bedrijf zeggen?"),
            ],
        },
        Section {
            title: "Uitleg",
            fields: &[
                INGEVULD_MET,
                TAALHULP,
                VERANTWOORDELIJKEN,
                UITLEG,
                FOLDER,
                UITLEG_TAAL,
                GRONDSLAG,
            ],
        },
        Section {
            title: "Waarvoor (lees elke zin voor)",
            fields: &[
                doel(
                    "doel_bedrijfsgegevens",
                    "Bedrijfsgegevens delen",
                    "Bedrijf en contactpersonen, met mbo en Leerwerkloket",
                )
                .wie("werkgever"),
                vrij_doel("doel_foto_beeld", "Foto en film").wie("werkgever"),
                vrij_doel("doel_succesverhaal", "Verhaal vertellen").wie("werkgever"),
            ],
        },
        Section {
            title: "Gegeven",
            fields: &[
                WIJZE,
                DATUM,
                GEGEVEN_AAN,
                handtekening("werkgever"),
                GETEKEND_OP,
                VINDPLAATS,
                GELDIG_TOT,
            ],
        },
    ],
    toets: toets::werkgever,
};

#[cfg(test)]
mod tests;
