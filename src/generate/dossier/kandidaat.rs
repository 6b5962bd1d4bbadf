//! An invented person.

use super::inzet;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::id::KandidaatId;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::naam::Naam;
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{Behaald, Opleiding};
use crate::domain::waardelijst::branche::Branche;
use crate::domain::waardelijst::doelgroep::Doelgroep;
use crate::domain::waardelijst::kanaal::Kanaal;
use crate::domain::waardelijst::niveau::Niveau;
use crate::domain::waardelijst::uitkering::Uitkering;
use crate::generate::Stof;
use crate::generate::kans::Kans;
use crate::generate::namen::VOORNAMEN;

#[expect(
    clippy::expect_used,
    reason = "the lists of names hold only letters, as a test proves"
)]
pub(super) fn maak(stof: &Stof, id: u32, kans: &mut Kans) -> Kandidaat {
    let vandaag = stof.opzet.vandaag;
    let voornaam = kans.kies(&VOORNAMEN);
    let voorvoegsel = kans.voorvoegsel();
    let achternaam = kans.achternaam();
    let naam =
        Naam::nieuw(voornaam, None, voorvoegsel, achternaam).expect("names of the lists are names");
    let plaats = kans.kies(&stof.plaatsen);
    let dagen = kans.tussen(17 * 365 + 10, 63 * 365);
    let geboren = vandaag - chrono::Duration::days(dagen);
    let opleiding = kans.gewogen(&[
        (8, Opleiding::Geen),
        (12, Opleiding::Basis),
        (8, Opleiding::Pro),
        (6, Opleiding::Vso),
        (6, Opleiding::Onderbouw),
        (24, Opleiding::VmboBk),
        (8, Opleiding::VmboTl),
        (10, Opleiding::Mbo1),
        (12, Opleiding::Buitenland),
        (6, Opleiding::Oud),
    ]);
    let bereikbaar = kans.gewogen(&[(70, (true, false)), (20, (true, true)), (10, (false, true))]);
    Kandidaat {
        id: KandidaatId(id),
        naam,
        geboren: Geboortedatum::nieuw(geboren, vandaag).ok(),
        // 06 00xx is not given out, so nobody is called by accident.
        telefoon: bereikbaar
            .0
            .then(|| format!("0600{:06}", id % 1_000_000).parse().ok())
            .flatten(),
        email: bereikbaar
            .1
            .then(|| format!("k{id}@voorbeeld.example").parse().ok())
            .flatten(),
        postcode: format!("{} X{}", plaats.pc4, kans.kies(&['X', 'Y', 'Z']))
            .parse()
            .ok(),
        woonplaats: Some(plaats.naam.clone()),
        gemeente: plaats.gemeente.clone(),
        uitkering: None,
        opleiding: Some(opleiding),
        behaald: Some(if opleiding == Opleiding::Geen {
            Behaald::Nee
        } else {
            Behaald::Ja
        }),
        diploma: None,
        doelgroepen: Vec::new(),
        branches: vec![*kans.kies(Branche::ALL)],
        niveau: Some(if kans.procent(60) {
            Niveau::Een
        } else {
            Niveau::Twee
        }),
        kanaal: None,
        adres: None,
        partnernaam: None,
        inzet: inzet::maak(stof, id),
    }
}

/// What follows from having an employer or not.
pub(super) fn past_bij(kandidaat: &mut Kandidaat, situatie: Situatie, kans: &mut Kans) {
    let (uitkering, doelgroep, kanaal) = match situatie {
        Situatie::Werkend => (Uitkering::Werk, Doelgroep::Werkende, Kanaal::Werkgever),
        Situatie::NietWerkend => {
            let uitkering = kans.gewogen(&[
                (62, Uitkering::Pw),
                (16, Uitkering::Ww),
                (6, Uitkering::WiaWga),
                (6, Uitkering::Wajong),
                (6, Uitkering::Nug),
                (4, Uitkering::Ioaw),
            ]);
            let kanaal = match uitkering {
                Uitkering::Pw | Uitkering::Ioaw => Kanaal::Gemeente,
                Uitkering::Nug => Kanaal::Zelf,
                _ => Kanaal::Uwv,
            };
            (uitkering, Doelgroep::Werkzoekende, kanaal)
        }
    };
    kandidaat.uitkering = Some(uitkering);
    kandidaat.kanaal = Some(kanaal);
    kandidaat.doelgroepen.push(doelgroep);
    if situatie == Situatie::NietWerkend && kans.procent(22) {
        kandidaat.doelgroepen.push(Doelgroep::Statushouder);
    }
}
