//! The spreadsheet of a caseload: one person a row. A row comes in whole or not at all.

mod velden;

use chrono::NaiveDate;

use super::kolommen::{Indeling, Keuzes};
use super::rijen::Tabelsoort;
use super::tabel::Rij;
use super::waarde::{Rijlezer, stukken, zonder_tijd};
use super::{Leesfout, Uitkomst};
use crate::app::importeer::{KandidaatRij, Lading};
use crate::domain::adres::{Adres, Huisnummer};
use crate::domain::datum::Richting;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::inzet::Inzet;
use crate::domain::naam::Naam;
use crate::domain::postcode::{Pc4, Postcode};
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{Behaald, Opleiding};
use crate::domain::tekst::schoon_meerregelig;
use crate::domain::telefoon::{Telefoon, TelefoonFout};
use crate::domain::waardelijst::inzet::Certificaat;
use crate::domain::waardelijst::{
    Branche, Dagdeel, Doelgroep, Kanaal, Niveau, Rijbewijs, Taalniveau, Uitkering, Vervoermiddel,
};
use crate::form::kind::hoofdletters;
use crate::form::specs::intake::Werksituatie;
use velden::VELDEN;

/// Longest note, as a form takes it.
const NOTITIE_MAX: usize = 4_000;
/// Longest other text.
const TEKST_MAX: usize = 80;

const SOORT: Tabelsoort<KandidaatRij> = Tabelsoort {
    naam: "tabel met kandidaten",
    velden: VELDEN,
    lading: Lading::Kandidaten,
};

