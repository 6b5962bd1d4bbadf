//! From a filled template to blocks.

use chrono::NaiveDate;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Sjabloonfout;
use super::waarde::REGELEINDE;
use crate::document::boom::{Blok, Handtekening, Stuk};

/// What a filled template holds: a title if it has one, and the blocks below it.
#[derive(Clone, PartialEq, Eq)]
pub struct Inhoud {
    /// The heading of the first level.
    pub titel: Option<String>,
    /// Everything else, in order.
    pub blokken: Vec<Blok>,
}

impl std::fmt::Debug for Inhoud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inhoud")
    }
}

/// Name of the first column of a table with places to sign.
const HANDTEKENING: &str = "handtekening";

/// Reads Markdown; what a document has no block for is an error with its line.
pub(super) fn lees(naam: &str, tekst: &str) -> Result<Inhoud, Sjabloonfout> {
    let mut lezer = Lezer::default();
    for (event, plek) in Parser::new_ext(tekst, Options::ENABLE_TABLES).into_offset_iter() {
        lezer.neem(event).map_err(|wat| Sjabloonfout::Fout {
            sjabloon: naam.to_owned(),
            regel: tekst
                .get(..plek.start)
                .map_or(1, |voor| voor.matches('\n').count() + 1),
            wat: wat.to_owned(),
        })?;
    }
    Ok(Inhoud {
        titel: lezer.titel,
        blokken: lezer.blokken,
    })
}

#[derive(Default)]
struct Lezer {
    titel: Option<String>,
    blokken: Vec<Blok>,
    /// The text that is being read.
    stukken: Vec<Stuk>,
    vet: bool,
    /// Points of the list that is being read, and whether they are numbered; nested lists join it.
    lijst: Option<(bool, Vec<Vec<Stuk>>)>,
    diep: usize,
    /// The quote that is being read.
    citaat: Option<Vec<String>>,
    tabel: Option<Tabel>,
}

#[derive(Default)]
struct Tabel {
    kop: Vec<String>,
    rijen: Vec<Vec<String>>,
    in_kop: bool,
}

