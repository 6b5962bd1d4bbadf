//! One search: judge every row that can still match, score the best, put them in order.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::{FRESH, Index};
use super::vraag::{Klasse, MOST_JUMPS, Oordeel, Vraag};

/// This many of the best rows are scored and put in order; more are counted, not listed.
pub const BESTE: usize = 2_000;

/// From this many on, a second thread saves more than it costs (0.1 ms).
const LARGE: usize = 32_768;

/// Between two looks at the sign to stop.
const CHUNK: usize = 8_192;

/// What a search found.
pub struct Treffers {
    /// The best rows, the best first.
    pub rijen: Vec<Treffer>,
    /// How many rows match in total.
    pub totaal: usize,
    /// For the next key: hand it to the next search.
    pub vorige: Vorige,
}

/// One row that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treffer {
    /// The key that the row was set with.
    pub key: u32,
    /// Where the query stands in its text.
    pub klasse: Klasse,
    /// What fuzzy-matcher gives it; compares within a class.
    pub score: i64,
}

/// All rows that matched a query, so that a longer query need not look at the others.
///
/// It is only used when the index has not changed since and the query goes on where it ended;
/// otherwise the search starts afresh, with the same result.
pub struct Vorige {
    stand: u64,
    phrase: String,
    places: Vec<u32>,
}

impl Index {
    /// The rows that match a folded query, best first, at most `limit` and at most [`BESTE`].
    ///
    /// `None` when `cancel` became true on the way. An empty query matches everything.
    pub fn zoek(
        &self,
        query: &str,
        limit: usize,
        cancel: &AtomicBool,
        vorige: Option<&Vorige>,
    ) -> Option<Treffers> {
        let vraag = Vraag::new(query);
        let usable = |it: &&Vorige| it.stand == self.stand() && vraag.narrows(&it.phrase);
        let mut found = if let Some(vorige) = vorige.filter(usable) {
            self.look(&vraag, Part::Places(&vorige.places), cancel)?
        } else {
            let mut found = self.look(&vraag, Part::Bulk(0..self.bulk_len()), cancel)?;
            self.judge(&vraag, FRESH..FRESH | self.fresh_len(), &mut found);
            found
        };
        stop(cancel)?;
        let best = self.best(&mut found);
        let rijen = self.in_order(&vraag, &best, limit, cancel)?;
        Some(Treffers {
            rijen,
            totaal: found.places.len(),
            vorige: Vorige {
                stand: self.stand(),
                phrase: vraag.phrase().to_owned(),
                places: found.places,
            },
        })
    }

    /// Judges a part; a large one by two threads, each a half, put together in order.
    fn look(&self, vraag: &Vraag, part: Part<'_>, cancel: &AtomicBool) -> Option<Found> {
        if part.len() < LARGE {
            return self.look_alone(vraag, part, cancel);
        }
        let (first, second) = part.halves();
        thread::scope(|scope| {
            let again = second.clone();
            let other = thread::Builder::new()
                .spawn_scoped(scope, move || self.look_alone(vraag, second, cancel));
            let mut found = self.look_alone(vraag, first, cancel)?;
            found.append(match other {
                Ok(other) => other.join().ok()??,
                // No thread to be had: then one does it all.
                Err(_) => self.look_alone(vraag, again, cancel)?,
            });
            Some(found)
        })
    }

    fn look_alone(&self, vraag: &Vraag, part: Part<'_>, cancel: &AtomicBool) -> Option<Found> {
        let mut found = Found::new();
        match part {
            Part::Bulk(bulk) => {
                for from in bulk.clone().step_by(CHUNK) {
                    stop(cancel)?;
                    let chunk = from..bulk.end.min(from.saturating_add(CHUNK_U32));
                    self.judge(vraag, self.bulk_with(chunk, vraag.asked()), &mut found);
                }
            }
            Part::Places(places) => {
                for chunk in places.chunks(CHUNK) {
                    stop(cancel)?;
                    self.judge(vraag, chunk.iter().copied(), &mut found);
                }
            }
        }
        Some(found)
    }

    fn judge(&self, vraag: &Vraag, places: impl Iterator<Item = u32>, found: &mut Found) {
        for place in places {
            let oordeel = self
                .row(place)
                .and_then(|row| vraag.judge(row.letters, row.starts, || self.bytes(place)));
            if let Some(oordeel) = oordeel {
                found.add(place, oordeel);
            }
        }
    }

