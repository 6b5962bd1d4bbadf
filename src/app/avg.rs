//! The rights of a person, read from the records: what is frozen, what was corrected, what was
//! asked, and what may go.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::decide::{Besluit, Omgeving};
use super::fault::Fault;
use super::record::{Key, Record, Soort};
use super::zicht::Zicht;
use crate::domain::avg::{Avg, Rectificatie, Verzoek};
use crate::domain::bewaartermijn::{Bewaarklasse, Bewaartermijnen};
use crate::domain::formulier::Stempel;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, KandidaatId, TrajectId};
use crate::domain::journaal::Handeling;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::samenvoeging::Veld;
use crate::domain::sluiting::Stand;
use crate::domain::traject::Traject;

/// Everything that is kept of the rights of a kandidaat, in order.
pub fn van_kandidaat(zicht: &Zicht<'_>, kandidaat: KandidaatId) -> Result<Vec<Avg>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Avg, u64::from(kandidaat.0));
    let alle = zicht.alle(van, tot)?.into_iter();
    Ok(alle
        .filter_map(|(_, record)| match record {
            Record::Avg(it) => Some(*it),
            _ => None,
        })
        .collect())
}

/// Why the dossier of a kandidaat is frozen, if it is.
pub fn bevroren(zicht: &Zicht<'_>, kandidaat: KandidaatId) -> Result<Option<String>, Fault> {
    Ok(match zicht.get(Key::beperking(kandidaat))? {
        Some((_, Record::Avg(it))) => match *it {
            Avg::Beperking(it) => Some(it.reden),
            Avg::Rectificatie(_) | Avg::Verzoek(_) => None,
        },
        _ => None,
    })
}

/// Of whom a record is, if of a kandidaat.
pub fn kandidaat_van(zicht: &Zicht<'_>, key: Key) -> Option<KandidaatId> {
    let nummer = u32::try_from(key.a).ok();
    let van_traject = |id| Some(zicht.traject(id).ok()?.1.kandidaat);
    match key.soort {
        Soort::Kandidaat | Soort::Bsn | Soort::Samenvoeging | Soort::Avg => nummer.map(KandidaatId),
        Soort::Traject | Soort::Voorstel => van_traject(TrajectId(nummer?)),
        Soort::Gebeurtenis
        | Soort::Formulier
        | Soort::Intrekking
        | Soort::Overdracht
        | Soort::Logregel
        | Soort::Taak
        | Soort::Journaal => match KaartId::van_nummer(key.a)? {
            KaartId::Traject(id) => van_traject(id),
            KaartId::Plek(_) => None,
        },
        Soort::Leerbedrijf
        | Soort::Leerwerkplek
        | Soort::Kwalificatie
        | Soort::Coach
        | Soort::Gebied
        | Soort::Concept
        | Soort::Wijziging
        | Soort::Regio
        | Soort::Journaalstand
        | Soort::Statistiek
        | Soort::Bewaren
        | Soort::Overleg
        | Soort::Budget
        | Soort::Maandstand
        // When a coach looks at it again is no data of the person.
        | Soort::Uitstel
        | Soort::Signaalinstelling
        | Soort::Werkstand => None,
    }
}

/// Refuses a change to what is frozen (P-33). Lifting it, answering a request, giving the person
/// their data and removing go on.
pub fn nog_vrij(zicht: &Zicht<'_>, besluit: &Besluit) -> Result<(), Fault> {
    let mag = matches!(
        besluit.journaal,
        Some((
            Handeling::Bevroren
                | Handeling::Ontdooid
                | Handeling::Verwijderd
                | Handeling::Verzoek
                | Handeling::Waarneming
                | Handeling::Inzage,
            _
        ))
    );
    if mag || zicht.store().aantal(Soort::Avg) == 0 {
        return Ok(());
    }
    let puts = besluit.puts.iter().map(|(key, _)| *key);
    let kaarten = besluit.tijdlijn.iter().map(|(kaart, _)| Key::kaart(*kaart));
    let velden = besluit.velden.iter().map(|(kaart, _)| Key::kaart(*kaart));
    let mut gezien = std::collections::BTreeSet::new();
    for key in puts.chain(kaarten).chain(velden) {
        let Some(kandidaat) = kandidaat_van(zicht, key) else {
            continue;
        };
        if gezien.insert(kandidaat)
            && let Some(reden) = bevroren(zicht, kandidaat)?
        {
            return Err(Fault::Bevroren { reden });
        }
    }
    Ok(())
}

/// A number that no record of this kind of the kandidaat has.
pub fn volgende(
    zicht: &Zicht<'_>,
    kandidaat: KandidaatId,
    sleutel: fn(KandidaatId, u32) -> Key,
) -> Result<u32, Fault> {
    let laatste = zicht.laatste(sleutel(kandidaat, 0), sleutel(kandidaat, u32::MAX))?;
    Ok(laatste.map_or(1, |key| {
        u32::try_from(key.b & u64::from(u32::MAX)).unwrap_or(u32::MAX - 1) + 1
    }))
}

