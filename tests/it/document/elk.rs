//! Every document of the example region as the program makes it: a file that passes the same checks.

use std::fs;

use trajectbord::domain::document::Documentsoort;

use super::keuring::Keuring;
use crate::cli::thuis::Thuis;

#[test]
fn every_document_of_a_card_is_a_sound_and_tagged_pdf() {
    let thuis = Thuis::met_voorbeeld();
    for (filter, telt) in [("fase:pl", 11), ("fase:wg", 1)] {
        let lijst = thuis.doe(&["--voorbeeld", "lijst", filter]).gelukt();
        let kaart = lijst.uit.split_whitespace().next().unwrap();
        let soorten = Documentsoort::van_kaart(kaart.parse().unwrap());
        assert_eq!(soorten.len(), telt);
        for soort in soorten {
            let pad = thuis.pad(&format!("{}.pdf", soort.code()));
            let naar = pad.to_str().unwrap();
            let args = ["--voorbeeld", "document", soort.code(), kaart, naar];
            thuis.doe(&args).gelukt();
            let Some(keuring) = Keuring::van(&fs::read(pad).unwrap()) else {
                return;
            };
            keuring.gaaf();
            keuring.gegevens(kaart);
            keuring.letters_ingesloten();
            keuring.alles_gelabeld();
            let tekst = keuring.tekst();
            assert_eq!(tekst.contains("voorbeeldformulier"), soort.voorbeeld());
            assert!(!tekst.contains('□'), "{}", soort.code());
            let koppen = keuring.boom();
            assert_eq!(koppen.iter().filter(|it| *it == "H1").count(), 1);
        }
    }
}
