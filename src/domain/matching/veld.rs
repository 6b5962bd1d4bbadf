//! What a question can be about: a field of the kandidaat or of the plek that is not known.

use serde::{Deserialize, Serialize};

use super::afstand::reis;
use super::kant::{KandidaatKant, PlekKant};
use super::term::Term;
use super::voorwaarde::Voorwaarde;

/// A field that is not known. Append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Veld {
    /// Branches wanted.
    Branche,
    /// Niveau of the kandidaat.
    Niveau,
    /// Toestemming to share with a leerbedrijf.
    Toestemming,
    /// Postcode or place of the kandidaat.
    Postcode,
    /// Longest journey.
    Reistijd,
    /// Ways to travel.
    Vervoer,
    /// How long the journey to this very leerbedrijf takes.
    ReistijdNaar,
    /// Driving licences.
    Rijbewijzen,
    /// Whether the kandidaat can do something else that is asked.
    Eis,
    /// Kwalificatie and werkprocessen.
    Kwalificatie,
    /// Hours a week.
    Uren,
    /// Parts of the week.
    Dagdelen,
    /// Dutch.
    Taal,
    /// Certificates.
    Certificaten,
    /// Branche of the work.
    PlekBranche,
    /// Niveau of the plek.
    PlekNiveau,
    /// Postcode of the work.
    PlekPostcode,
    /// Hours of the plek.
    PlekUren,
    /// Parts of the week of the plek.
    PlekDagdelen,
    /// How many people can be guided.
    PlekBegeleiding,
    /// Prospect of a job.
    PlekPerspectief,
    /// Werkprocessen that can be done there (WG-05).
    PlekWerkprocessen,
}

impl Veld {
    /// All fields, in the order in which they are asked.
    pub const ALL: [Self; 22] = [
        Self::Branche,
        Self::Niveau,
        Self::Toestemming,
        Self::Postcode,
        Self::Reistijd,
        Self::Vervoer,
        Self::ReistijdNaar,
        Self::Rijbewijzen,
        Self::Eis,
        Self::Kwalificatie,
        Self::Uren,
        Self::Dagdelen,
        Self::Taal,
        Self::Certificaten,
        Self::PlekBranche,
        Self::PlekNiveau,
        Self::PlekPostcode,
        Self::PlekUren,
        Self::PlekDagdelen,
        Self::PlekBegeleiding,
        Self::PlekPerspectief,
        Self::PlekWerkprocessen,
    ];

    /// Place in [`Self::ALL`].
    pub const fn plaats(self) -> usize {
        self as usize
    }

    /// Whether it is a field of the plek, to be asked of the werkgever.
    pub const fn van_plek(self) -> bool {
        matches!(
            self,
            Self::PlekBranche
                | Self::PlekNiveau
                | Self::PlekPostcode
                | Self::PlekUren
                | Self::PlekDagdelen
                | Self::PlekBegeleiding
                | Self::PlekPerspectief
                | Self::PlekWerkprocessen
        )
    }

    /// Whether the answer is about one pair only.
    pub const fn van_paar(self) -> bool {
        matches!(self, Self::ReistijdNaar)
    }

