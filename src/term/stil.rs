//! Typing that nobody may see: the echo of the terminal is off, and comes back however it ends.

use std::fs::File;
use std::io;

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

use super::einde::Eerst;

/// Ctrl-c: it ends the line meanwhile and not the program.
pub const STOP: u8 = 3;

/// Turns the echo of a terminal off for as long as it lives.
pub struct Stil {
    tty: File,
    eerder: Termios,
    /// A signal gives the echo back as well.
    _eerst: Eerst,
}

impl std::fmt::Debug for Stil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stil")
    }
}

impl Stil {
    /// From now on.
    pub fn aan(tty: &File) -> io::Result<Self> {
        let eerder = tcgetattr(tty)?;
        let mut stil = eerder.clone();
        stil.local_modes.remove(LocalModes::ECHO | LocalModes::ISIG);
        stil.special_codes[SpecialCodeIndex::VEOL] = STOP;
        let (ook, was) = (tty.try_clone()?, eerder.clone());
        let eerst = Eerst::dan(move || geef_terug(&ook, &was))?;
        tcsetattr(tty, OptionalActions::Flush, &stil)?;
        Ok(Self {
            tty: tty.try_clone()?,
            eerder,
            _eerst: eerst,
        })
    }
}

/// What was typed and not read goes: it is a part of the secret, and not for a shell.
fn geef_terug(tty: &File, eerder: &Termios) {
    // The terminal may be gone; then there is nothing to give back.
    let _ = tcsetattr(tty, OptionalActions::Flush, eerder);
}

impl Drop for Stil {
    fn drop(&mut self) {
        geef_terug(&self.tty, &self.eerder);
    }
}
