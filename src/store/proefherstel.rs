//! The restore drill: a backup put back aside, held against what it says of itself and against the log of the living store, and taken away again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::app::record::{Key, Soort};
use crate::app::store::StoreError;

use super::backup::{self, BackupFout, Kop, Voet, uit_huis};
use super::controleer::Controle;
use super::fout::OpenFout;
use super::herstel::{herstel, ontsleutel};
use super::herzegel::NieuwSlot;
use super::lock::Grendel;
use super::redo::logboek::Logboek;
use super::schijf;
use super::sled::{Opties, SledStore, Sleutelbos, Voortgang, log_regels};

/// What a drill showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proef {
    /// The backup that was tried.
    pub backup: PathBuf,
    /// What was compared, a line each.
    pub controle: Controle,
}

/// Room that a drill needs: the copy of the backup, sled at its worst, and the log. One that left the
/// host stands there once more, opened.
const MAAL: u64 = 6;
const MINSTENS: u64 = 64 * MB;
const MB: u64 = 1024 * 1024;

/// Puts the newest backup back aside, or the one that is named, and compares.
///
/// The living store is not opened: its owner works on, and its log is only read. What was made is
/// gone when this returns; what a killed drill left goes with the next one, or the next opening.
/// A backup that left the host is opened aside first, with what opens it.
pub fn proef_herstel(
    bron: Option<&Path>,
    opties: &Opties,
    voortgang: Voortgang<'_>,
) -> Result<Proef, OpenFout> {
    let bron = welke(bron, opties)?;
    let plaats = Werkplaats::maak(opties)?;
    ruimte(&bron, opties)?;
    let kopie = plaats.kopie();
    let geheim = ontsleutel(&bron, &kopie, opties, voortgang)?;
    let leesbaar = if geheim.is_some() {
        kopie.as_path()
    } else {
        bron.as_path()
    };
    let identiteit = geheim.map(|it| Arc::new(NieuwSlot::nieuw(it)) as Arc<dyn Sleutelbos>);
    let apart = Opties {
        map: plaats.opslag(),
        minimaal_vrij: 0,
        identiteit: identiteit.or_else(|| opties.identiteit.clone()),
        ..opties.clone()
    };
    let mut controle = Controle::default();
    let wat = (leesbaar, schijf::naam(&bron));
    vergelijk(wat, opties, apart, &mut controle, voortgang)?;
    drop(plaats);
    let oordeel = if controle.goed() { "goed" } else { "NIET goed" };
    let regel = format!(
        "Proef met terugzetten van {}: {oordeel}.",
        schijf::naam(&bron)
    );
    // Whoever asked hears it anyway.
    let _ = log_regels(&opties.logbestand(), opties.nu, &[regel]);
    Ok(Proef {
        backup: bron,
        controle,
    })
}

/// The backup by its path or its name, or the newest.
fn welke(bron: Option<&Path>, opties: &Opties) -> Result<PathBuf, OpenFout> {
    let map = opties.backup();
    if let Some(bron) = bron {
        let plekken = [
            bron.to_owned(),
            map.join(bron),
            opties.uit_huis().join(bron),
        ];
        let er = |pad: &PathBuf| pad.try_exists().unwrap_or(false);
        return plekken.into_iter().find(er).ok_or_else(|| {
            OpenFout::Anders(format!(
                "De back-up {} is er niet. Welke er zijn zie je in {} en {}.",
                bron.display(),
                map.display(),
                opties.uit_huis().display()
            ))
        });
    }
    let (lijst, _) = backup::lijst(&map).map_err(OpenFout::bij("Lezen van", &map))?;
    match lijst.into_iter().next() {
        Some(backup) => Ok(backup.pad),
        None => Err(OpenFout::Anders(format!(
            "In {} staat geen back-up om te proberen. Maak er een met: trajectbord backup",
            map.display()
        ))),
    }
}

fn ruimte(bron: &Path, opties: &Opties) -> Result<(), OpenFout> {
    let lengte = fs::metadata(bron)
        .map_err(OpenFout::bij("Lezen van", bron))?
        .len();
    let kopie = uit_huis::is_age(bron).map_err(OpenFout::bij("Lezen van", bron))?;
    let maal = MAAL + u64::from(kopie.is_some());
    let nodig = lengte.saturating_mul(maal).saturating_add(MINSTENS);
    // A system that does not say it is no reason to leave the drill out: writing will tell.
    let vrij = opties.schijf.vrij(&opties.map).unwrap_or(u64::MAX);
    if vrij >= nodig {
        return Ok(());
    }
    Err(OpenFout::Anders(format!(
        "Voor deze proef is {} MB vrije ruimte nodig bij {}, en er is {} MB. Maak ruimte vrij en \
         probeer het opnieuw.",
        nodig / MB,
        opties.map.display(),
        vrij / MB
    )))
}

