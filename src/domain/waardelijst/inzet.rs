//! What somebody holds, or a leerwerkplek asks, beside a diploma.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// A certificate or declaration that a leerwerkplek may ask (DOMAIN 3.8: beroepsvereiste).
    Certificaat, "certificaat" {
        Geen = "GEEN", "geen", ["nee", "niets"];
        Vca = "VCA", "VCA", ["vca basis", "veiligheidscertificaat"];
        Vog = "VOG", "VOG", ["verklaring omtrent het gedrag"];
        Heftruck = "HEFTRUCK", "heftruckcertificaat", ["heftruck", "reachtruck"];
        Haccp = "HACCP", "HACCP", ["hygienecode"];
        SocialeHygiene = "SOCIALE_HYGIENE", "sociale hygiëne", ["svh"];
        Bhv = "BHV", "BHV", ["bedrijfshulpverlening"];
        Ehbo = "EHBO", "EHBO", ["eerste hulp"];
    }
}
