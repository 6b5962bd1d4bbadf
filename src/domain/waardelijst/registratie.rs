//! Value lists of the registratieformulier that have no number of their own in DOMAIN 1.4.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Under which number the school registers somebody (DOMAIN R1).
    Persoonsnummersoort, "soort nummer" {
        Bsn = "BSN", "BSN", ["burgerservicenummer"];
        Onderwijsnummer = "ONDERWIJSNUMMER", "onderwijsnummer", ["duo-nummer"];
        Onbekend = "ONBEKEND", "nog onbekend", ["?", "weet niet", "geen"];
    }
}

waardelijst! {
    /// Geslacht as BRON knows it (DOMAIN R6); an X on a document is registered as O.
    Geslacht, "geslacht" {
        Man = "M", "man", ["mannelijk"];
        Vrouw = "V", "vrouw", ["vrouwelijk"];
        Onbekend = "O", "onbekend of X", ["x", "onbekend", "?"];
    }
}

waardelijst! {
    /// Kind of identity document that was shown; never its number, never a copy (DOMAIN R12).
    IdBewijs, "identiteitsbewijs" {
        Paspoort = "PASPOORT", "paspoort", ["pas"];
        Idkaart = "ID_KAART", "identiteitskaart", ["id", "id-kaart"];
        Verblijfsdocument = "VERBLIJFSDOCUMENT", "verblijfsdocument", ["verblijfsvergunning"];
        Anders = "ANDERS", "anders", ["overig"];
    }
}

waardelijst! {
    /// Which third-way route the school registers at DUO (DOMAIN R23).
    Leertraject, "leertraject" {
        Odt = "ODT", "ODT (overig onderwijs deeltijd)", ["deeltijd", "certificaatgericht"];
        Ovo = "OVO", "OVO (overige opleiding)", ["overige opleidingen"];
    }
}

waardelijst! {
    /// Who pays for the scholing (DOMAIN R40, S4 item 10).
    Financieringsbron, "financieringsbron" {
        Project = "PROJECT", "project of pilot", ["pilot"];
        Gemeente = "GEMEENTE", "gemeente", [];
        Uwv = "UWV", "UWV", [];
        Werkgever = "WERKGEVER", "werkgever", ["leerbedrijf"];
        OenoFonds = "OENO_FONDS", "O&O-fonds", ["fonds", "oeno"];
        Subsidie = "SUBSIDIE", "subsidie", [];
        Overig = "OVERIG", "overig", ["anders"];
    }
}

waardelijst! {
    /// Route of the inburgering (DOMAIN R18 and 8.5, Wet inburgering 2021).
    Inburgeringsroute, "route" {
        B1 = "B1", "B1-route", [];
        Onderwijs = "ONDERWIJS", "onderwijsroute", [];
        Z = "Z", "Z-route", ["zelfredzaamheidsroute"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet", "oude wet"];
    }
}
