//! Trajecten: each history is replayed day by day through the functions that the coaches use.

mod geschiedenis;

use chrono::NaiveDate;

use super::Teksten;
use super::bestand;
use super::dag;
use super::fout::{Plaats, SeedFout};
use super::kandidaten::Mensen;
use super::kwalificaties::{code, niveau, zoek};
use super::regios::Wie;
use super::werkgevers::Werkgevers;
use crate::domain::betrokkene::{Betrokkene, Rol};
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::TrajectId;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::stap::Situatie;
use crate::domain::traject::{NieuwTraject, Traject};

/// The trajecten and their timelines.
pub(super) struct Gelezen {
    pub(super) trajecten: Vec<Traject>,
    pub(super) gebeurtenissen: Vec<Gebeurtenis>,
}

/// Everything that a traject may point at.
struct Bron<'a> {
    wie: &'a Wie,
    kwalificaties: &'a [Kwalificatie],
    mensen: &'a Mensen,
    vandaag: NaiveDate,
}

pub(super) fn lees(
    teksten: &Teksten<'_>,
    wie: &Wie,
    kwalificaties: &[Kwalificatie],
    mensen: &Mensen,
    werk: &mut Werkgevers,
    vandaag: NaiveDate,
) -> Result<Gelezen, SeedFout> {
    let bron = Bron {
        wie,
        kwalificaties,
        mensen,
        vandaag,
    };
    let mut uit = Gelezen {
        trajecten: Vec::new(),
        gebeurtenissen: Vec::new(),
    };
    let mut nummer = 0;
    for (bestand, tekst) in teksten.trajecten {
        let ruw: bestand::Trajecten = bestand::lees(bestand, tekst)?;
        for it in ruw.traject {
            nummer += 1;
            let bij = Plaats {
                bestand,
                waar: &it.kandidaat,
            };
            let begin = bij.veld("traject", begin(&it, TrajectId(nummer), &bron))?;
            let gelezen = geschiedenis::naspelen(&it, begin, &bron, werk, bij)?;
            let traject = bij.veld("traject", afgemaakt(&it, gelezen.0, &bron, werk))?;
            if let Some(plek) = bij.veld("plek", bezet(&traject, werk))? {
                werk.plekken.splice(plek.0..=plek.0, [plek.1]);
            }
            uit.trajecten.push(traject);
            uit.gebeurtenissen.extend(gelezen.1);
        }
    }
    dubbel(&uit.trajecten, mensen)?;
    Ok(uit)
}

/// The traject on its first day.
fn begin(it: &bestand::Traject, id: TrajectId, bron: &Bron<'_>) -> Result<Traject, String> {
    let eerste = it
        .fasen
        .first()
        .ok_or("fasen is leeg; begin met WK en een dag")?;
    let (fase, op) = super::regel::fase(eerste, bron.vandaag)?;
    if fase != Fase::WervingKandidaten {
        return Err(format!(
            "fasen begint met {}; een traject begint in WK",
            fase.code()
        ));
    }
    let situatie = match it.situatie.as_str() {
        "werkend" => Situatie::Werkend,
        "niet_werkend" => Situatie::NietWerkend,
        anders => {
            return Err(format!(
                "situatie '{anders}' bestaat niet; kies werkend of niet_werkend"
            ));
        }
    };
    let mut traject = Traject::nieuw(NieuwTraject {
        id,
        kandidaat: bron.mensen.kandidaat(&it.kandidaat)?,
        situatie,
        coach: bron.wie.coach(&it.coach)?,
        op,
    });
    traject.branche = it.branche.as_deref().map(code).transpose()?;
    traject.niveau = it.niveau.map(niveau).transpose()?;
    traject.crebo = match it.crebo {
        None => None,
        Some(crebo) => Some(zoek(bron.kwalificaties, crebo, traject.niveau)?.crebo),
    };
    traject.kanaal = it.kanaal.as_deref().map(code).transpose()?;
    Ok(traject)
}

/// What stands beside the history: who takes part, and the promised call.
fn afgemaakt(
    it: &bestand::Traject,
    mut traject: Traject,
    bron: &Bron<'_>,
    werk: &Werkgevers,
) -> Result<Traject, String> {
    for mens in &it.betrokkenen {
        let (soort, organisatie) = match werk.organisatie(&mens.organisatie) {
            Some(bedrijf) => bedrijf,
            None => bron.wie.organisatie(&mens.organisatie)?,
        };
        traject.betrokkenen.push(Betrokkene {
            rol: Rol::van_code(&mens.rol)
                .ok_or_else(|| format!("rol '{}' bestaat niet", mens.rol))?,
            naam: mens.naam.clone(),
            soort,
            organisatie,
            telefoon: mens
                .telefoon
                .as_deref()
                .map(|it| it.parse().map_err(|fout| format!("telefoon: {fout}")))
                .transpose()?,
            email: None,
            van: None,
            tot: None,
        });
    }
    traject.terugbellen = it
        .terugbellen
        .as_deref()
        .map(|it| dag::lees(it, bron.vandaag))
        .transpose()?;
    Ok(traject)
}

/// The leerwerkplek of a running traject with this traject in it; a place is held until the job.
fn bezet(
    traject: &Traject,
    werk: &Werkgevers,
) -> Result<Option<(usize, crate::domain::leerwerkplek::Leerwerkplek)>, String> {
    if traject.is_gesloten() || traject.fase > Fase::Praktijkleren {
        return Ok(None);
    }
    let Some(id) = traject.plek else {
        return Ok(None);
    };
    let gevonden = werk
        .plekken
        .iter()
        .enumerate()
        .find(|(_, plek)| plek.id == id);
    let (plaats, plek) = gevonden.ok_or("de leerwerkplek is er niet")?;
    let plek = plek.ingevuld(traject.id).map_err(|fout| fout.to_string())?;
    Ok(Some((plaats, plek)))
}

/// A kandidaat has at most one running traject.
fn dubbel(trajecten: &[Traject], mensen: &Mensen) -> Result<(), SeedFout> {
    let mut lopend = std::collections::HashSet::new();
    for traject in trajecten.iter().filter(|it| !it.is_gesloten()) {
        if !lopend.insert(traject.kandidaat) {
            let wie = mensen.sleutel(traject.kandidaat);
            return Err(SeedFout::nieuw(
                "trajecten",
                wie,
                "deze kandidaat heeft twee lopende trajecten",
            ));
        }
    }
    Ok(())
}
