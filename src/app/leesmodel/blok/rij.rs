//! One row as bytes.

use chrono::NaiveDate;

use super::bytes::{Lezer, Schrijver};
use crate::app::leesmodel::rij::{Namen, Rij};
use crate::app::leesmodel::werk::{Tijdlijn, Werk};
use crate::app::store::Seq;
use crate::domain::code::Crebo;
use crate::domain::fase::Fase;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::klok::Waarvoor;
use crate::domain::signaal::{Post, Signaal, WachtOp};
use crate::domain::stap::StapId;
use crate::domain::waardelijst::{Branche, Niveau};

// Where a step could stand; there are fewer steps than that.
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

pub(super) fn rij_uit(uit: &mut Schrijver, rij: &Rij) {
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

pub(super) fn rij_in(van: &mut Lezer<'_>) -> Option<Rij> {
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
