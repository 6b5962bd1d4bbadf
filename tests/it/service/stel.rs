//! A small region to try things in.

use std::sync::Arc;

use chrono::{NaiveDate, TimeZone, Utc};
use trajectbord::app::command::{Command, KandidaatGegevens, NieuweStand, StapGegeven};
use trajectbord::app::env::FixedClock;
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Done, Reply, Request};
use trajectbord::app::query::{Antwoord, BordBeeld, Dossier, Query, Toestand, Venster};
use trajectbord::app::record::{Key, Record, Regio};
use trajectbord::app::service::Service;
use trajectbord::app::store::Store;
use trajectbord::domain::betrokkene::{OrganisatieSoort, Rol};
use trajectbord::domain::coach::Coach;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::{CoachId, KaartId, LeerbedrijfId, LeerwerkplekId};
use trajectbord::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use trajectbord::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use trajectbord::domain::stap::{Situatie, StapId, Vraag};
use trajectbord::domain::stappen::Stappen;
use trajectbord::domain::startkwalificatie::DuoUitslag;
use trajectbord::domain::waardelijst::Branche;
use trajectbord::store::memory::MemoryStore;

/// The coach who does most.
pub(crate) const MDV: CoachId = CoachId(1);
/// A colleague.
pub(crate) const JVB: CoachId = CoachId(2);
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
        id,
        kort: kort.to_owned(),
        naam: kort.to_uppercase(),
        organisatie: "gemeente Voorbeeld".to_owned(),
        uid: None,
    };
    (Key::coach(id), Record::Coach(coach))
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
            erkenningen: vec![],
            betrokkenen: vec![],
        };
        let mut plek = Leerwerkplek {
            id: PLEK,
            bedrijf: bedrijf.id,
            functie: "kwekerij".to_owned(),
            branche: Some(Branche::Groen),
            niveau: None,
            crebo: None,
            aantal: 2,
            bezet: vec![],
            uren: Some(24),
            vanaf: None,
            eisen: vec![],
            perspectief: None,
            stand: PlekStand::Werving,
            sinds: dag("2026-01-02"),
            coach: MDV,
            stappen: Stappen::default(),
            terugbellen: None,
        };
        plek.aantal = 2;
        let regio = Regio {
            naam: "Proef".to_owned(),
            voorbeeld: false,
        };
        service
            .laad(vec![
                (Key::regio(), Record::Regio(regio)),
                coach(MDV, "mdv"),
                coach(JVB, "jvb"),
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
        let stap = stap(code);
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
