//! Two dossiers of one person made one, and two again, also after a week of work.

use std::collections::BTreeMap;

use proptest::prelude::*;
use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::record::{Key, Record};
use trajectbord::app::samenvoegen::{BsnBeeld, SamenvoegBeeld};
use trajectbord::app::store::Store;
use trajectbord::domain::id::{CoachId, KaartId, KandidaatId, TrajectId};
use trajectbord::domain::kandidaat::{Kandidaat, KandidaatBsn};
use trajectbord::domain::samenvoeging::{Kant, Veld};
use trajectbord::domain::waardelijst::Niveau;

use super::stel::{JVB, MDV, Stel, dag};

const EEN: KandidaatId = KandidaatId(1);
const TWEE: KandidaatId = KandidaatId(2);
const KAART_TWEE: KaartId = KaartId::Traject(TrajectId(2));

fn oud() -> KandidaatGegevens {
    KandidaatGegevens {
        naam: "R. Yildiz".to_owned(),
        geboren: Some(dag("1985-03-12")),
        niveau: Some(Niveau::Een),
        ..KandidaatGegevens::default()
    }
}

fn nieuw() -> KandidaatGegevens {
    KandidaatGegevens {
        naam: "Rukiye Yıldız".to_owned(),
        telefoon: "06 12345678".to_owned(),
        niveau: Some(Niveau::Twee),
        ..KandidaatGegevens::default()
    }
}

fn meld_aan(stel: &Stel, coach: CoachId, gegevens: KandidaatGegevens) {
    let command = Command::NieuweKandidaat {
        gegevens,
        concept: None,
    };
    stel.service.doe(coach, None, command).unwrap();
}

/// Two dossiers of one person, both of mdv.
fn paar() -> Stel {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, oud());
    meld_aan(&stel, MDV, nieuw());
    stel
}

fn samen() -> Command {
    Command::VoegSamen {
        blijft: EEN,
        weg: TWEE,
        keuzes: BTreeMap::new(),
        reden: String::new(),
        gezien_blijft: None,
        gezien_weg: None,
    }
}

const SPLITS: Command = Command::Splits {
    kandidaat: EEN,
    nummer: None,
};

fn wijzig(gegevens: KandidaatGegevens) -> Command {
    Command::WijzigKandidaat {
        kandidaat: EEN,
        gegevens,
        gezien: None,
        concept: None,
    }
}

fn lees(stel: &Stel, id: KandidaatId) -> Option<Kandidaat> {
    match stel.store.get(Key::kandidaat(id)).unwrap()?.record {
        Record::Kandidaat(kandidaat) => Some(*kandidaat),
        _ => None,
    }
}

fn bsn(stel: &Stel, id: KandidaatId) -> Option<String> {
    match stel.store.get(Key::bsn(id)).unwrap()?.record {
        Record::Bsn(bsn) => Some(bsn.bsn.voluit()),
        _ => None,
    }
}

fn zet_bsn(stel: &Stel, id: KandidaatId, bsn: &str) {
    let record = KandidaatBsn {
        kandidaat: id,
        bsn: bsn.parse().unwrap(),
    };
    stel.service
        .laad(vec![(Key::bsn(id), Record::Bsn(record))])
        .unwrap();
}

fn beeld(stel: &Stel) -> SamenvoegBeeld {
    let query = Query::Samenvoegen {
        blijft: EEN,
        weg: TWEE,
        reden: String::new(),
    };
    match stel.vraag(query) {
        Antwoord::Samenvoegen(beeld) => *beeld,
        _ => panic!("a pair was asked"),
    }
}

fn veld(fout: Fault) -> String {
    fout.veld().unwrap_or_default().to_owned()
}

