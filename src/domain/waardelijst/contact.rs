//! How a contactmoment went: the way, and what came of it.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// The way two people were in contact.
    ContactWijze, "wijze van contact" {
        Telefoon = "TELEFOON", "telefoon", ["tel", "gebeld", "bellen", "belletje"];
        Mail = "MAIL", "e-mail", ["gemaild", "email"];
        Bezoek = "BEZOEK", "bezoek", ["langs geweest", "op locatie", "werkbezoek"];
        Gesprek = "GESPREK", "gesprek op kantoor", ["kantoor", "spreekuur", "afspraak"];
        Bericht = "BERICHT", "WhatsApp of sms", ["whatsapp", "app", "sms", "geappt"];
        Brief = "BRIEF", "brief", ["post"];
    }
}

waardelijst! {
    /// What came of a contact.
    ContactUitkomst, "uitkomst van contact" {
        Gesproken = "GESPROKEN", "gesproken", ["contact gehad", "ja"];
        NietBereikt = "NIET_BEREIKT", "niet bereikt", ["geen gehoor", "neemt niet op", "nee"];
        Voicemail = "VOICEMAIL", "voicemail ingesproken", ["vm", "ingesproken"];
        Terugbellen = "TERUGBELLEN", "terugbellen afgesproken", ["belt terug", "terugbelafspraak"];
    }
}

impl ContactUitkomst {
    /// Whether it counts as contact for the signal "geen contact" (DOMAIN 2.6).
    pub const fn is_contact(self) -> bool {
        matches!(self, Self::Gesproken | Self::Terugbellen)
    }
}
