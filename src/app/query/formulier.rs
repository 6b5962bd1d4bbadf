//! What a screen and a script see of the forms of a card, its toestemming and its BSN.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::store::Seq;
use crate::domain::formulier::{Formuliersoort, Formulierstatus};
use crate::domain::id::KaartId;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::toestemming::{Doel, Doelstand, Gevolg};

/// The forms of a card, its toestemming and whether its BSN may be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulierenBeeld {
    /// The card.
    pub kaart: KaartId,
    /// Every form that such a card has, begun or not.
    pub regels: Vec<FormulierRegel>,
    /// Every doel that is asked on such a card.
    pub toestemming: Vec<DoelRegel>,
    /// Day by which toestemming that was said must be confirmed in writing.
    pub bevestigen_voor: Option<NaiveDate>,
    /// The BSN, masked; none if it is not known.
    pub bsn: Option<String>,
    /// Whether the BSN may be written down now; if not, what must be done first.
    pub bsn_mag: Result<(), String>,
}

/// One form of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulierRegel {
    /// Which form.
    pub soort: Formuliersoort,
    /// Which of its kind; 0 while it was not begun.
    pub nummer: u32,
    /// How it stands; none while it was not begun.
    pub status: Option<Formulierstatus>,
    /// How far it is: "17/22, 3 verplicht".
    pub stand: String,
    /// Short name of who changed it last, and when.
    pub gewijzigd: Option<(String, DateTime<Utc>)>,
    /// The step that it does on this card.
    pub stap: Option<StapId>,
    /// How that step stands.
    pub stapstand: Option<Stapstand>,
}

/// One doel of the toestemming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoelRegel {
    /// Which.
    pub doel: Doel,
    /// How it stands.
    pub stand: Doelstand,
    /// What is still to be done after a withdrawal (T15).
    pub open: Vec<Gevolg>,
}

/// One form as it opens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulierBeeld {
    /// The card.
    pub kaart: KaartId,
    /// Which form.
    pub soort: Formuliersoort,
    /// Who it is about: "R. Yıldız · T-0142".
    pub kop: String,
    /// Which of its kind; 0 while it was not begun.
    pub nummer: u32,
    /// Version to send along as `gezien`; `Seq(0)` while it was not begun, so that a colleague who
    /// begins it meanwhile is noticed.
    pub seq: Option<Seq>,
    /// Version of the table of fields.
    pub versie: u16,
    /// How it stands; `Concept` while it was not begun.
    pub status: Formulierstatus,
    /// Key of the field to its text, with what the dossier knows filled in. Never the BSN.
    pub velden: BTreeMap<String, String>,
    /// Key of the field to where its text came from: "uit intake 12-11, mdv".
    pub herkomst: BTreeMap<String, String>,
    /// Key of the field to what the dossier says now, for fields of which a change goes back there.
    pub dossier: BTreeMap<String, String>,
    /// What was replaced after it was complete, newest first.
    pub correcties: Vec<Verbetering>,
    /// The BSN, masked; none if it is not known.
    pub bsn: Option<String>,
    /// Whether the BSN may be written down now; if not, what must be done first.
    pub bsn_mag: Result<(), String>,
}

/// A value that was replaced after the form was complete.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verbetering {
    /// Key of the field.
    pub veld: String,
    /// What stood there.
    pub oud: String,
    /// Short name of who replaced it.
    pub door: String,
    /// When.
    pub op: DateTime<Utc>,
    /// Why.
    pub waarom: String,
}

impl fmt::Debug for FormulierBeeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormulierBeeld")
            .field("kaart", &self.kaart)
            .field("soort", &self.soort)
            .field("nummer", &self.nummer)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Verbetering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verbetering(..)")
    }
}
