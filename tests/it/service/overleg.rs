//! A fase-overleg: begun, resumed, taken back, ended, and its minutes a year later.

use chrono::Days;
use trajectbord::app::command::Command;
use trajectbord::app::env::Clock;
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{
    Antwoord, OverlegBeeld, OverlegWens, Query, Taakwens, Venster, VerschilTeken, VerschilWens,
    ZaakBeeld,
};
use trajectbord::document::markdown::markdown;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::{KaartId, KandidaatId};
use trajectbord::domain::overleg::agenda::Aanleiding;
use trajectbord::domain::regel::Regelfout;

use super::rechten::als;
use super::stel::{JVB, MDV, Stel, dag};

fn agenda(stel: &Stel) -> OverlegBeeld {
    let wens = OverlegWens {
        venster: Venster { van: 0, aantal: 50 },
        ..OverlegWens::default()
    };
    match stel.vraag(Query::Overleg(Box::new(wens))) {
        Antwoord::Overleg(beeld) => *beeld,
        _ => panic!("an agenda was asked"),
    }
}

fn zaak(stel: &Stel, kaart: KaartId) -> ZaakBeeld {
    match stel.vraag(Query::OverlegZaak(kaart)) {
        Antwoord::OverlegZaak(beeld) => *beeld,
        _ => panic!("a case was asked"),
    }
}

fn verslag(stel: &Stel) -> String {
    match stel.vraag(Query::OverlegVerslag { nummer: None }) {
        Antwoord::OverlegVerslag(beeld) => markdown(&beeld.doc),
        _ => panic!("minutes were asked"),
    }
}

fn besluit(kaart: KaartId, tekst: &str) -> Command {
    Command::Besluit {
        kaart,
        tekst: tekst.to_owned(),
    }
}

fn regel(fault: Fault) -> Regelfout {
    match fault {
        Fault::Regel { regel } => regel,
        anders => panic!("{anders:?}"),
    }
}

#[test]
fn one_overleg_goes_on_at_a_time_and_what_is_said_needs_one() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let fout = stel.doe(besluit(kaart, "iets")).unwrap_err();
    assert_eq!(regel(fout), Regelfout::GeenOverleg);
    stel.doe(Command::BeginOverleg).unwrap();
    let fout = stel.doe(Command::BeginOverleg).unwrap_err();
    assert_eq!(regel(fout), Regelfout::OverlegLoopt);
    // A colleague leads one of their own.
    stel.service.doe(JVB, None, Command::BeginOverleg).unwrap();
    stel.doe(Command::SluitOverleg).unwrap();
    assert!(agenda(&stel).lopend.is_none());
    let fout = stel.doe(besluit(kaart, "te laat")).unwrap_err();
    assert_eq!(regel(fout), Regelfout::GeenOverleg);
}

#[test]
fn a_besluit_stands_with_the_case_with_initials_and_is_taken_back_as_any_change() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.doe(Command::BeginOverleg).unwrap();
    stel.doe(besluit(kaart, "PIET naar de open dag")).unwrap();
    let gezegd = zaak(&stel, kaart).gezegd;
    assert_eq!(gezegd[0].tekst, "P. naar de open dag");
    let dossier = stel.dossier(kaart);
    let regel = &dossier.tijdlijn[0];
    assert_eq!(regel.kop, "Besluit in het overleg");
    assert_eq!(regel.tekst, "P. naar de open dag");
    assert_eq!(agenda(&stel).besluiten, 1);
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(zaak(&stel, kaart).gezegd, []);
    assert_eq!(agenda(&stel).besluiten, 0);
    let leeg = stel.doe(besluit(kaart, "  ")).unwrap_err();
    assert_eq!(self::regel(leeg), Regelfout::OverlegRegel);
}

#[test]
fn parking_a_case_twice_takes_it_back_in() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.doe(Command::BeginOverleg).unwrap();
    for geparkeerd in [1, 0, 1] {
        stel.doe(Command::Parkeer { kaart }).unwrap();
        assert_eq!(agenda(&stel).geparkeerd, geparkeerd);
    }
}

