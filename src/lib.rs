//! trajectbord: the rooms of the house.
pub mod domain;
pub mod fuzzy;
pub mod keymap;
