//! Value list V9: how far a deelnemer is with one werkproces.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Status of a werkproces in a traject (DOMAIN 1.4 V9).
    WerkprocesStatus, "werkprocesstatus" {
        KanAl = "kan_al", "kan al", [];
        TeLeren = "te_leren", "te leren", ["leren"];
        InOefening = "in_oefening", "in oefening", ["oefenen", "bezig"];
        Geleerd = "geleerd", "geleerd", ["klaar", "behaald"];
        NietGeleerd = "niet_geleerd", "niet geleerd", ["niet behaald"];
        Vervallen = "vervallen", "vervallen", ["weg", "nvt"];
    }
}

impl WerkprocesStatus {
    /// Whether it may stand on the praktijkverklaring. What somebody can already do
    /// comes there only after the praktijkopleider turned it into `Geleerd`.
    pub const fn mag_op_verklaring(self) -> bool {
        matches!(self, Self::Geleerd)
    }

    /// Whether it is a judgement of the praktijkopleider, with a day and a name (PL-06).
    pub const fn is_oordeel(self) -> bool {
        matches!(self, Self::Geleerd | Self::NietGeleerd)
    }
}
