//! Pages: draws the strips, the top and the foot, and writes the file with its names and contents.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use chrono::Datelike;

use super::PdfFout;
use super::label::Labels;
use super::letter::Letters;
use super::opmaak::{BREED, Kop, Opmaak, RAND, titel};
use super::regel::Regel;
use super::strook::{Geplaatst, Inkt, Kleur, verdeel};
use crate::document::boom::Doc;
use crate::document::schoon::een_regel;
use crate::domain::datum::toon;

/// A4, in points.
const BLAD: (f32, f32) = (595.28, 841.89);
/// White at the left, and at the right.
const LINKS: f32 = (BLAD.0 - BREED) / 2.0;
/// Where the text begins.
const BOVEN: f32 = 82.0;
/// Where it ends.
const ONDER: f32 = 764.0;
/// Foot of the letters on top of a page.
const RAND_BOVEN: f32 = 48.0;
/// Foot of the letters below a page.
const RAND_ONDER: f32 = 802.0;

/// Writes the file.
pub(super) fn schrijf(
    letters: &Letters,
    doc: &Doc,
    mut opmaak: Opmaak<'_>,
) -> Result<Vec<u8>, PdfFout> {
    let bladen = verdeel(std::mem::take(&mut opmaak.stroken), ONDER - BOVEN);
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .with_archival_validator(Archival::A2_A)
        .finish()
        .map_err(|_| PdfFout::Regels)?;
    let mut bestand = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut plekken = vec![(0, Point::from_xy(0.0, 0.0)); opmaak.koppen.len()];
    let aantal = bladen.len();
    let rand = Rand::van(doc, &opmaak);
    for (nummer, blad) in bladen.into_iter().enumerate() {
        for stuk in &blad {
            if let Some(plek) = stuk.strook.kop.and_then(|kop| plekken.get_mut(kop)) {
                *plek = (nummer, Point::from_xy(0.0, BOVEN + stuk.y - 6.0));
            }
        }
        let maat = PageSettings::from_wh(BLAD.0, BLAD.1).ok_or(PdfFout::Regels)?;
        let mut pagina = bestand.start_page_with(maat);
        let mut vlak = pagina.surface();
        let mut pen = Pen {
            letters,
            vlak: &mut vlak,
        };
        pen.randen(&rand, &opmaak, nummer, aantal);
        for stuk in blad {
            pen.strook(stuk, &mut opmaak.labels);
        }
        vlak.finish();
        pagina.finish();
    }
    bestand.set_tag_tree(opmaak.labels.boom());
    bestand.set_outline(inhoud(&opmaak.koppen, &plekken));
    bestand.set_metadata(gegevens(doc));
    bestand.finish().map_err(|fout| match fout {
        KrillaError::Limit(_) => PdfFout::TeGroot,
        KrillaError::Font(..) => PdfFout::Letters,
        _ => PdfFout::Regels,
    })
}

/// The names in the file: what it is and about what, never about whom.
fn gegevens(doc: &Doc) -> Metadata {
    let kort: String = titel(doc).chars().take(300).collect();
    let onderwerp: String = een_regel(&doc.onderwerp).chars().take(100).collect();
    let naam = if onderwerp.is_empty() {
        kort
    } else {
        format!("{kort} {onderwerp}")
    };
    let dag = doc.gemaakt;
    let getal = |it: u32| u8::try_from(it).unwrap_or(1);
    Metadata::new()
        .title(naam)
        .language("nl".to_owned())
        .creator("trajectbord".to_owned())
        .creation_date(
            DateTime::new(u16::try_from(dag.year()).unwrap_or(0))
                .month(getal(dag.month()))
                .day(getal(dag.day()))
                .hour(0)
                .minute(0)
                .second(0)
                .utc_offset_hour(0)
                .utc_offset_minute(0),
        )
}

/// The list of contents that a reader shows beside the page.
fn inhoud(koppen: &[Kop], plekken: &[(usize, Point)]) -> Outline {
    let mut inhoud = Outline::new();
    let mut rest = koppen.iter().zip(plekken).peekable();
    while let Some((kop, plek)) = rest.next() {
        inhoud.push_child(tak(kop, *plek, &mut rest));
    }
    inhoud
}

fn tak<'a>(
    kop: &Kop,
    plek: (usize, Point),
    rest: &mut std::iter::Peekable<impl Iterator<Item = (&'a Kop, &'a (usize, Point))>>,
) -> OutlineNode {
    let doel = XyzDestination::new(plek.0, plek.1);
    let mut tak_hier = OutlineNode::new(kop.tekst.clone(), doel).with_open(true);
    while let Some((onder, plek)) = rest.next_if(|(onder, _)| onder.niveau > kop.niveau) {
        tak_hier.push_child(tak(onder, *plek, rest));
    }
    tak_hier
}

/// What is the same at the edge of every page.
struct Rand {
    links: Regel,
    rechts: Regel,
    onder: Regel,
}

