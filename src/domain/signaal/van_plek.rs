//! What there is to do on a leerwerkplek.

use chrono::NaiveDate;

use super::post::plus;
use super::{Post, Signaal, Signaalinstelling, WachtOp};
use crate::domain::fase::Fase;
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::stap::{Poortniveau, StapId, Termijn};
use crate::domain::stappen::Stapstand;
use crate::domain::werkdagen::plus_werkdagen;

/// Everything to do on a leerwerkplek, now or later. `beweging` is the last day on which anything was
/// written on its timeline, `los` the last day on which a place came free.
pub fn posten_van_plek(
    plek: &Leerwerkplek,
    (beweging, los): (Option<NaiveDate>, Option<NaiveDate>),
    (stel, vrij): (&Signaalinstelling, Bevrijdingsdag),
) -> Vec<Post> {
    let mut alle = Vec::new();
    if matches!(plek.stand, PlekStand::Gesloten { .. }) {
        return alle;
    }
    if let Some(dag) = plek.terugbellen {
        alle.push(Post::op(Signaal::Terugbellen, dag, dag));
    }
    let dagen = |signaal: Signaal| u64::from(stel.dagen(signaal));
    if plek.stand == PlekStand::Werving {
        let stappen = StapId::van_fase(Fase::WervingWerkgevers);
        alle.extend(stappen.filter_map(|stap| van_stap(plek, stap, vrij)));
        let beweging = beweging.unwrap_or(plek.sinds).max(plek.sinds);
        let vanaf = plus(beweging, dagen(Signaal::Stil) + 1);
        alle.push(Post::stil(Signaal::Stil, beweging, vanaf));
    } else if plek.vrij() > 0 {
        let sinds = los.unwrap_or(plek.sinds).max(plek.sinds);
        let vanaf = plus(sinds, dagen(Signaal::PlekVrij) + 1);
        alle.push(Post::stil(Signaal::PlekVrij, sinds, vanaf));
    }
    alle
}

fn van_stap(plek: &Leerwerkplek, stap: StapId, vrij: Bevrijdingsdag) -> Option<Post> {
    let regel = stap.stap();
    let houdt = regel.poort >= Poortniveau::Block;
    let (bezig, sinds) = match plek.stappen.stand(stap) {
        Stapstand::Gepland { op } => {
            return Some(Post {
                stap: Some(stap),
                houdt,
                ..Post::op(Signaal::Afspraak, plek.sinds, *op)
            });
        }
        Stapstand::Open => (false, plek.sinds),
        Stapstand::Bezig { sinds } => (true, *sinds),
        Stapstand::Gedaan { .. } | Stapstand::Nvt { .. } | Stapstand::Afwijking { .. } => {
            return None;
        }
    };
    let gedaan = |code| plek.stappen.gedaan_op(StapId::code(code)?);
    let (begin, dag) = match regel.termijn {
        Termijn::NaFase(dagen) => (plek.sinds, plus(plek.sinds, u64::from(dagen))),
        Termijn::WerkdagenNaFase(dagen) => {
            let dag = plus_werkdagen(plek.sinds, i32::from(dagen), vrij);
            (plek.sinds, dag)
        }
        Termijn::Na(code, dagen) => {
            let eerst = gedaan(code)?;
            (eerst, plus(eerst, u64::from(dagen)))
        }
        Termijn::WerkdagenNa(code, dagen) => {
            let eerst = gedaan(code)?;
            (eerst, plus_werkdagen(eerst, i32::from(dagen), vrij))
        }
        // A leerwerkplek has no period of its own.
        Termijn::Geen
        | Termijn::VoorStart(_)
        | Termijn::NaStart(_)
        | Termijn::Halverwege
        | Termijn::Einde
        | Termijn::Nazorg(_) => return None,
    };
    Some(Post {
        stap: Some(stap),
        wacht_op: WachtOp::in_stap(regel, bezig),
        houdt,
        // Whoever is at it has been so since that day, however late it is.
        sinds: begin.max(sinds),
        ..Post::op(Signaal::Stap, begin, dag)
    })
}