#[test]
fn the_seconds_of_a_case_add_up_and_a_screen_that_was_left_on_counts_an_hour() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.doe(Command::BeginOverleg).unwrap();
    for seconden in [60, 90, u32::MAX] {
        stel.doe(Command::Bespreek { kaart, seconden }).unwrap();
    }
    assert_eq!(zaak(&stel, kaart).seconden, 60 + 90 + 3_600);
}

#[test]
fn the_minutes_say_who_moved_and_the_same_when_it_moves_again() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.hele_fase(kaart, &[]);
    stel.doe(Command::BeginOverleg).unwrap();
    let eerst = agenda(&stel);
    let punt = eerst.rijen.iter().find(|it| it.rij.kaart == kaart).unwrap();
    assert!(punt.redenen.contains(&Aanleiding::KanVerder), "{punt:?}");
    stel.doe(Command::Bespreek {
        kaart,
        seconden: 120,
    })
    .unwrap();
    stel.verplaats(kaart).unwrap();
    stel.doe(Command::SpreekAf {
        kaart,
        aan: JVB,
        wat: "Bos een plek zoeken".to_owned(),
        voor: dag("2026-01-20"),
    })
    .unwrap();
    // It is a task of who does it at once, and one key takes both back.
    let taken = |stel: &Stel| match als(stel, JVB, Query::Taken(Taakwens::Eigen)) {
        Ok(Antwoord::Taken(taken)) => taken,
        _ => panic!("tasks were asked"),
    };
    let van_jvb = taken(&stel);
    assert_eq!(van_jvb[0].taak.wat, "B. een plek zoeken");
    assert!(van_jvb[0].taak.in_overleg);
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!((taken(&stel).len(), agenda(&stel).acties), (0, 0));
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!((taken(&stel).len(), agenda(&stel).acties), (1, 1));
    let nog_open = verslag(&stel);
    stel.doe(Command::SluitOverleg).unwrap();
    let gesloten = verslag(&stel);
    assert_eq!(nog_open, gesloten, "it is the same before it is closed");
    for woorden in ["P. B. T-0001", "Bemiddeling", "B. een plek zoeken", "jvb"] {
        assert!(gesloten.contains(woorden), "{woorden}: {gesloten}");
    }
    assert!(!gesloten.contains("Bos"), "{gesloten}");
    stel.doe(Command::ZetTerug {
        kaart,
        reden: "toch niet".to_owned(),
        gezien: None,
    })
    .unwrap();
    assert_eq!(verslag(&stel), gesloten);
}

#[test]
fn the_order_of_the_agenda_is_fixed_when_it_begins() {
    let stel = Stel::nieuw();
    let alle: Vec<KaartId> = ["Piet Bos", "Els Kok", "Jan Smit"]
        .map(|naam| stel.kandidaat(naam))
        .to_vec();
    stel.hele_fase(alle[1], &[]);
    stel.doe(Command::BeginOverleg).unwrap();
    let volgorde = |stel: &Stel| -> Vec<KaartId> {
        let rijen = agenda(stel).rijen.into_iter();
        rijen.map(|it| it.rij.kaart).collect()
    };
    let eerst = volgorde(&stel);
    assert!(alle.iter().all(|it| eerst.contains(it)), "{eerst:?}");
    stel.verplaats(alle[1]).unwrap();
    assert_eq!(volgorde(&stel), eerst);
    // Who comes in meanwhile comes after it.
    let later = stel.kandidaat("Ria Vos");
    assert_eq!(volgorde(&stel).last(), Some(&later));
}

