//! The leerbedrijven: left a list of which only the rows around the sight are held, right the one
//! under the cursor with its places, erkenningen and people.

mod act;
mod rechts;
mod state;
mod view;

pub use state::WerkgeversScherm;
