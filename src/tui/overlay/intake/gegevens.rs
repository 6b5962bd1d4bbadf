//! Between the form and what the service keeps of a kandidaat.

use chrono::NaiveDate;

use super::wijzig::Bekend;
use crate::app::command::KandidaatGegevens;
use crate::domain::datum::toon;
use crate::domain::geboortedatum::{Bekend as Deel, Geboortedatum};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{Behaald, Opleiding};
use crate::domain::traject::Traject;
use crate::domain::waardelijst::{Kanaal, Niveau, Uitkering, Waardelijst};
use crate::form::Answers;
use crate::form::specs::intake::{INTAKE, Intake, inzet};

/// What is known, as it goes back to the service when nothing is changed.
pub(in crate::tui) fn bekend(kandidaat: &Kandidaat, traject: &Traject) -> KandidaatGegevens {
    let tekst = |it: Option<String>| it.unwrap_or_default();
    let hele_dag = |it: &Geboortedatum| it.bekend() == Deel::Dag;
    KandidaatGegevens {
        naam: kandidaat.naam.volledig(),
        geboren: kandidaat.geboren.filter(hele_dag).map(Geboortedatum::datum),
        telefoon: tekst(kandidaat.telefoon.as_ref().map(ToString::to_string)),
        email: tekst(kandidaat.email.as_ref().map(|it| it.as_str().to_owned())),
        postcode: tekst(kandidaat.postcode.map(|it| it.to_string())),
        huisnummer: Some(tekst(
            kandidaat.adres.as_ref().map(|it| it.nummer().to_string()),
        )),
        partnernaam: Some(tekst(kandidaat.partnernaam.clone())),
        woonplaats: tekst(kandidaat.woonplaats.clone()),
        situatie: Some(traject.situatie),
        uitkering: kandidaat.uitkering,
        opleiding: kandidaat.opleiding,
        behaald: kandidaat.behaald,
        diploma: kandidaat.diploma,
        doelgroepen: kandidaat.doelgroepen.clone(),
        branches: kandidaat.branches.clone(),
        niveau: kandidaat.niveau,
        kanaal: kandidaat.kanaal,
        terugbellen: traject.terugbellen,
        notitie: String::new(),
        inzet: Some(kandidaat.inzet.clone()),
    }
}

/// The same as answers of the form.
pub(super) fn answers(
    kandidaat: &Kandidaat,
    it: &KandidaatGegevens,
    vandaag: NaiveDate,
) -> Answers {
    let mut answers = Answers::new(&INTAKE);
    let mut set = |key: &str, tekst: &str| answers.set(key, tekst);
    set("naam", &it.naam);
    set("telefoon", &it.telefoon);
    set("email", &it.email);
    set("postcode", &it.postcode);
    set("huisnummer", it.huisnummer.as_deref().unwrap_or(""));
    set("partnernaam", it.partnernaam.as_deref().unwrap_or(""));
    set("woonplaats", &it.woonplaats);
    if let Some(geboren) = kandidaat.geboren {
        let datum = geboren.datum();
        let tekst = match geboren.bekend() {
            Deel::Dag => toon(datum),
            Deel::Maand => datum.format("00-%m-%Y").to_string(),
            Deel::Jaar => datum.format("%Y").to_string(),
        };
        set("geboren", &tekst);
    }
    let labels = [
        ("situatie", it.situatie.map(Situatie::label)),
        ("uitkering", it.uitkering.map(Uitkering::label)),
        ("opleiding", it.opleiding.map(Opleiding::label)),
        ("afgerond", it.behaald.map(Behaald::label)),
        ("branche", it.branches.first().map(|it| it.label())),
        ("niveau", it.niveau.map(Niveau::label)),
        ("kanaal", it.kanaal.map(Kanaal::label)),
    ];
    for (key, label) in labels {
        set(key, label.unwrap_or(""));
    }
    let inzet = &kandidaat.inzet;
    set("vervoer", &labels_van(&inzet.vervoer));
    set("rijbewijs", &labels_van(&inzet.rijbewijzen));
    for (key, getal) in [("reistijd", inzet.reistijd), ("uren", inzet.uren)] {
        set(key, &getal.map_or_else(String::new, |it| it.to_string()));
    }
    // A promise that passed cannot be typed again; it stays as it is unless a new one is made.
    if let Some(dag) = it.terugbellen.filter(|dag| *dag >= vandaag) {
        set("terugbellen", &toon(dag));
    }
    answers
}

fn labels_van<T: Waardelijst>(waarden: &[T]) -> String {
    let labels: Vec<&str> = waarden.iter().map(|it| it.label()).collect();
    labels.join(", ")
}

/// What the form says, with what is known and not on the form.
pub(super) fn van_intake(
    answers: &Answers,
    it: Intake,
    bekend: Option<&Bekend>,
    vandaag: NaiveDate,
) -> KandidaatGegevens {
    let oud = bekend.map(|it| it.gegevens.clone()).unwrap_or_default();
    let hele_dag = |it: &Geboortedatum| it.bekend() == Deel::Dag;
    let mut branches: Vec<_> = it.branche.into_iter().collect();
    branches.extend(
        oud.branches
            .iter()
            .skip(1)
            .filter(|oud| Some(**oud) != it.branche),
    );
    KandidaatGegevens {
        naam: answers.get("naam").trim().to_owned(),
        geboren: it.geboren.filter(hele_dag).map(Geboortedatum::datum),
        telefoon: it.telefoon.map(|it| it.to_string()).unwrap_or_default(),
        email: it
            .email
            .map(|it| it.as_str().to_owned())
            .unwrap_or_default(),
        postcode: it.postcode.map(|it| it.to_string()).unwrap_or_default(),
        huisnummer: Some(it.huisnummer.map(|it| it.to_string()).unwrap_or_default()),
        partnernaam: Some(it.partnernaam.unwrap_or_default()),
        woonplaats: it.woonplaats.unwrap_or_default(),
        situatie: it.situatie.or(oud.situatie),
        uitkering: it.uitkering,
        opleiding: it.opleiding,
        behaald: it.behaald,
        diploma: oud.diploma,
        doelgroepen: oud.doelgroepen,
        branches,
        niveau: it.niveau,
        kanaal: it.kanaal,
        terugbellen: it
            .terugbellen
            .or(oud.terugbellen.filter(|dag| *dag < vandaag)),
        notitie: it.notitie,
        inzet: Some(inzet(answers, oud.inzet.as_ref())),
    }
}
