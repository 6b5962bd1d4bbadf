//! Weighs a pair: every hard condition and every soft term, and the sum of the points.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::afstand::{Reis, reis};
use super::gewichten::Gewichten;
use super::kant::{KandidaatKant, PlekKant, periode, te_leren_niveau, telt};
use super::oordeel::Oordeel;
use super::periode::Periode;
use super::term::Term;
use super::voorwaarde::Voorwaarde;
use crate::domain::leerwerkplek::Perspectief;
use crate::domain::waardelijst::{Branche, Taalniveau};

/// What one term gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deel {
    /// Whether it fits; onbekend gives no points yet.
    pub oordeel: Oordeel,
    /// Points.
    pub punten: u8,
}

/// A pair that was weighed. The words come from `bij_voorwaarde` and `bij_term`, when somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weging {
    /// By [`Voorwaarde::ALL`].
    pub hard: [Oordeel; Voorwaarde::ALL.len()],
    /// By [`Term::ALL`].
    pub zacht: [Deel; Term::ALL.len()],
    /// Ja, nee, or onbekend: something has to be asked first.
    oordeel: Oordeel,
    /// Sum of the points.
    pub score: u16,
    /// Places free in the whole period.
    pub vrij: u16,
    /// Most minutes of the journey; `u16::MAX` when nothing is known.
    pub minuten: u16,
}

impl Weging {
    /// Only conditions, for tests.
    #[cfg(test)]
    pub(super) fn proef(hard: [Oordeel; Voorwaarde::ALL.len()]) -> Self {
        Self {
            hard,
            zacht: [NIET; Term::ALL.len()],
            oordeel: hard.iter().fold(Oordeel::Ja, |uit, it| uit.en(*it)),
            score: 0,
            vrij: 1,
            minuten: 10,
        }
    }

    /// Ja, nee, or onbekend: something has to be asked first.
    pub const fn oordeel(&self) -> Oordeel {
        self.oordeel
    }

    /// The condition that removes it: the first nee in the order of the funnel.
    pub fn eerste_nee(&self) -> Option<Voorwaarde> {
        self.met(Oordeel::Nee).next()
    }

    /// The conditions with a verdict.
    pub fn met(&self, oordeel: Oordeel) -> impl Iterator<Item = Voorwaarde> + '_ {
        let alle = Voorwaarde::ALL.into_iter();
        alle.filter(move |it| self.hard[it.plaats()] == oordeel)
    }
}

/// The order of a list: what fits, then what asks a question, then the rest; by score; by number.
pub fn volgorde<I: Ord>(weging: &Weging, id: I) -> (u8, Reverse<u16>, I) {
    let groep = match weging.oordeel() {
        Oordeel::Ja => 0,
        Oordeel::Onbekend => 1,
        Oordeel::Nee => 2,
    };
    (groep, Reverse(weging.score), id)
}

