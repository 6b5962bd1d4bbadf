//! A host for one test: three accounts, an sshd, and the server under one of the accounts.

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::cli::thuis::Thuis;
use crate::dienst::{geef_accounts, luistert};
use crate::pty::{Pty, Start};

/// How account names of these tests begin; the number of the process follows.
const NAAM: &str = "tbproef";

/// The files of the accounts take one writer.
fn slot() -> MutexGuard<'static, ()> {
    static SLOT: Mutex<()> = Mutex::new(());
    SLOT.lock().unwrap_or_else(PoisonError::into_inner)
}

fn gelukt(programma: &str, args: &[&str]) {
    let uit = Command::new(programma).args(args).output().unwrap();
    let klacht = String::from_utf8_lossy(&uit.stderr);
    assert!(uit.status.success(), "{programma} {args:?}: {klacht}");
}

/// One line on standard error, past the capture of the tests: it must be seen that they did not run.
fn zeg(waarom: &str) {
    let regel = format!("ssh: niet gedraaid, {waarom}\n");
    let _ = std::io::stderr().write_all(regel.as_bytes());
}

/// An account that is gone when its test is over.
struct Account {
    naam: String,
    uid: u32,
    gid: u32,
}

impl Account {
    fn maak(naam: String, thuis: &Path, groep: Option<&str>) -> Self {
        fs::create_dir(thuis).unwrap();
        let _slot = slot();
        let map = thuis.to_str().unwrap();
        // A password that nobody can type: a locked account may not come in with a key either.
        let mut args = vec!["-M", "-U", "-d", map, "-s", "/bin/sh", "-p", "*"];
        if let Some(groep) = groep {
            args.extend(["-G", groep]);
        }
        args.push(&naam);
        gelukt("useradd", &args);
        let getal = |vlag: &str| {
            let uit = Command::new("id").arg(vlag).arg(&naam).output().unwrap();
            let tekst = String::from_utf8_lossy(&uit.stdout);
            tekst.trim().parse().unwrap()
        };
        let (uid, gid) = (getal("-u"), getal("-g"));
        chown(thuis, Some(uid), Some(gid)).unwrap();
        Self { naam, uid, gid }
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        let _slot = slot();
        // The last processes of it may be ending just now.
        let _ = Command::new("userdel")
            .args(["-f", &self.naam])
            .stderr(Stdio::null())
            .status();
    }
}

/// A group that is gone when its test is over.
struct Groep(String);

impl Drop for Groep {
    fn drop(&mut self) {
        let _slot = slot();
        let _ = Command::new("groupdel").arg(&self.0).status();
    }
}

/// Takes away what a test run that was killed left behind.
fn ruim_resten_op() {
    let Ok(passwd) = fs::read_to_string("/etc/passwd") else {
        return;
    };
    for naam in passwd.lines().filter_map(|it| it.split(':').next()) {
        let van = naam.strip_prefix(NAAM).and_then(|it| it.split('x').next());
        if van.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
            let _slot = slot();
            let _ = Command::new("userdel").args(["-f", naam]).status();
        }
    }
}

/// The host. What stands last goes last.
pub(super) struct Host {
    sshd: Child,
    server: Child,
    poort: u16,
    coaches: Vec<Account>,
    _opslag: Account,
    _groep: Groep,
    map: TempDir,
}

impl Drop for Host {
    fn drop(&mut self) {
        for kind in [&mut self.sshd, &mut self.server] {
            let _ = kind.kill();
            let _ = kind.wait();
        }
    }
}

fn sleutel(pad: &Path) {
    let pad = pad.to_str().unwrap();
    gelukt("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", pad]);
}

/// Everything below a directory, given to an account.
fn geef(map: &Path, uid: u32, gid: u32) {
    let wie = format!("{uid}:{gid}");
    gelukt("chown", &["-R", &wie, map.to_str().unwrap()]);
}

