//! A colleague was first: fields that only one of the two changed go together by themselves; for
//! those that both changed the coach chooses, field by field.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::form::Answers;
use crate::form::engine::FormState;
use crate::form::spec::{Asked, FormSpec, Kind};
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{marker, step};
use crate::tui::widget::text::{fit, put};

/// A field that both changed.
struct Beide {
    veld: &'static str,
    label: &'static str,
    jouw: String,
    hun: String,
    /// Theirs was chosen.
    van_hun: bool,
}

/// The window.
pub(super) struct Naast {
    wie: String,
    rijen: Vec<Beide>,
    cursor: usize,
}

/// What a key asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wil {
    /// Nothing.
    Niets,
    /// Back to the form, with the choices so far.
    Terug,
    /// To save with these choices.
    Bewaar,
}

/// Takes over what only the colleague changed; what both changed comes back, to be chosen.
/// `basis` is what both began with.
pub(super) fn leg_naast(
    spec: &'static FormSpec,
    form: &mut FormState,
    basis: &Answers,
    nu: &Answers,
    wie: &str,
) -> Option<Naast> {
    let mijn = form.answers();
    let mut rijen = Vec::new();
    let fields = spec
        .fields()
        .filter(|field| field.asked != Asked::Vast && !matches!(field.kind, Kind::Bsn));
    for field in fields {
        let (was, hun, ik) = (
            basis.get(field.key).trim(),
            nu.get(field.key).trim(),
            mijn.get(field.key).trim(),
        );
        if was == hun || hun == ik {
            continue;
        }
        if ik == was {
            form.set(field.key, hun);
        } else {
            rijen.push(Beide {
                veld: field.key,
                label: field.label,
                jouw: ik.to_owned(),
                hun: hun.to_owned(),
                van_hun: false,
            });
        }
    }
    (!rijen.is_empty()).then(|| Naast {
        wie: wie.to_owned(),
        rijen,
        cursor: 0,
    })
}

impl Naast {
    /// Puts what was chosen in the form.
    pub(super) fn kies(&self, form: &mut FormState) {
        for rij in &self.rijen {
            form.set(rij.veld, if rij.van_hun { &rij.hun } else { &rij.jouw });
        }
    }

    pub(super) fn act(&mut self, action: Action) -> Wil {
        if let Some(at) = step(action, self.cursor, self.rijen.len(), 5) {
            self.cursor = at;
            return Wil::Niets;
        }
        let rij = self.rijen.get_mut(self.cursor);
        match action {
            Action::CursorLeft => {
                if let Some(rij) = rij {
                    rij.van_hun = false;
                }
            }
            Action::CursorRight => {
                if let Some(rij) = rij {
                    rij.van_hun = true;
                }
            }
            Action::Open => return Wil::Bewaar,
            Action::Back => return Wil::Terug,
            _ => {}
        }
        Wil::Niets
    }

    pub(super) fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let theme = model.theme;
        let signs = theme.tekens();
        let wide = area.width.min(100);
        let want = u16::try_from(self.rijen.len() * 3).unwrap_or(u16::MAX);
        let place = midden(area, wide, want.saturating_add(6));
        let key = |action| model.key(stack::VENSTER, action);
        let voet = format!(
            "{} jouw, {} hun, {} bewaart, {} formulier",
            key(Action::CursorLeft),
            key(Action::CursorRight),
            key(Action::Open),
            key(Action::Back)
        );
        let titel = format!("{} was je voor", self.wie);
        let inner = doos(theme, place, buf, &titel, &voet);
        let kop = "Jullie wijzigden dezelfde velden. Kies per veld wat blijft staan.";
        put(buf, inner, 0, 0, kop, theme.style(Rol::Tekst));
        let rows = usize::from(inner.height.saturating_sub(2) / 3).max(1);
        let first = (self.cursor + 1).saturating_sub(rows);
        for (nth, rij) in self.rijen.iter().enumerate().skip(first).take(rows) {
            let y = 2 + u16::try_from((nth - first) * 3).unwrap_or(0);
            marker(theme, inner, y, nth == self.cursor, buf);
            let room = usize::from(inner.width.saturating_sub(2));
            let label = fit(rij.label, room, signs.weg);
            put(buf, inner, 2, y, &label, theme.style(Rol::Kop));
            for (down, kop, tekst, mine) in
                [(1, "jouw", &rij.jouw, false), (2, "hun ", &rij.hun, true)]
            {
                if y + down >= inner.height {
                    break;
                }
                let gekozen = rij.van_hun == mine;
                let sign = if gekozen { signs.vink } else { " " };
                let tekst = if tekst.is_empty() { "(leeg)" } else { tekst };
                let tekst = tekst.replace('\n', " ");
                let text = format!("{sign} {kop}  {tekst}");
                let rol = if gekozen { Rol::Tekst } else { Rol::Zacht };
                let text = fit(&text, room.saturating_sub(2), signs.weg);
                put(buf, inner, 4, y + down, &text, theme.style(rol));
            }
        }
    }
}
