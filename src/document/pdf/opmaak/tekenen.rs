//! Places to sign: two beside each other, with room for a pen, all of them on one page if that can be.

use krilla::tagging::Tag;

use super::super::strook::{Inkt, Kleur, Strook};
use super::{BREED, LABEL, Opmaak, Stijl, WAARDE, stijl, tekst};
use crate::document::boom::Handtekening;
use crate::document::schoon::een_regel;
use crate::domain::datum::toon;

/// Between two places.
const TUSSEN: f32 = 36.0;
/// Width of one place.
const PLAATS: f32 = (BREED - TUSSEN) / 2.0;
/// Room above the line for a pen.
const PEN: f32 = 44.0;
/// Where a name and a day stand behind their label.
const ACHTER: f32 = 48.0;
/// From row to row.
const RIJ: f32 = 22.0;

const ROL: Stijl = stijl(10.0, 15.0, Kleur::Inkt, true);
const KLEIN: Stijl = stijl(8.5, 12.0, Kleur::Grijs, false);

impl Opmaak<'_> {
    pub(super) fn handtekeningen(&mut self, plaatsen: &[Handtekening]) {
        // What is signed stands above it: never a page with signatures alone.
        if let Some(vorige) = self.stroken.last_mut() {
            vorige.plak = true;
        }
        let mut stroken = Vec::new();
        for paar in plaatsen.chunks(2) {
            let mut strook = Strook {
                boven: 22.0,
                plak: true,
                ..Strook::default()
            };
            for (x, plaats) in [0.0, PLAATS + TUSSEN].into_iter().zip(paar) {
                let hoog = self.plaats(&mut strook.inkt, x, plaats);
                strook.hoog = strook.hoog.max(hoog);
            }
            stroken.push(strook);
        }
        if let Some(laatste) = stroken.last_mut() {
            laatste.plak = false;
        }
        self.stroken.extend(stroken);
    }

    /// Draws one place and tells how high it is.
    fn plaats(&mut self, inkt: &mut Vec<Inkt>, x: f32, plaats: &Handtekening) -> f32 {
        let groep = self.labels.nieuw(None, Tag::Div);
        let mut y = 0.0;
        let knoop = self.labels.nieuw(Some(groep), Tag::P);
        let rol = self.regel(&een_regel(&plaats.wie), ROL, PLAATS);
        inkt.push(tekst(x, y, rol, ROL, Some(knoop)));
        y += ROL.hoog;
        if let Some(dag) = plaats.datum {
            let knoop = self.labels.nieuw(Some(groep), Tag::P);
            let gezet = format!("ondertekend op {}", toon(dag));
            let gezet = self.regel(&gezet, WAARDE, PLAATS);
            inkt.push(tekst(x, y + PEN - 18.0, gezet, WAARDE, Some(knoop)));
        }
        y += PEN;
        inkt.push(lijn(x, y, PLAATS));
        let knoop = self.labels.nieuw(Some(groep), Tag::P);
        let onder = self.regel("Handtekening", KLEIN, PLAATS);
        inkt.push(tekst(x, y + 2.0, onder, KLEIN, Some(knoop)));
        y += KLEIN.hoog + 6.0;
        let datum = plaats.datum.map(toon).unwrap_or_default();
        for (label, waarde) in [("Naam", een_regel(&plaats.naam)), ("Datum", datum)] {
            let knoop = self.labels.nieuw(Some(groep), Tag::P);
            let boven = y + RIJ - WAARDE.hoog - 3.0;
            let label = self.regel(&format!("{label} "), LABEL, PLAATS);
            inkt.push(tekst(x, boven, label, LABEL, Some(knoop)));
            if waarde.is_empty() {
                inkt.push(lijn(x + ACHTER, y + RIJ - 3.0, PLAATS - ACHTER));
            } else {
                let breed = PLAATS - ACHTER;
                let stukken = [crate::document::boom::Stuk::Gewoon(waarde)];
                for (nummer, regel) in
                    (0_u8..).zip(self.breek(&stukken, WAARDE, breed).into_iter().take(3))
                {
                    let lager = f32::from(nummer) * WAARDE.hoog;
                    inkt.push(tekst(x + ACHTER, boven + lager, regel, WAARDE, Some(knoop)));
                    y += if nummer > 0 { WAARDE.hoog } else { 0.0 };
                }
            }
            y += RIJ;
        }
        y
    }
}

fn lijn(x: f32, y: f32, breed: f32) -> Inkt {
    Inkt::Lijn {
        x,
        y,
        breed,
        dik: 0.6,
        kleur: Kleur::Grijs,
    }
}
