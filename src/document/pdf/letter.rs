//! The letters: two fonts that travel with the program, and text turned into drawn letters with their widths.

use std::cell::RefCell;
use std::ops::Range;

use harfrust::{
    BufferFlags, Direction, FontRef, GlyphInfo, ShapeOptions, ShaperData, UnicodeBuffer, script,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::PdfFout;

const GEWOON: &[u8] = include_bytes!("../letters/NotoSans-Regular.ttf");
const VET: &[u8] = include_bytes!("../letters/NotoSans-Bold.ttf");

/// What is drawn for a letter that the fonts lack. Whoever copies or listens still gets the letter itself.
pub(super) const ONBEKEND: char = '□';

/// Numbers in the fonts of boxes that look the same. A file says of each drawing which letter it stands for,
/// so every letter that the fonts lack gets a box of its own while they last.
const DOZEN: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{e07f}';

/// The two weights, and which box was given to which letter.
pub(super) struct Letters {
    gewoon: Letter,
    vet: Letter,
    gegeven: RefCell<Vec<String>>,
}

/// One font.
struct Letter {
    font: Font,
    bron: FontRef<'static>,
    vormer: ShaperData,
    /// The boxes: glyph and width.
    dozen: Vec<(GlyphId, f32)>,
}

impl Letters {
    /// Reads the fonts: half a millisecond, so only when a document is made.
    pub(super) fn new() -> Result<Self, PdfFout> {
        Ok(Self {
            gewoon: Letter::new(GEWOON)?,
            vet: Letter::new(VET)?,
            gegeven: RefCell::new(Vec::new()),
        })
    }

    /// The font of a weight, as the file needs it.
    pub(super) fn font(&self, vet: bool) -> Font {
        self.van(vet).font.clone()
    }

    fn van(&self, vet: bool) -> &Letter {
        if vet { &self.vet } else { &self.gewoon }
    }

    /// The letters of a text from left to right, each with the bytes of the text it stands for, in ems.
    pub(super) fn vorm(&self, vet: bool, tekst: &str) -> Vec<KrillaGlyph> {
        let letter = self.van(vet);
        let mut vormen: Vec<KrillaGlyph> = Vec::new();
        for mut vorm in letter.vorm(tekst) {
            if vorm.glyph_id.to_u32() == 0 {
                // One box for a letter with its marks.
                if vormen
                    .last()
                    .is_some_and(|it| it.text_range == vorm.text_range)
                {
                    continue;
                }
                let nummer = self.doos(tekst.get(vorm.text_range.clone()).unwrap_or_default());
                if let Some((glyph, breed)) = letter.dozen.get(nummer).or(letter.dozen.last()) {
                    vorm = KrillaGlyph::new(*glyph, *breed, 0.0, 0.0, 0.0, vorm.text_range, None);
                }
            }
            vormen.push(vorm);
        }
        vormen
    }

    fn doos(&self, letter: &str) -> usize {
        let mut gegeven = self.gegeven.borrow_mut();
        let nummer = gegeven.iter().position(|it| it == letter);
        nummer.unwrap_or_else(|| {
            gegeven.push(letter.to_owned());
            gegeven.len() - 1
        })
    }

    /// The letters of a text that the fonts lack.
    pub(super) fn ontbreekt(&self, tekst: &str) -> Vec<char> {
        let mut geen = Vec::new();
        for vorm in self.gewoon.vorm(tekst) {
            if vorm.glyph_id.to_u32() == 0 {
                geen.extend(tekst.get(vorm.text_range).unwrap_or_default().chars());
            }
        }
        geen
    }
}

impl Letter {
    fn new(bytes: &'static [u8]) -> Result<Self, PdfFout> {
        let bron = FontRef::new(bytes).map_err(|_| PdfFout::Letters)?;
        let mut letter = Self {
            font: Font::new(bytes.into(), 0).ok_or(PdfFout::Letters)?,
            vormer: ShaperData::new(&bron),
            bron,
            dozen: Vec::new(),
        };
        let dozen = letter.vorm(&DOZEN.collect::<String>());
        letter.dozen = dozen.iter().map(|it| (it.glyph_id, it.x_advance)).collect();
        if letter.dozen.is_empty() || letter.dozen.iter().any(|(it, _)| it.to_u32() == 0) {
            return Err(PdfFout::Letters);
        }
        Ok(letter)
    }

    /// The letters as the font has them; what it lacks has number 0.
    fn vorm(&self, tekst: &str) -> Vec<KrillaGlyph> {
        let vormer = self.vormer.shaper(&self.bron).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(tekst);
        // One script for all: the fonts have the same tables for Latin, Greek and Cyrillic, and what they
        // lack becomes a box.
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let vormen = vormer.shape(buffer, ShapeOptions::new());
        #[expect(clippy::cast_precision_loss, reason = "font units: a few thousand")]
        let deel = |maat: i32| maat as f32 / vormer.units_per_em() as f32;
        let infos = vormen.glyph_infos();
        let plekken = vormen.glyph_positions();
        (0..)
            .zip(infos.iter().zip(plekken))
            .map(|(nummer, (info, plek))| {
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    deel(plek.x_advance),
                    deel(plek.x_offset),
                    deel(plek.y_offset),
                    0.0,
                    bereik(infos, nummer, tekst.len()),
                    None,
                )
            })
            .collect()
    }
}

