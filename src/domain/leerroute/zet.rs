//! The only functions that change a leerroute: choosing a kwalificatie, and putting werkprocessen.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Leerregel, Vervallen};
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::id::CoachId;
use crate::domain::kwalificatie::{Kwalificatie, Werkproces};
use crate::domain::regel::Regelfout;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::{schoon, vouw};
use crate::domain::traject::Traject;
use crate::domain::waardelijst::WerkprocesStatus;

/// A werkproces with what it is to become; no status takes it out of the leerroute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keuze {
    /// Which.
    pub code: Werkprocescode,
    /// How it is to stand.
    pub status: Option<WerkprocesStatus>,
}

/// When, and by whom.
#[derive(Clone, Copy)]
pub struct Oordeel<'a> {
    /// The day, today or earlier; none says today, and leaves a line that stands so as it is.
    pub op: Option<NaiveDate>,
    /// Who judges; only a judgement has a name.
    pub door: &'a str,
    /// The day where the coach is.
    pub vandaag: NaiveDate,
    /// Who writes it down.
    pub coach: CoachId,
}

/// A line that became something else: as it stands now, or as it stood when it left.
pub type Veranderd = (Leerregel, Option<WerkprocesStatus>);

/// A leerroute that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gezet {
    /// The traject as it becomes.
    pub traject: Traject,
    /// Lines that became something else, with their status; none for one that left.
    pub regels: Vec<Veranderd>,
    /// Steps that were put with it.
    pub stappen: Vec<(StapId, Stapstand)>,
}

/// A traject that got another kwalificatie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verhuisd {
    /// The traject as it becomes.
    pub traject: Traject,
    /// The kwalificatie it had.
    pub van: Option<Crebo>,
    /// Why; empty when no reason was needed or given.
    pub reden: String,
    /// Lines that could not go along, as they stood.
    pub vervallen: Vec<Vervallen>,
    /// Steps that were put with it.
    pub stappen: Vec<(StapId, Stapstand)>,
}

fn zoek(kwalificatie: &Kwalificatie, code: Werkprocescode) -> Option<&Werkproces> {
    kwalificatie.werkprocessen().find(|it| it.code == code)
}

/// Whether a line means the same in another kwalificatie. The code alone says nothing: `B1-K1-W1`
/// exists in every dossier (DOMAIN 3.1), so the titles must be the same too.
fn gaat_mee(regel: &Leerregel, van: Option<&Kwalificatie>, naar: &Kwalificatie) -> bool {
    let oud = van.and_then(|it| zoek(it, regel.code));
    match (oud, zoek(naar, regel.code)) {
        (Some(oud), Some(nieuw)) => vouw(&oud.naam) == vouw(&nieuw.naam),
        _ => false,
    }
}

impl Traject {
    /// How many lines could not go along to another kwalificatie.
    pub fn vervalt_bij(&self, van: Option<&Kwalificatie>, naar: &Kwalificatie) -> usize {
        let niet = self.gekozen().filter(|it| !gaat_mee(it, van, naar));
        niet.count()
    }

    /// Chooses a kwalificatie; `van` is the one it has, as far as that is known.
    ///
    /// A line goes along when the new one has the same werkproces. The others are vervallen: they
    /// stay when their code is free, and live on in the timeline when it means something else now.
    pub fn met_kwalificatie(
        &self,
        van: Option<&Kwalificatie>,
        naar: &Kwalificatie,
        reden: &str,
        hoe: Oordeel<'_>,
    ) -> Result<Verhuisd, Regelfout> {
        self.open_traject()?;
        if self.leerroute_is_vast() {
            return Err(Regelfout::LeerrouteVast);
        }
        let reden = schoon(reden);
        let anders = self.crebo != Some(naar.crebo);
        if anders && self.kwalificatie_is_vast() && reden.is_empty() {
            return Err(Regelfout::KwalificatieVast);
        }
        let mut traject = self.clone();
        let mut vervallen = Vec::new();
        let mut stappen = Vec::new();
        if anders {
            traject.leerroute.clear();
            for regel in &self.leerroute {
                if gaat_mee(regel, van, naar) {
                    traject.leerroute.push(regel.clone());
                    continue;
                }
                if regel.telt_mee() {
                    vervallen.push(Vervallen {
                        regel: regel.clone(),
                        naam: van
                            .and_then(|it| zoek(it, regel.code))
                            .map_or_else(String::new, |it| it.naam.clone()),
                    });
                }
                if zoek(naar, regel.code).is_none() {
                    traject.leerroute.push(vervalt(regel, hoe.vandaag));
                }
            }
            traject.crebo = Some(naar.crebo);
            traject.niveau = Some(naar.niveau);
            traject.branche = traject.branche.or(Some(naar.branche));
            if self.crebo.is_some() {
                stappen.extend(traject.erkenning_opnieuw(hoe.vandaag));
            }
            stappen.extend(traject.volg_leerroute(hoe.vandaag, hoe.coach));
        }
        Ok(Verhuisd {
            traject,
            van: self.crebo,
            reden,
            vervallen,
            stappen,
        })
    }