/// A directory beside the store for one drill; gone when it is dropped.
struct Werkplaats {
    map: PathBuf,
    _grendel: Grendel,
}

impl Werkplaats {
    fn maak(opties: &Opties) -> Result<Self, OpenFout> {
        let map = opties.proef();
        schijf::maak_map(&map).map_err(OpenFout::bij("Maken van", &map))?;
        let grendel = Grendel::neem(&map).map_err(|fout| match fout {
            OpenFout::Bezet { .. } => OpenFout::Anders(
                "Er loopt al een proef met deze opslag. Wacht tot die klaar is.".to_owned(),
            ),
            fout => fout,
        })?;
        let plaats = Self {
            map,
            _grendel: grendel,
        };
        let oud = plaats.opslag();
        if oud.exists() {
            fs::remove_dir_all(&oud).map_err(OpenFout::bij("Opruimen van", &oud))?;
        }
        let oud = plaats.kopie();
        schijf::weg_indien_er(&oud).map_err(OpenFout::bij("Opruimen van", &oud))?;
        Ok(plaats)
    }

    /// A copy that left the host, opened.
    fn kopie(&self) -> PathBuf {
        self.map.join("kopie.tbb")
    }

    fn opslag(&self) -> PathBuf {
        self.map.join("opslag")
    }
}

impl Drop for Werkplaats {
    fn drop(&mut self) {
        // Should it stay, the next drill or the next opening takes it away.
        let _ = fs::remove_dir_all(&self.map);
    }
}

/// Takes away what a killed drill left; one that runs is left alone.
pub(super) fn ruim_op(map: &Path) -> io::Result<()> {
    if !map.is_dir() {
        return Ok(());
    }
    match Grendel::neem(map) {
        Ok(_grendel) => fs::remove_dir_all(map),
        Err(_) => Ok(()),
    }
}

fn opslagfout(fout: StoreError) -> OpenFout {
    OpenFout::Anders(fout.to_string())
}

fn vergelijk(
    (bron, naam): (&Path, String),
    opties: &Opties,
    apart: Opties,
    controle: &mut Controle,
    voortgang: Voortgang<'_>,
) -> Result<(), OpenFout> {
    voortgang("Back-up nakijken", 0, None);
    let (kop, voet, later) = match lees(bron) {
        Ok(gelezen) => gelezen,
        Err(BackupFout::Schijf(fout)) => return Err(OpenFout::bij("Lezen van", bron)(fout)),
        Err(BackupFout::Beschadigd(waarom)) => {
            controle.foute(format!("De back-up {naam} is niet bruikbaar: {waarom}."));
            return Ok(());
        }
    };
    controle.goede(format!(
        "De back-up {naam} is heel: {} records, tot en met wijziging {}.",
        voet.tally.totaal(),
        voet.seq
    ));
    let (opening, gezien) = herstel(bron, apart, voortgang)?;
    let store = &opening.store;
    for melding in &opening.meldingen {
        controle.foute(format!("Bij het terugzetten: {melding}"));
    }
    controle
        .regels
        .extend(gezien.regels.into_iter().filter(|regel| !regel.goed));
    let anders = anders(bron, &later, store, voortgang)?;
    if anders == 0 && store.in_rust(|seq, tally| seq == voet.seq && *tally == voet.tally) {
        controle.goede(
            "Teruggezet: elk record is byte voor byte dat van de back-up, en de aantallen en versies \
             zijn die in de back-up staan.",
        );
    } else {
        controle.foute(format!(
            "Teruggezet, maar {anders} records zijn anders dan in de back-up of de aantallen kloppen \
             niet. Gebruik deze back-up niet."
        ));
    }
    let afdruk = afdruk(store)?;
    controle.goede(format!("Afdruk van de inhoud (sha256): {afdruk}"));
    met_het_log(opties, &kop, &voet, store, controle, voortgang)
}

/// Envelopes of the records that changed while the backup was made; the last word on each.
type Later = BTreeMap<Key, Option<Vec<u8>>>;

/// Reads a backup from end to end. What follows the walk over all records is kept: it is short.
fn lees(bron: &Path) -> Result<(Kop, Voet, Later), BackupFout> {
    let mut later = Later::new();
    let mut vorige: Option<(usize, Key)> = None;
    let (kop, voet) = backup::lees::<BackupFout>(bron, &mut |(sleutel, na)| {
        let plek = (volgorde(sleutel.soort), sleutel);
        if vorige.is_none_or(|vorige| vorige < plek) && later.is_empty() {
            vorige = Some(plek);
        } else {
            later.insert(sleutel, na.map(<[u8]>::to_vec));
        }
        Ok(())
    })?;
    Ok((kop, voet, later))
}

