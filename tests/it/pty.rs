//! The real program in a pseudo-terminal: start it, type, look at its screen, hang up.
//!
//! Every run has a home of its own and an environment of a few names. Nothing sleeps: each wait is a
//! wait for bytes of the program, up to [`PATIENCE`].

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Long enough for the slowest machine; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Between two looks at something that sends no bytes when it changes.
const GLANCE: Duration = Duration::from_millis(5);

/// How a program is to be started.
pub(crate) struct Start {
    program: String,
    args: Vec<String>,
    env: Vec<(String, String)>,
    size: (u16, u16),
    session: bool,
}

impl Start {
    /// With these arguments, at 80x24.
    pub(crate) fn new(args: &[&str]) -> Self {
        Self {
            program: env!("CARGO_BIN_EXE_trajectbord").to_owned(),
            args: args.iter().map(|it| (*it).to_owned()).collect(),
            env: Vec::new(),
            size: (80, 24),
            session: true,
        }
    }

    /// Another program than ours, with the same arguments.
    pub(crate) fn program(mut self, path: &str) -> Self {
        path.clone_into(&mut self.program);
        self
    }

    /// In a window of so many columns and rows.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// With one more variable in its environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Without the terminal being its session's: no signal tells that it is gone.
    pub(crate) fn without_session(mut self) -> Self {
        self.session = false;
        self
    }

    /// Starts it in a home of its own.
    pub(crate) fn spawn(self) -> Pty {
        self.spawn_in(tempfile::tempdir().unwrap())
    }

    /// Starts it in the home of a program that runs.
    pub(crate) fn spawn_beside(mut self, other: &Pty) -> Pty {
        let home = other.home().to_str().unwrap().to_owned();
        self = self.env("HOME", &home);
        self.spawn()
    }

    /// Starts it in a home that another run left behind.
    pub(crate) fn spawn_in(self, home: TempDir) -> Pty {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.args);
        command.cwd(home.path());
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("TZ", "Europe/Amsterdam");
        command.env("PATH", "/usr/bin:/bin");
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.set_controlling_tty(self.session);
        let child = pair.slave.spawn_command(command).unwrap();
        Pty::around(pair.master, pair.slave, child, home, self.size)
    }
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// A program in its terminal.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    /// The coach's end; none after hanging up.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    let_go: Arc<AtomicBool>,
    arriving: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    bytes: Vec<u8>,
    home: TempDir,
}

