//! Taking a typed name apart: order, voorvoegsel and capitals.

use super::{LONGEST, Naam, NaamFout};
use crate::domain::tekst::schoon;

/// Words of voorvoegsels that are hardly ever a first name.
const PREFIXES: &[&str] = &[
    "van", "de", "den", "der", "het", "ten", "ter", "te", "tot", "'t", "'s", "in", "op", "aan",
    "bij", "uit", "uijt", "uyt", "over", "onder", "voor", "achter", "boven", "van't", "in't",
    "op't", "aan't", "uit't", "over't", "v.d.", "v.d", "vd", "von", "vom", "zu", "zum", "zur",
    "dem", "della", "dello", "d'", "de'",
];

/// Words that may also be a first name or an initial: a voorvoegsel only between names.
const MAYBE_PREFIXES: &[&str] = &[
    "el", "al", "ben", "bin", "bint", "ibn", "abu", "abou", "bou", "ould", "ait", "da", "das",
    "di", "del", "des", "do", "dos", "du", "la", "le", "les", "las", "los", "lo", "e", "y", "af",
    "av",
];

/// Reads a whole name from clean text.
pub(super) fn lees(tekst: &str) -> Result<Naam, NaamFout> {
    if tekst.is_empty() {
        return Err(NaamFout::Leeg);
    }
    if tekst.chars().count() > LONGEST {
        return Err(NaamFout::TeLang);
    }
    let (tekst, roepnaam) = without_roepnaam(tekst);
    let sides: Vec<String> = tekst
        .split(',')
        .map(|side| tidy(side).map(|it| with_capitals(&it)))
        .collect::<Result<_, _>>()?;
    let split = match sides.as_slice() {
        [whole] => split_in_order(whole),
        [surname, given] => split_surname_first(surname, given),
        _ => return Err(NaamFout::Kommas),
    };
    let roepnaam = roepnaam.map(|it| tidy(&it).map(|it| with_capitals(&it)));
    // Only now is it known which small words were no voorvoegsel after all.
    let given: Vec<String> = split.given.split(' ').map(raised_word).collect();
    let surname = match split.surname.split_once(' ') {
        Some((first, rest)) => format!("{} {rest}", raised_word(first)),
        None => raised_word(&split.surname),
    };
    Naam::nieuw(
        &given.join(" "),
        roepnaam.transpose()?.as_deref(),
        Some(&split.prefix),
        &surname,
    )
}

struct Split {
    given: String,
    prefix: String,
    surname: String,
}

/// Takes `(Anne)` out of `Johanna (Anne) de Boer`.
fn without_roepnaam(tekst: &str) -> (String, Option<String>) {
    let found = tekst.split_once('(').and_then(|(before, rest)| {
        rest.split_once(')')
            .map(|(said, after)| (before, said, after))
    });
    match found {
        Some((before, said, after)) => (format!("{before} {after}"), Some(said.to_owned())),
        None => (tekst.to_owned(), None),
    }
}

/// Clean text of one part of a name: one kind of apostrophe and of hyphen, no digits.
pub(super) fn tidy(part: &str) -> Result<String, NaamFout> {
    let mut tidied = String::with_capacity(part.len());
    for c in schoon(part).chars() {
        match c {
            '’' | '‘' | '`' | '´' | 'ʼ' => tidied.push('\''),
            '‐' | '‑' | '–' => tidied.push('-'),
            ' ' | '\'' | '-' | '.' => tidied.push(c),
            _ if c.is_numeric() => return Err(NaamFout::Cijfers),
            _ if is_letter(c) => tidied.push(c),
            _ => return Err(NaamFout::Teken(c)),
        }
    }
    let closed = tidied.replace(" -", "-").replace("- ", "-");
    Ok(closed.trim_matches(['-', ' ']).to_owned())
}

/// Letters, marks on letters that have no composed form, and the joiner some scripts need.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) || c == '\u{200D}'
}

/// `Anne van der Meer`: the surname starts at the first voorvoegsel, else it is the last word.
fn split_in_order(whole: &str) -> Split {
    let words: Vec<&str> = whole.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let starts_surname = |(place, word): &(usize, &&str)| {
        is_prefix(word) || (*place > 0 && (is_maybe_prefix(word) || joins_two_surnames(word)))
    };
    let start = words
        .iter()
        .enumerate()
        .take(last)
        .find(starts_surname)
        .map_or(last, |(place, _)| place);
    let (given, surname) = words.split_at(start);
    let (prefix, surname) = leading_prefixes(surname);
    Split {
        given: given.join(" "),
        // With nothing before it the capital only marks the beginning.
        prefix: prefix_text(prefix, given.is_empty()),
        surname: surname.join(" "),
    }
}

