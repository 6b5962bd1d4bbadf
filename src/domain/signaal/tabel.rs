//! The table of signals: lead time, weight, and what does it.

use super::Signaal;

/// What the one key of a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Daad {
    /// Puts the step done; what the step asks is asked.
    Stap,
    /// Writes a contact moment.
    Contact,
    /// Opens the erkenningen of the leerbedrijf.
    Erkenningen,
    /// Opens the toestemming in the dossier.
    Toestemming,
    /// Opens the form of the toestemming.
    Tekenen,
    /// Looks for who fits.
    Matching,
    /// Opens the leerroute, where a kwalificatie is chosen.
    Leerroute,
    /// Opens the list of dossiers whose term is over.
    Bewaren,
    /// Takes the card off hold.
    Hervat,
    /// Opens the dossier.
    Dossier,
    /// Ticks the task off.
    Taak,
    /// Answers a handover.
    Overdracht,
    /// Goes on with a draft.
    Concept,
}

/// What the days of a signal count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// There is nothing to count.
    Geen,
    /// Days.
    Dagen(&'static str),
    /// Working days.
    Werkdagen(&'static str),
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Regel {
    /// Which.
    pub signaal: Signaal,
    /// Its number in DOMAIN 2.6, if it is there.
    pub nummer: Option<u8>,
    /// What to do about it, in the coach's words; a step says its own.
    pub doe: &'static str,
    /// Days by default.
    pub dagen: u16,
    /// What those days count.
    pub telling: Telling,
    /// Points by default, before anything is added.
    pub gewicht: u8,
    /// It is never too late, it only lies still.
    pub stil: bool,
    /// What the one key does.
    pub daad: Daad,
}

use Daad::{
    Bewaren, Concept, Contact, Dossier, Erkenningen, Hervat, Leerroute, Matching, Overdracht, Stap,
    Taak, Tekenen, Toestemming,
};
use Telling::{Dagen, Geen, Werkdagen};

const fn rij(signaal: Signaal, doe: &'static str, gewicht: u8, daad: Daad) -> Regel {
    let nummer = signaal as u8 + 1;
    let van_domein = nummer as usize <= Signaal::VAN_DOMEIN;
    Regel {
        signaal,
        nummer: if van_domein { Some(nummer) } else { None },
        doe,
        dagen: 0,
        telling: Geen,
        gewicht,
        stil: false,
        daad,
    }
}

impl Regel {
    const fn na(mut self, dagen: u16, telling: Telling) -> Self {
        self.dagen = dagen;
        self.telling = telling;
        self
    }

    const fn stil(mut self) -> Self {
        self.stil = true;
        self
    }
}

/// One row per signal, in the order of [`Signaal::ALL`]; the weights of the first fourteen go down,
/// because DOMAIN 2.6 orders them by urgency.
#[rustfmt::skip]
pub(super) const REGELS: [Regel; 22] = [
    rij(Signaal::Verklaring, "vraag het mbo om de praktijkverklaring", 100, Stap)
        .na(7, Dagen("na het eindgesprek")),
    rij(Signaal::Evaluatie, "voer of plan het evaluatiegesprek", 94, Stap)
        .na(0, Dagen("na het midden van de periode")),
    rij(Signaal::Eindgesprek, "voer of plan het eindgesprek", 88, Stap)
        .na(0, Dagen("na het geplande einde")),
    rij(Signaal::Overeenkomst, "laat de overeenkomst tekenen", 82, Stap)
        .na(7, Dagen("vóór de start")),
    rij(Signaal::Duo, "vraag naar de uitslag van de DUO-check", 76, Stap)
        .na(10, Werkdagen("na het doorgeven aan het Leerwerkloket")),
    rij(Signaal::EersteContact, "bel de kandidaat", 70, Contact)
        .na(5, Werkdagen("na de aanmelding")),
    rij(Signaal::Erkenning, "vraag SBB om de erkenning te verlengen", 64, Erkenningen)
        .na(90, Dagen("vóór het einde van de erkenning")),
    rij(Signaal::GeenContact, "bel of bezoek", 58, Contact)
        .na(28, Dagen("na het laatste contact, tijdens praktijkleren")),
    rij(Signaal::Nazorg, "neem contact op voor nazorg", 52, Stap)
        .na(7, Dagen("na het nazorgmoment, dan is het te laat")),
    rij(Signaal::Intrekking, "handel de intrekking af", 46, Toestemming)
        .na(2, Dagen("na de intrekking, dan is het te laat")),
    rij(Signaal::PlekVrij, "zoek een kandidaat", 40, Matching)
        .na(60, Dagen("dat de plek vrij is")).stil(),
    rij(Signaal::Terugbellen, "bel terug", 34, Contact),
    rij(Signaal::Instroom, "kies een andere kwalificatie", 28, Leerroute)
        .na(0, Dagen("vóór de laatste dag waarop iemand kan starten")),
    rij(Signaal::Bewaartermijn, "vraag de beheerder om het dossier te verwijderen", 22, Bewaren)
        .na(31, Dagen("na de bewaartermijn, dan is het te laat")),
    rij(Signaal::Stil, "kijk wat de volgende stap is", 10, Dossier)
        .na(30, Dagen("zonder wijziging")).stil(),
    rij(Signaal::Stap, "", 30, Stap),
    rij(Signaal::Afspraak, "", 36, Stap),
    rij(Signaal::Terug, "zet de kaart weer aan", 24, Hervat),
    rij(Signaal::Toestemming, "laat de toestemming tekenen", 26, Tekenen),
    rij(Signaal::Taak, "", 38, Taak),
    rij(Signaal::Overdracht, "neem aan of weiger", 60, Overdracht),
    rij(Signaal::Concept, "ga verder met wat je typte", 4, Concept),
];
