//! The lines of a history: `-40d mdv: WK-01 WK-02` and its kin.

use std::str::FromStr;

use chrono::NaiveDate;

use super::dag;
use super::regios::Wie;
use crate::domain::id::CoachId;
use crate::domain::stap::StapId;
use crate::domain::waardelijst::contact::{ContactUitkomst, ContactWijze};

/// Day and coach at the head of a line, the words between them and the colon, and the rest.
pub(super) struct Regel<'a> {
    pub(super) dag: NaiveDate,
    pub(super) door: CoachId,
    kop: Vec<&'a str>,
    rest: &'a str,
}

impl<'a> Regel<'a> {
    pub(super) fn lees(tekst: &'a str, wie: &Wie, vandaag: NaiveDate) -> Result<Self, String> {
        let vorm = || format!("'{tekst}' mist een deel; schrijf zoiets als \"-40d mdv: WK-01\"");
        let (kop, rest) = tekst.split_once(": ").ok_or_else(vorm)?;
        let mut kop = kop.split_whitespace();
        let dag = dag::lees(kop.next().ok_or_else(vorm)?, vandaag)?;
        let door = wie.coach(kop.next().ok_or_else(vorm)?)?;
        Ok(Self {
            dag,
            door,
            kop: kop.collect(),
            rest: rest.trim(),
        })
    }

    /// `-40d mdv: WK-01 WK-02`.
    pub(super) fn stappen(&self) -> Result<Vec<StapId>, String> {
        self.geen_kop()?;
        self.rest.split_whitespace().map(stap).collect()
    }

    /// `-4d mdv: Alles is rond.`
    pub(super) fn notitie(&self) -> Result<String, String> {
        self.geen_kop()?;
        Ok(self.rest.to_owned())
    }

    /// `-35d mdv WK-06: DUO laat op zich wachten.`
    pub(super) fn afwijking(&self) -> Result<(StapId, String), String> {
        match self.kop.as_slice() {
            [code] => Ok((stap(code)?, self.rest.to_owned())),
            _ => Err("schrijf een afwijking als \"-35d mdv WK-06: motivering\"".to_owned()),
        }
    }

    /// `-9d mdv telefoon kandidaat (geen gehoor): Later nog eens.`
    pub(super) fn contact(&self) -> Result<Contact, String> {
        let vorm = "schrijf een contact als \"-9d mdv telefoon kandidaat: tekst\"";
        let (wijze, met) = self.kop.split_first().ok_or(vorm)?;
        let wijze = ContactWijze::lees(wijze)
            .ok_or_else(|| format!("'{wijze}' is geen wijze van contact; {vorm}"))?;
        let met = met.join(" ");
        let (met, uitkomst) = match met.split_once(" (") {
            None => (met, ContactUitkomst::Gesproken),
            Some((met, uitkomst)) => {
                let uitkomst = uitkomst.trim_end_matches(')');
                let gelezen = ContactUitkomst::lees(uitkomst)
                    .ok_or_else(|| format!("'{uitkomst}' is geen uitkomst van een contact"))?;
                (met.to_owned(), gelezen)
            }
        };
        Ok(Contact {
            wijze,
            uitkomst,
            met,
            tekst: self.rest.to_owned(),
        })
    }

    fn geen_kop(&self) -> Result<(), String> {
        match self.kop.first() {
            None => Ok(()),
            Some(woord) => Err(format!("'{woord}' hoort niet voor de dubbele punt")),
        }
    }
}

/// What a line of contact says.
pub(super) struct Contact {
    pub(super) wijze: ContactWijze,
    pub(super) uitkomst: ContactUitkomst,
    pub(super) met: String,
    pub(super) tekst: String,
}

/// `BM-07: geen extra lessen nodig`.
pub(super) fn nvt(tekst: &str) -> Result<(StapId, String), String> {
    let (code, reden) = tekst
        .split_once(": ")
        .ok_or_else(|| format!("'{tekst}' mist een reden; schrijf \"BM-07: waarom niet\""))?;
    Ok((stap(code)?, reden.trim().to_owned()))
}

/// `BM -35d`: the two letters and the day.
pub(super) fn fase(
    tekst: &str,
    vandaag: NaiveDate,
) -> Result<(crate::domain::fase::Fase, NaiveDate), String> {
    let vorm = || format!("'{tekst}' is geen fase met een dag; schrijf zoiets als \"BM -35d\"");
    let (code, wanneer) = tekst.split_once(' ').ok_or_else(vorm)?;
    let fase = crate::domain::fase::Fase::ALL
        .into_iter()
        .find(|it| it.code() == code)
        .ok_or_else(vorm)?;
    Ok((fase, dag::lees(wanneer, vandaag)?))
}

fn stap(code: &str) -> Result<StapId, String> {
    StapId::from_str(code).map_err(|fout| fout.to_string())
}
