//! Writing, reading and checking the journaal (P-20, P-21).
//!
//! A line stands under its card, so that one dossier is read without the others, and carries a
//! number that runs over the whole store. The print of a line is SHA-256 over all of it, the print
//! of the line before it included; where the chain ends stands in a record of its own, so that lines
//! taken from the end are missed too. Who can write all records can make another chain: note the
//! print that `controleer --journaal` shows somewhere else now and then.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::fault::Fault;
use super::record::{Key, Logregel, Record, Soort};
use super::store::{Store, StoreError};
use super::zicht::Zicht;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::journaal::{Handeling, Inzet, Journaalregel, Journaalstand, Spoor};

fn deel(uit: &mut Sha256, bytes: &[u8]) {
    uit.update((bytes.len() as u64).to_le_bytes());
    uit.update(bytes);
}

/// The print of a line: every part with its length before it, so that no two lines read the same.
pub fn print(regel: &Journaalregel) -> [u8; 32] {
    let mut uit = Sha256::new();
    uit.update(regel.vorige);
    uit.update(regel.nummer.to_le_bytes());
    uit.update(regel.moment.timestamp_micros().to_le_bytes());
    uit.update(regel.door.0.to_le_bytes());
    deel(&mut uit, regel.wat.code().as_bytes());
    uit.update(regel.kaart.map_or(0, KaartId::nummer).to_le_bytes());
    deel(&mut uit, regel.werkwoord.as_bytes());
    uit.update((regel.velden.len() as u64).to_le_bytes());
    for veld in &regel.velden {
        deel(&mut uit, veld.as_bytes());
    }
    if let Some(spoor) = regel.spoor {
        uit.update([1]);
        uit.update(spoor.voor.to_le_bytes());
        uit.update(spoor.na.to_le_bytes());
    }
    deel(&mut uit, regel.reden.as_bytes());
    uit.finalize().into()
}

/// A print of records, with the key of the store; 0 for none.
fn afdruk<'a>(sleutel: &[u8; 32], records: impl Iterator<Item = &'a Record>) -> u64 {
    let mut uit = Sha256::new();
    uit.update(sleutel);
    let mut leeg = true;
    for record in records {
        // What cannot be written was refused before it came here.
        deel(&mut uit, &serde_json::to_vec(record).unwrap_or_default());
        leeg = false;
    }
    if leeg {
        return 0;
    }
    let hash: [u8; 32] = uit.finalize().into();
    hash.iter()
        .take(8)
        .fold(0, |som, byte| som << 8 | u64::from(*byte))
}

/// Where the chain stands.
pub fn stand(zicht: &Zicht<'_>, sleutel: [u8; 32]) -> Result<Journaalstand, Fault> {
    Ok(match zicht.get(Key::journaalstand())? {
        Some((_, Record::Journaalstand(stand))) => stand,
        _ => Journaalstand::leeg(sleutel),
    })
}

/// Adds lines to what a commit writes.
pub struct Schrijver {
    stand: Journaalstand,
    begon: u64,
    puts: Vec<(Key, Option<Record>)>,
}

impl Schrijver {
    /// Goes on where the chain stands; `sleutel` is for a store without a journaal.
    pub fn nieuw(zicht: &Zicht<'_>, sleutel: [u8; 32]) -> Result<Self, Fault> {
        let stand = stand(zicht, sleutel)?;
        Ok(Self {
            begon: stand.laatste,
            stand,
            puts: Vec::new(),
        })
    }

    /// The prints of what a change replaced and put.
    pub fn spoor<'a>(
        &self,
        voor: impl Iterator<Item = &'a Record>,
        na: impl Iterator<Item = &'a Record>,
    ) -> Spoor {
        Spoor {
            voor: afdruk(&self.stand.sleutel, voor),
            na: afdruk(&self.stand.sleutel, na),
        }
    }

    /// One line more.
    pub fn zet(&mut self, inzet: Inzet) {
        let regel = Journaalregel {
            nummer: self.stand.laatste + 1,
            moment: inzet.moment,
            door: inzet.door,
            wat: inzet.wat,
            kaart: inzet.kaart,
            werkwoord: inzet.werkwoord,
            velden: inzet.velden,
            spoor: inzet.spoor,
            reden: inzet.reden,
            vorige: self.stand.kop,
        };
        self.stand.laatste = regel.nummer;
        self.stand.kop = print(&regel);
        let key = Key::journaal(regel.kaart, regel.nummer);
        self.puts
            .push((key, Some(Record::Journaal(Box::new(regel)))));
    }

    /// Lines before this number are cleared away; the chain begins after them.
    pub fn begin_bij(&mut self, eerste: u64, begin: [u8; 32]) {
        self.stand.eerste = eerste;
        self.stand.begin = begin;
    }

    /// What there is to write; nothing when no line was added.
    pub fn puts(mut self) -> Vec<(Key, Option<Record>)> {
        if self.stand.laatste > self.begon {
            let stand = Record::Journaalstand(self.stand);
            self.puts.push((Key::journaalstand(), Some(stand)));
        }
        self.puts
    }
}

/// A line of before there was a chain.
fn van_logregel(kaart: KaartId, nummer: u64, regel: Logregel) -> Journaalregel {
    Journaalregel {
        nummer,
        moment: regel.moment,
        door: regel.door,
        wat: Handeling::Wijziging,
        kaart: Some(kaart),
        werkwoord: regel.werkwoord,
        velden: regel.velden,
        spoor: None,
        reden: String::new(),
        vorige: [0; 32],
    }
}

