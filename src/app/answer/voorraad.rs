//! The werkvoorraad: a window of the list, with the tasks and the drafts of the asker among the cards.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::app::command::Concept;
use crate::app::fault::Fault;
use crate::app::query::{
    Blik, Kop, Taakrij, Taakwens, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens,
};
use crate::app::service::Service;
use crate::app::voorraad::{Anker, Erbij, Plek, Vraag, straks};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::signaal::{Groep, Omstandig, Post, Signaal, termen};

/// A row that is no card of its own.
fn rij(
    service: &Service,
    (sleutel, kop): (Voorraadsleutel, Kop),
    post: Post,
    (kaart, vandaag): (Option<KaartId>, NaiveDate),
) -> Voorraadrij {
    let model = service.model();
    let om = Omstandig {
        vandaag,
        over_norm: false,
        meer: 0,
    };
    Voorraadrij {
        sleutel,
        kop,
        post,
        termen: termen(&post, om, &model.kennis.stel),
        meer: Vec::new(),
        rij: kaart.and_then(|kaart| model.kaartrij(kaart)).map(Box::new),
        overdracht: None,
        tot: None,
        tot_stap: None,
        concept: None,
        taak: None,
    }
}

fn van_concept(service: &Service, concept: Concept, vandaag: NaiveDate) -> Voorraadrij {
    let sinds = concept.moment.date_naive().min(vandaag);
    let post = Post {
        signaal: Signaal::Concept,
        stap: None,
        sinds,
        vanaf: sinds,
        laat: NaiveDate::MAX,
        wacht_op: None,
        houdt: false,
    };
    let sleutel = Voorraadsleutel::Concept(concept.nummer);
    let waar = (sleutel, Kop::Groep(Groep::Concepten));
    Voorraadrij {
        concept: Some(Box::new(concept.clone())),
        ..rij(service, waar, post, (concept.kaart, vandaag))
    }
}

/// A task that has to be done now or this week; none while there is time.
fn van_taak(service: &Service, taak: Taakrij, vandaag: NaiveDate) -> Option<Voorraadrij> {
    let post = Post::van_taak(&taak.taak);
    let kop = Kop::Groep(post.groep(vandaag)?);
    let plaats = taak.taak.plaats;
    let waar = (Voorraadsleutel::Taak(plaats), kop);
    Some(Voorraadrij {
        taak: Some(Box::new(taak)),
        ..rij(service, waar, post, (plaats.kaart, vandaag))
    })
}

/// Tasks and drafts are one coach's, and have nothing that a filter looks at.
fn erbij(
    service: &Service,
    coach: CoachId,
    wens: &Voorraadwens,
    vandaag: NaiveDate,
) -> Result<Vec<Voorraadrij>, Fault> {
    let mut alle = Vec::new();
    let Some(van_wie) = wens.coach else {
        return Ok(alle);
    };
    if wens.blik != Blik::Lijst || !wens.filter.is_leeg() {
        return Ok(alle);
    }
    let taken = super::taken(service, coach, Taakwens::VanCoach(van_wie))?;
    let taken = taken.into_iter();
    alle.extend(taken.filter_map(|it| van_taak(service, it, vandaag)));
    if van_wie == coach {
        let concepten = super::concepten(service, coach)?.into_iter();
        alle.extend(concepten.map(|it| van_concept(service, it, vandaag)));
    }
    alle.sort_by_key(|it| (plaats(it), it.sleutel));
    Ok(alle)
}

fn plaats(rij: &Voorraadrij) -> Erbij {
    (rij.kop, Reverse(rij.punten()), rij.post.laat)
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
    let plaatsen: Vec<Erbij> = erbij.iter().map(plaats).collect();
    let anker = wens.anker.and_then(|sleutel| match sleutel {
        Voorraadsleutel::Kaart(kaart) => Some(Anker::Kaart(kaart)),
        anders => {
            let nummer = erbij.iter().position(|it| it.sleutel == anders)?;
            Some(Anker::Erbij(nummer))
        }
    });
    let model = service.model();
    let venster = (wens.venster, anker);
    let deel = service.voorraad().deel(&model, &vraag, venster, &plaatsen);
    let leeg = deel.totaal == 0 && wens.blik == Blik::Lijst;
    let rijen = deel.rijen.into_iter().filter_map(|it| match it {
        Plek::Kaart(rij) => Some(*rij),
        Plek::Erbij(nummer) => erbij.get(nummer).cloned(),
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
