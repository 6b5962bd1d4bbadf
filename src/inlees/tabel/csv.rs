//! CSV as it comes: `;`, `,` or tab, quotes around new lines, rows of unequal length.

use super::super::Leesfout;
use super::letters;
use super::{Tabel, Verzamel};

/// What may stand between two cells; the first wins a draw, for that is what Dutch Excel writes.
const SCHEIDERS: [u8; 3] = [b';', b',', b'\t'];
/// Records that are looked at to find out what stands between cells.
const KIJKEN: usize = 50;
/// Lines that one record may span; more is a quote that was never closed.
const REGELS_MAX: usize = 60;

pub(super) fn lees(bytes: &[u8]) -> Result<Tabel, Leesfout> {
    let (tekst, gemengd) = letters::tekst(bytes);
    let (scheider, begin) = match zelf_gezegd(&tekst) {
        Some((scheider, begin)) => (scheider, begin),
        None => (scheider(&tekst), 0),
    };
    let rest = tekst.get(begin..).unwrap_or_default();
    let mut uit = Verzamel::nieuw("");
    uit.tabel.opmerkingen.extend(gemengd);
    let mut teller = Regelteller::nieuw(&tekst);
    let mut lezer = lezer(rest, scheider);
    let mut record = ::csv::StringRecord::new();
    loop {
        match lezer.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            // The reader is told to take whatever comes, so this is a fault of ours.
            Err(fout) => return Err(Leesfout::bestand(fout.to_string())),
        }
        let van = record.position().map_or(0, ::csv::Position::byte);
        let regel = teller.regel_van(begin.saturating_add(usize::try_from(van).unwrap_or(0)));
        let regels = record
            .iter()
            .map(|cel| cel.matches('\n').count())
            .sum::<usize>();
        if regels > REGELS_MAX {
            return Err(Leesfout::op(
                regel,
                "hier begint een aanhalingsteken (\") dat niet wordt gesloten; zet het dicht of \
                 haal het weg"
                    .to_owned(),
            ));
        }
        uit.rij(regel, record.iter())?;
    }
    Ok(uit.klaar())
}

fn lezer(tekst: &str, scheider: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .delimiter(scheider)
        .has_headers(false)
        .flexible(true)
        .from_reader(tekst.as_bytes())
}

/// Excel's own first line, `sep=;`, and where the rest begins.
fn zelf_gezegd(tekst: &str) -> Option<(u8, usize)> {
    let regel = tekst.lines().next()?;
    let teken = regel.trim_matches('"').strip_prefix("sep=")?;
    let scheider = *teken.as_bytes().first()?;
    SCHEIDERS
        .contains(&scheider)
        .then_some((scheider, regel.len()))
}

/// The sign that cuts the most records into the same number of cells, more than one.
fn scheider(tekst: &str) -> u8 {
    let mut beste = (0, b';');
    for scheider in SCHEIDERS {
        let mut breedtes: Vec<usize> = lezer(tekst, scheider)
            .records()
            .take(KIJKEN)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .filter(|breedte| *breedte > 1)
            .collect();
        breedtes.sort_unstable();
        let Some(midden) = breedtes.get(breedtes.len() / 2).copied() else {
            continue;
        };
        // Rows of one width count more than the width itself: a comma stands in many a text.
        let gelijk = breedtes.iter().filter(|it| **it == midden).count();
        let punten = gelijk * 1_000 + midden;
        if punten > beste.0 {
            beste = (punten, scheider);
        }
    }
    beste.1
}

/// Counts lines up to a place in the text; places come in order.
struct Regelteller<'a> {
    tekst: &'a str,
    geteld_tot: usize,
    regel: u32,
}

impl<'a> Regelteller<'a> {
    fn nieuw(tekst: &'a str) -> Self {
        Self {
            tekst,
            geteld_tot: 0,
            regel: 1,
        }
    }

    /// The line of the first record at or behind a place: empty lines before it are passed.
    fn regel_van(&mut self, plaats: usize) -> u32 {
        let rest = self.tekst.as_bytes().get(plaats..).unwrap_or_default();
        let leeg = rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let tot = (plaats + leeg).min(self.tekst.len());
        let stuk = self
            .tekst
            .as_bytes()
            .get(self.geteld_tot..tot)
            .unwrap_or_default();
        let erna = |plaats: usize| self.tekst.as_bytes().get(self.geteld_tot + plaats + 1);
        let einden = stuk.iter().enumerate().filter(|(plaats, byte)| match byte {
            b'\n' => true,
            b'\r' => erna(*plaats) != Some(&b'\n'),
            _ => false,
        });
        self.regel = self
            .regel
            .saturating_add(u32::try_from(einden.count()).unwrap_or(u32::MAX));
        self.geteld_tot = tot;
        self.regel
    }
}
