//! What saving changes elsewhere: the dossier, and values of a form that was complete. It is shown
//! before it is done; who changes a complete form says why.

use crate::domain::telwoord::tel;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::query::FormulierBeeld;
use crate::form::Answers;
use crate::form::spec::{Asked, FormSpec, Kind};
use crate::keymap::{Action, Key, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{fit, put, wrap};

/// One field that changes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Anders {
    label: &'static str,
    was: String,
    wordt: String,
    /// The dossier changes with it.
    dossier: bool,
    /// A value of a complete form is replaced.
    correctie: bool,
}

/// Every field that changes elsewhere when these answers are saved.
pub(super) fn anders(
    spec: &'static FormSpec,
    beeld: &FormulierBeeld,
    basis: &Answers,
    nu: &Answers,
) -> Vec<Anders> {
    let fields = spec
        .fields()
        .filter(|field| field.asked != Asked::Vast && !matches!(field.kind, Kind::Bsn));
    let rows = fields.filter_map(|field| {
        let wordt = nu.get(field.key).trim();
        let opende = basis.get(field.key).trim();
        if wordt == opende {
            return None;
        }
        let known = beeld.dossier.get(field.key).map_or("", |it| it.trim());
        let dossier = !known.is_empty() && known != wordt;
        let correctie = beeld.status.telt() && !opende.is_empty();
        (dossier || correctie).then(|| Anders {
            label: field.label,
            was: if dossier { known } else { opende }.to_owned(),
            wordt: wordt.to_owned(),
            dossier,
            correctie,
        })
    });
    rows.collect()
}

/// The window.
pub(super) struct Verschil {
    rijen: Vec<Anders>,
    waarom: Option<Regel>,
    leeg: bool,
}

/// What a key asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wil {
    /// Nothing.
    Niets,
    /// Back to the form.
    Terug,
    /// To save, with the reason.
    Bewaar(String),
}

impl Verschil {
    pub(super) fn new(rijen: Vec<Anders>, vraagt: bool) -> Self {
        let vraagt = vraagt || rijen.iter().any(|it| it.correctie);
        Self {
            rijen,
            waarom: vraagt.then(Regel::default),
            leeg: false,
        }
    }

    /// Whether letters are text here.
    pub(super) fn typt(&self) -> bool {
        self.waarom.is_some()
    }

    pub(super) fn act(&mut self, action: Action) -> Wil {
        self.leeg = false;
        if let Some(regel) = &mut self.waarom
            && regel.act(action)
        {
            return Wil::Niets;
        }
        match action {
            Action::Back => Wil::Terug,
            Action::Open | Action::FormSave => {
                let tekst = self.waarom.as_ref().map_or("", |it| it.text().trim());
                if tekst.is_empty() && self.waarom.is_some() {
                    self.leeg = true;
                    return Wil::Niets;
                }
                Wil::Bewaar(tekst.to_owned())
            }
            _ => Wil::Niets,
        }
    }

    pub(super) fn key(&mut self, key: Key) {
        self.leeg = false;
        if let (Some(regel), Some(c)) = (&mut self.waarom, key.text()) {
            regel.push(c);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if let Some(regel) = &mut self.waarom {
            regel.insert(text);
        }
    }

    fn regels(&self, room: usize, weg: &str) -> Vec<(String, Rol)> {
        let mut regels = Vec::new();
        for it in &self.rijen {
            regels.push((fit(it.label, room, weg).into_owned(), Rol::Kop));
            for (kop, tekst, rol) in [
                ("was   ", &it.was, Rol::Zacht),
                ("wordt ", &it.wordt, Rol::Tekst),
            ] {
                let tekst = if tekst.is_empty() { "(leeg)" } else { tekst };
                let lines = wrap(tekst, room.saturating_sub(8));
                let more = lines.len() > 2;
                for (at, line) in lines.into_iter().take(2).enumerate() {
                    let kop = if at == 0 { kop } else { "      " };
                    let rest = if more && at == 1 { weg } else { "" };
                    regels.push((format!("  {kop}{line}{rest}"), rol));
                }
            }
        }
        regels
    }

    fn vraag(&self) -> String {
        let dossier = self.rijen.iter().any(|it| it.dossier);
        let mut zinnen = Vec::new();
        if dossier {
            zinnen.push("Dit wijzigt ook het dossier.".to_owned());
        }
        if self.waarom.is_some() {
            zinnen.push(
                "Dit formulier was compleet: wat er stond blijft bewaard. Waarom verandert het?"
                    .to_owned(),
            );
        }
        zinnen.join(" ")
    }

    pub(super) fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let signs = theme.tekens();
        let wide = area.width.min(76);
        let room = usize::from(wide.saturating_sub(4));
        let regels = self.regels(room, signs.weg);
        let mut onder = wrap(&self.vraag(), room);
        if self.leeg {
            onder = vec!["Schrijf in een paar woorden op waarom dit verandert.".to_owned()];
        }
        let low = u16::try_from(onder.len()).unwrap_or(1) + u16::from(self.waarom.is_some());
        let high = u16::try_from(regels.len()).unwrap_or(u16::MAX);
        let place = midden(area, wide, high.saturating_add(low + 3));
        let context = if self.typt() {
            stack::LIJST
        } else {
            stack::VENSTER
        };
        let key = |action| model.key(context, action);
        let voet = format!(
            "{} bewaart, {} terug naar het formulier",
            key(Action::Open),
            key(Action::Back)
        );
        let inner = doos(theme, place, buf, "Wat er verandert", &voet);
        let top = inner.height.saturating_sub(low.min(inner.height));
        let list = top.saturating_sub(1);
        for (y, (text, rol)) in (0..list).zip(&regels) {
            put(buf, inner, 0, y, text, theme.style(*rol));
        }
        let hidden = regels.len().saturating_sub(usize::from(list));
        if hidden > 0 && list < top {
            let text = format!("en nog {}", tel(hidden, "regel", "regels"));
            put(buf, inner, 0, list, &text, theme.style(Rol::Zacht));
        }
        let rol = if self.leeg { Rol::Laat } else { Rol::LetOp };
        let mut y = top;
        for text in &onder {
            put(buf, inner, 0, y, text, theme.style(rol));
            y += 1;
        }
        let regel = self.waarom.as_ref()?;
        put(buf, inner, 0, y, signs.invoer, theme.style(Rol::Cursor));
        let line = Rect::new(
            inner.x + 2.min(inner.width),
            inner.y + y.min(inner.height),
            inner.width.saturating_sub(2),
            u16::from(y < inner.height),
        );
        regel.draw(line, buf, theme.style(Rol::Tekst))
    }
}
