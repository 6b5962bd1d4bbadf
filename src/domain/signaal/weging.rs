//! How urgent something is: a sum of named terms, so that a coach can see why it stands where it
//! stands and a region can weigh it otherwise.

use chrono::NaiveDate;

use super::{Post, Signaalinstelling};
use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// A term of the sum.
    Term, "term" {
        Signaal = "signaal", "wat het is", [];
        TeLaat = "te_laat", "per dag te laat", [];
        Poort = "poort", "houdt de kaart tegen", [];
        Norm = "norm", "kaart staat te lang in de fase", [];
        Wacht = "wacht", "een ander is aan de beurt (eraf)", [];
        Meer = "meer", "per ding dat er nog meer is", [];
    }
}

/// Days too late that still count, so that what nobody did for a year does not push the rest away.
const DAGEN_MAX: i64 = 30;
/// Other things on the same card that still count.
const MEER_MAX: usize = 5;

impl Term {
    /// What it added, in a list of terms.
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Signaal => "wat het is",
            Self::TeLaat => "te laat",
            Self::Poort => "houdt de kaart tegen",
            Self::Norm => "te lang in deze fase",
            Self::Wacht => "een ander is aan de beurt",
            Self::Meer => "er is nog meer",
        }
    }

    /// Points by default; the signal brings its own.
    pub const fn standaard(self) -> u8 {
        match self {
            Self::Signaal => 0,
            Self::TeLaat => 1,
            Self::Poort => 10,
            Self::Norm => 8,
            Self::Wacht => 15,
            Self::Meer => 2,
        }
    }
}

/// What of the card counts beside the thing itself.
#[derive(Debug, Clone, Copy)]
pub struct Omstandig {
    /// The day.
    pub vandaag: NaiveDate,
    /// The card is past the norm of its fase.
    pub over_norm: bool,
    /// Other things on the card that ask something now.
    pub meer: usize,
}

/// The terms that play a part, with their points; the urgency is their sum.
pub fn termen(post: &Post, om: Omstandig, stel: &Signaalinstelling) -> Vec<(Term, i32)> {
    let dagen = i32::try_from(post.dagen_laat(om.vandaag).min(DAGEN_MAX)).unwrap_or(0);
    let meer = i32::try_from(om.meer.min(MEER_MAX)).unwrap_or(0);
    let keer = |term: Term, aantal: i32| (term, i32::from(stel.punten(term)) * aantal);
    let alle = [
        (Term::Signaal, i32::from(stel.gewicht(post.signaal))),
        keer(Term::TeLaat, dagen),
        keer(Term::Poort, i32::from(post.houdt)),
        keer(Term::Norm, i32::from(om.over_norm)),
        keer(Term::Wacht, -i32::from(post.wacht_op.is_some())),
        keer(Term::Meer, meer),
    ];
    alle.into_iter()
        .filter(|(_, punten)| *punten != 0)
        .collect()
}
