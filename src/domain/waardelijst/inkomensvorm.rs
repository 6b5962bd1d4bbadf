//! Value list V7: what a deelnemer lives on during the praktijkleren.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Inkomensvorm (DOMAIN 1.4 V7, step PI-02).
    Inkomensvorm, "inkomensvorm" {
        BehoudUitkering = "BEHOUD_UITKERING", "behoud van uitkering", ["met behoud van uitkering", "uitkering"];
        Proefplaatsing = "PROEFPLAATSING", "proefplaatsing (UWV of gemeente)", ["proefplaatsing"];
        Arbeidsovereenkomst = "AOK", "arbeidsovereenkomst", ["contract", "in dienst", "loon"];
        LeerwerkovereenkomstBbl = "BBL", "leerwerkovereenkomst BBL", ["leerwerkovereenkomst"];
        DetacheringSw = "DETACHERING_SW", "detachering sw", ["detachering", "sw"];
        Uitzendovereenkomst = "UITZEND", "uitzendovereenkomst", ["uitzendbureau"];
        Werkervaringsplek = "WERKERVARINGSPLEK", "werkervaringsplek", ["wep", "werkervaring"];
        Geen = "GEEN", "geen", ["geen inkomen"];
    }
}
