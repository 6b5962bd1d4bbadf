//! A document as PDF: for everybody (PDF/UA-1, tagged) and for the archive (PDF/A-2a).
//!
//! `letter` has the fonts and turns text into drawn letters, `regel` breaks lines, `opmaak` makes strips of
//! the tree and hangs up the tags (`label`), `strook` divides the strips over pages, and `blad` draws them.
//! The same document gives the same bytes. Nothing that was typed makes it fail: a letter that the fonts
//! lack becomes a box, which still stands for the letter when it is copied or read aloud.

mod blad;
mod label;
mod letter;
mod opmaak;
mod regel;
mod strook;

use std::collections::BTreeSet;

use super::boom::{Blok, Doc, Stuk};
use letter::{Letters, tekenbaar};
use opmaak::Opmaak;

/// Why a PDF could not be made. None of these comes from what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfFout {
    /// The fonts in the program cannot be read.
    #[error("de letters voor de PDF zijn beschadigd")]
    Letters,
    /// The file would not keep to the rules for accessible and lasting files.
    #[error("de PDF voldoet niet aan de regels voor toegankelijke bestanden")]
    Regels,
    /// The document is too large for a file.
    #[error("het document is te groot voor een PDF")]
    TeGroot,
}

/// The document as an accessible PDF on A4.
pub fn pdf(doc: &Doc) -> Result<Vec<u8>, PdfFout> {
    let letters = Letters::new()?;
    let ontbreekt = !ontbreekt(&letters, doc).is_empty();
    let opmaak = Opmaak::van(&letters, doc, ontbreekt);
    blad::schrijf(&letters, doc, opmaak)
}

/// The letters of a document that a PDF shows as a box: to say so before it goes out.
pub fn letters_die_ontbreken(doc: &Doc) -> Result<Vec<char>, PdfFout> {
    Ok(ontbreekt(&Letters::new()?, doc).into_iter().collect())
}

fn ontbreekt(letters: &Letters, doc: &Doc) -> BTreeSet<char> {
    // Only letters beyond the ranges that both fonts were made with can be missing.
    let verdacht = |tekst: &str| tekst.chars().any(|c| u32::from(c) >= 0x180);
    let mut geen = BTreeSet::new();
    teksten(doc, &mut |tekst| {
        if verdacht(tekst) {
            let tekst = tekenbaar(&super::schoon::regels(tekst).join(" "));
            geen.extend(letters.ontbreekt(&tekst));
        }
    });
    geen
}

fn teksten(doc: &Doc, met: &mut impl FnMut(&str)) {
    met(&doc.titel);
    met(&doc.onderwerp);
    let stukken = |stukken: &[Stuk], met: &mut dyn FnMut(&str)| {
        for stuk in stukken {
            met(stuk.tekst());
        }
    };
    for blok in &doc.blokken {
        match blok {
            Blok::Kop { tekst, .. } | Blok::LetOp(tekst) => met(tekst),
            Blok::Alinea(delen) => stukken(delen, met),
            Blok::Gegevens(rijen) => {
                for rij in rijen {
                    met(&rij.label);
                    met(&rij.waarde);
                }
            }
            Blok::Tabel { kop, rijen } => {
                kop.iter()
                    .chain(rijen.iter().flatten())
                    .for_each(|cel| met(cel));
            }
            Blok::Lijst { punten, .. } => {
                for punt in punten {
                    stukken(punt, met);
                }
            }
            Blok::Handtekeningen(plaatsen) => {
                for plaats in plaatsen {
                    met(&plaats.wie);
                    met(&plaats.naam);
                }
            }
        }
    }
}
