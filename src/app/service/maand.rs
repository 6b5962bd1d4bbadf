//! Keeps the figures of a month once it is over, without anybody asking.

use super::{Service, opslagfout, slot};
use crate::app::fault::Fault;
use crate::app::matching::Voortgang;
use crate::app::monitor::{Maandstand, Namen, te_maken};
use crate::app::record::{Key, Record};
use crate::app::store::Batch;
use crate::app::zicht::Zicht;

impl Service {
    /// Keeps the figures of the months that ended since it was last done; says how many.
    ///
    /// The owner of the store calls it when it opens and every hour after. It reads every dossier,
    /// beside everything else that goes on; only the writing itself makes others wait. Stopped, it
    /// keeps what it had, and the rest comes another time.
    pub fn sluit_maanden(&self, voortgang: &Voortgang) -> Result<usize, Fault> {
        let maanden = te_maken(self.store(), self.clock().today())?;
        let regio = match Zicht::nieuw(self.store()).get(Key::regio())? {
            Some((_, Record::Regio(regio))) => regio.naam,
            _ => String::new(),
        };
        let mut gesloten = 0;
        for tot in &maanden {
            let namen = || Namen::van(&self.model());
            let geteld = self
                .monitor()
                .geteld(self.store(), &namen, *tot, voortgang)?;
            let Some(geteld) = geteld else { break };
            let stand = Maandstand::maak(&geteld, &regio, *tot);
            let key = Key::maandstand(*tot);
            let batch = Batch {
                // Somebody else may just have kept it.
                verwacht: vec![(key, None)],
                puts: vec![(key, Some(Record::Maandstand(Box::new(stand))))],
            };
            let _schrijver = slot(&self.schrijver);
            let eerste = self
                .store()
                .commit(std::slice::from_ref(&batch))
                .map_err(|fout| opslagfout(&fout))?;
            self.pas_toe(&batch, eerste);
            gesloten += 1;
        }
        Ok(gesloten)
    }
}
