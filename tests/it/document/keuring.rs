//! The check of a PDF by qpdf and poppler: is it whole, is it tagged, is everything in it reachable.
//!
//! The rules of PDF/UA-1 and PDF/A-2 that a tool at hand can see: veraPDF, which sees more, is in no package
//! index that the tests may reach. The writer refuses by itself what its own validators forbid.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// One PDF on its way through the tools.
pub(crate) struct Keuring {
    map: TempDir,
}

impl Keuring {
    /// Lays the file down. Nothing if a tool is missing on a machine that is not the one of `.ci/run`, which
    /// installs them; that is said out loud.
    pub(crate) fn van(bytes: &[u8]) -> Option<Self> {
        for (tool, pakket) in [
            ("qpdf", "qpdf"),
            ("pdfinfo", "poppler-utils"),
            ("pdftotext", "poppler-utils"),
            ("pdffonts", "poppler-utils"),
        ] {
            if Command::new(tool).arg("--version").output().is_ok() {
                continue;
            }
            let wat = format!("{tool} is missing: install the package {pakket} to check PDF files");
            assert!(std::env::var_os("CI").is_none(), "{wat}");
            // Past the harness, which would keep it to itself.
            writeln!(std::io::stderr().lock(), "NOT CHECKED: {wat}").unwrap();
            return None;
        }
        let map = TempDir::new().unwrap();
        fs::write(map.path().join("doc.pdf"), bytes).unwrap();
        Some(Self { map })
    }

    fn pad(&self) -> PathBuf {
        self.map.path().join("doc.pdf")
    }

    fn uit(&self, tool: &str, voor: &[&str], na: &[&str]) -> String {
        let uit = Command::new(tool)
            .args(voor)
            .arg(self.pad())
            .args(na)
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        let fout = String::from_utf8_lossy(&uit.stderr);
        assert!(uit.status.success(), "{tool}: {fout}");
        // poppler tells of a broken file on its error output and goes on; this one is its own mistake, for
        // ISO 32000 says that Suspects is a boolean.
        let fout = fout.replace(
            "Syntax Error: Suspects object is wrong type (boolean)\n",
            "",
        );
        assert_eq!(fout, "", "{tool}");
        String::from_utf8_lossy(&uit.stdout).into_owned()
    }

    /// The syntax, the cross references and the streams are whole.
    pub(crate) fn gaaf(&self) {
        let uit = self.uit("qpdf", &["--check"], &[]);
        assert!(
            uit.contains("No syntax or stream encoding errors found"),
            "{uit}"
        );
    }

    /// What the file says of itself: language, tagged, which rules it keeps to, and a title that ends like this.
    pub(crate) fn gegevens(&self, titel: &str) {
        let info = self.uit("pdfinfo", &[], &[]);
        for regel in [
            "Tagged:          yes",
            "Suspects:        no",
            "JavaScript:      no",
            "Encrypted:       no",
        ] {
            assert!(info.contains(regel), "{regel}\n{info}");
        }
        assert!(info.contains("(A4)"), "{info}");
        let naam = info.lines().find_map(|it| it.strip_prefix("Title:"));
        assert!(naam.is_some_and(|it| it.trim().ends_with(titel)), "{info}");
        let xmp = self.uit("pdfinfo", &["-meta"], &[]);
        for deel in [
            "<pdfuaid:part>1</pdfuaid:part>",
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            titel,
        ] {
            assert!(xmp.contains(deel), "{deel}\n{xmp}");
        }
        let wortel = self.wortel();
        for deel in [
            "/Lang (nl)",
            "/Marked true",
            "/DisplayDocTitle true",
            "/StructTreeRoot ",
            "/Outlines ",
            "/OutputIntents ",
        ] {
            assert!(wortel.contains(deel), "{deel}\n{wortel}");
        }
    }

    fn wortel(&self) -> String {
        let trailer = self.uit("qpdf", &["--show-object=trailer"], &[]);
        let nummer = trailer
            .split("/Root ")
            .nth(1)
            .and_then(|it| it.split(' ').next())
            .unwrap();
        self.uit("qpdf", &[&format!("--show-object={nummer}")], &[])
    }

    /// Every font is in the file, cut down to what is used, with the letter behind each glyph.
    pub(crate) fn letters_ingesloten(&self) {
        let uit = self.uit("pdffonts", &[], &[]);
        let fonts: Vec<&str> = uit.lines().skip(2).collect();
        assert!((1..=2).contains(&fonts.len()), "{uit}");
        for font in fonts {
            let woorden: Vec<&str> = font.split_whitespace().rev().collect();
            // object generation, uni, sub, emb
            assert_eq!(woorden.get(2..5), Some(&["yes", "yes", "yes"][..]), "{uit}");
        }
    }

