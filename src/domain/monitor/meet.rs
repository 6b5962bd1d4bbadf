//! From facts to tables: how each indicator is counted.
//!
//! A traject gives votes: for a row and a column, with a number of days where those are counted. A
//! table is all votes together, and whoever wants to see the cards behind a figure asks who voted
//! for it ([`leden`]).

mod achter;
mod anders;
mod plan;
mod verloop;

use chrono::NaiveDate;

use super::dimensie::{Dimensie, Sleutel};
use super::feit::{Feiten, Mijlpaal, Trajectfeit, Werk};
use super::maat::Maat;
use super::tabel::Tabel;
use super::tijdvak::Tijdvak;
use crate::domain::fase::Fase;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::domain::sluiting::Slot;
use crate::domain::waardelijst::{RedenUitval, Uitkomst};
use plan::{Plan, Stem, Toon};

/// Over which period, and as of the end of which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kijk {
    /// The period.
    pub tijdvak: Tijdvak,
    /// The day.
    pub stand: NaiveDate,
}

/// Days from start to verklaring that are aimed at: three months (S2).
const STREEF_VERKLARING: i64 = 91;
/// Days from eindgesprek to verklaring that are aimed at (S4).
const STREEF_OPSTELLEN: i64 = 7;

/// Trajecten stand in these fasen; Werving werkgevers is of leerwerkplekken.
const FASEN: [Fase; 6] = [
    Fase::WervingKandidaten,
    Fase::Bemiddeling,
    Fase::Plaatsing,
    Fase::Praktijkleren,
    Fase::PlaatsingBaan,
    Fase::Nazorg,
];

/// The tables of an indicator. It is split by those of `dims` that it knows, and by its usual one
/// where none of them is.
pub fn tabellen(feiten: &Feiten, maat: Maat, dims: &[Dimensie], kijk: Kijk) -> Vec<Tabel> {
    match maat {
        Maat::M9 => anders::plekken(feiten),
        Maat::M10 => anders::budgetten(feiten, kijk),
        Maat::M13 => anders::verhalen(feiten, kijk),
        _ => {
            let plannen = plannen(maat, &gesplitst(maat, dims), kijk);
            let tabellen = plannen.iter().map(|plan| plan.tabel(&feiten.trajecten));
            let rest = (maat == Maat::M8).then(|| anders::verwijderd(feiten, kijk));
            tabellen.chain(rest.flatten()).collect()
        }
    }
}

/// Who stands behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leden {
    /// Trajecten, by their place among the facts.
    Trajecten(Vec<usize>),
    /// Leerwerkplekken.
    Plekken(Vec<LeerwerkplekId>),
    /// Leerbedrijven.
    Bedrijven(Vec<LeerbedrijfId>),
}

/// Who stands behind a figure: of a row by its name, or of all rows; none where there is no such
/// figure.
pub fn leden(
    feiten: &Feiten,
    (maat, dims): (Maat, &[Dimensie]),
    kijk: Kijk,
    tabel: usize,
    (rij, kolom): (Option<&str>, usize),
) -> Option<Leden> {
    let anders = match maat {
        Maat::M9 => return achter::plekken(feiten, tabel, (rij, kolom)),
        Maat::M10 => achter::budgetten(feiten, kijk, tabel, (rij, kolom)),
        Maat::M13 => achter::verhalen(feiten, kijk, tabel, rij),
        _ => {
            let plannen = plannen(maat, &gesplitst(maat, dims), kijk);
            plannen.get(tabel)?.leden(&feiten.trajecten, rij, kolom)
        }
    };
    anders.map(Leden::Trajecten)
}

/// By what an indicator is split.
pub fn gesplitst(maat: Maat, dims: &[Dimensie]) -> Vec<Dimensie> {
    let kan = maat.dims();
    let gevraagd: Vec<_> = dims.iter().copied().filter(|it| kan.contains(it)).collect();
    if gevraagd.is_empty() {
        kan.first().copied().into_iter().collect()
    } else {
        gevraagd
    }
}

