//! From a decision to a batch: the records, the timeline, the log, and how to take it back.

use std::collections::HashMap;

use crate::app::command::Command;
use crate::app::decide::ongedaan::wijzigingen;
use crate::app::decide::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::record::{Deel, Key, Logregel, Record, Soort, Wijziging};
use crate::app::store::{Batch, Seq};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::KaartId;

/// Changes that a coach can take back; older ones are forgotten.
const ONGEDAAN_MAX: usize = 200;

/// Numbers of entries within one commit: the sequence comes first, so they sort by time. They count
/// per card, so that a change of thousands of cards gives each its own few.
#[derive(Default)]
struct Nummers(HashMap<KaartId, u64>);

impl Nummers {
    fn volgend(&mut self, kaart: KaartId, seq: Seq) -> u64 {
        let plaats = self.0.entry(kaart).or_default();
        let nummer = (seq.0 << 12) | (*plaats & 0xFFF);
        *plaats += 1;
        nummer
    }
}

/// The batch of a decision.
pub(super) fn batch(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    command: &Command,
    besluit: &Besluit,
    seq: Seq,
) -> Result<Batch, Fault> {
    let mut puts = besluit.puts.clone();
    let mut verwacht = Vec::new();
    let mut delen = Vec::new();
    for (key, na) in &besluit.puts {
        let (versie, voor) = match zicht.get(*key)? {
            Some((versie, record)) => (versie, Some(record)),
            None => (None, None),
        };
        // A version of this very group is not known yet; the writer's lock guards it.
        if versie.is_some() {
            verwacht.push((*key, versie));
        }
        if besluit.terug && key.soort != Soort::Concept {
            delen.push(Deel {
                sleutel: *key,
                voor,
                na: na.clone(),
            });
        }
    }
    let mut nummers = Nummers::default();
    for (kaart, wat) in &besluit.tijdlijn {
        let key = Key::gebeurtenis(*kaart, nummers.volgend(*kaart, seq));
        let gebeurtenis = Gebeurtenis {
            kaart: *kaart,
            moment: omgeving.nu,
            door: omgeving.coach,
            wat: wat.clone(),
        };
        let record = Record::Gebeurtenis(gebeurtenis);
        // Own words can be taken back; what the program noted stays as history.
        if besluit.terug && wat.is_eigen_tekst() {
            delen.push(Deel {
                sleutel: key,
                voor: None,
                na: Some(record.clone()),
            });
        }
        puts.push((key, Some(record)));
    }
    let mut nummers = Nummers::default();
    for (kaart, velden) in &besluit.velden {
        let regel = Logregel {
            moment: omgeving.nu,
            door: omgeving.coach,
            werkwoord: command.werkwoord().to_owned(),
            velden: velden.clone(),
        };
        puts.push((
            Key::logregel(*kaart, nummers.volgend(*kaart, seq)),
            Some(Record::Logregel(regel)),
        ));
    }
    if besluit.terug && !delen.is_empty() {
        onthoud(omgeving, zicht, besluit, seq, delen, &mut puts)?;
    }
    Ok(Batch { verwacht, puts })
}

/// Keeps the change for `u`, forgets what was taken back before it and what is too old.
fn onthoud(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    besluit: &Besluit,
    seq: Seq,
    delen: Vec<Deel>,
    puts: &mut Vec<(Key, Option<Record>)>,
) -> Result<(), Fault> {
    let eerder = wijzigingen(omgeving.coach, zicht)?;
    let te_veel = (eerder.len() + 1).saturating_sub(ONGEDAAN_MAX);
    for (plaats, oud) in eerder.into_iter().enumerate() {
        if oud.teruggenomen || plaats < te_veel {
            puts.push((Key::wijziging(omgeving.coach, oud.nummer), None));
        }
    }
    let wijziging = Wijziging {
        nummer: seq.0,
        titel: besluit.titel.clone(),
        kaart: besluit.kaart,
        delen,
        teruggenomen: false,
    };
    let key = Key::wijziging(omgeving.coach, seq.0);
    puts.push((key, Some(Record::Wijziging(Box::new(wijziging)))));
    Ok(())
}
