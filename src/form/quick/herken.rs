//! Recognising the pieces of a quick line, the surest first.

use std::ops::Range;

use chrono::NaiveDate;

use super::woorden::{AFGEROND, DAGEN, DUBBELZINNIG, LABELS, TUSSEN};
use super::{Gelezen, Stuk};
use crate::domain::tekst::vouw;
use crate::form::kind;
use crate::form::plaatsen::Plaatsen;
use crate::form::spec::{FormSpec, Kind, Lijst};

/// No value is longer than this many words.
const LANGST: usize = 6;

/// One word of the line.
pub(super) struct Woord<'a> {
    /// As typed, without a comma at the end.
    pub(super) tekst: &'a str,
    /// Where it stands, comma included.
    pub(super) span: Range<usize>,
    /// Taken by a piece.
    pub(super) bezet: bool,
}

/// A line that is being read.
pub(super) struct Lezer<'a> {
    spec: &'a FormSpec,
    tekst: &'a str,
    plaatsen: &'a Plaatsen,
    today: NaiveDate,
    pub(super) woorden: Vec<Woord<'a>>,
    stukken: Vec<Stuk>,
}

impl<'a> Lezer<'a> {
    pub(super) fn new(
        spec: &'a FormSpec,
        tekst: &'a str,
        plaatsen: &'a Plaatsen,
        today: NaiveDate,
    ) -> Self {
        Self {
            spec,
            tekst,
            plaatsen,
            today,
            woorden: words(tekst),
            stukken: Vec::new(),
        }
    }

    /// `tel 06…`, `uit pw`, `tel:06…`.
    pub(super) fn met_label(&mut self) {
        for at in 0..self.woorden.len() {
            let Some(woord) = self.woorden.get(at) else {
                break;
            };
            if woord.bezet {
                continue;
            }
            if let Some((label, value)) = woord.tekst.split_once([':', '='])
                && !value.is_empty()
            {
                // A value that goes on behind the next blank: `tel:06 12345678`.
                if let Some(key) = announced(label) {
                    let from = woord.span.start + label.len() + 1;
                    self.take_labelled(key, at, at, from);
                }
                continue;
            }
            let label = woord.tekst.trim_end_matches([':', '=']);
            let Some(key) = announced(label) else {
                continue;
            };
            let first = match self.woorden.get(at + 1) {
                Some(next) if TUSSEN.contains(&next.tekst.to_lowercase().as_str()) => at + 2,
                _ => at + 1,
            };
            for first in [first, at + 1] {
                if let Some(from) = self.woorden.get(first).map(|it| it.span.start)
                    && self.take_labelled(key, at, first, from)
                {
                    break;
                }
            }
        }
    }

    /// Takes the longest value for a labelled field that begins at byte `from` in word `first`.
    fn take_labelled(&mut self, key: &'static str, at: usize, first: usize, from: usize) -> bool {
        let free = self
            .free_from(first)
            .min(if key == "notitie" { usize::MAX } else { LANGST });
        for count in (1..=free).rev() {
            let last = first + count - 1;
            let Some(end) = self.woorden.get(last).map(text_end) else {
                continue;
            };
            let Some(value) = self.tekst.get(from..end) else {
                continue;
            };
            if let Some(waarde) = self.labelled_value(key, value, count) {
                return self.take(key, at, last, waarde);
            }
        }
        false
    }

    fn labelled_value(&self, key: &str, value: &str, count: usize) -> Option<String> {
        let kind = self.spec.field(key)?.kind;
        match kind {
            Kind::Plaats => self.plaatsen.zoek(value).map(str::to_owned).or_else(|| {
                // A place outside the region: one word, or two that begin like `Den`.
                let begin = value.split(' ').next().unwrap_or("");
                let words = if kind::is_voorvoegsel(begin) { 2 } else { 1 };
                (count == words && value.chars().all(name_sign)).then(|| kind::hoofdletters(value))
            }),
            Kind::Naam => of_a_name(value).then(|| self.sound(kind, value)).flatten(),
            Kind::Line if key == "partnernaam" => {
                (of_a_name(value) && one_surname(value)).then(|| surname(value))
            }
            Kind::Choice(lijst) => lijst.lees(value).map(|keuze| keuze.label.to_owned()),
            // Behind the number only a letter belongs to it.
            Kind::Huisnummer => (count == 1
                || count == 2 && value.chars().rev().nth(1) == Some(' '))
            .then(|| self.sound(kind, value))
            .flatten(),
            _ => self.sound(kind, value),
        }
    }

