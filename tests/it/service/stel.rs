//! A small region to try things in.

use std::sync::Arc;

use chrono::{NaiveDate, TimeZone, Utc};
use trajectbord::app::command::{
    Command, KandidaatGegevens, NieuweStand, StapGegeven, WerkprocesKeuze,
};
use trajectbord::app::env::FixedClock;
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Done, Reply, Request};
use trajectbord::app::query::{
    Antwoord, BordBeeld, Dossier, LeerrouteBeeld, Query, Toestand, Venster,
};
use trajectbord::app::record::{Key, Record, Regio};
use trajectbord::app::service::Service;
use trajectbord::app::store::Store;
use trajectbord::domain::betrokkene::{OrganisatieSoort, Rol};
use trajectbord::domain::coach::Coach;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::geld::Cent;
use trajectbord::domain::id::{CoachId, KaartId, LeerbedrijfId, LeerwerkplekId};
use trajectbord::domain::kwalificatie::{Kerntaak, Kwalificatie, Werkproces};
use trajectbord::domain::leerbedrijf::{BedrijfSoort, Erkenning, Leerbedrijf};
use trajectbord::domain::leerwerkplek::Leerwerkplek;
use trajectbord::domain::resultaat::Score;
use trajectbord::domain::stap::{Situatie, StapId, Vraag};
use trajectbord::domain::startkwalificatie::DuoUitslag;
use trajectbord::domain::waardelijst::{
    AanHetWerk, Branche, Niveau, Uitkomst, Vervolgstap, WerkprocesStatus,
};
use trajectbord::store::memory::MemoryStore;

pub(crate) mod papier;

/// The coach who does most.
pub(crate) const MDV: CoachId = CoachId(1);
/// A colleague.
pub(crate) const JVB: CoachId = CoachId(2);
/// The kwalificatie that is learned at the leerwerkplek.
pub(crate) const CREBO: &str = "25746";
/// Its werkprocessen.
pub(crate) const WERKPROCESSEN: [(&str, &str); 5] = [
    ("B1-K1-W1", "Bereidt assisterende werkzaamheden voor"),
    ("B1-K1-W2", "Voert assisterende werkzaamheden uit"),
    (
        "B1-K1-W3",
        "Meldt zich ter afsluiting van zijn assisterende werkzaamheden af",
    ),
    (
        "P1-K1-W1",
        "Voert werkzaamheden uit met gereedschappen en/of (robot)machines",
    ),
    (
        "P1-K1-W2",
        "Verzorgt en/of onderhoudt natuurlijke producten, dieren en/of groene (leef)omgeving",
    ),
];
/// Another kwalificatie, which shares the first kerntaak and nobody may start any more.
pub(crate) const ANDERE_CREBO: &str = "25743";
/// A leerwerkplek for two.
pub(crate) const PLEK: LeerwerkplekId = LeerwerkplekId(1);

/// A service with its store and clock.
pub(crate) struct Stel {
    pub(crate) service: Service,
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) clock: Arc<FixedClock>,
}

/// A step by its code.
pub(crate) fn stap(code: &str) -> StapId {
    code.parse().unwrap()
}

/// A day.
pub(crate) fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn coach(id: CoachId, kort: &str) -> (Key, Record) {
    let coach = Coach {
        naam: kort.to_uppercase(),
        organisatie: "gemeente Voorbeeld".to_owned(),
        beheer: id == MDV,
        ..Coach::nieuw(id, kort)
    };
    (Key::coach(id), Record::Coach(coach))
}

fn kwalificatie(crebo: &str, naam: &str, titels: &[(&str, &str)]) -> (Key, Record) {
    let deel = |kerntaak: &str, naam: &str| Kerntaak {
        code: kerntaak.parse().unwrap(),
        naam: naam.to_owned(),
        werkprocessen: titels
            .iter()
            .filter(|(code, _)| code.starts_with(kerntaak))
            .map(|(code, naam)| Werkproces {
                code: code.parse().unwrap(),
                naam: (*naam).to_owned(),
            })
            .collect(),
    };
    let it = Kwalificatie {
        kerntaken: vec![
            deel("B1-K1", "Werkt als assistent in een arbeidsorganisatie"),
            deel("P1-K1", "Voert ondersteunende werkzaamheden uit"),
        ],
        bron: "proef".to_owned(),
        ..Kwalificatie::nieuw(
            crebo.parse().unwrap(),
            naam.to_owned(),
            Niveau::ALL[0],
            Branche::Groen,
        )
    };
    (Key::kwalificatie(it.crebo), Record::Kwalificatie(it))
}

