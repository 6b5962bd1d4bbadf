//! The filter of the board.

use super::Gefilterd;
use crate::app::filter::{Filter, Vlag};
use crate::tui::layer::After;
use crate::tui::model::Model;

impl Gefilterd for Filter {
    const NAAM: &'static str = "Filteren";
    const VRAAG: &'static str = "Welke kaarten wil je zien?";

    fn uitleg() -> String {
        let vlaggen: Vec<&str> = Vlag::ALL.iter().map(|vlag| vlag.woord()).collect();
        format!(
            "fase:bm  branche:zorg,groen  niveau:1  doelgroep:...  gemeente:heng  coach:ik  >14d  gesloten  {}  of een naam",
            vlaggen.join("  ")
        )
    }

    fn lees(model: &Model, tekst: &str) -> Result<Self, String> {
        // Who is left belongs to the group: that is told as surely as by its name.
        if model.presentatie.is_some() && tekst.contains("doelgroep") {
            return Err("op doelgroep filter je niet op een gedeeld scherm".to_owned());
        }
        Self::lees(tekst, model.coach_kort()).map_err(|fout| fout.to_string())
    }

    fn toon(self, model: &mut Model, tekst: &str) -> After {
        let mut bord = std::mem::take(&mut model.bord);
        let after = if bord.filter == self {
            tekst.trim().clone_into(&mut bord.filter_tekst);
            After::stay()
        } else {
            After::stay().and(bord.set_filter(model, tekst, self))
        };
        model.bord = bord;
        after
    }

    fn telling(model: &Model) -> String {
        match model.bord.totaal() {
            1 => "1 kaart".to_owned(),
            n => format!("{n} kaarten"),
        }
    }
}
