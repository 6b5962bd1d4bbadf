//! The composition root: from arguments and environment to a service over an opened store.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow, bail};

use crate::app::env::{Clock, SystemClock};
use crate::app::record::{Key, Record, Regio, Soort};
use crate::app::service::Service;
use crate::app::store::Store;
use crate::app::wachtwoordzin::Wachtwoordzin;
use crate::domain::coach::Coach;
use crate::domain::id::CoachId;
use crate::seed;
use crate::store::{self, Opening, Opties, SledStore};

pub mod backups;
pub mod dienst;
pub mod ingang;
mod logboek;
pub mod plaatsen;
pub mod scherm;
pub mod sjablonen;
pub mod sleutel;
pub mod slot;
mod systemd;
pub mod toegang;
pub mod toetsen;
pub mod vraag;

use plaatsen::Plaatsen;

/// What the caller chose on the command line.
#[derive(Debug, Clone, Default)]
pub struct Keuze {
    /// Where the data lives, instead of the usual place.
    pub data: Option<PathBuf>,
    /// The example region.
    pub voorbeeld: bool,
    /// Start the example region over.
    pub vers: bool,
    /// Work as this coach (short name), where the account is no coach yet.
    pub coach: Option<String>,
    /// Go through the server at this socket.
    pub socket: Option<PathBuf>,
    /// Why dossiers of colleagues are opened.
    pub waarneming: Option<String>,
    /// The screen begins as a shared one.
    pub presentatie: bool,
}

/// An opened store with its service, before it is known who works.
struct Kluis {
    service: Arc<Service>,
    store: Arc<SledStore>,
    meldingen: Vec<String>,
    plaatsen: Plaatsen,
}

/// A service over an opened store, and who is at it.
pub struct Huis {
    /// The service.
    pub service: Arc<Service>,
    /// The store behind it, for backup and check.
    pub store: Arc<SledStore>,
    /// Who works.
    pub coach: CoachId,
    /// What opening had to do, in Dutch; empty when all was well.
    pub meldingen: Vec<String>,
    /// Where everything lies.
    pub plaatsen: Plaatsen,
}

impl std::fmt::Debug for Huis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Huis")
    }
}

/// Says how far a long job is, on one line of a terminal where somebody may be waiting.
pub fn voortgang(wat: &str, gedaan: u64, alles: Option<u64>) {
    let mut fout = std::io::stderr().lock();
    if !fout.is_terminal() {
        return;
    }
    let deel = alles.map_or_else(
        || gedaan.to_string(),
        |alles| format!("{gedaan} van {alles}"),
    );
    // Nobody reads it when the terminal is gone; the job goes on. The line is wiped by the next
    // one, and by whatever is said at the end.
    let _ = write!(fout, "\r\x1b[2K{wat}: {deel}\r");
    let _ = fout.flush();
    GEZEGD.store(true, Ordering::Relaxed);
}

/// Whether a line of progress stands on the terminal.
static GEZEGD: AtomicBool = AtomicBool::new(false);

/// Wipes the line of progress, if one stands there.
pub fn wis_voortgang() {
    if GEZEGD.swap(false, Ordering::Relaxed) {
        // As above: with the terminal gone there is nothing to wipe.
        let _ = write!(std::io::stderr(), "\r\x1b[2K");
    }
}

/// Says nothing of a long job: the screen is in use.
pub fn stil(_wat: &str, _gedaan: u64, _alles: Option<u64>) {}

impl Huis {
    /// Opens what is there already: a question never makes an empty store.
    pub fn open_bestaand(keuze: &Keuze) -> anyhow::Result<Self> {
        let plaatsen = Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")?;
        if !keuze.voorbeeld && !plaatsen.data.join("STORE").exists() {
            let map = plaatsen.data.display();
            bail!("in {map} staan nog geen gegevens; geef --data MAP, of probeer --voorbeeld");
        }
        Self::open(keuze)
    }

    /// Opens the store of a choice, fills it where it is new, and finds out who works.
    pub fn open(keuze: &Keuze) -> anyhow::Result<Self> {
        Self::open_met(keuze, &mut voortgang, sleutel::Bos::nieuw())
    }

    /// As `open`, while the screen is in use: a store that is there already, without a word; with the
    /// passphrase that was typed there, if one was.
    pub fn neem_over(keuze: &Keuze, zin: Option<&Wachtwoordzin>) -> anyhow::Result<Self> {
        let plaatsen = Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")?;
        if !plaatsen.data.join("STORE").exists() {
            bail!("de gegevens zijn weg");
        }
        Self::open_met(keuze, &mut stil, sleutel::Bos::op_het_scherm(zin))
    }

    fn open_met(
        keuze: &Keuze,
        voortgang: store::Voortgang<'_>,
        bos: sleutel::Bos,
    ) -> anyhow::Result<Self> {
        let kluis = Kluis::open(keuze, voortgang, bos)?;
        let coach = wie(&kluis.service, keuze)?;
        Ok(Self {
            service: kluis.service,
            store: kluis.store,
            coach,
            meldingen: kluis.meldingen,
            plaatsen: kluis.plaatsen,
        })
    }

