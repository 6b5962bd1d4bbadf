//! The disk fills up in the middle of everything that writes: reads go on, writing is refused in
//! Dutch, and when there is room again all of it goes on.
//!
//! Each round is a process of its own, as it is on a host. Where the disk lies about its room sled meets
//! the end of it, and may stand still for good: such a round is killed, counted by itself, and the next
//! finds everything that was acknowledged.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use trajectbord::app::store::{Store, StoreError};
use trajectbord::store::{EchteSchijf, Opties, Schijf, SledStore, compact, proef_herstel};

use serde::{Deserialize, Serialize};

use super::apart::{apart, meld, taak};
use super::beeld::{Beeld, Ruimte};
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

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
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

/// What a round is asked.
#[derive(Serialize, Deserialize)]
struct Vraag {
    punt: PathBuf,
    wat: Wat,
    /// Told that there is room, so that the disk itself has to say no.
    ruim: bool,
    bevestigd: u64,
    ronde: u64,
}

/// One round: the store on a disk of its own, and what is known of it.
struct Proef {
    ruimte: Ruimte,
    ruim: bool,
    model: Model,
    bevestigd: u64,
    uitslag: Uitslag,
    toeval: fastrand::Rng,
}

impl Proef {
    fn opties(&self) -> Opties {
        let opties = opties(&self.ruimte.data());
        if self.ruim {
            let schijf = Arc::new(Ruim);
            return Opties { schijf, ..opties };
        }
        // Kept free as on a host, on a disk of this size.
        Opties {
            minimaal_vrij: 4 << 20,
            ..opties
        }
    }

    fn bevestig(&mut self, seq: u64) {
        self.bevestigd = seq;
        meld("ack", seq);
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
        self.ruimte.vul(over);
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
        let mut gevraagd = false;
        for _ in 0..aantal {
            match volgende(store) {
                Ok(seq) => self.bevestig(seq),
                // Sled may have met the full disk after that was asked: whoever tries again asks again.
                Err(_) if self.ruim && !gevraagd && store.storing().is_none() => gevraagd = true,
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
        self.ruimte.maak_leeg();
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
                        Ok(seq) => self.bevestig(seq),
                        Err(StoreError::AlleenLezen(fout)) => {
                            self.keur_woorden(&fout);
                            break;
                        }
                        // Sled met it first, where it had to move a page to say which version stands.
                        Err(StoreError::Anders(_)) if self.ruim => {
                            self.uitslag.tel("sled merkte het eerst");
                        }
                        Err(fout) => self.uitslag.klacht(fout.to_string()),
                    }
                }
                self.lees(&store);
                self.weer_ruimte(&store);
            }
            Wat::Backup | Wat::Export | Wat::Rijen | Wat::Proef => {
                if matches!(wat, Wat::Proef) {
                    // Something to try.
                    store.backup(nu(), &mut stil).unwrap();
                }
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
        for map in [self.ruimte.data(), self.ruimte.data().join("backup")] {
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
                let pad = self.ruimte.punt.join("export.jsonl");
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
            fs::remove_dir_all(self.ruimte.data().join("sled")).unwrap();
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
                self.ruimte.maak_leeg();
            }
        }
        if let Some(store) = self.open() {
            self.schrijf(&store, 5);
            self.sluit(store);
        }
    }
}

/// A round of the campaign; as a test of its own it has nothing to do.
#[test]
fn a_round_on_a_full_disk() {
    let Some(vraag) = taak() else { return };
    let vraag: Vraag = serde_json::from_str(&vraag).unwrap();
    let mut proef = Proef {
        ruimte: Ruimte { punt: vraag.punt },
        ruim: vraag.ruim,
        model: Model::default(),
        bevestigd: vraag.bevestigd,
        uitslag: Uitslag::nieuw("volle schijf"),
        toeval: fastrand::Rng::with_seed(vraag.ronde),
    };
    proef.uitslag.rondes = vraag.ronde;
    proef.ronde(vraag.wat);
    if proef.uitslag.klachten() > 0 {
        proef.uitslag.klacht(format!("dat was {:?}", vraag.wat));
    }
    meld("uitslag", serde_json::to_string(&proef.uitslag).unwrap());
}

#[test]
fn a_full_disk_loses_nothing_in_the_middle_of_any_write() {
    const ZO_GROOT: u64 = 144;
    let Some(mut beeld) = Beeld::maak(ZO_GROOT, "volle schijf") else {
        return;
    };
    let mut uitslag = Uitslag::nieuw("volle schijf");
    let mut bevestigd = 0;
    let rondes = rondes(18, 252);
    for (wat, ronde) in ALLES.iter().cycle().zip(1..=rondes) {
        if ronde % 40 == 0 {
            // A store grows, and a fresh one has other seams.
            uitslag.bevestigd += bevestigd;
            beeld = Beeld::maak(ZO_GROOT, "volle schijf").unwrap();
            bevestigd = 0;
        }
        uitslag.rondes = ronde;
        let ruim = ronde % 2 == 1;
        let vraag = Vraag {
            punt: beeld.punt(),
            wat: *wat,
            ruim,
            bevestigd,
            ronde,
        };
        let vraag = serde_json::to_string(&vraag).unwrap();
        let afloop = apart("campagne::vol::a_round_on_a_full_disk", &vraag);
        for regel in &afloop.regels {
            match regel.split_once(' ') {
                Some(("ack", seq)) => bevestigd = seq.parse().unwrap(),
                Some(("uitslag", deel)) => uitslag.neem(serde_json::from_str(deel).unwrap()),
                _ => {}
            }
        }
        if afloop.hing {
            beeld.ruimte().maak_leeg();
            uitslag.tel("stond stil");
            if !ruim {
                uitslag.klacht(format!("{wat:?} stond stil, en er was ruimte gevraagd"));
            }
        }
    }
    uitslag.bevestigd += bevestigd;
    assert!(uitslag.geteld("geweigerd") > uitslag.rondes / 4);
    uitslag.klaar();
}
