//! trajectbord: the rooms of the house.
pub mod keymap;
