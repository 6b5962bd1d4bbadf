//! A traject: one kandidaat's way through the fasen, and the only functions that change one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::betrokkene::Betrokkene;
use super::code::Crebo;
use super::fase::Fase;
use super::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use super::leerroute::Leerregel;
use super::regel::Regelfout;
use super::resultaat::Resultaat;
use super::sluiting::{Slot, Sluiting, Stand};
use super::stap::{Geldt, Poortniveau, Situatie, StapId};
use super::stappen::{Stappen, Stapstand};
use super::startkwalificatie::DuoUitslag;
use super::waardelijst::{Branche, Kanaal, Niveau, Uitkomst};

/// One run of praktijkleren by one kandidaat; a kandidaat may have several, one after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traject {
    /// The id.
    pub id: TrajectId,
    /// Who learns.
    pub kandidaat: KandidaatId,
    /// Werkend or not: chooses the variants of the steps.
    pub situatie: Situatie,
    /// Whose caseload it is in.
    pub coach: CoachId,
    /// Where it stands on the board; never Werving werkgevers.
    pub fase: Fase,
    /// Since when it stands there.
    pub sinds: NaiveDate,
    /// The first day.
    pub aangemaakt: NaiveDate,
    /// Running, waiting, ended.
    pub stand: Stand,
    /// The leerwerkplek, once the match is confirmed (BM-03).
    pub plek: Option<LeerwerkplekId>,
    /// Branche in which the kandidaat learns or wants to.
    pub branche: Option<Branche>,
    /// Niveau in hand.
    pub niveau: Option<Niveau>,
    /// Kwalificatie in hand.
    pub crebo: Option<Crebo>,
    /// Where the steps stand.
    pub stappen: Stappen,
    /// Result of the DUO-check (WK-06).
    pub duo: DuoUitslag,
    /// Planned and real start and end.
    pub periode: Periode,
    /// Werkprocessen with their status (V9).
    pub leerroute: Vec<Leerregel>,
    /// Who takes part.
    pub betrokkenen: Vec<Betrokkene>,
    /// Who referred (herkomst).
    pub kanaal: Option<Kanaal>,
    /// Day to call back, if promised.
    pub terugbellen: Option<NaiveDate>,
    /// Day by which toestemming that was said must be confirmed in writing (DOMAIN 1.1).
    #[serde(default)]
    pub toestemming_voor: Option<NaiveDate>,
    /// What it led to, from PB-03 on.
    #[serde(default)]
    pub resultaat: Resultaat,
}

/// Planned and real start and end of praktijkleren (L4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periode {
    /// Planned first day (PI-06).
    pub start_gepland: Option<NaiveDate>,
    /// Planned last day (PI-06).
    pub einde_gepland: Option<NaiveDate>,
    /// Real first day (PL-01).
    pub start_werkelijk: Option<NaiveDate>,
    /// Real last day (PL-12).
    pub einde_werkelijk: Option<NaiveDate>,
}

impl Periode {
    /// The first day as far as known: real before planned.
    pub fn start(&self) -> Option<NaiveDate> {
        self.start_werkelijk.or(self.start_gepland)
    }

    /// The last day as far as known: real before planned.
    pub fn einde(&self) -> Option<NaiveDate> {
        self.einde_werkelijk.or(self.einde_gepland)
    }
}

/// What a first call is enough for: a traject in Werving kandidaten.
#[derive(Debug, Clone, Copy)]
pub struct NieuwTraject {
    /// The id it gets.
    pub id: TrajectId,
    /// Who learns.
    pub kandidaat: KandidaatId,
    /// Werkend or not.
    pub situatie: Situatie,
    /// Whose caseload.
    pub coach: CoachId,
    /// First day.
    pub op: NaiveDate,
}

impl Traject {
    /// A traject as it starts: in Werving kandidaten, nothing done.
    pub fn nieuw(nieuw: NieuwTraject) -> Self {
        Self {
            id: nieuw.id,
            kandidaat: nieuw.kandidaat,
            situatie: nieuw.situatie,
            coach: nieuw.coach,
            fase: Fase::WervingKandidaten,
            sinds: nieuw.op,
            aangemaakt: nieuw.op,
            stand: Stand::Lopend,
            plek: None,
            branche: None,
            niveau: None,
            crebo: None,
            stappen: Stappen::default(),
            duo: DuoUitslag::NietUitgevoerd,
            periode: Periode::default(),
            leerroute: Vec::new(),
            betrokkenen: Vec::new(),
            kanaal: None,
            terugbellen: None,
            toestemming_voor: None,
            resultaat: Resultaat::default(),
        }
    }

