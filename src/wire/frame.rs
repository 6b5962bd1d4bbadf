//! Frames: a length, and that many bytes of JSON.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is read before it is known that so much comes.
const STUK: u64 = 64 * 1024;

/// Why a frame could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FrameFout {
    /// The other end left between two frames.
    #[error("de andere kant is weg")]
    Dicht,
    /// The line broke.
    #[error(transparent)]
    Lijn(#[from] io::Error),
    /// Longer than this end takes.
    #[error("een bericht van {0} bytes is te lang")]
    TeLang(u32),
    /// Not what this end understands.
    #[error("een bericht is niet te lezen")]
    Onleesbaar,
}

/// One value as one write, so that frames of two threads never mix where the line is locked.
pub fn schrijf<T: Serialize>(naar: &mut impl Write, waarde: &T) -> io::Result<()> {
    let mut bytes = vec![0; 4];
    serde_json::to_writer(&mut bytes, waarde)?;
    let lengte = u32::try_from(bytes.len() - 4)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "een bericht is te lang"))?;
    for (plaats, byte) in bytes.iter_mut().zip(lengte.to_le_bytes()) {
        *plaats = byte;
    }
    naar.write_all(&bytes)?;
    naar.flush()
}

/// What a frame held: what was expected, or what is left of it for an end of another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of<T, R> {
    /// All of it.
    Heel(T),
    /// As much as this end understands.
    Deel(R),
}

/// The next value; a length over `grens` is refused before anything is taken for it.
pub fn lees<T: DeserializeOwned>(van: &mut impl Read, grens: u32) -> Result<T, FrameFout> {
    let bytes = lees_bytes(van, grens)?;
    serde_json::from_slice(&bytes).map_err(|_| FrameFout::Onleesbaar)
}

/// As [`lees`]; where something in it is not known here, what can be understood of it all the same.
pub fn lees_of<T, R>(van: &mut impl Read, grens: u32) -> Result<Of<T, R>, FrameFout>
where
    T: DeserializeOwned,
    R: DeserializeOwned,
{
    let bytes = lees_bytes(van, grens)?;
    serde_json::from_slice(&bytes)
        .map(Of::Heel)
        .or_else(|_| serde_json::from_slice(&bytes).map(Of::Deel))
        .map_err(|_| FrameFout::Onleesbaar)
}

fn lees_bytes(van: &mut impl Read, grens: u32) -> Result<Vec<u8>, FrameFout> {
    let mut kop = [0; 4];
    let mut gelezen = 0;
    while gelezen < kop.len() {
        let Some(rest) = kop.get_mut(gelezen..) else {
            break;
        };
        match van.read(rest) {
            Ok(0) if gelezen == 0 => return Err(FrameFout::Dicht),
            Ok(0) => return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
            Ok(aantal) => gelezen += aantal,
            Err(fout) if fout.kind() == io::ErrorKind::Interrupted => {}
            Err(fout) => return Err(fout.into()),
        }
    }
    let lengte = u32::from_le_bytes(kop);
    if lengte > grens {
        return Err(FrameFout::TeLang(lengte));
    }
    // Memory follows the bytes that come, not the length that was said.
    let verwacht = u64::from(lengte);
    let mut bytes = Vec::with_capacity(usize::try_from(verwacht.min(STUK)).unwrap_or(0));
    van.take(verwacht).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != verwacht {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line that gives a few bytes at a time.
    struct Druppel<'a>(&'a [u8], usize);

    impl Read for Druppel<'_> {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
            let aantal = self.1.min(self.0.len()).min(buf.len());
            let (nu, rest) = self.0.split_at(aantal);
            buf[..aantal].copy_from_slice(nu);
            self.0 = rest;
            Ok(aantal)
        }
    }

    #[test]
    fn a_length_that_lies_is_refused_without_taking_memory() {
        let vier_gb = [0xff, 0xff, 0xff, 0xff, b'{'];
        assert!(matches!(
            lees::<String>(&mut &vier_gb[..], 1000),
            Err(FrameFout::TeLang(u32::MAX))
        ));
        // Within the limit, but nothing comes.
        let leeg = [0xe0, 0x03, 0, 0, b'"'];
        assert!(matches!(
            lees::<String>(&mut &leeg[..], 1000),
            Err(FrameFout::Lijn(_))
        ));
    }

    #[test]
    fn leaving_between_two_frames_is_not_a_broken_line() {
        assert!(matches!(
            lees::<String>(&mut &b""[..], 10),
            Err(FrameFout::Dicht)
        ));
        assert!(matches!(
            lees::<String>(&mut &b"\x01\x00"[..], 10),
            Err(FrameFout::Lijn(_))
        ));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_however_it_comes(
            teksten in prop::collection::vec(".{0,200}", 0..6),
            stap in 1usize..50,
        ) {
            let mut lijn = Vec::new();
            for tekst in &teksten {
                schrijf(&mut lijn, tekst).unwrap();
            }
            let mut druppel = Druppel(&lijn, stap);
            for tekst in &teksten {
                prop_assert_eq!(&lees::<String>(&mut druppel, 10_000).unwrap(), tekst);
            }
            prop_assert!(matches!(lees::<String>(&mut druppel, 10_000), Err(FrameFout::Dicht)));
        }

        #[test]
        fn no_bytes_at_all_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut lijn = &bytes[..];
            for _ in 0..10 {
                type Iets = Of<super::super::Naar, super::super::NaarDeel>;
                let iets: Result<Iets, _> = lees_of(&mut lijn, 256);
                if iets.is_err() {
                    break;
                }
            }
        }
    }
}
