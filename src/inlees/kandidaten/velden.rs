//! The columns of a caseload: what people call them, and what is never read.

use super::super::kolommen::{Veld, veld};
use super::lees_telefoon;
use crate::domain::email::Email;
use crate::domain::postcode::Postcode;

/// The fields of the table.
#[rustfmt::skip]
pub(super) const VELDEN: &[Veld] = &[
    veld("naam", "naam", &["kandidaat", "volledige naam", "naam kandidaat", "naam deelnemer", "deelnemer", "client", "cliënt", "klant", "klantnaam", "naam klant"]),
    veld("voornaam", "voornaam", &["voornamen", "voorletters", "initialen"]),
    veld("roepnaam", "roepnaam", &[]),
    veld("voorvoegsel", "voorvoegsel", &["tussenvoegsel", "tussenvoegsels", "voorvoegsels", "tv"]),
    veld("achternaam", "achternaam", &["familienaam", "geslachtsnaam", "geboortenaam"]),
    veld("partnernaam", "naam van de partner", &["achternaam partner", "geslachtsnaam partner", "partner"]),
    veld("geboren", "geboortedatum", &["geb", "geb datum", "gebdatum", "geboorte", "geboren op", "gbdatum"]),
    veld("telefoon", "telefoon", &["telefoonnummer", "tel", "telnr", "tel nr", "mobiel", "mobiele nummer", "mobiel nummer", "gsm", "06"]).lijkt(|cel| lees_telefoon(cel).is_ok()),
    veld("email", "e-mail", &["email", "emailadres", "e-mailadres", "mail", "mailadres"]).lijkt(|cel| cel.parse::<Email>().is_ok()),
    veld("postcode", "postcode", &["pc", "postc", "zip"]).lijkt(|cel| cel.parse::<Postcode>().is_ok()),
    veld("straat", "straat", &["straatnaam", "adres"]),
    veld("huisnummer", "huisnummer", &["huisnr", "nr", "hnr"]),
    veld("woonplaats", "woonplaats", &["plaats", "plaatsnaam", "stad", "dorp", "woonachtig"]),
    veld("situatie", "situatie", &["werksituatie", "werkend", "arbeidssituatie", "werk"]),
    veld("uitkering", "uitkering", &["uitkeringssoort", "soort uitkering", "inkomen", "regeling"]),
    veld("opleiding", "hoogste opleiding", &["opleiding", "opleidingsniveau", "vooropleiding", "scholing"]),
    veld("behaald", "opleiding afgerond", &["afgerond", "diploma behaald", "behaald"]),
    veld("diploma", "hoogste diploma", &["diploma"]),
    veld("doelgroepen", "doelgroepen", &["doelgroep", "groep"]),
    veld("branche", "branche", &["branches", "gewenste branche", "sector", "richting", "wens", "voorkeur", "beroepswens"]),
    veld("niveau", "niveau", &["mbo niveau", "gewenst niveau", "haalbaar niveau"]),
    veld("kanaal", "aangemeld door", &["kanaal", "herkomst", "verwijzer", "aangemeld via", "bron", "aanmelder"]),
    veld("vervoer", "vervoer", &["vervoermiddel", "eigen vervoer"]),
    veld("rijbewijzen", "rijbewijs", &["rijbewijzen"]),
    veld("reistijd", "reistijd in minuten", &["reistijd", "max reistijd", "maximale reistijd"]),
    veld("uren", "uren per week", &["uren", "uur per week", "beschikbare uren"]),
    veld("dagdelen", "dagdelen", &["dagen", "beschikbaarheid", "werkdagen"]),
    veld("vanaf", "beschikbaar vanaf", &["vanaf", "startdatum", "beschikbaar per"]),
    veld("taal", "taalniveau", &["taal", "niveau nederlands", "nederlands", "nt2"]),
    veld("certificaten", "certificaten", &["certificaat"]),
    veld("terugbellen", "terugbellen op", &["terugbellen", "bellen op", "volgende actie"]),
    veld("notitie", "notitie", &["opmerking", "opmerkingen", "notities", "toelichting", "bijzonderheden", "aantekeningen", "aantekening"]),
    veld("coach", "coach", &["werkcoach", "klantmanager", "consulent", "begeleider", "casemanager", "contactpersoon"]),
    veld("bsn", "BSN", &["burgerservicenummer", "sofinummer", "sofi nummer"]).nooit("een BSN komt pas in het dossier als er toestemming is (WK-03)"),
    veld("nationaliteit", "nationaliteit", &["geboorteland", "land van herkomst", "afkomst"]).nooit("nationaliteit en herkomst horen niet in het dossier"),
    veld("gezondheid", "gezondheid", &["medisch", "diagnose", "ziekte", "beperking", "beperkingen"]).nooit("gegevens over gezondheid horen niet in het dossier"),
];
