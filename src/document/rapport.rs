//! A report of the monitor as a file to hand round: CSV, XLSX, Markdown, HTML, PDF or text.
//!
//! Every form holds the same figures and says the same of them: period, day, definitions, where they
//! come from, and that small numbers are hidden. The same report gives the same bytes.

mod html;
mod regels;
mod staaf;
mod xlsx;

use super::boom::{Blok, Doc};
use super::uit;
use crate::domain::datum::toon;
use crate::domain::document::Vorm;
use crate::domain::monitor::rapport::Rapport;
use crate::domain::monitor::tabel::Tabel;

/// The forms in which a report can be written, the usual one first.
pub const VORMEN: [Vorm; 6] = [
    Vorm::Html,
    Vorm::Xlsx,
    Vorm::Csv,
    Vorm::Pdf,
    Vorm::Markdown,
    Vorm::Tekst,
];

/// What stands above it.
const TITEL: &str = "Praktijkleren met de praktijkverklaring in cijfers";

/// The bytes of a file.
pub fn bytes(rapport: &Rapport, vorm: Vorm) -> Result<Vec<u8>, String> {
    match vorm {
        Vorm::Csv => Ok(regels::csv(rapport).into_bytes()),
        Vorm::Xlsx => xlsx::xlsx(rapport),
        Vorm::Html => Ok(html::html(rapport).into_bytes()),
        Vorm::Pdf | Vorm::Markdown | Vorm::Tekst => uit::bytes(&doc(rapport), vorm),
    }
}

/// A name for the file, without anything personal and without its ending.
pub fn naam(rapport: &Rapport) -> String {
    format!(
        "rapport-{}-{}",
        rapport.tijdvak.van(),
        rapport.tijdvak.tot()
    )
}

/// What a reader must know of the figures.
fn gegevens(rapport: &Rapport) -> Vec<(&'static str, String)> {
    let stand = toon(rapport.stand);
    let klein = if rapport.verborgen {
        "Aantallen personen onder 5 zijn verborgen (<5). Een x verbergt een getal waaruit zo'n aantal \
         anders was uit te rekenen."
    } else {
        "Er is niets verborgen: geef dit niet aan anderen."
    };
    vec![
        ("Regio", rapport.regio.clone()),
        ("Periode", rapport.tijdvak.to_string()),
        (
            "Stand van",
            format!("{stand}: wat later is opgeschreven telt niet mee"),
        ),
        ("Definities", format!("versie {}", rapport.definities)),
        ("Bron", "de dossiers van de regio in trajectbord".to_owned()),
        ("Kleine aantallen", klein.to_owned()),
    ]
}

/// The rows of a table as words: the name, then the figures; the total last.
fn rijen(tabel: &Tabel) -> Vec<Vec<String>> {
    let rij = |naam: &str, cellen: &[crate::domain::monitor::Cel]| -> Vec<String> {
        let cellen = cellen.iter().map(crate::domain::monitor::Cel::tekst);
        std::iter::once(naam.to_owned()).chain(cellen).collect()
    };
    let rijen = tabel.rijen.iter().map(|it| rij(&it.naam, &it.cellen));
    let totaal = tabel.totaal.iter().map(|it| rij("totaal", it));
    rijen.chain(totaal).collect()
}

fn koppen(tabel: &Tabel) -> Vec<String> {
    let kolommen = tabel.kolommen.iter().map(|it| it.naam.clone());
    std::iter::once(tabel.kop.clone()).chain(kolommen).collect()
}

/// What is said where a table has no figures.
const LEEG: &str = "In deze periode is hier niets te tellen.";

/// The report as a document.
pub fn doc(rapport: &Rapport) -> Doc {
    let mut doc = Doc::new(TITEL, &rapport.tijdvak.to_string(), rapport.stand);
    doc.blokken.push(Blok::gegevens(gegevens(rapport)));
    for blad in &rapport.bladen {
        let maat = blad.maat;
        let kop = format!("{} {}", maat.code(), maat.naam());
        doc.blokken.push(Blok::kop(1, kop));
        doc.blokken.push(Blok::alinea(maat.definitie()));
        for tabel in &blad.tabellen {
            doc.blokken.push(Blok::kop(2, tabel.titel.clone()));
            doc.blokken.push(if tabel.is_leeg() {
                Blok::alinea(LEEG)
            } else {
                Blok::Tabel {
                    kop: koppen(tabel),
                    rijen: rijen(tabel),
                }
            });
        }
    }
    doc
}

#[cfg(test)]
mod tests;
