//! What a typed text means for each kind of field: fault, code, tidy form, remark.

mod codes;

use chrono::NaiveDate;

pub use codes::{bedrag, jaar, toon_bedrag, werkprocessen};

use super::answers::Antwoord;
use super::spec::{Kind, Lijst, Richting};
use crate::domain::adres::Huisnummer;
use crate::domain::datum::{self, DatumFout, lees_datum};
use crate::domain::email::Email;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::naam::Naam;
use crate::domain::postcode::{Pc4, Postcode};
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::domain::telefoon::Telefoon;

/// The code for ja.
pub const JA: &str = "JA";
/// The code for nee.
pub const NEE: &str = "NEE";

/// What is wrong with a finished text.
pub fn fout(kind: Kind, tekst: &str, today: NaiveDate) -> Option<String> {
    let text = |fout: &dyn std::fmt::Display| Some(fout.to_string());
    match kind {
        Kind::Line | Kind::Text => None,
        Kind::Naam => Naam::lees(tekst).err().and_then(|it| text(&it)),
        Kind::Plaats => (!tekst.chars().any(char::is_alphabetic))
            .then(|| "Typ de naam van een plaats, zoals Almelo.".to_owned()),
        Kind::Telefoon => tekst.parse::<Telefoon>().err().and_then(|it| text(&it)),
        Kind::Email => tekst.parse::<Email>().err().and_then(|it| text(&it)),
        Kind::Postcode if tekst.trim().chars().all(|c| c.is_ascii_digit()) => {
            tekst.parse::<Pc4>().err().and_then(|it| text(&it))
        }
        Kind::Postcode => tekst.parse::<Postcode>().err().and_then(|it| text(&it)),
        Kind::Huisnummer => tekst.parse::<Huisnummer>().err().and_then(|it| text(&it)),
        Kind::Geboortedatum => Geboortedatum::lees(tekst, today)
            .err()
            .and_then(|it| text(&it)),
        Kind::Date(richting) => match lees(tekst, today, richting) {
            Err(fout) => text(&fout),
            Ok(datum) => wrong_side(datum, today, richting),
        },
        Kind::YesNo => ja_nee(tekst)
            .is_none()
            .then(|| "Typ j (ja) of n (nee).".to_owned()),
        Kind::Choice(lijst) => keuze_fout(lijst, tekst),
        Kind::Many(lijst) => stukken(lijst, tekst)
            .iter()
            .find_map(|piece| keuze_fout(lijst, piece)),
        Kind::Bedrag => codes::bedrag_fout(tekst),
        Kind::Jaar { van } => codes::jaar_fout(van, tekst, today),
        Kind::Bsn => codes::bsn_fout(tekst),
        Kind::Kvk => codes::kvk_fout(tekst),
        Kind::Brin => codes::brin_fout(tekst),
        Kind::Crebo => codes::crebo_fout(tekst),
        Kind::Werkprocessen => codes::werkprocessen_fout(tekst),
        Kind::Getal { min, max } => match getal(tekst) {
            Some(getal) if (min..=max).contains(&getal) => None,
            _ => Some(format!("Typ een getal van {min} tot en met {max}.")),
        },
    }
}

