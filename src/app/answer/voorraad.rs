//! The werkvoorraad: a window of the list, with the drafts of the asker behind it.

use crate::app::command::Concept;
use crate::app::fault::Fault;
use crate::app::query::{
    Blik, Kop, Venster, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens,
};
use crate::app::service::Service;
use crate::app::voorraad::{Vraag, straks};
use crate::domain::id::CoachId;
use crate::domain::signaal::{Groep, Post, Signaal, Term};
use chrono::NaiveDate;

fn van_concept(service: &Service, concept: Concept, vandaag: NaiveDate) -> Voorraadrij {
    let model = service.model();
    let sinds = concept.moment.date_naive();
    let gewicht = i32::from(model.kennis.stel.gewicht(Signaal::Concept));
    let rij = concept.kaart.and_then(|kaart| model.kaartrij(kaart));
    Voorraadrij {
        sleutel: Voorraadsleutel::Concept(concept.nummer),
        kop: Kop::Groep(Groep::Concepten),
        post: Post {
            signaal: Signaal::Concept,
            stap: None,
            sinds: sinds.min(vandaag),
            vanaf: sinds.min(vandaag),
            laat: NaiveDate::MAX,
            wacht_op: None,
            houdt: false,
        },
        termen: vec![(Term::Signaal, gewicht)],
        meer: Vec::new(),
        rij: rij.map(Box::new),
        overdracht: None,
        tot: None,
        tot_stap: None,
        concept: Some(Box::new(concept)),
    }
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
    // Drafts are one's own, and have nothing that a filter looks at.
    let met_concepten =
        wens.blik == Blik::Lijst && wens.coach == Some(coach) && wens.filter.is_leeg();
    let concepten = if met_concepten {
        super::concepten(service, coach)?
    } else {
        Vec::new()
    };
    let anker = match wens.anker {
        Some(Voorraadsleutel::Kaart(kaart)) => Some(kaart),
        Some(Voorraadsleutel::Concept(_)) | None => None,
    };
    let (deel, straks) = {
        let model = service.model();
        let deel = service.voorraad().deel(&model, &vraag, wens.venster, anker);
        let leeg = deel.totaal == 0 && wens.blik == Blik::Lijst;
        (deel, if leeg { straks(&model, &vraag) } else { None })
    };
    let mut beeld = Voorraadbeeld {
        totaal: deel.totaal + concepten.len(),
        koppen: deel.koppen,
        van: deel.van,
        rijen: deel.rijen,
        anker: deel.anker,
        straks,
    };
    if let Some(Voorraadsleutel::Concept(nummer)) = wens.anker {
        let at = concepten.iter().position(|it| it.nummer == nummer);
        beeld.anker = at.map(|at| deel.totaal + at);
    }
    if !concepten.is_empty() {
        let kop = Kop::Groep(Groep::Concepten);
        beeld.koppen.push((kop, concepten.len()));
    }
    let Venster { aantal, .. } = wens.venster;
    let tot = beeld.van.saturating_add(aantal);
    let hier = (deel.totaal..).zip(concepten);
    // They follow the cards, so a window that ends among the cards has none of them.
    let erbij = hier.filter(|(at, _)| *at >= beeld.van && *at < tot);
    let erbij: Vec<_> = erbij
        .map(|(_, it)| van_concept(service, it, vandaag))
        .collect();
    beeld.rijen.extend(erbij);
    Ok(beeld)
}
