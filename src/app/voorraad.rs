//! The lists of what there is to do: sorted once per question and kept in step with every commit, so
//! that asking a window of one costs what the window costs.
//!
//! What there is to do on a card stands in its row ([`super::leesmodel::werk`]) and does not depend
//! on today. A list picks for every card the one thing that comes first, under a heading, with its
//! urgency; the rest of the card goes along as a number.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::filter::Filter;
use super::leesmodel::Leesmodel;
use super::leesmodel::rij::Rij;
use super::lijsten::{Lengte, Lijsten};
use super::query::{Blik, Kop, Venster, Voorraadrij, Voorraadsleutel};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::signaal::{Groep, Omstandig, Post, Signaal, Term, termen};

/// What a list is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vraag {
    /// Which list.
    pub blik: Blik,
    /// Of whom; none for the whole region.
    pub coach: Option<CoachId>,
    /// What may be in it.
    pub filter: Filter,
    /// The day.
    pub vandaag: NaiveDate,
}

/// A row of a list, small: where the card is, and where it stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Plaats {
    kop: Kop,
    punten: Reverse<i32>,
    laat: NaiveDate,
    slot: u32,
}

/// A sorted list.
#[derive(Debug, Clone, Default)]
struct Lijst {
    plaatsen: Vec<Plaats>,
}

impl Lengte for Lijst {
    fn lengte(&self) -> usize {
        self.plaatsen.len()
    }
}

impl Lijst {
    fn bouw(model: &Leesmodel, vraag: &Vraag) -> Self {
        let plaats = |(slot, rij)| plaats(model, vraag, slot, rij);
        let mut plaatsen: Vec<_> = match vraag.coach {
            None => model.slots().filter_map(plaats).collect(),
            // Beside the own cards only one that is handed over can be in it.
            Some(coach) => {
                let over = model.kennis.overdrachten.iter();
                let over = over.filter(|(_, it)| it.wie() == coach);
                let over = over.filter_map(|(kaart, _)| model.slot(*kaart));
                let over = over.filter_map(|slot| Some((slot, model.in_slot(slot)?)));
                let over = over.filter(|(_, rij)| rij.coach != coach);
                let eigen = model.slots_van([coach]);
                eigen.chain(over).filter_map(plaats).collect()
            }
        };
        plaatsen.sort_unstable();
        Self { plaatsen }
    }

    /// The headings with their number of rows: one jump for each heading.
    fn koppen(&self) -> Vec<(Kop, usize)> {
        let mut koppen = Vec::new();
        let mut over = &self.plaatsen[..];
        while let Some(eerste) = over.first() {
            let aantal = over.partition_point(|it| it.kop <= eerste.kop);
            koppen.push((eerste.kop, aantal));
            over = over.get(aantal..).unwrap_or_default();
        }
        koppen
    }
}

/// The things to do on a card that a list may show, each with its heading.
fn zichtbaar(model: &Leesmodel, rij: &Rij, vraag: &Vraag) -> Vec<(Kop, Post)> {
    let vandaag = vraag.vandaag;
    let uitstel = model.kennis.uitstel.get(&rij.kaart);
    let uitstel = uitstel.filter(|_| !rij.werk.binnen);
    let overdracht = model.kennis.overdrachten.get(&rij.kaart);
    let mijn = vraag.coach.is_none_or(|coach| coach == rij.coach);
    let mut alle = Vec::new();
    if let Some(it) = overdracht
        && vraag.coach == Some(it.wie())
    {
        let post = Post {
            signaal: Signaal::Overdracht,
            stap: None,
            sinds: it.op,
            vanaf: it.op,
            laat: NaiveDate::MAX,
            wacht_op: None,
            houdt: false,
        };
        alle.push((Kop::Groep(Groep::Vandaag), post));
    }
    if !mijn {
        return alle;
    }
    let eigen = rij.werk.posten.iter().filter_map(|post| {
        let groep = post.groep(vandaag)?;
        let weg = uitstel.is_some_and(|it| it.verbergt(post, vandaag));
        let overbodig = post.signaal == Signaal::Bewaartermijn && !mag_weg(model, rij, post.vanaf);
        (!weg && !overbodig).then_some((Kop::Groep(groep), *post))
    });
    alle.extend(eigen);
    alle
}

