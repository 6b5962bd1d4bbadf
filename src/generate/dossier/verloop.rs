//! How a traject went: when it came in each fase, which steps that took, how it stands.

use chrono::NaiveDate;

use crate::domain::fase::Fase;
use crate::domain::geld::Cent;
use crate::domain::nazorg::Nazorgmoment;
use crate::domain::resultaat::{Afrekening, Baan, Meting, Scores};
use crate::domain::stap::{Geldt, Poortniveau, Situatie, StapId, Termijn, Vraag};
use crate::domain::stappen::Stapstand;
use crate::domain::startkwalificatie::DuoUitslag;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::nazorg::{AanHetWerk, Vervolgstap};
use crate::domain::waardelijst::reden_uitval::RedenUitval;
use crate::domain::waardelijst::uitkomst::{Contractsoort, Uitkomst};
use crate::generate::Stof;
use crate::generate::kans::Kans;
use crate::generate::werkgever::{Werk, terug, verder};

/// How a traject ends, if it did.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Afloop {
    Lopend,
    Afgerond(Uitkomst),
    Uitgevallen(RedenUitval),
    NietPassend,
}

/// The days of a traject, counted back from today.
pub(super) struct Verloop {
    /// The last fase it reached.
    pub(super) fase: Fase,
    pub(super) afloop: Afloop,
    /// Days since it ended; 0 while it runs.
    pub(super) einddag: i64,
    /// Length of the praktijkleren.
    pub(super) leerdagen: i64,
    /// Days since it entered each fase.
    binnen: [i64; 7],
}

const AFWIJKING: &str = "Duurde te lang; mbo is per mail akkoord met doorgaan.";
const GEVONDEN: &str =
    "Diploma in een ander vak van lang geleden; mbo en kandidaat willen deze route.";

/// Steps of a fase that were passed with a motivering.
pub(super) fn afwijkingen(traject: &Traject, fase: Fase) -> Vec<StapId> {
    traject
        .stappen
        .iter()
        .filter(|(stap, stand)| {
            stap.stap().fase == fase && matches!(stand, Stapstand::Afwijking { .. })
        })
        .map(|(stap, _)| stap)
        .collect()
}

/// The motivering with which steps were passed, if any were.
pub(super) fn motivering(afwijkingen: &[StapId]) -> Option<String> {
    (!afwijkingen.is_empty()).then(|| AFWIJKING.to_owned())
}

impl Verloop {
    pub(super) fn kies(plek_beschikbaar: bool, kans: &mut Kans) -> Self {
        let (fase, afgelopen) = if plek_beschikbaar {
            kans.gewogen(&[
                (25, (Fase::WervingKandidaten, false)),
                (12, (Fase::Bemiddeling, false)),
                (8, (Fase::Plaatsing, false)),
                (18, (Fase::Praktijkleren, false)),
                (4, (Fase::PlaatsingBaan, false)),
                (10, (Fase::Nazorg, false)),
                (12, (Fase::Nazorg, true)),
                (3, (Fase::PlaatsingBaan, true)),
                (3, (Fase::Praktijkleren, true)),
                (1, (Fase::Plaatsing, true)),
                (2, (Fase::Bemiddeling, true)),
                (2, (Fase::WervingKandidaten, true)),
            ])
        } else {
            kans.gewogen(&[
                (70, (Fase::WervingKandidaten, false)),
                (20, (Fase::Bemiddeling, false)),
                (10, (Fase::WervingKandidaten, true)),
            ])
        };
        let afloop = match (fase, afgelopen) {
            (_, false) => Afloop::Lopend,
            (Fase::PlaatsingBaan | Fase::Nazorg, true) => {
                Afloop::Afgerond(*kans.kies(Uitkomst::ALL))
            }
            (Fase::WervingKandidaten | Fase::Bemiddeling, true) if kans.procent(50) => {
                Afloop::NietPassend
            }
            (_, true) => Afloop::Uitgevallen(*kans.kies(RedenUitval::ALL)),
        };
        let einddag = if afgelopen { kans.tussen(5, 500) } else { 0 };
        let leerdagen = kans.tussen(10, 18) * 7;
        let in_fase = match fase {
            _ if kans.procent(5) && !afgelopen => kans.tussen(90, 140),
            Fase::Praktijkleren => kans.tussen(1, leerdagen + 10),
            Fase::Nazorg if afgelopen => kans.tussen(90, 380),
            Fase::Nazorg => kans.tussen(2, 370),
            _ => kans.tussen(1, 35),
        };
        let mut binnen = [0; 7];
        let mut dag = einddag + in_fase;
        let mut hier = fase;
        loop {
            binnen[hier.plaats()] = dag;
            let Some(vorige) = hier.vorige() else { break };
            dag += match vorige {
                Fase::Praktijkleren => leerdagen + kans.tussen(7, 20),
                Fase::WervingKandidaten => kans.tussen(14, 45),
                _ => kans.tussen(12, 32),
            };
            hier = vorige;
        }
        Self {
            fase,
            afloop,
            einddag,
            leerdagen,
            binnen,
        }
    }

