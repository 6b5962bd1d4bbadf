//! Tables of all kinds, and bytes that are none.

use proptest::prelude::*;

use super::*;

fn een(bytes: &[u8]) -> Tabel {
    lees(bytes).unwrap().remove(0)
}

fn cellen(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let rijen = een(bytes).rijen;
    rijen
        .into_iter()
        .map(|rij| (rij.regel, rij.cellen))
        .collect()
}

#[test]
fn every_separator_gives_the_same_table() {
    let verwacht = vec![
        (1, vec!["naam".to_owned(), "plaats".to_owned()]),
        (2, vec!["Jansen, Piet".to_owned(), "Almelo".to_owned()]),
    ];
    assert_eq!(cellen(b"naam;plaats\r\nJansen, Piet;Almelo\r\n"), verwacht);
    assert_eq!(cellen(b"naam,plaats\n\"Jansen, Piet\",Almelo"), verwacht);
    assert_eq!(cellen(b"naam\tplaats\nJansen, Piet\tAlmelo\n"), verwacht);
    let met_sep = cellen(b"sep=,\r\nnaam,plaats\r\n\"Jansen, Piet\",Almelo\r\n");
    assert_eq!(met_sep[0].1, verwacht[0].1);
    assert_eq!(met_sep[1], (3, verwacht[1].1.clone()));
}

#[test]
fn lines_are_counted_as_a_person_sees_them() {
    let tabel = cellen(b"naam;notitie\n\n\nAnna;\"een\ntwee\n\ndrie\"\n;;\nBob;kort\n");
    let regels: Vec<u32> = tabel.iter().map(|(regel, _)| *regel).collect();
    assert_eq!(regels, [1, 4, 9]);
    assert_eq!(tabel[1].1[1], "een\ntwee\n\ndrie");
    let mac: Vec<u32> = cellen(b"naam;x\rAnna;1\rBob;2")
        .iter()
        .map(|it| it.0)
        .collect();
    assert_eq!(mac, [1, 2, 3]);
}

#[test]
fn rows_of_unequal_length_are_rows() {
    let tabel = cellen(b"a;b;c\n1\n1;2;3;4\n");
    assert_eq!(tabel[1].1, ["1"]);
    assert_eq!(tabel[2].1, ["1", "2", "3", "4"]);
}

#[test]
fn signs_that_drive_a_terminal_are_taken_out_and_told() {
    let tabel = een("naam;x\nAn\u{1b}[31mna;\u{202e}om\u{0}\nBob;goed\n".as_bytes());
    assert_eq!(tabel.rijen[1].cellen, ["An[31mna", "om"]);
    assert_eq!(
        tabel.opmerkingen,
        ["Onzichtbare stuurtekens zijn weggehaald (regel 2)."]
    );
}

#[test]
fn a_quote_that_is_never_closed_is_told_with_its_line() {
    let mut tekst = String::from("naam;notitie\nAnna;goed\nBob;\"open\n");
    tekst.push_str(&"Naam;tekst\n".repeat(100));
    let fout = lees(tekst.as_bytes()).unwrap_err();
    assert_eq!(fout.regel, Some(3));
    assert!(fout.to_string().contains("aanhalingsteken"), "{fout}");
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    let zegt = |bytes: &[u8]| lees(bytes).unwrap_err().to_string();
    assert!(zegt(b"").contains("staat niets in"));
    assert!(zegt(b" \n;;\n").contains("staat niets in"));
    assert!(zegt(b"%PDF-1.7").contains("PDF"));
    assert!(zegt(b"\xD0\xCF\x11\xE0oud").contains(".xls"));
    assert!(zegt(b"PK\x03\x04half").contains(".xlsx"));
    assert!(zegt(&vec![b'a'; BYTES_MAX + 1]).contains("32 MB"));
    let veel = "x;y\n".repeat(RIJEN_MAX + 1);
    assert!(zegt(veel.as_bytes()).contains("50000 rijen"));
}

