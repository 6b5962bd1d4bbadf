//! Comparing two persons: what is the same, what is nearly the same, and what cannot be.

use chrono::{Datelike, NaiveDate};

use super::kenmerken::{Achternaam, Kenmerken, LANG, Woord};
use super::klank::{een_tikfout, skelet};
use super::{Gelijkenis, Reden, TEGEN_BSN, TEGEN_GEBOREN, TEGEN_VOORNAAM};
use crate::domain::geboortedatum::{Bekend, Geboortedatum};

/// How much two persons look alike; the same whichever is named first.
pub fn vergelijk(a: &Kenmerken, b: &Kenmerken) -> Gelijkenis {
    let mut redenen = Vec::new();
    let mut tegen = 0;
    let zelfde_bsn = a.bsn.is_some() && a.bsn == b.bsn;
    for (reden, gelijk) in [
        (Reden::ZelfdeBsn, zelfde_bsn),
        (
            Reden::ZelfdeTelefoon,
            a.telefoon.is_some() && a.telefoon == b.telefoon,
        ),
        (Reden::ZelfdeEmail, a.email.is_some() && a.email == b.email),
        (Reden::ZelfdAdres, a.adres.is_some() && a.adres == b.adres),
    ] {
        if gelijk {
            redenen.push(reden);
        }
    }
    let voornaam = voornamen(a, b);
    redenen.extend(naam(a, b, voornaam));
    // Another order of the names explains another first name.
    if voornaam == Voornaam::Anders && !redenen.contains(&Reden::AndereVolgorde) {
        tegen += TEGEN_VOORNAAM;
    }
    if let (Some(a), Some(b)) = (a.geboren, b.geboren) {
        match geboren(a, b) {
            Dagen::Reden(reden) => redenen.push(reden),
            Dagen::Kan => {}
            Dagen::Anders => tegen += TEGEN_GEBOREN,
        }
    }
    if a.bsn.is_some() && b.bsn.is_some() && !zelfde_bsn {
        tegen += TEGEN_BSN;
    }
    redenen.sort_by_key(|reden| (-reden.gewicht(), *reden));
    let voor: i32 = redenen.iter().map(|reden| reden.gewicht()).sum();
    // One BSN is one person, whatever else was written down.
    let punten = if zelfde_bsn { voor } else { voor - tegen };
    Gelijkenis {
        redenen,
        punten: u16::try_from(punten.max(0)).unwrap_or(u16::MAX),
    }
}

/// How first names compare, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voornaam {
    Gelijk,
    Klinkt,
    Tikfout,
    /// An initial, or a beginning, that may be the same name.
    Kan,
    /// Of one of the two no first name is known.
    Onbekend,
    Anders,
}

fn voornamen(a: &Kenmerken, b: &Kenmerken) -> Voornaam {
    if a.voor.is_empty() || b.voor.is_empty() {
        return Voornaam::Onbekend;
    }
    let paren = a
        .voor
        .iter()
        .flat_map(|een| b.voor.iter().map(move |twee| (een, twee)));
    paren
        .map(|(een, twee)| voornaam(een, twee))
        .min()
        .unwrap_or(Voornaam::Onbekend)
}

fn voornaam(a: &Woord, b: &Woord) -> Voornaam {
    if a.is_voorletter() || b.is_voorletter() {
        let kan = eerste(&a.vouw) == eerste(&b.vouw) || eerste(&a.klank) == eerste(&b.klank);
        return if kan { Voornaam::Kan } else { Voornaam::Anders };
    }
    if a.vouw == b.vouw {
        return Voornaam::Gelijk;
    }
    let (kern_a, kern_b) = (skelet(&a.klank), skelet(&b.klank));
    if a.klank == b.klank || (kern_a == kern_b && kern_a.chars().count() >= 3) {
        return Voornaam::Klinkt;
    }
    if a.lengte().min(b.lengte()) >= LANG && een_tikfout(&a.vouw, &b.vouw) {
        return Voornaam::Tikfout;
    }
    let begin =
        |lang: &Woord, kort: &Woord| kort.lengte() >= 3 && lang.vouw.starts_with(&kort.vouw);
    if begin(a, b) || begin(b, a) {
        return Voornaam::Kan;
    }
    Voornaam::Anders
}

fn eerste(tekst: &str) -> Option<char> {
    tekst.chars().next()
}

/// How surnames compare, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Achter {
    Gelijk,
    Klinkt,
    /// A half of a double name, or the name of the partner.
    Deel,
    Tikfout,
    Anders,
}

