//! What a coach filters and sorts by; the same words on the board and in `lijst`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::fase::Fase;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{Branche, Doelgroep, Niveau};

mod toets;

pub use toets::{Toets, doelgroep_bit};

/// In which order cards stand; equal ones by name, then number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sortering {
    /// The next day that matters first.
    #[default]
    Urgentie,
    /// By name, voorvoegsel apart.
    Naam,
    /// Longest in the fase first.
    Dagen,
    /// By coach, then urgency.
    Coach,
}

impl Sortering {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Urgentie, Self::Naam, Self::Dagen, Self::Coach];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Urgentie => "urgentie",
            Self::Naam => "naam",
            Self::Dagen => "dagen in fase",
            Self::Coach => "coach",
        }
    }

    /// Reads a label or its start.
    pub fn lees(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return None;
        }
        Self::ALL.into_iter().find(|s| s.label().starts_with(&text))
    }
}

/// A mark by which cards can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Vlag {
    /// Past the norm of the fase or past the next day.
    TeLaat,
    /// A step holds it.
    Vast,
    /// Nothing holds it: it can move on.
    Klaar,
    /// On hold.
    Wacht,
    /// Carries open WARN steps.
    Waarschuwing,
    /// No leerwerkplek yet.
    ZonderPlek,
}

impl Vlag {
    /// All marks.
    pub const ALL: [Self; 6] = [
        Self::TeLaat,
        Self::Vast,
        Self::Klaar,
        Self::Wacht,
        Self::Waarschuwing,
        Self::ZonderPlek,
    ];

    /// The word to type.
    pub const fn woord(self) -> &'static str {
        match self {
            Self::TeLaat => "te-laat",
            Self::Vast => "vast",
            Self::Klaar => "klaar",
            Self::Wacht => "wacht",
            Self::Waarschuwing => "waarschuwing",
            Self::ZonderPlek => "zonder-plek",
        }
    }
}

/// Which cards may be seen. Empty lets every open card through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// Only these fasen.
    pub fasen: Vec<Fase>,
    /// Only these branches.
    pub branches: Vec<Branche>,
    /// Only these niveaus.
    pub niveaus: Vec<Niveau>,
    /// Only these groups.
    pub doelgroepen: Vec<Doelgroep>,
    /// Only these coaches, by short name; `ik` was filled in by the asker.
    pub coaches: Vec<String>,
    /// Only these municipalities or places, folded.
    pub gemeenten: Vec<String>,
    /// Only cards with all these marks.
    pub vlaggen: Vec<Vlag>,
    /// Only cards longer than this many days in their fase.
    pub dagen_meer: Option<i64>,
    /// Only cards shorter than this many days in their fase.
    pub dagen_minder: Option<i64>,
    /// Closed trajecten too (`gesloten`).
    pub gesloten: bool,
    /// Words that must all be in the name, folded.
    pub woorden: Vec<String>,
}

/// A filter that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterFout {
    /// A word before the colon that is no field.
    #[error(
        "'{0}:' ken ik niet; je kunt filteren op fase, branche, niveau, doelgroep, coach, gemeente en vlag"
    )]
    Veld(String),
    /// A value that does not exist.
    #[error("'{waarde}' is geen {veld}; kies uit: {keuzes}")]
    Waarde {
        /// Of which field.
        veld: &'static str,
        /// What was typed.
        waarde: String,
        /// What there is.
        keuzes: String,
    },
    /// A number of days that is none.
    #[error("'{0}' is geen aantal dagen; schrijf bijvoorbeeld >14d")]
    Dagen(String),
}

fn kies<T>(
    waarden: &str,
    veld: &'static str,
    keuzes: impl Fn() -> String,
    lees: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, FilterFout> {
    waarden
        .split(',')
        .filter(|waarde| !waarde.is_empty())
        .map(|waarde| {
            lees(waarde).ok_or_else(|| FilterFout::Waarde {
                veld,
                waarde: waarde.to_owned(),
                keuzes: keuzes(),
            })
        })
        .collect()
}

fn lijst<'a>(woorden: impl Iterator<Item = &'a str>) -> String {
    woorden.collect::<Vec<_>>().join(", ")
}