/// What is wrong with a text that is still being typed and can no longer become right.
pub fn hopeloos(kind: Kind, tekst: &str, today: NaiveDate) -> Option<String> {
    let Antwoord::Waarde(tekst) = Antwoord::van(tekst) else {
        return None;
    };
    let digits = tekst.chars().filter(char::is_ascii_digit).count();
    let hopeless = match kind {
        Kind::Line | Kind::Text | Kind::Plaats | Kind::YesNo => false,
        Kind::Naam => digits > 0,
        Kind::Telefoon => digits > 15 || tekst.chars().any(char::is_alphabetic),
        Kind::Email => tekst.contains([' ', ',', ';']) || tekst.matches('@').count() > 1,
        Kind::Postcode => !begins_as_postcode(tekst),
        Kind::Huisnummer => tekst.parse::<Huisnummer>().is_err(),
        // Only a whole date tells; half of one is only hopeless in its day and month.
        Kind::Geboortedatum => impossible_day(
            Geboortedatum::lees(tekst, today)
                .err()
                .and_then(|fout| match fout {
                    crate::domain::geboortedatum::GeboortedatumFout::Datum(fout) => Some(fout),
                    crate::domain::geboortedatum::GeboortedatumFout::Toekomst => None,
                }),
            tekst,
        ),
        Kind::Date(richting) => impossible_day(lees(tekst, today, richting).err(), tekst),
        Kind::Choice(lijst) => lijst.beste(tekst).is_none() && lijst.passend(tekst).is_empty(),
        Kind::Many(lijst) => stukken(lijst, tekst)
            .iter()
            .any(|piece| lijst.beste(piece).is_none() && lijst.passend(piece).is_empty()),
        Kind::Bedrag => codes::bedrag_hopeloos(tekst),
        Kind::Jaar { .. } => codes::cijfers_hopeloos(tekst, 4),
        Kind::Bsn => codes::bsn_hopeloos(tekst),
        Kind::Kvk => codes::cijfers_hopeloos(tekst, 8),
        Kind::Brin => codes::brin_hopeloos(tekst),
        Kind::Crebo => codes::cijfers_hopeloos(tekst, 5),
        // The last code may still be on its way.
        Kind::Werkprocessen => tekst
            .rsplit_once(',')
            .is_some_and(|(whole, _)| codes::werkprocessen_fout(whole).is_some()),
        Kind::Getal { max, .. } => {
            !tekst.chars().all(|c| c.is_ascii_digit() || c == '-')
                || getal(tekst).is_some_and(|getal| getal > max && max >= 0)
        }
    };
    if hopeless {
        fout(kind, tekst, today)
    } else {
        None
    }
}

/// The stable code of an answer, for conditions and parsing.
pub fn code(kind: Kind, tekst: &str) -> Option<&'static str> {
    let tekst = Antwoord::van(tekst).waarde()?;
    match kind {
        Kind::YesNo => ja_nee(tekst).map(|ja| if ja { JA } else { NEE }),
        Kind::Choice(lijst) => lijst.lees(tekst).map(|keuze| keuze.code),
        _ => None,
    }
}

/// The codes of an answer that may hold several.
pub fn codes(kind: Kind, tekst: &str) -> Vec<&'static str> {
    let Kind::Many(lijst) = kind else {
        return code(kind, tekst).into_iter().collect();
    };
    let tekst = Antwoord::van(tekst).waarde().unwrap_or("");
    let stukken = stukken(lijst, tekst).into_iter();
    stukken
        .filter_map(|stuk| lijst.lees(stuk).map(|keuze| keuze.code))
        .collect()
}

/// The text that is offered in the place of a wrong one.
pub fn aanbod(kind: Kind, tekst: &str) -> Option<String> {
    let tekst = Antwoord::van(tekst).waarde()?;
    match kind {
        Kind::Werkprocessen => codes::werkprocessen_aanbod(tekst),
        _ => None,
    }
}

/// The tidy way to write an answer, when the text is right and another way is tidier.
pub fn netjes(kind: Kind, tekst: &str, today: NaiveDate) -> Option<String> {
    let value = Antwoord::van(tekst).waarde()?;
    let tidy = match kind {
        Kind::Line => schoon(value),
        Kind::Text => schoon_meerregelig(value),
        Kind::Naam => naam_netjes(value)?,
        Kind::Plaats => hoofdletters(&schoon(value)),
        Kind::Telefoon => value.parse::<Telefoon>().ok()?.to_string(),
        Kind::Email => value.parse::<Email>().ok()?.to_string(),
        Kind::Postcode => value.parse::<Postcode>().ok()?.to_string(),
        Kind::Huisnummer => value.parse::<Huisnummer>().ok()?.to_string(),
        Kind::Geboortedatum => {
            let geboren = Geboortedatum::lees(value, today).ok()?;
            // In part known, it stands as typed: "1985" is shorter than its explanation.
            (geboren.bekend() == Bekend::Dag).then(|| datum::toon(geboren.datum()))?
        }
        Kind::Date(richting) => datum::toon(lees(value, today, richting).ok()?),
        Kind::YesNo => if ja_nee(value)? { "ja" } else { "nee" }.to_owned(),
        Kind::Choice(lijst) => lijst.beste(value)?.label.to_owned(),
        Kind::Many(lijst) => {
            let labels: Option<Vec<&str>> = stukken(lijst, value)
                .into_iter()
                .map(|piece| lijst.beste(piece).map(|keuze| keuze.label))
                .collect();
            let mut labels = labels?;
            let mut seen = Vec::new();
            labels.retain(|label| {
                let new = !seen.contains(label);
                seen.push(*label);
                new
            });
            labels.join(", ")
        }
        Kind::Getal { .. } => getal(value)?.to_string(),
        Kind::Bedrag => toon_bedrag(bedrag(value)?),
        Kind::Jaar { .. } => jaar(value)?.to_string(),
        Kind::Bsn => codes::bsn_netjes(value)?,
        Kind::Kvk => codes::kvk_netjes(value)?,
        Kind::Brin => codes::brin_netjes(value)?,
        Kind::Crebo => codes::crebo_netjes(value)?,
        Kind::Werkprocessen => codes::werkprocessen_netjes(value)?,
    };
    (tidy != tekst).then_some(tidy)
}

