//! The report as a workbook: a sheet about it, and one for each indicator. Figures are numbers, so
//! that they can be counted with; words are never formulas.

use std::fmt::Write;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::schoon::een_regel;
use super::html::veilig;
use super::{LEEG, TITEL, gegevens, koppen};
use crate::domain::monitor::rapport::{Blad, Rapport};
use crate::domain::monitor::tabel::{Cel, Tabel};

/// Numbers of the styles in [`STIJLEN`].
const GEWOON: u8 = 0;
const VET: u8 = 1;
const PROCENT: u8 = 2;
const GELD: u8 = 3;

const STIJLEN: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
<fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"9\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
</styleSheet>";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SOORTEN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A sheet while it is written.
#[derive(Default)]
struct Vel {
    rijen: String,
    nummer: usize,
}

impl Vel {
    fn rij(&mut self, cellen: impl IntoIterator<Item = String>) {
        self.nummer += 1;
        // Writing to a string never fails.
        let _ = write!(self.rijen, "<row r=\"{}\">", self.nummer);
        self.rijen.extend(cellen);
        self.rijen.push_str("</row>\n");
    }

    fn leeg(&mut self) {
        self.nummer += 1;
    }

    fn klaar(&self) -> String {
        format!(
            "{XML}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <cols><col min=\"1\" max=\"1\" width=\"34\" customWidth=\"1\"/>\
             <col min=\"2\" max=\"20\" width=\"16\" customWidth=\"1\"/></cols>\n\
             <sheetData>\n{}</sheetData></worksheet>",
            self.rijen
        )
    }
}

fn tekst(tekst: &str, stijl: u8) -> String {
    format!(
        "<c t=\"inlineStr\" s=\"{stijl}\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        veilig(tekst)
    )
}

fn getal(getal: &str, stijl: u8) -> String {
    format!("<c s=\"{stijl}\"><v>{getal}</v></c>")
}

fn cel(cel: &Cel) -> String {
    match cel {
        Cel::Leeg => "<c/>".to_owned(),
        Cel::Aantal(aantal) => getal(&aantal.to_string(), GEWOON),
        Cel::Deel { .. } => {
            let procent = cel.procent().unwrap_or(0);
            getal(&format!("{}.{:02}", procent / 100, procent % 100), PROCENT)
        }
        Cel::Dagen { tienden, .. } => getal(&format!("{}.{}", tienden / 10, tienden % 10), GEWOON),
        Cel::Bedrag(cent) => getal(&format!("{}.{:02}", cent / 100, cent % 100), GELD),
        Cel::Tekst(_) | Cel::Onder | Cel::Verborgen => tekst(&cel.tekst(), GEWOON),
    }
}

fn schrijf_tabel(vel: &mut Vel, tabel: &Tabel) {
    vel.leeg();
    vel.rij([tekst(&tabel.titel, VET)]);
    if tabel.is_leeg() {
        vel.rij([tekst(LEEG, GEWOON)]);
        return;
    }
    vel.rij(koppen(tabel).iter().map(|kop| tekst(kop, VET)));
    let rijen = tabel
        .rijen
        .iter()
        .map(|rij| (rij.naam.as_str(), &rij.cellen));
    let totaal = tabel.totaal.iter().map(|it| ("totaal", it));
    for (naam, cellen) in rijen.chain(totaal) {
        vel.rij(std::iter::once(tekst(naam, GEWOON)).chain(cellen.iter().map(cel)));
    }
}

fn blad(blad: &Blad) -> String {
    let mut vel = Vel::default();
    let maat = blad.maat;
    vel.rij([tekst(&format!("{} {}", maat.code(), maat.naam()), VET)]);
    vel.rij([tekst(maat.definitie(), GEWOON)]);
    for tabel in &blad.tabellen {
        schrijf_tabel(&mut vel, tabel);
    }
    vel.klaar()
}

fn over(rapport: &Rapport) -> String {
    let mut vel = Vel::default();
    vel.rij([tekst(TITEL, VET)]);
    vel.leeg();
    for (label, waarde) in gegevens(rapport) {
        vel.rij([tekst(label, VET), tekst(&waarde, GEWOON)]);
    }
    vel.leeg();
    for blad in &rapport.bladen {
        let maat = blad.maat;
        vel.rij([
            tekst(&format!("{} {}", maat.code(), maat.naam()), VET),
            tekst(maat.definitie(), GEWOON),
        ]);
    }
    vel.klaar()
}

/// Names of sheets are short and hold none of a few signs; the codes hold none.
fn namen(rapport: &Rapport) -> Vec<String> {
    let bladen = rapport.bladen.iter().map(|it| {
        let naam: String = een_regel(it.maat.naam()).chars().take(24).collect();
        format!("{} {}", it.maat.code(), naam.trim_end())
    });
    std::iter::once("Over dit rapport".to_owned())
        .chain(bladen)
        .collect()
}

/// The workbook.
pub(super) fn xlsx(rapport: &Rapport) -> Result<Vec<u8>, String> {
    let namen = namen(rapport);
    let mut soorten = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SOORTEN}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{SOORTEN}.styles+xml\"/>"
    );
    let mut boek = format!(
        "{XML}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"{RELATIES}\"><sheets>"
    );
    let mut relaties = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId0\" Type=\"{RELATIES}/styles\" Target=\"styles.xml\"/>"
    );
    for (nummer, naam) in (1..).zip(&namen) {
        let _ = write!(
            soorten,
            "<Override PartName=\"/xl/worksheets/sheet{nummer}.xml\" ContentType=\"{SOORTEN}.worksheet+xml\"/>"
        );
        let _ = write!(
            boek,
            "<sheet name=\"{}\" sheetId=\"{nummer}\" r:id=\"rId{nummer}\"/>",
            veilig(naam)
        );
        let _ = write!(
            relaties,
            "<Relationship Id=\"rId{nummer}\" Type=\"{RELATIES}/worksheet\" Target=\"worksheets/sheet{nummer}.xml\"/>"
        );
    }
    soorten.push_str("</Types>");
    boek.push_str("</sheets></workbook>");
    relaties.push_str("</Relationships>");
    let begin = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIES}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut delen = vec![
        ("[Content_Types].xml".to_owned(), soorten),
        ("_rels/.rels".to_owned(), begin),
        ("xl/workbook.xml".to_owned(), boek),
        ("xl/_rels/workbook.xml.rels".to_owned(), relaties),
        ("xl/styles.xml".to_owned(), format!("{XML}{STIJLEN}")),
    ];
    let vellen = std::iter::once(over(rapport)).chain(rapport.bladen.iter().map(blad));
    for (nummer, vel) in (1..).zip(vellen) {
        delen.push((format!("xl/worksheets/sheet{nummer}.xml"), vel));
    }
    pak_in(&delen).map_err(|fout| format!("het werkboek maken lukt niet: {fout}"))
}

/// The parts in one file; the same parts give the same bytes.
fn pak_in(delen: &[(String, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The day of a part is that of 1 January 1980 unless somebody says otherwise.
    let wens = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (naam, inhoud) in delen {
        zip.start_file(naam.as_str(), wens)?;
        zip.write_all(inhoud.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
