//! A table as bars, drawn in SVG: a line of text over each bar, so that it reads on a phone too.

use std::fmt::Write;

use super::html::veilig;
use crate::domain::monitor::tabel::{Cel, Tabel};

/// As wide as a phone; on paper and on a large screen it is not made wider than it reads well.
const BREED: u64 = 360;
/// One bar with its text.
const RIJ: u64 = 36;
/// Rows that are drawn; longer tables are for reading.
const RIJEN_MAX: usize = 30;

/// The bars of a table; none where there is nothing to compare.
pub(super) fn staven(tabel: &Tabel, nummer: usize) -> Option<String> {
    let kolom = tabel.grafiek;
    let rijen: Vec<(&str, &Cel)> = tabel
        .rijen
        .iter()
        .filter_map(|rij| Some((rij.naam.as_str(), rij.cellen.get(kolom)?)))
        .collect();
    let getekend = rijen.iter().filter(|(_, cel)| cel.hoogte().is_some());
    if getekend.count() < 2 || rijen.len() > RIJEN_MAX {
        return None;
    }
    let naam = &tabel.kolommen.get(kolom)?.naam;
    let hoogste = tabel.hoogste(kolom);
    let hoog = RIJ * u64::try_from(rijen.len()).unwrap_or(0) + 4;
    let mut svg = String::new();
    let titel = veilig(&format!("{}: {naam}", tabel.titel));
    // Writing to a string never fails.
    let _ = writeln!(
        svg,
        "<svg viewBox=\"0 0 {BREED} {hoog}\" preserveAspectRatio=\"xMinYMin meet\" role=\"img\" aria-labelledby=\"t{nummer} d{nummer}\">\
         <title id=\"t{nummer}\">{titel}</title>\
         <desc id=\"d{nummer}\">Staven; dezelfde getallen staan in de tabel hieronder.</desc>"
    );
    for (plaats, (naam, cel)) in (0..).zip(&rijen) {
        let boven = RIJ * plaats;
        let lang = cel.hoogte().unwrap_or(0) * (BREED - 2) / hoogste;
        let (tekst, staaf) = (boven + 14, boven + 19);
        let _ = write!(
            svg,
            "<text x=\"0\" y=\"{tekst}\">{}</text>\
             <text x=\"{BREED}\" y=\"{tekst}\" text-anchor=\"end\">{}</text>\
             <rect class=\"baan\" x=\"0\" y=\"{staaf}\" width=\"{BREED}\" height=\"11\"/>",
            veilig(&kort(naam)),
            veilig(&cel.tekst()),
        );
        if lang > 0 {
            let _ = write!(
                svg,
                "<rect class=\"staaf\" x=\"0\" y=\"{staaf}\" width=\"{lang}\" height=\"11\"/>"
            );
        }
        svg.push('\n');
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

/// A name that fits beside its figure.
fn kort(naam: &str) -> String {
    const PAST: usize = 42;
    if naam.chars().count() <= PAST {
        return naam.to_owned();
    }
    let begin: String = naam.chars().take(PAST - 1).collect();
    format!("{}\u{2026}", begin.trim_end())
}
