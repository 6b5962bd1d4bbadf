//! A table that is made lot by lot is the one that is made in one go, whatever is written meanwhile.

use std::cell::{Cell, RefCell};

use super::*;
use crate::app::record::{Gebied, Record};
use crate::app::store::Batch;
use crate::domain::id::CoachId;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::naam::Naam;
use crate::domain::traject::{NieuwTraject, Traject};
use crate::domain::waardelijst::Branche;
use crate::store::memory::MemoryStore;

const AANTAL: u32 = 150;

fn dag() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn traject(id: u32, branche: Branche) -> (Key, Record) {
    let mut traject = Traject::nieuw(NieuwTraject {
        id: TrajectId(id),
        kandidaat: KandidaatId(id),
        situatie: Situatie::NietWerkend,
        coach: CoachId(1),
        op: dag(),
    });
    traject.branche = Some(branche);
    (
        Key::traject(TrajectId(id)),
        Record::Traject(Box::new(traject)),
    )
}

fn plek(id: u32, stand: PlekStand) -> (Key, Record) {
    let nieuw = Leerwerkplek::nieuw(LeerwerkplekId(id), LeerbedrijfId(1), CoachId(1), dag());
    let plek = Leerwerkplek { stand, ..nieuw };
    (
        Key::leerwerkplek(LeerwerkplekId(id)),
        Record::Leerwerkplek(plek),
    )
}

fn gebied(pc4: u16, plaats: &str) -> (Key, Record) {
    let gebied = Gebied {
        pc4,
        plaats: plaats.to_owned(),
        gemeente: None,
        breedte: 52_266_000,
        lengte: 6_793_000,
    };
    (
        Key::een(Soort::Gebied, u64::from(pc4)),
        Record::Gebied(gebied),
    )
}

struct Regio {
    store: MemoryStore,
    model: RefCell<Arc<Leesmodel>>,
    tafel: Tafel,
    voortgang: Voortgang,
}

impl Regio {
    fn nieuw() -> Self {
        let it = Self {
            store: MemoryStore::default(),
            model: RefCell::default(),
            tafel: Tafel::default(),
            voortgang: Voortgang::default(),
        };
        let bedrijf = Leerbedrijf::nieuw(
            LeerbedrijfId(1),
            "DC Twente".to_owned(),
            "Almelo".to_owned(),
            Branche::Logistiek,
        );
        let bedrijf = Record::Leerbedrijf(bedrijf);
        it.schrijf((Key::leerbedrijf(LeerbedrijfId(1)), bedrijf));
        for id in 1..=AANTAL {
            let naam = Naam::lees("Rukiye Yıldız").unwrap();
            let kandidaat = Kandidaat::nieuw(KandidaatId(id), naam);
            let kandidaat = Record::Kandidaat(Box::new(kandidaat));
            it.schrijf((Key::kandidaat(KandidaatId(id)), kandidaat));
            it.schrijf(traject(id, Branche::Zorg));
            it.schrijf(plek(id, PlekStand::Beschikbaar));
        }
        it.lees();
        it
    }

    fn schrijf(&self, (key, record): (Key, Record)) {
        let batch = Batch {
            verwacht: Vec::new(),
            puts: vec![(key, Some(record))],
        };
        self.store.commit(&[batch]).unwrap();
    }

    fn lees(&self) {
        *self.model.borrow_mut() = Arc::new(Leesmodel::van_store(&self.store).unwrap());
    }

    /// As a commit does it: the record, the rows, the table.
    fn commit(&self, put: (Key, Record)) {
        let key = put.0;
        self.schrijf(put);
        self.lees();
        self.tafel.volg(&self.model.borrow(), &[key]);
    }

    fn model(&self) -> Arc<Leesmodel> {
        Arc::clone(&self.model.borrow())
    }

    fn bereid(&self, model: impl Fn() -> Arc<Leesmodel>) {
        let wens = (true, &self.voortgang);
        self.tafel.bereid(model, &self.store, dag(), wens).unwrap();
    }

    /// Held against a table that is made now, in one go.
    fn klopt(&self) {
        let (model, vers) = (self.model(), Tafel::default());
        let van = |tafel: &Tafel| {
            let plekken = tafel.plekken(&model, &self.store, dag()).unwrap();
            let kandidaten = tafel.kandidaten(&model, &self.store, dag()).unwrap();
            (plekken, kandidaten)
        };
        let (een, ander) = (van(&self.tafel), van(&vers));
        assert!(een.0 == ander.0, "the plekken are others");
        assert!(een.1 == ander.1, "the kandidaten are others");
    }
}

#[test]
fn made_in_lots_it_is_the_same() {
    let regio = Regio::nieuw();
    let lots = Cell::new(0);
    let ver = RefCell::new(Vec::new());
    regio.bereid(|| {
        lots.set(lots.get() + 1);
        ver.borrow_mut().push(regio.voortgang.stand());
        regio.model()
    });
    let ver = ver.into_inner();
    assert!(ver.is_sorted_by_key(|(gedaan, _)| *gedaan), "{ver:?}");
    assert!(ver.iter().all(|(gedaan, totaal)| gedaan <= totaal));
    assert_eq!(ver.first(), Some(&(0, 0)));
    assert!(ver.last().unwrap().1 > PARTIJ, "it told how far it was");
    assert!(lots.get() > 5, "one lot after the other: {}", lots.get());
    regio.klopt();
    let plekken = regio.tafel.plekken(&regio.model(), &regio.store, dag());
    assert_eq!(plekken.unwrap().len(), AANTAL as usize);
}

#[test]
fn what_is_written_between_two_lots_is_in_it() {
    // Of each kind one that was made already and one that was not, in every lot.
    for bij in 2..8 {
        let regio = Regio::nieuw();
        let lots = Cell::new(0);
        regio.bereid(|| {
            lots.set(lots.get() + 1);
            if lots.get() == bij {
                regio.commit(traject(2, Branche::Groen));
                regio.commit(traject(AANTAL, Branche::Groen));
                regio.commit(plek(3, PlekStand::Werving));
                regio.commit(plek(AANTAL - 1, PlekStand::Werving));
            }
            regio.model()
        });
        assert!(lots.get() > bij);
        regio.klopt();
    }
}

#[test]
fn another_map_begins_it_again() {
    let regio = Regio::nieuw();
    let lots = Cell::new(0);
    regio.bereid(|| {
        lots.set(lots.get() + 1);
        if lots.get() == 1 || lots.get() == 4 {
            regio.commit(gebied(7551, "Hengelo"));
        }
        regio.model()
    });
    regio.klopt();
}
