//! The leerroute: choosing the kwalificatie, and putting werkprocessen with day and judge.

use chrono::NaiveDate;

use super::{Besluit, Omgeving, nog_zo};
use crate::app::command::WerkprocesKeuze;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::Rol;
use crate::domain::code::Crebo;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerroute::{Keuze, Oordeel};
use crate::domain::regel::Regelfout;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::WerkprocesStatus;

/// Werkprocessen as they were asked for.
#[derive(Clone, Copy)]
pub(super) struct Zet<'a> {
    pub(super) kaart: KaartId,
    pub(super) regels: &'a [WerkprocesKeuze],
    pub(super) op: Option<NaiveDate>,
    pub(super) door: &'a str,
}

fn van_traject(kaart: KaartId) -> Result<TrajectId, Fault> {
    match kaart {
        KaartId::Traject(id) => Ok(id),
        KaartId::Plek(_) => Err(Fault::Veld {
            veld: "kaart".to_owned(),
            bericht: "een leerwerkplek heeft geen leerroute; kies de kaart van een kandidaat"
                .to_owned(),
        }),
    }
}

/// Who judges when nobody is named: the praktijkopleider of the traject, else of the leerbedrijf.
pub(in crate::app) fn praktijkopleider(
    traject: &Traject,
    bedrijf: Option<&Leerbedrijf>,
    op: NaiveDate,
) -> String {
    let bij_bedrijf = bedrijf.map_or(&[][..], |it| &it.betrokkenen);
    traject
        .betrokkenen
        .iter()
        .chain(bij_bedrijf)
        .filter(|it| it.rol == Rol::Praktijkopleider)
        .find(|it| it.tot.is_none_or(|tot| op <= tot))
        .map_or_else(String::new, |it| it.naam.clone())
}

/// The leerbedrijf of the linked leerwerkplek, if there is one.
pub(in crate::app) fn bedrijf_van(
    zicht: &Zicht<'_>,
    traject: &Traject,
) -> Result<Option<Leerbedrijf>, Fault> {
    let plek = zicht.plek_van(traject)?;
    plek.map(|it| zicht.bedrijf(it.bedrijf).map(|(_, bedrijf)| bedrijf))
        .transpose()
}

/// The step of an erkenning that does not cover the leerroute says so (BM-05, a warning).
pub(super) fn let_op_erkenning(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    traject: &Traject,
) -> Result<String, Fault> {
    let bedrijf = bedrijf_van(zicht, traject)?;
    let let_op =
        crate::domain::leerroute::let_op_erkenning(traject, bedrijf.as_ref(), omgeving.vandaag);
    Ok(let_op.join("; "))
}

fn stappen(besluit: &mut Besluit, kaart: KaartId, gezet: Vec<(StapId, Stapstand)>) {
    for (stap, stand) in gezet {
        besluit.titel = format!("{}; {stap} {}", besluit.titel, stand.label());
        besluit.tijdlijn.push((
            kaart,
            Wat::Stap {
                stap,
                stand,
                tekst: String::new(),
            },
        ));
        besluit.veld(kaart, stap.stap().code);
    }
}

/// Why a kwalificatie is better not chosen any more: nobody may start, or another replaces it.
pub(in crate::app) fn let_op_instroom(
    kwalificatie: &Kwalificatie,
    vandaag: NaiveDate,
) -> Option<String> {
    let opvolger = kwalificatie
        .vervangen_door
        .map(|crebo| format!("opvolger {crebo}"));
    if kwalificatie.instroom_open(vandaag) {
        return opvolger;
    }
    let dicht = "instroom gesloten".to_owned();
    Some(opvolger.map_or_else(|| dicht.clone(), |it| format!("{dicht}, {it}")))
}