/// What is wrong with a text once it is tidied.
pub fn fout_na_netjes(kind: Kind, tekst: &str, today: NaiveDate) -> Option<String> {
    let tidy = netjes(kind, tekst, today);
    fout(kind, tidy.as_deref().unwrap_or(tekst), today)
}

/// What stands behind a right answer: the age, the day of the week, or what to look at again.
pub fn opmerking(kind: Kind, tekst: &str, today: NaiveDate) -> Option<String> {
    let tekst = Antwoord::van(tekst).waarde()?;
    match kind {
        Kind::Geboortedatum => {
            let geboren = Geboortedatum::lees(tekst, today).ok()?;
            let age = geboren.leeftijd(today);
            let ask = geboren.waarschuwing(today);
            Some(ask.map_or_else(|| format!("({age})"), str::to_owned))
        }
        Kind::Date(richting) => {
            let found = lees(tekst, today, richting).ok()?;
            Some(format!("({})", datum::toon_kort(found)))
        }
        Kind::Bsn => codes::bsn_opmerking(tekst),
        Kind::Werkprocessen => aanbod(kind, tekst).map(|code| format!("(↓ maakt er {code} van)")),
        _ => None,
    }
}

/// Reads ja or nee.
pub fn ja_nee(tekst: &str) -> Option<bool> {
    match tekst.trim().to_lowercase().as_str() {
        "j" | "ja" | "y" => Some(true),
        "n" | "nee" => Some(false),
        _ => None,
    }
}

/// Reads a date of a field.
pub fn lees(tekst: &str, today: NaiveDate, richting: Richting) -> Result<NaiveDate, DatumFout> {
    let side = match richting {
        Richting::Verleden => datum::Richting::Verleden,
        Richting::Toekomst | Richting::Vrij => datum::Richting::Toekomst,
    };
    lees_datum(tekst, today, side)
}

