//! The read model as bytes, so that opening a large store need not read every dossier (HOUSE 5).
//!
//! A block is a help, never the truth: one that is from another version of the rules, damaged or
//! too old is not used, and the rows are made from the records again.

use chrono::{Datelike, NaiveDate};

use super::rij::{Namen, Rij};
use super::werk::{Tijdlijn, Werk};
use super::{BedrijfKort, Leesmodel, PlekKort};
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::fase::Fase;
use crate::domain::id::{CoachId, KaartId, LeerbedrijfId, LeerwerkplekId};
use crate::domain::klok::Waarvoor;
use crate::domain::signaal::{Post, Signaal, WachtOp};
use crate::domain::stap::{STAPPEN, StapId};
use crate::domain::waardelijst::{Branche, Niveau};

/// Grows when the shape of a row or the rules behind it change.
const VORM: u32 = 3;

/// Bytes that are written one after another.
#[derive(Default)]
struct Schrijver(Vec<u8>);

impl Schrijver {
    fn getal(&mut self, getal: u64, bytes: usize) {
        self.0.extend(getal.to_le_bytes().into_iter().take(bytes));
    }

    fn tekst(&mut self, tekst: &str) {
        let lengte = u16::try_from(tekst.len()).unwrap_or(0);
        self.getal(u64::from(lengte), 2);
        self.0
            .extend(tekst.as_bytes().iter().take(usize::from(lengte)));
    }

    fn dag(&mut self, dag: NaiveDate) {
        self.getal(u64::from(dag.num_days_from_ce().cast_unsigned()), 4);
    }
}

/// Bytes that are read one after another; none where they end too soon.
struct Lezer<'a>(&'a [u8]);

impl<'a> Lezer<'a> {
    fn bytes(&mut self, aantal: usize) -> Option<&'a [u8]> {
        let (voor, na) = self.0.split_at_checked(aantal)?;
        self.0 = na;
        Some(voor)
    }

    fn getal(&mut self, bytes: usize) -> Option<u64> {
        let mut heel = [0; 8];
        heel.get_mut(..bytes)?.copy_from_slice(self.bytes(bytes)?);
        Some(u64::from_le_bytes(heel))
    }

    fn tekst(&mut self) -> Option<&'a str> {
        let lengte = usize::try_from(self.getal(2)?).ok()?;
        std::str::from_utf8(self.bytes(lengte)?).ok()
    }

    fn dag(&mut self) -> Option<NaiveDate> {
        let dagen = u32::try_from(self.getal(4)?).ok()?;
        NaiveDate::from_num_days_from_ce_opt(dagen.cast_signed())
    }

    fn nummer(&mut self) -> Option<u32> {
        u32::try_from(self.getal(4)?).ok()
    }
}

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

const TOESTEMMING: u8 = 252;
const TERUGBELLEN: u8 = 253;
const TERUG: u8 = 254;
const GEEN: u8 = 255;

fn stap_byte(stap: Option<StapId>) -> u8 {
    stap.and_then(|stap| u8::try_from(stap.rij()).ok())
        .unwrap_or(GEEN)
}

fn byte_stap(byte: u8) -> Option<StapId> {
    StapId::van_rij(usize::from(byte))
}

fn plaats<T: PartialEq>(lijst: &[T], waarde: Option<&T>) -> u8 {
    let plaats = waarde.and_then(|waarde| lijst.iter().position(|ander| ander == waarde));
    plaats
        .and_then(|plaats| u8::try_from(plaats).ok())
        .unwrap_or(GEEN)
}

fn rij_uit(uit: &mut Schrijver, rij: &Rij) {
    uit.getal(rij.kaart.nummer(), 5);
    uit.getal(rij.versie.0, 8);
    uit.dag(rij.sinds);
    let (dag, waarvoor) = rij
        .volgende
        .map_or((NaiveDate::MIN, GEEN), |(dag, waarvoor)| {
            let byte = match waarvoor {
                Waarvoor::Stap(stap) => stap_byte(Some(stap)),
                Waarvoor::Terugbellen => TERUGBELLEN,
                Waarvoor::Terug => TERUG,
                Waarvoor::Toestemming => TOESTEMMING,
            };
            (dag, byte)
        });
    uit.dag(dag);
    let vlaggen = u8::from(rij.wacht) | u8::from(rij.gesloten) << 1 | u8::from(rij.op_bord) << 2;
    uit.0.extend([
        waarvoor,
        stap_byte(rij.houdt_op),
        u8::try_from(rij.fase.plaats()).unwrap_or(GEEN),
        plaats(Branche::ALL, rij.branche.as_ref()),
        plaats(Niveau::ALL, rij.niveau.as_ref()),
        rij.gedaan,
        rij.totaal,
        rij.waarschuwingen,
        vlaggen,
    ]);
    uit.getal(u64::from(rij.coach.0), 2);
    uit.getal(u64::from(rij.gemeente), 2);
    uit.getal(u64::from(rij.doelgroepen), 4);
    uit.getal(u64::from(rij.plek_nr), 4);
    uit.getal(u64::from(rij.kandidaat_nr), 4);
    uit.tekst(rij.naam());
    uit.tekst(rij.sorteer());
    werk_uit(uit, &rij.werk);
}

