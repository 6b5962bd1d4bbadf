//! A queue in which a newer thing takes the place of the older one with the same key.

/// The queue: first in, first out, one of each key.
#[derive(Debug)]
pub(super) struct Newest<K, T>(Vec<(K, T)>);

impl<K: PartialEq, T> Newest<K, T> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts something in, in the place of an older one if there is one.
    pub(super) fn put(&mut self, key: K, it: T) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, older)) => *older = it,
            None => self.0.push((key, it)),
        }
    }

    /// Takes the one that waits longest.
    pub(super) fn take(&mut self) -> Option<(K, T)> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Takes the one that waits longest among those with such a key.
    pub(super) fn take_where(&mut self, mag: impl Fn(&K) -> bool) -> Option<(K, T)> {
        let at = self.0.iter().position(|(key, _)| mag(key))?;
        Some(self.0.remove(at))
    }

    /// How many there are with such a key.
    pub(super) fn count(&self, mag: impl Fn(&K) -> bool) -> usize {
        self.0.iter().filter(|(key, _)| mag(key)).count()
    }

    /// Puts back what was taken, in front, unless something newer came.
    pub(super) fn put_back(&mut self, key: K, it: T) {
        if self.0.iter().all(|(known, _)| *known != key) {
            self.0.insert(0, (key, it));
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_not_go_yet_keeps_its_turn() {
        let mut queue = Newest::new();
        for (key, it) in [("a", 1), ("b", 2), ("c", 3)] {
            queue.put(key, it);
        }
        assert_eq!(queue.count(|key| *key != "a"), 2);
        assert_eq!(queue.take_where(|key| *key != "a"), Some(("b", 2)));
        assert_eq!(queue.take_where(|_| true), Some(("a", 1)));
        assert_eq!(queue.take_where(|key| *key == "a"), None);
    }

    #[test]
    fn a_newer_one_takes_the_place_of_the_older_and_its_turn() {
        let mut queue = Newest::new();
        for (key, it) in [("a", 1), ("b", 2), ("a", 3)] {
            queue.put(key, it);
        }
        assert_eq!(
            (queue.take(), queue.take(), queue.take()),
            (Some(("a", 3)), Some(("b", 2)), None)
        );
        assert!(queue.is_empty());
        queue.put("a", 4);
        queue.put_back("b", 5);
        queue.put_back("a", 6);
        assert_eq!(
            (queue.take(), queue.take()),
            (Some(("b", 5)), Some(("a", 4)))
        );
    }
}
