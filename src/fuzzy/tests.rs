//! The search against a slow and obvious one, and against itself.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use proptest::prelude::*;

use super::{BESTE, Index, Klasse, Treffer, posities};

static GO: AtomicBool = AtomicBool::new(false);

type Rows = BTreeMap<u32, String>;

fn of(rows: &Rows) -> Index {
    Index::new(rows.iter().map(|(key, text)| (*key, text)))
}

fn keys(index: &Index, query: &str) -> Vec<u32> {
    let found = index.zoek(query, 10, &GO, None).unwrap();
    found.rijen.iter().map(|it| it.key).collect()
}

/// Where a word stands, letter by letter, without any of the shortcuts.
fn place_of(word: &str, text: &str) -> Option<Klasse> {
    let word: Vec<char> = word.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let starts = |at: usize| at == 0 || text[at - 1].is_ascii() && !text[at - 1].is_alphanumeric();
    let places: Vec<usize> = (0..text.len())
        .filter(|at| text[*at..].starts_with(&word))
        .collect();
    if places.first() == Some(&0) {
        Some(Klasse::Begin)
    } else if places.iter().any(|at| starts(*at)) {
        Some(Klasse::Woord)
    } else if !places.is_empty() {
        Some(Klasse::Binnen)
    } else {
        let mut left = text.iter();
        word.iter()
            .all(|it| left.any(|there| there == it))
            .then_some(Klasse::Verspreid)
    }
}

fn obvious(rows: &Rows, query: &str) -> Vec<Treffer> {
    let words: Vec<&str> = query.split_whitespace().collect();
    // A new matcher each time, for a used one remembers.
    let score = |word: &str, text: &str| {
        let matcher = SkimMatcherV2::default().respect_case();
        matcher.fuzzy_match(text, word)
    };
    let mut found = Vec::new();
    for (key, text) in rows {
        let places: Option<Vec<Klasse>> = words.iter().map(|it| place_of(it, text)).collect();
        let Some(places) = places else { continue };
        let worst = places.into_iter().max().unwrap_or(Klasse::Begin);
        let whole = worst == Klasse::Woord && text.starts_with(&words.join(" "));
        let klasse = if whole { Klasse::Begin } else { worst };
        let score = words.iter().filter_map(|it| score(it, text)).sum();
        found.push((klasse, Reverse(score), text, *key));
    }
    found.sort();
    found
        .into_iter()
        .map(|(klasse, Reverse(score), _, key)| Treffer { key, klasse, score })
        .collect()
}

/// Few letters, so that much matches.
fn text() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[abjé]{1,5}([ '-][abjn7]{1,4}){0,2}").unwrap()
}

fn query() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[abjné]{0,3}( [abj7]{1,2}){0,2} ?").unwrap()
}

fn rows() -> impl Strategy<Value = Rows> {
    proptest::collection::btree_map(0..60_u32, text(), 0..40)
}

proptest! {
    #[test]
    fn it_finds_what_the_obvious_search_finds(rows in rows(), query in query()) {
        let index = of(&rows);
        let found = index.zoek(&query, usize::MAX, &GO, None).unwrap();
        prop_assert_eq!(found.totaal, found.rijen.len());
        prop_assert_eq!(found.rijen, obvious(&rows, &query));
    }

    #[test]
    fn narrowing_key_by_key_gives_what_a_fresh_search_gives(
        rows in rows(),
        late in rows(),
        query in query(),
    ) {
        let mut index = of(&rows);
        for (key, text) in &late {
            index.set(*key, text);
        }
        let mut vorige = None;
        let mut typed = String::new();
        for letter in query.chars() {
            typed.push(letter);
            let narrowed = index.zoek(&typed, 7, &GO, vorige.as_ref()).unwrap();
            let afresh = index.zoek(&typed, 7, &GO, None).unwrap();
            prop_assert_eq!(narrowed.rijen, afresh.rijen);
            prop_assert_eq!(narrowed.totaal, afresh.totaal);
            vorige = Some(narrowed.vorige);
        }
    }

    #[test]
    fn changes_give_the_index_that_would_have_been_made_anew(
        rows in rows(),
        changes in proptest::collection::vec((0..60_u32, proptest::option::of(text())), 0..40),
        query in query(),
    ) {
        let mut index = of(&rows);
        let mut expect = rows.clone();
        let before = index.zoek("", 1, &GO, None).unwrap().vorige;
        for (key, text) in &changes {
            if let Some(text) = text {
                index.set(*key, text);
                expect.insert(*key, text.clone());
            } else {
                prop_assert_eq!(index.remove(*key), expect.remove(key).is_some());
            }
        }
        prop_assert_eq!(index.len(), expect.len());
        let vorige = Some(&before);
        let found = index.zoek(&query, usize::MAX, &GO, vorige).unwrap();
        prop_assert_eq!(found.rijen, obvious(&expect, &query));
    }

    #[test]
    fn what_is_found_can_be_marked(text in text(), query in query()) {
        let found = Index::new([(1, &text)]).zoek(&query, 1, &GO, None).unwrap();
        let marks = posities(&query, &text);
        let asks = !query.trim().is_empty();
        prop_assert_eq!(!marks.is_empty(), asks && found.totaal == 1);
        prop_assert!(marks.iter().all(|it| *it < text.chars().count()));
    }
}

