//! The first shapes of what has changed since; read, never written.
//!
//! Changed in schema 2: a kandidaat got an address and the name of a partner, a traject the day and
//! judge of each werkproces and the day by which toestemming must be confirmed. A change that can be
//! taken back holds both, so it has a first shape too.

use chrono::NaiveDate;
use serde::Deserialize;

use super::v2::{Coach1, Kwalificatie1, Leerbedrijf1, Leerwerkplek1, Regio1, Samenvoeging1};
use crate::app::command::Concept;
use crate::app::record::{Deel, Gebied, Key, Logregel, Record, Soort, Wijziging};
use crate::domain::betrokkene::Betrokkene;
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::email::Email;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use crate::domain::inzet::Inzet;
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::leerroute::Leerregel;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::resultaat::Resultaat;
use crate::domain::sluiting::Stand;
use crate::domain::stap::Situatie;
use crate::domain::stappen::Stappen;
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding};
use crate::domain::telefoon::Telefoon;
use crate::domain::traject::{Periode, Traject};
use crate::domain::waardelijst::{Branche, Doelgroep, Kanaal, Niveau, Uitkering, WerkprocesStatus};
use crate::store::codec;

/// Reads a record of an earlier schema; none when there is no such schema.
pub(super) fn lees(soort: Soort, schema: u16, body: &[u8]) -> Option<Result<Record, String>> {
    if schema != 1 {
        return None;
    }
    Some(match soort {
        Soort::Leerbedrijf => {
            codec::decode::<Leerbedrijf1>(body).map(|it| Record::Leerbedrijf(it.into()))
        }
        Soort::Leerwerkplek => {
            codec::decode::<Leerwerkplek1>(body).map(|it| Record::Leerwerkplek(it.into()))
        }
        Soort::Kwalificatie => {
            codec::decode::<Kwalificatie1>(body).map(|it| Record::Kwalificatie(it.into()))
        }
        Soort::Samenvoeging => {
            codec::decode::<Samenvoeging1>(body).map(|it| Record::Samenvoeging(Box::new(it.into())))
        }
        Soort::Coach => codec::decode::<Coach1>(body).map(|it| Record::Coach(it.into())),
        Soort::Regio => codec::decode::<Regio1>(body).map(|it| Record::Regio(it.into())),
        Soort::Kandidaat => {
            codec::decode::<Kandidaat1>(body).map(|it| Record::Kandidaat(Box::new(it.into())))
        }
        Soort::Traject => {
            codec::decode::<Traject1>(body).map(|it| Record::Traject(Box::new(it.into())))
        }
        Soort::Wijziging => {
            codec::decode::<Wijziging1>(body).map(|it| Record::Wijziging(Box::new(it.into())))
        }
        _ => return None,
    })
}

#[derive(Deserialize)]
struct Kandidaat1 {
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
}

impl From<Kandidaat1> for Kandidaat {
    fn from(oud: Kandidaat1) -> Self {
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
            adres: None,
            partnernaam: None,
            inzet: Inzet::default(),
        }
    }
}

#[derive(Deserialize)]
struct Traject1 {
    id: TrajectId,
    kandidaat: KandidaatId,
    situatie: Situatie,
    coach: CoachId,
    fase: Fase,
    sinds: NaiveDate,
    aangemaakt: NaiveDate,
    stand: Stand,
    plek: Option<LeerwerkplekId>,
    branche: Option<Branche>,
    niveau: Option<Niveau>,
    crebo: Option<Crebo>,
    stappen: Stappen,
    duo: DuoUitslag,
    periode: Periode,
    leerroute: Vec<(Werkprocescode, WerkprocesStatus)>,
    betrokkenen: Vec<Betrokkene>,
    kanaal: Option<Kanaal>,
    terugbellen: Option<NaiveDate>,
}

impl From<Traject1> for Traject {
    fn from(oud: Traject1) -> Self {
        let leerroute = oud.leerroute.into_iter();
        Self {
            id: oud.id,
            kandidaat: oud.kandidaat,
            situatie: oud.situatie,
            coach: oud.coach,
            fase: oud.fase,
            sinds: oud.sinds,
            aangemaakt: oud.aangemaakt,
            stand: oud.stand,
            plek: oud.plek,
            branche: oud.branche,
            niveau: oud.niveau,
            crebo: oud.crebo,
            stappen: oud.stappen,
            duo: oud.duo,
            periode: oud.periode,
            leerroute: leerroute
                .map(|(code, status)| Leerregel::nieuw(code, status))
                .collect(),
            betrokkenen: oud.betrokkenen,
            kanaal: oud.kanaal,
            terugbellen: oud.terugbellen,
            toestemming_voor: None,
            resultaat: Resultaat::default(),
        }
    }
}

#[derive(Deserialize)]
struct Wijziging1 {
    nummer: u64,
    titel: String,
    kaart: Option<KaartId>,
    delen: Vec<Deel1>,
    teruggenomen: bool,
}

#[derive(Deserialize)]
struct Deel1 {
    sleutel: Key,
    voor: Option<Record1>,
    na: Option<Record1>,
}

/// The kinds there were, in the order in which the first schema numbered them.
#[derive(Deserialize)]
enum Record1 {
    Kandidaat(Kandidaat1),
    Bsn(KandidaatBsn),
    Leerbedrijf(Leerbedrijf1),
    Leerwerkplek(Leerwerkplek1),
    Traject(Box<Traject1>),
    Gebeurtenis(Gebeurtenis),
    Kwalificatie(Kwalificatie1),
    Coach(Coach1),
    Gebied(Gebied),
    Concept(Concept),
    Wijziging(Box<Wijziging1>),
    Logregel(Logregel),
    Regio(Regio1),
}

impl From<Record1> for Record {
    fn from(oud: Record1) -> Self {
        match oud {
            Record1::Kandidaat(it) => Self::Kandidaat(Box::new(it.into())),
            Record1::Bsn(it) => Self::Bsn(it),
            Record1::Leerbedrijf(it) => Self::Leerbedrijf(it.into()),
            Record1::Leerwerkplek(it) => Self::Leerwerkplek(it.into()),
            Record1::Traject(it) => Self::Traject(Box::new((*it).into())),
            Record1::Gebeurtenis(it) => Self::Gebeurtenis(it),
            Record1::Kwalificatie(it) => Self::Kwalificatie(it.into()),
            Record1::Coach(it) => Self::Coach(it.into()),
            Record1::Gebied(it) => Self::Gebied(it),
            Record1::Concept(it) => Self::Concept(it),
            Record1::Wijziging(it) => Self::Wijziging(Box::new((*it).into())),
            Record1::Logregel(it) => Self::Logregel(it),
            Record1::Regio(it) => Self::Regio(it.into()),
        }
    }
}

impl From<Wijziging1> for Wijziging {
    fn from(oud: Wijziging1) -> Self {
        let deel = |it: Deel1| Deel {
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
