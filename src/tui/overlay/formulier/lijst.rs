//! Lines to read in a window over the form: the corrections, or the sentences to read aloud.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::FormulierBeeld;
use crate::domain::datum::toon;
use crate::domain::formulier::Formuliersoort;
use crate::form::Answers;
use crate::form::spec::FormSpec;
use crate::form::specs::toestemming::{INLEIDING, SLOT, doel_van, zin};
use crate::keymap::Action;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::step;
use crate::tui::widget::text::{put, put_right, wrap};

/// One paragraph: its text, what it means, and how far it stands in.
type Alinea = (String, Rol, usize);

/// What is read.
pub(super) struct Leeslijst {
    titel: &'static str,
    alineas: Vec<Alinea>,
    top: usize,
}

impl Leeslijst {
    /// What was replaced after the form was complete, newest first.
    pub(super) fn correcties(model: &Model, beeld: &FormulierBeeld, spec: &FormSpec) -> Self {
        let mut alineas = Vec::new();
        for it in &beeld.correcties {
            let label = spec.field(&it.veld).map_or(it.veld.as_str(), |it| it.label);
            let op = it.op.with_timezone(&model.tijdzone);
            let kop = format!(
                "{label}, {} {}, {}",
                toon(op.date_naive()),
                op.format("%H:%M"),
                it.door
            );
            alineas.push((kop, Rol::Kop, 0));
            alineas.push((format!("er stond: {}", it.oud), Rol::Tekst, 2));
            alineas.push((format!("waarom: {}", it.waarom), Rol::Zacht, 2));
        }
        if alineas.is_empty() {
            let text = "Er is nog niets verbeterd sinds dit formulier compleet was.";
            alineas.push((text.to_owned(), Rol::Zacht, 0));
        }
        Self {
            titel: "Correcties",
            alineas,
            top: 0,
        }
    }

    /// Every sentence of the toestemming, to read aloud, with what was answered so far.
    pub(super) fn voorlezen(spec: &FormSpec, soort: Formuliersoort, answers: &Answers) -> Self {
        let mut alineas = Vec::new();
        if soort == Formuliersoort::Toestemming {
            alineas.push((INLEIDING.to_owned(), Rol::Tekst, 0));
        }
        for field in spec.fields() {
            let Some(tekst) = doel_van(field.key).and_then(|doel| zin(spec.version, doel)) else {
                continue;
            };
            let antwoord = match answers.get(field.key).trim() {
                "" => String::new(),
                it => format!(": {it}"),
            };
            alineas.push((String::new(), Rol::Tekst, 0));
            alineas.push((format!("{}{antwoord}", field.label), Rol::Zacht, 0));
            alineas.push((tekst.to_owned(), Rol::Kop, 2));
        }
        alineas.push((String::new(), Rol::Tekst, 0));
        alineas.push((SLOT.to_owned(), Rol::Tekst, 0));
        Self {
            titel: "Voorlezen",
            alineas,
            top: 0,
        }
    }

    fn regels(&self, breed: usize) -> Vec<(String, Rol, usize)> {
        let wrapped = self.alineas.iter().flat_map(|(tekst, rol, inspring)| {
            let lines = wrap(tekst, breed.saturating_sub(*inspring));
            lines.into_iter().map(|line| (line, *rol, *inspring))
        });
        wrapped.collect()
    }

    /// Scrolls; false when the action closes it.
    pub(super) fn act(&mut self, model: &Model, action: Action) -> bool {
        let inner = binnen(model.body());
        let rows = usize::from(inner.height).max(1);
        let all = self.regels(usize::from(inner.width)).len();
        let last = all.saturating_sub(rows);
        match step(action, self.top, last + 1, rows) {
            Some(top) => self.top = top,
            None => return !matches!(action, Action::Back | Action::Open),
        }
        true
    }

    pub(super) fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let theme = model.theme;
        let inner = doos(
            theme,
            plaats(area),
            buf,
            self.titel,
            "esc terug naar het formulier",
        );
        let regels = self.regels(usize::from(inner.width));
        let rows = usize::from(inner.height);
        let top = self.top.min(regels.len().saturating_sub(rows));
        for (y, (text, rol, inspring)) in (0..inner.height).zip(regels.iter().skip(top)) {
            let x = u16::try_from(*inspring).unwrap_or(0);
            put(buf, inner, x, y, text, theme.style(*rol));
        }
        let below = regels.len().saturating_sub(top + rows);
        let signs = theme.tekens();
        for (count, sign, y) in [
            (top, signs.boven, 0),
            (below, signs.onder, inner.height.saturating_sub(1)),
        ] {
            if count > 0 {
                let text = format!("{sign}{count}");
                put_right(buf, inner, y, &text, theme.style(Rol::Zacht));
            }
        }
    }
}

fn plaats(area: Rect) -> Rect {
    let wide = area.width.min(90);
    Rect {
        x: area.x + (area.width - wide) / 2,
        width: wide,
        ..area
    }
}

/// The room inside the box; a column is kept free at the right for how much there is more.
fn binnen(area: Rect) -> Rect {
    let it = plaats(area);
    Rect::new(
        it.x + 2.min(it.width),
        it.y + 1.min(it.height),
        it.width.saturating_sub(4),
        it.height.saturating_sub(2),
    )
}
