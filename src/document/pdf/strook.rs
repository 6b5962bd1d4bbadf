//! Strips: the document in pieces that a page break never cuts, each with what is drawn on it.

use std::rc::Rc;

use super::label::Knoop;
use super::regel::Regel;

/// Colours: dark enough for every text to be read (more than 7 to 1 on white).
#[derive(Clone, Copy)]
pub(super) enum Kleur {
    /// Text.
    Inkt,
    /// Labels, the top and the foot of a page.
    Grijs,
    /// Headings.
    Blauw,
    /// Thin lines.
    Lijn,
    /// Behind a warning and the head of a table.
    Waas,
}

impl Kleur {
    /// Red, green, blue.
    pub(super) fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Inkt => (0x1a, 0x1a, 0x1a),
            Self::Grijs => (0x4d, 0x55, 0x5e),
            Self::Blauw => (0x1b, 0x3f, 0x66),
            Self::Lijn => (0xc3, 0xcb, 0xd3),
            Self::Waas => (0xee, 0xf3, 0xf8),
        }
    }
}

/// Something drawn, from the top left corner of its strip.
#[derive(Clone)]
pub(super) enum Inkt {
    /// A line of text, with what it belongs to; nothing means that it is decoration.
    Tekst {
        /// From the left.
        x: f32,
        /// The foot of the letters, from above.
        y: f32,
        /// The letters.
        regel: Regel,
        /// Their colour.
        kleur: Kleur,
        /// Their tag.
        knoop: Option<Knoop>,
    },
    /// A line to divide or to write on.
    Lijn {
        /// From the left.
        x: f32,
        /// From above.
        y: f32,
        /// How long.
        breed: f32,
        /// How thick.
        dik: f32,
        /// Its colour.
        kleur: Kleur,
    },
    /// A filled box.
    Vlak {
        /// From the left.
        x: f32,
        /// From above.
        y: f32,
        /// Its width.
        breed: f32,
        /// Its height.
        hoog: f32,
        /// Its colour.
        kleur: Kleur,
    },
}

/// A piece that stands on one page.
#[derive(Clone, Default)]
pub(super) struct Strook {
    /// White above it, unless it begins a page.
    pub(super) boven: f32,
    /// Its height.
    pub(super) hoog: f32,
    /// Whether it stands on the page of what comes after it.
    pub(super) plak: bool,
    /// What is drawn.
    pub(super) inkt: Vec<Inkt>,
    /// What is drawn again above it where it begins a page: the head of its table.
    pub(super) herhaal: Option<Rc<Strook>>,
    /// Number of the heading that stands here.
    pub(super) kop: Option<usize>,
}

/// A strip with its place on a page.
pub(super) struct Geplaatst {
    /// The strip.
    pub(super) strook: Strook,
    /// Its top, from the top of the room for text.
    pub(super) y: f32,
    /// Whether it is there again, and no content.
    pub(super) herhaald: bool,
}

/// The strips over pages of so much height. What sticks together goes on together, unless no page can hold it.
pub(super) fn verdeel(stroken: Vec<Strook>, hoogte: f32) -> Vec<Vec<Geplaatst>> {
    let mut bladen: Vec<Vec<Geplaatst>> = vec![Vec::new()];
    let mut y = 0.0_f32;
    let mut rest = stroken.into_iter().peekable();
    while rest.peek().is_some() {
        let mut groep = Vec::new();
        for strook in rest.by_ref() {
            let plak = strook.plak;
            groep.push(strook);
            if !plak {
                break;
            }
        }
        let nodig: f32 = groep.iter().map(|it| it.boven + it.hoog).sum();
        if y > 0.0 && y + nodig > hoogte && past_alleen(&groep, hoogte) {
            bladen.push(Vec::new());
            y = 0.0;
        }
        for strook in groep {
            plaats(&mut bladen, &mut y, strook, hoogte);
        }
    }
    bladen
}

/// Whether a group fits on an empty page; a higher one gains nothing by moving on.
fn past_alleen(groep: &[Strook], hoogte: f32) -> bool {
    let kop = groep.first().and_then(|it| it.herhaal.as_ref());
    let nodig: f32 = groep.iter().map(|it| it.boven + it.hoog).sum();
    let boven = groep.first().map_or(0.0, |it| it.boven);
    nodig - boven + kop.map_or(0.0, |it| it.hoog) <= hoogte
}

fn plaats(bladen: &mut Vec<Vec<Geplaatst>>, y: &mut f32, strook: Strook, hoogte: f32) {
    if *y > 0.0 && *y + strook.boven + strook.hoog > hoogte {
        bladen.push(Vec::new());
        *y = 0.0;
    }
    let Some(blad) = bladen.last_mut() else {
        return;
    };
    if *y <= 0.0 {
        if let Some(kop) = &strook.herhaal {
            blad.push(Geplaatst {
                strook: Strook::clone(kop),
                y: 0.0,
                herhaald: true,
            });
            *y = kop.hoog;
        }
    } else {
        *y += strook.boven;
    }
    let hoog = strook.hoog;
    blad.push(Geplaatst {
        strook,
        y: *y,
        herhaald: false,
    });
    *y += hoog;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strook(hoog: f32, plak: bool) -> Strook {
        Strook {
            boven: 10.0,
            hoog,
            plak,
            ..Strook::default()
        }
    }

    fn hoogtes(bladen: &[Vec<Geplaatst>]) -> Vec<Vec<(f32, f32)>> {
        bladen
            .iter()
            .map(|blad| blad.iter().map(|it| (it.y, it.strook.hoog)).collect())
            .collect()
    }

    #[test]
    fn white_above_falls_away_at_the_top_of_a_page() {
        let bladen = verdeel(
            vec![strook(40., false), strook(40., false), strook(50., false)],
            100.,
        );
        assert_eq!(
            hoogtes(&bladen),
            [vec![(0., 40.), (50., 40.)], vec![(0., 50.)]]
        );
    }

    #[test]
    fn what_sticks_together_goes_on_together() {
        let bladen = verdeel(
            vec![strook(60., false), strook(20., true), strook(30., false)],
            100.,
        );
        assert_eq!(
            hoogtes(&bladen),
            [vec![(0., 60.)], vec![(0., 20.), (30., 30.)]]
        );
    }

    #[test]
    fn what_no_page_can_hold_is_cut_and_never_lost() {
        let stroken = vec![strook(60., true), strook(60., true), strook(300., false)];
        assert_eq!(
            hoogtes(&verdeel(stroken, 100.)),
            [vec![(0., 60.)], vec![(0., 60.)], vec![(0., 300.)]]
        );
    }

    #[test]
    fn the_head_of_a_table_stands_again_above_its_rows() {
        let kop = Rc::new(strook(15., false));
        let rij = Strook {
            herhaal: Some(kop),
            ..strook(40., false)
        };
        let bladen = verdeel(vec![strook(70., false), rij], 100.);
        assert_eq!(
            hoogtes(&bladen),
            [vec![(0., 70.)], vec![(0., 15.), (15., 40.)]]
        );
        assert!(bladen[1][0].herhaald && !bladen[1][1].herhaald);
    }

    #[test]
    fn nothing_is_one_page() {
        assert_eq!(verdeel(Vec::new(), 100.).len(), 1);
    }
}
