//! The filter of the werkvoorraad: the words of the board.

use super::Gefilterd;
use crate::app::filter::Filter;
use crate::tui::layer::After;
use crate::tui::model::Model;

/// The filter of the board, for another screen.
#[derive(Debug, Clone)]
pub struct Voorraadfilter(pub Filter);

impl Gefilterd for Voorraadfilter {
    const NAAM: &'static str = "Werkvoorraad filteren";
    const VRAAG: &'static str = "Wat wil je zien?";

    fn uitleg() -> String {
        <Filter as Gefilterd>::uitleg()
    }

    fn lees(model: &Model, tekst: &str) -> Result<Self, String> {
        <Filter as Gefilterd>::lees(model, tekst).map(Self)
    }

    fn toon(self, model: &mut Model, tekst: &str) -> After {
        let mut scherm = std::mem::take(&mut model.voorraad);
        let effect = scherm.set_filter(model, tekst, self.0);
        model.voorraad = scherm;
        After::stay().with(effect)
    }

    fn telling(model: &Model) -> String {
        match model.voorraad.totaal() {
            1 => "1 rij".to_owned(),
            n => format!("{n} rijen"),
        }
    }
}
