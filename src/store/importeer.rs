//! An export back into an empty store: every line is read and checked before anything is kept.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::BufRead;

use serde_json::Value;

use crate::app::record::{Key, Record, Soort};
use crate::app::store::{Seq, Store};
use crate::domain::coach::Coach;
use crate::domain::id::CoachId;

use super::backup;
use super::export::{FORMAAT, Kop, Regel, WAT};
use super::fout::OpenFout;
use super::sled::{Opening, Opties, Voortgang, open, open_stil};
use super::tally::Tally;
use super::zegel::Zegel;
use super::{record, schijf};

/// A line that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegelFout {
    /// Its number; the first line is 1.
    pub regel: u64,
    /// What is wrong with it, in Dutch.
    pub wat: String,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportFout {
    /// The store has records.
    #[error(
        "In deze map staan al gegevens. Importeren kan alleen in een lege map, zodat er niets \
         verloren gaat. Kies een andere map met --data."
    )]
    NietLeeg,
    /// Lines that are wrong; nothing was kept.
    #[error("{}", samenvatting(.0))]
    Regels(Vec<RegelFout>),
    /// The store.
    #[error("{0}")]
    Open(#[from] OpenFout),
    /// What is read from.
    #[error("Lezen van het bestand lukt niet: {0}.")]
    Lezen(std::io::Error),
}

/// No more wrong lines than this are named.
const NOEMEN: usize = 50;

fn samenvatting(fouten: &[RegelFout]) -> String {
    let mut tekst = String::from("Er is niets geïmporteerd, want er zijn regels die niet kloppen:");
    for fout in fouten {
        // Writing to a string does not fail.
        let _ = write!(tekst, "\n  regel {}: {}", fout.regel, fout.wat);
    }
    if fouten.len() >= NOEMEN {
        tekst.push_str("\n  (meer fouten zijn niet getoond)");
    }
    tekst
}

/// Reads an export into a directory without records, with the versions it had, and opens the store.
pub fn importeer(
    invoer: &mut dyn BufRead,
    opties: Opties,
    voortgang: Voortgang<'_>,
) -> Result<Opening, ImportFout> {
    // Opening makes the directory as it should be, and tells whether anything is in it.
    let opening = open(opties.clone(), voortgang)?;
    if opening.store.seq() != Seq(0) {
        return Err(ImportFout::NietLeeg);
    }
    let store = opening.store.id();
    let map = opties.backup();
    let pad = map.join("import.tbb");
    let fout = || OpenFout::bij("Schrijven van", &pad);
    schijf::maak_map(&map).map_err(fout())?;
    let kop = backup::Kop {
        store,
        moment: opties.nu.timestamp(),
        kast: opening.store.kast().map_err(fout())?,
    };
    let zegel = opening.store.zegel().clone();
    let mut uit = backup::Schrijver::nieuw(&pad, kop).map_err(fout())?;
    let (seq, tally) = lees(invoer, &zegel, voortgang, &mut |sleutel, bytes| {
        uit.record(sleutel, Some(bytes))
    })?;
    opening.store.sluit().map_err(OpenFout::Anders)?;
    // The backup goes in place first; from then on opening makes the store from it.
    let doel = map.join(backup::naam(seq, opties.nu));
    uit.sluit_als(&doel, seq, &tally).map_err(fout())?;
    for leeg in [opties.sled(), opties.redo()] {
        fs::remove_dir_all(&leeg).map_err(OpenFout::bij("Opruimen van", &leeg))?;
    }
    Ok(open_stil(opties, voortgang)?)
}

type Houd<'a> = &'a mut dyn FnMut(Key, &[u8]) -> std::io::Result<()>;

fn lees(
    invoer: &mut dyn BufRead,
    zegel: &Zegel,
    voortgang: Voortgang<'_>,
    houd: Houd<'_>,
) -> Result<(u64, Tally), ImportFout> {
    let mut fouten = Vec::new();
    let mut kop: Option<Kop> = None;
    let mut tally = Tally::default();
    let mut gezien: HashSet<Key> = HashSet::new();
    let mut tekst = String::new();
    for nummer in 1_u64.. {
        tekst.clear();
        let klaar = match invoer.read_line(&mut tekst) {
            Ok(0) => break,
            Err(fout) if fout.kind() != std::io::ErrorKind::InvalidData => {
                return Err(ImportFout::Lezen(fout));
            }
            Err(_) => Err("dit is geen tekst (UTF-8)".to_owned()),
            Ok(_) => match &kop {
                None => lees_kop(&tekst).map(|gevonden| kop = Some(gevonden)),
                Some(kop) => lees_regel(&tekst, kop.seq).and_then(|(sleutel, versie, record)| {
                    if !gezien.insert(sleutel) {
                        return Err("deze sleutel staat er al".to_owned());
                    }
                    let bytes = record::pak(zegel, sleutel, Seq(versie), &record)
                        .map_err(|fout| fout.to_string())?;
                    tally.verwerk(sleutel, None, Some(versie));
                    houd(sleutel, &bytes).map_err(|fout| format!("bewaren lukt niet: {fout}"))
                }),
            },
        };
        if let Err(wat) = klaar {
            fouten.push(RegelFout { regel: nummer, wat });
            // Without a first line there is no telling what the others are.
            if kop.is_none() || fouten.len() >= NOEMEN {
                return Err(ImportFout::Regels(fouten));
            }
        }
        if nummer % 1024 == 0 {
            voortgang("Importeren", nummer, kop.as_ref().map(|kop| kop.aantal));
        }
    }
    let geheel = kop.as_ref().filter(|kop| kop.aantal == gezien.len() as u64);
    match (geheel, kop.as_ref()) {
        (Some(kop), _) if fouten.is_empty() => Ok((kop.seq, tally)),
        (None, kop) if fouten.is_empty() => {
            let wat = match kop {
                Some(kop) => format!(
                    "het bestand is niet af: er staan {} records in, dat hadden er {} moeten zijn",
                    gezien.len(),
                    kop.aantal
                ),
                None => "het bestand is leeg".to_owned(),
            };
            Err(ImportFout::Regels(vec![RegelFout {
                regel: gezien.len() as u64 + 1,
                wat,
            }]))
        }
        _ => Err(ImportFout::Regels(fouten)),
    }
}

