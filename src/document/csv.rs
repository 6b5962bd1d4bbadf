//! Rows as CSV for a spreadsheet or a school system: `;` between cells, quoted where needed, and
//! no cell that a spreadsheet would run (P-15).

use super::schoon::regels;

/// The bytes with which Dutch Excel recognises UTF-8.
pub const BOM: &str = "\u{feff}";

/// A head and its rows, each line ended with CRLF.
pub fn csv<R: AsRef<[String]>>(kop: &[String], rijen: &[R]) -> String {
    let mut uit = String::new();
    let kop = std::iter::once(kop);
    for rij in kop.chain(rijen.iter().map(AsRef::as_ref)) {
        let cellen: Vec<String> = rij.iter().map(|cel| veilig(cel)).collect();
        uit.push_str(&cellen.join(";"));
        uit.push_str("\r\n");
    }
    uit
}

/// A cell: without what steers, with a quote before whatever starts a formula.
fn veilig(cel: &str) -> String {
    let mut tekst = regels(cel).join("\n");
    let begin = tekst.trim_start().chars().next();
    if begin.is_some_and(|c| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(c)) {
        tekst.insert(0, '\'');
    }
    if tekst.contains([';', '"', '\n', ',']) || tekst.starts_with(' ') || tekst.ends_with(' ') {
        format!("\"{}\"", tekst.replace('"', "\"\""))
    } else {
        tekst
    }
}

#[cfg(test)]
mod tests {
    use super::{csv as schrijf, *};

    fn een(cel: &str) -> String {
        schrijf::<Vec<String>>(&[cel.to_owned()], &[])
    }

    #[test]
    fn a_cell_that_would_be_run_is_text() {
        assert_eq!(een("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0\r\n");
        assert_eq!(een("+31 6 1234"), "'+31 6 1234\r\n");
        assert_eq!(een("\t=1"), "\"' =1\"\r\n".replace("\"' =1\"", "' =1"));
        assert_eq!(een("@A1"), "'@A1\r\n");
        assert_eq!(een("-"), "'-\r\n");
    }

    #[test]
    fn signs_of_the_format_are_quoted_and_what_steers_is_gone() {
        assert_eq!(een("a;b"), "\"a;b\"\r\n");
        assert_eq!(een("zeg \"ja\""), "\"zeg \"\"ja\"\"\"\r\n");
        assert_eq!(een("een\r\ntwee"), "\"een\ntwee\"\r\n");
        assert_eq!(een("\u{1b}[31ma\u{202e}b"), "[31mab\r\n");
    }

    #[test]
    fn rows_stand_under_their_head() {
        let rij = vec!["T-0142".to_owned(), "Ayşe".to_owned()];
        assert_eq!(
            csv(&["nummer".to_owned(), "naam".to_owned()], &[rij]),
            "nummer;naam\r\nT-0142;Ayşe\r\n"
        );
    }
}
