//! Asks a secret at the terminal itself, whatever stands on standard input, without showing it.

use std::fs::File;
use std::io::{self, Read, Write};

use anyhow::Context;
use zeroize::Zeroizing;

use crate::term::{STOP, Stil};

/// What is typed after these words, without the end of the line; none after ctrl-c.
pub fn vraag(wat: &str) -> anyhow::Result<Option<Zeroizing<String>>> {
    let mut tty = File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .with_context(|| format!("er is geen terminal om dit te vragen: {wat}"))?;
    let getypt = {
        // Before the question: who answers at once must not see the answer.
        let _stil = Stil::aan(&tty)?;
        write!(tty, "{wat}: ")?;
        #[cfg(debug_assertions)]
        if std::env::var_os("TRAJECTBORD_TEST_PANIEK").is_some() {
            breek();
        }
        regel(&tty)?
    };
    writeln!(tty)?;
    Ok(getypt.map(|mut zin| {
        let lengte = zin.trim_end_matches(['\r', '\n']).len();
        zin.truncate(lengte);
        zin
    }))
}

fn regel(mut tty: &File) -> anyhow::Result<Option<Zeroizing<String>>> {
    let mut regel = Zeroizing::new(Vec::new());
    let mut stuk = Zeroizing::new([0; 1024]);
    loop {
        let aantal = match tty.read(stuk.as_mut_slice()) {
            Err(fout) if fout.kind() == io::ErrorKind::Interrupted => continue,
            gelezen => gelezen?,
        };
        let gelezen = stuk.get(..aantal).unwrap_or_default();
        if gelezen.contains(&STOP) {
            return Ok(None);
        }
        regel.extend_from_slice(gelezen);
        if gelezen.is_empty() || gelezen.ends_with(b"\n") {
            let tekst = std::str::from_utf8(&regel).context("wat is getypt is geen tekst")?;
            return Ok(Some(Zeroizing::new(tekst.to_owned())));
        }
    }
}

/// A test looks whether the echo comes back when something breaks here.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what it is for")]
fn breek() {
    panic!("gevraagd door een test");
}
