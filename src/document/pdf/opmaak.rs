//! Layout: the tree of content as strips, with the tags that say what they are.

mod tabel;
mod tekenen;

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag};

use super::label::{Knoop, Labels};
use super::letter::{Letters, ONBEKEND};
use super::regel::{Regel, breek};
use super::strook::{Inkt, Kleur, Strook};
use crate::document::boom::{Blok, Doc, Stuk};
use crate::document::schoon::{een_regel, stukregels};
use crate::document::tekst::onder_de_titel;

/// Width of the text on A4.
pub(super) const BREED: f32 = 471.0;

/// A piece up to this height stands on one page; a higher one goes on line by line.
const HEEL: f32 = 300.0;

/// The longest name of a heading in the list of contents of a reader.
const LANGSTE_KOP: usize = 300;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Stijl {
    /// Size of the letters in points.
    pub(super) maat: f32,
    /// From line to line.
    pub(super) hoog: f32,
    /// Colour.
    pub(super) kleur: Kleur,
    /// Whether all of it is bold.
    pub(super) vet: bool,
}

const fn stijl(maat: f32, hoog: f32, kleur: Kleur, vet: bool) -> Stijl {
    Stijl {
        maat,
        hoog,
        kleur,
        vet,
    }
}

const TITEL: Stijl = stijl(20.0, 26.0, Kleur::Blauw, true);
const ONDER: Stijl = stijl(10.0, 15.0, Kleur::Grijs, false);
const KOP1: Stijl = stijl(13.0, 18.0, Kleur::Blauw, true);
const KOP2: Stijl = stijl(11.0, 16.0, Kleur::Inkt, true);
const KOP3: Stijl = stijl(10.0, 15.0, Kleur::Grijs, true);
const LOPEND: Stijl = stijl(10.0, 15.0, Kleur::Inkt, false);
const LABEL: Stijl = stijl(9.5, 14.0, Kleur::Grijs, false);
const WAARDE: Stijl = stijl(10.0, 14.0, Kleur::Inkt, false);
/// Top and foot of a page.
pub(super) const RAND: Stijl = stijl(8.5, 12.0, Kleur::Grijs, false);

/// A heading as a reader lists it.
pub(super) struct Kop {
    /// 1 is the title.
    pub(super) niveau: u16,
    /// Its words.
    pub(super) tekst: String,
}

/// A document that has been laid out.
pub(super) struct Opmaak<'a> {
    letters: &'a Letters,
    /// The tags.
    pub(super) labels: Labels,
    /// The strips, in reading order.
    pub(super) stroken: Vec<Strook>,
    /// The headings, in reading order; the title is the first.
    pub(super) koppen: Vec<Kop>,
}

impl<'a> Opmaak<'a> {
    /// Lays out a whole document; `ontbreekt` tells whether a box was needed for a letter.
    pub(super) fn van(letters: &'a Letters, doc: &Doc, ontbreekt: bool) -> Self {
        let mut opmaak = Self {
            letters,
            labels: Labels::default(),
            stroken: Vec::new(),
            koppen: Vec::new(),
        };
        opmaak.titel(doc);
        for blok in &doc.blokken {
            opmaak.blok(blok);
        }
        if ontbreekt {
            let uitleg = format!(
                "{ONBEKEND} staat voor een letter die hier niet getekend kan worden. \
                 Wie de tekst kopieert of laat voorlezen, krijgt de letter zelf."
            );
            opmaak.tekst(&[Stuk::Gewoon(uitleg)], RAND, 14.0);
        }
        opmaak
    }

    fn titel(&mut self, doc: &Doc) {
        self.kop(1, &titel(doc));
        self.tekst(&[Stuk::Gewoon(onder_de_titel(doc))], ONDER, 2.0);
        if let Some(laatste) = self.stroken.last_mut() {
            laatste.hoog += 6.0;
        }
    }

