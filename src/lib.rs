//! trajectbord: the rooms of the house.
pub mod domain;
pub mod keymap;
