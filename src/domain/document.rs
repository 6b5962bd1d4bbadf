//! What comes out of the records: the documents there are, and who may get data.

use super::formulier::Formuliersoort;
use super::id::KaartId;
use super::toestemming::Doel;
use super::waardelijst::waardelijst;

waardelijst! {
    /// The documents of a card (DOMAIN 1, 1.3a and 6.5). The code is also the name of the template
    /// and stands in the name of the file.
    Documentsoort, "document" {
        Toestemming = "toestemmingsverklaring", "toestemmingsverklaring", ["toestemming", "bijlage 1"];
        ToestemmingWerkgever = "toestemming-werkgever", "toestemmingsverklaring werkgever", ["toestemming_werkgever"];
        Diagnose = "diagnoseformulier", "diagnoseformulier", ["diagnose", "bijlage 2"];
        Registratie = "registratieformulier", "registratieformulier", ["registratie", "bijlage 3"];
        Begeleiding = "begeleidingsdocument", "begeleidingsdocument", ["leerroute", "werkboek"];
        Evaluatie = "evaluatie", "verslag evaluatiegesprek", ["halverwege", "evaluatiegesprek"];
        Eindgesprek = "eindgesprek", "verslag eindgesprek", ["eindverslag"];
        Praktijkverklaring = "praktijkverklaring", "concept-praktijkverklaring", ["verklaring", "concept"];
        Pok = "pok", "POK-gegevensblad", ["praktijkovereenkomst"];
        Ook = "ook", "OOK-gegevensblad", ["onderwijsovereenkomst"];
        Overdracht = "overdrachtsblad", "overdrachtsblad", ["overdracht"];
        Inzage = "inzage", "overzicht voor de persoon", ["avg", "inzageverzoek"];
    }
}

waardelijst! {
    /// As what a document is saved.
    Vorm, "vorm" {
        Pdf = "pdf", "PDF", [];
        Markdown = "md", "Markdown", ["markdown"];
        Tekst = "txt", "tekst", ["tekst", "text"];
        Csv = "csv", "CSV", ["excel"];
        Xlsx = "xlsx", "Excel", ["werkboek"];
        Html = "html", "webpagina", ["web", "pagina"];
    }
}

waardelijst! {
    /// Who may get an extract (P-05).
    Ontvanger, "ontvanger" {
        Leerbedrijf = "leerbedrijf", "leerbedrijf", ["werkgever", "bedrijf"];
        Mbo = "mbo", "mbo-instelling", ["school"];
        Lwl = "lwl", "Leerwerkloket", ["loket"];
        Duo = "duo", "onderwijs (lijst voor de DUO-check)", ["duo-lijst", "duo-check"];
        Branche = "branche", "SBB en brancheorganisatie", ["sbb", "brancheorganisatie"];
    }
}

impl Documentsoort {
    /// The documents that a card has.
    pub fn van_kaart(kaart: KaartId) -> &'static [Self] {
        match kaart {
            KaartId::Plek(_) => &[Self::ToestemmingWerkgever],
            KaartId::Traject(_) => &[
                Self::Toestemming,
                Self::Diagnose,
                Self::Registratie,
                Self::Begeleiding,
                Self::Pok,
                Self::Ook,
                Self::Evaluatie,
                Self::Eindgesprek,
                Self::Praktijkverklaring,
                Self::Overdracht,
                Self::Inzage,
            ],
        }
    }

    /// The form that it is the print of, if it is one.
    pub const fn formulier(self) -> Option<Formuliersoort> {
        Some(match self {
            Self::Toestemming => Formuliersoort::Toestemming,
            Self::ToestemmingWerkgever => Formuliersoort::ToestemmingWerkgever,
            Self::Diagnose => Formuliersoort::Diagnose,
            Self::Registratie => Formuliersoort::Registratie,
            Self::Evaluatie => Formuliersoort::Evaluatie,
            Self::Eindgesprek => Formuliersoort::Eindgesprek,
            _ => return None,
        })
    }

    /// Whether the real form of the trade was not found, so that it must say so (DOMAIN 0.1).
    pub const fn voorbeeld(self) -> bool {
        matches!(
            self,
            Self::Toestemming | Self::ToestemmingWerkgever | Self::Diagnose | Self::Registratie
        )
    }

    /// Whether the BSN may stand in it (DOMAIN R2).
    pub const fn met_bsn(self) -> bool {
        matches!(self, Self::Registratie | Self::Inzage)
    }
}

impl Vorm {
    /// The form that the ending of a file name asks for.
    pub fn van_einde(einde: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|vorm| vorm.code().eq_ignore_ascii_case(einde))
    }
}

impl Ontvanger {
    /// The doel that must have been agreed to (DOMAIN 1.1).
    pub const fn doel(self) -> Doel {
        match self {
            Self::Leerbedrijf => Doel::DelenLeerbedrijf,
            Self::Mbo => Doel::DelenMbo,
            Self::Lwl | Self::Duo => Doel::DelenLwl,
            Self::Branche => Doel::DelenSbbBranche,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{LeerwerkplekId, TrajectId};

    #[test]
    fn every_document_belongs_to_a_card_and_prints_a_form_of_that_card() {
        let kaarten = [
            KaartId::Traject(TrajectId(1)),
            KaartId::Plek(LeerwerkplekId(1)),
        ];
        for soort in Documentsoort::ALL {
            let kaart = kaarten
                .iter()
                .find(|kaart| Documentsoort::van_kaart(**kaart).contains(soort));
            let kaart = *kaart.unwrap();
            if let Some(formulier) = soort.formulier() {
                assert!(Formuliersoort::van_kaart(kaart).contains(&formulier));
            }
        }
    }

    #[test]
    fn a_code_can_stand_in_the_name_of_a_file() {
        for soort in Documentsoort::ALL {
            let code = soort.code();
            assert!(
                code.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{code}"
            );
        }
    }

    #[test]
    fn a_word_that_a_coach_types_finds_the_document_and_the_receiver() {
        assert_eq!(
            Documentsoort::lees("diagnose"),
            Some(Documentsoort::Diagnose)
        );
        assert_eq!(Documentsoort::lees("POK"), Some(Documentsoort::Pok));
        assert_eq!(Ontvanger::lees("school"), Some(Ontvanger::Mbo));
        assert_eq!(Vorm::van_einde("PDF"), Some(Vorm::Pdf));
        assert_eq!(Vorm::van_einde("docx"), None);
    }
}
