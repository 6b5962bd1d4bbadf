//! Codes of the kwalificatiestructuur: crebo, kerntaakcode and werkprocescode (DOMAIN 3.1).

use std::fmt;
use std::str::FromStr;

use crate::domain::tekstvorm::serde_via_tekst;

/// The number of a kwalificatie or dossier: five digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Crebo(u32);

/// The first part of a code: the basis, or one of the profielen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deel {
    /// `B1`: shared by every kwalificatie of the dossier.
    Basis(u8),
    /// `P1` and on: of one kwalificatie.
    Profiel(u8),
}

/// A kerntaak within its kwalificatie: `B1-K1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kerntaakcode {
    deel: Deel,
    kerntaak: u8,
}

/// A werkproces within its kwalificatie: `B1-K1-W1`. The same code exists in every
/// dossier, so it says nothing without the crebo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Werkprocescode {
    kerntaak: Kerntaakcode,
    werkproces: u8,
}

/// Why a text is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeFout {
    /// Not five digits.
    #[error("Een crebo heeft 5 cijfers, zoals 25743. Kijk het nummer na.")]
    Crebo,
    /// Not a kerntaakcode.
    #[error("Dit is geen kerntaakcode. Die ziet eruit als B1-K1 of P2-K1.")]
    Kerntaak,
    /// Not a werkprocescode.
    #[error("Dit is geen werkprocescode. Die ziet eruit als B1-K1-W1 of P2-K1-W3.")]
    Werkproces,
    /// A kerntaakcode where a werkprocescode was asked.
    #[error("{0} is een hele kerntaak. Zet het werkproces erachter, zoals {0}-W1.")]
    AlleenKerntaak(Kerntaakcode),
    /// All parts are there, the dashes are not.
    #[error("De streepjes ontbreken. Bedoel je {0}?")]
    Streepjes(String),
}

impl Crebo {
    /// The number itself.
    pub fn getal(self) -> u32 {
        self.0
    }

    /// The code with this number; none when it has more than five digits.
    pub fn van_getal(getal: u32) -> Option<Self> {
        (getal <= 99_999).then_some(Self(getal))
    }

    fn opslag(self) -> String {
        self.to_string()
    }
}

impl Kerntaakcode {
    /// Basis or profiel.
    pub fn deel(self) -> Deel {
        self.deel
    }

    /// Its number within that: 1 for `B1-K1`.
    pub fn nummer(self) -> u8 {
        self.kerntaak
    }

    fn opslag(self) -> String {
        self.to_string()
    }
}

impl Werkprocescode {
    /// The kerntaak that this werkproces is part of.
    pub fn kerntaak(self) -> Kerntaakcode {
        self.kerntaak
    }

    /// Basis or profiel.
    pub fn deel(self) -> Deel {
        self.kerntaak.deel
    }

    /// Its number within the kerntaak: 3 for `B1-K1-W3`.
    pub fn nummer(self) -> u8 {
        self.werkproces
    }

    fn opslag(self) -> String {
        self.to_string()
    }
}

serde_via_tekst!(Crebo);
serde_via_tekst!(Kerntaakcode);
serde_via_tekst!(Werkprocescode);

impl FromStr for Crebo {
    type Err = CodeFout;

    fn from_str(tekst: &str) -> Result<Self, CodeFout> {
        let trimmed = tekst.trim();
        // SBB's lists hold codes as numbers with a fraction (DOMAIN 3.6).
        let digits = trimmed.strip_suffix(".0").unwrap_or(trimmed);
        if digits.len() != 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CodeFout::Crebo);
        }
        match digits.parse() {
            Ok(number) if number >= 10_000 => Ok(Self(number)),
            _ => Err(CodeFout::Crebo),
        }
    }
}

impl FromStr for Kerntaakcode {
    type Err = CodeFout;

    fn from_str(tekst: &str) -> Result<Self, CodeFout> {
        match read(tekst) {
            Some(it) if it.werkproces.is_none() && it.dashes => Ok(it.kerntaak),
            Some(it) if it.werkproces.is_none() => {
                Err(CodeFout::Streepjes(it.kerntaak.to_string()))
            }
            _ => Err(CodeFout::Kerntaak),
        }
    }
}

impl FromStr for Werkprocescode {
    type Err = CodeFout;

    fn from_str(tekst: &str) -> Result<Self, CodeFout> {
        let Some(it) = read(tekst) else {
            return Err(CodeFout::Werkproces);
        };
        let Some(werkproces) = it.werkproces else {
            return Err(CodeFout::AlleenKerntaak(it.kerntaak));
        };
        let code = Self {
            kerntaak: it.kerntaak,
            werkproces,
        };
        if it.dashes {
            Ok(code)
        } else {
            Err(CodeFout::Streepjes(code.to_string()))
        }
    }
}

/// What stands in a text that has the parts of a code, with or without its dashes.
struct Parts {
    kerntaak: Kerntaakcode,
    werkproces: Option<u8>,
    dashes: bool,
}

