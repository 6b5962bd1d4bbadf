//! The words of a quick line, and taking the values out of it one by one.

use std::ops::Range;

use chrono::NaiveDate;

use crate::form::kind;
use crate::form::plaatsen::Plaatsen;
use crate::form::quick::Stuk;
use crate::form::spec::{FormSpec, Kind, Lijst};

pub(super) struct Woord<'a> {
    pub(super) tekst: &'a str,
    pub(super) span: Range<usize>,
    pub(super) bezet: bool,
    /// A comma stands behind it.
    pub(super) komma: bool,
}

pub(super) struct Lezer<'a> {
    pub(super) spec: &'a FormSpec,
    pub(super) tekst: &'a str,
    pub(super) plaatsen: &'a Plaatsen,
    pub(super) today: NaiveDate,
    pub(super) woorden: Vec<Woord<'a>>,
    pub(super) stukken: Vec<Stuk>,
}

impl<'a> Lezer<'a> {
    pub(super) fn new(
        spec: &'a FormSpec,
        (tekst, van, deel): (&'a str, usize, &'a str),
        plaatsen: &'a Plaatsen,
        today: NaiveDate,
    ) -> Self {
        let mut woorden = Vec::new();
        let mut at = 0;
        for stuk in deel.split(char::is_whitespace) {
            let span = van + at..van + at + stuk.len();
            at += stuk.len() + deel.get(at + stuk.len()..).map_or(0, blank);
            let kaal = stuk.trim_end_matches([',', ';']);
            if !kaal.is_empty() {
                woorden.push(Woord {
                    tekst: kaal,
                    span,
                    bezet: false,
                    komma: kaal.len() < stuk.len(),
                });
            }
        }
        Self {
            spec,
            tekst,
            plaatsen,
            today,
            woorden,
            stukken: Vec::new(),
        }
    }

    pub(super) fn vrij_van(&self, at: usize) -> usize {
        let mut aantal = 0;
        for woord in self.woorden.iter().skip(at) {
            if woord.bezet {
                break;
            }
            aantal += 1;
            if woord.komma {
                break;
            }
        }
        aantal
    }

    pub(super) fn waarde(&self, first: usize, last: usize) -> Option<&'a str> {
        let (van, tot) = (self.woorden.get(first)?, self.woorden.get(last)?);
        self.tekst
            .get(van.span.start..tot.span.start + tot.tekst.len())
    }

    pub(super) fn neem(
        &mut self,
        key: &'static str,
        (first, last): (usize, usize),
        waarde: String,
    ) -> bool {
        let bekend = self.spec.field(key).is_some();
        if !bekend || self.stukken.iter().any(|it| it.key == key) {
            return false;
        }
        let (Some(van), Some(tot)) = (self.woorden.get(first), self.woorden.get(last)) else {
            return false;
        };
        let span = van.span.start..tot.span.end;
        for woord in self.woorden.iter_mut().take(last + 1).skip(first) {
            woord.bezet = true;
        }
        self.stukken.push(Stuk { key, waarde, span });
        true
    }

    /// Tries a recogniser at every free word, the longest run of words first.
    pub(super) fn elk(
        &mut self,
        langst: usize,
        herken: impl Fn(&Self, &str, usize) -> Option<(&'static str, String)>,
    ) {
        for at in 0..self.woorden.len() {
            for aantal in (1..=self.vrij_van(at).min(langst)).rev() {
                let last = at + aantal - 1;
                let Some(waarde) = self.waarde(at, last) else {
                    continue;
                };
                if let Some((key, waarde)) = herken(self, waarde, aantal)
                    && self.neem(key, (at, last), waarde)
                {
                    break;
                }
            }
        }
    }

    /// A value behind a word that announces it: `kvk 12345678`.
    pub(super) fn met_label(&mut self, labels: &[&str], key: &'static str, langst: usize) {
        for at in 0..self.woorden.len() {
            let is_label = self.woorden.get(at).is_some_and(|it| {
                let kaal = it.tekst.trim_end_matches(':').to_lowercase();
                !it.bezet && labels.contains(&kaal.as_str())
            });
            if !is_label {
                continue;
            }
            for aantal in (1..=self.vrij_van(at + 1).min(langst)).rev() {
                let last = at + aantal;
                let gelezen = self
                    .waarde(at + 1, last)
                    .and_then(|it| self.gezond(key, it));
                if let Some(waarde) = gelezen
                    && self.neem(key, (at, last), waarde)
                {
                    break;
                }
            }
        }
    }

    /// The tidy value for a field, if there is nothing wrong with it.
    pub(super) fn gezond(&self, key: &str, waarde: &str) -> Option<String> {
        let kind = self.spec.field(key)?.kind;
        if waarde.trim().is_empty() || kind::fout(kind, waarde, self.today).is_some() {
            return None;
        }
        let netjes = kind::netjes(kind, waarde, self.today);
        Some(netjes.unwrap_or_else(|| waarde.to_owned()))
    }

    pub(super) fn lijst(&self, key: &str) -> Option<Lijst> {
        match self.spec.field(key)?.kind {
            Kind::Choice(lijst) => Some(lijst),
            _ => None,
        }
    }
}

fn blank(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}
