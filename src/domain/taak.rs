//! A task: who does what by when, with a card or with none; also a call to make and an appointment.

pub mod lees;

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::feestdagen::Bevrijdingsdag;
use super::id::{CoachId, KaartId};
use super::regel::{self, Regelfout};
use super::tekst::schoon;
use super::waardelijst::{ContactUitkomst, waardelijst};
use super::werkdagen::plus_werkdagen;

waardelijst! {
    /// What kind of task it is.
    Taaksoort, "soort taak" {
        Actie = "ACTIE", "actie", ["taak", "doen"];
        Bellen = "BELLEN", "bellen", ["terugbellen", "telefoon"];
        Afspraak = "AFSPRAAK", "afspraak", ["gesprek", "bezoek"];
    }
}

/// Longest text of a task, in characters: it stands on one line.
pub const WAT_MAX: usize = 200;

/// Where a task stands: the card it is about, if one, and its number there, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Taakplaats {
    /// The card.
    #[serde(default)]
    pub kaart: Option<KaartId>,
    /// The number.
    pub nummer: u32,
}

/// Something that somebody is to do.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taak {
    /// Where it stands.
    pub plaats: Taakplaats,
    /// What kind.
    pub soort: Taaksoort,
    /// What is to be done, in one line.
    pub wat: String,
    /// Who does it.
    pub aan: CoachId,
    /// Who asked it.
    pub door: CoachId,
    /// The day it was asked.
    pub op: NaiveDate,
    /// The day by which, if there is one.
    pub voor: Option<NaiveDate>,
    /// The time of that day, of an appointment.
    pub om: Option<NaiveTime>,
    /// Whether it was said in an overleg: then the room has heard it.
    pub in_overleg: bool,
    /// Calls in vain so far.
    pub pogingen: u8,
    /// How it stands.
    pub stand: Taakstand,
}

impl fmt::Debug for Taak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Taak")
            .field("plaats", &self.plaats)
            .finish_non_exhaustive()
    }
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taakstand {
    /// To be done.
    Open,
    /// Done.
    Klaar {
        /// The day.
        op: NaiveDate,
        /// By whom.
        door: CoachId,
    },
    /// Not needed any more.
    Vervallen {
        /// The day.
        op: NaiveDate,
        /// Who said so.
        door: CoachId,
    },
}

/// What came of a call that a task asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belgevolg {
    /// Done.
    Klaar(Taak),
    /// To be called again on another day.
    Weer(Taak),
}

impl Taak {
    /// A new task. The text is one clean line; a time without a day is no appointment.
    pub fn nieuw(mut taak: Self) -> Result<Self, Regelfout> {
        taak.wat = schoon(&taak.wat);
        if taak.wat.is_empty() {
            return Err(Regelfout::TaakLeeg);
        }
        if taak.wat.chars().count() > WAT_MAX {
            return Err(Regelfout::TaakTeLang);
        }
        if taak.voor.is_some_and(|voor| voor < taak.op) {
            return Err(Regelfout::GeplandInVerleden);
        }
        if taak.soort == Taaksoort::Afspraak && taak.voor.is_none() {
            return Err(Regelfout::AfspraakZonderDag);
        }
        taak.om = taak.om.filter(|_| taak.voor.is_some());
        Ok(taak)
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.stand == Taakstand::Open
    }

    /// Whether its day has passed.
    pub fn is_te_laat(&self, vandaag: NaiveDate) -> bool {
        self.is_open() && self.voor.is_some_and(|voor| voor < vandaag)
    }

    fn nog_open(&self) -> Result<Self, Regelfout> {
        if self.is_open() {
            Ok(self.clone())
        } else {
            Err(Regelfout::TaakIsKlaar)
        }
    }

    /// Done.
    pub fn klaar(&self, op: NaiveDate, door: CoachId) -> Result<Self, Regelfout> {
        Ok(Self {
            stand: Taakstand::Klaar { op, door },
            ..self.nog_open()?
        })
    }

    /// Not needed any more; why is for the timeline.
    pub fn vervallen(&self, waarom: &str, op: NaiveDate, door: CoachId) -> Result<Self, Regelfout> {
        regel::reden(waarom)?;
        Ok(Self {
            stand: Taakstand::Vervallen { op, door },
            ..self.nog_open()?
        })
    }

