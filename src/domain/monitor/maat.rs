//! The indicators: what each is, in the words of its definition (DOMAIN 5.1).

use serde::{Deserialize, Serialize};

use super::dimensie::Dimensie;

/// One indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is described in the table below")]
pub enum Maat {
    M1,
    M2,
    M3,
    M4,
    M5,
    M6,
    M7,
    M8,
    M9,
    M10,
    M11,
    M12,
    M13,
}

/// What is said of an indicator.
struct Regel {
    code: &'static str,
    naam: &'static str,
    definitie: &'static str,
    dims: &'static [Dimensie],
}

use Dimensie::{
    Branche, Coach, Crebo, Doelgroep, Gemeente, Kanaal, Leerbedrijf, Niveau, Situatie, Uitkering,
};

const PERSOON: &[Dimensie] = &[
    Gemeente,
    Branche,
    Niveau,
    Doelgroep,
    Uitkering,
    Situatie,
    Kanaal,
    Crebo,
    Coach,
    Leerbedrijf,
];

/// The table of definitions; a change of what is counted raises [`super::DEFINITIES`].
const REGELS: [Regel; 13] = [
    Regel {
        code: "M1",
        naam: "Instroom",
        definitie: "Trajecten waarvan het praktijkleren in de periode echt begon (PL-01).",
        dims: PERSOON,
    },
    Regel {
        code: "M2",
        naam: "Aanmeldingen en trechter",
        definitie: "Trajecten die in de periode zijn aangemeld, en hoe ver die op de dag van de \
                    stand kwamen: intake (WK-08), diagnose (WK-10), passend (naar Bemiddeling), \
                    match (BM-03), gestart (PL-01), verklaring (PL-11) en werk (uitkomst). De \
                    dagen tellen vanaf de vorige stap die bekend is.",
        dims: PERSOON,
    },
    Regel {
        code: "M3",
        naam: "Doorstroom",
        definitie: "Hoeveel trajecten op de dag van de stand in elke fase staan, hoeveel er in de \
                    periode in kwamen en uit gingen, en hoe lang wie eruit ging er stond.",
        dims: &[
            Branche, Gemeente, Niveau, Doelgroep, Situatie, Kanaal, Coach,
        ],
    },
    Regel {
        code: "M4",
        naam: "Praktijkverklaringen",
        definitie: "Praktijkverklaringen die in de periode zijn uitgereikt (PL-11), met het aantal \
                    geleerde werkprocessen per verklaring.",
        dims: &[
            Branche,
            Crebo,
            Gemeente,
            Niveau,
            Doelgroep,
            Situatie,
            Coach,
            Leerbedrijf,
        ],
    },
    Regel {
        code: "M5",
        naam: "Uitstroom naar werk",
        definitie: "Trajecten waarvan in de periode de uitkomst is vastgelegd (PB-03, anders het \
                    sluiten). Werk is een arbeidsovereenkomst, BBL, beide, uitzendwerk of \
                    zelfstandig. Het aandeel is werk gedeeld door werk en geen werk samen: \
                    onbekend telt niet als nee.",
        dims: PERSOON,
    },
    Regel {
        code: "M6",
        naam: "Duurzaam werk",
        definitie: "Wie in de periode is gevraagd of hij aan het werk is: bij de uitkomst en na 3, \
                    6 en 12 maanden. Onbekend staat apart en telt niet als nee.",
        dims: &[Gemeente, Branche, Niveau, Doelgroep, Situatie, Leerbedrijf],
    },
    Regel {
        code: "M7",
        naam: "Doorlooptijd",
        definitie: "Dagen tussen twee stappen, voor wie de tweede in de periode viel. Streef: van \
                    start naar verklaring 91 dagen, van eindgesprek naar verklaring 7 dagen. De \
                    mediaan is het midden: de helft duurde niet langer. P80 is de kleinste duur \
                    waar minstens 80 van de 100 niet boven kwamen; P90 hetzelfde voor 90.",
        dims: &[
            Gemeente,
            Branche,
            Niveau,
            Doelgroep,
            Situatie,
            Coach,
            Leerbedrijf,
        ],
    },
    Regel {
        code: "M8",
        naam: "Uitval",
        definitie: "Trajecten die in de periode als uitgevallen zijn gesloten, met de reden en de \
                    fase waarin dat was. De dagen tellen vanaf de aanmelding. Niet passend is geen \
                    uitval en staat apart.",
        dims: PERSOON,
    },
    Regel {
        code: "M9",
        naam: "Leerbedrijven en plekken",
        definitie: "Leerbedrijven met een geldige erkenning, en die waar op de dag van de stand \
                    iemand leert (actief). Plekken die beschikbaar zijn: bezet, en vrij wat \
                    overblijft. Gegevens van bedrijf en plek zijn die van nu.",
        dims: &[],
    },
    Regel {
        code: "M10",
        naam: "Budget",
        definitie: "Per budget: begroot is wat de scholing van zijn deelnemers volgens PI-07 kost, \
                    akkoord wat is goedgekeurd (PI-08), werkelijk wat is afgerekend (NZ-07). Een \
                    deelnemer telt vanaf het akkoord, bij het budget van zijn betaler waarin die \
                    dag valt. De prognose trekt het tempo tot nu door tot het einde.",
        dims: &[],
    },
    Regel {
        code: "M11",
        naam: "Kwaliteit van de formulieren",
        definitie: "Van wie in de periode uit Bemiddeling ging: of de diagnose (WK-10) toen \
                    compleet was. En hoe vaak een stap in de periode met een motivering is \
                    overgeslagen; de motivering staat in het dossier.",
        dims: &[Coach, Gemeente, Branche],
    },
    Regel {
        code: "M12",
        naam: "Doorontwikkeling",
        definitie: "Trajecten waarvan in de periode de doorontwikkeling is besproken (NZ-02), met \
                    de vervolgstap die is gekozen.",
        dims: &[Gemeente, Branche, Niveau, Doelgroep, Leerbedrijf],
    },
    Regel {
        code: "M13",
        naam: "Verhalen",
        definitie: "Wat in de periode als resultaat is opgeschreven (PB-06), van wie toestemming \
                    gaf om zijn verhaal te vertellen.",
        dims: &[],
    },
];