const BOEK: &[u8] = include_bytes!("../../../tests/it/golden/inlees/kandidaten.xlsx");

#[test]
fn a_workbook_reads_as_a_person_would_have_typed_it() {
    let bladen = lees(BOEK).unwrap();
    assert_eq!(bladen[0].blad, "Caseload");
    assert_eq!(bladen[1].blad, "Blad2");
    let rijen = &bladen[0].rijen;
    assert_eq!(rijen[0].regel, 1);
    assert_eq!(
        rijen[2].cellen[..7],
        [
            "Yıldız, Rukiye",
            "12-03-1985",
            "612345678",
            "rukiye@voorbeeld.nl",
            "7551 AB",
            "Hengelo",
            "ja"
        ]
    );
    assert_eq!(rijen[2].cellen[9], "Belt liever\nna vier uur");
    // A blank that does not break, and a formula, of which the outcome counts.
    assert_eq!(rijen[3].cellen[0], "Piet de Vries");
    assert_eq!(rijen[3].cellen[9], "kijk hier");
    // `#N/A` is nothing.
    assert_eq!(rijen[4].cellen[2], "");
}

#[test]
fn a_workbook_that_would_unpack_to_more_than_a_list_is_refused_unread() {
    let mut bom = BOEK.to_vec();
    // The size of the first part, as the directory at the end claims it.
    let deel = bom.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    bom[deel + 24..deel + 28].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
    assert!(lees(&bom).unwrap_err().to_string().contains("256 MB"));
}

proptest! {
    #[test]
    fn any_bytes_are_a_table_or_a_word(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(tabellen) = lees(&bytes) {
            for rij in tabellen.iter().flat_map(|tabel| &tabel.rijen) {
                prop_assert!(rij.gevuld().count() > 0);
                let stuurt = |c: char| c.is_control() && c != '\n';
                prop_assert!(!rij.cellen.iter().any(|cel| cel.contains(stuurt)));
            }
        }
    }

    #[test]
    fn a_workbook_with_any_byte_changed_is_a_table_or_a_word(
        plaats in 0..BOEK.len(), byte in any::<u8>(), tot in 0..BOEK.len(),
    ) {
        let mut boek = BOEK.to_vec();
        boek[plaats] = byte;
        let _ = lees(&boek);
        let _ = lees(&boek[..tot]);
    }
}

/// The sum that a ZIP keeps of each part.
fn som(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |som, byte| {
        (0..8).fold(som ^ u32::from(*byte), |som: u32, _| {
            (som >> 1) ^ (0xedb8_8320 & (som & 1).wrapping_neg())
        })
    })
}

/// A ZIP of parts that are not packed.
fn zip(delen: &[(&str, &[u8])]) -> Vec<u8> {
    let twee = |it: usize| u16::try_from(it).unwrap().to_le_bytes();
    let vier = |it: usize| u32::try_from(it).unwrap().to_le_bytes();
    let (mut uit, mut map) = (Vec::new(), Vec::new());
    for (naam, inhoud) in delen {
        let begin = uit.len();
        // Version, flags, method, time, date; then the sum and both sizes; then the name.
        let mut kop = vec![20, 0, 0, 0, 0, 0, 0, 0, 33, 0];
        kop.extend(som(inhoud).to_le_bytes());
        kop.extend(vier(inhoud.len()));
        kop.extend(vier(inhoud.len()));
        kop.extend(twee(naam.len()));
        kop.extend([0, 0]);
        uit.extend(b"PK\x03\x04");
        uit.extend(&kop);
        uit.extend(naam.as_bytes());
        uit.extend(*inhoud);
        map.extend(b"PK\x01\x02\x14\x00");
        map.extend(&kop);
        map.extend([0; 10]);
        map.extend(vier(begin));
        map.extend(naam.as_bytes());
    }
    let (begin, aantal) = (uit.len(), twee(delen.len()));
    uit.extend(&map);
    uit.extend(b"PK\x05\x06\x00\x00\x00\x00");
    uit.extend(aantal);
    uit.extend(aantal);
    uit.extend(vier(map.len()));
    uit.extend(vier(begin));
    uit.extend([0, 0]);
    uit
}