    pub(super) fn is_gesloten(&self) -> bool {
        self.afloop != Afloop::Lopend
    }

    /// The day it entered a fase.
    pub(super) fn dag(&self, fase: Fase, vandaag: NaiveDate) -> NaiveDate {
        terug(vandaag, self.binnen[fase.plaats()])
    }

    /// Puts the steps: all of the fasen behind it, a part of the one it stands in.
    pub(super) fn stappen(
        &self,
        stof: &Stof,
        traject: &mut Traject,
        werk: &mut Werk<'_>,
        kans: &mut Kans,
    ) {
        for fase in Fase::ALL
            .into_iter()
            .filter(|it| (Fase::WervingKandidaten..self.fase).contains(it))
        {
            let tot = self.binnen[fase.plaats() + 1];
            self.fase_achter_de_rug(stof, traject, fase, tot, werk, kans);
        }
        let klaar = match self.afloop {
            Afloop::Afgerond(_) => true,
            Afloop::Lopend => kans.procent(12),
            Afloop::Uitgevallen(_) | Afloop::NietPassend => false,
        };
        if self.fase == Fase::Nazorg {
            self.nazorg(stof, traject, kans);
        } else if klaar && self.voorwaarde(werk) {
            self.fase_achter_de_rug(stof, traject, self.fase, self.einddag, werk, kans);
        } else {
            self.fase_bezig(stof, traject, werk, kans);
        }
    }

    /// Bemiddeling can only be finished where there is a plek.
    fn voorwaarde(&self, werk: &Werk<'_>) -> bool {
        self.fase != Fase::Bemiddeling || (werk.is_beschikbaar() && werk.plek.vrij() > 0)
    }

    fn fase_achter_de_rug(
        &self,
        stof: &Stof,
        traject: &mut Traject,
        fase: Fase,
        tot: i64,
        werk: &mut Werk<'_>,
        kans: &mut Kans,
    ) {
        let begin = self.binnen[fase.plaats()];
        let stappen = &stof.stappen[fase.plaats()];
        let deel = i64::try_from(stappen.len()).unwrap_or(1) + 1;
        let vreemd = fase < self.fase && kans.procent(2);
        for (plaats, stap) in (1..).zip(stappen) {
            if !traject.kent(*stap) {
                continue;
            }
            let dag = terug(stof.opzet.vandaag, begin - (begin - tot) * plaats / deel);
            let stand = self.stand_van(*stap, traject, dag, vreemd, kans);
            self.zet(*stap, stand, traject, werk, kans);
        }
    }

