//! The quick line of a werkgever: `DC Twente, Almelo kvk 12345678 po Jan Smit 06.. / 3 orderpicken
//! n2 25254 32 uur vca / 2 schoonmaak n1`: the company, and a leerwerkplek behind each slash.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Gelezen, Stuk};
use crate::domain::eis::Eis;
use crate::form::plaatsen::Plaatsen;
use crate::form::spec::FormSpec;

mod lezer;

use lezer::{Lezer, Woord};

/// No value is longer than this many words.
const LANGST: usize = 6;

/// Parts of a text between slashes that stand alone, with where they begin.
fn delen(tekst: &str) -> Vec<(usize, &str)> {
    let mut delen = Vec::new();
    let mut van = 0;
    for (at, _) in tekst.match_indices('/') {
        let los = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let voor = tekst.get(..at).and_then(|it| it.chars().next_back());
        let na = tekst.get(at + 1..).and_then(|it| it.chars().next());
        if los(voor) && los(na) {
            delen.extend(tekst.get(van..at).map(|deel| (van, deel)));
            van = at + 1;
        }
    }
    delen.extend(tekst.get(van..).map(|deel| (van, deel)));
    delen
}

/// Reads the line of a werkgever.
pub(super) fn werkgever(
    spec: &FormSpec,
    tekst: &str,
    plaatsen: &Plaatsen,
    today: NaiveDate,
) -> Gelezen {
    let delen = delen(tekst);
    let mut gelezen = Gelezen::default();
    for (nummer, (van, deel)) in delen.iter().enumerate() {
        let mut lezer = Lezer::new(spec, (tekst, *van, deel), plaatsen, today);
        match nummer {
            0 => {
                lezer.bedrijf();
                lezer.plek();
                lezer.naam();
            }
            1 => {
                lezer.plek();
                lezer.functie();
            }
            // The line of every further leerwerkplek is read when the form is sent.
            _ => continue,
        }
        for stuk in lezer.stukken {
            // The second part knows the work better than what the first one said in passing; that
            // stays in sight as words that were not read.
            let bekend = gelezen.stukken.iter().position(|it| it.key == stuk.key);
            if let Some(at) = bekend {
                gelezen.rest.push(gelezen.stukken.remove(at).span);
            }
            gelezen.stukken.push(stuk);
        }
        gelezen.rest.extend(rest(&lezer.woorden));
    }
    gelezen.rest.sort_by_key(|span| span.start);
    let meer: Vec<&str> = delen.iter().skip(2).map(|it| it.1.trim()).collect();
    let meer: Vec<&str> = meer.into_iter().filter(|it| !it.is_empty()).collect();
    if let (false, Some((van, _))) = (meer.is_empty(), delen.get(2)) {
        gelezen.stukken.push(Stuk {
            key: "meer",
            waarde: meer.join("\n"),
            span: *van..tekst.len(),
        });
    }
    // Work that has no branche of its own is that of the company until somebody says otherwise.
    let heeft = |key: &str| gelezen.stukken.iter().find(|it| it.key == key);
    if let (Some(branche), None) = (heeft("branche"), heeft("werk")) {
        let stuk = Stuk {
            key: "werk",
            ..branche.clone()
        };
        gelezen.stukken.push(stuk);
    }
    gelezen
}

/// Reads the line of one leerwerkplek.
pub(super) fn plek(spec: &FormSpec, tekst: &str, plaatsen: &Plaatsen, today: NaiveDate) -> Gelezen {
    let mut lezer = Lezer::new(spec, (tekst, 0, tekst), plaatsen, today);
    lezer.plek();
    lezer.functie();
    Gelezen {
        rest: rest(&lezer.woorden),
        stukken: lezer.stukken,
    }
}

