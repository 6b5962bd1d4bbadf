//! What is read: a list, what there is to do, who fits.

use clap::Args as ClapArgs;

/// What a list should hold.
#[derive(Debug, ClapArgs)]
pub struct LijstWens {
    /// Het filter, zoals op het bord: 'fase:bm branche:logistiek >14d'
    #[arg(
        default_value = "",
        hide_default_value = true,
        help_heading = "Argumenten"
    )]
    pub filter: String,
    /// Volgorde: urgentie, naam, dagen of coach
    #[arg(
        long,
        value_name = "VOLGORDE",
        default_value = "urgentie",
        hide_default_value = true,
        help_heading = "Opties"
    )]
    pub sorteer: String,
    /// Als JSON
    #[arg(long, conflicts_with = "csv", help_heading = "Opties")]
    pub json: bool,
    /// Als CSV met puntkomma's
    #[arg(long, help_heading = "Opties")]
    pub csv: bool,
}

/// What there is to do, and as what.
#[expect(clippy::struct_excessive_bools, reason = "each is an option")]
#[derive(Debug, ClapArgs)]
pub struct VandaagWens {
    /// Van de hele regio, in plaats van je eigen dossiers
    #[arg(long, help_heading = "Opties")]
    pub alle: bool,
    /// Alleen wat door dit filter komt
    #[arg(
        long,
        value_name = "FILTER",
        default_value = "",
        hide_default_value = true,
        help_heading = "Opties"
    )]
    pub filter: String,
    /// Als tekst, voor mail (dit is de gewone vorm)
    #[arg(long, conflicts_with_all = ["csv", "json"], help_heading = "Opties")]
    pub tekst: bool,
    /// Als CSV met ; ertussen
    #[arg(long, conflicts_with = "json", help_heading = "Opties")]
    pub csv: bool,
    /// Als JSON
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
}

/// For whom, and which pairs.
#[derive(Debug, ClapArgs)]
pub struct MatchWensen {
    /// Nummer van de kaart (T-0142, P-0012) of van de kandidaat (K-0087)
    #[arg(help_heading = "Argumenten")]
    pub id: String,
    /// Leg een paar uit: waarom het past, of waarom niet en wat er anders moet
    #[arg(long, value_name = "ID", help_heading = "Opties")]
    pub waarom_niet: Option<String>,
    /// Welke: past, alles, of wat afvalt op branche, niveau, erkenning, plaats, toestemming,
    /// reistijd, niet_bij, vereiste of afgewezen
    #[arg(
        long,
        value_name = "WELKE",
        default_value = "past",
        hide_default_value = true,
        help_heading = "Opties"
    )]
    pub toon: String,
    /// Volgorde: score, reistijd, vrij of naam
    #[arg(
        long,
        value_name = "VOLGORDE",
        default_value = "score",
        hide_default_value = true,
        help_heading = "Opties"
    )]
    pub sorteer: String,
    /// Hoeveel regels hoogstens
    #[arg(
        long,
        value_name = "AANTAL",
        default_value_t = 100,
        hide_default_value = true,
        help_heading = "Opties"
    )]
    pub aantal: usize,
    /// Als JSON
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
}
