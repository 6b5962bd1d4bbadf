//! What every pair is weighed against: postcode areas, places and kwalificaties, read once.

use std::collections::HashMap;

use crate::app::record::{Record, Soort};
use crate::app::store::{Store, StoreError, alle_van};
use crate::domain::code::Crebo;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::matching::{Plaatsbepaling, werkprocessen};
use crate::domain::postcode::Postcode;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{Branche, Niveau};

/// What is known of a kwalificatie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Soortwerk {
    pub(super) niveau: Niveau,
    pub(super) branche: Branche,
    pub(super) werkprocessen: u128,
}

/// The middle of a place, and its number.
#[derive(Debug, Clone, Copy, Default)]
struct Plaats {
    nummer: u32,
    oost: i64,
    noord: i64,
    gebieden: i64,
}

/// Postcode areas, places and kwalificaties.
#[derive(Debug, Default)]
pub(super) struct Grond {
    punten: HashMap<u16, (i32, i32)>,
    plaatsen: HashMap<String, Plaats>,
    kwalificaties: HashMap<Crebo, Soortwerk>,
}

impl Grond {
    pub(super) fn lees(store: &dyn Store) -> Result<Self, StoreError> {
        let mut grond = Self::default();
        for soort in [Soort::Gebied, Soort::Kwalificatie] {
            alle_van(store, soort, |_, gelezen| match gelezen.record {
                Record::Gebied(it) => {
                    let punt = Plaatsbepaling::punt(it.breedte, it.lengte);
                    grond.punten.insert(it.pc4, punt);
                    let plaats = grond.plaats(&it.plaats);
                    plaats.oost += i64::from(punt.0);
                    plaats.noord += i64::from(punt.1);
                    plaats.gebieden += 1;
                }
                Record::Kwalificatie(it) => grond.neem_kwalificatie(&it),
                _ => {}
            })?;
        }
        Ok(grond)
    }

    fn neem_kwalificatie(&mut self, it: &Kwalificatie) {
        let soort = Soortwerk {
            niveau: it.niveau,
            branche: it.branche,
            werkprocessen: werkprocessen(it.werkprocessen().map(|it| it.code)),
        };
        self.kwalificaties.insert(it.crebo, soort);
    }

    pub(super) fn kwalificatie(&self, crebo: Crebo) -> Option<Soortwerk> {
        self.kwalificaties.get(&crebo).copied()
    }

    fn plaats(&mut self, naam: &str) -> &mut Plaats {
        let nummer = u32::try_from(self.plaatsen.len() + 1).unwrap_or(u32::MAX);
        self.plaatsen.entry(vouw(naam)).or_insert(Plaats {
            nummer,
            ..Plaats::default()
        })
    }

    /// Where something is: by the postcode, else by the middle of the place.
    pub(super) fn waar(&mut self, pc4: Option<u16>, plaats: Option<&str>) -> Plaatsbepaling {
        let plaats = plaats.map(str::trim).filter(|it| !it.is_empty());
        let plaats = plaats.map_or_else(Plaats::default, |it| *self.plaats(it));
        let midden = |som: i64| i32::try_from(som / plaats.gebieden.max(1)).ok();
        let van_plaats = || match plaats.gebieden {
            0 => None,
            _ => midden(plaats.oost).zip(midden(plaats.noord)),
        };
        Plaatsbepaling {
            pc4: pc4.unwrap_or(0),
            punt: pc4
                .and_then(|it| self.punten.get(&it).copied())
                .or_else(van_plaats),
            plaats: plaats.nummer,
        }
    }

    /// The four digits of a postcode as typed, the letters may be missing.
    pub(super) fn pc4(tekst: &str) -> Option<u16> {
        let heel = tekst.parse::<Postcode>().map(Postcode::pc4);
        heel.or_else(|_| tekst.parse())
            .ok()
            .map(crate::domain::postcode::Pc4::getal)
    }
}
