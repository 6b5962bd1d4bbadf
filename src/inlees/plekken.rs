//! Leerbedrijven with their leerwerkplekken: one plek a row, the leerbedrijf repeated; a row may
//! also hold a leerbedrijf alone.

mod velden;

use chrono::NaiveDate;

use super::kandidaten::{dagdelen, lees_telefoon};
use super::kolommen::{Indeling, Keuzes};
use super::rijen::Tabelsoort;
use super::tabel::Rij;
use super::waarde::{Rijlezer, is_leeg, stukken};
use super::{Leesfout, Uitkomst};
use crate::app::importeer::{BedrijfRij, Lading, Persoon, PlekDeel, PlekRij};
use crate::domain::code::Crebo;
use crate::domain::datum::{Richting, lees_datum};
use crate::domain::eis::Eis;
use crate::domain::leerbedrijf::{BedrijfSoort, Erkenning};
use crate::domain::leerwerkplek::Perspectief;
use crate::domain::tekst::{schoon, schoon_meerregelig, vouw};
use crate::domain::waardelijst::{Branche, Niveau, Taalniveau};
use crate::form::kind::{self, hoofdletters};
use crate::form::spec::Kind;
use velden::VELDEN;

/// Longest name of a company, a place, or the work.
const NAAM_MAX: usize = 120;
/// Longest note.
const NOTITIE_MAX: usize = 4_000;
/// Most things that a plek can ask, and most erkenningen in one cell.
const LIJST_MAX: usize = 60;

const SOORT: Tabelsoort<PlekRij> = Tabelsoort {
    naam: "tabel met leerwerkplekken",
    velden: VELDEN,
    lading: Lading::Plekken,
};

