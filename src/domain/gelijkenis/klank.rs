//! The sound key of a Dutch-spelled name: names that sound the same have the same key.

/// Spellings that sound the same, longest first; `^` and `$` stand for the ends of the word.
///
/// Made for the names of a caseload, not for linguists: Dutch pairs (ij/ei, aa/ae, ou/au, dt/d/t,
/// ck/k/c, ph/f, s/z, v/f/w) and the usual ways to write Arabic, Turkish and Slavic names in Dutch.
const KLANKEN: &[(&str, &str)] = &[
    ("sch$", "s"),
    ("ouw", "u"),
    ("auw", "u"),
    ("sch", "sg"),
    ("dt$", "t"),
    ("ds$", "ts"),
    ("^th", "t"),
    ("ah$", "a"),
    ("eh$", "e"),
    ("^ya", "ja"),
    ("^ye", "je"),
    ("^yo", "jo"),
    ("dt", "t"),
    ("d$", "t"),
    ("th", "t"),
    ("ch", "g"),
    ("gh", "g"),
    ("kh", "g"),
    ("sh", "s"),
    ("sj", "s"),
    ("sz", "s"),
    ("cz", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("ck", "k"),
    ("qu", "kf"),
    ("ph", "f"),
    ("dj", "j"),
    ("aa", "a"),
    ("ae", "a"),
    ("ee", "e"),
    ("ei", "y"),
    ("ey", "y"),
    ("ie", "i"),
    ("oo", "o"),
    ("oe", "u"),
    ("ou", "u"),
    ("au", "u"),
    ("uu", "u"),
    ("uy", "ui"),
    ("c", "k"),
    ("q", "k"),
    ("v", "f"),
    ("w", "f"),
    ("z", "s"),
    ("x", "ks"),
];

/// Before these a Y that begins a name is a J: Youssef, Yusuf.
const NA_BEGIN_Y: &[(&str, &str)] = &[("^you", "ju"), ("^yu", "ju")];

/// The sound key of one folded word (see [`crate::domain::tekst::vouw`]).
pub(super) fn klank(woord: &str) -> String {
    let begrensd = format!("^{woord}$");
    let mut rest = begrensd.as_str();
    let mut sleutel = String::with_capacity(woord.len());
    while !rest.is_empty() {
        let regel = NA_BEGIN_Y
            .iter()
            .chain(KLANKEN)
            .find_map(|(van, naar)| Some((rest.strip_prefix(van)?, *naar)));
        if let Some((verder, naar)) = regel {
            for c in naar.chars() {
                push(&mut sleutel, c);
            }
            rest = verder;
            continue;
        }
        let mut letters = rest.chars();
        let Some(letter) = letters.next() else {
            break;
        };
        rest = letters.as_str();
        match letter {
            '^' | '$' => {}
            'h' if !klinkt_h(&sleutel, rest) => {}
            _ => push(&mut sleutel, letter),
        }
    }
    sleutel
}

/// Between two vowels or in front an H is heard; elsewhere it is not.
fn klinkt_h(voor: &str, na: &str) -> bool {
    voor.is_empty() || (voor.ends_with(is_klinker) && na.starts_with(is_klinker))
}

/// The consonants of a sound key: what stays of a name when it is written down from another script
/// (Mohamed, Mohammad, Muhammed).
pub(super) fn skelet(klank: &str) -> String {
    let mut skelet = String::new();
    for (plaats, c) in klank.chars().enumerate() {
        if plaats == 0 || !is_klinker(c) {
            push(&mut skelet, c);
        }
    }
    skelet
}

fn is_klinker(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Double letters sound as one.
fn push(sleutel: &mut String, c: char) {
    if !sleutel.ends_with(c) {
        sleutel.push(c);
    }
}

/// Whether two folded words differ by one slip of the fingers: a letter more, less or other, or two
/// next to each other exchanged. Equal words do not differ.
pub(super) fn een_tikfout(een: &str, ander: &str) -> bool {
    let (een, ander): (Vec<char>, Vec<char>) = (een.chars().collect(), ander.chars().collect());
    let (kort, lang) = if een.len() <= ander.len() {
        (een, ander)
    } else {
        (ander, een)
    };
    let gelijk = kort.iter().zip(&lang).take_while(|(x, y)| x == y).count();
    let (Some(kort), Some(lang)) = (kort.get(gelijk..), lang.get(gelijk..)) else {
        return false;
    };
    match (kort, lang) {
        (kort, [_, rest @ ..]) if kort == rest => true,
        ([_, kort @ ..], [_, lang @ ..]) if kort == lang => true,
        ([x1, x2, kort @ ..], [y1, y2, lang @ ..]) => x1 == y2 && x2 == y1 && kort == lang,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::tekst::vouw;

    fn van(naam: &str) -> String {
        klank(&vouw(naam).replace(' ', ""))
    }

    #[test]
    fn names_that_sound_the_same_have_one_key() {
        for groep in [
            &["Dijkstra", "Dykstra", "Deikstra", "DYKSTRA"][..],
            &["Yıldız", "Yildiz", "YILDIZ", "Yildis"],
            &["Meijer", "Meyer", "Meier"],
            &["Haas", "Haes", "Has"],
            &["Schmidt", "Schmit", "Schmid"],
            &["Visser", "Fisser", "Viser"],
            &["de Vries", "de Fries"],
            &["Jansen", "Janssen"],
            &["Bouwman", "Bauman", "Bouman"],
            &["Kuijper", "Kuyper", "Kuiper"],
            &["Philipsen", "Filipsen"],
            &["Bakker", "Backer", "Baker"],
            &["Bos", "Bosch"],
            &["Zeeman", "Seman"],
            &["Łukasz", "Lukasz", "Lukas"],
            &["Kowalski", "Kovalski"],
            &["Yusuf", "Yousuf", "Joesoef"],
            &["Sarah", "Sara"],
            &["Ahmet", "Amet"],
            &["Khalid", "Chalid"],
            &["Şahin", "Sahin", "Shahin"],
        ] {
            let eerste = van(groep[0]);
            for naam in groep {
                assert_eq!(van(naam), eerste, "{naam}");
            }
        }
    }

    #[test]
    fn names_that_sound_otherwise_have_another_key() {
        for (a, b) in [
            ("Bakker", "Bekker"),
            ("Smit", "Smeets"),
            ("Dijkstra", "Dekker"),
            ("Yıldız", "Yılmaz"),
            ("de Jong", "de Jager"),
            ("Mulder", "Muller"),
        ] {
            assert_ne!(van(a), van(b), "{a} {b}");
        }
    }

    #[test]
    fn the_consonants_stay_when_vowels_are_written_otherwise() {
        let skelet_van = |naam: &str| skelet(&van(naam));
        assert_eq!(skelet_van("Mohamed"), skelet_van("Muhammad"));
        assert_eq!(skelet_van("Fatima"), skelet_van("Fatma"));
        assert_ne!(skelet_van("Fatima"), skelet_van("Fadila"));
    }

    #[test]
    fn one_slip_is_told_from_two() {
        for (a, b) in [
            ("yildiz", "yilidz"),
            ("jansen", "jasen"),
            ("bakker", "bakkers"),
            ("mulder", "mulden"),
            ("abc", "bac"),
        ] {
            assert!(een_tikfout(a, b) && een_tikfout(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("yildiz", "yildiz"),
            ("yildiz", "dyilzi"),
            ("jansen", "hansens"),
            ("ab", ""),
            ("", ""),
        ] {
            assert!(!een_tikfout(a, b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_key_without_double_letters(tekst in "\\PC{0,40}") {
            let sleutel = van(&tekst);
            let letters: Vec<char> = sleutel.chars().collect();
            prop_assert!(letters.windows(2).all(|twee| twee[0] != twee[1]));
        }

        #[test]
        fn a_slip_is_a_slip_from_both_sides(a in "[a-e]{0,7}", b in "[a-e]{0,7}") {
            prop_assert_eq!(een_tikfout(&a, &b), een_tikfout(&b, &a));
        }
    }
}
