//! Who referred a kandidaat (DOMAIN 5.1 M2, step WK-01).

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Kanaal: the herkomst of an aanmelding.
    Kanaal, "herkomst" {
        Gemeente = "GEMEENTE", "gemeente", ["sociale dienst", "werkcoach"];
        Uwv = "UWV", "UWV", [];
        Wsp = "WSP", "werkgeversservicepunt (WSP)", ["werkgeversservicepunt", "werkcentrum"];
        Werkgever = "WERKGEVER", "werkgever", ["baas", "leerbedrijf", "bedrijf"];
        Doorstroompunt = "DOORSTROOMPUNT", "Doorstroompunt (RMC)", ["rmc", "leerplicht"];
        Mbo = "MBO", "mbo", ["roc", "school"];
        Zelf = "ZELF", "zelf", ["kandidaat zelf", "eigen initiatief"];
        Overig = "OVERIG", "overig", ["anders"];
    }
}
