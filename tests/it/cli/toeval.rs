//! Commands that nobody thought of: whatever a script sends, the answer is done or a fault that says
//! why, never a broken store, and what stands afterwards is what the store says.

use std::sync::Arc;

use chrono::{Days, NaiveDate, TimeZone, Utc};
use trajectbord::app::command::{
    Command, Concept, KandidaatGegevens, NieuweStand, StapGegeven, WerkprocesKeuze,
};
use trajectbord::app::env::FixedClock;
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::query::{Kaartrij, Query, Venster};
use trajectbord::app::record::{Key, Record};
use trajectbord::app::service::Service;
use trajectbord::app::store::Seq;
use trajectbord::domain::betrokkene::{OrganisatieSoort, Rol};
use trajectbord::domain::code::Crebo;
use trajectbord::domain::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use trajectbord::domain::sluiting::Slot;
use trajectbord::domain::stap::{Situatie, StapId, Vraag};
use trajectbord::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding};
use trajectbord::domain::waardelijst::{
    Branche, ContactUitkomst, ContactWijze, Doelgroep, Kanaal, Niveau, RedenUitval, Uitkering,
    Uitkomst, WerkprocesStatus,
};
use trajectbord::seed;
use trajectbord::store::memory::MemoryStore;

fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

/// A source of commands that knows which cards there may be.
struct Bron {
    toeval: fastrand::Rng,
    trajecten: u32,
    plekken: u32,
}

impl Bron {
    fn kies<T: Clone>(&mut self, uit: &[T]) -> T {
        self.toeval.choice(uit).unwrap().clone()
    }

    fn soms<T>(&mut self, doe: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.toeval.bool().then(|| doe(self))
    }

    fn kaart(&mut self) -> KaartId {
        match self.toeval.u8(..8) {
            0..2 => KaartId::Plek(self.plek()),
            // One past the last: a card that is not there.
            _ => KaartId::Traject(TrajectId(self.toeval.u32(1..=self.trajecten + 1))),
        }
    }

    fn kaarten(&mut self) -> Vec<KaartId> {
        (0..self.toeval.usize(..6)).map(|_| self.kaart()).collect()
    }

    fn plek(&mut self) -> LeerwerkplekId {
        LeerwerkplekId(self.toeval.u32(1..=self.plekken + 1))
    }

    fn dag(&mut self) -> NaiveDate {
        match self.toeval.u8(..20) {
            0 => NaiveDate::MAX,
            1 => NaiveDate::MIN,
            2 => NaiveDate::from_ymd_opt(2199, 12, 31).unwrap(),
            3 => NaiveDate::from_ymd_opt(1900, 1, 1).unwrap(),
            4..10 => vandaag() + Days::new(self.toeval.u64(..200)),
            _ => vandaag() - Days::new(self.toeval.u64(..400)),
        }
    }

    fn tekst(&mut self) -> String {
        let stukken = [
            "",
            " ",
            "Anna",
            "van der Meer",
            "gebeld",
            "komt terug",
            "é\u{301}",
            "ĳ",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{0}",
            "👩‍👩‍👧",
            "'; --",
            "=1+1",
            "\n\n",
            "9999",
            "-",
            "\u{feff}",
        ];
        let woorden: Vec<&str> = (0..self.toeval.usize(..5))
            .map(|_| self.kies(&stukken))
            .collect();
        let tekst = woorden.join(" ");
        if self.toeval.u8(..40) == 0 {
            tekst.repeat(900)
        } else {
            tekst
        }
    }

    fn gezien(&mut self) -> Option<Seq> {
        (self.toeval.u8(..10) == 0).then(|| Seq(self.toeval.u64(..50)))
    }

    fn gegevens(&mut self) -> KandidaatGegevens {
        KandidaatGegevens {
            naam: format!("{} Proef", self.tekst()),
            geboren: self.soms(|b| b.dag() - Days::new(0)),
            telefoon: self
                .kies(&["", "06 12345678", "074-2501234", "12"])
                .to_owned(),
            email: self.kies(&["", "a@voorbeeld.example", "a@"]).to_owned(),
            postcode: self.kies(&["", "7622 LK", "0000 AA"]).to_owned(),
            huisnummer: self.soms(|b| b.kies(&["", "12", "3 a", "links"]).to_owned()),
            partnernaam: self.soms(|b| b.kies(&["", "de Groot"]).to_owned()),
            woonplaats: self.tekst(),
            situatie: self.soms(|b| b.kies(&[Situatie::Werkend, Situatie::NietWerkend])),
            uitkering: self.soms(|b| b.kies(Uitkering::ALL)),
            opleiding: self.soms(|b| b.kies(Opleiding::ALL)),
            behaald: self.soms(|b| b.kies(Behaald::ALL)),
            diploma: self.soms(|b| b.kies(Opleiding::ALL)),
            doelgroepen: vec![self.kies(Doelgroep::ALL); self.toeval.usize(..60)],
            branches: (0..self.toeval.usize(..5))
                .map(|_| self.kies(Branche::ALL))
                .collect(),
            niveau: self.soms(|b| b.kies(Niveau::ALL)),
            kanaal: self.soms(|b| b.kies(Kanaal::ALL)),
            terugbellen: self.soms(Self::dag),
            notitie: self.tekst(),
            inzet: None,
        }
    }