/// Chooses a kwalificatie.
pub(super) fn kies(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    crebo: Crebo,
    reden: &str,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let id = van_traject(kaart)?;
    let (versie, traject) = zicht.traject(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let naar = zicht.kwalificatie(crebo)?.ok_or_else(|| Fault::Veld {
        veld: "crebo".to_owned(),
        bericht: format!("kwalificatie {crebo} staat niet in de lijst van deze regio"),
    })?;
    if traject.crebo == Some(crebo) {
        return Err(Fault::Veld {
            veld: "crebo".to_owned(),
            bericht: format!("{crebo} is al de kwalificatie van dit traject"),
        });
    }
    let van = match traject.crebo {
        Some(van) => zicht.kwalificatie(van)?,
        None => None,
    };
    let hoe = Oordeel {
        op: None,
        door: "",
        vandaag: omgeving.vandaag,
        coach: omgeving.coach,
    };
    let verhuisd = traject.met_kwalificatie(van.as_ref(), &naar, reden, hoe)?;
    let mut titel = format!("{}: kwalificatie {crebo}", zicht.kaartnaam(kaart)?);
    match verhuisd.vervallen.len() {
        0 => {}
        1 => titel = format!("{titel}; 1 werkproces vervallen"),
        n => titel = format!("{titel}; {n} werkprocessen vervallen"),
    }
    if let Some(let_op) = let_op_instroom(&naar, omgeving.vandaag) {
        titel = format!("{titel}; let op: {let_op}");
    }
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.tijdlijn.push((
        kaart,
        Wat::Kwalificatie {
            crebo,
            van: verhuisd.van,
            reden: verhuisd.reden,
            vervallen: verhuisd.vervallen,
        },
    ));
    besluit.veld(kaart, "kwalificatie");
    stappen(&mut besluit, kaart, verhuisd.stappen);
    besluit.schrijf(
        Key::traject(id),
        Record::Traject(Box::new(verhuisd.traject)),
    );
    Ok(besluit)
}

/// Puts werkprocessen.
pub(super) fn zet(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let kaart = zet.kaart;
    let id = van_traject(kaart)?;
    if zet.regels.is_empty() {
        return Err(Fault::Veld {
            veld: "regels".to_owned(),
            bericht: "noem minstens een werkproces".to_owned(),
        });
    }
    let (versie, traject) = zicht.traject(id)?;
    nog_zo(omgeving, zicht, Some(kaart), gezien, versie)?;
    let crebo = traject.crebo.ok_or(Regelfout::KwalificatieOntbreekt)?;
    let kwalificatie = zicht
        .kwalificatie(crebo)?
        .ok_or_else(|| Fault::NietGevonden {
            wat: format!("kwalificatie {crebo}"),
        })?;
    let mut door = zet.door.trim().to_owned();
    if door.is_empty() {
        let bedrijf = bedrijf_van(zicht, &traject)?;
        door = praktijkopleider(&traject, bedrijf.as_ref(), omgeving.vandaag);
    }
    let keuzes: Vec<Keuze> = zet
        .regels
        .iter()
        .map(|it| Keuze {
            code: it.code,
            status: it.status,
        })
        .collect();
    let hoe = Oordeel {
        op: zet.op,
        door: &door,
        vandaag: omgeving.vandaag,
        coach: omgeving.coach,
    };
    let gezet = traject.met_werkprocessen(&kwalificatie, &keuzes, hoe)?;
    let titel = titel(&zicht.kaartnaam(kaart)?, zet.regels);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    if gezet.traject == traject {
        // Said twice is said once: nothing to take back, nothing for the timeline.
        besluit.terug = false;
    }
    for (regel, status) in gezet.regels {
        besluit.veld(kaart, &regel.code.to_string());
        let (op, door) = match status {
            Some(_) => (regel.op, regel.door),
            None => (Some(zet.op.unwrap_or(omgeving.vandaag)), String::new()),
        };
        besluit.tijdlijn.push((
            kaart,
            Wat::Werkproces {
                code: regel.code,
                status,
                op,
                door,
            },
        ));
    }
    stappen(&mut besluit, kaart, gezet.stappen);
    besluit.schrijf(Key::traject(id), Record::Traject(Box::new(gezet.traject)));
    Ok(besluit)
}

/// What was asked in words: "R. Yıldız: B1-K1-W1 geleerd", "R. Yıldız: 5 werkprocessen te leren".
fn titel(naam: &str, regels: &[WerkprocesKeuze]) -> String {
    let woord = |status: Option<WerkprocesStatus>| {
        status.map_or("uit de leerroute", WerkprocesStatus::label)
    };
    match regels {
        [een] => format!("{naam}: {} {}", een.code, woord(een.status)),
        [een, rest @ ..] if rest.iter().all(|it| it.status == een.status) => {
            format!(
                "{naam}: {} werkprocessen {}",
                regels.len(),
                woord(een.status)
            )
        }
        _ => format!("{naam}: {} werkprocessen", regels.len()),
    }
}
