//! Commits: checked against what stands, durable in the redo log, then shown and handed on.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::app::record::Key;
use crate::app::store::{Batch, Seq, StoreError};
use crate::store::record;
use crate::store::redo::Redo;
use crate::store::redo::entry::{self, Boeking, Op};
use crate::store::tally::Tally;

use super::Binnen;

/// What only one commit at a time may touch.
pub(super) struct Schrijver {
    pub(super) seq: u64,
    pub(super) tally: Tally,
    pub(super) redo: Redo,
    /// Why the log could not be written, in Dutch.
    pub(super) storing: Option<String>,
    /// Keys that changed since a backup began, while one runs.
    pub(super) gewijzigd: Option<BTreeSet<Key>>,
    buffer: Vec<u8>,
}

impl Schrijver {
    pub(super) fn nieuw(redo: Redo, seq: u64, tally: Tally) -> Self {
        Self {
            seq,
            tally,
            redo,
            storing: None,
            gewijzigd: None,
            buffer: Vec::new(),
        }
    }
}

/// A group that may be written.
struct Groep {
    boekingen: Vec<Arc<Boeking>>,
    tally: Tally,
}

impl Binnen {
    pub(super) fn commit(&self, groep: &[Batch]) -> Result<Seq, StoreError> {
        if groep.is_empty() {
            return Ok(Seq(self.zicht.stand().seq));
        }
        self.rij
            .wacht_op_ruimte()
            .map_err(StoreError::AlleenLezen)?;
        let mut schrijver = self.schrijver();
        if let Some(storing) = &schrijver.storing {
            return Err(StoreError::AlleenLezen(storing.clone()));
        }
        let eerste = schrijver.seq + 1;
        let klaar = self.maak(groep, eerste, &schrijver.tally)?;
        let mut bytes = std::mem::take(&mut schrijver.buffer);
        bytes.clear();
        for boeking in &klaar.boekingen {
            entry::zet_batch(&mut bytes, boeking).map_err(StoreError::Anders)?;
        }
        self.ruimte_op_schijf(bytes.len() as u64)
            .map_err(StoreError::AlleenLezen)?;
        let (seq, tally) = (schrijver.seq, schrijver.tally.clone());
        if let Err(fout) = schrijver.redo.schrijf(&bytes, seq, &tally) {
            return Err(StoreError::AlleenLezen(
                self.schrijffout(&mut schrijver, &fout),
            ));
        }
        if bytes.capacity() <= BUFFER_HOUDEN {
            schrijver.buffer = bytes;
        }
        schrijver.seq += klaar.boekingen.len() as u64;
        schrijver.tally.clone_from(&klaar.tally);
        if let Some(gewijzigd) = &mut schrijver.gewijzigd {
            gewijzigd.extend(
                klaar
                    .boekingen
                    .iter()
                    .flat_map(|it| &it.ops)
                    .map(|op| op.sleutel),
            );
        }
        // Still under the writer's lock: readers and sled get commits in order.
        self.zicht.toon(&klaar.boekingen, &klaar.tally);
        self.rij.leg_klaar(klaar.boekingen);
        Ok(Seq(eerste))
    }

    /// Checks what the group expects and wraps what it writes; touches nothing.
    fn maak(&self, groep: &[Batch], eerste: u64, tally: &Tally) -> Result<Groep, StoreError> {
        let mut tally = tally.clone();
        let mut beeld: HashMap<Key, Option<u64>> = HashMap::new();
        let nu = |beeld: &mut HashMap<Key, Option<u64>>, sleutel: Key| {
            if let Some(versie) = beeld.get(&sleutel) {
                return Ok(*versie);
            }
            let versie = self
                .zicht
                .versie(sleutel)
                .map_err(|fout| self.fout(sleutel, fout))?;
            beeld.insert(sleutel, versie);
            Ok(versie)
        };
        let mut boekingen = Vec::with_capacity(groep.len());
        for ((plaats, batch), seq) in groep.iter().enumerate().zip(eerste..) {
            for (sleutel, verwacht) in &batch.verwacht {
                let staat = nu(&mut beeld, *sleutel)?.map(Seq);
                if staat != *verwacht {
                    return Err(StoreError::Conflict {
                        sleutel: *sleutel,
                        nu: staat,
                        batch: plaats,
                    });
                }
            }
            let mut boeking = Boeking {
                seq,
                ops: Vec::with_capacity(batch.puts.len()),
            };
            for (sleutel, waarde) in &batch.puts {
                let na = match waarde {
                    Some(waarde) => Some(record::pak(&self.zegel, *sleutel, Seq(seq), waarde)?),
                    None => None,
                };
                let oud = nu(&mut beeld, *sleutel)?;
                beeld.insert(*sleutel, na.as_ref().map(|_| seq));
                boeking.ops.push(Op {
                    sleutel: *sleutel,
                    oud,
                    na,
                });
            }
            boeking.tel(&mut tally);
            boekingen.push(Arc::new(boeking));
        }
        Ok(Groep { boekingen, tally })
    }

    /// Refuses before the disk is full: sled does not get over a full disk while it is open.
    pub(super) fn ruimte_op_schijf(&self, nodig: u64) -> Result<(), String> {
        self.ruimte(self.opties.minimaal_vrij.saturating_add(nodig))
    }

    /// Says in Dutch that fewer bytes are free than there should be.
    pub(super) fn ruimte(&self, minimaal: u64) -> Result<(), String> {
        let Ok(vrij) = self.opties.schijf.vrij(&self.opties.map) else {
            // Writing will tell.
            return Ok(());
        };
        if vrij >= minimaal {
            return Ok(());
        }
        Err(format!(
            "De schijf is bijna vol: er is nog {} MB vrij. Je kunt alles bekijken, maar er wordt \
             niets bewaard. Maak ruimte vrij op de schijf en probeer het opnieuw.",
            vrij / (1024 * 1024)
        ))
    }

    fn schrijffout(&self, schrijver: &mut Schrijver, fout: &io::Error) -> String {
        // Should this fail too, nothing is written until it succeeds (`herstel`).
        let _ = schrijver.redo.terug();
        let storing = zin(fout);
        schrijver.storing = Some(storing.clone());
        self.ziek.store(true, Ordering::Release);
        storing
    }
}

/// A buffer that grew for one large group is not kept.
const BUFFER_HOUDEN: usize = 1024 * 1024;

/// Write trouble in words for the coach.
pub(super) fn zin(fout: &io::Error) -> String {
    if matches!(
        fout.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    ) {
        return "De schijf is vol. Je kunt alles bekijken, maar er wordt niets bewaard. Maak ruimte \
                vrij op de schijf en probeer het opnieuw."
            .to_owned();
    }
    format!(
        "Bewaren lukt niet: de schijf geeft een fout ({fout}). Je kunt alles bekijken, maar er \
         wordt niets bewaard. Waarschuw je beheerder en probeer het opnieuw."
    )
}
