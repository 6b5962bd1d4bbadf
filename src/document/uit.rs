//! A document as the bytes of a file.

use super::boom::Doc;
use super::markdown::markdown;
use super::pdf::pdf;
use super::tekst::{BREED, tekst};
use crate::domain::document::Vorm;

/// The bytes of a document; none as CSV, which only rows have.
pub fn bytes(doc: &Doc, vorm: Vorm) -> Result<Vec<u8>, String> {
    match vorm {
        Vorm::Pdf => pdf(doc).map_err(|fout| fout.to_string()),
        Vorm::Markdown => Ok(markdown(doc).into_bytes()),
        Vorm::Tekst => Ok(tekst(doc, BREED).into_bytes()),
        Vorm::Csv | Vorm::Xlsx | Vorm::Html => {
            Err("dit document kan geen tabel of webpagina zijn; kies pdf, md of txt".to_owned())
        }
    }
}
