//! A file system of our own in a file: to cut its power, to fill it, and to break it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A file with an ext4 file system in it, mounted through a loop device while it is in use.
pub(crate) struct Beeld {
    dir: TempDir,
    gekoppeld: bool,
}

fn doe(programma: &str, args: &[&str]) -> bool {
    let gelukt = Command::new(programma)
        .args(args)
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    gelukt.is_ok_and(|it| it.success())
}

/// In memory where that is possible: what the loop device was given is in the file either way, and
/// nobody else's disk is in between.
fn map() -> TempDir {
    let in_geheugen = Path::new("/dev/shm");
    let mut bouwer = tempfile::Builder::new();
    let bouwer = bouwer.prefix("trajectbord-beeld");
    if in_geheugen.is_dir()
        && let Ok(dir) = bouwer.tempdir_in(in_geheugen)
    {
        return dir;
    }
    bouwer.tempdir().unwrap()
}

impl Beeld {
    /// A new one, mounted. None where one may not mount; that is said once, with what was left out.
    pub(crate) fn maak(mb: u64, campagne: &str) -> Option<Self> {
        let beeld = Self {
            dir: map(),
            gekoppeld: false,
        };
        let bestand = fs::File::create(beeld.bestand()).unwrap();
        bestand.set_len(mb << 20).unwrap();
        fs::create_dir(beeld.punt()).unwrap();
        let pad = beeld.bestand();
        // No blocks kept for root: the tests may be root.
        let gemaakt = doe("mkfs.ext4", &["-q", "-F", "-m", "0", pad.to_str().unwrap()]);
        let mut beeld = beeld;
        if gemaakt && beeld.koppel() {
            return Some(beeld);
        }
        super::uitslag::zeg(&format!(
            "{campagne}: OVERGESLAGEN, want hier mag niet worden gekoppeld (mount)"
        ));
        None
    }

    fn bestand(&self) -> PathBuf {
        self.dir.path().join("beeld")
    }

    /// Where it is mounted.
    pub(crate) fn punt(&self) -> PathBuf {
        self.dir.path().join("punt")
    }

    /// Where the store lies in it.
    pub(crate) fn data(&self) -> PathBuf {
        data(&self.punt())
    }

    /// Its room, to take away and give back.
    pub(crate) fn ruimte(&self) -> Ruimte {
        Ruimte { punt: self.punt() }
    }

    fn koppel(&mut self) -> bool {
        let (bestand, punt) = (self.bestand(), self.punt());
        let args = [
            "-o",
            "loop",
            bestand.to_str().unwrap(),
            punt.to_str().unwrap(),
        ];
        self.gekoppeld = doe("mount", &args);
        self.gekoppeld
    }

    fn ontkoppel(&mut self) -> bool {
        self.gekoppeld = !doe("umount", &[self.punt().to_str().unwrap()]);
        !self.gekoppeld
    }

    /// Unmounts, and mounts again as after a repair.
    pub(crate) fn opnieuw(&mut self) {
        assert!(self.ontkoppel(), "somebody still has a file open");
        assert!(self.koppel());
    }

    /// Mounts with other options, while files are open.
    pub(crate) fn anders(&self, opties: &str) {
        let opties = format!("remount,{opties}");
        assert!(doe(
            "mount",
            &["-o", &opties, self.punt().to_str().unwrap()]
        ));
    }

    /// What the device was given so far, as a file system of its own: what a machine finds whose power
    /// went in this moment. Whatever lies in the page cache of this one is not in it.
    pub(crate) fn na_stroomuitval(&self) -> Self {
        let mut beeld = Self {
            dir: map(),
            gekoppeld: false,
        };
        fs::copy(self.bestand(), beeld.bestand()).unwrap();
        fs::create_dir(beeld.punt()).unwrap();
        // Mounting plays the journal of the file system back, as after a power cut.
        assert!(beeld.koppel(), "the file system itself did not come back");
        beeld
    }
}

/// The room on a mounted file system, taken away and given back.
pub(crate) struct Ruimte {
    pub(crate) punt: PathBuf,
}

impl Ruimte {
    /// Where the store lies in it.
    pub(crate) fn data(&self) -> PathBuf {
        data(&self.punt)
    }

    /// Fills it until so many bytes are left.
    pub(crate) fn vul(&self, over: u64) {
        let ballast = fs::File::create(self.ballast()).unwrap();
        let mut lengte = 0;
        loop {
            let stand = rustix::fs::statvfs(&self.punt).unwrap();
            let vrij = stand.f_bavail * stand.f_frsize;
            if vrij <= over + 8192 {
                break;
            }
            let erbij = (vrij - over).div_ceil(2).max(4096);
            let geen = rustix::fs::FallocateFlags::empty();
            if rustix::fs::fallocate(&ballast, geen, lengte, erbij).is_err() {
                break;
            }
            lengte += erbij;
        }
    }

    /// Gives the room back.
    pub(crate) fn maak_leeg(&self) {
        // Whoever filled it may have been killed before it began.
        if let Err(fout) = fs::remove_file(self.ballast()) {
            assert_eq!(fout.kind(), std::io::ErrorKind::NotFound, "{fout}");
        }
    }

    fn ballast(&self) -> PathBuf {
        self.punt.join("ballast")
    }
}

fn data(punt: &Path) -> PathBuf {
    punt.join("data")
}

impl Drop for Beeld {
    fn drop(&mut self) {
        // Where the test failed a file may be open still; the lazy way lets go when it is closed.
        if self.gekoppeld && !self.ontkoppel() {
            doe("umount", &["-l", self.punt().to_str().unwrap()]);
        }
    }
}
