//! Value list V10: why a traject stopped early, with the codes BRON knows.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Reden uitval (DOMAIN 1.4 V10).
    RedenUitval, "reden uitval" {
        WerkGevonden = "WERK_GEVONDEN", "werk gevonden", ["werk", "baan"];
        HogereRoute = "HOGERE_ROUTE", "hogere route gestart", ["opleiding", "bbl", "diploma"];
        Gezondheid = "GEZONDHEID", "gezondheid", ["ziek", "ziekte"];
        Thuissituatie = "THUISSITUATIE", "thuissituatie", ["thuis", "zorgtaken"];
        Motivatie = "MOTIVATIE", "motivatie", ["wil niet", "geen zin"];
        VerkeerdeBranche = "VERKEERDE_BRANCHE", "verkeerde branche/beroepskeuze", ["beroepskeuze", "branche"];
        Verzuim = "VERZUIM", "verzuim/geen contact", ["geen contact", "afwezig", "no show"];
        WerkgeverStopt = "WERKGEVER_STOPT", "werkgever stopt", ["bedrijf stopt", "faillissement"];
        Begeleiding = "BEGELEIDING", "begeleiding schoot tekort", ["begeleiding"];
        Verhuizing = "VERHUIZING", "verhuizing", ["verhuisd"];
        Wet = "WET", "uitkering/wet wijzigt", ["uitkering", "wet"];
        Overleden = "OVERLEDEN", "overleden", [];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}

impl RedenUitval {
    /// The codes of BRON that this reason may be reported under, best first.
    pub const fn bron(self) -> &'static [&'static str] {
        match self {
            Self::WerkGevonden | Self::HogereRoute => &["06"],
            Self::Gezondheid | Self::Thuissituatie | Self::Verhuizing | Self::Overleden => &["01"],
            Self::Motivatie => &["02", "04"],
            Self::VerkeerdeBranche => &["04"],
            Self::Verzuim => &["02"],
            Self::WerkgeverStopt | Self::Wet => &["05"],
            Self::Begeleiding => &["03"],
            Self::Onbekend => &["07"],
        }
    }

    /// Health data (AVG 9): hidden in presentatiemodus.
    pub const fn is_gevoelig(self) -> bool {
        matches!(self, Self::Gezondheid)
    }
}
