//! Who may be the same person, on screen: while typing, in a dossier, merged and parted again.

use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::domain::id::{CoachId, KaartId, TrajectId};
use trajectbord::domain::sluiting::Slot;

use super::{Echt, bekend};
use crate::service::stel::{JVB, MDV, Stel, dag};

const EEN: KaartId = KaartId::Traject(TrajectId(1));
const TWEE: KaartId = KaartId::Traject(TrajectId(2));

fn meld_aan(stel: &Stel, coach: CoachId, gegevens: KandidaatGegevens) {
    let command = Command::NieuweKandidaat {
        gegevens,
        concept: None,
    };
    stel.service.doe(coach, None, command).unwrap();
}

fn tweede() -> KandidaatGegevens {
    KandidaatGegevens {
        naam: "R. Yildiz".to_owned(),
        geboren: Some(dag("1985-12-03")),
        telefoon: "06 12345678".to_owned(),
        woonplaats: "Hengelo".to_owned(),
        postcode: "7551 AB".to_owned(),
        ..KandidaatGegevens::default()
    }
}

/// Two dossiers of one person; the second is of this coach.
fn paar(coach: CoachId) -> Stel {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, bekend("Rukiye Yıldız"));
    meld_aan(&stel, coach, tweede());
    stel
}

#[test]
fn every_field_counts_and_up_to_three_are_named_with_their_reasons() {
    let stel = paar(JVB);
    meld_aan(
        &stel,
        MDV,
        KandidaatGegevens {
            naam: "Rukiye Yıldız-Bos".to_owned(),
            ..KandidaatGegevens::default()
        },
    );
    let mut echt = Echt::new(stel);
    echt.keys("n").typ("rukiye yildiz 12-3-85 06 12345678");
    insta::assert_snapshot!("intake_lijkt_80x24", echt.screen());
    echt.keys("ctrl-t");
    insta::assert_snapshot!("dubbelen_intake_80x24", echt.screen());
    assert!(
        echt.toont("R. Y., 1985, traject bij jvb"),
        "{}",
        echt.screen()
    );
    assert!(
        !echt.toont("03-12-1985"),
        "a colleague's dossier shows the year only"
    );
    echt.keys("esc");
    assert_eq!(echt.model.overlays.len(), 1, "the intake is still there");
}

#[test]
fn a_phone_number_alone_is_enough() {
    let mut echt = Echt::new(paar(MDV));
    echt.keys("n").typ("0612345678");
    assert!(echt.toont("lijkt op"), "{}", echt.screen());
    assert!(echt.toont("zelfde telefoon"), "{}", echt.screen());
}

#[test]
fn a_postcode_with_the_number_of_the_house_counts_while_typing() {
    let stel = Stel::nieuw();
    let gegevens = KandidaatGegevens {
        naam: "Rukiye Yıldız".to_owned(),
        postcode: "7551 AB".to_owned(),
        huisnummer: Some("12a".to_owned()),
        ..KandidaatGegevens::default()
    };
    meld_aan(&stel, MDV, gegevens);
    let mut echt = Echt::new(stel);
    echt.keys("n").typ("r yildiz");
    assert!(!echt.toont("lijkt op"), "{}", echt.screen());
    echt.typ(" 7551ab 12");
    assert!(
        echt.toont("lijkt op Rukiye Yıldız"),
        "half a household is somebody: {}",
        echt.screen()
    );
    assert!(
        echt.toont("zelfde postcode en huisnummer"),
        "{}",
        echt.screen()
    );
}

#[test]
fn somebody_who_uses_the_name_of_a_partner_is_found_under_both() {
    let mut echt = Echt::new(paar(MDV));
    echt.keys("n").typ("rukiye bos 12-3-85");
    assert!(!echt.toont("lijkt op"), "{}", echt.screen());
    echt.typ(" partner yildiz");
    assert!(echt.toont("lijkt op"), "{}", echt.screen());
    assert!(
        echt.toont("zelfde geboorte- of partnernaam"),
        "{}",
        echt.screen()
    );
}

#[test]
fn nobody_is_named_where_nobody_looks_the_same() {
    let mut echt = Echt::new(paar(MDV));
    echt.keys("n").typ("piet bos 1-2-71").keys("ctrl-t");
    assert!(!echt.toont("lijkt op"));
    assert!(echt.toont("Er lijkt nog niemand op"), "{}", echt.screen());
}

#[test]
fn changing_somebody_does_not_find_themselves() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, bekend("Rukiye Yıldız"));
    let mut echt = Echt::new(stel);
    echt.op(EEN).keys("e");
    assert!(!echt.toont("lijkt op"), "{}", echt.screen());
}