impl Filter {
    /// Reads `fase:bm branche:logistiek coach:ik >14d te-laat yildiz`. `ik` is the asker's own
    /// short name.
    pub fn lees(text: &str, ik: &str) -> Result<Self, FilterFout> {
        let mut filter = Self::default();
        for woord in text.split_whitespace() {
            if let Some((veld, waarden)) = woord.split_once(':') {
                filter.veld(&veld.to_lowercase(), waarden, ik)?;
            } else if let Some(dagen) = woord.strip_prefix('>') {
                filter.dagen_meer = Some(lees_dagen(dagen, woord)?);
            } else if let Some(dagen) = woord.strip_prefix('<') {
                filter.dagen_minder = Some(lees_dagen(dagen, woord)?);
            } else if let Some(vlag) = vlag(woord) {
                filter.vlaggen.push(vlag);
            } else if woord.eq_ignore_ascii_case("gesloten") {
                filter.gesloten = true;
            } else {
                let gevouwen = vouw(woord);
                if !gevouwen.is_empty() {
                    filter.woorden.push(gevouwen);
                }
            }
        }
        Ok(filter)
    }

    fn veld(&mut self, veld: &str, waarden: &str, ik: &str) -> Result<(), FilterFout> {
        match veld {
            "fase" | "f" => {
                let keuzes = || lijst(Fase::ALL.iter().map(|f| f.code()));
                self.fasen
                    .extend(kies(waarden, "fase", keuzes, Fase::lees)?);
            }
            "branche" | "b" => {
                let keuzes = || lijst(Branche::ALL.iter().map(|b| b.label()));
                self.branches
                    .extend(kies(waarden, "branche", keuzes, Branche::lees)?);
            }
            "niveau" | "n" => {
                let keuzes = || lijst(Niveau::ALL.iter().map(|n| n.code()));
                self.niveaus
                    .extend(kies(waarden, "niveau", keuzes, Niveau::lees)?);
            }
            "doelgroep" | "d" => {
                let keuzes = || lijst(Doelgroep::ALL.iter().map(|d| d.label()));
                self.doelgroepen
                    .extend(kies(waarden, "doelgroep", keuzes, Doelgroep::lees)?);
            }
            "coach" | "c" => self
                .coaches
                .extend(waarden.split(',').filter(|c| !c.is_empty()).map(|coach| {
                    if coach.eq_ignore_ascii_case("ik") {
                        ik.to_owned()
                    } else {
                        coach.to_lowercase()
                    }
                })),
            "gemeente" | "g" | "plaats" => {
                self.gemeenten
                    .extend(waarden.split(',').map(vouw).filter(|g| !g.is_empty()));
            }
            "vlag" | "v" => {
                let keuzes = || lijst(Vlag::ALL.iter().map(|v| v.woord()));
                self.vlaggen.extend(kies(waarden, "vlag", keuzes, vlag)?);
            }
            _ => return Err(FilterFout::Veld(veld.to_owned())),
        }
        Ok(())
    }