impl Host {
    /// The host, or none where it cannot be made.
    pub(super) fn begin() -> Option<Self> {
        static NUMMER: AtomicU32 = AtomicU32::new(0);
        if !rustix::process::getuid().is_root() {
            zeg("want daarvoor zijn accounts nodig en dus root");
            return None;
        }
        if !Path::new("/usr/sbin/sshd").exists() {
            assert!(std::env::var_os("CI").is_none(), "sshd is missing");
            zeg("want er is geen sshd (openssh-server)");
            return None;
        }
        ruim_resten_op();
        let nummer = NUMMER.fetch_add(1, Ordering::SeqCst);
        let naam = |wie: &str| format!("{NAAM}{}x{nummer}{wie}", std::process::id());
        let map = tempfile::Builder::new()
            .permissions(Permissions::from_mode(0o755))
            .tempdir()
            .unwrap();
        let in_map = |naam: &str| map.path().join(naam);
        let groep = Groep(naam("g"));
        {
            let _slot = slot();
            gelukt("groupadd", &[&groep.0]);
        }
        let opslag = Account::maak(naam("s"), &in_map("opslag"), Some(&groep.0));
        let coaches: Vec<_> = ["a", "b"]
            .iter()
            .map(|it| Account::maak(naam(it), &in_map(it), Some(&groep.0)))
            .collect();

        // The data, for the account of the server only; the socket, for the group of the coaches.
        let thuis = Thuis::met_voorbeeld();
        let uids: Vec<u32> = coaches.iter().map(|it| it.uid).collect();
        geef_accounts(&thuis.voorbeeld(), &uids);
        let data = in_map("data");
        let van = thuis.voorbeeld();
        gelukt("cp", &["-a", van.to_str().unwrap(), data.to_str().unwrap()]);
        geef(&data, opslag.uid, opslag.gid);
        let run = in_map("run");
        fs::create_dir(&run).unwrap();
        gelukt(
            "chown",
            &[
                &format!("{}:{}", opslag.naam, groep.0),
                run.to_str().unwrap(),
            ],
        );
        fs::set_permissions(&run, Permissions::from_mode(0o2750)).unwrap();
        let programma = in_map("trajectbord");
        // By another process: a file that this one writes may still be open in a child of another
        // test when it is to be run.
        let ons = env!("CARGO_BIN_EXE_trajectbord");
        gelukt("cp", &[ons, programma.to_str().unwrap()]);
        let server = start_server(&programma, &data, &run.join("sock"), &opslag);

        let (sshd, poort) = start_sshd(map.path(), &run.join("sock"), &coaches);
        Some(Self {
            sshd,
            server,
            poort,
            coaches,
            _opslag: opslag,
            _groep: groep,
            map,
        })
    }

    fn pad(&self, naam: &str) -> String {
        self.map.path().join(naam).to_str().unwrap().to_owned()
    }

    /// A file of the data directory.
    pub(super) fn data(&self, naam: &str) -> String {
        self.pad(&format!("data/{naam}"))
    }

    /// Logs in and runs this.
    fn login(&self, wie: usize, wat: &[&str]) -> Start {
        let poort = self.poort.to_string();
        let sleutel = self.pad("sleutel");
        let naar = format!("{}@127.0.0.1", self.coaches[wie].naam);
        let mut args = vec!["-F", "/dev/null", "-q", "-tt", "-p", &poort, "-i", &sleutel];
        for optie in [
            "IdentitiesOnly=yes",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "BatchMode=yes",
        ] {
            args.extend(["-o", optie]);
        }
        args.push(&naar);
        args.extend(wat);
        Start::new(&args).program("/usr/bin/ssh")
    }

    /// Logs in and runs something else than the screen.
    pub(super) fn doe(&self, wie: usize, wat: &[&str]) -> Pty {
        self.login(wie, wat).spawn()
    }

    /// The screen of a coach.
    pub(super) fn scherm(&self, wie: usize) -> Pty {
        self.doe(wie, &[&self.pad("trajectbord")])
    }

    /// The same in a terminal of another kind.
    pub(super) fn scherm_in(&self, wie: usize, term: &str) -> Pty {
        let programma = self.pad("trajectbord");
        self.login(wie, &[&programma]).env("TERM", term).spawn()
    }

