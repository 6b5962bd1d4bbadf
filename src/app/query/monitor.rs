//! The questions of the monitor, and what their answers hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Venster;
use crate::app::matching::Voortgang;
use crate::app::store::Seq;
use crate::domain::monitor::{Dimensie, Maat, Rapport, Tijdvak};

/// Some indicators over a period. Nothing is stored.
///
/// Takes long (`Query::duurt_lang`): who asks keeps a copy of `voortgang` to show it, and to stop it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonitorWens {
    /// Which indicators.
    pub maten: Vec<Maat>,
    /// By what they are split.
    pub dims: Vec<Dimensie>,
    /// Over which period.
    pub tijdvak: Tijdvak,
    /// As of the end of which day; today if left out, and never later than that.
    pub stand: Option<NaiveDate>,
    /// Whether small numbers of persons are hidden; for who may not see them they always are.
    pub verberg: bool,
    /// How far it is. Crosses a line in messages of its own.
    #[serde(skip)]
    pub voortgang: Voortgang,
}

/// The figure of which the cards are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonitorAchter {
    /// Which indicator.
    pub maat: Maat,
    /// By what it was split.
    pub dims: Vec<Dimensie>,
    /// Over which period.
    pub tijdvak: Tijdvak,
    /// As of the end of which day.
    pub stand: Option<NaiveDate>,
    /// Which of its tables.
    pub tabel: usize,
    /// Which row, by its name; none for all of them.
    pub rij: Option<String>,
    /// Which column.
    pub kolom: usize,
    /// Which of the cards.
    pub venster: Venster,
}

impl MonitorAchter {
    /// Whether leerbedrijven stand behind it, in place of cards.
    pub fn van_bedrijven(&self) -> bool {
        self.maat == Maat::M9 && self.tabel == 0
    }

    /// Whether the cards tell a group, a benefit or a reason to stop.
    pub fn is_gevoelig(&self) -> bool {
        let gevoelig = [Dimensie::Doelgroep, Dimensie::Uitkering];
        self.maat == Maat::M8 || self.dims.iter().any(|dim| gevoelig.contains(dim))
    }
}

/// To `Monitor`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MonitorBeeld {
    /// As of which commit.
    pub seq: Seq,
    /// Read from what was kept when the month ended.
    pub bewaard: bool,
    /// The figures; none where it was stopped.
    pub rapport: Option<Rapport>,
}

impl MonitorBeeld {
    /// Whether nothing small is shown in it, so that a room may see it.
    pub fn is_voor_zaal(&self) -> bool {
        self.rapport.as_ref().is_none_or(|it| it.verborgen)
    }
}
