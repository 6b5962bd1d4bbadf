//! A dossier, the forms, the leerroute and a leerbedrijf, as far as a room may see them.

use super::beeld::rijen;
use super::{NIET_GEDEELD, initialen, rij};
use crate::app::query::{
    Dossier, FormulierenBeeld, LeerrouteBeeld, TijdlijnRegel, WerkgeverBeeld, ZaakBeeld,
};
use crate::app::rechten::{stand_zonder_woorden, zonder_woorden};
use crate::domain::betrokkene::Betrokkene;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerroute::Leerregel;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::naam::Naam;
use crate::domain::traject::Traject;
use crate::domain::zaal::{Onderdeel, Zaal};

/// Lines of a timeline that the program writes from the tables of the trade, without anybody's words.
const VAN_HET_PROGRAMMA: [&str; 8] = [
    "Stap ",
    "Van ",
    "Terug van ",
    "Opnieuw geopend",
    "Wacht tot ",
    "Gaat verder",
    "Naar coach ",
    "Besluit",
];

pub(super) fn dossier(zaal: Zaal, it: Dossier) -> Dossier {
    let kort = initialen(&it.rij.naam);
    let bedrijf = zaal.toont(Onderdeel::Leerbedrijf);
    let mut stappen = it.stappen;
    stappen.iter_mut().for_each(zonder_woorden);
    Dossier {
        rij: rij(zaal, it.rij),
        versie: it.versie,
        traject: it.traject.map(traject),
        kandidaat: it
            .kandidaat
            .map(|(seq, wie)| (seq, kandidaat(zaal, &kort, wie))),
        bsn: None,
        plek: it.plek.filter(|_| bedrijf).map(plek),
        bedrijf: it.bedrijf.filter(|_| bedrijf).map(leerbedrijf),
        stappen: if zaal.toont(Onderdeel::Stappen) {
            stappen
        } else {
            Vec::new()
        },
        tijdlijn: it.tijdlijn.into_iter().filter_map(regel).collect(),
        logboek: Vec::new(),
        andere: rijen(zaal, it.andere),
        samengevoegd: Vec::new(),
        kwalificatie: it.kwalificatie,
        voorstellen: Vec::new(),
        bevroren: it.bevroren.map(|_| "zie het dossier".to_owned()),
        taken: super::beeld::taken(zaal, it.taken),
    }
}

/// A case: what was decided was said in the room itself.
pub(super) fn zaak(zaal: Zaal, mut it: ZaakBeeld) -> ZaakBeeld {
    it.stappen.iter_mut().for_each(zonder_woorden);
    if !zaal.toont(Onderdeel::Stappen) {
        it.stappen.clear();
        it.sinds.clear();
    }
    ZaakBeeld {
        rij: rij(zaal, it.rij),
        sinds: it.sinds.into_iter().filter_map(regel).collect(),
        ..it
    }
}

/// A line of a timeline: of what the program noted only the heading; a besluit was said in the room.
fn regel(it: TijdlijnRegel) -> Option<TijdlijnRegel> {
    let van_programma = VAN_HET_PROGRAMMA
        .iter()
        .any(|begin| it.kop.starts_with(begin));
    if it.eigen || !van_programma {
        return None;
    }
    let tekst = if it.kop.starts_with("Besluit") {
        it.tekst
    } else {
        String::new()
    };
    Some(TijdlijnRegel { tekst, ..it })
}

/// A person of whom the initials are known, and what the work is about.
fn kandidaat(zaal: Zaal, kort: &str, wie: Kandidaat) -> Kandidaat {
    let kort = if zaal.toont(Onderdeel::Initialen) {
        kort
    } else {
        ""
    };
    Kandidaat {
        branches: wie.branches,
        niveau: wie.niveau,
        gemeente: wie.gemeente.filter(|_| zaal.toont(Onderdeel::Woonplaats)),
        ..Kandidaat::nieuw(wie.id, naam_van(kort))
    }
}

/// Initials as a name; a letter that stands for anybody where there are none.
#[expect(clippy::expect_used, reason = "a single letter is a name")]
fn naam_van(kort: &str) -> Naam {
    Naam::lees(kort)
        .or_else(|_| Naam::lees("X"))
        .expect("a single letter is a name")
}

fn traject(mut it: Traject) -> Traject {
    it.zonder_woorden();
    it.kanaal = None;
    it.betrokkenen = it.betrokkenen.into_iter().map(betrokkene).collect();
    it.leerroute.iter_mut().for_each(leerregel);
    it
}

fn leerregel(it: &mut Leerregel) {
    it.door.clear();
}

/// Somebody who takes part, by role and organisation.
fn betrokkene(it: Betrokkene) -> Betrokkene {
    Betrokkene {
        naam: initialen(&it.naam),
        telefoon: None,
        email: None,
        ..it
    }
}

fn plek(mut it: Leerwerkplek) -> Leerwerkplek {
    it.stappen.zonder_woorden();
    it.postcode = None;
    it
}

fn leerbedrijf(it: Leerbedrijf) -> Leerbedrijf {
    Leerbedrijf {
        postcode: None,
        kvk: None,
        adres: None,
        betrokkenen: it.betrokkenen.into_iter().map(betrokkene).collect(),
        ..it
    }
}

pub(super) fn formulieren(mut it: FormulierenBeeld) -> FormulierenBeeld {
    for regel in &mut it.regels {
        if let Some(stand) = &mut regel.stapstand {
            *stand = stand_zonder_woorden(stand);
        }
    }
    FormulierenBeeld {
        toestemming: Vec::new(),
        bsn: None,
        bsn_mag: Err(NIET_GEDEELD.to_owned()),
        ..it
    }
}

pub(super) fn leerroute(mut it: LeerrouteBeeld) -> LeerrouteBeeld {
    it.praktijkopleider.clear();
    it.eerder.iter_mut().for_each(leerregel);
    let processen = it.kerntaken.iter_mut().flat_map(|it| &mut it.werkprocessen);
    processen
        .filter_map(|it| it.regel.as_mut())
        .for_each(leerregel);
    it.stappen.iter_mut().for_each(zonder_woorden);
    it
}

pub(super) fn werkgever(zaal: Zaal, it: WerkgeverBeeld) -> WerkgeverBeeld {
    let mut plekken = it.plekken;
    for bij in &mut plekken {
        bij.plek.stappen.zonder_woorden();
        bij.plek.postcode = None;
        bij.rij = rij(zaal, bij.rij.clone());
        bij.mensen = rijen(zaal, std::mem::take(&mut bij.mensen));
        bij.stappen.iter_mut().for_each(zonder_woorden);
    }
    let mut erkenningen = it.erkenningen;
    for erkenning in &mut erkenningen {
        for (raakt, _) in &mut erkenning.raakt {
            *raakt = rij(zaal, raakt.clone());
        }
    }
    let tijdlijn = it.tijdlijn.into_iter();
    WerkgeverBeeld {
        bedrijf: leerbedrijf(it.bedrijf),
        plekken,
        erkenningen,
        tijdlijn: tijdlijn
            .filter_map(|(kaart, it)| Some((kaart, regel(it)?)))
            .collect(),
        ..it
    }
}
