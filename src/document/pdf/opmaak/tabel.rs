//! Labels with values, and tables: real tables for who hears them, calm rows for who sees them.

use std::rc::Rc;

use krilla::tagging::{TableHeaderScope, Tag};

use super::super::label::Knoop;
use super::super::regel::{Regel, meet};
use super::super::strook::{Inkt, Kleur, Strook};
use super::{BREED, LABEL, Opmaak, Stijl, WAARDE, lijm, samen, stijl, tekst, zak};
use crate::document::boom::{Gegeven, Stuk};
use crate::document::kolommen::{cellen, verdeel};
use crate::document::schoon::{een_regel, regels};

/// Where the values stand.
const KOLOM: f32 = 176.0;
/// White above and below the text of a row.
const LUCHT: f32 = 4.5;
/// Height of a row that waits for a pen.
const SCHRIJFHOOGTE: f32 = 26.0;
/// White at both sides of a cell of a table.
const ZIJ: f32 = 6.0;

/// A cell with its lines.
struct Cel {
    x: f32,
    regels: Vec<Regel>,
    stijl: Stijl,
    knoop: Knoop,
}

impl Opmaak<'_> {
    pub(super) fn gegevens(&mut self, rijen: &[Gegeven]) {
        if rijen.is_empty() {
            return;
        }
        let tabel = self.labels.nieuw(None, Tag::Table);
        let onder_kop = self.stroken.last().is_some_and(|it| it.plak);
        let mut begin = Vec::new();
        for (nummer, rij) in rijen.iter().enumerate() {
            let tr = self.labels.nieuw(Some(tabel), Tag::TR);
            let th = self.labels.nieuw(Some(tr), Tag::TH(TableHeaderScope::Row));
            let td = self.labels.nieuw(Some(tr), Tag::TD);
            let leeg = een_regel(&rij.waarde).is_empty();
            let cellen = [
                self.cel(&een_regel(&rij.label), LABEL, 0.0, KOLOM - 14.0, th),
                self.cel(&rij.waarde, WAARDE, KOLOM, BREED - KOLOM, td),
            ];
            let mut stroken = rij_van(&cellen);
            if let Some(laatste) = stroken.last_mut() {
                if leeg && laatste.hoog < SCHRIJFHOOGTE {
                    // Room above the line to write on.
                    let erbij = SCHRIJFHOOGTE - laatste.hoog;
                    zak(laatste, erbij);
                }
                onderaan(laatste, leeg);
            }
            lijm(&mut stroken);
            begin.push(self.stroken.len());
            let boven = if onder_kop { 4.0 } else { 10.0 };
            self.erbij(stroken, if nummer == 0 { boven } else { 0.0 });
        }
        self.slot(&begin);
    }

    /// Ends a table: no row stands alone at the head or the foot of a page, and what follows keeps its distance.
    fn slot(&mut self, begin: &[usize]) {
        let paren = begin.windows(2);
        let laatste = paren.len();
        for (nummer, paar) in (1..).zip(paren) {
            if (nummer == 1 || nummer == laatste)
                && let [_, volgende] = paar
                && let Some(strook) = self.stroken.get_mut(volgende - 1)
            {
                strook.plak = true;
            }
        }
        if let Some(strook) = self.stroken.last_mut() {
            strook.hoog += 6.0;
        }
    }

    pub(super) fn tabel(&mut self, kop: &[String], rijen: &[Vec<String>]) {
        let aantal = kop.len().max(1);
        let (kopstijl, celstijl) = if aantal > 5 {
            (
                stijl(8.0, 11.5, Kleur::Blauw, true),
                stijl(8.0, 11.5, Kleur::Inkt, false),
            )
        } else {
            (
                stijl(9.0, 13.0, Kleur::Blauw, true),
                stijl(9.5, 13.5, Kleur::Inkt, false),
            )
        };
        let rijen: Vec<Vec<String>> = rijen.iter().map(|rij| cellen(rij, aantal)).collect();
        let breedtes = self.breedtes(&cellen(kop, aantal), &rijen, kopstijl, celstijl);
        let tabel = self.labels.nieuw(None, Tag::Table);

        let thead = self.labels.nieuw(Some(tabel), Tag::THead);
        let tr = self.labels.nieuw(Some(thead), Tag::TR);
        let th = |opmaak: &mut Self| {
            opmaak
                .labels
                .nieuw(Some(tr), Tag::TH(TableHeaderScope::Column))
        };
        let cellen = self.rij(&cellen(kop, aantal), &breedtes, kopstijl, th);
        let mut bovenste = rij_van(&cellen);
        for strook in &mut bovenste {
            let vlak = Inkt::Vlak {
                x: 0.0,
                y: 0.0,
                breed: BREED,
                hoog: strook.hoog,
                kleur: Kleur::Waas,
            };
            strook.inkt.insert(0, vlak);
            strook.plak = !rijen.is_empty();
        }
        // A head of half a page high is not worth repeating.
        let herhaal = match bovenste.as_slice() {
            [een] => Some(Rc::new(een.clone())),
            _ => None,
        };
        self.erbij(bovenste, 10.0);

        if rijen.is_empty() {
            return;
        }
        let mut begin = Vec::new();
        let tbody = self.labels.nieuw(Some(tabel), Tag::TBody);
        for rij in &rijen {
            let tr = self.labels.nieuw(Some(tbody), Tag::TR);
            let td = |opmaak: &mut Self| opmaak.labels.nieuw(Some(tr), Tag::TD);
            let cellen = self.rij(rij, &breedtes, celstijl, td);
            let mut stroken = rij_van(&cellen);
            if let Some(laatste) = stroken.last_mut() {
                onderaan(laatste, false);
            }
            lijm(&mut stroken);
            for strook in &mut stroken {
                strook.herhaal.clone_from(&herhaal);
            }
            begin.push(self.stroken.len());
            self.erbij(stroken, 0.0);
        }
        self.slot(&begin);
    }

    fn rij(
        &mut self,
        rij: &[String],
        breedtes: &[f32],
        stijl: Stijl,
        label: impl Fn(&mut Self) -> Knoop,
    ) -> Vec<Cel> {
        let mut x = 0.0;
        let mut cellen = Vec::new();
        for (cel, breed) in rij.iter().zip(breedtes) {
            let knoop = label(self);
            cellen.push(self.cel(cel, stijl, x + ZIJ, breed - 2.0 * ZIJ, knoop));
            x += breed;
        }
        cellen
    }

    fn cel(&self, inhoud: &str, stijl: Stijl, x: f32, breed: f32, knoop: Knoop) -> Cel {
        Cel {
            x,
            regels: self.breek(&[Stuk::Gewoon(inhoud.to_owned())], stijl, breed.max(1.0)),
            stijl,
            knoop,
        }
    }

    /// Columns over the whole width, each with what it needs first.
    fn breedtes(
        &self,
        kop: &[String],
        rijen: &[Vec<String>],
        kopstijl: Stijl,
        celstijl: Stijl,
    ) -> Vec<f32> {
        let mut vraagt = vec![2.0 * ZIJ; kop.len()];
        let mut minstens = vraagt.clone();
        let koprij = std::iter::once((kop, kopstijl));
        for (rij, stijl) in koprij.chain(rijen.iter().map(|rij| (rij.as_slice(), celstijl))) {
            for ((cel, vraagt), minstens) in rij.iter().zip(&mut vraagt).zip(&mut minstens) {
                let cel = regels(cel).join("\n");
                let (heel, woord) = meet(self.letters, &cel, stijl.vet, stijl.maat);
                // A hair more than measured: the sum of rounded widths must still fit.
                *vraagt = vraagt.max(heel + 2.0 * ZIJ + 0.1);
                *minstens = minstens.max(woord + 2.0 * ZIJ + 0.1);
            }
        }
        let breedtes = verdeel(&vraagt, &minstens, BREED);
        let som: f32 = breedtes.iter().sum();
        breedtes
            .iter()
            .map(|it| it * BREED / som.max(1.0))
            .collect()
    }
}

