//! Roles: what somebody who works with the board is there for (P-14).

use super::waardelijst::waardelijst;

waardelijst! {
    /// What a coach is there for; the first role is that of every coach of before there were roles.
    Rol, "rol" {
        Werkcoach = "werkcoach", "werkcoach", ["coach"];
        Procesbegeleider = "procesbegeleider", "procesbegeleider van het werkgeversservicepunt", ["wsp"];
        MboLezer = "mbo_lezer", "lezer van de mbo-instelling", ["mbo"];
        Rapporteur = "rapporteur", "rapporteur van het Leerwerkloket", ["lwl"];
        Beheerder = "beheerder", "beheerder, zonder dossiers", ["beheer"];
    }
}

impl Rol {
    /// The role in a line of a person: "je bent rapporteur".
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Werkcoach => "werkcoach",
            Self::Procesbegeleider => "procesbegeleider",
            Self::MboLezer => "lezer van het mbo",
            Self::Rapporteur => "rapporteur",
            Self::Beheerder => "beheerder",
        }
    }
}
