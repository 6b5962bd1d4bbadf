//! The fields of a kandidaat between which a merge chooses: how each is read out, and taken over.

use serde::{Deserialize, Serialize};

use crate::domain::datum;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::inzet::Inzet;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::startkwalificatie::Behaald;

/// From which of the two a value comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kant {
    /// The one that stays.
    Blijft,
    /// The one that goes.
    Weg,
}

impl Kant {
    /// The other one.
    #[must_use]
    pub const fn ander(self) -> Self {
        match self {
            Self::Blijft => Self::Weg,
            Self::Weg => Self::Blijft,
        }
    }
}

/// One row per field: variant, its words on screen, how it is read out, the parts it consists of.
macro_rules! velden {
    ($($variant:ident $label:literal |$k:ident| $toon:expr, [$($deel:ident)+];)+) => {
        /// What a merge chooses as one thing.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Veld {
            $(#[doc = $label] $variant,)+
        }

        impl Veld {
            /// Every field, in the order of the screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What it is called on screen.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The value in words; empty if it is not known.
            pub fn toon(self, kandidaat: &Kandidaat) -> String {
                match self { $(Self::$variant => { let $k = kandidaat; $toon })+ }
            }

            /// Takes the value over.
            pub fn neem(self, van: &Kandidaat, naar: &mut Kandidaat) {
                match self {
                    $(Self::$variant => { $(naar.$deel.clone_from(&van.$deel);)+ })+
                }
            }

            /// Whether both have the same value.
            pub fn gelijk(self, een: &Kandidaat, ander: &Kandidaat) -> bool {
                match self {
                    $(Self::$variant => $(een.$deel == ander.$deel)&&+,)+
                }
            }
        }
    };
}

fn of_leeg<T: ToString>(waarde: Option<&T>) -> String {
    waarde.map(ToString::to_string).unwrap_or_default()
}

velden! {
    Naam "Naam" |k| match k.naam.roepnaam() {
        Some(roepnaam) => format!("{} ({roepnaam})", k.naam.volledig()),
        None => k.naam.volledig(),
    }, [naam];
    Partnernaam "Partnernaam" |k| k.partnernaam.clone().unwrap_or_default(), [partnernaam];
    Geboren "Geboren" |k| k.geboren.map(Geboortedatum::toon).unwrap_or_default(), [geboren];
    Telefoon "Telefoon" |k| of_leeg(k.telefoon.as_ref()), [telefoon];
    Email "E-mail" |k| k.email.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(), [email];
    Adres "Adres" |k| of_leeg(k.adres.as_ref()), [adres];
    Postcode "Postcode" |k| of_leeg(k.postcode.as_ref()), [postcode];
    Woonplaats "Woonplaats" |k| k.woonplaats.clone().unwrap_or_default(), [woonplaats gemeente];
    Uitkering "Uitkering" |k| k.uitkering.map_or("", |it| it.label()).to_owned(), [uitkering];
    Opleiding "Opleiding" |k| opleiding(k), [opleiding behaald];
    Diploma "Diploma" |k| k.diploma.map_or("", |it| it.label()).to_owned(), [diploma];
    Doelgroepen "Doelgroepen" |k| samen(k.doelgroepen.iter().map(|it| it.label())), [doelgroepen];
    Branches "Branches" |k| samen(k.branches.iter().map(|it| it.label())), [branches];
    Niveau "Niveau" |k| k.niveau.map_or("", |it| it.label()).to_owned(), [niveau];
    Kanaal "Via" |k| k.kanaal.map_or("", |it| it.label()).to_owned(), [kanaal];
    Inzet "Reizen en tijd" |k| inzet(&k.inzet), [inzet];
}

/// What is known of travel, time, language and papers, in one line.
fn inzet(inzet: &Inzet) -> String {
    let mut delen: Vec<String> = Vec::new();
    delen.extend(inzet.vervoer.iter().map(|it| it.label().to_owned()));
    delen.extend(inzet.reistijd.map(|it| format!("{it} minuten")));
    delen.extend(inzet.uren.map(|it| format!("{it} uur")));
    delen.extend(inzet.taal.map(|it| format!("taal {}", it.code())));
    delen.extend(
        inzet
            .rijbewijzen
            .iter()
            .map(|it| format!("rijbewijs {}", it.code())),
    );
    delen.extend(inzet.certificaten.iter().map(|it| it.label().to_owned()));
    delen.extend(inzet.vanaf.map(|it| format!("vanaf {}", datum::toon(it))));
    let rest = inzet.dagdelen.len()
        + inzet.antwoorden.len()
        + inzet.reistijden.len()
        + inzet.niet_bij.len();
    if rest > 0 {
        delen.push(format!("en {rest} meer"));
    }
    delen.join(", ")
}

fn opleiding(kandidaat: &Kandidaat) -> String {
    match (kandidaat.opleiding, kandidaat.behaald) {
        (Some(opleiding), Some(behaald)) if behaald != Behaald::Onbekend => {
            format!("{}, {}", opleiding.label(), behaald.label())
        }
        (opleiding, _) => opleiding.map_or("", |it| it.label()).to_owned(),
    }
}

fn samen<'a>(labels: impl Iterator<Item = &'a str>) -> String {
    labels.collect::<Vec<_>>().join(", ")
}

impl Veld {
    /// The name in commands and in the log.
    pub fn naam(self) -> String {
        self.label().to_lowercase()
    }

    /// Whose value stays unless somebody chooses otherwise: the one that is filled in, the one that
    /// says more, else the newer one.
    pub fn standaard(self, blijft: &Kandidaat, weg: &Kandidaat, weg_is_nieuwer: bool) -> Kant {
        if self.gelijk(blijft, weg) {
            return Kant::Blijft;
        }
        let (een, ander) = (self.zegt(blijft), self.zegt(weg));
        if ander > een || (ander == een && weg_is_nieuwer) {
            Kant::Weg
        } else {
            Kant::Blijft
        }
    }

    /// How much a value says: nothing, something, or all there is to say.
    fn zegt(self, kandidaat: &Kandidaat) -> u8 {
        match self {
            Self::Naam => {
                let voor = kandidaat.naam.voornamen();
                let voluit = |woord: &str| woord.chars().filter(|c| c.is_alphabetic()).count() > 1;
                1 + u8::from(voor.split([' ', '.']).any(voluit))
            }
            Self::Geboren => match kandidaat.geboren.map(Geboortedatum::bekend) {
                None => 0,
                Some(Bekend::Jaar) => 1,
                Some(Bekend::Maand) => 2,
                Some(Bekend::Dag) => 3,
            },
            _ => u8::from(!self.toon(kandidaat).is_empty()),
        }
    }
}