    /// Sends a signal to the screens of a coach, at the far end of the line.
    pub(super) fn sein(&self, wie: usize, sein: Signal) {
        let uid = self.coaches[wie].uid.to_string();
        let mut geraakt = 0;
        for proces in fs::read_dir("/proc").unwrap().flatten() {
            let Some(pid) = proces.file_name().to_str().and_then(|it| it.parse().ok()) else {
                continue;
            };
            let status = fs::read_to_string(proces.path().join("status")).unwrap_or_default();
            let veld = |naam: &str| {
                let regel = status.lines().find(|it| it.starts_with(naam))?;
                regel.split_whitespace().nth(1)
            };
            if veld("Uid:") == Some(&uid) && veld("Name:") == Some("trajectbord") {
                kill_process(Pid::from_raw(pid).unwrap(), sein).unwrap();
                geraakt += 1;
            }
        }
        assert!(geraakt > 0, "no screen of this coach");
    }
}

fn start_server(programma: &Path, data: &Path, sock: &Path, opslag: &Account) -> Child {
    let mut server = Command::new(programma);
    server
        .args(["server", "--voorbeeld", "--data"])
        .arg(data)
        .arg("--socket")
        .arg(sock)
        .env_clear()
        .env("HOME", data)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .uid(opslag.uid)
        .gid(opslag.gid);
    luistert(server)
}

fn start_sshd(map: &Path, sock: &Path, coaches: &[Account]) -> (Child, u16) {
    let pad = |naam: &str| map.join(naam);
    sleutel(&pad("hostsleutel"));
    sleutel(&pad("sleutel"));
    let open = fs::read_to_string(pad("sleutel.pub")).unwrap();
    let sleutels: PathBuf = pad("sleutels");
    fs::write(&sleutels, open).unwrap();
    fs::set_permissions(&sleutels, Permissions::from_mode(0o644)).unwrap();
    // It puts itself in there before anybody is known; Debian makes it at start.
    let _ = fs::create_dir_all("/run/sshd");
    let poort = TcpListener::bind("127.0.0.1:0").unwrap();
    let nummer = poort.local_addr().unwrap().port();
    drop(poort);
    let namen: Vec<&str> = coaches.iter().map(|it| it.naam.as_str()).collect();
    let config = format!(
        "ListenAddress 127.0.0.1\nPort {nummer}\nHostKey {}\nAuthorizedKeysFile {}\n\
         PidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n\
         KbdInteractiveAuthentication no\nPermitRootLogin no\nAllowUsers {}\nMaxStartups 50\n\
         SetEnv LANG=C.UTF-8 TZ=Europe/Amsterdam TRAJECTBORD_SOCKET={}\n",
        pad("hostsleutel").display(),
        sleutels.display(),
        namen.join(" "),
        sock.display(),
    );
    fs::write(pad("sshd_config"), config).unwrap();
    let log = fs::File::create(pad("sshd.log")).unwrap();
    let sshd = Command::new("/usr/sbin/sshd")
        .args(["-D", "-e", "-f"])
        .arg(pad("sshd_config"))
        .stdin(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap();
    wacht_op_sshd(nummer, &pad("sshd.log"));
    (sshd, nummer)
}

/// Waits until it greets.
fn wacht_op_sshd(poort: u16, log: &Path) {
    let tot = Instant::now() + Duration::from_mins(1);
    loop {
        if let Ok(mut lijn) = TcpStream::connect(("127.0.0.1", poort)) {
            let mut begin = [0; 4];
            if lijn.read_exact(&mut begin).is_ok() && &begin == b"SSH-" {
                return;
            }
        }
        let log = || fs::read_to_string(log).unwrap_or_default();
        assert!(Instant::now() < tot, "sshd does not listen: {}", log());
        std::thread::yield_now();
    }
}

/// Opens the dossier in hand, and in it the first form.
pub(super) fn formulier(pty: &mut Pty) {
    pty.send("\r");
    pty.wait_until("the dossier, or why it is opened", |it| {
        it.shows("Stappen ") || it.shows("Waarom open je")
    });
    if !pty.shows("Stappen ") {
        pty.send("collega is ziek\r");
        pty.wait_for("Stappen ");
    }
    pty.send("\t");
    pty.wait_for("▐Formulieren");
    pty.wait_for("Toestemmingsverklaring");
    pty.send("\r");
    pty.wait_for("Ingevuld");
}
