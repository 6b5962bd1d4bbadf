//! The startkwalificatie rule: what counts, who said so, and what to ask next (S4 item 11).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::datum::leeftijd;
use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Hoogst genoten opleiding (DOMAIN 1.4 V3).
    Opleiding, "opleiding" {
        Geen = "GEEN", "geen of basisonderwijs niet voltooid", ["geen school", "geen diploma"];
        Basis = "BASIS", "basisonderwijs", ["basisschool", "lagere school"];
        Pro = "PRO", "praktijkonderwijs", ["praktijkschool"];
        Vso = "VSO", "vso (arbeid of dagbesteding)", ["speciaal onderwijs"];
        Onderbouw = "ONDERBOUW", "onderbouw vo of basisvorming", ["basisvorming", "brugklas"];
        VmboBk = "VMBO_BK", "vmbo basis/kader/gl (lbo, vbo)", ["vmbo", "vmbo basis", "vmbo kader", "vmbo gl", "lbo", "vbo", "huishoudschool"];
        VmboTl = "VMBO_TL", "vmbo-tl of mavo", ["vmbo tl", "vmbo t", "mavo"];
        Mbo1 = "MBO1", "mbo-1, entree of assistent", ["mbo 1", "entree", "assistent", "niveau 1"];
        Mbo2 = "MBO2", "mbo-2", ["mbo 2", "niveau 2"];
        Havo = "HAVO", "havo", [];
        Vwo = "VWO", "vwo", ["gymnasium", "atheneum"];
        Mbo3 = "MBO3", "mbo-3", ["mbo 3", "niveau 3"];
        Mbo4 = "MBO4", "mbo-4", ["mbo 4", "niveau 4", "meao", "mts"];
        Hbo = "HBO", "hbo", ["hogeschool"];
        Wo = "WO", "wo", ["universiteit", "bachelor", "master"];
        Oud = "OUD", "oud diploma (lts, leerlingwezen, kmbo)", ["lts", "leerlingwezen", "kmbo", "leao"];
        Buitenland = "BUITENLAND", "buitenlands diploma", ["buitenlands"];
        Onbekend = "ONBEKEND", "onbekend", ["?", "weet niet", "mbo"];
    }
}

waardelijst! {
    /// Whether an opleiding was finished with a diploma (DOMAIN D9).
    Behaald, "behaald" {
        Ja = "JA", "behaald", ["j", "diploma"];
        Nee = "NEE", "niet afgerond", ["n", "gestopt"];
        Onbekend = "ONBEKEND", "onbekend", ["?"];
    }
}

waardelijst! {
    /// Result of the look-up that the mbo does at DUO (DOMAIN R16, S4 item 13).
    DuoUitslag, "uitslag van de DUO-check" {
        NietUitgevoerd = "NIET_UITGEVOERD", "niet uitgevoerd", ["nee"];
        GeenGevonden = "GEEN_GEVONDEN", "geen startkwalificatie gevonden", ["geen gevonden"];
        Gevonden = "GEVONDEN", "startkwalificatie gevonden", ["wel"];
        NietTeBepalen = "NIET_TE_BEPALEN", "niet te bepalen", ["onbekend"];
    }
}

waardelijst! {
    /// Whether somebody has a startkwalificatie.
    Startkwalificatie, "startkwalificatie" {
        Ja = "JA", "startkwalificatie", ["j"];
        Nee = "NEE", "geen startkwalificatie", ["n", "geen"];
        Onbekend = "ONBEKEND", "startkwalificatie onbekend", ["?"];
    }
}

