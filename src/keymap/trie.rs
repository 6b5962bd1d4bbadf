//! The bindings of every context as a tree of keys.

use std::collections::BTreeMap;

use super::{Action, Context, Key};

/// What lies at the end of a sequence of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The sequence does this.
    Leaf(Action),
    /// The sequence is the beginning of others.
    Branch,
    /// Nothing begins like this.
    Nothing,
}

/// One place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A binding ends here.
    Leaf(Action),
    /// More keys follow, in the order of the file.
    Branch(Vec<(Key, Node)>),
}

/// All bindings, ready to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    contexts: BTreeMap<Context, Vec<(Key, Node)>>,
    remarks: Vec<String>,
}

impl Keymap {
    /// What a coach should know about an own key map that is allowed but will not work well.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    pub(super) fn remark(&mut self, remark: String) {
        self.remarks.push(remark);
    }

    /// Hangs an action at the end of a sequence. The loader has refused duplicates and bindings
    /// through another binding; a sequence that cannot hang anywhere is left out.
    pub(super) fn insert(&mut self, context: Context, keys: &[Key], action: Action) {
        let mut level = self.contexts.entry(context).or_default();
        let Some((last, way)) = keys.split_last() else {
            return;
        };
        for key in way {
            let known = level.iter().position(|(known, _)| known == key);
            let at = known.unwrap_or(level.len());
            if known.is_none() {
                level.push((*key, Node::Branch(Vec::new())));
            }
            match level.get_mut(at) {
                Some((_, Node::Branch(next))) => level = next,
                _ => return,
            }
        }
        if level.iter().all(|(known, _)| known != last) {
            level.push((*last, Node::Leaf(action)));
        }
    }

    /// What a sequence does in one context.
    pub fn find(&self, context: Context, keys: &[Key]) -> Found {
        let Some(mut level) = self.contexts.get(&context) else {
            return Found::Nothing;
        };
        let mut found = Found::Branch;
        for (at, key) in keys.iter().enumerate() {
            match level.iter().find(|(known, _)| known == key) {
                Some((_, Node::Branch(next))) => level = next,
                Some((_, Node::Leaf(action))) if at + 1 == keys.len() => {
                    found = Found::Leaf(*action);
                }
                _ => return Found::Nothing,
            }
        }
        found
    }

    /// What a sequence does in a stack of contexts: the topmost that knows it wins.
    pub fn look_up(&self, stack: &[Context], keys: &[Key]) -> Found {
        stack
            .iter()
            .map(|context| self.find(*context, keys))
            .find(|found| *found != Found::Nothing)
            .unwrap_or(Found::Nothing)
    }

    /// Whether the keys can be pressed one after the other in this stack and then do something.
    fn reachable(&self, stack: &[Context], keys: &[Key]) -> bool {
        let text = stack.iter().position(|context| context.is_text());
        let typed = keys.first().is_some_and(|key| key.text().is_some());
        // Above the text a context may take a sign; below, it is text.
        let stack = match text.and_then(|at| stack.get(..at)) {
            Some(above) if typed => above,
            _ => stack,
        };
        self.look_up(stack, keys) != Found::Nothing
            && (1..keys.len()).all(|length| {
                keys.get(..length)
                    .is_some_and(|way| self.look_up(stack, way) == Found::Branch)
            })
    }

    /// Every binding of one context, in the order of the files.
    pub fn of_context(&self, context: Context) -> Vec<(Vec<Key>, Action)> {
        let mut rows = Vec::new();
        self.walk_context(context, &mut |keys, action| {
            rows.push((keys.to_vec(), action));
        });
        rows
    }

    fn walk_context(&self, context: Context, see: &mut dyn FnMut(&[Key], Action)) {
        if let Some(level) = self.contexts.get(&context) {
            walk(level, &mut Vec::new(), see);
        }
    }

    /// Every binding that works in a stack, top first; what a higher context covers is left out.
    pub fn of_stack(&self, stack: &[Context]) -> Vec<(Vec<Key>, Action)> {
        stack
            .iter()
            .flat_map(|context| self.of_context(*context))
            .filter(|(keys, action)| self.works(stack, keys, *action))
            .collect()
    }

    /// Every sequence that does one action in a stack, top first. The line with hints asks it for a
    /// dozen actions whenever a window opens: only what does the action is looked up.
    pub fn of_action(&self, stack: &[Context], action: Action) -> Vec<Vec<Key>> {
        let mut found = Vec::new();
        for context in stack {
            self.walk_context(*context, &mut |keys, does| {
                if does == action && self.works(stack, keys, action) {
                    found.push(keys.to_vec());
                }
            });
        }
        found
    }

    /// Whether these keys do this in a stack, and can be pressed.
    fn works(&self, stack: &[Context], keys: &[Key], action: Action) -> bool {
        self.look_up(stack, keys) == Found::Leaf(action) && self.reachable(stack, keys)
    }
}

