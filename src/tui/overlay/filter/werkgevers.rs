//! The filter of the leerbedrijven.

use super::Gefilterd;
use crate::app::werkgevers::WerkgeverFilter;
use crate::tui::layer::After;
use crate::tui::model::Model;

impl Gefilterd for WerkgeverFilter {
    const NAAM: &'static str = "Werkgevers filteren";
    const VRAAG: &'static str = "Welke werkgevers wil je zien?";

    fn uitleg() -> String {
        "een naam, plaats of werk  branche:zorg,groen  plaats:almelo  niveau:1  crebo:25254  vrij  werving  let-op  sw"
            .to_owned()
    }

    fn lees(_: &Model, tekst: &str) -> Result<Self, String> {
        Self::lees(tekst).map_err(|fout| fout.to_string())
    }

    fn toon(self, model: &mut Model, tekst: &str) -> After {
        let mut scherm = std::mem::take(&mut model.werkgevers);
        let effects = scherm.set_filter(model, tekst, self);
        model.werkgevers = scherm;
        After::stay().with(effects)
    }

    fn telling(model: &Model) -> String {
        let scherm = &model.werkgevers;
        format!("{} van {}", scherm.totaal, scherm.alle)
    }
}
