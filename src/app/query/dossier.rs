//! Everything of one card, as its dossier shows it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Kaartrij, Taakrij, VoorstelRij};
use crate::app::samenvoegen::Samengevoegd;
use crate::app::store::Seq;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;

/// Everything of one card, as its dossier shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dossier {
    /// The card as on the board.
    pub rij: Kaartrij,
    /// Version of the card's record.
    pub versie: Seq,
    /// The traject; none for a leerwerkplek-card.
    pub traject: Option<Traject>,
    /// The person, with the version of that record; none for a leerwerkplek-card.
    pub kandidaat: Option<(Seq, Kandidaat)>,
    /// The BSN, masked; none if not known.
    pub bsn: Option<String>,
    /// The leerwerkplek: the card itself or the linked one.
    pub plek: Option<Leerwerkplek>,
    /// The leerbedrijf of that leerwerkplek.
    pub bedrijf: Option<Leerbedrijf>,
    /// The steps, in order, of all fasen that this card knows.
    pub stappen: Vec<StapRij>,
    /// Timeline, newest first.
    pub tijdlijn: Vec<TijdlijnRegel>,
    /// Log of changes, newest first.
    pub logboek: Vec<LogboekRegel>,
    /// Other trajecten of the same person.
    pub andere: Vec<Kaartrij>,
    /// Dossiers that were put into the one of this kandidaat, newest first.
    pub samengevoegd: Vec<Samengevoegd>,
    /// Name of the kwalificatie, if one was chosen.
    pub kwalificatie: Option<String>,
    /// Voorstellen of the card: what is open first, then the newest first.
    pub voorstellen: Vec<VoorstelRij>,
    /// Why nothing may be changed, where the dossier is frozen.
    pub bevroren: Option<String>,
    /// Tasks about the card: what is to be done first, then what was, the newest first.
    pub taken: Vec<Taakrij>,
}

/// One step of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StapRij {
    /// Which.
    pub stap: StapId,
    /// How it stands.
    pub stand: Stapstand,
    /// The day it is due, if its clock runs and it is open.
    pub uiterlijk: Option<NaiveDate>,
    /// Short name of who noted it, if somebody did.
    pub door: Option<String>,
    /// Whether it can be put on this card (a WG step of a linked plek cannot).
    pub van_plek: bool,
    /// Whether "niet van toepassing" is an answer here.
    pub mag_nvt: bool,
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TijdlijnRegel {
    /// When.
    pub moment: DateTime<Utc>,
    /// Short name of who.
    pub door: String,
    /// Own words (note, contact) or noted by the program.
    pub eigen: bool,
    /// What happened, in one line: "Stap WK-06 gedaan op 12-11-2026".
    pub kop: String,
    /// The text under it; may be empty, may hold several lines.
    pub tekst: String,
}

/// One line of the log of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogboekRegel {
    /// Number of the entry.
    pub nummer: u64,
    /// When.
    pub moment: DateTime<Utc>,
    /// Short name of who.
    pub door: String,
    /// What was done.
    pub werkwoord: String,
    /// Which fields.
    pub velden: Vec<String>,
}
