//! The board: seven columns of cards, of which only the rows in sight and some around are held.

mod act;
mod kaart;
mod plan;
mod state;
mod view;

pub use kaart::vak;
pub use plan::{Hoogte, Plan, plan};
pub use state::{Bord, Zuil};
