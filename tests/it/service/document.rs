//! Documents and extracts of the example region: what is in them, what never is, what is written down.

use std::sync::{Arc, OnceLock};

use chrono::{TimeZone, Utc};
use trajectbord::app::command::Command;
use trajectbord::app::delen::DELEN;
use trajectbord::app::env::{FixedClock, Sjablonen};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::query::{
    Antwoord, DocumentBeeld, Dossier, ExtractBeeld, Query, Vastlegging, Venster,
};
use trajectbord::app::record::{Key, Record, Soort};
use trajectbord::app::service::Service;
use trajectbord::document::csv::csv;
use trajectbord::document::markdown::markdown;
use trajectbord::document::tekst::tekst;
use trajectbord::domain::document::{Documentsoort, Ontvanger, Vorm};
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::toestemming::Doel;
use trajectbord::store::memory::MemoryStore;

use super::stel::dag;

const MDV: CoachId = CoachId(1);

/// The example region on a fixed day.
fn region() -> Service {
    static RECORDS: OnceLock<Vec<(Key, Record)>> = OnceLock::new();
    let records = RECORDS.get_or_init(|| {
        trajectbord::seed::regio(dag("2026-11-18"))
            .unwrap()
            .records()
    });
    let clock = FixedClock::new(Utc.with_ymd_and_hms(2026, 11, 18, 9, 0, 0).unwrap());
    let service = Service::open(Arc::new(MemoryStore::default()), Arc::new(clock)).unwrap();
    service.laad(records.clone()).unwrap();
    service
}

fn ask(service: &Service, query: Query) -> Result<Antwoord, Fault> {
    let gevraagd = service.handle(MDV, None, Request::Ask(query.clone()));
    // Most cards of the example region are a colleague's.
    if let Err(Fault::Waarneming { kaart, .. }) = gevraagd {
        let reden = "vervangt".to_owned();
        service.doe(MDV, None, Command::Waarneem { kaart, reden })?;
        return ask(service, query);
    }
    match gevraagd? {
        Reply::Data(antwoord) => Ok(*antwoord),
        Reply::Done(_) => panic!("a question is answered with data"),
    }
}

fn document(service: &Service, kaart: KaartId, soort: Documentsoort) -> DocumentBeeld {
    let query = Query::Document {
        kaart,
        soort,
        nummer: None,
        vast: None,
    };
    match ask(service, query).unwrap() {
        Antwoord::Document(beeld) => *beeld,
        _ => panic!("a document was asked"),
    }
}

fn extract(
    service: &Service,
    kaarten: Vec<KaartId>,
    ontvanger: Ontvanger,
    vast: bool,
) -> Result<ExtractBeeld, Fault> {
    let query = Query::Extract {
        kaarten,
        ontvanger,
        vast,
    };
    match ask(service, query)? {
        Antwoord::Extract(beeld) => Ok(*beeld),
        _ => panic!("an extract was asked"),
    }
}

fn dossier(service: &Service, kaart: KaartId) -> Dossier {
    match ask(service, Query::Dossier(kaart)).unwrap() {
        Antwoord::Dossier(dossier) => *dossier,
        _ => panic!("a dossier was asked"),
    }
}

fn trajecten(service: &Service) -> Vec<KaartId> {
    let query = Query::Lijst {
        filter: trajectbord::app::filter::Filter::default(),
        sortering: trajectbord::app::filter::Sortering::default(),
        venster: Venster {
            van: 0,
            aantal: 1_000,
        },
    };
    let Antwoord::Lijst(lijst) = ask(service, query).unwrap() else {
        panic!("a list was asked");
    };
    let mut kaarten: Vec<KaartId> = lijst.rijen.iter().map(|rij| rij.kaart).collect();
    kaarten.retain(|kaart| matches!(kaart, KaartId::Traject(_)));
    kaarten.sort_unstable();
    kaarten
}

/// The first traject in this situatie with a registratieformulier.
fn met_registratie(service: &Service, situatie: Situatie) -> KaartId {
    let soort = trajectbord::domain::formulier::Formuliersoort::Registratie;
    let found = trajecten(service).into_iter().find(|kaart| {
        let key = Key::formulier(*kaart, soort, 1);
        service.store().get(key).unwrap().is_some()
            && dossier(service, *kaart)
                .traject
                .is_some_and(|it| it.situatie == situatie)
    });
    found.unwrap()
}

#[test]
fn the_documents_of_a_werkende_and_a_niet_werkende_read_like_this() {
    let service = region();
    for (naam, situatie) in [
        ("werkend", Situatie::Werkend),
        ("niet_werkend", Situatie::NietWerkend),
    ] {
        let kaart = met_registratie(&service, situatie);
        for soort in Documentsoort::van_kaart(kaart) {
            let beeld = document(&service, kaart, *soort);
            let mut tekst = markdown(&beeld.doc);
            tekst.push_str("\n--- nog open\n");
            for gat in &beeld.gaten {
                tekst.push_str(&gat.tekst);
                tekst.push('\n');
            }
            insta::assert_snapshot!(format!("{naam}_{}", soort.code()), tekst);
        }
    }
}

