//! A document as plain text, in lines of so many columns.

mod tabel;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::boom::{Blok, Doc, Gegeven, Handtekening, Stuk};
use super::schoon::{een_regel, regels, stukregels};
use crate::domain::datum::toon;

/// Columns of dots where there is nothing yet, and somebody may write.
const RUIMTE: usize = 30;

/// Columns of a text that is mailed or printed.
pub const BREED: usize = 80;

/// The document in lines of at most so many columns (20 at the least), with a line end after each.
pub fn tekst(doc: &Doc, breed: usize) -> String {
    let mut uit = Uit {
        breed: breed.max(20),
        tekst: String::new(),
    };
    let titel = een_regel(&doc.titel);
    uit.onderstreept(&titel, '=');
    uit.alinea(&onder_de_titel(doc));
    for blok in &doc.blokken {
        uit.blok(blok);
    }
    uit.tekst
}

/// The line under the title: what it is about, the day, and whether it is an example.
pub(super) fn onder_de_titel(doc: &Doc) -> String {
    let mut delen = vec![een_regel(&doc.onderwerp)];
    delen.push(format!("gemaakt op {}", toon(doc.gemaakt)));
    if doc.voorbeeld {
        delen.push("voorbeeldformulier".to_owned());
    }
    delen.retain(|deel| !deel.is_empty());
    delen.join(" · ")
}

struct Uit {
    breed: usize,
    tekst: String,
}

impl Uit {
    fn regel(&mut self, regel: &str) {
        self.tekst.push_str(regel.trim_end());
        self.tekst.push('\n');
    }

    /// A blank line, unless nothing came before it.
    fn wit(&mut self) {
        if !self.tekst.is_empty() {
            self.tekst.push('\n');
        }
    }

    fn onderstreept(&mut self, tekst: &str, streep: char) {
        self.wit();
        let regels = vouw(tekst, self.breed);
        let langste = regels.iter().map(|it| it.width()).max().unwrap_or(0);
        for regel in &regels {
            self.regel(regel);
        }
        self.regel(&streep.to_string().repeat(langste));
    }

    fn alinea(&mut self, tekst: &str) {
        self.wit();
        for regel in vouw(tekst, self.breed) {
            self.regel(&regel);
        }
    }

    /// Lines behind a sign: the first line after it, the others under the first.
    fn achter(&mut self, teken: &str, kolom: usize, tekst: &str) {
        let mut teken = teken.to_owned();
        for regel in vouw(tekst, self.breed.saturating_sub(kolom).max(1)) {
            let wit = " ".repeat(kolom.saturating_sub(teken.width()));
            self.regel(&format!("{teken}{wit}{regel}"));
            teken.clear();
        }
    }

    fn blok(&mut self, blok: &Blok) {
        match blok {
            Blok::Kop { niveau, tekst } => {
                let tekst = een_regel(tekst);
                match niveau {
                    0 | 1 => self.onderstreept(&tekst, '='),
                    2 => self.onderstreept(&tekst, '-'),
                    _ => self.alinea(&tekst),
                }
            }
            Blok::Alinea(stukken) => self.alinea(&plat(stukken)),
            Blok::Gegevens(rijen) => self.gegevens(rijen),
            Blok::Tabel { kop, rijen } => {
                self.wit();
                for regel in tabel::regels(kop, rijen, self.breed) {
                    self.regel(&regel);
                }
            }
            Blok::Lijst { genummerd, punten } => {
                self.wit();
                let breed = if *genummerd {
                    punten.len().to_string().len() + 2
                } else {
                    2
                };
                for (nummer, punt) in (1..).zip(punten) {
                    let teken = if *genummerd {
                        format!("{nummer}.")
                    } else {
                        "-".to_owned()
                    };
                    self.achter(&teken, breed, &plat(punt));
                }
            }
            Blok::Handtekeningen(plaatsen) => {
                for plaats in plaatsen {
                    self.handtekening(plaats);
                }
            }
            Blok::LetOp(tekst) => {
                self.wit();
                self.achter("Let op:", 8, tekst);
            }
        }
    }

    fn gegevens(&mut self, rijen: &[Gegeven]) {
        self.wit();
        let langste = rijen.iter().map(|rij| een_regel(&rij.label).width()).max();
        let kolom = langste.unwrap_or(0).min(self.breed * 2 / 5);
        for rij in rijen {
            let labels = vouw(&een_regel(&rij.label), kolom.max(1));
            let leeg = een_regel(&rij.waarde).is_empty();
            let ruimte = self.breed.saturating_sub(kolom + 2).max(1);
            let waarden = if leeg {
                vec![stippen(ruimte)]
            } else {
                vouw(&rij.waarde, ruimte)
            };
            for nummer in 0..labels.len().max(waarden.len()) {
                let label = labels.get(nummer).map_or("", String::as_str);
                let waarde = waarden.get(nummer).map_or("", String::as_str);
                let wit = " ".repeat((kolom + 2).saturating_sub(label.width()));
                self.regel(&format!("{label}{wit}{waarde}"));
            }
        }
    }

    fn handtekening(&mut self, plaats: &Handtekening) {
        let naam = een_regel(&plaats.naam);
        let datum = plaats.datum.map(toon);
        self.alinea(&een_regel(&plaats.wie));
        let ruimte = stippen(self.breed.saturating_sub(14).max(1));
        let gezet = datum.as_ref().map(|_| "ondertekend");
        let naam = if naam.is_empty() { &ruimte } else { &naam };
        self.achter("Naam", 14, naam);
        self.achter("Datum", 14, datum.as_deref().unwrap_or(&ruimte));
        self.achter("Handtekening", 14, gezet.unwrap_or(&ruimte));
    }
}

fn stippen(ruimte: usize) -> String {
    ".".repeat(ruimte.min(RUIMTE))
}

/// The words of running text, whatever their weight.
fn plat(stukken: &[Stuk]) -> String {
    let regels: Vec<String> = stukregels(stukken)
        .iter()
        .map(|regel| regel.iter().map(|(_, tekst)| tekst.as_str()).collect())
        .collect();
    regels.join("\n")
}

/// Lines of at most so many columns; a line end stays one, and a word that is too long is cut.
fn vouw(tekst: &str, breed: usize) -> Vec<String> {
    regels(tekst)
        .iter()
        .flat_map(|regel| vouw_regel(regel, breed))
        .collect()
}

fn vouw_regel(tekst: &str, breed: usize) -> Vec<String> {
    let mut regels = Vec::new();
    let mut regel = String::new();
    let mut gevuld = 0;
    for woord in tekst.split_whitespace() {
        let lang = woord.width();
        if gevuld > 0 && gevuld + 1 + lang > breed {
            regels.push(std::mem::take(&mut regel));
            gevuld = 0;
        }
        if gevuld > 0 {
            regel.push(' ');
            gevuld += 1;
        }
        if gevuld + lang <= breed {
            regel.push_str(woord);
            gevuld += lang;
            continue;
        }
        for letter in woord.graphemes(true) {
            if gevuld > 0 && gevuld + letter.width() > breed {
                regels.push(std::mem::take(&mut regel));
                gevuld = 0;
            }
            regel.push_str(letter);
            gevuld += letter.width();
        }
    }
    regels.push(regel);
    regels
}

#[cfg(test)]
mod tests;
