//! What a coach has to do, and since when: the signals of DOMAIN 2.6 and what belongs beside them in
//! one list.
//!
//! The list is computed per card when the card changes, never per day: every [`Post`] carries the
//! day *from* which it is there and the day from which it is too late, and those do not depend on
//! today. So a list of a hundred thousand cards can lie in memory and a new morning costs nothing.

use super::stap::{STAPPEN, StapId};
use super::waardelijst::waardelijst;

mod instelling;
mod post;
mod tabel;
mod van_plek;
mod van_traject;
mod weging;

pub use instelling::{Signaalinstelling, Zetting};
pub use post::{Groep, Post, WachtOp};
pub use tabel::{Daad, Regel, Telling};
pub use van_plek::posten_van_plek;
pub use van_traject::{Bekend, posten};
pub use weging::{Omstandig, Term, termen};

waardelijst! {
    /// Why something is in the list. The first fourteen are the signals of DOMAIN 2.6 in its order.
    Signaal, "signaal" {
        Verklaring = "SIG-VERKLARING-LAAT", "praktijkverklaring nog niet opgesteld", [];
        Evaluatie = "SIG-EVALUATIE-LAAT", "evaluatiegesprek halverwege", [];
        Eindgesprek = "SIG-EINDGESPREK-LAAT", "eindgesprek aan het einde", [];
        Overeenkomst = "SIG-OVEREENKOMST-MIST", "POK of OOK vóór de start", [];
        Duo = "SIG-DUO-LAAT", "DUO-check nog niet binnen", [];
        EersteContact = "SIG-EERSTE-CONTACT", "nog geen eerste contact", [];
        Erkenning = "SIG-ERKENNING-EINDIGT", "erkenning eindigt v\u{f3}\u{f3}r het traject", [];
        GeenContact = "SIG-GEEN-CONTACT", "lang geen contact", [];
        Nazorg = "SIG-NAZORG", "nazorgmoment", [];
        Intrekking = "SIG-INTREKKING", "toestemming ingetrokken", [];
        PlekVrij = "SIG-PLEK-VRIJ", "leerwerkplek lang vrij", [];
        Terugbellen = "SIG-TERUGBELLEN", "terugbellen beloofd", [];
        Instroom = "SIG-INSTROOM-DICHT", "met deze kwalificatie kan niemand meer starten", [];
        Bewaartermijn = "SIG-BEWAARTERMIJN", "bewaartermijn om", [];
        Stil = "SIG-STIL", "al lang geen wijziging", [];
        Stap = "SIG-STAP", "stap moet klaar zijn", [];
        Afspraak = "SIG-AFSPRAAK", "gepland", [];
        Terug = "SIG-TERUG", "wachten is voorbij", [];
        Toestemming = "SIG-TOESTEMMING", "toestemming alleen mondeling", [];
        Taak = "SIG-TAAK", "taak", [];
        Overdracht = "SIG-OVERDRACHT", "overdracht", [];
        Concept = "SIG-CONCEPT", "concept", [];
    }
}

impl Signaal {
    /// How many of them DOMAIN 2.6 names.
    pub const VAN_DOMEIN: usize = 14;

    /// What the table says of it.
    pub fn regel(self) -> &'static Regel {
        // The table has a row for every value, in their order; a test holds it to that.
        &tabel::REGELS[self as usize]
    }

    /// The signal of a step that has one of its own; any other step is [`Signaal::Stap`].
    fn van_stap(stap: StapId) -> Self {
        match STAPPEN[stap.rij()].code {
            "PL-08" => Self::Verklaring,
            "PL-03" => Self::Evaluatie,
            "PL-07" => Self::Eindgesprek,
            "PI-09" | "PI-10" => Self::Overeenkomst,
            "WK-06" => Self::Duo,
            "NZ-01" | "NZ-03" | "NZ-04" | "NZ-05" => Self::Nazorg,
            _ => Self::Stap,
        }
    }
}

#[cfg(test)]
mod tests;
