//! The report as one page that needs nothing beside itself: no script, no network. It reads on a
//! phone and on paper, and by ear: every chart has its figures in a table under it.

use std::fmt::Write;

use super::super::schoon::een_regel;
use super::staaf::staven;
use super::{LEEG, TITEL, gegevens};
use crate::domain::monitor::rapport::Rapport;
use crate::domain::monitor::tabel::{Cel, Kolomsoort, Tabel};

const STIJL: &str = "
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:52rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.25rem;margin:2.5rem 0 .25rem;padding-top:.75rem;border-top:3px solid #1f5fa8}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:.25rem 0 .75rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
dt{font-weight:600}
dd{margin:0}
nav ol{padding-left:0;list-style:none;columns:14rem;margin:1.5rem 0 0}
a{color:#1f5fa8}
svg{display:block;width:100%;max-width:36rem;height:auto;margin:.5rem 0 1rem}
svg text{font:13px system-ui,sans-serif;fill:#1a1a1a}
.baan{fill:#e8edf3}
.staaf{fill:#1f5fa8}
.rol{overflow-x:auto}
.rol:focus{outline:2px solid #1f5fa8;outline-offset:2px}
table{border-collapse:collapse;min-width:100%;font-size:.9375rem}
caption{text-align:left;font-weight:600;padding:0 0 .25rem}
th,td{padding:.3rem .6rem;border-bottom:1px solid #b9c2cc;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #1a1a1a}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tbody th{font-weight:400}
tfoot th,tfoot td{border-top:2px solid #1a1a1a;border-bottom:0;font-weight:600}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}th,td{padding:.3rem .4rem}}
@page{size:A4;margin:16mm}
@media print{
body{max-width:none;padding:0;font-size:10pt}
nav{display:none}
h2,h3,caption{break-after:avoid}
svg,tr{break-inside:avoid}
svg{max-width:8cm;max-height:20cm}
.rol{overflow:visible}
table{font-size:8.5pt}
th,td{padding:.15rem .35rem}
.baan,.staaf{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
";

/// Words as they may stand in a page.
pub(super) fn veilig(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len());
    for letter in een_regel(tekst).chars() {
        match letter {
            '&' => uit.push_str("&amp;"),
            '<' => uit.push_str("&lt;"),
            '>' => uit.push_str("&gt;"),
            '"' => uit.push_str("&quot;"),
            '\'' => uit.push_str("&#39;"),
            letter => uit.push(letter),
        }
    }
    uit
}

/// The page.
pub(super) fn html(rapport: &Rapport) -> String {
    let mut uit = String::new();
    let titel = veilig(&format!("{TITEL}: {}, {}", rapport.regio, rapport.tijdvak));
    // Writing to a string never fails.
    let _ = write!(
        uit,
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{titel}</title>\n<style>{STIJL}</style>\n</head>\n<body>\n<main>\n\
         <h1>{}</h1>\n<dl>\n",
        veilig(TITEL)
    );
    for (label, waarde) in gegevens(rapport) {
        let _ = writeln!(
            uit,
            "<dt>{}</dt><dd>{}</dd>",
            veilig(label),
            veilig(&waarde)
        );
    }
    uit.push_str("</dl>\n");
    inhoud(rapport, &mut uit);
    let mut nummer = 0;
    for blad in &rapport.bladen {
        let maat = blad.maat;
        let code = maat.code();
        let _ = write!(
            uit,
            "<section class=\"maat\" aria-labelledby=\"{code}\">\n<h2 id=\"{code}\">{code} {}</h2>\n<p>{}</p>\n",
            veilig(maat.naam()),
            veilig(maat.definitie()),
        );
        for tabel in &blad.tabellen {
            nummer += 1;
            schrijf_tabel(tabel, nummer, &mut uit);
        }
        uit.push_str("</section>\n");
    }
    uit.push_str("</main>\n</body>\n</html>\n");
    uit
}

fn inhoud(rapport: &Rapport, uit: &mut String) {
    if rapport.bladen.len() < 2 {
        return;
    }
    uit.push_str("<nav aria-label=\"Inhoud\">\n<ol>\n");
    for blad in &rapport.bladen {
        let code = blad.maat.code();
        let naam = veilig(blad.maat.naam());
        let _ = writeln!(uit, "<li><a href=\"#{code}\">{code} {naam}</a></li>");
    }
    uit.push_str("</ol>\n</nav>\n");
}

fn schrijf_tabel(tabel: &Tabel, nummer: usize, uit: &mut String) {
    let titel = veilig(&tabel.titel);
    let _ = writeln!(uit, "<h3>{titel}</h3>");
    if tabel.is_leeg() {
        let _ = writeln!(uit, "<p>{LEEG}</p>");
        return;
    }
    if let Some(svg) = staven(tabel, nummer) {
        uit.push_str(&svg);
    }
    // A wide table rolls within the page; a keyboard can roll it.
    let _ = write!(
        uit,
        "<div class=\"rol\" role=\"region\" tabindex=\"0\" aria-label=\"{titel}\">\n<table>\n\
         <thead><tr><th scope=\"col\">{}</th>",
        veilig(&tabel.kop)
    );
    let klasse = |soort| match soort {
        Kolomsoort::Tekst => "",
        _ => " class=\"n\"",
    };
    for kolom in &tabel.kolommen {
        let naam = veilig(&kolom.naam);
        let _ = write!(uit, "<th scope=\"col\"{}>{naam}</th>", klasse(kolom.soort));
    }
    uit.push_str("</tr></thead>\n<tbody>\n");
    let rij = |naam: &str, cellen: &[Cel], uit: &mut String| {
        let _ = write!(uit, "<tr><th scope=\"row\">{}</th>", veilig(naam));
        for (cel, kolom) in cellen.iter().zip(&tabel.kolommen) {
            let _ = write!(
                uit,
                "<td{}>{}</td>",
                klasse(kolom.soort),
                veilig(&cel.tekst())
            );
        }
        uit.push_str("</tr>\n");
    };
    for it in &tabel.rijen {
        rij(&it.naam, &it.cellen, uit);
    }
    uit.push_str("</tbody>\n");
    if let Some(totaal) = &tabel.totaal {
        uit.push_str("<tfoot>\n");
        rij("totaal", totaal, uit);
        uit.push_str("</tfoot>\n");
    }
    uit.push_str("</table>\n</div>\n");
}