/// A day that may be none: the beginning of the calendar is never one.
fn misschien_uit(uit: &mut Schrijver, dag: Option<NaiveDate>) {
    uit.dag(dag.unwrap_or(NaiveDate::MIN));
}

fn misschien(dag: NaiveDate) -> Option<NaiveDate> {
    (dag != NaiveDate::MIN).then_some(dag)
}

fn werk_uit(uit: &mut Schrijver, werk: &Werk) {
    misschien_uit(uit, werk.tijdlijn.contact);
    misschien_uit(uit, werk.tijdlijn.beweging);
    misschien_uit(uit, werk.tijdlijn.los);
    uit.getal(u64::from(werk.crebo.map_or(0, Crebo::getal)), 4);
    uit.0.extend([werk.vast, u8::from(werk.binnen)]);
    uit.getal(werk.posten.len() as u64, 2);
    for post in &werk.posten {
        uit.0.extend([
            plaats(Signaal::ALL, Some(&post.signaal)),
            stap_byte(post.stap),
            plaats(WachtOp::ALL, post.wacht_op.as_ref()),
            u8::from(post.houdt),
        ]);
        uit.dag(post.sinds);
        uit.dag(post.vanaf);
        uit.dag(post.laat);
    }
}

fn werk_in(van: &mut Lezer<'_>) -> Option<Werk> {
    let tijdlijn = Tijdlijn {
        contact: misschien(van.dag()?),
        beweging: misschien(van.dag()?),
        los: misschien(van.dag()?),
    };
    let crebo = match van.nummer()? {
        0 => None,
        getal => Some(Crebo::van_getal(getal)?),
    };
    let &[vast, binnen] = van.bytes(2)? else {
        return None;
    };
    let mut posten = Vec::new();
    for _ in 0..van.getal(2)? {
        let &[signaal, stap, wacht_op, houdt] = van.bytes(4)? else {
            return None;
        };
        posten.push(Post {
            signaal: *Signaal::ALL.get(usize::from(signaal))?,
            stap: byte_stap(stap),
            wacht_op: WachtOp::ALL.get(usize::from(wacht_op)).copied(),
            houdt: houdt != 0,
            sinds: van.dag()?,
            vanaf: van.dag()?,
            laat: van.dag()?,
        });
    }
    Some(Werk {
        tijdlijn,
        crebo,
        vast,
        binnen: binnen != 0,
        posten: posten.into(),
    })
}

fn rij_in(van: &mut Lezer<'_>) -> Option<Rij> {
    let kaart = KaartId::van_nummer(van.getal(5)?)?;
    let versie = Seq(van.getal(8)?);
    let sinds = van.dag()?;
    let dag = van.nummer()?;
    let &[
        waarvoor,
        houdt_op,
        fase,
        branche,
        niveau,
        gedaan,
        totaal,
        waarschuwingen,
        vlaggen,
    ] = van.bytes(9)?
    else {
        return None;
    };
    let coach = CoachId(u16::try_from(van.getal(2)?).ok()?);
    let gemeente = u16::try_from(van.getal(2)?).ok()?;
    let doelgroepen = van.nummer()?;
    let plek_nr = van.nummer()?;
    let kandidaat_nr = van.nummer()?;
    let namen = Namen {
        naam: van.tekst()?,
        sorteer: van.tekst()?,
    };
    let mut rij = Rij::nieuw(kaart, versie, sinds, namen);
    let wat = match waarvoor {
        GEEN => None,
        TERUGBELLEN => Some(Waarvoor::Terugbellen),
        TERUG => Some(Waarvoor::Terug),
        TOESTEMMING => Some(Waarvoor::Toestemming),
        stap => Some(Waarvoor::Stap(byte_stap(stap)?)),
    };
    rij.volgende = match wat {
        Some(wat) => Some((
            NaiveDate::from_num_days_from_ce_opt(dag.cast_signed())?,
            wat,
        )),
        None => None,
    };
    rij.houdt_op = byte_stap(houdt_op);
    rij.fase = Fase::op_plaats(usize::from(fase))?;
    rij.branche = Branche::ALL.get(usize::from(branche)).copied();
    rij.niveau = Niveau::ALL.get(usize::from(niveau)).copied();
    rij.gedaan = gedaan;
    rij.totaal = totaal;
    rij.waarschuwingen = waarschuwingen;
    rij.wacht = vlaggen & 1 != 0;
    rij.gesloten = vlaggen & 2 != 0;
    rij.op_bord = vlaggen & 4 != 0;
    rij.coach = coach;
    rij.gemeente = gemeente;
    rij.doelgroepen = doelgroepen;
    rij.plek_nr = plek_nr;
    rij.kandidaat_nr = kandidaat_nr;
    rij.werk = werk_in(van)?;
    Some(rij)
}

impl Leesmodel {
    /// The rows as bytes. Coaches and postcode areas are few and are read from their records.
    pub fn als_blok(&self) -> Vec<u8> {
        let mut uit = Schrijver(Vec::with_capacity(self.index.len() * 100));
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
        uit.getal(self.index.len() as u64, 4);
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
        (model.zet_alle(rijen?) && van.0.is_empty()).then_some(model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
