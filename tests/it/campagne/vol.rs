//! The disk fills up in the middle of everything that writes: reads go on, writing is refused in
//! Dutch, and when there is room again all of it goes on.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use trajectbord::app::store::{Store, StoreError};
use trajectbord::store::{EchteSchijf, Opties, Schijf, SledStore, compact, proef_herstel};

use super::beeld::Beeld;
use super::bits::lees_los;
use super::model::{Model, open, opties, stil, volgende};
use super::uitslag::{Uitslag, rondes};
use crate::store::hulp::nu;

/// The disk as it is, but for what it says of its room.
struct Ruim;

impl Schijf for Ruim {
    fn vrij(&self, _: &Path) -> io::Result<u64> {
        Ok(u64::MAX)
    }

    fn schrijf(&self, bestand: &mut fs::File, bytes: &[u8]) -> io::Result<()> {
        EchteSchijf.schrijf(bestand, bytes)
    }

    fn sync(&self, bestand: &fs::File) -> io::Result<()> {
        EchteSchijf.sync(bestand)
    }
}

#[derive(Clone, Copy, Debug)]
enum Wat {
    Vastleggen,
    Backup,
    Export,
    Herbouw,
    Compact,
    Start,
    Proef,
    Rijen,
}

const ALLES: [Wat; 9] = [
    Wat::Vastleggen,
    Wat::Backup,
    Wat::Export,
    Wat::Herbouw,
    Wat::Compact,
    Wat::Start,
    Wat::Proef,
    Wat::Rijen,
    // Nine, so that each is met on both kinds of disk.
    Wat::Vastleggen,
];

/// The store on a disk of its own, and what is known of it.
struct Proef {
    beeld: Beeld,
    model: Model,
    bevestigd: u64,
    uitslag: Uitslag,
    toeval: fastrand::Rng,
}

impl Proef {
    /// Every other round the store is told that there is room, so that the disk itself has to say no.
    fn opties(&self) -> Opties {
        let opties = opties(&self.beeld.data());
        if self.uitslag.rondes.is_multiple_of(2) {
            return opties;
        }
        Opties {
            schijf: Arc::new(Ruim),
            ..opties
        }
    }

    /// In Dutch, and about the disk.
    fn keur_woorden(&mut self, fout: &str) {
        self.uitslag.tel("geweigerd");
        if !fout.contains("schijf") && !fout.contains("vrije ruimte") {
            self.uitslag
                .klacht(format!("zegt niets over de schijf: {fout}"));
        }
    }

    /// Fills the disk but for a little: nothing, some pages, or half of what the work needs.
    fn vul(&mut self) {
        let over = match self.toeval.u8(..4) {
            0 => 0,
            1 => self.toeval.u64(..40_000),
            _ => self.toeval.u64(..1_500_000),
        };
        self.beeld.vul(over);
    }

    fn open(&mut self) -> Option<SledStore> {
        let opties = self.opties();
        let opening = self
            .model
            .open_en_keur(opties, self.bevestigd, &mut self.uitslag)?;
        Some(opening.store)
    }

    /// Reading on a full disk. The store of a coach stops while there are 50 MB; here sled meets the end
    /// of the disk itself, and then it may refuse a read for which it moves a page; never a wrong one.
    fn lees(&mut self, store: &SledStore) {
        self.model.tot(self.bevestigd);
        if lees_los(store, &self.model, &mut self.uitslag) {
            self.uitslag.tel("ook een keer lezen geweigerd");
        }
    }

    /// Sled may have met the full disk later than the log did. Then closing says so, and what it did
    /// not take stands in the log: the next opening shows whether all of it does.
    fn sluit(&mut self, store: SledStore) {
        if let Err(fout) = store.sluit() {
            self.uitslag.tel("bij sluiten gemeld");
            if !fout.contains("schijf") && !fout.contains("logboek") {
                self.uitslag.klacht(fout);
            }
        }
    }

    fn schrijf(&mut self, store: &SledStore, aantal: u32) {
        for _ in 0..aantal {
            match volgende(store) {
                Ok(seq) => self.bevestigd = seq,
                Err(fout) => {
                    self.uitslag.dicht += 1;
                    self.uitslag.klacht(format!("er is ruimte: {fout}"));
                    return;
                }
            }
        }
    }

    /// Room again: the trouble is over by asking after it, and writing goes on.
    fn weer_ruimte(&mut self, store: &SledStore) {
        self.beeld.maak_leeg();
        if let Some(storing) = store.storing() {
            self.uitslag.dicht += 1;
            self.uitslag.klacht(format!("blijft geweigerd: {storing}"));
        }
        self.schrijf(store, 20);
        self.model.keur(store, self.bevestigd, &mut self.uitslag);
    }