pub(super) fn lees(
    bytes: &[u8],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Uitkomst, Leesfout> {
    let compleet = |indeling: &Indeling| {
        if indeling.heeft("bedrijf") {
            return Ok(());
        }
        Err(Leesfout::kolom(
            "ik vind geen kolom met leerbedrijven; zet er een kop boven, zoals Bedrijf, of zeg welke het is met --kolom bedrijf=1"
                .to_owned(),
        ))
    };
    SOORT.lees(bytes, keuzes, compleet, |rij, indeling| {
        plek(rij, indeling, vandaag)
    })
}

fn plek(rij: &Rij, indeling: &Indeling, vandaag: NaiveDate) -> Result<PlekRij, String> {
    let mut lezer = Rijlezer::nieuw(rij, indeling, VELDEN, vandaag);
    let naam = lezer.tekst_of("bedrijf", NAAM_MAX);
    if naam.is_none() {
        lezer.klacht("bedrijf", "de naam van het leerbedrijf ontbreekt");
    }
    let plaats = lezer.tekst_of("plaats", NAAM_MAX);
    let branche: Option<Branche> = lezer.keuze("branche");
    let van_bedrijf: Option<Branche> = lezer.keuze("branche_bedrijf");
    let erkenningen = erkenningen(&mut lezer);
    let bedrijf = BedrijfRij {
        naam: naam.unwrap_or_default(),
        plaats: plaats
            .map(|plaats| hoofdletters(&plaats))
            .unwrap_or_default(),
        postcode: lezer.lees("postcode"),
        kvk: kvk(&mut lezer),
        sbb_id: sbb_id(&mut lezer),
        branche: van_bedrijf.or(branche),
        soort: soort(&mut lezer),
        erkenningen,
        praktijkopleider: persoon(&mut lezer),
    };
    let deel = plekdeel(&mut lezer, branche);
    let coach = lezer.tekst_of("coach", NAAM_MAX).unwrap_or_default();
    lezer.klaar(PlekRij {
        bedrijf,
        plek: deel,
        coach,
    })
}

/// The place itself; none where the row only tells of the leerbedrijf.
fn plekdeel(lezer: &mut Rijlezer<'_>, branche: Option<Branche>) -> Option<PlekDeel> {
    let functie = lezer.tekst_of("functie", NAAM_MAX);
    let niveau: Option<Niveau> = lezer.keuze("niveau");
    let crebo: Option<Crebo> = lezer.lees("crebo");
    let aantal: Option<u16> = lezer.getal("aantal", 1..=999);
    let uren: Option<u8> = lezer.getal("uren", 1..=60);
    let vanaf = lezer.dag("vanaf", Richting::Toekomst);
    let tot = lezer.dag("tot", Richting::Toekomst);
    if vanaf.zip(tot).is_some_and(|(vanaf, tot)| tot < vanaf) {
        lezer.klacht("tot", "dit ligt voor de eerste dag");
    }
    let eisen = eisen(lezer);
    let dagdelen = dagdelen(lezer);
    let begeleiding: Option<u8> = lezer.getal("begeleiding", 0..=99);
    let perspectief = perspectief(lezer);
    let beschikbaar = beschikbaar(lezer);
    let notitie = schoon_meerregelig(lezer.ruw("notitie"));
    if notitie.chars().count() > NOTITIE_MAX {
        lezer.klacht(
            "notitie",
            format_args!("houd het onder {NOTITIE_MAX} tekens"),
        );
    }
    let iets = functie.is_some() || niveau.is_some() || crebo.is_some() || aantal.is_some();
    if !iets {
        return None;
    }
    let functie = functie.or_else(|| branche.map(|branche| branche.kort().to_lowercase()));
    if functie.is_none() {
        lezer.klacht("functie", "zeg wat voor werk het is");
    }
    Some(PlekDeel {
        functie: functie.unwrap_or_default(),
        branche,
        niveau,
        crebo,
        aantal: aantal.unwrap_or(1),
        uren,
        vanaf,
        tot,
        eisen,
        dagdelen,
        begeleiding,
        perspectief,
        beschikbaar,
        notitie,
    })
}

/// Eight digits; a spreadsheet may have lost the nought in front.
fn kvk(lezer: &mut Rijlezer<'_>) -> Option<String> {
    let vandaag = lezer.vandaag();
    lezer.met("kvk", |tekst| {
        let zeven = tekst.len() == 7 && tekst.bytes().all(|b| b.is_ascii_digit());
        let tekst = if zeven {
            format!("0{tekst}")
        } else {
            tekst.to_owned()
        };
        match kind::fout(Kind::Kvk, &tekst, vandaag) {
            Some(fout) => Err(fout),
            None => Ok(kind::netjes(Kind::Kvk, &tekst, vandaag).unwrap_or(tekst)),
        }
    })
}

fn sbb_id(lezer: &mut Rijlezer<'_>) -> Option<String> {
    lezer.met("sbb_id", |tekst| {
        let cijfers: String = tekst.chars().filter(|c| !c.is_whitespace()).collect();
        let goed = cijfers.len() == 9 && cijfers.bytes().all(|b| b.is_ascii_digit());
        goed.then_some(cijfers)
            .ok_or("een leerbedrijf-id van SBB heeft 9 cijfers")
    })
}

fn soort(lezer: &mut Rijlezer<'_>) -> Option<BedrijfSoort> {
    lezer.met("soort", |tekst| {
        let gevouwen = vouw(tekst);
        match kind::ja_nee(tekst) {
            Some(true) => return Ok(BedrijfSoort::Sw),
            Some(false) => return Ok(BedrijfSoort::Regulier),
            None => {}
        }
        if gevouwen == "sw" || gevouwen == "wsw" || gevouwen.contains("sociale werk") {
            Ok(BedrijfSoort::Sw)
        } else if gevouwen.starts_with("regulier") || gevouwen.starts_with("gewoon") {
            Ok(BedrijfSoort::Regulier)
        } else {
            Err("typ sw of regulier")
        }
    })
}

fn persoon(lezer: &mut Rijlezer<'_>) -> Option<Persoon> {
    let naam = lezer.tekst_of("praktijkopleider", NAAM_MAX);
    let telefoon = lezer.met("telefoon", lees_telefoon);
    let email = lezer.lees("email");
    let Some(naam) = naam else {
        if telefoon.is_some() || email.is_some() {
            lezer.klacht("praktijkopleider", "zet de naam bij de telefoon of e-mail");
        }
        return None;
    };
    Some(Persoon {
        naam,
        telefoon,
        email,
    })
}

/// `25743 t/m 31-12-2027; 25808`, with a column for the last day of those without one.
fn erkenningen(lezer: &mut Rijlezer<'_>) -> Vec<Erkenning> {
    let vandaag = lezer.vandaag();
    let voor_alle = lezer.dag("erkend_tot", Richting::Toekomst);
    let tekst = lezer.ruw("erkenning");
    let mut uit: Vec<Erkenning> = Vec::new();
    for stuk in stukken(tekst) {
        let Some((crebo, rest)) = crebo_voorop(stuk) else {
            lezer.klacht(
                "erkenning",
                "typ crebo's, zoals 25743 t/m 31-12-2027; 25808",
            );
            return Vec::new();
        };
        let eigen = if rest.contains(|c: char| c.is_ascii_digit()) {
            let kaal = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
            let kaal = kaal.trim_end_matches(|c: char| !c.is_ascii_digit());
            match lees_datum(kaal, vandaag, Richting::Toekomst) {
                Ok(dag) => Some(dag),
                Err(fout) => {
                    lezer.klacht("erkenning", format_args!("{crebo}: {fout}"));
                    return Vec::new();
                }
            }
        } else {
            None
        };
        if !uit.iter().any(|al| al.crebo == crebo) && uit.len() < LIJST_MAX {
            uit.push(Erkenning {
                crebo,
                geldig_tot: eigen.or(voor_alle),
                uitvoerbaar: Vec::new(),
            });
        }
    }
    uit
}

/// The crebo at the start of a text, and what stands behind it.
fn crebo_voorop(stuk: &str) -> Option<(Crebo, &str)> {
    let begin = stuk.trim_start_matches(|c: char| !c.is_ascii_digit());
    let eind = begin
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(begin.len());
    let (code, rest) = begin.split_at_checked(eind)?;
    Some((code.parse().ok()?, rest))
}

fn eisen(lezer: &mut Rijlezer<'_>) -> Vec<Eis> {
    let mut eisen: Vec<Eis> = Eis::lijst(lezer.ruw("eisen"))
        .into_iter()
        .filter(|eis| !matches!(eis, Eis::Anders(tekst) if is_leeg(tekst)))
        .collect();
    let te_lang = |eis: &Eis| eis.to_string().chars().count() > NAAM_MAX;
    if eisen.len() > LIJST_MAX || eisen.iter().any(te_lang) {
        lezer.klacht("eisen", "zet er korte woorden neer, met komma's ertussen");
    }
    let taal = lezer.keuze::<Taalniveau>("taal");
    if let Some(taal) = taal.filter(|taal| *taal != Taalniveau::Onbekend) {
        let eis = Eis::Taal(taal);
        if !eisen.contains(&eis) {
            eisen.push(eis);
        }
    }
    eisen
}

/// What the werkgever says of a job. "geen" is an answer here.
fn perspectief(lezer: &mut Rijlezer<'_>) -> Option<Perspectief> {
    let tekst = schoon(lezer.heel_ruw("perspectief"));
    let gevouwen = vouw(&tekst);
    let met = |woorden: &[&str]| woorden.iter().any(|woord| gevouwen.contains(woord));
    if met(&["toegezegd", "contract", "gegarandeerd"]) {
        Some(Perspectief::Toegezegd)
    } else if gevouwen == "nee" || met(&["geen"]) {
        Some(Perspectief::Geen)
    } else if gevouwen == "ja" || met(&["mogelyk", "misschien", "wellicht"]) {
        Some(Perspectief::Mogelijk)
    } else {
        if !is_leeg(&tekst) {
            lezer.klacht("perspectief", "typ toegezegd, mogelijk of geen");
        }
        None
    }
}

/// Whether the place can be matched at once, or still has to be won.
fn beschikbaar(lezer: &mut Rijlezer<'_>) -> bool {
    let gelezen = lezer.met("status", |tekst| {
        let gevouwen = vouw(tekst);
        if gevouwen.contains("werving") || gevouwen == "nee" || gevouwen == "nieuw" {
            Ok(false)
        } else if ["beschikbaar", "ja", "vrij", "open"].contains(&gevouwen.as_str()) {
            Ok(true)
        } else {
            Err("typ beschikbaar of in werving")
        }
    });
    gelezen.unwrap_or(false)
}
