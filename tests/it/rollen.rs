//! Every screen and every question as every role, over a real socket: what a role may not have is
//! neither on the screen nor on the line (P-14).

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{FixedOffset, TimeZone, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use trajectbord::app::command::{CoachGegevens, Command};
use trajectbord::app::env::FixedClock;
use trajectbord::app::event::Ticket;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Gateway, Request};
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::{Blik, MatchWens, Query, Taakwens, Venster, Voorraadwens};
use trajectbord::app::radar::RadarInvoer;
use trajectbord::app::record::{Key as Sleutel, Record};
use trajectbord::app::service::Service;
use trajectbord::app::zicht::Zicht;
use trajectbord::domain::document::{Documentsoort, Ontvanger};
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::gebeurtenis::Wat;
use trajectbord::domain::id::{CoachId, KaartId, LeerbedrijfId};
use trajectbord::domain::rol::Rol;
use trajectbord::domain::toestemming::Doel;
use trajectbord::keymap::{Basis, Key, Keymap};
use trajectbord::link::lijn::Lijn;
use trajectbord::server::{Deur, Regels, Server};
use trajectbord::store::memory::MemoryStore;
use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};
use trajectbord::tui::view::draw;
use trajectbord::tui::{Effect, Input, Instellingen, Model, Msg, start, update};

use crate::service::stel::dag;

const MDV: CoachId = CoachId(1);

/// The example region, its records, and a coach of each role.
struct Regio {
    service: Arc<Service>,
    records: Vec<(Sleutel, Record)>,
    pad: PathBuf,
    server: Option<Server>,
    map: tempfile::TempDir,
}

fn regio() -> Regio {
    let records = trajectbord::seed::regio(dag("2026-11-18"))
        .unwrap()
        .records();
    let clock = FixedClock::new(Utc.with_ymd_and_hms(2026, 11, 18, 9, 0, 0).unwrap());
    let service = Service::open(Arc::new(MemoryStore::default()), Arc::new(clock)).unwrap();
    service.laad(records.clone()).unwrap();
    for rol in Rol::ALL {
        let gegevens = CoachGegevens {
            kort: naam(*rol),
            rol: Some(*rol),
            ..CoachGegevens::default()
        };
        let command = Command::ZetCoach { gegevens };
        service.doe(MDV, None, command).unwrap();
    }
    let service = Arc::new(service);
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("sock");
    let deur = Deur::maak(&pad, 0o600).unwrap();
    let regels = Regels::nieuw(Arc::new(|service: &Service, _, naam: Option<&str>| {
        let wie = service.coach_van(None, naam);
        wie.map(|it| it.id).ok_or_else(|| "wie?".to_owned())
    }));
    let server = Server::start(deur, Arc::clone(&service), regels).unwrap();
    Regio {
        service,
        records,
        pad,
        server: Some(server),
        map,
    }
}

fn naam(rol: Rol) -> String {
    rol.code().chars().take(6).collect()
}

/// A socket between screen and server that keeps what comes from the server.
fn meeluister(map: &Path, rol: Rol, server: &Path) -> (PathBuf, Arc<Mutex<Vec<u8>>>) {
    let pad = map.join(format!("tap-{}", naam(rol)));
    let luisteraar = UnixListener::bind(&pad).unwrap();
    let gehoord = Arc::new(Mutex::new(Vec::new()));
    let (server, bij) = (server.to_owned(), Arc::clone(&gehoord));
    std::thread::spawn(move || {
        let (mut scherm, _) = luisteraar.accept().unwrap();
        let mut dienst = UnixStream::connect(server).unwrap();
        let (mut heen_van, mut heen_naar) =
            (scherm.try_clone().unwrap(), dienst.try_clone().unwrap());
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut heen_van, &mut heen_naar);
            let _ = heen_naar.shutdown(std::net::Shutdown::Both);
        });
        let mut stuk = vec![0; 64 * 1024];
        while let Ok(aantal) = dienst.read(&mut stuk) {
            if aantal == 0 {
                break;
            }
            bij.lock().unwrap().extend(&stuk[..aantal]);
            if scherm.write_all(&stuk[..aantal]).is_err() {
                break;
            }
        }
    });
    (pad, gehoord)
}

/// What must not be seen, by why.
#[derive(Default)]
struct Verboden {
    /// Whole BSNs.
    bsn: BTreeSet<String>,
    /// Own words of coaches about a kandidaat of somebody else than the first coach.
    woorden: BTreeSet<String>,
    /// Own words about any kandidaat.
    alle_woorden: BTreeSet<String>,
    /// Phone and mail of kandidaten of somebody else than the asker.
    bereik: BTreeSet<String>,
    /// Names of every kandidaat.
    namen: BTreeSet<String>,
    /// Names of kandidaten who do not share with the school.
    niet_gedeeld: BTreeSet<String>,
}