impl Maat {
    /// All indicators, in order.
    pub const ALL: [Self; 13] = [
        Self::M1,
        Self::M2,
        Self::M3,
        Self::M4,
        Self::M5,
        Self::M6,
        Self::M7,
        Self::M8,
        Self::M9,
        Self::M10,
        Self::M11,
        Self::M12,
        Self::M13,
    ];

    const fn regel(self) -> &'static Regel {
        &REGELS[self as usize]
    }

    /// `M1`.
    pub const fn code(self) -> &'static str {
        self.regel().code
    }

    /// What it is called.
    pub const fn naam(self) -> &'static str {
        self.regel().naam
    }

    /// What is counted, in words.
    pub const fn definitie(self) -> &'static str {
        self.regel().definitie
    }

    /// By what it may be split, the usual one first.
    pub const fn dims(self) -> &'static [Dimensie] {
        self.regel().dims
    }

    /// The indicator with a code.
    pub fn lees(tekst: &str) -> Option<Self> {
        let tekst = tekst.trim();
        Self::ALL
            .into_iter()
            .find(|it| it.code().eq_ignore_ascii_case(tekst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_indicator_has_its_row_and_is_found_by_its_code() {
        for (plaats, maat) in Maat::ALL.into_iter().enumerate() {
            assert_eq!(maat.code(), format!("M{}", plaats + 1));
            assert_eq!(Maat::lees(&maat.code().to_lowercase()), Some(maat));
            assert!(maat.definitie().ends_with('.'), "{}", maat.code());
        }
        assert_eq!(Maat::lees("M14"), None);
    }
}
