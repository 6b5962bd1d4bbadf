//! The files of SBB: a fixture of our own, the genuine one where it is there, and hostile ones.

use proptest::prelude::*;

use super::*;
use crate::app::importeer::KwalificatieRij;
use crate::domain::waardelijst::{Branche, Niveau};

const DOSSIERS: &[u8] = include_bytes!("../../../tests/it/golden/inlees/dossiers.xml");
const LIJST: &[u8] = include_bytes!("../../../tests/it/golden/inlees/crebolijst.xlsx");

fn vandaag() -> NaiveDate {
    "2026-01-15".parse().unwrap()
}

fn gelezen(bytes: &[u8]) -> (Uitkomst, KwalificatieLading) {
    let mut uit = lees(bytes, &[], vandaag()).unwrap();
    assert_eq!(uit.rijen, uit.goed + uit.afgewezen.len());
    let leeg = Lading::Kwalificaties(KwalificatieLading::default());
    let Lading::Kwalificaties(lading) = std::mem::replace(&mut uit.lading, leeg) else {
        panic!("another kind");
    };
    (uit, lading)
}

fn zoek(lading: &KwalificatieLading, crebo: &str) -> KwalificatieRij {
    let crebo: Crebo = crebo.parse().unwrap();
    let mut alle = lading.kwalificaties.iter();
    alle.find(|it| it.rij.crebo == crebo).unwrap().rij.clone()
}

fn codes(rij: &KwalificatieRij) -> Vec<String> {
    let alle = rij.kerntaken.iter().flat_map(|it| &it.werkprocessen);
    alle.map(|it| it.code.to_string()).collect()
}

#[test]
fn every_profiel_has_the_basis_and_its_own_kerntaken() {
    let (uit, lading) = gelezen(DOSSIERS);
    assert_eq!((uit.rijen, uit.goed), (6, 4));
    let bediening = zoek(&lading, "25901");
    assert_eq!(bediening.naam, "Medewerker bediening");
    assert_eq!(bediening.niveau, Niveau::Twee);
    assert_eq!(bediening.vermoed, Branche::Horeca);
    assert_eq!(bediening.dossiernaam.as_deref(), Some("Bediening"));
    assert_eq!(
        codes(&bediening),
        ["B1-K1-W1", "B1-K1-W2", "B1-K2-W1", "P1-K1-W1"]
    );
    assert_eq!(bediening.kerntaken[0].naam, "Ontvangt gasten");
    assert_eq!(
        bediening.kerntaken[0].werkprocessen[1].naam,
        "Begroet de gast"
    );
    // A profiel of several crebo's is several kwalificaties, each with its ministerie's dossier.
    let ez = zoek(&lading, "25902");
    assert_eq!(ez.dossier, "23902".parse().ok());
    assert_eq!(ez.einde_instroom, "2024-07-31".parse().ok());
    assert_eq!(ez.einde_opleiding, "2028-07-31".parse().ok());
    assert_eq!(bediening.dossier, "23901".parse().ok());
    assert_eq!(bediening.einde_instroom, None);
    // One without kerntaken of its own has the basis.
    assert_eq!(
        codes(&zoek(&lading, "25903")),
        ["B1-K1-W1", "B1-K1-W2", "B1-K2-W1"]
    );
    // One without a basis has its own, in the order of the numbers.
    let entree = zoek(&lading, "25904");
    assert_eq!(codes(&entree), ["P1-K1-W1", "P1-K1-W2", "P1-K1-W10"]);
    assert_eq!(entree.vermoed, Branche::Logistiek);
}

#[test]
fn a_profiel_that_cannot_come_in_is_named_with_its_line() {
    let (uit, _) = gelezen(DOSSIERS);
    let redenen: Vec<(u32, &str)> = uit
        .afgewezen
        .iter()
        .map(|it| (it.regel, it.reden.as_str()))
        .collect();
    let tekst = std::str::from_utf8(DOSSIERS).unwrap();
    let regel = |stuk: &str| {
        let plaats = tekst.rfind(stuk).unwrap();
        u32::try_from(tekst.get(..plaats).unwrap().lines().count()).unwrap()
    };
    assert_eq!(redenen[0].0, regel("<profiel nr=\"230\""));
    assert!(redenen[0].1.contains("geen crebo"));
    assert!(
        redenen[1].1.contains("25904 staat ook op regel"),
        "{}",
        redenen[1].1
    );
}