/// `van der Meer, Anne` and `Meer, Anne van der`.
fn split_surname_first(surname: &str, given: &str) -> Split {
    let surname: Vec<&str> = surname.split(' ').collect();
    let (before, surname) = leading_prefixes(&surname);
    let given: Vec<&str> = given.split(' ').filter(|it| !it.is_empty()).collect();
    let behind = given.iter().rev().take_while(|it| is_prefix(it)).count();
    let (given, behind) = given.split_at(given.len() - behind);
    let mut prefix = prefix_text(behind, false);
    if !before.is_empty() {
        prefix = format!("{prefix} {}", prefix_text(before, true));
    }
    Split {
        given: given.join(" "),
        prefix,
        surname: surname.join(" "),
    }
}

/// The voorvoegsel words in front, but never the last word: that is the surname.
fn leading_prefixes<'a>(words: &'a [&'a str]) -> (&'a [&'a str], &'a [&'a str]) {
    let last = words.len().saturating_sub(1);
    let count = words
        .iter()
        .take(last)
        .take_while(|it| is_prefix(it) || is_maybe_prefix(it))
        .count();
    words.split_at(count)
}

fn prefix_text(words: &[&str], at_start: bool) -> String {
    let text = words.join(" ");
    let shouted = text.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !text.chars().any(char::is_lowercase);
    if shouted {
        text.to_lowercase()
    } else if at_start {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_lowercase().chain(letters).collect()
        })
    } else {
        text
    }
}

pub(super) fn is_prefix(word: &str) -> bool {
    PREFIXES.contains(&word.to_lowercase().as_str())
}

pub(super) fn is_maybe_prefix(word: &str) -> bool {
    // A small v is short for van, a capital one is an initial.
    matches!(word, "v" | "v.") || MAYBE_PREFIXES.contains(&word.to_lowercase().as_str())
}

/// `Jansen-de` of `Anne Jansen-de Vries`.
fn joins_two_surnames(word: &str) -> bool {
    word.rsplit_once('-')
        .is_some_and(|(before, after)| !before.is_empty() && is_prefix(after))
}

/// Gives capitals to words in small letters, and takes them from a text all in capitals.
fn with_capitals(tekst: &str) -> String {
    let words = tekst.split(' ').map(|word| {
        if is_prefix(word) || is_maybe_prefix(word) {
            word.to_owned()
        } else {
            raised_word(word)
        }
    });
    let raised = words.collect::<Vec<_>>().join(" ");
    // Voorvoegsels tell nothing: "de BOER" is shouted too.
    let names = || {
        raised
            .split(' ')
            .filter(|it| !is_prefix(it) && !is_maybe_prefix(it))
    };
    let shouted = !names().any(|word| word.chars().any(char::is_lowercase))
        && names().any(|word| {
            !word.contains('.') && word.chars().filter(|c| c.is_uppercase()).count() > 2
        });
    if !shouted {
        return raised;
    }
    let lowered = raised.split(' ').map(|word| {
        let lower = lower_all(word, false);
        if is_prefix(&lower) || is_maybe_prefix(&lower) {
            lower
        } else {
            capitals_of_word(&lower_all(word, true))
        }
    });
    lowered.collect::<Vec<_>>().join(" ")
}

/// The word with its capital, unless it has one somewhere.
fn raised_word(word: &str) -> String {
    if word.chars().any(char::is_uppercase) {
        word.to_owned()
    } else {
        capitals_of_word(word)
    }
}

/// Small letters; `keep_first` leaves the first alone, for a Turkish İ has no other way back.
fn lower_all(word: &str, keep_first: bool) -> String {
    let mut lowered = String::with_capacity(word.len());
    for (nth, c) in word.chars().enumerate() {
        match c {
            _ if keep_first && nth == 0 => lowered.push(c),
            'İ' => lowered.push('i'),
            _ => lowered.extend(c.to_lowercase()),
        }
    }
    lowered
}

/// `o'neill` to `O'Neill`, `jan-piet` to `Jan-Piet`, `jansen-de` to `Jansen-de`,
/// `a.b.` to `A.B.`, `ijsbrand` to `IJsbrand`, `mcdonald` to `McDonald`.
fn capitals_of_word(word: &str) -> String {
    let hyphened: Vec<String> = word
        .split('-')
        .enumerate()
        .map(|(nth, part)| {
            if nth > 0 && is_prefix(part) {
                part.to_owned()
            } else {
                let dotted: Vec<String> = part.split('.').map(capitals_of_part).collect();
                dotted.join(".")
            }
        })
        .collect();
    hyphened.join("-")
}

fn capitals_of_part(part: &str) -> String {
    if let Some((before, after)) = part.split_once('\'') {
        return match before.chars().count() {
            // 's-Gravenhage and 't keep theirs; the name comes after the hyphen.
            0 => part.to_owned(),
            1 => format!("{}'{}", capitalised(before), capitalised(after)),
            _ => format!("{}'{after}", capitalised(before)),
        };
    }
    if let Some(rest) = part.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    if let Some(rest) = part.to_lowercase().strip_prefix("mc")
        && rest.chars().count() >= 3
    {
        return format!("Mc{}", capitalised(rest));
    }
    capitalised(part)
}

/// The first character as a capital; `'t` has none to give.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
