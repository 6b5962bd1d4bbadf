//! Bytes that nobody can guess, from the kernel.

use std::io;

use rustix::rand::{GetRandomFlags, getrandom};

/// Fills all of it, or says that the kernel has none.
pub fn vul(mut bytes: &mut [u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let aantal = match getrandom(&mut *bytes, GetRandomFlags::empty()) {
            Err(rustix::io::Errno::INTR) => 0,
            aantal => aantal?,
        };
        bytes = bytes.get_mut(aantal..).unwrap_or_default();
    }
    Ok(())
}

/// So many bytes.
pub fn bytes<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    vul(&mut bytes)?;
    Ok(bytes)
}