    /// The code: the key of the field in the form where it is answered; `form` holds which form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Branche => "branche",
            Self::Niveau | Self::PlekNiveau => "niveau",
            Self::Toestemming => "doel_delen_leerbedrijf",
            Self::Postcode => "postcode",
            Self::Reistijd => "reistijd",
            Self::Vervoer => "vervoer",
            Self::ReistijdNaar => "reistijd_naar",
            Self::Rijbewijzen => "rijbewijs",
            Self::Eis => "eis",
            Self::Kwalificatie => "kwalificatie",
            Self::Uren | Self::PlekUren => "uren",
            Self::Dagdelen => "beschikbaarheid_dagdelen",
            Self::Taal => "taalniveau_spreken",
            Self::Certificaten => "certificaten",
            Self::PlekBranche => "werk",
            Self::PlekPostcode => "werkpostcode",
            Self::PlekDagdelen => "dagdelen",
            Self::PlekBegeleiding => "begeleiding",
            Self::PlekPerspectief => "perspectief",
            Self::PlekWerkprocessen => "werkprocessen",
        }
    }

    /// The word on screen: "vraag reistijd".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Branche => "branche",
            Self::Niveau => "niveau",
            Self::Toestemming => "toestemming",
            Self::Postcode => "postcode",
            Self::Reistijd => "reistijd",
            Self::Vervoer => "vervoer",
            Self::ReistijdNaar => "reistijd hierheen",
            Self::Rijbewijzen => "rijbewijs",
            Self::Eis => "eis",
            Self::Kwalificatie => "kwalificatie",
            Self::Uren => "uren",
            Self::Dagdelen => "dagdelen",
            Self::Taal => "taal",
            Self::Certificaten => "certificaten",
            Self::PlekBranche => "branche van het werk",
            Self::PlekNiveau => "niveau van de plek",
            Self::PlekPostcode => "postcode van het werk",
            Self::PlekUren => "uren van de plek",
            Self::PlekDagdelen => "dagdelen van de plek",
            Self::PlekBegeleiding => "ruimte bij de praktijkopleider",
            Self::PlekPerspectief => "perspectief op een baan",
            Self::PlekWerkprocessen => "werkprocessen die er kunnen",
        }
    }

    /// The question as a coach can say it.
    pub const fn zin(self) -> &'static str {
        match self {
            Self::Branche => "In welke branche wil je werken?",
            Self::Niveau => "Welk niveau is haalbaar?",
            Self::Toestemming => "Mogen we je gegevens delen met een leerbedrijf?",
            Self::Postcode => "Wat is je postcode?",
            Self::Reistijd => "Hoe lang mag de reis duren, enkele reis?",
            Self::Vervoer => "Hoe kun je reizen: fiets, bus, auto, brommer?",
            Self::ReistijdNaar => "Hoe lang ben je onderweg naar dit bedrijf?",
            Self::Rijbewijzen => "Welk rijbewijs heb je?",
            Self::Eis => "Kun je dit?",
            Self::Kwalificatie => "Welke kwalificatie past het best?",
            Self::Uren => "Hoeveel uur per week kun je werken?",
            Self::Dagdelen => "Op welke dagdelen kun je werken?",
            Self::Taal => "Hoe goed gaat het Nederlands?",
            Self::Certificaten => "Heb je certificaten, zoals VCA?",
            Self::PlekBranche => "In welke branche is het werk?",
            Self::PlekNiveau => "Tot welk niveau kun je hier leren?",
            Self::PlekPostcode => "Waar is het werk?",
            Self::PlekUren => "Hoeveel uur per week is het werk?",
            Self::PlekDagdelen => "Op welke dagdelen is het werk?",
            Self::PlekBegeleiding => "Hoeveel mensen kan de praktijkopleider begeleiden?",
            Self::PlekPerspectief => "Is er kans op een baan?",
            Self::PlekWerkprocessen => "Welke werkprocessen kunnen hier?",
        }
    }
}

fn reis_veld(k: &KandidaatKant, p: &PlekKant) -> Veld {
    let reis = reis(k, p);
    if !k.waar.bekend() {
        Veld::Postcode
    } else if !p.waar.bekend() {
        Veld::PlekPostcode
    } else if k.reistijd.is_none() {
        Veld::Reistijd
    } else if k.vervoer == 0 && !reis.gezegd {
        Veld::Vervoer
    } else {
        Veld::ReistijdNaar
    }
}

/// What to ask when a condition is onbekend.
pub(super) fn van_voorwaarde(it: Voorwaarde, k: &KandidaatKant, p: &PlekKant) -> Veld {
    match it {
        Voorwaarde::Branche | Voorwaarde::Erkenning if p.branche.is_none() => Veld::PlekBranche,
        Voorwaarde::Branche => Veld::Branche,
        Voorwaarde::Niveau if k.niveau.is_none() => Veld::Niveau,
        Voorwaarde::Niveau => Veld::PlekNiveau,
        Voorwaarde::Erkenning => Veld::Kwalificatie,
        Voorwaarde::Reistijd => reis_veld(k, p),
        Voorwaarde::Vereiste if p.rijbewijzen & !k.rijbewijzen != 0 && k.rijbewijzen == 0 => {
            Veld::Rijbewijzen
        }
        Voorwaarde::Vereiste => Veld::Eis,
        // The other conditions are never onbekend.
        Voorwaarde::Toestemming
        | Voorwaarde::Plaats
        | Voorwaarde::NietBij
        | Voorwaarde::Afgewezen => Veld::Toestemming,
    }
}

/// What to ask when a term is onbekend.
pub(super) fn van_term(it: Term, k: &KandidaatKant, p: &PlekKant) -> Veld {
    match it {
        Term::Wens if p.branche.is_none() => Veld::PlekBranche,
        Term::Wens => Veld::Branche,
        Term::Niveau if k.niveau.is_none() => Veld::Niveau,
        Term::Niveau => Veld::PlekNiveau,
        Term::Werkprocessen if k.crebo.is_none() || k.te_leren == 0 => Veld::Kwalificatie,
        Term::Werkprocessen | Term::Ervaring => Veld::PlekWerkprocessen,
        Term::Reistijd => reis_veld(k, p),
        Term::Uren if k.uren.is_none() => Veld::Uren,
        Term::Uren | Term::Start => Veld::PlekUren,
        Term::Dagdelen if k.dagdelen == 0 => Veld::Dagdelen,
        Term::Dagdelen => Veld::PlekDagdelen,
        Term::Taal => Veld::Taal,
        Term::Papieren => Veld::Certificaten,
        Term::Begeleiding => Veld::PlekBegeleiding,
        Term::Perspectief => Veld::PlekPerspectief,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_the_order() {
        for (plaats, it) in Veld::ALL.into_iter().enumerate() {
            assert_eq!(it.plaats(), plaats);
        }
    }
}