#[test]
fn the_start_of_a_name_comes_before_the_start_of_a_word_and_that_before_the_rest() {
    let names = [
        "arjan bos",
        "willem jansen",
        "jan bos",
        "joost van aken-nijhof",
    ];
    let index = Index::new((0..).zip(names));
    assert_eq!(keys(&index, "jan"), [2, 1, 0, 3]);
    assert_eq!(keys(&index, "bos ja"), [2, 0]);
}

#[test]
fn a_score_does_not_depend_on_what_was_scored_before() {
    let alone = Index::new([(1, "jjjba")])
        .zoek("jjb", 1, &GO, None)
        .unwrap();
    let rows = [(0, "jjaé-7b7"), (1, "jjjba")];
    let beside = Index::new(rows).zoek("jjb", 1, &GO, None).unwrap();
    assert_eq!(alone.rijen, beside.rijen);
}

#[test]
fn a_search_that_is_cancelled_gives_nothing() {
    let index = Index::new([(1, "jan")]);
    assert!(index.zoek("j", 10, &AtomicBool::new(true), None).is_none());
}

#[test]
fn everything_is_counted_also_what_is_not_listed() {
    let names: Vec<String> = (0..9_000).map(|it| format!("jan {it:04}")).collect();
    let index = Index::new((0..).zip(&names));
    let found = index.zoek("jan", usize::MAX, &GO, None).unwrap();
    assert_eq!((found.rijen.len(), found.totaal), (BESTE, 9_000));
    assert_eq!(found.rijen[0].key, 0);
    let narrowed = index.zoek("jan 8", 5, &GO, Some(&found.vorige)).unwrap();
    let afresh = index.zoek("jan 8", 5, &GO, None).unwrap();
    assert_eq!(narrowed.rijen, afresh.rijen);
    assert_eq!(narrowed.totaal, afresh.totaal);
}

#[test]
fn a_search_by_two_threads_finds_what_the_obvious_search_finds() {
    let name = |key: u32| {
        let mixed = key.wrapping_mul(2_654_435_761);
        let letter = |shift| char::from(b"abcdefghijklmnop"[(mixed >> shift) as usize % 16]);
        format!("{}{} {}", letter(8), letter(16), mixed >> 20)
    };
    let rows: Rows = (0..70_000).map(|key| (key, name(key))).collect();
    let index = of(&rows);
    for query in ["ab", "a 12", ""] {
        let found = index.zoek(query, 500, &GO, None).unwrap();
        let narrowed = index.zoek(query, 500, &GO, Some(&found.vorige)).unwrap();
        let expect = obvious(&rows, query);
        assert_eq!(found.totaal, expect.len(), "{query}");
        assert_eq!(found.rijen, narrowed.rijen, "{query}");
        // Up to the 2,000 that are scored the obvious search is the measure.
        if expect.len() <= BESTE {
            assert_eq!(
                found.rijen,
                expect.into_iter().take(500).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn a_result_of_another_index_is_not_narrowed() {
    let old = Index::new([(1, "jan"), (2, "piet")])
        .zoek("j", 9, &GO, None)
        .unwrap();
    let index = Index::new([(1, "piet"), (2, "jan")]);
    let found = index.zoek("ja", 9, &GO, Some(&old.vorige)).unwrap();
    assert_eq!(found.rijen[0].key, 2);
}

#[test]
fn thousands_of_changes_are_taken_into_the_bulk() {
    let names: Vec<String> = (0..6_000).map(|it| format!("naam {it:04}")).collect();
    let mut index = Index::new((0..).zip(&names));
    for key in 0..5_000 {
        index.set(key, &format!("ander {key:04}"));
    }
    for key in 5_000..5_500 {
        assert!(index.remove(key));
    }
    assert_eq!(index.len(), 5_500);
    assert_eq!(keys(&index, "ander 0007"), [7]);
    assert_eq!(index.zoek("naam", 1, &GO, None).unwrap().totaal, 500);
}

#[test]
fn of_two_rows_with_one_key_the_later_counts() {
    let index = Index::new([(2, "b"), (1, "oud"), (1, "nieuw")]);
    assert_eq!(index.len(), 2);
    assert_eq!(keys(&index, "nieuw"), [1]);
    assert!(keys(&index, "oud").is_empty());
}
