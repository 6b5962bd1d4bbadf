//! What a command decided: every record, line and word of it, before anything is written.

use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::journaal::Handeling;
use crate::domain::traject::Traject;

/// What a command decided.
#[derive(Debug, Default)]
pub struct Besluit {
    /// In words, for the status line and for taking it back.
    pub titel: String,
    /// The card it was about, or that it made.
    pub kaart: Option<KaartId>,
    /// Records to write, or to remove.
    pub puts: Vec<(Key, Option<Record>)>,
    /// Entries for timelines.
    pub tijdlijn: Vec<(KaartId, Wat)>,
    /// Fields that changed, for the log, per card.
    pub velden: Vec<(KaartId, Vec<String>)>,
    /// Cards left where they are, with the reason.
    pub gebleven: Vec<(KaartId, String)>,
    /// What it is in the journaal where it is no plain change, and why.
    pub journaal: Option<(Handeling, String)>,
    /// Where the journaal begins from now on, where older lines go.
    pub begin: Option<(u64, [u8; 32])>,
    /// Whether `u` can take it back.
    pub terug: bool,
}

impl Besluit {
    /// A change to one card that can be taken back.
    pub(super) fn van_kaart(kaart: KaartId, titel: String) -> Self {
        Self {
            titel,
            kaart: Some(kaart),
            terug: true,
            ..Self::default()
        }
    }

    pub(super) fn schrijf(&mut self, key: Key, record: Record) {
        self.puts.retain(|(ander, _)| *ander != key);
        self.puts.push((key, Some(record)));
    }

    /// A traject as the decision has it so far.
    pub(super) fn traject(&self, zicht: &Zicht<'_>, id: TrajectId) -> Result<Traject, Fault> {
        let key = Key::traject(id);
        match self.puts.iter().find(|(ander, _)| *ander == key) {
            Some((_, Some(Record::Traject(traject)))) => Ok((**traject).clone()),
            _ => Ok(zicht.traject(id)?.1),
        }
    }

    /// The same event on the timelines of two cards.
    pub(super) fn op_beide(&mut self, een: KaartId, ander: KaartId, wat: Wat) {
        self.tijdlijn.push((een, wat.clone()));
        self.tijdlijn.push((ander, wat));
    }

    pub(super) fn veld(&mut self, kaart: KaartId, veld: &str) {
        self.velden.push((kaart, vec![veld.to_owned()]));
    }
}
