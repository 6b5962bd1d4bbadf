//! The header of an age file: lines of text, ended by a seal that only the key of the file makes.

use std::io::{self, BufRead, Read};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::AgeFout;
use super::stanza::{Sleutel, Stanza, afgeleid};

const VERSIE: &str = "age-encryption.org/v1";
const REGEL: usize = 64;
/// A header of hundreds of recipients is shorter; damage may go on for ever.
const GRENS: u64 = 256 * 1024;

/// What a header says.
pub(super) struct Kop {
    pub(super) stanzas: Vec<Stanza>,
    /// What is under the seal.
    tekst: Vec<u8>,
    zegel: Vec<u8>,
}

/// A header with its seal, as bytes.
pub(super) fn schrijf(stanzas: &[Stanza], sleutel: &Sleutel) -> Vec<u8> {
    let mut tekst = format!("{VERSIE}\n");
    for stanza in stanzas {
        tekst.push_str("-> ");
        tekst.push_str(&stanza.woorden.join(" "));
        tekst.push('\n');
        let letters = STANDARD_NO_PAD.encode(&stanza.inhoud);
        for (plaats, letter) in letters.chars().enumerate() {
            tekst.push(letter);
            if plaats % REGEL == REGEL - 1 {
                tekst.push('\n');
            }
        }
        // A short line ends the body, an empty one if need be.
        tekst.push('\n');
    }
    tekst.push_str("---");
    let zegel = zegel(sleutel, tekst.as_bytes()).finalize().into_bytes();
    tekst.push(' ');
    tekst.push_str(&STANDARD_NO_PAD.encode(zegel));
    tekst.push('\n');
    tekst.into_bytes()
}

fn zegel(sleutel: &Sleutel, tekst: &[u8]) -> Hmac<Sha256> {
    let onder = afgeleid(sleutel.as_slice(), &[], b"header");
    // HMAC fills a key up with zeros to the length of a block of the hash.
    let mut blok = zeroize::Zeroizing::new([0; 64]);
    let (begin, _) = blok.split_at_mut(onder.len());
    begin.copy_from_slice(&*onder);
    let mut zegel = <Hmac<Sha256> as KeyInit>::new((&*blok).into());
    zegel.update(tekst);
    zegel
}

impl Kop {
    /// Reads a header; what follows stays in the reader.
    pub(super) fn lees(in_: &mut dyn BufRead) -> Result<Self, AgeFout> {
        let mut in_ = in_.take(GRENS);
        let mut tekst = Vec::new();
        if regel(&mut in_, &mut tekst)? != VERSIE {
            return Err(AgeFout::Vreemd);
        }
        let mut stanzas: Vec<Stanza> = Vec::new();
        loop {
            let voor = tekst.len();
            let kop = regel(&mut in_, &mut tekst)?;
            if let Some(letters) = kop.strip_prefix("--- ") {
                tekst.truncate(voor + 3);
                let zegel = STANDARD_NO_PAD
                    .decode(letters)
                    .map_err(|_| AgeFout::Beschadigd)?;
                return Ok(Self {
                    stanzas,
                    tekst,
                    zegel,
                });
            }
            let woorden = kop.strip_prefix("-> ").ok_or(AgeFout::Beschadigd)?;
            let mut letters = String::new();
            loop {
                let deel = regel(&mut in_, &mut tekst)?;
                letters.push_str(&deel);
                if deel.len() < REGEL {
                    break;
                }
                if deel.len() > REGEL {
                    return Err(AgeFout::Beschadigd);
                }
            }
            stanzas.push(Stanza {
                woorden: woorden.split(' ').map(str::to_owned).collect(),
                inhoud: STANDARD_NO_PAD
                    .decode(letters)
                    .map_err(|_| AgeFout::Beschadigd)?,
            });
        }
    }

    /// Whether the header was made with this key, and not changed since.
    pub(super) fn klopt(&self, sleutel: &Sleutel) -> bool {
        zegel(sleutel, &self.tekst)
            .verify_slice(&self.zegel)
            .is_ok()
    }
}

/// One line without its end; `gelezen` keeps it with its end.
fn regel(in_: &mut io::Take<&mut dyn BufRead>, gelezen: &mut Vec<u8>) -> Result<String, AgeFout> {
    let voor = gelezen.len();
    in_.read_until(b'\n', gelezen)?;
    let regel = gelezen.get(voor..).and_then(|it| it.strip_suffix(b"\n"));
    let regel = regel.and_then(|it| str::from_utf8(it).ok());
    // Before the first line is known to be ours, anything may be another kind of file.
    let anders = if voor == 0 {
        AgeFout::Vreemd
    } else {
        AgeFout::Beschadigd
    };
    regel.map(str::to_owned).ok_or(anders)
}
