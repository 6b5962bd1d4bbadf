//! What a leerwerkplek asks of a kandidaat, read from the words of the werkgever.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::tekst::schoon;
use super::waardelijst::inzet::Certificaat;
use super::waardelijst::{Rijbewijs, Taalniveau};

/// One thing that is asked. Kept as the words in which it is shown, so that what nobody foresaw is
/// kept too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Eis {
    /// Dutch at least as good as this.
    Taal(Taalniveau),
    /// A driving licence.
    Rijbewijs(Rijbewijs),
    /// A certificate or declaration.
    Certificaat(Certificaat),
    /// Anything else: "geen hoogtevrees". Only a question can tell whether somebody can do it.
    Anders(String),
}

impl Eis {
    /// Reads the words; what is not known by name is kept as it is.
    pub fn lees(tekst: &str) -> Self {
        let tekst = schoon(tekst);
        let klein = tekst.to_lowercase();
        let (eerste, rest) = klein.split_once(' ').unwrap_or((&klein, ""));
        let rest = rest.trim().trim_start_matches("categorie ").trim();
        match eerste {
            "taal" | "taalniveau" | "nederlands" => {
                if let Some(taal) = Taalniveau::lees(rest).filter(|it| *it != Taalniveau::Onbekend)
                {
                    return Self::Taal(taal);
                }
            }
            "rijbewijs" if rest.is_empty() => return Self::Rijbewijs(Rijbewijs::B),
            "rijbewijs" => {
                if let Some(cat) = Rijbewijs::lees(rest).filter(|it| *it != Rijbewijs::Geen) {
                    return Self::Rijbewijs(cat);
                }
            }
            _ => {}
        }
        match Certificaat::lees(&tekst) {
            Some(Certificaat::Geen) | None => Self::Anders(tekst),
            Some(certificaat) => Self::Certificaat(certificaat),
        }
    }

    /// Reads a list with commas between.
    pub fn lijst(tekst: &str) -> Vec<Self> {
        let mut eisen = Vec::new();
        for deel in tekst.split([',', ';', '\n']).map(str::trim) {
            let eis = Self::lees(deel);
            if !deel.is_empty() && !eisen.contains(&eis) {
                eisen.push(eis);
            }
        }
        eisen
    }
}

impl fmt::Display for Eis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taal(taal) => write!(f, "taal {}", taal.code()),
            Self::Rijbewijs(rijbewijs) => write!(f, "rijbewijs {}", rijbewijs.code()),
            Self::Certificaat(certificaat) => f.write_str(certificaat.label()),
            Self::Anders(tekst) => f.write_str(tekst),
        }
    }
}

impl From<String> for Eis {
    fn from(tekst: String) -> Self {
        Self::lees(&tekst)
    }
}

impl From<Eis> for String {
    fn from(eis: Eis) -> Self {
        eis.to_string()
    }
}

impl FromStr for Eis {
    type Err = Infallible;

    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        Ok(Self::lees(tekst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_werkgever_are_read_and_the_rest_is_kept() {
        assert_eq!(Eis::lees("taal A2"), Eis::Taal(Taalniveau::A2));
        assert_eq!(Eis::lees("Nederlands b1"), Eis::Taal(Taalniveau::B1));
        assert_eq!(Eis::lees("rijbewijs B"), Eis::Rijbewijs(Rijbewijs::B));
        assert_eq!(Eis::lees("Rijbewijs"), Eis::Rijbewijs(Rijbewijs::B));
        assert_eq!(Eis::lees("rijbewijs T"), Eis::Rijbewijs(Rijbewijs::T));
        assert_eq!(Eis::lees("vca"), Eis::Certificaat(Certificaat::Vca));
        assert_eq!(
            Eis::lees("heftruckcertificaat"),
            Eis::Certificaat(Certificaat::Heftruck)
        );
        assert_eq!(
            Eis::lees("geen hoogtevrees"),
            Eis::Anders("geen hoogtevrees".to_owned())
        );
        assert_eq!(Eis::lees("geen"), Eis::Anders("geen".to_owned()));
    }

    #[test]
    fn an_eis_reads_back_as_itself() {
        let taal = Taalniveau::ALL
            .iter()
            .filter(|it| **it != Taalniveau::Onbekend);
        let rijbewijs = Rijbewijs::ALL.iter().filter(|it| **it != Rijbewijs::Geen);
        let certificaat = Certificaat::ALL
            .iter()
            .filter(|it| **it != Certificaat::Geen);
        let alle = taal
            .map(|it| Eis::Taal(*it))
            .chain(rijbewijs.map(|it| Eis::Rijbewijs(*it)))
            .chain(certificaat.map(|it| Eis::Certificaat(*it)))
            .chain([Eis::Anders("zwemdiploma".to_owned())]);
        for eis in alle {
            assert_eq!(Eis::lees(&eis.to_string()), eis, "{eis}");
        }
    }

    #[test]
    fn a_list_has_each_eis_once() {
        assert_eq!(
            Eis::lijst("VCA, taal A2; vca,, tillen"),
            [
                Eis::Certificaat(Certificaat::Vca),
                Eis::Taal(Taalniveau::A2),
                Eis::Anders("tillen".to_owned())
            ]
        );
    }
}