/// `TRAJECTBORD_SBB` names a genuine dossier of SBB, or it lies beside the project.
#[test]
fn the_genuine_dossier_comes_in_whole() {
    let pad = std::env::var_os("TRAJECTBORD_SBB").map_or_else(
        || "../shared/data/sbb/2755_Dienstverlening.xml".into(),
        std::path::PathBuf::from,
    );
    let Ok(bytes) = std::fs::read(&pad) else {
        println!("not run: no genuine dossier at {}", pad.display());
        return;
    };
    let (uit, lading) = gelezen(&bytes);
    assert_eq!((uit.rijen, uit.goed), (3, 3), "{:?}", uit.afgewezen);
    let kerntaken: usize = lading
        .kwalificaties
        .iter()
        .map(|it| it.rij.kerntaken.len())
        .sum();
    // One kerntaak of nine werkprocessen in the basis, and one of three in every profiel.
    assert_eq!(kerntaken, 3 * 2);
    for (crebo, naam, eigen) in [
        (
            "25499",
            "Medewerker facilitaire dienstverlening",
            "P1-K1-W1",
        ),
        ("25498", "Helpende zorg en welzijn", "P2-K1-W1"),
        ("25500", "Medewerker sport en recreatie", "P3-K1-W1"),
    ] {
        let rij = zoek(&lading, crebo);
        assert_eq!(rij.naam.to_lowercase(), naam.to_lowercase());
        assert_eq!(rij.niveau, Niveau::Twee);
        assert_eq!(rij.dossier, "23189".parse().ok());
        assert_eq!(rij.geldig_vanaf, "2015-08-01".parse().ok());
        let codes = codes(&rij);
        assert_eq!(codes.len(), 9 + 3);
        assert!(codes.contains(&"B1-K1-W9".to_owned()) && codes.contains(&eigen.to_owned()));
    }
}

#[test]
fn xml_that_grows_or_lies_is_refused_with_its_line() {
    let zegt = |tekst: &str| {
        let fout = lees(tekst.as_bytes(), &[], vandaag()).err().unwrap();
        (fout.regel, fout.bericht)
    };
    let lach = "<?xml version=\"1.0\"?>\n<!DOCTYPE sbb [\n<!ENTITY a \"ha\">\n\
                <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n]>\n<sbb>&b;</sbb>";
    let (regel, bericht) = zegt(lach);
    assert_eq!(regel, Some(2));
    assert!(bericht.contains("DOCTYPE"), "{bericht}");
    assert_eq!(
        zegt("<!DOCTYPE sbb SYSTEM \"file:///etc/passwd\">\n<sbb/>").0,
        Some(1)
    );
    let (regel, bericht) = zegt("<sbb>\n<dossiers>\n");
    assert_eq!(regel, Some(3));
    assert!(bericht.contains("afgebroken"), "{bericht}");
    let (regel, bericht) = zegt("<sbb>\n<dossiers>\n</dossier></sbb>");
    assert_eq!(regel, Some(3));
    assert!(bericht.contains("klopt de XML niet"), "{bericht}");
    let (_, bericht) = zegt("<html><body>Niet gevonden</body></html>");
    assert!(
        bericht.contains("<html>") && bericht.contains("<sbb>"),
        "{bericht}"
    );
    let (_, bericht) = zegt("<sbb><dossiers/></sbb>");
    assert!(bericht.contains("geen dossier"), "{bericht}");
    // Deep and wide, but never the end of the stack.
    let diep = format!("<sbb>{}", "<a>".repeat(200_000));
    assert!(zegt(&diep).1.contains("afgebroken"));
}

#[test]
fn a_dossier_that_is_not_whole_names_what_is_missing() {
    let heel = |inhoud: &str| {
        format!(
            "<sbb><dossiers><dossier titel='D'><profielen>{inhoud}</profielen></dossier></dossiers></sbb>"
        )
    };
    let reden = |inhoud: &str| {
        gelezen(heel(inhoud).as_bytes()).0.afgewezen[0]
            .reden
            .clone()
    };
    let crebo = "<creboinformatie><crebo>25901</crebo></creboinformatie>";
    for (inhoud, verwacht) in [
        (format!("<profiel titel='P' niveau='7' hoofdstuk='1'>{crebo}</profiel>"), "niveau"),
        (format!("<profiel niveau='2' hoofdstuk='1'>{crebo}</profiel>"), "geen titel"),
        (format!("<profiel titel='P' niveau='2'>{crebo}</profiel>"), "geen hoofdstuk"),
        (
            "<profiel titel='P' niveau='2' hoofdstuk='1'><creboinformatie><crebo>vijf</crebo></creboinformatie></profiel>".to_owned(),
            "5 cijfers",
        ),
        (
            format!(
                "<profiel titel='P' niveau='2' hoofdstuk='1'>{crebo}<profielkerntaken><kerntaak titel='K' hoofdstuk='1'/></profielkerntaken></profiel>"
            ),
            "geen werkprocessen",
        ),
    ] {
        let reden = reden(&inhoud);
        assert!(reden.contains(verwacht), "{reden}");
    }
}

