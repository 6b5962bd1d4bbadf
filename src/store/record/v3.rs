//! The traject before it said what it led to, and before it said what the scholing came to; read,
//! never written.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::app::record::{Record, Soort};
use crate::domain::betrokkene::Betrokkene;
use crate::domain::code::Crebo;
use crate::domain::fase::Fase;
use crate::domain::id::{CoachId, KandidaatId, LeerwerkplekId, TrajectId};
use crate::domain::leerroute::Leerregel;
use crate::domain::resultaat::{Baan, Meting, Resultaat, Scores};
use crate::domain::sluiting::Stand;
use crate::domain::stap::Situatie;
use crate::domain::stappen::Stappen;
use crate::domain::startkwalificatie::DuoUitslag;
use crate::domain::traject::{Periode, Traject};
use crate::domain::waardelijst::{Branche, Kanaal, Niveau, Uitkomst, Vervolgstap};
use crate::store::codec;

/// Reads a record of a shape that stands here; none when there is no such schema.
pub(super) fn lees(soort: Soort, schema: u16, body: &[u8]) -> Option<Result<Record, String>> {
    match (soort, schema) {
        (Soort::Traject, 2) => {
            Some(codec::decode::<Traject2>(body).map(|it| Record::Traject(Box::new(it.into()))))
        }
        (Soort::Traject, 3) => {
            Some(codec::decode::<Traject3>(body).map(|it| Record::Traject(Box::new(it.into()))))
        }
        _ => None,
    }
}

#[derive(Deserialize)]
struct Resultaat3 {
    uitkomst: Option<Uitkomst>,
    baan: Option<Baan>,
    metingen: Vec<Meting>,
    vervolg: Option<Vervolgstap>,
    scores: Scores,
    gestopt: Option<NaiveDate>,
}

/// The same traject with the end of it behind it.
#[derive(Deserialize)]
struct Traject3 {
    begin: Traject2,
    resultaat: Resultaat3,
}

impl From<Traject3> for Traject {
    fn from(oud: Traject3) -> Self {
        let it = oud.resultaat;
        Self {
            resultaat: Resultaat {
                uitkomst: it.uitkomst,
                baan: it.baan,
                metingen: it.metingen,
                vervolg: it.vervolg,
                scores: it.scores,
                gestopt: it.gestopt,
                afrekening: None,
            },
            ..oud.begin.into()
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Traject2 {
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
    leerroute: Vec<Leerregel>,
    betrokkenen: Vec<Betrokkene>,
    kanaal: Option<Kanaal>,
    terugbellen: Option<NaiveDate>,
    toestemming_voor: Option<NaiveDate>,
}

impl From<Traject2> for Traject {
    fn from(oud: Traject2) -> Self {
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
            leerroute: oud.leerroute,
            betrokkenen: oud.betrokkenen,
            kanaal: oud.kanaal,
            terugbellen: oud.terugbellen,
            toestemming_voor: oud.toestemming_voor,
            resultaat: Resultaat::default(),
        }
    }
}