/// The bytes that a letter stands for: from where its cluster begins to where the next one does.
fn bereik(infos: &[GlyphInfo], nummer: usize, eind: usize) -> Range<usize> {
    let begin = infos.get(nummer).map_or(0, |it| it.cluster);
    let rest = infos.get(nummer + 1..).unwrap_or_default();
    let volgende = rest.iter().find(|it| it.cluster != begin);
    let tot = volgende.map_or(eind, |it| it.cluster as usize);
    begin as usize..tot
}

/// The text as it can be drawn: without signs of no width that only steer how letters join, and with a box
/// for what has no fixed meaning.
pub(super) fn tekenbaar(tekst: &str) -> String {
    tekst
        .chars()
        .filter(|c| {
            !matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
                | '\u{2060}'..='\u{2065}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
        })
        .map(|c| {
            let eigen = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
            if eigen { ONBEKEND } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_the_letters_of_the_names_that_come_in() {
        let letters = Letters::new().unwrap();
        let namen = "Gülşah Çelik-Öztürk İğdır, Żółkiewska Ć Ł, Nguyễn Thị Ánh Đặng, Ștefănescu Țânțaș, \
                     Dvořák Ěščřžýáíé, Ő Ű, Ø Å Æ, ß ẞ, ı, Ġ Ħ, Ά Ωμέγα, Юлия Їжак Ђ Ѓ, “quotes” – — … € ☐ ☑ ☒ → ≤ ±";
        assert_eq!(letters.ontbreekt(namen), []);
        for vet in [false, true] {
            assert!(
                letters
                    .vorm(vet, namen)
                    .iter()
                    .all(|it| it.glyph_id.to_u32() != 0)
            );
        }
    }

    #[test]
    fn letters_that_are_written_in_two_become_one() {
        let letters = Letters::new().unwrap();
        let vorm = letters.vorm(false, "Nguye\u{302}\u{303}n");
        assert_eq!(vorm.len(), 6);
        assert_eq!(vorm[4].text_range, 4..9);
    }

    #[test]
    fn a_letter_that_is_not_there_is_a_box_of_its_own() {
        let letters = Letters::new().unwrap();
        let tekst = "a محمد";
        let vorm = letters.vorm(false, tekst);
        assert_eq!(vorm.len(), 6);
        assert!(vorm.iter().all(|it| it.x_advance > 0.0));
        assert_eq!(tekst.get(vorm[2].text_range.clone()), Some("م"));
        // The same letter has the same box, also in the other weight; another letter has another one.
        assert_eq!(vorm[2].glyph_id, vorm[4].glyph_id);
        assert_ne!(vorm[2].glyph_id, vorm[3].glyph_id);
        assert_eq!(letters.vorm(true, "م")[0].glyph_id, vorm[2].glyph_id);
        assert_eq!(letters.ontbreekt(tekst), ['م', 'ح', 'م', 'د']);
    }

    #[test]
    fn when_the_boxes_are_used_up_the_last_one_stays() {
        let letters = Letters::new().unwrap();
        let veel: String = ('\u{4e00}'..='\u{4fff}').collect();
        let vorm = letters.vorm(false, &veel);
        assert_eq!(vorm.len(), 512);
        assert!(vorm.iter().all(|it| it.glyph_id.to_u32() != 0));
    }

    #[test]
    fn signs_without_a_width_and_letters_without_a_meaning_are_not_drawn() {
        assert_eq!(tekenbaar("a\u{200d}b\u{ad}c\u{e000}"), "abc□");
    }
}
