//! Value list V6: what a kandidaat needs beside the work itself.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Ondersteuning (DOMAIN 1.4 V6, S4 item 18).
    Ondersteuning, "ondersteuning" {
        Jobcoach = "JOBCOACH", "jobcoach", ["coach"];
        Taalcoach = "TAALCOACH", "taalcoach of taalcursus", ["taalcursus", "taalles", "taal"];
        Werkplekaanpassing = "WERKPLEKAANPASSING", "werkplekaanpassing", ["aanpassing"];
        Vervoer = "VERVOER", "vervoer", ["fiets", "reiskosten"];
        Kinderopvang = "KINDEROPVANG", "kinderopvang", ["opvang"];
        Schuldhulp = "SCHULDHULP", "schuldhulp", ["schulden", "schuldhulpverlening"];
        RekenenDigitaal = "REKENEN_DIGITAAL", "rekenen of digitaal", ["rekenen", "digitaal", "computer"];
        CultuurJobcoach = "CULTUUR_JOBCOACH", "cultuur-jobcoach", ["cultuurcoach"];
        Hulpmiddelen = "HULPMIDDELEN", "hulpmiddelen: kleding of gereedschap", ["praktische hulpmiddelen", "kleding", "gereedschap", "werkschoenen"];
        Lessen = "LESSEN", "lessen of toets: VCA/BHV/heftruck", ["aanvullende lessen of toets", "vca", "bhv", "heftruck", "cursus"];
        Geen = "GEEN", "geen", ["niets", "nee"];
    }
}
