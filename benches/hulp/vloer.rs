//! The floor: a list painted without a library and without knowing anything. `j` and `k` move a
//! reversed row, space turns a page, `q` ends it.

use std::fmt::Write as _;
use std::io::{self, Read, Write};

use rustix::termios::{OptionalActions, tcgetattr, tcgetwinsize, tcsetattr};

/// Paints until `q`.
pub(crate) fn schilder() -> io::Result<()> {
    let (mut in_, mut uit) = (io::stdin().lock(), io::stdout().lock());
    let was = tcgetattr(&in_)?;
    let mut rauw = was.clone();
    rauw.make_raw();
    tcsetattr(&in_, OptionalActions::Now, &rauw)?;
    let maat = tcgetwinsize(&in_)?;
    let (breed, hoog) = (usize::from(maat.ws_col), usize::from(maat.ws_row));
    let rij = |at: usize| {
        format!(
            "{at:>7} Bord van een kandidaat in een regio, en wat er is gedaan {:>6}",
            at * 7
        )
    };
    let regel = |beeld: &mut String, y: usize, at: usize, hier: bool| {
        let kleur = if hier { "\x1b[7m" } else { "" };
        let tekst: String = rij(at).chars().take(breed).collect();
        let _ = write!(beeld, "\x1b[{};1H{kleur}{tekst:<breed$}\x1b[m", y + 1);
    };
    let (mut top, mut cursor) = (0, 0);
    let mut alles = true;
    let mut was_cursor = 0;
    loop {
        let mut beeld = String::from("\x1b[?2026h");
        if alles {
            for y in 0..hoog {
                regel(&mut beeld, y, top + y, top + y == cursor);
            }
        } else if cursor != was_cursor {
            regel(&mut beeld, was_cursor - top, was_cursor, false);
            regel(&mut beeld, cursor - top, cursor, true);
        }
        beeld.push_str("\x1b[?2026l");
        uit.write_all(beeld.as_bytes())?;
        uit.flush()?;
        (alles, was_cursor) = (false, cursor);
        let mut toets = [0; 64];
        let aantal = in_.read(&mut toets)?;
        for toets in toets.get(..aantal).unwrap_or_default() {
            match toets {
                b'j' => cursor += 1,
                b'k' => cursor = cursor.saturating_sub(1),
                b' ' => {
                    top += hoog;
                    cursor += hoog;
                    alles = true;
                }
                b'q' => return Ok(tcsetattr(&in_, OptionalActions::Now, &was)?),
                _ => {}
            }
        }
        if aantal == 0 {
            return Ok(());
        }
        if cursor < top || cursor >= top + hoog {
            top = cursor;
            alles = true;
        }
    }
}
