//! The texts that can be found, in the order of the alphabet, and how single rows change while running.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::letters::{Letters, Starts};

/// Rows that can be searched: a key and a folded text each.
///
/// The bulk lies in order of text in one arena, so that a search reads memory forwards and the first
/// rows it meets are the first of the alphabet. What changes while running is kept apart and is taken
/// into the bulk when there is much of it.
pub struct Index {
    bulk: Bulk,
    /// Rows that were set since, in order of text and key.
    fresh: Vec<Fresh>,
    /// Another number after every change, and never the number of another index.
    stand: u64,
}

struct Bulk {
    arena: String,
    /// Where the text of a row ends; it starts where the one before it ends.
    ends: Vec<usize>,
    keys: Vec<u32>,
    letters: Vec<Letters>,
    starts: Vec<Starts>,
    gone: Vec<bool>,
    gone_count: usize,
    /// The rows in order of their keys.
    by_key: Vec<u32>,
}

struct Fresh {
    key: u32,
    text: Box<str>,
    letters: Letters,
    starts: Starts,
}

/// One row as a search sees it.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) letters: Letters,
    pub(super) starts: Starts,
}

/// The bit that tells a fresh row from one in the bulk.
pub(super) const FRESH: u32 = 1 << 31;

/// Above this many fresh rows, or this many gone from the bulk, the bulk is made anew.
const MANY: usize = 4_096;

static STANDS: AtomicU64 = AtomicU64::new(0);

