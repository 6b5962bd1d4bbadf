//! Removing a person: every record, what can be taken back, and drafts; what is left is a row to
//! count and a line in the journaal that says that it was done (P-32).

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::Datelike;

use super::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort, Wijziging};
use crate::app::zicht::Zicht;
use crate::domain::avg::Statistiek;
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::journaal::Handeling;
use crate::domain::overleg::Overlegdeel;
use crate::domain::regel;
use crate::domain::sluiting::Stand;
use crate::domain::traject::Traject;

/// Kinds of which the owner is a card.
const VAN_KAART: [Soort; 7] = [
    Soort::Gebeurtenis,
    Soort::Formulier,
    Soort::Intrekking,
    Soort::Logregel,
    Soort::Taak,
    Soort::Uitstel,
    Soort::Overdracht,
];
/// Kinds of which the owner is a kandidaat.
const VAN_KANDIDAAT: [Soort; 4] = [
    Soort::Kandidaat,
    Soort::Bsn,
    Soort::Samenvoeging,
    Soort::Avg,
];

/// What belongs to somebody.
struct Iemand {
    kandidaat: KandidaatId,
    trajecten: Vec<Traject>,
    naam: String,
}

impl Iemand {
    fn lees(omgeving: &Omgeving<'_>, zicht: &Zicht<'_>, id: KandidaatId) -> Result<Self, Fault> {
        let (_, kandidaat) = zicht.kandidaat(id)?;
        let trajecten = omgeving
            .model
            .trajecten_van(id)
            .map(|traject| Ok(zicht.traject(traject)?.1))
            .collect::<Result<_, Fault>>()?;
        Ok(Self {
            kandidaat: id,
            trajecten,
            naam: kandidaat.naam.kort(),
        })
    }

    fn kaarten(&self) -> impl Iterator<Item = KaartId> {
        self.trajecten.iter().map(Traject::kaart)
    }

    /// Whether a record is about this person.
    fn bezit(&self, key: Key) -> bool {
        let van_traject = |nummer| self.trajecten.iter().any(|it| u64::from(it.id.0) == nummer);
        if VAN_KANDIDAAT.contains(&key.soort) {
            key.a == u64::from(self.kandidaat.0)
        } else if VAN_KAART.contains(&key.soort) {
            self.kaarten().any(|kaart| kaart.nummer() == key.a)
        } else if matches!(key.soort, Soort::Traject | Soort::Voorstel) {
            van_traject(key.a)
        } else {
            false
        }
    }

    /// Every key of this person.
    fn sleutels(&self, zicht: &Zicht<'_>) -> Result<BTreeSet<Key>, Fault> {
        let mut sleutels = BTreeSet::new();
        let mut bereiken: Vec<(Key, Key)> = VAN_KANDIDAAT
            .iter()
            .map(|soort| Key::van_eigenaar(*soort, u64::from(self.kandidaat.0)))
            .collect();
        for traject in &self.trajecten {
            let kaart = traject.kaart().nummer();
            bereiken.extend(
                VAN_KAART
                    .iter()
                    .map(|soort| Key::van_eigenaar(*soort, kaart)),
            );
            let nummer = u64::from(traject.id.0);
            bereiken.push(Key::van_eigenaar(Soort::Traject, nummer));
            bereiken.push(Key::van_eigenaar(Soort::Voorstel, nummer));
        }
        for (van, tot) in bereiken {
            sleutels.extend(zicht.alle(van, tot)?.into_iter().map(|(key, _)| key));
        }
        Ok(sleutels)
    }
}

/// What becomes of a change that can be taken back.
enum Rest {
    /// It holds nothing of this person.
    Zelfde,
    /// It goes.
    Weg,
    /// It stays without this person.
    Zonder(Box<Wijziging>),
}

/// A change that can be taken back, without the parts of this person.
fn zonder(wijziging: &Wijziging, iemand: &Iemand) -> Rest {
    let raakt = wijziging.delen.iter().any(|it| iemand.bezit(it.sleutel));
    let kaart = wijziging.kaart;
    let zelf = kaart.is_some_and(|kaart| iemand.kaarten().any(|it| it == kaart));
    if !raakt && !zelf {
        return Rest::Zelfde;
    }
    let mut over = wijziging.clone();
    over.delen.retain(|it| !iemand.bezit(it.sleutel));
    if over.delen.is_empty() || zelf {
        return Rest::Weg;
    }
    if over.titel.contains(&iemand.naam) {
        "wijziging van meer kaarten".clone_into(&mut over.titel);
    }
    Rest::Zonder(Box::new(over))
}

