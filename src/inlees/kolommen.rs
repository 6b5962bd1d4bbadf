//! Which column is which field: by its heading, else by the look of what stands in it, and always as
//! a person says who knows better.

use std::collections::BTreeMap;

use super::Leesfout;
use super::tabel::{Rij, Tabel, opsomming};
use crate::app::importeer::{Herkend, Kolom};
use crate::domain::tekst::vouw;

/// Rows from the top among which the headings are looked for; titles may stand above them.
const KOP_BINNEN: usize = 15;
/// Longest heading; what is longer is a text.
const KOP_LANG: usize = 60;
/// Values of a column that are looked at.
const KIJKEN: usize = 60;

/// A field that a table may hold.
#[derive(Clone, Copy)]
pub struct Veld {
    /// Key, as in `--kolom naam=3`.
    pub sleutel: &'static str,
    /// What a coach reads.
    pub label: &'static str,
    /// Headings that mean this field, in plain Dutch; the key and the label mean it too.
    koppen: &'static [&'static str],
    /// How its values look; used where there is no heading.
    lijkt: Option<fn(&str) -> bool>,
    /// Why a column with this is never read.
    nooit: Option<&'static str>,
}

impl std::fmt::Debug for Veld {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.sleutel)
    }
}

/// A field by its key, its label and its headings.
pub(super) const fn veld(
    sleutel: &'static str,
    label: &'static str,
    koppen: &'static [&'static str],
) -> Veld {
    Veld {
        sleutel,
        label,
        koppen,
        lijkt: None,
        nooit: None,
    }
}

impl Veld {
    /// With the look of its values.
    pub(super) const fn lijkt(mut self, lijkt: fn(&str) -> bool) -> Self {
        self.lijkt = Some(lijkt);
        self
    }

    /// Known, and never read.
    pub(super) const fn nooit(mut self, waarom: &'static str) -> Self {
        self.nooit = Some(waarom);
        self
    }
}

/// A field with its words folded, once for all columns.
struct Bekend {
    veld: Veld,
    woorden: Vec<String>,
}

impl Bekend {
    fn van(veld: Veld) -> Self {
        let eigen = [veld.sleutel, veld.label];
        let alle = eigen.iter().chain(veld.koppen);
        Self {
            veld,
            woorden: alle.map(|woord| vouw(woord)).collect(),
        }
    }
}

/// What a person said of columns: field to column, as typed.
pub type Keuzes = [(String, String)];

/// Which column holds which field of a table.
#[derive(Debug, Clone, Default)]
pub struct Indeling {
    kolommen: BTreeMap<&'static str, usize>,
    /// Every column with what it was taken for.
    pub beeld: Vec<Kolom>,
    /// Place of the row with headings, if there is one.
    kop: Option<usize>,
    /// What is worth a look.
    pub opmerkingen: Vec<String>,
}

impl Indeling {
    /// Whether a field has a column.
    pub fn heeft(&self, veld: &str) -> bool {
        self.kolommen.contains_key(veld)
    }

    /// The column of a field, as a person counts: the first is 1.
    pub fn nummer(&self, veld: &str) -> Option<usize> {
        self.kolommen.get(veld).map(|kolom| kolom + 1)
    }

    /// The text of a field; empty where the table does not have it.
    pub fn cel<'a>(&self, rij: &'a Rij, veld: &str) -> &'a str {
        self.kolommen.get(veld).map_or("", |kolom| rij.cel(*kolom))
    }

    /// The rows below the headings.
    pub fn rijen<'a>(&self, tabel: &'a Tabel) -> &'a [Rij] {
        let eerste = self.kop.map_or(0, |kop| kop + 1);
        tabel.rijen.get(eerste..).unwrap_or_default()
    }
}

/// Finds out which column is which field.
pub fn deel_in(tabel: &Tabel, velden: &[Veld], keuzes: &Keuzes) -> Result<Indeling, Leesfout> {
    let velden: Vec<Bekend> = velden.iter().copied().map(Bekend::van).collect();
    let velden = velden.as_slice();
    let kop = koprij(tabel, velden).or_else(|| genoemd(tabel, keuzes));
    let koppen: &[String] = kop
        .and_then(|plaats| tabel.rijen.get(plaats))
        .map_or(&[], |rij| &rij.cellen);
    let mut werk = Werk {
        tabel,
        velden,
        koppen,
        uit: Indeling {
            kop,
            ..Indeling::default()
        },
        hoe: BTreeMap::new(),
        dubbel: BTreeMap::new(),
        niet: Vec::new(),
    };
    werk.gekozen(keuzes)?;
    werk.op_kop();
    werk.op_inhoud();
    Ok(werk.klaar())
}

