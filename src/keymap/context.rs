//! Where a key is pressed: contexts lie in a stack, top first.

/// A place on the screen with its own bindings; a section of a key map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere outside windows and text.
    Algemeen,
    /// The board.
    Bord,
    /// What there is to do.
    Voorraad,
    /// Who fits where.
    Matching,
    /// The leerbedrijven.
    Werkgevers,
    /// The fase-overleg.
    Overleg,
    /// The monitor.
    Monitor,
    /// An open dossier, whatever its tab.
    Dossier,
    /// The tab with the steps of a dossier.
    Stappen,
    /// The tab with the forms and the toestemming of a dossier.
    Formulieren,
    /// The tab with the leerroute of a dossier.
    Leerroute,
    /// The tab with the tasks of a dossier.
    Taken,
    /// Any window with something to read or choose.
    Venster,
    /// The window that names what a gate still asks.
    Poort,
    /// The window with the erkenningen of a leerbedrijf.
    Erkenning,
    /// The window with the best division.
    Verdeling,
    /// The window that says who reads along on a shared screen.
    Presentatie,
    /// A question that is answered with yes or no.
    Vraag,
    /// A field of a form that is not free text: a few signs are keys there.
    Veld,
    /// A form: letters are text.
    Formulier,
    /// One line of text with a list below it: search, palette, filter.
    Lijst,
}

impl Context {
    /// Every context, in the order of the key maps and the README.
    pub const ALL: &'static [Self] = &[
        Self::Algemeen,
        Self::Bord,
        Self::Voorraad,
        Self::Matching,
        Self::Werkgevers,
        Self::Overleg,
        Self::Monitor,
        Self::Dossier,
        Self::Stappen,
        Self::Formulieren,
        Self::Leerroute,
        Self::Taken,
        Self::Venster,
        Self::Poort,
        Self::Erkenning,
        Self::Verdeling,
        Self::Presentatie,
        Self::Vraag,
        Self::Veld,
        Self::Formulier,
        Self::Lijst,
    ];

    /// The name of its section in a key map.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Algemeen => "algemeen",
            Self::Bord => "bord",
            Self::Voorraad => "voorraad",
            Self::Matching => "matching",
            Self::Werkgevers => "werkgevers",
            Self::Overleg => "overleg",
            Self::Monitor => "monitor",
            Self::Dossier => "dossier",
            Self::Stappen => "stappen",
            Self::Formulieren => "formulieren",
            Self::Leerroute => "leerroute",
            Self::Taken => "taken",
            Self::Venster => "venster",
            Self::Poort => "poort",
            Self::Erkenning => "erkenning",
            Self::Verdeling => "verdeling",
            Self::Presentatie => "presentatie",
            Self::Vraag => "vraag",
            Self::Veld => "veld",
            Self::Formulier => "formulier",
            Self::Lijst => "lijst",
        }
    }

    /// What it is called in the README.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Algemeen => "Overal",
            Self::Bord => "Bord",
            Self::Voorraad => "Werkvoorraad",
            Self::Matching => "Matching",
            Self::Werkgevers => "Werkgevers",
            Self::Overleg => "Overleg",
            Self::Monitor => "Monitor",
            Self::Dossier => "Dossier",
            Self::Stappen => "Stappen in het dossier",
            Self::Formulieren => "Formulieren en toestemming in het dossier",
            Self::Leerroute => "Leerroute in het dossier",
            Self::Taken => "Taken in het dossier",
            Self::Venster => "Venster",
            Self::Poort => "Poort: wat ontbreekt nog",
            Self::Erkenning => "Erkenningen van een leerbedrijf",
            Self::Verdeling => "Beste verdeling",
            Self::Presentatie => "Presentatie: wie leest mee",
            Self::Vraag => "Vraag",
            Self::Veld => "Veld van een formulier, buiten vrije tekst",
            Self::Formulier => "Formulier",
            Self::Lijst => "Zoeken en kiezen",
        }
    }

    /// Whether plain characters are text here, so that only other keys are looked up. A context
    /// above it in the stack may still take a few of them.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Formulier | Self::Lijst)
    }

    /// The context with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }
}