fn read(tekst: &str) -> Option<Parts> {
    let upper = tekst.trim().to_ascii_uppercase();
    let mut rest = upper.chars().peekable();
    let mut parts: Vec<(char, u8)> = Vec::new();
    let mut dashes = true;
    while rest.peek().is_some() {
        if !parts.is_empty() {
            let mut signs = String::new();
            while let Some(sign) = rest.next_if(|c| matches!(c, '-' | ' ' | '.' | '_' | '–')) {
                signs.push(sign);
            }
            dashes &= signs == "-";
        }
        let letter = rest.next()?;
        let mut digits = String::new();
        while let Some(digit) = rest.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        if digits.len() > 2 {
            return None;
        }
        parts.push((letter, digits.parse().ok()?));
    }
    let (&(first, number), tail) = parts.split_first()?;
    let deel = match first {
        'B' => Deel::Basis(number),
        'P' => Deel::Profiel(number),
        _ => return None,
    };
    let (kerntaak, werkproces) = match tail {
        [('K', kerntaak)] => (*kerntaak, None),
        [('K', kerntaak), ('W', werkproces)] => (*kerntaak, Some(*werkproces)),
        _ => return None,
    };
    Some(Parts {
        kerntaak: Kerntaakcode { deel, kerntaak },
        werkproces,
        dashes,
    })
}

impl fmt::Display for Crebo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

impl fmt::Display for Deel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Basis(number) => write!(f, "B{number}"),
            Self::Profiel(number) => write!(f, "P{number}"),
        }
    }
}

impl fmt::Display for Kerntaakcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-K{}", self.deel, self.kerntaak)
    }
}

impl fmt::Display for Werkprocescode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-W{}", self.kerntaak, self.werkproces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tekstvorm::tests::{read, written};

    #[test]
    fn a_werkprocescode_reads_back_as_it_is_written() {
        for tekst in ["B1-K1-W1", "P2-K1-W10", "P12-K3-W2"] {
            let code: Werkprocescode = tekst.parse().unwrap();
            assert_eq!(code.to_string(), tekst);
            let kept = written(&code);
            assert_eq!(read::<Werkprocescode>(&kept).unwrap(), code);
        }
        let code: Werkprocescode = " p2-k1-w3 ".parse().unwrap();
        assert_eq!(code.kerntaak().to_string(), "P2-K1");
        assert_eq!(code.deel(), Deel::Profiel(2));
    }

    #[test]
    fn a_code_without_dashes_is_refused_with_the_right_one() {
        for tekst in ["B1K1W1", "b1 k1 w1", "B1-K1W1", "B1--K1-W1"] {
            let fout = tekst.parse::<Werkprocescode>().unwrap_err();
            assert_eq!(fout, CodeFout::Streepjes("B1-K1-W1".to_owned()), "{tekst}");
            assert!(fout.to_string().contains("B1-K1-W1"));
        }
    }

    #[test]
    fn what_is_not_a_werkprocescode_is_refused() {
        for tekst in [
            "",
            "X1-K1-W1",
            "B1-K1-W",
            "B1-W1-K1",
            "B123-K1-W1",
            "B1-K1-W1-",
            "B1-K1-W1x",
            "-",
        ] {
            assert_eq!(
                tekst.parse::<Werkprocescode>(),
                Err(CodeFout::Werkproces),
                "{tekst}"
            );
        }
        let fout = "B1-K1".parse::<Werkprocescode>().unwrap_err();
        assert!(fout.to_string().contains("B1-K1-W1"));
    }

    #[test]
    fn codes_sort_by_number_and_not_by_letter() {
        let mut codes: Vec<Werkprocescode> = ["P1-K1-W1", "B1-K1-W10", "B1-K1-W2"]
            .iter()
            .map(|it| it.parse().unwrap())
            .collect();
        codes.sort();
        let shown: Vec<String> = codes.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["B1-K1-W2", "B1-K1-W10", "P1-K1-W1"]);
    }

    #[test]
    fn a_kerntaakcode_has_no_werkproces() {
        assert_eq!(
            "b1-k2".parse::<Kerntaakcode>().unwrap().to_string(),
            "B1-K2"
        );
        assert_eq!("B1-K1-W1".parse::<Kerntaakcode>(), Err(CodeFout::Kerntaak));
        assert_eq!(
            "B1K2".parse::<Kerntaakcode>(),
            Err(CodeFout::Streepjes("B1-K2".to_owned()))
        );
    }

    #[test]
    fn a_crebo_has_five_digits() {
        assert_eq!("25743".parse::<Crebo>().unwrap().getal(), 25743);
        assert_eq!("25371.0".parse::<Crebo>().unwrap().to_string(), "25371");
        for tekst in ["", "2574", "257431", "2574a", "01234"] {
            assert_eq!(tekst.parse::<Crebo>(), Err(CodeFout::Crebo), "{tekst}");
        }
    }
}
