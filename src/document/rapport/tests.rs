//! Every form of a report: the same figures, well made, and nothing from outside.

use chrono::NaiveDate;

use super::*;
use crate::domain::monitor::feit::Feiten;
use crate::domain::monitor::rapport::{Blad, Opzet, maak};
use crate::domain::monitor::tabel::{Cel, Kolom, Kolomsoort, Rij};
use crate::domain::monitor::{Maat, Tijdvak};

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn tabel(rijen: &[(&str, u64)]) -> Tabel {
    let kolom = |naam: &str, soort| Kolom {
        naam: naam.to_owned(),
        soort,
    };
    Tabel {
        titel: "Gestart per gemeente".to_owned(),
        kop: "gemeente".to_owned(),
        kolommen: vec![
            kolom("aantal", Kolomsoort::Los),
            kolom("aandeel", Kolomsoort::Afgeleid),
            kolom("dagen", Kolomsoort::Afgeleid),
            kolom("geld", Kolomsoort::Afgeleid),
        ],
        rijen: rijen
            .iter()
            .map(|(naam, aantal)| Rij {
                naam: (*naam).to_owned(),
                cellen: vec![
                    Cel::Aantal(*aantal),
                    Cel::Deel {
                        teller: *aantal,
                        noemer: 40,
                    },
                    Cel::Dagen {
                        tienden: 455,
                        uit: *aantal,
                    },
                    Cel::Bedrag(125_050),
                ],
            })
            .collect(),
        totaal: None,
        telt_op: true,
        personen: true,
        grafiek: 0,
    }
}

fn rapport() -> Rapport {
    let mut verborgen = tabel(&[("Almelo", 20), ("=cmd|'/C calc'!A0", 12)]);
    verborgen.rijen.push(Rij {
        naam: "<b>Borne</b> & \"co\"".to_owned(),
        cellen: vec![Cel::Onder, Cel::Verborgen, Cel::Leeg, Cel::Leeg],
    });
    Rapport {
        regio: "Twente & omstreken".to_owned(),
        tijdvak: Tijdvak::lees("2026-K3").unwrap(),
        stand: dag("2026-10-05"),
        definities: 1,
        verborgen: true,
        bladen: vec![
            Blad {
                maat: Maat::M1,
                tabellen: vec![verborgen],
            },
            Blad {
                maat: Maat::M4,
                tabellen: vec![tabel(&[])],
            },
        ],
    }
}

fn als_tekst(vorm: Vorm) -> String {
    String::from_utf8(bytes(&rapport(), vorm).unwrap()).unwrap()
}

/// Every tag opens and closes in order; what stays open is said.
fn goed_gevormd(html: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = html.trim_start_matches("<!DOCTYPE html>");
    while let Some((_, na)) = rest.split_once('<') {
        let (tag, verder) = na.split_once('>').ok_or("a tag that never ends")?;
        rest = verder;
        if tag.ends_with('/') {
            continue;
        }
        if let Some(naam) = tag.strip_prefix('/') {
            let vorige = open.pop();
            if vorige.as_deref() != Some(naam) {
                return Err(format!("{naam} closes {vorige:?}"));
            }
            continue;
        }
        let naam = tag.split_whitespace().next().unwrap_or_default();
        open.push(naam.to_owned());
        if naam == "style" {
            rest = rest.split_once("</style>").map_or("", |it| it.1);
            open.pop();
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("still open: {open:?}"))
    }
}

#[test]
fn the_page_is_well_made_and_asks_nothing_of_the_outside() {
    let html = als_tekst(Vorm::Html);
    goed_gevormd(&html).unwrap();
    for niet in ["http", "<script", "src=", "@import", "url(", "javascript"] {
        assert!(!html.contains(niet), "{niet}");
    }
    for wel in [
        "<html lang=\"nl\">",
        "name=\"viewport\"",
        "kwartaal 3 van 2026",
        "05-10-2026",
        "versie 1",
        "onder 5",
        "role=\"img\"",
        "<desc id=",
        "&lt;b&gt;Borne&lt;/b&gt; &amp; &quot;co&quot;",
        "&lt;5",
        "niets te tellen",
    ] {
        assert!(html.contains(wel), "{wel}");
    }
    // Everything that is referred to is there, once.
    for stuk in html.split("aria-labelledby=\"").skip(1) {
        let (ids, _) = stuk.split_once('"').unwrap();
        for id in ids.split(' ') {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        }
    }
}