#[test]
fn every_document_of_every_card_can_be_made() {
    let service = region();
    for kaart in trajecten(&service) {
        for soort in Documentsoort::van_kaart(kaart) {
            let beeld = document(&service, kaart, *soort);
            assert!(!beeld.doc.blokken.is_empty(), "{kaart} {soort}");
        }
    }
}

#[test]
fn making_a_document_is_in_the_timeline_and_a_bsn_asks_a_reason() {
    let service = region();
    let kaart = met_registratie(&service, Situatie::Werkend);
    let vraag = |soort, bsn: Option<&str>| Query::Document {
        kaart,
        soort,
        nummer: None,
        vast: Some(Vastlegging {
            vorm: Vorm::Pdf,
            bsn: bsn.map(str::to_owned),
        }),
    };
    ask(&service, vraag(Documentsoort::Pok, None)).unwrap();
    let tijdlijn = dossier(&service, kaart).tijdlijn;
    assert_eq!(tijdlijn[0].kop, "Document gemaakt: POK-gegevensblad (PDF)");
    assert!(
        ask(
            &service,
            vraag(Documentsoort::Pok, Some("voor de inschrijving"))
        )
        .is_err()
    );
    assert!(ask(&service, vraag(Documentsoort::Registratie, Some(" "))).is_err());
    let bsn = bsn_van(&service, kaart);
    let open = ask(
        &service,
        vraag(Documentsoort::Registratie, Some("voor de inschrijving")),
    );
    if let Some(bsn) = bsn {
        let Antwoord::Document(beeld) = open.unwrap() else {
            panic!("a document was asked");
        };
        assert!(markdown(&beeld.doc).contains(&bsn));
        let gewoon = document(&service, kaart, Documentsoort::Registratie);
        assert!(!markdown(&gewoon.doc).contains(&bsn));
        let tijdlijn = dossier(&service, kaart).tijdlijn;
        assert!(tijdlijn[0].kop.contains("voor de inschrijving"));
    } else {
        assert!(open.is_err());
    }
}

fn bsn_van(service: &Service, kaart: KaartId) -> Option<String> {
    let kandidaat = dossier(service, kaart).kandidaat?.1.id;
    match service.store().get(Key::bsn(kandidaat)).unwrap()?.record {
        Record::Bsn(bsn) => Some(bsn.bsn.voluit()),
        _ => None,
    }
}

