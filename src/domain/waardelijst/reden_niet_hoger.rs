//! Value list V5: why nothing higher is feasible now, said as a consequence and never as a diagnosis.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Reden "hoger nu niet haalbaar" (DOMAIN 1.4 V5, S4 item 15).
    RedenNietHoger, "reden" {
        Taal = "TAAL", "Nederlandse taal nog onvoldoende voor school", ["nederlands"];
        Basis = "BASIS", "rekenen / digitale basisvaardigheden onvoldoende", ["rekenen", "digitaal", "basisvaardigheden"];
        Schoolbaar = "SCHOOLBAAR", "theorie en klassikaal leren lukt niet (\"schoolbaar\")", ["theorie", "klassikaal"];
        Leerbaar = "LEERBAAR", "leertempo / leervermogen vraagt praktijk en kleine stappen (\"leerbaar\")", ["leertempo", "leervermogen", "kleine stappen"];
        Schoolervaring = "SCHOOLERVARING", "negatieve schoolervaring, faalangst", ["faalangst", "negatieve schoolervaring"];
        Belastbaar = "BELASTBAAR", "beperkte belastbaarheid (uren, tempo, fysiek) — alleen gevolg noteren", ["belastbaarheid", "fysiek", "minder uren"];
        Psychosociaal = "PSYCHOSOCIAAL", "psychosociale omstandigheden — alleen gevolg noteren", ["psychosociale omstandigheden"];
        Thuis = "THUIS", "thuissituatie, zorgtaken, kinderopvang", ["zorgtaken", "kinderopvang", "mantelzorg"];
        Praktisch = "PRAKTISCH", "vervoer, reistijd, rooster, huisvesting, schulden", ["reistijd", "rooster", "huisvesting", "schulden"];
        Werknemersvaardigheden = "WERKNEMERSVAARD", "werknemersvaardigheden eerst nodig", ["werkritme"];
        SociaalCultureel = "SOC_CULT", "sociale/culturele vaardigheden, nieuw in Nederland", ["nieuw in nederland", "cultuur"];
        Inkomen = "INKOMEN", "opleiding niet te combineren met inkomen/werk", ["geld"];
        Motivatie = "MOTIVATIE", "nu geen motivatie of vertrouwen voor diploma", ["vertrouwen", "wil niet"];
        Keuze = "KEUZE", "beroepskeuze nog onduidelijk", ["beroepskeuze"];
        Aanbod = "AANBOD", "geen passend opleidings-/BBL-/certificaataanbod in de regio", ["geen aanbod"];
        Anders = "ANDERS", "anders, namelijk …", ["overig", "anders namelijk"];
    }
}

impl RedenNietHoger {
    /// Klantkenmerkcodes of the VNG; the mapping is ours.
    pub const fn klantkenmerken(self) -> &'static [&'static str] {
        match self {
            Self::Taal | Self::Basis => &["KK05"],
            Self::Schoolbaar => &["KK05", "KK06"],
            Self::Leerbaar => &["ED03"],
            Self::Schoolervaring => &["KK12"],
            Self::Belastbaar => &["KK02"],
            Self::Psychosociaal => &["KK01"],
            Self::Thuis => &["KK03", "KK14"],
            Self::Praktisch | Self::Inkomen => &["KK03"],
            Self::Werknemersvaardigheden => &["KK06"],
            Self::SociaalCultureel => &["KK04"],
            Self::Motivatie => &["KK12", "KK13"],
            Self::Keuze => &["KK11"],
            Self::Aanbod | Self::Anders => &[],
        }
    }

    /// Likely special data (AVG 9), the doubtful ones included: better hidden too often.
    pub const fn is_gevoelig(self) -> bool {
        matches!(
            self,
            Self::Leerbaar | Self::Belastbaar | Self::Psychosociaal | Self::Thuis | Self::Praktisch
        )
    }

    /// Whether a toelichting must go with it.
    pub const fn vraagt_toelichting(self) -> bool {
        matches!(self, Self::Anders)
    }
}