/// Drafts and changes of every coach that hold something of this person.
fn van_coaches(zicht: &Zicht<'_>, iemand: &Iemand, besluit: &mut Besluit) -> Result<(), Fault> {
    let mut puts = Vec::new();
    let (van, tot) = Key::hele_soort(Soort::Concept);
    for (key, record) in zicht.alle(van, tot)? {
        if let Record::Concept(concept) = record
            && concept
                .kaart
                .is_some_and(|kaart| iemand.kaarten().any(|it| it == kaart))
        {
            puts.push((key, None));
        }
    }
    let (van, tot) = Key::hele_soort(Soort::Wijziging);
    for (key, record) in zicht.alle(van, tot)? {
        let Record::Wijziging(wijziging) = record else {
            continue;
        };
        match zonder(&wijziging, iemand) {
            Rest::Zelfde => {}
            Rest::Weg => puts.push((key, None)),
            Rest::Zonder(over) => puts.push((key, Some(Record::Wijziging(over)))),
        }
    }
    besluit.puts.extend(puts);
    Ok(())
}

/// What was said of this person in an overleg.
fn van_overleggen(zicht: &Zicht<'_>, iemand: &Iemand, besluit: &mut Besluit) -> Result<(), Fault> {
    let (van, tot) = Key::hele_soort(Soort::Overleg);
    for (key, record) in zicht.alle(van, tot)? {
        if let Record::Overleg(deel) = record
            && let Overlegdeel::Punt(punt) = *deel
            && iemand.kaarten().any(|it| it == punt.kaart)
        {
            besluit.puts.push((key, None));
        }
    }
    Ok(())
}

/// Leerwerkplekken no longer count this person.
fn van_plekken(zicht: &Zicht<'_>, iemand: &Iemand, besluit: &mut Besluit) -> Result<(), Fault> {
    let (van, tot) = Key::hele_soort(Soort::Leerwerkplek);
    let mut geraakt = Vec::new();
    let van_iemand = |id| iemand.trajecten.iter().any(|it| it.id == id);
    zicht.loop_langs(van, tot, &mut |record| {
        if let Record::Leerwerkplek(plek) = record
            && plek.bezet.iter().copied().any(van_iemand)
        {
            geraakt.push(plek.clone());
        }
        ControlFlow::Continue(())
    })?;
    for mut plek in geraakt {
        plek.bezet.retain(|id| !van_iemand(*id));
        besluit.schrijf(Key::leerwerkplek(plek.id), Record::Leerwerkplek(plek));
    }
    Ok(())
}

/// A row to count for each traject: where, in which branche, in which year, how it ended.
fn statistiek(
    zicht: &Zicht<'_>,
    iemand: &Iemand,
    gemeente: &str,
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let (van, tot) = Key::hele_soort(Soort::Statistiek);
    let eerste = zicht.laatste(van, tot)?.map_or(1, |key| key.a + 1);
    for (nummer, traject) in (eerste..).zip(&iemand.trajecten) {
        let (jaar, uitkomst) = match &traject.stand {
            Stand::Gesloten(sluiting) => (sluiting.op.year(), sluiting.slot.label()),
            Stand::Lopend | Stand::Wacht { .. } => (
                traject.aangemaakt.year(),
                "verwijderd voor het einde".to_owned(),
            ),
        };
        let rij = Statistiek {
            nummer,
            gemeente: gemeente.to_owned(),
            branche: traject.branche.map_or("", |it| it.code()).to_owned(),
            jaar,
            uitkomst,
        };
        besluit.schrijf(Key::een(Soort::Statistiek, nummer), Record::Statistiek(rij));
    }
    Ok(())
}

/// Removes a person, once the number was typed again and it was said why.
pub(super) fn verwijder(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: KandidaatId,
    reden: &str,
    bevestig: &str,
) -> Result<Besluit, Fault> {
    let reden = regel::reden(reden)?;
    if bevestig.trim().parse() != Ok(id) {
        return Err(Fault::Veld {
            veld: "bevestig".to_owned(),
            bericht: format!("typ het nummer {id} over om te bevestigen; dit kan niet terug"),
        });
    }
    let gemeente = zicht.kandidaat(id)?.1.gemeente.unwrap_or_default();
    let iemand = Iemand::lees(omgeving, zicht, id)?;
    let sleutels = iemand.sleutels(zicht)?;
    let mut besluit = Besluit {
        titel: format!("{id} verwijderd: {} records", sleutels.len()),
        journaal: Some((Handeling::Verwijderd, reden)),
        puts: sleutels.into_iter().map(|key| (key, None)).collect(),
        ..Besluit::default()
    };
    van_plekken(zicht, &iemand, &mut besluit)?;
    van_overleggen(zicht, &iemand, &mut besluit)?;
    van_coaches(zicht, &iemand, &mut besluit)?;
    statistiek(zicht, &iemand, &gemeente, &mut besluit)?;
    // One line for each card, so that it is found where somebody looks for it.
    for kaart in iemand.kaarten() {
        besluit.velden.push((kaart, vec![id.to_string()]));
    }
    if besluit.velden.is_empty() {
        besluit.journaal = besluit
            .journaal
            .map(|(wat, reden)| (wat, format!("{id}: {reden}")));
    }
    Ok(besluit)
}
