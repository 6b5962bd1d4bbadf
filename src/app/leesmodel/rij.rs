//! One card in the read model: about a hundred bytes with its name, and what there is to do on it.

use std::fmt;

use chrono::NaiveDate;

use super::Leesmodel;
use super::werk::Werk;
use crate::app::filter::Toets;
use crate::app::query::{KaartSoort, Kaartrij};
use crate::app::store::Seq;
use crate::domain::fase::Fase;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId};
use crate::domain::klok::Waarvoor;
use crate::domain::stap::StapId;
use crate::domain::waardelijst::{Branche, Niveau};

/// A row; texts that rows share (coach, municipality, company) stand elsewhere once.
#[derive(Clone)]
pub struct Rij {
    /// Which card.
    pub kaart: KaartId,
    /// Version of the record behind it.
    pub versie: Seq,
    /// Since when in its fase.
    pub sinds: NaiveDate,
    /// Next day that matters.
    pub volgende: Option<(NaiveDate, Waarvoor)>,
    /// The step that holds it.
    pub houdt_op: Option<StapId>,
    /// Column.
    pub fase: Fase,
    /// Branche.
    pub branche: Option<Branche>,
    /// Niveau.
    pub niveau: Option<Niveau>,
    /// Steps of the fase that no longer hold it.
    pub gedaan: u8,
    /// Steps of the fase.
    pub totaal: u8,
    /// Open WARN steps behind it.
    pub waarschuwingen: u8,
    /// On hold.
    pub wacht: bool,
    /// Ended.
    pub gesloten: bool,
    /// Stands on the board; an available leerwerkplek does not.
    pub op_bord: bool,
    /// Whose caseload.
    pub coach: CoachId,
    /// Number of the municipality, 0 for none.
    pub gemeente: u16,
    /// Groups, a bit each.
    pub doelgroepen: u32,
    /// Linked leerwerkplek + 1, 0 for none.
    pub(super) plek_nr: u32,
    /// Kandidaat + 1, 0 for none.
    pub(super) kandidaat_nr: u32,
    /// What there is to do on it.
    pub werk: Werk,
    /// Bytes of the name in `tekst`; the folded sort key follows.
    naam_tot: u16,
    tekst: Box<str>,
}

impl fmt::Debug for Rij {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rij({})", self.kaart)
    }
}

/// The two texts of a row: as drawn, and folded for order and search.
#[derive(Clone, Copy)]
pub struct Namen<'a> {
    /// As drawn.
    pub naam: &'a str,
    /// Folded, surname first.
    pub sorteer: &'a str,
}

impl Rij {
    /// A row with its texts; everything else still to be set by the builder.
    pub(super) fn nieuw(kaart: KaartId, versie: Seq, sinds: NaiveDate, namen: Namen<'_>) -> Self {
        let naam_tot = u16::try_from(namen.naam.len()).unwrap_or(0);
        Self {
            kaart,
            versie,
            sinds,
            volgende: None,
            houdt_op: None,
            fase: Fase::WervingWerkgevers,
            branche: None,
            niveau: None,
            gedaan: 0,
            totaal: 0,
            waarschuwingen: 0,
            wacht: false,
            gesloten: false,
            op_bord: true,
            coach: CoachId(0),
            gemeente: 0,
            doelgroepen: 0,
            plek_nr: 0,
            kandidaat_nr: 0,
            werk: Werk::default(),
            naam_tot,
            tekst: format!("{}{}", namen.naam, namen.sorteer).into_boxed_str(),
        }
    }

    /// Name as drawn.
    pub fn naam(&self) -> &str {
        self.tekst
            .get(..usize::from(self.naam_tot))
            .unwrap_or_default()
    }

    /// Name folded, surname first: for order and search.
    pub fn sorteer(&self) -> &str {
        self.tekst
            .get(usize::from(self.naam_tot)..)
            .unwrap_or_default()
    }

    /// The linked leerwerkplek.
    pub fn plek(&self) -> Option<LeerwerkplekId> {
        self.plek_nr.checked_sub(1).map(LeerwerkplekId)
    }

    /// The person.
    pub fn kandidaat(&self) -> Option<KandidaatId> {
        self.kandidaat_nr.checked_sub(1).map(KandidaatId)
    }

    /// A traject that did not end.
    pub fn loopt(&self) -> bool {
        matches!(self.kaart, KaartId::Traject(_)) && !self.gesloten
    }

    /// What the card is.
    pub fn soort(&self) -> KaartSoort {
        match self.kaart {
            KaartId::Plek(_) => KaartSoort::Leerwerkplek,
            KaartId::Traject(_) if self.fase == Fase::WervingKandidaten => KaartSoort::Kandidaat,
            KaartId::Traject(_) => KaartSoort::Traject,
        }
    }

    /// What a filter looks at.
    pub fn toets<'a>(&'a self, model: &'a Leesmodel) -> Toets<'a> {
        Toets {
            fase: self.fase,
            branche: self.branche,
            niveau: self.niveau,
            doelgroepen: self.doelgroepen,
            coach: model.coach(self.coach).map_or("", |coach| &coach.kort),
            gemeente: model
                .gemeenten
                .naam(self.gemeente)
                .map_or("", |(_, gevouwen)| gevouwen),
            sinds: self.sinds,
            volgende: self.volgende.map(|(dag, _)| dag),
            vast: self.houdt_op.is_some(),
            wacht: self.wacht,
            gesloten: self.gesloten,
            waarschuwing: self.waarschuwingen > 0,
            zonder_plek: self.plek_nr == 0 && matches!(self.kaart, KaartId::Traject(_)),
            gevouwen: self.sorteer(),
        }
    }

    /// The row as the board draws it.
    pub(super) fn kaartrij(
        &self,
        coach_kort: String,
        gemeente: Option<String>,
        plek: Option<String>,
    ) -> Kaartrij {
        Kaartrij {
            kaart: self.kaart,
            soort: self.soort(),
            versie: self.versie,
            fase: self.fase,
            sinds: self.sinds,
            naam: self.naam().to_owned(),
            branche: self.branche,
            niveau: self.niveau,
            gedaan: self.gedaan,
            totaal: self.totaal,
            houdt_op: self.houdt_op,
            waarschuwingen: self.waarschuwingen,
            volgende: self.volgende,
            plek,
            gemeente,
            coach: self.coach,
            coach_kort,
            wacht: self.wacht,
            gesloten: self.gesloten,
        }
    }
}