    /// Dates, mail, telephone, postcode: they show by their signs what they are.
    pub(super) fn vast_van_vorm(&mut self) {
        self.each(3, |lezer, _, value, count| lezer.birth_date(value, count));
        self.each(1, |lezer, _, value, _| {
            value
                .contains('@')
                .then(|| ("email", lezer.sound(Kind::Email, value)))
        });
        self.each(LANGST, |lezer, _, value, _| {
            let number = value.starts_with(['0', '+', '(']) && !value.contains(char::is_alphabetic);
            number.then(|| ("telefoon", lezer.sound(Kind::Telefoon, value)))
        });
        self.each(2, |lezer, _, value, count| lezer.postcode(value, count));
        self.each(1, |lezer, at, value, _| lezer.huisnummer(at, value));
    }

    /// Words of the value lists, days, places.
    pub(super) fn losse_woorden(&mut self) {
        self.each(1, |lezer, _, value, _| {
            let digit = value.to_lowercase();
            let digit = digit.strip_prefix('n')?;
            let niveau = lezer.lijst("niveau")?.precies(digit)?;
            Some(("niveau", Some(niveau.label.to_owned())))
        });
        // "werkend" says first of all which situatie it is.
        for key in ["opleiding", "situatie", "uitkering", "branche"] {
            self.each(3, |lezer, at, value, _| {
                if DUBBELZINNIG.contains(&value.to_lowercase().as_str()) || lezer.after_van(at) {
                    return None;
                }
                let keuze = lezer.lijst(key)?.precies(value)?;
                Some((key, Some(keuze.label.to_owned())))
            });
        }
        self.each(2, |lezer, at, value, _| lezer.finished(at, value));
        self.each(1, |lezer, at, value, _| lezer.niveau(at, value));
        self.each(2, |lezer, _, value, _| {
            let folded = value.to_lowercase();
            let step = value.starts_with('+') && value.ends_with(char::is_alphabetic);
            (step || DAGEN.contains(&folded.as_str()))
                .then(|| ("terugbellen", lezer.of_field("terugbellen", value)))
        });
        self.each(self.plaatsen.longest(), |lezer, at, value, _| {
            if lezer.after_van(at) {
                return None;
            }
            let plaats = lezer.plaatsen.zoek(value)?;
            Some(("woonplaats", Some(plaats.to_owned())))
        });
    }

    /// The name: the first words that nothing else claimed.
    pub(super) fn naam(&mut self) {
        let Some((first, last)) = super::naam::zoek(&self.woorden) else {
            return;
        };
        let span = self.value_span(first, last);
        if let Some(value) = span.and_then(|span| self.tekst.get(span)) {
            // What is no name after all stays for the note.
            if let Some(naam) = self.sound(Kind::Naam, value) {
                self.take("naam", first, last, naam);
            }
        }
    }

    /// What was understood, and the rest.
    pub(super) fn klaar(mut self) -> Gelezen {
        self.stukken.sort_by_key(|stuk| stuk.span.start);
        let mut rest: Vec<Range<usize>> = Vec::new();
        let mut open = false;
        for woord in &self.woorden {
            match rest.last_mut() {
                _ if woord.bezet => {}
                Some(last) if open => last.end = woord.span.end,
                _ => rest.push(woord.span.clone()),
            }
            open = !woord.bezet;
        }
        Gelezen {
            stukken: self.stukken,
            rest,
        }
    }

