//! The thread that moves durable commits from the redo log's side into sled, and makes checkpoints.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::store::redo::entry::Boeking;
use crate::store::tally::Tally;

use super::bomen::SledFout;
use super::{Binnen, schrijver};

/// One transaction takes no more than this.
const MAX_BOEKINGEN: usize = 256;
const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Writers wait while more than this waits for sled.
const VOL_BYTES: usize = 32 * 1024 * 1024;
/// Bytes after which a checkpoint is due, however few the commits.
const CHECKPOINT_BYTES: usize = 16 * 1024 * 1024;

/// Commits on their way to sled.
pub(super) struct Rij {
    staat: Mutex<Staat>,
    werk: Condvar,
    ruimte: Condvar,
}

/// Why sled does not take more, in Dutch for the coach.
#[derive(Clone)]
pub(super) enum Stil {
    /// It was not asked to: there is too little room, and it does not get over a full disk.
    Vol(String),
    /// It refused, and has to be opened again.
    Kapot(String),
}

impl Stil {
    fn waarom(self) -> String {
        match self {
            Self::Vol(waarom) | Self::Kapot(waarom) => waarom,
        }
    }
}

struct Staat {
    wacht: VecDeque<Arc<Boeking>>,
    bytes: usize,
    /// Where sled stands.
    seq: u64,
    tally: Tally,
    /// Why sled does not take more.
    storing: Option<Stil>,
    stop: bool,
    boekingen_sinds_checkpoint: u64,
    bytes_sinds_checkpoint: usize,
}

impl Rij {
    pub(super) fn nieuw(seq: u64, tally: Tally) -> Self {
        Self {
            staat: Mutex::new(Staat {
                wacht: VecDeque::new(),
                bytes: 0,
                seq,
                tally,
                storing: None,
                stop: false,
                boekingen_sinds_checkpoint: 0,
                bytes_sinds_checkpoint: 0,
            }),
            werk: Condvar::new(),
            ruimte: Condvar::new(),
        }
    }

    fn staat(&self) -> MutexGuard<'_, Staat> {
        self.staat.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands over commits, in order of sequence.
    pub(super) fn leg_klaar(&self, boekingen: Vec<Arc<Boeking>>) {
        let mut staat = self.staat();
        staat.bytes += boekingen.iter().map(|it| it.grootte()).sum::<usize>();
        staat.wacht.extend(boekingen);
        self.werk.notify_one();
    }