fn plannen(maat: Maat, dims: &[Dimensie], kijk: Kijk) -> Vec<Plan> {
    let mut alle = match maat {
        Maat::M1 => vec![verloop::per_maand("Gestart", kijk, gestart)],
        Maat::M2 => vec![verloop::trechter(kijk)],
        Maat::M3 => vec![verloop::doorstroom(kijk), verloop::per_week(kijk)],
        Maat::M4 => vec![verloop::per_maand("Uitgereikt", kijk, verklaard)],
        Maat::M5 => vec![uitkomsten(kijk)],
        Maat::M6 => vec![verloop::duurzaam(kijk)],
        Maat::M7 => vec![verloop::doorlooptijden(kijk)],
        Maat::M8 => vec![redenen(kijk)],
        Maat::M11 => vec![overgeslagen(kijk)],
        Maat::M12 => vec![vervolgstappen(kijk)],
        Maat::M9 | Maat::M10 | Maat::M13 => Vec::new(),
    };
    for dim in dims {
        alle.extend(per_dimensie(maat, *dim, kijk));
    }
    alle
}

/// What one traject gives to a table that is split: columns, with a number.
type Telt = Box<dyn Fn(&Trajectfeit) -> Vec<(usize, i64)>>;

/// The tables of an indicator that are split by something.
#[expect(clippy::too_many_lines, reason = "one arm per indicator")]
fn per_dimensie(maat: Maat, dim: Dimensie, kijk: Kijk) -> Vec<Plan> {
    let naam = dim.label();
    let een = |titel: String, kolommen: Vec<(&'static str, Toon)>, tel: Telt| {
        vec![Plan::gesplitst(
            format!("{titel} per {naam}"),
            dim,
            kolommen,
            tel,
        )]
    };
    let ja_nee = |ja: &'static str, nee: &'static str| {
        vec![
            (ja, Toon::Deel(0)),
            (nee, Toon::Deel(1)),
            ("samen", Toon::Som(&[0, 1])),
            ("aandeel", Toon::Aandeel(0, &[0, 1])),
        ]
    };
    match maat {
        Maat::M1 => een(
            "Gestart".to_owned(),
            vec![("gestart", Toon::Tel(0))],
            Box::new(move |it| {
                in_tijd(gestart(it), kijk)
                    .map(|_| (0, 0))
                    .into_iter()
                    .collect()
            }),
        ),
        Maat::M2 => {
            let kolommen = Mijlpaal::ALL.into_iter().enumerate();
            een(
                "Trechter".to_owned(),
                kolommen
                    .map(|(nr, it)| (it.label(), Toon::Tel(nr)))
                    .collect(),
                Box::new(move |it| verloop::bereikt(it, kijk)),
            )
        }
        Maat::M3 => {
            let fasen = FASEN.into_iter().enumerate();
            let delen = fasen.map(|(nr, fase)| (fase.kort(), Toon::Deel(nr)));
            let som = ("samen", Toon::Som(&[0, 1, 2, 3, 4, 5]));
            een(
                "Stand".to_owned(),
                delen.chain([som]).collect(),
                Box::new(|it| {
                    let fase = it.fase().and_then(fase_nummer);
                    fase.map(|nr| (nr, 0)).into_iter().collect()
                }),
            )
        }
        Maat::M4 => een(
            "Uitgereikt".to_owned(),
            vec![
                ("verklaringen", Toon::Tel(0)),
                ("mediaan werkprocessen", Toon::Mediaan(0)),
            ],
            Box::new(move |it| {
                let telt = in_tijd(verklaard(it), kijk);
                telt.map(|_| (0, i64::from(it.geleerd)))
                    .into_iter()
                    .collect()
            }),
        ),
        Maat::M5 => een(
            "Uitstroom".to_owned(),
            werk_kolommen(),
            Box::new(move |it| {
                let werk = it.werk().filter(|(_, op)| kijk.tijdvak.bevat(*op));
                werk.map(|(werk, _)| (werk as usize, 0))
                    .into_iter()
                    .collect()
            }),
        ),
        Maat::M6 => verloop::duurzaam_per(dim, kijk),
        Maat::M7 => een(
            "Van start naar verklaring".to_owned(),
            vec![
                ("aantal", Toon::Tel(0)),
                ("mediaan", Toon::Mediaan(0)),
                ("p80", Toon::P80(0)),
                ("p90", Toon::P90(0)),
                ("binnen streef", Toon::Aandeel(1, &[0])),
            ],
            Box::new(move |it| {
                let dagen = verloop::tussen(gestart(it), verklaard(it), kijk);
                let binnen = dagen.filter(|it| *it <= STREEF_VERKLARING);
                let telt = dagen.map(|it| (0, it));
                telt.into_iter().chain(binnen.map(|it| (1, it))).collect()
            }),
        ),
        Maat::M8 => een(
            "Uitval".to_owned(),
            vec![
                ("uitgevallen", Toon::Tel(0)),
                ("mediaan dagen", Toon::Mediaan(0)),
                ("niet passend", Toon::Tel(1)),
            ],
            Box::new(move |it| uitval(it, kijk).into_iter().collect()),
        ),
        Maat::M11 => een(
            "Diagnose bij vertrek uit Bemiddeling".to_owned(),
            ja_nee("compleet", "niet compleet"),
            Box::new(move |it| diagnose(it, kijk).map(|nr| (nr, 0)).into_iter().collect()),
        ),
        Maat::M12 => een(
            "Doorontwikkeling".to_owned(),
            ja_nee("vervolgstap", "nu niet"),
            Box::new(move |it| {
                let vervolg = it.vervolg.filter(|it| kijk.tijdvak.bevat(it.2));
                let nummer = vervolg.map(|(_, is_stap, _)| (usize::from(!is_stap), 0));
                nummer.into_iter().collect()
            }),
        ),
        Maat::M9 | Maat::M10 | Maat::M13 => Vec::new(),
    }
}

