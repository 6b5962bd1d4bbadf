//! From a decision to a batch: the records, the timeline, the log, and how to take it back.

use std::collections::HashMap;

use crate::app::command::Command;
use crate::app::decide::ongedaan::Wijzigingen;
use crate::app::decide::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::journaal::Schrijver;
use crate::app::record::{Deel, Key, Record, Soort, Wijziging};
use crate::app::store::{Batch, Seq};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::KaartId;
use crate::domain::journaal::{Handeling, Inzet};

/// Changes that a coach can take back; older ones are forgotten.
const ONGEDAAN_MAX: usize = 200;

/// Once in so many commits the older ones are looked up: a commit need not count them each time.
const OPRUIMEN: u64 = 32;

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
    (seq, zout): (Seq, [u8; 32]),
) -> Result<Batch, Fault> {
    let mut puts = besluit.puts.clone();
    let mut eerder = Vec::new();
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
        eerder.extend(voor.clone());
        // What is kept of a correction stays, also when the correction is taken back.
        if besluit.terug && !matches!(key.soort, Soort::Concept | Soort::Avg) {
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
    puts.extend(journaal(
        omgeving,
        zicht,
        command,
        besluit,
        (&eerder, zout),
    )?);
    if besluit.terug && !delen.is_empty() {
        onthoud(omgeving, zicht, besluit, seq, delen, &mut puts)?;
    }
    Ok(Batch { verwacht, puts })
}

/// The lines of the journaal: one for each card with the fields that changed, and one for a change
/// that names no field. A draft is one's own until it is used.
fn journaal(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    command: &Command,
    besluit: &Besluit,
    (eerder, zout): (&[Record], [u8; 32]),
) -> Result<Vec<(Key, Option<Record>)>, Fault> {
    let concept = |key: &Key| matches!(key.soort, Soort::Concept | Soort::Werkstand);
    let niets = besluit.puts.iter().all(|(key, _)| concept(key));
    if besluit.velden.is_empty() && besluit.journaal.is_none() && niets {
        return Ok(Vec::new());
    }
    let mut schrijver = Schrijver::nieuw(zicht, zout)?;
    let na = besluit
        .puts
        .iter()
        .filter_map(|(_, record)| record.as_ref());
    let spoor = (!niets).then(|| schrijver.spoor(eerder.iter(), na));
    let (wat, reden) = besluit
        .journaal
        .clone()
        .unwrap_or((Handeling::Wijziging, String::new()));
    let regel = |kaart, velden: &[String]| Inzet {
        werkwoord: command.werkwoord().to_owned(),
        velden: velden.to_vec(),
        spoor,
        reden: reden.clone(),
        ..Inzet::nieuw(omgeving.nu, omgeving.coach, wat, kaart)
    };
    if let Some((eerste, begin)) = besluit.begin {
        schrijver.begin_bij(eerste, begin);
    }
    for (kaart, velden) in &besluit.velden {
        schrijver.zet(regel(Some(*kaart), velden));
    }
    if besluit.velden.is_empty() {
        schrijver.zet(regel(besluit.kaart, &[]));
    }
    Ok(schrijver.puts())
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
    let mut eerder = Wijzigingen::van(omgeving.coach, zicht);
    let (teruggenomen, nog_een) = eerder.splits()?;
    let weg = teruggenomen.iter().map(|oud| oud.nummer);
    puts.extend(weg.map(|nummer| (Key::wijziging(omgeving.coach, nummer), None)));
    // What is too old goes, now and then; only where it stands is looked at, not what is in it.
    if seq.0.is_multiple_of(OPRUIMEN) {
        let mut blijft = 1 + usize::from(nog_een.is_some());
        while let Some(key) = eerder.sleutel()? {
            if blijft >= ONGEDAAN_MAX {
                puts.push((key, None));
            }
            blijft += 1;
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