impl Index {
    /// Makes an index of these rows; of two rows with one key the later one counts.
    pub fn new<T: AsRef<str>>(rows: impl IntoIterator<Item = (u32, T)>) -> Self {
        let mut arena = String::new();
        let mut spans = Vec::new();
        for (key, text) in rows {
            let from = arena.len();
            arena.push_str(text.as_ref());
            spans.push((key, from, arena.len()));
        }
        Self {
            bulk: Bulk::new(&arena, spans),
            fresh: Vec::new(),
            stand: next_stand(),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.bulk.keys.len() - self.bulk.gone_count + self.fresh.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives the row with this key this text, whether it was there or not.
    pub fn set(&mut self, key: u32, text: &str) {
        self.take_out(key);
        let row = Fresh {
            key,
            text: text.into(),
            letters: Letters::of(text.as_bytes()),
            starts: Starts::of(text.as_bytes()),
        };
        let at = self
            .fresh
            .partition_point(|it| (&*it.text, it.key) < (text, key));
        self.fresh.insert(at, row);
        self.settle();
    }

    /// Takes the row with this key away, and says whether it was there.
    pub fn remove(&mut self, key: u32) -> bool {
        let found = self.take_out(key);
        if found {
            self.settle();
        }
        found
    }

    /// The number that tells this content from any other.
    pub(super) fn stand(&self) -> u64 {
        self.stand
    }

    /// How many places the bulk has, those that are gone included.
    pub(super) fn bulk_len(&self) -> u32 {
        u32::try_from(self.bulk.keys.len()).unwrap_or(FRESH)
    }

    /// How many rows stand apart.
    pub(super) fn fresh_len(&self) -> u32 {
        u32::try_from(self.fresh.len()).unwrap_or(FRESH)
    }

    /// The places in this part of the bulk whose letters will do, in order; some may be gone.
    pub(super) fn bulk_with(&self, part: Range<u32>, asked: Letters) -> impl Iterator<Item = u32> {
        let letters = &self.bulk.letters;
        let letters = letters.get(part.start as usize..part.end as usize);
        letters
            .unwrap_or_default()
            .iter()
            .zip(part)
            .filter(move |(letters, _)| letters.can_hold(asked))
            .map(|(_, place)| place)
    }

    /// The row at a place, if it is still there.
    pub(super) fn row(&self, place: u32) -> Option<Row> {
        if place & FRESH != 0 {
            let row = self.fresh.get((place & !FRESH) as usize)?;
            return Some(Row {
                letters: row.letters,
                starts: row.starts,
            });
        }
        let at = place as usize;
        if *self.bulk.gone.get(at)? {
            return None;
        }
        Some(Row {
            letters: *self.bulk.letters.get(at)?,
            starts: *self.bulk.starts.get(at)?,
        })
    }

    /// The text at a place.
    pub(super) fn text(&self, place: u32) -> &str {
        if place & FRESH != 0 {
            let row = self.fresh.get((place & !FRESH) as usize);
            return row.map_or("", |it| &*it.text);
        }
        let (from, end) = self.bulk.span(place as usize);
        self.bulk.arena.get(from..end).unwrap_or_default()
    }

    /// The text at a place, without asking whether it is cut at letters.
    pub(super) fn bytes(&self, place: u32) -> &[u8] {
        if place & FRESH != 0 {
            return self.text(place).as_bytes();
        }
        let (from, end) = self.bulk.span(place as usize);
        self.bulk
            .arena
            .as_bytes()
            .get(from..end)
            .unwrap_or_default()
    }

    /// The key at a place.
    pub(super) fn key(&self, place: u32) -> u32 {
        let key = if place & FRESH != 0 {
            let row = self.fresh.get((place & !FRESH) as usize);
            row.map(|it| it.key)
        } else {
            self.bulk.keys.get(place as usize).copied()
        };
        key.unwrap_or_default()
    }

    fn take_out(&mut self, key: u32) -> bool {
        if let Some(at) = self.fresh.iter().position(|it| it.key == key) {
            self.fresh.remove(at);
            return true;
        }
        self.bulk.take_out(key)
    }

    fn settle(&mut self) {
        self.stand = next_stand();
        if self.fresh.len() <= MANY && self.bulk.gone_count <= MANY {
            return;
        }
        let places = (0..self.bulk_len()).chain((0..self.fresh_len()).map(|it| it | FRESH));
        let rows = places
            .filter(|place| self.row(*place).is_some())
            .map(|place| (self.key(place), self.text(place)));
        *self = Self::new(rows);
    }
}

impl Bulk {
    fn new(texts: &str, mut spans: Vec<(u32, usize, usize)>) -> Self {
        // A stable sort, so that the last of equal keys is the one that came last.
        if !spans.is_sorted_by(|a, b| a.0 < b.0) {
            spans.sort_by_key(|it| it.0);
            spans.reverse();
            spans.dedup_by_key(|it| it.0);
        }
        let text = |from: usize, end: usize| texts.get(from..end).unwrap_or_default();
        // The first sixteen bytes as a number decide nearly every comparison without touching the texts.
        let mut order: Vec<(u128, u32, usize, usize)> = spans
            .into_iter()
            .map(|(key, from, end)| (head(text(from, end)), key, from, end))
            .collect();
        order.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| text(a.2, a.3).cmp(text(b.2, b.3)))
                .then_with(|| a.1.cmp(&b.1))
        });
        let mut bulk = Self {
            arena: String::with_capacity(texts.len()),
            ends: Vec::with_capacity(order.len()),
            keys: Vec::with_capacity(order.len()),
            letters: Vec::with_capacity(order.len()),
            starts: Vec::with_capacity(order.len()),
            gone: vec![false; order.len()],
            gone_count: 0,
            by_key: Vec::new(),
        };
        for (_, key, from, end) in order {
            let text = text(from, end);
            bulk.arena.push_str(text);
            bulk.ends.push(bulk.arena.len());
            bulk.keys.push(key);
            bulk.letters.push(Letters::of(text.as_bytes()));
            bulk.starts.push(Starts::of(text.as_bytes()));
        }
        let count = u32::try_from(bulk.keys.len()).unwrap_or(FRESH);
        // Sorted as one number each: key above, place below.
        let mut pairs: Vec<u64> = (bulk.keys.iter().zip(0..count))
            .map(|(key, place)| u64::from(*key) << 32 | u64::from(place))
            .collect();
        pairs.sort_unstable();
        bulk.by_key = pairs.iter().map(|it| lower_half(*it)).collect();
        bulk
    }

    fn span(&self, at: usize) -> (usize, usize) {
        let from = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let end = self.ends.get(at).copied();
        (from.unwrap_or_default(), end.unwrap_or_default())
    }

    fn take_out(&mut self, key: u32) -> bool {
        let found = self
            .by_key
            .binary_search_by_key(&Some(&key), |it| self.keys.get(*it as usize));
        let at = found.ok().and_then(|it| self.by_key.get(it)).copied();
        let Some(gone) = at.and_then(|it| self.gone.get_mut(it as usize)) else {
            return false;
        };
        let was_there = !*gone;
        *gone = true;
        self.gone_count += usize::from(was_there);
        was_there
    }
}

fn lower_half(pair: u64) -> u32 {
    let [_, _, _, _, low @ ..] = pair.to_be_bytes();
    u32::from_be_bytes(low)
}

/// The first sixteen bytes, so that numbers compare as the texts do; a shorter text is filled up with nothing.
fn head(text: &str) -> u128 {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(text.bytes()) {
        *to = from;
    }
    u128::from_be_bytes(bytes)
}

fn next_stand() -> u64 {
    STANDS.fetch_add(1, Ordering::Relaxed)
}