fn lees_kop(tekst: &str) -> Result<Kop, String> {
    let kop: Kop = serde_json::from_str(tekst).map_err(|_| {
        "dit is geen export van trajectbord (de eerste regel klopt niet)".to_owned()
    })?;
    if kop.trajectbord != WAT {
        return Err("dit is geen export van trajectbord".to_owned());
    }
    if kop.formaat != FORMAAT {
        return Err(format!(
            "dit is een export in formaat {}, dit programma leest formaat {FORMAAT}; werk het bij",
            kop.formaat
        ));
    }
    Ok(kop)
}

fn lees_regel(tekst: &str, tot: u64) -> Result<(Key, u64, Record), String> {
    let regel: Regel<Value> = serde_json::from_str(tekst).map_err(|fout| zin(&fout))?;
    let (a, b) = regel.sleutel;
    let sleutel = Key {
        soort: regel.soort,
        a,
        b,
    };
    if regel.versie == 0 || regel.versie > tot {
        return Err(format!(
            "versie {} ligt niet tussen 1 en {tot}",
            regel.versie
        ));
    }
    let record = waarde(regel.soort, regel.waarde).map_err(|fout| zin(&fout))?;
    Ok((sleutel, regel.versie, record))
}

pub(super) fn waarde(soort: Soort, tekst: Value) -> Result<Record, serde_json::Error> {
    use serde_json::from_value as lees;
    Ok(match soort {
        Soort::Kandidaat => Record::Kandidaat(lees(tekst)?),
        Soort::Bsn => Record::Bsn(lees(tekst)?),
        Soort::Leerbedrijf => Record::Leerbedrijf(lees(tekst)?),
        Soort::Leerwerkplek => Record::Leerwerkplek(lees(tekst)?),
        Soort::Traject => Record::Traject(lees(tekst)?),
        Soort::Gebeurtenis => Record::Gebeurtenis(lees(tekst)?),
        Soort::Kwalificatie => Record::Kwalificatie(lees(tekst)?),
        Soort::Coach => Record::Coach(coach(tekst)?),
        Soort::Gebied => Record::Gebied(lees(tekst)?),
        Soort::Concept => Record::Concept(lees(tekst)?),
        Soort::Wijziging => Record::Wijziging(lees(tekst)?),
        Soort::Logregel => Record::Logregel(lees(tekst)?),
        Soort::Regio => Record::Regio(lees(tekst)?),
        Soort::Formulier => Record::Formulier(lees(tekst)?),
        Soort::Intrekking => Record::Intrekking(lees(tekst)?),
        Soort::Samenvoeging => Record::Samenvoeging(lees(tekst)?),
        Soort::Voorstel => Record::Voorstel(lees(tekst)?),
        Soort::Journaal => Record::Journaal(lees(tekst)?),
        Soort::Journaalstand => Record::Journaalstand(lees(tekst)?),
        Soort::Avg => Record::Avg(lees(tekst)?),
        Soort::Statistiek => Record::Statistiek(lees(tekst)?),
        Soort::Bewaren => Record::Bewaren(lees(tekst)?),
        Soort::Taak => Record::Taak(lees(tekst)?),
        Soort::Werkstand => Record::Werkstand(lees(tekst)?),
        Soort::Overleg => Record::Overleg(lees(tekst)?),
        Soort::Budget => Record::Budget(lees(tekst)?),
        Soort::Maandstand => Record::Maandstand(lees(tekst)?),
        Soort::Uitstel => Record::Uitstel(lees(tekst)?),
        Soort::Overdracht => Record::Overdracht(lees(tekst)?),
        Soort::Signaalinstelling => Record::Signaalinstelling(lees(tekst)?),
    })
}

/// Of before there were roles, the first coach manages the board, as when the store itself is read.
fn coach(tekst: Value) -> Result<Coach, serde_json::Error> {
    let zonder_rol = tekst.get("rol").is_none();
    let mut coach: Coach = serde_json::from_value(tekst)?;
    coach.beheer |= zonder_rol && coach.id == CoachId(1);
    Ok(coach)
}

/// What the reader of JSON says, without the values it met: they may be of a person.
fn zin(fout: &serde_json::Error) -> String {
    use serde_json::error::Category;
    match fout.classify() {
        Category::Eof => "de regel is niet af".to_owned(),
        Category::Syntax => format!("dit is geen JSON (bij teken {})", fout.column()),
        _ => match fout
            .to_string()
            .strip_prefix("missing field `")
            .and_then(|it| it.split_once('`'))
        {
            Some((veld, _)) => format!("het veld {veld} ontbreekt"),
            None => "een veld is onbekend of heeft een verkeerde waarde".to_owned(),
        },
    }
}
