//! The file SLEUTEL: the key of a store, wrapped in the format of age for who may open the store.
//!
//! It is text, so that it can be kept anywhere, and the stock `age` opens what is in it. Every backup
//! of a sealed store carries a copy: a backup and the secret are enough, whatever became of the rest.

use crate::age::{self, AgeFout, Geheim, Voor, harnas, ontharnas};

use super::zegel::Datasleutel;

const MERK: &str = "trajectbord-sleutel 1";
const UITLEG: &str = "# Hiermee en met de wachtwoordzin of het sleutelbestand gaan de gegevens open. \
                      Zonder een van beide niet.";
/// Two wrappings are some hundreds of bytes each; damage may say anything.
pub(super) const GRENS: usize = 64 * 1024;

/// The wrapped key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kast {
    afdruk: String,
    /// Age files, each with the key in it.
    blokken: Vec<Vec<u8>>,
}

/// Why the key did not come out.
#[derive(Debug, thiserror::Error)]
pub(super) enum KastFout {
    #[error("de sleutel past niet")]
    PastNiet,
    #[error("het bestand SLEUTEL is beschadigd")]
    Beschadigd,
}

impl Kast {
    /// Wraps a key.
    pub(super) fn maak(sleutel: &Datasleutel, voor: &Voor<'_>) -> std::io::Result<Self> {
        let leeg = Self {
            afdruk: sleutel.afdruk(),
            blokken: Vec::new(),
        };
        leeg.ook(sleutel, voor)
    }

    /// The same key, for others as well.
    pub(super) fn ook(mut self, sleutel: &Datasleutel, voor: &Voor<'_>) -> std::io::Result<Self> {
        self.blokken.push(age::versleutel(sleutel.bytes(), voor)?);
        Ok(self)
    }

    /// Print of the key in it.
    pub(super) fn afdruk(&self) -> &str {
        &self.afdruk
    }

    /// Whether a passphrase opens it.
    pub(super) fn vraagt_zin(&self) -> bool {
        self.blokken
            .iter()
            .any(|blok| age::vraagt_zin(blok) == Some(true))
    }

    /// Takes the key out.
    pub(super) fn open(&self, geheim: &Geheim) -> Result<Datasleutel, KastFout> {
        let mut fout = KastFout::PastNiet;
        for blok in &self.blokken {
            match age::ontsleutel(blok, geheim) {
                Ok(bytes) => {
                    let sleutel = Datasleutel::van(&bytes).ok_or(KastFout::Beschadigd)?;
                    if sleutel.afdruk() == self.afdruk {
                        return Ok(sleutel);
                    }
                    fout = KastFout::Beschadigd;
                }
                Err(AgeFout::PastNiet) => {}
                Err(AgeFout::Schijf(_) | AgeFout::Vreemd | AgeFout::Beschadigd) => {
                    fout = KastFout::Beschadigd;
                }
            }
        }
        Err(fout)
    }

    /// As it stands in the file.
    pub(super) fn tekst(&self) -> String {
        let mut uit = format!("{MERK}\n{UITLEG}\nafdruk {}\n", self.afdruk);
        for blok in &self.blokken {
            uit.push_str(&harnas(blok));
        }
        uit
    }

    /// Reads what stands in the file; none if it is damaged.
    pub(super) fn lees(tekst: &str) -> Option<Self> {
        let mut regels = tekst.lines();
        if regels.next()? != MERK {
            return None;
        }
        let afdruk = regels.find_map(|it| it.strip_prefix("afdruk "))?.to_owned();
        let blokken = ontharnas(tekst)?;
        (!blokken.is_empty()).then_some(Self { afdruk, blokken })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::age::Identiteit;

    #[test]
    fn the_key_comes_out_for_each_it_was_wrapped_for() {
        let sleutel = Datasleutel::nieuw().unwrap();
        let id = Identiteit::nieuw().unwrap();
        let kast = Kast::maak(&sleutel, &Voor::Zin("vier losse woorden hier", 4))
            .and_then(|it| it.ook(&sleutel, &Voor::Ontvangers(&[id.ontvanger()])))
            .unwrap();
        let terug = Kast::lees(&kast.tekst()).unwrap();
        assert_eq!(terug, kast);
        assert!(terug.vraagt_zin());
        for geheim in [
            Geheim::lees("vier losse woorden hier").unwrap(),
            Geheim::Identiteiten(vec![id]),
        ] {
            assert_eq!(terug.open(&geheim).unwrap().bytes(), sleutel.bytes());
        }
        let ander = Geheim::Identiteiten(vec![Identiteit::nieuw().unwrap()]);
        assert!(matches!(terug.open(&ander), Err(KastFout::PastNiet)));
    }

    #[test]
    fn a_damaged_one_is_no_key() {
        let sleutel = Datasleutel::nieuw().unwrap();
        let geheim = Geheim::lees("vier losse woorden hier").unwrap();
        let kast = Kast::maak(&sleutel, &Voor::Zin("vier losse woorden hier", 4)).unwrap();
        let tekst = kast.tekst();
        for plaats in 0..tekst.len() {
            let mut bytes = tekst.clone().into_bytes();
            bytes[plaats] ^= 1;
            let Some(fout) = String::from_utf8(bytes).ok().and_then(|it| Kast::lees(&it)) else {
                continue;
            };
            // A letter of the explanation may change; the key may not.
            if let Ok(uit) = fout.open(&geheim) {
                assert_eq!(uit.bytes(), sleutel.bytes());
            }
        }
    }
}
