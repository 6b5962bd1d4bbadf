//! What is asked of the rights of a person: overview, requests, terms, removal.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Of whom, and where it goes.
#[derive(Debug, ClapArgs)]
pub struct InzageWens {
    /// Nummer van de kandidaat (K-0087) of van de kaart (T-0142)
    #[arg(help_heading = "Argumenten")]
    pub id: String,
    /// Het bestand; het einde van de naam (.pdf, .md, .txt) zegt welke vorm
    #[arg(help_heading = "Argumenten")]
    pub bestand: Option<PathBuf>,
    /// De gegevens zelf als JSON, op standaarduitvoer
    #[arg(long, conflicts_with = "bestand", help_heading = "Opties")]
    pub json: bool,
    /// Vervang een bestand dat er al is
    #[arg(long, help_heading = "Opties")]
    pub overschrijf: bool,
    /// Met het hele BSN, met de reden; die komt in het journaal
    #[arg(long, value_name = "REDEN", help_heading = "Opties")]
    pub bsn: Option<String>,
}

/// Which request, and what is done with it.
#[derive(Debug, ClapArgs)]
pub struct VerzoekWens {
    /// Nummer van de kandidaat (K-0087) of van de kaart (T-0142); zonder: alle verzoeken
    #[arg(help_heading = "Argumenten")]
    pub id: Option<String>,
    /// Een nieuw verzoek: inzage, rectificatie, beperking, verwijdering, bezwaar of overdracht
    #[arg(help_heading = "Argumenten")]
    pub soort: Option<String>,
    /// De dag waarop het verzoek kwam (2026-11-30); anders vandaag
    #[arg(long, value_name = "DAG", help_heading = "Opties")]
    pub ontvangen: Option<String>,
    /// Welk verzoek
    #[arg(long, value_name = "NUMMER", help_heading = "Opties")]
    pub nummer: Option<u32>,
    /// Wat het antwoord was
    #[arg(long, value_name = "TEKST", help_heading = "Opties")]
    pub antwoord: Option<String>,
    /// Neem twee maanden meer, met de reden
    #[arg(
        long,
        value_name = "REDEN",
        conflicts_with = "antwoord",
        help_heading = "Opties"
    )]
    pub verleng: Option<String>,
}

/// What is shown or put.
#[derive(Debug, ClapArgs)]
pub struct BewaarWens {
    /// Zet een termijn: dossier=60, niet_gestart=24, geen_contact=12 of journaal=12 (maanden)
    #[arg(long, value_name = "KLASSE=MAANDEN", help_heading = "Opties")]
    pub zet: Option<String>,
    /// Haal regels van het journaal weg waarvan de termijn om is
    #[arg(long, conflicts_with = "zet", help_heading = "Opties")]
    pub journaal: bool,
    /// Als JSON
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
}

/// Who goes, and why.
#[derive(Debug, ClapArgs)]
pub struct VerwijderWens {
    /// Nummer van de kandidaat (K-0087)
    #[arg(help_heading = "Argumenten")]
    pub id: String,
    /// Waarom
    #[arg(help_heading = "Argumenten")]
    pub reden: String,
    /// Hetzelfde nummer nog een keer, om te bevestigen
    #[arg(long, value_name = "ID", help_heading = "Opties")]
    pub bevestig: Option<String>,
}