/// The pieces of an answer with several choices.
pub fn pieces(tekst: &str) -> impl Iterator<Item = &str> {
    tekst
        .split(',')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// The pieces of an answer with several choices of a list. A label may have commas of its own.
pub fn stukken(lijst: Lijst, tekst: &str) -> Vec<&str> {
    let keuzes = lijst.keuzes();
    let mut rest = tekst;
    let mut stukken = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        if rest.is_empty() {
            return stukken;
        }
        let whole = keuzes.iter().filter(|keuze| keuze.label.contains(','));
        let whole = whole.filter_map(|keuze| heel(rest, keuze.label)).max();
        let end = whole.or_else(|| rest.find(',')).unwrap_or(rest.len());
        let (stuk, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        stukken.push(stuk.trim_end());
        rest = after;
    }
}

/// The piece that is being typed: what stands behind the last comma between two pieces.
pub fn laatste_stuk(lijst: Lijst, tekst: &str) -> &str {
    if tekst.trim_end().ends_with(',') {
        return "";
    }
    stukken(lijst, tekst).pop().unwrap_or("")
}

/// Where a label ends that the text begins with.
fn heel(tekst: &str, label: &str) -> Option<usize> {
    let after = tekst.strip_prefix(label)?;
    let ends = after.is_empty() || after.trim_start().starts_with(',');
    ends.then_some(label.len())
}

fn wrong_side(found: NaiveDate, today: NaiveDate, richting: Richting) -> Option<String> {
    let shown = datum::toon(found);
    match richting {
        Richting::Verleden if found > today => Some(format!(
            "{shown} moet nog komen. Vul een datum tot en met vandaag in."
        )),
        Richting::Toekomst if found < today => Some(format!(
            "{shown} is al geweest. Vul vandaag of later in, zoals morgen of +2w."
        )),
        _ => None,
    }
}

/// A day or month that does not exist stays so, whatever year comes behind it.
fn impossible_day(fout: Option<DatumFout>, tekst: &str) -> bool {
    let separated = tekst.contains(['-', '/', '.', ' ']);
    separated && matches!(fout, Some(DatumFout::Maand(13..) | DatumFout::Dag { .. }))
}

fn begins_as_postcode(tekst: &str) -> bool {
    let signs: Vec<char> = tekst
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.'))
        .collect();
    signs.len() <= 6
        && signs.first() != Some(&'0')
        && signs.iter().take(4).all(char::is_ascii_digit)
        && signs.iter().skip(4).all(char::is_ascii_alphabetic)
}

fn keuze_fout(lijst: Lijst, tekst: &str) -> Option<String> {
    if lijst.lees(tekst).is_some() {
        return None;
    }
    let passend = lijst.passend(tekst);
    let labels: Vec<&str> = passend.iter().take(3).map(|keuze| keuze.label).collect();
    Some(if labels.is_empty() {
        format!(
            "\"{}\" staat niet in de lijst {}. Kies met ↑ en ↓.",
            schoon(tekst),
            lijst.naam
        )
    } else {
        format!("Kies er één: {}.", labels.join(", "))
    })
}

fn getal(tekst: &str) -> Option<i64> {
    tekst.trim().parse().ok()
}

/// The name with its capitals and its parts in order, as long as no part gets lost by it.
fn naam_netjes(tekst: &str) -> Option<String> {
    let naam = Naam::lees(tekst).ok()?;
    let tidy = naam.volledig();
    (Naam::lees(&tidy).ok()? == naam).then_some(tidy)
}

/// Words that stay small inside a name.
const KLEIN: &[&str] = &[
    "van", "de", "der", "den", "het", "ter", "ten", "te", "op", "in", "aan", "bij", "uit", "voor",
    "over", "onder", "von", "zu", "zum", "la", "le", "du", "di", "da", "dos", "el", "al", "bin",
    "ben", "ibn", "'t", "'s", "en",
];

/// Whether a word is a voorvoegsel.
pub fn is_voorvoegsel(woord: &str) -> bool {
    KLEIN.contains(&woord.to_lowercase().as_str())
}

/// Gives the name of a place that was typed in small letters its capitals; with any capital it is
/// left as it is.
pub fn hoofdletters(naam: &str) -> String {
    if naam.chars().any(char::is_uppercase) {
        return naam.to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    for (at, woord) in naam.split(' ').enumerate() {
        let small = at > 0 && is_voorvoegsel(woord);
        words.push(if small {
            woord.to_owned()
        } else {
            capital(woord)
        });
    }
    words.join(" ")
}

fn capital(woord: &str) -> String {
    for small in ["'s-", "'t-"] {
        if let Some(rest) = woord.strip_prefix(small) {
            return format!("{small}{}", capital(rest));
        }
    }
    let mut done = String::with_capacity(woord.len());
    let mut start = true;
    let rest = woord.strip_prefix("ij");
    if let Some(rest) = rest {
        done.push_str("IJ");
        start = rest.is_empty();
    }
    for c in rest.unwrap_or(woord).chars() {
        if start && c.is_alphabetic() {
            done.extend(c.to_uppercase());
            start = false;
        } else {
            done.push(c);
            start = start || matches!(c, '-' | '\'' | '’' | '.');
        }
    }
    done
}

#[cfg(test)]
mod tests;
