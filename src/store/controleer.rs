//! Looking at everything: each record, the counts, the log, the backups.

use std::ops::ControlFlow;

use chrono::TimeDelta;

use crate::app::record::{Key, Soort};
use crate::app::store::StoreError;

use super::sled::{SledStore, Voortgang};
use super::tally::Tally;
use super::{backup, envelope, record, schijf};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regel {
    /// Whether it is right.
    pub goed: bool,
    /// What was found, in Dutch.
    pub tekst: String,
}

/// Everything that was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Controle {
    /// A line for each thing.
    pub regels: Vec<Regel>,
}

impl Controle {
    /// Whether everything is right.
    pub fn goed(&self) -> bool {
        self.regels.iter().all(|regel| regel.goed)
    }

    pub(super) fn goede(&mut self, tekst: impl Into<String>) {
        self.regels.push(Regel {
            goed: true,
            tekst: tekst.into(),
        });
    }

    pub(super) fn foute(&mut self, tekst: impl Into<String>) {
        self.regels.push(Regel {
            goed: false,
            tekst: tekst.into(),
        });
    }
}

/// No more damaged records than this are named.
const NOEMEN: usize = 20;

impl SledStore {
    /// Checks every record, the counts, the redo log and the backups. Writers wait meanwhile.
    pub fn controleer(&self, voortgang: Voortgang<'_>) -> Controle {
        let mut controle = Controle::default();
        self.in_rust(|seq, verwacht| {
            self.controleer_records(&mut controle, seq, verwacht, voortgang);
            self.controleer_log(&mut controle, seq);
        });
        self.controleer_backups(&mut controle, voortgang);
        controle
    }

    fn controleer_records(
        &self,
        controle: &mut Controle,
        seq: u64,
        verwacht: &Tally,
        voortgang: Voortgang<'_>,
    ) {
        let mut geteld = Tally::default();
        let mut gezien = 0;
        let mut slecht = 0;
        for soort in Soort::ALL {
            let (van, tot) = Key::hele_soort(soort);
            let walk = self.walk_ruw(van, tot, &mut |sleutel, bytes| {
                geteld.verwerk(sleutel, None, envelope::versie(bytes));
                if let Err(fout) = record::pak_uit(self.zegel(), sleutel, bytes) {
                    slecht += 1;
                    if slecht <= NOEMEN {
                        controle.foute(fout_in_record(sleutel, &fout));
                    }
                }
                gezien += 1;
                if gezien % 1024 == 0 {
                    voortgang("Records nakijken", gezien, Some(verwacht.totaal()));
                }
                ControlFlow::Continue(())
            });
            if let Err(fout) = walk {
                slecht += 1;
                controle.foute(format!(
                    "De records van soort {} zijn niet te lezen: {fout}",
                    soort.naam()
                ));
            }
        }
        if slecht > NOEMEN {
            controle.foute(format!(
                "Nog {} andere records zijn beschadigd.",
                slecht - NOEMEN
            ));
        }
        if geteld == *verwacht && slecht == 0 {
            controle.goede(format!(
                "{gezien} records gelezen en heel, tot en met wijziging {seq}."
            ));
        } else {
            controle.foute(format!(
                "Er zijn {gezien} records gelezen, dat hadden er {} moeten zijn. Sluit trajectbord en \
                 start opnieuw: dan worden de gegevens hersteld.",
                verwacht.totaal()
            ));
            self.meld_schade();
        }
    }

    fn controleer_log(&self, controle: &mut Controle, seq: u64) {
        match self.logboek().and_then(|log| Ok((log.controleer()?, log))) {
            Err(fout) => controle.foute(format!("Het logboek is niet te lezen: {fout}.")),
            Ok((fouten, log)) => {
                let tot = log.slot().map_or(0, |slot| slot.seq);
                if fouten.is_empty() && tot == seq {
                    controle.goede(format!(
                        "Het logboek is heel en loopt tot en met wijziging {seq} ({} kB).",
                        log.grootte() / 1024
                    ));
                } else {
                    for fout in fouten {
                        controle.foute(format!("Logboek: {fout}."));
                    }
                    if tot != seq {
                        controle.foute(format!(
                            "Het logboek loopt tot {tot}, de gegevens tot {seq}."
                        ));
                    }
                    controle.foute(
                        "Maak een back-up (trajectbord backup): dan is het logboek niet meer nodig.",
                    );
                }
            }
        }
    }

    fn controleer_backups(&self, controle: &mut Controle, voortgang: Voortgang<'_>) {
        let (lijst, slecht) = match backup::lijst(&self.backup_map()) {
            Ok(gevonden) => gevonden,
            Err(fout) => return controle.foute(format!("De back-ups zijn niet te lezen: {fout}.")),
        };
        for pad in slecht {
            controle.foute(format!("De back-up {} is beschadigd.", schijf::naam(&pad)));
        }
        match lijst.first() {
            None => controle.goede("Er is nog geen back-up."),
            Some(nieuwste) => self.controleer_leeftijd(controle, nieuwste),
        }
        for (nummer, backup) in (1..).zip(&lijst) {
            voortgang("Back-ups nakijken", nummer, Some(lijst.len() as u64));
            let naam = schijf::naam(&backup.pad);
            match backup::controleer(&backup.pad) {
                Ok((_, voet)) => controle.goede(format!(
                    "De back-up {naam} is heel: {} records, tot en met wijziging {}.",
                    voet.tally.totaal(),
                    voet.seq
                )),
                Err(fout) => {
                    controle.foute(format!("De back-up {naam} is niet bruikbaar: {fout}."));
                }
            }
        }
    }
}

/// A backup that is older than this, with changes since, is one too few.
const TE_OUD: TimeDelta = TimeDelta::days(7);

impl SledStore {
    fn controleer_leeftijd(&self, controle: &mut Controle, nieuwste: &backup::Backup) {
        let sinds = self.in_rust(|seq, _| seq.saturating_sub(nieuwste.seq));
        let dag = nieuwste.moment.format("%d-%m-%Y");
        if sinds > 0 && self.nu().signed_duration_since(nieuwste.moment) > TE_OUD {
            controle.foute(format!(
                "De nieuwste back-up is van {dag}, en daarna zijn er {sinds} wijzigingen. Maak er nu een \
                 met: trajectbord backup"
            ));
        }
    }
}

fn fout_in_record(sleutel: Key, fout: &StoreError) -> String {
    let waarom = match fout {
        StoreError::Beschadigd { waarom, .. } => waarom.clone(),
        fout => fout.to_string(),
    };
    format!(
        "{} {}/{}: {waarom}.",
        sleutel.soort.naam(),
        sleutel.a,
        sleutel.b
    )
}
