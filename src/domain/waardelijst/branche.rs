//! Value list V8: branches as people name them, each with the sectorkamers of SBB.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Branche (DOMAIN 1.4 V8).
    Branche, "branche" {
        Groen = "GROEN", "Groen", ["hovenier", "tuin", "tuinbouw", "kas", "plantsoen", "landbouw", "agrarisch"];
        Zorg = "ZORG", "Zorg & welzijn", ["zorg", "welzijn", "verpleging", "thuiszorg", "helpende", "kinderopvang"];
        Dienstverlening = "DIENSTVERLENING", "Dienstverlening/facilitair", ["facilitair", "facilitaire dienst", "huismeester", "catering"];
        Schoonmaak = "SCHOONMAAK", "Schoonmaak", ["schoonmaker", "poetsen", "glazenwasser"];
        Logistiek = "LOGISTIEK", "Logistiek", ["magazijn", "orderpicker", "heftruck", "transport", "chauffeur", "distributie"];
        Techniek = "TECHNIEK", "Installatietechniek/techniek", ["techniek", "installatie", "elektro", "loodgieter", "monteur"];
        Productie = "PRODUCTIE", "Productie/metaal", ["metaal", "fabriek", "lassen", "lasser", "assemblage"];
        Bouw = "BOUW", "Bouw", ["timmerman", "metselaar", "schilder", "stratenmaker", "bouwvak"];
        Horeca = "HORECA", "Horeca/keuken", ["keuken", "kok", "bediening", "restaurant", "gastvrijheid"];
        Detailhandel = "DETAILHANDEL", "Detailhandel", ["winkel", "verkoop", "retail", "supermarkt", "kassa"];
        Voeding = "VOEDING", "Voeding/procesindustrie", ["procesindustrie", "voedingsindustrie", "bakker", "slager", "procesoperator"];
        Mobiliteit = "MOBILITEIT", "Mobiliteit", ["garage", "auto", "fietsenmaker", "autotechniek"];
        Dierverzorging = "DIERVERZORGING", "Dierverzorging", ["dieren", "veehouderij", "paarden", "boerderij"];
        Anders = "ANDERS", "Anders", ["overig"];
    }
}

waardelijst! {
    /// Sectorkamer of SBB; the code is SBB's number in the export that was read (DOMAIN 3.5).
    Sectorkamer, "sectorkamer" {
        Techniek = "5672", "techniek en gebouwde omgeving", [];
        Mobiliteit = "5673", "mobiliteit, transport, logistiek en maritiem", [];
        Zorg = "5674", "zorg, welzijn en sport", [];
        Handel = "5675", "handel", [];
        Ict = "5676", "ICT en creatieve industrie", [];
        Voedsel = "5677", "voedsel, groen en gastvrijheid", [];
        Zakelijk = "5678", "zakelijke dienstverlening en veiligheid", [];
        Vakmanschap = "5679", "specialistisch vakmanschap", [];
        Bovensectoraal = "5680", "bovensectoraal", [];
    }
}

impl Branche {
    /// The sectorkamer that a branche falls under (DOMAIN 3.5; schoonmaak not verified).
    pub const fn sectorkamer(self) -> Sectorkamer {
        match self {
            Self::Groen | Self::Horeca | Self::Voeding | Self::Dierverzorging => {
                Sectorkamer::Voedsel
            }
            Self::Zorg | Self::Dienstverlening => Sectorkamer::Zorg,
            Self::Schoonmaak => Sectorkamer::Zakelijk,
            Self::Logistiek | Self::Mobiliteit => Sectorkamer::Mobiliteit,
            Self::Techniek | Self::Productie | Self::Bouw => Sectorkamer::Techniek,
            Self::Detailhandel => Sectorkamer::Handel,
            Self::Anders => Sectorkamer::Bovensectoraal,
        }
    }

    /// A word short enough for a card: "Zorg", "Techniek".
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Groen => "Groen",
            Self::Zorg => "Zorg",
            Self::Dienstverlening => "Facilitair",
            Self::Schoonmaak => "Schoonmaak",
            Self::Logistiek => "Logistiek",
            Self::Techniek => "Techniek",
            Self::Productie => "Productie",
            Self::Bouw => "Bouw",
            Self::Horeca => "Horeca",
            Self::Detailhandel => "Winkel",
            Self::Voeding => "Voeding",
            Self::Mobiliteit => "Mobiliteit",
            Self::Dierverzorging => "Dieren",
            Self::Anders => "Anders",
        }
    }
}
