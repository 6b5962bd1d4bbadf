//! With which key a store is opened: what lies there says that there is one, the outside gives it.

use std::fs;
use std::io;

use crate::age::{Geheim, Voor};
use crate::store::backup;
use crate::store::fout::OpenFout;
use crate::store::kast::{Kast, KastFout};
use crate::store::schijf;
use crate::store::zegel::{Datasleutel, Zegel};

use super::bordje::Bordje;
use super::opening::Aanloop;
use super::opties::Opties;
use super::{Binnen, SledStore};

/// Where the secret of an encrypted store comes from.
pub trait Sleutelbos: Send + Sync {
    /// The secret, or in Dutch why there is none; `zin` says that a passphrase will do.
    fn geheim(&self, zin: bool) -> Result<Geheim, String>;
}

/// No secret at all.
#[derive(Debug, Clone, Copy, Default)]
pub struct GeenSleutels;

impl Sleutelbos for GeenSleutels {
    fn geheim(&self, _zin: bool) -> Result<Geheim, String> {
        Err("Deze gegevens zijn versleuteld, en er is geen sleutel gegeven.".to_owned())
    }
}

/// The wrapped key as it lies beside the store; none if it is gone or damaged.
pub(in crate::store) fn lees_kast(opties: &Opties) -> io::Result<Option<Kast>> {
    match fs::read(opties.kast()) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok().and_then(|it| Kast::lees(&it))),
        Err(fout) if fout.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fout) => Err(fout),
    }
}

/// Takes the key out with the secret of the outside.
pub(in crate::store) fn haal(opties: &Opties, kast: &Kast) -> Result<Datasleutel, OpenFout> {
    let zin = kast.vraagt_zin();
    let geheim = opties.sleutels.geheim(zin).map_err(OpenFout::Dicht)?;
    kast.open(&geheim).map_err(|fout| match fout {
        KastFout::PastNiet => OpenFout::VerkeerdeSleutel { zin },
        KastFout::Beschadigd => OpenFout::SleutelWeg(opties.kast()),
    })
}

impl Aanloop {
    /// How the values of this store are sealed. The sign decides; where there is none, what lies there.
    pub(super) fn zegel(&mut self, bordje: Option<&Bordje>) -> Result<Zegel, OpenFout> {
        let moet = bordje.map(|bordje| bordje.afdruk.as_deref());
        if moet == Some(None) {
            return Ok(Zegel::Geen);
        }
        let moet = moet.flatten();
        let past = |kast: &Kast| moet.is_none_or(|moet| moet == kast.afdruk());
        let pad = self.opties.kast();
        let kast = lees_kast(&self.opties).map_err(OpenFout::bij("Lezen van", &pad))?;
        let kast = match kast.filter(past) {
            Some(kast) => kast,
            None => match self.kast_uit_backup(&past)? {
                Some(kast) => kast,
                None if moet.is_some() || pad.exists() => return Err(OpenFout::SleutelWeg(pad)),
                None => return Ok(Zegel::Geen),
            },
        };
        haal(&self.opties, &kast).map(Zegel::Met)
    }

    /// Every backup of a sealed store has the wrapped key in it.
    fn kast_uit_backup(&mut self, past: &dyn Fn(&Kast) -> bool) -> Result<Option<Kast>, OpenFout> {
        let map = self.opties.backup();
        let (lijst, _) = backup::lijst(&map).map_err(OpenFout::bij("Lezen van", &map))?;
        let Some(kast) = lijst.into_iter().find_map(|it| it.kast.filter(past)) else {
            return Ok(None);
        };
        // Only a key that opens is put in place.
        haal(&self.opties, &kast)?;
        let pad = self.opties.kast();
        if pad.exists() {
            self.zet_apart(&pad)?;
        }
        schijf::schrijf_heel(&pad, kast.tekst().as_bytes())
            .map_err(OpenFout::bij("Schrijven van", &pad))?;
        if self.opties.bordje().exists() {
            self.meldingen.push(
                "Het bestand SLEUTEL ontbrak of was beschadigd. Het is uit een back-up teruggehaald."
                    .to_owned(),
            );
        }
        Ok(Some(kast))
    }
}

impl Binnen {
    /// The wrapped key for in a backup: that of the store, and for whom the backup is made besides.
    pub(super) fn kast(&self) -> io::Result<Option<Kast>> {
        let Zegel::Met(sleutel) = &self.zegel else {
            return Ok(None);
        };
        let weg = || io::Error::other("het bestand SLEUTEL ontbreekt of is beschadigd");
        let kast = lees_kast(&self.opties)?
            .filter(|kast| kast.afdruk() == sleutel.afdruk())
            .ok_or_else(weg)?;
        if self.opties.ontvangers.is_empty() {
            return Ok(Some(kast));
        }
        kast.ook(sleutel, &Voor::Ontvangers(&self.opties.ontvangers))
            .map(Some)
    }
}

impl SledStore {
    /// How its values are sealed.
    pub(in crate::store) fn zegel(&self) -> &Zegel {
        &self.binnen.zegel
    }

    /// The wrapped key for in a backup; none where values are not sealed.
    pub(in crate::store) fn kast(&self) -> io::Result<Option<Kast>> {
        self.binnen.kast()
    }

    /// Whether backups that leave the host are made for somebody.
    pub fn heeft_ontvangers(&self) -> bool {
        !self.binnen.opties.ontvangers.is_empty()
    }

    /// Whether what it keeps is encrypted.
    pub fn is_versleuteld(&self) -> bool {
        self.binnen.zegel.is_dicht()
    }
}
