//! The tab Formulieren: each form of the card, then the toestemming doel by doel with what a
//! withdrawal still asks.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::{DoelRegel, FormulierRegel, FormulierenBeeld};
use crate::domain::datum::{toon, toon_kort};
use crate::domain::formulier::{Formuliersoort, Formulierstatus};
use crate::domain::stap::StapId;
use crate::domain::toestemming::{Doel, Doelstand, Gevolg};
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{fit, put, put_right, width};

/// What a row is about; the cursor is kept on it while the rows around it change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anker {
    /// A form.
    Formulier(Formuliersoort),
    /// A doel of the toestemming.
    Doel(Doel),
    /// What must be done after a withdrawal.
    Gevolg(Doel, Gevolg),
}

/// A line of the list: a row that the cursor can be on, or a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Regel {
    Kop,
    Rij(usize),
}

/// The rows with a cursor in them.
#[derive(Debug, Default)]
pub(super) struct Formulieren {
    pub(super) data: Option<Box<FormulierenBeeld>>,
    rijen: Vec<Anker>,
    pub(super) cursor: usize,
    top: usize,
}

impl Formulieren {
    /// Takes the answer, with the cursor on what it was on.
    pub(super) fn zet(&mut self, data: Box<FormulierenBeeld>, hoog: usize) {
        let before = self.in_hand();
        self.rijen.clear();
        let forms = data.regels.iter().map(|it| Anker::Formulier(it.soort));
        self.rijen.extend(forms);
        for regel in &data.toestemming {
            self.rijen.push(Anker::Doel(regel.doel));
            let open = regel.open.iter();
            self.rijen
                .extend(open.map(|gevolg| Anker::Gevolg(regel.doel, *gevolg)));
        }
        let at = match before {
            Some(before) => self.rijen.iter().position(|it| *it == before),
            // It opens on the first form that is not finished.
            None => data
                .regels
                .iter()
                .position(|it| it.status.is_none_or(|it| !it.telt())),
        };
        self.data = Some(data);
        self.go(at.unwrap_or(self.cursor), hoog);
    }

    /// Forgets everything, for another card.
    pub(super) fn begin(&mut self) {
        *self = Self::default();
    }

    /// How many rows the cursor can be on.
    pub(super) fn len(&self) -> usize {
        self.rijen.len()
    }

    /// What the cursor is on.
    pub(super) fn in_hand(&self) -> Option<Anker> {
        self.rijen.get(self.cursor).copied()
    }

    /// A form of the card.
    pub(super) fn regel(&self, soort: Formuliersoort) -> Option<&FormulierRegel> {
        let mut regels = self.data.as_ref()?.regels.iter();
        regels.find(|it| it.soort == soort)
    }

    /// The form that does a step and is not complete yet.
    pub(super) fn doet(&self, stap: StapId) -> Option<Formuliersoort> {
        let soort = Formuliersoort::van_stap(stap)?;
        let klaar = self
            .regel(soort)
            .and_then(|it| it.status)
            .is_some_and(Formulierstatus::telt);
        (!klaar).then_some(soort)
    }

    /// A doel of the card.
    pub(super) fn doel(&self, doel: Doel) -> Option<&DoelRegel> {
        let mut regels = self.data.as_ref()?.toestemming.iter();
        regels.find(|it| it.doel == doel)
    }

    /// How many forms are complete, of how many: for the name of the tab.
    pub(super) fn telling(&self) -> Option<String> {
        let regels = &self.data.as_ref()?.regels;
        let klaar = regels
            .iter()
            .filter(|it| it.status.is_some_and(Formulierstatus::telt))
            .count();
        Some(format!("{klaar}/{}", regels.len()))
    }

    /// The lines of the list: the forms, then a heading over the toestemming.
    fn regels(&self) -> Vec<Regel> {
        let mut regels = Vec::new();
        let mut doelen = false;
        for (at, anker) in self.rijen.iter().enumerate() {
            if !doelen && !matches!(anker, Anker::Formulier(_)) {
                doelen = true;
                regels.push(Regel::Kop);
            }
            regels.push(Regel::Rij(at));
        }
        regels
    }

    /// Puts the cursor and scrolls when it would leave the sight.
    pub(super) fn go(&mut self, at: usize, hoog: usize) {
        let page = hoog.max(1);
        self.cursor = at.min(self.rijen.len().saturating_sub(1));
        let regels = self.regels();
        let here = Regel::Rij(self.cursor);
        let line = regels.iter().position(|it| *it == here).unwrap_or(0);
        if line < self.top {
            self.top = line.saturating_sub(page / 2);
        } else if line >= self.top + page {
            self.top = line + 1 - page + page / 2;
        }
        self.top = self.top.min(regels.len().saturating_sub(page));
    }

