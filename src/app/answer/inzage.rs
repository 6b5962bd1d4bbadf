//! Everything that is known of a person, for that person (AVG art. 15 and 20, P-30): in words for
//! the document, and as records for whoever takes it along.

use serde_json::Value;

use super::dossier;
use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::record::{Key, Record};
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::app::{avg, delen, formulier, journaal, toestemming, voorstel};
use crate::document::maak::getoond;
use crate::document::stof::Inzagedeel;
use crate::domain::avg::Avg;
use crate::domain::datum::toon;
use crate::domain::formulier::{Formulier, Formuliersoort, Formulierstatus};
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::samenvoeging::Veld;
use crate::domain::sluiting::Stand;
use crate::domain::stap::StapId;
use crate::domain::toestemming::Doelstand;
use crate::domain::traject::Traject;

mod records;

pub(super) use records::records;

/// What is read for it.
struct Bron<'a> {
    service: &'a Service,
    zicht: Zicht<'a>,
    kandidaat: KandidaatId,
    trajecten: Vec<Traject>,
    /// The BSN as it may be shown.
    bsn: Option<String>,
}

impl<'a> Bron<'a> {
    fn lees(service: &'a Service, kandidaat: KandidaatId, open: bool) -> Result<Self, Fault> {
        let zicht = Zicht::nieuw(service.store());
        let ids: Vec<_> = service.model().trajecten_van(kandidaat).collect();
        let trajecten = ids
            .into_iter()
            .map(|id| Ok(zicht.traject(id)?.1))
            .collect::<Result<_, Fault>>()?;
        let bsn = match zicht.get(Key::bsn(kandidaat))? {
            Some((_, Record::Bsn(it))) if open => Some(it.bsn.voluit()),
            Some((_, Record::Bsn(it))) => Some(it.bsn.gemaskeerd()),
            _ => None,
        };
        Ok(Self {
            service,
            zicht,
            kandidaat,
            trajecten,
            bsn,
        })
    }

    fn kaarten(&self) -> Vec<KaartId> {
        self.trajecten.iter().map(Traject::kaart).collect()
    }
}

fn deel(titel: impl Into<String>, regels: Vec<(String, String)>) -> Inzagedeel {
    Inzagedeel {
        titel: titel.into(),
        regels: regels
            .into_iter()
            .filter(|(_, it)| !it.is_empty())
            .collect(),
    }
}

/// Every part of the overview, in the order in which somebody would ask.
pub(super) fn delen_van(
    service: &Service,
    kandidaat: KandidaatId,
    open: bool,
) -> Result<Vec<Inzagedeel>, Fault> {
    // Who looked a moment ago belongs in it.
    service.schrijf_blikken();
    let bron = Bron::lees(service, kandidaat, open)?;
    let mut uit = vec![persoon(&bron)?];
    for traject in &bron.trajecten {
        uit.push(traject_deel(&bron, traject)?);
        uit.extend(formulieren(&bron, traject.kaart())?);
        uit.push(toestemmingen(&bron, traject.kaart())?);
        uit.push(voorstellen(&bron, traject.kaart())?);
        uit.push(gebeurd(&bron, traject.kaart())?);
    }
    uit.push(gedeeld(&bron)?);
    uit.push(gekeken(&bron)?);
    uit.push(rechten(&bron)?);
    uit.retain(|it| !it.regels.is_empty());
    Ok(uit)
}

fn persoon(bron: &Bron<'_>) -> Result<Inzagedeel, Fault> {
    let (_, kandidaat) = bron.zicht.kandidaat(bron.kandidaat)?;
    let mut regels: Vec<_> = Veld::ALL
        .iter()
        .map(|veld| (veld.label().to_owned(), veld.toon(&kandidaat)))
        .collect();
    regels.push((
        "Gemeente".to_owned(),
        kandidaat.gemeente.clone().unwrap_or_default(),
    ));
    // What somebody can and wants stands there in short; here in full.
    let inzet = serde_json::to_value(&kandidaat.inzet).unwrap_or_default();
    plat("", &inzet, &mut regels);
    regels.push(("BSN".to_owned(), bron.bsn.clone().unwrap_or_default()));
    Ok(deel(format!("Wie je bent ({})", bron.kandidaat), regels))
}