fn verboden(regio: &Regio) -> Verboden {
    let mut uit = Verboden::default();
    let zicht = Zicht::nieuw(regio.service.store());
    let mut gedeeld = BTreeSet::new();
    for (_, record) in &regio.records {
        match record {
            Record::Bsn(it) => {
                uit.bsn.insert(it.bsn.voluit());
            }
            Record::Gebeurtenis(it) => {
                let (Wat::Notitie { tekst } | Wat::Contact { tekst, .. }) = &it.wat else {
                    continue;
                };
                if matches!(it.kaart, KaartId::Traject(_)) && tekst.chars().count() > 20 {
                    uit.alle_woorden.insert(tekst.clone());
                }
            }
            Record::Traject(it) => {
                let kaart = it.kaart();
                let mag = trajectbord::app::toestemming::mag(
                    &zicht,
                    kaart,
                    Doel::DelenMbo,
                    dag("2026-11-18"),
                );
                if mag.is_ok() {
                    gedeeld.insert(it.kandidaat);
                }
            }
            _ => {}
        }
    }
    let kort: BTreeSet<String> = regio
        .records
        .iter()
        .filter_map(|(_, it)| match it {
            Record::Kandidaat(it) if gedeeld.contains(&it.id) => Some(it.naam.kort()),
            _ => None,
        })
        .collect();
    for (_, record) in &regio.records {
        let Record::Kandidaat(it) = record else {
            continue;
        };
        uit.namen.insert(it.naam.kort());
        uit.bereik
            .extend(it.telefoon.as_ref().map(ToString::to_string));
        uit.bereik
            .extend(it.email.as_ref().map(|it| it.as_str().to_owned()));
        if !kort.contains(&it.naam.kort()) {
            uit.niet_gedeeld.insert(it.naam.kort());
        }
    }
    uit.woorden.clone_from(&uit.alle_woorden);
    uit
}

/// A screen of a coach over a line.
struct Werkplek {
    model: Model,
    lijn: Lijn,
    hoort: std::sync::mpsc::Receiver<trajectbord::app::event::Happened>,
    beelden: String,
}

impl Werkplek {
    fn open(pad: &Path, rol: Rol) -> Self {
        let lijn = Lijn::open(pad, Some(&naam(rol))).unwrap();
        let hoort = lijn.listen();
        let model = Model::new(Instellingen {
            coach: lijn.coach(),
            vandaag: dag("2026-11-18"),
            nu: Utc.with_ymd_and_hms(2026, 11, 18, 9, 0, 0).unwrap(),
            tijdzone: FixedOffset::east_opt(3600).unwrap(),
            size: Size::new(200, 50),
            theme: Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8),
            keymap: Keymap::embedded(Basis::Standaard),
        });
        let mut it = Self {
            model,
            lijn,
            hoort,
            beelden: String::new(),
        };
        let effects = start(&mut it.model);
        it.perform(effects);
        it
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Call(ticket, request) | Effect::Later(ticket, request) = effect {
                let answer = self.lijn.call(ticket, request);
                self.tell(Msg::Replied(ticket, answer));
            }
        }
    }

    fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.perform(effects);
    }

    fn keys(&mut self, keys: &str) {
        for key in keys.split(' ') {
            let key: Key = key.parse().unwrap();
            self.tell(Msg::Input(Input::Key(key)));
            while let Ok(happened) = self.hoort.try_recv() {
                self.tell(Msg::Happened(happened));
            }
            self.kijk();
        }
    }

    fn typ(&mut self, tekst: &str) {
        for c in tekst.chars() {
            self.tell(Msg::Input(Input::Key(Key::char(c))));
        }
        self.kijk();
    }

    fn kijk(&mut self) {
        let area = Rect::new(0, 0, 200, 50);
        let mut buf = Buffer::empty(area);
        draw(&self.model, area, &mut buf);
        for row in buf.area.rows() {
            let cells: String = row.columns().map(|at| buf[(at.x, at.y)].symbol()).collect();
            self.beelden.push_str(cells.trim_end());
            self.beelden.push('\n');
        }
    }

    /// Every screen, and the windows that open from a card.
    fn wandel(&mut self) {
        self.keys("j j l j enter tab tab tab tab W esc D esc e esc esc esc l j enter");
        self.keys("tab tab tab tab esc esc esc l j enter b esc esc esc l j enter esc esc esc");
        self.keys("? esc : esc /");
        self.typ("bos");
        self.keys(
            "esc 2 j j x t t t esc 3 j j enter esc 4 j j enter esc 1 m j j esc 1 g d esc esc 1",
        );
    }

    /// Every question there is, of every card.
    fn vraag_alles(&mut self, kaarten: &[KaartId]) {
        let venster = Venster {
            van: 0,
            aantal: 200,
        };
        let alles = Filter {
            gesloten: true,
            ..Filter::default()
        };
        let voorraad = |blik| {
            Query::Werkvoorraad(Box::new(Voorraadwens {
                blik,
                coach: None,
                filter: Filter::default(),
                venster,
                anker: None,
            }))
        };
        let mut vragen = vec![
            voorraad(Blik::Lijst),
            voorraad(Blik::EenStap),
            voorraad(Blik::Uitgesteld),
            Query::Signalen,
            Query::Lijst {
                filter: alles,
                sortering: Sortering::Naam,
                venster,
            },
            Query::Coaches,
            Query::Concepten,
            Query::Verzoeken,
            Query::Bewaartermijn,
            Query::Aanwezig,
            Query::Taken(Taakwens::Eigen),
            Query::Taken(Taakwens::VanCoach(CoachId(2))),
            Query::MatchPlekken {
                venster,
                voortgang: Voortgang::default(),
            },
            Query::MatchKandidaten {
                filter: Filter::default(),
                sortering: Sortering::Naam,
                venster,
                voortgang: Voortgang::default(),
            },
            Query::Werkgever(LeerbedrijfId(1)),
            Query::Radar {
                gegevens: RadarInvoer {
                    naam: "bos".to_owned(),
                    ..RadarInvoer::default()
                },
                zonder: None,
                aantal: 10,
            },
        ];
        for woord in ["bos", "belt", "gesproken", "werk", "cv"] {
            vragen.push(Query::zoek(woord.to_owned(), 100));
        }
        for kaart in kaarten {
            vragen.extend([
                Query::Dossier(*kaart),
                Query::Poort(*kaart),
                Query::Leerroute(*kaart),
                Query::Formulieren(*kaart),
                Query::Documenten(*kaart),
                Query::WieKeek(*kaart),
                Query::Inzage {
                    kaart: *kaart,
                    bsn: None,
                },
                Query::Extract {
                    kaarten: vec![*kaart],
                    ontvanger: Ontvanger::Mbo,
                    vast: false,
                },
                Query::Matching(Box::new(MatchWens::nieuw(*kaart, 50))),
            ]);
            let formulier = |soort: &Formuliersoort| Query::Formulier {
                kaart: *kaart,
                soort: *soort,
            };
            vragen.extend(Formuliersoort::van_kaart(*kaart).iter().map(formulier));
            let document = |soort: &Documentsoort| Query::Document {
                kaart: *kaart,
                soort: *soort,
                nummer: None,
                vast: None,
            };
            vragen.extend(Documentsoort::van_kaart(*kaart).iter().map(document));
        }
        for (nummer, vraag) in (1_000_000..).zip(vragen) {
            let _ = self.lijn.call(Ticket(nummer), Request::Ask(vraag));
        }
    }
}

