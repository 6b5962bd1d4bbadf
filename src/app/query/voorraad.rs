//! The werkvoorraad: what is asked, and what the answer holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Kaartrij, Taakrij, Venster};
use crate::app::command::Concept;
use crate::app::filter::Filter;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overdracht::Overdracht;
use crate::domain::signaal::{Groep, Post, Term};
use crate::domain::stap::StapId;
use crate::domain::taak::{Taakplaats, Taaksoort};

/// Which list of what there is to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blik {
    /// What there is to do, by how urgent it is.
    #[default]
    Lijst,
    /// The cards that one missing step holds, by that step.
    EenStap,
    /// What was put off.
    Uitgesteld,
}

impl Blik {
    /// All lists.
    pub const ALL: [Self; 3] = [Self::Lijst, Self::EenStap, Self::Uitgesteld];

    /// The next one.
    #[must_use]
    pub const fn volgende(self) -> Self {
        match self {
            Self::Lijst => Self::EenStap,
            Self::EenStap => Self::Uitgesteld,
            Self::Uitgesteld => Self::Lijst,
        }
    }

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Lijst => "te doen",
            Self::EenStap => "nog één stap",
            Self::Uitgesteld => "uitgesteld",
        }
    }
}

/// A heading of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kop {
    /// By when it must be done.
    Groep(Groep),
    /// By the step that is missing.
    Stap(StapId),
    /// Put off.
    Uitgesteld,
}

/// Which row: a card stands in a list once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voorraadsleutel {
    /// A card.
    Kaart(KaartId),
    /// A draft.
    Concept(u64),
    /// A task.
    Taak(Taakplaats),
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorraadwens {
    /// Which list.
    pub blik: Blik,
    /// Of whom; none for the whole region.
    pub coach: Option<CoachId>,
    /// What may be in it.
    pub filter: Filter,
    /// Which rows.
    pub venster: Venster,
    /// A row to be found: the answer says where it stands and moves the window so that it is in it.
    pub anker: Option<Voorraadsleutel>,
}

/// A list of what there is to do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorraadbeeld {
    /// Rows in all.
    pub totaal: usize,
    /// The headings in order, with their number of rows.
    pub koppen: Vec<(Kop, usize)>,
    /// Position of the first row that is here.
    pub van: usize,
    /// The rows of the window.
    pub rijen: Vec<Voorraadrij>,
    /// Where the anchor stands, if it is in the list.
    pub anker: Option<usize>,
    /// When the list is empty: the next day on which there is something.
    pub straks: Option<NaiveDate>,
}

impl Voorraadbeeld {
    /// Rows under a heading.
    pub fn onder(&self, groep: Groep) -> usize {
        let kop = self.koppen.iter().find(|(it, _)| *it == Kop::Groep(groep));
        kop.map_or(0, |(_, aantal)| *aantal)
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorraadrij {
    /// Which.
    pub sleutel: Voorraadsleutel,
    /// Its heading.
    pub kop: Kop,
    /// Why it is there, since when, and whose turn it is.
    pub post: Post,
    /// The terms of its urgency.
    pub termen: Vec<(Term, i32)>,
    /// Everything else on the card that asks something now, most urgent first.
    pub meer: Vec<Post>,
    /// The card, as the board draws it.
    pub rij: Option<Box<Kaartrij>>,
    /// The handover that runs, with the short names of giver and other.
    pub overdracht: Option<(Overdracht, String, String)>,
    /// Until when it was put off.
    pub tot: Option<NaiveDate>,
    /// The step that it was put off for.
    pub tot_stap: Option<StapId>,
    /// The draft, if it is one.
    pub concept: Option<Box<Concept>>,
    /// The task, if it is one.
    pub taak: Option<Box<Taakrij>>,
}

impl Voorraadrij {
    /// How urgent it is.
    pub fn punten(&self) -> i32 {
        self.termen.iter().map(|(_, punten)| punten).sum()
    }

    /// The card, if the row is about one.
    pub fn kaart(&self) -> Option<KaartId> {
        self.rij.as_ref().map(|it| it.kaart)
    }

    /// Why it is there, in words.
    pub fn waarom(&self) -> String {
        if let Some((it, van, aan)) = &self.overdracht
            && self.post.signaal == crate::domain::signaal::Signaal::Overdracht
        {
            return match &it.geweigerd {
                Some(reden) => format!("{aan} neemt niet over: {reden}"),
                None => format!("{van} draagt over: {}", it.notitie),
            };
        }
        match &self.taak {
            Some(rij) => match rij.taak.om {
                Some(om) => format!("{} {}", om.format("%H:%M"), rij.taak.wat),
                None => rij.taak.wat.clone(),
            },
            None => self.post.waarom(),
        }
    }

    /// What to do about it, in words.
    pub fn doe(&self) -> &'static str {
        match self.taak.as_ref().map(|rij| rij.taak.soort) {
            Some(Taaksoort::Bellen) => "gebeld en gesproken",
            Some(Taaksoort::Actie | Taaksoort::Afspraak) => "gedaan",
            None => self.post.doe(),
        }
    }
}
