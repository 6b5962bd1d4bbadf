//! One line of input at a time; a line that cannot be used costs its sender that line and no more.

use std::io::{self, BufRead, Read};

/// Longest line that is read, in bytes.
pub(super) const REGEL_MAX: usize = 1 << 20;

/// A line as it came in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Regel {
    /// Something to read.
    Tekst(String),
    /// More than is read at once; all of it was skipped.
    TeLang,
    /// Bytes that are no UTF-8.
    GeenTekst,
}

/// The next line, or none at the end of input.
pub(super) fn volgende(invoer: &mut dyn BufRead) -> io::Result<Option<Regel>> {
    let mut regel = Vec::new();
    let mut begin = invoer.take(REGEL_MAX as u64 + 1);
    let gelezen = begin.read_until(b'\n', &mut regel)?;
    if gelezen == 0 {
        return Ok(None);
    }
    if gelezen > REGEL_MAX && regel.last() != Some(&b'\n') {
        sla_over(invoer)?;
        return Ok(Some(Regel::TeLang));
    }
    let tekst = String::from_utf8(regel);
    Ok(Some(tekst.map_or(Regel::GeenTekst, Regel::Tekst)))
}

/// Skips the rest of a line without keeping it.
fn sla_over(invoer: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let stuk = invoer.fill_buf()?;
        let einde = stuk.iter().position(|byte| *byte == b'\n');
        let (lengte, klaar) = match einde {
            Some(plaats) => (plaats + 1, true),
            None => (stuk.len(), stuk.is_empty()),
        };
        invoer.consume(lengte);
        if klaar {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alle(bytes: &[u8]) -> Vec<Regel> {
        let mut invoer = io::BufReader::with_capacity(7, bytes);
        let mut regels = Vec::new();
        while let Some(regel) = volgende(&mut invoer).unwrap() {
            regels.push(regel);
        }
        regels
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped_and_the_next_one_is_read() {
        let mut bytes = vec![b'x'; REGEL_MAX + 5_000];
        bytes.extend_from_slice(b"\nkort\n");
        assert_eq!(
            alle(&bytes),
            [Regel::TeLang, Regel::Tekst("kort\n".to_owned())]
        );
        assert_eq!(alle(&vec![b'x'; REGEL_MAX + 1]), [Regel::TeLang]);
        let net = vec![b'x'; REGEL_MAX];
        assert!(matches!(&alle(&net)[..], [Regel::Tekst(_)]));
    }

    #[test]
    fn bytes_that_are_no_text_cost_one_line() {
        let regels = alle(b"\xff\xfe\n{}");
        assert_eq!(regels, [Regel::GeenTekst, Regel::Tekst("{}".to_owned())]);
    }
}
