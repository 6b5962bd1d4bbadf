//! Tables of people and places: what is understood, and that no row ever goes missing.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::app::importeer::{KandidaatRij, PlekRij, Regel};
use crate::domain::eis::Eis;
use crate::domain::leerbedrijf::BedrijfSoort;
use crate::domain::leerwerkplek::Perspectief;
use crate::domain::stap::Situatie;
use crate::domain::waardelijst::inzet::Certificaat;
use crate::domain::waardelijst::{
    Branche, Dagdeel, Doelgroep, Kanaal, Niveau, Rijbewijs, Taalniveau, Uitkering, Vervoermiddel,
};

fn vandaag() -> NaiveDate {
    "2026-01-15".parse().unwrap()
}

fn gelezen(soort: Importsoort, bytes: &[u8]) -> Gelezen {
    let uit = lees(soort, "lijst.csv", bytes, &[], vandaag()).unwrap();
    assert_eq!(uit.rijen, uit.goed + uit.afgewezen.len());
    uit
}

fn kandidaten(bytes: &[u8]) -> (Vec<Regel<KandidaatRij>>, Vec<Afwijzing>) {
    let uit = gelezen(Importsoort::Kandidaten, bytes);
    match uit.lading {
        Lading::Kandidaten(rijen) => (rijen, uit.afgewezen),
        _ => panic!("another kind"),
    }
}

fn plekken(bytes: &[u8]) -> (Vec<Regel<PlekRij>>, Vec<Afwijzing>) {
    let uit = gelezen(Importsoort::Plekken, bytes);
    match uit.lading {
        Lading::Plekken(rijen) => (rijen, uit.afgewezen),
        _ => panic!("another kind"),
    }
}

#[test]
fn a_whole_row_of_a_caseload_is_understood() {
    let tekst = "Voornaam;Tussenvoegsel;Achternaam;Geb. datum;Telefoonnummer;E-mail;Adres;Postcode;\
        Plaats;Werkend;Uitkering;Opleiding;Afgerond;Doelgroep;Branche;Niveau;Aangemeld door;Vervoer;\
        Rijbewijs;Max reistijd;Uren;Dagen;Taal;Certificaten;Opmerkingen;Consulent\n\
        anne;van der;meer;12-3-85;612345678;anne@voorbeeld.nl;Dorpsstraat 12 a;7551ab;almelo;nee;\
        P-wet;mavo;ja;statushouder, 50+;Groen/Logistiek;mbo 2;UWV;fiets, ov;B;45 min;24 uur;\
        ma, di, wo ochtend;A2;VCA;\"Belt liever\nna vier uur\";mdv\n";
    let (rijen, af) = kandidaten(tekst.as_bytes());
    assert!(af.is_empty(), "{af:?}");
    let rij = &rijen[0].rij;
    assert_eq!(rij.naam.volledig(), "Anne van der Meer");
    assert_eq!(rij.geboren.unwrap().toon(), "12-03-1985");
    assert_eq!(rij.telefoon.as_ref().unwrap().to_string(), "06 1234 5678");
    assert_eq!(rij.adres.as_ref().unwrap().to_string(), "Dorpsstraat 12 a");
    assert_eq!(rij.postcode.unwrap().to_string(), "7551 AB");
    assert_eq!(rij.woonplaats.as_deref(), Some("Almelo"));
    assert_eq!(rij.situatie, Some(Situatie::NietWerkend));
    assert_eq!(rij.uitkering, Some(Uitkering::Pw));
    assert_eq!(
        rij.doelgroepen,
        [Doelgroep::Statushouder, Doelgroep::Vijftigplus]
    );
    assert_eq!(rij.branches, [Branche::Groen, Branche::Logistiek]);
    assert_eq!(rij.niveau, Some(Niveau::Twee));
    assert_eq!(rij.kanaal, Some(Kanaal::Uwv));
    assert_eq!(rij.inzet.vervoer, [Vervoermiddel::Fiets, Vervoermiddel::Ov]);
    assert_eq!(rij.inzet.rijbewijzen, [Rijbewijs::B]);
    assert_eq!((rij.inzet.reistijd, rij.inzet.uren), (Some(45), Some(24)));
    assert_eq!(
        rij.inzet.dagdelen,
        [
            Dagdeel::MaO,
            Dagdeel::MaM,
            Dagdeel::DiO,
            Dagdeel::DiM,
            Dagdeel::WoO
        ]
    );
    assert_eq!(rij.inzet.taal, Some(Taalniveau::A2));
    assert_eq!(rij.inzet.certificaten, [Certificaat::Vca]);
    assert_eq!(rij.notitie, "Belt liever\nna vier uur");
    assert_eq!(rij.coach, "mdv");
}