/// The row with headings: the one with the most headings that are known.
fn koprij(tabel: &Tabel, velden: &[Bekend]) -> Option<usize> {
    let punten = |cel: &str| {
        let kop = vouw(cel);
        let met = |past: fn(&str, &str) -> bool| {
            velden
                .iter()
                .any(|bekend| bekend.woorden.iter().any(|woord| past(&kop, woord)))
        };
        if met(precies) {
            2
        } else {
            usize::from(met(erin))
        }
    };
    let mut beste: Option<(usize, usize)> = None;
    for (plaats, rij) in tabel.rijen.iter().take(KOP_BINNEN).enumerate() {
        let gevuld = rij.gevuld().count();
        let som: usize = rij.gevuld().map(punten).sum();
        // A first row with one heading that is known is enough: the others may be of no use here.
        let kan = som >= 3 || som > gevuld || (som >= 2 && plaats == 0);
        if kan && beste.is_none_or(|(meeste, _)| som > meeste) {
            beste = Some((som, plaats));
        }
    }
    beste.map(|(_, plaats)| plaats)
}

/// The row in which a heading stands that a person named.
fn genoemd(tabel: &Tabel, keuzes: &Keuzes) -> Option<usize> {
    // A number or a letter is a place, whatever stands in the cells.
    let namen = keuzes.iter().map(|(_, waar)| vouw(waar));
    let koppen: Vec<String> = namen
        .filter(|waar| waar.chars().count() > 2 && waar.parse::<usize>().is_err())
        .collect();
    let eerste = tabel.rijen.iter().take(KOP_BINNEN);
    eerste
        .map(|rij| rij.gevuld().any(|cel| koppen.contains(&vouw(cel))))
        .position(|staat| staat)
}

/// The heading is the very word.
fn precies(kop: &str, woord: &str) -> bool {
    kop == woord
}

/// The word stands in the heading.
fn erin(kop: &str, woord: &str) -> bool {
    let lang = woord.chars().count() >= 4;
    lang && kop.chars().count() <= KOP_LANG && format!(" {kop} ").contains(&format!(" {woord} "))
}

struct Werk<'a> {
    tabel: &'a Tabel,
    velden: &'a [Bekend],
    koppen: &'a [String],
    uit: Indeling,
    hoe: BTreeMap<usize, (Veld, Herkend)>,
    /// Columns that look like a field which another column has already.
    dubbel: BTreeMap<usize, Veld>,
    /// Columns that a person does not want to be read.
    niet: Vec<usize>,
}

