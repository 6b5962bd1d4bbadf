//! The four levels of the mbo.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Niveau of a kwalificatie (DOMAIN R22); entree is 1.
    Niveau, "niveau" {
        Een = "1", "niveau 1 (entree)", ["n1", "niveau 1", "mbo 1", "mbo1", "entree", "een", "assistent"];
        Twee = "2", "niveau 2", ["n2", "mbo 2", "mbo2", "twee"];
        Drie = "3", "niveau 3", ["n3", "mbo 3", "mbo3", "drie"];
        Vier = "4", "niveau 4", ["n4", "mbo 4", "mbo4", "vier"];
    }
}

impl Niveau {
    /// 1 to 4.
    pub const fn getal(self) -> u8 {
        self as u8 + 1
    }

    /// The level with this number.
    pub fn van_getal(getal: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.getal() == getal)
    }
}
