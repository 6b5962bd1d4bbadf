//! How many shared strings a workbook promises: room for all of them is made before the first is read.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The least that one string takes in the file: `<si/>`.
const KLEINSTE: usize = 5;

/// Whether a part promises no more strings than it can hold.
pub(super) fn houdt_woord(bytes: &[u8], hoogste: u64) -> bool {
    let Ok(mut boek) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    (0..boek.len()).all(|nummer| {
        let Ok(deel) = boek.by_index(nummer) else {
            return false;
        };
        let naam = deel.name().map(|it| it.to_ascii_lowercase());
        if naam.is_ok_and(|it| !it.ends_with("sharedstrings.xml")) {
            return true;
        }
        let mut inhoud = Vec::new();
        deel.take(hoogste).read_to_end(&mut inhoud).is_ok() && klopt(&inhoud)
    })
}

/// Every promise counts, wherever it stands: which of them is read is not ours to say. Letters of two
/// bytes would hide one.
fn klopt(inhoud: &[u8]) -> bool {
    const BELOFTE: &[u8] = b"uniqueCount";
    let past = |na: &[u8]| {
        let cijfers = na
            .iter()
            .copied()
            .skip_while(|it| it.is_ascii_whitespace() || matches!(it, b'=' | b'"' | b'\''))
            .take_while(u8::is_ascii_digit);
        let aantal = cijfers.fold(0_usize, |som, cijfer| {
            som.saturating_mul(10)
                .saturating_add(usize::from(cijfer - b'0'))
        });
        aantal.saturating_mul(KLEINSTE) <= inhoud.len()
    };
    !inhoud.contains(&0)
        && inhoud
            .windows(BELOFTE.len())
            .enumerate()
            .filter(|(_, it)| *it == BELOFTE)
            .all(|(op, _)| inhoud.get(op + BELOFTE.len()..).is_none_or(past))
}