    /// The row at a line of the list, for the mouse.
    pub(super) fn at(&self, y: usize) -> Option<usize> {
        match self.regels().get(self.top + y)? {
            Regel::Rij(at) => Some(*at),
            Regel::Kop => None,
        }
    }

    /// Draws the rows in sight.
    pub(super) fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let Some(data) = &self.data else {
            put(buf, area, 2, 0, "laden...", model.theme.style(Rol::Zacht));
            return;
        };
        let regels = self.regels();
        for (y, regel) in (0..area.height).zip(regels.iter().skip(self.top)) {
            let Regel::Rij(at) = regel else {
                kop(model, data, (area, y), buf);
                continue;
            };
            marker(model.theme, area, y, *at == self.cursor, buf);
            match self.rijen.get(*at) {
                Some(Anker::Formulier(soort)) => {
                    if let Some(it) = self.regel(*soort) {
                        formulier(model, it, (area, y), buf);
                    }
                }
                Some(Anker::Doel(doel)) => {
                    if let Some(it) = self.doel(*doel) {
                        toestemming(model, it, data.bevestigen_voor, (area, y), buf);
                    }
                }
                Some(Anker::Gevolg(_, gevolg)) => {
                    let theme = model.theme;
                    let text = format!("nog te doen: {}", gevolg.label());
                    let sign = theme.tekens().punt;
                    put(buf, area, 6, y, sign, theme.style(Rol::LetOp));
                    let room = usize::from(area.width.saturating_sub(9));
                    let text = fit(&text, room, theme.tekens().weg);
                    put(buf, area, 8, y, &text, theme.style(Rol::LetOp));
                }
                None => {}
            }
        }
    }
}

fn kop(model: &Model, data: &FormulierenBeeld, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let x = put(buf, area, 2, y, "Toestemming", theme.style(Rol::Kop));
    if let Some(dag) = data.bevestigen_voor {
        let laat = dag < model.vandaag;
        let sign = if laat { "!" } else { "" };
        let text = format!("schriftelijk bevestigen voor {}{sign}", toon_kort(dag));
        let rol = if laat { Rol::Laat } else { Rol::LetOp };
        let room = usize::from(area.width.saturating_sub(x + 3));
        let text = fit(&text, room, theme.tekens().weg);
        put(buf, area, x + 2, y, &text, theme.style(rol));
    }
}

