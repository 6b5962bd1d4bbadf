//! The read model as bytes, so that opening a large store need not read every dossier (HOUSE 5).
//!
//! A block is a help, never the truth: one that is from another version of the rules, damaged or
//! too old is not used, and the rows are made from the records again.

use super::rijen::Rijen;
use super::{BedrijfKort, Leesmodel, PlekKort};
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::domain::signaal::Signaal;
use crate::domain::stap::STAPPEN;

mod bytes;
mod rij;

use bytes::{Lezer, Schrijver};
use rij::{rij_in, rij_uit};

/// Grows when the shape of a row or the rules behind it change.
const VORM: u32 = 3;

/// What the rows depend on beside the records: another table of steps makes other rows.
fn regels() -> u64 {
    let mut som = u64::from(VORM);
    for stap in &STAPPEN {
        for byte in stap
            .code
            .bytes()
            .chain([stap.poort as u8, u8::from(stap.nvt)])
        {
            som = som.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte);
        }
    }
    for signaal in Signaal::ALL {
        let dagen = u64::from(signaal.regel().dagen);
        som = som.wrapping_mul(0x0100_0000_01B3) ^ dagen;
    }
    som
}

impl Leesmodel {
    /// The rows as bytes. Coaches and postcode areas are few and are read from their records.
    pub fn als_blok(&self) -> Vec<u8> {
        let mut uit = Schrijver(Vec::with_capacity(self.aantal_kaarten() * 100));
        uit.getal(regels(), 8);
        uit.getal(self.seq().0, 8);
        uit.getal(self.gemeenten.namen.len() as u64, 4);
        for (naam, _) in &self.gemeenten.namen {
            uit.tekst(naam);
        }
        uit.getal(self.bedrijven.len() as u64, 4);
        for (id, bedrijf) in &self.bedrijven {
            uit.getal(u64::from(id.0), 4);
            uit.tekst(&bedrijf.naam);
            uit.tekst(&bedrijf.plaats);
            uit.getal(bedrijf.erkend.len() as u64, 2);
            for (crebo, tot) in &bedrijf.erkend {
                uit.getal(u64::from(crebo.getal()), 4);
                uit.dag(*tot);
            }
        }
        uit.getal(self.plekken.len() as u64, 4);
        for (id, plek) in &self.plekken {
            uit.getal(u64::from(id.0), 4);
            uit.getal(u64::from(plek.bedrijf.0), 4);
            uit.tekst(&plek.functie);
        }
        uit.getal(self.aantal_kaarten() as u64, 4);
        for rij in self.kaarten() {
            rij_uit(&mut uit, rij);
        }
        uit.0
    }

