//! trajectbord: the rooms of the house.
