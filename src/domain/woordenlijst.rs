//! Words of health that do not belong in free text: there stands what they mean for learning and
//! work (DOMAIN 4.3, P-03).

use crate::domain::tekst::vouw;

/// Whole words and groups of words, folded as [`vouw`] does. A longer word that begins with one
/// is another word: "diagnoseformulier" is our own form.
const MEDISCH: &[&str] = &[
    "add",
    "adhd",
    "afkickkliniek",
    "alcoholisme",
    "alcoholist",
    "alcoholverslaving",
    "angststoornis",
    "anorexia",
    "antidepressiva",
    "antipsychotica",
    "asperger",
    "autisme",
    "autist",
    "autistisch",
    "autistische",
    "bipolair",
    "bipolaire",
    "borderline",
    "boulimia",
    "burn out",
    "burnout",
    "chemokuur",
    "dementie",
    "depressie",
    "depressief",
    "depressies",
    "depressieve",
    "diabetes",
    "diagnose",
    "diagnoses",
    "drugsverslaving",
    "dyscalculie",
    "dyslexie",
    "eetstoornis",
    "epilepsie",
    "fibromyalgie",
    "gediagnosticeerd",
    "gokverslaving",
    "hersenletsel",
    "hiv",
    "kanker",
    "lithium",
    "manisch",
    "medicatie",
    "medicyn",
    "medicynen",
    "methadon",
    "methylfenidaat",
    "niet aangeboren hersenletsel",
    "odd",
    "paniekstoornis",
    "pdd nos",
    "persoonlykheidsstoornis",
    "posttraumatische stressstoornis",
    "psychiater",
    "psychiatrisch",
    "psychiatrische",
    "psychose",
    "psychoses",
    "psychotisch",
    "psychotische",
    "ptss",
    "reuma",
    "ritalin",
    "schizofreen",
    "schizofrenie",
    "suicidaal",
    "suicide",
    "trauma",
    "traumas",
    "verslaafd",
    "verslaafde",
    "verslaving",
    "verslavingen",
    "verstandelyke beperking",
    "zelfmoord",
    "zelfmoordpoging",
    "zwanger",
];

/// Whether a free text names an illness, a treatment or a diagnosis.
pub fn bevat_medisch(tekst: &str) -> bool {
    if tekst.trim().is_empty() {
        return false;
    }
    let folded = vouw(tekst);
    let words: Vec<&str> = folded.split(' ').collect();
    let starts = |at: usize, wanted: &str| {
        let mut rest = words.iter().skip(at);
        wanted.split(' ').all(|word| rest.next() == Some(&word))
    };
    words.iter().enumerate().any(|(at, word)| {
        // The list is sorted: only what begins with this word is looked at.
        let from = MEDISCH.partition_point(|it| *it < *word);
        let rest = MEDISCH.iter().skip(from);
        rest.take_while(|it| it.starts_with(word))
            .any(|it| starts(at, it))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_health_is_noticed_however_it_is_written() {
        for tekst in [
            "heeft ADHD",
            "Is gestopt met medicatie.",
            "burn-out in 2024",
            "sinds de BURNOUT",
            "een licht verstandelijke beperking",
            "gediagnosticeerd met PDD-NOS",
            "depressie,angst",
            "suïcidaal geweest",
            "persoonlijkheidsstoornis",
        ] {
            assert!(bevat_medisch(tekst), "{tekst}");
        }
    }

    #[test]
    fn our_own_words_and_longer_ones_are_not() {
        for tekst in [
            "",
            "zie het diagnoseformulier",
            "werkt in de verslavingszorg",
            "kan maximaal 4 uur achter elkaar staan",
            "heeft een rustige plek nodig",
            "verstandelijk sterk",
            "kankeren op het rooster",
            "traumatische ervaring",
        ] {
            assert!(!bevat_medisch(tekst), "{tekst}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(MEDISCH.is_sorted());
        for woord in MEDISCH {
            assert_eq!(vouw(woord), *woord);
        }
    }
}
