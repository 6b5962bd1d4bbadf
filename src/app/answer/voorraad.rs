//! The werkvoorraad: a window of the list, with tasks and the drafts of the asker among the cards.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::app::command::Concept;
use crate::app::fault::Fault;
use crate::app::filter::{Filter, Toets};
use crate::app::leesmodel::Leesmodel;
use crate::app::query::{Blik, Kop, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens};
use crate::app::service::{Service, opslagfout};
use crate::app::voorraad::{Anker, Erbij, Plek, Vraag, straks};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::signaal::{Groep, Omstandig, Post, Signaal, termen};
use crate::domain::taak::Taak;
use crate::domain::tekst::vouw;

/// What a row that is no card of its own is made of.
enum Bron {
    Taak(Box<Taak>),
    Concept(Box<Concept>),
}

impl Bron {
    fn sleutel(&self) -> Voorraadsleutel {
        match self {
            Self::Taak(it) => Voorraadsleutel::Taak(it.plaats),
            Self::Concept(it) => Voorraadsleutel::Concept(it.nummer),
        }
    }

    fn kaart(&self) -> Option<KaartId> {
        match self {
            Self::Taak(it) => it.plaats.kaart,
            Self::Concept(it) => it.kaart,
        }
    }

    /// Under which heading it stands, and why; none while there is time.
    fn post(&self, vandaag: NaiveDate) -> Option<(Kop, Post)> {
        match self {
            Self::Taak(it) => {
                let post = Post::van_taak(it);
                Some((Kop::Groep(post.groep(vandaag)?), post))
            }
            Self::Concept(it) => {
                let sinds = it.moment.date_naive().min(vandaag);
                let post = Post {
                    signaal: Signaal::Concept,
                    stap: None,
                    sinds,
                    vanaf: sinds,
                    laat: NaiveDate::MAX,
                    wacht_op: None,
                    houdt: false,
                };
                Some((Kop::Groep(Groep::Concepten), post))
            }
        }
    }

    /// Whether a filter lets it through: by its card where it has one, with who does it as the coach
    /// and its own words beside the name; else by who does it and its words.
    fn past(&self, model: &Leesmodel, ik: CoachId, filter: &Filter, vandaag: NaiveDate) -> bool {
        if filter.is_leeg() {
            return true;
        }
        let (aan, woorden) = match self {
            Self::Taak(it) => (it.aan, it.wat.as_str()),
            Self::Concept(it) => (ik, it.formulier.as_str()),
        };
        let kort = model.coach(aan).map_or("", |it| it.kort.as_str());
        let woorden = vouw(woorden);
        let slot = self.kaart().and_then(|kaart| model.slot(kaart));
        let Some(rij) = slot.and_then(|slot| model.in_slot(slot)) else {
            return filter.laat_los_door(kort, &woorden);
        };
        let toets = rij.toets(model);
        let gevouwen = format!("{} {woorden}", toets.gevouwen);
        let toets = Toets {
            coach: kort,
            gesloten: false,
            gevouwen: &gevouwen,
            ..toets
        };
        filter.laat_door(&toets, vandaag)
    }
}

/// A row that is no card of its own, small: where it stands, and what it is made of.
struct Los {
    plaats: Erbij,
    kop: Kop,
    post: Post,
    bron: Bron,
}

fn omstandig(vandaag: NaiveDate) -> Omstandig {
    Omstandig {
        vandaag,
        over_norm: false,
        meer: 0,
    }
}

impl Los {
    fn nieuw(model: &Leesmodel, bron: Bron, vandaag: NaiveDate) -> Option<Self> {
        let (kop, post) = bron.post(vandaag)?;
        let termen = termen(&post, omstandig(vandaag), &model.kennis.stel);
        let punten = termen.iter().map(|it| it.1).sum();
        Some(Self {
            plaats: (kop, Reverse(punten), post.laat),
            kop,
            post,
            bron,
        })
    }

