//! A long text in lines, wrapped once per width and shown a window at a time.

use chrono::FixedOffset;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::{LogboekRegel, TijdlijnRegel};
use crate::keymap::Action;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{put, put_right, wrap};

/// The lines.
#[derive(Debug, Default)]
pub(super) struct Lap {
    breed: u16,
    regels: Vec<(String, Rol)>,
    top: usize,
}

impl Lap {
    /// Puts other lines in place. Who stands at the top sees what is new; who reads further on
    /// keeps the place.
    fn zet(&mut self, breed: u16, regels: Vec<(String, Rol)>) {
        if self.top > 0 && self.breed == breed {
            let grown = regels.len().saturating_sub(self.regels.len());
            self.top += grown;
        }
        self.breed = breed;
        self.regels = regels;
        self.top = self.top.min(self.regels.len().saturating_sub(1));
    }

    /// The timeline, newest first: own words stand out, what the program noted stays quiet.
    pub(super) fn tijdlijn(
        &mut self,
        breed: u16,
        tijdzone: FixedOffset,
        tijdlijn: &[TijdlijnRegel],
    ) {
        let room = usize::from(breed.saturating_sub(3));
        let mut regels = Vec::new();
        for regel in tijdlijn {
            let moment = moment(regel.moment, tijdzone);
            let rol = if regel.eigen { Rol::Kop } else { Rol::Zacht };
            let kop = format!("{moment} {}  {}", regel.door, regel.kop);
            regels.extend(hangend(&kop, room, 2).into_iter().map(|it| (it, rol)));
            if !regel.tekst.is_empty() {
                let text = wrap(&regel.tekst, room.saturating_sub(2));
                let rol = if regel.eigen { Rol::Tekst } else { Rol::Zacht };
                regels.extend(text.into_iter().map(|it| (format!("  {it}"), rol)));
            }
        }
        if regels.is_empty() {
            let text = "Er is nog niets gebeurd.";
            regels.push((text.to_owned(), Rol::Zacht));
        }
        self.zet(breed, regels);
    }

    /// The log of changes, newest first, after a word about what can be done with it.
    pub(super) fn logboek(
        &mut self,
        breed: u16,
        tijdzone: FixedOffset,
        logboek: &[LogboekRegel],
        bovenaan: Option<String>,
    ) {
        let room = usize::from(breed.saturating_sub(3));
        let mut regels: Vec<_> = bovenaan.into_iter().map(|it| (it, Rol::LetOp)).collect();
        for regel in logboek {
            let moment = moment(regel.moment, tijdzone);
            let velden = if regel.velden.is_empty() {
                String::new()
            } else {
                format!(": {}", regel.velden.join(", "))
            };
            let text = format!("{moment} {}  {}{velden}", regel.door, regel.werkwoord);
            let lines = hangend(&text, room, 2);
            regels.extend(lines.into_iter().map(|it| (it, Rol::Tekst)));
        }
        if regels.is_empty() {
            let text = "Er is nog niets gewijzigd.";
            regels.push((text.to_owned(), Rol::Zacht));
        }
        self.zet(breed, regels);
    }

    /// Scrolls; false when the action is another one's.
    pub(super) fn act(&mut self, action: Action, page: usize) -> bool {
        let last = self.regels.len().saturating_sub(page);
        let page = page.max(1);
        self.top = match action {
            Action::CursorDown => self.top + 1,
            Action::CursorUp => self.top.saturating_sub(1),
            Action::PageDown => self.top + page,
            Action::PageUp => self.top.saturating_sub(page),
            Action::HalfPageDown => self.top + page.div_ceil(2),
            Action::HalfPageUp => self.top.saturating_sub(page.div_ceil(2)),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// Back to the top, for another card.
    pub(super) fn begin(&mut self) {
        self.top = 0;
    }

    /// Draws the window with how much lies above and below it.
    pub(super) fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let rows = usize::from(area.height);
        let top = self.top.min(self.regels.len().saturating_sub(rows));
        for (y, (text, rol)) in (0..area.height).zip(self.regels.iter().skip(top)) {
            put(buf, area, 1, y, text, theme.style(*rol));
        }
        let below = self.regels.len().saturating_sub(top + rows);
        let signs = theme.tekens();
        if top > 0 {
            let text = format!("{}{top}", signs.boven);
            put_right(buf, area, 0, &text, theme.style(Rol::Zacht));
        }
        if below > 0 && area.height > 1 {
            let text = format!("{}{below}", signs.onder);
            put_right(buf, area, area.height - 1, &text, theme.style(Rol::Zacht));
        }
    }
}

fn moment(moment: chrono::DateTime<chrono::Utc>, tijdzone: FixedOffset) -> String {
    let local = moment.with_timezone(&tijdzone);
    local.format("%d-%m-%Y %H:%M").to_string()
}

/// Wraps with what follows the first line moved in.
fn hangend(text: &str, room: usize, by: usize) -> Vec<String> {
    let lines = wrap(text, room.saturating_sub(by));
    let moved = lines.into_iter().enumerate();
    moved
        .map(|(at, line)| match at {
            0 => line,
            _ => format!("{:by$}{line}", ""),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lap(lines: usize) -> Lap {
        let mut lap = Lap::default();
        lap.zet(40, vec![(String::new(), Rol::Tekst); lines]);
        lap
    }

    #[test]
    fn who_reads_further_on_keeps_the_place_when_something_is_added_on_top() {
        let mut it = lap(50);
        it.act(Action::PageDown, 10);
        it.zet(40, vec![(String::new(), Rol::Tekst); 53]);
        assert_eq!(it.top, 13);
        let mut it = lap(50);
        it.zet(40, vec![(String::new(), Rol::Tekst); 53]);
        assert_eq!(it.top, 0);
    }

    #[test]
    fn scrolling_ends_at_the_last_page() {
        let mut it = lap(12);
        for _ in 0..5 {
            it.act(Action::PageDown, 10);
        }
        assert_eq!(it.top, 2);
        assert!(!it.act(Action::Open, 10));
        let mut few = lap(3);
        few.act(Action::Bottom, 10);
        assert_eq!(few.top, 0);
    }
}