    /// Tries a recogniser at every free word, with the longest run of words first.
    fn each(
        &mut self,
        longest: usize,
        recognise: impl Fn(&Self, usize, &str, usize) -> Option<(&'static str, Option<String>)>,
    ) {
        for at in 0..self.woorden.len() {
            for count in (1..=self.free_from(at).min(longest)).rev() {
                let last = at + count - 1;
                let span = self.value_span(at, last);
                let Some(value) = span.and_then(|span| self.tekst.get(span)) else {
                    continue;
                };
                if let Some((key, Some(waarde))) = recognise(self, at, value, count)
                    && self.take(key, at, last, waarde)
                {
                    break;
                }
            }
        }
    }

    /// Takes words for a field, unless the form lacks it or has it already.
    fn take(&mut self, key: &'static str, first: usize, last: usize, waarde: String) -> bool {
        let known = self.spec.field(key).is_some();
        if !known || self.stukken.iter().any(|stuk| stuk.key == key) {
            return false;
        }
        let (Some(from), Some(to)) = (self.woorden.get(first), self.woorden.get(last)) else {
            return false;
        };
        let span = from.span.start..to.span.end;
        for woord in self.woorden.iter_mut().take(last + 1).skip(first) {
            woord.bezet = true;
        }
        self.stukken.push(Stuk { key, waarde, span });
        true
    }

    /// How many free words stand here in a row.
    fn free_from(&self, at: usize) -> usize {
        let rest = self.woorden.iter().skip(at);
        rest.take_while(|woord| !woord.bezet).count()
    }

    fn value_span(&self, first: usize, last: usize) -> Option<Range<usize>> {
        let from = self.woorden.get(first)?.span.start;
        Some(from..text_end(self.woorden.get(last)?))
    }

    /// `van Losser` is a name, Losser a place.
    fn after_van(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.woorden.get(at));
        before.is_some_and(|woord| !woord.bezet && kind::is_voorvoegsel(woord.tekst))
    }

    fn lijst(&self, key: &str) -> Option<Lijst> {
        match self.spec.field(key)?.kind {
            Kind::Choice(lijst) => Some(lijst),
            _ => None,
        }
    }

    fn of_field(&self, key: &str, value: &str) -> Option<String> {
        self.sound(self.spec.field(key)?.kind, value)
    }

    /// The tidy value, if there is nothing wrong with it.
    fn sound(&self, kind: Kind, value: &str) -> Option<String> {
        if value.trim().is_empty() || kind::fout(kind, value, self.today).is_some() {
            return None;
        }
        let tidy = kind::netjes(kind, value, self.today);
        Some(tidy.unwrap_or_else(|| value.to_owned()))
    }

    /// A whole date in the past: `12-3-85`, `12031985`, `12 mrt 1985`. Figures with blanks between
    /// them are left alone: they are a telephone number more often.
    fn birth_date(&self, value: &str, count: usize) -> Option<(&'static str, Option<String>)> {
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let separators = value.matches(['-', '/', '.']).count();
        let numeric = !value.contains(char::is_alphabetic);
        let whole = match count {
            1 if numeric => separators == 2 || (digits == 8 && digits == value.len()),
            1 => false,
            // Two words without a year may be any date: `12 maart`.
            _ => !numeric && count == 3 && value.starts_with(|c: char| c.is_ascii_digit()),
        };
        whole.then(|| ("geboren", self.sound(Kind::Geboortedatum, value)))
    }

    /// `7551 AB`, `7551ab`, and `7551` unless it looks like a year.
    fn postcode(&self, value: &str, count: usize) -> Option<(&'static str, Option<String>)> {
        let signs = value.chars().filter(|c| c.is_alphanumeric()).count();
        let benefit = |word: &str| {
            word.chars().all(char::is_lowercase)
                && self
                    .lijst("uitkering")
                    .and_then(|it| it.precies(word))
                    .is_some()
        };
        if count == 2 && value.split(' ').next_back().is_some_and(benefit) {
            return None;
        }
        let year = value
            .parse::<u16>()
            .is_ok_and(|it| (1900..2030).contains(&it));
        let right = (signs == 6) || (count == 1 && signs == 4 && !year);
        right.then(|| ("postcode", self.sound(Kind::Postcode, value)))
    }

