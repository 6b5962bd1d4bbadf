//! Model, update and view: pure, and the same for every way to the service.

pub mod msg;