fn walk(level: &[(Key, Node)], way: &mut Vec<Key>, see: &mut dyn FnMut(&[Key], Action)) {
    for (key, node) in level {
        way.push(*key);
        match node {
            Node::Leaf(action) => see(way, *action),
            Node::Branch(next) => walk(next, way, see),
        }
        way.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.split(' ').map(|it| it.parse().unwrap()).collect()
    }

    fn map() -> Keymap {
        let mut map = Keymap::default();
        map.insert(Context::Algemeen, &keys("g g"), Action::Top);
        map.insert(Context::Algemeen, &keys("z"), Action::Quit);
        map.insert(Context::Algemeen, &keys("n"), Action::IntakeNew);
        map.insert(Context::Bord, &keys("g 1"), Action::FaseGo1);
        map.insert(Context::Bord, &keys("z m"), Action::FilterMine);
        map.insert(Context::Bord, &keys("n"), Action::NoteAdd);
        map
    }

    #[test]
    fn the_topmost_context_that_knows_a_sequence_wins() {
        let map = map();
        assert_eq!(
            map.look_up(stack_of_bord(), &keys("n")),
            Found::Leaf(Action::NoteAdd)
        );
        assert_eq!(
            map.look_up(&[Context::Algemeen], &keys("n")),
            Found::Leaf(Action::IntakeNew)
        );
    }

    #[test]
    fn two_contexts_share_a_prefix() {
        let map = map();
        assert_eq!(map.look_up(stack_of_bord(), &keys("g")), Found::Branch);
        assert_eq!(
            map.look_up(stack_of_bord(), &keys("g g")),
            Found::Leaf(Action::Top)
        );
        assert_eq!(
            map.look_up(stack_of_bord(), &keys("g 1")),
            Found::Leaf(Action::FaseGo1)
        );
        assert_eq!(map.look_up(stack_of_bord(), &keys("g 9")), Found::Nothing);
    }

    #[test]
    fn the_keys_of_an_action_are_those_that_the_whole_list_has_for_it() {
        let map = map();
        let stack = stack_of_bord();
        for action in Action::ALL {
            let all = map.of_stack(stack).into_iter();
            let of_it: Vec<_> = all.filter(|it| it.1 == *action).map(|it| it.0).collect();
            assert_eq!(map.of_action(stack, *action), of_it);
        }
    }

    #[test]
    fn what_a_higher_context_covers_is_not_listed() {
        let map = map();
        let listed: Vec<Action> = map
            .of_stack(stack_of_bord())
            .into_iter()
            .map(|(_, action)| action)
            .collect();
        assert_eq!(
            listed,
            [
                Action::FaseGo1,
                Action::FilterMine,
                Action::NoteAdd,
                Action::Top
            ]
        );
    }

    fn stack_of_bord() -> &'static [Context] {
        super::super::stack::BORD
    }
}
