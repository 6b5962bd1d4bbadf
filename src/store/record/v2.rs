//! Shapes that changed when matching came; read, never written. The number behind a name is the
//! schema of its kind.
//!
//! A kandidaat got travel, time, language and papers; a leerwerkplek its capacity over time, days
//! and place; a leerbedrijf its address; a kwalificatie its dates. Whatever holds one of those
//! changed with it.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::app::command::Concept;
use crate::app::record::{Deel, Gebied, Key, Logregel, Record, Regio, Soort, Wijziging};
use crate::domain::adres::Adres;
use crate::domain::betrokkene::Betrokkene;
use crate::domain::bsn::Bsn;
use crate::domain::coach::Coach;
use crate::domain::code::Crebo;
use crate::domain::eis::Eis;
use crate::domain::email::Email;
use crate::domain::formulier::{Formulier, Stempel};
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::inzet::Inzet;
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::kwalificatie::{Kerntaak, Kwalificatie};
use crate::domain::leerbedrijf::{BedrijfSoort, Erkenning, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, Perspectief, PlekStand};
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::samenvoeging::Samenvoeging;
use crate::domain::stappen::Stappen;
use crate::domain::startkwalificatie::{Behaald, Opleiding};
use crate::domain::telefoon::Telefoon;
use crate::domain::toestemming::Intrekking;
use crate::domain::waardelijst::{Branche, Doelgroep, Kanaal, Niveau, Uitkering};
use crate::store::codec;
use crate::store::record::v3::Traject2;

/// Reads a record of the second schema of its kind; none when there is no such schema.
pub(super) fn lees(soort: Soort, schema: u16, body: &[u8]) -> Option<Result<Record, String>> {
    match (soort, schema) {
        (Soort::Kandidaat, 2) => {
            Some(codec::decode::<Kandidaat2>(body).map(|it| Record::Kandidaat(Box::new(it.into()))))
        }
        (Soort::Wijziging, 2) => {
            Some(codec::decode::<Wijziging2>(body).map(|it| Record::Wijziging(Box::new(it.into()))))
        }
        _ => None,
    }
}

#[derive(Deserialize)]
struct Kandidaat2 {
    id: KandidaatId,
    naam: Naam,
    geboren: Option<Geboortedatum>,
    telefoon: Option<Telefoon>,
    email: Option<Email>,
    postcode: Option<Postcode>,
    woonplaats: Option<String>,
    gemeente: Option<String>,
    uitkering: Option<Uitkering>,
    opleiding: Option<Opleiding>,
    behaald: Option<Behaald>,
    diploma: Option<Opleiding>,
    doelgroepen: Vec<Doelgroep>,
    branches: Vec<Branche>,
    niveau: Option<Niveau>,
    kanaal: Option<Kanaal>,
    adres: Option<Adres>,
    partnernaam: Option<String>,
}

impl From<Kandidaat2> for Kandidaat {
    fn from(oud: Kandidaat2) -> Self {
        Self {
            id: oud.id,
            naam: oud.naam,
            geboren: oud.geboren,
            telefoon: oud.telefoon,
            email: oud.email,
            postcode: oud.postcode,
            woonplaats: oud.woonplaats,
            gemeente: oud.gemeente,
            uitkering: oud.uitkering,
            opleiding: oud.opleiding,
            behaald: oud.behaald,
            diploma: oud.diploma,
            doelgroepen: oud.doelgroepen,
            branches: oud.branches,
            niveau: oud.niveau,
            kanaal: oud.kanaal,
            adres: oud.adres,
            partnernaam: oud.partnernaam,
            inzet: Inzet::default(),
        }
    }
}

/// Before there were roles. Every coach was a werkcoach; the first one manages the board besides, or
/// nobody of that store could.
#[derive(Deserialize)]
pub(super) struct Coach1 {
    id: CoachId,
    kort: String,
    naam: String,
    organisatie: String,
    uid: Option<u32>,
}

impl From<Coach1> for Coach {
    fn from(oud: Coach1) -> Self {
        Self {
            naam: oud.naam,
            organisatie: oud.organisatie,
            uid: oud.uid,
            beheer: oud.id == CoachId(1),
            ..Self::nieuw(oud.id, oud.kort)
        }
    }
}

/// Before a region said which organisations use the data.
#[derive(Deserialize)]
pub(super) struct Regio1 {
    naam: String,
    voorbeeld: bool,
}

