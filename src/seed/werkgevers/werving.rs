//! The winning of one leerwerkplek, replayed up to and through its poort.

use chrono::NaiveDate;

use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::poort::{Doorgang, plek_geworven};
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::seed::bestand;
use crate::seed::fout::{Plaats, SeedFout};
use crate::seed::kaart::{Daad, Rang, Tijdlijn, op_volgorde, plandag};
use crate::seed::regel::{self, Regel};
use crate::seed::regios::Wie;

/// What can happen to a leerwerkplek in a file.
enum Actie {
    Stap(StapId, Stapstand),
    Notitie(String),
    Geworven,
}

/// A leerwerkplek in the making.
pub(super) struct Werving<'a> {
    pub(super) bij: Plaats<'a>,
    pub(super) wie: &'a Wie,
    pub(super) vandaag: NaiveDate,
    pub(super) it: &'a bestand::Leerwerkplek,
}

impl Werving<'_> {
    pub(super) fn naspelen(
        &self,
        mut plek: Leerwerkplek,
    ) -> Result<(Leerwerkplek, Tijdlijn), SeedFout> {
        let mut tijdlijn = Tijdlijn::nieuw(KaartId::Plek(plek.id));
        let begin = plek.sinds;
        tijdlijn.zet(begin, plek.coach, Wat::Aangemaakt);
        for daad in self.bij.veld("geschiedenis", self.daden(&plek))? {
            if daad.dag < begin {
                return Err(self
                    .bij
                    .fout("er gebeurt iets voor de werving begon; kijk in_werving na"));
            }
            let wat = match daad.wat {
                Actie::Notitie(tekst) => Wat::Notitie { tekst },
                Actie::Stap(stap, stand) => {
                    plek = self
                        .bij
                        .veld("stap", plek.stap_gezet(stap, stand.clone()))?;
                    Wat::Stap {
                        stap,
                        stand,
                        tekst: String::new(),
                    }
                }
                Actie::Geworven => {
                    let doorgang = Doorgang {
                        motivering: None,
                        op: daad.dag,
                        door: daad.door,
                    };
                    let (geworven, afwijkingen) =
                        self.bij.veld("status", plek_geworven(&plek, doorgang))?;
                    plek = geworven;
                    Wat::Geworven {
                        afwijkingen,
                        motivering: None,
                    }
                }
            };
            tijdlijn.zet(daad.dag, daad.door, wat);
        }
        Ok((plek, tijdlijn))
    }

    fn daden(&self, plek: &Leerwerkplek) -> Result<Vec<Daad<Actie>>, String> {
        let mut daden = Vec::new();
        for tekst in &self.it.nvt {
            let (stap, reden) = regel::nvt(tekst)?;
            let wat = Actie::Stap(stap, Stapstand::Nvt { reden });
            daden.push(Daad {
                dag: plek.sinds,
                rang: Rang::Nvt,
                door: plek.coach,
                wat,
            });
        }
        for tekst in &self.it.gedaan {
            let regel = Regel::lees(tekst, self.wie, self.vandaag)?;
            for stap in regel.stappen()? {
                let wat = Actie::Stap(
                    stap,
                    Stapstand::Gedaan {
                        op: regel.dag,
                        door: regel.door,
                    },
                );
                daden.push(Daad {
                    dag: regel.dag,
                    rang: Rang::Stap,
                    door: regel.door,
                    wat,
                });
            }
        }
        for tekst in &self.it.notities {
            let regel = Regel::lees(tekst, self.wie, self.vandaag)?;
            let wat = Actie::Notitie(regel.notitie()?);
            daden.push(Daad {
                dag: regel.dag,
                rang: Rang::Tekst,
                door: regel.door,
                wat,
            });
        }
        for tekst in &self.it.gepland {
            let regel = Regel::lees(tekst, self.wie, self.vandaag)?;
            let dag = plandag(&daden, regel.dag, self.vandaag).unwrap_or(plek.sinds);
            for stap in regel.stappen()? {
                let wat = Actie::Stap(stap, Stapstand::Gepland { op: regel.dag });
                daden.push(Daad {
                    dag,
                    rang: Rang::Plan,
                    door: regel.door,
                    wat,
                });
            }
        }
        match self.it.status.as_str() {
            "werving" => {}
            "beschikbaar" => {
                let stappen = daden.iter().filter(|it| it.rang == Rang::Stap);
                let dag = stappen.map(|it| it.dag).max().unwrap_or(plek.sinds);
                let (rang, door) = (Rang::Verplaats, plek.coach);
                daden.push(Daad {
                    dag,
                    rang,
                    door,
                    wat: Actie::Geworven,
                });
            }
            anders => {
                return Err(format!(
                    "status '{anders}' bestaat niet; kies werving of beschikbaar"
                ));
            }
        }
        op_volgorde(&mut daden);
        Ok(daden)
    }
}
