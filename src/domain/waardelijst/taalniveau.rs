//! Value list V4: Dutch language level, on three scales.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Taalniveau on the scale of the European reference frame (DOMAIN 1.4 V4).
    Taalniveau, "taalniveau" {
        A0 = "A0", "A0", ["geen nederlands"];
        OnderA1 = "<A1", "onder A1", ["lager dan a1"];
        A1 = "A1", "A1", [];
        A2 = "A2", "A2", [];
        B1 = "B1", "B1", [];
        B2 = "B2", "B2", [];
        C1 = "C1+", "C1 of hoger", ["c1", "c2"];
        Moedertaal = "MOEDERTAAL", "Nederlands is moedertaal", ["nederlands", "nl", "native"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet"];
    }
}

waardelijst! {
    /// Referentieniveau taal, as schools use it (DOMAIN 1.4 V4).
    Referentieniveau, "referentieniveau" {
        Onder1F = "<1F", "onder 1F", ["lager dan 1f"];
        Een = "1F", "1F", [];
        Twee = "2F", "2F", [];
        Drie = "3F", "3F", [];
    }
}

waardelijst! {
    /// Alfabetisering (DOMAIN 1.4 V4).
    Alfabetisering, "alfabetisering" {
        Analfabeet = "ANALFABEET", "analfabeet", ["niet"];
        Anders = "ANDERS", "anders gealfabetiseerd", ["ander schrift"];
        Gealfabetiseerd = "GEALFABETISEERD", "gealfabetiseerd", ["ja", "wel"];
    }
}