#[test]
fn the_crebolijst_is_read_through_its_titles_and_headings() {
    let (uit, lading) = gelezen(LIJST);
    assert_eq!(uit.vorm, "crebolijst van SBB");
    assert_eq!((uit.rijen, uit.goed), (8, 7), "{:?}", uit.afgewezen);
    let hulp = zoek(&lading, "25911");
    assert_eq!(
        (hulp.naam.as_str(), hulp.vermoed),
        ("Timmerhulp", Branche::Bouw)
    );
    assert_eq!(hulp.dossiernaam.as_deref(), Some("Bouw basis"));
    // The dossier stands once, above the second one.
    let tweede = zoek(&lading, "25912");
    assert_eq!(
        (tweede.dossier, tweede.niveau),
        ("23911".parse().ok(), Niveau::Drie)
    );
    assert_eq!(zoek(&lading, "25913").vermoed, Branche::Horeca);
    let entree = zoek(&lading, "25743");
    assert_eq!(
        (entree.niveau, entree.vermoed),
        (Niveau::Een, Branche::Logistiek)
    );
    assert_eq!(zoek(&lading, "25748").dossier, "23301".parse().ok());
    // The row without a name is named, and its crebo still counts as listed.
    let af = &uit.afgewezen[0];
    assert_eq!((af.blad.as_str(), af.regel), ("Complete lijst", 9));
    assert!(
        af.reden.contains("naam van de kwalificatie"),
        "{}",
        af.reden
    );
    assert_eq!(lading.alle.len(), 6);
    let oud = &lading.vervallen[0].rij;
    assert_eq!(oud.crebo, "23189".parse().unwrap());
    assert_eq!(oud.einde_instroom, "2023-07-31".parse().ok());
    assert_eq!(oud.einde_opleiding, "2027-08-01".parse().ok());
    assert_eq!(oud.nieuw, "23385".parse().ok());
    assert_eq!(lading.vervallen[1].rij.nieuw, None);
}

#[test]
fn a_table_of_our_own_is_a_row_per_werkproces() {
    let tekst = "crebo;kwalificatie;niveau;dossier;branche;code;kerntaak;werkproces;geldig_vanaf;einde_instroom;vervangen_door\r\n\
        25741;Assistent dienstverlening;1;23301;zorg;B1-K1-W2;Werkt mee;Voert uit;1-8-2022;;\r\n\
        25741;Assistent dienstverlening;1;23301;;B1-K1-W1;;Bereidt voor;;;\r\n\
        25741;Assistent dienstverlening;1;23301;;B1-K1-W1;;Nog eens;;;\r\n\
        25741;Iets anders;1;;;B1-K1-W3;;Meldt af;;;\r\n\
        25498;Helpende;2;;;;;;;31-7-2023;25960\r\n\
        ;Zonder code;2;;;;;;;;\r\n\
        25499;Zonder niveau;9;;;B1K1W1;x;y;;;\r\n\
        25500;Zonder deel;2;;;K1-W1;Taak;Werk;;;\r\n";
    for bytes in [
        tekst.as_bytes().to_vec(),
        format!("\u{feff}{tekst}").into_bytes(),
        tekst.replace(';', ",").into_bytes(),
    ] {
        let (uit, lading) = gelezen(&bytes);
        assert_eq!((uit.rijen, uit.goed), (8, 4), "{:?}", uit.afgewezen);
        let entree = zoek(&lading, "25741");
        assert_eq!(codes(&entree), ["B1-K1-W1", "B1-K1-W2"]);
        assert_eq!(entree.branche, Some(Branche::Zorg));
        assert_eq!(entree.geldig_vanaf, "2022-08-01".parse().ok());
        assert_eq!(codes(&zoek(&lading, "25500")), ["B1-K1-W1"]);
        let oud = zoek(&lading, "25498");
        assert_eq!(oud.einde_instroom, "2023-07-31".parse().ok());
        assert_eq!(oud.vervangen_door, "25960".parse().ok());
        let redenen: Vec<&str> = uit.afgewezen.iter().map(|it| it.reden.as_str()).collect();
        assert!(redenen[0].contains("staat er al"), "{}", redenen[0]);
        assert!(redenen[1].contains("andere naam"), "{}", redenen[1]);
        assert!(
            redenen[2].contains("crebo (kolom 1): dit ontbreekt"),
            "{}",
            redenen[2]
        );
        assert!(
            redenen[3].contains("niveau") && redenen[3].contains("B1-K1-W1"),
            "{}",
            redenen[3]
        );
    }
}

proptest! {
    #[test]
    fn a_dossier_with_any_byte_changed_is_read_or_refused(
        plaats in 0..DOSSIERS.len(), byte in any::<u8>(), tot in 0..DOSSIERS.len(),
    ) {
        let mut xml = DOSSIERS.to_vec();
        xml[plaats] = byte;
        for bytes in [&xml[..], &xml[..tot]] {
            if let Ok(uit) = lees(bytes, &[], vandaag()) {
                prop_assert_eq!(uit.rijen, uit.goed + uit.afgewezen.len());
            }
        }
    }
}
