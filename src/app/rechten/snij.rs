//! Takes out of answers and events what the asker may not see.

use super::{Vrager, nodig};
use crate::app::event::{Feit, Happened};
use crate::app::query::{
    Antwoord, BordBeeld, Dossier, FormulierenBeeld, KaartSoort, Kaartrij, Kolom, Lijst, PoortBeeld,
    StapRij, Treffers,
};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::recht::{Actie, Gegeven, Gevoeligheid, Vraag, mag};
use crate::domain::stappen::Stapstand;

/// What stands in the place of a name.
const NIET_GEDEELD: &str = "niet gedeeld";

/// Cuts an answer.
pub fn snij(vrager: &Vrager<'_>, antwoord: Antwoord) -> Antwoord {
    match antwoord {
        Antwoord::Bord(beeld) => Antwoord::Bord(bord(vrager, beeld)),
        Antwoord::Lijst(beeld) => Antwoord::Lijst(lijst(vrager, beeld)),
        Antwoord::Treffers(gevonden) => Antwoord::Treffers(treffers(vrager, gevonden)),
        Antwoord::Dossier(mut it) => {
            dossier(vrager, &mut it);
            Antwoord::Dossier(it)
        }
        Antwoord::Poort(mut it) => {
            poort(vrager, &mut it);
            Antwoord::Poort(it)
        }
        Antwoord::Formulieren(mut it) => {
            formulieren(vrager, &mut it);
            Antwoord::Formulieren(it)
        }
        Antwoord::Coaches(mut alle) => {
            let beheer = Vraag::eigen(Actie::Beheren, Gegeven::Coaches);
            if mag(vrager.wie, beheer) != crate::domain::recht::Oordeel::Mag {
                for coach in &mut alle {
                    coach.uid = None;
                }
            }
            Antwoord::Coaches(alle)
        }
        Antwoord::Taken(mut alle) => {
            alle.retain(|rij| match rij.taak.plaats.kaart {
                Some(kaart) => vrager.ziet_kaart(kaart),
                None => [rij.taak.aan, rij.taak.door].contains(&vrager.coach),
            });
            Antwoord::Taken(alle)
        }
        Antwoord::Aanwezig(mut alle) => {
            alle.retain(|(kaart, _)| vrager.ziet_kaart(*kaart));
            Antwoord::Aanwezig(alle)
        }
        Antwoord::Overleg(mut it) => {
            for punt in &mut it.rijen {
                punt.rij = rij_van(vrager, punt.rij.clone());
            }
            Antwoord::Overleg(it)
        }
        Antwoord::Verschil(mut it) => {
            for rij in it.kolommen.iter_mut().flat_map(|it| &mut it.rijen) {
                if !vrager.ziet_kaart(rij.kaart) {
                    NIET_GEDEELD.clone_into(&mut rij.naam);
                }
            }
            Antwoord::Verschil(it)
        }
        Antwoord::OverlegZaak(mut it) => {
            if !ziet_alles(vrager) {
                it.stappen.iter_mut().for_each(zonder_woorden);
                it.sinds.iter_mut().for_each(|regel| regel.tekst.clear());
            }
            Antwoord::OverlegZaak(it)
        }
        heel => heel,
    }
}

/// Cuts what happened: cards as on the board, and the drafts of others.
pub(super) fn snij_gebeurd(vrager: &Vrager<'_>, gebeurd: &Happened) -> Happened {
    let kaart = vrager.tot(Gegeven::Kaart);
    let cijfers = vrager.tot(Gegeven::Cijfers).is_some();
    let feit = |feit: &Feit| match feit {
        Feit::Kaart { kaart: id, rij } => match (kaart, rij) {
            (Some(_), Some(rij)) => Some(Feit::Kaart {
                kaart: *id,
                rij: Some(Box::new(rij_van(vrager, (**rij).clone()))),
            }),
            (Some(_), None) => Some(feit.clone()),
            // The counts changed.
            (None, _) if cijfers => Some(Feit::Resync),
            (None, _) => None,
        },
        Feit::Dossier { .. } | Feit::Werkgever { .. } => kaart.is_some().then(|| feit.clone()),
        Feit::Concepten { coach } => (*coach == vrager.coach).then(|| feit.clone()),
        Feit::Aanwezig { kaart: id, .. } => {
            (kaart.is_some() && vrager.ziet_kaart(*id)).then(|| feit.clone())
        }
        Feit::Taken { .. } | Feit::Resync | Feit::Verbinding(_) => Some(feit.clone()),
    };
    let mut feiten: Vec<Feit> = gebeurd.feiten.iter().filter_map(feit).collect();
    feiten.dedup();
    Happened {
        feiten,
        ..gebeurd.clone()
    }
}

/// A card whose kandidaat does not share it: where it stands, and nothing of whom it is.
fn onbekend(rij: &Kaartrij) -> Kaartrij {
    Kaartrij {
        kaart: rij.kaart,
        soort: rij.soort,
        versie: rij.versie,
        fase: rij.fase,
        sinds: rij.sinds,
        naam: NIET_GEDEELD.to_owned(),
        branche: None,
        niveau: None,
        gedaan: 0,
        totaal: 0,
        houdt_op: None,
        waarschuwingen: 0,
        volgende: None,
        plek: None,
        gemeente: None,
        coach: CoachId(0),
        coach_kort: String::new(),
        wacht: false,
        gesloten: rij.gesloten,
    }
}

fn rij_van(vrager: &Vrager<'_>, rij: Kaartrij) -> Kaartrij {
    if vrager.ziet_kaart(rij.kaart) {
        rij
    } else {
        onbekend(&rij)
    }
}