#[test]
fn the_board_on_two_days_says_what_came_moved_and_ended() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    let verschil = |van: &str, tot: &str| {
        let wens = VerschilWens {
            van: dag(van),
            tot: dag(tot),
            aantal: 10,
        };
        match stel.vraag(Query::Verschil(wens)) {
            Antwoord::Verschil(beeld) => beeld.kolommen,
            _ => panic!("a board on two days was asked"),
        }
    };
    let teken = |van: &str, tot: &str, fase: Fase| {
        let kolom = &verschil(van, tot)[fase.plaats()];
        let rij = kolom.rijen.iter().find(|it| it.kaart == kaart);
        (rij.map(|it| it.teken), kolom.toen, kolom.nu)
    };
    let bm = Fase::Bemiddeling;
    let nieuw = Some(VerschilTeken::Nieuw);
    assert_eq!(teken("2026-01-14", "2026-01-15", bm), (nieuw, 0, 1));
    let gelijk = Some(VerschilTeken::Gelijk);
    assert_eq!(teken("2026-01-15", "2026-01-16", bm), (gelijk, 1, 1));
    // Before it was made nobody knows it.
    assert_eq!(teken("2026-01-01", "2026-01-08", bm), (None, 0, 0));
}

#[test]
fn somebody_who_is_removed_is_in_no_overleg_either() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let ander = stel.kandidaat("Els Kok");
    stel.doe(Command::BeginOverleg).unwrap();
    stel.doe(besluit(kaart, "gaat verhuizen")).unwrap();
    stel.doe(besluit(ander, "blijft hier")).unwrap();
    stel.doe(Command::Verwijder {
        kandidaat: KandidaatId(1),
        reden: "verzoek van de persoon".to_owned(),
        bevestig: "K-0001".to_owned(),
    })
    .unwrap();
    let over = verslag(&stel);
    assert!(
        !over.contains("verhuizen") && over.contains("blijft hier"),
        "{over}"
    );
}

#[test]
fn the_minutes_of_a_colleague_are_read_by_number() {
    let stel = Stel::nieuw();
    stel.doe(Command::BeginOverleg).unwrap();
    let eigen = als(&stel, JVB, Query::OverlegVerslag { nummer: None }).unwrap_err();
    assert_eq!(regel(eigen), Regelfout::GeenOverleg);
    let nummer = Some(1);
    assert!(als(&stel, JVB, Query::OverlegVerslag { nummer }).is_ok());
    assert!(als(&stel, MDV, Query::OverlegVerslag { nummer: Some(9) }).is_err());
}

/// What an agenda says, for comparing.
fn wat(beeld: &OverlegBeeld) -> (usize, usize, Vec<(KaartId, Vec<Aanleiding>)>) {
    let rijen = beeld.rijen.iter();
    let rijen = rijen.map(|it| (it.rij.kaart, it.redenen.clone()));
    (beeld.totaal, beeld.gezien, rijen.collect())
}

#[test]
fn an_agenda_that_follows_every_change_is_the_agenda_made_anew() {
    let mut stel = Stel::nieuw();
    let kaarten = ["Anne Vos", "Bert Das", "Cor Mol", "Dirk Bos"].map(|naam| stel.kandidaat(naam));
    let later = stel.clock.now() + Days::new(40);
    stel.clock.set(later);
    let eerst = wat(&agenda(&stel));
    assert!(eerst.0 >= 4, "{eerst:?}");
    let daden = [
        Command::Wacht {
            kaart: kaarten[0],
            tot: dag("2026-06-01"),
            reden: "op vakantie".to_owned(),
            gezien: None,
        },
        Command::BeginOverleg,
        Command::Bespreek {
            kaart: kaarten[1],
            seconden: 30,
        },
        Command::Hervat { kaart: kaarten[0] },
        Command::Parkeer { kaart: kaarten[2] },
        Command::Ongedaan,
        Command::SluitOverleg,
    ];
    for daad in daden {
        stel.doe(daad.clone()).unwrap();
        let gevolgd = wat(&agenda(&stel));
        // After a restart nothing is remembered.
        stel = stel.herstart();
        assert_eq!(gevolgd, wat(&agenda(&stel)), "{}", daad.werkwoord());
    }
    stel.clock.set(later + Days::new(1));
    stel.hele_fase(kaarten[3], &[]);
    stel.verplaats(kaarten[3]).unwrap();
    let gevolgd = wat(&agenda(&stel));
    stel = stel.herstart();
    assert_eq!(gevolgd, wat(&agenda(&stel)));
    let verplaatst = gevolgd.2.iter().find(|it| it.0 == kaarten[3]).unwrap();
    assert_eq!(verplaatst.1[0], Aanleiding::Verplaatst);
}