#[test]
fn a_workbook_of_a_caseload_is_understood() {
    let boek = include_bytes!("../../tests/it/golden/inlees/kandidaten.xlsx");
    let uit = gelezen(Importsoort::Kandidaten, boek);
    assert_eq!((uit.rijen, uit.goed), (4, 3), "{:?}", uit.afgewezen);
    assert_eq!(uit.afgewezen[0].regel, 6);
    let zegt = |stuk: &str| uit.opmerkingen.iter().any(|it| it.contains(stuk));
    assert!(zegt("BSN") && zegt("WK-03"), "{:?}", uit.opmerkingen);
    assert!(zegt("Blad2"), "{:?}", uit.opmerkingen);
    let Lading::Kandidaten(rijen) = &uit.lading else {
        panic!("another kind")
    };
    assert_eq!(rijen[0].rij.naam.volledig(), "Rukiye Yıldız");
    assert_eq!(
        rijen[0].rij.telefoon.as_ref().unwrap().to_string(),
        "06 1234 5678"
    );
    assert_eq!(
        rijen[1].rij.geboren.unwrap().toon(),
        "1971 (dag en maand onbekend)"
    );
    assert_eq!(rijen[1].rij.postcode, None);
    assert!(rijen[1].rij.notitie.contains("7607"));
    assert_eq!(rijen[2].rij.geboren.unwrap().toon(), "07-05-1990");
    assert_eq!(uit.bron.vingerafdruk.len(), 64);
}

#[test]
fn a_row_that_is_wrong_names_every_field_and_never_its_text() {
    let tekst = "naam;geboren;telefoon;postcode;uitkering;uren\n\
        Anna Geheim;31-2-1985;12;99;kasteel;veel\n";
    let (rijen, af) = kandidaten(tekst.as_bytes());
    assert!(rijen.is_empty());
    let reden = &af[0].reden;
    for veld in [
        "geboortedatum (kolom 2)",
        "telefoon (kolom 3)",
        "postcode (kolom 4)",
        "uitkering (kolom 5)",
        "uren per week (kolom 6)",
    ] {
        assert!(reden.contains(veld), "{veld} in {reden}");
    }
    assert!(
        !reden.contains("Geheim") && !reden.contains("kasteel"),
        "{reden}"
    );
}

#[test]
fn hostile_cells_are_text_or_refused() {
    let tekst = "naam;woonplaats;notitie\n=cmd|' /C calc'!A0;x;y\n\
        Anna\u{1b}[2J;\u{202e}oleml\u{7};=1+1\n";
    let (rijen, af) = kandidaten(tekst.as_bytes());
    assert_eq!(af.len(), 2, "neither is a name: {af:?}");
    assert!(rijen.is_empty());
    let (rijen, _) =
        kandidaten("naam;woonplaats;notitie\nAnna\u{202e};\u{7}almelo;=1+1\n".as_bytes());
    assert_eq!(rijen[0].rij.naam.volledig(), "Anna");
    assert_eq!(rijen[0].rij.woonplaats.as_deref(), Some("Almelo"));
    assert_eq!(
        rijen[0].rij.notitie, "=1+1",
        "a text like any other; exports defuse it"
    );
}

#[test]
fn a_whole_row_of_a_leerwerkplek_is_understood() {
    let tekst = "Bedrijf;KvK;Plaats;Postcode;Branche;Functie;Niveau;Crebo;Aantal;Uren;Vanaf;Eisen;Taal;\
        Praktijkopleider;Telefoon;Erkenningen;Geldig tot;Perspectief;Status;SW\n\
        DC Voorbeeld;1234567;almelo;7601 ab;logistiek;orderpicken;1;25743.0;3;32,0;1-3-2026;\
        VCA, tillen;A2;R. Bos;0546123456;25743 t/m 31-12-2027; 25748;1-1-2028;mogelijk;beschikbaar;nee\n";
    let tekst = tekst.replace(
        "25743 t/m 31-12-2027; 25748",
        "\"25743 t/m 31-12-2027; 25748\"",
    );
    let (rijen, af) = plekken(tekst.as_bytes());
    assert!(af.is_empty(), "{af:?}");
    let PlekRij { bedrijf, plek, .. } = &rijen[0].rij;
    assert_eq!(
        (bedrijf.naam.as_str(), bedrijf.plaats.as_str()),
        ("DC Voorbeeld", "Almelo")
    );
    assert_eq!(bedrijf.kvk.as_deref(), Some("01234567"));
    assert_eq!(bedrijf.soort, Some(BedrijfSoort::Regulier));
    let tot: Vec<_> = bedrijf.erkenningen.iter().map(|it| it.geldig_tot).collect();
    assert_eq!(tot, ["2027-12-31".parse().ok(), "2028-01-01".parse().ok()]);
    let plek = plek.as_ref().unwrap();
    assert_eq!((plek.aantal, plek.uren), (3, Some(32)));
    assert_eq!(plek.crebo, "25743".parse().ok());
    assert_eq!(plek.perspectief, Some(Perspectief::Mogelijk));
    assert!(plek.beschikbaar);
    assert_eq!(
        plek.eisen,
        [
            Eis::Certificaat(Certificaat::Vca),
            Eis::Anders("tillen".to_owned()),
            Eis::Taal(Taalniveau::A2)
        ]
    );
}

