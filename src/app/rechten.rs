//! Who may ask and do what: the front door of the service (P-14, P-23).
//!
//! [`nodig`] says what a question or a change needs, the table in `domain::recht` says whether this
//! coach has it, and [`snij()`] takes out of an answer or an event what may not be seen, before it
//! leaves the service: it is absent from the line, not hidden on a screen.

use chrono::NaiveDate;

use super::command::Command;
use super::event::Happened;
use super::fault::Fault;
use super::filter::Filter;
use super::leesmodel::Leesmodel;
use super::query::Query;
use super::zicht::Zicht;
use crate::domain::id::{CoachId, KaartId, KandidaatId};
use crate::domain::recht::{
    Actie, Bevoegd, Gegeven, Gevoeligheid, Nabij, Oordeel, Vraag, hoogste, mag,
};
use crate::domain::rol::Rol;
use crate::domain::toestemming::Doel;

pub mod nodig;
mod snij;

pub use nodig::{Nodig, Over};
pub use snij::snij;
use snij::snij_gebeurd;
pub(super) use snij::{stand_zonder_woorden, zonder_woorden};

/// Who asks, and what it is looked up in.
pub struct Vrager<'a> {
    /// Who.
    pub coach: CoachId,
    /// The rights of who asks.
    pub wie: Bevoegd,
    /// The records.
    pub zicht: &'a Zicht<'a>,
    /// The cards.
    pub model: &'a Leesmodel,
    /// The day where the coach is.
    pub vandaag: NaiveDate,
}

/// What happened, as far as a coach may see it; who has no rights hears nothing.
pub fn gebeurd(
    model: &Leesmodel,
    zicht: &Zicht<'_>,
    coach: CoachId,
    vandaag: NaiveDate,
    gebeurd: Happened,
) -> Happened {
    let Ok(wie) = bevoegd(model, coach) else {
        return Happened {
            feiten: Vec::new(),
            ..gebeurd
        };
    };
    // Most see every card.
    if wie.rol == Rol::Werkcoach {
        return gebeurd;
    }
    let vrager = Vrager {
        coach,
        wie,
        zicht,
        model,
        vandaag,
    };
    snij_gebeurd(&vrager, &gebeurd)
}

/// The rights of a coach; a word for who does not work here (any more).
pub fn bevoegd(model: &Leesmodel, coach: CoachId) -> Result<Bevoegd, Fault> {
    let coach = model.coach(coach);
    coach
        .and_then(crate::domain::coach::Coach::bevoegd)
        .ok_or_else(|| Fault::Rechten {
            bericht: "je account hoort niet (meer) bij een coach; vraag de beheerder".to_owned(),
        })
}

