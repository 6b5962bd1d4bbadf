//! What a role may do with what: one table and the one function that reads it (P-14, P-23).
//!
//! The service asks it before it answers and again when it cuts an answer; the screen asks it to
//! know which keys to offer. A right is a row; what has no row may not.

use super::rol::Rol;

/// How much of somebody a value shows (P-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gevoeligheid {
    /// About nobody.
    Open,
    /// About a person: name, phone, what happened.
    Persoon,
    /// The BSN.
    Bsn,
    /// Health, benefit, the group somebody belongs to, own words about any of it.
    Bijzonder,
}

/// What is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actie {
    /// Looking.
    Kijken,
    /// Changing.
    Wijzigen,
    /// Giving it to somebody outside.
    Delen,
    /// Seeing what is masked.
    Onthullen,
    /// Counting.
    Rapporteren,
    /// Managing: who works here, what is kept and what goes.
    Beheren,
}

/// What it is done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gegeven {
    /// A card as the board shows it: name, fase, next step.
    Kaart,
    /// All that is known of a kandidaat: person, forms, timeline, leerroute.
    Dossier,
    /// Who fits where, and the voorstellen.
    Matching,
    /// Leerbedrijven and leerwerkplekken.
    Werkgever,
    /// What the whole region shares: kwalificaties, places, files that are read in.
    Regio,
    /// Counts without names.
    Cijfers,
    /// Who works here.
    Coaches,
    /// Who did and saw what.
    Journaal,
    /// One's own drafts.
    Eigen,
}

impl Actie {
    /// The word of a refusal: "mag je dossiers niet openen".
    pub const fn woord(self) -> &'static str {
        match self {
            Self::Kijken => "bekijken",
            Self::Wijzigen => "wijzigen",
            Self::Delen => "delen of bewaren",
            Self::Onthullen => "onthullen",
            Self::Rapporteren => "tellen",
            Self::Beheren => "beheren",
        }
    }
}

impl Gegeven {
    /// The words of a refusal.
    pub const fn woord(self) -> &'static str {
        match self {
            Self::Kaart => "kaarten van kandidaten",
            Self::Dossier => "deze gegevens van een dossier",
            Self::Matching => "matching en voorstellen",
            Self::Werkgever => "leerbedrijven en leerwerkplekken",
            Self::Regio => "gegevens van de regio",
            Self::Cijfers => "cijfers",
            Self::Coaches => "coaches en rollen",
            Self::Journaal => "het journaal",
            Self::Eigen => "concepten",
        }
    }
}

/// How near the card is to who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nabij {
    /// In one's own caseload, or about no card at all.
    Eigen,
    /// A colleague's, opened today with a reason (waarneming).
    Waargenomen,
    /// A colleague's.
    Ander,
}

/// Who asks, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bevoegd {
    /// The role.
    pub rol: Rol,
    /// Manages the board besides.
    pub beheer: bool,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Vraag {
    /// To do what.
    pub actie: Actie,
    /// With what.
    pub gegeven: Gegeven,
    /// Of whom.
    pub nabij: Nabij,
    /// Whether the kandidaat said that the mbo-instelling may see it.
    pub gedeeld: bool,
    /// How much it shows.
    pub gevoelig: Gevoeligheid,
}

