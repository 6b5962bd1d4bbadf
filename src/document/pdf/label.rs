//! The tags of a document: what each thing is, in reading order, for who does not see the page.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

/// A place in the tree of tags.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Knoop(usize);

/// The tree while it grows: first its shape, then the content, page by page.
#[derive(Default)]
pub(super) struct Labels {
    knopen: Vec<(TagKind, Vec<Kind>)>,
    wortels: Vec<usize>,
}

enum Kind {
    Knoop(usize),
    Inhoud(Identifier),
}

impl Labels {
    /// A tag at the end of another one, or at the end of the document.
    pub(super) fn nieuw(&mut self, onder: Option<Knoop>, soort: impl Into<TagKind>) -> Knoop {
        let nummer = self.knopen.len();
        self.knopen.push((soort.into(), Vec::new()));
        match onder.and_then(|knoop| self.knopen.get_mut(knoop.0)) {
            Some((_, kinderen)) => kinderen.push(Kind::Knoop(nummer)),
            None => self.wortels.push(nummer),
        }
        Knoop(nummer)
    }

    /// Something drawn that belongs to a tag.
    pub(super) fn inhoud(&mut self, knoop: Knoop, wat: Identifier) {
        if let Some((_, kinderen)) = self.knopen.get_mut(knoop.0) {
            kinderen.push(Kind::Inhoud(wat));
        }
    }

    /// The tree as the file needs it.
    pub(super) fn boom(&self) -> TagTree {
        let mut boom = TagTree::new();
        for wortel in &self.wortels {
            if let Some(tak) = self.tak(*wortel) {
                boom.push(tak);
            }
        }
        boom
    }

    fn tak(&self, nummer: usize) -> Option<TagGroup> {
        let (soort, kinderen) = self.knopen.get(nummer)?;
        let kinderen: Vec<Node> = kinderen
            .iter()
            .filter_map(|kind| match kind {
                Kind::Knoop(nummer) => self.tak(*nummer).map(Node::from),
                Kind::Inhoud(wat) => Some(Node::from(*wat)),
            })
            .collect();
        Some(TagGroup::with_children(soort.clone(), kinderen))
    }
}
