//! Value lists of the evaluatiegesprek and the eindgesprek (steps PL-03 and PL-07).

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Who was there (S4 items 26 and 27).
    Aanwezige, "aanwezige" {
        Deelnemer = "DEELNEMER", "deelnemer", ["kandidaat"];
        Praktijkopleider = "PRAKTIJKOPLEIDER", "praktijkopleider", [];
        Praktijkbegeleider = "PRAKTIJKBEGELEIDER", "praktijkbegeleider (mbo)", ["mbo", "school"];
        Procesbegeleider = "PROCESBEGELEIDER", "procesbegeleider", ["wsp"];
        Werkcoach = "WERKCOACH", "werkcoach", ["gemeente", "uwv"];
        Teamleider = "TEAMLEIDER", "teamleider", ["leidinggevende"];
        Coach = "COACH", "jobcoach of taalcoach", ["jobcoach", "taalcoach"];
        Vertegenwoordiger = "VERTEGENWOORDIGER", "ouder of voogd", ["ouder", "voogd"];
        Anders = "ANDERS", "anders", ["overig"];
    }
}

waardelijst! {
    /// How far the werkprocessen are, measured against the plan.
    Voortgang, "voortgang" {
        Voor = "VOOR", "voor op het plan", ["sneller"];
        Op = "OP_SCHEMA", "volgens plan", ["op schema"];
        Achter = "ACHTER", "achter op het plan", ["langzamer"];
    }
}

waardelijst! {
    /// How good the learning, the work or the guidance is.
    Kwaliteit, "kwaliteit" {
        Goed = "GOED", "goed", [];
        Voldoende = "VOLDOENDE", "voldoende", [];
        Beter = "BETER", "moet beter", ["onvoldoende", "slecht"];
    }
}

waardelijst! {
    /// How the praktijkleren went as a whole (eindgesprek, first subject).
    Verloop, "verloop" {
        Goed = "GOED", "goed", [];
        Wisselend = "WISSELEND", "wisselend", ["ging wel"];
        Moeizaam = "MOEIZAAM", "moeizaam", ["slecht", "moeilijk"];
    }
}
