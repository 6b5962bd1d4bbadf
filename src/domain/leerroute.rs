//! The leerroute of a traject: the chosen werkprocessen, each with its status, day and judge (V9).

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::code::Werkprocescode;
use super::waardelijst::WerkprocesStatus;

/// One werkproces of a leerroute.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Leerregel {
    /// Which, within the crebo of the traject.
    pub code: Werkprocescode,
    /// How far the deelnemer is with it.
    pub status: WerkprocesStatus,
    /// Since when; none where the day was never written down.
    pub op: Option<NaiveDate>,
    /// Who judged, as the coach writes it; empty where nobody did.
    pub door: String,
}

impl std::fmt::Debug for Leerregel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Leerregel({}, {})", self.code, self.status.code())
    }
}

impl Leerregel {
    /// A werkproces with its status, without day and judge.
    pub const fn nieuw(code: Werkprocescode, status: WerkprocesStatus) -> Self {
        Self {
            code,
            status,
            op: None,
            door: String::new(),
        }
    }
}

#[derive(Deserialize)]
struct Vol {
    code: Werkprocescode,
    status: WerkprocesStatus,
    #[serde(default)]
    op: Option<NaiveDate>,
    #[serde(default)]
    door: String,
}

/// As text, the first version wrote a pair; as bytes, that version has a schema of its own.
#[derive(Deserialize)]
#[serde(untagged)]
enum Tekst {
    Paar(Werkprocescode, WerkprocesStatus),
    Vol(Vol),
}

impl<'de> Deserialize<'de> for Leerregel {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let vol = if d.is_human_readable() {
            match Tekst::deserialize(d).map_err(de::Error::custom)? {
                Tekst::Paar(code, status) => return Ok(Self::nieuw(code, status)),
                Tekst::Vol(vol) => vol,
            }
        } else {
            Vol::deserialize(d)?
        };
        Ok(Self {
            code: vol.code,
            status: vol.status,
            op: vol.op,
            door: vol.door,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pair_of_the_first_version_still_reads() {
        let oud: Leerregel = serde_json::from_str(r#"["B1-K1-W1","te_leren"]"#).unwrap();
        assert_eq!(
            oud,
            Leerregel::nieuw("B1-K1-W1".parse().unwrap(), WerkprocesStatus::TeLeren)
        );
        let nieuw = serde_json::to_string(&oud).unwrap();
        assert_eq!(serde_json::from_str::<Leerregel>(&nieuw).unwrap(), oud);
    }
}
