//! The filter of the agenda of an overleg: the words of the board.

use super::Gefilterd;
use crate::app::filter::Filter;
use crate::tui::layer::After;
use crate::tui::model::Model;

/// Which cases are on the agenda.
#[derive(Clone)]
pub struct OverlegFilter(pub Filter);

impl Gefilterd for OverlegFilter {
    const NAAM: &'static str = "Agenda filteren";
    const VRAAG: &'static str = "Welke zaken bespreek je?";

    fn uitleg() -> String {
        "fase:bm  coach:ik  branche:zorg,groen  niveau:1  gemeente:heng  te-laat  vast  klaar"
            .to_owned()
    }

    fn lees(model: &Model, tekst: &str) -> Result<Self, String> {
        <Filter as Gefilterd>::lees(model, tekst).map(Self)
    }

    fn toon(self, model: &mut Model, tekst: &str) -> After {
        let mut scherm = std::mem::take(&mut model.overleg);
        let effects = scherm.set_filter(model, tekst, self.0);
        model.overleg = scherm;
        After::stay().with(effects)
    }

    fn telling(model: &Model) -> String {
        match model.overleg.totaal() {
            1 => "1 zaak".to_owned(),
            n => format!("{n} zaken"),
        }
    }
}
