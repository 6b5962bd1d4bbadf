//! Value list: why a voorstel came to nothing, from the kandidaat or from the leerbedrijf.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Reden afwijzing: about the work and the place, never about health or person (DOMAIN 3.8).
    RedenAfwijzing, "reden afwijzing" {
        WerkPastNiet = "WERK_PAST_NIET", "het werk past niet", ["werk", "ander werk gewild"];
        Reistijd = "REISTIJD", "reistijd of vervoer", ["te ver", "vervoer", "afstand"];
        Uren = "UREN", "uren of dagen", ["dagen", "werktijden", "rooster"];
        Taal = "TAAL", "taal op de werkvloer", ["nederlands"];
        Eisen = "EISEN", "eis van de plek (VCA, rijbewijs)", ["vca", "rijbewijs", "vog"];
        Begeleiding = "BEGELEIDING", "te weinig begeleiding", ["geen tijd"];
        Perspectief = "PERSPECTIEF", "te weinig kans op een baan", ["geen baan", "contract"];
        GeenKlik = "GEEN_KLIK", "geen klik bij de kennismaking", ["klik"];
        NietVerschenen = "NIET_VERSCHENEN", "niet verschenen", ["no show", "afwezig"];
        GeenReactie = "GEEN_REACTIE", "geen reactie", ["reageert niet"];
        PlekVergeven = "PLEK_VERGEVEN", "plek is vergeven of vervallen", ["vol", "vergeven", "vervallen"];
        IetsAnders = "IETS_ANDERS", "iets anders gevonden", ["baan", "andere plek"];
        Anders = "ANDERS", "anders", ["overig"];
    }
}

impl RedenAfwijzing {
    /// After how many days the pair may be offered again when nobody says otherwise: what may
    /// change soon comes back sooner, what does not change by itself stays away longest.
    pub const fn dagen(self) -> u64 {
        match self {
            Self::GeenReactie | Self::PlekVergeven => 28,
            Self::NietVerschenen | Self::Uren | Self::Reistijd | Self::Eisen => 56,
            Self::Begeleiding | Self::IetsAnders | Self::Anders => 91,
            Self::WerkPastNiet | Self::Taal | Self::Perspectief | Self::GeenKlik => 182,
        }
    }
}
