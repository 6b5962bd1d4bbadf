//! The veil: nothing of anybody in sight while the coach is away, and the same place and the same
//! draft when the coach is back (P-12).
//!
//! Nothing below it changes and nothing of it is drawn: answers and events still come in. Keys and
//! pasted text go to the veil alone.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::model::Model;
use super::msg::{Effect, Input};
use super::tab::Tab;
use super::theme::Rol;
use super::widget::text::{put, width};
use crate::app::query::Query;
use crate::domain::journaal::Handeling;
use crate::keymap::{Code, Key};

/// After so many wrong words the program stops; drafts are kept first.
const POGINGEN: u8 = 5;

/// Whether a veil hangs before the screen, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stand {
    /// None.
    #[default]
    Weg,
    /// Nobody touched a key for a while.
    Rust,
    /// The coach asked for it.
    Slot,
}

/// The veil and what is typed before it.
#[derive(Default)]
pub struct Sluier {
    /// Whether it hangs there.
    pub stand: Stand,
    getypt: String,
    fouten: u8,
}

stil!(Sluier);

impl Sluier {
    /// Whether it hangs before the screen.
    pub fn hangt(&self) -> bool {
        self.stand != Stand::Weg
    }
}

/// Tells the journaal.
fn meld(model: &mut Model, wat: Handeling) -> Effect {
    model.ask(Query::Meld { wat, kaart: None }).1
}

/// Hangs the veil.
pub fn hang(model: &mut Model, stand: Stand) -> Vec<Effect> {
    if model.sluier.hangt() {
        return Vec::new();
    }
    model.resolver.reset();
    model.sluier = Sluier {
        stand,
        ..Sluier::default()
    };
    model.touch();
    // Nobody looks at a case of an overleg meanwhile.
    let mut overleg = std::mem::take(&mut model.overleg);
    let mut effects = overleg.pauze(model);
    model.overleg = overleg;
    effects.push(meld(model, Handeling::Vergrendeld));
    effects
}

fn weg(model: &mut Model) -> Vec<Effect> {
    model.sluier = Sluier::default();
    model.touch();
    let mut overleg = std::mem::take(&mut model.overleg);
    if model.tab == Tab::Overleg {
        overleg.verder(model);
    }
    model.overleg = overleg;
    vec![meld(model, Handeling::Ontgrendeld)]
}

/// What the coach does while it hangs.
pub fn invoer(model: &mut Model, input: Input) -> Vec<Effect> {
    model.touch();
    let key = match input {
        Input::Key(key) => key,
        // What is pasted may be of somebody, and a word is typed.
        Input::Paste(_) | Input::Mouse(_) | Input::Resize(..) => return Vec::new(),
    };
    let Some(slotwoord) = model.slotwoord.clone() else {
        return weg(model);
    };
    if key == Key::plain(Code::Enter) {
        let getypt = std::mem::take(&mut model.sluier.getypt);
        if slotwoord.past(&getypt) {
            return weg(model);
        }
        model.sluier.fouten += 1;
        let mut effects = vec![meld(model, Handeling::Ongelukt)];
        if model.sluier.fouten >= POGINGEN {
            effects.push(Effect::Quit);
        }
        return effects;
    }
    if key == Key::plain(Code::Backspace) {
        model.sluier.getypt.pop();
    } else if key == Key::plain(Code::Esc) {
        model.sluier.getypt.clear();
    } else if let Some(c) = key.text() {
        model.sluier.getypt.push(c);
    }
    Vec::new()
}

/// Draws the veil, and nothing else.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = model.theme;
    let waarom = match model.sluier.stand {
        Stand::Rust => "Je was even weg.",
        Stand::Slot | Stand::Weg => "Het scherm is op slot.",
    };
    let hoe = match (&model.slotwoord, model.sluier.fouten) {
        (None, _) => "Druk op een toets om verder te gaan waar je was.",
        (Some(_), 0) => "Typ je slotwoord en druk op enter.",
        (Some(_), _) => "Dat is niet je slotwoord. Typ het opnieuw.",
    };
    let midden = area.height / 2;
    let mut regel = |y: u16, tekst: &str, rol: Rol| {
        let breed = u16::try_from(width(tekst)).unwrap_or(u16::MAX);
        let x = area.width.saturating_sub(breed) / 2;
        if y < area.height {
            put(buf, area, x, y, tekst, theme.style(rol));
        }
        x
    };
    regel(midden.saturating_sub(2), "trajectbord", Rol::Kop);
    regel(midden.saturating_sub(1), waarom, Rol::Tekst);
    regel(midden, hoe, Rol::Zacht);
    model.slotwoord.as_ref()?;
    let punten = "*".repeat(model.sluier.getypt.chars().count().min(40));
    let x = regel(midden + 1, &punten, Rol::Tekst);
    let naast = x + u16::try_from(punten.len()).unwrap_or(0);
    (midden + 1 < area.height).then(|| Position::new(area.x + naast, area.y + midden + 1))
}