/// The condition that removes a pair, if one does: the first nee in the order of the funnel. The same
/// as [`Weging::eerste_nee`], without weighing what comes after it: most pairs fall off early, and to
/// be counted they need no points.
pub fn valt_af(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Option<Voorwaarde> {
    let nee = |oordeel: Oordeel| oordeel == Oordeel::Nee;
    if nee(branche(k, p)) {
        return Some(Voorwaarde::Branche);
    }
    if nee(niveau(k, p)) {
        return Some(Voorwaarde::Niveau);
    }
    let periode = periode(k, p, g);
    if nee(erkenning(k, p, periode.tot)) {
        return Some(Voorwaarde::Erkenning);
    }
    let vrij = p.ruimte.vrij_in(periode.van, periode.tot);
    if nee(plaats(k, p, g, vrij)) {
        return Some(Voorwaarde::Plaats);
    }
    if nee(k.toestemming) {
        return Some(Voorwaarde::Toestemming);
    }
    if nee(reistijd(k, reis(k, p), g)) {
        return Some(Voorwaarde::Reistijd);
    }
    if k.niet_bij.contains(&p.bedrijf) {
        return Some(Voorwaarde::NietBij);
    }
    if nee(vereiste(k, p)) {
        return Some(Voorwaarde::Vereiste);
    }
    let afgewezen = k.afgewezen.contains(&p.id);
    afgewezen.then_some(Voorwaarde::Afgewezen)
}

/// Weighs a pair.
pub fn weeg(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Weging {
    let periode = periode(k, p, g);
    let reis = reis(k, p);
    let vrij = p.ruimte.vrij_in(periode.van, periode.tot);
    let hard = [
        branche(k, p),
        niveau(k, p),
        erkenning(k, p, periode.tot),
        plaats(k, p, g, vrij),
        k.toestemming,
        reistijd(k, reis, g),
        Oordeel::van(!k.niet_bij.contains(&p.bedrijf)),
        vereiste(k, p),
        Oordeel::van(!k.afgewezen.contains(&p.id)),
    ];
    let zacht = [
        wens(k, p, g),
        niveau_punten(k, p, g),
        werkprocessen(k, p, g),
        reis_punten(k, reis, g),
        uren(k, p, g),
        dagdelen(k, p, g),
        start(k, periode, g),
        taal(k, p, g),
        papieren(k, p, g),
        begeleiding(p, g),
        perspectief(p, g),
        ervaring(p, g),
    ];
    Weging {
        hard,
        zacht,
        oordeel: hard.iter().fold(Oordeel::Ja, |uit, it| uit.en(*it)),
        score: zacht.iter().map(|it| u16::from(it.punten)).sum(),
        vrij,
        minuten: reis.hoog,
    }
}

const NIET: Deel = Deel {
    oordeel: Oordeel::Nee,
    punten: 0,
};

const ONBEKEND: Deel = Deel {
    oordeel: Oordeel::Onbekend,
    punten: 0,
};

const fn ja(punten: u8) -> Deel {
    Deel {
        oordeel: Oordeel::Ja,
        punten,
    }
}

/// "Anders" does not say which branche, so it decides nothing.
fn wil_iets_anders(k: &KandidaatKant) -> bool {
    k.branches.iter().all(Option::is_none) || k.wens(Branche::Anders).is_some()
}

fn branche(k: &KandidaatKant, p: &PlekKant) -> Oordeel {
    match p.branche {
        None => Oordeel::Onbekend,
        Some(branche) if k.wens(branche).is_some() => Oordeel::Ja,
        Some(_) if wil_iets_anders(k) => Oordeel::Onbekend,
        Some(_) => Oordeel::Nee,
    }
}

fn niveau(k: &KandidaatKant, p: &PlekKant) -> Oordeel {
    if k.niveau.is_none() || p.niveau.is_none() {
        return Oordeel::Onbekend;
    }
    Oordeel::van(te_leren_niveau(k, p).is_some())
}

fn erkenning(k: &KandidaatKant, p: &PlekKant, einde: NaiveDate) -> Oordeel {
    let geldt = |tot: Option<NaiveDate>| tot.is_none_or(|tot| einde <= tot);
    let mut geldig = p.erkenningen.iter().filter(|it| geldt(it.tot));
    if geldig.clone().any(|it| telt(it, k, p)) {
        return Oordeel::Ja;
    }
    // Without a crebo on either side, a kwalificatie that nobody knows may be the one.
    let raadsel = k.crebo.is_none() && geldig.any(|it| it.branche.is_none());
    // Without a branche of the work there is nothing to hold an erkenning against.
    let blanco = k.crebo.is_none() && p.branche.is_none() && !p.erkenningen.is_empty();
    if raadsel || blanco {
        Oordeel::Onbekend
    } else {
        Oordeel::Nee
    }
}

fn plaats(k: &KandidaatKant, p: &PlekKant, g: &Gewichten, vrij: u16) -> Oordeel {
    if k.plek == Some(p.id) {
        return Oordeel::Ja;
    }
    let wacht = match p.vanaf {
        Some(vanaf) if k.start.is_none() => (vanaf - k.begin()).num_days(),
        _ => 0,
    };
    Oordeel::van(vrij > 0 && wacht <= i64::from(g.speling_dagen))
}

/// The limits between which the longest journey must be: one number once it was asked.
fn grens(k: &KandidaatKant, g: &Gewichten) -> (u16, u16) {
    match k.reistijd {
        Some(minuten) => (u16::from(minuten), u16::from(minuten)),
        None => (g.zeker_minuten, g.hoogstens_minuten),
    }
}

fn reistijd(k: &KandidaatKant, reis: Reis, g: &Gewichten) -> Oordeel {
    let (zeker, hoogstens) = grens(k, g);
    if reis.hoog <= zeker {
        Oordeel::Ja
    } else if reis.laag > hoogstens {
        Oordeel::Nee
    } else {
        Oordeel::Onbekend
    }
}

/// Bit of the value "geen" in the lists of driving licences and certificates.
const GEEN: u32 = 1;

fn vereiste(k: &KandidaatKant, p: &PlekKant) -> Oordeel {
    let mist = p.rijbewijzen & !k.rijbewijzen;
    let rijbewijs = if mist == 0 {
        Oordeel::Ja
    } else if k.rijbewijzen == 0 {
        Oordeel::Onbekend
    } else {
        Oordeel::Nee
    };
    // A certificate that is not held can be planned (BM-07), unless it was said that it cannot.
    let kan_niet = Oordeel::van(p.certificaten & k.certificaten_nee & !k.certificaten == 0);
    let anders = p.anders.iter().fold(Oordeel::Ja, |uit, eis| {
        uit.en(k.antwoord(eis).map_or(Oordeel::Onbekend, Oordeel::van))
    });
    rijbewijs.en(kan_niet).en(anders)
}

fn wens(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    match p.branche.map(|it| k.wens(it)) {
        Some(Some(plaats)) => ja(g.wens(plaats)),
        Some(None) if !wil_iets_anders(k) => NIET,
        _ => ONBEKEND,
    }
}

fn niveau_punten(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    if k.niveau.is_none() || p.niveau.is_none() {
        return ONBEKEND;
    }
    match te_leren_niveau(k, p) {
        None => NIET,
        Some(it) if Some(it) == k.niveau => ja(g.van(Term::Niveau)),
        Some(_) => ja(g.deel(Term::Niveau, 1, 2)),
    }
}

fn werkprocessen(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    let Some((kan, alle)) = dekking(k, p) else {
        return ONBEKEND;
    };
    Deel {
        oordeel: Oordeel::van(kan > 0),
        punten: g.deel(Term::Werkprocessen, kan, alle),
    }
}

/// How many of the werkprocessen that are to be learned can be done there; none when the
/// kwalificatie was not chosen, or the leerbedrijf not analysed.
pub(super) fn dekking(k: &KandidaatKant, p: &PlekKant) -> Option<(u32, u32)> {
    k.crebo?;
    let van_crebo = p.erkenningen.iter().filter(|it| it.crebo == k.crebo);
    let kan = van_crebo.fold(0, |bits, it| bits | it.uitvoerbaar);
    (k.te_leren != 0 && kan != 0)
        .then(|| ((k.te_leren & kan).count_ones(), k.te_leren.count_ones()))
}

fn reis_punten(k: &KandidaatKant, reis: Reis, g: &Gewichten) -> Deel {
    if reis.hoog == u16::MAX {
        return ONBEKEND;
    }
    let over = g.ver_minuten.saturating_sub(reis.hoog);
    let oordeel = reistijd(k, reis, g);
    Deel {
        // Near enough to give points, even where the limit was not asked.
        oordeel: if oordeel == Oordeel::Onbekend && reis.laag == reis.hoog {
            Oordeel::Ja
        } else {
            oordeel
        },
        punten: g.deel(Term::Reistijd, u32::from(over), u32::from(g.ver_minuten)),
    }
}

fn uren(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    let (Some(kan), Some(vraagt)) = (k.uren, p.uren) else {
        return ONBEKEND;
    };
    Deel {
        oordeel: Oordeel::van(kan >= vraagt),
        punten: g.deel(Term::Uren, u32::from(kan), u32::from(vraagt).max(1)),
    }
}

fn dagdelen(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    if k.dagdelen == 0 || p.dagdelen == 0 {
        return ONBEKEND;
    }
    let samen = (k.dagdelen & p.dagdelen).count_ones();
    Deel {
        oordeel: Oordeel::van(samen > 0),
        punten: g.deel(Term::Dagdelen, samen, p.dagdelen.count_ones()),
    }
}

fn start(k: &KandidaatKant, periode: Periode, g: &Gewichten) -> Deel {
    let later = (periode.van - k.begin()).num_days().max(0);
    let speling = u32::from(g.speling_dagen);
    let over = speling.saturating_sub(u32::try_from(later).unwrap_or(u32::MAX));
    Deel {
        oordeel: Oordeel::van(over > 0),
        punten: g.deel(Term::Start, over, speling),
    }
}

fn taal(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    let Some(vraagt) = p.taal else {
        return ja(g.van(Term::Taal));
    };
    match k.taal {
        None | Some(Taalniveau::Onbekend) => ONBEKEND,
        Some(kan) if kan >= vraagt => ja(g.van(Term::Taal)),
        Some(kan) if kan as u8 + 1 == vraagt as u8 => Deel {
            oordeel: Oordeel::Nee,
            punten: g.deel(Term::Taal, 1, 2),
        },
        Some(_) => NIET,
    }
}

fn papieren(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Deel {
    let vraagt = p.certificaten & !GEEN;
    if vraagt == 0 {
        return ja(g.van(Term::Papieren));
    }
    let heeft = vraagt & k.certificaten;
    if heeft == vraagt {
        return ja(g.van(Term::Papieren));
    }
    if k.certificaten == 0 && k.certificaten_nee == 0 {
        return ONBEKEND;
    }
    // What is not held yet counts for half: it can be planned.
    let nog = vraagt & !heeft & !k.certificaten_nee;
    Deel {
        oordeel: Oordeel::Nee,
        punten: g.deel(
            Term::Papieren,
            2 * heeft.count_ones() + nog.count_ones(),
            2 * vraagt.count_ones(),
        ),
    }
}

fn begeleiding(p: &PlekKant, g: &Gewichten) -> Deel {
    match p.begeleiding {
        None => ONBEKEND,
        Some(0) => NIET,
        Some(_) => ja(g.van(Term::Begeleiding)),
    }
}

fn perspectief(p: &PlekKant, g: &Gewichten) -> Deel {
    match p.perspectief {
        None => ONBEKEND,
        Some(Perspectief::Toegezegd) => ja(g.van(Term::Perspectief)),
        Some(Perspectief::Mogelijk) => ja(g.deel(Term::Perspectief, 2, 3)),
        Some(Perspectief::Geen) => NIET,
    }
}

fn ervaring(p: &PlekKant, g: &Gewichten) -> Deel {
    let (goed, slecht) = (u32::from(p.ervaring.0), u32::from(p.ervaring.1));
    if goed + slecht == 0 {
        // No history is no reproach.
        return ja(g.deel(Term::Ervaring, 1, 2));
    }
    Deel {
        oordeel: Oordeel::van(goed >= slecht),
        punten: g.deel(Term::Ervaring, goed, goed + slecht),
    }
}

/// The first day on which a place is free long enough, if waiting helps.
pub(super) fn wachten_tot(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Option<NaiveDate> {
    let periode = periode(k, p, g);
    let duur = u64::try_from((periode.tot - periode.van).num_days()).unwrap_or(0);
    let vroegst = p.vanaf.map_or(periode.van, |it| it.max(periode.van));
    let eerste = p.ruimte.eerste_dag(vroegst, duur)?;
    eerste.checked_add_days(Days::new(duur)).map(|_| eerste)
}
