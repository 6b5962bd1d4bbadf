//! What a text is asked for: the question, and the change that comes of the answer.

use chrono::NaiveDate;

use crate::app::command::Command;
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use crate::domain::overleg::actie;
use crate::domain::stap::StapId;
use crate::domain::taak::Taakplaats;

/// What the text is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedenVoor {
    /// Why a card goes back.
    Terug {
        /// The card.
        kaart: KaartId,
        /// Version that was seen.
        gezien: Seq,
    },
    /// Why a card passes open BLOCK steps.
    Motivering {
        /// The card.
        kaart: KaartId,
        /// Version that was seen.
        gezien: Seq,
        /// The steps.
        stappen: Vec<StapId>,
    },
    /// Why another kwalificatie.
    Kwalificatie {
        /// The card.
        kaart: KaartId,
        /// Which one it becomes.
        crebo: Crebo,
        /// Version that was seen.
        gezien: Seq,
    },
    /// Why a dossier is frozen, or let go.
    Bevries {
        /// The card.
        kaart: KaartId,
        /// Frozen, or let go.
        dicht: bool,
    },
    /// Why the dossier of a colleague is opened.
    Waarneming {
        /// The card.
        kaart: KaartId,
        /// Short name of whose it is.
        van: String,
    },
    /// What the coach who is asked to take a card has to know.
    DraagOver {
        /// The card.
        kaart: KaartId,
        /// Who is asked.
        coach: CoachId,
        /// The same, as the coach reads it.
        aan: String,
    },
    /// Why a card is not taken over.
    WeigerOverdracht {
        /// The card.
        kaart: KaartId,
    },
    /// Why a kandidaat does not want to be followed any more.
    StopNazorg {
        /// The card.
        kaart: KaartId,
        /// Version that was seen.
        gezien: Seq,
    },
    /// A note.
    Notitie {
        /// The card.
        kaart: KaartId,
    },
    /// Why a pair is proposed all the same.
    StelVoor {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
        /// What speaks against it.
        waarom: String,
    },
    /// What an overleg decided.
    Besluit {
        /// The case.
        kaart: KaartId,
    },
    /// Who does what before which day.
    Actie {
        /// The case.
        kaart: KaartId,
        /// Short names of who may do it.
        coaches: Vec<(String, CoachId)>,
        /// Who does it where nobody is named.
        ik: CoachId,
        /// The day.
        vandaag: NaiveDate,
    },
    /// Why a task is not needed any more.
    LaatTaakVervallen {
        /// Which.
        taak: Taakplaats,
    },
    /// Why a voorstel is taken away.
    TrekVoorstelIn {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
    },
}

impl RedenVoor {
    pub(super) fn titel(&self, naam: &str) -> String {
        match self {
            Self::Terug { .. } => format!("{naam} terug naar de vorige fase"),
            Self::Motivering { .. } => format!("{naam} toch naar de volgende fase"),
            Self::Kwalificatie { crebo, .. } => format!("{naam}: kwalificatie wordt {crebo}"),
            Self::Bevries { dicht: true, .. } => format!("Dossier bevriezen: {naam}"),
            Self::Bevries { .. } => format!("Dossier weer loslaten: {naam}"),
            Self::Waarneming { van, .. } => format!("Dossier van {van}: {naam}"),
            Self::StopNazorg { .. } => format!("Nazorg stoppen: {naam}"),
            Self::Notitie { .. } => format!("Notitie bij {naam}"),
            Self::Besluit { .. } => format!("Besluit: {naam}"),
            Self::Actie { .. } => format!("Actie: {naam}"),
            Self::DraagOver { .. } => format!("{naam} overdragen"),
            Self::WeigerOverdracht { .. } => format!("{naam} niet overnemen"),
            Self::StelVoor { .. } => format!("{naam} toch voorstellen"),
            Self::LaatTaakVervallen { .. } => format!("Taak vervalt: {naam}"),
            Self::TrekVoorstelIn { .. } => format!("Voorstel intrekken: {naam}"),
        }
    }

