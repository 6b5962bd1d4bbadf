//! The screens of the line on top: each keeps its place while another is in front.

use crate::domain::werkstand::Scherm;
use crate::keymap::Action;

/// A screen of the line on top. A dossier lies over the one it was opened from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The board.
    #[default]
    Bord,
    /// What there is to do.
    Voorraad,
    /// Who fits where.
    Matching,
    /// The leerbedrijven.
    Werkgevers,
    /// The fase-overleg.
    Overleg,
    /// What the region reports.
    Monitor,
}

impl Tab {
    /// Every screen that there is, in the order of the line.
    pub const ALL: [Self; 6] = [
        Self::Bord,
        Self::Voorraad,
        Self::Matching,
        Self::Werkgevers,
        Self::Overleg,
        Self::Monitor,
    ];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Bord => "Bord",
            Self::Voorraad => "Werkvoorraad",
            Self::Matching => "Matching",
            Self::Werkgevers => "Werkgevers",
            Self::Overleg => "Overleg",
            Self::Monitor => "Monitor",
        }
    }

    /// The action that brings it in front.
    pub const fn action(self) -> Action {
        match self {
            Self::Bord => Action::ScreenBord,
            Self::Voorraad => Action::ScreenVoorraad,
            Self::Matching => Action::ScreenMatching,
            Self::Werkgevers => Action::ScreenWerkgevers,
            Self::Overleg => Action::ScreenOverleg,
            Self::Monitor => Action::ScreenMonitor,
        }
    }

    /// Whether it is only ever shown without names.
    pub const fn altijd_gedeeld(self) -> bool {
        match self {
            Self::Overleg => true,
            Self::Bord | Self::Voorraad | Self::Matching | Self::Werkgevers | Self::Monitor => {
                false
            }
        }
    }

    /// As it is kept.
    pub const fn scherm(self) -> Scherm {
        match self {
            Self::Bord => Scherm::Bord,
            Self::Voorraad => Scherm::Werkvoorraad,
            Self::Matching => Scherm::Matching,
            Self::Werkgevers => Scherm::Werkgevers,
            Self::Overleg => Scherm::Overleg,
            Self::Monitor => Scherm::Monitor,
        }
    }

    /// The screen that was kept.
    pub fn van_scherm(scherm: Scherm) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.scherm() == scherm)
    }

    /// The screen that an action brings in front.
    pub fn van_action(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.action() == action)
    }
}
