//! Putting a step, with what the step asks for beside the date (`Vraag`).

use super::{Besluit, Omgeving, nog_zo, voorstel};
use crate::app::command::{NieuweStand, StapGegeven};
use crate::app::fault::Fault;
use crate::app::formulier::{self, OpenVeld};
use crate::app::matching::reserveer;
use crate::app::record::{Key, Record};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::{Betrokkene, Rol};
use crate::domain::formulier::Formuliersoort;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::regel::{self, Regelfout};
use crate::domain::resultaat::{Afrekening, Baan, Meting, Scores};
use crate::domain::stap::{StapId, Vraag};
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::domain::traject::Traject;
use crate::domain::waardelijst::AanHetWerk;
use crate::form::stand as form;

mod plek;

use plek::plek;

/// A step as it was asked for.
#[derive(Clone, Copy)]
pub(super) struct Zet<'a> {
    pub(super) kaart: KaartId,
    pub(super) stap: StapId,
    pub(super) stand: &'a NieuweStand,
    pub(super) gegeven: Option<&'a StapGegeven>,
    pub(super) tekst: &'a str,
}

fn stand(omgeving: &Omgeving<'_>, nieuw: &NieuweStand) -> Result<Stapstand, Fault> {
    let vandaag = omgeving.vandaag;
    Ok(match nieuw {
        NieuweStand::Open => Stapstand::Open,
        NieuweStand::Gepland { op } => Stapstand::Gepland { op: *op },
        NieuweStand::Bezig => Stapstand::Bezig { sinds: vandaag },
        NieuweStand::Gedaan { op } => Stapstand::Gedaan {
            op: op.unwrap_or(vandaag),
            door: omgeving.coach,
        },
        NieuweStand::Nvt { reden } => Stapstand::Nvt {
            reden: regel::reden(reden)?,
        },
        NieuweStand::Afwijking { motivering } => Stapstand::Afwijking {
            motivering: regel::motivering(motivering)?,
            op: vandaag,
            door: omgeving.coach,
        },
    })
}

/// Puts a step of a traject or of a leerwerkplek.
pub(super) fn zet(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    gezien: Option<Seq>,
) -> Result<Besluit, Fault> {
    let stand = stand(omgeving, zet.stand)?;
    if matches!(stand, Stapstand::Gedaan { .. }) {
        papier_af(omgeving, zicht, zet.kaart, zet.stap)?;
    }
    let titel = format!(
        "{}: {} {}",
        zicht.kaartnaam(zet.kaart)?,
        zet.stap,
        stand.label()
    );
    let mut besluit = Besluit::van_kaart(zet.kaart, titel);
    match zet.kaart {
        KaartId::Traject(id) => traject(omgeving, zicht, zet, &stand, id, gezien, &mut besluit)?,
        KaartId::Plek(id) => plek(omgeving, zicht, zet, &stand, id, gezien, &mut besluit)?,
    }
    let tekst = schoon_meerregelig(zet.tekst);
    besluit.tijdlijn.insert(
        0,
        (
            zet.kaart,
            Wat::Stap {
                stap: zet.stap,
                stand,
                tekst,
            },
        ),
    );
    besluit.veld(zet.kaart, zet.stap.stap().code);
    Ok(besluit)
}

/// A step that a form does is done by completing that form, and some steps need fields of a form.
fn papier_af(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    stap: StapId,
) -> Result<(), Fault> {
    let hier = Formuliersoort::van_kaart(kaart);
    if let Some(soort) = Formuliersoort::van_stap(stap).filter(|soort| hier.contains(soort)) {
        let oud = formulier::laatste(zicht, kaart, soort)?;
        let oud = oud.map(|(_, formulier)| formulier);
        if !oud.as_ref().is_some_and(|oud| oud.status.telt()) {
            let spec = formulier::spec(soort)?;
            let open = oud.map_or(Ok(0), |oud| -> Result<usize, Fault> {
                let bsn = formulier::bsn(zicht, kaart)?;
                let answers = formulier::antwoorden(spec, &oud.velden, bsn);
                Ok(form::stand(spec, &answers, omgeving.vandaag)
                    .tegen(spec)
                    .len()
                    .max(1))
            })?;
            return Err(Regelfout::FormulierNietAf {
                stap,
                formulier: soort,
                open,
            }
            .into());
        }
    }
    let velden = formulier::open_voor(zicht, kaart, stap, omgeving.wie())?;
    let Some(eerste) = velden.first() else {
        return Ok(());
    };
    Err(Regelfout::VeldenOntbreken {
        stap,
        formulier: eerste.formulier,
        veld: eerste.key.to_owned(),
        velden: velden.iter().map(OpenVeld::to_string).collect(),
    }
    .into())
}

