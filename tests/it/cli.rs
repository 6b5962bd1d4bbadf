//! The real program as a shell and a script meet it: arguments in, text and an exit code out.

mod avg;
mod backup;
mod document;
mod gegevens;
mod importeer;
mod lezen;
mod opdracht;
mod rapport;
mod scherm;
mod sleutel;
mod storing;
pub(crate) mod thuis;
mod toeval;
mod vandaag;