/// How a form stands, in a sign and a word.
fn stand(
    status: Option<Formulierstatus>,
    signs: [&'static str; 3],
) -> (&'static str, &'static str, Rol) {
    let [vink, let_op, punt] = signs;
    match status {
        None => (punt, "niet begonnen", Rol::Tekst),
        Some(it @ Formulierstatus::Concept) => ("~", it.label(), Rol::LetOp),
        Some(it @ (Formulierstatus::Compleet | Formulierstatus::Ondertekend)) => {
            (vink, it.label(), Rol::Klaar)
        }
        Some(it @ Formulierstatus::Vervangen) => ("-", it.label(), Rol::Zacht),
        Some(it @ Formulierstatus::Ingetrokken) => (let_op, it.label(), Rol::Laat),
    }
}

fn hoofdletter(tekst: &str) -> String {
    let mut chars = tekst.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Columns from which the status and the count of a form stand.
const STATUS: u16 = 29;
const MAAT: u16 = 43;

fn formulier(model: &Model, it: &FormulierRegel, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let (sign, woord, rol) = stand(it.status, [signs.vink, signs.waarschuwing, signs.punt]);
    put(buf, area, 4, y, sign, theme.style(rol));
    let naam = match it.nummer {
        0 | 1 => hoofdletter(it.soort.label()),
        n => format!("{} ({n})", hoofdletter(it.soort.label())),
    };
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    // Who and when, and the step that it does; what does not fit goes from the left.
    let mut rechts = Vec::new();
    if let Some((wie, op)) = &it.gewijzigd {
        let dag = op.with_timezone(&model.tijdzone).date_naive();
        rechts.push(format!("{} {wie}", dag.format("%d-%m")));
    }
    rechts.extend(it.stap.map(|stap| stap.to_string()));
    let smal = area.width < 60;
    if smal {
        let x = put_right(buf, edge, y, woord, theme.style(rol));
        let room = usize::from(x.saturating_sub(8));
        let naam = fit(&naam, room, signs.weg);
        put(buf, area, 6, y, &naam, theme.style(Rol::Tekst));
        return;
    }
    let right = put_right(buf, edge, y, &rechts.join(" "), theme.style(Rol::Zacht));
    let naam = fit(&naam, usize::from(STATUS - 7), signs.weg);
    put(buf, area, 6, y, &naam, theme.style(Rol::Tekst));
    put(buf, area, STATUS, y, woord, theme.style(rol));
    // "22/22, compleet" says twice what the status says.
    let maat = it.stand.strip_suffix(", compleet").unwrap_or(&it.stand);
    // Nobody typed anything wrong in a form that was not begun.
    let maat = match it.status {
        None => maat.split(", ").next().unwrap_or(maat),
        Some(_) => maat,
    };
    let room = usize::from(right.saturating_sub(MAAT + 1));
    let maat = fit(maat, room, signs.weg);
    put(buf, area, MAAT, y, &maat, theme.style(Rol::Zacht));
}

/// How a doel stands, in a sign and words.
fn woorden(
    it: &DoelRegel,
    voor: Option<NaiveDate>,
    vandaag: NaiveDate,
    signs: [&'static str; 3],
) -> (&'static str, String, Rol) {
    let [vink, let_op, punt] = signs;
    match it.stand {
        Doelstand::NietGevraagd => (punt, "niet gevraagd".to_owned(), Rol::Tekst),
        Doelstand::Nee => ("-", "nee".to_owned(), Rol::Tekst),
        Doelstand::Ja {
            op,
            mondeling: false,
        } => (vink, format!("ja, {}", toon(op)), Rol::Klaar),
        Doelstand::Ja {
            op,
            mondeling: true,
        } => match voor {
            Some(dag) if dag < vandaag => (
                "!",
                format!("mondeling, bevestigen voor {}!", toon(dag)),
                Rol::Laat,
            ),
            Some(dag) => (
                "~",
                format!("mondeling, bevestigen voor {}", toon(dag)),
                Rol::LetOp,
            ),
            None => (vink, format!("mondeling, {}", toon(op)), Rol::LetOp),
        },
        Doelstand::Ingetrokken { op } => (let_op, format!("ingetrokken {}", toon(op)), Rol::LetOp),
    }
}

fn toestemming(
    model: &Model,
    it: &DoelRegel,
    voor: Option<NaiveDate>,
    (area, y): (Rect, u16),
    buf: &mut Buffer,
) {
    let theme = model.theme;
    let signs = theme.tekens();
    let tekens = [signs.vink, signs.waarschuwing, signs.punt];
    let (sign, woord, rol) = woorden(it, voor, model.vandaag, tekens);
    put(buf, area, 4, y, sign, theme.style(rol));
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let label = it.doel.label();
    let room = usize::from(area.width.saturating_sub(8));
    let woord = fit(
        &woord,
        room.saturating_sub(width(label).min(room / 2) + 1),
        signs.weg,
    );
    let right = put_right(buf, edge, y, &woord, theme.style(rol));
    let label = fit(label, usize::from(right.saturating_sub(7)), signs.weg);
    put(buf, area, 6, y, &label, theme.style(Rol::Tekst));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doel_says_how_it_stands_and_by_when_it_must_be_confirmed() {
        let dag = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let regel = |stand| DoelRegel {
            doel: Doel::DelenMbo,
            stand,
            open: Vec::new(),
        };
        let say = |stand, voor| woorden(&regel(stand), voor, dag(22), ["v", "^", "."]);
        let mondeling = Doelstand::Ja {
            op: dag(10),
            mondeling: true,
        };
        assert_eq!(say(Doelstand::NietGevraagd, None).1, "niet gevraagd");
        assert_eq!(say(Doelstand::Nee, None).1, "nee");
        let (sign, text, _) = say(mondeling, Some(dag(24)));
        assert_eq!(
            (sign, text.as_str()),
            ("~", "mondeling, bevestigen voor 24-11-2026")
        );
        let (sign, text, rol) = say(mondeling, Some(dag(21)));
        assert_eq!((sign, rol), ("!", Rol::Laat));
        assert!(text.ends_with('!'));
        let weg = Doelstand::Ingetrokken { op: dag(20) };
        assert_eq!(say(weg, None).1, "ingetrokken 20-11-2026");
    }
}
