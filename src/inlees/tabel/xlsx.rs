//! XLSX: cells one by one, never a grid as large as the file says it is; sizes are checked before
//! anything is unpacked.

mod gedeeld;

use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::super::Leesfout;
use super::{KOLOMMEN_MAX, RIJEN_MAX, Tabel, Verzamel};

/// Most bytes of all parts together, unpacked. The unpacker stops at the size that a part claims.
const UITGEPAKT_MAX: u64 = 256 * 1024 * 1024;
/// Most parts of a workbook.
const DELEN_MAX: usize = 4_000;
/// Most cells of one sheet.
const CELLEN_MAX: usize = 2_000_000;
/// Most bytes of the strings that cells share, unpacked: each of them is kept while the book is read,
/// and the smallest takes many times its own size then.
const GEDEELD_MAX: u64 = 32 * 1024 * 1024;
/// Most bytes of text in all cells together. A few cells may share one long string: it is counted for
/// every cell, before it is copied there.
const TEKST_MAX: usize = 64 * 1024 * 1024;

const GEEN_XLSX: &str =
    "dit bestand is geen gewoon .xlsx; open het en sla het op als .xlsx of .csv";

pub(super) fn lees(bytes: &[u8]) -> Result<Vec<Tabel>, Leesfout> {
    keur(bytes)?;
    // The reader of others is asked to read what may have been made to break it.
    panic::catch_unwind(AssertUnwindSafe(|| bladen(bytes)))
        .unwrap_or_else(|_| Err(Leesfout::bestand(GEEN_XLSX.to_owned())))
}

fn bladen(bytes: &[u8]) -> Result<Vec<Tabel>, Leesfout> {
    let mut boek: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|fout| wat(&fout))?;
    let bladen: Vec<(String, bool)> = boek
        .sheets_metadata()
        .iter()
        .filter(|blad| blad.typ == SheetType::WorkSheet)
        .map(|blad| (blad.name.clone(), blad.visible != SheetVisible::Visible))
        .collect();
    let mut uit = Vec::new();
    let mut over = TEKST_MAX;
    for (naam, verborgen) in bladen {
        let mut tabel = blad(&mut boek, &naam, &mut over)?;
        if verborgen && !tabel.rijen.is_empty() {
            tabel
                .opmerkingen
                .push(format!("Het blad \"{}\" is verborgen.", tabel.blad));
        }
        uit.push(tabel);
    }
    Ok(uit)
}

fn blad(boek: &mut Xlsx<Cursor<&[u8]>>, naam: &str, over: &mut usize) -> Result<Tabel, Leesfout> {
    let mut uit = Verzamel::nieuw(naam);
    let mut cellen = boek
        .worksheet_cells_reader(naam)
        .map_err(|fout| wat(&fout))?;
    let mut rij: Vec<String> = Vec::new();
    let mut nu = 0_u32;
    let mut gelezen = 0_usize;
    while let Some(cel) = cellen.next_cell().map_err(|fout| wat(&fout))? {
        let (op, kolom) = cel.get_position();
        let regel = op.saturating_add(1);
        gelezen += 1;
        if gelezen > CELLEN_MAX {
            let bericht = format!("er staan meer dan {CELLEN_MAX} cellen in; knip het in stukken");
            return Err(Leesfout::op(regel, bericht));
        }
        *over = over.checked_sub(lengte(cel.get_value())).ok_or_else(|| {
            let hoogste = TEKST_MAX / 1024 / 1024;
            let bericht = format!("er staat meer dan {hoogste} MB tekst in; knip het in stukken");
            Leesfout::op(regel, bericht)
        })?;
        let tekst = celtekst(cel.get_value());
        if tekst.is_empty() {
            continue;
        }
        if regel != nu {
            uit.rij(nu, rij.iter().map(String::as_str))?;
            rij.clear();
            nu = regel;
        }
        let kolom = usize::try_from(kolom).unwrap_or(usize::MAX);
        if kolom >= KOLOMMEN_MAX {
            uit.breed = true;
            continue;
        }
        if rij.len() <= kolom {
            rij.resize(kolom + 1, String::new());
        }
        if let Some(plaats) = rij.get_mut(kolom) {
            *plaats = tekst;
        }
    }
    uit.rij(nu, rij.iter().map(String::as_str))?;
    // A sheet may name its rows in any order.
    uit.tabel.rijen.sort_by_key(|rij| rij.regel);
    debug_assert!(uit.tabel.rijen.len() <= RIJEN_MAX);
    Ok(uit.klaar())
}

/// Bytes that a cell takes as text; numbers and days are short.
const fn lengte(cel: &DataRef<'_>) -> usize {
    match cel {
        DataRef::String(tekst) | DataRef::DurationIso(tekst) | DataRef::DateTimeIso(tekst) => {
            tekst.len()
        }
        DataRef::SharedString(tekst) => tekst.len(),
        _ => 0,
    }
}