#[test]
fn the_fuller_and_the_newer_value_stay_and_the_trajecten_come_along() {
    let stel = paar();
    let done = stel.doe(samen()).unwrap();
    assert_eq!(done.titel, "K-0002 samengevoegd met K-0001, R. Yıldız");
    let een = lees(&stel, EEN).unwrap();
    assert_eq!(een.naam.weergave(), "Rukiye Yıldız");
    assert!(een.geboren.is_some() && een.telefoon.is_some());
    assert_eq!(een.niveau, Some(Niveau::Twee));
    assert_eq!(lees(&stel, TWEE), None);
    let dossier = stel.dossier(KAART_TWEE);
    assert_eq!(dossier.kandidaat.unwrap().1, een);
    assert_eq!(dossier.andere.len(), 1);
    assert_eq!(dossier.rij.naam, "R. Yıldız");
    for kaart in [KaartId::Traject(TrajectId(1)), KAART_TWEE] {
        let koppen = stel.tijdlijn(kaart);
        assert_eq!(koppen[0], "K-0002 samengevoegd met K-0001");
        assert!(
            koppen.contains(&"Aangemeld".to_owned()),
            "both histories stay"
        );
        let logregel = &stel.dossier(kaart).logboek[0];
        assert_eq!(logregel.werkwoord, "samengevoegd");
        assert_eq!(logregel.velden, ["naam", "telefoon", "niveau"]);
    }
}

#[test]
fn what_the_screen_shows_is_what_the_merge_does() {
    let stel = paar();
    let beeld = beeld(&stel);
    let keuzes: Vec<(Veld, Kant)> = beeld.velden.iter().map(|it| (it.veld, it.keuze)).collect();
    assert_eq!(
        keuzes,
        [
            (Veld::Naam, Kant::Weg),
            (Veld::Geboren, Kant::Blijft),
            (Veld::Telefoon, Kant::Weg),
            (Veld::Niveau, Kant::Weg),
        ]
    );
    assert_eq!(beeld.weg.kaarten.len(), 1);
    assert_eq!(beeld.bsn, BsnBeeld::Geen);
    stel.doe(Command::VoegSamen {
        blijft: EEN,
        weg: TWEE,
        keuzes: [(Veld::Naam, Kant::Blijft), (Veld::Telefoon, Kant::Blijft)].into(),
        reden: String::new(),
        gezien_blijft: Some(beeld.blijft.versie),
        gezien_weg: Some(beeld.weg.versie),
    })
    .unwrap();
    let een = lees(&stel, EEN).unwrap();
    assert_eq!(een.naam.weergave(), "R. Yildiz");
    assert_eq!(een.telefoon, None);
}

#[test]
fn not_with_itself_not_with_nobody_and_not_two_different_bsns() {
    let stel = paar();
    let met = |weg| Command::VoegSamen {
        blijft: EEN,
        weg,
        keuzes: BTreeMap::new(),
        reden: String::new(),
        gezien_blijft: None,
        gezien_weg: None,
    };
    assert_eq!(veld(stel.doe(met(EEN)).unwrap_err()), "weg");
    let niemand = stel.doe(met(KandidaatId(9))).unwrap_err();
    assert!(matches!(niemand, Fault::NietGevonden { .. }));
    zet_bsn(&stel, EEN, "999990019");
    zet_bsn(&stel, TWEE, "999993653");
    let twee = stel.doe(met(TWEE)).unwrap_err();
    assert!(twee.to_string().contains("elk een ander BSN"), "{twee}");
    assert!(!twee.to_string().contains("99999"), "{twee}");
}

#[test]
fn a_colleagues_dossier_asks_for_a_reason_that_stays_in_both_timelines() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, oud());
    meld_aan(&stel, JVB, nieuw());
    assert_eq!(veld(stel.doe(samen()).unwrap_err()), "reden");
    let Command::VoegSamen { keuzes, .. } = samen() else {
        panic!("a merge");
    };
    stel.doe(Command::VoegSamen {
        blijft: EEN,
        weg: TWEE,
        keuzes,
        reden: "met jvb besproken".to_owned(),
        gezien_blijft: None,
        gezien_weg: None,
    })
    .unwrap();
    let dossier = stel.dossier(KAART_TWEE);
    let reden = dossier
        .tijdlijn
        .iter()
        .find(|it| it.kop == "Notitie")
        .unwrap();
    assert_eq!(reden.tekst, "Waarom samengevoegd: met jvb besproken");
    assert_eq!(dossier.rij.coach, JVB, "the caseload stays where it is");
}

