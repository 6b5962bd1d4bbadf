//! The fields by which the startkwalificatie is judged; diagnose and registratie ask them alike
//! (DOMAIN D9, D10, D13, R14, R16).

use super::lezer::{Lezer, Schoolvelden};
use crate::domain::startkwalificatie::Startkwalificatie;
use crate::form::bevinding::Bevinding;
use crate::form::spec::{Als, Field, Kind, Lijst, Rule};

/// Opleidingen of which the diploma is a startkwalificatie (DOMAIN V3).
const TELT: &[&str] = &["MBO2", "HAVO", "VWO", "MBO3", "MBO4", "HBO", "WO"];

/// The key of the motivering, in both forms.
pub(super) const MOTIVERING: &str = "startkwalificatie_motivering";

/// The outcome of the rule, worked out from the answers and never typed.
pub(super) const UITKOMST: Field = Field::new(
    "startkwalificatie",
    "Startkwalificatie",
    Kind::Choice(Lijst::van::<Startkwalificatie>()),
)
.vast()
.wie("systeem")
.hulp("Volgt uit het hoogste diploma; de DUO-check gaat voor");

/// When a diploma or DUO says that there is one: then the route must be motivated.
pub(super) const fn motivering(als: Als) -> Field {
    Field::new(MOTIVERING, "Waarom toch dit traject", Kind::Text)
        .shown_als(als)
        .rules(&[Rule::MinLen(5), Rule::MaxLen(1000)])
        .wie("werkcoach")
        .hulp("Er is een startkwalificatie: leg uit waarom dit toch past")
}

/// The diploma that was told about counts.
pub(super) const fn diploma_telt(key: &'static str) -> Als {
    Als::EenVan(key, TELT)
}

/// A startkwalificatie is a block with a motivering, never a refusal (DOMAIN 0.3).
pub(super) fn toets(lezer: &Lezer<'_>, velden: &Schoolvelden) -> Option<Bevinding> {
    let heeft = lezer.startkwalificatie(velden).uitkomst == Startkwalificatie::Ja;
    (heeft && !lezer.gevuld(MOTIVERING)).then(|| {
        Bevinding::fout(
            MOTIVERING,
            "Er is een startkwalificatie. Leg uit waarom een praktijkverklaring toch past.",
        )
    })
}