#[test]
fn a_leerbedrijf_alone_is_a_row_too() {
    let (rijen, _) =
        plekken("Leerbedrijf;Plaats;Erkenning;Functie\nDe Tuin;Goor;25746;\n".as_bytes());
    assert!(rijen[0].rij.plek.is_none());
    assert_eq!(rijen[0].rij.bedrijf.erkenningen.len(), 1);
    let (_, af) = plekken("Leerbedrijf;Erkenning\nDe Tuin;groen\n;25746\n".as_bytes());
    assert!(
        af[0].reden.contains("erkenningen (kolom 2)"),
        "{}",
        af[0].reden
    );
    assert!(
        af[1].reden.contains("naam van het leerbedrijf"),
        "{}",
        af[1].reden
    );
}

#[test]
fn a_table_of_postcodes_is_read_with_commas_or_points() {
    let tekst = "pc4,plaats,breedtegraad,lengtegraad\n7601,Almelo,52.35,6.66\n7601,Almelo,52.35,6.66\n\
        0999,Nergens,52,6\n7602,Almelo,12,6\n7603,,52,6\n";
    let uit = gelezen(Importsoort::Postcodes, tekst.as_bytes());
    assert_eq!((uit.rijen, uit.goed), (5, 1));
    let redenen: Vec<&str> = uit.afgewezen.iter().map(|it| it.reden.as_str()).collect();
    assert!(redenen[0].contains("regel 2"), "{redenen:?}");
    assert!(redenen[1].contains("postcode"), "{redenen:?}");
    assert!(redenen[2].contains("niet in Nederland"), "{redenen:?}");
    assert!(redenen[3].contains("ontbreekt"), "{redenen:?}");
    let Lading::Postcodes(rijen) = uit.lading else {
        panic!("another kind")
    };
    assert_eq!(
        (rijen[0].rij.breedte, rijen[0].rij.lengte),
        (52_350_000, 6_660_000)
    );
    let komma = gelezen(
        Importsoort::Postcodes,
        b"7601;Almelo;52,35;6,66\n7602;Almelo;52,36;6,67\n",
    );
    assert_eq!(komma.goed, 2, "without headings, by the look of the values");
}

#[test]
fn a_table_without_names_asks_which_column_it_is() {
    let fout = lees(
        Importsoort::Kandidaten,
        "x",
        b"kleur;maat\nrood;1\n",
        &[],
        vandaag(),
    );
    assert!(fout.unwrap_err().to_string().contains("--kolom naam=1"));
    let keuze = [("naam".to_owned(), "1".to_owned())];
    let uit = lees(
        Importsoort::Kandidaten,
        "x",
        b"Anna;1\nBob;2\n",
        &keuze,
        vandaag(),
    )
    .unwrap();
    assert_eq!(uit.goed, 2);
    let fout = lees(
        Importsoort::Kandidaten,
        "x",
        b"naam;telefoon\n",
        &[],
        vandaag(),
    );
    assert!(fout.unwrap_err().to_string().contains("alleen koppen"));
}

