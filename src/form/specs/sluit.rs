//! Closing: how a traject ends (V10, V11), or why a leerwerkplek goes.

use crate::domain::sluiting::Slot;
use crate::domain::waardelijst::reden_uitval::RedenUitval;
use crate::domain::waardelijst::uitkomst::Uitkomst;
use crate::domain::waardelijst::waardelijst;
use crate::form::answers::Answers;
use crate::form::check::Klacht;
use crate::form::kind;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Rule, Section, geen_toets};

waardelijst! {
    /// The three ways in which a traject ends (DOMAIN 2.1).
    Slotkeuze, "einde" {
        Afgerond = "AFGEROND", "afgerond", ["klaar"];
        Uitgevallen = "UITGEVALLEN", "uitgevallen", ["uitval", "gestopt"];
        NietPassend = "NIET_PASSEND", "niet passend", ["past niet"];
    }
}

/// How a traject ends.
pub const SLUIT: FormSpec = FormSpec {
    name: "sluit",
    version: 1,
    title: "Traject afsluiten",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("slot", "Hoe", Kind::Choice(Lijst::van::<Slotkeuze>())).required(),
            Field::new(
                "uitkomst",
                "Uitkomst",
                Kind::Choice(Lijst::van::<Uitkomst>()),
            )
            .shown_if("slot", "AFGEROND"),
            Field::new("reden", "Reden", Kind::Choice(Lijst::van::<RedenUitval>()))
                .shown_if("slot", "UITGEVALLEN"),
            Field::new("toelichting", "Toelichting", Kind::Text).rules(&[Rule::MaxLen(2000)]),
        ],
    }],
};

/// Why somebody begins again after a job that was lost.
pub const OPNIEUW: FormSpec = FormSpec {
    name: "opnieuw",
    version: 1,
    title: "Opnieuw beginnen",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("reden", "Reden", Kind::Choice(Lijst::van::<RedenUitval>())).required(),
            Field::new("toelichting", "Toelichting", Kind::Text).rules(&[Rule::MaxLen(2000)]),
        ],
    }],
};

/// Why a leerwerkplek goes.
pub const SLUIT_PLEK: FormSpec = FormSpec {
    name: "sluit_plek",
    version: 1,
    title: "Leerwerkplek sluiten",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[Field::new("reden", "Reden", Kind::Text)
            .required()
            .rules(&[Rule::MaxLen(2000)])
            .hulp("De reden blijft in het dossier")],
    }],
};

/// Why the job ended.
pub fn reden_opnieuw(answers: &Answers) -> Result<RedenUitval, Vec<Klacht>> {
    let kind = OPNIEUW.field("reden").map(|it| it.kind);
    let code = kind.and_then(|kind| kind::code(kind, answers.get("reden")));
    code.and_then(RedenUitval::van_code).ok_or_else(|| {
        vec![Klacht {
            field: "reden",
            tekst: "Kies waarom de baan stopte.".to_owned(),
        }]
    })
}

/// The end of a traject as the trade knows it.
pub fn parse(answers: &Answers) -> Result<Slot, Vec<Klacht>> {
    let code = |key: &str| kind::code(SLUIT.field(key)?.kind, answers.get(key));
    let klacht = |field: &'static str, tekst: &str| {
        vec![Klacht {
            field,
            tekst: tekst.to_owned(),
        }]
    };
    match code("slot").and_then(Slotkeuze::van_code) {
        Some(Slotkeuze::Afgerond) => code("uitkomst")
            .and_then(Uitkomst::van_code)
            .map(Slot::Afgerond)
            .ok_or_else(|| klacht("uitkomst", "Kies wat het traject heeft opgeleverd.")),
        Some(Slotkeuze::Uitgevallen) => code("reden")
            .and_then(RedenUitval::van_code)
            .map(Slot::Uitgevallen)
            .ok_or_else(|| klacht("reden", "Kies waarom het traject stopt.")),
        Some(Slotkeuze::NietPassend) => Ok(Slot::NietPassend),
        None => Err(klacht("slot", "Kies hoe het traject eindigt.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_asks_for_its_own_list() {
        let answers = Answers::new(&SLUIT).with("slot", "afgerond");
        assert_eq!(parse(&answers).unwrap_err()[0].field, "uitkomst");
        let answers = answers.with("uitkomst", "BBL");
        assert_eq!(parse(&answers), Ok(Slot::Afgerond(Uitkomst::Bbl)));
        let answers = Answers::new(&SLUIT).with("slot", "uitgevallen");
        assert_eq!(parse(&answers).unwrap_err()[0].field, "reden");
        let answers = answers.with("reden", "verhuizing");
        assert_eq!(
            parse(&answers),
            Ok(Slot::Uitgevallen(RedenUitval::Verhuizing))
        );
        let answers = Answers::new(&SLUIT).with("slot", "niet passend");
        assert_eq!(parse(&answers), Ok(Slot::NietPassend));
        assert!(parse(&Answers::new(&SLUIT)).is_err());
    }
}