impl Opleiding {
    /// The code of BRON. It lumps mbo-1 and mbo-2 (08), so it is derived and never kept.
    pub const fn bron(self) -> Option<&'static str> {
        match self {
            Self::Geen => Some("01"),
            Self::Basis | Self::Pro => Some("02"),
            Self::Vso | Self::Onderbouw => Some("03"),
            Self::VmboBk => Some("04"),
            Self::VmboTl => Some("05"),
            Self::Havo => Some("06"),
            Self::Vwo => Some("07"),
            Self::Mbo1 | Self::Mbo2 => Some("08"),
            Self::Mbo3 | Self::Mbo4 => Some("09"),
            Self::Hbo => Some("10"),
            Self::Wo => Some("16"),
            Self::Oud | Self::Buitenland | Self::Onbekend => None,
        }
    }

    /// What a diploma of this opleiding makes of the startkwalificatie.
    pub const fn met_diploma(self) -> Startkwalificatie {
        match self {
            Self::Geen
            | Self::Basis
            | Self::Pro
            | Self::Vso
            | Self::Onderbouw
            | Self::VmboBk
            | Self::VmboTl
            | Self::Mbo1 => Startkwalificatie::Nee,
            Self::Mbo2
            | Self::Havo
            | Self::Vwo
            | Self::Mbo3
            | Self::Mbo4
            | Self::Hbo
            | Self::Wo => Startkwalificatie::Ja,
            Self::Oud | Self::Buitenland | Self::Onbekend => Startkwalificatie::Onbekend,
        }
    }

    /// Nobody who went no further than this can hold a diploma that counts.
    const fn sluit_hoger_diploma_uit(self) -> bool {
        matches!(
            self,
            Self::Geen
                | Self::Basis
                | Self::Pro
                | Self::Vso
                | Self::Onderbouw
                | Self::VmboBk
                | Self::VmboTl
        )
    }
}

/// Where the answer comes from; a screen shows it beside the answer (DOMAIN D13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grond {
    /// The mbo looked it up at DUO.
    DuoCheck,
    /// A diploma that the kandidaat told about.
    Diploma(Opleiding),
    /// The kandidaat never went far enough for a diploma that counts.
    NietHogerGevolgd(Opleiding),
    /// DUO found nothing, but does not know diplomas from abroad.
    BuitenlandNietBijDuo,
    /// Nobody asked which diploma was obtained.
    DiplomaNietGevraagd,
}

/// Whether there is a startkwalificatie, and on what ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Beoordeling {
    /// The answer.
    pub uitkomst: Startkwalificatie,
    /// Its provenance.
    pub grond: Grond,
}

/// Judges the startkwalificatie. Only a diploma counts, and the highest opleiding is
/// asked apart from it: who left mbo-4 may own a havo diploma. A DUO-check that gave
/// an answer goes before what somebody tells, except for diplomas from abroad.
pub fn startkwalificatie(
    hoogste_diploma: Option<Opleiding>,
    gevolgd: Option<Opleiding>,
    behaald: Behaald,
    duo: DuoUitslag,
) -> Beoordeling {
    let from_gevolgd = match (gevolgd, behaald) {
        (Some(it), Behaald::Ja) => Some(it),
        // Not knowing whether it was finished is as open as the diploma from abroad itself.
        (Some(Opleiding::Buitenland), Behaald::Onbekend) => Some(Opleiding::Buitenland),
        _ => None,
    };
    let diplomas = [hoogste_diploma, from_gevolgd];
    match duo {
        DuoUitslag::Gevonden => Beoordeling {
            uitkomst: Startkwalificatie::Ja,
            grond: Grond::DuoCheck,
        },
        DuoUitslag::GeenGevonden if diplomas.contains(&Some(Opleiding::Buitenland)) => {
            Beoordeling {
                uitkomst: Startkwalificatie::Onbekend,
                grond: Grond::BuitenlandNietBijDuo,
            }
        }
        DuoUitslag::GeenGevonden => Beoordeling {
            uitkomst: Startkwalificatie::Nee,
            grond: Grond::DuoCheck,
        },
        DuoUitslag::NietUitgevoerd | DuoUitslag::NietTeBepalen => from_own_words(diplomas, gevolgd),
    }
}