/// A workbook of one row, of which every cell is the one shared string.
fn boek_met(gedeeld: &str, cellen: usize) -> Vec<u8> {
    boek_dat_belooft("", gedeeld, cellen)
}

/// The same, with what the strings say of themselves.
fn boek_dat_belooft(belofte: &str, gedeeld: &str, cellen: usize) -> Vec<u8> {
    const HOOFD: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const PAKKET: &str = "http://schemas.openxmlformats.org/package/2006";
    const KANTOOR: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let soorten = format!(
        "<?xml version=\"1.0\"?><Types xmlns=\"{PAKKET}/content-types\">\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    );
    let boek = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"{HOOFD}\" xmlns:r=\"{KANTOOR}\"><sheets>\
         <sheet name=\"Blad\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let banden = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"{PAKKET}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{KANTOOR}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         </Relationships>"
    );
    let begin = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"{PAKKET}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{KANTOOR}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         </Relationships>"
    );
    let rij = "<c t=\"s\"><v>0</v></c>".repeat(cellen);
    let blad = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"{HOOFD}\"><sheetData><row r=\"1\">{rij}</row>\
         </sheetData></worksheet>"
    );
    let teksten = format!(
        "<?xml version=\"1.0\"?><sst xmlns=\"{HOOFD}\"{belofte}><si><t>{gedeeld}</t></si></sst>"
    );
    zip(&[
        ("[Content_Types].xml", soorten.as_bytes()),
        ("_rels/.rels", begin.as_bytes()),
        ("xl/workbook.xml", boek.as_bytes()),
        ("xl/_rels/workbook.xml.rels", banden.as_bytes()),
        ("xl/worksheets/sheet1.xml", blad.as_bytes()),
        ("xl/sharedStrings.xml", teksten.as_bytes()),
    ])
}

#[test]
fn a_string_that_many_cells_share_is_counted_for_each_of_them() {
    let goed = een(&boek_met("Anna", 3));
    assert_eq!(goed.rijen[0].cellen, ["Anna", "Anna", "Anna"]);
    let bom = boek_met(&"a".repeat(1024 * 1024), 100);
    let fout = lees(&bom).unwrap_err().to_string();
    assert!(fout.contains("64 MB tekst"), "{fout}");
}

#[test]
fn more_shared_strings_than_a_list_has_are_refused_before_they_are_unpacked() {
    let mut groot = boek_met("Anna", 3);
    // The directory says how large the part is: one byte past what may be.
    let plaats = groot
        .windows(21)
        .rposition(|it| it.starts_with(b"xl/sharedStrings.xml"))
        .unwrap();
    groot[plaats - 22..plaats - 18].copy_from_slice(&(32 * 1024 * 1024 + 1_u32).to_le_bytes());
    let fout = lees(&groot).unwrap_err().to_string();
    assert!(fout.contains("losse teksten"), "{fout}");
}

#[test]
fn a_workbook_that_promises_more_shared_strings_than_it_holds_is_refused_before_room_is_made() {
    let eerlijk = boek_dat_belooft(" count=\"3\" uniqueCount=\"1\"", "Anna", 3);
    assert_eq!(een(&eerlijk).rijen[0].cellen, ["Anna", "Anna", "Anna"]);
    for aantal in ["1000000000", "100000000000000", "99999999999999999999999"] {
        for belofte in [
            format!(" uniqueCount=\"{aantal}\""),
            format!(" uniqueCount = '{aantal}'"),
        ] {
            let fout = lees(&boek_dat_belooft(&belofte, "Anna", 3)).unwrap_err();
            assert!(fout.to_string().contains("geen gewoon .xlsx"), "{fout}");
        }
    }
}
