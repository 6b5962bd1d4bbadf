//! A value list of the domain in the shape a table can hold: choices, and which one a text means.

use crate::domain::tekst::vouw;
use crate::domain::waardelijst::Waardelijst;

/// One value that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keuze {
    /// The stable code.
    pub code: &'static str,
    /// What a coach sees.
    pub label: &'static str,
}

/// A value list of the domain, in the shape a table can hold.
#[derive(Debug, Clone, Copy)]
pub struct Lijst {
    /// What the list is called: "uitkering".
    pub naam: &'static str,
    keuzes: fn() -> Vec<Keuze>,
    lees: fn(&str) -> Option<Keuze>,
    passend: fn(&str) -> Vec<Keuze>,
    precies: fn(&str) -> Option<Keuze>,
}

impl Lijst {
    /// The value list of a type.
    pub const fn van<T: Waardelijst>() -> Self {
        Self {
            naam: T::NAAM,
            keuzes: keuzes::<T>,
            lees: lees::<T>,
            passend: passend::<T>,
            precies: precies::<T>,
        }
    }

    /// Every choice, in the order of the list.
    pub fn keuzes(self) -> Vec<Keuze> {
        (self.keuzes)()
    }

    /// The choice that a typed text means.
    pub fn lees(self, tekst: &str) -> Option<Keuze> {
        (self.lees)(tekst)
    }

    /// The choices that a text may become: first those of which the label begins like it.
    pub fn passend(self, tekst: &str) -> Vec<Keuze> {
        (self.passend)(tekst)
    }

    /// The choice of which code, label or synonym is exactly this, but for case and signs.
    pub fn precies(self, tekst: &str) -> Option<Keuze> {
        (self.precies)(tekst)
    }

    /// The choice to take when the coach goes on after typing this much.
    pub fn beste(self, tekst: &str) -> Option<Keuze> {
        if let Some(keuze) = self.lees(tekst) {
            return Some(keuze);
        }
        let typed = vouw(tekst);
        if typed.is_empty() {
            return None;
        }
        let passend = self.passend(tekst);
        // Labels are what is on the screen; codes count where no label begins so.
        let mut labels = passend
            .iter()
            .filter(|keuze| vouw(keuze.label).starts_with(&typed));
        if let (Some(only), None) = (labels.next(), labels.next()) {
            return Some(*only);
        }
        let mut begins = passend.iter().filter(|keuze| {
            vouw(keuze.label).starts_with(&typed) || vouw(keuze.code).starts_with(&typed)
        });
        match (begins.next(), begins.next(), passend.as_slice()) {
            (Some(only), None, _) | (None, _, [only]) => Some(*only),
            _ => None,
        }
    }
}

fn keuze<T: Waardelijst>(value: T) -> Keuze {
    Keuze {
        code: value.code(),
        label: value.label(),
    }
}

fn keuzes<T: Waardelijst>() -> Vec<Keuze> {
    T::ALL.iter().map(|value| keuze(*value)).collect()
}

fn lees<T: Waardelijst>(tekst: &str) -> Option<Keuze> {
    // The label of one value may be a synonym of another; what is on screen must read back.
    let by_label = T::ALL.iter().find(|value| value.label() == tekst.trim());
    by_label.copied().or_else(|| T::lees(tekst)).map(keuze)
}

fn precies<T: Waardelijst>(tekst: &str) -> Option<Keuze> {
    let typed = vouw(tekst);
    let same = |word: &str| !typed.is_empty() && vouw(word) == typed;
    let mut all = T::ALL.iter().copied();
    let found = all.find(|value| {
        same(value.code())
            || same(value.label())
            || value.synoniemen().iter().any(|word| same(word))
    });
    found.map(keuze)
}

fn passend<T: Waardelijst>(tekst: &str) -> Vec<Keuze> {
    let typed = vouw(tekst);
    let begins = |word: &str| {
        let word = vouw(word);
        word.starts_with(&typed) || word.split(' ').any(|part| part.starts_with(&typed))
    };
    let (mut found, mut rest) = (Vec::new(), Vec::new());
    for value in T::ALL.iter().copied() {
        if vouw(value.label()).starts_with(&typed) {
            found.push(keuze(value));
        } else if begins(value.label())
            || begins(value.code())
            || value.synoniemen().iter().any(|word| begins(word))
        {
            rest.push(keuze(value));
        }
    }
    found.append(&mut rest);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::waardelijst::branche::Branche;
    use crate::domain::waardelijst::niveau::Niveau;

    const BRANCHE: Lijst = Lijst::van::<Branche>();

    #[test]
    fn a_few_letters_choose_when_only_one_label_begins_so() {
        let beste = |typed| BRANCHE.beste(typed).map(|keuze| keuze.code);
        assert_eq!(beste("log"), Some("LOGISTIEK"));
        assert_eq!(beste("lo"), Some("LOGISTIEK"));
        assert_eq!(beste("magazijn"), Some("LOGISTIEK"));
        assert_eq!(beste("d"), None);
        assert_eq!(beste("xyz"), None);
        assert_eq!(beste(""), None);
    }

    #[test]
    fn what_fits_stands_with_its_label_first() {
        let passend = BRANCHE.passend("m");
        assert_eq!(passend[0].code, "MOBILITEIT");
        assert!(passend.iter().any(|keuze| keuze.code == "LOGISTIEK"));
        assert_eq!(BRANCHE.passend("").len(), BRANCHE.keuzes().len());
        assert!(BRANCHE.passend("qqq").is_empty());
    }

    #[test]
    fn every_label_reads_back() {
        for keuze in BRANCHE.keuzes() {
            assert_eq!(BRANCHE.lees(keuze.label), Some(keuze));
        }
        for keuze in Lijst::van::<Niveau>().keuzes() {
            assert_eq!(Lijst::van::<Niveau>().lees(keuze.label), Some(keuze));
        }
    }
}
