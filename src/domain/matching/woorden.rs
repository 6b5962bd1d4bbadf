//! The words of a condition and of a term, made when somebody looks.

use serde::{Deserialize, Serialize};

use super::afstand::{Reis, reis};
use super::gewichten::Gewichten;
use super::kant::{KandidaatKant, PlekKant, periode, te_leren_niveau, telt};
use super::oordeel::Oordeel;
use super::term::Term;
use super::verandering::rijbewijs_eis;
use super::voorwaarde::Voorwaarde;
use super::weeg::dekking;
use crate::domain::datum::toon;
use crate::domain::telwoord::{tel, vorm};
use crate::domain::waardelijst::{
    Certificaat, Dagdeel, Niveau, Rijbewijs, Taalniveau, Vervoermiddel,
};

/// What a line of an explanation is about: a condition or a term. Append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wat {
    /// A hard condition.
    Hard(Voorwaarde),
    /// A soft term.
    Zacht(Term),
}

impl Wat {
    /// The word in an explanation.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Hard(it) => it.label(),
            Self::Zacht(it) => it.label(),
        }
    }

    /// The code in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hard(it) => it.code(),
            Self::Zacht(it) => it.code(),
        }
    }
}

/// The facts behind a condition, in words.
pub fn bij_voorwaarde(
    it: Voorwaarde,
    oordeel: Oordeel,
    k: &KandidaatKant,
    p: &PlekKant,
    g: &Gewichten,
) -> String {
    match it {
        Voorwaarde::Branche => branche(k, p, oordeel),
        Voorwaarde::Niveau => niveau(k, p),
        Voorwaarde::Erkenning => erkenning(k, p, g, oordeel),
        Voorwaarde::Plaats => plaats(k, p, g, oordeel),
        Voorwaarde::Toestemming => match oordeel {
            Oordeel::Ja => "delen met een leerbedrijf mag".to_owned(),
            Oordeel::Nee => "delen met een leerbedrijf mag niet".to_owned(),
            Oordeel::Onbekend => "nog niet gevraagd of delen mag".to_owned(),
        },
        Voorwaarde::Reistijd => reistijd(k, p),
        Voorwaarde::NietBij => match oordeel {
            Oordeel::Nee => "niet bij dit leerbedrijf plaatsen".to_owned(),
            _ => "geen bezwaar".to_owned(),
        },
        Voorwaarde::Vereiste => vereiste(k, p),
        Voorwaarde::Afgewezen => match oordeel {
            Oordeel::Nee => "eerder voorgesteld en afgewezen".to_owned(),
            _ => "niet eerder afgewezen".to_owned(),
        },
    }
}

fn branche(k: &KandidaatKant, p: &PlekKant, oordeel: Oordeel) -> String {
    let wensen: Vec<&str> = k.branches.iter().flatten().map(|it| it.kort()).collect();
    let wens = if wensen.is_empty() {
        "geen wens bekend".to_owned()
    } else {
        wensen.join(", ")
    };
    match (p.branche, oordeel) {
        (None, _) => "branche van het werk is niet bekend".to_owned(),
        (Some(werk), Oordeel::Ja) => format!("{} is een wens", werk.kort()),
        (Some(werk), _) => format!("werk is {}, wens: {wens}", werk.kort()),
    }
}

fn niveau(k: &KandidaatKant, p: &PlekKant) -> String {
    let code = |it: Option<Niveau>| it.map_or("onbekend", Niveau::code);
    match te_leren_niveau(k, p) {
        Some(leert) if Some(leert) == k.niveau => {
            format!(
                "niveau {}, plek tot en met {}",
                code(k.niveau),
                code(p.niveau)
            )
        }
        Some(leert) => format!(
            "niveau {}, hier {}: een hoger",
            code(k.niveau),
            leert.code()
        ),
        None => format!("kandidaat {}, plek {}", code(k.niveau), code(p.niveau)),
    }
}