/// A value with everything in it, a line for each.
fn plat(pad: &str, waarde: &Value, uit: &mut Vec<(String, String)>) {
    let onder = |naam: &str| {
        let naam = naam.replace('_', " ");
        if pad.is_empty() {
            naam
        } else {
            format!("{pad}, {naam}")
        }
    };
    match waarde {
        Value::Null => {}
        Value::Object(velden) => {
            for (naam, waarde) in velden {
                plat(&onder(naam), waarde, uit);
            }
        }
        Value::Array(rij) => {
            for waarde in rij {
                plat(pad, waarde, uit);
            }
        }
        Value::String(tekst) => uit.push((pad.to_owned(), tekst.clone())),
        Value::Bool(ja) => uit.push((pad.to_owned(), if *ja { "ja" } else { "nee" }.to_owned())),
        Value::Number(getal) => uit.push((pad.to_owned(), getal.to_string())),
    }
}

fn stand(traject: &Traject) -> String {
    match &traject.stand {
        Stand::Lopend => "loopt".to_owned(),
        Stand::Wacht { tot, reden } => format!("wacht tot {}: {reden}", toon(*tot)),
        Stand::Gesloten(it) => {
            let woorden = if it.toelichting.is_empty() {
                String::new()
            } else {
                format!(" ({})", it.toelichting)
            };
            format!("{} op {}{woorden}", it.slot.label(), toon(it.op))
        }
    }
}

fn traject_deel(bron: &Bron<'_>, traject: &Traject) -> Result<Inzagedeel, Fault> {
    let mut regels = vec![
        ("Fase".to_owned(), traject.fase.label().to_owned()),
        ("Sinds".to_owned(), toon(traject.sinds)),
        ("Aangemeld".to_owned(), toon(traject.aangemaakt)),
        ("Stand".to_owned(), stand(traject)),
        (
            "Coach".to_owned(),
            bron.service
                .model()
                .coach(traject.coach)
                .map_or_else(String::new, |it| format!("{}, {}", it.naam, it.organisatie)),
        ),
    ];
    if let Some(plek) = bron.zicht.plek_van(traject)? {
        let bedrijf = bron.zicht.bedrijf(plek.bedrijf)?.1;
        regels.push((
            "Leerwerkplek".to_owned(),
            format!("{}, {}", bedrijf.naam, plek.functie),
        ));
    }
    if let Some(kwalificatie) = delen::kwalificatie(&bron.zicht, traject)? {
        regels.push((
            "Kwalificatie".to_owned(),
            format!("{} {}", kwalificatie.crebo, kwalificatie.naam),
        ));
    }
    for regel in &traject.leerroute {
        let waarde = serde_json::to_value(regel).unwrap_or_default();
        let mut velden = Vec::new();
        plat("", &waarde, &mut velden);
        let woorden: Vec<String> = velden
            .into_iter()
            .map(|(naam, it)| format!("{naam} {it}"))
            .collect();
        regels.push(("Werkproces".to_owned(), woorden.join(", ")));
    }
    for stap in StapId::alle() {
        let stand = traject.stappen.stand(stap);
        if *stand != crate::domain::stappen::Stapstand::Open {
            let waarde = serde_json::to_value(stand).unwrap_or_default();
            let mut velden = Vec::new();
            plat("", &waarde, &mut velden);
            let op = velden.iter().filter(|(naam, _)| {
                naam.ends_with("op") || naam.ends_with("reden") || naam.ends_with("motivering")
            });
            let op: Vec<&str> = op.map(|(_, it)| it.as_str()).collect();
            let woorden = format!("{} {}", stand.label(), op.join(": "));
            regels.push((
                format!("{stap} {}", stap.stap().label),
                woorden.trim().to_owned(),
            ));
        }
    }
    for iemand in &traject.betrokkenen {
        let waarde = serde_json::to_value(iemand).unwrap_or_default();
        let mut velden = Vec::new();
        plat("", &waarde, &mut velden);
        let woorden: Vec<String> = velden.into_iter().map(|(_, it)| it).collect();
        regels.push(("Betrokken".to_owned(), woorden.join(", ")));
    }
    Ok(deel(format!("Je traject {}", traject.id), regels))
}