    /// The row, whole; made for what is in sight only.
    fn rij(&self, model: &Leesmodel, vandaag: NaiveDate) -> Voorraadrij {
        let kaart = self.bron.kaart().and_then(|kaart| model.kaartrij(kaart));
        let (taak, concept) = match &self.bron {
            Bron::Taak(it) => (Some(Box::new(super::taakrij(model, (**it).clone()))), None),
            Bron::Concept(it) => (None, Some(it.clone())),
        };
        Voorraadrij {
            sleutel: self.bron.sleutel(),
            kop: self.kop,
            post: self.post,
            termen: termen(&self.post, omstandig(vandaag), &model.kennis.stel),
            meer: Vec::new(),
            rij: kaart.map(Box::new),
            overdracht: None,
            tot: None,
            tot_stap: None,
            concept,
            taak,
        }
    }
}

/// Tasks and drafts among the cards. A task with no card is between who asked it and who does it, and
/// a draft is one's own, also where the list is of everybody.
fn erbij(
    service: &Service,
    coach: CoachId,
    wens: &Voorraadwens,
    vandaag: NaiveDate,
) -> Result<Vec<Los>, Fault> {
    if wens.blik != Blik::Lijst {
        return Ok(Vec::new());
    }
    let (open, store) = (service.taken(), service.store());
    let taken = match wens.coach {
        Some(van_wie) => open.van_coach(store, van_wie),
        None => open.alle(store),
    };
    let taken = taken.map_err(|fout| opslagfout(&fout))?.into_iter();
    let taken = taken
        .filter(|it| it.plaats.kaart.is_some() || [it.aan, it.door].contains(&coach))
        .map(|it| Bron::Taak(Box::new(it)));
    let concepten = if wens.coach.is_none_or(|van_wie| van_wie == coach) {
        super::concepten(service, coach)?
    } else {
        Vec::new()
    };
    let concepten = concepten.into_iter().map(|it| Bron::Concept(Box::new(it)));
    let model = service.model();
    let mut alle: Vec<Los> = taken
        .chain(concepten)
        .filter(|it| it.past(&model, coach, &wens.filter, vandaag))
        .filter_map(|it| Los::nieuw(&model, it, vandaag))
        .collect();
    alle.sort_by_key(|it| (it.plaats, it.bron.sleutel()));
    Ok(alle)
}

/// A window of what there is to do.
pub(super) fn werkvoorraad(
    service: &Service,
    coach: CoachId,
    wens: &Voorraadwens,
) -> Result<Voorraadbeeld, Fault> {
    let vandaag = service.clock().today();
    let vraag = Vraag {
        blik: wens.blik,
        coach: wens.coach,
        filter: wens.filter.clone(),
        vandaag,
    };
    let erbij = erbij(service, coach, wens, vandaag)?;
    let plaatsen: Vec<Erbij> = erbij.iter().map(|it| it.plaats).collect();
    let anker = wens.anker.and_then(|sleutel| match sleutel {
        Voorraadsleutel::Kaart(kaart) => Some(Anker::Kaart(kaart)),
        anders => {
            let nummer = erbij.iter().position(|it| it.bron.sleutel() == anders)?;
            Some(Anker::Erbij(nummer))
        }
    });
    let model = service.model();
    let venster = (wens.venster, anker);
    let deel = service.voorraad().deel(&model, &vraag, venster, &plaatsen);
    let leeg = deel.totaal == 0 && wens.blik == Blik::Lijst;
    let rijen = deel.rijen.into_iter().filter_map(|it| match it {
        Plek::Kaart(rij) => Some(*rij),
        Plek::Erbij(nummer) => erbij.get(nummer).map(|it| it.rij(&model, vandaag)),
    });
    Ok(Voorraadbeeld {
        totaal: deel.totaal,
        koppen: deel.koppen,
        van: deel.van,
        rijen: rijen.collect(),
        anker: deel.anker,
        straks: if leeg { straks(&model, &vraag) } else { None },
    })
}