    /// Waits while sled is far behind; says why if it will not catch up.
    pub(super) fn wacht_op_ruimte(&self) -> Result<(), String> {
        let mut staat = self.staat();
        loop {
            if let Some(storing) = &staat.storing {
                return Err(storing.clone().waarom());
            }
            if staat.bytes < VOL_BYTES {
                return Ok(());
            }
            staat = self
                .ruimte
                .wait(staat)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Why sled does not take more.
    pub(super) fn storing(&self) -> Option<Stil> {
        self.staat().storing.clone()
    }

    /// There is room again; sled itself is well.
    pub(super) fn hervat(&self) {
        self.staat().storing = None;
        self.werk.notify_all();
    }

    /// Where sled stands.
    pub(super) fn stand(&self) -> (u64, Tally) {
        let staat = self.staat();
        (staat.seq, staat.tally.clone())
    }

    /// Sled was opened again and has everything.
    pub(super) fn opnieuw(&self, seq: u64, tally: Tally) {
        let mut staat = self.staat();
        staat.wacht.clear();
        staat.bytes = 0;
        staat.seq = seq;
        staat.tally = tally;
        staat.storing = None;
        self.werk.notify_all();
        self.ruimte.notify_all();
    }

    /// Asks the thread to finish what waits and end.
    pub(super) fn stop(&self) {
        self.staat().stop = true;
        self.werk.notify_all();
    }

    /// The next commits, left in the row until sled has them; none when it is time to end.
    fn volgende(&self) -> Option<(Vec<Arc<Boeking>>, Tally)> {
        let mut staat = self.staat();
        loop {
            let kan = staat.storing.is_none() && !staat.wacht.is_empty();
            if kan {
                break;
            }
            if staat.stop {
                return None;
            }
            staat = self
                .werk
                .wait(staat)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let mut tally = staat.tally.clone();
        let mut bytes = 0;
        let mut groep = Vec::new();
        for boeking in &staat.wacht {
            bytes += boeking.grootte();
            if groep.len() >= MAX_BOEKINGEN || (bytes > MAX_BYTES && !groep.is_empty()) {
                break;
            }
            boeking.tel(&mut tally);
            groep.push(Arc::clone(boeking));
        }
        Some((groep, tally))
    }

    /// Takes away what sled has now; true when a checkpoint is due.
    fn gedaan(&self, groep: &[Arc<Boeking>], tally: Tally, checkpoint_na: u64) -> bool {
        let mut staat = self.staat();
        let bytes: usize = groep.iter().map(|it| it.grootte()).sum();
        staat.wacht.drain(..groep.len());
        staat.bytes = staat.bytes.saturating_sub(bytes);
        staat.seq = groep.last().map_or(staat.seq, |it| it.seq);
        staat.tally = tally;
        staat.boekingen_sinds_checkpoint += groep.len() as u64;
        staat.bytes_sinds_checkpoint += bytes;
        self.ruimte.notify_all();
        staat.boekingen_sinds_checkpoint >= checkpoint_na
            || staat.bytes_sinds_checkpoint >= CHECKPOINT_BYTES
    }

    fn na_checkpoint(&self) {
        let mut staat = self.staat();
        staat.boekingen_sinds_checkpoint = 0;
        staat.bytes_sinds_checkpoint = 0;
    }

    fn mislukt(&self, storing: Stil) {
        self.staat().storing = Some(storing);
        self.ruimte.notify_all();
    }
}

impl Binnen {
    /// The thread's life.
    pub(super) fn pas_toe(&self) {
        while let Some((groep, tally)) = self.rij.volgende() {
            // Half of what commits keep free; what waits here is safe in the log.
            if let Err(vol) = self.ruimte(self.opties.minimaal_vrij / 2) {
                self.rij.mislukt(Stil::Vol(vol));
                self.ziek.store(true, Ordering::Release);
                continue;
            }
            if let Err(fout) = self.zicht.bomen(|bomen| bomen.pas_toe(&groep, &tally)) {
                self.sled_weigert(fout);
                continue;
            }
            self.zicht.staat_in_sled(groep.iter().map(|it| &**it));
            if self.rij.gedaan(&groep, tally, self.opties.checkpoint_na)
                && let Err(fout) = self.checkpoint()
            {
                self.sled_weigert(fout);
            }
        }
    }

    pub(super) fn sled_weigert(&self, fout: SledFout) {
        let storing = match fout {
            SledFout::Systeem(fout) => schrijver::zin(&fout),
            fout => {
                self.schade.store(true, Ordering::Relaxed);
                format!(
                    "Er is iets mis met de gegevens op de schijf ({fout}). Wat je bewaarde is veilig, \
                     maar er kan niets bij. Sluit trajectbord en start opnieuw: dan worden de \
                     gegevens hersteld."
                )
            }
        };
        self.rij.mislukt(Stil::Kapot(storing));
        self.ziek.store(true, Ordering::Release);
    }

    /// Makes sled durable and notes in the log how far it is.
    pub(super) fn checkpoint(&self) -> Result<(), SledFout> {
        let (seq, tally) = self.rij.stand();
        self.zicht
            .bomen(|bomen| bomen.maak_duurzaam(&self.opties.sled()))?;
        self.rij.na_checkpoint();
        let mut schrijver = self.schrijver();
        // A log in trouble gets its checkpoint another time.
        if schrijver.storing.is_none()
            && let Err(fout) = schrijver.redo.checkpoint(seq, &tally)
        {
            let _ = schrijver.redo.terug();
            return Err(SledFout::Systeem(fout));
        }
        Ok(())
    }

    /// Closes sled behind the last commit and notes it in the log.
    pub(super) fn sluit(&self) -> Result<(), String> {
        let stoort = self.rij.storing();
        let duurzaam = self.checkpoint();
        if let Some(bomen) = self.zicht.bomen_mut().take() {
            bomen.sluit();
        }
        if let Some(storing) = stoort {
            return Err(storing.waarom());
        }
        duurzaam.map_err(|fout| fout.to_string())?;
        let mut schrijver = self.schrijver();
        let (seq, tally) = self.rij.stand();
        if seq != schrijver.seq || schrijver.storing.is_some() {
            return Err(
                "niet alles kon worden bewaard in de gegevens; het staat in het logboek".into(),
            );
        }
        if self.schade.load(Ordering::Relaxed) {
            // Without this note the next opening looks at every record.
            return Ok(());
        }
        let afdruk = super::proef::afdruk(&self.opties.sled()).map_err(|fout| fout.to_string())?;
        schrijver
            .redo
            .sluit(seq, &tally, afdruk)
            .map_err(|fout| fout.to_string())
    }
}
