//! What is said of the row in hand: what to do, since when, whose turn it is, what else there is, and
//! why it stands where it stands.

use chrono::NaiveDate;

use crate::app::query::{Blik, Kop, Voorraadrij};
use crate::domain::datum::{toon, toon_kort};
use crate::domain::signaal::{Groep, Post, Signaal, Term};
use crate::domain::telwoord::tel;
use crate::tui::theme::Rol;
use crate::tui::widget::text::{fit, width};

/// Columns that a name keeps, however much stands behind it.
const NAAM_MINST: usize = 16;

/// A line with what it means.
pub(super) type Lijn = (String, Rol);

fn dagen(aantal: i64) -> String {
    tel(usize::try_from(aantal).unwrap_or_default(), "dag", "dagen")
}

/// The day by which it must be done, and how that stands.
pub(super) fn klok(post: &Post, vandaag: NaiveDate) -> Lijn {
    let laat = post.dagen_laat(vandaag);
    if laat > 0 {
        let uiterlijk = toon(post.laat.pred_opt().unwrap_or(post.laat));
        return (
            format!("{} te laat! Uiterlijk {uiterlijk}", dagen(laat)),
            Rol::Laat,
        );
    }
    if post.laat == NaiveDate::MAX {
        return (format!("sinds {}", toon(post.sinds)), Rol::Zacht);
    }
    let uiterlijk = post.laat.pred_opt().unwrap_or(post.laat);
    let over = (uiterlijk - vandaag).num_days();
    let wanneer = match over {
        0 => "vandaag".to_owned(),
        1 => "morgen".to_owned(),
        _ => format!("over {}", dagen(over)),
    };
    (
        format!("uiterlijk {} ({wanneer})", toon_kort(uiterlijk)),
        if over == 0 { Rol::LetOp } else { Rol::Tekst },
    )
}

/// Whose turn it is and for how long already: "mbo 12d".
pub(super) fn chip(post: &Post, vandaag: NaiveDate) -> Option<String> {
    let wie = post.wacht_op?;
    let dagen = (vandaag - post.sinds).num_days().max(0);
    Some(format!("{} {dagen}d", wie.kort()))
}

/// The short day of a row, for the right edge of the list.
pub(super) fn dag(rij: &Voorraadrij, vandaag: NaiveDate) -> Lijn {
    let post = &rij.post;
    if let (Kop::Uitgesteld, Some(tot)) = (rij.kop, rij.tot) {
        return (toon_kort(tot), Rol::Zacht);
    }
    if post.laat == NaiveDate::MAX {
        let dagen = (vandaag - post.sinds).num_days().max(0);
        return (format!("{dagen}d"), Rol::Zacht);
    }
    match post.dagen_laat(vandaag) {
        0 if post.brandt(vandaag) => ("vandaag".to_owned(), Rol::LetOp),
        0 => (toon_kort(post.vanaf), Rol::Zacht),
        laat => (format!("{laat}d!"), Rol::Laat),
    }
}

