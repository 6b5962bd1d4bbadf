//! Adapters of the gateway port: ways to the service.

pub mod lijn;
pub mod local;
pub mod wissel;