fn from_own_words(diplomas: [Option<Opleiding>; 2], gevolgd: Option<Opleiding>) -> Beoordeling {
    for uitkomst in [
        Startkwalificatie::Ja,
        Startkwalificatie::Onbekend,
        Startkwalificatie::Nee,
    ] {
        let found = diplomas
            .into_iter()
            .flatten()
            .find(|it| it.met_diploma() == uitkomst);
        if let Some(diploma) = found {
            return Beoordeling {
                uitkomst,
                grond: Grond::Diploma(diploma),
            };
        }
    }
    match gevolgd {
        Some(it) if it.sluit_hoger_diploma_uit() => Beoordeling {
            uitkomst: Startkwalificatie::Nee,
            grond: Grond::NietHogerGevolgd(it),
        },
        _ => Beoordeling {
            uitkomst: Startkwalificatie::Onbekend,
            grond: Grond::DiplomaNietGevraagd,
        },
    }
}

/// "geen startkwalificatie: diploma vmbo-tl of mavo telt niet (nog DUO-check)".
impl fmt::Display for Beoordeling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.uitkomst.label())?;
        match (self.grond, self.uitkomst) {
            (Grond::DuoCheck, Startkwalificatie::Ja) => f.write_str("gevonden bij DUO"),
            (Grond::DuoCheck, _) => f.write_str("niets gevonden bij DUO"),
            (Grond::Diploma(diploma), Startkwalificatie::Ja) => {
                write!(f, "diploma {} telt (nog DUO-check)", diploma.label())
            }
            (Grond::Diploma(diploma), Startkwalificatie::Nee) => {
                write!(f, "diploma {} telt niet (nog DUO-check)", diploma.label())
            }
            (Grond::Diploma(Opleiding::Buitenland), _) => {
                f.write_str("laat het buitenlandse diploma waarderen")
            }
            (Grond::Diploma(Opleiding::Oud), _) => {
                f.write_str("oud diploma, vraag de DUO-check aan")
            }
            (Grond::Diploma(_) | Grond::DiplomaNietGevraagd, _) => {
                f.write_str("vraag welk diploma is behaald")
            }
            (Grond::NietHogerGevolgd(it), _) => {
                write!(f, "niet hoger gekomen dan {} (nog DUO-check)", it.label())
            }
            (Grond::BuitenlandNietBijDuo, _) => {
                f.write_str("DUO kent buitenlandse diploma's niet, laat het diploma waarderen")
            }
        }
    }
}

