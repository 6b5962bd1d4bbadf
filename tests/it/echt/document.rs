//! The window of the documents: what each lacks, reading, saving, sharing, and the BSN with a reason.

use insta::assert_snapshot;
use trajectbord::document::Doc;
use trajectbord::document::tekst::tekst;
use trajectbord::domain::document::Vorm;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::tui::msg::{Bestand, Inhoud};

use super::Echt;
use crate::service::stel::Stel;
use crate::service::stel::papier::bsn_van;

/// A traject in Plaatsing with its papers, in the dossier with the window of the documents open.
fn venster(width: u16, height: u16) -> (Echt, KaartId) {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.wervings_plek();
    for _ in 0..2 {
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    stel.vul_formulier(kaart, Formuliersoort::Registratie)
        .unwrap();
    let mut echt = Echt::at(stel, width, height);
    echt.op(kaart).keys("enter D");
    (echt, kaart)
}

/// Puts the cursor on the row with this text.
fn op(echt: &mut Echt, text: &str) {
    for _ in 0..20 {
        let here = |line: &str| line.contains('▶') && line.contains(text);
        if echt.screen().lines().any(here) {
            return;
        }
        echt.keys("j");
    }
    panic!("{text} is not in the list:\n{}", echt.screen());
}

fn letters(bestand: &Bestand) -> String {
    match &bestand.inhoud {
        Inhoud::Doc(doc) => van_doc(doc),
        Inhoud::Tekst(tekst) => tekst.clone(),
        Inhoud::Rapport(_) => panic!("no report was asked"),
    }
}

fn van_doc(doc: &Doc) -> String {
    tekst(doc, 100)
}

#[test]
fn the_documents_of_a_card_are_listed_with_what_each_lacks() {
    for (width, height) in [(80, 24), (120, 40)] {
        let (mut echt, _) = venster(width, height);
        assert_snapshot!(format!("documenten_{width}x{height}"), echt.screen());
        // Whole or not, it can be read as it is.
        op(&mut echt, "Registratieformulier");
        echt.keys("enter");
        if echt.toont("Lees het zoals het nu is") {
            echt.keys("k enter");
        }
        assert!(echt.toont("gemaakt op"), "{}", echt.screen());
        assert_snapshot!(format!("document_lezen_{width}x{height}"), echt.screen());
        echt.keys("s");
        assert_snapshot!(format!("document_bewaren_{width}x{height}"), echt.screen());
    }
}

#[test]
fn a_hole_is_one_enter_away_from_the_form_that_fills_it() {
    let (mut echt, _) = venster(80, 24);
    op(&mut echt, "valuatie");
    echt.keys("enter");
    assert!(echt.toont("nog open"), "{}", echt.screen());
    assert_snapshot!("document_gaten_80x24", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("veld 1 van"), "{}", echt.screen());
    echt.keys("esc");
    assert!(echt.toont("nog open"), "{}", echt.screen());
}

#[test]
fn the_whole_bsn_is_saved_only_with_a_reason_that_is_written_down() {
    let (mut echt, kaart) = venster(80, 24);
    let bsn = bsn_van(kaart);
    op(&mut echt, "Registratieformulier");
    echt.keys("s down down").typ("/tmp/papier").keys("enter");
    assert!(echt.toont("Moet het hele BSN erin?"), "{}", echt.screen());
    assert_snapshot!("document_bsn_80x24", echt.screen());
    // Without a reason only its last digits go.
    echt.keys("enter");
    assert_eq!(echt.bestanden.len(), 1, "{}", echt.screen());
    assert_eq!(echt.bestanden[0].vorm, Vorm::Tekst);
    assert!(!letters(&echt.bestanden[0]).contains(&bsn));
    // One that says nothing is refused, and nothing is made.
    op(&mut echt, "Registratieformulier");
    echt.keys("s")
        .typ("/tmp/papier")
        .keys("enter")
        .typ("  x")
        .keys("enter");
    let zonder = echt.bestanden.len();
    let gemaakt = |echt: &Echt, woord: &str| {
        let tijdlijn = echt.stel.tijdlijn(kaart);
        tijdlijn.iter().any(|it| it.contains(woord))
    };
    if zonder == 1 {
        echt.keys("esc esc");
    }
    echt.keys("s").typ("/tmp/papier").keys("enter");
    echt.typ("inschrijving bij ROC van Twente").keys("enter");
    let laatste = echt.bestanden.last().unwrap();
    assert!(letters(laatste).contains(&bsn));
    assert!(!laatste.naam.contains(&bsn) && !laatste.naam.contains("ildiz"));
    assert!(
        gemaakt(&echt, "inschrijving bij ROC van Twente"),
        "{:?}",
        echt.stel.tijdlijn(kaart)
    );
    assert!(!echt.toont(&bsn), "{}", echt.screen());
}

#[test]
fn esc_goes_back_one_question_at_a_time() {
    let (mut echt, _) = venster(80, 24);
    op(&mut echt, "Registratieformulier");
    echt.keys("s").typ("/tmp").keys("enter");
    assert!(echt.toont("Moet het hele BSN erin?"));
    echt.keys("esc");
    assert!(
        echt.toont("Als wat?") && echt.toont("/tmp"),
        "{}",
        echt.screen()
    );
    echt.keys("esc");
    assert!(echt.toont("Lezen en bewaren"), "{}", echt.screen());
    assert!(echt.bestanden.is_empty());
}

#[test]
fn what_may_not_be_shared_says_why_and_what_may_says_what_goes() {
    let (mut echt, _) = venster(80, 24);
    op(&mut echt, "mag");
    assert_snapshot!("document_delen_80x24", echt.screen());
    echt.keys("s").typ("/tmp/delen").keys("enter");
    assert!(
        !echt.toont("Moet het hele BSN erin?"),
        "an extract has its own rule"
    );
    assert_eq!(echt.bestanden.len(), 1, "{}", echt.screen());
    assert_eq!(echt.bestanden[0].vorm, Vorm::Csv);
}
