//! Indicators of how trajecten go: by month and week, the trechter, fasen, lead times, work.

use chrono::{Datelike, NaiveDate, Weekday};

use super::plan::{Plan, Stem, Toon};
use super::{
    FASEN, Kijk, STREEF_OPSTELLEN, STREEF_VERKLARING, fase_nummer, gestart, in_tijd, verklaard,
    werk_kolommen,
};
use crate::domain::datum::toon_kort;
use crate::domain::monitor::dimensie::{Dimensie, Sleutel, label};
use crate::domain::monitor::feit::{METINGEN, Mijlpaal, Trajectfeit, Werk};
use crate::domain::monitor::tijdvak::{Maatvorm, Tijdvak};

/// The months of the period, in which something fell.
pub(super) fn per_maand(
    titel: &str,
    kijk: Kijk,
    dag: fn(&Trajectfeit) -> Option<NaiveDate>,
) -> Plan {
    let rij = |dag: NaiveDate| -> Sleutel {
        let maand = Tijdvak::rond(dag, Maatvorm::Maand);
        // Months since the year 0: they stand in order.
        let nummer = i64::from(dag.year()) * 12 + i64::from(dag.month0());
        (usize::try_from(nummer).unwrap_or(0), maand.to_string())
    };
    let mut rijen = Vec::new();
    let mut maand = Tijdvak::rond(kijk.tijdvak.van(), Maatvorm::Maand);
    // A century of months is enough for any period.
    while maand.van() <= kijk.tijdvak.tot() && rijen.len() < 1_200 {
        rijen.push(rij(maand.van()));
        maand = maand.schuif(true);
    }
    Plan {
        rijen,
        ..Plan::vast(
            &format!("{titel} per maand"),
            "maand",
            vec![("aantal", Toon::Tel(0))],
            move |it| {
                let dag = in_tijd(dag(it), kijk);
                dag.map(|dag| Stem::nieuw(rij(dag), 0, 0))
                    .into_iter()
                    .collect()
            },
        )
    }
}

/// The mijlpalen that somebody reached who was aangemeld in the period; each with the days since
/// the one before that is known.
pub(super) fn bereikt(it: &Trajectfeit, kijk: Kijk) -> Vec<(usize, i64)> {
    if in_tijd(it.mijlpaal(Mijlpaal::Aangemeld), kijk).is_none() {
        return Vec::new();
    }
    let mut vorige: Option<NaiveDate> = None;
    let mut uit = Vec::new();
    for (nummer, dag) in it.mijlpalen.iter().enumerate() {
        let Some(dag) = dag else { continue };
        let dagen = vorige.map_or(0, |vorige| (*dag - vorige).num_days());
        uit.push((nummer, dagen.max(0)));
        vorige = Some(*dag);
    }
    uit
}

/// How far those came who were aangemeld in the period.
pub(super) fn trechter(kijk: Kijk) -> Plan {
    let rij = |nummer: usize| -> Sleutel {
        let naam = Mijlpaal::ALL.get(nummer).map_or("", |it| it.label());
        (nummer, naam.to_owned())
    };
    Plan {
        rijen: (0..Mijlpaal::ALL.len()).map(rij).collect(),
        telt_op: false,
        totaal: false,
        ..Plan::vast(
            "Trechter",
            "stap",
            vec![
                ("aantal", Toon::Tel(0)),
                ("van aangemeld", Toon::Aandeel(0, &[1])),
                ("mediaan dagen", Toon::Mediaan(2)),
            ],
            move |it| {
                let bereikt = bereikt(it, kijk);
                if bereikt.is_empty() {
                    return Vec::new();
                }
                let elk = (0..Mijlpaal::ALL.len()).map(|nr| Stem::nieuw(rij(nr), 1, 0));
                let gehaald = bereikt.iter().map(|(nr, _)| Stem::nieuw(rij(*nr), 0, 0));
                // The first has nothing before it.
                let dagen = bereikt.iter().filter(|(nr, _)| *nr > 0);
                let dagen = dagen.map(|(nr, dagen)| Stem::nieuw(rij(*nr), 2, *dagen));
                elk.chain(gehaald).chain(dagen).collect()
            },
        )
    }
}

/// Each fase: who is there, who came and went, and how long those were there.
pub(super) fn doorstroom(kijk: Kijk) -> Plan {
    let rij = |nummer: usize| -> Sleutel {
        (
            nummer,
            FASEN.get(nummer).map_or_else(String::new, |it| label(*it)),
        )
    };
    Plan {
        rijen: (0..FASEN.len()).map(rij).collect(),
        ..Plan::vast(
            "Doorstroom per fase",
            "fase",
            vec![
                ("stand", Toon::Tel(0)),
                ("erin", Toon::Tel(1)),
                ("eruit", Toon::Tel(2)),
                ("mediaan", Toon::Mediaan(2)),
                ("p80", Toon::P80(2)),
                ("p90", Toon::P90(2)),
            ],
            move |it| {
                let mut stemmen = Vec::new();
                let nu = it.fase().and_then(fase_nummer);
                stemmen.extend(nu.map(|nr| Stem::nieuw(rij(nr), 0, 0)));
                for verblijf in &it.fasen {
                    let Some(nr) = fase_nummer(verblijf.fase) else {
                        continue;
                    };
                    if kijk.tijdvak.bevat(verblijf.van) {
                        stemmen.push(Stem::nieuw(rij(nr), 1, 0));
                    }
                    if let Some(tot) = in_tijd(verblijf.tot, kijk) {
                        stemmen.push(Stem::nieuw(rij(nr), 2, verblijf.dagen(tot)));
                    }
                }
                stemmen
            },
        )
    }
}