/// Whether the data of a person may go: no other traject of theirs is still kept.
fn mag_weg(model: &Leesmodel, rij: &Rij, op: NaiveDate) -> bool {
    let Some(kandidaat) = rij.kandidaat() else {
        return true;
    };
    model
        .trajecten_van(kandidaat)
        .map(KaartId::Traject)
        .filter(|kaart| *kaart != rij.kaart)
        .filter_map(|kaart| model.in_slot(model.slot(kaart)?))
        .all(|ander| {
            let post = ander.werk.van(Signaal::Bewaartermijn);
            // Of two that are due on the same day only one is told.
            post.is_some_and(|it| (it.vanaf, ander.kaart) < (op, rij.kaart))
        })
}

fn omstandig(rij: &Rij, vandaag: NaiveDate, alle: &[(Kop, Post)]) -> Omstandig {
    let dagen = (vandaag - rij.sinds).num_days();
    let brandt = alle.iter().filter(|(_, it)| it.brandt(vandaag));
    Omstandig {
        vandaag,
        over_norm: rij.op_bord && !rij.gesloten && dagen > i64::from(rij.fase.norm_dagen()),
        meer: brandt.count().saturating_sub(1),
    }
}

/// The thing that comes first with its heading and its terms, and the others that ask something.
type Inhoud = (Kop, Post, Vec<(Term, i32)>, Vec<Post>);

/// What comes first on a card.
fn eerste(
    model: &Leesmodel,
    rij: &Rij,
    vandaag: NaiveDate,
    mut alle: Vec<(Kop, Post)>,
) -> Option<Inhoud> {
    let om = omstandig(rij, vandaag, &alle);
    let stel = &model.kennis.stel;
    let som = |post: &Post| -> i32 { termen(post, om, stel).iter().map(|it| it.1).sum() };
    alle.sort_by_cached_key(|(kop, post)| (*kop, Reverse(som(post)), post.laat, post.stap));
    let mut alle = alle.into_iter();
    let (kop, post) = alle.next()?;
    let meer = alle.map(|it| it.1).filter(|it| it.brandt(vandaag));
    Some((kop, post, termen(&post, om, stel), meer.collect()))
}

/// What a list shows of a card; none where the card is not in it.
fn inhoud(model: &Leesmodel, vraag: &Vraag, rij: &Rij) -> Option<Inhoud> {
    let vandaag = vraag.vandaag;
    let mijn = vraag.coach.is_none_or(|coach| coach == rij.coach);
    match vraag.blik {
        Blik::Lijst => {
            let alle = zichtbaar(model, rij, vraag);
            eerste(model, rij, vandaag, alle)
        }
        Blik::EenStap => {
            let stap = rij
                .houdt_op
                .filter(|_| mijn && rij.werk.vast == 1 && !rij.wacht)?;
            let post = rij.werk.van_stap(stap).copied().unwrap_or(Post {
                signaal: Signaal::Stap,
                stap: Some(stap),
                sinds: rij.sinds,
                vanaf: NaiveDate::MAX,
                laat: NaiveDate::MAX,
                wacht_op: crate::domain::signaal::WachtOp::in_stap(stap.stap(), false),
                houdt: true,
            });
            eerste(model, rij, vandaag, vec![(Kop::Stap(stap), post)])
        }
        Blik::Uitgesteld => {
            let uitstel = model.kennis.uitstel.get(&rij.kaart)?;
            if !mijn || rij.werk.binnen || uitstel.tot <= vandaag {
                return None;
            }
            let alle = rij
                .werk
                .posten
                .iter()
                .filter(|it| it.groep(vandaag).is_some());
            let weg = alle.filter(|it| uitstel.verbergt(it, vandaag));
            let alle: Vec<_> = weg.map(|it| (Kop::Uitgesteld, *it)).collect();
            eerste(model, rij, vandaag, alle)
        }
    }
}