/// A row as one strip, or line by line when no page would want it whole.
fn rij_van(cellen: &[Cel]) -> Vec<Strook> {
    let hoog = cellen.iter().map(|it| it.stijl.hoog).fold(0.0, f32::max);
    let aantal = cellen.iter().map(|it| it.regels.len()).max().unwrap_or(0);
    let mut stroken: Vec<Strook> = (0..aantal)
        .map(|nummer| {
            let inkt = cellen.iter().filter_map(|cel| {
                let regel = cel.regels.get(nummer)?.clone();
                Some(tekst(cel.x, 0.0, regel, cel.stijl, Some(cel.knoop)))
            });
            Strook {
                hoog,
                inkt: inkt.collect(),
                ..Strook::default()
            }
        })
        .collect();
    if let Some(eerste) = stroken.first_mut() {
        zak(eerste, LUCHT);
    }
    if let Some(laatste) = stroken.last_mut() {
        laatste.hoog += LUCHT;
    }
    let mut stroken = samen(stroken);
    if let [een] = stroken.as_mut_slice() {
        // Cell by cell, so that who reads the page as drawn reads a cell to its end.
        een.inkt.sort_by_key(|inkt| match inkt {
            Inkt::Tekst {
                knoop: Some(knoop), ..
            } => cellen.iter().position(|cel| cel.knoop == *knoop),
            _ => None,
        });
    }
    stroken
}

/// The line below a row; darker where somebody is to write.
fn onderaan(strook: &mut Strook, schrijf: bool) {
    let y = strook.hoog;
    strook.inkt.push(Inkt::Lijn {
        x: 0.0,
        y,
        breed: BREED,
        dik: 0.5,
        kleur: Kleur::Lijn,
    });
    if schrijf {
        strook.inkt.push(Inkt::Lijn {
            x: KOLOM,
            y,
            breed: BREED - KOLOM,
            dik: 0.6,
            kleur: Kleur::Grijs,
        });
    }
}
