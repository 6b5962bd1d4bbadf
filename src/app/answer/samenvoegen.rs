//! Two kandidaten side by side, as a merge would make one of them.

use crate::app::decide::Omgeving;
use crate::app::decide::samenvoegen::Paar;
use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::query::Kaartrij;
use crate::app::samenvoegen::{BsnBeeld, Partij, Samengevoegd, SamenvoegBeeld, VeldRij};
use crate::app::service::Service;
use crate::app::store::Seq;
use crate::app::zicht::{Gezien, Zicht};
use crate::domain::id::{CoachId, KandidaatId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::samenvoeging::Veld;
use crate::domain::traject::Traject;

/// What a merge would do; refused with the words with which the merge itself would be refused.
pub(super) fn samenvoegen(
    service: &Service,
    coach: CoachId,
    blijft: KandidaatId,
    weg: KandidaatId,
    reden: &str,
) -> Result<SamenvoegBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let model = service.model();
    let weeg = |traject, plek| super::weeg(service, &model, traject, plek);
    let agenda = |sinds| service.volgorde(&model, sinds);
    let omgeving = Omgeving {
        coach,
        agenda: &agenda,
        nu: service.clock().now(),
        vandaag: service.clock().today(),
        model: &model,
        weeg: &weeg,
        radar: service.radar(),
    };
    let paar = Paar::lees(&omgeving, &zicht, blijft, weg, reden)?;
    let (een, ander) = (&paar.blijft.1, &paar.weg.1);
    let velden = Veld::ALL.iter().map(|veld| VeldRij {
        veld: *veld,
        blijft: veld.toon(een),
        weg: veld.toon(ander),
        gelijk: veld.gelijk(een, ander),
        keuze: paar.standaard(*veld),
    });
    let iets = |rij: &VeldRij| !(rij.blijft.is_empty() && rij.weg.is_empty());
    Ok(SamenvoegBeeld {
        velden: velden.filter(iets).collect(),
        bsn: match (paar.bsn_blijft, paar.bsn_weg) {
            (Some(_), _) => BsnBeeld::Blijft,
            (None, Some(_)) => BsnBeeld::Verhuist,
            (None, None) => BsnBeeld::Geen,
        },
        blijft: partij(&model, &paar.blijft, &paar.trajecten_blijft),
        weg: partij(&model, &paar.weg, &paar.trajecten_weg),
    })
}

fn partij(model: &Leesmodel, (versie, wie): &Gezien<Kandidaat>, trajecten: &[Traject]) -> Partij {
    let kaarten: Vec<Kaartrij> = trajecten
        .iter()
        .filter_map(|traject| model.kaartrij(traject.kaart()))
        .collect();
    Partij {
        id: wie.id,
        naam: wie.naam.weergave(),
        versie: versie.unwrap_or(Seq(0)),
        kaarten,
    }
}

/// The merges of a kandidaat, newest first.
pub(super) fn eerder(
    service: &Service,
    zicht: &Zicht<'_>,
    id: KandidaatId,
) -> Result<Vec<Samengevoegd>, Fault> {
    let alle = crate::app::decide::samenvoegen::van(zicht, id)?;
    let model = service.model();
    Ok(alle
        .into_iter()
        .rev()
        .map(|it| Samengevoegd {
            nummer: it.nummer,
            weg: it.weg.id,
            op: it.stempel.op,
            door: model.coach_kort(it.stempel.door),
            gesplitst: it.gesplitst.is_some(),
        })
        .collect())
}