fn mag_niet(rol: Rol, wat: &str, tekst: &str, woorden: &BTreeSet<String>) {
    assert!(!woorden.is_empty(), "{wat}: nothing to look for");
    for woord in woorden {
        assert!(!tekst.contains(woord.as_str()), "{rol:?}: {wat}: {woord}");
    }
}

#[test]
fn no_role_sees_on_a_screen_or_on_the_line_what_it_may_not_have() {
    let mut regio = regio();
    let verboden = verboden(&regio);
    let kaarten: Vec<KaartId> = regio
        .records
        .iter()
        .filter_map(|(_, it)| match it {
            Record::Traject(it) => Some(it.kaart()),
            _ => None,
        })
        .collect();
    for rol in Rol::ALL.iter().copied() {
        let (pad, gehoord) = meeluister(regio.map.path(), rol, &regio.pad);
        let mut venster = Werkplek::open(&pad, rol);
        venster.wandel();
        venster.vraag_alles(&kaarten);
        let beelden = std::mem::take(&mut venster.beelden);
        let lijn = String::from_utf8_lossy(&gehoord.lock().unwrap()).into_owned();
        assert!(lijn.len() > 1_000 && beelden.len() > 10_000, "{rol:?}");
        // What is written in JSON reads the same on the screen.
        for tekst in [&beelden, &lijn] {
            mag_niet(rol, "bsn", tekst, &verboden.bsn);
            // The first of these has no caseload of its own, so every dossier is a colleague's.
            mag_niet(rol, "own words", tekst, &verboden.woorden);
            match rol {
                Rol::Werkcoach => mag_niet(rol, "phone or mail", tekst, &verboden.bereik),
                Rol::Procesbegeleider => {}
                Rol::MboLezer => mag_niet(rol, "not shared", tekst, &verboden.niet_gedeeld),
                Rol::Rapporteur | Rol::Beheerder => {
                    mag_niet(rol, "name", tekst, &verboden.namen);
                    mag_niet(rol, "phone or mail", tekst, &verboden.bereik);
                }
            }
        }
        // Who may see a name does: what is looked for would be found.
        let ziet = verboden
            .namen
            .iter()
            .any(|naam| lijn.contains(naam.as_str()));
        assert_eq!(
            ziet,
            !matches!(rol, Rol::Rapporteur | Rol::Beheerder),
            "{rol:?}"
        );
        if rol != Rol::Werkcoach {
            assert!(!lijn.contains("\"uitkering\":\""), "{rol:?}");
        }
    }
    regio.server.take().unwrap().stop();
}
