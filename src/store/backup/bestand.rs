//! A backup file: header, a frame for every record, a footer that says what should have been read.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::app::record::Key;
use crate::store::bytes::{Lezer, zet_blok};
use crate::store::kast::{self, Kast};
use crate::store::tally::Tally;
use crate::store::{envelope, keys, schijf};

const MERK: [u8; 8] = *b"TBBACK1\n";
/// Of a sealed store: its wrapped key stands behind the moment.
const MERK_DICHT: [u8; 8] = *b"TBBACK2\n";
const EINDE: u8 = 0xFF;
/// Behind everything: where the footer starts is found from the end of the file.
const SLOT: [u8; 4] = *b"1KTB";
const BUFFER: usize = 256 * 1024;
/// No envelope comes near this; damaged lengths do.
const GRENS: u32 = 64 * 1024 * 1024;

/// What a backup is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Kop {
    pub(in crate::store) store: u64,
    /// Seconds since 1970 when it was begun.
    pub(in crate::store) moment: i64,
    /// The wrapped key, where the records are sealed.
    pub(in crate::store) kast: Option<Kast>,
}

/// What a backup holds in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Voet {
    pub(in crate::store) seq: u64,
    /// Frames in the file; a record that changed meanwhile has more than one, the last counts.
    pub(in crate::store) aantal: u64,
    pub(in crate::store) tally: Tally,
}

