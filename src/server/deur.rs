//! The door of a server: a socket of its own, or one that was handed to it (systemd).

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use rustix::net::{AddressFamily, SocketType, sockopt};

/// A socket on which screens knock.
#[derive(Debug)]
pub struct Deur {
    pub(super) luisteraar: UnixListener,
    pub(super) pad: PathBuf,
    /// Whoever made the socket takes it away.
    pub(super) eigen: bool,
}

fn niet(waarom: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, waarom)
}

impl Deur {
    /// Makes the socket. One that a killed process left behind is taken away first: the caller owns
    /// the store, so nobody listens there any more.
    pub fn maak(pad: &Path, rechten: u32) -> io::Result<Self> {
        match std::fs::symlink_metadata(pad) {
            Ok(wat) if wat.file_type().is_socket() => std::fs::remove_file(pad)?,
            Ok(_) => {
                return Err(io::Error::new(
                    io::ErrorKind::AlreadyExists,
                    "op de plaats van de socket staat iets anders",
                ));
            }
            Err(_) => {}
        }
        let luisteraar = UnixListener::bind(pad)?;
        std::fs::set_permissions(pad, std::fs::Permissions::from_mode(rechten))?;
        Ok(Self {
            luisteraar,
            pad: pad.to_owned(),
            eigen: true,
        })
    }

    /// A socket that somebody else made and keeps: it stays when this process ends, and whoever
    /// knocks meanwhile waits for the next one.
    pub fn gekregen(fd: OwnedFd) -> io::Result<Self> {
        let luistert = sockopt::socket_domain(&fd)? == AddressFamily::UNIX
            && sockopt::socket_type(&fd)? == SocketType::STREAM
            && sockopt::socket_acceptconn(&fd)?;
        if !luistert {
            return Err(niet(
                "de socket die systemd gaf luistert niet (ListenStream, Accept=no)",
            ));
        }
        let luisteraar = UnixListener::from(fd);
        let adres = luisteraar.local_addr()?;
        let pad = adres
            .as_pathname()
            .ok_or_else(|| niet("de socket die systemd gaf heeft geen plaats op de schijf"))?
            .to_owned();
        if std::fs::metadata(&pad)?.permissions().mode() & 0o007 != 0 {
            return Err(niet(
                "de socket die systemd gaf staat open voor iedereen; zet SocketMode=0660",
            ));
        }
        Ok(Self {
            luisteraar,
            pad,
            eigen: false,
        })
    }

    /// Where it is.
    pub fn pad(&self) -> &Path {
        &self.pad
    }

    pub(super) fn ruim_op(&self) {
        if self.eigen {
            // Whoever comes from here on finds no socket and waits for the next owner.
            let _ = std::fs::remove_file(&self.pad);
        }
    }
}