impl Rand {
    fn van(doc: &Doc, opmaak: &Opmaak<'_>) -> Self {
        let rechts = opmaak.regel(&een_regel(&doc.onderwerp), RAND, BREED / 3.0);
        let mut onder = format!("Gemaakt op {}", toon(doc.gemaakt));
        if doc.voorbeeld {
            onder.push_str(" · voorbeeldformulier");
        }
        Self {
            links: opmaak.regel(&titel(doc), RAND, BREED - rechts.breed - 20.0),
            rechts,
            onder: opmaak.regel(&onder, RAND, BREED),
        }
    }
}

struct Pen<'p, 's> {
    letters: &'p Letters,
    vlak: &'p mut Surface<'s>,
}

impl Pen<'_, '_> {
    /// The top (not on the first page, which has the title itself) and the foot.
    fn randen(&mut self, rand: &Rand, opmaak: &Opmaak<'_>, nummer: usize, aantal: usize) {
        if nummer > 0 {
            let x = BREED - rand.rechts.breed;
            self.artefact(ArtifactType::Header, |pen| {
                pen.regel(LINKS, RAND_BOVEN, &rand.links, RAND.kleur);
                pen.regel(LINKS + x, RAND_BOVEN, &rand.rechts, RAND.kleur);
                pen.lijn(LINKS, RAND_BOVEN + 8.0, BREED, 0.5, Kleur::Lijn);
            });
        }
        let pagina = format!("pagina {} van {aantal}", nummer + 1);
        let pagina = opmaak.regel(&pagina, RAND, BREED);
        let x = BREED - pagina.breed;
        self.artefact(ArtifactType::Footer, |pen| {
            pen.lijn(LINKS, RAND_ONDER - 16.0, BREED, 0.5, Kleur::Lijn);
            pen.regel(LINKS, RAND_ONDER, &rand.onder, RAND.kleur);
            pen.regel(LINKS + x, RAND_ONDER, &pagina, RAND.kleur);
        });
    }

    fn strook(&mut self, stuk: Geplaatst, labels: &mut Labels) {
        let y0 = BOVEN + stuk.y;
        for inkt in stuk.strook.inkt {
            match inkt {
                Inkt::Tekst {
                    x,
                    y,
                    regel,
                    kleur,
                    knoop,
                } => match knoop {
                    _ if regel.delen.is_empty() => {}
                    Some(knoop) if !stuk.herhaald => {
                        let span = ContentTag::Span(SpanTag::empty());
                        labels.inhoud(knoop, self.vlak.start_tagged(span));
                        self.regel(LINKS + x, y0 + y, &regel, kleur);
                        self.vlak.end_tagged();
                    }
                    _ => self.artefact(ArtifactType::PaginationOther, |pen| {
                        pen.regel(LINKS + x, y0 + y, &regel, kleur);
                    }),
                },
                Inkt::Lijn {
                    x,
                    y,
                    breed,
                    dik,
                    kleur,
                } => self.artefact(ArtifactType::Layout, |pen| {
                    pen.lijn(LINKS + x, y0 + y, breed, dik, kleur);
                }),
                Inkt::Vlak {
                    x,
                    y,
                    breed,
                    hoog,
                    kleur,
                } => self.artefact(ArtifactType::Layout, |pen| {
                    pen.doos(LINKS + x, y0 + y, breed, hoog, kleur);
                }),
            }
        }
    }

    fn artefact(&mut self, soort: ArtifactType, teken: impl FnOnce(&mut Self)) {
        let artefact = Artifact::with_kind(soort);
        self.vlak.start_tagged(ContentTag::Artifact(artefact));
        teken(self);
        self.vlak.end_tagged();
    }

    fn regel(&mut self, x: f32, y: f32, regel: &Regel, kleur: Kleur) {
        self.vlak.set_stroke(None);
        self.vlak.set_fill(Some(vulling(kleur)));
        for deel in &regel.delen {
            self.vlak.draw_glyphs(
                Point::from_xy(x + deel.x, y),
                &deel.letters,
                self.letters.font(deel.vet),
                &deel.tekst,
                deel.maat,
                false,
            );
        }
    }

    fn lijn(&mut self, x: f32, y: f32, breed: f32, dik: f32, kleur: Kleur) {
        let mut pad = PathBuilder::new();
        pad.move_to(x, y);
        pad.line_to(x + breed, y);
        if let Some(pad) = pad.finish() {
            self.vlak.set_fill(None);
            self.vlak.set_stroke(Some(Stroke {
                paint: verf(kleur).into(),
                width: dik,
                ..Stroke::default()
            }));
            self.vlak.draw_path(&pad);
        }
    }

    fn doos(&mut self, x: f32, y: f32, breed: f32, hoog: f32, kleur: Kleur) {
        let mut pad = PathBuilder::new();
        if let Some(doos) = Rect::from_xywh(x, y, breed, hoog) {
            pad.push_rect(doos);
        }
        if let Some(pad) = pad.finish() {
            self.vlak.set_stroke(None);
            self.vlak.set_fill(Some(vulling(kleur)));
            self.vlak.draw_path(&pad);
        }
    }
}

fn vulling(kleur: Kleur) -> Fill {
    Fill {
        paint: verf(kleur).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

fn verf(kleur: Kleur) -> rgb::Color {
    let (rood, groen, blauw) = kleur.rgb();
    rgb::Color::new(rood, groen, blauw)
}
