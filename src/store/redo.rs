//! The redo log: every commit stands here, synced, before anybody hears that it is done.

pub(super) mod entry;
pub(super) mod lees;
pub(super) mod logboek;
pub(super) mod segment;

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::schijf::{self, Schijf};
use super::tally::Tally;
use segment::Kop;

/// The end of the log, where commits are appended.
pub(super) struct Redo {
    map: PathBuf,
    store: u64,
    schijf: Arc<dyn Schijf>,
    grens: u64,
    nummer: u64,
    bestand: File,
    /// Length up to which every entry is whole and, but for checkpoints, synced.
    lengte: u64,
    checkpoint: u64,
    /// A sync failed: the kernel may have forgotten what it did not write, so this file is done.
    verdacht: bool,
}

/// Where a log is made or continued.
pub(super) struct Plaats {
    pub(super) map: PathBuf,
    pub(super) store: u64,
    pub(super) schijf: Arc<dyn Schijf>,
    /// Length after which a next segment starts.
    pub(super) grens: u64,
}

impl Redo {
    /// Starts a segment behind all others.
    pub(super) fn nieuw(plaats: Plaats, kop: &Kop) -> io::Result<Self> {
        schijf::maak_map(&plaats.map)?;
        let nummer = segment::alle(&plaats.map)?
            .last()
            .map_or(1, |(nummer, _)| nummer + 1);
        let (bestand, lengte) = segment::maak(&*plaats.schijf, &plaats.map, nummer, kop)?;
        Ok(Self::van(plaats, nummer, bestand, lengte, kop.checkpoint))
    }

    /// Goes on in a segment: what stands behind `goed_tot` is cut off.
    pub(super) fn verder(
        plaats: Plaats,
        nummer: u64,
        goed_tot: u64,
        checkpoint: u64,
    ) -> io::Result<Self> {
        let pad = segment::pad(&plaats.map, nummer);
        let bestand = fs::OpenOptions::new().read(true).append(true).open(pad)?;
        if bestand.metadata()?.len() != goed_tot {
            bestand.set_len(goed_tot)?;
        }
        // What a killed process wrote but did not sync is read as done, so it has to be.
        bestand.sync_all()?;
        Ok(Self::van(plaats, nummer, bestand, goed_tot, checkpoint))
    }

    fn van(plaats: Plaats, nummer: u64, bestand: File, lengte: u64, checkpoint: u64) -> Self {
        let Plaats {
            map,
            store,
            schijf,
            grens,
        } = plaats;
        Self {
            map,
            store,
            schijf,
            grens,
            nummer,
            bestand,
            lengte,
            checkpoint,
            verdacht: false,
        }
    }

    /// Appends commits and syncs them. `seq` and `tally` are as they were before.
    pub(super) fn schrijf(&mut self, bytes: &[u8], seq: u64, tally: &Tally) -> io::Result<()> {
        if self.lengte >= self.grens {
            self.volgend_segment(seq, tally)?;
        }
        self.schijf.schrijf(&mut self.bestand, bytes)?;
        if let Err(fout) = self.schijf.sync(&self.bestand) {
            self.verdacht = true;
            return Err(fout);
        }
        self.lengte += bytes.len() as u64;
        Ok(())
    }

    /// Appends a checkpoint; the next sync takes it along.
    pub(super) fn checkpoint(&mut self, seq: u64, tally: &Tally) -> io::Result<()> {
        let mut bytes = Vec::new();
        entry::zet_stand(&mut bytes, seq, tally, None).map_err(io::Error::other)?;
        self.schijf.schrijf(&mut self.bestand, &bytes)?;
        self.lengte += bytes.len() as u64;
        self.checkpoint = seq;
        Ok(())
    }

    /// Appends the end of an orderly life and syncs it.
    pub(super) fn sluit(&mut self, seq: u64, tally: &Tally, afdruk: u64) -> io::Result<()> {
        let mut bytes = Vec::new();
        entry::zet_stand(&mut bytes, seq, tally, Some(afdruk)).map_err(io::Error::other)?;
        self.schijf.schrijf(&mut self.bestand, &bytes)?;
        self.lengte += bytes.len() as u64;
        self.schijf.sync(&self.bestand)
    }

    /// Takes away what a failed write left, so that nothing of it can ever be read as done.
    pub(super) fn terug(&mut self) -> io::Result<()> {
        self.bestand.set_len(self.lengte)?;
        self.bestand.sync_all()
    }

    /// Makes the log fit for writing after trouble. `seq` and `tally` are those of the last commit.
    pub(super) fn herstel(&mut self, seq: u64, tally: &Tally) -> io::Result<()> {
        self.terug()?;
        if self.verdacht {
            self.volgend_segment(seq, tally)?;
        }
        Ok(())
    }

    /// Starts the next segment; `seq` is that of the last commit.
    pub(super) fn volgend_segment(&mut self, seq: u64, tally: &Tally) -> io::Result<()> {
        let kop = Kop {
            store: self.store,
            eerste: seq + 1,
            tally: tally.clone(),
            checkpoint: self.checkpoint,
        };
        let nummer = self.nummer + 1;
        let (bestand, lengte) = segment::maak(&*self.schijf, &self.map, nummer, &kop)?;
        self.bestand = bestand;
        self.nummer = nummer;
        self.lengte = lengte;
        self.verdacht = false;
        Ok(())
    }

    /// Removes segments that hold nothing behind `seq`; the one in use stays. Says how many went.
    pub(super) fn ruim_op(&self, seq: u64) -> io::Result<usize> {
        let alle = segment::alle(&self.map)?;
        let mut weg = 0;
        for ((nummer, pad), (_, volgende)) in alle.iter().zip(alle.iter().skip(1)) {
            // A segment ends where the next one starts.
            let Some(kop) = lees_kop(volgende)? else {
                break;
            };
            if *nummer >= self.nummer || kop.eerste > seq.min(self.checkpoint) + 1 {
                break;
            }
            fs::remove_file(pad)?;
            weg += 1;
        }
        if weg > 0 {
            schijf::sync_map(&self.map)?;
        }
        Ok(weg)
    }
}

/// The header of a segment without its entries.
pub(super) fn lees_kop(pad: &std::path::Path) -> io::Result<Option<Kop>> {
    Ok(Kop::lees(&begin(pad)?).map(|(kop, _)| kop))
}

/// The first bytes of a segment, more than a header has.
fn begin(pad: &std::path::Path) -> io::Result<Vec<u8>> {
    use std::io::Read;
    let mut begin = Vec::new();
    File::open(pad)?.take(2048).read_to_end(&mut begin)?;
    Ok(begin)
}

#[cfg(test)]
mod tests;
