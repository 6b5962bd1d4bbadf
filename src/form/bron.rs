//! Where a form gets what is known already, and where it takes a change back to: one row per source.
//!
//! A field names its source (`Field::bron`). The form opens with [`lees`]; a change goes back with
//! [`schrijf`], in the order of the form, onto a copy of the records ([`Stukken`]). What a form may
//! do with a source tells [`recht`].

mod betrokkene;
mod kandidaat;
mod rest;
mod traject;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::answers::Antwoord;
use super::kind;
use super::spec::{Kind, Lijst, Richting};
use crate::domain::adres::Adres;
use crate::domain::betrokkene::Rol;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::toestemming::Doelstand;
use crate::domain::traject::{Periode, Traject};
use crate::domain::waardelijst::Waardelijst;

/// What a form may do with a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recht {
    /// A change in the form changes the dossier.
    Schrijft,
    /// The dossier decides: what it has is shown and is not changed here. Where it has nothing, the
    /// form asks, and keeps the answer to itself.
    Leest,
    /// A proposal for an empty field: may be changed here, and the dossier does not hear of it.
    StelVoor,
    /// Put into an empty field once, and never changed after that: who it was given to.
    Eenmalig,
    /// Kept apart and never read or written here: the BSN.
    Apart,
}

/// The records that a form of one card is filled from, as copies to write in. After writing, what
/// differs from the stored records is the change to the dossier.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Stukken {
    /// The person; none for a form of a leerwerkplek.
    pub kandidaat: Option<Kandidaat>,
    /// The traject; none for a form of a leerwerkplek.
    pub traject: Option<Traject>,
    /// The leerwerkplek that is linked, or that the form is about.
    pub plek: Option<Leerwerkplek>,
    /// Whose leerwerkplek that is.
    pub bedrijf: Option<Leerbedrijf>,
    /// Name of the coach who fills in.
    pub coach: String,
    /// The organisations that use the data in this region (T5), with commas between.
    pub verantwoordelijken: String,
    /// How sharing with the mbo stands (R41).
    pub delen_mbo: Option<Doelstand>,
    /// Fields of the newest other forms of the card, by name of the form.
    pub formulieren: BTreeMap<String, BTreeMap<String, String>>,
    /// What was written and is not whole yet, so that no record ever holds half of something.
    half: Half,
}

/// Parts of which the rest may still come.
#[derive(Clone, PartialEq, Eq, Default)]
struct Half {
    straat: String,
    huisnummer: Option<u32>,
    toevoeging: String,
    periode: Periode,
    organisaties: BTreeMap<Rol, String>,
}

impl fmt::Debug for Stukken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stukken(..)")
    }
}

impl Stukken {
    /// The records of a card; what else is known is put in the other fields.
    pub fn nieuw(
        kandidaat: Option<Kandidaat>,
        traject: Option<Traject>,
        plek: Option<Leerwerkplek>,
        bedrijf: Option<Leerbedrijf>,
    ) -> Self {
        let mut half = Half::default();
        if let Some(adres) = kandidaat.as_ref().and_then(|it| it.adres.as_ref()) {
            half.straat.clone_from(&adres.straat);
            half.huisnummer = Some(adres.huisnummer);
            half.toevoeging.clone_from(&adres.toevoeging);
        }
        if let Some(traject) = &traject {
            half.periode = traject.periode;
        }
        Self {
            kandidaat,
            traject,
            plek,
            bedrijf,
            half,
            ..Self::default()
        }
    }

    /// An address is only an address with a number; the street may still be asked.
    fn zet_adres(&mut self) {
        let half = &self.half;
        let adres = half.huisnummer.map(|huisnummer| Adres {
            straat: half.straat.clone(),
            huisnummer,
            toevoeging: half.toevoeging.clone(),
        });
        if let Some(kandidaat) = &mut self.kandidaat {
            kandidaat.adres = adres;
        }
    }

    /// A periode is only taken over when it ends after it starts.
    fn zet_periode(&mut self) {
        let half = self.half.periode;
        let klopt = match (half.start_gepland, half.einde_gepland) {
            (Some(start), Some(einde)) => einde > start,
            _ => true,
        };
        if let (true, Some(traject)) = (klopt, &mut self.traject) {
            traject.periode.start_gepland = half.start_gepland;
            traject.periode.einde_gepland = half.einde_gepland;
        }
    }
}

type Lees = fn(&Stukken, NaiveDate) -> Option<String>;
type Schrijf = fn(&mut Stukken, &str, NaiveDate) -> Result<(), String>;

/// One source.
struct Rij {
    /// What a field calls it.
    bron: &'static str,
    recht: Recht,
    /// The name under which the log of changes knows it; empty where nothing is changed.
    log: &'static str,
    lees: Lees,
    schrijf: Schrijf,
}

