//! What a colleague needs who takes a traject over: open steps with their day, last notes,
//! agreements (DOMAIN 6.4 item 8).

use super::dag;
use crate::document::sjabloon::Waarde;
use crate::document::stof::{Notitie, Stof};
use crate::domain::formulier::Formuliersoort;
use crate::domain::stappen::Stapstand;
use crate::domain::toestemming::Doelstand;

/// Notes that fit with the rest on two pages.
const NOTITIES: usize = 6;
/// Letters of one note; the rest is in the dossier.
const LANG: usize = 400;

/// Adds `open_stappen`, `notities`, `afspraken` and `toestemming`.
pub(super) fn erbij(waarden: &mut Waarde, stof: &Stof) {
    let fase = stof.traject.as_ref().map(|it| it.fase);
    let open: Vec<Waarde> = stof
        .stappen
        .iter()
        .filter(|regel| !regel.stand.is_klaar())
        .filter(|regel| fase.is_none_or(|fase| regel.stap.stap().fase <= fase))
        .map(|regel| {
            let stap = regel.stap.stap();
            let dag_van = match &regel.stand {
                Stapstand::Gepland { op } => format!("gepland {}", dag(Some(*op))),
                _ => dag(regel.uiterlijk),
            };
            Waarde::velden([
                ("code", stap.code.to_owned()),
                ("label", stap.label.to_owned()),
                (
                    "wie",
                    stap.actoren
                        .first()
                        .map_or("", |actor| actor.label())
                        .to_owned(),
                ),
                ("uiterlijk", dag_van),
                ("stand", regel.stand.label().to_owned()),
            ])
        })
        .collect();
    waarden.zet("open_stappen", open);
    let notities: Vec<Waarde> = stof.notities.iter().take(NOTITIES).map(notitie).collect();
    waarden.zet("notities", notities);
    waarden.zet("afspraken", afspraken(stof));
    let doelen: Vec<Waarde> = stof
        .doelen
        .iter()
        .map(|(doel, stand)| {
            Waarde::velden([
                ("doel", doel.label().to_owned()),
                ("stand", doelstand(*stand)),
            ])
        })
        .collect();
    waarden.zet("toestemming", doelen);
}

fn notitie(het: &Notitie) -> Waarde {
    let mut tekst: String = het.tekst.chars().take(LANG).collect();
    if het.tekst.chars().count() > LANG {
        tekst.push('\u{2026}');
    }
    Waarde::velden([
        ("op", dag(Some(het.op))),
        ("door", het.door.clone()),
        ("kop", het.kop.clone()),
        ("tekst", tekst),
    ])
}

/// What was agreed in the last talk of each kind.
fn afspraken(stof: &Stof) -> Vec<Waarde> {
    [
        (Formuliersoort::Eindgesprek, "vervolg"),
        (Formuliersoort::Evaluatie, "afspraken"),
    ]
    .into_iter()
    .filter_map(|(soort, key)| {
        let tekst = stof.veld(soort, key);
        let op = stof.veld(soort, "gesprek_datum");
        (!tekst.is_empty()).then(|| {
            Waarde::velden([
                ("bij", soort.label().to_owned()),
                ("op", op),
                ("tekst", tekst),
            ])
        })
    })
    .collect()
}

fn doelstand(stand: Doelstand) -> String {
    match stand {
        Doelstand::NietGevraagd => "niet gevraagd".to_owned(),
        Doelstand::Ja {
            op,
            mondeling: false,
        } => format!("ja, {}", dag(Some(op))),
        Doelstand::Ja {
            op,
            mondeling: true,
        } => {
            format!("ja, mondeling op {}; nog te bevestigen", dag(Some(op)))
        }
        Doelstand::Nee => "nee".to_owned(),
        Doelstand::Ingetrokken { op } => format!("ingetrokken vanaf {}", dag(Some(op))),
    }
}