    fn blok(&mut self, blok: &Blok) {
        match blok {
            Blok::Kop { niveau, tekst } => {
                let vorige = self.koppen.last().map_or(1, |kop| kop.niveau);
                // No level is skipped: who walks through the headings by ear would look for the missing one.
                let niveau = u16::from((*niveau).clamp(1, 3) + 1).min(vorige + 1);
                self.kop(niveau, &een_regel(tekst));
            }
            Blok::Alinea(stukken) => self.tekst(stukken, LOPEND, 8.0),
            Blok::Gegevens(rijen) => self.gegevens(rijen),
            Blok::Tabel { kop, rijen } => self.tabel(kop, rijen),
            Blok::Lijst { genummerd, punten } => self.lijst(*genummerd, punten),
            Blok::Handtekeningen(plaatsen) => self.handtekeningen(plaatsen),
            Blok::LetOp(tekst) => self.letop(tekst),
        }
    }

    fn kop(&mut self, niveau: u16, tekst: &str) {
        if tekst.is_empty() {
            return;
        }
        let (stijl, boven) = match niveau {
            1 => (TITEL, 0.0),
            2 => (KOP1, 22.0),
            3 => (KOP2, 16.0),
            _ => (KOP3, 12.0),
        };
        let naam: String = tekst.chars().take(LANGSTE_KOP).collect();
        let hoogte = NonZeroU16::new(niveau).unwrap_or(NonZeroU16::MIN);
        let knoop = self.labels.nieuw(None, Tag::Hn(hoogte, Some(naam.clone())));
        let mut stroken = self.regels(&[Stuk::Gewoon(tekst.to_owned())], stijl, 0.0, BREED, knoop);
        for strook in &mut stroken {
            strook.plak = true;
        }
        if let Some(eerste) = stroken.first_mut() {
            eerste.boven = boven;
            eerste.kop = Some(self.koppen.len());
        }
        if niveau == 2
            && let Some(laatste) = stroken.last_mut()
        {
            laatste.hoog += 4.0;
            laatste.inkt.push(Inkt::Lijn {
                x: 0.0,
                y: laatste.hoog,
                breed: BREED,
                dik: 0.8,
                kleur: Kleur::Blauw,
            });
        }
        self.koppen.push(Kop {
            niveau,
            tekst: naam,
        });
        self.stroken.extend(stroken);
    }

    fn tekst(&mut self, stukken: &[Stuk], stijl: Stijl, boven: f32) {
        let knoop = self.labels.nieuw(None, Tag::P);
        let mut stroken = self.regels(stukken, stijl, 0.0, BREED, knoop);
        lijm(&mut stroken);
        self.erbij(stroken, boven);
    }

    fn lijst(&mut self, genummerd: bool, punten: &[Vec<Stuk>]) {
        let soort = if genummerd {
            ListNumbering::Decimal
        } else {
            ListNumbering::Disc
        };
        let lijst = self.labels.nieuw(None, Tag::L(soort));
        let inspring = if punten.len() > 99 { 30.0 } else { 20.0 };
        for (nummer, punt) in (1..).zip(punten) {
            let teken = if genummerd {
                format!("{nummer}.")
            } else {
                "•".to_owned()
            };
            let item = self.labels.nieuw(Some(lijst), Tag::LI);
            let label = self.labels.nieuw(Some(item), Tag::Lbl);
            let inhoud = self.labels.nieuw(Some(item), Tag::LBody);
            let mut stroken = self.regels(punt, LOPEND, inspring, BREED - inspring, inhoud);
            lijm(&mut stroken);
            if let Some(eerste) = stroken.first_mut() {
                let teken = self.regel(&format!("{teken} "), LOPEND, inspring);
                // A number is set against its point, so that 9 and 10 end below each other.
                let x = if genummerd {
                    inspring - 6.0 - teken.breed
                } else {
                    6.0
                };
                let teken = tekst(x.max(0.0), 0.0, teken, LOPEND, Some(label));
                eerste.inkt.insert(0, teken);
            }
            self.erbij(stroken, if nummer == 1 { 8.0 } else { 3.0 });
        }
    }

