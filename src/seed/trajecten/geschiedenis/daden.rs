//! Everything in a traject's text that has a day, in the order in which it happened.

use chrono::NaiveDate;

use super::Actie;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::CoachId;
use crate::domain::sluiting::Slot;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;
use crate::seed::bestand;
use crate::seed::dag;
use crate::seed::kaart::{Daad, Rang, op_volgorde, plandag};
use crate::seed::kwalificaties::code;
use crate::seed::regel::{self, Regel};
use crate::seed::trajecten::Bron;

pub(super) fn lees(
    it: &bestand::Traject,
    traject: &Traject,
    bron: &Bron<'_>,
) -> Result<Vec<Daad<Actie>>, String> {
    let mut lezer = Lezer {
        it,
        traject,
        bron,
        daden: Vec::new(),
    };
    let mut fasen = Vec::new();
    for tekst in &it.fasen {
        fasen.push(regel::fase(tekst, bron.vandaag)?);
    }
    lezer.gedaan()?;
    lezer.nvt(&fasen)?;
    lezer.verplaatst(&fasen)?;
    lezer.teksten()?;
    lezer.gepland()?;
    lezer.einde()?;
    let mut daden = lezer.daden;
    op_volgorde(&mut daden);
    match daden.first() {
        Some(eerste) if eerste.dag < traject.aangemaakt => {
            Err("er gebeurt iets voor de eerste dag van WK".to_owned())
        }
        _ => Ok(daden),
    }
}

struct Lezer<'a> {
    it: &'a bestand::Traject,
    traject: &'a Traject,
    bron: &'a Bron<'a>,
    daden: Vec<Daad<Actie>>,
}

impl<'a> Lezer<'a> {
    fn regel(&self, tekst: &'a str) -> Result<Regel<'a>, String> {
        Regel::lees(tekst, self.bron.wie, self.bron.vandaag)
    }

    fn zet(&mut self, dag: NaiveDate, rang: Rang, door: CoachId, wat: Actie) {
        self.daden.push(Daad {
            dag,
            rang,
            door,
            wat,
        });
    }

    fn gedaan(&mut self) -> Result<(), String> {
        for tekst in &self.it.gedaan {
            let regel = self.regel(tekst)?;
            for stap in regel.stappen()? {
                let stand = Stapstand::Gedaan {
                    op: regel.dag,
                    door: regel.door,
                };
                self.zet(regel.dag, Rang::Stap, regel.door, Actie::Stap(stap, stand));
            }
        }
        Ok(())
    }

    /// What does not apply was said when the card came in the fase.
    fn nvt(&mut self, fasen: &[(Fase, NaiveDate)]) -> Result<(), String> {
        for tekst in &self.it.nvt {
            let (stap, reden) = regel::nvt(tekst)?;
            let fase = fasen.iter().find(|(fase, _)| *fase == stap.stap().fase);
            let (_, dag) = fase.ok_or_else(|| {
                format!("{stap} is n.v.t., maar in die fase was de kaart nog niet")
            })?;
            let wat = Actie::Stap(stap, Stapstand::Nvt { reden });
            self.zet(*dag, Rang::Nvt, self.traject.coach, wat);
        }
        Ok(())
    }

    /// Moves, each with the afwijkingen of its day; the others were noted while the card stood.
    fn verplaatst(&mut self, fasen: &[(Fase, NaiveDate)]) -> Result<(), String> {
        let mut afwijkingen: Vec<(Regel<'_>, StapId, String)> = Vec::new();
        for tekst in &self.it.afwijking {
            let regel = self.regel(tekst)?;
            let (stap, motivering) = regel.afwijking()?;
            afwijkingen.push((regel, stap, motivering));
        }
        for (fase, dag) in fasen.iter().skip(1) {
            let van_die_dag = afwijkingen.extract_if(.., |it| it.0.dag == *dag);
            let wat = Actie::Verplaats(*fase, van_die_dag.map(|it| (it.1, it.2)).collect());
            self.zet(*dag, Rang::Verplaats, self.traject.coach, wat);
        }
        for (regel, stap, motivering) in afwijkingen {
            let (op, door) = (regel.dag, regel.door);
            let stand = Stapstand::Afwijking {
                motivering,
                op,
                door,
            };
            self.zet(op, Rang::Stap, door, Actie::Stap(stap, stand));
        }
        Ok(())
    }

    fn teksten(&mut self) -> Result<(), String> {
        for tekst in &self.it.contact {
            let regel = self.regel(tekst)?;
            let it = regel.contact()?;
            let wat = Wat::Contact {
                wijze: it.wijze,
                uitkomst: it.uitkomst,
                met: it.met,
                tekst: it.tekst,
                op: regel.dag,
            };
            self.zet(regel.dag, Rang::Tekst, regel.door, Actie::Tekst(wat));
        }
        for tekst in &self.it.notities {
            let regel = self.regel(tekst)?;
            let wat = Wat::Notitie {
                tekst: regel.notitie()?,
            };
            self.zet(regel.dag, Rang::Tekst, regel.door, Actie::Tekst(wat));
        }
        Ok(())
    }

    fn gepland(&mut self) -> Result<(), String> {
        for tekst in &self.it.gepland {
            let regel = self.regel(tekst)?;
            let dag = plandag(&self.daden, regel.dag, self.bron.vandaag)
                .unwrap_or(self.traject.aangemaakt);
            for stap in regel.stappen()? {
                let wat = Actie::Stap(stap, Stapstand::Gepland { op: regel.dag });
                self.zet(dag, Rang::Plan, regel.door, wat);
            }
        }
        Ok(())
    }

    /// On hold, or closed.
    fn einde(&mut self) -> Result<(), String> {
        let vandaag = self.bron.vandaag;
        if let Some(wacht) = &self.it.wacht {
            let wat = Actie::Wacht {
                tot: dag::lees(&wacht.tot, vandaag)?,
                reden: wacht.reden.clone(),
            };
            self.zet(
                dag::lees(&wacht.sinds, vandaag)?,
                Rang::Einde,
                self.traject.coach,
                wat,
            );
        }
        if let Some(sluiting) = &self.it.sluiting {
            let slot = match (
                &sluiting.afgerond,
                &sluiting.uitgevallen,
                sluiting.niet_passend,
            ) {
                (Some(uitkomst), None, false) => Slot::Afgerond(code(uitkomst)?),
                (None, Some(reden), false) => Slot::Uitgevallen(code(reden)?),
                (None, None, true) => Slot::NietPassend,
                _ => {
                    let keus = "sluiting: kies een van afgerond, uitgevallen of niet_passend";
                    return Err(keus.to_owned());
                }
            };
            let wat = Actie::Sluit {
                slot,
                toelichting: sluiting.toelichting.clone(),
            };
            self.zet(
                dag::lees(&sluiting.op, vandaag)?,
                Rang::Einde,
                self.traject.coach,
                wat,
            );
        }
        Ok(())
    }
}
