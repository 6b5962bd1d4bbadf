//! Value lists of the diagnoseformulier that have no number of their own in DOMAIN 1.4.

use crate::domain::stap::Situatie;
use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Who filled the diagnose in (DOMAIN D3; S4 items 15W and 15N).
    InvullerRol, "rol van de invuller" {
        Teamleider = "TEAMLEIDER", "teamleider", ["leidinggevende"];
        Begeleider = "BEGELEIDER", "begeleider", [];
        Coach = "COACH", "coach", ["jobcoach"];
        Adviseur = "ADVISEUR", "adviseur", [];
        Werkcoach = "WERKCOACH", "werkcoach", ["klantmanager", "consulent"];
        Praktijkopleider = "PRAKTIJKOPLEIDER", "praktijkopleider", [];
        Anders = "ANDERS", "anders", ["overig"];
    }
}

waardelijst! {
    /// Where somebody went to school (DOMAIN D11).
    Onderwijsland, "land" {
        Nederland = "NL", "Nederland", ["nederlands"];
        Buitenland = "BUITENLAND", "buitenland", ["ander land"];
    }
}

waardelijst! {
    /// How far the waardering of a foreign diploma is (DOMAIN D12; done by IDW).
    Waardering, "waardering" {
        Geen = "GEEN", "geen", ["nee", "niet aangevraagd"];
        Aangevraagd = "AANGEVRAAGD", "aangevraagd", ["loopt"];
        Uitkomst = "UITKOMST", "uitkomst bekend", ["klaar", "gewaardeerd"];
    }
}