/// At work, not at work, unknown apart, and the share of whom it is known.
fn werk_kolommen() -> Vec<(&'static str, Toon)> {
    vec![
        ("werk", Toon::Deel(Werk::Ja as usize)),
        ("geen werk", Toon::Deel(Werk::Nee as usize)),
        ("onbekend", Toon::Deel(Werk::Onbekend as usize)),
        ("samen", Toon::Som(&[0, 1, 2])),
        ("aandeel werk", Toon::Aandeel(0, &[0, 1])),
    ]
}

fn gestart(it: &Trajectfeit) -> Option<NaiveDate> {
    it.mijlpaal(Mijlpaal::Gestart)
}

fn verklaard(it: &Trajectfeit) -> Option<NaiveDate> {
    it.mijlpaal(Mijlpaal::Verklaring)
}

/// A day that lies in the period.
fn in_tijd(dag: Option<NaiveDate>, kijk: Kijk) -> Option<NaiveDate> {
    dag.filter(|dag| kijk.tijdvak.bevat(*dag))
}

fn fase_nummer(fase: Fase) -> Option<usize> {
    FASEN.iter().position(|it| *it == fase)
}

/// A row for each value of a list, in its order.
fn waarde<T: Copy + PartialEq>(alle: &[T], it: T, label: &str) -> Sleutel {
    let plaats = alle.iter().position(|ander| *ander == it).unwrap_or(0);
    (plaats, label.to_owned())
}

fn vaste_rijen<T: Copy + PartialEq>(alle: &[T], label: impl Fn(T) -> &'static str) -> Vec<Sleutel> {
    alle.iter()
        .map(|it| waarde(alle, *it, label(*it)))
        .collect()
}