#[test]
fn the_bar_of_a_hidden_number_is_empty() {
    let html = als_tekst(Vorm::Html);
    assert_eq!(html.matches("class=\"baan\"").count(), 3);
    assert_eq!(html.matches("class=\"staaf\"").count(), 2);
}

#[test]
fn the_lines_of_the_csv_hold_every_figure_with_a_decimal_comma_and_no_formula() {
    let csv = als_tekst(Vorm::Csv);
    assert!(csv.starts_with('\u{feff}'));
    assert!(csv.contains("M1;Instroom;Gestart per gemeente;Almelo;aantal;20\r\n"));
    assert!(csv.contains(";Almelo;aandeel;50%\r\n"));
    assert!(csv.contains(";Almelo;dagen;\"45,5\"\r\n"), "{csv}");
    assert!(csv.contains(";Almelo;geld;\"1250,50\"\r\n"));
    assert!(csv.contains(";'=cmd|'/C calc'!A0;"), "a formula is text");
    assert!(csv.contains(";<5\r\n") && csv.contains(";x\r\n"));
    assert!(csv.contains("rapport;;;;periode;kwartaal 3 van 2026\r\n"));
    assert!(csv.contains("rapport;;;;kleine aantallen;"));
}

#[test]
fn the_workbook_holds_numbers_and_opens_with_a_reader_of_others() {
    let inhoud = bytes(&rapport(), Vorm::Xlsx).unwrap();
    let mut boek = zip::ZipArchive::new(std::io::Cursor::new(inhoud)).unwrap();
    let mut lees = |naam: &str| {
        let mut deel = boek.by_name(naam).unwrap();
        let mut tekst = String::new();
        std::io::Read::read_to_string(&mut deel, &mut tekst).unwrap();
        let xml = tekst.split_once("?>").map_or("", |it| it.1).to_owned();
        goed_gevormd(&xml).unwrap_or_else(|fout| panic!("{naam}: {fout}"));
        tekst
    };
    for naam in [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    ] {
        lees(naam);
    }
    assert!(lees("xl/workbook.xml").contains("name=\"M1 Instroom\""));
    let vel = lees("xl/worksheets/sheet2.xml");
    for wel in ["<v>20</v>", "<v>0.50</v>", "<v>45.5</v>", "<v>1250.50</v>"] {
        assert!(vel.contains(wel), "{wel}");
    }
    assert!(!vel.contains("<f>"), "nothing in it is a formula");
}

#[test]
fn markdown_text_and_pdf_hold_the_same() {
    for vorm in [Vorm::Markdown, Vorm::Tekst] {
        let tekst = als_tekst(vorm);
        for wel in [
            "M1 Instroom",
            "Almelo",
            "45,5",
            "kwartaal 3 van 2026",
            "niets te tellen",
        ] {
            assert!(tekst.contains(wel), "{vorm}: {wel}");
        }
    }
    assert!(bytes(&rapport(), Vorm::Pdf).unwrap().starts_with(b"%PDF"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for vorm in VORMEN {
        assert_eq!(bytes(&rapport(), vorm), bytes(&rapport(), vorm), "{vorm}");
    }
}

#[test]
fn every_indicator_is_in_an_empty_report_too() {
    let opzet = Opzet {
        regio: "Proef",
        tijdvak: Tijdvak::lees("2026").unwrap(),
        stand: dag("2026-12-31"),
        maten: &Maat::ALL,
        dims: &[],
        verberg: true,
    };
    let leeg = maak(&Feiten::default(), &opzet);
    let html = String::from_utf8(bytes(&leeg, Vorm::Html).unwrap()).unwrap();
    goed_gevormd(&html).unwrap();
    for maat in Maat::ALL {
        assert!(html.contains(&format!("<h2 id=\"{}\">", maat.code())));
    }
    assert_eq!(naam(&leeg), "rapport-2026-01-01-2026-12-31");
}