    /// The card on the board.
    pub fn kaart(&self) -> KaartId {
        KaartId::Traject(self.id)
    }

    /// Takes out what people wrote in their own words: reasons, motivering, toelichting. For who
    /// may see the traject and not those.
    pub fn zonder_woorden(&mut self) {
        self.stappen.zonder_woorden();
        match &mut self.stand {
            Stand::Lopend => {}
            Stand::Wacht { reden, .. } => reden.clear(),
            Stand::Gesloten(sluiting) => {
                sluiting.toelichting.clear();
                // Why somebody dropped out may be health.
                if matches!(sluiting.slot, Slot::Uitgevallen(_)) {
                    sluiting.slot = Slot::NietPassend;
                }
            }
        }
    }

    /// What it led to, as PB-03 or the end of it says (V11).
    pub fn uitkomst(&self) -> Option<Uitkomst> {
        let slot = match &self.stand {
            Stand::Gesloten(sluiting) => match sluiting.slot {
                Slot::Afgerond(uitkomst) => Some(uitkomst),
                Slot::Uitgevallen(_) | Slot::NietPassend => None,
            },
            Stand::Lopend | Stand::Wacht { .. } => None,
        };
        slot.or(self.resultaat.uitkomst)
    }

    /// Whether it takes a place of its leerwerkplek: from the match to the end of praktijkleren.
    ///
    /// Nazorg lasts a year; the place is free for the next one long before (DOMAIN 10, Capacity).
    pub fn houdt_plaats(&self) -> bool {
        self.plek.is_some() && !self.is_gesloten() && self.fase <= Fase::Praktijkleren
    }

    /// Whether it ended.
    pub fn is_gesloten(&self) -> bool {
        matches!(self.stand, Stand::Gesloten(_))
    }

    /// Whether a step is one of this traject's (W and N variants, DOMAIN 10).
    pub fn kent(&self, stap: StapId) -> bool {
        let regel = stap.stap();
        regel.fase != Fase::WervingWerkgevers && regel.geldt.voor(self.situatie)
    }

    /// Whether "niet van toepassing" is an answer for a step of this traject.
    pub fn mag_nvt(&self, stap: StapId) -> bool {
        let regel = stap.stap();
        regel.nvt && (regel.geldt != Geldt::WerkendNvt || self.situatie == Situatie::Werkend)
    }

    pub(super) fn open_traject(&self) -> Result<(), Regelfout> {
        if self.is_gesloten() {
            Err(Regelfout::Gesloten)
        } else {
            Ok(())
        }
    }

    /// Puts a step. `vandaag` bounds what can be done or planned.
    pub fn stap_gezet(
        &self,
        stap: StapId,
        stand: Stapstand,
        vandaag: NaiveDate,
    ) -> Result<Self, Regelfout> {
        self.open_traject()?;
        if !self.kent(stap) {
            return Err(Regelfout::StapHoortNietHier { stap });
        }
        match &stand {
            Stapstand::Gedaan { op, .. } => self.mag_gedaan(stap, *op, vandaag)?,
            Stapstand::Gepland { op } if *op < vandaag => return Err(Regelfout::GeplandInVerleden),
            Stapstand::Nvt { .. } if !self.mag_nvt(stap) => {
                return Err(Regelfout::NvtMagNiet { stap });
            }
            Stapstand::Nvt { reden } => {
                super::regel::reden(reden)?;
            }
            Stapstand::Afwijking { motivering, .. } => {
                if stap.stap().poort == Poortniveau::Hard {
                    return Err(Regelfout::GeenAfwijking { stap });
                }
                super::regel::motivering(motivering)?;
            }
            Stapstand::Open | Stapstand::Gepland { .. } | Stapstand::Bezig { .. } => {}
        }
        let mut traject = self.clone();
        if let Stapstand::Gedaan { op, .. } = &stand {
            match stap.stap().vraag {
                super::stap::Vraag::Start => traject.periode.start_werkelijk = Some(*op),
                super::stap::Vraag::Einde => traject.periode.einde_werkelijk = Some(*op),
                _ => {}
            }
        }
        traject.stappen.zet(stap, stand);
        Ok(traject)
    }

    /// Whether a step can only be passed with words: a startkwalificatie that DUO found is a reason
    /// to think again, never a refusal (DOMAIN 10).
    pub fn vraagt_motivering(&self, stap: StapId) -> bool {
        stap.stap().code == "WK-07" && self.duo == DuoUitslag::Gevonden
    }