impl Vraag {
    /// Something of one's own that shows no more than a person.
    pub const fn eigen(actie: Actie, gegeven: Gegeven) -> Self {
        Self {
            actie,
            gegeven,
            nabij: Nabij::Eigen,
            gedeeld: true,
            gevoelig: Gevoeligheid::Open,
        }
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Oordeel {
    /// Yes.
    Mag,
    /// Yes, once it was said why (P-23).
    MetReden,
    /// No.
    MagNiet,
}

/// How far a right goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bereik {
    /// Every card.
    Alle,
    /// One's own, and a colleague's with a reason.
    AnderMetReden,
    /// Only what the kandidaat shares with the mbo-instelling.
    Gedeeld,
}

/// One right.
struct Recht {
    rol: Rol,
    gegeven: Gegeven,
    acties: &'static [Actie],
    bereik: Bereik,
    /// The most sensitive value it reaches.
    tot: Gevoeligheid,
}

const fn recht(
    rol: Rol,
    gegeven: Gegeven,
    acties: &'static [Actie],
    bereik: Bereik,
    tot: Gevoeligheid,
) -> Recht {
    Recht {
        rol,
        gegeven,
        acties,
        bereik,
        tot,
    }
}

use Actie::{Beheren, Delen, Kijken, Onthullen, Rapporteren, Wijzigen};
use Bereik::{Alle, AnderMetReden, Gedeeld};
use Gegeven::{Cijfers, Coaches, Dossier, Eigen, Journaal, Kaart, Matching, Regio, Werkgever};
use Gevoeligheid::{Bijzonder, Open, Persoon};
use Rol::{Beheerder, MboLezer, Procesbegeleider, Rapporteur, Werkcoach};

/// Every right there is.
///
/// The board of a fase-overleg is everybody's who does casework: a card may be seen, moved and
/// ticked off whoever it belongs to. What is behind the card asks a reason.
const RECHTEN: &[Recht] = &[
    recht(Werkcoach, Kaart, &[Kijken, Wijzigen], Alle, Persoon),
    recht(
        Werkcoach,
        Dossier,
        &[Kijken, Wijzigen, Delen, Onthullen],
        AnderMetReden,
        Bijzonder,
    ),
    recht(Werkcoach, Matching, &[Kijken, Wijzigen], Alle, Persoon),
    recht(Werkcoach, Werkgever, &[Kijken, Wijzigen], Alle, Persoon),
    recht(Werkcoach, Regio, &[Kijken, Wijzigen], Alle, Persoon),
    recht(Werkcoach, Cijfers, &[Kijken, Rapporteren], Alle, Open),
    recht(Werkcoach, Coaches, &[Kijken], Alle, Open),
    recht(Werkcoach, Journaal, &[Kijken], AnderMetReden, Persoon),
    recht(Werkcoach, Eigen, &[Kijken, Wijzigen], Alle, Bijzonder),
    // Works for the werkgevers and sees to it that the fasen go on: no benefit, no health, no BSN.
    recht(Procesbegeleider, Kaart, &[Kijken, Wijzigen], Alle, Persoon),
    recht(Procesbegeleider, Dossier, &[Kijken], Alle, Persoon),
    recht(
        Procesbegeleider,
        Matching,
        &[Kijken, Wijzigen],
        Alle,
        Persoon,
    ),
    recht(
        Procesbegeleider,
        Werkgever,
        &[Kijken, Wijzigen],
        Alle,
        Persoon,
    ),
    recht(Procesbegeleider, Regio, &[Kijken], Alle, Persoon),
    recht(
        Procesbegeleider,
        Cijfers,
        &[Kijken, Rapporteren],
        Alle,
        Open,
    ),
    recht(Procesbegeleider, Coaches, &[Kijken], Alle, Open),
    recht(Procesbegeleider, Journaal, &[Kijken], Alle, Persoon),
    recht(Procesbegeleider, Eigen, &[Kijken, Wijzigen], Alle, Persoon),
    // Reads what a kandidaat shares with the school, and changes nothing.
    recht(MboLezer, Kaart, &[Kijken], Gedeeld, Persoon),
    recht(MboLezer, Dossier, &[Kijken], Gedeeld, Persoon),
    recht(MboLezer, Regio, &[Kijken], Alle, Open),
    recht(MboLezer, Eigen, &[Kijken], Alle, Open),
    // Counts, and nothing that is about one person.
    recht(Rapporteur, Cijfers, &[Kijken, Rapporteren], Alle, Open),
    recht(Rapporteur, Regio, &[Kijken], Alle, Open),
    recht(Rapporteur, Eigen, &[Kijken], Alle, Open),
    // Manages, and does no casework: removing a dossier does not open it.
    recht(Beheerder, Coaches, &[Kijken, Wijzigen, Beheren], Alle, Open),
    recht(Beheerder, Journaal, &[Kijken, Beheren], Alle, Persoon),
    recht(Beheerder, Dossier, &[Beheren], Alle, Open),
    recht(Beheerder, Regio, &[Kijken, Wijzigen, Beheren], Alle, Open),
    recht(Beheerder, Eigen, &[Kijken], Alle, Open),
];

fn van_rol(rol: Rol, vraag: Vraag) -> Oordeel {
    let kan = |it: &&Recht| {
        it.rol == rol
            && it.gegeven == vraag.gegeven
            && it.acties.contains(&vraag.actie)
            && vraag.gevoelig <= it.tot
    };
    let Some(recht) = RECHTEN.iter().find(kan) else {
        return Oordeel::MagNiet;
    };
    match recht.bereik {
        AnderMetReden if vraag.nabij == Nabij::Ander => Oordeel::MetReden,
        Gedeeld if !vraag.gedeeld => Oordeel::MagNiet,
        Alle | AnderMetReden | Gedeeld => Oordeel::Mag,
    }
}

/// Whether somebody may do this: the one decision, of server and screen alike.
pub fn mag(wie: Bevoegd, vraag: Vraag) -> Oordeel {
    let zelf = van_rol(wie.rol, vraag);
    if zelf == Oordeel::MagNiet && wie.beheer {
        return van_rol(Beheerder, vraag);
    }
    zelf
}

/// The most sensitive value of a kind that somebody may look at, however near it is; none where
/// there is nothing to see.
pub fn hoogste(wie: Bevoegd, gegeven: Gegeven) -> Option<Gevoeligheid> {
    [Bijzonder, Gevoeligheid::Bsn, Persoon, Open]
        .into_iter()
        .find(|gevoelig| {
            let vraag = Vraag {
                gevoelig: *gevoelig,
                ..Vraag::eigen(Kijken, gegeven)
            };
            mag(wie, vraag) != Oordeel::MagNiet
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn wie(rol: Rol) -> Bevoegd {
        Bevoegd { rol, beheer: false }
    }

    fn dossier(nabij: Nabij, gevoelig: Gevoeligheid) -> Vraag {
        Vraag {
            actie: Kijken,
            gegeven: Dossier,
            nabij,
            gedeeld: false,
            gevoelig,
        }
    }

    #[test]
    fn a_werkcoach_needs_a_reason_for_the_dossier_of_a_colleague_and_none_for_its_card() {
        let kaart = Vraag {
            gegeven: Kaart,
            ..dossier(Nabij::Ander, Persoon)
        };
        assert_eq!(mag(wie(Werkcoach), kaart), Oordeel::Mag);
        let ander = dossier(Nabij::Ander, Bijzonder);
        assert_eq!(mag(wie(Werkcoach), ander), Oordeel::MetReden);
        for nabij in [Nabij::Eigen, Nabij::Waargenomen] {
            let vraag = dossier(nabij, Bijzonder);
            assert_eq!(mag(wie(Werkcoach), vraag), Oordeel::Mag);
        }
    }

    #[test]
    fn only_a_werkcoach_comes_near_what_is_bijzonder_or_a_bsn() {
        for rol in Rol::ALL.iter().copied().filter(|it| *it != Werkcoach) {
            for gevoelig in [Gevoeligheid::Bsn, Bijzonder] {
                let vraag = Vraag {
                    gedeeld: true,
                    ..dossier(Nabij::Eigen, gevoelig)
                };
                assert_eq!(mag(wie(rol), vraag), Oordeel::MagNiet, "{rol:?}");
                let onthul = Vraag {
                    actie: Onthullen,
                    ..vraag
                };
                assert_eq!(mag(wie(rol), onthul), Oordeel::MagNiet, "{rol:?}");
            }
        }
    }

    #[test]
    fn an_mbo_reader_sees_only_what_is_shared_and_changes_nothing() {
        let niet = dossier(Nabij::Ander, Persoon);
        assert_eq!(mag(wie(MboLezer), niet), Oordeel::MagNiet);
        let wel = Vraag {
            gedeeld: true,
            ..niet
        };
        assert_eq!(mag(wie(MboLezer), wel), Oordeel::Mag);
        let alle = RECHTEN.iter().filter(|it| it.rol == MboLezer);
        assert!(alle.into_iter().all(|it| it.acties == [Kijken]));
    }

    #[test]
    fn a_rapporteur_counts_and_a_beheerder_manages_and_neither_sees_a_card() {
        for rol in [Rapporteur, Beheerder] {
            for gegeven in [Kaart, Dossier, Matching, Werkgever] {
                assert_eq!(hoogste(wie(rol), gegeven), None, "{rol:?} {gegeven:?}");
            }
        }
        let tel = Vraag::eigen(Rapporteren, Cijfers);
        assert_eq!(mag(wie(Rapporteur), tel), Oordeel::Mag);
        let coaches = Vraag::eigen(Beheren, Coaches);
        assert_eq!(mag(wie(Beheerder), coaches), Oordeel::Mag);
        assert_eq!(mag(wie(Werkcoach), coaches), Oordeel::MagNiet);
    }

    #[test]
    fn who_manages_besides_keeps_the_own_rights_and_gets_those_of_a_beheerder() {
        let beide = Bevoegd {
            rol: Werkcoach,
            beheer: true,
        };
        assert_eq!(mag(beide, Vraag::eigen(Beheren, Coaches)), Oordeel::Mag);
        assert_eq!(hoogste(beide, Dossier), Some(Bijzonder));
        let lezer = Bevoegd {
            rol: MboLezer,
            beheer: true,
        };
        let ander = dossier(Nabij::Ander, Persoon);
        assert_eq!(mag(lezer, ander), Oordeel::MagNiet);
    }

    #[test]
    fn a_right_stands_in_the_table_once() {
        for (plaats, it) in RECHTEN.iter().enumerate() {
            let dubbel = RECHTEN.iter().skip(plaats + 1).any(|ander| {
                ander.rol == it.rol
                    && ander.gegeven == it.gegeven
                    && ander.acties.iter().any(|actie| it.acties.contains(actie))
            });
            assert!(!dubbel, "{:?} {:?}", it.rol, it.gegeven);
        }
    }
}
