//! The forms of a card: the tab, the window, its draft, what saving changes, a colleague who was
//! first, withdrawals.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use trajectbord::app::command::{Command, Concept};
use trajectbord::app::query::{Antwoord, FormulierBeeld, FormulierenBeeld, Query};
use trajectbord::domain::formulier::{Formuliersoort, Formulierstatus};
use trajectbord::domain::id::KaartId;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::toestemming::{Doel, Doelstand, Gevolg};
use trajectbord::tui::{Input, Msg};

use super::{Echt, bekend};
use crate::service::stel::{PLEK, Stel, stap};

/// Every answer of a toestemming that was given on the phone.
pub(crate) fn toestemming() -> BTreeMap<String, String> {
    let mut velden: BTreeMap<String, String> = [
        ("naam", "Rukiye Yıldız"),
        ("geboortedatum", "12-03-1985"),
        ("ingevuld_met", "telefonisch"),
        (
            "verwerkingsverantwoordelijken",
            "gemeente Almelo, ROC van Twente",
        ),
        ("informatie_verstrekt", "ja"),
        ("informatie_folder", "voorgelezen"),
        ("informatie_taal", "Nederlands"),
        ("wijze", "mondeling"),
        ("datum_toestemming", "14-01-2026"),
    ]
    .map(|(veld, tekst)| (veld.to_owned(), tekst.to_owned()))
    .into();
    for doel in ["mbo", "lwl", "leerbedrijf", "sbb_branche"] {
        velden.insert(format!("doel_delen_{doel}"), "ja".to_owned());
    }
    velden.insert("doel_monitoring".to_owned(), "nee".to_owned());
    velden
}

fn kandidaat() -> (Stel, KaartId) {
    let stel = Stel::nieuw();
    let kaart = stel
        .doe(Command::NieuweKandidaat {
            gegevens: bekend("Rukiye Yıldız"),
            concept: None,
        })
        .unwrap()
        .kaart
        .unwrap();
    (stel, kaart)
}

fn bewaar(kaart: KaartId, soort: Formuliersoort, velden: BTreeMap<String, String>) -> Command {
    Command::BewaarFormulier {
        kaart,
        soort,
        velden,
        waarom: "gebeld".to_owned(),
        nieuw: false,
        gezien: None,
        concept: None,
    }
}

/// The toestemming of the werkgever, signed.
pub(crate) fn werkgever_tekent() -> Command {
    let velden = [
        ("organisatie", "Kwekerij Het Veld"),
        ("vertegenwoordiger", "Iris Bakker"),
        ("ingevuld_met", "in persoon"),
        ("verwerkingsverantwoordelijken", "gemeente Almelo"),
        ("informatie_verstrekt", "ja"),
        ("informatie_folder", "folder 2026"),
        ("informatie_taal", "Nederlands"),
        ("doel_bedrijfsgegevens", "ja"),
        ("wijze", "op papier ondertekend"),
        ("datum_toestemming", "14-01-2026"),
        ("handtekening", "ja"),
        ("handtekening_datum", "14-01-2026"),
        ("handtekening_vindplaats", "map werkgevers"),
    ]
    .map(|(veld, tekst)| (veld.to_owned(), tekst.to_owned()));
    bewaar(
        KaartId::Plek(PLEK),
        Formuliersoort::ToestemmingWerkgever,
        velden.into(),
    )
}

/// With the toestemming given on the phone.
pub(crate) fn met_toestemming() -> (Stel, KaartId) {
    let (stel, kaart) = kandidaat();
    stel.doe(bewaar(kaart, Formuliersoort::Toestemming, toestemming()))
        .unwrap();
    (stel, kaart)
}

/// At the tab Formulieren of a card.
fn tab(stel: Stel, kaart: KaartId, (width, height): (u16, u16)) -> Echt {
    let mut echt = Echt::at(stel, width, height);
    echt.op(kaart).keys("enter tab");
    echt
}

fn beeld(echt: &Echt, kaart: KaartId) -> FormulierenBeeld {
    match echt.stel.vraag(Query::Formulieren(kaart)) {
        Antwoord::Formulieren(beeld) => *beeld,
        _ => panic!("the forms were asked"),
    }
}

