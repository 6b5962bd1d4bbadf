//! The forms of a card, one form as it opens, and the whole BSN once that is written down.

use chrono::Datelike;

use crate::app::command::Command;
use crate::app::fault::Fault;
use crate::app::formulier::herkomst::{self, Log};
use crate::app::formulier::{self, Opening, Wie};
use crate::app::leesmodel::Leesmodel;
use crate::app::query::{DoelRegel, FormulierBeeld, FormulierRegel, FormulierenBeeld, Verbetering};
use crate::app::service::Service;
use crate::app::toestemming;
use crate::app::zicht::Zicht;
use crate::domain::bsn::Bsn;
use crate::domain::formulier::{Formuliersoort, Formulierstatus, Herkomst};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::regel::Regelfout;
use crate::form::bron;
use crate::form::stand::stand;

/// The forms of a card, its toestemming and its BSN.
pub(super) fn formulieren(
    service: &Service,
    coach: CoachId,
    kaart: KaartId,
) -> Result<FormulierenBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let naam = coachnaam(service, coach);
    let wie = Wie {
        vandaag: service.clock().today(),
        coach: &naam,
    };
    // A card that is not there has no forms.
    zicht.kaartnaam(kaart)?;
    let regels = Formuliersoort::van_kaart(kaart)
        .iter()
        .map(|soort| regel(service, &zicht, kaart, *soort, wie))
        .collect::<Result<_, _>>()?;
    let bevestigen_voor = match kaart {
        KaartId::Traject(id) => zicht.traject(id)?.1.toestemming_voor,
        KaartId::Plek(_) => None,
    };
    Ok(FormulierenBeeld {
        kaart,
        regels,
        toestemming: doelen(service, &zicht, kaart)?,
        bevestigen_voor,
        bsn: formulier::bsn(&zicht, kaart)?.map(Bsn::gemaskeerd),
        bsn_mag: bsn_mag(&zicht, kaart)?,
    })
}

fn coachnaam(service: &Service, coach: CoachId) -> String {
    let model = service.model();
    model
        .coach(coach)
        .map_or_else(String::new, |coach| coach.naam.clone())
}

fn bsn_mag(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Result<(), String>, Fault> {
    Ok(formulier::bsn_mag(zicht, kaart)?.map_err(|regel: Regelfout| regel.to_string()))
}

fn doelen(service: &Service, zicht: &Zicht<'_>, kaart: KaartId) -> Result<Vec<DoelRegel>, Fault> {
    let vandaag = service.clock().today();
    toestemming::stand(zicht, kaart, vandaag)?
        .into_iter()
        .map(|(doel, stand)| {
            let weg = toestemming::intrekking(zicht, kaart, doel)?;
            let open = weg.map_or_else(Vec::new, |weg| weg.open().collect());
            Ok(DoelRegel { doel, stand, open })
        })
        .collect()
}

fn regel(
    service: &Service,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
    wie: Wie<'_>,
) -> Result<FormulierRegel, Fault> {
    let opening = formulier::open(zicht, kaart, soort, wie)?;
    let spec = formulier::spec(soort)?;
    let bsn = formulier::bsn(zicht, kaart)?;
    let answers = formulier::antwoorden(spec, &opening.velden, bsn);
    let oud = opening.oud.as_ref().map(|(_, formulier)| formulier);
    let stap = formulier::stap(zicht, kaart, soort)?;
    Ok(FormulierRegel {
        soort,
        nummer: oud.map_or(0, |oud| oud.nummer),
        status: oud.map(|oud| oud.status),
        stand: stand(spec, &answers, wie.vandaag).kort(),
        gewijzigd: oud.map(|oud| {
            let wie = service.model().coach_kort(oud.gewijzigd.door);
            (wie, oud.gewijzigd.op)
        }),
        stap: stap.as_ref().map(|(stap, _)| *stap),
        stapstand: stap.map(|(_, stand)| stand),
    })
}

/// One form as it opens.
pub(super) fn formulier(
    service: &Service,
    coach: CoachId,
    kaart: KaartId,
    soort: Formuliersoort,
) -> Result<FormulierBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    if !Formuliersoort::van_kaart(kaart).contains(&soort) {
        return Err(Regelfout::FormulierHoortNietHier { formulier: soort }.into());
    }
    let kop = format!("{} \u{b7} {kaart}", zicht.kaartnaam(kaart)?);
    let spec = formulier::spec(soort)?;
    let naam = coachnaam(service, coach);
    let wie = Wie {
        vandaag: service.clock().today(),
        coach: &naam,
    };
    let opening = formulier::open(&zicht, kaart, soort, wie)?;
    let log = Log::lees(&zicht, kaart)?;
    let herkomst = herkomst::alle(&zicht, kaart, spec, &opening, &log)?;
    let seq = opening.gezien();
    let Opening {
        oud,
        mut velden,
        mut dossier,
        ..
    } = opening;
    // What a form only proposes or shows is no difference with the dossier.
    dossier.retain(|key, _| {
        let field = spec.field(key);
        field.is_some_and(|field| bron::schrijfbaar(field.bron))
    });
    formulier::vul_aan(spec, &mut velden, wie.vandaag);
    velden.retain(|_, tekst| !tekst.is_empty());
    let formulier = oud.map(|(_, formulier)| formulier);
    let model = service.model();
    let correcties = formulier.as_ref().map_or(&[][..], |it| &it.correcties);
    let verbetering = |it: &crate::domain::formulier::Correctie| Verbetering {
        veld: it.veld.clone(),
        oud: it.oud.clone(),
        door: model.coach_kort(it.stempel.door),
        op: it.stempel.op,
        waarom: it.waarom.clone(),
    };
    Ok(FormulierBeeld {
        kaart,
        soort,
        kop,
        nummer: formulier.as_ref().map_or(0, |it| it.nummer),
        seq,
        versie: spec.version,
        status: formulier
            .as_ref()
            .map_or(Formulierstatus::Concept, |it| it.status),
        velden,
        herkomst: herkomst
            .iter()
            .map(|(veld, van)| (veld.clone(), woorden(van, &model)))
            .collect(),
        dossier,
        correcties: correcties.iter().rev().map(verbetering).collect(),
        bsn: formulier::bsn(&zicht, kaart)?.map(Bsn::gemaskeerd),
        bsn_mag: bsn_mag(&zicht, kaart)?,
    })
}

/// "uit intake 12-11, mdv".
fn woorden(herkomst: &Herkomst, model: &Leesmodel) -> String {
    match herkomst.stempel {
        None => format!("uit {}", herkomst.uit),
        Some(stempel) => {
            let dag = stempel.op.with_timezone(&chrono::Local).date_naive();
            let wie = model.coach_kort(stempel.door);
            format!("uit {} {}-{}, {wie}", herkomst.uit, dag.day(), dag.month())
        }
    }
}

/// The whole BSN: that it is looked at is durable before the number leaves the store.
pub(super) fn bsn_voluit(
    service: &Service,
    coach: CoachId,
    kaart: KaartId,
    reden: &str,
) -> Result<Bsn, Fault> {
    let command = Command::ToonBsn {
        kaart,
        reden: reden.to_owned(),
    };
    service.doe(coach, None, command)?;
    let zicht = Zicht::nieuw(service.store());
    formulier::bsn(&zicht, kaart)?.ok_or_else(|| Regelfout::BsnOnbekend.into())
}
