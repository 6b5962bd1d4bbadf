//! Text from people: made clean at the door, and folded for search and comparison.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Cleans one line of text that a person typed, pasted or imported (HOUSE 6, P-15).
///
/// Control characters, bidi marks and invisible characters go; every kind of
/// blank becomes one space; the ends are trimmed; the result is NFC.
pub fn schoon(tekst: &str) -> String {
    if is_already_clean(tekst) {
        return tekst.to_owned();
    }
    let mut kept = String::with_capacity(tekst.len());
    let mut blank_waits = false;
    let mut joiner_waits = false;
    for c in tekst.chars() {
        if is_blank(c) {
            blank_waits = true;
            joiner_waits = false;
        } else if c == ZERO_WIDTH_JOINER {
            // Only a joiner between two visible characters joins anything.
            joiner_waits = !kept.is_empty() && !blank_waits;
        } else if !is_invisible(c) {
            if blank_waits && !kept.is_empty() {
                kept.push(' ');
            }
            if joiner_waits {
                kept.push(ZERO_WIDTH_JOINER);
            }
            blank_waits = false;
            joiner_waits = false;
            kept.push(c);
        }
    }
    kept.nfc().collect()
}

/// Cleans text of several lines: each line as [`schoon`], line ends kept as `\n`,
/// empty lines at both ends dropped.
pub fn schoon_meerregelig(tekst: &str) -> String {
    let unified = tekst.replace("\r\n", "\n");
    let lines: Vec<String> = unified
        .split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(schoon)
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Folds text so that search and duplicate checks find what a coach means:
/// lower case, no diacritics, `ij` and `ÿ` as `y`, only letters, digits and single
/// spaces (DOMAIN 10, Names). An apostrophe vanishes, other signs part words.
pub fn vouw(tekst: &str) -> String {
    let mut folded = String::with_capacity(tekst.len());
    if tekst.is_ascii() {
        for c in tekst.chars() {
            fold_letter(c.to_ascii_lowercase(), &mut folded);
        }
    } else {
        for c in tekst.nfkd().filter(|c| !is_combining_mark(*c)) {
            for lower in c.to_lowercase() {
                fold_letter(lower, &mut folded);
            }
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Appends one lower-case character, folded.
fn fold_letter(c: char, folded: &mut String) {
    match c {
        'j' if folded.ends_with('i') => {
            folded.pop();
            folded.push('y');
        }
        'ł' => folded.push('l'),
        'ø' => folded.push('o'),
        'đ' | 'ð' => folded.push('d'),
        'ı' => folded.push('i'),
        'ħ' => folded.push('h'),
        'ŧ' => folded.push('t'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
        _ if c.is_alphanumeric() => folded.push(c),
        _ if is_combining_mark(c) || is_invisible(c) => {}
        _ if folded.is_empty() || folded.ends_with(' ') => {}
        _ => folded.push(' '),
    }
}

/// Most text is plain: no copy through the normaliser for it.
fn is_already_clean(tekst: &str) -> bool {
    let mut previous = b' ';
    for byte in tekst.bytes() {
        if !(b' '..0x7F).contains(&byte) || (byte == b' ' && previous == b' ') {
            return false;
        }
        previous = byte;
    }
    tekst.is_empty() || previous != b' '
}

/// White space in any script, tab and line ends among it.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that take no place on the screen but may drive or fool it.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_plain_line_is_left_as_it_is() {
        assert_eq!(schoon("Belt liever na 4 uur."), "Belt liever na 4 uur.");
        assert_eq!(schoon(""), "");
    }

    #[test]
    fn blanks_collapse_and_the_ends_are_trimmed() {
        assert_eq!(schoon("  a\t\tb \n c\u{A0}\u{A0}d  "), "a b c d");
        assert_eq!(schoon(" \t\r\n "), "");
    }

    #[test]
    fn characters_that_drive_a_terminal_or_turn_text_around_are_gone() {
        assert_eq!(schoon("\u{1b}[31mrood\u{7}"), "[31mrood");
        assert_eq!(
            schoon("\u{9b}2Ja\u{7f}b\u{202e}c\u{2066}d\u{feff}"),
            "2Jabcd"
        );
    }

    #[test]
    fn a_joiner_stays_only_between_two_characters() {
        assert_eq!(schoon("👩\u{200d}💼"), "👩\u{200d}💼");
        assert_eq!(schoon("\u{200d}a \u{200d} b\u{200d}"), "a b");
    }

    #[test]
    fn loose_diacritics_are_composed() {
        assert_eq!(schoon("C\u{327}elik"), "Çelik");
    }

    #[test]
    fn several_lines_stay_several_lines() {
        assert_eq!(
            schoon_meerregelig("\r\n een \u{1b}\r\n\r\ntwee\t3 \n\n"),
            "een\n\ntwee 3"
        );
    }

    #[test]
    fn folding_drops_case_diacritics_and_signs() {
        let cases = [
            ("Öztürk", "ozturk"),
            ("Çelik", "celik"),
            ("Łukasz Đorđe Işık", "lukasz dorde isik"),
            ("Bjørn Strauß Æbele Œuvre", "bjorn strauss aebele oeuvre"),
            ("O'Neill", "oneill"),
            ("'t Hoen-de Vries", "t hoen de vries"),
            ("  A.B.  (C)  ", "a b c"),
            ("İBRAHİM", "ibrahim"),
        ];
        for (tekst, folded) in cases {
            assert_eq!(vouw(tekst), folded, "{tekst}");
        }
    }

    #[test]
    fn ij_and_y_are_the_same_letter() {
        for name in ["Dijkstra", "Dykstra", "DIJKSTRA", "Dÿkstra", "Dĳkstra"] {
            assert_eq!(vouw(name), "dykstra", "{name}");
        }
    }

    proptest! {
        #[test]
        fn clean_text_has_no_controls_and_stays_as_it_is(tekst in any::<String>()) {
            let once = schoon(&tekst);
            let drives = |c: char| c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c);
            prop_assert!(!once.chars().any(drives));
            prop_assert!(!once.contains("  ") && once.trim() == once);
            prop_assert_eq!(schoon(&once), once);
        }

        #[test]
        fn clean_lines_have_no_control_but_the_line_end(tekst in any::<String>()) {
            let once = schoon_meerregelig(&tekst);
            prop_assert!(!once.chars().any(|c| c.is_control() && c != '\n'));
            prop_assert_eq!(schoon_meerregelig(&once), once);
        }

        #[test]
        fn folding_twice_is_folding_once(tekst in any::<String>()) {
            let once = vouw(&tekst);
            prop_assert_eq!(vouw(&once), once);
        }
    }
}
