//! A registratie as the trade knows it; the BSN is never in it.

use std::fmt;

use chrono::NaiveDate;

use super::super::lezer::{Lezer, gebreken};
use super::{REGISTRATIE, SCHOOL};
use crate::domain::adres::Adres;
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::email::Email;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::startkwalificatie::{Beoordeling, Opleiding};
use crate::domain::telefoon::Telefoon;
use crate::domain::waardelijst::{
    Branche, Doelgroep, Financieringsbron, Geslacht, Inkomensvorm, Leertraject, Niveau,
    Persoonsnummersoort, Uitkering,
};
use crate::form::answers::Answers;
use crate::form::check::Klacht;
use crate::form::kind;

/// A registratie with everything the form itself asks for.
#[derive(Clone, PartialEq, Eq)]
pub struct Registratie {
    /// Under which number the school registers (R1).
    pub nummersoort: Persoonsnummersoort,
    /// Name (R3 to R5).
    pub naam: Naam,
    /// Initials as on paper (R3).
    pub voorletters: String,
    /// Geslacht (R6).
    pub geslacht: Geslacht,
    /// Birth date (R7).
    pub geboren: Geboortedatum,
    /// Street and number (R10).
    pub adres: Adres,
    /// Postcode (R10).
    pub postcode: Postcode,
    /// Place (R10).
    pub woonplaats: String,
    /// Municipality (R10).
    pub gemeente: String,
    /// Phone (R11).
    pub telefoon: Option<Telefoon>,
    /// Mail (R11).
    pub email: Option<Email>,
    /// Highest opleiding that was followed (R14).
    pub vooropleiding: Opleiding,
    /// Whether there is a startkwalificatie, and on what ground (R16).
    pub startkwalificatie: Beoordeling,
    /// Groups (R17).
    pub doelgroepen: Vec<Doelgroep>,
    /// Uitkering, where it is asked (R17).
    pub uitkering: Option<Uitkering>,
    /// School and its BRIN (R20).
    pub mbo: (String, String),
    /// Kwalificatie (R21).
    pub crebo: Crebo,
    /// Its niveau, as far as known (R22).
    pub niveau: Option<Niveau>,
    /// Which third-way route (R23).
    pub leertraject: Leertraject,
    /// Chosen werkprocessen (R25).
    pub werkprocessen: Vec<Werkprocescode>,
    /// Day of inschrijving, once known (R26).
    pub ingeschreven_op: Option<NaiveDate>,
    /// First day (R27).
    pub start: NaiveDate,
    /// Last day (R27).
    pub einde: NaiveDate,
    /// Hours a week (R28).
    pub uren: u8,
    /// Hours in all (R28).
    pub uren_totaal: Option<u16>,
    /// Leerbedrijf and its id at SBB (R30).
    pub leerbedrijf: (String, String),
    /// Branche of the work (R32).
    pub branche: Branche,
    /// What the deelnemer lives on (R38).
    pub inkomensvorm: Inkomensvorm,
    /// Cost of the scholing in cents, once known (R39).
    pub onderwijskosten: Option<u64>,
    /// Who pays (R40).
    pub financieringsbron: Financieringsbron,
}

impl fmt::Debug for Registratie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registratie(..)")
    }
}

/// Reads the answers into the types of the trade, or tells what keeps them from it.
pub fn parse(answers: &Answers, today: NaiveDate) -> Result<Registratie, Vec<Klacht>> {
    let klachten = gebreken(&REGISTRATIE, answers, today);
    if !klachten.is_empty() {
        return Err(klachten);
    }
    registratie(&Lezer::nieuw(&REGISTRATIE, answers, today)).ok_or(klachten)
}

/// None only where `gebreken` has already told what is missing.
fn registratie(lezer: &Lezer<'_>) -> Option<Registratie> {
    let tekst = |key: &str| lezer.tekst(key);
    let naam = Naam::nieuw(
        &tekst("voornamen"),
        Some(tekst("roepnaam").as_str()),
        Some(tekst("voorvoegsel").as_str()),
        &tekst("achternaam"),
    );
    let codes = kind::werkprocessen(&tekst("werkprocessen"));
    Some(Registratie {
        nummersoort: lezer.keuze("persoonsnummer_soort")?,
        naam: naam.ok()?,
        voorletters: tekst("voorletters"),
        geslacht: lezer.keuze("geslacht")?,
        geboren: lezer.geboren("geboortedatum")?,
        adres: Adres {
            straat: tekst("straat"),
            huisnummer: lezer.getal("huisnummer")?,
            toevoeging: tekst("toevoeging"),
        },
        postcode: lezer.lees("postcode")?,
        woonplaats: tekst("woonplaats"),
        gemeente: tekst("gemeente"),
        telefoon: lezer.lees("telefoon"),
        email: lezer.lees("email"),
        vooropleiding: lezer.keuze("hoogste_vooropleiding")?,
        startkwalificatie: lezer.startkwalificatie(&SCHOOL),
        doelgroepen: lezer.keuzes("doelgroepen"),
        uitkering: lezer.keuze("uitkeringssoort"),
        mbo: (tekst("mbo_instelling"), tekst("brin")),
        crebo: lezer.lees("crebo")?,
        niveau: lezer.keuze("niveau"),
        leertraject: lezer.keuze("leertraject")?,
        werkprocessen: codes?,
        ingeschreven_op: lezer.datum("datum_inschrijving"),
        start: lezer.datum("start_gepland")?,
        einde: lezer.datum("einde_gepland")?,
        uren: lezer.getal("uren_per_week")?,
        uren_totaal: lezer.getal("uren_totaal_bpv"),
        leerbedrijf: (tekst("leerbedrijf"), tekst("leerbedrijf_id")),
        branche: lezer.keuze("branche_werkzaamheden")?,
        inkomensvorm: lezer.keuze("inkomensvorm")?,
        onderwijskosten: lezer.bedrag("onderwijskosten"),
        financieringsbron: lezer.keuze("financieringsbron")?,
    })
}
