//! Adapters of the gateway port: ways to the service.

pub mod local;
