//! A home directory for one test, with the program in it and nothing else of this machine.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};
use tempfile::TempDir;

/// What came of a run.
pub(crate) struct Uitkomst {
    pub(crate) code: i32,
    pub(crate) uit: String,
    pub(crate) fout: String,
}

impl Uitkomst {
    /// The output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.uit).unwrap_or_else(|_| panic!("{}\n{}", self.uit, self.fout))
    }

    /// The same run, which should have gone well.
    pub(crate) fn gelukt(self) -> Self {
        assert_eq!(self.code, 0, "{}\n{}", self.uit, self.fout);
        self
    }
}

/// A home directory.
pub(crate) struct Thuis {
    dir: TempDir,
}

impl Thuis {
    /// An empty one.
    pub(crate) fn leeg() -> Self {
        let dir = tempfile::Builder::new()
            .permissions(fs::Permissions::from_mode(0o700))
            .tempdir()
            .unwrap();
        Self { dir }
    }

    /// One in which the example region was opened before; loading it takes long, so once for all.
    pub(crate) fn met_voorbeeld() -> Self {
        static VOORBEELD: OnceLock<Thuis> = OnceLock::new();
        let bron = VOORBEELD.get_or_init(|| {
            let thuis = Self::leeg();
            thuis.doe(&["--voorbeeld", "lijst"]).gelukt();
            thuis
        });
        let thuis = Self::leeg();
        kopieer(&bron.voorbeeld(), &thuis.voorbeeld());
        thuis
    }

    /// A path in it.
    pub(crate) fn pad(&self, naam: &str) -> PathBuf {
        self.dir.path().join(naam)
    }

    /// Where the example region lies.
    pub(crate) fn voorbeeld(&self) -> PathBuf {
        self.pad("data/trajectbord-voorbeeld")
    }

    /// The program with these arguments, in an environment of a few names.
    pub(crate) fn programma(&self, args: &[&str]) -> Command {
        let mut programma = Command::new(env!("CARGO_BIN_EXE_trajectbord"));
        programma
            .args(args)
            .env_clear()
            .env("HOME", self.dir.path())
            .env("XDG_DATA_HOME", self.pad("data"))
            .env("XDG_CONFIG_HOME", self.pad("config"))
            .env("USER", "proef")
            .env("TZ", "Europe/Amsterdam")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        programma
    }

    /// Runs the program to its end.
    pub(crate) fn doe(&self, args: &[&str]) -> Uitkomst {
        klaar(self.programma(args).spawn().unwrap())
    }

    /// Runs it to its end with something on its standard input.
    pub(crate) fn doe_met(&self, args: &[&str], invoer: &[u8]) -> Uitkomst {
        let mut proces = self.programma(args).stdin(Stdio::piped()).spawn().unwrap();
        let mut naar = proces.stdin.take().unwrap();
        let invoer = invoer.to_vec();
        let schrijver = std::thread::spawn(move || naar.write_all(&invoer).unwrap());
        let uitkomst = klaar(proces);
        schrijver.join().unwrap();
        uitkomst
    }

    /// The answers of `opdracht` to a number of lines.
    pub(crate) fn opdrachten(&self, args: &[&str], regels: &[Value]) -> Vec<Value> {
        let invoer: Vec<String> = regels.iter().map(ToString::to_string).collect();
        let uit = self
            .doe_met(args, invoer.join("\n").as_bytes())
            .gelukt()
            .uit;
        uit.lines()
            .map(|regel| serde_json::from_str(regel).unwrap())
            .collect()
    }
}

/// Waits for the end; both outputs are read at once, so that neither fills up.
fn klaar(proces: Child) -> Uitkomst {
    let uitkomst = proces.wait_with_output().unwrap();
    Uitkomst {
        code: uitkomst.status.code().unwrap_or(-1),
        uit: String::from_utf8(uitkomst.stdout).unwrap(),
        fout: String::from_utf8_lossy(&uitkomst.stderr).into_owned(),
    }
}

fn kopieer(van: &Path, naar: &Path) {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(naar)
        .unwrap();
    for item in fs::read_dir(van).unwrap() {
        let item = item.unwrap();
        let doel = naar.join(item.file_name());
        if item.file_type().unwrap().is_dir() {
            kopieer(&item.path(), &doel);
        } else {
            fs::copy(item.path(), doel).unwrap();
        }
    }
}

/// A running `opdracht`: one line there, one line back.
pub(crate) struct Gesprek {
    proces: Child,
    naar: Option<ChildStdin>,
    van: BufReader<ChildStdout>,
    nummer: u64,
}

impl Gesprek {
    /// Starts it.
    pub(crate) fn begin(thuis: &Thuis, args: &[&str]) -> Self {
        let mut args = args.to_vec();
        args.push("opdracht");
        let mut proces = thuis
            .programma(&args)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let naar = proces.stdin.take();
        let van = BufReader::new(proces.stdout.take().unwrap());
        Self {
            proces,
            naar,
            van,
            nummer: 0,
        }
    }

    /// Sends a line and reads the answer to it.
    pub(crate) fn zeg(&mut self, mut regel: Value) -> Value {
        self.nummer += 1;
        regel["id"] = json!(self.nummer);
        let antwoord = self.zeg_bytes(regel.to_string().as_bytes());
        assert_eq!(antwoord["id"], json!(self.nummer), "{antwoord}");
        antwoord
    }

    /// The same, for something that should succeed.
    pub(crate) fn gelukt(&mut self, regel: Value) -> Value {
        let gevraagd = regel.to_string();
        let antwoord = self.zeg(regel);
        assert_eq!(antwoord["ok"], json!(true), "{gevraagd}\n{antwoord}");
        antwoord
    }

    /// The same, for something that should not; gives the fault.
    pub(crate) fn mislukt(&mut self, regel: Value) -> Value {
        let gevraagd = regel.to_string();
        let antwoord = self.zeg(regel);
        assert_eq!(antwoord["ok"], json!(false), "{gevraagd}\n{antwoord}");
        let fout = antwoord["fout"].clone();
        assert!(fout["bericht"].as_str().is_some_and(|b| !b.is_empty()));
        fout
    }

    /// Sends bytes as they are and reads one line.
    pub(crate) fn zeg_bytes(&mut self, regel: &[u8]) -> Value {
        let naar = self.naar.as_mut().unwrap();
        naar.write_all(regel).unwrap();
        naar.write_all(b"\n").unwrap();
        naar.flush().unwrap();
        let mut terug = String::new();
        self.van.read_line(&mut terug).unwrap();
        serde_json::from_str(&terug).unwrap_or_else(|_| panic!("no answer: {terug:?}"))
    }

    /// kill -9.
    pub(crate) fn dood(mut self) {
        self.proces.kill().unwrap();
        self.proces.wait().unwrap();
    }

    /// Ends the input and waits; everything that was still said, and the exit code.
    pub(crate) fn einde(mut self) -> (String, i32) {
        drop(self.naar.take());
        let mut rest = String::new();
        self.van.read_to_string(&mut rest).unwrap();
        (rest, self.proces.wait().unwrap().code().unwrap())
    }
}
