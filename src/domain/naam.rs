//! Names of people: parts kept apart, read in any order, shown long or short.

mod lezen;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::tekst::{schoon, vouw};

/// Longest name that is taken (BRP, DOMAIN R5).
const LONGEST: usize = 200;

/// The name of a person (DOMAIN R3 to R5). The voorvoegsel stands apart, so that
/// "van der Meer" sorts under M.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Naam {
    voornamen: String,
    roepnaam: Option<String>,
    voorvoegsel: Option<String>,
    achternaam: String,
}

/// Why a text is not a name; never carries the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NaamFout {
    /// Nothing but blanks.
    #[error("Vul een naam in. Alleen een achternaam mag ook.")]
    Leeg,
    /// Longer than a name can be.
    #[error("Deze naam is te lang: hooguit {LONGEST} tekens. Zet de rest in een notitie.")]
    TeLang,
    /// A digit inside.
    #[error("In een naam staan geen cijfers. Zet een nummer in een ander veld.")]
    Cijfers,
    /// A sign that is not part of names.
    #[error("Het teken {0} hoort niet in een naam. Haal het weg.")]
    Teken(char),
    /// More than one comma.
    #[error("Typ hooguit één komma: achternaam, voornaam.")]
    Kommas,
}

/// A name as it is written down, before its rules are checked.
#[derive(Serialize, Deserialize)]
struct Parts {
    voornamen: String,
    roepnaam: Option<String>,
    voorvoegsel: Option<String>,
    achternaam: String,
}

impl Naam {
    /// A name from the separate fields of a form, each cleaned and kept as typed.
    pub fn nieuw(
        voornamen: &str,
        roepnaam: Option<&str>,
        voorvoegsel: Option<&str>,
        achternaam: &str,
    ) -> Result<Self, NaamFout> {
        let filled = |part: Option<&str>| -> Result<Option<String>, NaamFout> {
            let clean = lezen::tidy(part.unwrap_or_default())?;
            Ok(Some(clean).filter(|it| !it.is_empty()))
        };
        let naam = Self {
            voornamen: lezen::tidy(voornamen)?,
            roepnaam: filled(roepnaam)?,
            voorvoegsel: filled(voorvoegsel)?,
            achternaam: lezen::tidy(achternaam)?,
        };
        if !naam.achternaam.chars().any(char::is_alphabetic) {
            return Err(NaamFout::Leeg);
        }
        let said = naam.roepnaam.as_deref().unwrap_or_default();
        if naam.volledig().chars().count().max(said.chars().count()) > LONGEST {
            return Err(NaamFout::TeLang);
        }
        Ok(naam)
    }

    /// Reads a whole name: `rukiye yildiz`, `Yildiz, Rukiye`, `Anne van der Meer`,
    /// `Meer, Anne van der`, `Johanna (Anne) de Boer`. Words in small letters get
    /// their capitals, a name all in capitals loses them, mixed ones stay as typed.
    pub fn lees(tekst: &str) -> Result<Self, NaamFout> {
        lezen::lees(&schoon(tekst))
    }

    /// First names in full; empty when only the achternaam is known.
    pub fn voornamen(&self) -> &str {
        &self.voornamen
    }

    /// What somebody is called, where it differs from the first names.
    pub fn roepnaam(&self) -> Option<&str> {
        self.roepnaam.as_deref()
    }

    /// `van der`.
    pub fn voorvoegsel(&self) -> Option<&str> {
        self.voorvoegsel.as_deref()
    }

    /// The achternaam without voorvoegsel.
    pub fn achternaam(&self) -> &str {
        &self.achternaam
    }

    /// `Johanna Maria van der Meer`: the official name.
    pub fn volledig(&self) -> String {
        self.with_surname(&self.voornamen)
    }

    /// `Anne van der Meer`: as people say it, with the roepnaam if there is one.
    pub fn weergave(&self) -> String {
        self.with_surname(self.roepnaam.as_deref().unwrap_or(&self.voornamen))
    }

    /// `A. van der Meer`: for a narrow column.
    pub fn kort(&self) -> String {
        self.with_surname(&self.first_initial())
    }

    /// `Meer, Anne van der`: for a list in order of achternaam.
    pub fn achternaam_eerst(&self) -> String {
        let said = self.roepnaam.as_deref().unwrap_or(&self.voornamen);
        let tail = joined([said, self.voorvoegsel.as_deref().unwrap_or_default()]);
        if tail.is_empty() {
            self.achternaam.clone()
        } else {
            format!("{}, {tail}", self.achternaam)
        }
    }

