//! Betrokkenen: who takes part in a traject, in which role, for which organisation (S4, L0 and L3).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::email::Email;
use super::telefoon::Telefoon;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $code:literal $label:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every value, in the order in which a coach chooses.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Stable code, as in files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What the coach reads.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The value with a code.
            pub fn van_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|waarde| waarde.code() == code)
            }
        }
    };
}

codes! {
    /// Role of somebody in a traject. "Praktijkbegeleider" is the mbo's, "praktijkopleider" the
    /// leerbedrijf's; the word alone is not to be trusted, so the organisation stands beside it
    /// (DOMAIN 0.5). New roles are added at the end: the order is stored.
    Rol {
        /// Trains and judges at the leerbedrijf.
        Praktijkopleider "praktijkopleider" "praktijkopleider",
        /// The mbo's coach who guards progress.
        Praktijkbegeleider "praktijkbegeleider" "praktijkbegeleider (mbo)",
        /// Runs the traject (S4 item 18).
        Procesbegeleider "procesbegeleider" "procesbegeleider",
        /// Case worker of gemeente or UWV.
        Werkcoach "werkcoach" "werkcoach",
        /// Employer contact of the werkgeversservicepunt.
        WspAccountmanager "wsp_accountmanager" "accountmanager WSP",
        /// Supervisor on the shop floor (werkenden).
        Teamleider "teamleider" "teamleider",
        /// Jobcoach.
        Jobcoach "jobcoach" "jobcoach",
        /// Taalcoach or taaldocent.
        Taalcoach "taalcoach" "taalcoach",
        /// Contact at the leerbedrijf.
        Contactpersoon "contactpersoon" "contactpersoon leerbedrijf",
        /// Contact at the Leerwerkloket.
        Leerwerkloket "leerwerkloket" "contact Leerwerkloket",
        /// Contact at the brancheorganisatie.
        Brancheorganisatie "brancheorganisatie" "contact brancheorganisatie",
    }
}

codes! {
    /// Kind of organisation behind a betrokkene (L0). New kinds are added at the end.
    OrganisatieSoort {
        /// Municipality.
        Gemeente "gemeente" "gemeente",
        /// UWV.
        Uwv "uwv" "UWV",
        /// Werkgeversservicepunt.
        Wsp "wsp" "werkgeversservicepunt",
        /// Leerwerkloket.
        Leerwerkloket "leerwerkloket" "Leerwerkloket",
        /// School for mbo.
        Mbo "mbo" "mbo-instelling",
        /// Employer.
        Leerbedrijf "leerbedrijf" "leerbedrijf",
        /// SBB.
        Sbb "sbb" "SBB",
        /// Doorstroompunt, formerly RMC (DOMAIN 8.2).
        Doorstroompunt "doorstroompunt" "Doorstroompunt (RMC)",
        /// Trade organisation.
        Brancheorganisatie "brancheorganisatie" "brancheorganisatie",
        /// Any other.
        Overig "overig" "overige organisatie",
    }
}

/// Somebody who takes part in a traject or belongs to a leerwerkplek.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Betrokkene {
    /// What they do here.
    pub rol: Rol,
    /// Name as they use it.
    pub naam: String,
    /// Kind of organisation.
    pub soort: OrganisatieSoort,
    /// Name of the organisation.
    pub organisatie: String,
    /// Phone, if known.
    pub telefoon: Option<Telefoon>,
    /// Mail, if known.
    pub email: Option<Email>,
    /// First day in this role, if known.
    pub van: Option<NaiveDate>,
    /// Last day in this role, if it ended.
    pub tot: Option<NaiveDate>,
}

impl fmt::Debug for Betrokkene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Betrokkene")
            .field("rol", &self.rol)
            .finish_non_exhaustive()
    }
}