const fn schrijft(bron: &'static str, log: &'static str, lees: Lees, schrijf: Schrijf) -> Rij {
    Rij {
        bron,
        recht: Recht::Schrijft,
        log,
        lees,
        schrijf,
    }
}

const fn vast(bron: &'static str, recht: Recht, lees: Lees) -> Rij {
    Rij {
        bron,
        recht,
        log: "",
        lees,
        // Nothing is taken back.
        schrijf: |_, _, _| Ok(()),
    }
}

fn rijen() -> impl Iterator<Item = &'static Rij> {
    [
        kandidaat::RIJEN,
        traject::RIJEN,
        betrokkene::RIJEN,
        rest::RIJEN,
    ]
    .into_iter()
    .flatten()
}

fn rij(bron: &str) -> Option<&'static Rij> {
    rijen().find(|rij| rij.bron == bron)
}

/// Form and field of a source in another form: `formulier:diagnose.motivatie_kandidaat`.
pub fn ander_formulier(bron: &str) -> Option<(&str, &str)> {
    bron.strip_prefix("formulier:")?.split_once('.')
}

/// Whether there is such a source.
pub fn bekend(bron: &str) -> bool {
    recht(bron).is_some()
}

/// What a form may do with a source; none when there is no such source.
pub fn recht(bron: &str) -> Option<Recht> {
    if let Some((formulier, veld)) = ander_formulier(bron) {
        let spec = super::specs::by_name(formulier)?;
        return spec.field(veld).map(|_| Recht::StelVoor);
    }
    rij(bron).map(|rij| rij.recht)
}

/// Whether a change in the form changes the dossier.
pub fn schrijfbaar(bron: &str) -> bool {
    recht(bron) == Some(Recht::Schrijft)
}

/// The name under which the log of changes knows it, for "uit intake 12-11, mdv"; empty where the
/// log has nothing of the kind.
pub fn veld_log(bron: &str) -> &'static str {
    rij(bron).map_or("", |rij| rij.log)
}

/// What the dossier has, as the form shows it; none when it has nothing.
pub fn lees(bron: &str, stukken: &Stukken, today: NaiveDate) -> Option<String> {
    let tekst = match ander_formulier(bron) {
        Some((formulier, veld)) => stukken.formulieren.get(formulier)?.get(veld).cloned(),
        None => (rij(bron)?.lees)(stukken, today),
    };
    tekst.filter(|tekst| !tekst.trim().is_empty())
}

/// Takes the text of a field back to the dossier; an empty one, `?` and `-` take the value away.
/// When it cannot be taken over, nothing changes and the words tell what to do.
pub fn schrijf(
    bron: &str,
    stukken: &mut Stukken,
    tekst: &str,
    today: NaiveDate,
) -> Result<(), String> {
    let Some(rij) = rij(bron) else {
        return Ok(());
    };
    let tekst = Antwoord::van(tekst).waarde().unwrap_or("");
    (rij.schrijf)(stukken, tekst, today)
}

/// One value of a list; empty takes it away.
fn keuze<T: Waardelijst>(tekst: &str) -> Result<Option<T>, String> {
    if tekst.is_empty() {
        return Ok(None);
    }
    let code = kind::code(Kind::Choice(Lijst::van::<T>()), tekst).and_then(T::van_code);
    code.map(Some)
        .ok_or_else(|| format!("Kies een waarde uit de lijst {}.", T::NAAM))
}

/// Several values of a list, in the order typed.
fn keuzes<T: Waardelijst>(tekst: &str, today: NaiveDate) -> Result<Vec<T>, String> {
    let kind = Kind::Many(Lijst::van::<T>());
    if tekst.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(fout) = kind::fout(kind, tekst, today) {
        return Err(fout);
    }
    let codes = kind::codes(kind, tekst).into_iter();
    let mut values: Vec<T> = Vec::new();
    for value in codes.filter_map(T::van_code) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(values)
}

/// Anything with a parser of its own; empty takes it away.
fn lezen<T>(tekst: &str) -> Result<Option<T>, String>
where
    T: std::str::FromStr,
    T::Err: fmt::Display,
{
    if tekst.is_empty() {
        return Ok(None);
    }
    tekst
        .parse()
        .map(Some)
        .map_err(|fout: T::Err| fout.to_string())
}

fn dag(tekst: &str, today: NaiveDate) -> Result<Option<NaiveDate>, String> {
    if tekst.is_empty() {
        return Ok(None);
    }
    kind::lees(tekst, today, Richting::Vrij)
        .map(Some)
        .map_err(|fout| fout.to_string())
}

/// The labels of several values, with commas between.
fn labels<T: Waardelijst>(values: &[T]) -> String {
    let labels: Vec<&str> = values.iter().map(|it| it.label()).collect();
    labels.join(", ")
}

#[cfg(test)]
mod tests;