    /// On another day, or by somebody else.
    pub fn verzet(
        &self,
        voor: Option<NaiveDate>,
        om: Option<NaiveTime>,
        aan: CoachId,
        vandaag: NaiveDate,
    ) -> Result<Self, Regelfout> {
        let taak = self.nog_open()?;
        if voor.is_some_and(|voor| voor < vandaag) {
            return Err(Regelfout::GeplandInVerleden);
        }
        if taak.soort == Taaksoort::Afspraak && voor.is_none() {
            return Err(Regelfout::AfspraakZonderDag);
        }
        Ok(Self {
            voor,
            om: om.filter(|_| voor.is_some()),
            aan,
            ..taak
        })
    }

    /// What comes of a call: who was spoken to is done, who was not is called again on the next
    /// working day, or on the day that was agreed.
    pub fn gebeld(
        &self,
        uitkomst: ContactUitkomst,
        terugbellen: Option<NaiveDate>,
        (vandaag, vrij): (NaiveDate, Bevrijdingsdag),
        door: CoachId,
    ) -> Result<Belgevolg, Regelfout> {
        if uitkomst == ContactUitkomst::Gesproken && terugbellen.is_none() {
            return self.klaar(vandaag, door).map(Belgevolg::Klaar);
        }
        let voor = terugbellen.unwrap_or_else(|| plus_werkdagen(vandaag, 1, vrij));
        let taak = self.verzet(Some(voor), None, self.aan, vandaag)?;
        let vergeefs = u8::from(!uitkomst.is_contact());
        Ok(Belgevolg::Weer(Self {
            pogingen: taak.pogingen.saturating_add(vergeefs),
            ..taak
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dag(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn taak(soort: Taaksoort, voor: Option<&str>) -> Result<Taak, Regelfout> {
        Taak::nieuw(Taak {
            plaats: Taakplaats {
                kaart: None,
                nummer: 1,
            },
            soort,
            wat: " bel\tde school ".to_owned(),
            aan: CoachId(2),
            door: CoachId(1),
            op: dag("2026-11-20"),
            voor: voor.map(dag),
            om: NaiveTime::from_hms_opt(10, 30, 0),
            in_overleg: false,
            pogingen: 0,
            stand: Taakstand::Open,
        })
    }

    #[test]
    fn a_task_is_one_clean_line_and_a_time_needs_a_day() {
        let it = taak(Taaksoort::Actie, None).unwrap();
        assert_eq!((it.wat.as_str(), it.om), ("bel de school", None));
        let zonder = taak(Taaksoort::Afspraak, None);
        assert_eq!(zonder.err(), Some(Regelfout::AfspraakZonderDag));
        let voorbij = taak(Taaksoort::Actie, Some("2026-11-19"));
        assert_eq!(voorbij.err(), Some(Regelfout::GeplandInVerleden));
    }

    #[test]
    fn what_is_done_is_not_done_again_nor_moved() {
        let klaar = taak(Taaksoort::Actie, None)
            .unwrap()
            .klaar(dag("2026-11-20"), CoachId(2))
            .unwrap();
        let vandaag = dag("2026-11-21");
        assert_eq!(
            klaar.klaar(vandaag, CoachId(1)).err(),
            Some(Regelfout::TaakIsKlaar)
        );
        let weer = klaar.verzet(Some(vandaag), None, CoachId(1), vandaag);
        assert_eq!(weer.err(), Some(Regelfout::TaakIsKlaar));
    }

    #[test]
    fn a_call_in_vain_comes_back_on_the_next_working_day() {
        let it = taak(Taaksoort::Bellen, Some("2026-11-20")).unwrap();
        // A friday.
        let nu = (dag("2026-11-20"), Bevrijdingsdag::default());
        let gevolg = it.gebeld(ContactUitkomst::NietBereikt, None, nu, CoachId(2));
        let Ok(Belgevolg::Weer(weer)) = gevolg else {
            panic!("called again");
        };
        assert_eq!((weer.voor, weer.pogingen), (Some(dag("2026-11-23")), 1));
        let gevolg = weer.gebeld(ContactUitkomst::Gesproken, None, nu, CoachId(2));
        assert!(matches!(gevolg, Ok(Belgevolg::Klaar(_))));
        let later = Some(dag("2026-12-01"));
        let gevolg = weer.gebeld(ContactUitkomst::Terugbellen, later, nu, CoachId(2));
        let Ok(Belgevolg::Weer(weer)) = gevolg else {
            panic!("called again");
        };
        assert_eq!((weer.voor, weer.pogingen), (later, 1));
    }
}
