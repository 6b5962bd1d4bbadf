//! Which receiver gets which fields: one row each.

use crate::domain::document::Ontvanger;
use crate::domain::formulier::Formuliersoort;

/// What a receiver gets.
#[derive(Debug)]
pub struct Deelregel {
    /// Who.
    pub ontvanger: Ontvanger,
    /// From this sensitivity on nothing goes (P-01: 0 open, 1 person, 2 BSN, 3 bijzonder).
    pub grens: u8,
    /// The fields, in order.
    pub velden: &'static [Deelveld],
    /// What never goes, in words.
    pub nooit: &'static str,
    /// Without a BSN it means nothing.
    pub bsn_nodig: bool,
}

/// One field that goes, or a whole form of them.
#[derive(Debug, Clone, Copy)]
pub enum Deelveld {
    /// A value of the dossier: key, label, sensitivity, where it comes from.
    Waarde(&'static str, &'static str, u8, Bron),
    /// A field of a form, with its own label and sensitivity.
    Veld(Formuliersoort, &'static str),
    /// Every field of a form below the limit, but for these.
    Formulier(Formuliersoort, &'static [&'static str]),
}

/// Where a value of the dossier comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bron {
    /// Number of the card.
    Nummer,
    /// The whole name.
    Naam,
    /// Phone.
    Telefoon,
    /// The BSN.
    Bsn,
    /// Branche wanted.
    Branche,
    /// The kwalificatie by name and crebo.
    Kwalificatie,
    /// The chosen werkprocessen.
    Werkprocessen,
    /// Those that were learned, with the day.
    Geleerd,
    /// The leerbedrijf.
    Leerbedrijf,
    /// First and last day.
    Periode,
}

use Deelveld::{Formulier, Veld, Waarde};

const NUMMER: Deelveld = Waarde("nummer", "Nummer", 0, Bron::Nummer);
const NAAM: Deelveld = Waarde("naam", "Naam", 1, Bron::Naam);
const BSN: Deelveld = Waarde("bsn", "BSN", 2, Bron::Bsn);
const KWALIFICATIE: Deelveld = Waarde("kwalificatie", "Kwalificatie", 0, Bron::Kwalificatie);

/// The table.
pub const DELEN: &[Deelregel] = &[
    Deelregel {
        ontvanger: Ontvanger::Leerbedrijf,
        grens: 2,
        velden: &[
            NUMMER,
            NAAM,
            Waarde("telefoon", "Telefoon", 1, Bron::Telefoon),
            Waarde("branche", "Branche", 0, Bron::Branche),
            KWALIFICATIE,
            Waarde("werkprocessen", "Werkprocessen", 0, Bron::Werkprocessen),
            Veld(Formuliersoort::Diagnose, "beschikbaarheid_uren"),
            Veld(Formuliersoort::Diagnose, "beschikbaarheid_dagdelen"),
            Veld(Formuliersoort::Diagnose, "beschikbaarheid_vanaf"),
        ],
        nooit: "uitkering, redenen, BSN en gezondheid",
        bsn_nodig: false,
    },
    Deelregel {
        ontvanger: Ontvanger::Mbo,
        grens: 3,
        velden: &[
            NUMMER,
            Formulier(
                Formuliersoort::Registratie,
                &[
                    "situatie",
                    "aanvullende_uitkering",
                    "uitkeringssoort",
                    "doelgroepen",
                    "doelgroepregister",
                    "inkomensvorm",
                ],
            ),
        ],
        nooit: "uitkering, doelgroepen, redenen en gezondheid",
        bsn_nodig: false,
    },
    Deelregel {
        ontvanger: Ontvanger::Lwl,
        grens: 3,
        velden: &[NUMMER, NAAM, BSN],
        nooit: "alles behalve naam en BSN",
        bsn_nodig: true,
    },
    Deelregel {
        ontvanger: Ontvanger::Duo,
        grens: 3,
        velden: &[NUMMER, NAAM, BSN],
        nooit: "alles behalve naam en BSN",
        bsn_nodig: true,
    },
    Deelregel {
        ontvanger: Ontvanger::Branche,
        grens: 2,
        velden: &[
            NUMMER,
            NAAM,
            KWALIFICATIE,
            Waarde("geleerd", "Geleerde werkprocessen", 0, Bron::Geleerd),
            Waarde("leerbedrijf", "Leerbedrijf", 0, Bron::Leerbedrijf),
            Waarde("periode", "Periode", 0, Bron::Periode),
        ],
        nooit: "uitkering, redenen, BSN en gezondheid",
        bsn_nodig: false,
    },
];