fn achternamen(a: &Kenmerken, b: &Kenmerken) -> Achter {
    let paren = a
        .achter
        .iter()
        .flat_map(|een| b.achter.iter().map(move |twee| (een, twee)));
    paren
        .map(|(een, twee)| achternaam(een, twee))
        .min()
        .unwrap_or(Achter::Anders)
}

fn achternaam(a: &Achternaam, b: &Achternaam) -> Achter {
    let eigen = a.eigen && b.eigen;
    let (een, twee) = (&a.woord, &b.woord);
    if een.klank == twee.klank {
        return match (eigen, een.vouw == twee.vouw) {
            (true, true) => Achter::Gelijk,
            (true, false) => Achter::Klinkt,
            (false, _) => Achter::Deel,
        };
    }
    let lang = een.lengte().min(twee.lengte()) >= LANG;
    if eigen && lang && een_tikfout(&een.vouw, &twee.vouw) {
        return Achter::Tikfout;
    }
    Achter::Anders
}

/// The one reason that the names give.
fn naam(a: &Kenmerken, b: &Kenmerken, voornaam: Voornaam) -> Option<Reden> {
    let reden = match (achternamen(a, b), voornaam) {
        (Achter::Gelijk, Voornaam::Gelijk) => Reden::ZelfdeNaam,
        (Achter::Gelijk | Achter::Klinkt, Voornaam::Gelijk | Voornaam::Klinkt) => {
            Reden::KlinktHetzelfde
        }
        (Achter::Deel, Voornaam::Gelijk | Voornaam::Klinkt) => Reden::Partnernaam,
        (Achter::Tikfout, Voornaam::Gelijk | Voornaam::Klinkt)
        | (Achter::Gelijk | Achter::Klinkt, Voornaam::Tikfout) => Reden::Tikfout,
        (Achter::Gelijk | Achter::Klinkt | Achter::Deel, Voornaam::Kan) => Reden::Voorletter,
        _ if andere_volgorde(a, b) => Reden::AndereVolgorde,
        (Achter::Gelijk | Achter::Klinkt | Achter::Deel, _) => Reden::ZelfdeAchternaam,
        _ => return None,
    };
    Some(reden)
}

/// All names of the one, two at least, are names of the other: surname first, or a father's name
/// that stands as a surname here and not there.
fn andere_volgorde(a: &Kenmerken, b: &Kenmerken) -> bool {
    let (a, b) = (a.geschreven(), b.geschreven());
    let (kort, lang) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    kort.len() >= 2
        && kort
            .iter()
            .all(|woord| lang.iter().any(|ander| ander.klank == woord.klank))
}

enum Dagen {
    Reden(Reden),
    /// Says nothing: known in part, and not against it.
    Kan,
    Anders,
}

/// The first of January and of July are what a registration says when nobody knew the day.
fn is_zeker(datum: Geboortedatum) -> bool {
    let dag = datum.datum();
    datum.bekend() == Bekend::Dag && !(dag.day() == 1 && matches!(dag.month(), 1 | 7))
}

fn geboren(a: Geboortedatum, b: Geboortedatum) -> Dagen {
    let (een, twee) = (a.datum(), b.datum());
    if !is_zeker(a) || !is_zeker(b) {
        return match (een.year() - twee.year()).abs() {
            0 => Dagen::Reden(Reden::ZelfdeGeboortejaar),
            // An estimated year may be one off.
            1 => Dagen::Kan,
            _ => Dagen::Anders,
        };
    }
    if een == twee {
        return Dagen::Reden(Reden::ZelfdeGeboortedatum);
    }
    if een.year() == twee.year() && (een.day(), een.month()) == (twee.month(), twee.day()) {
        return Dagen::Reden(Reden::DagMaandVerwisseld);
    }
    match cijfers_anders(een, twee) {
        Some(reden) => Dagen::Reden(reden),
        None => Dagen::Anders,
    }
}

/// Dates of eight digits that differ by one digit, or by two next to each other exchanged.
fn cijfers_anders(a: NaiveDate, b: NaiveDate) -> Option<Reden> {
    let cijfers = |dag: NaiveDate| -> Vec<u8> { dag.format("%d%m%Y").to_string().into_bytes() };
    let (a, b) = (cijfers(a), cijfers(b));
    let anders: Vec<usize> = (0..a.len().min(b.len()))
        .filter(|plaats| a.get(*plaats) != b.get(*plaats))
        .collect();
    match anders.as_slice() {
        [_] => Some(Reden::CijferAnders),
        [een, twee]
            if een + 1 == *twee && a.get(*een) == b.get(*twee) && a.get(*twee) == b.get(*een) =>
        {
            Some(Reden::CijfersVerwisseld)
        }
        _ => None,
    }
}
