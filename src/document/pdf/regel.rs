//! Lines: running text of two weights, broken where its language allows.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use krilla::text::KrillaGlyph;
use unicode_linebreak::linebreaks;

use super::letter::{Letters, tekenbaar};

/// One line as it will be drawn.
#[derive(Clone, Default)]
pub(super) struct Regel {
    /// Stretches of one weight, from left to right.
    pub(super) delen: Vec<Deel>,
    /// Width in points, without blanks at the end.
    pub(super) breed: f32,
}

/// A stretch of one weight in a line.
#[derive(Clone)]
pub(super) struct Deel {
    /// The weight.
    pub(super) vet: bool,
    /// The text that the ranges of the letters point into.
    pub(super) tekst: Rc<str>,
    /// The letters, in ems.
    pub(super) letters: Vec<KrillaGlyph>,
    /// From the start of the line, in points.
    pub(super) x: f32,
    /// The size of the letters, in points.
    pub(super) maat: f32,
}

/// One letter on its way to a line.
struct Plek {
    stuk: usize,
    letter: KrillaGlyph,
    /// Byte in the whole text where its cluster begins.
    begin: usize,
    breed: f32,
    wit: bool,
}

/// The lines of one paragraph line (no line ends in it) at a size, none wider than the room. An empty text
/// is one empty line.
pub(super) fn breek(
    letters: &Letters,
    stukken: &[(bool, String)],
    maat: f32,
    ruimte: f32,
) -> Vec<Regel> {
    let stukken: Vec<(bool, Rc<str>)> = stukken
        .iter()
        .map(|(vet, tekst)| (*vet, Rc::from(tekenbaar(tekst))))
        .collect();
    let plekken = plekken(letters, &stukken, maat);
    let heel: String = stukken.iter().map(|(_, tekst)| &**tekst).collect();
    let mag: HashSet<usize> = linebreaks(&heel)
        .map(|(waar, _)| waar)
        .filter(|waar| !in_een_code(&heel, *waar))
        .collect();
    let mut regels = Vec::new();
    let mut begin = 0;
    while begin < plekken.len() {
        let tot = einde(&plekken, begin, &mag, ruimte);
        regels.push(regel(&stukken, &plekken, begin..tot, maat));
        begin = tot;
    }
    if regels.is_empty() {
        regels.push(Regel::default());
    }
    regels
}

/// Whether a line would end inside a code or a day: "P1-" and "K1-W2", "10-" and "11-2026".
fn in_een_code(tekst: &str, waar: usize) -> bool {
    let voor = tekst.get(..waar).and_then(|it| it.strip_suffix('-'));
    voor.is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()))
}

/// How wide a text is on one line, and its widest word.
pub(super) fn meet(letters: &Letters, tekst: &str, vet: bool, maat: f32) -> (f32, f32) {
    let mut heel = 0.0_f32;
    let mut woord = 0.0_f32;
    for regel in tekst.split('\n') {
        let regel = tekenbaar(regel);
        let vormen = letters.vorm(vet, &regel);
        let mut lang = 0.0;
        let mut nu = 0.0;
        for letter in vormen {
            lang += letter.x_advance * maat;
            let wit = regel
                .get(letter.text_range.clone())
                .is_some_and(|it| it.trim().is_empty());
            nu = if wit {
                0.0
            } else {
                nu + letter.x_advance * maat
            };
            woord = woord.max(nu);
        }
        heel = heel.max(lang);
    }
    (heel, woord)
}

fn plekken(letters: &Letters, stukken: &[(bool, Rc<str>)], maat: f32) -> Vec<Plek> {
    let mut plekken = Vec::new();
    let mut voor = 0;
    for (stuk, (vet, tekst)) in stukken.iter().enumerate() {
        for letter in letters.vorm(*vet, tekst) {
            let hier = tekst.get(letter.text_range.clone()).unwrap_or_default();
            plekken.push(Plek {
                stuk,
                begin: voor + letter.text_range.start,
                breed: letter.x_advance * maat,
                wit: hier.trim().is_empty(),
                letter,
            });
        }
        voor += tekst.len();
    }
    plekken
}

/// Where the line that begins here ends: after the last word that fits, or else within the first one.
fn einde(plekken: &[Plek], begin: usize, mag: &HashSet<usize>, ruimte: f32) -> usize {
    let mut breed = 0.0;
    let mut woord = None;
    let mut letter = None;
    for (nummer, plek) in plekken.iter().enumerate().skip(begin) {
        let nieuw = nummer > begin && plekken[nummer - 1].begin != plek.begin;
        if nieuw {
            letter = Some(nummer);
            if mag.contains(&plek.begin) {
                woord = Some(nummer);
            }
        }
        breed += plek.breed;
        // Blanks may hang over the edge: nobody sees them.
        if breed > ruimte
            && !plek.wit
            && let Some(tot) = woord.or(letter)
        {
            return tot;
        }
    }
    plekken.len()
}