/// The stacks the program uses, top first. Screens take theirs from here, and the tests of the
/// key maps walk them, so that nothing is bound where nobody can reach it.
pub mod stack {
    use super::Context;

    /// The board.
    pub const BORD: &[Context] = &[Context::Bord, Context::Algemeen];
    /// What there is to do.
    pub const VOORRAAD: &[Context] = &[Context::Voorraad, Context::Algemeen];
    /// Who fits where.
    pub const MATCHING: &[Context] = &[Context::Matching, Context::Algemeen];
    /// The leerbedrijven.
    pub const WERKGEVERS: &[Context] = &[Context::Werkgevers, Context::Algemeen];
    /// The fase-overleg.
    pub const OVERLEG: &[Context] = &[Context::Overleg, Context::Algemeen];
    /// The monitor.
    pub const MONITOR: &[Context] = &[Context::Monitor, Context::Algemeen];
    /// A dossier on a tab without keys of its own.
    pub const DOSSIER: &[Context] = &[Context::Dossier, Context::Algemeen];
    /// A dossier on the tab Stappen.
    pub const STAPPEN: &[Context] = &[Context::Stappen, Context::Dossier, Context::Algemeen];
    /// A dossier on the tab Formulieren.
    pub const FORMULIEREN: &[Context] =
        &[Context::Formulieren, Context::Dossier, Context::Algemeen];
    /// A dossier on the tab Leerroute: its digits win from the screens.
    pub const LEERROUTE: &[Context] = &[Context::Leerroute, Context::Dossier, Context::Algemeen];
    /// A dossier on the tab with its tasks.
    pub const TAKEN: &[Context] = &[Context::Taken, Context::Dossier, Context::Algemeen];
    /// A window over a screen: what is below it gets no keys.
    pub const VENSTER: &[Context] = &[Context::Venster];
    /// The gate window.
    pub const POORT: &[Context] = &[Context::Poort, Context::Venster];
    /// The erkenningen.
    pub const ERKENNING: &[Context] = &[Context::Erkenning, Context::Venster];
    /// The best division.
    pub const VERDELING: &[Context] = &[Context::Verdeling, Context::Venster];
    /// Who reads along.
    pub const PRESENTATIE: &[Context] = &[Context::Presentatie, Context::Venster];
    /// A yes or no question.
    pub const VRAAG: &[Context] = &[Context::Vraag];
    /// A form, in a field that is not free text.
    pub const VELD: &[Context] = &[Context::Veld, Context::Formulier];
    /// A form.
    pub const FORMULIER: &[Context] = &[Context::Formulier];
    /// Search, palette, filter.
    pub const LIJST: &[Context] = &[Context::Lijst];

    /// Every stack, with a name for messages.
    pub const ALL: &[(&str, &[Context])] = &[
        ("bord", BORD),
        ("voorraad", VOORRAAD),
        ("matching", MATCHING),
        ("werkgevers", WERKGEVERS),
        ("overleg", OVERLEG),
        ("monitor", MONITOR),
        ("dossier", DOSSIER),
        ("stappen", STAPPEN),
        ("formulieren", FORMULIEREN),
        ("leerroute", LEERROUTE),
        ("taken", TAKEN),
        ("venster", VENSTER),
        ("poort", POORT),
        ("erkenning", ERKENNING),
        ("verdeling", VERDELING),
        ("presentatie", PRESENTATIE),
        ("vraag", VRAAG),
        ("veld", VELD),
        ("formulier", FORMULIER),
        ("lijst", LIJST),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_context_is_found_by_its_name_and_used_in_a_stack() {
        for context in Context::ALL {
            assert_eq!(Context::from_name(context.name()), Some(*context));
            assert!(
                stack::ALL.iter().any(|(_, stack)| stack.contains(context)),
                "{context:?}"
            );
        }
    }

    #[test]
    fn a_text_context_lies_at_the_bottom_of_its_stack() {
        for (name, stack) in stack::ALL {
            let text = stack.iter().position(|context| context.is_text());
            assert!(text.is_none_or(|at| at + 1 == stack.len()), "{name}");
        }
    }
}
