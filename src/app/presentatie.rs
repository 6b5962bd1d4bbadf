//! The one door of a shared screen: whatever comes from the service passes here before a screen has
//! it, so that what may not be seen by the room is in no frame, no title and no pop-up (P-05, P-11,
//! DOMAIN 6.3).
//!
//! [`antwoord`] decides of every kind of answer: cut, or refused as a whole. A new kind does not
//! compile before somebody decided. [`gebeurd`] does the same for events, `klaar` and [`fout`] for
//! what is said of a change, and [`vraag`] takes out of a question what would tell by counting.

use super::event::{Feit, Happened};
use super::fault::Fault;
use super::gateway::{Done, Reply};
use super::query::{Antwoord, Kaartrij, Query, Toestand};
use crate::domain::id::KaartId;
use crate::domain::naam::Naam;
use crate::domain::regel::Regelfout;
use crate::domain::zaal::{Onderdeel, Zaal};

mod beeld;
mod dossier;
mod paren;

/// What is said where something is not for a shared screen.
pub const NIET_GEDEELD: &str =
    "dit hoort niet op een gedeeld scherm; stop eerst de presentatie met P";

/// The initials of a name as a card has it: "R. Y."; empty where it is no name.
pub fn initialen(naam: &str) -> String {
    Naam::lees(naam).map_or_else(|_| String::new(), |it| it.initialen())
}

/// How a card is called in the room: "R. Y. T-0142", or its number alone.
pub fn kaartnaam(zaal: Zaal, kaart: KaartId, naam: &str) -> String {
    match kaart {
        KaartId::Plek(_) if zaal.toont(Onderdeel::Leerbedrijf) => naam.to_owned(),
        KaartId::Traject(_) if zaal.toont(Onderdeel::Initialen) => {
            let kort = initialen(naam);
            // What was named before is not named again.
            if kort.is_empty() {
                kaart.to_string()
            } else {
                format!("{kort} {kaart}")
            }
        }
        KaartId::Plek(_) | KaartId::Traject(_) => kaart.to_string(),
    }
}

/// A card as the room may see it.
pub fn rij(zaal: Zaal, rij: Kaartrij) -> Kaartrij {
    let stappen = zaal.toont(Onderdeel::Stappen);
    Kaartrij {
        naam: kaartnaam(zaal, rij.kaart, &rij.naam),
        houdt_op: rij.houdt_op.filter(|_| stappen),
        volgende: rij.volgende.filter(|_| stappen),
        plek: rij.plek.filter(|_| zaal.toont(Onderdeel::Leerbedrijf)),
        gemeente: rij.gemeente.filter(|_| zaal.toont(Onderdeel::Woonplaats)),
        ..rij
    }
}

/// What the status line says, as the room may see it.
pub fn toestand(it: Toestand) -> Toestand {
    beeld::toestand(it)
}

/// An answer as the room may see it, or that it is not for the room.
pub fn antwoord(zaal: Zaal, antwoord: Antwoord) -> Result<Antwoord, Fault> {
    beeld::snij(zaal, antwoord)
}

/// A reply as the room may see it.
pub fn reply(zaal: Zaal, reply: Result<Reply, Fault>) -> Result<Reply, Fault> {
    match reply {
        Ok(Reply::Data(data)) => antwoord(zaal, *data).map(|it| Reply::Data(Box::new(it))),
        Ok(Reply::Done(done)) => Ok(Reply::Done(klaar(done))),
        Err(fault) => Err(fout(fault)),
    }
}

/// What was done, without of whom: the title of a change is written for who did it.
fn klaar(done: Done) -> Done {
    let gebleven = done.gebleven.into_iter();
    Done {
        titel: if done.kaal.is_empty() {
            "gedaan".to_owned()
        } else {
            done.kaal.clone()
        },
        gebleven: gebleven
            .map(|(kaart, _)| (kaart, "kan nog niet verder".to_owned()))
            .collect(),
        ..done
    }
}

/// Why something was not done, without anybody's name or words.
pub fn fout(fault: Fault) -> Fault {
    let eigen = |bericht: &str| Fault::Rechten {
        bericht: bericht.to_owned(),
    };
    match fault {
        // Why a pair does not fit, or was refused before, may be about health.
        Fault::Regel {
            regel: Regelfout::VoorstelPastNiet { .. } | Regelfout::VoorstelAfgewezen { .. },
        } => eigen("dit kan nu niet; kijk na de presentatie waarom"),
        Fault::NietTerug { .. } => eigen("dit kan nu niet terug; kijk na de presentatie waarom"),
        Fault::Document { .. } => eigen(NIET_GEDEELD),
        Fault::Bevroren { .. } => Fault::Bevroren {
            reden: "zie het dossier".to_owned(),
        },
        Fault::Regel { .. }
        | Fault::Veld { .. }
        | Fault::Conflict { .. }
        | Fault::NietGevonden { .. }
        | Fault::Opslag { .. }
        | Fault::Rechten { .. }
        | Fault::Waarneming { .. }
        | Fault::Offline
        | Fault::Onzeker => fault,
    }
}

/// What happened, as the room may see it.
pub fn gebeurd(zaal: Zaal, gebeurd: Happened) -> Happened {
    let feit = |feit| match feit {
        Feit::Kaart {
            kaart,
            rij: Some(nieuw),
        } => Feit::Kaart {
            kaart,
            rij: Some(Box::new(rij(zaal, *nieuw))),
        },
        Feit::Kaart { rij: None, .. }
        | Feit::Dossier { .. }
        | Feit::Werkgever { .. }
        | Feit::Taken { .. }
        | Feit::Concepten { .. }
        // Colleagues are in the room themselves.
        | Feit::Aanwezig { .. }
        | Feit::Verbinding(_)
        | Feit::Resync => feit,
    };
    Happened {
        feiten: gebeurd.feiten.into_iter().map(feit).collect(),
        ..gebeurd
    }
}

/// A question as it may be asked for the room: which cards belong to a group is told by what is left
/// on the board.
#[must_use]
pub fn vraag(mut query: Query) -> Query {
    if let Query::Werkvoorraad(wens) = &mut query {
        wens.filter.doelgroepen.clear();
    }
    if let Query::Bord { filter, .. }
    | Query::Lijst { filter, .. }
    | Query::MatchKandidaten { filter, .. } = &mut query
    {
        filter.doelgroepen.clear();
    }
    match &mut query {
        Query::Monitor(wens) => wens.verberg = true,
        // Who is in a group is not told by the cards behind its number.
        Query::MonitorAchter(vraag) if vraag.is_gevoelig() => vraag.venster.aantal = 0,
        _ => {}
    }
    query
}

#[cfg(test)]
mod tests;