fn rijen(vrager: &Vrager<'_>, alle: Vec<Kaartrij>) -> Vec<Kaartrij> {
    // Most see every card, and then nothing is looked at one by one.
    if vrager.wie.rol == crate::domain::rol::Rol::MboLezer {
        alle.into_iter().map(|rij| rij_van(vrager, rij)).collect()
    } else if vrager.tot(Gegeven::Kaart).is_some() {
        alle
    } else {
        Vec::new()
    }
}

fn bord(vrager: &Vrager<'_>, beeld: BordBeeld) -> BordBeeld {
    if vrager.tot(Gegeven::Kaart).is_some() {
        return BordBeeld {
            kolommen: beeld.kolommen.map(|kolom| Kolom {
                rijen: rijen(vrager, kolom.rijen),
                ..kolom
            }),
            ..beeld
        };
    }
    let telt = vrager.tot(Gegeven::Cijfers).is_some();
    BordBeeld {
        kolommen: beeld.kolommen.map(|kolom| Kolom {
            totaal: if telt { kolom.totaal } else { 0 },
            laat: if telt { kolom.laat } else { 0 },
            ..Kolom::default()
        }),
        anker: None,
        ..beeld
    }
}

fn lijst(vrager: &Vrager<'_>, beeld: Lijst) -> Lijst {
    let telt = [Gegeven::Kaart, Gegeven::Cijfers]
        .into_iter()
        .any(|gegeven| vrager.tot(gegeven).is_some());
    Lijst {
        totaal: if telt { beeld.totaal } else { 0 },
        rijen: rijen(vrager, beeld.rijen),
    }
}

/// A note is part of the dossier: one of a colleague's is not found.
fn treffers(vrager: &Vrager<'_>, gevonden: Treffers) -> Treffers {
    let nodig = |kaart| nodig::van_vraag(&crate::app::query::Query::Dossier(kaart));
    let mag_notitie = |kaart: KaartId| {
        vrager.tot(Gegeven::Dossier) == Some(Gevoeligheid::Bijzonder)
            && vrager.eis(&nodig(kaart)).is_ok()
    };
    let mut rijen = gevonden.rijen;
    let alle = rijen.len();
    rijen.retain(|it| {
        let kaart = it.rij.kaart;
        if it.notitie {
            mag_notitie(kaart)
        } else {
            vrager.ziet_kaart(kaart)
        }
    });
    Treffers {
        totaal: gevonden.totaal - (alle - rijen.len()).min(gevonden.totaal),
        rijen,
        nog: gevonden.nog,
    }
}

/// Whether somebody sees own words, health, benefit and groups.
fn ziet_alles(vrager: &Vrager<'_>) -> bool {
    vrager.tot(Gegeven::Dossier) == Some(Gevoeligheid::Bijzonder)
}

/// A step without anybody's words.
pub(in crate::app) fn zonder_woorden(rij: &mut StapRij) {
    rij.stand = stand_zonder_woorden(&rij.stand);
}

/// Where a step stands, without anybody's words.
pub(in crate::app) fn stand_zonder_woorden(stand: &Stapstand) -> Stapstand {
    match stand {
        Stapstand::Nvt { .. } => Stapstand::Nvt {
            reden: String::new(),
        },
        Stapstand::Afwijking { op, door, .. } => Stapstand::Afwijking {
            motivering: String::new(),
            op: *op,
            door: *door,
        },
        Stapstand::Open
        | Stapstand::Gepland { .. }
        | Stapstand::Bezig { .. }
        | Stapstand::Gedaan { .. } => stand.clone(),
    }
}

fn poort(vrager: &Vrager<'_>, beeld: &mut PoortBeeld) {
    if !ziet_alles(vrager) {
        beeld.stappen.iter_mut().for_each(zonder_woorden);
    }
}

fn formulieren(vrager: &Vrager<'_>, beeld: &mut FormulierenBeeld) {
    if !ziet_alles(vrager) {
        beeld.bsn = None;
        beeld.bsn_mag = Err("je rol ziet geen BSN".to_owned());
    }
}

fn dossier(vrager: &Vrager<'_>, it: &mut Dossier) {
    if ziet_alles(vrager) {
        let andere = std::mem::take(&mut it.andere);
        it.andere = rijen(vrager, andere);
        return;
    }
    it.bsn = None;
    if let Some((_, kandidaat)) = &mut it.kandidaat {
        kandidaat.uitkering = None;
        kandidaat.doelgroepen.clear();
        kandidaat.inzet = crate::domain::inzet::Inzet::default();
    }
    if let Some(traject) = &mut it.traject {
        traject.zonder_woorden();
    }
    it.stappen.iter_mut().for_each(zonder_woorden);
    for regel in &mut it.tijdlijn {
        regel.tekst.clear();
    }
    // A line of the timeline may carry a reason in its heading; what is known by its step stays.
    it.tijdlijn
        .retain(|regel| regel.eigen || regel.kop.starts_with("Stap "));
    it.logboek.clear();
    // A task is somebody's words too; one's own are one's own.
    it.taken
        .retain(|rij| [rij.taak.aan, rij.taak.door].contains(&vrager.coach));
    it.samengevoegd.clear();
    it.voorstellen.clear();
    it.andere = rijen(vrager, std::mem::take(&mut it.andere));
    if vrager.tot(Gegeven::Werkgever).is_none() && it.rij.soort == KaartSoort::Leerwerkplek {
        it.plek = None;
        it.bedrijf = None;
    }
}