#[test]
fn a_merge_of_what_somebody_changed_meanwhile_is_a_conflict() {
    let stel = paar();
    let beeld = beeld(&stel);
    stel.doe(Command::WijzigKandidaat {
        kandidaat: TWEE,
        gegevens: KandidaatGegevens {
            naam: "Rukiye Yıldız-Bos".to_owned(),
            ..nieuw()
        },
        gezien: None,
        concept: None,
    })
    .unwrap();
    let fout = stel.doe(Command::VoegSamen {
        blijft: EEN,
        weg: TWEE,
        keuzes: BTreeMap::new(),
        reden: String::new(),
        gezien_blijft: Some(beeld.blijft.versie),
        gezien_weg: Some(beeld.weg.versie),
    });
    assert!(matches!(fout, Err(Fault::Conflict { .. })));
}

#[test]
fn a_week_later_both_come_back_and_what_was_typed_since_stays() {
    let stel = paar();
    zet_bsn(&stel, TWEE, "999990019");
    let (voor, weg) = (lees(&stel, EEN).unwrap(), lees(&stel, TWEE).unwrap());
    stel.doe(samen()).unwrap();
    assert_eq!(bsn(&stel, EEN).as_deref(), Some("999990019"));
    assert_eq!(bsn(&stel, TWEE), None);
    let stel = stel.herstart();
    stel.doe(wijzig(KandidaatGegevens {
        naam: "Rukiye Yıldız".to_owned(),
        geboren: Some(dag("1985-03-12")),
        telefoon: "06 87654321".to_owned(),
        email: "rukiye@voorbeeld.nl".to_owned(),
        niveau: Some(Niveau::Twee),
        ..KandidaatGegevens::default()
    }))
    .unwrap();
    let done = stel.doe(SPLITS).unwrap();
    assert_eq!(
        done.titel,
        "K-0002 weer los van K-0001, R. Yildiz; later gewijzigd en dus gebleven: telefoon"
    );
    let een = lees(&stel, EEN).unwrap();
    assert_eq!(een.naam, voor.naam);
    assert_eq!(een.niveau, voor.niveau);
    assert_eq!(een.telefoon, "0687654321".parse().ok());
    assert!(
        een.email.is_some(),
        "typed since, and nothing the merge wrote"
    );
    assert_eq!(lees(&stel, TWEE), Some(weg));
    assert_eq!(bsn(&stel, EEN), None);
    assert_eq!(bsn(&stel, TWEE).as_deref(), Some("999990019"));
    assert_eq!(stel.dossier(KAART_TWEE).kandidaat.unwrap().1.id, TWEE);
    assert_eq!(stel.tijdlijn(KAART_TWEE)[0], "K-0002 weer los van K-0001");
    assert!(stel.dossier(KAART_TWEE).andere.is_empty());
    let nog_eens = stel.doe(SPLITS).unwrap_err();
    assert!(
        nog_eens.to_string().contains("niets samengevoegd"),
        "{nog_eens}"
    );
    let eerder = stel.dossier(KaartId::Traject(TrajectId(1))).samengevoegd;
    assert!(eerder[0].gesplitst);
}

#[test]
fn u_takes_a_merge_and_a_split_back_whole() {
    let stel = paar();
    zet_bsn(&stel, TWEE, "999990019");
    let (voor, weg) = (lees(&stel, EEN).unwrap(), lees(&stel, TWEE).unwrap());
    stel.doe(samen()).unwrap();
    let na = lees(&stel, EEN).unwrap();
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(
        (lees(&stel, EEN), lees(&stel, TWEE)),
        (Some(voor.clone()), Some(weg.clone()))
    );
    assert_eq!(bsn(&stel, TWEE).as_deref(), Some("999990019"));
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(
        (lees(&stel, EEN), lees(&stel, TWEE)),
        (Some(na.clone()), None)
    );
    stel.doe(SPLITS).unwrap();
    assert_eq!(
        (lees(&stel, EEN), lees(&stel, TWEE)),
        (Some(voor), Some(weg))
    );
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!((lees(&stel, EEN), lees(&stel, TWEE)), (Some(na), None));
}

#[test]
fn a_number_that_a_merge_took_away_is_not_given_out_again() {
    let stel = paar();
    stel.doe(samen()).unwrap();
    meld_aan(
        &stel,
        MDV,
        KandidaatGegevens {
            naam: "Piet Bos".to_owned(),
            ..KandidaatGegevens::default()
        },
    );
    assert!(lees(&stel, KandidaatId(3)).is_some());
    stel.doe(SPLITS).unwrap();
    assert_eq!(lees(&stel, TWEE).unwrap().naam.weergave(), "Rukiye Yıldız");
}