/// Whether somebody still has to go to school: younger than 18 and no
/// startkwalificatie. An unknown one counts as none, so that a coach asks.
pub fn kwalificatieplichtig(
    geboren: NaiveDate,
    vandaag: NaiveDate,
    startkwalificatie: Startkwalificatie,
) -> bool {
    leeftijd(geboren, vandaag) < 18 && startkwalificatie != Startkwalificatie::Ja
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own_words(diploma: Opleiding) -> Startkwalificatie {
        startkwalificatie(
            Some(diploma),
            Some(diploma),
            Behaald::Ja,
            DuoUitslag::NietUitgevoerd,
        )
        .uitkomst
    }

    #[test]
    fn the_golden_table_of_diplomas_holds() {
        use Opleiding as O;
        for diploma in [
            O::Geen,
            O::Basis,
            O::Pro,
            O::Vso,
            O::Onderbouw,
            O::VmboBk,
            O::VmboTl,
            O::Mbo1,
        ] {
            assert_eq!(own_words(diploma), Startkwalificatie::Nee, "{diploma}");
        }
        for diploma in [O::Mbo2, O::Mbo3, O::Mbo4, O::Havo, O::Vwo, O::Hbo, O::Wo] {
            assert_eq!(own_words(diploma), Startkwalificatie::Ja, "{diploma}");
        }
        for diploma in [O::Oud, O::Buitenland, O::Onbekend] {
            assert_eq!(own_words(diploma), Startkwalificatie::Onbekend, "{diploma}");
        }
    }

    #[test]
    fn an_unfinished_opleiding_does_not_count_and_an_earlier_diploma_does() {
        let havo_dropout = startkwalificatie(
            Some(Opleiding::VmboTl),
            Some(Opleiding::Havo),
            Behaald::Nee,
            DuoUitslag::NietUitgevoerd,
        );
        assert_eq!(havo_dropout.uitkomst, Startkwalificatie::Nee);
        let mbo4_dropout = startkwalificatie(
            Some(Opleiding::Havo),
            Some(Opleiding::Mbo4),
            Behaald::Nee,
            DuoUitslag::NietUitgevoerd,
        );
        assert_eq!(mbo4_dropout.uitkomst, Startkwalificatie::Ja);
        assert_eq!(mbo4_dropout.grond, Grond::Diploma(Opleiding::Havo));
    }

    #[test]
    fn without_a_diploma_it_depends_on_how_far_somebody_came() {
        let only = |gevolgd, behaald| {
            startkwalificatie(None, gevolgd, behaald, DuoUitslag::NietUitgevoerd)
        };
        assert_eq!(
            only(Some(Opleiding::VmboBk), Behaald::Nee).uitkomst,
            Startkwalificatie::Nee
        );
        for gevolgd in [None, Some(Opleiding::Mbo1), Some(Opleiding::Mbo4)] {
            let found = only(gevolgd, Behaald::Nee);
            assert_eq!(found.uitkomst, Startkwalificatie::Onbekend);
            assert!(found.to_string().contains("vraag welk diploma"));
        }
        assert_eq!(
            only(Some(Opleiding::Mbo2), Behaald::Ja).uitkomst,
            Startkwalificatie::Ja
        );
    }

    #[test]
    fn the_duo_check_goes_before_own_words() {
        let found = |diploma, duo| {
            startkwalificatie(Some(diploma), Some(diploma), Behaald::Ja, duo).uitkomst
        };
        for diploma in Opleiding::ALL.iter().copied() {
            assert_eq!(found(diploma, DuoUitslag::Gevonden), Startkwalificatie::Ja);
            let none = if diploma == Opleiding::Buitenland {
                Startkwalificatie::Onbekend
            } else {
                Startkwalificatie::Nee
            };
            assert_eq!(found(diploma, DuoUitslag::GeenGevonden), none, "{diploma}");
            assert_eq!(
                found(diploma, DuoUitslag::NietTeBepalen),
                own_words(diploma)
            );
        }
    }

    #[test]
    fn a_diploma_from_abroad_stays_open_beside_a_low_dutch_one() {
        let found = startkwalificatie(
            Some(Opleiding::VmboTl),
            Some(Opleiding::Buitenland),
            Behaald::Ja,
            DuoUitslag::GeenGevonden,
        );
        assert_eq!(found.uitkomst, Startkwalificatie::Onbekend);
        assert!(found.to_string().contains("waarderen"));
    }

    #[test]
    fn the_answer_tells_its_ground() {
        let found = startkwalificatie(
            Some(Opleiding::VmboTl),
            None,
            Behaald::Onbekend,
            DuoUitslag::NietUitgevoerd,
        );
        assert_eq!(
            found.to_string(),
            "geen startkwalificatie: diploma vmbo-tl of mavo telt niet (nog DUO-check)"
        );
    }

    #[test]
    fn bron_lumps_what_we_keep_apart() {
        assert_eq!(Opleiding::Mbo1.bron(), Opleiding::Mbo2.bron());
        assert_eq!(Opleiding::Buitenland.bron(), None);
    }

    #[test]
    fn kwalificatieplicht_ends_at_eighteen_or_with_a_startkwalificatie() {
        let born = NaiveDate::from_ymd_opt(2008, 5, 10).unwrap();
        let before = NaiveDate::from_ymd_opt(2026, 5, 9).unwrap();
        let birthday = NaiveDate::from_ymd_opt(2026, 5, 10).unwrap();
        assert!(kwalificatieplichtig(born, before, Startkwalificatie::Nee));
        assert!(kwalificatieplichtig(
            born,
            before,
            Startkwalificatie::Onbekend
        ));
        assert!(!kwalificatieplichtig(born, before, Startkwalificatie::Ja));
        assert!(!kwalificatieplichtig(
            born,
            birthday,
            Startkwalificatie::Nee
        ));
    }
}