/// In which order the walk of a backup meets the kinds.
fn volgorde(soort: Soort) -> usize {
    Soort::ALL
        .iter()
        .position(|it| *it == soort)
        .unwrap_or_default()
}

/// Why comparing stopped.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error("{0}")]
    Backup(#[from] BackupFout),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// How many records stand otherwise in the store than in the backup.
fn anders(
    bron: &Path,
    later: &Later,
    store: &SledStore,
    voortgang: Voortgang<'_>,
) -> Result<u64, OpenFout> {
    let mut anders = 0;
    let mut gezien = 0;
    let gelezen = backup::lees::<Stop>(bron, &mut |(sleutel, na)| {
        gezien += 1;
        if gezien % 1024 == 0 {
            voortgang("Vergelijken", gezien, None);
        }
        let moet = match later.get(&sleutel) {
            Some(na) => na.as_deref(),
            None => na,
        };
        anders += u64::from(store.get_ruw(sleutel)?.as_deref() != moet);
        Ok(())
    });
    match gelezen {
        Ok(_) => Ok(anders),
        Err(Stop::Backup(BackupFout::Schijf(fout))) => Err(OpenFout::bij("Lezen van", bron)(fout)),
        Err(fout) => Err(OpenFout::Anders(fout.to_string())),
    }
}

/// A print of everything in a store: the same content gives the same print on any machine.
fn afdruk(store: &SledStore) -> Result<String, OpenFout> {
    let mut som = Sha256::new();
    for soort in Soort::ALL {
        let (van, tot) = Key::hele_soort(soort);
        let walk = store.walk_ruw(van, tot, &mut |sleutel, bytes| {
            som.update([sleutel.soort.nummer()]);
            som.update(sleutel.a.to_be_bytes());
            som.update(sleutel.b.to_be_bytes());
            som.update((bytes.len() as u64).to_be_bytes());
            som.update(bytes);
            ControlFlow::Continue(())
        });
        walk.map_err(opslagfout)?;
    }
    Ok(som.finalize().iter().fold(String::new(), |mut uit, byte| {
        // Writing to a string does not fail.
        let _ = write!(uit, "{byte:02x}");
        uit
    }))
}

/// Against the log of the living store: what it counted at the sequence of the backup, and whether
/// backup and log together give what it counts now.
fn met_het_log(
    opties: &Opties,
    kop: &Kop,
    voet: &Voet,
    store: &SledStore,
    controle: &mut Controle,
    voortgang: Voortgang<'_>,
) -> Result<(), OpenFout> {
    let redo = opties.redo();
    let fout = || OpenFout::bij("Lezen van", &redo);
    let log = Logboek::open(&redo, kop.store).map_err(fout())?;
    if log.is_leeg() {
        controle.goede(
            "Hier staat geen logboek van dezelfde opslag; daarmee is deze back-up niet vergeleken.",
        );
        return Ok(());
    }
    match log.stand_bij(voet.seq).map_err(fout())? {
        None => {
            controle.goede(format!(
                "Het logboek van de opslag gaat niet meer terug tot wijziging {}; daarmee is deze \
                 back-up niet vergeleken.",
                voet.seq
            ));
            return Ok(());
        }
        Some(tally) if tally == voet.tally => controle.goede(format!(
            "De opslag telde bij wijziging {} hetzelfde: {} records, dezelfde versies.",
            voet.seq,
            tally.totaal()
        )),
        Some(tally) => controle.foute(format!(
            "De opslag telde bij wijziging {} iets anders: {} records in het logboek, {} in de \
             back-up.",
            voet.seq,
            tally.totaal(),
            voet.tally.totaal()
        )),
    }
    let (spel, geteld) = store.speel_verder(&log, voortgang).map_err(opslagfout)?;
    let moet = log.stand_bij(spel.tot).map_err(fout())?;
    if moet.as_ref() == Some(&geteld) && spel.hoogste == spel.tot {
        controle.goede(format!(
            "Met het logboek erbij komt alles terug tot en met wijziging {}: {} records, dezelfde \
             aantallen en versies als in de opslag.",
            spel.tot,
            geteld.totaal()
        ));
    } else {
        controle.foute(format!(
            "Met het logboek erbij komt niet alles terug: tot en met wijziging {} van {}. Maak nu een \
             back-up (trajectbord backup) en kijk de opslag na (trajectbord controleer).",
            spel.tot, spel.hoogste
        ));
    }
    Ok(())
}
