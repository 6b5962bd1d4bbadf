//! The door that every typed text goes through: lines in, without what steers a terminal or turns a line round.

use super::boom::Stuk;

/// The lines of a text: every kind of line end counts, nothing that steers is left, and none ends in blanks.
pub(super) fn regels(tekst: &str) -> Vec<String> {
    let tekst = tekst.replace("\r\n", "\n");
    let mut regels: Vec<String> = tekst.split(eindigt).map(regel).collect();
    while regels.len() > 1 && regels.last().is_some_and(String::is_empty) {
        regels.pop();
    }
    while regels.len() > 1 && regels.first().is_some_and(String::is_empty) {
        regels.remove(0);
    }
    regels
}

/// The text as one line, for where only one fits: headings, labels, the top of a page.
pub(super) fn een_regel(tekst: &str) -> String {
    regels(tekst)
        .iter()
        .flat_map(|regel| regel.split_whitespace())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The lines of running text, each in stretches of one weight (true is bold). No stretch is empty, and no
/// line begins or ends in blanks.
pub(super) fn stukregels(stukken: &[Stuk]) -> Vec<Vec<(bool, String)>> {
    let mut regels: Vec<Vec<(bool, String)>> = vec![Vec::new()];
    for stuk in stukken {
        let vet = matches!(stuk, Stuk::Vet(_));
        let tekst = stuk.tekst().replace("\r\n", "\n");
        for (nummer, deel) in tekst.split(eindigt).enumerate() {
            if nummer > 0 {
                regels.push(Vec::new());
            }
            let schoon = letters(deel);
            if !schoon.is_empty()
                && let Some(regel) = regels.last_mut()
            {
                regel.push((vet, schoon));
            }
        }
    }
    for regel in &mut regels {
        while let Some((_, eerste)) = regel.first_mut() {
            *eerste = eerste.trim_start().to_owned();
            if !eerste.is_empty() {
                break;
            }
            regel.remove(0);
        }
        while let Some((_, laatste)) = regel.last_mut() {
            laatste.truncate(laatste.trim_end().len());
            if !laatste.is_empty() {
                break;
            }
            regel.pop();
        }
    }
    let begin = regels.iter().position(|it| !it.is_empty()).unwrap_or(0);
    regels.drain(..begin);
    while regels.len() > 1 && regels.last().is_some_and(Vec::is_empty) {
        regels.pop();
    }
    regels
}

fn regel(tekst: &str) -> String {
    let mut schoon = letters(tekst);
    schoon.truncate(schoon.trim_end().len());
    schoon
}

fn letters(tekst: &str) -> String {
    tekst
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| !stuurt(*c))
        .collect()
}

fn eindigt(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Characters without a letter of their own that change what comes after them, and numbers that Unicode
/// keeps free for ever.
fn stuurt(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_starts_a_line() {
        assert_eq!(
            regels("een\r\ntwee\rdrie\u{2028}vier\n\nzes"),
            ["een", "twee", "drie", "vier", "", "zes"]
        );
    }

    #[test]
    fn blank_lines_around_a_text_fall_away_and_the_last_line_stays() {
        assert_eq!(regels("\n \neen\n\n\n"), ["een"]);
        assert_eq!(regels(""), [""]);
        assert_eq!(regels("\n\n"), [""]);
    }

    #[test]
    fn what_steers_a_terminal_or_turns_a_line_is_gone() {
        assert_eq!(
            regels("a\u{1b}[31mb\u{202e}c\u{feff}d\u{0}\te\u{fffe}\u{10ffff}"),
            ["a[31mbcd e"]
        );
    }

    #[test]
    fn stretches_of_two_weights_share_a_line_and_keep_the_blank_between_them() {
        let stukken = [
            Stuk::Gewoon("\n Dit ".into()),
            Stuk::Vet("moet ".into()),
            Stuk::Gewoon("\u{1b}nu\nen ".into()),
            Stuk::Vet(" \n".into()),
        ];
        let regels = stukregels(&stukken);
        let plat: Vec<Vec<(bool, &str)>> = regels
            .iter()
            .map(|regel| regel.iter().map(|(vet, it)| (*vet, it.as_str())).collect())
            .collect();
        assert_eq!(
            plat,
            [
                vec![(false, "Dit "), (true, "moet "), (false, "nu")],
                vec![(false, "en")]
            ]
        );
        assert_eq!(stukregels(&[]), [Vec::new()]);
    }

    #[test]
    fn one_line_has_one_blank_between_words() {
        assert_eq!(een_regel("  Ayşe \n\t Yılmaz "), "Ayşe Yılmaz");
    }
}