impl Lezer {
    fn neem(&mut self, event: Event<'_>) -> Result<(), &'static str> {
        match event {
            Event::Text(tekst) | Event::Code(tekst) => self.tekst(&tekst),
            Event::SoftBreak => self.tekst(" "),
            Event::HardBreak => self.tekst("\n"),
            Event::Start(tag) => return self.begin(&tag),
            Event::End(tag) => self.einde(tag),
            // A line across the page: the writers make their own.
            Event::Rule => {}
            Event::Html(_) | Event::InlineHtml(_) => {
                return Err("HTML kan niet in een sjabloon; gebruik gewone Markdown");
            }
            _ => {
                return Err(
                    "dit kan niet in een sjabloon; gebruik koppen, tabellen, lijsten en tekst",
                );
            }
        }
        Ok(())
    }

    fn tekst(&mut self, tekst: &str) {
        let tekst = tekst.replace(REGELEINDE, "\n");
        match self.stukken.last_mut() {
            Some(Stuk::Vet(laatste)) if self.vet => laatste.push_str(&tekst),
            Some(Stuk::Gewoon(laatste)) if !self.vet => laatste.push_str(&tekst),
            _ if self.vet => self.stukken.push(Stuk::Vet(tekst)),
            _ => self.stukken.push(Stuk::Gewoon(tekst)),
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) -> Result<(), &'static str> {
        match tag {
            Tag::Strong => self.vet = true,
            Tag::Table(_) => self.tabel = Some(Tabel::default()),
            Tag::TableHead => {
                if let Some(tabel) = &mut self.tabel {
                    tabel.in_kop = true;
                }
            }
            Tag::TableRow => {
                if let Some(tabel) = &mut self.tabel {
                    tabel.rijen.push(Vec::new());
                }
            }
            Tag::List(begin) => {
                // The words of the point that the inner list hangs under.
                self.punt();
                self.diep += 1;
                if self.lijst.is_none() {
                    self.lijst = Some((begin.is_some(), Vec::new()));
                }
            }
            Tag::BlockQuote(_) => self.citaat = Some(Vec::new()),
            Tag::CodeBlock(_) => {
                return Err(
                    "een blok code kan niet in een sjabloon; begin regels niet met vier spaties",
                );
            }
            Tag::Image { .. } => return Err("een plaatje kan niet in een sjabloon"),
            Tag::HtmlBlock => return Err("HTML kan niet in een sjabloon; gebruik gewone Markdown"),
            Tag::Heading { .. } | Tag::Paragraph
                if self.citaat.is_none() && self.lijst.is_none() =>
            {
                self.stukken.clear();
            }
            _ => {}
        }
        Ok(())
    }

    fn einde(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.vet = false,
            TagEnd::Heading(niveau) => {
                let tekst = plat(&std::mem::take(&mut self.stukken));
                let niveau = niveau as u8;
                if niveau == 1 && self.titel.is_none() {
                    self.titel = Some(tekst);
                } else {
                    let niveau = niveau.saturating_sub(1).clamp(1, 3);
                    self.blokken.push(Blok::Kop { niveau, tekst });
                }
            }
            TagEnd::Paragraph => {
                if let Some(citaat) = &mut self.citaat {
                    citaat.push(plat(&std::mem::take(&mut self.stukken)));
                } else if self.lijst.is_some() {
                    self.tekst("\n");
                } else {
                    let stukken = std::mem::take(&mut self.stukken);
                    if !plat(&stukken).trim().is_empty() {
                        self.blokken.push(Blok::Alinea(stukken));
                    }
                }
            }
            TagEnd::Item => self.punt(),
            TagEnd::List(_) => {
                self.diep = self.diep.saturating_sub(1);
                if self.diep == 0
                    && let Some((genummerd, punten)) = self.lijst.take()
                    && !punten.is_empty()
                {
                    self.blokken.push(Blok::Lijst { genummerd, punten });
                }
            }
            TagEnd::BlockQuote(_) => {
                if let Some(citaat) = self.citaat.take() {
                    self.blokken.push(Blok::LetOp(citaat.join("\n")));
                }
            }
            TagEnd::TableCell => {
                let cel = plat(&std::mem::take(&mut self.stukken)).trim().to_owned();
                if let Some(tabel) = &mut self.tabel {
                    if tabel.in_kop {
                        tabel.kop.push(cel);
                    } else if let Some(rij) = tabel.rijen.last_mut() {
                        rij.push(cel);
                    }
                }
            }
            TagEnd::TableHead => {
                if let Some(tabel) = &mut self.tabel {
                    tabel.in_kop = false;
                }
            }
            TagEnd::Table => {
                if let Some(tabel) = self.tabel.take() {
                    self.blokken.extend(blok(tabel));
                }
            }
            _ => {}
        }
    }

    /// Closes the point of a list that is being read, if it has words.
    fn punt(&mut self) {
        let Some((_, punten)) = &mut self.lijst else {
            return;
        };
        let stukken = std::mem::take(&mut self.stukken);
        if !plat(&stukken).trim().is_empty() {
            punten.push(stukken);
        }
    }
}

fn plat(stukken: &[Stuk]) -> String {
    stukken.iter().map(Stuk::tekst).collect()
}

/// A table as the block that its head says it is.
fn blok(tabel: Tabel) -> Option<Blok> {
    let Tabel { kop, rijen, .. } = tabel;
    let eerste = kop.first().map(|it| it.to_lowercase());
    if eerste.as_deref() == Some(HANDTEKENING) {
        let plaatsen = rijen.into_iter().map(handtekening).collect::<Vec<_>>();
        return (!plaatsen.is_empty()).then_some(Blok::Handtekeningen(plaatsen));
    }
    if kop.len() == 2 && kop.iter().all(String::is_empty) {
        let rijen: Vec<(String, String)> = rijen
            .into_iter()
            .map(|rij| {
                let mut cellen = rij.into_iter();
                (
                    cellen.next().unwrap_or_default(),
                    cellen.next().unwrap_or_default(),
                )
            })
            .collect();
        return (!rijen.is_empty()).then(|| Blok::gegevens(rijen));
    }
    Some(Blok::Tabel { kop, rijen })
}

fn handtekening(rij: Vec<String>) -> Handtekening {
    let mut cellen = rij.into_iter();
    let mut cel = || cellen.next().unwrap_or_default();
    Handtekening {
        wie: cel(),
        naam: cel(),
        datum: NaiveDate::parse_from_str(&cel(), "%d-%m-%Y").ok(),
    }
}
