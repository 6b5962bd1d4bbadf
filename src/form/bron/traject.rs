//! What is known of the traject: route, period, school, and the days of its steps.

use chrono::NaiveDate;

use super::{Recht, Rij, Stukken, dag, keuze, lezen, schrijft, vast};
use crate::domain::datum;
use crate::domain::leerroute::Leerregel;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::startkwalificatie::DuoUitslag;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::WerkprocesStatus;
use crate::form::kind;
use crate::form::specs::intake::Werksituatie;

pub(super) const RIJEN: &[Rij] = &[
    vast("traject.situatie", Recht::Leest, |stukken, _| {
        let situatie = match stukken.traject.as_ref()?.situatie {
            Situatie::Werkend => Werksituatie::Werkend,
            Situatie::NietWerkend => Werksituatie::NietWerkend,
        };
        Some(situatie.label().to_owned())
    }),
    schrijft(
        "traject.duo",
        "duo",
        |stukken, _| Some(stukken.traject.as_ref()?.duo.label().to_owned()),
        |stukken, tekst, _| {
            let uitslag: Option<DuoUitslag> = keuze(tekst)?;
            if let Some(traject) = &mut stukken.traject {
                traject.duo = uitslag.unwrap_or(DuoUitslag::NietUitgevoerd);
            }
            Ok(())
        },
    ),
    schrijft(
        "traject.crebo",
        "crebo",
        |stukken, _| stukken.traject.as_ref()?.crebo.map(|it| it.to_string()),
        |stukken, tekst, _| {
            let crebo = lezen(tekst)?;
            if let Some(traject) = &mut stukken.traject {
                traject.crebo = crebo;
            }
            Ok(())
        },
    ),
    vast("traject.niveau", Recht::Leest, |stukken, _| {
        let niveau = stukken.traject.as_ref()?.niveau?;
        Some(niveau.label().to_owned())
    }),
    schrijft(
        "traject.werkprocessen",
        "leerroute",
        |stukken, _| Some(werkprocessen(stukken.traject.as_ref()?)),
        zet_werkprocessen,
    ),
    schrijft(
        "traject.start_gepland",
        "periode",
        |stukken, _| stukken.half.periode.start_gepland.map(datum::toon),
        |stukken, tekst, today| {
            stukken.half.periode.start_gepland = dag(tekst, today)?;
            stukken.zet_periode();
            Ok(())
        },
    ),
    schrijft(
        "traject.einde_gepland",
        "periode",
        |stukken, _| stukken.half.periode.einde_gepland.map(datum::toon),
        |stukken, tekst, today| {
            stukken.half.periode.einde_gepland = dag(tekst, today)?;
            stukken.zet_periode();
            Ok(())
        },
    ),
    vast("stap.WK-06", Recht::Leest, |stukken, _| {
        gedaan_op(stukken, "WK-06")
    }),
    vast("stap.PI-09", Recht::Leest, |stukken, _| {
        gedaan_op(stukken, "PI-09")
    }),
    vast("stap.PI-10", Recht::Leest, |stukken, _| {
        gedaan_op(stukken, "PI-10")
    }),
];

fn gedaan_op(stukken: &Stukken, stap: &str) -> Option<String> {
    let traject = stukken.traject.as_ref()?;
    traject
        .stappen
        .gedaan_op(StapId::code(stap)?)
        .map(datum::toon)
}

fn werkprocessen(traject: &Traject) -> String {
    let codes: Vec<String> = traject
        .leerroute
        .iter()
        .filter(|regel| regel.status != WerkprocesStatus::Vervallen)
        .map(|regel| regel.code.to_string())
        .collect();
    codes.join(", ")
}

/// What is new is still to be learned; what goes and was never begun vanishes, and what was begun
/// stays as vervallen, for somebody judged it.
fn zet_werkprocessen(stukken: &mut Stukken, tekst: &str, today: NaiveDate) -> Result<(), String> {
    let codes = kind::werkprocessen(tekst).ok_or_else(|| {
        kind::fout(crate::form::spec::Kind::Werkprocessen, tekst, today)
            .unwrap_or_else(|| "Typ codes zoals B1-K1-W1, met komma's ertussen.".to_owned())
    })?;
    let Some(traject) = &mut stukken.traject else {
        return Ok(());
    };
    let oud = std::mem::take(&mut traject.leerroute);
    for code in &codes {
        let regel = oud.iter().find(|regel| regel.code == *code).cloned();
        traject.leerroute.push(match regel {
            Some(regel) if regel.status != WerkprocesStatus::Vervallen => regel,
            _ => Leerregel::nieuw(*code, WerkprocesStatus::TeLeren),
        });
    }
    let weg = oud.into_iter().filter(|regel| !codes.contains(&regel.code));
    for mut regel in weg.filter(|regel| regel.status != WerkprocesStatus::TeLeren) {
        regel.status = WerkprocesStatus::Vervallen;
        traject.leerroute.push(regel);
    }
    Ok(())
}
