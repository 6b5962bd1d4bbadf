//! The kinds of record, with the number and the name under which each is stored.

use serde::{Deserialize, Serialize};

/// A kind of record; each has a tree of its own. The number is stored and never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Soort {
    /// A person.
    Kandidaat = 1,
    /// A BSN, apart from the person.
    Bsn = 2,
    /// An employer.
    Leerbedrijf = 3,
    /// A place to learn.
    Leerwerkplek = 4,
    /// A traject.
    Traject = 5,
    /// An entry of a card's timeline.
    Gebeurtenis = 6,
    /// A kwalificatie.
    Kwalificatie = 7,
    /// A coach.
    Coach = 8,
    /// A place with its postcode area.
    Gebied = 9,
    /// A draft of a form.
    Concept = 10,
    /// A change that can be taken back.
    Wijziging = 11,
    /// Who changed which fields of which record, before there was a journaal.
    Logregel = 12,
    /// Settings of the region.
    Regio = 13,
    /// A form of a card.
    Formulier = 14,
    /// A doel of the toestemming that was withdrawn.
    Intrekking = 15,
    /// Two kandidaten made into one.
    Samenvoeging = 16,
    /// A kandidaat proposed for a leerwerkplek.
    Voorstel = 17,
    /// A line of the journaal.
    Journaal = 18,
    /// Where the journaal stands.
    Journaalstand = 19,
    /// What a person asked, what was corrected, that a dossier is frozen.
    Avg = 20,
    /// What is left to count of somebody who was removed.
    Statistiek = 21,
    /// How long data is kept.
    Bewaren = 22,
    /// Something that somebody is to do.
    Taak = 23,
    /// A card that was put off.
    Uitstel = 24,
    /// A card that is handed over.
    Overdracht = 25,
    /// Lead times and weights of the signals.
    Signaalinstelling = 26,
    /// A fase-overleg, and what was said in it.
    Overleg = 27,
    /// Money for scholing.
    Budget = 28,
    /// The figures of a month that ended.
    Maandstand = 29,
    /// Where a coach was, and what a coach comes back to.
    Werkstand = 30,
}

impl Soort {
    /// All kinds, in the order in which they are exported and loaded.
    pub const ALL: [Self; 30] = [
        Self::Regio,
        Self::Coach,
        Self::Gebied,
        Self::Kwalificatie,
        Self::Leerbedrijf,
        Self::Leerwerkplek,
        Self::Kandidaat,
        Self::Bsn,
        Self::Traject,
        Self::Gebeurtenis,
        Self::Formulier,
        Self::Intrekking,
        Self::Samenvoeging,
        Self::Voorstel,
        Self::Concept,
        Self::Wijziging,
        Self::Logregel,
        Self::Journaal,
        Self::Journaalstand,
        Self::Avg,
        Self::Statistiek,
        Self::Bewaren,
        Self::Taak,
        Self::Uitstel,
        Self::Overdracht,
        Self::Signaalinstelling,
        Self::Overleg,
        Self::Budget,
        Self::Maandstand,
        Self::Werkstand,
    ];

    /// The number that is stored.
    pub const fn nummer(self) -> u8 {
        self as u8
    }

    /// The kind with a number.
    pub fn van_nummer(nummer: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|soort| soort.nummer() == nummer)
    }

    /// Name of the tree and of the kind in exports.
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Kandidaat => "kandidaat",
            Self::Bsn => "bsn",
            Self::Leerbedrijf => "leerbedrijf",
            Self::Leerwerkplek => "leerwerkplek",
            Self::Traject => "traject",
            Self::Gebeurtenis => "gebeurtenis",
            Self::Kwalificatie => "kwalificatie",
            Self::Coach => "coach",
            Self::Gebied => "gebied",
            Self::Concept => "concept",
            Self::Wijziging => "wijziging",
            Self::Logregel => "logregel",
            Self::Regio => "regio",
            Self::Formulier => "formulier",
            Self::Intrekking => "intrekking",
            Self::Samenvoeging => "samenvoeging",
            Self::Voorstel => "voorstel",
            Self::Journaal => "journaal",
            Self::Journaalstand => "journaalstand",
            Self::Avg => "avg",
            Self::Statistiek => "statistiek",
            Self::Bewaren => "bewaren",
            Self::Taak => "taak",
            Self::Overleg => "overleg",
            Self::Budget => "budget",
            Self::Maandstand => "maandstand",
            Self::Uitstel => "uitstel",
            Self::Overdracht => "overdracht",
            Self::Signaalinstelling => "signaalinstelling",
            Self::Werkstand => "werkstand",
        }
    }
}