    /// Short name of who works.
    pub fn coach_kort(&self) -> String {
        self.service.model().coach_kort(self.coach)
    }

    /// Closes in order, so that the next start has nothing to replay.
    pub fn sluit(self) -> anyhow::Result<()> {
        let Self {
            service,
            store,
            meldingen,
            plaatsen,
            ..
        } = self;
        let kluis = Kluis {
            service,
            store,
            meldingen,
            plaatsen,
        };
        kluis.sluit()
    }
}

/// How long closing waits for a question that was being answered, and how often it looks.
const UITLEZEN: Duration = Duration::from_secs(1);
const KIJKEN: Duration = Duration::from_millis(5);

impl Kluis {
    /// Opens the store of a choice with the secret of `bos`, and fills it where it is new.
    fn open(
        keuze: &Keuze,
        voortgang: store::Voortgang<'_>,
        bos: sleutel::Bos,
    ) -> anyhow::Result<Self> {
        let plaatsen = Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")?;
        let klok = SystemClock;
        if keuze.vers {
            begin_opnieuw(&plaatsen, klok)?;
        }
        let opties = Opties {
            sleutels: Arc::new(bos),
            ..opties(&plaatsen, &klok)?
        };
        let Opening {
            store,
            meldingen,
            hersteld,
            ..
        } = store::open(opties, &mut *voortgang)?;
        if hersteld {
            // What was repaired may have another history than the rows that were kept beside it.
            store.zet_nevenblok(&[]);
        }
        let store = Arc::new(store);
        let klok: Arc<dyn Clock> = Arc::new(klok);
        let mut rijen = |gedaan, alles| voortgang("Kaarten lezen", gedaan, Some(alles));
        let service = Arc::new(Service::open_met(store.clone(), klok, &mut rijen)?);
        service.zet_sjablonen(Arc::new(sjablonen::EigenSjablonen::nieuw(
            plaatsen.sjablonen(),
        )));
        service.zet_zout(zout()?);
        vul(&service, &plaatsen)?;
        Ok(Self {
            service,
            store,
            meldingen,
            plaatsen,
        })
    }

    fn sluit(self) -> anyhow::Result<()> {
        self.service.schrijf_blikken();
        self.service.bewaar_rijen_aan_het_eind();
        drop(self.service);
        // A question that was being answered stops within moments: it was told (`Store::staak`).
        let tot = Instant::now() + UITLEZEN;
        while Arc::strong_count(&self.store) > 1 && Instant::now() < tot {
            std::thread::park_timeout(KIJKEN);
        }
        if let Some(store) = Arc::into_inner(self.store) {
            store.sluit().map_err(|fout| anyhow!(fout))?;
        }
        Ok(())
    }
}

/// With what a new journaal makes its prints of values: from the kernel, and kept in the store.
fn zout() -> anyhow::Result<[u8; 32]> {
    use std::io::Read;
    let mut zout = [0; 32];
    let mut bron = std::fs::File::open("/dev/urandom").context("/dev/urandom openen lukt niet")?;
    bron.read_exact(&mut zout)
        .context("/dev/urandom lezen lukt niet")?;
    Ok(zout)
}

/// How a store is kept, as its owner set it.
pub fn opties(plaatsen: &Plaatsen, klok: &dyn Clock) -> anyhow::Result<Opties> {
    Ok(Opties {
        bewaar: backups::bewaar(plaatsen)?,
        sleutels: Arc::new(sleutel::Bos::nieuw()),
        ontvangers: sleutel::ontvangers(&plaatsen.data)?,
        ..Opties::nieuw(&plaatsen.data, klok.now(), fastrand::u64(1..))
    })
}

fn regio(service: &Service) -> anyhow::Result<Option<Regio>> {
    Ok(match service.store().get(Key::regio())? {
        Some(gezien) => match gezien.record {
            Record::Regio(regio) => Some(regio),
            _ => None,
        },
        None => None,
    })
}

/// Fills a new store: the example region with its people, any other with its kwalificaties and
/// postcodes, which are facts and not examples.
fn vul(service: &Service, plaatsen: &Plaatsen) -> anyhow::Result<()> {
    match regio(service)? {
        Some(regio) if regio.voorbeeld != plaatsen.voorbeeld => {
            let map = plaatsen.data.display();
            if plaatsen.voorbeeld {
                bail!("in {map} staan echte gegevens; kies voor --voorbeeld een andere map");
            }
            bail!("in {map} staat de voorbeeldregio; open die met --voorbeeld");
        }
        Some(_) => Ok(()),
        None if service.store().seq().0 > 0 => {
            let map = plaatsen.data.display();
            bail!(
                "in {map} staan gegevens die niet af zijn (genereer of importeer is onderbroken); \
                 begin opnieuw in een lege map"
            );
        }
        None if plaatsen.voorbeeld => {
            let regio = seed::regio(service.clock().today())?;
            service.laad(regio.records())?;
            Ok(())
        }
        None => {
            let voorbeeld = seed::regio(service.clock().today())?.records();
            let feit = |key: &Key| matches!(key.soort, Soort::Gebied | Soort::Kwalificatie);
            let mut records: Vec<_> = voorbeeld.into_iter().filter(|(key, _)| feit(key)).collect();
            let regio = Regio {
                naam: "mijn regio".to_owned(),
                voorbeeld: false,
                verantwoordelijken: String::new(),
            };
            records.push((Key::regio(), Record::Regio(regio)));
            service.laad(records)?;
            Ok(())
        }
    }
}