/// Why a backup cannot be used.
#[derive(Debug, thiserror::Error)]
pub(in crate::store) enum BackupFout {
    #[error("{0}")]
    Schijf(#[from] io::Error),
    #[error("{0}")]
    Beschadigd(&'static str),
}

/// Writes a backup under a temporary name.
pub(in crate::store) struct Schrijver {
    tijdelijk: PathBuf,
    uit: BufWriter<File>,
    som: crc32fast::Hasher,
    aantal: u64,
    frame: Vec<u8>,
    klaar: bool,
}

impl Schrijver {
    pub(in crate::store) fn nieuw(doel: &Path, kop: Kop) -> io::Result<Self> {
        let tijdelijk = schijf::naast(doel, schijf::TIJDELIJK);
        schijf::weg_indien_er(&tijdelijk)?;
        let bestand = schijf::nieuw_bestand(&tijdelijk)?;
        let mut nieuw = Self {
            tijdelijk,
            uit: BufWriter::with_capacity(BUFFER, bestand),
            som: crc32fast::Hasher::new(),
            aantal: 0,
            frame: Vec::new(),
            klaar: false,
        };
        let merk = if kop.kast.is_some() { MERK_DICHT } else { MERK };
        let mut bytes = merk.to_vec();
        bytes.extend_from_slice(&kop.store.to_le_bytes());
        bytes.extend_from_slice(&kop.moment.to_le_bytes());
        if let Some(kast) = &kop.kast
            && !zet_blok(&mut bytes, kast.tekst().as_bytes())
        {
            return Err(io::Error::other("de sleutel is te lang"));
        }
        let som = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&som.to_le_bytes());
        nieuw.zet(&bytes)?;
        Ok(nieuw)
    }

    fn zet(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.som.update(bytes);
        self.uit.write_all(bytes)
    }

    /// Writes a record, or that there is none at this key any more.
    pub(in crate::store) fn record(&mut self, sleutel: Key, na: Option<&[u8]>) -> io::Result<()> {
        let mut frame = std::mem::take(&mut self.frame);
        frame.clear();
        keys::zet(&mut frame, sleutel);
        let na = na.unwrap_or_default();
        let lengte = u32::try_from(na.len()).map_err(io::Error::other)?;
        frame.extend_from_slice(&lengte.to_le_bytes());
        frame.extend_from_slice(na);
        let gelukt = self.zet(&frame);
        self.frame = frame;
        self.aantal += 1;
        gelukt
    }

    /// Writes the footer, syncs, and gives the file its name: it tells the sequence it ends at.
    pub(in crate::store) fn sluit_als(
        mut self,
        doel: &Path,
        seq: u64,
        tally: &Tally,
    ) -> io::Result<()> {
        let mut voet = vec![EINDE];
        voet.extend_from_slice(&seq.to_le_bytes());
        voet.extend_from_slice(&self.aantal.to_le_bytes());
        tally.zet(&mut voet);
        self.zet(&voet)?;
        let som = self.som.clone().finalize();
        self.uit.write_all(&som.to_le_bytes())?;
        let lengte = u32::try_from(voet.len() + 4).map_err(io::Error::other)?;
        self.uit.write_all(&lengte.to_le_bytes())?;
        self.uit.write_all(&SLOT)?;
        self.uit.flush()?;
        self.uit.get_ref().sync_all()?;
        fs::rename(&self.tijdelijk, doel)?;
        schijf::sync_boven(doel)?;
        self.klaar = true;
        Ok(())
    }
}

impl Drop for Schrijver {
    fn drop(&mut self) {
        if !self.klaar {
            // Half a backup is of no use; should it stay, the next opening takes it away.
            let _ = fs::remove_file(&self.tijdelijk);
        }
    }
}

/// Header and footer without what is between them; enough to choose a backup, not to trust one.
pub(in crate::store) fn kijk(pad: &Path) -> Result<(Kop, Voet), BackupFout> {
    const KORT: BackupFout = BackupFout::Beschadigd("de back-up is niet af");
    let mut bron = Bron::open(pad)?;
    let kop = lees_kop(&mut bron)?;
    let mut bestand = bron.in_.into_inner();
    let lengte = bestand.metadata()?.len();
    let staart = bestand.seek(SeekFrom::Start(lengte.saturating_sub(2048)))?;
    let mut einde = Vec::new();
    bestand.take(lengte - staart).read_to_end(&mut einde)?;
    let voet = einde.strip_suffix(&SLOT).and_then(|it| {
        let (it, lengte) = it.split_at_checked(it.len().checked_sub(4)?)?;
        let lengte = u32::from_le_bytes(lengte.try_into().ok()?);
        it.get(it.len().checked_sub(usize::try_from(lengte).ok()?)?..)
    });
    let mut lezer = Lezer::nieuw(voet.ok_or(KORT)?);
    if lezer.u8() != Some(EINDE) {
        return Err(KORT);
    }
    Ok((kop, lees_voet(&mut lezer).ok_or(KORT)?))
}

fn lees_kop(bron: &mut Bron) -> Result<Kop, BackupFout> {
    const SCHADE: BackupFout = BackupFout::Beschadigd("het begin van de back-up is beschadigd");
    let merk = bron.vast::<8>()?;
    if merk != MERK && merk != MERK_DICHT {
        return Err(BackupFout::Beschadigd(
            "dit is geen back-up van trajectbord",
        ));
    }
    let store = u64::from_le_bytes(bron.vast()?);
    let moment = i64::from_le_bytes(bron.vast()?);
    let mut kast = None;
    if merk == MERK_DICHT {
        let lengte = u32::from_le_bytes(bron.vast()?) as usize;
        if lengte > kast::GRENS {
            return Err(SCHADE);
        }
        let mut tekst = vec![0; lengte];
        bron.lees(&mut tekst)?;
        let gelezen = String::from_utf8(tekst).ok();
        kast = Some(gelezen.and_then(|it| Kast::lees(&it)).ok_or(SCHADE)?);
    }
    let som = bron.som.clone().finalize();
    if u32::from_le_bytes(bron.vast()?) != som {
        return Err(SCHADE);
    }
    Ok(Kop {
        store,
        moment,
        kast,
    })
}

fn lees_voet(lezer: &mut Lezer<'_>) -> Option<Voet> {
    Some(Voet {
        seq: lezer.u64()?,
        aantal: lezer.u64()?,
        tally: Tally::lees(lezer)?,
    })
}

struct Bron {
    in_: BufReader<File>,
    som: crc32fast::Hasher,
}

impl Bron {
    fn open(pad: &Path) -> io::Result<Self> {
        Ok(Self {
            in_: BufReader::with_capacity(BUFFER, File::open(pad)?),
            som: crc32fast::Hasher::new(),
        })
    }