    /// Puts werkprocessen of the chosen kwalificatie.
    ///
    /// A werkproces that was judged, or of which the begeleidingsdocument speaks (PI-05), does not
    /// leave without a trace: it becomes vervallen.
    pub fn met_werkprocessen(
        &self,
        kwalificatie: &Kwalificatie,
        keuzes: &[Keuze],
        hoe: Oordeel<'_>,
    ) -> Result<Gezet, Regelfout> {
        self.open_traject()?;
        if self.leerroute_is_vast() {
            return Err(Regelfout::LeerrouteVast);
        }
        if hoe.op.is_some_and(|op| op > hoe.vandaag) {
            return Err(Regelfout::OordeelInToekomst);
        }
        let mut gehad = BTreeSet::new();
        let mut traject = self.clone();
        let mut regels = Vec::new();
        for keuze in keuzes {
            let code = keuze.code;
            if !gehad.insert(code) {
                return Err(Regelfout::WerkprocesDubbel { code });
            }
            if self.crebo != Some(kwalificatie.crebo) || zoek(kwalificatie, code).is_none() {
                let crebo = kwalificatie.crebo;
                return Err(Regelfout::WerkprocesOnbekend { code, crebo });
            }
            regels.extend(traject.zet_regel(*keuze, hoe)?);
        }
        traject.leerroute.sort_by_key(|it| it.code);
        let stappen = traject.volg_leerroute(hoe.vandaag, hoe.coach);
        Ok(Gezet {
            traject,
            regels,
            stappen,
        })
    }

    fn zet_regel(
        &mut self,
        keuze: Keuze,
        hoe: Oordeel<'_>,
    ) -> Result<Option<Veranderd>, Regelfout> {
        let oud = self.leerroute.iter().find(|it| it.code == keuze.code);
        let oud = oud.cloned();
        let uit = matches!(keuze.status, None | Some(WerkprocesStatus::Vervallen));
        let status = match (keuze.status, &oud) {
            // What was not chosen or is vervallen already stays as it is.
            (_, None) if uit => return Ok(None),
            (_, Some(oud)) if uit && !oud.telt_mee() => return Ok(None),
            (None, Some(oud)) if !oud.is_beoordeeld() && !self.kwalificatie_is_vast() => {
                self.leerroute.retain(|it| it.code != keuze.code);
                return Ok(Some((oud.clone(), None)));
            }
            (status, _) => status.unwrap_or(WerkprocesStatus::Vervallen),
        };
        let mut nieuw = Leerregel {
            code: keuze.code,
            status,
            op: Some(hoe.op.unwrap_or(hoe.vandaag)),
            door: String::new(),
        };
        if status.is_oordeel() {
            nieuw.door = schoon(hoe.door);
            self.mag_oordelen(&nieuw)?;
        }
        let zelfde_dag = |oud: &Leerregel| hoe.op.is_none() && oud.op.is_some() || oud.op == hoe.op;
        if oud
            .as_ref()
            .is_some_and(|it| it.status == status && it.door == nieuw.door && zelfde_dag(it))
        {
            return Ok(None);
        }
        self.leerroute.retain(|it| it.code != keuze.code);
        self.leerroute.push(nieuw.clone());
        Ok(Some((nieuw, Some(status))))
    }

    /// A judgement has a name and lies after the start (DOMAIN 2, PL-06).
    fn mag_oordelen(&self, regel: &Leerregel) -> Result<(), Regelfout> {
        if regel.door.is_empty() {
            return Err(Regelfout::OordeelZonderNaam);
        }
        let start = self.periode.start().ok_or(Regelfout::OordeelZonderStart)?;
        if regel.op.is_some_and(|op| op < start) {
            return Err(Regelfout::OordeelVoorStart { start });
        }
        Ok(())
    }
}

fn vervalt(regel: &Leerregel, op: NaiveDate) -> Leerregel {
    if regel.telt_mee() {
        Leerregel {
            status: WerkprocesStatus::Vervallen,
            op: Some(op),
            ..regel.clone()
        }
    } else {
        regel.clone()
    }
}

#[cfg(test)]
mod tests;
