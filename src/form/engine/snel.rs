//! The quick line at work: it fills fields while it is typed, and never over a person's hand.

use super::FormState;
use crate::form::quick;

/// The field for everything that has no field.
const NOTITIE: &str = "notitie";

impl FormState {
    /// Reads the quick line anew and brings the fields up to date.
    ///
    /// A field is the quick line's as long as it is empty or holds what the quick line wrote.
    /// What another hand wrote stays, and the piece for it goes to the note instead; unless that
    /// hand mended just this piece, for then it has its place.
    pub(super) fn apply_snel(&mut self) {
        let tekst = self.snel.text().to_owned();
        self.gelezen = quick::lees(self.spec, &tekst, &self.plaatsen, self.today);
        let mut rest: Vec<String> = Vec::new();
        for (field, vak) in self.fields.iter().zip(&mut self.vakken) {
            if field.key == NOTITIE {
                continue;
            }
            let stuk = self.gelezen.stukken.iter().find(|it| it.key == field.key);
            let own = vak.written.as_deref().unwrap_or("") == vak.line.text();
            if own {
                vak.line.fill(stuk.map_or("", |stuk| &stuk.waarde));
                vak.written = stuk.map(|stuk| stuk.waarde.clone());
                vak.klacht = None;
            } else if let Some(stuk) = stuk
                && stuk.waarde != vak.line.text()
                && vak.written.as_deref() != Some(&stuk.waarde)
            {
                rest.extend(tekst.get(stuk.span.clone()).map(str::to_owned));
            }
        }
        rest.extend(self.gelezen.waarde(NOTITIE).map(str::to_owned));
        let not_read = self.gelezen.rest_tekst(&tekst);
        if !not_read.is_empty() {
            rest.push(not_read);
        }
        self.renote(&rest.join("; "));
    }

    /// Replaces what the quick line added to the note before.
    fn renote(&mut self, rest: &str) {
        let at = self.fields.iter().position(|field| field.key == NOTITIE);
        let Some(vak) = at.and_then(|at| self.vakken.get_mut(at)) else {
            return;
        };
        let text = vak.line.text();
        let hand = match text.rfind(&self.note) {
            Some(from) if !self.note.is_empty() => {
                let before = text.get(..from).unwrap_or("");
                let behind = text.get(from + self.note.len()..).unwrap_or("");
                format!("{before}{behind}")
            }
            _ => text.to_owned(),
        };
        let blank = if hand.is_empty() || hand.ends_with(' ') || rest.is_empty() {
            ""
        } else {
            " "
        };
        self.note = format!("{blank}{rest}");
        let text = format!("{hand}{}", self.note);
        vak.line.fill(&text);
    }
}
