//! What nazorg finds: at work or not, and the next step of somebody's development.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Whether somebody is at work at a moment of nazorg (DOMAIN 5.1 M6, steps NZ-01, NZ-03 to
    /// NZ-05). Unknown is an answer of its own and never counts as no.
    AanHetWerk, "aan het werk" {
        Ja = "JA", "ja", ["werkt", "aan het werk"];
        Nee = "NEE", "nee", ["werkt niet", "gestopt"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "geen gehoor", "weet niet"];
    }
}

waardelijst! {
    /// The next step that was talked about (DOMAIN 2.3 NZ-02); "now not" is one too.
    Vervolgstap, "vervolgstap" {
        Certificaat = "CERTIFICAAT", "mbo-certificaat", ["certificaat"];
        Bbl = "BBL", "BBL", ["diploma", "entree"];
        VolgendeVerklaring = "VOLGENDE_PV", "volgende praktijkverklaring", ["nog een praktijkverklaring"];
        Cursus = "CURSUS", "cursus of training", ["taalcursus", "training"];
        NuNiet = "NU_NIET", "bewust nu niet", ["nee", "nu niet"];
    }
}

impl Vervolgstap {
    /// Whether it is a step: what M12 counts.
    pub const fn is_stap(self) -> bool {
        !matches!(self, Self::NuNiet)
    }
}
