//! What matching asks of an invented person: varied, and not always known.

use crate::domain::inzet::Inzet;
use crate::domain::waardelijst::{Certificaat, Dagdeel, Rijbewijs, Taalniveau, Vervoermiddel};
use crate::generate::Stof;
use crate::generate::kans::Kans;

/// A source of its own, so that what is asked here changes nothing else of the region.
pub(super) fn maak(stof: &Stof, id: u32) -> Inzet {
    let mut kans = Kans::van(stof.opzet.zaad ^ 0x1A2E, id);
    let kans = &mut kans;
    let vervoer: &[Vervoermiddel] = kans.gewogen(&[
        (30, [Vervoermiddel::Fiets].as_slice()),
        (25, &[Vervoermiddel::Fiets, Vervoermiddel::Ov]),
        (12, &[Vervoermiddel::Ov]),
        (14, &[Vervoermiddel::Auto]),
        (4, &[Vervoermiddel::Brommer]),
        (15, &[]),
    ]);
    let rijbewijzen: &[Rijbewijs] = if vervoer.contains(&Vervoermiddel::Auto) {
        &[Rijbewijs::B]
    } else {
        kans.gewogen(&[
            (50, [Rijbewijs::Geen].as_slice()),
            (15, &[Rijbewijs::B]),
            (35, &[]),
        ])
    };
    let dagen = u8::try_from(kans.tussen(3, 5)).unwrap_or(5);
    Inzet {
        vervoer: vervoer.to_vec(),
        rijbewijzen: rijbewijzen.to_vec(),
        reistijd: kans.procent(70).then(|| tientallen(kans, 2, 6)),
        uren: kans.procent(75).then(|| viervouden(kans)),
        dagdelen: if kans.procent(60) {
            werkdagen(dagen)
        } else {
            Vec::new()
        },
        taal: kans.procent(80).then(|| {
            kans.gewogen(&[
                (45, Taalniveau::Moedertaal),
                (10, Taalniveau::B1),
                (25, Taalniveau::A2),
                (20, Taalniveau::A1),
            ])
        }),
        certificaten: kans
            .gewogen(&[
                (40, [].as_slice()),
                (35, &[Certificaat::Geen]),
                (15, &[Certificaat::Vca]),
                (10, &[Certificaat::Heftruck]),
            ])
            .to_vec(),
        ..Inzet::default()
    }
}

fn tientallen(kans: &mut Kans, van: i64, tot: i64) -> u8 {
    u8::try_from(kans.tussen(van, tot) * 10).unwrap_or(30)
}

fn viervouden(kans: &mut Kans) -> u8 {
    u8::try_from(kans.tussen(4, 9) * 4).unwrap_or(24)
}

/// Morning and afternoon of the first days of the week.
pub(in crate::generate) fn werkdagen(dagen: u8) -> Vec<Dagdeel> {
    let overdag = |plaats: &usize| plaats % 3 != 2;
    let alle = Dagdeel::ALL.iter().enumerate();
    let alle = alle.filter(|(plaats, _)| overdag(plaats)).map(|it| *it.1);
    alle.take(usize::from(dagen) * 2).collect()
}