fn plaats(model: &Leesmodel, vraag: &Vraag, slot: u32, rij: &Rij) -> Option<Plaats> {
    let mut toets = rij.toets(model);
    // A closed card has its bewaartermijn, and a withdrawal that nobody handled.
    toets.gesloten = false;
    if !vraag.filter.laat_door(&toets, vraag.vandaag) {
        return None;
    }
    let (kop, post, termen, _) = inhoud(model, vraag, rij)?;
    let laat = match vraag.blik {
        Blik::Uitgesteld => model.kennis.uitstel.get(&rij.kaart)?.tot,
        Blik::Lijst | Blik::EenStap => post.laat,
    };
    let punten = match vraag.blik {
        // What comes back first stands first.
        Blik::Uitgesteld => 0,
        Blik::Lijst | Blik::EenStap => termen.iter().map(|it| it.1).sum(),
    };
    Some(Plaats {
        kop,
        punten: Reverse(punten),
        laat,
        slot,
    })
}

/// Where a row that is no card stands among the cards: by heading, urgency and last day.
pub type Erbij = (Kop, Reverse<i32>, NaiveDate);

/// A row of a window.
#[derive(Debug)]
pub enum Plek {
    /// A card.
    Kaart(Box<Voorraadrij>),
    /// The row with this number among those that came along.
    Erbij(usize),
}

/// What a window of a list holds.
#[derive(Debug, Default)]
pub struct Deel {
    /// Rows in all.
    pub totaal: usize,
    /// The headings in order, with their number of rows.
    pub koppen: Vec<(Kop, usize)>,
    /// Position of the first row.
    pub van: usize,
    /// The rows.
    pub rijen: Vec<Plek>,
    /// Where the anchor stands.
    pub anker: Option<usize>,
}

/// Which row is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anker {
    /// A card.
    Kaart(KaartId),
    /// The row with this number among those that came along.
    Erbij(usize),
}

/// The lists of one service.
#[derive(Debug, Default)]
pub struct Voorraad {
    lijsten: Lijsten<Vraag, Lijst>,
}

impl Voorraad {
    /// Makes every list anew at the next question.
    pub fn vergeet(&self) {
        self.lijsten.vergeet();
    }

    /// Puts cards where they belong now; those of the same person follow.
    pub fn volg(&self, model: &Leesmodel, kaarten: impl Iterator<Item = KaartId>) {
        let mut slots = Vec::new();
        for kaart in kaarten {
            let Some(slot) = model.slot(kaart) else {
                // A card that went leaves a slot for another one.
                self.vergeet();
                return;
            };
            slots.push(slot);
            if let Some(kandidaat) = model.in_slot(slot).and_then(Rij::kandidaat) {
                let trajecten = model.trajecten_van(kandidaat).map(KaartId::Traject);
                slots.extend(trajecten.filter_map(|kaart| model.slot(kaart)));
            }
        }
        slots.sort_unstable();
        slots.dedup();
        self.lijsten.elk(|vraag, lijst| {
            lijst
                .plaatsen
                .retain(|it| slots.binary_search(&it.slot).is_err());
            for slot in &slots {
                let rij = model.in_slot(*slot);
                let Some(plaats) = rij.and_then(|rij| plaats(model, vraag, *slot, rij)) else {
                    continue;
                };
                let at = lijst.plaatsen.partition_point(|it| *it < plaats);
                lijst.plaatsen.insert(at, plaats);
            }
        });
    }