/// Every form that was ever filled in, with what stood there before.
fn formulieren(bron: &Bron<'_>, kaart: KaartId) -> Result<Vec<Inzagedeel>, Fault> {
    let mut uit = Vec::new();
    for soort in Formuliersoort::van_kaart(kaart) {
        for it in formulier::alle(&bron.zicht, kaart, *soort)? {
            uit.push(formulier_deel(bron, kaart, &it)?);
        }
    }
    Ok(uit)
}

fn formulier_deel(bron: &Bron<'_>, kaart: KaartId, it: &Formulier) -> Result<Inzagedeel, Fault> {
    let vandaag = bron.service.clock().today();
    let papier = delen::papier(&bron.zicht, kaart, it.soort, Some(it.nummer), vandaag)?;
    let mut regels: Vec<(String, String)> = papier
        .spec
        .fields()
        .map(|field| {
            let waarde = getoond(&papier, field, bron.bsn.as_deref(), vandaag);
            (field.label.trim().to_owned(), waarde)
        })
        .collect();
    let model = bron.service.model();
    for was in &it.correcties {
        let door = model.coach_kort(was.stempel.door);
        regels.push((
            format!("Verbeterd: {}", was.veld),
            format!(
                "was '{}' tot {}, door {door}: {}",
                was.oud,
                dag(was.stempel.op),
                was.waarom
            ),
        ));
    }
    let status = Formulierstatus::label(it.status);
    Ok(deel(
        format!("{} {} ({status})", it.soort.label(), it.nummer),
        regels,
    ))
}

fn dag(moment: chrono::DateTime<chrono::Utc>) -> String {
    toon(moment.date_naive())
}

fn toestemmingen(bron: &Bron<'_>, kaart: KaartId) -> Result<Inzagedeel, Fault> {
    let vandaag = bron.service.clock().today();
    let alle = toestemming::stand(&bron.zicht, kaart, vandaag)?;
    let regels = alle.into_iter().map(|(doel, stand)| {
        let woorden = match stand {
            Doelstand::NietGevraagd => "niet gevraagd".to_owned(),
            Doelstand::Ja { op, mondeling } => {
                let hoe = if mondeling { ", mondeling" } else { "" };
                format!("ja, sinds {}{hoe}", toon(op))
            }
            Doelstand::Nee => "nee".to_owned(),
            Doelstand::Ingetrokken { op } => format!("ingetrokken vanaf {}", toon(op)),
        };
        (doel.label().to_owned(), woorden)
    });
    Ok(deel("Je toestemming", regels.collect()))
}

fn voorstellen(bron: &Bron<'_>, kaart: KaartId) -> Result<Inzagedeel, Fault> {
    let alle = voorstel::van_kaart(&bron.zicht, kaart)?;
    let model = bron.service.model();
    let regels = alle.into_iter().map(|it| {
        let plek = model
            .plek_naam(it.plek)
            .unwrap_or("onbekende plek")
            .to_owned();
        let mut velden = Vec::new();
        for (wie, reactie) in [("jij", &it.kandidaat), ("leerbedrijf", &it.leerbedrijf)] {
            let waarde = serde_json::to_value(reactie).unwrap_or_default();
            plat(wie, &waarde, &mut velden);
        }
        let woorden: Vec<String> = velden
            .into_iter()
            .map(|(naam, it)| format!("{naam}: {it}"))
            .collect();
        (
            format!("{} {plek}", toon(it.op)),
            format!("voorgesteld; {}", woorden.join("; ")),
        )
    });
    Ok(deel("Voorstellen aan leerbedrijven", regels.collect()))
}

