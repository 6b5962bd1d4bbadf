//! The agenda of an overleg and one case of it; its minutes, what is different on the board, and
//! where it gets stuck have a file each.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{dossier, poort};
use crate::app::fault::Fault;
use crate::app::overleg::agendas::{Vraag, Zaak};
use crate::app::overleg::{Stand, laatste, lopend, punten, sinds};
use crate::app::query::{Agendapunt, Gezegd, OverlegBeeld, OverlegWens, ZaakBeeld};
use crate::app::service::{Service, opslagfout};
use crate::app::zicht::Zicht;
use crate::domain::datum::toon_kort;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overleg::agenda::Aanleiding;
use crate::domain::overleg::{Overleg, Puntsoort};

pub(super) mod belasting;
pub(super) mod verschil;
pub(super) mod verslag;

/// Most rows of a window: nobody sees more at once, whoever asks.
const RIJEN_MAX: usize = 200;
/// Overleggen of which is looked what was said of a case.
const OVERLEGGEN: u32 = 12;
/// Lines of a case that fit on a screen.
const REGELS_MAX: usize = 20;

fn van_wanneer(
    zicht: &Zicht<'_>,
    coach: CoachId,
    overleg: Option<&Overleg>,
    vandaag: NaiveDate,
) -> Result<NaiveDate, Fault> {
    overleg.map_or_else(|| sinds(zicht, coach, vandaag), |it| Ok(it.sinds))
}

/// A window of the agenda.
pub(super) fn agenda(
    service: &Service,
    coach: CoachId,
    wens: &OverlegWens,
) -> Result<OverlegBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let overleg = lopend(&zicht, coach)?;
    let sinds = van_wanneer(&zicht, coach, overleg.as_ref(), vandaag)?;
    let stand = Stand::van(&zicht, overleg.as_ref())?;
    let store = service.store();
    let agendas = service.agendas();
    service.lees_voorstellen()?;
    let model = service.model();
    let vraag = Vraag {
        filter: wens.filter.clone(),
        sinds,
        vandaag,
    };
    let mut alle = agendas
        .agenda((&model, store), &vraag, overleg.as_ref(), &stand)
        .map_err(|fout| opslagfout(&fout))?;
    if wens.geparkeerd {
        alle.retain(|it| stand.geparkeerd.contains(&it.kaart));
    }
    let telling = Aanleiding::ALL.map(|wat| {
        let eerste = |it: &&Zaak| it.eerste == Some(wat);
        (wat, alle.iter().filter(eerste).count())
    });
    let eerste = |kaart| alle.iter().position(|it| it.kaart == kaart);
    let verder = || {
        let nieuw = |it: &Zaak| !stand.gezien.contains_key(&it.kaart);
        let loopt = overleg.is_some() && wens.hervat;
        loopt.then(|| alle.iter().position(nieuw)).flatten()
    };
    let anker = wens.anker.map_or_else(verder, eerste);
    let aantal = wens.venster.aantal.min(RIJEN_MAX);
    let mut van = wens.venster.van;
    if let Some(at) = anker
        && !(van..van + aantal).contains(&at)
    {
        van = at.saturating_sub(aantal / 2);
    }
    let van = van.min(alle.len());
    let venster = alle.iter().skip(van).take(aantal);
    Ok(OverlegBeeld {
        seq: model.seq(),
        sinds,
        totaal: alle.len(),
        gezien: alle
            .iter()
            .filter(|it| stand.gezien.contains_key(&it.kaart))
            .count(),
        geparkeerd: stand.geparkeerd.len(),
        telling: telling.into_iter().filter(|it| it.1 > 0).collect(),
        besluiten: stand.besluiten,
        acties: stand.acties,
        van,
        rijen: venster
            .filter_map(|it| {
                Some(Agendapunt {
                    rij: model.kaartrij(it.kaart)?,
                    redenen: it.redenen(),
                    gezien: stand.gezien.contains_key(&it.kaart),
                    geparkeerd: stand.geparkeerd.contains(&it.kaart),
                })
            })
            .collect(),
        anker,
        lopend: overleg,
    })
}

/// One case: what holds it, what happened since the last time, what was said of it.
pub(super) fn zaak(service: &Service, coach: CoachId, kaart: KaartId) -> Result<ZaakBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let overleg = lopend(&zicht, coach)?;
    let sinds = van_wanneer(&zicht, coach, overleg.as_ref(), vandaag)?;
    let mut beeld = poort::poort(service, kaart)?;
    // What a coach must do before it can go on stands first.
    let niveau = |stap| {
        let hindernis = beeld.poort.open.iter().find(|it| it.stap == stap);
        Reverse(hindernis.map(|it| it.niveau))
    };
    let mut stappen = std::mem::take(&mut beeld.stappen);
    stappen.sort_by_key(|it| niveau(it.stap));
    let regels = dossier::tijdlijn(service, kaart)?.into_iter();
    let sinds_toen = regels
        .filter(|it| !it.eigen && it.moment.date_naive() >= sinds)
        .filter(|it| !it.kop.starts_with("Besluit"))
        .take(REGELS_MAX)
        .collect();
    let stand = Stand::van(&zicht, overleg.as_ref())?;
    Ok(ZaakBeeld {
        versie: beeld.versie,
        naar: beeld.naar,
        kan: beeld.poort.is_open(),
        stappen,
        sinds: sinds_toen,
        gezegd: gezegd(service, &zicht, kaart)?,
        seconden: stand.gezien.get(&kaart).copied().unwrap_or(0),
        rij: beeld.rij,
    })
}

/// Besluiten and acties of the last overleggen, newest first. What was taken back was never said,
/// so they are not read from the timeline.
fn gezegd(service: &Service, zicht: &Zicht<'_>, kaart: KaartId) -> Result<Vec<Gezegd>, Fault> {
    let laatste = laatste(zicht)?;
    let mut alle = Vec::new();
    let model = service.model();
    for nummer in (laatste.saturating_sub(OVERLEGGEN).saturating_add(1)..=laatste).rev() {
        for (_, punt) in punten(zicht, nummer)? {
            if punt.kaart != kaart {
                continue;
            }
            let (besluit, tekst) = match punt.wat {
                Puntsoort::Besluit { tekst } => (true, tekst),
                Puntsoort::Actie { aan, wat, voor } => {
                    let wie = model.coach_kort(aan);
                    (false, format!("@{wie} {wat} ({})", toon_kort(voor)))
                }
                Puntsoort::Gezien { .. } | Puntsoort::Geparkeerd | Puntsoort::Verplaatst { .. } => {
                    continue;
                }
            };
            alle.push(Gezegd {
                moment: punt.moment,
                besluit,
                tekst,
            });
        }
    }
    alle.sort_by_key(|it| Reverse(it.moment));
    alle.truncate(REGELS_MAX);
    Ok(alle)
}
