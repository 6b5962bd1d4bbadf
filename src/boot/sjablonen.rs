//! The region's own templates: files beside the settings, read when a document is made.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::PathBuf;

use crate::app::env::Sjablonen;

/// Largest template; ours are a few kilobytes.
const GROOTST: u64 = 256 * 1024;

/// Templates in a directory, each named after its document: `diagnoseformulier.md`.
#[derive(Debug)]
pub struct EigenSjablonen {
    map: PathBuf,
}

impl EigenSjablonen {
    /// The templates of a directory, which need not be there.
    pub fn nieuw(map: PathBuf) -> Self {
        Self { map }
    }
}

impl Sjablonen for EigenSjablonen {
    fn eigen(&self, naam: &str) -> Result<Option<String>, String> {
        let pad = self.map.join(format!("{naam}.md"));
        let fout = |fout: &std::io::Error| format!("{}: {fout}", pad.display());
        let bestand = match File::open(&pad) {
            Ok(bestand) => bestand,
            Err(weg) if weg.kind() == ErrorKind::NotFound => return Ok(None),
            Err(anders) => return Err(fout(&anders)),
        };
        let mut tekst = String::new();
        bestand
            .take(GROOTST + 1)
            .read_to_string(&mut tekst)
            .map_err(|anders| fout(&anders))?;
        if tekst.len() as u64 > GROOTST {
            return Err(format!("{}: te groot", pad.display()));
        }
        Ok(Some(tekst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_is_not_there_is_no_mistake_and_one_that_cannot_be_read_is() {
        let dir = tempfile::tempdir().unwrap();
        let eigen = EigenSjablonen::nieuw(dir.path().join("sjablonen"));
        assert_eq!(eigen.eigen("pok"), Ok(None));
        std::fs::create_dir(dir.path().join("sjablonen")).unwrap();
        std::fs::write(dir.path().join("sjablonen/pok.md"), "# Ons blad").unwrap();
        assert_eq!(eigen.eigen("pok"), Ok(Some("# Ons blad".to_owned())));
        std::fs::write(dir.path().join("sjablonen/ook.md"), [0xff, 0xfe]).unwrap();
        assert!(eigen.eigen("ook").is_err());
    }
}