fn gebeurd(bron: &Bron<'_>, kaart: KaartId) -> Result<Inzagedeel, Fault> {
    let mut regels: Vec<_> = dossier::tijdlijn(bron.service, kaart)?
        .into_iter()
        .map(|it| {
            let tekst = if it.tekst.is_empty() {
                it.kop
            } else {
                format!("{}: {}", it.kop, it.tekst)
            };
            (format!("{} {}", dag(it.moment), it.door), tekst)
        })
        .collect();
    regels.reverse();
    Ok(deel("Wat er gebeurde", regels))
}

fn gedeeld(bron: &Bron<'_>) -> Result<Inzagedeel, Fault> {
    let alle = avg::partners(&bron.zicht, &bron.kaarten())?;
    let regels = alle.into_iter().map(|it| ("Gedeeld met".to_owned(), it));
    Ok(deel("Met wie je gegevens zijn gedeeld", regels.collect()))
}

fn gekeken(bron: &Bron<'_>) -> Result<Inzagedeel, Fault> {
    let mut regels = Vec::new();
    let model = bron.service.model();
    for kaart in bron.kaarten() {
        for regel in journaal::van_kaart(&bron.zicht, kaart)? {
            regels.push(gekeken_regel(&model, regel));
        }
    }
    Ok(deel("Wie in je gegevens keek of ze wijzigde", regels))
}

fn gekeken_regel(
    model: &Leesmodel,
    regel: crate::domain::journaal::Journaalregel,
) -> (String, String) {
    let rij = dossier::journaalrij(model, regel);
    let velden = if rij.velden.is_empty() {
        String::new()
    } else {
        format!(" ({})", rij.velden.join(", "))
    };
    let reden = if rij.reden.is_empty() {
        String::new()
    } else {
        format!(": {}", rij.reden)
    };
    (
        format!("{} {}", dag(rij.moment), rij.door),
        format!("{}{velden}{reden}", rij.woorden),
    )
}

fn rechten(bron: &Bron<'_>) -> Result<Inzagedeel, Fault> {
    let model = bron.service.model();
    let regels = avg::van_kandidaat(&bron.zicht, bron.kandidaat)?
        .into_iter()
        .map(|it| match it {
            Avg::Beperking(it) => (format!("{} bevroren", dag(it.stempel.op)), it.reden),
            Avg::Rectificatie(it) => {
                let partners = if it.partners.is_empty() {
                    String::new()
                } else {
                    format!("; gedeeld met {}", it.partners.join(", "))
                };
                (
                    format!("{} {} verbeterd", dag(it.stempel.op), it.veld),
                    format!(
                        "was '{}', is '{}', door {}{}{partners}",
                        it.oud,
                        it.nieuw,
                        model.coach_kort(it.stempel.door),
                        if it.waarom.is_empty() {
                            String::new()
                        } else {
                            format!(": {}", it.waarom)
                        }
                    ),
                )
            }
            Avg::Verzoek(it) => {
                let stand = match &it.afgehandeld {
                    Some((op, hoe)) => format!("beantwoord op {}: {hoe}", toon(*op)),
                    None => format!("antwoord uiterlijk {}", toon(it.uiterlijk())),
                };
                (
                    format!("{} verzoek om {}", toon(it.ontvangen), it.soort.label()),
                    stand,
                )
            }
        });
    Ok(deel(
        "Wat je vroeg en wat er verbeterd is",
        regels.collect(),
    ))
}
