//! From bytes to letters: UTF-8 with or without BOM, UTF-16, and else what a Dutch Windows writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file, and what was odd about it.
pub(in crate::inlees) fn tekst(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    if let Some((soort, _)) = Encoding::for_bom(bytes) {
        let (tekst, _, _) = soort.decode(bytes);
        return (tekst, None);
    }
    if let Some(soort) = zonder_bom(bytes) {
        let (tekst, _) = soort.decode_without_bom_handling(bytes);
        return (tekst, None);
    }
    if let Ok(tekst) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(tekst), None);
    }
    per_regel(bytes)
}

/// UTF-16 of mostly western letters has a nought in every second place.
fn zonder_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    let begin = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let nullen = |eerste: usize| {
        let plaatsen = begin.iter().skip(eerste).step_by(2);
        plaatsen.filter(|byte| **byte == 0).count()
    };
    let paren = begin.len() / 2;
    let meest = |aantal: usize| paren >= 8 && aantal * 10 > paren * 6;
    match (meest(nullen(0)), meest(nullen(1))) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// Somebody pasted lines of one file into another: each line in the letters it was written in.
fn per_regel(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    let mut uit = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut utf8, mut windows) = (false, false);
    for regel in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Ok(tekst) = std::str::from_utf8(regel) {
            utf8 = utf8 || !tekst.is_ascii();
            uit.push_str(tekst);
        } else {
            windows = true;
            let (tekst, _) = WINDOWS_1252.decode_without_bom_handling(regel);
            uit.push_str(&tekst);
        }
    }
    let gemengd = (utf8 && windows).then(|| {
        "De regels zijn in twee soorten letters geschreven (UTF-8 en Windows). Kijk namen met \
         accenten na."
            .to_owned()
    });
    (Cow::Owned(uit), gemengd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_all_kinds_read_the_same() {
        let utf16: Vec<u8> = "naam;plaats\nÖztürk;Almelo"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let mut met_bom = vec![0xFF, 0xFE];
        met_bom.extend(&utf16);
        for bytes in [
            "naam;plaats\nÖztürk;Almelo".as_bytes().to_vec(),
            "\u{feff}naam;plaats\nÖztürk;Almelo".as_bytes().to_vec(),
            b"naam;plaats\n\xD6zt\xFCrk;Almelo".to_vec(),
            utf16,
            met_bom,
        ] {
            assert_eq!(tekst(&bytes), ("naam;plaats\nÖztürk;Almelo".into(), None));
        }
    }

    #[test]
    fn lines_of_two_files_are_each_read_in_their_own_letters() {
        let mut bytes = "Öztürk\n".as_bytes().to_vec();
        bytes.extend(b"Cura\xE7ao \x80 5\n");
        let (gelezen, opmerking) = tekst(&bytes);
        assert_eq!(gelezen, "Öztürk\nCuraçao € 5\n");
        assert!(opmerking.unwrap().contains("accenten"));
    }
}