    /// A window of a list, with the rows that came along (`erbij`, in order) where they belong.
    pub fn deel(
        &self,
        model: &Leesmodel,
        vraag: &Vraag,
        (mut venster, anker): (Venster, Option<Anker>),
        erbij: &[Erbij],
    ) -> Deel {
        // Yesterday's lists are sorted by yesterday's urgency.
        let geldt = |it: &Vraag| it.vandaag == vraag.vandaag;
        let bouw = || Lijst::bouw(model, vraag);
        let lijst = self.lijsten.van(vraag, geldt, bouw);
        let plaatsen = &lijst.plaatsen;
        // Each of them stands behind the cards before it and behind the ones before it of its own.
        let plekken: Vec<usize> = erbij
            .iter()
            .enumerate()
            .map(|(nummer, it)| {
                let ervoor =
                    plaatsen.partition_point(|kaart| (kaart.kop, kaart.punten, kaart.laat) < *it);
                ervoor + nummer
            })
            .collect();
        let anker = match anker {
            Some(Anker::Kaart(kaart)) => model.slot(kaart).and_then(|slot| {
                let at = plaatsen.iter().position(|it| it.slot == slot)?;
                let ervoor = (0..)
                    .zip(&plekken)
                    .filter(|(nummer, plek)| **plek - nummer <= at);
                Some(at + ervoor.count())
            }),
            Some(Anker::Erbij(nummer)) => plekken.get(nummer).copied(),
            None => None,
        };
        if let Some(at) = anker
            && !(venster.van..venster.van.saturating_add(venster.aantal)).contains(&at)
        {
            venster.van = at.saturating_sub(venster.aantal / 2);
        }
        let totaal = plaatsen.len() + erbij.len();
        let van = venster.van.min(totaal);
        let tot = van.saturating_add(venster.aantal).min(totaal);
        let rijen = (van..tot).filter_map(|at| match plekken.binary_search(&at) {
            Ok(nummer) => Some(Plek::Erbij(nummer)),
            Err(ervoor) => {
                let rij = model.in_slot(plaatsen.get(at - ervoor)?.slot)?;
                regel(model, vraag, rij).map(|it| Plek::Kaart(Box::new(it)))
            }
        });
        let mut koppen: BTreeMap<Kop, usize> = lijst.koppen().into_iter().collect();
        for (kop, _, _) in erbij {
            *koppen.entry(*kop).or_default() += 1;
        }
        Deel {
            totaal,
            koppen: koppen.into_iter().collect(),
            van,
            rijen: rijen.collect(),
            anker,
        }
    }
}

/// A row of a list, whole.
fn regel(model: &Leesmodel, vraag: &Vraag, rij: &Rij) -> Option<Voorraadrij> {
    let (kop, post, termen, meer) = inhoud(model, vraag, rij)?;
    let kort = |coach| model.coach_kort(coach);
    let overdracht = model.kennis.overdrachten.get(&rij.kaart);
    let uitstel = model.kennis.uitstel.get(&rij.kaart);
    let uitstel = uitstel.filter(|it| it.tot > vraag.vandaag && !rij.werk.binnen);
    Some(Voorraadrij {
        sleutel: Voorraadsleutel::Kaart(rij.kaart),
        kop,
        post,
        termen,
        meer,
        rij: Some(Box::new(model.teken(rij))),
        overdracht: overdracht.map(|it| (it.clone(), kort(it.van), kort(it.aan))),
        tot: uitstel.map(|it| it.tot),
        tot_stap: uitstel.and_then(|it| it.stap),
        concept: None,
        taak: None,
    })
}

/// The next day on which a coach has something to do; walks their cards, for a list that is empty.
pub fn straks(model: &Leesmodel, vraag: &Vraag) -> Option<NaiveDate> {
    let eerste = |rij: &Rij| {
        let vanaf = rij.werk.posten.iter().map(|post| post.vanaf);
        vanaf.filter(|vanaf| *vanaf > vraag.vandaag).min()
    };
    match vraag.coach {
        Some(coach) => {
            let eigen = model.slots_van([coach]);
            eigen.filter_map(|(_, rij)| eerste(rij)).min()
        }
        None => model.kaarten().filter_map(eerste).min(),
    }
}
