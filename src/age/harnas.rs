//! An age file as lines of text, for in a text file or a letter.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const EINDE: &str = "-----END AGE ENCRYPTED FILE-----";
const REGEL: usize = 64;

/// The bytes as lines, the last one ended too.
pub fn harnas(bytes: &[u8]) -> String {
    let mut uit = format!("{BEGIN}\n");
    for (plaats, letter) in STANDARD.encode(bytes).chars().enumerate() {
        if plaats > 0 && plaats % REGEL == 0 {
            uit.push('\n');
        }
        uit.push(letter);
    }
    uit.push('\n');
    uit.push_str(EINDE);
    uit.push('\n');
    uit
}

/// The bytes of every age file that stands in a text; none if one is damaged.
pub fn ontharnas(tekst: &str) -> Option<Vec<Vec<u8>>> {
    let mut alle = Vec::new();
    let mut bezig: Option<String> = None;
    for regel in tekst.lines().map(str::trim_end) {
        match (&mut bezig, regel) {
            (None, BEGIN) => bezig = Some(String::new()),
            (Some(letters), EINDE) => {
                alle.push(STANDARD.decode(&*letters).ok()?);
                bezig = None;
            }
            (Some(letters), regel) => letters.push_str(regel),
            (None, _) => {}
        }
    }
    bezig.is_none().then_some(alle)
}