    /// What is asked, and why.
    pub(super) fn vraag(&self) -> String {
        match self {
            Self::Terug { .. } => "Waarom? De reden blijft in het dossier.".to_owned(),
            Self::Motivering { stappen, .. } => {
                let namen: Vec<&str> = stappen.iter().map(|stap| stap.stap().label).collect();
                format!(
                    "Nog open:\n- {}\nWaarom kan het toch? De motivering blijft in het dossier.",
                    namen.join("\n- ")
                )
            }
            Self::Kwalificatie { .. } => "Het begeleidingsdocument is al vastgesteld (PI-05).\n\
                 Waarom toch een andere kwalificatie? De reden blijft in het dossier."
                .to_owned(),
            Self::Bevries { dicht: true, .. } => "Waarom? Er kan dan niets meer in veranderen tot \
                 je het loslaat. De reden komt in het journaal."
                .to_owned(),
            Self::Bevries { .. } => {
                "Waarom kan het weer? De reden komt in het journaal.".to_owned()
            }
            Self::Waarneming { van, .. } => format!(
                "Dit dossier is van {van}. Waarom open je het? De reden komt in het journaal en geldt vandaag."
            ),
            Self::StopNazorg { .. } => {
                "Wat zei de kandidaat? Wat nog gevraagd zou worden, vervalt. \
                 De reden blijft in het dossier."
                    .to_owned()
            }
            Self::Notitie { .. } => "Wat wil je onthouden?".to_owned(),
            Self::Besluit { .. } => {
                "Wat is besloten? Eén regel, zonder namen of redenen van de persoon.".to_owned()
            }
            Self::Actie { .. } => {
                "Wie doet wat wanneer? Zoals: @mdv bel de werkgever vr. Zonder @ is het voor jou, \
                 zonder dag voor over een week."
                    .to_owned()
            }
            Self::DraagOver { aan, .. } => {
                format!("Wat moet {aan} weten? De kaart blijft van jou tot de ander haar aanneemt.")
            }
            Self::WeigerOverdracht { .. } => "Waarom niet? Je collega leest de reden.".to_owned(),
            Self::StelVoor { waarom, .. } => {
                let mut letters = waarom.chars();
                let eerste: String = letters
                    .next()
                    .into_iter()
                    .flat_map(char::to_uppercase)
                    .collect();
                format!("{eerste}{}.", letters.as_str())
            }
            Self::LaatTaakVervallen { .. } => {
                "Waarom hoeft het niet meer? De reden blijft in het dossier.".to_owned()
            }
            Self::TrekVoorstelIn { .. } => "Waarom? De reden blijft in beide dossiers.".to_owned(),
        }
    }

    /// The change, or what is missing in the text.
    pub(super) fn command(&self, tekst: String) -> Result<Command, String> {
        Ok(match self {
            Self::Besluit { kaart } => Command::Besluit {
                kaart: *kaart,
                tekst,
            },
            Self::Actie {
                kaart,
                coaches,
                ik,
                vandaag,
            } => {
                let it = actie::lees(&tekst, *vandaag).map_err(|fout| fout.to_string())?;
                let aan = match &it.wie {
                    None => *ik,
                    Some(wie) => van_kort(coaches, wie)?,
                };
                Command::SpreekAf {
                    kaart: *kaart,
                    aan,
                    wat: it.wat,
                    voor: it.voor,
                }
            }
            Self::Terug { kaart, gezien } => Command::ZetTerug {
                kaart: *kaart,
                reden: tekst,
                gezien: Some(*gezien),
            },
            Self::Motivering { kaart, gezien, .. } => Command::Verplaats {
                kaart: *kaart,
                motivering: Some(tekst),
                gezien: Some(*gezien),
            },
            Self::Kwalificatie {
                kaart,
                crebo,
                gezien,
            } => Command::KiesKwalificatie {
                kaart: *kaart,
                crebo: *crebo,
                reden: tekst,
                gezien: Some(*gezien),
            },
            Self::StopNazorg { kaart, gezien } => Command::StopNazorg {
                kaart: *kaart,
                reden: tekst,
                gezien: Some(*gezien),
            },
            Self::Bevries { kaart, dicht: true } => Command::Bevries {
                kaart: *kaart,
                reden: tekst,
            },
            Self::Bevries { kaart, .. } => Command::Ontdooi {
                kaart: *kaart,
                reden: tekst,
            },
            Self::Waarneming { kaart, .. } => Command::Waarneem {
                kaart: *kaart,
                reden: tekst,
            },
            Self::DraagOver { kaart, coach, .. } => Command::DraagOver {
                kaart: *kaart,
                aan: *coach,
                notitie: tekst,
            },
            Self::WeigerOverdracht { kaart } => Command::WeigerOverdracht {
                kaart: *kaart,
                reden: tekst,
            },
            Self::Notitie { kaart } => Command::Notitie {
                kaart: *kaart,
                tekst,
            },
            Self::StelVoor { traject, plek, .. } => Command::StelVoor {
                traject: *traject,
                plek: *plek,
                reden: tekst,
            },
            Self::LaatTaakVervallen { taak } => Command::LaatTaakVervallen {
                taak: *taak,
                waarom: tekst,
            },
            Self::TrekVoorstelIn { traject, plek } => Command::TrekVoorstelIn {
                traject: *traject,
                plek: *plek,
                reden: tekst,
            },
        })
    }
}

/// Short names that a message lists.
const NAMEN: usize = 16;

/// The coach of a short name, or of the only one that begins so.
pub(in crate::tui::overlay) fn van_kort(
    coaches: &[(String, CoachId)],
    wie: &str,
) -> Result<CoachId, String> {
    let heet = |it: &&(String, CoachId)| it.0.eq_ignore_ascii_case(wie);
    if let Some((_, id)) = coaches.iter().find(heet) {
        return Ok(*id);
    }
    let begint = |it: &&(String, CoachId)| it.0.to_lowercase().starts_with(wie);
    let mut alle = coaches.iter().filter(begint);
    match (alle.next(), alle.next()) {
        (Some((_, id)), None) => Ok(*id),
        _ => {
            let namen = coaches.iter().map(|it| it.0.as_str());
            let eerste: Vec<&str> = namen.take(NAMEN).collect();
            let meer = match coaches.len().saturating_sub(NAMEN) {
                0 => String::new(),
                n => format!(" en nog {n}"),
            };
            let namen = eerste.join(", ");
            Err(format!("@{wie} is geen coach hier; kies uit {namen}{meer}"))
        }
    }
}