/// Every line of a card, oldest first, those of before the chain included.
pub fn van_kaart(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Vec<Journaalregel>, Fault> {
    let mut alle = Vec::new();
    let (van, tot) = Key::van_eigenaar(Soort::Logregel, kaart.nummer());
    for (key, record) in zicht.alle(van, tot)? {
        if let Record::Logregel(regel) = record {
            alle.push(van_logregel(kaart, key.b >> 12, regel));
        }
    }
    let (van, tot) = Key::van_eigenaar(Soort::Journaal, kaart.nummer());
    for (_, record) in zicht.alle(van, tot)? {
        if let Record::Journaal(regel) = record {
            alle.push(*regel);
        }
    }
    Ok(alle)
}

/// The last change of a card, for the words of a conflict.
pub fn laatste_wijziging(zicht: &Zicht<'_>, kaart: KaartId) -> Option<Journaalregel> {
    let alle = van_kaart(zicht, kaart).ok()?;
    alle.into_iter()
        .rev()
        .find(|regel| regel.wat == Handeling::Wijziging)
}

/// Whether a coach said today why the dossier of a card is opened (P-23).
pub fn waargenomen(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    coach: CoachId,
    vandaag: NaiveDate,
) -> Result<bool, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Journaal, kaart.nummer());
    // The line names the day of the coach, who may be on another side of midnight than UTC.
    let dag = vandaag.to_string();
    let mut gevonden = false;
    zicht.loop_langs(van, tot, &mut |record| match record {
        Record::Journaal(regel)
            if regel.wat == Handeling::Waarneming
                && regel.door == coach
                && regel.velden.first() == Some(&dag) =>
        {
            gevonden = true;
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    })?;
    Ok(gevonden)
}

/// What looking at the whole chain found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keten {
    /// How many lines there are.
    pub aantal: u64,
    /// Number of the first line that is kept.
    pub eerste: u64,
    /// Print of the last line, to be noted somewhere else.
    pub kop: String,
    /// What is wrong, in Dutch.
    pub fouten: Vec<String>,
}

/// No more faults than this are named.
const NOEMEN: usize = 20;

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut uit, byte| {
        // Writing to memory does not fail.
        let _ = write!(uit, "{byte:02x}");
        uit
    })
}

/// Walks the whole chain and names every gap and every line that is not as it was written (P-21).
pub fn controleer(store: &dyn Store) -> Result<Keten, StoreError> {
    let zicht_stand = match store.get(Key::journaalstand())?.map(|it| it.record) {
        Some(Record::Journaalstand(stand)) => Some(stand),
        _ => None,
    };
    let mut keten = Keten::default();
    // Number to: where it stands, the print it names, its own print.
    let mut regels: BTreeMap<u64, (u64, [u8; 32], [u8; 32])> = BTreeMap::new();
    let (van, tot) = Key::hele_soort(Soort::Journaal);
    store.walk(van, tot, &mut |key, gezien| {
        let Record::Journaal(regel) = gezien.record else {
            return ControlFlow::Continue(());
        };
        let plaats = regel.kaart.map_or(0, KaartId::nummer);
        if key.b != regel.nummer || key.a != plaats {
            keten.fouten.push(format!(
                "regel {} staat op de plaats van regel {}",
                regel.nummer, key.b
            ));
        }
        let eigen = print(&regel);
        if regels
            .insert(regel.nummer, (key.a, regel.vorige, eigen))
            .is_some()
        {
            keten
                .fouten
                .push(format!("regel {} staat er twee keer", regel.nummer));
        }
        ControlFlow::Continue(())
    })?;
    keten.aantal = regels.len() as u64;
    let Some(stand) = zicht_stand else {
        if !regels.is_empty() {
            keten
                .fouten
                .push("het einde van het journaal is weg".to_owned());
        }
        return Ok(keten);
    };
    keten.eerste = stand.eerste;
    keten.kop = hex(&stand.kop);
    let mut vorige = stand.begin;
    let mut nummer = stand.eerste;
    for (eigen_nummer, (_, naar, eigen)) in &regels {
        if *eigen_nummer < stand.eerste {
            keten
                .fouten
                .push(format!("regel {eigen_nummer} was al weggehaald"));
            continue;
        }
        if *eigen_nummer > nummer {
            keten.fouten.push(match eigen_nummer - nummer {
                1 => format!("regel {nummer} ontbreekt"),
                _ => format!(
                    "de regels {nummer} tot en met {} ontbreken",
                    eigen_nummer - 1
                ),
            });
        } else if *naar != vorige {
            keten.fouten.push(match nummer.checked_sub(1) {
                Some(eerder) if nummer > stand.eerste => {
                    format!("regel {eerder} is niet meer zoals hij geschreven is")
                }
                _ => format!("regel {nummer} sluit niet aan op wat eerder is weggehaald"),
            });
        }
        vorige = *eigen;
        nummer = eigen_nummer + 1;
    }
    if nummer <= stand.laatste {
        keten.fouten.push(format!(
            "de regels {nummer} tot en met {} ontbreken aan het einde",
            stand.laatste
        ));
    } else if vorige != stand.kop {
        keten.fouten.push(format!(
            "regel {} is niet meer zoals hij geschreven is",
            stand.laatste
        ));
    }
    keten.fouten.truncate(NOEMEN);
    Ok(keten)
}
