//! The question for the passphrase, where the window that had an encrypted store open is gone and this
//! one was never told it.
//!
//! It stands before the screen as the veil does: what was open stays as it was and goes on when the
//! store is open again, here or in another window. The store hears the passphrase outside the screen
//! and tells as an event whether it fits.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::model::Model;
use super::msg::{Effect, Input};
use super::theme::Rol;
use super::widget::text::{put, width, wrap};
use crate::app::event::Verbinding;
use crate::app::wachtwoordzin::Wachtwoordzin;
use crate::keymap::{Code, Key};

/// What is asked of the coach.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Stand {
    /// Nothing.
    #[default]
    Niets,
    /// The passphrase; `fout` when the last one did not fit.
    Zin { fout: bool },
    /// To wait: one is being tried.
    Probeert,
    /// A key file opens the store, and it is not known here.
    Bestand,
}

/// The question and what is typed at it.
#[derive(Default)]
pub struct Ontsluit {
    stand: Stand,
    getypt: Wachtwoordzin,
}

stil!(Ontsluit);

impl Ontsluit {
    /// Whether it stands before the screen.
    pub fn vraagt(&self) -> bool {
        self.stand != Stand::Niets
    }
}

/// Hears how the line to the store is.
pub(super) fn hoor(model: &mut Model, verbinding: Verbinding) {
    let stand = match verbinding {
        Verbinding::Goed => Stand::Niets,
        Verbinding::Dicht { zin: false, .. } => Stand::Bestand,
        Verbinding::Dicht { zin: true, fout } => Stand::Zin { fout },
        // Neither says that the store can be opened without.
        Verbinding::Weg | Verbinding::Stil => return,
    };
    if model.ontsluit.stand == stand {
        return;
    }
    model.ontsluit.stand = stand;
    if stand == Stand::Niets {
        model.ontsluit.getypt = Wachtwoordzin::default();
    }
    model.resolver.reset();
    model.touch();
}

/// What the coach does while it stands there.
pub(super) fn invoer(model: &mut Model, input: Input) -> Vec<Effect> {
    model.touch();
    let vraag = &mut model.ontsluit;
    let typt = matches!(vraag.stand, Stand::Zin { .. });
    let key = match input {
        Input::Key(key) => key,
        // From where somebody keeps passphrases; one line of it.
        Input::Paste(tekst) if typt => {
            let regel = tekst.lines().next().unwrap_or_default();
            let letters = regel.chars().filter(|it| !it.is_control());
            letters.for_each(|it| vraag.getypt.typ(it));
            return Vec::new();
        }
        Input::Paste(_) | Input::Mouse(_) | Input::Resize(..) => return Vec::new(),
    };
    if key == Key::ctrl('c') {
        return vec![Effect::Quit];
    }
    if key == Key::plain(Code::Esc) {
        // What is typed goes first: one esc too many must not end the work.
        if vraag.getypt.is_leeg() {
            return vec![Effect::Quit];
        }
        vraag.getypt = Wachtwoordzin::default();
    } else if !typt {
        // To wait, or to leave.
    } else if key == Key::plain(Code::Enter) {
        if !vraag.getypt.is_leeg() {
            vraag.stand = Stand::Probeert;
            return vec![Effect::Ontsluit(std::mem::take(&mut vraag.getypt))];
        }
    } else if key == Key::plain(Code::Backspace) {
        vraag.getypt.veeg();
    } else if let Some(letter) = key.text() {
        vraag.getypt.typ(letter);
    }
    Vec::new()
}

const DICHT: &str = "De gegevens zijn dicht: het venster dat ze open had, is gesloten.";
const VERDER: &str = "Wat hier open stond, staat er dan nog.";
const ANDERS: &str = "Start je trajectbord in een ander venster, dan gaat het hier vanzelf verder.";

fn woorden(stand: Stand) -> Vec<(&'static str, Rol)> {
    let mut alle = vec![("trajectbord", Rol::Kop)];
    match stand {
        Stand::Niets => {}
        Stand::Zin { fout } => {
            if fout {
                let tekst = "Dat is niet de wachtwoordzin. Typ hem opnieuw en druk op enter.";
                alle.push((tekst, Rol::Laat));
            } else {
                alle.push((DICHT, Rol::Tekst));
                alle.push(("Typ de wachtwoordzin en druk op enter.", Rol::Tekst));
            }
            alle.push((VERDER, Rol::Tekst));
        }
        Stand::Probeert => alle.push(("Even geduld: de gegevens gaan open.", Rol::Tekst)),
        Stand::Bestand => {
            alle.push((DICHT, Rol::Tekst));
            let tekst = "Ze gaan open met een sleutelbestand, en dat is in dit venster niet bekend. \
                         Stop, en start opnieuw met het pad ervan in TRAJECTBORD_SLEUTEL.";
            alle.push((tekst, Rol::Tekst));
            alle.push((ANDERS, Rol::Zacht));
        }
    }
    alle
}

const fn stoppen(onbewaard: bool) -> &'static str {
    if onbewaard {
        "esc = stoppen. Let op: wat je het laatst typte is nog niet bewaard."
    } else {
        "esc = stoppen"
    }
}

/// Draws the question, and nothing else.
pub(super) fn draw(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let vraag = &model.ontsluit;
    let breed = usize::from(area.width.saturating_sub(4));
    let regels: Vec<(String, Rol)> = woorden(vraag.stand)
        .into_iter()
        .flat_map(|(tekst, rol)| wrap(tekst, breed).into_iter().map(move |it| (it, rol)))
        .collect();
    let stop = wrap(stoppen(model.unsaved()), breed);
    let hoog = u16::try_from(regels.len() + stop.len() + 3).unwrap_or(u16::MAX);
    // White around what is typed, where there is room for it.
    let wit = u16::from(area.height >= hoog);
    let boven = area.height.saturating_sub(hoog) / 2;
    let mut regel = |y: u16, tekst: &str, rol: Rol| {
        let lang = u16::try_from(width(tekst)).unwrap_or(u16::MAX);
        let x = area.width.saturating_sub(lang) / 2;
        if y < area.height {
            put(buf, area, x, y, tekst, model.theme.style(rol));
        }
        x + lang
    };
    let mut y = boven;
    for (tekst, rol) in &regels {
        regel(y, tekst, *rol);
        y = y.saturating_add(1);
    }
    y = y.saturating_add(wit);
    let mut cursor = None;
    if matches!(vraag.stand, Stand::Zin { .. }) {
        let punten = "*".repeat(vraag.getypt.letters().min(30));
        let naast = regel(y, &punten, Rol::Tekst);
        cursor = (y < area.height).then(|| Position::new(area.x + naast, area.y + y));
        y = y.saturating_add(1 + wit);
    }
    for tekst in &stop {
        regel(y, tekst, Rol::Zacht);
        y = y.saturating_add(1);
    }
    cursor
}