    fn lees(&mut self, naar: &mut [u8]) -> Result<(), BackupFout> {
        self.in_
            .read_exact(naar)
            .map_err(|fout| match fout.kind() {
                io::ErrorKind::UnexpectedEof => BackupFout::Beschadigd("de back-up is niet af"),
                _ => fout.into(),
            })?;
        self.som.update(naar);
        Ok(())
    }

    fn vast<const N: usize>(&mut self) -> Result<[u8; N], BackupFout> {
        let mut bytes = [0; N];
        self.lees(&mut bytes)?;
        Ok(bytes)
    }
}

/// A frame: where, and the envelope or nothing.
pub(in crate::store) type Frame<'a> = (Key, Option<&'a [u8]>);

/// Reads a backup from end to end and checks every byte of it, with each record to the visitor.
pub(in crate::store) fn lees<F: From<BackupFout>>(
    pad: &Path,
    bezoek: &mut dyn FnMut(Frame<'_>) -> Result<(), F>,
) -> Result<(Kop, Voet), F> {
    let mut bron = Bron::open(pad).map_err(BackupFout::from)?;
    let kop = lees_kop(&mut bron)?;
    let mut aantal = 0;
    let mut inhoud: Vec<u8> = Vec::new();
    loop {
        let [soort] = bron.vast()?;
        if soort == EINDE {
            break;
        }
        let mut sleutel = vec![soort];
        sleutel.extend_from_slice(&bron.vast::<{ keys::LENGTE }>()?);
        let sleutel = keys::lees(&mut Lezer::nieuw(&sleutel)).ok_or(BackupFout::Beschadigd(
            "een sleutel in de back-up is beschadigd",
        ))?;
        let lengte = u32::from_le_bytes(bron.vast()?);
        if lengte > GRENS {
            return Err(BackupFout::Beschadigd("een lengte in de back-up is beschadigd").into());
        }
        inhoud.resize(lengte as usize, 0);
        bron.lees(&mut inhoud)?;
        if lengte > 0 && envelope::open(sleutel, &inhoud).is_err() {
            return Err(BackupFout::Beschadigd("een record in de back-up is beschadigd").into());
        }
        bezoek((sleutel, (lengte > 0).then_some(inhoud.as_slice())))?;
        aantal += 1;
    }
    let voet = sluit(&mut bron, aantal)?;
    Ok((kop, voet))
}

fn sluit(bron: &mut Bron, aantal: u64) -> Result<Voet, BackupFout> {
    let mut bytes = bron.vast::<17>()?.to_vec();
    let soorten = bytes.last().copied().unwrap_or(0);
    let mut rest = vec![0; usize::from(soorten) * 9 + 8];
    bron.lees(&mut rest)?;
    bytes.extend_from_slice(&rest);
    let som = bron.som.clone().finalize();
    let staat_er = u32::from_le_bytes(bron.vast()?);
    let voet = lees_voet(&mut Lezer::nieuw(&bytes));
    let [a, b, c, d, slot @ ..] = bron.vast::<8>()?;
    let lengte = u32::from_le_bytes([a, b, c, d]) as usize;
    let over = bron.in_.read(&mut [0])?;
    match voet {
        Some(voet)
            if som == staat_er
                && voet.aantal == aantal
                && slot == SLOT
                && lengte == bytes.len() + 5
                && over == 0 =>
        {
            Ok(voet)
        }
        _ => Err(BackupFout::Beschadigd(
            "de controlesom van de back-up klopt niet",
        )),
    }
}