/// Who got data of a kandidaat, and when: "mbo-instelling (12-11-2026)", once each, the last day.
pub fn partners(zicht: &Zicht<'_>, kaarten: &[KaartId]) -> Result<Vec<String>, Fault> {
    let mut alle: Vec<(String, NaiveDate)> = Vec::new();
    for kaart in kaarten {
        let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
        zicht.loop_langs(van, tot, &mut |record| {
            if let Record::Gebeurtenis(it) = record
                && let Wat::Gedeeld { ontvanger, .. } = &it.wat
            {
                let dag = it.moment.date_naive();
                match alle.iter_mut().find(|(wie, _)| wie == ontvanger) {
                    Some((_, laatste)) => *laatste = dag.max(*laatste),
                    None => alle.push((ontvanger.clone(), dag)),
                }
            }
            ControlFlow::Continue(())
        })?;
    }
    let toon =
        |(wie, dag): (String, NaiveDate)| format!("{wie} ({})", crate::domain::datum::toon(dag));
    Ok(alle.into_iter().map(toon).collect())
}

/// Keeps what a decision replaces in what is known of a person, with who has the old value (P-31).
pub fn rectificeer(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    waarom: &str,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let mut erbij = Vec::new();
    for (key, record) in &besluit.puts {
        let Some(Record::Kandidaat(nieuw)) = record else {
            continue;
        };
        let Some((_, Record::Kandidaat(oud))) = zicht.get(*key)? else {
            continue;
        };
        erbij.extend(vervangen(omgeving, zicht, (&oud, nieuw), waarom)?);
    }
    besluit.puts.extend(erbij);
    Ok(())
}

fn vervangen(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    (oud, nieuw): (&Kandidaat, &Kandidaat),
    waarom: &str,
) -> Result<Vec<(Key, Option<Record>)>, Fault> {
    let anders = |veld: &&Veld| !veld.gelijk(oud, nieuw) && !veld.toon(oud).is_empty();
    let velden: Vec<Veld> = Veld::ALL.iter().filter(anders).copied().collect();
    if velden.is_empty() {
        return Ok(Vec::new());
    }
    let partners = partners(zicht, &omgeving.model.kaarten_van(oud.id))?;
    let eerste = volgende(zicht, oud.id, Key::rectificatie)?;
    let records = (eerste..).zip(velden).map(|(nummer, veld)| {
        let it = Rectificatie {
            kandidaat: oud.id,
            nummer,
            veld: veld.label().to_owned(),
            oud: veld.toon(oud),
            nieuw: veld.toon(nieuw),
            waarom: waarom.to_owned(),
            stempel: Stempel {
                door: omgeving.coach,
                op: omgeving.nu,
            },
            partners: partners.clone(),
        };
        let record = Record::Avg(Box::new(Avg::Rectificatie(it)));
        (Key::rectificatie(oud.id, nummer), Some(record))
    });
    Ok(records.collect())
}

/// Every request that was written down, by the day on which it must be answered.
pub fn verzoeken(zicht: &Zicht<'_>) -> Result<Vec<Verzoek>, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Avg);
    let mut alle = Vec::new();
    zicht.loop_langs(van, tot, &mut |record| {
        if let Record::Avg(it) = record
            && let Avg::Verzoek(it) = it.as_ref()
        {
            alle.push(it.clone());
        }
        ControlFlow::Continue(())
    })?;
    alle.sort_by_key(|it| (!it.open(), it.uiterlijk()));
    Ok(alle)
}

/// The terms of the region.
pub fn termijnen(zicht: &Zicht<'_>) -> Result<Bewaartermijnen, Fault> {
    Ok(match zicht.get(Key::bewaren())? {
        Some((_, Record::Bewaren(it))) => it,
        _ => Bewaartermijnen::default(),
    })
}

/// In which class a kandidaat is kept and since when it counts; none while a traject runs that got
/// further than the first fase.
pub fn klasse(
    zicht: &Zicht<'_>,
    trajecten: &[Traject],
) -> Result<Option<(Bewaarklasse, NaiveDate)>, Fault> {
    let eind = |it: &Traject| match &it.stand {
        Stand::Gesloten(sluiting) => Some(sluiting.op),
        Stand::Lopend | Stand::Wacht { .. } => None,
    };
    let Some(laatste) = trajecten.iter().map(|it| it.sinds).max() else {
        return Ok(None);
    };
    let einden: Option<Vec<NaiveDate>> = trajecten.iter().map(eind).collect();
    let gestart = trajecten
        .iter()
        .any(|it| it.fase > crate::domain::fase::Fase::WervingKandidaten);
    if let Some(dag) = einden.and_then(|dagen| dagen.into_iter().max()) {
        return Ok(Some(if gestart {
            (Bewaarklasse::Dossier, dag)
        } else {
            (Bewaarklasse::NietGestart, dag)
        }));
    }
    if gestart {
        return Ok(None);
    }
    for traject in trajecten {
        let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, traject.kaart().nummer());
        let mut contact = false;
        zicht.loop_langs(van, tot, &mut |record| match record {
            Record::Gebeurtenis(it) if matches!(it.wat, Wat::Contact { uitkomst, .. } if uitkomst.is_contact()) => {
                contact = true;
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        })?;
        if contact {
            return Ok(Some((Bewaarklasse::NietGestart, laatste)));
        }
    }
    Ok(Some((Bewaarklasse::GeenContact, laatste)))
}
