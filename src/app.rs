//! The use cases, data in and data out, over two ports: `store` below and `gateway` above.

pub mod aanwezig;
pub mod answer;
pub mod command;
pub mod decide;
pub mod delen;
pub mod env;
pub mod event;
pub mod fault;
pub mod filter;
pub mod formulier;
pub mod gateway;
pub mod importeer;
pub mod leesmodel;
pub mod matching;
pub mod notities;
pub mod query;
pub mod radar;
pub mod record;
pub mod samenvoegen;
pub mod service;
pub mod store;
pub mod tijd;
pub mod toestemming;
pub mod voorstel;
pub mod werkgevers;
pub mod zicht;