    /// Nothing is drawn outside a tag or an artifact, and every page follows the tree.
    pub(crate) fn alles_gelabeld(&self) {
        let uit = self.map.path().join("los.pdf");
        let gelukt = Command::new("qpdf")
            .args(["--qdf", "--object-streams=disable"])
            .arg(self.pad())
            .arg(&uit)
            .status()
            .unwrap();
        assert!(gelukt.success());
        let bytes = fs::read(uit).unwrap();
        let los = String::from_utf8_lossy(&bytes);
        let bladen: Vec<&str> = los.split("%% Contents for page").skip(1).collect();
        assert_eq!(bladen.len(), self.bladen());
        for (nummer, blad) in (1..).zip(&bladen) {
            let begin = blad.find("\nstream\n").unwrap() + 8;
            let eind = blad.find("\nendstream").unwrap();
            let mut diep = 0;
            for doen in opdrachten(&blad[begin..eind]) {
                match doen {
                    "BDC" | "BMC" => diep += 1,
                    "EMC" => diep -= 1,
                    "Tj" | "TJ" | "f" | "f*" | "S" | "s" | "B" | "Do" | "sh" => {
                        assert!(diep > 0, "page {nummer}: {doen} outside a tag");
                    }
                    _ => {}
                }
                // Inside one tag only the mark that letters run from right to left, or what a box stands for.
                assert!(
                    (0..=2).contains(&diep),
                    "page {nummer}: {doen} at depth {diep}"
                );
            }
            assert_eq!(diep, 0, "page {nummer} ends inside a tag");
        }
        assert_eq!(los.matches("/Tabs /S").count(), bladen.len());
        assert_eq!(los.matches("/StructParents ").count(), bladen.len());
    }

    /// How many pages.
    pub(crate) fn bladen(&self) -> usize {
        let uit = self.uit("qpdf", &["--show-npages"], &[]);
        uit.trim().parse().unwrap()
    }

    /// The text as somebody copies it.
    pub(crate) fn tekst(&self) -> String {
        self.uit("pdftotext", &["-enc", "UTF-8"], &["-"])
    }

    /// The tags in order, with their attributes and their text between «».
    pub(crate) fn boom(&self) -> Vec<String> {
        let boom = self.uit("pdfinfo", &["-struct-text"], &[]);
        let regel = |regel: &str| match regel.trim().strip_prefix('"') {
            Some(tekst) => format!("«{}»", tekst.trim_end_matches('"')),
            None if regel.trim().starts_with('/') => regel.trim().to_owned(),
            None => {
                let label = regel.trim().split([' ', ':']).next();
                label.unwrap_or_default().to_owned()
            }
        };
        boom.lines().map(regel).collect()
    }
}

/// The operators of a page, without what they work on.
fn opdrachten(blad: &str) -> Vec<&str> {
    let mut gevonden = Vec::new();
    let mut rest = blad;
    while let Some(eerste) = rest.chars().next() {
        let lang = match eerste {
            '(' => tekst_lang(rest),
            '<' if !rest.starts_with("<<") => rest.find('>').unwrap() + 1,
            '/' => 1 + rest[1..].find(grens).unwrap_or(rest.len() - 1),
            c if c.is_ascii_alphabetic() => rest.find(grens).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        if eerste.is_ascii_alphabetic() {
            gevonden.push(&rest[..lang]);
        }
        rest = &rest[lang..];
    }
    gevonden
}

fn grens(c: char) -> bool {
    c.is_whitespace() || "()<>[]{}/%".contains(c)
}

fn tekst_lang(rest: &str) -> usize {
    let mut diep = 0;
    let mut los = false;
    for (waar, c) in rest.char_indices() {
        match c {
            _ if los => los = false,
            '\\' => los = true,
            '(' => diep += 1,
            ')' => diep -= 1,
            _ => {}
        }
        if diep == 0 {
            return waar + 1;
        }
    }
    rest.len()
}

#[test]
fn operators_are_found_between_what_they_work_on() {
    let blad = "/Span<</ActualText(a\\) Tj)/MCID 3>>BDC q 1 0 0 -1 0 8 cm[<0041>20(Tj)]TJ f*\nEMC/Artifact BMC S EMC";
    assert_eq!(
        opdrachten(blad),
        ["BDC", "q", "cm", "TJ", "f*", "EMC", "BMC", "S", "EMC"]
    );
}
