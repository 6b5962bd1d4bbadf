//! What speaks for and against a pair, as it stands when a voorstel is made.

use crate::app::decide::Omgeving;
use crate::app::fault::Fault;
use crate::app::voorstel::Paarsleutel;
use crate::app::zicht::Zicht;
use crate::domain::voorstel::{Momentopname, Oordeel, Toenterm};

/// Version of these rules: the hard terms without points.
const REGELVERSIE: u16 = 0;

/// The terms of a pair now.
pub(super) fn momentopname(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    paar: Paarsleutel,
) -> Result<Momentopname, Fault> {
    let (_, traject) = zicht.traject(paar.0)?;
    let (_, plek) = zicht.plek(paar.1)?;
    let (_, bedrijf) = zicht.bedrijf(plek.bedrijf)?;
    let einde = traject.periode.einde().unwrap_or(omgeving.vandaag);
    let branche = zelfde(traject.branche.zip(plek.branche), |(wens, werk)| {
        wens == werk
    });
    let niveau = zelfde(traject.niveau.zip(plek.niveau), |(wens, tot)| wens <= tot);
    let crebo = traject.crebo.or(plek.crebo);
    let erkend = zelfde(crebo, |crebo| bedrijf.erkend_voor(crebo, einde));
    let vrij = zelfde(Some(plek.vrij()), |vrij| vrij > 0);
    let termen = [
        (
            "branche",
            branche,
            plek.branche.map_or("onbekend", |it| it.label()).to_owned(),
        ),
        (
            "niveau",
            niveau,
            plek.niveau
                .map_or("onbekend".to_owned(), |it| format!("tot {}", it.code())),
        ),
        (
            "erkenning",
            erkend,
            crebo.map_or("geen kwalificatie gekozen".to_owned(), |it| it.to_string()),
        ),
        ("plaats", vrij, format!("{} vrij", plek.vrij())),
    ];
    Ok(Momentopname {
        regelversie: REGELVERSIE,
        moment: omgeving.nu,
        coach: omgeving.coach,
        som: 0,
        termen: termen
            .into_iter()
            .map(|(naam, oordeel, wat)| Toenterm {
                naam: naam.to_owned(),
                hard: true,
                oordeel,
                punten: 0,
                hoogste: 0,
                woorden: format!("{naam}: {wat}"),
            })
            .collect(),
    })
}

fn zelfde<T>(wat: Option<T>, past: impl Fn(T) -> bool) -> Oordeel {
    match wat.map(past) {
        None => Oordeel::Onbekend,
        Some(true) => Oordeel::Ja,
        Some(false) => Oordeel::Nee,
    }
}