    fn stand(&mut self) -> NieuweStand {
        match self.toeval.u8(..12) {
            0 => NieuweStand::Open,
            1 => NieuweStand::Gepland { op: self.dag() },
            2 => NieuweStand::Bezig,
            3 => NieuweStand::Nvt {
                reden: self.tekst(),
            },
            4 => NieuweStand::Afwijking {
                motivering: self.tekst(),
            },
            _ => NieuweStand::Gedaan {
                op: self.soms(Self::dag),
            },
        }
    }

    /// What the step asks for, and sometimes something else.
    fn gegeven(&mut self, stap: StapId) -> Option<StapGegeven> {
        let vraag = match self.toeval.u8(..6) {
            0 => return None,
            1 => self.kies(&[Vraag::Duo, Vraag::Plek, Vraag::Periode, Vraag::Plaatsen]),
            _ => stap.stap().vraag,
        };
        Some(match vraag {
            Vraag::Persoon(_) | Vraag::Praktijkopleider => StapGegeven::Persoon {
                rol: self.kies(Rol::ALL),
                naam: self.tekst(),
                soort: self.kies(OrganisatieSoort::ALL),
                organisatie: self.tekst(),
                telefoon: self.kies(&["", "0612345678", "x"]).to_owned(),
                email: String::new(),
            },
            Vraag::Duo => StapGegeven::Duo {
                uitslag: self.kies(DuoUitslag::ALL),
            },
            Vraag::Plek => StapGegeven::Plek { plek: self.plek() },
            Vraag::Periode => StapGegeven::Periode {
                start: self.dag(),
                einde: self.dag(),
            },
            Vraag::Branche => StapGegeven::Branche {
                branche: self.kies(Branche::ALL),
            },
            Vraag::Plaatsen => StapGegeven::Plaatsen {
                aantal: self.kies(&[0, 1, 2, 999, 1_000, u16::MAX]),
                niveau: self.kies(Niveau::ALL),
                crebo: self.soms(|b| b.kies(&["25743", "27081"]).parse::<Crebo>().unwrap()),
                vanaf: self.soms(Self::dag),
            },
            _ => return None,
        })
    }

    #[expect(clippy::too_many_lines, reason = "one arm per command")]
    fn command(&mut self) -> Command {
        let kaart = self.kaart();
        let gezien = self.gezien();
        match self.toeval.u8(..34) {
            30 => Command::KiesKwalificatie {
                kaart,
                crebo: self.kies(&["25743", "25741", "99999"]).parse().unwrap(),
                reden: self.tekst(),
                gezien,
            },
            31.. => Command::ZetWerkprocessen {
                kaart,
                regels: (0..self.toeval.usize(..4))
                    .map(|_| WerkprocesKeuze {
                        code: self
                            .kies(&["B1-K1-W1", "B1-K1-W2", "P1-K1-W3", "P9-K9-W9"])
                            .parse()
                            .unwrap(),
                        status: self.soms(|b| b.kies(WerkprocesStatus::ALL)),
                    })
                    .collect(),
                op: self.soms(Self::dag),
                door: self.tekst(),
                gezien,
            },
            0 => Command::NieuweKandidaat {
                gegevens: self.gegevens(),
                concept: self.soms(|b| b.toeval.u64(..4)),
            },
            1 => Command::WijzigKandidaat {
                kandidaat: KandidaatId(self.toeval.u32(1..100)),
                gegevens: self.gegevens(),
                gezien,
                concept: None,
            },
            2..12 => {
                let stap = StapId::van_rij(self.toeval.usize(..74)).unwrap();
                Command::ZetStap {
                    kaart,
                    stap,
                    stand: self.stand(),
                    gegeven: self.gegeven(stap),
                    tekst: self.tekst(),
                    gezien,
                }
            }
            12..16 => Command::Verplaats {
                kaart,
                motivering: self.soms(Self::tekst),
                gezien,
            },
            16 => Command::VerplaatsAlle {
                kaarten: self.kaarten(),
            },
            17..19 => Command::ZetTerug {
                kaart,
                reden: self.tekst(),
                gezien,
            },
            19 => Command::Sluit {
                kaart,
                slot: self.soms(|b| match b.toeval.u8(..3) {
                    0 => Slot::Afgerond(b.kies(Uitkomst::ALL)),
                    1 => Slot::Uitgevallen(b.kies(RedenUitval::ALL)),
                    _ => Slot::NietPassend,
                }),
                toelichting: self.tekst(),
                gezien,
            },
            20 => Command::Wacht {
                kaart,
                tot: self.dag(),
                reden: self.tekst(),
                gezien,
            },
            21 => Command::Hervat { kaart },
            22 => Command::Notitie {
                kaart,
                tekst: self.tekst(),
            },
            23 => Command::Contact {
                kaart,
                wijze: self.kies(ContactWijze::ALL),
                uitkomst: self.kies(ContactUitkomst::ALL),
                met: self.tekst(),
                tekst: self.tekst(),
                op: self.soms(Self::dag),
                terugbellen: self.soms(Self::dag),
            },
            24 => Command::WijsToe {
                kaarten: self.kaarten(),
                coach: CoachId(self.toeval.u16(..8)),
            },
            25 => Command::BewaarConcept {
                concept: Concept {
                    nummer: self.kies(&[0, 1, 2, u64::MAX]),
                    formulier: "intake".to_owned(),
                    versie: 1,
                    kaart: self.soms(Self::kaart),
                    velden: [("naam".to_owned(), self.tekst())].into(),
                    moment: chrono::DateTime::default(),
                },
            },
            26 => Command::WisConcept {
                nummer: self.kies(&[0, 1, 2, u64::MAX]),
            },
            27 | 28 => Command::Ongedaan,
            _ => Command::Opnieuw,
        }
    }
}