waardelijst! {
    /// How well somebody does sums or uses a computer (DOMAIN D17).
    Basisvaardigheid, "vaardigheid" {
        Onvoldoende = "ONVOLDOENDE", "onvoldoende", ["slecht", "te weinig"];
        Voldoende = "VOLDOENDE", "voldoende", ["goed", "genoeg"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}

waardelijst! {
    /// How somebody can travel (DOMAIN D18).
    Vervoermiddel, "vervoer" {
        Fiets = "FIETS", "fiets", ["e-bike"];
        Ov = "OV", "openbaar vervoer", ["bus", "trein"];
        Auto = "AUTO", "auto", [];
        Brommer = "BROMMER", "brommer of scooter", ["scooter"];
        Geen = "GEEN", "geen", ["lopend", "niets"];
    }
}

waardelijst! {
    /// Category of a driving licence (DOMAIN D18).
    Rijbewijs, "rijbewijs" {
        Geen = "GEEN", "geen", ["nee"];
        Am = "AM", "AM (brommer)", ["brommer"];
        B = "B", "B (auto)", ["auto"];
        Be = "BE", "BE (aanhanger)", ["aanhanger"];
        C = "C", "C (vrachtauto)", ["vrachtauto", "vrachtwagen"];
        Ce = "CE", "CE (vrachtauto met aanhanger)", [];
        D = "D", "D (bus)", ["bus"];
        T = "T", "T (trekker)", ["trekker", "tractor"];
    }
}

waardelijst! {
    /// Part of a day on which somebody can work (DOMAIN D19).
    Dagdeel, "dagdeel" {
        MaO = "MA_O", "ma ochtend", [];
        MaM = "MA_M", "ma middag", [];
        MaA = "MA_A", "ma avond", [];
        DiO = "DI_O", "di ochtend", [];
        DiM = "DI_M", "di middag", [];
        DiA = "DI_A", "di avond", [];
        WoO = "WO_O", "wo ochtend", [];
        WoM = "WO_M", "wo middag", [];
        WoA = "WO_A", "wo avond", [];
        DoO = "DO_O", "do ochtend", [];
        DoM = "DO_M", "do middag", [];
        DoA = "DO_A", "do avond", [];
        VrO = "VR_O", "vr ochtend", [];
        VrM = "VR_M", "vr middag", [];
        VrA = "VR_A", "vr avond", [];
        ZaO = "ZA_O", "za ochtend", [];
        ZaM = "ZA_M", "za middag", [];
        ZaA = "ZA_A", "za avond", [];
        ZoO = "ZO_O", "zo ochtend", [];
        ZoM = "ZO_M", "zo middag", [];
        ZoA = "ZO_A", "zo avond", [];
    }
}

waardelijst! {
    /// How much a reden weighs (DOMAIN D22).
    Zwaarte, "zwaarte" {
        Hoofdreden = "HOOFDREDEN", "hoofdreden", ["hoofd"];
        Mede = "MEDE", "speelt mee", ["mede", "bijkomend"];
    }
}

waardelijst! {
    /// How long a reden will last (DOMAIN D22).
    Redenduur, "duur" {
        Tijdelijk = "TIJDELIJK", "tijdelijk", ["kort"];
        Langdurig = "LANGDURIG", "langdurig", ["lang", "blijvend"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}

waardelijst! {
    /// What somebody tried before (DOMAIN D24).
    EerderGeprobeerd, "wat eerder is geprobeerd" {
        Mbo = "MBO_GESTOPT", "mbo gestopt", ["mbo", "roc"];
        Bbl = "BBL_GESTOPT", "BBL gestopt", ["bbl"];
        Cursus = "CURSUS", "cursus", ["training"];
        Inburgering = "INBURGERING", "inburgering", [];
        Geen = "GEEN", "geen", ["niets"];
    }
}

waardelijst! {
    /// Routes that were weighed against the praktijkverklaring (DOMAIN D25, S4 item 14).
    Alternatief, "alternatief" {
        Bol = "BOL", "mbo-diploma BOL", ["voltijd"];
        Bbl = "BBL", "mbo-diploma BBL", ["leerbaan"];
        DerdeLeerweg = "DERDE_LEERWEG", "derde leerweg met diploma", [];
        Certificaat = "CERTIFICAAT", "mbo-certificaat", [];
        Boris = "BORIS", "Boris (PrO/VSO)", ["pro", "vso"];
        Evc = "EVC", "EVC", ["ervaringscertificaat"];
        Geen = "GEEN", "geen", ["niets"];
    }
}

waardelijst! {
    /// What the traject should lead to (DOMAIN D30; S4 items 19 and 27).
    DoelNaTraject, "doel na het traject" {
        AokHuidig = "AOK_HUIDIG", "contract huidige werkgever", ["aok huidige werkgever", "blijven"];
        AokElders = "AOK_ELDERS", "contract elders", ["aok elders", "elders", "ander werk"];
        Bbl = "BBL", "BBL", ["leerbaan"];
        Certificaat = "CERTIFICAAT", "mbo-certificaat", [];
        VolgendeVerklaring = "VOLGENDE_PV", "volgende praktijkverklaring", ["nog een praktijkverklaring"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}

waardelijst! {
    /// What the diagnose concludes (DOMAIN D31).
    Conclusie, "conclusie" {
        Passend = "PASSEND", "praktijkverklaring passend", ["past"];
        Hoger = "HOGER", "hogere route", ["certificaat", "diploma"];
        EerstAnders = "EERST_ANDERS", "eerst ander traject", ["ander traject"];
        Onderzoek = "ONDERZOEK", "nader onderzoek", ["uitzoeken"];
    }
}

waardelijst! {
    /// The advies of the mbo (DOMAIN D32, inclusieve adviesfunctie).
    AdviesMbo, "advies van het mbo" {
        Positief = "POSITIEF", "positief", ["ja"];
        Mits = "MITS", "positief mits", ["mits"];
        Negatief = "NEGATIEF", "negatief", ["nee"];
        NogNiet = "NNB", "nog niet bekend", ["n.n.b.", "later"];
    }
}

impl InvullerRol {
    /// Whether the role is one that S4 names for this situatie; anybody else may fill it in too,
    /// with a warning (DOMAIN D3).
    pub const fn past_bij(self, situatie: Situatie) -> bool {
        match situatie {
            Situatie::Werkend => matches!(self, Self::Teamleider | Self::Begeleider),
            Situatie::NietWerkend => matches!(
                self,
                Self::Coach | Self::Adviseur | Self::Werkcoach | Self::Praktijkopleider
            ),
        }
    }
}

impl AdviesMbo {
    /// Whether the mbo has said something to go on.
    pub const fn is_gegeven(self) -> bool {
        !matches!(self, Self::NogNiet)
    }
}