fn ontbreekt(stap: StapId, wat: &str) -> Fault {
    Regelfout::GegevenOntbreekt {
        stap,
        wat: wat.to_owned(),
    }
    .into()
}

fn traject(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    stand: &Stapstand,
    id: TrajectId,
    gezien: Option<Seq>,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let (versie, mut traject) = zicht.traject(id)?;
    nog_zo(omgeving, zicht, Some(zet.kaart), gezien, versie)?;
    let gedaan = matches!(stand, Stapstand::Gedaan { .. });
    match (zet.stap.stap().vraag, zet.gegeven) {
        (Vraag::Duo, Some(StapGegeven::Duo { uitslag })) => traject.duo = *uitslag,
        (Vraag::Duo, None) if gedaan => {
            return Err(ontbreekt(zet.stap, "de uitslag van de DUO-check"));
        }
        (Vraag::Persoon(rol), Some(StapGegeven::Persoon { .. })) => {
            let wie = betrokkene(zet.gegeven, rol)?;
            zet_betrokkene(&mut traject.betrokkenen, wie);
        }
        (Vraag::Persoon(rol), None)
            if gedaan && !traject.betrokkenen.iter().any(|wie| wie.rol == rol) =>
        {
            return Err(ontbreekt(
                zet.stap,
                &format!("de naam van de {}", rol.label()),
            ));
        }
        (Vraag::Periode, Some(StapGegeven::Periode { start, einde })) => {
            traject = traject.met_periode(*start, *einde)?;
        }
        (Vraag::Periode, None) if gedaan && traject.periode.start_gepland.is_none() => {
            return Err(ontbreekt(zet.stap, "start en einde van de periode"));
        }
        (Vraag::Plek, _) => plaats(omgeving, zicht, zet, stand, &mut traject, besluit)?,
        _ => resultaat(zet, stand, &mut traject)?,
    }
    let traject = traject.stap_gezet(zet.stap, stand.clone(), omgeving.vandaag)?;
    if gedaan && zet.stap.stap().code == "BM-05" {
        let let_op = super::leerroute::let_op_erkenning(omgeving, zicht, &traject)?;
        if !let_op.is_empty() {
            besluit.titel = format!("{}; let op: {let_op}", besluit.titel);
        }
    }
    besluit.schrijf(Key::traject(id), Record::Traject(Box::new(traject)));
    Ok(())
}

/// What the steps from PB-03 on find out.
fn resultaat(zet: Zet<'_>, stand: &Stapstand, traject: &mut Traject) -> Result<(), Fault> {
    let resultaat = &mut traject.resultaat;
    let vraag = zet.stap.stap().vraag;
    let Stapstand::Gedaan { op, .. } = stand else {
        // A moment that is open again has found nothing.
        if let Vraag::Meting(moment) = vraag {
            resultaat.wis_meting(moment);
        }
        // Nor has a settlement that is open again come to anything.
        if vraag == Vraag::Afrekening {
            resultaat.afrekening = None;
        }
        return Ok(());
    };
    let wat = match (vraag, zet.gegeven) {
        (Vraag::Uitkomst, Some(StapGegeven::Uitkomst { uitkomst })) => {
            resultaat.uitkomst = Some(*uitkomst);
            return Ok(());
        }
        (Vraag::Uitkomst, _) if resultaat.uitkomst.is_none() => "de uitkomst",
        (
            Vraag::Baan,
            Some(StapGegeven::Baan {
                ingang,
                contract,
                uren,
            }),
        ) => {
            resultaat.baan = Some(Baan {
                ingang: *ingang,
                contract: *contract,
                uren: *uren,
            });
            return Ok(());
        }
        (Vraag::Baan, _) if resultaat.baan.is_none() => "de eerste werkdag",
        (Vraag::Meting(moment), Some(StapGegeven::Meting { werk, uren })) => {
            resultaat.zet_meting(Meting {
                moment,
                werk: *werk,
                uren: *uren,
                op: *op,
            });
            // Who says how it goes was spoken with: the call that was promised was made.
            if *werk != AanHetWerk::Onbekend {
                traject.terugbellen = None;
            }
            return Ok(());
        }
        (Vraag::Meting(moment), _) if resultaat.meting(moment).is_none() => {
            "of iemand aan het werk is"
        }
        (Vraag::Vervolg, Some(StapGegeven::Vervolg { vervolg })) => {
            resultaat.vervolg = Some(*vervolg);
            return Ok(());
        }
        (Vraag::Vervolg, _) if resultaat.vervolg.is_none() => "de vervolgstap",
        (
            Vraag::Scores,
            Some(StapGegeven::Scores {
                deelnemer,
                werkgever,
            }),
        ) if deelnemer.or(*werkgever).is_some() => {
            resultaat.scores = Scores {
                deelnemer: *deelnemer,
                werkgever: *werkgever,
            };
            return Ok(());
        }
        (Vraag::Scores, _) if resultaat.scores == Scores::default() => {
            "een score van de deelnemer of de werkgever"
        }
        (Vraag::Afrekening, Some(StapGegeven::Afrekening { cent })) => {
            resultaat.afrekening = Some(Afrekening {
                bedrag: *cent,
                op: *op,
            });
            return Ok(());
        }
        (Vraag::Afrekening, _) if resultaat.afrekening.is_none() => "het bedrag",
        _ => return Ok(()),
    };
    Err(ontbreekt(zet.stap, wat))
}

