//! Closed value lists (DOMAIN 1.4): one declaration gives code, label, reading and storage.

pub mod branche;
pub mod contact;
pub mod diagnose;
pub mod doelgroep;
pub mod gesprek;
pub mod inkomensvorm;
pub mod invullen;
pub mod inzet;
pub mod kanaal;
pub mod nazorg;
pub mod niveau;
pub mod ondersteuning;
pub mod reden_afwijzing;
pub mod reden_niet_hoger;
pub mod reden_uitval;
pub mod registratie;
pub mod taalniveau;
pub mod toestemming;
pub mod uitkering;
pub mod uitkomst;
pub mod werkprocesstatus;

// The lists are one room to whoever uses them.
pub use branche::{Branche, Sectorkamer};
pub use contact::{ContactUitkomst, ContactWijze};
pub use diagnose::{
    AdviesMbo, Alternatief, Basisvaardigheid, Conclusie, Dagdeel, DoelNaTraject, EerderGeprobeerd,
    InvullerRol, Onderwijsland, Redenduur, Rijbewijs, Vervoermiddel, Waardering, Zwaarte,
};
pub use doelgroep::Doelgroep;
pub use gesprek::{Aanwezige, Kwaliteit, Verloop, Voortgang};
pub use inkomensvorm::Inkomensvorm;
pub use invullen::{IngevuldMet, JaNeeOnbekend, Taalhulp};
pub use inzet::Certificaat;
pub use kanaal::Kanaal;
pub use nazorg::{AanHetWerk, Vervolgstap};
pub use niveau::Niveau;
pub use ondersteuning::Ondersteuning;
pub use reden_afwijzing::RedenAfwijzing;
pub use reden_niet_hoger::RedenNietHoger;
pub use reden_uitval::RedenUitval;
pub use registratie::{
    Financieringsbron, Geslacht, IdBewijs, Inburgeringsroute, Leertraject, Persoonsnummersoort,
};
pub use taalniveau::{Alfabetisering, Referentieniveau, Taalniveau};
pub use toestemming::{BetrokkeneSoort, Doelantwoord, Grondslag, Toestemmingswijze};
pub use uitkering::Uitkering;
pub use uitkomst::{Contractsoort, Uitkomst};
pub use werkprocesstatus::WerkprocesStatus;

use crate::domain::tekst::vouw;

/// What every value list can do, for forms and filters that do not care which one it is.
pub trait Waardelijst: Copy + Eq + Sized + 'static {
    /// What a coach calls the list, in the singular: "uitkering".
    const NAAM: &'static str;
    /// Every value, in the order of the list.
    const ALL: &'static [Self];

    /// The stable code, for export, import and commands.
    fn code(self) -> &'static str;
    /// What a coach sees.
    fn label(self) -> &'static str;
    /// Other words a coach types for the same thing.
    fn synoniemen(self) -> &'static [&'static str];

    /// The value with this code.
    fn van_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }

    /// Reads what a coach types: code, label or synonym, and else the one value of
    /// which code, label or synonym begins like that (from three letters on).
    fn lees(tekst: &str) -> Option<Self> {
        let typed = tekst.trim();
        // Unfolded first: folding makes `<A1` and `A1` the same, and leaves nothing of `?`.
        let same = |word: &str| word.eq_ignore_ascii_case(typed);
        let by_code = Self::ALL.iter().copied().find(|it| same(it.code()));
        let exact = by_code.or_else(|| {
            let mut all = Self::ALL.iter().copied();
            all.find(|it| it.synoniemen().iter().any(|word| same(word)))
        });
        if exact.is_some() {
            return exact;
        }
        let folded = vouw(typed);
        if folded.is_empty() {
            return None;
        }
        let found = find_only::<Self>(|word| word == folded);
        if found.is_some() || folded.chars().count() < 3 {
            return found;
        }
        find_only::<Self>(|word| word.starts_with(&folded))
    }
}

/// The only value of which a word fits; none when two values claim it.
fn find_only<T: Waardelijst>(fits: impl Fn(&str) -> bool) -> Option<T> {
    let mut found = None;
    for value in T::ALL.iter().copied() {
        let words = [value.code(), value.label()];
        let mut words = words.iter().chain(value.synoniemen());
        if words.any(|word| fits(&vouw(word))) {
            if found.is_some() {
                return None;
            }
            found = Some(value);
        }
    }
    found
}

/// Declares a closed value list.
///
/// **Append only.** The store keeps the position of a value and text keeps its code:
/// never reorder, remove or rename; a new value goes to the end.
macro_rules! waardelijst {
    (
        $(#[$meta:meta])*
        $type:ident, $naam:literal {
            $( $(#[$vmeta:meta])* $variant:ident = $code:literal, $label:literal, [$($word:literal),* $(,)?]; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $type {
            $( $(#[$vmeta])* #[doc = $label] $variant, )+
        }

        impl $type {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, for export, import and commands.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What a coach sees.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The value with this code.
            pub fn van_code(code: &str) -> Option<Self> {
                $crate::domain::waardelijst::Waardelijst::van_code(code)
            }

            /// Reads what a coach types.
            pub fn lees(tekst: &str) -> Option<Self> {
                $crate::domain::waardelijst::Waardelijst::lees(tekst)
            }
        }

        impl $crate::domain::waardelijst::Waardelijst for $type {
            const NAAM: &'static str = $naam;
            const ALL: &'static [Self] = Self::ALL;

            fn code(self) -> &'static str {
                self.code()
            }

            fn label(self) -> &'static str {
                self.label()
            }

            fn synoniemen(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($word),*],)+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.label())
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.serialize_str(self.code())
                } else {
                    serializer.serialize_u8(*self as u8)
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let code = <String as serde::Deserialize>::deserialize(deserializer)?;
                    Self::van_code(&code).ok_or_else(|| {
                        serde::de::Error::custom($crate::domain::waardelijst::unknown_code::<Self>(&code))
                    })
                } else {
                    let place = <u8 as serde::Deserialize>::deserialize(deserializer)?;
                    Self::ALL.get(usize::from(place)).copied().ok_or_else(|| {
                        serde::de::Error::custom(concat!("unknown place in ", stringify!($type)))
                    })
                }
            }
        }
    };
}

pub(crate) use waardelijst;

/// What an import says about a code that is not on the list.
pub(crate) fn unknown_code<T: Waardelijst>(code: &str) -> String {
    let known: Vec<&str> = T::ALL.iter().map(|it| it.code()).collect();
    format!(
        "\"{code}\" staat niet in de lijst {}. Kies uit: {}.",
        T::NAAM,
        known.join(", ")
    )
}

#[cfg(test)]
mod tests;
