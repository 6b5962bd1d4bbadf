//! Value lists of the head that every form shares: how it was filled in, and who helped.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// How a form was filled in with somebody (DOMAIN 1, shared head).
    IngevuldMet, "wijze van invullen" {
        Persoonlijk = "IN_PERSOON", "in persoon", ["gesprek", "aan tafel", "op kantoor"];
        Telefonisch = "TELEFONISCH", "telefonisch", ["gebeld", "telefoon"];
        Anders = "ANDERS", "anders", ["overig"];
    }
}

waardelijst! {
    /// Who helped with the language (DOMAIN 1, shared head).
    Taalhulp, "taalhulp" {
        Geen = "GEEN", "niet nodig", ["nee", "n"];
        Tolk = "TOLK", "tolk", ["tolkentelefoon"];
        Naaste = "NAASTE", "familie of bekende", ["naaste", "partner", "kind", "vriend"];
    }
}

waardelijst! {
    /// Ja, nee or not known, where not knowing is an answer to act on (DOMAIN D20, D21, R19).
    JaNeeOnbekend, "antwoord" {
        Ja = "JA", "ja", ["j"];
        Nee = "NEE", "nee", ["n"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}
