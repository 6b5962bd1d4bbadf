//! The voorstellen of a card.

use crate::app::fault::Fault;
use crate::app::query::VoorstelRij;
use crate::app::service::Service;
use crate::app::voorstel::van_kaart;
use crate::app::zicht::Zicht;
use crate::domain::id::KaartId;

/// What is open first, then the newest first.
pub(super) fn voorstellen(service: &Service, kaart: KaartId) -> Result<Vec<VoorstelRij>, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let model = service.model();
    let mut rijen = Vec::new();
    for voorstel in van_kaart(&zicht, kaart)? {
        let (_, plek) = zicht.plek(voorstel.plek)?;
        let naam = |kaart| model.kaartrij(kaart).map(|rij| rij.naam);
        rijen.push(VoorstelRij {
            wie: naam(KaartId::Traject(voorstel.traject))
                .unwrap_or_else(|| voorstel.traject.to_string()),
            waar: model.plek_naam(plek.id).unwrap_or_default().to_owned(),
            functie: plek.functie,
            door: model.coach_kort(voorstel.door),
            voorstel,
        });
    }
    rijen.sort_by_key(|it| {
        let nieuwste = std::cmp::Reverse((it.voorstel.op, it.voorstel.nummer));
        (!it.voorstel.is_open(), nieuwste, it.voorstel.plek)
    });
    Ok(rijen)
}
