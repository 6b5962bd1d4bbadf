//! Value lists of the toestemmingsverklaring: what was answered per doel, how, and on what ground.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// The answer to one doel (DOMAIN T6). "Niet gevraagd" is an answer too: nothing is ticked
    /// beforehand, so silence never counts as ja.
    Doelantwoord, "antwoord" {
        Ja = "JA", "ja", ["j", "akkoord"];
        Nee = "NEE", "nee", ["n", "liever niet"];
        NietGevraagd = "NIET_GEVRAAGD", "niet gevraagd", ["overslaan", "ng"];
    }
}

waardelijst! {
    /// How toestemming was given (DOMAIN T8).
    Toestemmingswijze, "wijze" {
        Papier = "PAPIER", "op papier ondertekend", ["schriftelijk", "ondertekend"];
        Digitaal = "DIGITAAL", "digitaal", ["per mail", "online"];
        Mondeling = "MONDELING", "mondeling (telefoon)", ["telefonisch", "telefoon", "gezegd"];
    }
}

waardelijst! {
    /// On what ground contact data is used when it is not toestemming (DOMAIN 4.2, AVG 6(1)).
    Grondslag, "grondslag" {
        Toestemming = "TOESTEMMING", "toestemming", [];
        PubliekeTaak = "PUBLIEKE_TAAK", "publieke taak", ["p-wet", "suwi", "doorstroompunt", "taak"];
        Wet = "WET", "wettelijke plicht", ["wettelijk"];
        Overeenkomst = "OVEREENKOMST", "overeenkomst", ["contract"];
    }
}

waardelijst! {
    /// Whose toestemming it is (DOMAIN T1).
    BetrokkeneSoort, "soort" {
        Kandidaat = "KANDIDAAT", "kandidaat", ["deelnemer"];
        Werkgever = "WERKGEVER", "werkgever", ["leerbedrijf"];
    }
}

impl Toestemmingswijze {
    /// Said only: it must still be confirmed in writing (DOMAIN 1.1, rules).
    pub const fn is_voorlopig(self) -> bool {
        matches!(self, Self::Mondeling)
    }
}