    /// Whether a word stands right behind what was understood as a field.
    fn achter(&self, key: &str, at: usize) -> bool {
        let stuk = self.stukken.iter().find(|stuk| stuk.key == key);
        let before = at.checked_sub(1).and_then(|at| self.woorden.get(at));
        stuk.zip(before)
            .is_some_and(|(stuk, before)| before.span.end == stuk.span.end)
    }

    /// `7551 AB 12a`: a number right behind the postcode is the door.
    fn huisnummer(&self, at: usize, value: &str) -> Option<(&'static str, Option<String>)> {
        self.spec.field("huisnummer")?;
        self.achter("postcode", at)
            .then(|| self.sound(Kind::Huisnummer, value))?
            .map(|it| ("huisnummer", Some(it)))
    }

    /// `zorg 2`, as cards have it: a lone figure right behind the branche.
    fn niveau(&self, at: usize, value: &str) -> Option<(&'static str, Option<String>)> {
        let figure = value.len() == 1 && value.starts_with(|c: char| c.is_ascii_digit());
        if !figure || !self.achter("branche", at) {
            return None;
        }
        let keuze = self.lijst("niveau")?.precies(value)?;
        Some(("niveau", Some(keuze.label.to_owned())))
    }

    /// `havo niet afgerond`: only right behind the opleiding.
    fn finished(&self, at: usize, value: &str) -> Option<(&'static str, Option<String>)> {
        if !self.achter("opleiding", at) {
            return None;
        }
        let folded = value.to_lowercase();
        let (_, code) = AFGEROND.iter().find(|(words, _)| *words == folded)?;
        let keuze = self.lijst("afgerond")?.precies(code)?;
        Some(("afgerond", Some(keuze.label.to_owned())))
    }
}

/// The field that a word announces.
fn announced(woord: &str) -> Option<&'static str> {
    let woord = vouw(woord);
    let found = LABELS
        .iter()
        .find(|(_, words)| words.iter().any(|it| vouw(it) == woord));
    found.map(|(key, _)| *key)
}

/// A sign that stands in names.
pub(super) fn name_sign(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ' ' | ',') || unicode_mark(c)
}

/// Signs that sit on the letter before them.
fn unicode_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn text_end(woord: &Woord<'_>) -> usize {
    woord.span.start + woord.tekst.len()
}

/// Cuts a line into words; a comma or semicolon at the end of a word parts, and is no part.
fn words(tekst: &str) -> Vec<Woord<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in tekst.char_indices() {
        if !c.is_whitespace() && start.is_none() {
            start = Some(at);
        } else if c.is_whitespace()
            && let Some(from) = start.take()
        {
            push(tekst, from..at, &mut found);
        }
    }
    if let Some(from) = start {
        push(tekst, from..tekst.len(), &mut found);
    }
    found
}

fn push<'a>(tekst: &'a str, span: Range<usize>, found: &mut Vec<Woord<'a>>) {
    let word = tekst.get(span.clone()).unwrap_or("");
    let bare = word.trim_end_matches([',', ';']);
    found.push(Woord {
        tekst: if bare.is_empty() { word } else { bare },
        span,
        bezet: false,
    });
}

/// Whether every word may be of a name, and none announces what comes next.
fn of_a_name(value: &str) -> bool {
    value
        .split(' ')
        .all(|word| super::naam::past(word) && announced(word).is_none())
}

/// What stands before the last word of a surname belongs to it; anything else is the next thing
/// that was said.
fn one_surname(value: &str) -> bool {
    value
        .rsplit_once(' ')
        .is_none_or(|(before, _)| before.split(' ').all(kind::is_voorvoegsel))
}

/// A surname alone: `de groot` is `de Groot`.
fn surname(value: &str) -> String {
    let words = value.split(' ').map(|word| {
        if kind::is_voorvoegsel(word) {
            word.to_lowercase()
        } else {
            kind::hoofdletters(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
