//! The figures one a line, for a spreadsheet that makes its own tables of them.

use super::super::csv::{BOM, csv as schrijf};
use super::gegevens;
use crate::domain::monitor::rapport::Rapport;

/// A line for each figure, with what it is of.
pub(super) fn csv(rapport: &Rapport) -> String {
    let kop = ["indicator", "naam", "tabel", "rij", "kolom", "waarde"].map(str::to_owned);
    let mut regels: Vec<[String; 6]> = Vec::new();
    for (label, waarde) in gegevens(rapport) {
        let leeg = String::new;
        regels.push([
            "rapport".to_owned(),
            leeg(),
            leeg(),
            leeg(),
            label.to_lowercase(),
            waarde,
        ]);
    }
    for blad in &rapport.bladen {
        for tabel in &blad.tabellen {
            let rijen = tabel.rijen.iter().map(|it| (it.naam.as_str(), &it.cellen));
            let totaal = tabel.totaal.iter().map(|it| ("totaal", it));
            for (rij, cellen) in rijen.chain(totaal) {
                for (kolom, cel) in tabel.kolommen.iter().zip(cellen) {
                    regels.push([
                        blad.maat.code().to_owned(),
                        blad.maat.naam().to_owned(),
                        tabel.titel.clone(),
                        rij.to_owned(),
                        kolom.naam.clone(),
                        cel.tekst(),
                    ]);
                }
            }
        }
    }
    format!("{BOM}{}", schrijf(&kop, &regels))
}