fn formulier(echt: &Echt, kaart: KaartId, soort: Formuliersoort) -> FormulierBeeld {
    match echt.stel.vraag(Query::Formulier { kaart, soort }) {
        Antwoord::Formulier(beeld) => *beeld,
        _ => panic!("a form was asked"),
    }
}

fn concepten(echt: &Echt) -> Vec<Concept> {
    match echt.stel.vraag(Query::Concepten) {
        Antwoord::Concepten(concepten) => concepten,
        _ => panic!("drafts were asked"),
    }
}

const MATEN: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

#[test]
fn the_tab_tells_of_each_form_and_each_doel_how_it_stands() {
    for (width, height) in MATEN {
        let (stel, kaart) = met_toestemming();
        let echt = tab(stel, kaart, (width, height));
        assert_snapshot!(format!("formulieren_{width}x{height}"), echt.screen());
    }
}

#[test]
fn a_form_fills_the_body_with_what_is_missing_in_its_foot() {
    for (width, height) in MATEN {
        let (stel, kaart) = kandidaat();
        let mut echt = tab(stel, kaart, (width, height));
        echt.keys("j enter");
        assert_snapshot!(format!("diagnose_{width}x{height}"), echt.screen());
        echt.keys("esc k enter ctrl-g").typ("delen met mbo");
        echt.keys("esc ctrl-g").typ("mbo").keys("enter");
        assert_snapshot!(format!("toestemming_{width}x{height}"), echt.screen());
    }
}

#[test]
fn what_is_typed_is_a_draft_at_once_and_is_offered_when_the_form_opens_again() {
    let (stel, kaart) = kandidaat();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("j enter ctrl-g").typ("motiv").keys("enter");
    echt.typ("wil graag").pause();
    assert!(echt.toont("concept bewaard 10:00:00"), "{}", echt.screen());
    let before = echt.screen();
    echt.keys("esc");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert_eq!(concepten(&echt).len(), 1);
    echt.keys("enter");
    assert_snapshot!("formulier_concept", echt.screen());
    echt.keys("enter");
    assert_eq!(echt.screen(), before, "to the letter");
    echt.typ(" leren").pause();
    assert_eq!(concepten(&echt).len(), 1, "under its own number");
    echt.keys("esc enter d");
    assert!(!echt.toont("wil graag"), "{}", echt.screen());
    assert!(concepten(&echt).is_empty());
}

