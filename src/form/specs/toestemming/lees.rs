//! What the answers of a toestemmingsverklaring say, in the types of the trade.

use std::fmt;

use chrono::NaiveDate;

use super::TOESTEMMING;
use crate::domain::toestemming::{Doel, Gegeven};
use crate::domain::waardelijst::{Doelantwoord, Grondslag, Toestemmingswijze};
use crate::form::answers::Answers;
use crate::form::check::Klacht;
use crate::form::spec::FormSpec;
use crate::form::specs::lezer::{Lezer, gebreken};

/// The field of a doel: `doel_delen_mbo`.
pub fn veld_van(doel: Doel) -> &'static str {
    match doel {
        Doel::DelenMbo => "doel_delen_mbo",
        Doel::DelenLwl => "doel_delen_lwl",
        Doel::DelenLeerbedrijf => "doel_delen_leerbedrijf",
        Doel::DelenSbbBranche => "doel_delen_sbb_branche",
        Doel::Monitoring => "doel_monitoring",
        Doel::FotoBeeld => "doel_foto_beeld",
        Doel::Succesverhaal => "doel_succesverhaal",
        Doel::Bedrijfsgegevens => "doel_bedrijfsgegevens",
    }
}

/// The doel that a field asks for.
pub fn doel_van(veld: &str) -> Option<Doel> {
    Doel::ALL
        .iter()
        .copied()
        .find(|doel| veld_van(*doel) == veld)
}

/// What the answers say about one doel; none while the form does not tell when it was given.
pub fn gegeven(
    spec: &'static FormSpec,
    answers: &Answers,
    doel: Doel,
    today: NaiveDate,
) -> Option<Gegeven> {
    let lezer = Lezer::nieuw(spec, answers, today);
    let antwoord = lezer.keuze::<Doelantwoord>(veld_van(doel))?;
    Some(Gegeven {
        antwoord: match antwoord {
            Doelantwoord::Ja => Some(true),
            Doelantwoord::Nee => Some(false),
            Doelantwoord::NietGevraagd => None,
        },
        op: lezer.datum("datum_toestemming")?,
        mondeling: lezer.keuze::<Toestemmingswijze>("wijze")?.is_voorlopig(),
    })
}

/// A toestemmingsverklaring as the trade knows it, of a kandidaat or of a werkgever.
#[derive(Clone, PartialEq, Eq)]
pub struct Toestemming {
    /// Who gave it: the kandidaat, or whoever spoke for the werkgever.
    pub naam: String,
    /// The werkgever, in that variant.
    pub organisatie: Option<String>,
    /// How it was given.
    pub wijze: Toestemmingswijze,
    /// When.
    pub op: NaiveDate,
    /// Until when, if that was said.
    pub geldig_tot: Option<NaiveDate>,
    /// Another ground for the contact data, if there is one.
    pub grondslag: Option<Grondslag>,
    /// Each doel that was answered.
    pub doelen: Vec<(Doel, Gegeven)>,
}

impl fmt::Debug for Toestemming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Toestemming(..)")
    }
}

/// Reads the answers of either variant into the types of the trade, or tells what keeps them from
/// it.
pub fn parse(
    spec: &'static FormSpec,
    answers: &Answers,
    today: NaiveDate,
) -> Result<Toestemming, Vec<Klacht>> {
    let klachten = gebreken(spec, answers, today);
    let lezer = Lezer::nieuw(spec, answers, today);
    let (Some(wijze), Some(op), true) = (
        lezer.keuze("wijze"),
        lezer.datum("datum_toestemming"),
        klachten.is_empty(),
    ) else {
        return Err(klachten);
    };
    let wie = if spec.name == TOESTEMMING.name {
        "naam"
    } else {
        "vertegenwoordiger"
    };
    let doelen = Doel::ALL.iter().copied();
    Ok(Toestemming {
        naam: lezer.tekst(wie),
        organisatie: Some(lezer.tekst("organisatie")).filter(|it| !it.is_empty()),
        wijze,
        op,
        geldig_tot: lezer.datum("geldig_tot"),
        grondslag: lezer.keuze("grondslag"),
        doelen: doelen
            .filter_map(|doel| Some((doel, gegeven(spec, answers, doel, today)?)))
            .collect(),
    })
}