    /// `J.M.`: of every first name.
    pub fn voorletters(&self) -> String {
        self.voornamen
            .split([' ', '.'])
            .filter_map(initial)
            .collect()
    }

    /// `A. v.d. M.`: for a shared screen (presentatiemodus).
    pub fn initialen(&self) -> String {
        let prefix: String = self
            .voorvoegsel
            .iter()
            .flat_map(|it| it.split([' ', '.']))
            .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
            .flat_map(|c| [c, '.'])
            .collect();
        let surname = initial(&self.achternaam).unwrap_or_default();
        joined([&self.first_initial(), &prefix, &surname])
    }

    /// The key to sort by: achternaam, first names, voorvoegsel, folded. Two spaces
    /// between, so that "Meer" comes before "Meer-de Boer" whatever follows.
    pub fn sorteer(&self) -> String {
        format!(
            "{}  {}  {}",
            vouw(&self.achternaam),
            vouw(&self.voornamen),
            vouw(self.voorvoegsel.as_deref().unwrap_or_default())
        )
    }

    /// Everything of the name, folded, for search and the duplicate radar.
    pub fn zoektekst(&self) -> String {
        let roepnaam = self.roepnaam.as_deref().unwrap_or_default();
        vouw(&joined([roepnaam, &self.volledig()]))
    }

    /// A text with the parts of this name as initials, however they were typed: for what is read
    /// aloud and goes round. A voorvoegsel is nobody's alone and stays.
    pub fn verberg_in(&self, tekst: &str) -> String {
        let namen = [
            self.voornamen.as_str(),
            self.roepnaam.as_deref().unwrap_or_default(),
            self.achternaam.as_str(),
        ];
        let letter = |c: char| c.is_alphabetic() || c == '\'' || c == '\u{2019}';
        let delen: Vec<String> = namen
            .iter()
            .flat_map(|naam| naam.split(|c| !letter(c)))
            .filter(|deel| deel.chars().count() > 1 && !is_voorvoegsel(deel))
            .map(vouw)
            .collect();
        let mut uit = String::with_capacity(tekst.len());
        let mut woord = String::new();
        let einde = |woord: &mut String, uit: &mut String| {
            let eigen = !woord.is_empty() && delen.contains(&vouw(woord));
            match initial(woord).filter(|_| eigen) {
                Some(kort) => uit.push_str(&kort),
                None => uit.push_str(woord),
            }
            woord.clear();
        };
        for c in tekst.chars() {
            if letter(c) {
                woord.push(c);
            } else {
                einde(&mut woord, &mut uit);
                uit.push(c);
            }
        }
        einde(&mut woord, &mut uit);
        uit
    }

    fn first_initial(&self) -> String {
        let said = self.roepnaam.as_deref().unwrap_or(&self.voornamen);
        said.split([' ', '.']).find_map(initial).unwrap_or_default()
    }

    /// In Dutch the voorvoegsel gets its capital only when nothing stands before it.
    fn with_surname(&self, before: &str) -> String {
        let prefix = self.voorvoegsel.as_deref().unwrap_or_default();
        if before.is_empty() {
            joined([&lezen::capitalised(prefix), &self.achternaam])
        } else {
            joined([before, prefix, &self.achternaam])
        }
    }
}

/// Whether a word can be part of a voorvoegsel: `van`, `el`.
pub(in crate::domain) fn is_voorvoegsel(woord: &str) -> bool {
    lezen::is_prefix(woord) || lezen::is_maybe_prefix(woord)
}

/// The parts that are not empty, with spaces between.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    let filled: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    filled.join(" ")
}

/// `A.`, and `IJ.` for IJsbrand, for that is one letter.
fn initial(word: &str) -> Option<String> {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next()?;
    let upper: String = first.to_uppercase().collect();
    match letters.next() {
        Some('J') if upper == "I" => Some("IJ.".to_owned()),
        _ => Some(format!("{upper}.")),
    }
}

impl TryFrom<Parts> for Naam {
    type Error = NaamFout;

    fn try_from(parts: Parts) -> Result<Self, NaamFout> {
        Self::nieuw(
            &parts.voornamen,
            parts.roepnaam.as_deref(),
            parts.voorvoegsel.as_deref(),
            &parts.achternaam,
        )
    }
}

impl From<Naam> for Parts {
    fn from(naam: Naam) -> Self {
        Self {
            voornamen: naam.voornamen,
            roepnaam: naam.roepnaam,
            voorvoegsel: naam.voorvoegsel,
            achternaam: naam.achternaam,
        }
    }
}

impl fmt::Debug for Naam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Naam(..)")
    }
}

#[cfg(test)]
mod tests;
