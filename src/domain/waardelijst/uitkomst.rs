//! Value list V11: what a traject led to.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Uitkomst of a traject (DOMAIN 1.4 V11, step PB-03).
    Uitkomst, "uitkomst" {
        AokZelfde = "AOK_ZELFDE", "arbeidsovereenkomst bij hetzelfde leerbedrijf", ["aok zelfde leerbedrijf", "blijft", "aok"];
        AokElders = "AOK_ELDERS", "arbeidsovereenkomst elders", ["aok ander bedrijf", "elders"];
        Bbl = "BBL", "BBL", [];
        AokBbl = "AOK_BBL", "arbeidsovereenkomst en BBL", ["aok + bbl"];
        Uitzend = "UITZEND", "uitzendwerk", ["uitzendbureau"];
        Beschut = "BESCHUT", "beschut werk of sw", ["sw"];
        Mbo = "MBO", "mbo-certificaat of diplomatraject", ["certificaat", "diploma", "opleiding"];
        VolgendeVerklaring = "VOLGENDE_PV", "volgende praktijkverklaring", ["volgende verklaring", "nog een praktijkverklaring"];
        BehoudBaan = "BEHOUD_BAAN", "behoud van de bestaande baan", ["behoud bestaande baan", "baan gehouden"];
        Zelfstandig = "ZELFSTANDIG", "zelfstandig", ["zzp", "eigen bedrijf"];
        GeenWerk = "GEEN_WERK", "geen werk", ["werkloos", "niets"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}

waardelijst! {
    /// Kind of contract under an arbeidsovereenkomst (DOMAIN V11, step PB-04).
    Contractsoort, "contractsoort" {
        Vast = "VAST", "vast", ["onbepaalde tijd"];
        Tijdelijk = "TIJDELIJK", "tijdelijk", ["bepaalde tijd"];
    }
}

impl Uitkomst {
    /// Counts as "uitstroom naar werk" in report M5, exactly as defined there.
    pub const fn is_uitstroom_naar_werk(self) -> bool {
        matches!(
            self,
            Self::AokZelfde
                | Self::AokElders
                | Self::Bbl
                | Self::AokBbl
                | Self::Uitzend
                | Self::Zelfstandig
        )
    }

    /// Whether a contract is signed for it, so that PB-04 applies.
    pub const fn vraagt_overeenkomst(self) -> bool {
        matches!(
            self,
            Self::AokZelfde
                | Self::AokElders
                | Self::Bbl
                | Self::AokBbl
                | Self::Uitzend
                | Self::Beschut
        )
    }
}
