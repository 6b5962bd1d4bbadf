//! From a keypress to an action: prefixes wait without a time-out, text stays text.

use super::{Action, Code, Context, Found, Key, Keymap};

/// What a keypress comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Do this.
    Do(Action),
    /// The beginning of a longer sequence; the box with what may follow is due.
    Pending,
    /// No binding; in a text context the key is for the field.
    Unbound,
    /// A sequence was begun and dropped, by Esc or by a key that leads nowhere.
    Cancelled,
}

/// The keys of a sequence so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolver {
    pending: Vec<Key>,
}

impl Resolver {
    /// The keys pressed so far of a sequence that is not finished.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// Forgets a sequence that was begun.
    pub fn reset(&mut self) {
        self.pending.clear();
    }

    /// Takes one key in a stack of contexts, top first.
    pub fn press(&mut self, map: &Keymap, stack: &[Context], key: Key) -> Outcome {
        // A window that opened meanwhile makes the keys before it meaningless.
        if map.look_up(stack, &self.pending) != Found::Branch {
            self.reset();
        }
        let began = !self.pending.is_empty();
        if began && key == Key::plain(Code::Esc) {
            self.reset();
            return Outcome::Cancelled;
        }
        let text = stack.iter().position(|context| context.is_text());
        // A sign is text, unless a context above the text takes it.
        let stack = match text.and_then(|at| stack.get(..at)) {
            Some(above) if !began && key.text().is_some() => above,
            _ => stack,
        };
        self.pending.push(key);
        match map.look_up(stack, &self.pending) {
            Found::Leaf(action) => {
                self.reset();
                Outcome::Do(action)
            }
            Found::Branch => Outcome::Pending,
            Found::Nothing => {
                self.reset();
                if began {
                    Outcome::Cancelled
                } else {
                    Outcome::Unbound
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Basis, stack};
    use super::*;

    fn press(resolver: &mut Resolver, stack: &[Context], key: &str) -> Outcome {
        let map = Keymap::embedded(Basis::Standaard);
        resolver.press(&map, stack, key.parse().unwrap())
    }

    #[test]
    fn a_key_does_its_action_at_once() {
        let mut it = Resolver::default();
        assert_eq!(
            press(&mut it, stack::BORD, ">"),
            Outcome::Do(Action::KaartAdvance)
        );
        assert_eq!(it.pending(), []);
    }

    #[test]
    fn a_prefix_waits_and_then_does_its_action() {
        let mut it = Resolver::default();
        assert_eq!(press(&mut it, stack::BORD, "g"), Outcome::Pending);
        assert_eq!(it.pending(), [Key::char('g')]);
        assert_eq!(
            press(&mut it, stack::BORD, "4"),
            Outcome::Do(Action::FaseGo4)
        );
        assert_eq!(press(&mut it, stack::BORD, "g"), Outcome::Pending);
        assert_eq!(press(&mut it, stack::BORD, "g"), Outcome::Do(Action::Top));
    }

    #[test]
    fn esc_or_a_stray_key_drops_the_prefix_and_nothing_else() {
        for key in ["esc", "9"] {
            let mut it = Resolver::default();
            assert_eq!(press(&mut it, stack::BORD, "g"), Outcome::Pending);
            assert_eq!(press(&mut it, stack::BORD, key), Outcome::Cancelled);
            assert_eq!(it.pending(), []);
        }
        let mut it = Resolver::default();
        assert_eq!(
            press(&mut it, stack::BORD, "esc"),
            Outcome::Do(Action::Back)
        );
    }

    #[test]
    fn a_letter_in_a_form_is_text_and_ctrl_is_not() {
        let mut it = Resolver::default();
        for letter in ["q", "?", "space", "1", ">"] {
            assert_eq!(press(&mut it, stack::FORMULIER, letter), Outcome::Unbound);
        }
        assert_eq!(
            press(&mut it, stack::FORMULIER, "ctrl-s"),
            Outcome::Do(Action::FormSave)
        );
        assert_eq!(
            press(&mut it, stack::FORMULIER, "esc"),
            Outcome::Do(Action::FormLeave)
        );
    }

    #[test]
    fn a_bracket_is_a_key_in_a_field_and_text_in_free_text() {
        let mut it = Resolver::default();
        let next = Outcome::Do(Action::FieldNextOpen);
        assert_eq!(press(&mut it, stack::VELD, "]"), next);
        assert_eq!(press(&mut it, stack::FORMULIER, "]"), Outcome::Unbound);
        assert_eq!(press(&mut it, stack::VELD, "a"), Outcome::Unbound);
        for stack in [stack::VELD, stack::FORMULIER] {
            assert_eq!(press(&mut it, stack, "pagedown"), next);
        }
    }

    #[test]
    fn a_prefix_from_before_a_window_is_forgotten_in_it() {
        let mut it = Resolver::default();
        assert_eq!(press(&mut it, stack::BORD, "z"), Outcome::Pending);
        assert_eq!(
            press(&mut it, stack::VENSTER, "j"),
            Outcome::Do(Action::CursorDown)
        );
        assert_eq!(press(&mut it, stack::BORD, "z"), Outcome::Pending);
        assert_eq!(press(&mut it, stack::FORMULIER, "a"), Outcome::Unbound);
    }

    #[test]
    fn an_unknown_key_is_unbound() {
        let mut it = Resolver::default();
        assert_eq!(press(&mut it, stack::BORD, "f5"), Outcome::Unbound);
    }

    #[test]
    fn a_sequence_in_a_form_may_go_on_with_a_letter() {
        let map = Keymap::load("t.toml", "[formulier]\n\"ctrl-v s\" = \"form-save\"\n").unwrap();
        let mut it = Resolver::default();
        assert_eq!(
            it.press(&map, stack::FORMULIER, Key::ctrl('v')),
            Outcome::Pending
        );
        assert_eq!(
            it.press(&map, stack::FORMULIER, Key::char('s')),
            Outcome::Do(Action::FormSave)
        );
    }
}
