//! How a step stands, in a few words: for the gate, the dossier and the step window alike.

use chrono::NaiveDate;

use crate::app::query::StapRij;
use crate::domain::datum::{toon, toon_kort};
use crate::domain::stap::{Actor, StapId, Termijn};
use crate::domain::stappen::Stapstand;
use crate::tui::theme::Rol;

/// Whether an open step is past its day.
pub fn is_laat(rij: &StapRij, vandaag: NaiveDate) -> bool {
    let plan = match rij.stand {
        Stapstand::Gepland { op } => Some(op),
        _ => rij.uiterlijk,
    };
    !rij.stand.is_klaar() && plan.is_some_and(|dag| dag < vandaag)
}

/// The words and what they mean; late ones end in `!`.
pub fn woorden(rij: &StapRij, vandaag: NaiveDate) -> (String, Rol) {
    let laat = is_laat(rij, vandaag);
    let uiterlijk = rij.uiterlijk.map(toon_kort);
    let mut text = match (&rij.stand, uiterlijk) {
        (Stapstand::Open, None) => "open".to_owned(),
        (Stapstand::Open, Some(dag)) => format!("voor {dag}"),
        (Stapstand::Gepland { op }, _) => format!("gepland {}", toon_kort(*op)),
        (Stapstand::Bezig { .. }, Some(dag)) => format!("bezig, voor {dag}"),
        (Stapstand::Bezig { sinds }, None) => format!("bezig {}", toon_kort(*sinds)),
        (Stapstand::Gedaan { op, .. }, _) => format!("gedaan {}", toon(*op)),
        (Stapstand::Nvt { .. }, _) => "n.v.t.".to_owned(),
        (Stapstand::Afwijking { op, .. }, _) => format!("afwijking {}", toon(*op)),
    };
    if laat {
        text.push('!');
    }
    let rol = match rij.stand {
        _ if laat => Rol::Laat,
        Stapstand::Gedaan { .. } => Rol::Klaar,
        Stapstand::Nvt { .. } => Rol::Zacht,
        Stapstand::Afwijking { .. } | Stapstand::Gepland { .. } => Rol::LetOp,
        Stapstand::Open | Stapstand::Bezig { .. } => Rol::Tekst,
    };
    (text, rol)
}

/// Who acts first in a step.
pub fn wie(stap: StapId) -> &'static str {
    stap.stap().actoren.first().map_or("", |it| it.label())
}

/// Everybody who acts in a step.
pub fn allen(stap: StapId) -> String {
    let namen: Vec<&str> = stap
        .stap()
        .actoren
        .iter()
        .copied()
        .map(Actor::label)
        .collect();
    namen.join(", ")
}

/// The lead time in words; none if there is none.
pub fn termijn(termijn: Termijn) -> Option<String> {
    Some(match termijn {
        Termijn::Geen => return None,
        Termijn::NaFase(n) => format!("binnen {} in deze fase", dagen(n)),
        Termijn::WerkdagenNaFase(n) => format!("binnen {} in deze fase", werkdagen(n)),
        Termijn::Na(stap, n) => format!("binnen {} na {stap}", dagen(n)),
        Termijn::WerkdagenNa(stap, n) => format!("binnen {} na {stap}", werkdagen(n)),
        Termijn::VoorStart(0) => "voor de start".to_owned(),
        Termijn::VoorStart(n) => format!("{} voor de start", dagen(n)),
        Termijn::NaStart(n) => format!("binnen {} na de start", dagen(n)),
        Termijn::Halverwege => "halverwege".to_owned(),
        Termijn::Einde => "aan het eind".to_owned(),
        Termijn::Nazorg(moment) => format!("{} na de eerste werkdag", moment.label()),
    })
}

fn dagen(n: u16) -> String {
    if n == 1 {
        "1 dag".to_owned()
    } else {
        format!("{n} dagen")
    }
}

fn werkdagen(n: u16) -> String {
    if n == 1 {
        "1 werkdag".to_owned()
    } else {
        format!("{n} werkdagen")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CoachId;

    fn rij(stand: Stapstand, uiterlijk: Option<NaiveDate>) -> StapRij {
        StapRij {
            stap: StapId::code("WK-06").unwrap(),
            stand,
            uiterlijk,
            door: None,
            van_plek: false,
            mag_nvt: false,
        }
    }

    #[test]
    fn a_step_says_how_it_stands_and_a_late_one_has_a_sign() {
        let dag = |d| NaiveDate::from_ymd_opt(2026, 11, d);
        let vandaag = dag(16).unwrap();
        let say = |stand, uiterlijk| woorden(&rij(stand, uiterlijk), vandaag);
        assert_eq!(say(Stapstand::Open, None).0, "open");
        assert_eq!(say(Stapstand::Open, dag(20)).0, "voor vr 20-11");
        assert_eq!(
            say(Stapstand::Open, dag(13)),
            ("voor vr 13-11!".to_owned(), Rol::Laat)
        );
        let gepland = Stapstand::Gepland {
            op: dag(17).unwrap(),
        };
        assert_eq!(say(gepland, dag(13)).0, "gepland di 17-11");
        let gedaan = Stapstand::Gedaan {
            op: dag(2).unwrap(),
            door: CoachId(1),
        };
        assert_eq!(
            say(gedaan, dag(1)),
            ("gedaan 02-11-2026".to_owned(), Rol::Klaar)
        );
        assert_eq!(say(Stapstand::Nvt { reden: "x".into() }, None).0, "n.v.t.");
    }
}