    fn ronde(&mut self, wat: Wat) {
        let Some(store) = self.open() else { return };
        self.schrijf(&store, 60);
        match wat {
            Wat::Vastleggen => {
                self.vul();
                for _ in 0..4_000 {
                    match volgende(&store) {
                        Ok(seq) => self.bevestigd = seq,
                        Err(StoreError::AlleenLezen(fout)) => {
                            self.keur_woorden(&fout);
                            break;
                        }
                        Err(fout) => self.uitslag.klacht(fout.to_string()),
                    }
                }
                self.lees(&store);
                self.weer_ruimte(&store);
            }
            Wat::Backup | Wat::Export | Wat::Rijen | Wat::Proef => {
                self.vul();
                let fout = self.bij_open(wat, &store);
                if let Some(fout) = fout {
                    self.keur_woorden(&fout);
                }
                self.lees(&store);
                self.weer_ruimte(&store);
                if let Some(fout) = self.bij_open(wat, &store) {
                    self.uitslag.dicht += 1;
                    self.uitslag.klacht(format!("{wat:?} met ruimte: {fout}"));
                }
            }
            Wat::Herbouw | Wat::Compact | Wat::Start => {
                self.sluit(store);
                self.bij_dicht(wat);
                return;
            }
        }
        let controle = store.controleer(&mut stil);
        if !controle.goed() {
            self.uitslag.fout += 1;
            self.uitslag.klacht(format!("{controle:?}"));
        }
        self.sluit(store);
        for map in [self.beeld.data(), self.beeld.data().join("backup")] {
            let half = |it: fs::DirEntry| it.file_name().to_string_lossy().ends_with(".tijdelijk");
            // There may be no backup yet.
            let over = fs::read_dir(map).is_ok_and(|mut it| it.any(|it| half(it.unwrap())));
            assert!(!over, "a half-written file stayed");
        }
    }

    /// Something beside the work on an open store; why not, if it did not succeed.
    fn bij_open(&mut self, wat: Wat, store: &SledStore) -> Option<String> {
        match wat {
            Wat::Backup => store
                .backup(nu(), &mut stil)
                .err()
                .map(|fout| fout.to_string()),
            Wat::Export => {
                let pad = self.beeld.punt().join("export.jsonl");
                let mut naar = std::io::BufWriter::new(fs::File::create(&pad).unwrap());
                let gelukt = store
                    .exporteer(&mut naar, &mut stil)
                    .map_err(|fout| fout.to_string());
                let gelukt = gelukt.and_then(|_| naar.into_inner().map_err(|it| it.to_string()));
                fs::remove_file(pad).unwrap();
                // What the system says of the file is told by the command, with the name.
                gelukt.err().map(|fout| format!("de schijf: {fout}"))
            }
            Wat::Proef => match proef_herstel(None, &self.opties(), &mut stil) {
                Ok(proef) if proef.controle.goed() => None,
                Ok(proef) => Some(format!("{proef:?}")),
                Err(fout) => Some(fout.to_string()),
            },
            _ => {
                let blok = vec![self.toeval.u8(..); 700_000];
                store.zet_nevenblok(&blok);
                let staat = store.nevenblok();
                let heel = staat.is_none_or(|it| it.iter().all(|byte| Some(byte) == it.first()));
                (!heel).then(|| "half nevenblok".to_owned())
            }
        }
    }

    /// Opening in one of its ways while the disk is full, and again with room.
    fn bij_dicht(&mut self, wat: Wat) {
        if matches!(wat, Wat::Herbouw) {
            fs::remove_dir_all(self.beeld.data().join("sled")).unwrap();
        }
        self.vul();
        let opties = self.opties();
        let geopend = match wat {
            Wat::Compact => compact(opties, &mut stil),
            _ => open(opties),
        };
        match geopend {
            Ok(opening) => {
                self.lees(&opening.store);
                self.weer_ruimte(&opening.store);
                // Not all of it may be in sled: it is in the log, and the next opening reads it.
                drop(opening);
            }
            Err(fout) => {
                self.keur_woorden(&fout.to_string());
                self.beeld.maak_leeg();
            }
        }
        if let Some(store) = self.open() {
            self.schrijf(&store, 5);
            self.sluit(store);
        }
    }
}

#[test]
fn a_full_disk_loses_nothing_in_the_middle_of_any_write() {
    let Some(beeld) = Beeld::maak(112, "volle schijf") else {
        return;
    };
    let mut proef = Proef {
        beeld,
        model: Model::default(),
        bevestigd: 0,
        uitslag: Uitslag::nieuw("volle schijf"),
        toeval: fastrand::Rng::with_seed(21),
    };
    let mut eerder = 0;
    for wat in ALLES
        .iter()
        .cycle()
        .take(usize::try_from(rondes(18, 252)).unwrap())
    {
        if proef.uitslag.rondes.is_multiple_of(40) && proef.uitslag.rondes > 0 {
            // A store grows, and a fresh one has other seams.
            eerder += proef.bevestigd;
            proef.beeld = Beeld::maak(112, "volle schijf").unwrap();
            proef.model = Model::default();
            proef.bevestigd = 0;
        }
        proef.uitslag.rondes += 1;
        let klachten = proef.uitslag.klachten();
        proef.ronde(*wat);
        if proef.uitslag.klachten() > klachten {
            proef.uitslag.klacht(format!("dat was {wat:?}"));
        }
    }
    let mut uitslag = proef.uitslag;
    uitslag.bevestigd = eerder + proef.bevestigd;
    assert!(uitslag.geteld("geweigerd") > uitslag.rondes / 4);
    uitslag.klaar();
}