fn andere() -> (Key, Record) {
    let basis: Vec<_> = WERKPROCESSEN.iter().take(3).copied().collect();
    let titels = [
        basis.as_slice(),
        &[("P1-K1-W1", "Ontvangt goederen en/of producten")],
    ]
    .concat();
    let (key, record) = kwalificatie(ANDERE_CREBO, "Assistent logistiek", &titels);
    let Record::Kwalificatie(mut it) = record else {
        panic!("a kwalificatie")
    };
    it.branche = Branche::Logistiek;
    it.einde_instroom = Some(dag("2025-07-31"));
    it.vervangen_door = Some(CREBO.parse().unwrap());
    (key, Record::Kwalificatie(it))
}

impl Stel {
    /// Two coaches, one leerbedrijf, one leerwerkplek for two; 15 January 2026.
    pub(crate) fn nieuw() -> Self {
        let store = Arc::new(MemoryStore::new());
        let clock = Arc::new(FixedClock::new(
            Utc.with_ymd_and_hms(2026, 1, 15, 9, 0, 0).unwrap(),
        ));
        let service = Service::open(store.clone(), clock.clone()).unwrap();
        let bedrijf = Leerbedrijf {
            id: LeerbedrijfId(1),
            naam: "Kwekerij Het Veld".to_owned(),
            plaats: "Almelo".to_owned(),
            postcode: None,
            kvk: None,
            sbb_id: None,
            branche: Branche::Groen,
            soort: BedrijfSoort::Regulier,
            erkenningen: vec![Erkenning {
                crebo: CREBO.parse().unwrap(),
                geldig_tot: Some(dag("2026-12-31")),
                uitvoerbaar: WERKPROCESSEN
                    .iter()
                    .take(4)
                    .map(|(code, _)| code.parse().unwrap())
                    .collect(),
            }],
            betrokkenen: vec![],
            adres: None,
            bestand: None,
        };
        let plek = Leerwerkplek {
            functie: "kwekerij".to_owned(),
            branche: Some(Branche::Groen),
            aantal: 2,
            uren: Some(24),
            ..Leerwerkplek::nieuw(PLEK, bedrijf.id, MDV, dag("2026-01-02"))
        };
        let regio = Regio {
            naam: "Proef".to_owned(),
            voorbeeld: false,
            verantwoordelijken: String::new(),
        };
        service
            .laad(vec![
                (Key::regio(), Record::Regio(regio)),
                coach(MDV, "mdv"),
                coach(JVB, "jvb"),
                kwalificatie(
                    CREBO,
                    "Assistent plant, dier of groene omgeving",
                    &WERKPROCESSEN,
                ),
                andere(),
                (Key::leerbedrijf(bedrijf.id), Record::Leerbedrijf(bedrijf)),
                (Key::leerwerkplek(PLEK), Record::Leerwerkplek(plek)),
            ])
            .unwrap();
        Self {
            service,
            store,
            clock,
        }
    }

    /// The same store, as after a restart.
    pub(crate) fn herstart(self) -> Self {
        let service = Service::open(self.store.clone(), self.clock.clone()).unwrap();
        Self { service, ..self }
    }

    /// Does a command as mdv.
    pub(crate) fn doe(&self, command: Command) -> Result<Done, Fault> {
        self.service.doe(MDV, None, command)
    }

    /// Asks as mdv.
    pub(crate) fn vraag(&self, query: Query) -> Antwoord {
        match self.service.handle(MDV, None, Request::Ask(query)).unwrap() {
            Reply::Data(antwoord) => *antwoord,
            Reply::Done(_) => panic!("a question is answered with data"),
        }
    }

