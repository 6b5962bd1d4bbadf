//! From two places to an estimate of the journey, without a network (DOMAIN 3.8).
//!
//! Centroids of PC4 areas give a distance; without those the same PC4, the same place or the same
//! first two digits give a range. What is not known widens the range, so that an estimate never says
//! more than it can.

use super::kant::{KandidaatKant, PlekKant};
use crate::domain::waardelijst::Vervoermiddel;

/// Where something is, as far as known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plaatsbepaling {
    /// Four digits of the postcode; 0 when not known.
    pub pc4: u16,
    /// Metres east and north of a fixed point, where the table of postcodes has the PC4.
    pub punt: Option<(i32, i32)>,
    /// A number per name of a place; 0 when not known.
    pub plaats: u32,
}

impl Plaatsbepaling {
    /// Whether anything is known.
    pub const fn bekend(self) -> bool {
        self.pc4 != 0 || self.plaats != 0
    }

    /// Metres from millionths of a degree, flat as the country is.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "metres within the country fit, and a saturated point is only far away"
    )]
    pub fn punt(breedte: i32, lengte: i32) -> (i32, i32) {
        // A degree is 111.2 km north, and 68.2 km east at 52.2 degrees.
        let oost = f64::from(lengte) * 0.0682;
        let noord = f64::from(breedte) * 0.1112;
        (oost as i32, noord as i32)
    }
}

/// A journey one way: at least and at most so many minutes and tenths of kilometres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reis {
    /// Fewest minutes.
    pub laag: u16,
    /// Most minutes; `u16::MAX` when nothing is known.
    pub hoog: u16,
    /// Tenths of kilometres in a straight line, if there is an estimate.
    pub hm: Option<u16>,
    /// Somebody said so: not an estimate.
    pub gezegd: bool,
}

/// Tenths of kilometres: a range.
type Bereik = (u16, u16);

const ONBEKEND: Bereik = (0, u16::MAX);

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits just before"
)]
fn bereik(a: Plaatsbepaling, b: Plaatsbepaling) -> Bereik {
    if let (Some(a), Some(b)) = (a.punt, b.punt) {
        let (dx, dy) = (
            f64::from(a.0) - f64::from(b.0),
            f64::from(a.1) - f64::from(b.1),
        );
        let hm = (dx.hypot(dy) / 100.0).round().clamp(0.0, 60_000.0) as u16;
        // Two addresses in one area are not at the same spot.
        let hm = hm.max(10);
        return (hm, hm);
    }
    if a.pc4 != 0 && a.pc4 == b.pc4 {
        (0, 25)
    } else if a.plaats != 0 && a.plaats == b.plaats {
        (0, 50)
    } else if a.pc4 != 0 && b.pc4 != 0 && a.pc4 / 100 == b.pc4 / 100 {
        (5, 250)
    } else {
        ONBEKEND
    }
}

/// Minutes to get ready, and minutes per ten kilometres in a straight line (detours included).
const fn tempo(middel: Vervoermiddel) -> (u32, u32) {
    match middel {
        Vervoermiddel::Fiets => (2, 50),
        Vervoermiddel::Brommer => (3, 28),
        Vervoermiddel::Auto => (5, 18),
        Vervoermiddel::Ov => (12, 36),
        Vervoermiddel::Geen => (0, 155),
    }
}

fn minuten(middel: Vervoermiddel, hm: u16) -> u16 {
    if hm == u16::MAX {
        return u16::MAX;
    }
    let (vast, per_tien) = tempo(middel);
    let minuten = vast + (u32::from(hm) * per_tien).div_ceil(100);
    u16::try_from(minuten).unwrap_or(u16::MAX)
}

/// The journey of a pair: one that was said goes before any estimate.
pub fn reis(k: &KandidaatKant, p: &PlekKant) -> Reis {
    if let Some(minuten) = k.reistijd_naar(p.bedrijf) {
        return Reis {
            laag: minuten,
            hoog: minuten,
            hm: None,
            gezegd: true,
        };
    }
    let (dichtst, verst) = bereik(k.waar, p.waar);
    let kan = |it: &&Vervoermiddel| k.vervoer & 1 << (**it as u32) != 0;
    let snelst = |hm, zonder: &[Vervoermiddel]| {
        let bekend = Vervoermiddel::ALL.iter().filter(kan);
        let bekend = bekend.map(|it| minuten(*it, hm)).min();
        bekend.or_else(|| zonder.iter().map(|it| minuten(*it, hm)).min())
    };
    // Not asked: at best by the fastest way there is, at worst by bicycle.
    let alle = [
        Vervoermiddel::Fiets,
        Vervoermiddel::Brommer,
        Vervoermiddel::Auto,
        Vervoermiddel::Ov,
    ];
    Reis {
        laag: snelst(dichtst, &alle).unwrap_or(0),
        hoog: snelst(verst, &[Vervoermiddel::Fiets]).unwrap_or(u16::MAX),
        hm: (verst != u16::MAX).then_some(verst),
        gezegd: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{LeerbedrijfId, LeerwerkplekId, TrajectId};
    use crate::domain::matching::maskers;
    use chrono::NaiveDate;

    fn paar(vervoer: &[Vervoermiddel]) -> (KandidaatKant, PlekKant) {
        let mut k = KandidaatKant::leeg(TrajectId(1), NaiveDate::MIN);
        let mut p = PlekKant::leeg(LeerwerkplekId(1), LeerbedrijfId(7));
        k.vervoer = maskers::vervoer(vervoer);
        k.waar.punt = Some((0, 0));
        p.waar.punt = Some((6_000, 8_000));
        (k, p)
    }

    #[test]
    fn centroids_give_kilometres_and_the_fastest_way_gives_minutes() {
        let (k, p) = paar(&[Vervoermiddel::Fiets, Vervoermiddel::Auto]);
        let reis = reis(&k, &p);
        assert_eq!((reis.hm, reis.laag, reis.hoog), (Some(100), 23, 23));
    }

    #[test]
    fn what_is_not_asked_widens_the_range() {
        let (mut k, mut p) = paar(&[]);
        let wijd = reis(&k, &p);
        assert_eq!((wijd.laag, wijd.hoog), (23, 52));
        k.waar.punt = None;
        assert_eq!(reis(&k, &p).hoog, u16::MAX);
        k.waar.pc4 = 7551;
        p.waar = Plaatsbepaling {
            pc4: 7555,
            ..Plaatsbepaling::default()
        };
        assert_eq!(reis(&k, &p).hm, Some(250));
    }

    #[test]
    fn a_journey_that_was_said_goes_before_the_estimate() {
        let (mut k, p) = paar(&[Vervoermiddel::Fiets]);
        k.reistijden = Box::new([(LeerbedrijfId(7), 20)]);
        let reis = reis(&k, &p);
        assert_eq!((reis.laag, reis.hoog, reis.gezegd), (20, 20, true));
    }

    #[test]
    fn millionths_of_a_degree_become_metres() {
        let almelo = Plaatsbepaling::punt(52_356_700, 6_662_500);
        let hengelo = Plaatsbepaling::punt(52_265_800, 6_793_100);
        let (dx, dy) = (almelo.0 - hengelo.0, almelo.1 - hengelo.1);
        let km = f64::from(dx).hypot(f64::from(dy)) / 1000.0;
        assert!((12.0..15.0).contains(&km), "{km}");
    }
}
