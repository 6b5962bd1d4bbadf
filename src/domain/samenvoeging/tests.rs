//! Merging two and parting them again, as examples and by chance.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::id::CoachId;
use crate::domain::naam::Naam;
use crate::domain::waardelijst::{Kanaal, Niveau};

fn leeg(id: u32, naam: &str) -> Kandidaat {
    Kandidaat::nieuw(KandidaatId(id), Naam::lees(naam).unwrap())
}

fn merge(voor: &Kandidaat, weg: &Kandidaat, kant: impl Fn(Veld) -> Kant) -> Samenvoeging {
    Samenvoeging {
        nummer: 1,
        blijft: voor.id,
        voor: voor.clone(),
        na: voeg_samen(voor, weg, kant),
        weg: weg.clone(),
        bsn: None,
        bsn_verhuisd: false,
        trajecten: Vec::new(),
        reden: String::new(),
        stempel: Stempel {
            door: CoachId(1),
            op: DateTime::UNIX_EPOCH,
        },
        gesplitst: None,
    }
}

#[test]
fn the_value_that_says_more_stays_and_else_the_newer_one() {
    let mut oud = leeg(1, "R. Yildiz");
    let mut nieuw = leeg(2, "Rukiye Yıldız");
    oud.geboren = "1985-03-12".parse().ok();
    nieuw.geboren = "1985-00-00".parse().ok();
    oud.telefoon = "0612345678".parse().ok();
    oud.niveau = Some(Niveau::Een);
    nieuw.niveau = Some(Niveau::Twee);
    let kant = |veld: Veld| veld.standaard(&oud, &nieuw, true);
    assert_eq!(kant(Veld::Naam), Kant::Weg, "a full first name");
    assert_eq!(kant(Veld::Geboren), Kant::Blijft, "the whole date");
    assert_eq!(kant(Veld::Telefoon), Kant::Blijft, "the only one");
    assert_eq!(kant(Veld::Niveau), Kant::Weg, "the newer one");
    assert_eq!(kant(Veld::Email), Kant::Blijft, "both empty");
    assert_eq!(Veld::Niveau.standaard(&oud, &nieuw, false), Kant::Blijft);
}

#[test]
fn every_part_of_a_kandidaat_belongs_to_a_field() {
    let mut vol = leeg(1, "Johanna (Anne) de Boer");
    vol.geboren = "1985-03-12".parse().ok();
    vol.telefoon = "0612345678".parse().ok();
    vol.email = "anne@voorbeeld.nl".parse().ok();
    vol.postcode = "7551AB".parse().ok();
    vol.woonplaats = Some("Hengelo".to_owned());
    vol.gemeente = Some("Hengelo".to_owned());
    vol.partnernaam = Some("de Vries".to_owned());
    vol.kanaal = Some(Kanaal::Uwv);
    vol.niveau = Some(Niveau::Een);
    let na = voeg_samen(&leeg(2, "Piet Bos"), &vol, |_| Kant::Weg);
    assert_eq!(
        na,
        Kandidaat {
            id: KandidaatId(2),
            ..vol.clone()
        }
    );
    assert_eq!(Veld::Naam.toon(&vol), "Johanna de Boer (Anne)");
}

#[test]
fn what_was_typed_after_the_merge_stays_and_is_named() {
    let voor = leeg(1, "Rukiye Yildiz");
    let mut weg = leeg(2, "Rukiye Yıldız");
    weg.telefoon = "0612345678".parse().ok();
    weg.niveau = Some(Niveau::Een);
    let samenvoeging = merge(&voor, &weg, |veld| veld.standaard(&voor, &weg, true));
    let mut nu = samenvoeging.na.clone();
    nu.telefoon = "0687654321".parse().ok();
    let (terug, later) = samenvoeging.zonder(&nu);
    assert_eq!(later, [Veld::Telefoon]);
    assert_eq!(terug.telefoon, nu.telefoon);
    assert_eq!(terug.naam, voor.naam);
    assert_eq!(terug.niveau, None);
}

prop_compose! {
    fn kandidaat(id: u32)(
        naam in prop::sample::select(vec!["Rukiye Yıldız", "R. Yildiz", "Anne de Boer"]),
        telefoon in prop::sample::select(vec!["", "0612345678", "0687654321"]),
        dag in prop::sample::select(vec!["", "1985-03-12", "1985-00-00", "1971-10-12"]),
        plaats in prop::option::of("[A-C]"),
        niveau in prop::option::of(prop::sample::select(Niveau::ALL.to_vec())),
    ) -> Kandidaat {
        Kandidaat {
            telefoon: telefoon.parse().ok(),
            geboren: dag.parse().ok(),
            woonplaats: plaats,
            niveau,
            ..leeg(id, naam)
        }
    }
}

proptest! {
    #[test]
    fn a_merge_that_is_undone_leaves_both_as_they_were(
        voor in kandidaat(1), weg in kandidaat(2), keuzes in any::<u32>(),
    ) {
        let kant = |veld: Veld| if keuzes >> (veld as u32) & 1 == 1 { Kant::Weg } else { Kant::Blijft };
        let samenvoeging = merge(&voor, &weg, kant);
        let (terug, later) = samenvoeging.zonder(&samenvoeging.na);
        prop_assert_eq!(terug, voor);
        prop_assert!(later.is_empty());
        prop_assert_eq!(samenvoeging.weg, weg);
    }

    #[test]
    fn whatever_is_written_after_the_merge_stays_when_it_is_undone(
        voor in kandidaat(1), weg in kandidaat(2), nu in kandidaat(1), keuzes in any::<u32>(),
    ) {
        let kant = |veld: Veld| if keuzes >> (veld as u32) & 1 == 1 { Kant::Weg } else { Kant::Blijft };
        let samenvoeging = merge(&voor, &weg, kant);
        let (terug, _) = samenvoeging.zonder(&nu);
        for veld in Veld::ALL {
            let geschreven = !veld.gelijk(&nu, &samenvoeging.na);
            prop_assert!(!geschreven || veld.gelijk(&terug, &nu), "{:?}", veld);
        }
    }
}