/// Everything about a row.
pub(super) fn lijnen(
    rij: &Voorraadrij,
    (blik, doe): (Blik, &str),
    vandaag: NaiveDate,
    (heel, room): (bool, usize),
) -> Vec<Lijn> {
    let post = &rij.post;
    let mut uit: Vec<Lijn> = Vec::new();
    if let Some(kaart) = &rij.rij {
        let in_fase = dagen(kaart.dagen(vandaag));
        let norm = if kaart.over_norm(vandaag) { "!" } else { "" };
        let rest = format!(", {}, {in_fase}{norm} in deze fase", kaart.fase.kolom());
        // On one line where it can: what stands below it must stay in sight.
        let over = room.saturating_sub(width(&rest)).max(NAAM_MINST);
        let naam = fit(&kaart.naam, over, "…");
        uit.push((format!("{naam}{rest}"), Rol::Kop));
    } else if let Some(concept) = &rij.concept {
        uit.push((format!("Concept: {}", concept.formulier), Rol::Kop));
    }
    let wat = match blik {
        Blik::Uitgesteld => "in de lijst terugzetten",
        Blik::Lijst | Blik::EenStap => rij.doe(),
    };
    uit.push((format!("{doe}: {wat}"), Rol::Toets));
    let waarom = rij.waarom();
    let (klok, rol) = klok(post, vandaag);
    uit.push((format!("{waarom}; {klok}"), rol));
    if let Some(taak) = &rij.taak {
        let tekst = format!(
            "{}, gevraagd door {} op {}",
            taak.taak.soort.label(),
            taak.door_kort,
            toon(taak.taak.op)
        );
        uit.push((tekst, Rol::Tekst));
    }
    if let Some(wie) = post.wacht_op {
        let al = (vandaag - post.sinds).num_days().max(0);
        let hoelang = if al == 0 {
            "sinds vandaag".to_owned()
        } else {
            format!("al {} (sinds {})", dagen(al), toon(post.sinds))
        };
        uit.push((format!("Wacht op {}, {hoelang}", wie.label()), Rol::Tekst));
    }
    if let Some(tot) = rij.tot {
        let tot = toon(tot);
        let tekst = match rij.tot_stap {
            Some(stap) => {
                let kort = stap.stap().kort;
                format!("Uitgesteld tot {kort} binnen is, uiterlijk {tot}")
            }
            None if blik == Blik::Uitgesteld => format!("Uitgesteld tot {tot}"),
            None => format!("Uitgesteld tot {tot}; dit is nieuw sindsdien"),
        };
        uit.push((tekst, Rol::LetOp));
    }
    if let Some((it, _, aan)) = &rij.overdracht
        && post.signaal != Signaal::Overdracht
    {
        let tekst = match &it.geweigerd {
            Some(reden) => format!("{aan} neemt niet over: {reden}"),
            None => format!("Overdracht gevraagd aan {aan}: {}", it.notitie),
        };
        uit.push((tekst, Rol::LetOp));
    }
    if !rij.meer.is_empty() {
        let meer: Vec<String> = rij.meer.iter().map(Post::waarom).collect();
        uit.push((format!("Ook: {}", meer.join("; ")), Rol::Zacht));
    }
    if heel {
        uit.push((format!("Urgentie {}", rij.punten()), Rol::Kop));
        uit.extend(rij.termen.iter().map(|(term, punten)| {
            let wat = match term {
                Term::Signaal => post.signaal.label(),
                term => term.kort(),
            };
            (format!("{punten:+} {wat}"), Rol::Tekst)
        }));
        uit.push((post.signaal.code().to_owned(), Rol::Zacht));
    }
    uit
}

/// The head of the screen: how much there is of what.
pub(super) fn kop(
    koppen: &[(Kop, usize)],
    (blik, totaal): (Blik, usize),
    van_wie: &str,
) -> (String, Vec<Lijn>) {
    let wat = match blik {
        Blik::Lijst => "Te doen",
        Blik::EenStap => "Nog één stap",
        Blik::Uitgesteld => "Uitgesteld",
    };
    let kop = format!("{wat} {totaal} {van_wie}");
    let delen = koppen.iter().filter_map(|(kop, aantal)| match kop {
        Kop::Groep(groep) => {
            let rol = match groep {
                Groep::TeLaat => Rol::Laat,
                Groep::Vandaag => Rol::LetOp,
                Groep::DezeWeek | Groep::WachtOpAnder | Groep::Stilstaand | Groep::Concepten => {
                    Rol::Zacht
                }
            };
            Some((format!("{aantal} {}", groep.label()), rol))
        }
        Kop::Stap(_) | Kop::Uitgesteld => None,
    });
    (kop, delen.collect())
}

/// The words of a heading.
pub(super) fn kopje(kop: Kop) -> String {
    match kop {
        Kop::Groep(Groep::TeLaat) => "Te laat".to_owned(),
        Kop::Groep(Groep::Vandaag) => "Vandaag".to_owned(),
        Kop::Groep(Groep::DezeWeek) => "Deze week".to_owned(),
        Kop::Groep(Groep::WachtOpAnder) => "Wacht op ander".to_owned(),
        Kop::Groep(Groep::Stilstaand) => "Stilstaand".to_owned(),
        Kop::Groep(Groep::Concepten) => "Concepten".to_owned(),
        Kop::Stap(stap) => format!("{stap} {}", stap.stap().label),
        Kop::Uitgesteld => "Komt terug op".to_owned(),
    }
}