impl Pty {
    fn around(
        master: Box<dyn MasterPty + Send>,
        slave: Box<dyn SlavePty + Send>,
        child: Box<dyn Child + Send + Sync>,
        home: TempDir,
        (columns, rows): (u16, u16),
    ) -> Self {
        // Only the program may hold that end, or its going away is not seen here.
        drop(slave);
        let writer = master.take_writer().unwrap();
        let mut out = master.try_clone_reader().unwrap();
        let (arrives, arriving) = channel();
        let let_go = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&let_go);
        let reader = thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count @ 1..) = out.read(&mut buffer) {
                if arrives.send(buffer[..count].to_vec()).is_err() || told.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        Self {
            child,
            master: Some(master),
            writer: Some(writer),
            reader: Some(reader),
            let_go,
            arriving,
            parser: vt100::Parser::new(rows.max(10), columns.max(10), 0),
            bytes: Vec::new(),
            home,
        }
    }

    /// Types these bytes.
    pub(crate) fn send(&mut self, keys: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        // The picture is kept a little larger than the smallest window: what was under way for the
        // older size may arrive now, and this emulator breaks on it in a single row.
        let (tall, wide) = (rows.max(10), columns.max(10));
        self.parser.screen_mut().set_size(tall, wide);
        let master = self.master.as_ref().unwrap();
        master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the screen shows this text.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("\"{text}\" on the screen"), |pty| pty.shows(text));
    }

    /// Waits until something is so.
    pub(crate) fn wait_until(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !so(self) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            // What is awaited may not announce itself with bytes.
            match self.take(left.min(GLANCE)) {
                Err(RecvTimeoutError::Disconnected) if !so(self) => {
                    panic!("ended without {what}:\n{}", self.picture())
                }
                _ => assert!(!left.is_zero(), "never {what}:\n{}", self.picture()),
            }
        }
    }

    /// Whether anything arrives within this time.
    pub(crate) fn stirs_within(&mut self, time: Duration) -> bool {
        self.take(time).is_ok()
    }

    fn take(&mut self, time: Duration) -> Result<(), RecvTimeoutError> {
        let arrived = self.arriving.recv_timeout(time)?;
        self.parser.process(&arrived);
        self.bytes.extend(arrived);
        Ok(())
    }

    /// Whether the screen shows this text on one line.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen().iter().any(|it| it.contains(text))
    }

    /// The lines of the screen.
    pub(crate) fn screen(&self) -> Vec<String> {
        let (_, columns) = self.parser.screen().size();
        self.parser.screen().rows(0, columns).collect()
    }

    fn picture(&self) -> String {
        self.screen().join("\n")
    }

    /// The terminal as it is: modes, cursor, colours.
    pub(crate) fn terminal(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Everything the program sent.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How often the program sent this.
    pub(crate) fn count(&self, sequence: &str) -> usize {
        let parts = self.bytes.windows(sequence.len());
        parts.filter(|it| *it == sequence.as_bytes()).count()
    }

    /// Whether keys are echoed and taken line by line again, as a shell wants them.
    pub(crate) fn line_is_cooked(&self) -> bool {
        let termios = self.master.as_ref().unwrap().get_termios().unwrap();
        // The flags belong to a crate that is not ours to name; their words are enough.
        let flags = format!("{:?}", termios.local_flags);
        ["ICANON", "ECHO", "ISIG"].iter().all(|it| {
            flags
                .split(|it: char| !it.is_alphanumeric())
                .any(|flag| flag == *it)
        })
    }

    /// The home of the program.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    fn pid(&self) -> Pid {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        Pid::from_raw(pid).unwrap()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Whether the process is stopped, which is not ended.
    pub(crate) fn is_stopped(&self) -> bool {
        self.state() == Some('T')
    }

    fn state(&self) -> Option<char> {
        let path = format!("/proc/{}/stat", self.pid().as_raw_nonzero());
        let stat = std::fs::read_to_string(path).ok()?;
        // The name before it stands in brackets and may hold anything.
        stat.rsplit(')').next()?.trim_start().chars().next()
    }

    /// How often each of its threads went to sleep of itself.
    pub(crate) fn all_naps(&self) -> Vec<(String, u64)> {
        self.naps_of(|_| true)
    }

    /// The memory that it has for itself alone, in kilobytes: what is not its program or a library.
    pub(crate) fn own_memory(&self) -> u64 {
        let path = format!("/proc/{}/status", self.pid().as_raw_nonzero());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find(|it| it.starts_with("RssAnon:"));
        let count = line.unwrap().split_whitespace().nth(1);
        count.unwrap().parse().unwrap()
    }

    /// How often each thread with one of these names went to sleep of itself.
    pub(crate) fn naps(&self, names: &[&str]) -> Vec<(String, u64)> {
        self.naps_of(|name| names.contains(&name))
    }

    fn naps_of(&self, counts: impl Fn(&str) -> bool) -> Vec<(String, u64)> {
        let tasks = format!("/proc/{}/task", self.pid().as_raw_nonzero());
        let mut naps: Vec<_> = std::fs::read_dir(tasks)
            .unwrap()
            .filter_map(|task| {
                let status = std::fs::read_to_string(task.ok()?.path().join("status")).ok()?;
                let field = |name: &str| {
                    let line = status.lines().find(|it| it.starts_with(name))?;
                    Some(line.split_whitespace().nth(1)?.to_owned())
                };
                let name = field("Name:")?;
                let count = field("voluntary_ctxt_switches:")?.parse().ok()?;
                counts(&name).then_some((name, count))
            })
            .collect();
        naps.sort();
        naps
    }

    /// Closes the window: the program's terminal is gone.
    pub(crate) fn hang_up(&mut self) {
        // The reader holds the line open until it has read something: make the program draw.
        self.let_go.store(true, Ordering::SeqCst);
        self.send("\u{c}");
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        self.writer = None;
        self.master = None;
    }

    /// Waits until the program has ended, and says how; what it sent last has arrived as well.
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        let start = Instant::now();
        let mut status = None;
        loop {
            // The line ends after the process, with the last of its bytes.
            let ended = matches!(self.take(GLANCE), Err(RecvTimeoutError::Disconnected));
            if status.is_none() {
                status = self.child.try_wait().unwrap();
            }
            match status {
                Some(status) if ended => return status,
                _ => assert!(
                    start.elapsed() < PATIENCE,
                    "never ended:\n{}",
                    self.picture()
                ),
            }
            if ended {
                thread::yield_now();
            }
        }
    }

    /// The home, for another run in it; the program must have ended.
    pub(crate) fn leave(mut self) -> TempDir {
        let _ = self.child.kill();
        let _ = self.child.wait();
        std::mem::replace(&mut self.home, tempfile::tempdir().unwrap())
    }
}

/// Nothing outlives its test.
impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