/// Two thousand rows as people make them, from one seed.
fn rommel(rijen: usize) -> Vec<u8> {
    let mut zaad = 4_u64;
    let namen = [
        "Anna Bos",
        "Bos, Anna",
        "Öztürk, Ali",
        "",
        "J. de Vries",
        "=cmd",
        "piet PIETERSEN",
        "\"Jan \"\"Sjonnie\"\" Smit\"",
        "4x4",
        "\"Meer,\n van der, Anne\"",
        "  Łukasz Kowalski  ",
    ];
    let data = [
        "12-3-1985",
        "1985-03-12",
        "31118",
        "12 mrt 85",
        "31-2-1990",
        "1971",
        "",
        "onbekend",
        "03/25/1985",
        "12031985",
        "#N/B",
    ];
    let codes = [
        "7551 AB", "7551ab", "7551", "0551 AB", "", "7551 SS", "-", "Almelo",
    ];
    let tel = [
        "0612345678",
        "612345678",
        "+31 6 12345678",
        "06-1234",
        "",
        "geen",
        "0546-123456",
    ];
    let mut uit = b"Naam;Geboortedatum;Postcode;Mobiel;Branche;Opmerking\r\n".to_vec();
    for nummer in 0..rijen {
        let mut kies = |lijst: &[&str]| {
            zaad = zaad.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let plaats = usize::try_from(zaad >> 33).unwrap() % lijst.len();
            lijst[plaats].to_owned()
        };
        let branche = kies(&[
            "logistiek",
            "Groen, Horeca/keuken",
            "",
            "magazijn",
            "ruimtevaart",
        ]);
        let notitie = kies(&[
            "",
            "kort",
            "\"twee\r\nregels\"",
            "\u{1b}[31mrood",
            "\u{202e}om",
            "a;b",
        ]);
        let mut regel = String::new();
        write!(
            regel,
            "{};{};{};{};{branche};{notitie}",
            kies(&namen),
            kies(&data),
            kies(&codes),
            kies(&tel)
        )
        .unwrap();
        regel.push_str(if nummer % 3 == 0 { "\n" } else { "\r\n" });
        if nummer % 7 == 0 {
            let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&regel);
            uit.extend_from_slice(&windows);
        } else {
            uit.extend_from_slice(regel.as_bytes());
        }
    }
    uit
}

#[test]
fn two_thousand_messy_rows_come_in_or_are_named() {
    let uit = gelezen(Importsoort::Kandidaten, &rommel(2_000));
    assert_eq!(uit.rijen, 2_000);
    assert!(uit.goed > 100, "{}", uit.goed);
    assert!(
        uit.afgewezen
            .iter()
            .all(|it| it.regel > 1 && !it.reden.is_empty())
    );
    let Lading::Kandidaten(rijen) = &uit.lading else {
        panic!("another kind")
    };
    let mut regels: Vec<u32> = rijen.iter().map(|it| it.regel).collect();
    regels.extend(uit.afgewezen.iter().map(|it| it.regel));
    regels.sort_unstable();
    let alle = regels.len();
    regels.dedup();
    assert_eq!(
        (regels.len(), alle),
        (2_000, 2_000),
        "every row has a line of its own"
    );
    assert!(rijen.iter().all(|it| !it.rij.notitie.contains('\u{1b}')));
}

proptest! {
    #[test]
    fn any_bytes_are_rows_or_a_word(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        kop in prop::sample::select(vec!["", "naam;geboren;branche\n", "bedrijf,crebo,eisen\n", "pc4;plaats;lat;lon\n", "crebo;kwalificatie;niveau;code\n", "<sbb>"]),
    ) {
        let heel = [kop.as_bytes(), &bytes].concat();
        for soort in Importsoort::ALL {
            if let Ok(uit) = lees(soort, "x", &heel, &[], vandaag()) {
                prop_assert_eq!(uit.rijen, uit.goed + uit.afgewezen.len());
            }
        }
    }

    #[test]
    fn any_text_in_any_cell_is_read_or_named(cellen in prop::collection::vec("\\PC{0,12}|[0-9/:., -]{0,12}", 8..24)) {
        let koppen: [(Importsoort, &[&str]); 3] = [
            (Importsoort::Kandidaten, &["naam", "geboren", "telefoon", "straat", "huisnummer", "dagdelen", "uren", "branche"]),
            (Importsoort::Plekken, &["bedrijf", "functie", "erkenning", "erkend_tot", "aantal", "eisen", "vanaf", "kvk"]),
            (Importsoort::Kwalificaties, &["crebo", "kwalificatie", "niveau", "code", "kerntaak", "werkproces", "dossier", "geldig_vanaf"]),
        ];
        for (soort, kop) in koppen {
            let mut tekst = kop.join("\t");
            for rij in cellen.chunks(kop.len()) {
                let rij: Vec<String> = rij.iter().map(|cel| cel.replace(['\t', '"', '\n', '\r'], " ")).collect();
                tekst.push('\n');
                tekst.push_str(&rij.join("\t"));
            }
            if let Ok(uit) = lees(soort, "x", tekst.as_bytes(), &[], vandaag()) {
                prop_assert_eq!(uit.rijen, uit.goed + uit.afgewezen.len());
            }
        }
    }
}