/// Draws up one line, from left to right.
fn regel(stukken: &[(bool, Rc<str>)], plekken: &[Plek], bereik: Range<usize>, maat: f32) -> Regel {
    let mut regel = Regel::default();
    let mut x = 0.0;
    for plek in plekken.get(bereik).unwrap_or_default() {
        let Some((vet, tekst)) = stukken.get(plek.stuk) else {
            continue;
        };
        match regel.delen.last_mut() {
            Some(deel) if Rc::ptr_eq(&deel.tekst, tekst) => deel.letters.push(plek.letter.clone()),
            _ => regel.delen.push(Deel {
                vet: *vet,
                tekst: Rc::clone(tekst),
                letters: vec![plek.letter.clone()],
                x,
                maat,
            }),
        }
        x += plek.breed;
        if !plek.wit {
            regel.breed = x;
        }
    }
    for deel in &mut regel.delen {
        keer_om(&mut deel.letters, &deel.tekst);
    }
    regel
}

/// Turns stretches of right-to-left letters round, as every file has them on paper: readers that copy or
/// speak the text turn them back. The fonts have none of these letters, so they are boxes of one width.
fn keer_om(letters: &mut [KrillaGlyph], tekst: &str) {
    let hier = |letter: &KrillaGlyph| tekst.get(letter.text_range.clone()).unwrap_or_default();
    let mut begin = 0;
    while let Some(eerste) = letters.get(begin) {
        if !van_rechts(hier(eerste)) {
            begin += 1;
            continue;
        }
        let rest = letters.get(begin..).unwrap_or_default();
        let lang = rest
            .iter()
            .take_while(|it| van_rechts(hier(it)) || hier(it).trim().is_empty())
            .count();
        let rest = rest.get(..lang).unwrap_or_default();
        let laatste = rest.iter().rposition(|it| van_rechts(hier(it)));
        if let Some(stuk) = letters.get_mut(begin..=begin + laatste.unwrap_or(0)) {
            stuk.reverse();
        }
        begin += lang;
    }
}

/// Hebrew, Arabic and their neighbours.
fn van_rechts(tekst: &str) -> bool {
    tekst.chars().any(|c| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regels(tekst: &str, ruimte: f32) -> Vec<String> {
        let letters = Letters::new().unwrap();
        breek(&letters, &[(false, tekst.to_owned())], 10.0, ruimte)
            .iter()
            .map(|regel| {
                assert!(regel.breed <= ruimte);
                regel.delen.iter().map(leest).collect()
            })
            .collect()
    }

    fn leest(deel: &Deel) -> String {
        let stuk = |it: &KrillaGlyph| deel.tekst.get(it.text_range.clone()).unwrap();
        deel.letters.iter().map(stuk).collect()
    }

    #[test]
    fn lines_end_between_words_and_keep_the_blank() {
        assert_eq!(
            regels("Bereidt de werkzaamheden voor", 80.0),
            ["Bereidt de ", "werkzaamheden ", "voor"]
        );
        assert_eq!(regels("", 80.0), [""]);
    }

    #[test]
    fn a_code_and_a_day_stay_whole_and_a_compound_does_not() {
        assert_eq!(
            regels("een P1-K1-W4 op 10-11-2026", 60.0),
            ["een ", "P1-K1-W4 op ", "10-11-2026"]
        );
        assert_eq!(regels("de mbo-instelling", 60.0), ["de mbo-", "instelling"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_cut_and_no_letter_is_lost() {
        let woord = "werkzaamheden".repeat(100);
        let stukken = regels(&woord, 50.0);
        assert!(stukken.len() > 50);
        assert_eq!(stukken.concat(), woord);
        // Even where nothing fits, every line has a letter.
        assert_eq!(regels("abc", 20.0).concat(), "abc");
    }

    #[test]
    fn letters_from_right_to_left_stand_as_on_paper() {
        assert_eq!(regels("a שלום רב, b אב", 300.0), ["a בר םולש, b בא"]);
        assert_eq!(regels("a (רב) ", 300.0), ["a (בר) "]);
    }

    #[test]
    fn two_weights_share_a_line() {
        let letters = Letters::new().unwrap();
        let stukken = [(false, "Je mag ".to_owned()), (true, "altijd".to_owned())];
        let regels = breek(&letters, &stukken, 10.0, 300.0);
        assert_eq!(regels.len(), 1);
        assert_eq!(regels[0].delen.len(), 2);
        assert!(regels[0].delen[1].vet && regels[0].delen[1].x > 30.0);
    }
}