#[test]
fn a_draft_of_a_form_is_offered_at_the_next_start() {
    let (stel, kaart) = kandidaat();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("j enter ctrl-g").typ("motiv").keys("enter");
    echt.typ("wil graag").pause();
    let before = echt.screen();
    let mut echt = Echt::new(echt.stel.herstart());
    assert!(echt.toont("diagnoseformulier van"), "{}", echt.screen());
    echt.keys("enter");
    let form = |screen: &str| {
        screen
            .lines()
            .skip(1)
            .take(20)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(form(&echt.screen()), form(&before));
}

#[test]
fn saving_is_always_possible_and_says_what_is_missing() {
    let (stel, kaart) = kandidaat();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("j enter ctrl-g").typ("motiv").keys("enter");
    echt.typ("wil graag").keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert!(echt.toont("diagnose van R. Yıldız bewaard; "));
    assert!(echt.toont("verplicht"), "{}", echt.screen());
    let it = formulier(&echt, kaart, Formuliersoort::Diagnose);
    assert_eq!(it.velden["motivatie_kandidaat"], "wil graag");
    assert_eq!(it.status, Formulierstatus::Concept);
    assert!(concepten(&echt).is_empty(), "the draft is used up");
    assert!(echt.toont("~ Diagnoseformulier"), "{}", echt.screen());
}

#[test]
fn a_whole_toestemming_by_keys_does_its_step() {
    let (stel, kaart) = kandidaat();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("enter");
    let mut velden = toestemming();
    velden.remove("naam");
    velden.remove("geboortedatum");
    for (veld, tekst) in [("naam", "Rukiye Yıldız"), ("geboortedatum", "12-3-85")] {
        vul(&mut echt, veld, tekst);
    }
    // The folder and the language are asked once it is said that it was explained.
    let first = velden.remove_entry("informatie_verstrekt");
    for (veld, tekst) in first.into_iter().chain(velden) {
        vul(&mut echt, &veld, &tekst);
    }
    assert!(echt.toont("Alles is ingevuld"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let dossier = echt.stel.dossier(kaart);
    let rij = dossier.stappen.iter().find(|it| it.stap == stap("WK-03"));
    assert!(matches!(rij.unwrap().stand, Stapstand::Gedaan { .. }));
}

/// Puts the cursor in a field, empties it and types an answer.
fn vul(echt: &mut Echt, veld: &str, tekst: &str) {
    use trajectbord::form::specs::toestemming::TOESTEMMING;
    let label = TOESTEMMING.field(veld).unwrap().label.to_lowercase();
    echt.keys("ctrl-g")
        .typ(&label)
        .keys("enter ctrl-u")
        .typ(tekst);
    echt.keys("tab");
}

#[test]
fn every_sentence_of_the_toestemming_is_there_to_be_read_aloud() {
    let (stel, kaart) = met_toestemming();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("k k k enter ctrl-f");
    assert_snapshot!("toestemming_voorlezen", echt.screen());
    echt.keys("G");
    assert!(
        echt.toont("U hoeft niet te zeggen waarom."),
        "{}",
        echt.screen()
    );
    echt.keys("esc");
    assert!(
        echt.toont("Toestemmingsverklaring R. Yıldız"),
        "{}",
        echt.screen()
    );
    echt.keys("esc j enter ctrl-f");
    assert!(
        echt.toont("hoort bij een toestemmingsverklaring"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_complete_form_changes_with_a_reason_and_keeps_what_stood_there() {
    let (stel, kaart) = met_toestemming();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("g g enter");
    vul(&mut echt, "informatie_taal", "Turks");
    echt.keys("ctrl-s");
    assert_snapshot!("formulier_verschil", echt.screen());
    echt.keys("enter");
    assert!(
        echt.toont("Schrijf in een paar woorden op"),
        "{}",
        echt.screen()
    );
    echt.keys("esc");
    assert!(echt.toont("Turks"), "back at the form: {}", echt.screen());
    echt.keys("ctrl-s").typ("verkeerd verstaan").keys("enter");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let it = formulier(&echt, kaart, Formuliersoort::Toestemming);
    assert_eq!(it.velden["informatie_taal"], "Turks");
    assert_eq!(it.correcties[0].oud, "Nederlands");
    assert_eq!(it.correcties[0].waarom, "verkeerd verstaan");
    echt.keys("enter ctrl-k");
    assert_snapshot!("formulier_correcties", echt.screen());
}

#[test]
fn a_colleague_who_was_first_is_laid_beside_it_and_nothing_is_lost() {
    let (stel, kaart) = kandidaat();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("enter");
    vul(&mut echt, "informatie_verstrekt", "ja");
    vul(&mut echt, "informatie_taal", "Turks");
    vul(&mut echt, "informatie_folder", "folder 3");
    let mut velden = toestemming();
    velden.insert("informatie_folder".to_owned(), "folder 3".to_owned());
    echt.colleague(bewaar(kaart, Formuliersoort::Toestemming, velden));
    echt.keys("ctrl-s");
    assert_snapshot!("formulier_naast", echt.screen());
    echt.keys("l h l enter");
    // What only the colleague filled in is there now; saving goes on by itself.
    echt.typ("afgesproken").keys("enter");
    let it = formulier(&echt, kaart, Formuliersoort::Toestemming);
    assert_eq!(it.velden["informatie_taal"], "Nederlands");
    assert_eq!(it.velden["wijze"], "mondeling (telefoon)");
}

#[test]
fn own_words_win_from_a_colleague_when_they_are_chosen() {
    let (stel, kaart) = kandidaat();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("enter");
    vul(&mut echt, "informatie_verstrekt", "ja");
    vul(&mut echt, "informatie_taal", "Turks");
    echt.colleague(bewaar(kaart, Formuliersoort::Toestemming, toestemming()));
    echt.keys("ctrl-s enter");
    // The colleague finished the form, so changing it asks why.
    echt.typ("vraagt om Turks").keys("enter");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let it = formulier(&echt, kaart, Formuliersoort::Toestemming);
    assert_eq!(it.velden["informatie_taal"], "Turks");
    assert_eq!(it.velden["informatie_folder"], "voorgelezen");
}

#[test]
fn a_doel_is_withdrawn_and_what_comes_after_is_ticked_off() {
    let (stel, kaart) = met_toestemming();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("g g i");
    assert!(echt.toont("Zet de cursor op een doel"), "{}", echt.screen());
    echt.keys("esc j j j j j i");
    assert_snapshot!("intrekken", echt.screen());
    echt.typ("telefoon")
        .keys("tab")
        .typ("wil dat niet meer")
        .keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let stand = |echt: &Echt| {
        let beeld = beeld(echt, kaart);
        let mut regels = beeld.toestemming.into_iter();
        regels.find(|it| it.doel == Doel::DelenMbo).unwrap()
    };
    assert!(matches!(stand(&echt).stand, Doelstand::Ingetrokken { .. }));
    assert_snapshot!("formulieren_ingetrokken", echt.screen());
    echt.keys("d");
    assert_eq!(stand(&echt).open, [Gevolg::PartnersGeinformeerd]);
    echt.keys("j enter");
    assert!(stand(&echt).open.is_empty(), "{}", echt.screen());
    echt.keys("d");
    assert!(
        echt.toont("Zet de cursor op een regel 'nog te doen'"),
        "{}",
        echt.screen()
    );
}

#[test]
fn enter_on_a_doel_opens_the_toestemming_at_that_field() {
    let (stel, kaart) = met_toestemming();
    let mut echt = tab(stel, kaart, (80, 24));
    echt.keys("g g j j j j j j enter");
    assert!(
        echt.toont("Mag ik uw naam aan het Leerwerkloket geven?"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_step_that_a_form_does_opens_the_form() {
    for keys in ["enter", "d"] {
        let (stel, kaart) = kandidaat();
        let mut echt = Echt::new(stel);
        echt.op(kaart).keys("enter j").keys(keys);
        assert!(
            echt.toont("Toestemmingsverklaring R. Yıldız"),
            "{keys}: {}",
            echt.screen()
        );
    }
    let (stel, kaart) = kandidaat();
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys(">");
    let screen = echt.screen();
    let line = screen.lines().find(|it| it.contains("WK-03")).unwrap();
    let before = line.split("WK-03").next().unwrap();
    let letter = before.split_whitespace().last().unwrap();
    echt.keys(letter);
    assert!(
        echt.toont("Toestemmingsverklaring R. Yıldız"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_leerwerkplek_has_the_toestemming_of_its_werkgever() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.op(KaartId::Plek(PLEK)).keys("enter tab");
    assert_snapshot!("formulieren_plek", echt.screen());
    echt.keys("b");
    assert!(
        echt.toont("Een leerwerkplek heeft geen BSN"),
        "{}",
        echt.screen()
    );
    echt.keys("esc enter");
    assert!(
        echt.toont("Toestemmingsverklaring werkgever"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_form_is_drawn_at_every_size_whatever_lies_before_it() {
    for keys in [
        "enter",
        "enter ctrl-f",
        "enter ctrl-k",
        "enter ctrl-g",
        "j enter",
        "i",
    ] {
        let (stel, kaart) = met_toestemming();
        let mut echt = tab(stel, kaart, (80, 24));
        echt.keys("g g j j j j j").keys(keys);
        echt.traag = true;
        for width in (1..=210).step_by(7) {
            for height in (1..=50).step_by(3) {
                echt.tell(Msg::Input(Input::Resize(width, height)));
                echt.draw();
            }
        }
    }
}
