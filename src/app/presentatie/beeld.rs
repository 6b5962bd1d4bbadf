//! Every kind of answer: what is left of it for the room.

use super::{NIET_GEDEELD, dossier, kaartnaam, paren, rij};
use crate::app::fault::Fault;
use crate::app::query::{
    Antwoord, BordBeeld, Kaartrij, Kolom, Kop, Lijst, MonitorBeeld, PoortBeeld, Taakrij, Toestand,
    Treffer, Treffers, Voorproef, Voorraadbeeld, Voorraadrij,
};
use crate::app::rechten::zonder_woorden;
use crate::domain::id::KaartId;
use crate::domain::monitor::Maat;
use crate::domain::signaal::Groep;
use crate::domain::zaal::{Onderdeel, Zaal};

/// Cuts an answer. What is made of somebody's own data as a whole is not for a room.
pub(super) fn snij(zaal: Zaal, antwoord: Antwoord) -> Result<Antwoord, Fault> {
    let niet = || {
        Err(Fault::Rechten {
            bericht: NIET_GEDEELD.to_owned(),
        })
    };
    let matching = zaal.toont(Onderdeel::Matching);
    let bedrijven = zaal.toont(Onderdeel::Leerbedrijf);
    Ok(match antwoord {
        Antwoord::Bord(beeld) => Antwoord::Bord(bord(zaal, beeld)),
        Antwoord::Lijst(beeld) => Antwoord::Lijst(Lijst {
            rijen: rijen(zaal, beeld.rijen),
            ..beeld
        }),
        Antwoord::Treffers(gevonden) => Antwoord::Treffers(treffers(zaal, gevonden)),
        Antwoord::Dossier(it) => Antwoord::Dossier(Box::new(dossier::dossier(zaal, *it))),
        Antwoord::Poort(it) => Antwoord::Poort(Box::new(poort(zaal, *it))),
        Antwoord::Voorproef(it) => Antwoord::Voorproef(voorproef(zaal, it)),
        Antwoord::Formulieren(it) => Antwoord::Formulieren(Box::new(dossier::formulieren(*it))),
        Antwoord::Leerroute(it) => Antwoord::Leerroute(Box::new(dossier::leerroute(*it))),
        Antwoord::Werkgever(it) if bedrijven => {
            Antwoord::Werkgever(Box::new(dossier::werkgever(zaal, *it)))
        }
        Antwoord::Werkgevers(_) | Antwoord::Plekken(_) | Antwoord::MatchPlekken(_) if bedrijven => {
            antwoord
        }
        Antwoord::Matching(it) if matching => {
            Antwoord::Matching(Box::new(paren::matching(zaal, *it)))
        }
        Antwoord::Paar(it) if matching => Antwoord::Paar(Box::new(paren::paar(zaal, *it))),
        Antwoord::MatchKandidaten(it) if matching => {
            Antwoord::MatchKandidaten(paren::kandidaten(zaal, it))
        }
        Antwoord::Verdeling(it) if matching => {
            Antwoord::Verdeling(Box::new(paren::verdeling(zaal, *it)))
        }
        Antwoord::Overleg(mut it) => {
            for punt in &mut it.rijen {
                punt.rij = rij(zaal, punt.rij.clone());
            }
            Antwoord::Overleg(it)
        }
        Antwoord::Verschil(mut it) => {
            for rij in it.kolommen.iter_mut().flat_map(|it| &mut it.rijen) {
                rij.naam = kaartnaam(zaal, rij.kaart, &rij.naam);
            }
            Antwoord::Verschil(it)
        }
        // Minutes are made with initials and numbers only, for the coaches; with others in the room
        // they are read afterwards.
        Antwoord::OverlegVerslag(_) if zaal.toont(Onderdeel::Initialen) => antwoord,
        Antwoord::OverlegZaak(it) => Antwoord::OverlegZaak(Box::new(dossier::zaak(zaal, *it))),
        Antwoord::Taken(alle) => Antwoord::Taken(taken(zaal, alle)),
        Antwoord::Werkvoorraad(it) if zaal.toont(Onderdeel::Stappen) => {
            Antwoord::Werkvoorraad(Box::new(voorraad(zaal, *it)))
        }
        Antwoord::Toestand(it) => Antwoord::Toestand(toestand(it)),
        Antwoord::Monitor(it) if it.is_voor_zaal() => antwoord_monitor(*it),
        Antwoord::Coaches(_)
        | Antwoord::Budgetten(_)
        | Antwoord::Kwalificaties(_)
        | Antwoord::Plaatsen(_)
        | Antwoord::Belasting(_)
        | Antwoord::Aanwezig(_)
        | Antwoord::Signalen(_)
        | Antwoord::Genoteerd => antwoord,
        Antwoord::OverlegVerslag(_)
        | Antwoord::Werkgever(_)
        | Antwoord::Werkgevers(_)
        | Antwoord::Plekken(_)
        | Antwoord::MatchPlekken(_)
        | Antwoord::Matching(_)
        | Antwoord::Paar(_)
        | Antwoord::MatchKandidaten(_)
        | Antwoord::Verdeling(_)
        | Antwoord::MatchProef(_)
        | Antwoord::Voorstellen(_)
        | Antwoord::Radar(_)
        | Antwoord::Formulier(_)
        | Antwoord::Documenten(_)
        | Antwoord::Document(_)
        | Antwoord::Extract(_)
        | Antwoord::Bsn(_)
        | Antwoord::Samenvoegen(_)
        | Antwoord::Concepten(_)
        | Antwoord::Werkstand(_)
        | Antwoord::WieKeek(_)
        | Antwoord::Inzage(_)
        | Antwoord::Verzoeken(_)
        | Antwoord::Bewaartermijn(_)
        | Antwoord::Monitor(_)
        | Antwoord::Werkvoorraad(_)
        | Antwoord::Telling(_)
        | Antwoord::Importproef(_) => return niet(),
    })
}

