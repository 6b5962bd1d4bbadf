//! Who a dossier is about and where the traject stands: as a column with labels, or as a few lines
//! on top.

mod kandidaat;
mod plek;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::plan::Plan;
use crate::app::query::Dossier;
use crate::app::radar::RadarTreffer;
use crate::domain::betrokkene::Betrokkene;
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{fit, put, width, wrap};

/// One thing that is known.
pub(super) struct Feitje {
    label: &'static str,
    tekst: String,
    rol: Rol,
}

impl Feitje {
    fn new(label: &'static str, tekst: impl Into<String>) -> Self {
        Self {
            label,
            tekst: tekst.into(),
            rol: Rol::Tekst,
        }
    }

    fn met(mut self, rol: Rol) -> Self {
        self.rol = rol;
        self
    }
}

/// What belongs together: one line when there is little room.
pub(super) struct Groep {
    titel: &'static str,
    feitjes: Vec<Feitje>,
}

/// Columns of the labels.
const LABEL: u16 = 12;

fn groepen(dossier: &Dossier, dubbelen: &[RadarTreffer], model: &Model) -> Vec<Groep> {
    let groepen = if dossier.traject.is_some() {
        kandidaat::groepen(dossier, dubbelen, model)
    } else {
        plek::groepen(dossier, model)
    };
    groepen
        .into_iter()
        .filter(|it| !it.feitjes.is_empty())
        .collect()
}

/// Who takes part, with the numbers to reach them.
fn betrokkenen<'a>(lijst: impl Iterator<Item = &'a Betrokkene>) -> Vec<Feitje> {
    lijst
        .map(|wie| {
            let mut text = wie.naam.clone();
            if !wie.organisatie.is_empty() {
                text = format!("{text}, {}", wie.organisatie);
            }
            if let Some(telefoon) = &wie.telefoon {
                text = format!("{text} {telefoon}");
            }
            if let Some(email) = &wie.email {
                text = format!("{text} {}", email.as_str());
            }
            Feitje::new(wie.rol.label(), text)
        })
        .collect()
}

/// Draws it in its place.
pub(super) fn draw(
    dossier: &Dossier,
    dubbelen: &[RadarTreffer],
    model: &Model,
    plan: Plan,
    buf: &mut Buffer,
) {
    let mut groepen = groepen(dossier, dubbelen, model);
    if let (Some(zin), Some(eerste)) = (model.collegas.zin(dossier.rij.kaart), groepen.first_mut())
    {
        let feitje = Feitje::new("", zin).met(Rol::LetOp);
        eerste.feitjes.insert(1.min(eerste.feitjes.len()), feitje);
    }
    if let (Some(reden), Some(eerste)) = (&dossier.bevroren, groepen.first_mut()) {
        let feitje = Feitje::new("", format!("BEVROREN: {reden}")).met(Rol::Laat);
        eerste.feitjes.insert(1.min(eerste.feitjes.len()), feitje);
    }
    if plan.kort {
        kort(model.theme, &groepen, plan.kop, buf);
    } else {
        kolom(model.theme, &groepen, plan.kop, buf);
    }
}

/// One line per group, its facts behind each other.
fn kort(theme: Theme, groepen: &[Groep], area: Rect, buf: &mut Buffer) {
    let signs = theme.tekens();
    let punt = format!(" {} ", signs.punt);
    for (y, groep) in (0..area.height).zip(groepen) {
        let mut x = 0;
        for (at, feit) in groep.feitjes.iter().enumerate() {
            let text = if feit.label.is_empty() || zonder_label(feit) {
                feit.tekst.clone()
            } else {
                format!("{} {}", feit.label, feit.tekst)
            };
            let left = usize::from(area.width.saturating_sub(x));
            let gap = if at > 0 { width(&punt) } else { 0 };
            // A few letters of a fact say nothing.
            if left < gap + width(&text).min(12) {
                break;
            }
            if at > 0 {
                x = put(buf, area, x, y, &punt, theme.style(Rol::Lijn));
            }
            let text = fit(&text, left - gap, signs.weg);
            x = put(buf, area, x, y, &text, theme.style(feit.rol));
        }
    }
}

/// Facts that say by themselves what they are.
fn zonder_label(feit: &Feitje) -> bool {
    matches!(
        feit.label,
        "Telefoon"
            | "E-mail"
            | "Adres"
            | "Woont in"
            | "Uitkering"
            | "Fase"
            | "Branche"
            | "Niveau"
            | "Situatie"
            | "Opleiding"
            | "Startkwal."
            | "Geboren"
    )
}

/// A column with a label before each fact and a heading above each group.
fn kolom(theme: Theme, groepen: &[Groep], area: Rect, buf: &mut Buffer) {
    let mut y = 0;
    for groep in groepen {
        if y > 0 {
            y += 1;
        }
        if !groep.titel.is_empty() {
            put(buf, area, 0, y, groep.titel, theme.style(Rol::Kop));
            y += 1;
        }
        for feit in &groep.feitjes {
            // A label that is longer than its column has a line of its own.
            let long = width(feit.label) >= usize::from(LABEL);
            let at = match (feit.label.is_empty(), long) {
                (true, _) => 0,
                (false, true) => 2,
                (false, false) => LABEL,
            };
            put(buf, area, 0, y, feit.label, theme.style(Rol::Zacht));
            y += u16::from(long);
            let room = usize::from(area.width.saturating_sub(at));
            for line in wrap(&feit.tekst, room) {
                put(buf, area, at, y, &line, theme.style(feit.rol));
                y += 1;
            }
        }
    }
}
