//! Everything that is known of a person, part by part.

use crate::document::sjabloon::Waarde;
use crate::document::stof::Stof;

/// Adds `inzage`: parts with a title and lines.
pub(super) fn erbij(waarden: &mut Waarde, stof: &Stof) {
    let delen: Vec<Waarde> = stof
        .inzage
        .iter()
        .map(|deel| {
            let regels: Vec<Waarde> = deel
                .regels
                .iter()
                .map(|(label, waarde)| {
                    Waarde::velden([("label", label.clone()), ("waarde", waarde.clone())])
                })
                .collect();
            let mut uit = Waarde::velden([("titel", deel.titel.clone())]);
            uit.zet("regels", regels);
            uit
        })
        .collect();
    waarden.zet("inzage", delen);
}
