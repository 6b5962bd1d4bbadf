//! What is asked of the region: coaches, signals, budgets.

use clap::Args as ClapArgs;

/// A coach, and what changes.
#[derive(Debug, ClapArgs)]
pub struct CoachWens {
    /// Korte naam; een naam die er nog niet is, wordt een nieuwe coach
    #[arg(help_heading = "Argumenten")]
    pub kort: Option<String>,
    /// Volledige naam
    #[arg(long, requires = "kort", help_heading = "Opties")]
    pub naam: Option<String>,
    /// Organisatie
    #[arg(long, requires = "kort", help_heading = "Opties")]
    pub organisatie: Option<String>,
    /// Account op deze host
    #[arg(long, requires = "kort", help_heading = "Opties")]
    pub uid: Option<u32>,
    /// werkcoach, procesbegeleider, mbo_lezer, rapporteur of beheerder
    #[arg(long, requires = "kort", help_heading = "Opties")]
    pub rol: Option<String>,
    /// Mag ook beheren (ja of nee)
    #[arg(
        long,
        requires = "kort",
        value_name = "JA_OF_NEE",
        help_heading = "Opties"
    )]
    pub beheer: Option<String>,
    /// Werkt hier niet meer
    #[arg(
        long,
        requires = "kort",
        conflicts_with = "terug",
        help_heading = "Opties"
    )]
    pub weg: bool,
    /// Werkt hier weer
    #[arg(long, requires = "kort", help_heading = "Opties")]
    pub terug: bool,
    /// Als JSON
    #[arg(long, conflicts_with = "kort", help_heading = "Opties")]
    pub json: bool,
}

/// A signal or a term of urgency, and what changes.
#[derive(Debug, ClapArgs)]
pub struct SignaalWens {
    /// Code van het signaal (SIG-DUO-LAAT) of van een term (te_laat)
    #[arg(help_heading = "Argumenten")]
    pub code: Option<String>,
    /// Termijn in dagen
    #[arg(
        long,
        requires = "code",
        value_name = "AANTAL",
        help_heading = "Opties"
    )]
    pub dagen: Option<u16>,
    /// Punten die het meetelt
    #[arg(
        long,
        requires = "code",
        value_name = "PUNTEN",
        help_heading = "Opties"
    )]
    pub gewicht: Option<u8>,
    /// Weer zoals het programma het voorstelt
    #[arg(
        long,
        requires = "code",
        conflicts_with_all = ["dagen", "gewicht"],
        help_heading = "Opties"
    )]
    pub standaard: bool,
    /// Als JSON
    #[arg(long, conflicts_with = "code", help_heading = "Opties")]
    pub json: bool,
}

/// A budget, and what changes.
#[derive(Debug, ClapArgs)]
pub struct BudgetWens {
    /// Nummer van een budget dat er is; zonder nummer wordt het een nieuw budget
    #[arg(help_heading = "Argumenten")]
    pub nummer: Option<u32>,
    /// Hoe het heet
    #[arg(long, help_heading = "Opties")]
    pub naam: Option<String>,
    /// Wie betaalt: project, gemeente, uwv, werkgever, fonds, subsidie of overig
    #[arg(long, help_heading = "Opties")]
    pub bron: Option<String>,
    /// De periode: 2026, 2026-K3 of 2026-01-01..2026-06-30
    #[arg(long, help_heading = "Opties")]
    pub periode: Option<String>,
    /// Hoeveel geld er is, in euro's
    #[arg(long, help_heading = "Opties")]
    pub bedrag: Option<String>,
    /// Voor hoeveel deelnemers; anders 150
    #[arg(long, help_heading = "Opties")]
    pub plafond: Option<u32>,
    /// Haal het weg
    #[arg(long, requires = "nummer", help_heading = "Opties")]
    pub weg: bool,
    /// Als JSON
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
}
