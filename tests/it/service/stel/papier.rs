//! Complete forms for tests: the golden answers, with the days of the clock and what the dossier knows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use trajectbord::app::command::Command;
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Done, Request};
use trajectbord::app::query::{Antwoord, FormulierBeeld, FormulierenBeeld, Query};
use trajectbord::domain::bsn::Bsn;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::form::spec::{Asked, Kind};
use trajectbord::form::specs;

use super::{MDV, Stel};

macro_rules! gouden {
    ($soort:expr, $($variant:ident => $file:literal),*) => {
        match $soort {
            $(Formuliersoort::$variant => {
                include_str!(concat!("../../golden/formulieren/", $file, "-v1.json"))
            })*
        }
    };
}

/// Complete answers to a form, given on a day; fields of the program and dates apart.
pub(crate) fn antwoorden(soort: Formuliersoort, dag: NaiveDate) -> BTreeMap<String, String> {
    let json: Value = serde_json::from_str(gouden!(soort,
        Toestemming => "toestemming",
        ToestemmingWerkgever => "toestemming_werkgever",
        Diagnose => "diagnose",
        Registratie => "registratie",
        Evaluatie => "evaluatie",
        Eindgesprek => "eindgesprek"
    ))
    .unwrap();
    let op = |dag: NaiveDate| dag.format("%d-%m-%Y").to_string();
    let spec = specs::by_name(soort.code()).unwrap();
    let mut velden = BTreeMap::new();
    for (key, tekst) in json["values"].as_object().unwrap() {
        let field = spec.field(key).unwrap();
        if field.asked == Asked::Vast {
            continue;
        }
        let tekst = match field.kind {
            Kind::Date(_) => op(dag),
            _ => tekst.as_str().unwrap().to_owned(),
        };
        velden.insert(key.clone(), tekst);
    }
    if soort == Formuliersoort::Registratie {
        for (key, na) in [
            ("start_gepland", 18),
            ("einde_gepland", 109),
            ("erkenning_geldig_tot", 700),
            ("datum_inschrijving", 0),
        ] {
            velden.insert(key.to_owned(), op(dag + chrono::Days::new(na)));
        }
    }
    if soort == Formuliersoort::Diagnose {
        velden.remove("herbeoordelen_op");
        velden.insert("akkoord_mbo".to_owned(), "ja".to_owned());
        velden.insert("akkoord_mbo_datum".to_owned(), op(dag));
    }
    velden
}

/// A BSN for tests of its own for each card.
pub(crate) fn bsn_van(kaart: KaartId) -> String {
    (999_990_000_u32..)
        .map(|getal| getal.to_string())
        .filter(|tekst| tekst.parse::<Bsn>().is_ok())
        .nth(usize::try_from(kaart.nummer() % 800).unwrap())
        .unwrap()
}

impl Stel {
    /// A form of a card as it opens.
    pub(crate) fn formulier(&self, kaart: KaartId, soort: Formuliersoort) -> FormulierBeeld {
        match self.vraag(Query::Formulier { kaart, soort }) {
            Antwoord::Formulier(beeld) => *beeld,
            _ => panic!("a form was asked"),
        }
    }

    /// The forms of a card.
    pub(crate) fn formulieren(&self, kaart: KaartId) -> FormulierenBeeld {
        match self.vraag(Query::Formulieren(kaart)) {
            Antwoord::Formulieren(beeld) => *beeld,
            _ => panic!("the forms were asked"),
        }
    }

    /// Complete answers to a form of a card: what the dossier knows, and the golden rest.
    pub(crate) fn volle_antwoorden(
        &self,
        kaart: KaartId,
        soort: Formuliersoort,
    ) -> BTreeMap<String, String> {
        let mut velden = antwoorden(soort, self.service.clock().today());
        for (key, tekst) in self.formulier(kaart, soort).velden {
            // Nothing found yet is what the dossier says by itself.
            if key != "startkwalificatie_check" || tekst != "nog niet uitgevoerd" {
                velden.insert(key, tekst);
            }
        }
        // A werkende has an employer; a niet-werkende is not asked.
        if soort == Formuliersoort::Diagnose {
            velden
                .entry("organisatie_werkgever".to_owned())
                .or_insert_with(|| "DC Twente".to_owned());
        }
        // The diagnose says that somebody is an inburgeraar; then the registratie asks the route.
        if soort == Formuliersoort::Registratie {
            for (key, tekst) in [("inburgering", "B1"), ("inburgering_uren", "nee")] {
                velden
                    .entry(key.to_owned())
                    .or_insert_with(|| tekst.to_owned());
            }
        }
        if let (true, Some(crebo)) = (
            velden.contains_key("erkenning_crebo"),
            velden.get("crebo").cloned(),
        ) {
            velden.insert("erkenning_crebo".to_owned(), crebo);
        }
        velden
    }

    /// Saves answers to a form.
    pub(crate) fn bewaar(
        &self,
        kaart: KaartId,
        soort: Formuliersoort,
        velden: BTreeMap<String, String>,
    ) -> Result<Done, Fault> {
        self.doe(Command::BewaarFormulier {
            kaart,
            soort,
            velden,
            waarom: "verbeterd in de test".to_owned(),
            nieuw: false,
            gezien: None,
            concept: None,
        })
    }

    /// The command that fills a form in completely.
    pub(crate) fn compleet(&self, kaart: KaartId, soort: Formuliersoort) -> Command {
        Command::BewaarFormulier {
            kaart,
            soort,
            velden: self.volle_antwoorden(kaart, soort),
            waarom: String::new(),
            nieuw: false,
            gezien: None,
            concept: None,
        }
    }

    /// Fills a form in completely, with a BSN where it asks one.
    pub(crate) fn vul_formulier(
        &self,
        kaart: KaartId,
        soort: Formuliersoort,
    ) -> Result<Done, Fault> {
        // A card that is gone is an answer too, in tests of many changes.
        self.service
            .handle(MDV, None, Request::Ask(Query::Formulieren(kaart)))?;
        let mut velden = self.volle_antwoorden(kaart, soort);
        let beeld = self.formulieren(kaart);
        if soort == Formuliersoort::Registratie && beeld.bsn.is_none() && beeld.bsn_mag.is_ok() {
            velden.insert("bsn".to_owned(), bsn_van(kaart));
        }
        self.bewaar(kaart, soort, velden)
    }
}