fn erkenning(k: &KandidaatKant, p: &PlekKant, g: &Gewichten, oordeel: Oordeel) -> String {
    let einde = periode(k, p, g).tot;
    let gebruikt = p.erkenningen.iter().filter(|it| telt(it, k, p));
    let langst = gebruikt.max_by_key(|it| (it.tot.is_none(), it.tot));
    let crebo = langst.and_then(|it| it.crebo).or(k.crebo).or(p.crebo);
    let voor = crebo.map_or_else(String::new, |it| format!(" voor {it}"));
    match (oordeel, langst.map(|it| it.tot)) {
        (Oordeel::Onbekend, _) => "kwalificatie nog niet gekozen".to_owned(),
        (_, None) => format!("geen erkenning{voor}"),
        (_, Some(None)) => format!("erkend{voor}"),
        (Oordeel::Ja, Some(Some(tot))) => format!("erkend{voor} tot {}", toon(tot)),
        (Oordeel::Nee, Some(Some(tot))) => format!(
            "erkenning{voor} loopt af op {}, nodig tot {}",
            toon(tot),
            toon(einde)
        ),
    }
}

fn plaats(k: &KandidaatKant, p: &PlekKant, g: &Gewichten, oordeel: Oordeel) -> String {
    let periode = periode(k, p, g);
    let vrij = p.ruimte.vrij_in(periode.van, periode.tot);
    let wanneer = format!("{} tot {}", toon(periode.van), toon(periode.tot));
    if k.plek == Some(p.id) {
        return "heeft hier al een plaats".to_owned();
    }
    match (oordeel, vrij, p.vanaf) {
        (Oordeel::Nee, 0, Some(vanaf)) if vanaf > periode.van => {
            format!("pas beschikbaar vanaf {}", toon(vanaf))
        }
        (_, 0, _) => format!("vol van {wanneer}"),
        (Oordeel::Nee, _, Some(vanaf)) => format!("pas beschikbaar vanaf {}", toon(vanaf)),
        _ => format!("{vrij} vrij van {wanneer}"),
    }
}

fn hoe(k: &KandidaatKant) -> String {
    let namen = Vervoermiddel::ALL
        .iter()
        .filter(|it| k.vervoer & 1 << (**it as u32) != 0);
    let namen: Vec<&str> = namen.map(|it| it.label()).collect();
    namen.join(", ")
}

fn duur(reis: Reis) -> String {
    match (reis.laag, reis.hoog) {
        (_, u16::MAX) => "reistijd onbekend".to_owned(),
        (laag, hoog) if laag == hoog && reis.gezegd => format!("{hoog} minuten"),
        (laag, hoog) if laag == hoog => format!("ongeveer {hoog} minuten"),
        (laag, hoog) => format!("{laag} tot {hoog} minuten"),
    }
}

fn reistijd(k: &KandidaatKant, p: &PlekKant) -> String {
    let reis = reis(k, p);
    let mut delen = Vec::new();
    if let Some(hm) = reis.hm {
        delen.push(format!("{} km", hm.div_ceil(10)));
    }
    let met = hoe(k);
    delen.push(if met.is_empty() || reis.gezegd {
        duur(reis)
    } else {
        format!("{} ({met})", duur(reis))
    });
    delen.push(match k.reistijd {
        Some(minuten) => format!("hoogstens {minuten}"),
        None => "grens niet gevraagd".to_owned(),
    });
    if k.vervoer == 0 && !reis.gezegd {
        delen.push("vervoer niet gevraagd".to_owned());
    }
    delen.join(", ")
}

fn vereiste(k: &KandidaatKant, p: &PlekKant) -> String {
    let mut delen = Vec::new();
    for it in Rijbewijs::ALL {
        let bit = 1 << (*it as u32);
        if p.rijbewijzen & bit != 0 {
            let heeft = match (k.rijbewijzen & bit != 0, k.rijbewijzen) {
                (true, _) => "heeft",
                (false, 0) => "niet gevraagd",
                (false, _) => "heeft niet",
            };
            delen.push(format!("{}: {heeft}", rijbewijs_eis(*it)));
        }
    }
    for it in Certificaat::ALL {
        let bit = 1 << (*it as u32);
        if p.certificaten & bit & k.certificaten_nee & !k.certificaten != 0 {
            delen.push(format!("{}: kan niet", it.label()));
        }
    }
    for eis in &p.anders {
        let kan = match k.antwoord(eis) {
            Some(true) => "kan",
            Some(false) => "kan niet",
            None => "niet gevraagd",
        };
        delen.push(format!("{eis}: {kan}"));
    }
    if delen.is_empty() {
        "niets vereist, of te plannen".to_owned()
    } else {
        delen.join(", ")
    }
}