pub(super) fn lees(
    bytes: &[u8],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Uitkomst, Leesfout> {
    let compleet = |indeling: &Indeling| {
        if indeling.heeft("naam") || indeling.heeft("achternaam") {
            return Ok(());
        }
        Err(Leesfout::kolom(
            "ik vind geen kolom met namen; zet er een kop boven, zoals Naam, of zeg welke het is met --kolom naam=1".to_owned(),
        ))
    };
    SOORT.lees(bytes, keuzes, compleet, |rij, indeling| {
        kandidaat(rij, indeling, vandaag)
    })
}

fn kandidaat(rij: &Rij, indeling: &Indeling, vandaag: NaiveDate) -> Result<KandidaatRij, String> {
    let mut lezer = Rijlezer::nieuw(rij, indeling, VELDEN, vandaag);
    let naam = naam(&mut lezer, indeling);
    let (postcode, pc4) = postcode(&mut lezer);
    let mut notitie = schoon_meerregelig(lezer.ruw("notitie"));
    if notitie.chars().count() > NOTITIE_MAX {
        lezer.klacht(
            "notitie",
            format_args!("houd het onder {NOTITIE_MAX} tekens"),
        );
    }
    if let Some(pc4) = pc4 {
        // Four digits alone are not an address; they are too good to lose.
        let regel = format!("Postcode (alleen de cijfers): {pc4}");
        notitie = if notitie.is_empty() {
            regel
        } else {
            format!("{notitie}\n{regel}")
        };
    }
    let branches: Vec<Branche> = lezer.keuzes("branche");
    if branches.len() > 3 {
        lezer.klacht(
            "branche",
            "kies er hoogstens drie; de eerste is de eerste keus",
        );
    }
    let gelezen = KandidaatRij {
        geboren: lezer.met("geboren", |tekst| {
            Geboortedatum::lees(&zonder_tijd(tekst), vandaag)
        }),
        telefoon: lezer.met("telefoon", lees_telefoon),
        email: lezer.lees("email"),
        postcode,
        adres: adres(&mut lezer),
        woonplaats: lezer
            .tekst_of("woonplaats", TEKST_MAX)
            .map(|plaats| hoofdletters(&plaats)),
        partnernaam: lezer.tekst_of("partnernaam", TEKST_MAX),
        situatie: situatie(&mut lezer),
        uitkering: lezer.keuze::<Uitkering>("uitkering"),
        opleiding: lezer.keuze::<Opleiding>("opleiding"),
        behaald: lezer.keuze::<Behaald>("behaald"),
        diploma: lezer.keuze::<Opleiding>("diploma"),
        doelgroepen: lezer.keuzes::<Doelgroep>("doelgroepen"),
        branches,
        niveau: lezer.keuze::<Niveau>("niveau"),
        kanaal: lezer.keuze::<Kanaal>("kanaal"),
        terugbellen: terugbellen(&mut lezer),
        inzet: inzet(&mut lezer),
        coach: lezer.tekst_of("coach", TEKST_MAX).unwrap_or_default(),
        notitie,
        // A row without a name never gets past `klaar`; an empty name cannot be made.
        naam: match naam {
            Some(naam) => naam,
            None => {
                return lezer
                    .klaar(())
                    .and_then(|()| Err("de naam ontbreekt; vul hem in".to_owned()));
            }
        },
    };
    lezer.klaar(gelezen)
}

/// The whole name in one column, or its parts in columns of their own.
fn naam(lezer: &mut Rijlezer<'_>, indeling: &Indeling) -> Option<Naam> {
    let voor = lezer.tekst("voornaam");
    let tussen = lezer.tekst("voorvoegsel");
    let roep = lezer.tekst("roepnaam");
    // Beside a column with first names, "naam" is the surname.
    let los =
        indeling.heeft("achternaam") || !(voor.is_empty() && roep.is_empty() && tussen.is_empty());
    let kolom = if indeling.heeft("achternaam") && !lezer.tekst("achternaam").is_empty() {
        "achternaam"
    } else {
        "naam"
    };
    let achter = lezer.tekst(kolom);
    if achter.is_empty() {
        lezer.klacht(kolom, "de naam ontbreekt; vul hem in");
        return None;
    }
    let heel = if los && !achter.contains(',') {
        let voor = if voor.is_empty() { roep.clone() } else { voor };
        [voor, tussen, achter]
            .into_iter()
            .filter(|deel| !deel.is_empty())
            .collect::<Vec<String>>()
            .join(" ")
    } else {
        achter
    };
    let gelezen = match Naam::lees(&heel) {
        Ok(gelezen) => gelezen,
        Err(fout) => {
            lezer.klacht(kolom, fout);
            return None;
        }
    };
    if roep.is_empty() || roep == gelezen.voornamen() {
        return Some(gelezen);
    }
    let met_roepnaam = Naam::nieuw(
        gelezen.voornamen(),
        Some(&roep),
        gelezen.voorvoegsel(),
        gelezen.achternaam(),
    );
    match met_roepnaam {
        Ok(naam) => Some(naam),
        Err(fout) => {
            lezer.klacht("roepnaam", fout);
            None
        }
    }
}

/// A phone; a spreadsheet that took it for a number lost the nought in front.
pub(super) fn lees_telefoon(tekst: &str) -> Result<Telefoon, TelefoonFout> {
    let negen = tekst.len() == 9 && tekst.bytes().all(|b| b.is_ascii_digit());
    if negen && !tekst.starts_with('0') {
        return format!("0{tekst}").parse();
    }
    tekst.parse()
}

fn postcode(lezer: &mut Rijlezer<'_>) -> (Option<Postcode>, Option<Pc4>) {
    let tekst = lezer.tekst("postcode");
    if let Ok(pc4) = tekst.parse::<Pc4>() {
        return (None, Some(pc4));
    }
    (lezer.lees("postcode"), None)
}

/// Street and number, in two columns or in one: "Dorpsstraat 12 a".
fn adres(lezer: &mut Rijlezer<'_>) -> Option<Adres> {
    let straat = lezer.tekst_of("straat", TEKST_MAX)?;
    let nummer = lezer.tekst("huisnummer");
    let (straat, nummer) = if nummer.is_empty() {
        let plaats = straat.find(|c: char| c.is_ascii_digit());
        let (voor, na) = straat.split_at_checked(plaats?)?;
        (voor.trim().to_owned(), na.trim().to_owned())
    } else {
        (straat, nummer)
    };
    if straat.is_empty() {
        lezer.klacht("huisnummer", "typ een nummer, zoals 12 of 12 a");
        return None;
    }
    match nummer.parse::<Huisnummer>() {
        Ok(deur) => Some(Adres::aan(&straat, deur)),
        Err(fout) => {
            lezer.klacht("huisnummer", fout.to_string());
            None
        }
    }
}

/// Werkend or not, also under a heading that asks for ja or nee.
fn situatie(lezer: &mut Rijlezer<'_>) -> Option<Situatie> {
    match crate::form::kind::ja_nee(&lezer.tekst("situatie")) {
        Some(true) => Some(Situatie::Werkend),
        Some(false) => Some(Situatie::NietWerkend),
        None => lezer.keuze::<Werksituatie>("situatie").map(Situatie::from),
    }
}

/// A day to call back that has passed is a call that is late: it becomes today.
fn terugbellen(lezer: &mut Rijlezer<'_>) -> Option<NaiveDate> {
    let dag = lezer.dag("terugbellen", Richting::Toekomst)?;
    Some(dag.max(lezer.vandaag()))
}

fn inzet(lezer: &mut Rijlezer<'_>) -> Inzet {
    Inzet {
        vervoer: lezer.keuzes::<Vervoermiddel>("vervoer"),
        rijbewijzen: rijbewijzen(lezer),
        reistijd: lezer.getal("reistijd", 5..=120),
        uren: lezer.getal("uren", 1..=40),
        dagdelen: dagdelen(lezer),
        vanaf: lezer.dag("vanaf", Richting::Toekomst),
        taal: lezer
            .keuze::<Taalniveau>("taal")
            .filter(|taal| *taal != Taalniveau::Onbekend),
        certificaten: lezer.keuzes::<Certificaat>("certificaten"),
        ..Inzet::default()
    }
}

/// "ja" under rijbewijs is the one for a car.
fn rijbewijzen(lezer: &mut Rijlezer<'_>) -> Vec<Rijbewijs> {
    match crate::form::kind::ja_nee(&lezer.tekst("rijbewijzen")) {
        Some(true) => vec![Rijbewijs::B],
        Some(false) => vec![Rijbewijs::Geen],
        None => lezer.keuzes::<Rijbewijs>("rijbewijzen"),
    }
}

/// Parts of the week; a whole day is its morning and afternoon: "ma, di, wo ochtend".
pub(super) fn dagdelen(lezer: &mut Rijlezer<'_>) -> Vec<Dagdeel> {
    const DAGEN: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    let tekst = lezer.ruw("dagdelen").to_lowercase();
    let mut uit: Vec<Dagdeel> = Vec::new();
    let mut fout = false;
    for stuk in stukken(&tekst).flat_map(|stuk| stuk.split(" en ")) {
        let stuk = stuk.trim();
        let woord = stuk.split_whitespace().next().unwrap_or_default();
        let dag = DAGEN.iter().find(|dag| {
            let rest = woord.strip_prefix(**dag);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with("dag"))
        });
        let achter = stuk.strip_prefix(woord).unwrap_or_default().trim();
        let delen: &[&str] = match (dag, achter) {
            (Some(_), "" | "hele dag") => &["ochtend", "middag"],
            (Some(_), "ochtend" | "'s ochtends" | "morgen") => &["ochtend"],
            (Some(_), "middag" | "'s middags") => &["middag"],
            (Some(_), "avond" | "'s avonds") => &["avond"],
            _ => &[],
        };
        let gevonden: Option<Vec<Dagdeel>> = delen
            .iter()
            .map(|deel| Dagdeel::lees(&format!("{} {deel}", dag.unwrap_or(&""))))
            .collect();
        match gevonden.filter(|gevonden| !gevonden.is_empty()) {
            Some(gevonden) => uit.extend(gevonden),
            None => match Dagdeel::van_code(&stuk.to_uppercase()) {
                Some(deel) => uit.push(deel),
                None => fout = true,
            },
        }
    }
    if fout {
        lezer.klacht(
            "dagdelen",
            "typ dagen of dagdelen, zoals ma, di, wo ochtend",
        );
    }
    uit.sort_unstable();
    uit.dedup();
    uit
}