    /// A new kandidaat in Werving kandidaten.
    pub(crate) fn kandidaat(&self, naam: &str) -> KaartId {
        self.kandidaat_met(naam, Situatie::NietWerkend)
    }

    /// A new kandidaat, werkend or not.
    pub(crate) fn kandidaat_met(&self, naam: &str, situatie: Situatie) -> KaartId {
        let gegevens = KandidaatGegevens {
            naam: naam.to_owned(),
            situatie: Some(situatie),
            branches: vec![Branche::Groen],
            ..KandidaatGegevens::default()
        };
        let done = self
            .doe(Command::NieuweKandidaat {
                gegevens,
                concept: None,
            })
            .unwrap();
        done.kaart.unwrap()
    }

    /// Puts a step done today, with what it asks for.
    pub(crate) fn gedaan(&self, kaart: KaartId, code: &str) -> Result<Done, Fault> {
        match code {
            "BM-04" => self.kies_leerroute(kaart),
            "PL-06" => self.oordeel(kaart),
            _ => {}
        }
        let stap = stap(code);
        if let Some(soort) = Formuliersoort::van_stap(stap) {
            return self.vul_formulier(kaart, soort);
        }
        let persoon = |rol| StapGegeven::Persoon {
            rol,
            naam: "Iris Bakker".to_owned(),
            soort: OrganisatieSoort::Gemeente,
            organisatie: "gemeente Voorbeeld".to_owned(),
            telefoon: String::new(),
            email: String::new(),
        };
        let gegeven = match stap.stap().vraag {
            Vraag::Persoon(rol) => Some(persoon(rol)),
            Vraag::Praktijkopleider => Some(persoon(Rol::Praktijkopleider)),
            Vraag::Uitkomst => Some(StapGegeven::Uitkomst {
                uitkomst: Uitkomst::AokZelfde,
            }),
            Vraag::Baan => Some(StapGegeven::Baan {
                ingang: dag("2026-05-11"),
                contract: None,
                uren: Some(24),
            }),
            Vraag::Meting(_) => Some(StapGegeven::Meting {
                werk: AanHetWerk::Ja,
                uren: None,
            }),
            Vraag::Vervolg => Some(StapGegeven::Vervolg {
                vervolg: Vervolgstap::NuNiet,
            }),
            Vraag::Afrekening => Some(StapGegeven::Afrekening { cent: Cent(95_000) }),
            Vraag::Scores => Some(StapGegeven::Scores {
                deelnemer: Score::try_from(4).ok(),
                werkgever: None,
            }),
            Vraag::Duo => Some(StapGegeven::Duo {
                uitslag: DuoUitslag::GeenGevonden,
            }),
            Vraag::Plek => Some(StapGegeven::Plek { plek: PLEK }),
            Vraag::Periode => Some(StapGegeven::Periode {
                start: dag("2026-02-02"),
                einde: dag("2026-05-04"),
            }),
            Vraag::Plaatsen => Some(StapGegeven::Plaatsen {
                aantal: 2,
                niveau: trajectbord::domain::waardelijst::Niveau::ALL[1],
                crebo: None,
                vanaf: None,
            }),
            _ => None,
        };
        let stand = NieuweStand::Gedaan { op: None };
        let tekst = String::new();
        self.doe(Command::ZetStap {
            kaart,
            stap,
            stand,
            gegeven,
            tekst,
            gezien: None,
        })
    }

    /// Chooses the kwalificatie and puts every werkproces of it on te leren, unless one is chosen.
    pub(crate) fn kies_leerroute(&self, kaart: KaartId) {
        let traject = self.dossier(kaart).traject.unwrap();
        if traject.crebo.is_none() {
            self.doe(Command::KiesKwalificatie {
                kaart,
                crebo: CREBO.parse().unwrap(),
                reden: String::new(),
                gezien: None,
            })
            .unwrap();
        }
        if traject.gekozen().next().is_none() {
            let codes = WERKPROCESSEN.map(|(code, _)| code);
            self.werkprocessen(kaart, &codes, Some(WerkprocesStatus::TeLeren))
                .unwrap();
        }
    }