/// BM-03: confirming takes a place, taking the confirmation back gives it back.
///
/// The voorstel of the pair goes along: finished, or made where there was none.
fn plaats(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    zet: Zet<'_>,
    stand: &Stapstand,
    traject: &mut Traject,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let kaart = traject.kaart();
    let gekozen = match zet.gegeven {
        Some(StapGegeven::Plek { plek }) => Some(*plek),
        _ => traject.plek,
    };
    let los = |id: LeerwerkplekId, besluit: &mut Besluit| -> Result<(), Fault> {
        let (_, plek) = zicht.plek(id)?;
        besluit.tijdlijn.push((kaart, Wat::Losgemaakt { plek: id }));
        besluit.veld(KaartId::Plek(id), "bezet");
        besluit.schrijf(
            Key::leerwerkplek(id),
            Record::Leerwerkplek(plek.vrijgegeven(traject.id)),
        );
        Ok(())
    };
    let Stapstand::Gedaan { op, .. } = stand else {
        if let Some(id) = traject.plek {
            los(id, besluit)?;
            voorstel::los(
                omgeving,
                zicht,
                (traject.id, id),
                "BM-03 is weer open",
                besluit,
            )?;
            traject.plek = None;
        }
        return Ok(());
    };
    let gekozen = gekozen.ok_or_else(|| ontbreekt(zet.stap, "welke leerwerkplek het wordt"))?;
    if let Some(oud) = traject.plek.filter(|oud| *oud != gekozen) {
        los(oud, besluit)?;
        let reden = "er is een andere leerwerkplek gekozen";
        voorstel::los(omgeving, zicht, (traject.id, oud), reden, besluit)?;
    }
    let (_, plek) = zicht.plek(gekozen)?;
    let nieuw = traject.plek != Some(gekozen);
    traject.plek = Some(gekozen);
    let plek = if traject.houdt_plaats() {
        reserveer(zicht, traject, &plek, omgeving.vandaag)?
    } else {
        plek
    };
    if nieuw {
        voorstel::door_stap(omgeving, zicht, (traject.id, gekozen), *op, besluit)?;
    }
    traject.branche = traject.branche.or(plek.branche);
    traject.niveau = traject.niveau.or(plek.niveau);
    traject.crebo = traject.crebo.or(plek.crebo);
    besluit
        .tijdlijn
        .push((kaart, Wat::Gekoppeld { plek: gekozen }));
    besluit.veld(kaart, "plek");
    besluit.veld(KaartId::Plek(gekozen), "bezet");
    besluit.schrijf(Key::leerwerkplek(gekozen), Record::Leerwerkplek(plek));
    Ok(())
}

/// Reads somebody's name and numbers; the role is the step's.
fn betrokkene(gegeven: Option<&StapGegeven>, rol: Rol) -> Result<Betrokkene, Fault> {
    let Some(StapGegeven::Persoon {
        naam,
        soort,
        organisatie,
        telefoon,
        email,
        ..
    }) = gegeven
    else {
        return Err(Fault::Veld {
            veld: "naam".to_owned(),
            bericht: "vul een naam in".to_owned(),
        });
    };
    let naam = schoon(naam);
    if naam.is_empty() {
        return Err(Fault::Veld {
            veld: "naam".to_owned(),
            bericht: "vul een naam in".to_owned(),
        });
    }
    Ok(Betrokkene {
        rol,
        naam,
        soort: *soort,
        organisatie: schoon(organisatie),
        telefoon: super::kandidaat::lees_of_leeg("telefoon", telefoon)?,
        email: super::kandidaat::lees_of_leeg("email", email)?,
        van: None,
        tot: None,
    })
}

/// One person per role and name; the newest data wins.
fn zet_betrokkene(betrokkenen: &mut Vec<Betrokkene>, wie: Betrokkene) {
    betrokkenen.retain(|ander| ander.rol != wie.rol || ander.naam != wie.naam);
    betrokkenen.push(wie);
}
