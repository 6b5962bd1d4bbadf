//! The screens over the board, one file each.

pub mod bord;
pub mod dossier;
pub mod matching;
pub mod monitor;
pub mod overleg;
pub mod voorraad;
pub mod werkgevers;

use super::layer::Layer;

/// A screen opened over the board. The board itself lives in the model.
#[derive(Debug)]
pub enum Screen {
    /// The dossier of one card.
    Dossier(Box<dossier::DossierScherm>),
}

impl Screen {
    /// The screen as a layer.
    pub fn layer(&self) -> &dyn Layer {
        match self {
            Self::Dossier(it) => it.as_ref(),
        }
    }

    /// The screen as a layer that works.
    pub fn layer_mut(&mut self) -> &mut dyn Layer {
        match self {
            Self::Dossier(it) => it.as_mut(),
        }
    }
}