    fn letop(&mut self, waarschuwing: &str) {
        let knoop = self.labels.nieuw(None, Tag::P);
        let stukken = [
            Stuk::Vet("Let op: ".to_owned()),
            Stuk::Gewoon(waarschuwing.to_owned()),
        ];
        let mut stroken = self.regels(&stukken, LOPEND, 16.0, BREED - 30.0, knoop);
        if let Some(eerste) = stroken.first_mut() {
            zak(eerste, 8.0);
        }
        if let Some(laatste) = stroken.last_mut() {
            laatste.hoog += 8.0;
        }
        let mut stroken = samen(stroken);
        for strook in &mut stroken {
            for (breed, kleur) in [(3.0, Kleur::Blauw), (BREED, Kleur::Waas)] {
                let vlak = Inkt::Vlak {
                    x: 0.0,
                    y: 0.0,
                    breed,
                    hoog: strook.hoog,
                    kleur,
                };
                strook.inkt.insert(0, vlak);
            }
        }
        lijm(&mut stroken);
        self.erbij(stroken, 12.0);
    }

    /// The strips of running text, one for each line.
    fn regels(
        &self,
        stukken: &[Stuk],
        stijl: Stijl,
        x: f32,
        breed: f32,
        knoop: Knoop,
    ) -> Vec<Strook> {
        self.breek(stukken, stijl, breed)
            .into_iter()
            .map(|regel| {
                // A blank line between two paragraphs is half as high.
                let hoog = if regel.delen.is_empty() {
                    stijl.hoog / 2.0
                } else {
                    stijl.hoog
                };
                Strook {
                    hoog,
                    inkt: vec![tekst(x, 0.0, regel, stijl, Some(knoop))],
                    ..Strook::default()
                }
            })
            .collect()
    }

    /// Lines of running text.
    fn breek(&self, stukken: &[Stuk], stijl: Stijl, breed: f32) -> Vec<Regel> {
        let mut regels = Vec::new();
        for mut regel in stukregels(stukken) {
            for (vet, _) in &mut regel {
                *vet |= stijl.vet;
            }
            regels.extend(breek(self.letters, &regel, stijl.maat, breed));
        }
        regels
    }

    /// The first line of a text: for what has room for one.
    pub(super) fn regel(&self, tekst: &str, stijl: Stijl, breed: f32) -> Regel {
        let stukken = [(stijl.vet, tekst.to_owned())];
        let regels = breek(self.letters, &stukken, stijl.maat, breed);
        regels.into_iter().next().unwrap_or_default()
    }

    fn erbij(&mut self, mut stroken: Vec<Strook>, boven: f32) {
        if let Some(eerste) = stroken.first_mut() {
            eerste.boven = boven;
        }
        self.stroken.extend(stroken);
    }
}

/// The title, which a document always has: a reader shows it above its window.
pub(super) fn titel(doc: &Doc) -> String {
    let titel = een_regel(&doc.titel);
    if titel.is_empty() {
        "Document".to_owned()
    } else {
        titel
    }
}

/// A line of text whose top is so far down.
pub(super) fn tekst(x: f32, boven: f32, regel: Regel, stijl: Stijl, knoop: Option<Knoop>) -> Inkt {
    Inkt::Tekst {
        x,
        // In the middle of the line, measured on capitals.
        y: boven + stijl.hoog / 2.0 + 0.36 * stijl.maat,
        regel,
        kleur: stijl.kleur,
        knoop,
    }
}

/// Keeps two lines together at both ends of a paragraph.
fn lijm(stroken: &mut [Strook]) {
    let aantal = stroken.len();
    for (nummer, strook) in stroken.iter_mut().enumerate() {
        strook.plak |= nummer + 1 < aantal && (nummer == 0 || nummer + 2 == aantal);
    }
}

/// All of it as one strip if that is not too high.
fn samen(stroken: Vec<Strook>) -> Vec<Strook> {
    let hoog: f32 = stroken.iter().map(|it| it.hoog).sum();
    if hoog > HEEL {
        return stroken;
    }
    let mut een = Strook::default();
    for mut strook in stroken {
        let eigen = strook.hoog;
        zak(&mut strook, een.hoog);
        een.inkt.append(&mut strook.inkt);
        een.hoog += eigen;
    }
    vec![een]
}

/// Everything on a strip so much further down, and the strip so much higher.
fn zak(strook: &mut Strook, diep: f32) {
    strook.hoog += diep;
    for inkt in &mut strook.inkt {
        match inkt {
            Inkt::Tekst { y, .. } | Inkt::Lijn { y, .. } | Inkt::Vlak { y, .. } => *y += diep,
        }
    }
}