    /// The places worth scoring: by class, number of jumps, text and key.
    fn best(&self, found: &mut Found) -> Vec<(Klasse, u32)> {
        let mut best = Vec::new();
        for (klasse, bulk, fresh) in &mut found.buckets {
            if best.len() >= BESTE {
                break;
            }
            if !fresh.is_empty() {
                bulk.append(fresh);
                bulk.sort_by_key(|it| (self.text(*it), self.key(*it)));
            }
            best.extend(bulk.iter().map(|it| (*klasse, *it)));
        }
        best.truncate(BESTE);
        best
    }

    fn in_order(
        &self,
        vraag: &Vraag,
        best: &[(Klasse, u32)],
        limit: usize,
        cancel: &AtomicBool,
    ) -> Option<Vec<Treffer>> {
        let mut scored = Vec::with_capacity(best.len());
        for chunk in best.chunks(256) {
            stop(cancel)?;
            for (klasse, place) in chunk {
                let text = self.text(*place);
                let words = vraag.words().iter();
                let score = words
                    .filter_map(|it| matcher().fuzzy_match(text, it))
                    .fold(0, i64::saturating_add);
                scored.push((*klasse, Reverse(score), text, self.key(*place)));
            }
        }
        scored.sort_unstable();
        let rijen = scored.into_iter().take(limit);
        Some(
            rijen
                .map(|(klasse, Reverse(score), _, key)| Treffer { key, klasse, score })
                .collect(),
        )
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "8,192 fits; a constant has no try_from"
)]
const CHUNK_U32: u32 = CHUNK as u32;

/// What a search has to look at, in order of text.
#[derive(Clone)]
enum Part<'a> {
    Bulk(Range<u32>),
    Places(&'a [u32]),
}

impl Part<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Bulk(bulk) => bulk.len(),
            Self::Places(places) => places.len(),
        }
    }

    fn halves(self) -> (Self, Self) {
        match self {
            Self::Bulk(Range { start, end }) => {
                let middle = start.midpoint(end);
                (Self::Bulk(start..middle), Self::Bulk(middle..end))
            }
            Self::Places(places) => {
                let (first, second) = places.split_at(places.len() / 2);
                (Self::Places(first), Self::Places(second))
            }
        }
    }
}

/// What matched so far: all places, and per bucket the first ones of the alphabet.
struct Found {
    places: Vec<u32>,
    /// Class, places in the bulk, places that stand apart; each in order of text and key.
    buckets: Vec<(Klasse, Vec<u32>, Vec<u32>)>,
}

impl Found {
    fn new() -> Self {
        let scattered = (0..=MOST_JUMPS).map(|_| Klasse::Verspreid);
        let classes = [Klasse::Begin, Klasse::Woord, Klasse::Binnen];
        Self {
            places: Vec::new(),
            buckets: (classes.into_iter().chain(scattered))
                .map(|klasse| (klasse, Vec::new(), Vec::new()))
                .collect(),
        }
    }

    /// Takes in what was found further on.
    fn append(&mut self, later: Self) {
        self.places.extend(later.places);
        for ((_, bulk, fresh), (_, more, newer)) in self.buckets.iter_mut().zip(later.buckets) {
            bulk.extend(more.into_iter().take(BESTE.saturating_sub(bulk.len())));
            fresh.extend(newer.into_iter().take(BESTE.saturating_sub(fresh.len())));
        }
    }

    fn add(&mut self, place: u32, oordeel: Oordeel) {
        self.places.push(place);
        let at = match oordeel.klasse {
            Klasse::Begin => 0,
            Klasse::Woord => 1,
            Klasse::Binnen => 2,
            Klasse::Verspreid => 3 + usize::from(oordeel.jumps),
        };
        if let Some((_, bulk, fresh)) = self.buckets.get_mut(at) {
            let into = if place & FRESH == 0 { bulk } else { fresh };
            // Places come in order of text, so what comes later is not among the best any more.
            if into.len() < BESTE {
                into.push(place);
            }
        }
    }
}

/// A scorer that has scored nothing yet: one that has, remembers, and gives the next text a score that
/// depends on the text before it (skim-rs/skim issue 1071). `use_cache(false)` panics in 0.3.7.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}

fn stop(cancel: &AtomicBool) -> Option<()> {
    (!cancel.load(Ordering::Relaxed)).then_some(())
}