    /// How a step of a finished fase stands.
    fn stand_van(
        &self,
        stap: StapId,
        traject: &Traject,
        op: NaiveDate,
        vreemd: bool,
        kans: &mut Kans,
    ) -> Stapstand {
        let regel = stap.stap();
        let door = traject.coach;
        let nvt = |reden: &str| Stapstand::Nvt {
            reden: reden.to_owned(),
        };
        if regel.geldt == Geldt::WerkendNvt && traject.situatie == Situatie::Werkend {
            return nvt("werkgever is het eigen leerbedrijf");
        }
        match regel.code {
            "PB-04" => match self.afloop {
                Afloop::Afgerond(uitkomst) if !uitkomst.vraagt_overeenkomst() => {
                    return nvt("uitkomst is geen baan");
                }
                _ => return Stapstand::Gedaan { op, door },
            },
            "WK-07" if traject.duo == DuoUitslag::Gevonden => {
                return Stapstand::Afwijking {
                    motivering: GEVONDEN.to_owned(),
                    op,
                    door,
                };
            }
            "WK-09" if vreemd => {
                return Stapstand::Afwijking {
                    motivering: AFWIJKING.to_owned(),
                    op,
                    door,
                };
            }
            _ => {}
        }
        match regel.poort {
            Poortniveau::Hard | Poortniveau::Block => Stapstand::Gedaan { op, door },
            Poortniveau::Warn if regel.later.is_some() => Stapstand::Gedaan { op, door },
            Poortniveau::Warn if traject.mag_nvt(stap) && kans.procent(40) => {
                nvt("hier niet nodig")
            }
            Poortniveau::Warn if kans.procent(88) => Stapstand::Gedaan { op, door },
            Poortniveau::Info if kans.procent(50) => Stapstand::Gedaan { op, door },
            Poortniveau::Warn | Poortniveau::Info => Stapstand::Open,
        }
    }

    /// Puts a step, and what it asks for beside its date.
    fn zet(
        &self,
        stap: StapId,
        stand: Stapstand,
        traject: &mut Traject,
        werk: &mut Werk<'_>,
        kans: &mut Kans,
    ) {
        if let Stapstand::Gedaan { op, .. } = stand {
            self.resultaat(stap, op, traject);
            match stap.stap().code {
                "WK-06" => {
                    traject.duo = kans.gewogen(&[
                        (92, DuoUitslag::GeenGevonden),
                        (5, DuoUitslag::NietTeBepalen),
                        (3, DuoUitslag::Gevonden),
                    ]);
                }
                "BM-03" => {
                    traject.plek = Some(werk.plek.id);
                    // A place is held until the job; older trajecten have given it back.
                    if !self.is_gesloten()
                        && self.fase <= Fase::Praktijkleren
                        && !werk.neem_plaats(traject.id)
                    {
                        werk.plek.aantal += 1;
                        werk.neem_plaats(traject.id);
                    }
                }
                _ => {}
            }
        }
        traject.stappen.zet(stap, stand);
    }

    /// What the steps from PB-03 on found. No dice here: what was generated before stays the same.
    fn resultaat(&self, stap: StapId, op: NaiveDate, traject: &mut Traject) {
        let nummer = traject.id.0;
        let werkt = !nummer.is_multiple_of(5);
        let uren = u8::try_from(16 + 4 * (nummer % 5)).ok();
        let resultaat = &mut traject.resultaat;
        match stap.stap().vraag {
            Vraag::Uitkomst => {
                resultaat.uitkomst = Some(match self.afloop {
                    Afloop::Afgerond(uitkomst) => uitkomst,
                    _ if werkt => Uitkomst::AokZelfde,
                    _ => Uitkomst::Uitzend,
                });
            }
            Vraag::Baan => {
                resultaat.baan = Some(Baan {
                    ingang: op,
                    contract: Contractsoort::ALL.get(usize::from(werkt)).copied(),
                    uren,
                });
            }
            Vraag::Meting(moment) => {
                let werk = match nummer % 9 {
                    0 => AanHetWerk::Onbekend,
                    1 => AanHetWerk::Nee,
                    _ => AanHetWerk::Ja,
                };
                resultaat.zet_meting(Meting {
                    moment,
                    werk,
                    uren: uren.filter(|_| werk == AanHetWerk::Ja),
                    op,
                });
            }
            Vraag::Vervolg => {
                let keuzes = Vervolgstap::ALL;
                resultaat.vervolg = keuzes.get(nummer as usize % keuzes.len()).copied();
            }
            Vraag::Scores => {
                let score = |tel: u32| u8::try_from(3 + tel % 3).ok()?.try_into().ok();
                resultaat.scores = Scores {
                    deelnemer: score(nummer),
                    werkgever: score(nummer / 3),
                };
            }
            Vraag::Afrekening => {
                let bedrag = Cent(60_000 + u64::from(nummer % 40) * 2_500);
                resultaat.afrekening = Some(Afrekening { bedrag, op });
            }
            _ => {}
        }
    }