#[test]
fn the_same_person_goes_on_as_a_change_of_what_is_known() {
    let stel = Stel::nieuw();
    let mut gegevens = bekend("Rukiye Yıldız");
    gegevens.telefoon = String::new();
    meld_aan(&stel, MDV, gegevens);
    let mut echt = Echt::new(stel);
    echt.keys("n")
        .typ("rukiye yildiz 06 87654321")
        .keys("ctrl-t d");
    assert!(echt.toont("Gegevens van R. Yıldız"), "{}", echt.screen());
    assert!(
        echt.toont("Dit komt uit je intake: telefoon"),
        "{}",
        echt.screen()
    );
    insta::assert_snapshot!("intake_zelfde_80x24", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let (_, kandidaat) = echt.stel.dossier(EEN).kandidaat.unwrap();
    assert_eq!(kandidaat.telefoon, "0687654321".parse().ok());
    assert_eq!(kandidaat.naam.weergave(), "Rukiye Yıldız");
    assert!(kandidaat.email.is_some(), "what was known stays");
    assert_eq!(
        echt.stel.bord().kolommen[1].rijen.len(),
        1,
        "nobody was made twice"
    );
}

#[test]
fn the_same_person_whose_traject_ended_starts_a_new_one() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, bekend("Rukiye Yıldız"));
    stel.doe(Command::Sluit {
        kaart: EEN,
        slot: Some(Slot::NietPassend),
        toelichting: String::new(),
        gezien: None,
    })
    .unwrap();
    let mut echt = Echt::new(stel);
    echt.keys("n")
        .typ("rukiye yildiz 06 87654321")
        .keys("ctrl-t d");
    assert!(
        echt.toont("Nieuw traject voor R. Yıldız"),
        "{}",
        echt.screen()
    );
    assert!(echt.toont("bewaren begint een nieuw"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let bord = echt.stel.bord();
    let rijen = &bord.kolommen[1].rijen;
    assert_eq!(rijen.len(), 1, "the next one, and not the one that ended");
    let nieuw = rijen[0].kaart;
    assert_ne!(nieuw, EEN);
    let (_, kandidaat) = echt.stel.dossier(nieuw).kandidaat.unwrap();
    let (_, eerder) = echt.stel.dossier(EEN).kandidaat.unwrap();
    assert!(kandidaat == eerder, "it is one person");
    assert_eq!(kandidaat.telefoon, "0687654321".parse().ok());
    // While that one runs, there is no third.
    let nog_een = Command::VolgendTraject {
        kandidaat: kandidaat.id,
        gegevens: bekend("Rukiye Yıldız"),
        gezien: None,
        concept: None,
    };
    let fout = echt.stel.doe(nog_een).unwrap_err();
    assert!(
        fout.to_string().contains("er loopt al een traject"),
        "{fout}"
    );
}

#[test]
fn of_a_colleague_the_same_person_is_first_talked_about() {
    let stel = Stel::nieuw();
    meld_aan(&stel, JVB, bekend("Rukiye Yıldız"));
    let mut echt = Echt::new(stel);
    echt.keys("n").typ("rukiye yildiz 12-3-85").keys("ctrl-t d");
    assert!(echt.toont("overleg met jvb"), "{}", echt.screen());
}

#[test]
fn the_dossier_says_who_looks_the_same() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut echt = Echt::at(paar(MDV), width, height);
        echt.op(EEN).keys("enter");
        assert!(echt.toont("lijkt op R. Yildiz: g d"), "{}", echt.screen());
        echt.keys("g d");
        insta::assert_snapshot!(format!("dubbelen_{width}x{height}"), echt.screen());
    }
}

#[test]
fn two_dossiers_are_merged_field_by_field_and_parted_again() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut echt = Echt::at(paar(MDV), width, height);
        echt.op(EEN).keys("enter g d s");
        insta::assert_snapshot!(format!("samenvoegen_{width}x{height}"), echt.screen());
        // The other birth date; then back to the first with a space.
        echt.keys("j l space");
        echt.keys("enter");
        insta::assert_snapshot!(format!("samenvoegen_zeker_{width}x{height}"), echt.screen());
        echt.keys("esc enter enter");
        assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
        let (_, kandidaat) = echt.stel.dossier(TWEE).kandidaat.unwrap();
        assert_eq!(kandidaat.naam.weergave(), "Rukiye Yıldız");
        assert_eq!(kandidaat.postcode, "7551AB".parse().ok());
        assert_eq!(kandidaat.geboren.unwrap().toon(), "12-03-1985");
        echt.op(EEN);
        while !echt.toont("▐Journaal") {
            echt.keys("tab");
        }
        assert!(echt.toont("terugdraaien: g s"), "{}", echt.screen());
        echt.keys("g s");
        let (_, kandidaat) = echt.stel.dossier(TWEE).kandidaat.unwrap();
        assert_eq!(kandidaat.naam.weergave(), "R. Yildiz");
        assert!(!echt.toont("terugdraaien: g s"), "{}", echt.screen());
        echt.keys("g s");
        assert!(echt.toont("is niets samengevoegd"), "{}", echt.screen());
    }
}

#[test]
fn a_colleagues_dossier_is_merged_only_with_a_reason() {
    let mut echt = Echt::new(paar(JVB));
    echt.op(EEN).keys("enter g d s");
    assert!(echt.toont("Waarom voeg je het samen?"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("typ waarom"), "{}", echt.screen());
    assert!(
        !echt.toont("03-12-1985"),
        "nothing of it shows before the reason"
    );
    echt.typ("met jvb besproken").keys("enter enter enter");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let dossier = echt.stel.dossier(TWEE);
    assert!(
        dossier
            .tijdlijn
            .iter()
            .any(|it| it.tekst == "Waarom samengevoegd: met jvb besproken")
    );
}

#[test]
fn somebody_who_was_faster_is_told_and_the_choices_stay() {
    let mut echt = Echt::new(paar(MDV));
    echt.op(EEN).keys("enter g d s");
    echt.colleague(Command::WijzigKandidaat {
        kandidaat: trajectbord::domain::id::KandidaatId(2),
        gegevens: KandidaatGegevens {
            email: "r@voorbeeld.nl".to_owned(),
            ..tweede()
        },
        gezien: None,
        concept: None,
    });
    echt.keys("enter enter");
    assert!(echt.toont("jvb heeft dit"), "{}", echt.screen());
    assert!(echt.toont("r@voorbeeld.nl"), "{}", echt.screen());
    echt.keys("enter enter");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
}