    /// Whether every open card passes.
    pub fn is_leeg(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a card passes.
    pub fn laat_door(&self, kaart: &Toets<'_>, vandaag: NaiveDate) -> bool {
        (self.gesloten || !kaart.gesloten)
            && een_van(&self.fasen, |f| *f == kaart.fase)
            && een_van(&self.branches, |b| kaart.branche == Some(*b))
            && een_van(&self.niveaus, |n| kaart.niveau == Some(*n))
            && een_van(&self.doelgroepen, |d| {
                kaart.doelgroepen & doelgroep_bit(*d) != 0
            })
            && een_van(&self.coaches, |c| c == kaart.coach)
            && een_van(&self.gemeenten, |g| kaart.gemeente.starts_with(g.as_str()))
            && self
                .dagen_meer
                .is_none_or(|meer| kaart.dagen(vandaag) > meer)
            && self
                .dagen_minder
                .is_none_or(|minder| kaart.dagen(vandaag) < minder)
            && self.vlaggen.iter().all(|vlag| kaart.heeft(*vlag, vandaag))
            && self
                .woorden
                .iter()
                .all(|woord| kaart.gevouwen.contains(woord.as_str()))
    }

    /// Whether something that stands with no card passes: by who does it and its words, folded.
    pub fn laat_los_door(&self, coach: &str, woorden: &str) -> bool {
        let rest = Self {
            coaches: Vec::new(),
            woorden: Vec::new(),
            gesloten: false,
            ..self.clone()
        };
        rest.is_leeg()
            && een_van(&self.coaches, |it| it == coach)
            && self.woorden.iter().all(|it| woorden.contains(it.as_str()))
    }
}

fn een_van<T>(keuzes: &[T], past: impl Fn(&T) -> bool) -> bool {
    keuzes.is_empty() || keuzes.iter().any(past)
}

fn vlag(woord: &str) -> Option<Vlag> {
    Vlag::ALL
        .into_iter()
        .find(|v| v.woord().eq_ignore_ascii_case(woord))
}

fn lees_dagen(dagen: &str, woord: &str) -> Result<i64, FilterFout> {
    let cijfers = dagen.trim_end_matches(['d', 'D']);
    cijfers
        .parse()
        .map_err(|_| FilterFout::Dagen(woord.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toets(naam: &str) -> Toets<'_> {
        Toets {
            fase: Fase::Bemiddeling,
            branche: Some(Branche::Logistiek),
            niveau: None,
            doelgroepen: 0,
            coach: "mdv",
            gemeente: "hengelo",
            sinds: "2026-01-01".parse().unwrap(),
            volgende: None,
            vast: true,
            wacht: false,
            gesloten: false,
            waarschuwing: false,
            zonder_plek: true,
            gevouwen: naam,
        }
    }

    fn past(tekst: &str) -> bool {
        let vandaag = "2026-01-20".parse().unwrap();
        Filter::lees(tekst, "mdv")
            .unwrap()
            .laat_door(&toets("rukiye yildiz"), vandaag)
    }

    #[test]
    fn a_card_passes_when_every_word_of_the_filter_fits() {
        for tekst in [
            "",
            "fase:bm",
            "fase:pl,bm branche:logistiek",
            ">14d",
            "vast zonder-plek",
            "coach:ik",
            "gemeente:heng",
            "yild",
            "Yıldız rukiye",
            "vlag:vast",
        ] {
            assert!(past(tekst), "{tekst}");
        }
        for tekst in [
            "fase:pl",
            "branche:groen",
            ">19d",
            "<19d",
            "klaar",
            "coach:jan",
            "piet",
            "niveau:1",
        ] {
            assert!(!past(tekst), "{tekst}");
        }
    }

    #[test]
    fn what_has_no_card_passes_by_who_does_it_and_by_its_words_only() {
        let past = |tekst: &str| {
            let filter = Filter::lees(tekst, "mdv").unwrap();
            filter.laat_los_door("mdv", "bel de school")
        };
        for tekst in ["", "coach:ik", "school", "bel coach:mdv", "gesloten"] {
            assert!(past(tekst), "{tekst}");
        }
        for tekst in ["fase:bm", "coach:jvb", "kerk", ">3d", "vast"] {
            assert!(!past(tekst), "{tekst}");
        }
    }

    #[test]
    fn a_closed_card_passes_only_when_asked_for() {
        let mut gesloten = toets("x");
        gesloten.gesloten = true;
        let vandaag = "2026-01-20".parse().unwrap();
        assert!(!Filter::default().laat_door(&gesloten, vandaag));
        assert!(
            Filter::lees("gesloten", "")
                .unwrap()
                .laat_door(&gesloten, vandaag)
        );
    }

    #[test]
    fn a_wrong_filter_says_what_there_is() {
        let fout = Filter::lees("fase:zz", "mdv").unwrap_err().to_string();
        assert!(fout.contains("WG, WK, BM"), "{fout}");
        assert!(
            Filter::lees("kleur:rood", "")
                .unwrap_err()
                .to_string()
                .contains("kleur")
        );
        assert!(Filter::lees(">veel", "").is_err());
    }
}
