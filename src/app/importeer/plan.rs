//! What rows would do to what is stored: one function for the rehearsal and for the import.
//!
//! A file never takes something away and never replaces what a coach wrote: it makes what is not
//! there, fills what is empty, and says where it and the dossier differ. So a file that is read
//! twice does nothing the second time. Kwalificaties, erkenningen and postcodes are facts of others;
//! there the file is right.

use std::collections::HashMap;

use super::beeld::{ImportBeeld, LetOp, Lopend, Oordeel, Telling};
use super::{Afwijzing, Gelezen, Lading};
use crate::app::decide::Omgeving;
use crate::app::fault::Fault;
use crate::app::matching::Voortgang;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::bestand::Bronbestand;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::tekst::vouw;

mod kandidaten;
mod kwalificaties;
mod plekken;
mod postcodes;
mod voorbeeld;

/// Rows that the rehearsal shows as they would be.
const EERSTE: usize = 20;

/// What stands now, and which file is weighed against it.
pub(in crate::app) struct Bij<'a> {
    pub(in crate::app) omgeving: &'a Omgeving<'a>,
    pub(in crate::app) zicht: &'a Zicht<'a>,
    pub(in crate::app) bron: &'a Bronbestand,
    pub(in crate::app) voortgang: &'a Voortgang,
}

/// What would be written, and what is said about it.
#[derive(Default)]
pub(in crate::app) struct Plan {
    pub(in crate::app) puts: Vec<(Key, Option<Record>)>,
    pub(in crate::app) tijdlijn: Vec<(KaartId, Wat)>,
    pub(in crate::app) velden: Vec<(KaartId, Vec<String>)>,
    pub(in crate::app) tellingen: Vec<Telling>,
    pub(in crate::app) afgewezen: Vec<Afwijzing>,
    let_op: Vec<LetOp>,
    opmerkingen: Vec<String>,
    lopend: Vec<Lopend>,
    oordelen: HashMap<u32, Oordeel>,
}

/// Weighs rows.
pub(in crate::app) fn plan(bij: &Bij<'_>, lading: &Lading) -> Result<Plan, Fault> {
    let mut plan = Plan::default();
    bij.voortgang.begin(lading.rijen());
    match lading {
        Lading::Kandidaten(rijen) => kandidaten::weeg(bij, rijen, &mut plan)?,
        Lading::Plekken(rijen) => plekken::weeg(bij, rijen, &mut plan)?,
        Lading::Kwalificaties(lading) => kwalificaties::weeg(bij, lading, &mut plan)?,
        Lading::Postcodes(rijen) => postcodes::weeg(bij, rijen, &mut plan)?,
    }
    Ok(plan)
}

/// The rehearsal of a file.
pub(in crate::app) fn proef(bij: &Bij<'_>, gelezen: &Gelezen) -> Result<ImportBeeld, Fault> {
    let plan = plan(bij, &gelezen.lading)?;
    let mut beeld = ImportBeeld::van(gelezen);
    beeld.eerste = voorbeeld::eerste(&gelezen.lading, EERSTE, &plan.oordelen);
    beeld.afgewezen.extend(plan.afgewezen);
    beeld.afgewezen.sort_by_key(|it| it.regel);
    beeld.opmerkingen.extend(plan.opmerkingen);
    beeld.tellingen = plan.tellingen;
    beeld.let_op = plan.let_op;
    beeld.lopend = plan.lopend;
    Ok(beeld)
}

impl Plan {
    fn schrijf(&mut self, key: Key, record: Record) {
        self.puts.push((key, Some(record)));
    }

    fn wijs_af(&mut self, regel: u32, reden: String) {
        self.afgewezen.push(Afwijzing {
            blad: String::new(),
            regel,
            reden,
        });
    }

    fn let_op(&mut self, regel: u32, tekst: String) {
        self.let_op.push(LetOp { regel, tekst });
    }

    /// Counts a record under a word.
    fn tel(&mut self, wat: &'static str, oordeel: Oordeel) {
        let telling = self.telling(wat);
        match oordeel {
            Oordeel::Nieuw => telling.nieuw += 1,
            Oordeel::Gewijzigd => telling.gewijzigd += 1,
            Oordeel::Ongewijzigd => telling.ongewijzigd += 1,
        }
    }

    fn telling(&mut self, wat: &'static str) -> &mut Telling {
        let plaats = self.tellingen.iter().position(|it| it.wat == wat);
        let plaats = plaats.unwrap_or_else(|| {
            self.tellingen.push(Telling {
                wat: wat.into(),
                ..Telling::default()
            });
            self.tellingen.len() - 1
        });
        &mut self.tellingen[plaats]
    }

    /// What becomes of a row, for the rows that are shown.
    fn oordeel(&mut self, regel: u32, oordeel: Oordeel) {
        self.oordelen.insert(regel, oordeel);
    }

    /// The timeline says from which file something came.
    fn ingelezen(&mut self, bij: &Bij<'_>, kaart: KaartId, regel: u32) {
        let bestand = bij.bron.clone();
        self.tijdlijn
            .push((kaart, Wat::Ingelezen { bestand, regel }));
    }
}

impl Bij<'_> {
    /// The coach that a row names; whoever reads the file in where it names nobody we know.
    fn coach(&self, plan: &mut Plan, regel: u32, naam: &str) -> CoachId {
        if naam.is_empty() {
            return self.omgeving.coach;
        }
        let gezocht = vouw(naam);
        let coaches = self.omgeving.model.coaches();
        let op_kort = coaches.iter().find(|it| vouw(&it.kort) == gezocht);
        let gevonden = op_kort.or_else(|| coaches.iter().find(|it| vouw(&it.naam) == gezocht));
        if let Some(coach) = gevonden {
            return coach.id;
        }
        plan.let_op(
            regel,
            "de coach die erbij staat, ken ik niet; de kaart komt bij jou".to_owned(),
        );
        self.omgeving.coach
    }
}
