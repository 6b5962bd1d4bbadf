//! Model, update and view of the screen: pure, it performs nothing and owns no clock, path or sender.
//!
//! # How a screen and a window are built
//!
//! * **In**: [`msg::Msg`] through [`update::update`]. **Out**: a list of [`msg::Effect`], data only.
//! * Everything that takes keys is a [`layer::Layer`]: a screen (`screen/*.rs`) or a window over it
//!   (`overlay/*.rs`). The topmost window gets the keys, else the screen in front. One file each;
//!   a new one adds its file, one variant in [`screen::Screen`] or [`overlay::Overlay`] with its
//!   line in the two `match`es below it, and a function in [`open`] that opens it.
//! * While a layer works it is *taken out* of the model, so its methods get `&mut Model` and may
//!   change everything but themselves. They answer with [`layer::After`]: effects, and whether the
//!   layer stays. A window opened meanwhile lands on top of it.
//! * **Questions and changes** go out with [`model::Model::ask`] (in order), [`model::Model::ask_latest`]
//!   (newest per kind of question wins: search, windows of a list) and [`model::Model::command`].
//!   Each returns the ticket and the effect; the layer keeps the ticket. A reply goes to the layer
//!   whose `awaits` knows its ticket, topmost first; nobody knows it: stale, dropped. A command
//!   that no layer waits for is sent with [`model::Model::send`]: its title or fault becomes a
//!   message by itself.
//! * **Shared data changes by events only** ([`crate::app::event::Happened`]): every layer gets every
//!   event and asks again what it shows. A reply to a command never carries data.
//! * **A window that sends typed text stays open until the answer is Done**; a fault is shown in it,
//!   so that nothing typed is lost: [`layer::bewaard`], and with a line to type on [`overlay::invoer`],
//!   with a form [`overlay::invul`].
//! * **What may be done** is said by `Layer::can`, once: palette and help grey out by it, keys are
//!   refused with its words.
//! * Drawing is `Layer::draw(&self, &Model, Rect, &mut Buffer)`; it returns where the text cursor
//!   stands. Areas come from [`layout`], so that update and view agree. Texts of people go through
//!   [`widget::text`]; colours and signs only through [`theme::Theme`].
//! * **Only what shows something else is drawn** ([`doek`]): the lines of the frame and the cards of
//!   the board are parts with a fingerprint of *everything* they are drawn from. Draw one of these
//!   from one thing more, and that goes into its fingerprint; a test that draws will tell.

#[macro_use]
mod stil;

pub mod aanwezig;
pub mod doek;
pub mod layer;
pub mod layout;
pub mod model;
pub mod msg;
pub mod ontsluit;
pub mod open;
pub mod overlay;
pub mod presentatie;
pub mod recht;
pub mod screen;
pub mod sluier;
pub mod tab;
pub mod theme;
pub mod update;
pub mod view;
pub mod vordert;
pub mod werkstand;
pub mod widget;

pub use model::{Instellingen, Model};
pub use msg::{Effect, Input, Msg, Muis, MuisSoort};
pub use update::{start, update};
pub use view::view;