fn uitkomsten(kijk: Kijk) -> Plan {
    Plan {
        rijen: vaste_rijen(Uitkomst::ALL, Uitkomst::label),
        ..Plan::vast(
            "Uitkomsten",
            "uitkomst",
            vec![("aantal", Toon::Tel(0))],
            move |it| {
                let uitkomst = it.uitkomst.filter(|(_, op)| kijk.tijdvak.bevat(*op));
                let rij = uitkomst.map(|(it, _)| waarde(Uitkomst::ALL, it, it.label()));
                rij.map(|rij| Stem::nieuw(rij, 0, 0)).into_iter().collect()
            },
        )
    }
}

/// Which column of uitval, with the days since the aanmelding.
fn uitval(it: &Trajectfeit, kijk: Kijk) -> Option<(usize, i64)> {
    let (slot, op) = it.slot.filter(|(_, op)| kijk.tijdvak.bevat(*op))?;
    let dagen = it
        .mijlpaal(Mijlpaal::Aangemeld)
        .map_or(0, |begin| (op - begin).num_days());
    match slot {
        Slot::Uitgevallen(_) => Some((0, dagen)),
        Slot::NietPassend => Some((1, dagen)),
        Slot::Afgerond(_) => None,
    }
}

fn redenen(kijk: Kijk) -> Plan {
    let fasen = FASEN.into_iter().enumerate();
    let kolommen = fasen
        .map(|(nr, fase)| (fase.kort(), Toon::Deel(nr)))
        .chain([
            ("samen", Toon::Som(&[0, 1, 2, 3, 4, 5])),
            ("mediaan dagen", Toon::Mediaan(6)),
        ])
        .collect();
    Plan {
        rijen: vaste_rijen(RedenUitval::ALL, RedenUitval::label),
        grafiek: FASEN.len(),
        ..Plan::vast("Reden en fase", "reden", kolommen, move |it| {
            let Some((Slot::Uitgevallen(reden), _)) = it.slot else {
                return Vec::new();
            };
            let (Some((_, dagen)), Some(nr)) =
                (uitval(it, kijk), it.eindfase().and_then(fase_nummer))
            else {
                return Vec::new();
            };
            let rij = waarde(RedenUitval::ALL, reden, reden.label());
            vec![
                Stem::nieuw(rij.clone(), nr, dagen),
                Stem::nieuw(rij, FASEN.len(), dagen),
            ]
        })
    }
}

/// Whether the diagnose was complete when it left Bemiddeling for the first time: 0 yes, 1 no.
fn diagnose(it: &Trajectfeit, kijk: Kijk) -> Option<usize> {
    let weg = it
        .fasen
        .iter()
        .find(|verblijf| verblijf.fase > Fase::Bemiddeling)?
        .van;
    in_tijd(Some(weg), kijk)?;
    let klaar = it.mijlpaal(Mijlpaal::Diagnose).is_some_and(|op| op <= weg);
    Some(usize::from(!klaar))
}

fn overgeslagen(kijk: Kijk) -> Plan {
    Plan::vast(
        "Overgeslagen met een motivering",
        "stap",
        vec![("aantal", Toon::Tel(0))],
        move |it| {
            let telt = it.afwijkingen.iter().filter(|it| kijk.tijdvak.bevat(it.1));
            telt.map(|(stap, _)| {
                let regel = stap.stap();
                let rij = (stap.rij(), format!("{} {}", regel.code, regel.kort));
                Stem::nieuw(rij, 0, 0)
            })
            .collect()
        },
    )
}

fn vervolgstappen(kijk: Kijk) -> Plan {
    Plan::vast(
        "Vervolgstappen",
        "vervolgstap",
        vec![("aantal", Toon::Tel(0))],
        move |it| {
            let vervolg = it.vervolg.filter(|it| kijk.tijdvak.bevat(it.2));
            let rij = vervolg.map(|(naam, is_stap, _)| (usize::from(!is_stap), naam.to_owned()));
            rij.map(|rij| Stem::nieuw(rij, 0, 0)).into_iter().collect()
        },
    )
}

#[cfg(test)]
mod tests;