/// A cell as a person would have typed it in a CSV.
fn celtekst(cel: &DataRef<'_>) -> String {
    match cel {
        DataRef::Int(getal) => getal.to_string(),
        DataRef::Float(getal) => getaltekst(*getal),
        DataRef::String(tekst) | DataRef::DurationIso(tekst) => tekst.clone(),
        DataRef::SharedString(tekst) => (*tekst).to_owned(),
        DataRef::Bool(waar) => if *waar { "ja" } else { "nee" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (jaar, maand, dag, ..) = moment.to_ymd_hms_milli();
            format!("{dag:02}-{maand:02}-{jaar:04}")
        }
        DataRef::DateTime(moment) => getaltekst(moment.as_f64()),
        DataRef::DateTimeIso(tekst) => {
            // `2026-03-12T00:00:00`: the day is what a table of people holds.
            tekst.split('T').next().unwrap_or_default().to_owned()
        }
        // `#N/B`: there is no value.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// `25371.0` is a code and stays whole; a fraction gets the Dutch comma.
fn getaltekst(getal: f64) -> String {
    if !getal.is_finite() {
        return String::new();
    }
    let tekst = format!("{getal}");
    tekst.replace('.', ",")
}

fn wat(fout: &XlsxError) -> Leesfout {
    let bericht = match fout {
        XlsxError::Password => {
            "er zit een wachtwoord op dit bestand; haal het eraf en probeer het opnieuw"
        }
        _ => GEEN_XLSX,
    };
    Leesfout::bestand(bericht.to_owned())
}

/// Adds up what the parts of the workbook say they are, by the directory at the end of the file.
fn keur(bytes: &[u8]) -> Result<(), Leesfout> {
    let delen = mappen(bytes).ok_or_else(|| Leesfout::bestand(GEEN_XLSX.to_owned()))?;
    let alles = delen
        .iter()
        .fold(0_u64, |som, deel| som.saturating_add(deel.grootte));
    let gedeeld = delen.iter().filter(|it| it.gedeeld);
    if gedeeld.fold(0_u64, |som, deel| som.saturating_add(deel.grootte)) > GEDEELD_MAX {
        return Err(Leesfout::bestand(format!(
            "er staat meer dan {} MB aan losse teksten in dit bestand; knip het in stukken",
            GEDEELD_MAX / 1024 / 1024
        )));
    }
    if delen.len() > DELEN_MAX || alles > UITGEPAKT_MAX {
        return Err(Leesfout::bestand(format!(
            "uitgepakt is dit bestand groter dan {} MB; dat kan geen lijst zijn. Sla alleen het \
             blad met de lijst op",
            UITGEPAKT_MAX / 1024 / 1024
        )));
    }
    if !gedeeld::houdt_woord(bytes, GEDEELD_MAX) {
        return Err(Leesfout::bestand(GEEN_XLSX.to_owned()));
    }
    Ok(())
}

/// A part of the workbook.
struct Deel {
    /// The strings that cells share.
    gedeeld: bool,
    /// Bytes, unpacked.
    grootte: u64,
}

/// The parts with their sizes, unpacked. A workbook of more than 4 GB is not one.
fn mappen(bytes: &[u8]) -> Option<Vec<Deel>> {
    const EINDE: &[u8] = b"PK\x05\x06";
    const DEEL: &[u8] = b"PK\x01\x02";
    let zoek = bytes.len().saturating_sub(22 + 65_535);
    let staart = bytes.get(zoek..)?;
    let plaats = staart.windows(4).rposition(|it| it == EINDE)? + zoek;
    let u16_op = |plaats: usize| {
        let twee = bytes.get(plaats..plaats.checked_add(2)?)?;
        Some(u16::from_le_bytes(twee.try_into().ok()?))
    };
    let u32_op = |plaats: usize| {
        let vier = bytes.get(plaats..plaats.checked_add(4)?)?;
        Some(u32::from_le_bytes(vier.try_into().ok()?))
    };
    // A second directory, for archives of more than 4 GB, could say something else than this one.
    let ervoor = bytes.get(plaats.saturating_sub(20)..plaats)?;
    if ervoor.starts_with(b"PK\x06\x07") {
        return None;
    }
    let aantal = usize::from(u16_op(plaats + 10)?);
    let mut op = usize::try_from(u32_op(plaats + 16)?).ok()?;
    let mut uit = Vec::new();
    for _ in 0..aantal {
        if bytes.get(op..op.checked_add(4)?)? != DEEL {
            return None;
        }
        let grootte = u32_op(op + 24)?;
        // A part of this size keeps its true size elsewhere: no list is that large.
        let grootte = if grootte == u32::MAX {
            u64::MAX
        } else {
            u64::from(grootte)
        };
        let begin = op.checked_add(46)?;
        let naam = bytes.get(begin..begin.checked_add(usize::from(u16_op(op + 28)?))?)?;
        uit.push(Deel {
            gedeeld: naam.to_ascii_lowercase().ends_with(b"sharedstrings.xml"),
            grootte,
        });
        let achter: usize = [28, 30, 32]
            .into_iter()
            .map(|plaats| u16_op(op + plaats).map(usize::from))
            .sum::<Option<usize>>()?;
        op = op.checked_add(46)?.checked_add(achter)?;
    }
    Some(uit)
}
