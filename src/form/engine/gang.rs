//! Where the cursor goes: the next field, the next open one, one by name; and what leaving does.

use super::{Focus, FormState};
use crate::form::answers::{Answers, Antwoord};
use crate::form::check;
use crate::form::spec::{Asked, Kind};

impl FormState {
    /// To the next field; in the list of fields, to the chosen one.
    pub fn next_field(&mut self) {
        if !self.goto_accept() {
            self.step(1);
        }
    }

    /// To the previous field.
    pub fn prev_field(&mut self) {
        if self.goto.is_some() {
            self.prev_choice();
        } else {
            self.step(-1);
        }
    }

    /// To the next field that still needs something, in the order of the form and round its end:
    /// while something keeps the form from being complete only that, then every empty field.
    /// `false` when there is none.
    pub fn next_open(&mut self) -> bool {
        self.step_open(1)
    }

    /// To the previous field that still needs something.
    pub fn prev_open(&mut self) -> bool {
        self.step_open(-1)
    }

    /// Puts the cursor in a field, by key; `snel` is the quick line.
    pub fn go_to(&mut self, key: &str) {
        let asked = self.asked();
        let place = asked.into_iter().find(|focus| self.key(*focus) == key);
        if let Some(focus) = place {
            self.leave();
            self.focus = focus;
        }
    }

    /// Whether what is typed here is free text, so that every sign belongs to it.
    pub fn vrije_tekst(&self) -> bool {
        let Focus::Veld(at) = self.focus else {
            return true;
        };
        self.goto.is_some() || matches!(self.kind(at), Some(Kind::Line | Kind::Text))
    }

    /// The first field the cursor can be in.
    pub(super) fn eerste(&self) -> Focus {
        let fields = self.asked().into_iter();
        let mut fields = fields.filter(|focus| *focus != Focus::Snel);
        fields.next().unwrap_or(Focus::Veld(0))
    }

    /// Where the cursor can go, in the order of the form.
    pub(super) fn asked(&self) -> Vec<Focus> {
        let answers = self.answers();
        let quick = self.spec.quick.then_some(Focus::Snel);
        let fields = self.fields.iter().enumerate();
        let asked = fields.filter(|(_, field)| {
            field.asked != Asked::Vast && check::asked(self.spec, field, &answers, self.today)
        });
        quick
            .into_iter()
            .chain(asked.map(|(at, _)| Focus::Veld(at)))
            .collect()
    }

    pub(super) fn step(&mut self, by: isize) {
        self.leave();
        let asked = self.asked();
        self.walk(&asked, by);
    }

    fn step_open(&mut self, by: isize) -> bool {
        if self.goto.is_some() {
            return true;
        }
        self.leave();
        let answers = self.answers();
        let asked = self.asked();
        let eerst = self.eerst();
        let eerst = asked
            .iter()
            .filter(|focus| eerst.contains(&self.key(**focus)));
        let mut open: Vec<Focus> = eerst.copied().collect();
        if open.is_empty() || open == [self.focus] {
            open = asked;
            open.retain(|focus| self.is_open(*focus, &answers));
        }
        if open.is_empty() || open == [self.focus] {
            return false;
        }
        self.walk(&open, by);
        true
    }

    /// What a form that counts its own holes names as missing. A small form is asked whole.
    fn eerst(&self) -> Vec<&'static str> {
        if self.spec.concept {
            self.stand().tegen(self.spec)
        } else {
            Vec::new()
        }
    }

    /// Empty, or filled in with what does not do: a fault, or not knowing where it must be known.
    fn is_open(&self, focus: Focus, answers: &Answers) -> bool {
        let Focus::Veld(at) = focus else {
            return false;
        };
        let Some(field) = self.fields.get(at) else {
            return false;
        };
        match answers.antwoord(field.key) {
            Antwoord::Leeg => true,
            Antwoord::Onbekend | Antwoord::WilNiet => {
                check::required(self.spec, field, answers, self.today)
            }
            Antwoord::Waarde(tekst) => check::waarde_fout(field, tekst, self.today).is_some(),
        }
    }

    /// To the place before or behind the cursor, round the end.
    fn walk(&mut self, places: &[Focus], by: isize) {
        let place = |focus: &Focus| match focus {
            Focus::Snel => 0,
            Focus::Veld(at) => at + 1,
        };
        let here = place(&self.focus);
        // A field that is no longer asked keeps its place between its neighbours.
        let next = if by > 0 {
            let behind = places.iter().find(|focus| place(focus) > here);
            behind.or(places.first())
        } else {
            let before = places.iter().rfind(|focus| place(focus) < here);
            before.or(places.last())
        };
        if let Some(focus) = next {
            self.focus = *focus;
        }
    }

    /// The cursor goes: the text is tidied, and from now on a complaint may be shown.
    pub(super) fn leave(&mut self) {
        if let Focus::Veld(at) = self.focus {
            self.tidy(at);
            if let Some(vak) = self.vakken.get_mut(at) {
                vak.left = true;
            }
        }
    }
}
