//! `match` and what its words mean.

use crate::app::query::{MatchSortering, MatchToon};
use crate::domain::matching::Voorwaarde;

/// Which pairs: empty for what fits, `alles`, or the code of a condition.
pub(super) fn toon(woord: &str) -> Result<MatchToon, String> {
    match woord {
        "" | "past" => Ok(MatchToon::Past),
        "alles" => Ok(MatchToon::Alles),
        code => Voorwaarde::van_code(code)
            .map(MatchToon::Om)
            .ok_or_else(|| {
                let codes: Vec<_> = Voorwaarde::ALL.iter().map(|it| it.code()).collect();
                format!(
                    "'{code}' ken ik niet; kies past, alles of {}",
                    codes.join(", ")
                )
            }),
    }
}

/// In which order: empty for the score.
pub(super) fn sortering(woord: &str) -> Result<MatchSortering, String> {
    match woord {
        "" | "score" => Ok(MatchSortering::Score),
        "reistijd" => Ok(MatchSortering::Reistijd),
        "vrij" => Ok(MatchSortering::Vrij),
        "naam" => Ok(MatchSortering::Naam),
        _ => Err(format!(
            "'{woord}' is geen volgorde; kies score, reistijd, vrij of naam"
        )),
    }
}
