//! Lists: which choices the field under the cursor has, and walking through them.

use super::{Focus, FormState};
use crate::form::answers::Antwoord;
use crate::form::kind;
use crate::form::spec::{Keuze, Kind};

impl FormState {
    /// The next choice of a list; in a long text the next row, elsewhere what is offered instead
    /// of what was typed, or the next field.
    pub fn next_choice(&mut self) {
        self.turn(1);
    }

    /// The previous choice of a list; in a long text the previous row, elsewhere the previous
    /// field.
    pub fn prev_choice(&mut self) {
        self.turn(-1);
    }

    /// The choices for the field under the cursor, and the one that stands there.
    pub(super) fn options(&self) -> Option<(Vec<Keuze>, Option<usize>)> {
        let Focus::Veld(at) = self.focus else {
            return None;
        };
        let text = self.vakken.get(at)?.line.text();
        let (lijst, text) = match self.kind(at)? {
            Kind::Choice(lijst) => (lijst, text),
            Kind::Many(lijst) => (lijst, kind::laatste_stuk(lijst, text)),
            _ => return None,
        };
        let text = Antwoord::van(text).waarde().unwrap_or("");
        let all = lijst.keuzes();
        // A whole label is a place in the whole list; anything else narrows it.
        if let Some(at) = all.iter().position(|keuze| keuze.label == text) {
            return Some((all, Some(at)));
        }
        let passend = lijst.passend(text);
        let beste = lijst.beste(text);
        let chosen = passend.iter().position(|keuze| Some(*keuze) == beste);
        if passend.is_empty() {
            // Where nothing fits, the whole list tells what there is.
            return Some(beste.map_or((all, None), |beste| (vec![beste], Some(0))));
        }
        Some((passend, chosen))
    }

    fn turn(&mut self, by: isize) {
        if let Some(zoeken) = self.goto.take() {
            let rows = self.goto_rows(&zoeken).len();
            self.goto = Some(zoeken.turned(by, rows));
            return;
        }
        let Some((keuzes, chosen)) = self.options() else {
            if !(self.rij_verder(by) || (by > 0 && self.neem_aanbod())) {
                self.step(by);
            }
            return;
        };
        let length = isize::try_from(keuzes.len()).unwrap_or(0);
        if length == 0 {
            return;
        }
        let key = self.key(self.focus);
        let mut next = match chosen.and_then(|at| isize::try_from(at).ok()) {
            Some(at) => (at + by).rem_euclid(length),
            None if by < 0 => length - 1,
            None => 0,
        };
        // What cannot be taken here is passed over; with nothing left the choice stays.
        let taken = |at: isize| {
            let keuze = usize::try_from(at).ok().and_then(|at| keuzes.get(at));
            keuze.is_some_and(|keuze| self.verbod(key, keuze.code).is_some())
        };
        for _ in 0..length {
            if taken(next) {
                next = (next + by).rem_euclid(length);
            }
        }
        if taken(next) {
            return;
        }
        let label = usize::try_from(next).ok().and_then(|at| keuzes.get(at));
        let (Some(keuze), Focus::Veld(at)) = (label, self.focus) else {
            return;
        };
        let kind = self.kind(at);
        if let Some(vak) = self.vakken.get_mut(at) {
            let text = vak.line.text();
            let text = match kind {
                Some(Kind::Many(lijst)) => {
                    let stuk = kind::laatste_stuk(lijst, text);
                    let before = text.trim_end().strip_suffix(stuk).unwrap_or("").trim_end();
                    let blank = if before.is_empty() { "" } else { " " };
                    format!("{before}{blank}{}", keuze.label)
                }
                _ => keuze.label.to_owned(),
            };
            vak.line.set(&text);
            vak.klacht = None;
        }
        self.bereken();
    }

    /// Takes what is offered in the place of a wrong text.
    fn neem_aanbod(&mut self) -> bool {
        let Focus::Veld(at) = self.focus else {
            return false;
        };
        let (Some(kind), Some(vak)) = (self.kind(at), self.vakken.get_mut(at)) else {
            return false;
        };
        let aanbod = kind::aanbod(kind, vak.line.text());
        if let Some(aanbod) = &aanbod {
            vak.line.set(aanbod);
            vak.klacht = None;
        }
        aanbod.is_some()
    }
}