#[test]
fn merges_are_undone_last_first() {
    let stel = paar();
    meld_aan(&stel, MDV, nieuw());
    stel.doe(samen()).unwrap();
    stel.doe(Command::VoegSamen {
        blijft: EEN,
        weg: KandidaatId(3),
        keuzes: BTreeMap::new(),
        reden: String::new(),
        gezien_blijft: None,
        gezien_weg: None,
    })
    .unwrap();
    let eerste = Command::Splits {
        kandidaat: EEN,
        nummer: Some(1),
    };
    let fout = stel.doe(eerste.clone()).unwrap_err();
    assert!(fout.to_string().contains("kwam K-0003 erbij"), "{fout}");
    stel.doe(SPLITS).unwrap();
    stel.doe(eerste).unwrap();
    assert!(lees(&stel, TWEE).is_some() && lees(&stel, KandidaatId(3)).is_some());
    assert_eq!(stel.dossier(KAART_TWEE).kandidaat.unwrap().1.id, TWEE);
}

#[test]
fn who_was_merged_away_cannot_be_split_before_that_merge_is_undone() {
    let stel = paar();
    meld_aan(&stel, MDV, nieuw());
    stel.doe(samen()).unwrap();
    stel.doe(Command::VoegSamen {
        blijft: KandidaatId(3),
        weg: EEN,
        keuzes: BTreeMap::new(),
        reden: String::new(),
        gezien_blijft: None,
        gezien_weg: None,
    })
    .unwrap();
    let fout = stel.doe(SPLITS).unwrap_err();
    assert!(fout.to_string().contains("zelf samengevoegd"), "{fout}");
    assert_eq!(stel.dossier(KAART_TWEE).andere.len(), 2);
}

/// Name, phone, birth date, place.
type Typed = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
);

fn typed() -> impl Strategy<Value = Typed> {
    (
        prop::sample::select(vec!["Rukiye Yıldız", "R. Yildiz", "Anne de Boer"]),
        prop::sample::select(vec!["", "06 12345678", "06 87654321"]),
        prop::sample::select(vec![None, Some("1985-03-12"), Some("1971-10-12")]),
        prop::sample::select(vec!["", "Almelo", "Hengelo"]),
    )
}

fn gegevens((naam, telefoon, geboren, woonplaats): Typed) -> KandidaatGegevens {
    KandidaatGegevens {
        naam: naam.to_owned(),
        telefoon: telefoon.to_owned(),
        geboren: geboren.map(dag),
        woonplaats: woonplaats.to_owned(),
        ..KandidaatGegevens::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_merge_that_is_undone_at_once_leaves_both_records_as_they_were(
        een in typed(), twee in typed(),
    ) {
        let stel = Stel::nieuw();
        meld_aan(&stel, MDV, gegevens(een));
        meld_aan(&stel, MDV, gegevens(twee));
        let voor = (lees(&stel, EEN), lees(&stel, TWEE));
        stel.doe(samen()).unwrap();
        stel.doe(SPLITS).unwrap();
        prop_assert_eq!((lees(&stel, EEN), lees(&stel, TWEE)), voor);
    }

    #[test]
    fn whatever_is_typed_between_a_merge_and_its_end_stays(
        een in typed(), twee in typed(), later in prop::collection::vec(typed(), 1..4),
    ) {
        let stel = Stel::nieuw();
        meld_aan(&stel, MDV, gegevens(een));
        meld_aan(&stel, MDV, gegevens(twee));
        let weg = lees(&stel, TWEE);
        stel.doe(samen()).unwrap();
        let na = lees(&stel, EEN).unwrap();
        for it in later {
            stel.doe(wijzig(gegevens(it))).unwrap();
        }
        let typed = lees(&stel, EEN).unwrap();
        stel.doe(SPLITS).unwrap();
        let nu = lees(&stel, EEN).unwrap();
        for veld in Veld::ALL {
            let geschreven = !veld.gelijk(&typed, &na);
            prop_assert!(!geschreven || veld.gelijk(&nu, &typed), "{:?}", veld);
        }
        prop_assert_eq!(lees(&stel, TWEE), weg);
    }
}