/// Everything of a card that must not reach a receiver who has no limit that high.
fn geheimen(service: &Service, kaart: KaartId) -> Vec<String> {
    let dossier = dossier(service, kaart);
    let kandidaat = dossier.kandidaat.unwrap().1;
    let mut geheim: Vec<String> = kandidaat
        .uitkering
        .iter()
        .map(|it| it.label().to_owned())
        .collect();
    geheim.extend(kandidaat.doelgroepen.iter().map(|it| it.label().to_owned()));
    let (van, tot) = Key::van_eigenaar(Soort::Formulier, kaart.nummer());
    service
        .store()
        .walk(van, tot, &mut |_, gezien| {
            if let Record::Formulier(formulier) = gezien.record {
                for (veld, waarde) in formulier.velden {
                    let geheim_veld = veld.starts_with("reden_") && !veld.contains("zwaarte");
                    if (geheim_veld && !veld.contains("duur")) || veld == "toelichting" {
                        geheim.push(waarde);
                    }
                }
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    // "praktijkonderwijs" is a group and a school as well; the school may be told.
    let school = kandidaat
        .opleiding
        .map(trajectbord::domain::startkwalificatie::Opleiding::label);
    geheim.retain(|it| it.chars().count() > 3 && Some(it.as_str()) != school);
    geheim
}

#[test]
fn no_receiver_hears_of_benefit_groups_or_reasons_and_only_some_get_the_bsn() {
    let service = region();
    let mut gedeeld = 0;
    for kaart in trajecten(&service) {
        let geheimen = geheimen(&service, kaart);
        let bsn = bsn_van(&service, kaart);
        for regel in DELEN {
            let Ok(beeld) = extract(&service, vec![kaart], regel.ontvanger, true) else {
                continue;
            };
            gedeeld += 1;
            let rijen: Vec<&Vec<String>> = beeld.rijen.iter().map(|it| &it.1).collect();
            let kop: Vec<String> = beeld.kolommen.iter().map(|it| it.1.clone()).collect();
            let alles = tekst(&beeld.doc, 80) + &markdown(&beeld.doc) + &csv(&kop, &rijen);
            for geheim in &geheimen {
                // "werkzoekende" is a group; words of the form itself are not.
                let cellen = beeld.rijen.iter().flat_map(|it| &it.1);
                assert!(
                    cellen.into_iter().all(|cel| cel != geheim),
                    "{kaart} {}: {geheim}",
                    regel.ontvanger
                );
            }
            if let Some(bsn) = &bsn {
                assert!(
                    regel.grens > 2 || !alles.contains(bsn),
                    "{}",
                    regel.ontvanger
                );
            }
        }
    }
    assert!(gedeeld > 20, "{gedeeld}");
}

#[test]
fn what_goes_is_written_down_by_field_and_without_a_value() {
    let service = region();
    let kaart = met_registratie(&service, Situatie::NietWerkend);
    extract(&service, vec![kaart], Ontvanger::Leerbedrijf, true).unwrap();
    let dossier = dossier(&service, kaart);
    assert_eq!(dossier.tijdlijn[0].kop, "Gedeeld met leerbedrijf");
    assert!(dossier.tijdlijn[0].tekst.contains("Telefoon"));
    let kandidaat = dossier.kandidaat.unwrap().1;
    assert!(
        !dossier.tijdlijn[0]
            .tekst
            .contains(&kandidaat.naam.volledig())
    );
    assert!(dossier.logboek[0].velden.contains(&"naam".to_owned()));
}

#[test]
fn a_doel_that_was_withdrawn_refuses_and_looking_writes_nothing() {
    let service = region();
    let kaart = met_registratie(&service, Situatie::NietWerkend);
    let voor = dossier(&service, kaart).tijdlijn.len();
    extract(&service, vec![kaart], Ontvanger::Mbo, false).unwrap();
    assert_eq!(dossier(&service, kaart).tijdlijn.len(), voor);
    let trek = Command::TrekIn {
        kaart,
        doel: Doel::DelenMbo,
        op: None,
        via: "telefoon".to_owned(),
        reden: String::new(),
    };
    service.doe(MDV, None, trek).unwrap();
    let fout = extract(&service, vec![kaart], Ontvanger::Mbo, true).unwrap_err();
    assert!(fout.to_string().contains("ingetrokken"), "{fout}");
    assert!(extract(&service, vec![kaart], Ontvanger::Leerbedrijf, true).is_ok());
}

#[test]
fn a_list_leaves_out_who_may_not_go_and_says_why() {
    let service = region();
    let alle = trajecten(&service);
    let beeld = extract(&service, alle.clone(), Ontvanger::Leerbedrijf, true).unwrap();
    assert_eq!(beeld.rijen.len() + beeld.niet.len(), alle.len());
    assert!(!beeld.rijen.is_empty() && !beeld.niet.is_empty());
    for (kaart, waarom) in &beeld.niet {
        assert!(waarom.contains("toestemming"), "{kaart}: {waarom}");
    }
}

#[test]
fn the_list_of_documents_tells_what_each_lacks_and_when_it_was_made() {
    let service = region();
    let kaart = met_registratie(&service, Situatie::Werkend);
    let vraag = || match ask(&service, Query::Documenten(kaart)).unwrap() {
        Antwoord::Documenten(beeld) => *beeld,
        _ => panic!("the documents were asked"),
    };
    let beeld = vraag();
    assert!(beeld.documenten.iter().all(|it| it.gemaakt.is_none()));
    assert_eq!(beeld.delen.len(), Ontvanger::ALL.len());
    let query = Query::Document {
        kaart,
        soort: Documentsoort::Overdracht,
        nummer: None,
        vast: Some(Vastlegging {
            vorm: Vorm::Tekst,
            bsn: None,
        }),
    };
    ask(&service, query).unwrap();
    let beeld = vraag();
    let regel = beeld
        .documenten
        .iter()
        .find(|it| it.soort == Documentsoort::Overdracht);
    assert!(regel.unwrap().gemaakt.is_some());
}

struct Eigen(&'static str);

impl Sjablonen for Eigen {
    fn eigen(&self, naam: &str) -> Result<Option<String>, String> {
        Ok((naam == "pok").then(|| self.0.to_owned()))
    }
}

#[test]
fn a_template_with_a_mistake_makes_nothing_and_writes_nothing_down() {
    let service = region();
    service.zet_sjablonen(Arc::new(Eigen("# Ons blad\n\n{{ kandidaat.naan }}\n")));
    let kaart = met_registratie(&service, Situatie::Werkend);
    let voor = dossier(&service, kaart).tijdlijn.len();
    let query = Query::Document {
        kaart,
        soort: Documentsoort::Pok,
        nummer: None,
        vast: Some(Vastlegging {
            vorm: Vorm::Pdf,
            bsn: None,
        }),
    };
    let fout = ask(&service, query).unwrap_err().to_string();
    assert!(
        fout.contains("sjabloon pok, regel 3: kandidaat.naan"),
        "{fout}"
    );
    assert_eq!(dossier(&service, kaart).tijdlijn.len(), voor);
}
