//! What may not stand on a shared screen, taken from the records themselves.

use std::collections::BTreeSet;

use trajectbord::app::record::{Key, Record};
use trajectbord::domain::betrokkene::Betrokkene;
use trajectbord::domain::gebeurtenis::Wat;
use trajectbord::domain::sluiting::Stand;
use trajectbord::domain::stap::StapId;
use trajectbord::domain::stappen::{Stappen, Stapstand};
use trajectbord::domain::waardelijst::Doelgroep;
use trajectbord::form::spec::Kind;
use trajectbord::form::specs;

/// One text, and what it is.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Geheim {
    pub(crate) wat: &'static str,
    pub(crate) tekst: String,
}

/// Shorter words are in other words too.
const KORTST: usize = 5;

fn betrokkenen(alle: &[Betrokkene], uit: &mut Vec<(&'static str, String)>) {
    for it in alle {
        // A function or a desk is nobody: "Servicepunt".
        if it.naam.contains(' ') {
            uit.push(("betrokkene", it.naam.clone()));
        }
        uit.extend(it.telefoon.as_ref().map(|it| ("telefoon", it.to_string())));
        uit.extend(
            it.email
                .as_ref()
                .map(|it| ("e-mail", it.as_str().to_owned())),
        );
    }
}

fn redenen(stappen: &Stappen, uit: &mut Vec<(&'static str, String)>) {
    for stap in StapId::alle() {
        match stappen.stand(stap) {
            Stapstand::Nvt { reden } => uit.push(("reden", reden.clone())),
            Stapstand::Afwijking { motivering, .. } => {
                uit.push(("motivering", motivering.clone()));
            }
            Stapstand::Open
            | Stapstand::Gepland { .. }
            | Stapstand::Bezig { .. }
            | Stapstand::Gedaan { .. } => {}
        }
    }
}

/// Every full name, BSN, birth date, phone, mail, address, group, benefit and own word in the store.
pub(crate) fn geheimen(records: &[(Key, Record)]) -> BTreeSet<Geheim> {
    let mut uit = Vec::new();
    let mut mag = BTreeSet::new();
    for (_, record) in records {
        match record {
            Record::Kandidaat(it) => {
                let naam = &it.naam;
                for tekst in [
                    naam.kort(),
                    naam.weergave(),
                    naam.volledig(),
                    naam.achternaam_eerst(),
                ] {
                    uit.push(("naam", tekst));
                }
                uit.push(("achternaam", naam.achternaam().to_owned()));
                uit.push(("voornaam", naam.voornamen().to_owned()));
                uit.extend(it.geboren.map(|it| ("geboren", it.toon())));
                uit.extend(it.telefoon.as_ref().map(|it| ("telefoon", it.to_string())));
                uit.extend(
                    it.email
                        .as_ref()
                        .map(|it| ("e-mail", it.as_str().to_owned())),
                );
                uit.extend(it.adres.as_ref().map(|it| ("adres", it.to_string())));
                uit.extend(it.postcode.map(|it| ("postcode", it.to_string())));
                // Working or not is in the names of the steps themselves.
                let overal = [
                    Doelgroep::Anders,
                    Doelgroep::Werkende,
                    Doelgroep::Werkzoekende,
                ];
                let groepen = it.doelgroepen.iter().filter(|it| !overal.contains(it));
                uit.extend(groepen.map(|it| ("doelgroep", it.label().to_owned())));
            }
            Record::Bsn(it) => {
                uit.push(("bsn", it.bsn.voluit()));
                uit.push(("bsn", it.bsn.gemaskeerd()));
            }
            Record::Traject(it) => {
                betrokkenen(&it.betrokkenen, &mut uit);
                redenen(&it.stappen, &mut uit);
                match &it.stand {
                    Stand::Lopend => {}
                    Stand::Wacht { reden, .. } => uit.push(("reden", reden.clone())),
                    Stand::Gesloten(slot) => uit.push(("toelichting", slot.toelichting.clone())),
                }
                for regel in &it.leerroute {
                    uit.push(("oordeel van", regel.door.clone()));
                }
            }
            Record::Leerbedrijf(it) => {
                betrokkenen(&it.betrokkenen, &mut uit);
                mag.insert(it.naam.clone());
            }
            // Colleagues are in the room themselves.
            Record::Coach(it) => {
                mag.insert(it.naam.clone());
            }
            Record::Leerwerkplek(it) => redenen(&it.stappen, &mut uit),
            Record::Gebeurtenis(it) => match &it.wat {
                Wat::Notitie { tekst } | Wat::Contact { tekst, .. } => {
                    uit.push(("notitie", tekst.clone()));
                }
                Wat::Teruggezet { reden, .. } | Wat::Wacht { reden, .. } => {
                    uit.push(("reden", reden.clone()));
                }
                Wat::Verplaatst {
                    motivering: Some(it),
                    ..
                } => uit.push(("motivering", it.clone())),
                _ => {}
            },
            Record::Formulier(it) => {
                // What somebody wrote; a choice out of a list is a word of everybody.
                let spec = specs::by_name(it.soort.code()).unwrap();
                let eigen = |key: &str| {
                    let kind = spec.field(key).map(|it| it.kind);
                    matches!(kind, Some(Kind::Text | Kind::Naam))
                };
                let velden = it.velden.iter().filter(|(key, _)| eigen(key));
                uit.extend(velden.map(|(_, tekst)| ("formulier", tekst.clone())));
            }
            _ => {}
        }
    }
    uit.into_iter()
        // A line of a text may be what is shown.
        .flat_map(|(wat, tekst)| {
            let regels: Vec<_> = tekst.lines().map(|it| it.trim().to_owned()).collect();
            regels.into_iter().map(move |tekst| Geheim { wat, tekst })
        })
        .filter(|it| it.tekst.chars().count() >= KORTST)
        .filter(|it| !mag.iter().any(|naam| naam.contains(&it.tekst)))
        .collect()
}

/// Looks for every one of them.
pub(crate) fn niets_van(geheim: &BTreeSet<Geheim>, gezien: &str) {
    assert!(geheim.len() > 100, "nothing to look for");
    // Most lines stand in many pictures.
    let regels: BTreeSet<&str> = gezien.lines().collect();
    let gevonden: Vec<String> = geheim
        .iter()
        .filter_map(|it| {
            let regel = regels.iter().find(|regel| regel.contains(&it.tekst))?;
            Some(format!("{}: {} in {regel:?}", it.wat, it.tekst))
        })
        .collect();
    assert!(gevonden.is_empty(), "{}", gevonden.join("\n"));
}