/// The facts behind a term, in words.
pub fn bij_term(it: Term, k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> String {
    match it {
        Term::Wens => wens(k, p),
        Term::Niveau => niveau(k, p),
        Term::Werkprocessen => match dekking(k, p) {
            Some((kan, alle)) => format!(
                "{kan} van {alle} {} hier",
                vorm(kan as usize, "kan", "kunnen")
            ),
            None if k.crebo.is_none() => "kwalificatie nog niet gekozen".to_owned(),
            None => "nog niet nagegaan wat hier kan".to_owned(),
        },
        Term::Reistijd => reistijd(k, p),
        Term::Uren => uren(k, p),
        Term::Dagdelen => dagdelen(k, p),
        Term::Start => start(k, p, g),
        Term::Taal => taal(k, p),
        Term::Papieren => papieren(k, p),
        Term::Begeleiding => match p.begeleiding {
            None => "ruimte bij de praktijkopleider niet bekend".to_owned(),
            Some(0) => "de praktijkopleider heeft nu genoeg mensen".to_owned(),
            Some(meer) => format!("de praktijkopleider kan er nog {meer} bij hebben"),
        },
        Term::Perspectief => p
            .perspectief
            .map_or("niet bekend", |it| it.label())
            .to_owned(),
        Term::Ervaring => match p.ervaring {
            (0, 0) => "nog geen trajecten afgerond".to_owned(),
            (goed, slecht) => {
                format!("{goed} met praktijkverklaring, {slecht} gestopt door het bedrijf")
            }
        },
    }
}

fn wens(k: &KandidaatKant, p: &PlekKant) -> String {
    let Some(branche) = p.branche else {
        return "branche van het werk is niet bekend".to_owned();
    };
    match k.wens(branche) {
        Some(plaats) => format!("{} is {}e keus", branche.kort(), plaats + 1),
        None => format!("{} is geen wens", branche.kort()),
    }
}

fn uren(k: &KandidaatKant, p: &PlekKant) -> String {
    match (k.uren, p.uren) {
        (Some(kan), Some(vraagt)) => format!("{kan} van {vraagt} uur"),
        (None, Some(vraagt)) => format!("{vraagt} uur, niet gevraagd wat kan"),
        (Some(kan), None) => format!("kan {kan} uur, uren van de plek niet bekend"),
        (None, None) => "uren niet bekend".to_owned(),
    }
}

fn dagdelen(k: &KandidaatKant, p: &PlekKant) -> String {
    match (k.dagdelen, p.dagdelen) {
        (0, _) => "niet gevraagd wanneer".to_owned(),
        (_, 0) => "dagdelen van de plek niet bekend".to_owned(),
        (kan, werk) => {
            let mist: Vec<&str> = Dagdeel::ALL
                .iter()
                .filter(|it| werk & !kan & 1 << (**it as u32) != 0)
                .map(|it| it.label())
                .collect();
            let samen = format!("{} van {}", (kan & werk).count_ones(), werk.count_ones());
            match mist.len() {
                1..=3 => format!("{samen}, niet {}", mist.join(", ")),
                _ => samen,
            }
        }
    }
}

fn start(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> String {
    let van = periode(k, p, g).van;
    let later = (van - k.begin()).num_days();
    if later > 0 {
        let later = usize::try_from(later).unwrap_or_default();
        format!("vanaf {}, {} later", toon(van), tel(later, "dag", "dagen"))
    } else {
        format!("vanaf {}", toon(van))
    }
}

fn taal(k: &KandidaatKant, p: &PlekKant) -> String {
    let Some(vraagt) = p.taal else {
        return "geen taaleis".to_owned();
    };
    match k.taal.filter(|it| *it != Taalniveau::Onbekend) {
        Some(kan) => format!("{} gevraagd, kandidaat {}", vraagt.code(), kan.label()),
        None => format!("{} gevraagd, niet bekend", vraagt.code()),
    }
}

fn papieren(k: &KandidaatKant, p: &PlekKant) -> String {
    let mut delen = Vec::new();
    for it in Certificaat::ALL
        .iter()
        .filter(|it| **it != Certificaat::Geen)
    {
        let bit = 1 << (*it as u32);
        if p.certificaten & bit != 0 {
            let heeft = if k.certificaten & bit != 0 {
                "heeft"
            } else if k.certificaten_nee & bit != 0 {
                "kan niet"
            } else if k.certificaten == 0 && k.certificaten_nee == 0 {
                "niet gevraagd"
            } else {
                "nog te plannen"
            };
            delen.push(format!("{}: {heeft}", it.label()));
        }
    }
    if delen.is_empty() {
        "geen gevraagd".to_owned()
    } else {
        delen.join(", ")
    }
}