impl From<Regio1> for Regio {
    fn from(oud: Regio1) -> Self {
        Self {
            naam: oud.naam,
            voorbeeld: oud.voorbeeld,
            verantwoordelijken: String::new(),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Leerbedrijf1 {
    id: LeerbedrijfId,
    naam: String,
    plaats: String,
    postcode: Option<Postcode>,
    kvk: Option<String>,
    sbb_id: Option<String>,
    branche: Branche,
    soort: BedrijfSoort,
    erkenningen: Vec<Erkenning>,
    betrokkenen: Vec<Betrokkene>,
}

impl From<Leerbedrijf1> for Leerbedrijf {
    fn from(oud: Leerbedrijf1) -> Self {
        Self {
            postcode: oud.postcode,
            kvk: oud.kvk,
            sbb_id: oud.sbb_id,
            soort: oud.soort,
            erkenningen: oud.erkenningen,
            betrokkenen: oud.betrokkenen,
            ..Self::nieuw(oud.id, oud.naam, oud.plaats, oud.branche)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Leerwerkplek1 {
    id: LeerwerkplekId,
    bedrijf: LeerbedrijfId,
    functie: String,
    branche: Option<Branche>,
    niveau: Option<Niveau>,
    crebo: Option<Crebo>,
    aantal: u16,
    bezet: Vec<TrajectId>,
    uren: Option<u8>,
    vanaf: Option<NaiveDate>,
    eisen: Vec<String>,
    perspectief: Option<Perspectief>,
    stand: PlekStand,
    sinds: NaiveDate,
    coach: CoachId,
    stappen: Stappen,
    terugbellen: Option<NaiveDate>,
}

impl From<Leerwerkplek1> for Leerwerkplek {
    fn from(oud: Leerwerkplek1) -> Self {
        Self {
            functie: oud.functie,
            branche: oud.branche,
            niveau: oud.niveau,
            crebo: oud.crebo,
            aantal: oud.aantal,
            bezet: oud.bezet,
            uren: oud.uren,
            vanaf: oud.vanaf,
            eisen: oud.eisen.iter().map(|it| Eis::lees(it)).collect(),
            perspectief: oud.perspectief,
            stand: oud.stand,
            stappen: oud.stappen,
            terugbellen: oud.terugbellen,
            ..Self::nieuw(oud.id, oud.bedrijf, oud.coach, oud.sinds)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Kwalificatie1 {
    crebo: Crebo,
    naam: String,
    niveau: Niveau,
    branche: Branche,
    dossier: Option<Crebo>,
    kerntaken: Vec<Kerntaak>,
    bron: String,
    einde_instroom: Option<NaiveDate>,
    vervangen_door: Option<Crebo>,
}

impl From<Kwalificatie1> for Kwalificatie {
    fn from(oud: Kwalificatie1) -> Self {
        Self {
            dossier: oud.dossier,
            kerntaken: oud.kerntaken,
            bron: oud.bron,
            einde_instroom: oud.einde_instroom,
            vervangen_door: oud.vervangen_door,
            ..Self::nieuw(oud.crebo, oud.naam, oud.niveau, oud.branche)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Samenvoeging1 {
    nummer: u64,
    blijft: KandidaatId,
    voor: Kandidaat2,
    na: Kandidaat2,
    weg: Kandidaat2,
    bsn: Option<Bsn>,
    bsn_verhuisd: bool,
    trajecten: Vec<TrajectId>,
    reden: String,
    stempel: Stempel,
    gesplitst: Option<Stempel>,
}

impl From<Samenvoeging1> for Samenvoeging {
    fn from(oud: Samenvoeging1) -> Self {
        Self {
            nummer: oud.nummer,
            blijft: oud.blijft,
            voor: oud.voor.into(),
            na: oud.na.into(),
            weg: oud.weg.into(),
            bsn: oud.bsn,
            bsn_verhuisd: oud.bsn_verhuisd,
            trajecten: oud.trajecten,
            reden: oud.reden,
            stempel: oud.stempel,
            gesplitst: oud.gesplitst,
        }
    }
}

#[derive(Deserialize)]
struct Wijziging2 {
    nummer: u64,
    titel: String,
    kaart: Option<KaartId>,
    delen: Vec<Deel2>,
    teruggenomen: bool,
}

#[derive(Deserialize)]
struct Deel2 {
    sleutel: Key,
    voor: Option<Record2>,
    na: Option<Record2>,
}

/// The kinds there were, in the order in which that schema numbered them.
#[derive(Deserialize)]
enum Record2 {
    Kandidaat(Kandidaat2),
    Bsn(KandidaatBsn),
    Leerbedrijf(Leerbedrijf1),
    Leerwerkplek(Leerwerkplek1),
    Traject(Box<Traject2>),
    Gebeurtenis(Gebeurtenis),
    Kwalificatie(Kwalificatie1),
    Coach(Coach1),
    Gebied(Gebied),
    Concept(Concept),
    Wijziging(Box<Wijziging2>),
    Logregel(Logregel),
    Regio(Regio1),
    Formulier(Box<Formulier>),
    Intrekking(Intrekking),
    Samenvoeging(Box<Samenvoeging1>),
}

impl From<Record2> for Record {
    fn from(oud: Record2) -> Self {
        match oud {
            Record2::Kandidaat(it) => Self::Kandidaat(Box::new(it.into())),
            Record2::Bsn(it) => Self::Bsn(it),
            Record2::Leerbedrijf(it) => Self::Leerbedrijf(it.into()),
            Record2::Leerwerkplek(it) => Self::Leerwerkplek(it.into()),
            Record2::Traject(it) => Self::Traject(Box::new((*it).into())),
            Record2::Gebeurtenis(it) => Self::Gebeurtenis(it),
            Record2::Kwalificatie(it) => Self::Kwalificatie(it.into()),
            Record2::Coach(it) => Self::Coach(it.into()),
            Record2::Gebied(it) => Self::Gebied(it),
            Record2::Concept(it) => Self::Concept(it),
            Record2::Wijziging(it) => Self::Wijziging(Box::new((*it).into())),
            Record2::Logregel(it) => Self::Logregel(it),
            Record2::Regio(it) => Self::Regio(it.into()),
            Record2::Formulier(it) => Self::Formulier(it),
            Record2::Intrekking(it) => Self::Intrekking(it),
            Record2::Samenvoeging(it) => Self::Samenvoeging(Box::new((*it).into())),
        }
    }
}

impl From<Wijziging2> for Wijziging {
    fn from(oud: Wijziging2) -> Self {
        let deel = |it: Deel2| Deel {
            sleutel: it.sleutel,
            voor: it.voor.map(Record::from),
            na: it.na.map(Record::from),
        };
        Self {
            nummer: oud.nummer,
            titel: oud.titel,
            kaart: oud.kaart,
            delen: oud.delen.into_iter().map(deel).collect(),
            teruggenomen: oud.teruggenomen,
        }
    }
}
