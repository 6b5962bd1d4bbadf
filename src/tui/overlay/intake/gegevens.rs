//! Between the answers of the intake and what the service is told.

use crate::app::command::KandidaatGegevens;
use crate::domain::datum::toon;
use crate::domain::geboortedatum::Bekend;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::startkwalificatie::Opleiding;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::{Branche, Doelgroep};
use crate::form::Answers;
use crate::form::specs::intake::{INTAKE, Intake};

/// What a kandidaat has and the intake has no field for.
#[derive(Debug)]
pub(super) struct Rest {
    diploma: Option<Opleiding>,
    doelgroepen: Vec<Doelgroep>,
    /// Second and third choice.
    branches: Vec<Branche>,
}

/// What must not be lost when the intake is saved over a kandidaat.
pub(super) fn rest(kandidaat: &Kandidaat) -> Rest {
    Rest {
        diploma: kandidaat.diploma,
        doelgroepen: kandidaat.doelgroepen.clone(),
        branches: kandidaat.branches.iter().skip(1).copied().collect(),
    }
}

/// The answers as a command wants them.
pub(super) fn van_intake(
    answers: &Answers,
    intake: Intake,
    rest: Option<&Rest>,
) -> KandidaatGegevens {
    let heel = |it: &crate::domain::geboortedatum::Geboortedatum| it.bekend() == Bekend::Dag;
    let mut branches: Vec<Branche> = intake.branche.into_iter().collect();
    for branche in rest.map_or(&[][..], |rest| &rest.branches) {
        if !branches.contains(branche) {
            branches.push(*branche);
        }
    }
    KandidaatGegevens {
        // As typed: the roepnaam is in it.
        naam: answers.get("naam").to_owned(),
        geboren: intake.geboren.filter(heel).map(|it| it.datum()),
        telefoon: intake
            .telefoon
            .map_or_else(String::new, |it| it.to_string()),
        email: intake
            .email
            .map_or_else(String::new, |it| it.as_str().to_owned()),
        postcode: intake
            .postcode
            .map_or_else(String::new, |it| it.to_string()),
        woonplaats: intake.woonplaats.unwrap_or_default(),
        situatie: intake.situatie,
        uitkering: intake.uitkering,
        opleiding: intake.opleiding,
        behaald: intake.behaald,
        diploma: rest.and_then(|rest| rest.diploma),
        doelgroepen: rest.map_or_else(Vec::new, |rest| rest.doelgroepen.clone()),
        branches,
        niveau: intake.niveau,
        kanaal: intake.kanaal,
        terugbellen: intake.terugbellen,
        notitie: intake.notitie,
    }
}

/// What is known of a kandidaat, as answers.
pub(super) fn van_dossier(kandidaat: &Kandidaat, traject: Option<&Traject>) -> Answers {
    let mut answers = Answers::new(&INTAKE);
    let mut zet = |veld: &str, tekst: Option<String>| {
        if let Some(tekst) = tekst {
            answers.set(veld, tekst);
        }
    };
    zet("naam", Some(kandidaat.naam.volledig()));
    zet("geboren", kandidaat.geboren.map(|it| it.toon()));
    zet(
        "telefoon",
        kandidaat.telefoon.as_ref().map(ToString::to_string),
    );
    zet(
        "email",
        kandidaat.email.as_ref().map(|it| it.as_str().to_owned()),
    );
    zet("woonplaats", kandidaat.woonplaats.clone());
    zet("postcode", kandidaat.postcode.map(|it| it.to_string()));
    zet(
        "uitkering",
        kandidaat.uitkering.map(|it| it.label().to_owned()),
    );
    zet(
        "opleiding",
        kandidaat.opleiding.map(|it| it.label().to_owned()),
    );
    zet(
        "afgerond",
        kandidaat.behaald.map(|it| it.label().to_owned()),
    );
    zet(
        "branche",
        kandidaat.branches.first().map(|it| it.label().to_owned()),
    );
    zet("niveau", kandidaat.niveau.map(|it| it.label().to_owned()));
    zet("kanaal", kandidaat.kanaal.map(|it| it.label().to_owned()));
    if let Some(traject) = traject {
        zet("situatie", Some(traject.situatie.label().to_owned()));
        zet("terugbellen", traject.terugbellen.map(toon));
    }
    answers
}

/// The field of the form behind a field of the command.
pub(super) fn veld_van(veld: &str) -> &str {
    match veld {
        "branches" => "branche",
        "behaald" => "afgerond",
        ander => ander,
    }
}