    fn mag_gedaan(&self, stap: StapId, op: NaiveDate, vandaag: NaiveDate) -> Result<(), Regelfout> {
        if op > vandaag {
            return Err(Regelfout::GedaanInToekomst);
        }
        for eerst in stap
            .stap()
            .eerst
            .iter()
            .filter_map(|code| StapId::code(code))
        {
            // An afwijking got the card through the poort; it did not make the thing exist.
            let er = matches!(
                self.stappen.stand(eerst),
                Stapstand::Gedaan { .. } | Stapstand::Nvt { .. }
            );
            if !er {
                return Err(Regelfout::EerstAndereStap { stap, eerst });
            }
        }
        if self.vraagt_motivering(stap) {
            return Err(Regelfout::StartkwalificatieGevonden);
        }
        self.leerroute_laat(stap)
    }

    /// Moves to another fase; the poort was asked before (see `poort`).
    #[must_use]
    pub(super) fn in_fase(&self, fase: Fase, op: NaiveDate) -> Self {
        let mut traject = self.clone();
        traject.fase = fase;
        traject.sinds = op;
        traject.stand = Stand::Lopend;
        traject
    }

    /// Moves back one fase, or reopens a closed traject where it stood; always allowed, with a
    /// reason (DOMAIN 2.2).
    pub fn teruggezet(&self, reden: &str, op: NaiveDate) -> Result<(Self, String), Regelfout> {
        let reden = super::regel::reden(reden)?;
        if self.is_gesloten() {
            return Ok((self.in_fase(self.fase, op), reden));
        }
        let vorige = self
            .fase
            .vorige()
            .ok_or(Regelfout::GeenFase { fase: self.fase })?;
        Ok((self.in_fase(vorige, op), reden))
    }

    /// Closes with an outcome (V10, V11).
    pub fn gesloten(
        &self,
        slot: Slot,
        toelichting: &str,
        op: NaiveDate,
    ) -> Result<Self, Regelfout> {
        self.open_traject()?;
        match slot {
            Slot::Afgerond(_) if self.fase < Fase::PlaatsingBaan => {
                return Err(Regelfout::SluitenKanNiet {
                    waarom: "afronden kan vanaf de fase Plaatsing baan; kies uitgevallen of niet passend"
                        .to_owned(),
                });
            }
            Slot::NietPassend if self.fase > Fase::Bemiddeling => {
                return Err(Regelfout::SluitenKanNiet {
                    waarom:
                        "niet passend kan tot en met Bemiddeling; kies uitgevallen met een reden"
                            .to_owned(),
                });
            }
            _ => {}
        }
        let mut traject = self.clone();
        let toelichting = super::tekst::schoon(toelichting);
        traject.stand = Stand::Gesloten(Sluiting {
            slot,
            op,
            toelichting,
        });
        Ok(traject)
    }

    /// Puts on hold until a day.
    pub fn wachtend(
        &self,
        tot: NaiveDate,
        reden: &str,
        vandaag: NaiveDate,
    ) -> Result<Self, Regelfout> {
        self.open_traject()?;
        if tot < vandaag {
            return Err(Regelfout::GeplandInVerleden);
        }
        let reden = super::regel::reden(reden)?;
        let mut traject = self.clone();
        traject.stand = Stand::Wacht { tot, reden };
        Ok(traject)
    }

    /// Takes off hold.
    #[must_use]
    pub fn hervat(&self) -> Self {
        let mut traject = self.clone();
        if matches!(traject.stand, Stand::Wacht { .. }) {
            traject.stand = Stand::Lopend;
        }
        traject
    }

    /// Sets start and end as planned (PI-06).
    pub fn met_periode(&self, start: NaiveDate, einde: NaiveDate) -> Result<Self, Regelfout> {
        self.open_traject()?;
        if einde <= start {
            return Err(Regelfout::EindeVoorStart);
        }
        let mut traject = self.clone();
        traject.periode.start_gepland = Some(start);
        traject.periode.einde_gepland = Some(einde);
        Ok(traject)
    }

    /// Changes werkend to niet-werkend or back. Done steps stay; the second value names the steps
    /// that are new for this traject and open (DOMAIN 10, W/N).
    #[must_use]
    pub fn met_situatie(&self, situatie: Situatie) -> (Self, Vec<StapId>) {
        let mut traject = self.clone();
        traject.situatie = situatie;
        let nieuw = StapId::alle()
            .filter(|stap| traject.kent(*stap) && !self.kent(*stap))
            .filter(|stap| !traject.stappen.is_klaar(*stap))
            .collect();
        (traject, nieuw)
    }
}

#[cfg(test)]
mod tests;