    /// The model of a block; none where the block is not one of these rules or not whole.
    pub fn van_blok(blok: &[u8]) -> Option<Self> {
        let mut van = Lezer(blok);
        if van.getal(8)? != regels() {
            return None;
        }
        let mut model = Self::default();
        model.zet_seq(Seq(van.getal(8)?));
        for _ in 0..van.nummer()? {
            model.gemeente(Some(van.tekst()?));
        }
        for _ in 0..van.nummer()? {
            let id = LeerbedrijfId(van.nummer()?);
            let (naam, plaats) = (van.tekst()?.into(), van.tekst()?.into());
            let mut erkend = Vec::new();
            for _ in 0..van.getal(2)? {
                erkend.push((Crebo::van_getal(van.nummer()?)?, van.dag()?));
            }
            let kort = BedrijfKort {
                naam,
                plaats,
                erkend: erkend.into(),
            };
            model.zet_bedrijf(id, kort);
        }
        for _ in 0..van.nummer()? {
            let id = LeerwerkplekId(van.nummer()?);
            let bedrijf = LeerbedrijfId(van.nummer()?);
            model.zet_plek(
                id,
                PlekKort {
                    bedrijf,
                    functie: van.tekst()?.into(),
                },
            );
        }
        let rijen = van.nummer()?;
        let rijen: Option<Vec<_>> = (0..rijen).map(|_| rij_in(&mut van)).collect();
        model.rijen = Rijen::van_alle(rijen?)?;
        van.0.is_empty().then_some(model)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::app::leesmodel::rij::{Namen, Rij};
    use crate::app::leesmodel::werk::{Tijdlijn, Werk};
    use crate::domain::fase::Fase;
    use crate::domain::id::{CoachId, KaartId};
    use crate::domain::klok::Waarvoor;
    use crate::domain::signaal::{Post, WachtOp};
    use crate::domain::stap::StapId;
    use crate::domain::waardelijst::Branche;

    fn model() -> Leesmodel {
        let mut model = Leesmodel::default();
        model.zet_seq(Seq(42));
        let bedrijf = BedrijfKort {
            naam: "Kwekerij".into(),
            plaats: "Almelo".into(),
            erkend: [("25250".parse().unwrap(), NaiveDate::MAX)].into(),
        };
        model.zet_bedrijf(LeerbedrijfId(3), bedrijf);
        let plek = PlekKort {
            bedrijf: LeerbedrijfId(3),
            functie: "kas".into(),
        };
        model.zet_plek(LeerwerkplekId(9), plek);
        let gemeente = model.gemeente(Some("Almelo"));
        for nummer in 0..20_u32 {
            let kaart = KaartId::Traject(crate::domain::id::TrajectId(nummer));
            let sinds = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
            let namen = Namen {
                naam: "R. Yıldız",
                sorteer: "yildiz  rukiye",
            };
            let mut rij = Rij::nieuw(kaart, Seq(u64::from(nummer)), sinds, namen);
            let stap = StapId::van_rij(nummer as usize);
            rij.fase = Fase::ALL[nummer as usize % 7];
            rij.houdt_op = stap.filter(|_| nummer % 2 == 0);
            rij.volgende = match nummer % 5 {
                0 => None,
                1 => stap.map(|stap| (sinds, Waarvoor::Stap(stap))),
                2 => Some((sinds, Waarvoor::Terugbellen)),
                3 => Some((sinds, Waarvoor::Toestemming)),
                _ => Some((sinds, Waarvoor::Terug)),
            };
            rij.branche = Branche::ALL.get(nummer as usize).copied();
            rij.gesloten = nummer % 3 == 0;
            rij.gemeente = gemeente;
            rij.plek_nr = 10;
            rij.kandidaat_nr = nummer + 1;
            let post = Post {
                signaal: Signaal::ALL[nummer as usize],
                stap: stap.filter(|_| nummer % 2 == 0),
                sinds,
                vanaf: sinds,
                laat: NaiveDate::MAX,
                wacht_op: WachtOp::ALL.get(nummer as usize).copied(),
                houdt: nummer % 3 == 0,
            };
            rij.werk = Werk {
                tijdlijn: Tijdlijn {
                    contact: Some(sinds).filter(|_| nummer % 2 == 0),
                    ..Tijdlijn::default()
                },
                crebo: "25250".parse().ok().filter(|_| nummer % 2 == 0),
                vast: 1,
                binnen: nummer % 4 == 0,
                posten: vec![post; nummer as usize % 3].into(),
            };
            model.zet(rij);
        }
        model
    }

    #[test]
    fn a_block_reads_back_as_the_model_it_was_made_of() {
        let model = model();
        let terug = Leesmodel::van_blok(&model.als_blok()).unwrap();
        assert_eq!(terug.seq(), model.seq());
        assert_eq!(terug.lopend(), model.lopend());
        for rij in model.kaarten() {
            assert_eq!(terug.kaartrij(rij.kaart), Some(model.teken(rij)));
            let werk = terug.in_slot(terug.slot(rij.kaart).unwrap()).unwrap();
            assert_eq!(werk.werk, rij.werk);
            if let (KaartId::Traject(id), Some(kandidaat)) = (rij.kaart, rij.kandidaat()) {
                assert!(terug.trajecten_van(kandidaat).any(|it| it == id));
            }
        }
        let van = |it: &Leesmodel| -> Vec<_> {
            let rijen = it.slots_van([CoachId(0)]);
            rijen.map(|(slot, rij)| (slot, rij.kaart)).collect()
        };
        assert_eq!(van(&terug).len(), 20);
        assert_eq!(van(&terug), van(&model));
        let erkend = |it: &Leesmodel| it.bedrijf(LeerbedrijfId(3)).unwrap().erkend.clone();
        assert_eq!(erkend(&terug), erkend(&model));
        assert_eq!(terug.als_blok().len(), model.als_blok().len());
    }

    #[test]
    fn a_block_that_is_cut_or_of_other_rules_is_not_used() {
        let blok = model().als_blok();
        for lengte in 0..blok.len() {
            assert!(Leesmodel::van_blok(&blok[..lengte]).is_none(), "{lengte}");
        }
        let mut ander = blok.clone();
        ander[0] ^= 1;
        assert!(Leesmodel::van_blok(&ander).is_none());
    }
}
