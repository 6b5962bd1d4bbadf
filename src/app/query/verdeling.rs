//! The question for the best division, and what its answer holds.

use serde::{Deserialize, Serialize};

use crate::app::matching::{Voortgang, Waarde};
use crate::app::store::Seq;
use crate::domain::id::{CoachId, LeerwerkplekId, TrajectId};
use crate::domain::voorstel::Voorstel;

/// The best division of all kandidaten without a place over all free places. Nothing is stored.
///
/// Takes long (`Query::duurt_lang`): who asks keeps a copy of `voortgang` to show it, and to stop it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdeelWens {
    /// Only the kandidaten of this coach; none for everybody.
    pub coach: Option<CoachId>,
    /// Pairs that stay as they are.
    pub pins: Vec<(TrajectId, LeerwerkplekId)>,
    /// How far it is. Crosses a line in messages of its own.
    #[serde(skip)]
    pub voortgang: Voortgang,
}

/// A pair of a division.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdeelPlek {
    /// Which leerwerkplek.
    pub plek: LeerwerkplekId,
    /// Its leerbedrijf.
    pub bedrijf: String,
    /// Points.
    pub score: u16,
    /// It fits; false: after a question.
    pub past: bool,
}

impl std::fmt::Debug for VerdeelPlek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VerdeelPlek({})", self.plek)
    }
}

/// Where the voorstel of a pair stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdeelVoorstel {
    /// Something can still become of it.
    pub loopt: bool,
    /// In a few words: "kennismaking 26-11".
    pub stand: String,
}

impl VerdeelVoorstel {
    /// Of the last of the voorstellen that are about this plek.
    pub fn laatste<'a>(
        alle: impl IntoIterator<Item = &'a Voorstel>,
        plek: LeerwerkplekId,
    ) -> Option<Self> {
        let van_plek = alle.into_iter().filter(|it| it.plek == plek);
        van_plek.max_by_key(|it| it.nummer).map(|it| Self {
            loopt: it.is_open(),
            stand: it.kort(),
        })
    }
}

impl std::fmt::Debug for VerdeelVoorstel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VerdeelVoorstel({})", self.loopt)
    }
}

/// One kandidaat in both divisions.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdeelRij {
    /// Which traject.
    pub traject: TrajectId,
    /// Its kandidaat.
    pub naam: String,
    /// The place in the best division.
    pub beste: Option<VerdeelPlek>,
    /// The place on first come, first served.
    pub op_volgorde: Option<VerdeelPlek>,
    /// Pinned.
    pub vast: bool,
    /// The voorstel of the kandidaat and the place in the best division, if there is one.
    pub voorstel: Option<VerdeelVoorstel>,
    /// What is different and why, in one line; empty where nothing is.
    pub verschil: String,
}

impl VerdeelRij {
    /// Whether the two divisions differ here.
    pub fn anders(&self) -> bool {
        let plek = |it: &Option<VerdeelPlek>| it.as_ref().map(|it| it.plek);
        plek(&self.beste) != plek(&self.op_volgorde)
    }
}

impl std::fmt::Debug for VerdeelRij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VerdeelRij({})", self.traject)
    }
}

/// To `Verdeling`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VerdeelBeeld {
    /// As of which commit.
    pub seq: Seq,
    /// It was stopped: there is nothing in it.
    pub gestopt: bool,
    /// Free places that suit anybody.
    pub plaatsen: usize,
    /// What the best division is worth.
    pub beste: Waarde,
    /// What first come, first served is worth.
    pub op_volgorde: Waarde,
    /// Everybody: first who differs, then who is placed, then who is not; each by number.
    pub rijen: Vec<VerdeelRij>,
    /// Pins that cannot be: the place is taken or does not fit.
    pub pins_niet: Vec<(TrajectId, LeerwerkplekId)>,
    /// The difference in one line: "3 meer geplaatst dan op volgorde".
    pub samen: String,
}
