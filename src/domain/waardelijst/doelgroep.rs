//! Value list V2: the groups a kandidaat belongs to; several at once.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Doelgroep (DOMAIN 1.4 V2).
    Doelgroep, "doelgroep" {
        Werkzoekende = "WERKZOEKENDE", "werkzoekende", ["werkloos"];
        Werkende = "WERKENDE", "werkende", ["werkend"];
        Statushouder = "STATUSHOUDER", "statushouder", ["vluchteling", "status"];
        Inburgeraar = "INBURGERAAR", "inburgeraar", ["inburgering"];
        Migrant = "MIGRANT", "migrant", ["arbeidsmigrant"];
        Vsv = "VSV", "voortijdig schoolverlater", ["vsv'er", "rmc", "doorstroompunt", "schoolverlater"];
        Jongere27 = "JONGERE_27", "jongere tot 27 jaar", ["jongere", "27-"];
        Pro = "PRO", "praktijkonderwijs", ["pro", "praktijkschool"];
        Vso = "VSO", "voortgezet speciaal onderwijs", ["speciaal onderwijs"];
        Nug = "NUG", "niet-uitkeringsgerechtigd", ["nugger"];
        Uitzend = "UITZEND", "uitzendkracht", ["uitzendkracht"];
        Gedetineerde = "GEDETINEERDE", "gedetineerde", ["detentie", "ex-gedetineerde"];
        Arbeidsbeperking = "ARBEIDSBEPERKING", "arbeidsbeperking", ["banenafspraak", "beperking"];
        BeschutSw = "BESCHUT_SW", "beschut werk of sw", ["beschut", "sw", "wsw", "sociale werkvoorziening"];
        Gehandicaptenzorg = "GEHANDICAPTENZORG", "gehandicaptenzorg", ["dagbesteding"];
        Laagopgeleid = "LAAGOPGELEID", "laagopgeleid", ["praktisch opgeleid"];
        Vijftigplus = "50PLUS", "50 jaar of ouder", ["50+", "vijftigplus", "50-plusser"];
        WerkloosheidDreigt = "WERKLOOSHEID_DREIGT", "werkloosheid dreigt", ["met werkloosheid bedreigd", "boventallig"];
        Anders = "ANDERS", "anders", ["overig"];
    }
}

impl Doelgroep {
    /// Special or criminal-law data (AVG 9 and 10): hidden in presentatiemodus.
    pub const fn is_gevoelig(self) -> bool {
        matches!(
            self,
            Self::Arbeidsbeperking | Self::BeschutSw | Self::Gehandicaptenzorg | Self::Gedetineerde
        )
    }
}
