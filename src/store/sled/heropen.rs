//! Trouble while the store is open: saying so, and getting over it by opening again.

use std::sync::atomic::Ordering;

use crate::store::redo::logboek::Logboek;
use crate::store::schijf;

use super::bomen::{Bomen, SledFout};
use super::opening::speel_op;
use super::schrijver::{Schrijver, zin};
use super::toepasser::Stil;
use super::{Binnen, proef};

impl Binnen {
    /// Why writes are refused, in Dutch; tries to recover first.
    pub(super) fn storing(&self) -> Option<String> {
        // Whatever it was, nothing gets better on a full disk.
        if let Err(vol) = self.ruimte_op_schijf(0) {
            return Some(vol);
        }
        if !self.ziek.load(Ordering::Acquire) {
            return None;
        }
        let mut schrijver = self.schrijver();
        if schrijver.storing.is_some() {
            let (seq, tally) = (schrijver.seq, schrijver.tally.clone());
            if let Err(fout) = schrijver.redo.herstel(seq, &tally) {
                return Some(zin(&fout));
            }
            schrijver.storing = None;
        }
        match self.rij.storing() {
            None => {}
            Some(Stil::Vol(_)) => self.rij.hervat(),
            Some(Stil::Kapot(storing)) => match self.heropen(&schrijver) {
                Ok(()) => {}
                Err(SledFout::Systeem(fout)) => return Some(zin(&fout)),
                Err(_) => return Some(storing),
            },
        }
        self.ziek.store(false, Ordering::Release);
        None
    }

    /// Closes sled, whose handle does not get over trouble, and opens it again from the log.
    fn heropen(&self, schrijver: &Schrijver) -> Result<(), SledFout> {
        let map = self.opties.sled();
        // The old handle still reads; it is not given up on a disk where the new one would fail.
        self.proefschrijven()?;
        let mut plek = self.zicht.bomen_mut();
        if let Some(bomen) = plek.take() {
            bomen.sluit();
        }
        let mut seq = 0;
        let mut tally = crate::store::tally::Tally::default();
        let bomen = proef::zonder_paniek(|| {
            proef::snapshots(&map)?;
            let bomen = Bomen::open(&map, self.opties.cache)?;
            let onaf = || SledFout::Schade("de gegevens zijn onvolledig".to_owned());
            let merk = bomen
                .merk()?
                .filter(|it| it.store == self.store)
                .ok_or_else(onaf)?;
            (seq, tally) = (merk.seq, merk.tally);
            let log = Logboek::open(&self.opties.redo(), self.store)?;
            seq = speel_op(&log, &bomen, seq, &mut tally)?.tot;
            Ok(bomen)
        })?;
        if seq != schrijver.seq || tally != schrijver.tally {
            bomen.sluit();
            return Err(SledFout::Schade(
                "de gegevens lopen niet gelijk met het logboek".to_owned(),
            ));
        }
        *plek = Some(bomen);
        drop(plek);
        self.zicht.alles_in_sled();
        self.rij.opnieuw(seq, tally);
        Ok(())
    }

    /// Writes as much as opening may need, and takes it away again.
    fn proefschrijven(&self) -> std::io::Result<()> {
        const PROEF: usize = 2 * 1024 * 1024;
        let pad = self.opties.map.join(format!("proef{}", schijf::TIJDELIJK));
        schijf::weg_indien_er(&pad)?;
        let proef = || {
            let mut bestand = schijf::nieuw_bestand(&pad)?;
            self.opties.schijf.schrijf(&mut bestand, &vec![0; PROEF])?;
            self.opties.schijf.sync(&bestand)
        };
        let gelukt = proef();
        schijf::weg_indien_er(&pad)?;
        gelukt
    }
}
