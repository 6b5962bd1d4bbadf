//! A diagnose as the trade knows it.

use std::fmt;

use chrono::NaiveDate;

use super::super::lezer::{Lezer, gebreken};
use super::reden::RIJEN;
use super::{DIAGNOSE, SCHOOL};
use crate::domain::startkwalificatie::Beoordeling;
use crate::domain::waardelijst::{
    AdviesMbo, Alternatief, Branche, Conclusie, DoelNaTraject, InvullerRol, JaNeeOnbekend,
    Ondersteuning, RedenNietHoger, Redenduur, Taalniveau, Zwaarte,
};
use crate::form::answers::Answers;
use crate::form::check::Klacht;

/// One reden why nothing higher is feasible now (D22).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reden {
    /// Which.
    pub reden: RedenNietHoger,
    /// How much it weighs.
    pub zwaarte: Zwaarte,
    /// How long it lasts.
    pub duur: Redenduur,
}

/// What the mbo says (D32).
#[derive(Clone, PartialEq, Eq)]
pub struct Advies {
    /// What.
    pub oordeel: AdviesMbo,
    /// When, once it was given.
    pub op: Option<NaiveDate>,
    /// By whom.
    pub door: String,
}

/// A diagnose with everything the form itself asks for.
#[derive(Clone, PartialEq, Eq)]
pub struct Diagnose {
    /// Who filled it in.
    pub invuller: String,
    /// In which role.
    pub rol: InvullerRol,
    /// The day of the talk.
    pub op: NaiveDate,
    /// Whether the kandidaat was there.
    pub kandidaat_aanwezig: bool,
    /// Whether there is a startkwalificatie, and on what ground.
    pub startkwalificatie: Beoordeling,
    /// Level of speaking, reading and writing Dutch.
    pub taal: [Option<Taalniveau>; 3],
    /// Whether a diploma is feasible now.
    pub diploma_haalbaar: JaNeeOnbekend,
    /// Whether a certificaat is feasible now.
    pub certificaat_haalbaar: JaNeeOnbekend,
    /// Why not, the most important first.
    pub redenen: Vec<Reden>,
    /// In the words of who filled it in.
    pub toelichting: String,
    /// Routes that were weighed.
    pub alternatieven: Vec<Alternatief>,
    /// What the kandidaat needs.
    pub nodig: Vec<Ondersteuning>,
    /// In the kandidaat's own words.
    pub motivatie: String,
    /// Branches wanted, first choice first.
    pub branches: Vec<Branche>,
    /// What it should lead to.
    pub doel: DoelNaTraject,
    /// What was concluded.
    pub conclusie: Conclusie,
    /// What the mbo says, as far as it was asked.
    pub advies: Option<Advies>,
    /// When to look again, if not at the eindgesprek.
    pub herbeoordelen_op: Option<NaiveDate>,
}

macro_rules! zwijgt {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(..)"))
            }
        }
    )*};
}
zwijgt!(Advies, Diagnose);

/// Reads the answers into the types of the trade, or tells what keeps them from it.
pub fn parse(answers: &Answers, today: NaiveDate) -> Result<Diagnose, Vec<Klacht>> {
    let klachten = gebreken(&DIAGNOSE, answers, today);
    if !klachten.is_empty() {
        return Err(klachten);
    }
    let lezer = Lezer::nieuw(&DIAGNOSE, answers, today);
    diagnose(&lezer).ok_or(klachten)
}

/// None only where `gebreken` has already told what is missing.
fn diagnose(lezer: &Lezer<'_>) -> Option<Diagnose> {
    let redenen = RIJEN.iter().filter_map(|rij| {
        Some(Reden {
            reden: lezer.keuze(rij.reden)?,
            zwaarte: lezer.keuze(rij.zwaarte)?,
            duur: lezer.keuze(rij.duur)?,
        })
    });
    Some(Diagnose {
        invuller: lezer.tekst("invuller_naam"),
        rol: lezer.keuze("invuller_rol")?,
        op: lezer.datum("gesprek_datum")?,
        kandidaat_aanwezig: lezer.ja("kandidaat_aanwezig")?,
        startkwalificatie: lezer.startkwalificatie(&SCHOOL),
        taal: [
            lezer.keuze("taalniveau_spreken"),
            lezer.keuze("taalniveau_lezen"),
            lezer.keuze("taalniveau_schrijven"),
        ],
        diploma_haalbaar: lezer.keuze("diploma_nu_haalbaar")?,
        certificaat_haalbaar: lezer.keuze("certificaat_nu_haalbaar")?,
        redenen: redenen.collect(),
        toelichting: lezer.tekst("toelichting"),
        alternatieven: lezer.keuzes("alternatieven_besproken"),
        nodig: lezer.keuzes("wat_is_nodig"),
        motivatie: lezer.tekst("motivatie_kandidaat"),
        branches: lezer.keuzes("branche_voorkeur"),
        doel: lezer.keuze("doel_na_traject")?,
        conclusie: lezer.keuze("conclusie")?,
        advies: lezer.keuze("advies_mbo").map(|oordeel| Advies {
            oordeel,
            op: lezer.datum("advies_mbo_datum"),
            door: lezer.tekst("advies_mbo_naam"),
        }),
        herbeoordelen_op: lezer.datum("herbeoordelen_op"),
    })
}
