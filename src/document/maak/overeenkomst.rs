//! What a POK and an OOK must say (DOMAIN 1.3a), as values.

use chrono::{Datelike, NaiveDate};

use crate::document::sjabloon::Waarde;
use crate::document::stof::Stof;
use crate::domain::betrokkene::Rol;
use crate::domain::formulier::Formuliersoort;

/// Adds `mbo`, `uren` and `vertegenwoordiger`.
pub(super) fn erbij(waarden: &mut Waarde, stof: &Stof) {
    let veld = |key| stof.veld(Formuliersoort::Registratie, key);
    waarden.zet(
        "mbo",
        Waarde::velden([
            ("naam", mbo(stof)),
            ("brin", veld("brin")),
            ("leertraject", veld("leertraject")),
            ("bekostigd", veld("bekostigd")),
            ("inschrijving", veld("datum_inschrijving")),
        ]),
    );
    let week = uren_per_week(stof);
    let mut uren = Waarde::velden([
        (
            "per_week",
            week.map_or_else(String::new, |it| it.to_string()),
        ),
        ("totaal", veld("uren_totaal_bpv")),
    ]);
    let periode = stof
        .traject
        .as_ref()
        .and_then(|it| it.periode.start().zip(it.periode.einde()));
    let jaren = week
        .zip(periode)
        .map_or_else(Vec::new, |(week, (van, tot))| per_jaar(van, tot, week));
    uren.zet(
        "per_jaar",
        jaren
            .into_iter()
            .map(|(jaar, uren)| {
                Waarde::velden([("jaar", jaar.to_string()), ("uren", uren.to_string())])
            })
            .collect::<Vec<_>>(),
    );
    waarden.zet("uren", uren);
    let minderjarig = stof
        .kandidaat
        .as_ref()
        .and_then(|it| it.geboren)
        .is_some_and(|geboren| geboren.leeftijd(stof.vandaag) < 18);
    let mut ouder = Waarde::velden([("naam", veld("vertegenwoordiger_naam"))]);
    ouder.zet("nodig", minderjarig);
    waarden.zet("vertegenwoordiger", ouder);
    waarden.zet(
        "getekend",
        Waarde::velden([
            ("ook", super::dag(stof.gedaan_op("PI-09"))),
            ("pok", super::dag(stof.gedaan_op("PI-10"))),
        ]),
    );
}

/// The school: as on the registratieformulier, else that of the praktijkbegeleider.
pub(super) fn mbo(stof: &Stof) -> String {
    let op_formulier = stof.veld(Formuliersoort::Registratie, "mbo_instelling");
    if !op_formulier.is_empty() {
        return op_formulier;
    }
    super::dossier::met_rol(stof, Rol::Praktijkbegeleider)
        .map_or_else(String::new, |het| het.organisatie.clone())
}

/// Hours a week: as agreed on the registratieformulier, else those of the leerwerkplek.
pub(super) fn uren_per_week(stof: &Stof) -> Option<u32> {
    let op_formulier = stof.veld(Formuliersoort::Registratie, "uren_per_week");
    op_formulier
        .parse()
        .ok()
        .or_else(|| stof.plek.as_ref()?.uren.map(u32::from))
}

/// Hours per calendar year, in whole hours: the days of the period in that year at so many hours a
/// week.
fn per_jaar(van: NaiveDate, tot: NaiveDate, week: u32) -> Vec<(i32, i64)> {
    if tot < van {
        return Vec::new();
    }
    (van.year()..=tot.year())
        .filter_map(|jaar| {
            let eerste = NaiveDate::from_ymd_opt(jaar, 1, 1)?.max(van);
            let laatste = NaiveDate::from_ymd_opt(jaar, 12, 31)?.min(tot);
            let dagen = (laatste - eerste).num_days() + 1;
            Some((jaar, (dagen * i64::from(week) + 3) / 7))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_told_per_calendar_year() {
        let dag = |tekst: &str| tekst.parse().unwrap();
        assert_eq!(
            per_jaar(dag("2026-11-30"), dag("2027-02-28"), 28),
            [(2026, 128), (2027, 236)]
        );
        assert_eq!(
            per_jaar(dag("2026-01-05"), dag("2026-01-11"), 32),
            [(2026, 32)]
        );
        assert!(per_jaar(dag("2026-02-01"), dag("2026-01-01"), 32).is_empty());
    }
}