    /// The fase in hand: the first steps done, the next one often planned.
    fn fase_bezig(&self, stof: &Stof, traject: &mut Traject, werk: &mut Werk<'_>, kans: &mut Kans) {
        let vandaag = stof.opzet.vandaag;
        let begin = self.binnen[self.fase.plaats()];
        let stappen = &stof.stappen[self.fase.plaats()];
        let alle = i64::try_from(stappen.len()).unwrap_or(1);
        let mut gedaan = if self.fase == Fase::Praktijkleren {
            ((begin - self.einddag) * alle / (self.leerdagen + 14)).clamp(1, alle - 3)
        } else {
            kans.tussen(1, alle - 2)
        };
        if self.fase == Fase::Bemiddeling && !self.voorwaarde(werk) {
            gedaan = gedaan.min(2);
        }
        for (plaats, stap) in (0..).zip(stappen) {
            if !traject.kent(*stap) {
                continue;
            }
            let stand = if plaats < gedaan {
                let dag = begin - (begin - self.einddag) * plaats / alle;
                self.stand_van(*stap, traject, terug(vandaag, dag), false, kans)
            } else if plaats == gedaan && !self.is_gesloten() && kans.procent(55) {
                Stapstand::Gepland {
                    op: verder(vandaag, kans.tussen(-8, 21)),
                }
            } else {
                Stapstand::Open
            };
            self.zet(*stap, stand, traject, werk, kans);
        }
    }

    /// Nazorg goes by the calendar.
    fn nazorg(&self, stof: &Stof, traject: &mut Traject, kans: &mut Kans) {
        let vandaag = stof.opzet.vandaag;
        let begin = self.binnen[Fase::Nazorg.plaats()];
        let door = traject.coach;
        for stap in &stof.stappen[Fase::Nazorg.plaats()] {
            let na = match stap.stap().termijn {
                Termijn::NaFase(dagen) => i64::from(dagen),
                Termijn::Nazorg(Nazorgmoment::VierWeken) => 28,
                Termijn::Nazorg(Nazorgmoment::DrieMaanden) => 91,
                Termijn::Nazorg(Nazorgmoment::ZesMaanden) => 182,
                Termijn::Nazorg(Nazorgmoment::TwaalfMaanden) => 365,
                _ => 80,
            };
            let dag = begin - na;
            let stand = if stap.stap().code == "NZ-08" {
                if !self.is_gesloten() {
                    continue;
                }
                Stapstand::Gedaan {
                    op: terug(vandaag, self.einddag),
                    door,
                }
            } else if dag >= self.einddag {
                if !kans.procent(85) {
                    continue;
                }
                Stapstand::Gedaan {
                    op: terug(vandaag, dag),
                    door,
                }
            } else if dag > -30 && !self.is_gesloten() {
                Stapstand::Gepland {
                    op: verder(vandaag, -dag),
                }
            } else {
                continue;
            };
            if let Stapstand::Gedaan { op, .. } = stand {
                self.resultaat(*stap, op, traject);
            }
            traject.stappen.zet(*stap, stand);
        }
    }
}
