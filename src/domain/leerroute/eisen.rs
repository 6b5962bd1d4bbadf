//! What a step asks of the leerroute before it is done, and what becomes of steps when the
//! leerroute changes under them.

use chrono::NaiveDate;

use super::Leerregel;
use crate::domain::id::CoachId;
use crate::domain::regel::Regelfout;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::WerkprocesStatus;

/// Steps that stand or fall with the leerroute, in the order of the table.
const VAN_LEERROUTE: [&str; 3] = ["BM-04", "PI-05", "PL-06"];

/// Whether a step is worked on in the leerroute (BM-04, PI-05 and PL-06).
pub fn is_van_leerroute(stap: StapId) -> bool {
    VAN_LEERROUTE.contains(&stap.stap().code)
}

impl Traject {
    /// The lines that count: chosen and not vervallen.
    pub fn gekozen(&self) -> impl Iterator<Item = &Leerregel> {
        self.leerroute.iter().filter(|it| it.telt_mee())
    }

    /// The werkprocessen that are on the praktijkverklaring.
    pub fn op_verklaring(&self) -> impl Iterator<Item = &Leerregel> {
        self.leerroute
            .iter()
            .filter(|it| it.status.mag_op_verklaring())
    }

    /// Whether the leerroute lets a step be done (BM-04, PI-05, PL-06, PL-08).
    pub fn leerroute_laat(&self, stap: StapId) -> Result<(), Regelfout> {
        match stap.stap().code {
            "BM-04" => {
                if self.crebo.is_none() {
                    return Err(Regelfout::KwalificatieOntbreekt);
                }
                self.heeft_werkproces(stap)
            }
            "PI-05" => {
                self.heeft_werkproces(stap)?;
                // What was learned since was to be learned then.
                let leert = |it: &Leerregel| it.status != WerkprocesStatus::KanAl;
                if self.gekozen().any(leert) {
                    Ok(())
                } else {
                    Err(Regelfout::NietsTeLeren { stap })
                }
            }
            "PL-06" => {
                self.heeft_werkproces(stap)?;
                let zonder: Vec<_> = self
                    .gekozen()
                    .filter(|it| !it.is_beoordeeld())
                    .map(|it| it.code)
                    .collect();
                if zonder.is_empty() {
                    Ok(())
                } else {
                    Err(Regelfout::OordeelOntbreekt { stap, zonder })
                }
            }
            "PL-08" if self.op_verklaring().next().is_none() => {
                Err(Regelfout::NietsGeleerd { stap })
            }
            _ => Ok(()),
        }
    }

    fn heeft_werkproces(&self, stap: StapId) -> Result<(), Regelfout> {
        if self.gekozen().next().is_some() {
            Ok(())
        } else {
            Err(Regelfout::WerkprocesOntbreekt { stap })
        }
    }

    fn is_gedaan(&self, code: &str) -> bool {
        StapId::code(code).is_some_and(|it| self.stappen.gedaan_op(it).is_some())
    }

    /// Whether PL-08 is done, so that nothing on the verklaring may change.
    pub fn leerroute_is_vast(&self) -> bool {
        self.is_gedaan("PL-08")
    }

    /// Whether PI-05 is done, so that another kwalificatie needs a reason (DOMAIN 9.10).
    pub fn kwalificatie_is_vast(&self) -> bool {
        self.is_gedaan("PI-05")
    }

    /// Puts the steps that stand or fall with the leerroute: one that is done and no longer can be
    /// goes back to bezig, and the last judgement does PL-06. Returns what was put.
    pub(super) fn volg_leerroute(
        &mut self,
        vandaag: NaiveDate,
        door: CoachId,
    ) -> Vec<(StapId, Stapstand)> {
        let mut gezet = Vec::new();
        for stap in VAN_LEERROUTE.into_iter().filter_map(StapId::code) {
            let kan = self.leerroute_laat(stap).is_ok();
            let gedaan = self.stappen.gedaan_op(stap).is_some();
            let stand = if gedaan && !kan {
                Stapstand::Bezig { sinds: vandaag }
            } else if stap.stap().code == "PL-06" && kan && !self.stappen.is_klaar(stap) {
                let laatste = self.gekozen().filter_map(|it| it.op).max();
                Stapstand::Gedaan {
                    op: laatste.unwrap_or(vandaag).min(vandaag),
                    door,
                }
            } else {
                continue;
            };
            self.stappen.zet(stap, stand.clone());
            gezet.push((stap, stand));
        }
        gezet
    }

    /// An erkenning that was checked was checked for the kwalificatie of then (BM-05).
    pub(super) fn erkenning_opnieuw(&mut self, vandaag: NaiveDate) -> Option<(StapId, Stapstand)> {
        let stap = StapId::code("BM-05")?;
        self.stappen.gedaan_op(stap)?;
        let stand = Stapstand::Bezig { sinds: vandaag };
        self.stappen.zet(stap, stand.clone());
        Some((stap, stand))
    }
}
