//! Figures as a circulation, and the round trips along which they could have been others.

use super::super::KLEINSTE;
use super::Cel;

/// Row and column of a figure.
pub(super) type Waar = (usize, usize);

/// What a reader knows of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weet {
    /// All of it.
    Alles,
    /// That it is 1 to 4.
    Klein,
    /// Nothing.
    Niets,
}

/// A figure.
#[derive(Clone)]
pub(super) struct Boog {
    van: usize,
    naar: usize,
    pub(super) waarde: u64,
    /// Where it stands; none for one that the table does not show.
    pub(super) waar: Option<Waar>,
    weet: Weet,
    /// What is lost by hiding it.
    duur: u64,
}

/// Saying `x` where `<5` would do costs little.
const ZWAKKER: u64 = 10;
/// A zero hides badly: many of them are known from elsewhere.
const NUL: u64 = 500_000;

impl Boog {
    pub(super) const fn getoond(
        van: usize,
        naar: usize,
        waarde: u64,
        waar: Waar,
        duur: u64,
    ) -> Self {
        Self {
            van,
            naar,
            waarde,
            waar: Some(waar),
            weet: Weet::Alles,
            duur,
        }
    }

    pub(super) const fn vrij(van: usize, naar: usize) -> Self {
        Self {
            van,
            naar,
            // Whatever it is, it may be one less.
            waarde: u64::MAX / 2,
            waar: None,
            weet: Weet::Niets,
            duur: 0,
        }
    }

    pub(super) fn klein(&mut self) {
        self.weet = Weet::Klein;
    }

    pub(super) fn dicht(&mut self) {
        self.weet = Weet::Niets;
    }

    pub(super) fn teken(&self) -> Option<Cel> {
        match self.weet {
            Weet::Alles => None,
            Weet::Klein => Some(Cel::Onder),
            Weet::Niets => Some(Cel::Verborgen),
        }
    }

    /// What it costs to let it be one more, or one less; none where it cannot be less.
    fn kost(&self, meer: bool) -> Option<u64> {
        let bij_grens = if meer {
            self.waarde + 1 >= KLEINSTE
        } else {
            self.waarde <= 1
        };
        if !meer && self.waarde == 0 {
            return None;
        }
        Some(match self.weet {
            Weet::Klein if bij_grens => ZWAKKER,
            Weet::Niets | Weet::Klein => 0,
            Weet::Alles if self.waarde == 0 => self.duur.saturating_add(NUL),
            Weet::Alles => self.duur.saturating_add(self.waarde),
        })
    }

    /// Lets it be one more, or one less, in the eyes of the reader.
    fn laat(&mut self, meer: bool) {
        if self.kost(meer) != Some(0) {
            self.weet = Weet::Niets;
        }
    }
}

/// A circulation.
#[derive(Clone, Default)]
pub(super) struct Net {
    knopen: usize,
    pub(super) bogen: Vec<Boog>,
}

/// What it costs to come at a node, and the figure along which, with its direction.
type Stap = (u64, Option<(usize, bool)>);

/// A way: what it costs, and the figures on it with their direction.
type Weg = (u64, Vec<(usize, bool)>);

impl Net {
    pub(super) fn knoop(&mut self) -> usize {
        self.knopen += 1;
        self.knopen - 1
    }

    /// Hides figures until no hidden one can be worked out.
    pub(super) fn maak_veilig(&mut self) {
        for plaats in 0..self.bogen.len() {
            let Some(boog) = self.bogen.get(plaats) else {
                continue;
            };
            if boog.weet == Weet::Alles || boog.waar.is_none() {
                continue;
            }
            let rondjes = [true, false].map(|meer| self.rondje(plaats, meer));
            let beste = rondjes.into_iter().flatten().min_by_key(|it| it.0);
            for (plaats, meer) in beste.map(|it| it.1).unwrap_or_default() {
                if let Some(boog) = self.bogen.get_mut(plaats) {
                    boog.laat(meer);
                }
            }
        }
    }

    /// The cheapest round trip through a figure that lets it be one more, or one less.
    fn rondje(&self, plaats: usize, meer: bool) -> Option<Weg> {
        let boog = self.bogen.get(plaats)?;
        let eigen = boog.kost(meer)?;
        let (van, naar) = if meer {
            (boog.naar, boog.van)
        } else {
            (boog.van, boog.naar)
        };
        let (kost, mut weg) = self.weg(van, naar, plaats)?;
        weg.push((plaats, meer));
        Some((kost.saturating_add(eigen), weg))
    }

    /// The cheapest way between two nodes without one of the figures.
    fn weg(&self, van: usize, naar: usize, zonder: usize) -> Option<Weg> {
        let mut beste: Vec<Option<Stap>> = vec![None; self.knopen];
        let mut klaar = vec![false; self.knopen];
        *beste.get_mut(van)? = Some((0, None));
        loop {
            let open = (0..self.knopen).filter(|it| !klaar[*it]);
            let hier = open
                .filter_map(|it| beste[it].map(|(kost, _)| (kost, it)))
                .min()?;
            let (kost, hier) = hier;
            klaar[hier] = true;
            if hier == naar {
                break;
            }
            for (plaats, boog) in self.bogen.iter().enumerate() {
                let (daar, meer) = if boog.van == hier {
                    (boog.naar, true)
                } else if boog.naar == hier {
                    (boog.van, false)
                } else {
                    continue;
                };
                let Some(stap) = boog.kost(meer).filter(|_| plaats != zonder) else {
                    continue;
                };
                let nieuw = kost.saturating_add(stap);
                if beste[daar].is_none_or(|(oud, _)| nieuw < oud) {
                    beste[daar] = Some((nieuw, Some((plaats, meer))));
                }
            }
        }
        let mut weg = Vec::new();
        let mut hier = naar;
        while let Some((plaats, meer)) = beste[hier]?.1 {
            weg.push((plaats, meer));
            let boog = self.bogen.get(plaats)?;
            hier = if meer { boog.van } else { boog.naar };
        }
        Some((beste[naar]?.0, weg))
    }
}