fn rest(woorden: &[Woord<'_>]) -> Vec<Range<usize>> {
    let mut rest: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for woord in woorden {
        match rest.last_mut() {
            _ if woord.bezet => {}
            Some(last) if open => last.end = woord.span.end,
            _ => rest.push(woord.span.clone()),
        }
        open = !woord.bezet;
    }
    rest
}

impl Lezer<'_> {
    /// What shows by its signs that it is of the company, then places and branche.
    fn bedrijf(&mut self) {
        self.met_label(&["kvk", "kvk-nummer"], "kvk", 3);
        self.met_label(&["sbb", "sbb-nummer", "sbb-id"], "sbb_id", 1);
        self.elk(1, |it, waarde, _| {
            let email = waarde.contains('@').then(|| it.gezond("email", waarde));
            Some(("email", email??))
        });
        self.elk(LANGST, |it, waarde, _| {
            let nummer = waarde.starts_with(['0', '+', '(']);
            let nummer = nummer && !waarde.contains(char::is_alphabetic);
            Some(("telefoon", nummer.then(|| it.gezond("telefoon", waarde))??))
        });
        self.elk(1, |_, waarde, _| {
            let cijfers = waarde.chars().all(|c| c.is_ascii_digit());
            match waarde.len() {
                8 if cijfers => Some(("kvk", waarde.to_owned())),
                9 if cijfers => Some(("sbb_id", waarde.to_owned())),
                _ => None,
            }
        });
        self.elk(2, |it, waarde, _| {
            let tekens = waarde.chars().filter(|c| c.is_alphanumeric()).count();
            let begin = waarde.chars().take(4).all(|c| c.is_ascii_digit());
            (tekens == 6 && begin)
                .then(|| it.gezond("postcode", waarde))?
                .map(|it| ("postcode", it))
        });
        self.opleider();
        self.elk(1, |it, waarde, _| {
            let klein = waarde.to_lowercase();
            let sw = klein == "sw" || klein == "sw-bedrijf";
            let keuze = it.lijst("soort")?.precies("sw")?;
            sw.then(|| ("soort", keuze.label.to_owned()))
        });
        self.elk(2, |it, waarde, _| {
            let keuze = it.lijst("branche")?.precies(waarde)?;
            Some(("branche", keuze.label.to_owned()))
        });
        // The name of a company often holds a place; the one behind it is where it is.
        for at in (1..self.woorden.len()).rev() {
            let langst = self.plaatsen.longest().min(self.vrij_van(at));
            for aantal in (1..=langst).rev() {
                let last = at + aantal - 1;
                let plaats = self.waarde(at, last).and_then(|it| self.plaatsen.zoek(it));
                if let Some(plaats) = plaats.map(str::to_owned)
                    && self.neem("plaats", (at, last), plaats)
                {
                    break;
                }
            }
        }
    }

    /// `po Jan Smit`: the words behind it up to a comma or something that is taken.
    fn opleider(&mut self) {
        for at in 0..self.woorden.len() {
            let is_label = self.woorden.get(at).is_some_and(|it| {
                let kaal = it.tekst.trim_end_matches(':').to_lowercase();
                !it.bezet && ["po", "praktijkopleider", "opleider"].contains(&kaal.as_str())
            });
            if !is_label {
                continue;
            }
            for aantal in (1..=self.vrij_van(at + 1).min(4)).rev() {
                let last = at + aantal;
                let woorden = self.woorden.get(at + 1..=last).unwrap_or_default();
                let naam = woorden.iter().all(|it| {
                    let letters = it.tekst.chars().all(|c| !c.is_ascii_digit());
                    letters && self.plaatsen.zoek(it.tekst).is_none()
                });
                let gelezen = self
                    .waarde(at + 1, last)
                    .filter(|_| naam)
                    .and_then(|it| self.gezond("praktijkopleider", it));
                if let Some(waarde) = gelezen
                    && self.neem("praktijkopleider", (at, last), waarde)
                {
                    return;
                }
            }
        }
    }

    /// What shows by its words that it is of a leerwerkplek.
    fn plek(&mut self) {
        self.elk(2, |it, waarde, _| {
            let klein = waarde.to_lowercase();
            let cijfer = klein
                .strip_prefix("niveau ")
                .or_else(|| klein.strip_prefix('n'))?;
            let keuze = it.lijst("niveau")?.precies(cijfer)?;
            Some(("niveau", keuze.label.to_owned()))
        });
        self.met_label(&["crebo"], "crebo", 1);
        self.elk(1, |it, waarde, _| {
            let vijf = waarde.len() == 5 && waarde.chars().all(|c| c.is_ascii_digit());
            Some(("crebo", vijf.then(|| it.gezond("crebo", waarde))??))
        });
        self.elk(2, |it, waarde, aantal| {
            let klein = waarde.to_lowercase();
            let getal = if aantal == 1 {
                klein
                    .strip_suffix("uur")
                    .or_else(|| klein.strip_suffix('u'))
            } else {
                klein
                    .strip_suffix(" uur")
                    .or_else(|| klein.strip_suffix(" u"))
            };
            Some(("uren", it.gezond("uren", getal?)?))
        });
        self.elk(2, |it, waarde, _| {
            let getal = waarde.to_lowercase();
            let getal = getal
                .strip_prefix("begeleidt ")
                .or_else(|| getal.strip_prefix("begeleiding "));
            Some(("begeleiding", it.gezond("begeleiding", getal?)?))
        });
        self.elk(2, |it, waarde, _| {
            let klein = waarde.to_lowercase();
            let (getal, woord) = klein.split_once(' ')?;
            let plaatsen = ["plekken", "plek", "plaatsen", "plaats", "mensen"];
            plaatsen
                .contains(&woord)
                .then(|| it.gezond("aantal", getal))?
                .map(|it| ("aantal", it))
        });
        self.later();
        self.met_label(&["vanaf", "per"], "vanaf", 3);
        self.met_label(&["tot", "t/m"], "tot", 3);
        self.eisen();
        self.elk(2, |it, waarde, _| {
            let klein = waarde.to_lowercase();
            let woord = if klein == "baan" {
                "baan mogelijk"
            } else {
                &klein
            };
            let keuze = it.lijst("perspectief")?;
            let keuze = keuze.keuzes().into_iter().find(|it| it.label == woord)?;
            Some(("perspectief", keuze.label.to_owned()))
        });
        // A bare number at the front is how many.
        self.elk(1, |it, waarde, _| {
            let kort = waarde.len() <= 3 && waarde.chars().all(|c| c.is_ascii_digit());
            Some(("aantal", kort.then(|| it.gezond("aantal", waarde))??))
        });
    }

    /// `3 vanaf 01-03-2027` beside another number is what comes later.
    fn later(&mut self) {
        for at in 0..self.woorden.len() {
            for aantal in (3..=self.vrij_van(at).min(5)).rev() {
                let last = at + aantal - 1;
                let waarde = self.waarde(at, last).filter(|it| {
                    let mut woorden = it.split_whitespace().skip(1);
                    woorden
                        .next()
                        .is_some_and(|it| it == "vanaf" || it == "per")
                });
                let past = waarde.is_some_and(|it| {
                    crate::form::specs::werkgever::lees_aantallen(it, self.today).is_ok()
                });
                if let (true, Some(waarde)) = (past, waarde.map(str::to_owned))
                    && self.neem("aantallen", (at, last), waarde)
                {
                    break;
                }
            }
        }
    }

    /// Papers and language that a werkgever asks, gathered in one field.
    fn eisen(&mut self) {
        let mut eisen: Vec<String> = Vec::new();
        let mut span: Option<Range<usize>> = None;
        for at in 0..self.woorden.len() {
            for aantal in (1..=self.vrij_van(at).min(3)).rev() {
                let last = at + aantal - 1;
                let Some(waarde) = self.waarde(at, last) else {
                    continue;
                };
                let eis = Eis::lees(waarde);
                if matches!(eis, Eis::Anders(_)) || waarde.eq_ignore_ascii_case("geen") {
                    continue;
                }
                let (Some(van), Some(tot)) = (self.woorden.get(at), self.woorden.get(last)) else {
                    continue;
                };
                let van = span.as_ref().map_or(van.span.start, |it| it.start);
                span = Some(van..tot.span.end);
                eisen.push(eis.to_string());
                for woord in self.woorden.iter_mut().take(last + 1).skip(at) {
                    woord.bezet = true;
                }
                break;
            }
        }
        if let Some(span) = span.filter(|_| self.spec.field("eisen").is_some()) {
            self.stukken.push(Stuk {
                key: "eisen",
                waarde: eisen.join(", "),
                span,
            });
        }
    }

    /// The name of the company: the first words that nothing else claimed.
    fn naam(&mut self) {
        let Some(first) = self.woorden.iter().position(|it| !it.bezet) else {
            return;
        };
        let aantal = self.vrij_van(first);
        let last = (first + aantal).saturating_sub(1);
        if let Some(naam) = self.waarde(first, last).map(str::to_owned) {
            self.neem("naam", (first, last), naam);
        }
    }

    /// The branche of the work, and the work: whatever is left.
    fn functie(&mut self) {
        // A word of the list names the work too: "schoonmaak" is both.
        if self.stukken.iter().all(|it| it.key != "werk") {
            let gevonden = self.woorden.iter().filter(|it| !it.bezet).find_map(|it| {
                let keuze = self.lijst("werk")?.precies(it.tekst)?;
                Some((keuze.label.to_owned(), it.span.clone()))
            });
            if let Some((waarde, span)) = gevonden {
                self.stukken.push(Stuk {
                    key: "werk",
                    waarde,
                    span,
                });
            }
        }
        let Some(first) = self.woorden.iter().position(|it| !it.bezet) else {
            return;
        };
        let last = (first + self.vrij_van(first)).saturating_sub(1);
        if let Some(functie) = self.waarde(first, last).map(str::to_owned) {
            self.neem("functie", (first, last), functie);
        }
    }
}

#[cfg(test)]
mod tests;