/// Moves in each week of the period.
pub(super) fn per_week(kijk: Kijk) -> Plan {
    let rij = |dag: NaiveDate| -> Sleutel {
        let maandag = dag.week(Weekday::Mon).first_day();
        let naam = format!("week {} ({})", dag.iso_week().week(), toon_kort(maandag));
        let nummer = usize::try_from(maandag.num_days_from_ce()).unwrap_or(0);
        (nummer, naam)
    };
    let weken = kijk.tijdvak.van().iter_days().step_by(7);
    let binnen = weken.take_while(|dag| *dag <= kijk.tijdvak.tot());
    Plan {
        // A year of weeks can be read; of more only those with moves.
        rijen: if kijk.tijdvak.dagen() <= 371 {
            binnen.chain([kijk.tijdvak.tot()]).map(rij).collect()
        } else {
            Vec::new()
        },
        ..Plan::vast(
            "Verplaatst per week",
            "week",
            vec![("vooruit", Toon::Tel(0)), ("terug", Toon::Tel(1))],
            move |it| {
                let stappen = it.fasen.windows(2).filter_map(|paar| match paar {
                    [van, naar] if kijk.tijdvak.bevat(naar.van) => {
                        let terug = usize::from(naar.fase <= van.fase);
                        Some(Stem::nieuw(rij(naar.van), terug, 0))
                    }
                    _ => None,
                });
                stappen.collect()
            },
        )
    }
}

/// What was found at a moment of [`METINGEN`], when that lies in the period.
fn gemeten(it: &Trajectfeit, nummer: usize, kijk: Kijk) -> Option<Werk> {
    let meting = match nummer.checked_sub(1) {
        None => it.werk(),
        Some(later) => it.metingen.get(later).copied().flatten(),
    };
    let (werk, op) = meting?;
    kijk.tijdvak.bevat(op).then_some(werk)
}

/// Work at each moment.
pub(super) fn duurzaam(kijk: Kijk) -> Plan {
    let rij = |nummer: usize| -> Sleutel {
        (
            nummer,
            METINGEN
                .get(nummer)
                .map_or_else(String::new, |it| (*it).to_owned()),
        )
    };
    Plan {
        rijen: (0..METINGEN.len()).map(rij).collect(),
        telt_op: false,
        totaal: false,
        grafiek: 0,
        ..Plan::vast("Aan het werk", "moment", werk_kolommen(), move |it| {
            let elk = (0..METINGEN.len()).filter_map(|nr| {
                let werk = gemeten(it, nr, kijk)?;
                Some(Stem::nieuw(rij(nr), werk as usize, 0))
            });
            elk.collect()
        })
    }
}

/// Work after 3, 6 and 12 months, split.
pub(super) fn duurzaam_per(dim: Dimensie, kijk: Kijk) -> Vec<Plan> {
    let later = METINGEN.into_iter().enumerate().skip(1);
    later
        .map(|(nr, naam)| {
            let titel = format!("Aan het werk {naam} per {}", dim.label());
            let telt = move |it: &Trajectfeit| {
                let werk = gemeten(it, nr, kijk);
                werk.map(|werk| (werk as usize, 0)).into_iter().collect()
            };
            Plan {
                grafiek: 0,
                ..Plan::gesplitst(titel, dim, werk_kolommen(), Box::new(telt))
            }
        })
        .collect()
}

/// Days between two that are known, where the second lies in the period.
pub(super) fn tussen(van: Option<NaiveDate>, tot: Option<NaiveDate>, kijk: Kijk) -> Option<i64> {
    let (van, tot) = (van?, in_tijd(tot, kijk)?);
    Some((tot - van).num_days().max(0))
}

/// What is measured between two days, and what is aimed at.
type Stuk = (
    &'static str,
    fn(&Trajectfeit) -> [Option<NaiveDate>; 2],
    Option<i64>,
);

const STUKKEN: [Stuk; 3] = [
    (
        "start tot verklaring",
        |it| [gestart(it), verklaard(it)],
        Some(STREEF_VERKLARING),
    ),
    (
        "aanmelding tot start",
        |it| [it.mijlpaal(Mijlpaal::Aangemeld), gestart(it)],
        None,
    ),
    (
        "eindgesprek tot verklaring",
        |it| [it.eindgesprek, verklaard(it)],
        Some(STREEF_OPSTELLEN),
    ),
];

/// Lead times.
pub(super) fn doorlooptijden(kijk: Kijk) -> Plan {
    let rij = |nummer: usize| -> Sleutel {
        (
            nummer,
            STUKKEN
                .get(nummer)
                .map_or_else(String::new, |it| it.0.to_owned()),
        )
    };
    Plan {
        rijen: (0..STUKKEN.len()).map(rij).collect(),
        telt_op: false,
        totaal: false,
        grafiek: 1,
        ..Plan::vast(
            "Doorlooptijden in dagen",
            "van en naar",
            vec![
                ("aantal", Toon::Tel(0)),
                ("mediaan", Toon::Mediaan(0)),
                ("p80", Toon::P80(0)),
                ("p90", Toon::P90(0)),
                ("binnen streef", Toon::Aandeel(1, &[2])),
            ],
            move |it| {
                let mut stemmen = Vec::new();
                for (nr, (_, dagen, streef)) in STUKKEN.iter().enumerate() {
                    let [van, tot] = dagen(it);
                    let Some(dagen) = tussen(van, tot, kijk) else {
                        continue;
                    };
                    stemmen.push(Stem::nieuw(rij(nr), 0, dagen));
                    if let Some(streef) = streef {
                        stemmen.push(Stem::nieuw(rij(nr), 2, dagen));
                        if dagen <= *streef {
                            stemmen.push(Stem::nieuw(rij(nr), 1, dagen));
                        }
                    }
                }
                stemmen
            },
        )
    }
}
