//! What systemd and a service say to each other: sockets that are handed over, and notices.

use std::env;
use std::os::fd::OwnedFd;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};

use anyhow::{Context, bail};
use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};

/// The first descriptor that is handed over.
const EERSTE: i32 = 3;

/// The socket that was handed to this very process (`LISTEN_FDS`), if one was.
pub(super) fn socket() -> anyhow::Result<Option<OwnedFd>> {
    let getal = |naam: &str| env::var(naam).ok()?.parse::<i32>().ok();
    // Also in the environment of a child of a service; then it is not meant for that child.
    if getal("LISTEN_PID") != Some(getpid().as_raw_nonzero().get()) {
        return Ok(None);
    }
    match getal("LISTEN_FDS") {
        Some(1) => {}
        None | Some(..=0) => return Ok(None),
        Some(aantal) => bail!("systemd geeft {aantal} sockets; trajectbord verwacht er een"),
    }
    // A copy, made by asking the kernel for a descriptor of this process by its number: the only
    // way to take a number for a descriptor without trusting whoever said it.
    let zelf = pidfd_open(getpid(), PidfdFlags::empty());
    let fd = zelf.and_then(|zelf| pidfd_getfd(zelf, EERSTE, PidfdGetfdFlags::empty()));
    fd.map(Some)
        .context("de socket van systemd overnemen lukt niet (pidfd_getfd)")
}

/// Tells systemd how the service is, where it listens (`NOTIFY_SOCKET`).
pub(super) struct Melder(Option<(UnixDatagram, SocketAddr)>);

impl Melder {
    pub(super) fn nieuw() -> Self {
        let adres = env::var_os("NOTIFY_SOCKET").and_then(|naam| {
            let bytes = naam.as_bytes();
            match bytes.split_first() {
                Some((b'@', rest)) => SocketAddr::from_abstract_name(rest).ok(),
                Some((b'/', _)) => SocketAddr::from_pathname(&naam).ok(),
                Some(_) | None => None,
            }
        });
        Self(adres.and_then(|adres| Some((UnixDatagram::unbound().ok()?, adres))))
    }

    /// Lines of `NAME=value`. Nobody may be listening; the service does its work all the same.
    pub(super) fn meld(&self, regels: &str) {
        if let Some((van, naar)) = &self.0 {
            let _ = van.send_to_addr(regels.as_bytes(), naar);
        }
    }
}