impl Vrager<'_> {
    /// How near a card is: one's own as soon as one traject of the kandidaat is.
    fn nabij(&self, kaart: KaartId) -> Result<Nabij, Fault> {
        let eigen = |kaart| {
            self.model
                .slot(kaart)
                .and_then(|slot| self.model.in_slot(slot))
                .is_some_and(|rij| rij.coach == self.coach)
        };
        let kaarten = self.van_persoon(kaart);
        if kaarten.iter().copied().any(eigen) {
            return Ok(Nabij::Eigen);
        }
        for kaart in kaarten {
            if super::journaal::waargenomen(self.zicht, kaart, self.coach, self.vandaag)? {
                return Ok(Nabij::Waargenomen);
            }
        }
        Ok(Nabij::Ander)
    }

    /// Every card of the person of a card; one command earlier in a group may just have made it.
    fn van_persoon(&self, kaart: KaartId) -> Vec<KaartId> {
        let rij = self.model.slot(kaart);
        let kandidaat = rij.and_then(|slot| self.model.in_slot(slot)?.kandidaat());
        let mut kaarten = vec![kaart];
        if let Some(kandidaat) = kandidaat {
            kaarten.extend(self.kaarten(kandidaat));
        }
        kaarten
    }

    fn kaarten(&self, kandidaat: KandidaatId) -> impl Iterator<Item = KaartId> {
        let trajecten = self.model.trajecten_van(kandidaat);
        trajecten.map(KaartId::Traject)
    }

    /// Whether the kandidaat of a card said that the mbo-instelling may see it.
    fn gedeeld(&self, kaart: KaartId) -> bool {
        let doel = Doel::DelenMbo;
        matches!(kaart, KaartId::Traject(_))
            && super::toestemming::mag(self.zicht, kaart, doel, self.vandaag).is_ok()
    }

    fn vraag(&self, nodig: &Nodig, kaart: Option<KaartId>) -> Result<Vraag, Fault> {
        let vraag = Vraag {
            gevoelig: nodig.gevoelig,
            ..Vraag::eigen(nodig.actie, nodig.gegeven)
        };
        let Some(kaart) = kaart else {
            return Ok(vraag);
        };
        // A card that was made in this very group is its maker's; one that is gone is refused
        // further on, with words of its own.
        if self.model.slot(kaart).is_none() {
            return Ok(vraag);
        }
        let persoonlijk = matches!(nodig.gegeven, Gegeven::Dossier | Gegeven::Journaal);
        let nabij = if persoonlijk && matches!(kaart, KaartId::Traject(_)) {
            self.nabij(kaart)?
        } else {
            Nabij::Eigen
        };
        // Only who reads for a school needs to know, and it costs reading a form.
        let lezer = self.wie.rol == Rol::MboLezer;
        Ok(Vraag {
            nabij,
            gedeeld: lezer && self.gedeeld(kaart),
            ..vraag
        })
    }

    /// Whether a card may be seen as the board draws it.
    fn ziet_kaart(&self, kaart: KaartId) -> bool {
        let nodig = Nodig::nieuw(Actie::Kijken, Gegeven::Kaart, Gevoeligheid::Persoon);
        self.vraag(&nodig, Some(kaart))
            .is_ok_and(|vraag| mag(self.wie, vraag) == Oordeel::Mag)
    }

    /// How much of a kind may be seen; none where there is nothing to see.
    fn tot(&self, gegeven: Gegeven) -> Option<Gevoeligheid> {
        hoogste(self.wie, gegeven)
    }

    /// Takes out of a filter what would tell by counting what may not be seen: who has a name, who
    /// belongs to a group.
    pub fn versmal(&self, query: &Query) -> Query {
        let mut query = query.clone();
        if let Query::Monitor(wens) = &mut query {
            // A small number of a group is almost a name.
            wens.verberg |= self.tot(Gegeven::Dossier) != Some(Gevoeligheid::Bijzonder);
            return query;
        }
        if let Query::Werkvoorraad(wens) = &mut query {
            if self.tot(Gegeven::Dossier) != Some(Gevoeligheid::Bijzonder) {
                wens.filter.doelgroepen.clear();
            }
            return query;
        }
        let (Query::Bord { filter, .. }
        | Query::Lijst { filter, .. }
        | Query::MatchKandidaten { filter, .. }) = &mut query
        else {
            return query;
        };
        if self.tot(Gegeven::Dossier) != Some(Gevoeligheid::Bijzonder) {
            filter.doelgroepen.clear();
        }
        let alle_namen = self.tot(Gegeven::Kaart).is_some() && self.wie.rol != Rol::MboLezer;
        if !alle_namen {
            *filter = Filter {
                fasen: std::mem::take(&mut filter.fasen),
                branches: std::mem::take(&mut filter.branches),
                ..Filter::default()
            };
        }
        query
    }

    /// Refuses what may not be done, and asks the reason where one is needed.
    pub fn eis(&self, nodig: &Nodig) -> Result<(), Fault> {
        let kaarten: Vec<Option<KaartId>> = match &nodig.over {
            Over::Niets => vec![None],
            Over::Kaarten(kaarten) => kaarten.iter().copied().map(Some).collect(),
            Over::Kandidaat(id) => {
                let mut alle: Vec<_> = self.kaarten(*id).map(Some).collect();
                alle.truncate(1);
                if alle.is_empty() {
                    alle.push(None);
                }
                alle
            }
        };
        for kaart in kaarten {
            let vraag = self.vraag(nodig, kaart)?;
            match (mag(self.wie, vraag), kaart) {
                (Oordeel::Mag, _) => {}
                (Oordeel::MetReden, Some(kaart)) => return Err(self.waarneming(kaart)),
                (Oordeel::MetReden, None) | (Oordeel::MagNiet, _) => return Err(self.niet(nodig)),
            }
        }
        Ok(())
    }

    fn waarneming(&self, kaart: KaartId) -> Fault {
        let rij = self
            .model
            .slot(kaart)
            .and_then(|slot| self.model.in_slot(slot));
        let van = rij.map_or_else(String::new, |rij| self.model.coach_kort(rij.coach));
        Fault::Waarneming { kaart, van }
    }

    fn niet(&self, nodig: &Nodig) -> Fault {
        Fault::Rechten {
            bericht: format!(
                "als {} mag je {} niet {}",
                self.wie.rol.kort(),
                nodig.gegeven.woord(),
                nodig.actie.woord()
            ),
        }
    }

    /// The same for a change.
    pub fn eis_command(&self, command: &Command) -> Result<(), Fault> {
        self.eis(&nodig::van_command(command))
    }
}
