//! Toestemming per doel: what was answered, what was withdrawn, and what may therefore be shared
//! (DOMAIN 1.1, P-05, P-34).

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::id::{CoachId, KaartId};
use super::waardelijst::waardelijst;

waardelijst! {
    /// What personal data may be used for; each doel is answered apart (DOMAIN 1.1).
    Doel, "doel" {
        DelenMbo = "DELEN_MBO", "delen met de mbo-instelling", ["mbo", "school"];
        DelenLwl = "DELEN_LWL", "delen met het Leerwerkloket voor de DUO-check", ["lwl", "leerwerkloket", "duo"];
        DelenLeerbedrijf = "DELEN_LEERBEDRIJF", "delen met een leerbedrijf", ["leerbedrijf", "werkgever"];
        DelenSbbBranche = "DELEN_SBB_BRANCHE", "delen met SBB en brancheorganisatie", ["sbb", "branche"];
        Monitoring = "MONITORING", "contact na afloop", ["evaluatie", "nazorg"];
        FotoBeeld = "FOTO_BEELD", "foto en film", ["foto", "beeld", "film"];
        Succesverhaal = "SUCCESVERHAAL", "verhaal vertellen aan anderen", ["succesverhaal"];
        Bedrijfsgegevens = "BEDRIJFSGEGEVENS", "bedrijfsgegevens delen", ["bedrijf"];
    }
}

waardelijst! {
    /// What must be done after a withdrawal (DOMAIN T15).
    Gevolg, "gevolg" {
        GestoptMetDelen = "gestopt_met_delen", "gestopt met delen", ["gestopt"];
        PartnersGeinformeerd = "partners_geinformeerd", "partners ge\u{ef}nformeerd", ["partners"];
        BeeldVerwijderd = "beeld_verwijderd", "beeld verwijderd", ["beeld"];
    }
}

impl Doel {
    /// What must be done when this doel is withdrawn: pictures are only removed where they are the
    /// doel.
    pub const fn gevolgen(self) -> &'static [Gevolg] {
        match self {
            Self::FotoBeeld | Self::Succesverhaal => &[
                Gevolg::GestoptMetDelen,
                Gevolg::PartnersGeinformeerd,
                Gevolg::BeeldVerwijderd,
            ],
            Self::Monitoring => &[Gevolg::GestoptMetDelen],
            _ => &[Gevolg::GestoptMetDelen, Gevolg::PartnersGeinformeerd],
        }
    }

    /// Whether refusing or withdrawing it has no effect on the traject (DOMAIN 1.1, "evt.").
    pub const fn vrijblijvend(self) -> bool {
        matches!(self, Self::FotoBeeld | Self::Succesverhaal)
    }
}

/// A doel that was withdrawn (T14), with what was done about it (T15). A record of its own, one per
/// card and doel; asking the doel again takes it away, the timeline keeps it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intrekking {
    /// Of which card.
    pub kaart: KaartId,
    /// Which doel.
    pub doel: Doel,
    /// From which day.
    pub op: NaiveDate,
    /// How it was said: phone, letter, talk.
    pub via: String,
    /// Why, if it was told.
    pub reden: String,
    /// Who wrote it down.
    pub door: CoachId,
    /// What was done about it so far, with the day.
    pub gedaan: Vec<(Gevolg, NaiveDate)>,
}

impl fmt::Debug for Intrekking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Intrekking(..)")
    }
}

impl Intrekking {
    /// What is still to be done.
    pub fn open(&self) -> impl Iterator<Item = Gevolg> + '_ {
        let klaar = |gevolg: &Gevolg| self.gedaan.iter().any(|(it, _)| it == gevolg);
        let alle = self.doel.gevolgen().iter().copied();
        alle.filter(move |gevolg| !klaar(gevolg))
    }
}

/// What a form says about one doel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gegeven {
    /// Ja or nee; none when it was not asked.
    pub antwoord: Option<bool>,
    /// The day of the answer.
    pub op: NaiveDate,
    /// Said, not signed: good for the time being.
    pub mondeling: bool,
}

/// How one doel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doelstand {
    /// Not asked yet.
    NietGevraagd,
    /// Given.
    Ja {
        /// Since when.
        op: NaiveDate,
        /// Said, not signed.
        mondeling: bool,
    },
    /// Refused.
    Nee,
    /// Given and taken back.
    Ingetrokken {
        /// From which day.
        op: NaiveDate,
    },
}

impl Doelstand {
    /// Whether sharing for this doel is allowed.
    pub const fn mag(self) -> bool {
        matches!(self, Self::Ja { .. })
    }
}

/// How a doel stands, from the form that counts and the withdrawal, if there are any.
pub fn doelstand(gegeven: Option<Gegeven>, intrekking: Option<&Intrekking>) -> Doelstand {
    if let Some(intrekking) = intrekking {
        return Doelstand::Ingetrokken { op: intrekking.op };
    }
    match gegeven {
        Some(Gegeven {
            antwoord: Some(true),
            op,
            mondeling,
        }) => Doelstand::Ja { op, mondeling },
        Some(Gegeven {
            antwoord: Some(false),
            ..
        }) => Doelstand::Nee,
        _ => Doelstand::NietGevraagd,
    }
}

/// Days within which oral consent is to be confirmed in writing (DOMAIN 1.1, a default of our own).
pub const BEVESTIGEN_DAGEN: u64 = 14;

/// The day by which a ja that was only said must be confirmed in writing; none for other answers.
pub fn bevestigen_voor(gegeven: Gegeven) -> Option<NaiveDate> {
    let voorlopig = gegeven.mondeling && gegeven.antwoord == Some(true);
    let dag = gegeven.op.checked_add_days(Days::new(BEVESTIGEN_DAGEN));
    dag.filter(|_| voorlopig)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TrajectId;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    #[test]
    fn a_withdrawal_goes_before_what_was_given() {
        let ja = Gegeven {
            antwoord: Some(true),
            op: dag("2026-11-02"),
            mondeling: false,
        };
        assert!(doelstand(Some(ja), None).mag());
        let weg = Intrekking {
            kaart: KaartId::Traject(TrajectId(1)),
            doel: Doel::DelenMbo,
            op: dag("2026-11-20"),
            via: "telefoon".to_owned(),
            reden: String::new(),
            door: CoachId(1),
            gedaan: vec![(Gevolg::GestoptMetDelen, dag("2026-11-20"))],
        };
        assert!(!doelstand(Some(ja), Some(&weg)).mag());
        let open: Vec<Gevolg> = weg.open().collect();
        assert_eq!(open, [Gevolg::PartnersGeinformeerd]);
    }

    #[test]
    fn not_asked_and_refused_are_two_things() {
        let nee = Gegeven {
            antwoord: Some(false),
            op: dag("2026-11-02"),
            mondeling: true,
        };
        assert_eq!(doelstand(Some(nee), None), Doelstand::Nee);
        assert_eq!(doelstand(None, None), Doelstand::NietGevraagd);
    }
}