/// Takes the example region away, and nothing else than an example region.
fn begin_opnieuw(plaatsen: &Plaatsen, klok: SystemClock) -> anyhow::Result<()> {
    if !plaatsen.data.join("STORE").exists() {
        return Ok(());
    }
    let Opening { store, .. } = store::open(opties(plaatsen, &klok)?, &mut voortgang)?;
    let store = Arc::new(store);
    let gevuld = store.get(Key::regio())?.map(|gezien| gezien.record);
    let echt = match gevuld {
        Some(Record::Regio(regio)) => !regio.voorbeeld,
        _ => store.seq().0 > 0,
    };
    let map = plaatsen.data.display();
    if echt {
        bail!("in {map} staan echte gegevens; --vers begint alleen de voorbeeldregio opnieuw");
    }
    drop(store);
    neem_weg(&plaatsen.data)
}

/// What a data directory holds of ours.
const EIGEN: [&str; 22] = [
    "SLEUTEL",
    "STORE",
    "backup",
    "bewaar",
    "documenten",
    "herzegel.bouw",
    "herzegel.klaar",
    "herzegel.plaats",
    "ontvangers.txt",
    "opslag.log",
    "proef",
    "redo",
    "rijen",
    "sled",
    "sled.bouw",
    "sled.oud",
    "sock",
    "store.lock",
    "terzijde",
    "trajectbord.log",
    "trajectbord.log.oud",
    "uit-huis",
];

/// Takes a data directory away; with `--data` it may be any directory, so one with something else in
/// it stays as it is.
fn neem_weg(map: &Path) -> anyhow::Result<()> {
    let lukt_niet = || format!("{} weghalen lukt niet", map.display());
    for item in std::fs::read_dir(map).with_context(lukt_niet)? {
        let naam = item.with_context(lukt_niet)?.file_name();
        // A file that was being written when the program was killed ends like this.
        let half = Path::new(&naam)
            .extension()
            .is_some_and(|it| it == "tijdelijk");
        if !half && !EIGEN.iter().any(|eigen| naam == *eigen) {
            bail!(
                "in {} staat ook {}, dat niet van trajectbord is; haal het weg of kies een andere map",
                map.display(),
                Path::new(&naam).display()
            );
        }
    }
    std::fs::remove_dir_all(map).with_context(lukt_niet)
}

/// Who works: the coach of this account, or the one that was named, or a new one.
fn wie(service: &Service, keuze: &Keuze) -> anyhow::Result<CoachId> {
    let uid = rustix::process::getuid().as_raw();
    if let Some(kort) = &keuze.coach {
        let coach = service.coach_van(None, Some(kort));
        return coach.map(|coach| coach.id).with_context(|| {
            let model = service.model();
            let namen: Vec<_> = model
                .coaches()
                .iter()
                .map(|coach| coach.kort.as_str())
                .collect();
            format!("coach '{kort}' ken ik niet; er zijn: {}", namen.join(", "))
        });
    }
    if let Some(coach) = service.coach_van(Some(uid), None) {
        return Ok(coach.id);
    }
    let weg = |coach: &Coach| coach.uid == Some(uid) && coach.weg;
    if service.model().coaches().iter().any(weg) {
        bail!("je account werkt hier niet meer; vraag de beheerder");
    }
    if regio(service)?.is_some_and(|regio| regio.voorbeeld) {
        // In the example region everybody plays the first coach.
        let eerste = service
            .model()
            .coaches()
            .iter()
            .min_by_key(|coach| coach.id)
            .cloned();
        return eerste
            .map(|coach| coach.id)
            .context("de voorbeeldregio heeft geen coaches");
    }
    let hoogste = service
        .model()
        .coaches()
        .iter()
        .map(|coach| coach.id.0)
        .max()
        .unwrap_or(0);
    let coach = Coach {
        naam: eigen_naam(uid),
        uid: Some(uid),
        // Whoever is first must be able to let others in.
        beheer: hoogste == 0,
        ..Coach::nieuw(CoachId(hoogste + 1), eigen_naam(uid))
    };
    let id = coach.id;
    service.laad(vec![(Key::coach(id), Record::Coach(coach))])?;
    Ok(id)
}

/// The name of the account, as far as it can stand on a status line.
fn eigen_naam(uid: u32) -> String {
    let naam = std::env::var("USER")
        .or_else(|_| std::env::var("LOGNAME"))
        .unwrap_or_default();
    let naam: String = naam
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_.".contains(*c))
        .take(12)
        .collect();
    if naam.is_empty() {
        format!("u{uid}")
    } else {
        naam.to_lowercase()
    }
}
