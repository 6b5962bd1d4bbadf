//! The columns of a table of leerwerkplekken, and what people call them.

use super::super::kolommen::{Veld, veld};
use crate::domain::postcode::Postcode;

/// The fields of the table.
#[rustfmt::skip]
pub(super) const VELDEN: &[Veld] = &[
    veld("bedrijf", "leerbedrijf", &["bedrijf", "bedrijfsnaam", "naam bedrijf", "werkgever", "naam leerbedrijf", "organisatie", "naam"]),
    veld("plaats", "plaats", &["vestigingsplaats", "woonplaats", "plaatsnaam", "locatie"]),
    veld("postcode", "postcode", &["pc"]).lijkt(|cel| cel.parse::<Postcode>().is_ok()),
    veld("kvk", "KvK-nummer", &["kvk", "kvk nummer", "kvknummer", "kamer van koophandel"]),
    veld("sbb_id", "leerbedrijf-id van SBB", &["sbb id", "leerbedrijfid", "leerbedrijf id", "sbb nummer"]),
    veld("branche_bedrijf", "branche van het bedrijf", &["branche bedrijf", "sector bedrijf"]),
    veld("soort", "soort bedrijf", &["sw", "sw bedrijf"]),
    veld("functie", "functie", &["werkzaamheden", "werk", "soort werk", "leerwerkplek", "omschrijving"]),
    veld("branche", "branche van het werk", &["branche", "sector", "branche werk"]),
    veld("niveau", "niveau", &["mbo niveau"]),
    veld("crebo", "crebo", &["crebonummer", "opleidingscode", "kwalificatie", "crebo kwalificatie"]),
    veld("aantal", "aantal plekken", &["aantal", "plekken", "aantal leerwerkplekken", "plaatsen", "aantal plaatsen"]),
    veld("uren", "uren per week", &["uren", "uur per week"]),
    veld("dagdelen", "dagdelen", &["dagen", "werkdagen"]),
    veld("vanaf", "beschikbaar vanaf", &["vanaf", "startdatum", "ingangsdatum", "beschikbaar per"]),
    veld("tot", "beschikbaar tot", &["tot", "t m", "einddatum"]),
    veld("eisen", "eisen", &["eis", "functie eisen", "functieeisen", "vereisten"]),
    veld("taal", "taalniveau", &["taal", "taaleis", "nederlands"]),
    veld("perspectief", "perspectief op een baan", &["perspectief", "baanperspectief", "baan"]),
    veld("status", "beschikbaar", &["status", "stand"]),
    veld("begeleiding", "plekken bij de praktijkopleider", &["begeleiding", "begeleidingscapaciteit"]),
    veld("praktijkopleider", "praktijkopleider", &["naam praktijkopleider", "opleider"]),
    veld("telefoon", "telefoon praktijkopleider", &["telefoon", "telefoonnummer", "tel", "mobiel"]),
    veld("email", "e-mail praktijkopleider", &["email", "emailadres", "e-mailadres", "mail"]),
    veld("erkenning", "erkenningen", &["erkenning", "erkend voor", "crebo erkenning", "erkende crebo", "erkende opleidingen"]),
    veld("erkend_tot", "erkenning geldig tot", &["geldig tot", "einddatum erkenning", "erkenning tot", "erkend tot"]),
    veld("notitie", "notitie", &["opmerking", "opmerkingen", "toelichting", "notities", "bijzonderheden"]),
    veld("coach", "coach", &["accountmanager", "contactpersoon wsp", "werkcoach"]),
];