/// Figures without the stories: somebody wrote those in own words, with a name perhaps.
fn antwoord_monitor(mut it: MonitorBeeld) -> Antwoord {
    if let Some(rapport) = &mut it.rapport {
        rapport.bladen.retain(|blad| blad.maat != Maat::M13);
    }
    Antwoord::Monitor(Box::new(it))
}

pub(super) fn rijen(zaal: Zaal, alle: Vec<Kaartrij>) -> Vec<Kaartrij> {
    alle.into_iter().map(|it| rij(zaal, it)).collect()
}

fn bord(zaal: Zaal, beeld: BordBeeld) -> BordBeeld {
    BordBeeld {
        kolommen: beeld.kolommen.map(|kolom| Kolom {
            rijen: rijen(zaal, kolom.rijen),
            ..kolom
        }),
        ..beeld
    }
}

/// What was found, by the card it leads to: the text in which it was found is a name or a note.
fn treffers(zaal: Zaal, gevonden: Treffers) -> Treffers {
    let een = |it: Treffer| {
        let rij = rij(zaal, it.rij);
        Treffer {
            tekst: if it.notitie {
                "in een notitie".to_owned()
            } else {
                rij.naam.clone()
            },
            letters: Vec::new(),
            notitie: it.notitie,
            rij,
        }
    };
    Treffers {
        rijen: gevonden.rijen.into_iter().map(een).collect(),
        ..gevonden
    }
}

/// What was said in an overleg the room has heard; other words may name anybody.
pub(super) fn taken(zaal: Zaal, alle: Vec<Taakrij>) -> Vec<Taakrij> {
    let een = |mut it: Taakrij| {
        if !it.taak.in_overleg {
            it.taak.soort.label().clone_into(&mut it.taak.wat);
        }
        let kaart = it.taak.plaats.kaart;
        it.naam = kaart.map_or_else(String::new, |kaart| kaartnaam(zaal, kaart, &it.naam));
        it
    };
    alle.into_iter().map(een).collect()
}

/// What there is to do, without what one coach wrote for another and without drafts.
fn voorraad(zaal: Zaal, beeld: Voorraadbeeld) -> Voorraadbeeld {
    let concepten = Kop::Groep(Groep::Concepten);
    let weg = beeld.onder(Groep::Concepten);
    let een = |it: Voorraadrij| Voorraadrij {
        rij: it.rij.map(|kaart| Box::new(rij(zaal, *kaart))),
        overdracht: None,
        taak: it
            .taak
            .and_then(|taak| taken(zaal, vec![*taak]).pop())
            .map(Box::new),
        ..it
    };
    let rijen = beeld.rijen.into_iter().filter(|it| it.concept.is_none());
    let koppen = beeld.koppen.into_iter().filter(|it| it.0 != concepten);
    Voorraadbeeld {
        totaal: beeld.totaal.saturating_sub(weg),
        koppen: koppen.collect(),
        rijen: rijen.map(een).collect(),
        ..beeld
    }
}

fn poort(zaal: Zaal, mut beeld: PoortBeeld) -> PoortBeeld {
    beeld.stappen.iter_mut().for_each(zonder_woorden);
    PoortBeeld {
        rij: rij(zaal, beeld.rij),
        ..beeld
    }
}

fn voorproef(zaal: Zaal, beeld: Voorproef) -> Voorproef {
    let stappen = zaal.toont(Onderdeel::Stappen);
    let anders = |(kaart, naam, tekst): (KaartId, String, String)| {
        (kaart, kaartnaam(zaal, kaart, &naam), tekst)
    };
    Voorproef {
        kan: beeld.kan.into_iter().map(anders).collect(),
        niet: beeld
            .niet
            .into_iter()
            .map(anders)
            .map(|(kaart, naam, waarom)| {
                let waarom = if stappen {
                    waarom
                } else {
                    "nog niet".to_owned()
                };
                (kaart, naam, waarom)
            })
            .collect(),
    }
}

/// What may be taken back is named after whom it was about.
pub(super) fn toestand(it: Toestand) -> Toestand {
    let woord = |it: Option<String>| it.map(|_| "de laatste wijziging".to_owned());
    Toestand {
        ongedaan: woord(it.ongedaan),
        opnieuw: woord(it.opnieuw),
        ..it
    }
}
