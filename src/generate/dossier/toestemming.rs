//! The toestemming of a kandidaat: a signed form for everybody whose fase asks it.
//!
//! No chance is drawn here, so that the rest of a region stays what it was.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::coach::Coach;
use crate::domain::datum::toon;
use crate::domain::formulier::{Formulier, Formuliersoort, Formulierstatus, Stempel};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::stap::StapId;
use crate::domain::traject::Traject;
use crate::form::kind;
use crate::form::specs::toestemming::TOESTEMMING;

/// One in so many does not want to be named to a leerbedrijf.
const EEN_NEE_OP: u32 = 25;

const LEERBEDRIJF: &str = "doel_delen_leerbedrijf";

/// What is the same on every form; days and names come to it.
const VAST: [(&str, &str); 14] = [
    ("betrokkene_soort", "KANDIDAAT"),
    ("ingevuld_met", "in persoon"),
    ("taalhulp", "niet nodig"),
    ("informatie_verstrekt", "ja"),
    ("informatie_folder", "Folder praktijkleren, versie 3"),
    ("informatie_taal", "Nederlands"),
    ("doel_delen_mbo", "ja"),
    ("doel_delen_lwl", "ja"),
    (LEERBEDRIJF, "ja"),
    ("doel_delen_sbb_branche", "ja"),
    ("doel_monitoring", "ja"),
    ("doel_foto_beeld", "niet gevraagd"),
    ("wijze", "PAPIER"),
    ("handtekening", "ja"),
];

/// The answers that every form of a region shares, as the form would keep them.
pub(in crate::generate) fn gedeeld(
    verantwoordelijken: &str,
    vandaag: NaiveDate,
) -> BTreeMap<String, String> {
    let mut velden: BTreeMap<String, String> = VAST
        .into_iter()
        .map(|(key, tekst)| (key.to_owned(), netjes(key, tekst, vandaag)))
        .collect();
    let mut zet = |key: &str, tekst: &str| velden.insert(key.to_owned(), tekst.to_owned());
    zet("verwerkingsverantwoordelijken", verantwoordelijken);
    zet("handtekening_vindplaats", "zaaksysteem, bij het traject");
    velden
}

fn netjes(key: &str, tekst: &str, vandaag: NaiveDate) -> String {
    let netjes = TOESTEMMING
        .field(key)
        .and_then(|field| kind::netjes(field.kind, tekst, vandaag));
    netjes.unwrap_or_else(|| tekst.to_owned())
}

/// The form of a kandidaat whose WK-03 is done.
pub(super) fn maak(
    gedeeld: &BTreeMap<String, String>,
    coaches: &[Coach],
    kandidaat: &Kandidaat,
    traject: &Traject,
) -> Option<Formulier> {
    let op = StapId::code("WK-03").and_then(|it| traject.stappen.gedaan_op(it))?;
    let mut velden = gedeeld.clone();
    let mut zet = |key: &str, tekst: String| velden.insert(key.to_owned(), tekst);
    zet("naam", kandidaat.naam.volledig());
    if let Some(geboren) = kandidaat.geboren {
        zet("geboortedatum", toon(geboren.datum()));
    }
    let coach = coaches.iter().find(|it| it.id == traject.coach);
    zet(
        "gegeven_aan",
        coach.map_or_else(String::new, |it| it.naam.clone()),
    );
    zet("datum_toestemming", toon(op));
    zet("handtekening_datum", toon(op));
    if traject.id.0.is_multiple_of(EEN_NEE_OP) {
        zet(LEERBEDRIJF, netjes(LEERBEDRIJF, "nee", op));
    }
    let stempel = Stempel {
        door: traject.coach,
        op: op.and_hms_opt(9, 0, 0)?.and_utc(),
    };
    Some(Formulier {
        kaart: traject.kaart(),
        soort: Formuliersoort::Toestemming,
        nummer: 1,
        versie: TOESTEMMING.version,
        velden,
        status: Formulierstatus::Ondertekend,
        aangemaakt: stempel,
        gewijzigd: stempel,
        correcties: Vec::new(),
        herkomst: BTreeMap::new(),
    })
}
