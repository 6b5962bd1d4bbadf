//! Keys, actions and the maps between them; knows neither the terminal nor the screens.
//!
//! One table of actions (`action.rs`) feeds bindings, help, which-key, palette, hint line and
//! the README. Bindings are TOML: context, keys, action; the words belong to the action.

pub mod action;
pub mod context;
pub mod describe;
pub mod fault;
pub mod key;
pub mod load;
mod nearest;
pub mod resolve;
pub mod trie;

pub use action::{Action, Groep};
pub use context::{Context, stack};
pub use fault::{KeymapFault, Wrong};
pub use key::{Code, Key};
pub use load::Basis;
pub use nearest::nearest;
pub use resolve::{Outcome, Resolver};
pub use trie::{Found, Keymap};