fn rijen(service: &Service) -> Vec<Kaartrij> {
    let filter = Filter {
        gesloten: true,
        ..Filter::default()
    };
    let venster = Venster {
        van: 0,
        aantal: 10_000,
    };
    let model = service.model();
    model
        .lijst(&filter, Sortering::Naam, venster, vandaag())
        .rijen
}

/// No leerwerkplek holds more people than it has places, and who is on it says so too.
fn plaatsen_kloppen(service: &Service) {
    for id in service.model().plekken().collect::<Vec<_>>() {
        let Some(gezien) = service.store().get(Key::leerwerkplek(id)).unwrap() else {
            continue;
        };
        let Record::Leerwerkplek(plek) = gezien.record else {
            panic!("a leerwerkplek lives there");
        };
        for traject in &plek.bezet {
            let gezien = service
                .store()
                .get(Key::traject(*traject))
                .unwrap()
                .unwrap();
            let Record::Traject(traject) = gezien.record else {
                panic!("a traject lives there");
            };
            assert_eq!(
                traject.plek,
                Some(id),
                "{} is on {id} and does not know",
                traject.id
            );
        }
    }
}

fn speel(zaad: u64, beurten: usize) {
    let store = Arc::new(MemoryStore::new());
    let klok = Arc::new(FixedClock::new(
        Utc.with_ymd_and_hms(2026, 11, 30, 9, 0, 0).unwrap(),
    ));
    let service = Service::open(store.clone(), klok.clone()).unwrap();
    service
        .laad(seed::regio(vandaag()).unwrap().records())
        .unwrap();
    let mut bron = Bron {
        toeval: fastrand::Rng::with_seed(zaad),
        trajecten: 100,
        plekken: 60,
    };
    let mut gelukt = 0;
    for beurt in 0..beurten {
        let command = bron.command();
        let json = serde_json::to_value(&command).unwrap();
        let terug: Command = serde_json::from_value(json.clone()).unwrap();
        assert!(terug == command, "{json}");
        let coach = CoachId(bron.toeval.u16(1..=2));
        match service.doe(coach, None, command) {
            Ok(_) => gelukt += 1,
            Err(fault @ (Fault::Opslag { .. } | Fault::Offline)) => {
                panic!("{zaad}/{beurt}: {fault:?} at {json}")
            }
            Err(fault) => assert!(!fault.to_string().trim().is_empty(), "{json}"),
        }
        if let Some(kaart) = json.get("kaart").and_then(|kaart| kaart.as_str()) {
            // Whatever stands there can be shown.
            let kaart: KaartId = kaart.parse().unwrap();
            for query in [Query::Dossier(kaart), Query::Poort(kaart), Query::Toestand] {
                let gezien =
                    service.handle(coach, None, trajectbord::app::gateway::Request::Ask(query));
                assert!(
                    !matches!(gezien, Err(Fault::Opslag { .. })),
                    "{zaad}/{beurt}: {json}"
                );
            }
        }
    }
    assert!(
        gelukt > beurten / 5,
        "only {gelukt} of {beurten} did something"
    );
    plaatsen_kloppen(&service);
    let opnieuw = Service::open(store, klok).unwrap();
    assert_eq!(
        rijen(&service),
        rijen(&opnieuw),
        "{zaad}: the board is not what the store says"
    );
}

#[test]
fn random_commands_never_break_the_store_and_the_board_stays_what_the_store_says() {
    for zaad in 0..6 {
        speel(zaad, 400);
    }
}