impl Werk<'_> {
    fn breedte(&self) -> usize {
        let rijen = self.tabel.rijen.iter().map(|rij| rij.cellen.len());
        rijen.max().unwrap_or(0)
    }

    fn neem(&mut self, veld: Veld, kolom: usize, hoe: Herkend) {
        self.hoe.insert(kolom, (veld, hoe));
        if veld.nooit.is_none() {
            self.uit.kolommen.insert(veld.sleutel, kolom);
        }
    }

    fn vrij(&self, kolom: usize) -> bool {
        !self.hoe.contains_key(&kolom)
            && !self.dubbel.contains_key(&kolom)
            && !self.niet.contains(&kolom)
    }

    /// What a person said goes before everything.
    fn gekozen(&mut self, keuzes: &Keuzes) -> Result<(), Leesfout> {
        for (naam, waar) in keuzes {
            let gezocht = vouw(naam);
            let gevonden = self.velden.iter().map(|it| it.veld).find(|veld| {
                veld.nooit.is_none()
                    && (vouw(veld.sleutel) == gezocht || vouw(veld.label) == gezocht)
            });
            let Some(veld) = gevonden else {
                let namen: Vec<&str> = self
                    .velden
                    .iter()
                    .map(|it| it.veld)
                    .filter(|veld| veld.nooit.is_none())
                    .map(|veld| veld.sleutel)
                    .collect();
                return Err(Leesfout::kolom(format!(
                    "het veld '{naam}' ken ik niet; kies uit: {}",
                    namen.join(", ")
                )));
            };
            let waar = waar.trim();
            if matches!(vouw(waar).as_str(), "" | "geen") {
                // The column that would have been taken stays unread.
                let kolom = (0..self.breedte()).find(|kolom| self.kop_is(*kolom, veld));
                self.niet.extend(kolom);
                continue;
            }
            let kolom = self.kolom(waar).ok_or_else(|| {
                Leesfout::kolom(format!(
                    "kolom '{waar}' is er niet; geef een nummer van 1 tot en met {}, een letter of \
                     de kop",
                    self.breedte()
                ))
            })?;
            self.neem(veld, kolom, Herkend::Gekozen);
        }
        Ok(())
    }

    /// A column by its number, its letter in a spreadsheet, or its heading.
    fn kolom(&self, waar: &str) -> Option<usize> {
        let gezocht = vouw(waar);
        let op_kop = self.koppen.iter().position(|kop| vouw(kop) == gezocht);
        let op_nummer = || waar.parse::<usize>().ok()?.checked_sub(1);
        let op_letter = || {
            let letters = waar.len() <= 2 && waar.bytes().all(|b| b.is_ascii_alphabetic());
            let getal = waar.bytes().fold(0_usize, |getal, letter| {
                getal * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
            });
            letters.then_some(getal)?.checked_sub(1)
        };
        let kolom = op_kop.or_else(op_nummer).or_else(op_letter)?;
        (kolom < self.breedte()).then_some(kolom)
    }

    fn kop(&self, kolom: usize) -> &str {
        self.koppen.get(kolom).map_or("", String::as_str)
    }

    fn kop_is(&self, kolom: usize, veld: Veld) -> bool {
        let kop = vouw(self.kop(kolom));
        let mut bekend = self.velden.iter();
        !kop.is_empty()
            && bekend.any(|it| it.veld.sleutel == veld.sleutel && it.woorden.contains(&kop))
    }

    /// First the columns of which the heading is the very word, then those in which it stands.
    fn op_kop(&mut self) {
        for past in [precies as fn(&str, &str) -> bool, erin] {
            for kolom in 0..self.koppen.len() {
                let kop = vouw(self.kop(kolom));
                if kop.is_empty() || !self.vrij(kolom) {
                    continue;
                }
                let gevonden = self
                    .velden
                    .iter()
                    .find(|it| it.woorden.iter().any(|woord| past(&kop, woord)));
                if let Some(bekend) = gevonden {
                    self.geef(bekend.veld, kolom, Herkend::Kop);
                }
            }
        }
    }

    /// The first column gets the field; another one that asks for it is told.
    fn geef(&mut self, veld: Veld, kolom: usize, hoe: Herkend) {
        if self.uit.heeft(veld.sleutel) {
            self.dubbel.insert(kolom, veld);
        } else {
            self.neem(veld, kolom, hoe);
        }
    }

    /// Columns without a heading get the field that their values look like.
    fn op_inhoud(&mut self) {
        for kolom in 0..self.breedte() {
            if !self.vrij(kolom) || !self.kop(kolom).is_empty() {
                continue;
            }
            let waarden: Vec<&str> = self
                .uit
                .rijen(self.tabel)
                .iter()
                .map(|rij| rij.cel(kolom))
                .filter(|cel| !cel.is_empty())
                .take(KIJKEN)
                .collect();
            if waarden.is_empty() {
                continue;
            }
            let past = |veld: &Veld| {
                let goed = veld
                    .lijkt
                    .map_or(0, |lijkt| waarden.iter().filter(|it| lijkt(it)).count());
                goed * 10 >= waarden.len() * 7 && goed > 0
            };
            let veld = self.velden.iter().map(|it| it.veld).find(past);
            if let Some(veld) = veld {
                self.geef(veld, kolom, Herkend::Inhoud);
            }
        }
    }

    fn klaar(mut self) -> Indeling {
        let boven = self.uit.kop.unwrap_or(0);
        if boven > 0 {
            let regels: Vec<u32> = self
                .tabel
                .rijen
                .iter()
                .take(boven)
                .map(|rij| rij.regel)
                .collect();
            self.uit.opmerkingen.push(format!(
                "Boven de koppen: {} overgeslagen.",
                opsomming(&regels)
            ));
        }
        for kolom in 0..self.breedte() {
            let kop = self.kop(kolom).replace('\n', " ");
            let leeg = kop.is_empty()
                && self
                    .uit
                    .rijen(self.tabel)
                    .iter()
                    .all(|rij| rij.cel(kolom).is_empty());
            if leeg {
                continue;
            }
            let (veld, hoe) = match (self.hoe.get(&kolom), self.dubbel.get(&kolom)) {
                (Some((veld, _)), _) if veld.nooit.is_some() => (None, Herkend::Nooit),
                (Some((veld, hoe)), _) => (Some((veld.sleutel.into(), veld.label.into())), *hoe),
                (None, Some(_)) => (None, Herkend::Dubbel),
                (None, None) => (None, Herkend::Niet),
            };
            let nooit = self.hoe.get(&kolom).and_then(|(veld, _)| veld.nooit);
            let nummer = kolom + 1;
            if let Some(waarom) = nooit {
                self.uit.opmerkingen.push(format!(
                    "Kolom {nummer} ({kop}) wordt niet gelezen: {waarom}."
                ));
            }
            if let Some(dubbel) = self.dubbel.get(&kolom) {
                let eerste = self.uit.nummer(dubbel.sleutel).unwrap_or(0);
                self.uit.opmerkingen.push(format!(
                    "Kolom {nummer} lijkt ook op {}; gelezen is kolom {eerste}. Kies met --kolom \
                     {}={nummer}.",
                    dubbel.label, dubbel.sleutel
                ));
            }
            self.uit.beeld.push(Kolom {
                nummer,
                kop,
                veld,
                hoe,
            });
        }
        self.uit
    }
}

#[cfg(test)]
mod tests;
