//! The body of an age file: chunks of 64 KiB, each sealed with its number and whether it is the last.

use std::io::{self, BufRead, BufReader, Read, Write};

use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, AeadInOut, KeyInit};
use zeroize::Zeroizing;

use super::kop::{self, Kop};
use super::sleutels::Geheim;
use super::stanza::{self, Sleutel, Voor, afgeleid};
use super::{AgeFout, toeval};

const BLOK: usize = 64 * 1024;
const ZEGEL: usize = 16;

/// The key of one file, kept by who wrote it to read it back; it opens nothing else.
pub struct Bestandssleutel(Sleutel);

impl std::fmt::Debug for Bestandssleutel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bestandssleutel")
    }
}

/// Numbers the chunks.
struct Teller(u64);

impl Teller {
    /// The nonce of the next chunk.
    fn volgende(&mut self, laatste: bool) -> [u8; 12] {
        let mut nonce = [0; 12];
        if let Some(plaats) = nonce.get_mut(3..11) {
            plaats.copy_from_slice(&self.0.to_be_bytes());
        }
        nonce[11] = u8::from(laatste);
        self.0 += 1;
        nonce
    }
}

fn sleutel_van_body(sleutel: &Sleutel, nonce: &[u8]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new((&*afgeleid(sleutel.as_slice(), nonce, b"payload")).into())
}

fn veranderd() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "het bestand is beschadigd of veranderd",
    )
}

/// Makes an age file of what is written to it; without `klaar` it stays unfinished.
pub struct Schrijver<W: Write> {
    uit: W,
    sleutel: Sleutel,
    aead: ChaCha20Poly1305,
    teller: Teller,
    blok: Zeroizing<Vec<u8>>,
}

impl<W: Write> Schrijver<W> {
    /// Writes the header.
    pub fn nieuw(mut uit: W, voor: &Voor<'_>) -> io::Result<Self> {
        let sleutel = Zeroizing::new(toeval::bytes::<16>()?);
        let stanzas = stanza::pak(&sleutel, voor)?;
        uit.write_all(&kop::schrijf(&stanzas, &sleutel))?;
        let nonce = toeval::bytes::<16>()?;
        uit.write_all(&nonce)?;
        Ok(Self {
            uit,
            aead: sleutel_van_body(&sleutel, &nonce),
            sleutel,
            teller: Teller(0),
            blok: Zeroizing::new(Vec::with_capacity(BLOK + ZEGEL)),
        })
    }

    fn zet_blok(&mut self, laatste: bool) -> io::Result<()> {
        let nonce = self.teller.volgende(laatste);
        self.aead
            .encrypt_in_place(&nonce.into(), &[], &mut *self.blok)
            .map_err(|_| io::Error::other("versleutelen lukt niet"))?;
        self.uit.write_all(&self.blok)?;
        self.blok.clear();
        Ok(())
    }

    /// Ends the file; what it was written to comes back, with the key to read it back.
    pub fn klaar(mut self) -> io::Result<(W, Bestandssleutel)> {
        self.zet_blok(true)?;
        self.uit.flush()?;
        Ok((self.uit, Bestandssleutel(self.sleutel)))
    }
}

impl<W: Write> Write for Schrijver<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk is only written when more follows: the last one has to say that it is.
        if self.blok.len() == BLOK && !bytes.is_empty() {
            self.zet_blok(false)?;
        }
        let past = bytes.len().min(BLOK - self.blok.len());
        let (nu, _) = bytes.split_at_checked(past).unwrap_or_default();
        self.blok.extend_from_slice(nu);
        Ok(past)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.uit.flush()
    }
}

/// Reads what is in an age file. Every byte it gives was sealed; the end too.
pub struct Lezer<R: Read> {
    in_: BufReader<R>,
    aead: ChaCha20Poly1305,
    teller: Teller,
    blok: Zeroizing<Vec<u8>>,
    gelezen: usize,
    klaar: bool,
}

impl<R: Read> Lezer<R> {
    /// Reads the header and opens it with a secret.
    pub fn open(in_: R, geheim: &Geheim) -> Result<Self, AgeFout> {
        let mut in_ = BufReader::with_capacity(BLOK, in_);
        let kop = Kop::lees(&mut in_)?;
        let sleutel = stanza::pak_uit(&kop.stanzas, geheim).ok_or(AgeFout::PastNiet)?;
        Self::verder(in_, &kop, &sleutel)
    }

    /// Opens what was just written: header and body are checked as with an identity.
    pub fn terug(in_: R, sleutel: &Bestandssleutel) -> Result<Self, AgeFout> {
        let mut in_ = BufReader::with_capacity(BLOK, in_);
        let kop = Kop::lees(&mut in_)?;
        Self::verder(in_, &kop, &sleutel.0)
    }

    fn verder(mut in_: BufReader<R>, kop: &Kop, sleutel: &Sleutel) -> Result<Self, AgeFout> {
        if !kop.klopt(sleutel) {
            return Err(AgeFout::Beschadigd);
        }
        let mut nonce = [0; 16];
        in_.read_exact(&mut nonce)?;
        Ok(Self {
            in_,
            aead: sleutel_van_body(sleutel, &nonce),
            teller: Teller(0),
            blok: Zeroizing::new(Vec::new()),
            gelezen: 0,
            klaar: false,
        })
    }

    fn volgend_blok(&mut self) -> io::Result<()> {
        let mut dicht = Vec::with_capacity(BLOK + ZEGEL);
        (&mut self.in_)
            .take((BLOK + ZEGEL) as u64)
            .read_to_end(&mut dicht)?;
        let laatste = self.in_.fill_buf()?.is_empty();
        let eerste = self.teller.0 == 0;
        let nonce = self.teller.volgende(laatste);
        let open = self.aead.decrypt(&nonce.into(), dicht.as_slice());
        let open = open.map_err(|_| veranderd())?;
        // Only a file with nothing in it ends in an empty chunk.
        if open.is_empty() && !eerste {
            return Err(veranderd());
        }
        self.blok = Zeroizing::new(open);
        self.gelezen = 0;
        self.klaar = laatste;
        Ok(())
    }
}

impl<R: Read> Read for Lezer<R> {
    fn read(&mut self, naar: &mut [u8]) -> io::Result<usize> {
        while self.gelezen == self.blok.len() {
            if self.klaar {
                return Ok(0);
            }
            self.volgend_blok()?;
        }
        let rest = self.blok.get(self.gelezen..).unwrap_or_default();
        let aantal = rest.len().min(naar.len());
        if let (Some(naar), Some(van)) = (naar.get_mut(..aantal), rest.get(..aantal)) {
            naar.copy_from_slice(van);
        }
        self.gelezen += aantal;
        Ok(aantal)
    }
}