    /// Every chosen werkproces is learned, says the praktijkopleider.
    pub(crate) fn oordeel(&self, kaart: KaartId) {
        let traject = self.dossier(kaart).traject.unwrap();
        let codes: Vec<String> = traject.gekozen().map(|it| it.code.to_string()).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        self.werkprocessen(kaart, &codes, Some(WerkprocesStatus::Geleerd))
            .unwrap();
    }

    /// Puts werkprocessen today.
    pub(crate) fn werkprocessen(
        &self,
        kaart: KaartId,
        codes: &[&str],
        status: Option<WerkprocesStatus>,
    ) -> Result<Done, Fault> {
        self.doe(Command::ZetWerkprocessen {
            kaart,
            regels: codes
                .iter()
                .map(|code| WerkprocesKeuze {
                    code: code.parse().unwrap(),
                    status,
                })
                .collect(),
            op: None,
            door: String::new(),
            gezien: None,
        })
    }

    /// The leerroute of a card.
    pub(crate) fn leerroute(&self, kaart: KaartId) -> LeerrouteBeeld {
        match self.vraag(Query::Leerroute(kaart)) {
            Antwoord::Leerroute(beeld) => *beeld,
            _ => panic!("a leerroute was asked"),
        }
    }

    /// Does every step of the fase the card stands in, except some.
    pub(crate) fn hele_fase(&self, kaart: KaartId, behalve: &[&str]) {
        let dossier = self.dossier(kaart);
        let fase = dossier.rij.fase;
        for rij in dossier.stappen {
            let code = rij.stap.stap().code;
            if rij.stap.stap().fase == fase && !rij.stand.is_klaar() && !behalve.contains(&code) {
                self.gedaan(kaart, code).unwrap();
            }
        }
    }

    /// Makes the leerwerkplek available.
    pub(crate) fn wervings_plek(&self) {
        self.hele_fase(KaartId::Plek(PLEK), &[]);
        self.verplaats(KaartId::Plek(PLEK)).unwrap();
    }

    /// Moves a card on.
    pub(crate) fn verplaats(&self, kaart: KaartId) -> Result<Done, Fault> {
        self.doe(Command::Verplaats {
            kaart,
            motivering: None,
            gezien: None,
        })
    }

    /// The dossier of a card.
    pub(crate) fn dossier(&self, kaart: KaartId) -> Dossier {
        match self.vraag(Query::Dossier(kaart)) {
            Antwoord::Dossier(dossier) => *dossier,
            _ => panic!("a dossier was asked"),
        }
    }

    /// Headings of the timeline, newest first.
    pub(crate) fn tijdlijn(&self, kaart: KaartId) -> Vec<String> {
        self.dossier(kaart)
            .tijdlijn
            .into_iter()
            .map(|regel| regel.kop)
            .collect()
    }

    /// The fase a card stands in.
    pub(crate) fn fase(&self, kaart: KaartId) -> Fase {
        self.dossier(kaart).rij.fase
    }

    /// The whole board without filter.
    pub(crate) fn bord(&self) -> BordBeeld {
        let vensters = [Venster {
            van: 0,
            aantal: 1_000,
        }; 7];
        let query = Query::Bord {
            filter: Filter::default(),
            sortering: Sortering::default(),
            vensters,
            anker: None,
        };
        match self.vraag(query) {
            Antwoord::Bord(bord) => bord,
            _ => panic!("the board was asked"),
        }
    }

    /// How the store is and what can be taken back.
    pub(crate) fn toestand(&self) -> Toestand {
        match self.vraag(Query::Toestand) {
            Antwoord::Toestand(toestand) => toestand,
            _ => panic!("the state was asked"),
        }
    }

    /// The leerwerkplek as stored.
    pub(crate) fn plek(&self) -> Leerwerkplek {
        match self
            .store
            .get(Key::leerwerkplek(PLEK))
            .unwrap()
            .unwrap()
            .record
        {
            Record::Leerwerkplek(plek) => plek,
            _ => panic!("a leerwerkplek lives there"),
        }
    }
}
