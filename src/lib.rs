//! trajectbord: the rooms of the house.
pub mod domain;
pub mod form;
pub mod fuzzy;
pub mod keymap;
