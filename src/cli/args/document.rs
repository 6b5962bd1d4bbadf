//! What is written to a file: documents, data for a receiver, minutes, the report.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

/// Which document, of whom, and where it goes.
#[derive(Debug, ClapArgs)]
pub struct DocumentWens {
    /// Het document: toestemmingsverklaring, diagnoseformulier, registratieformulier,
    /// begeleidingsdocument, evaluatie, eindgesprek, praktijkverklaring, pok, ook, overdrachtsblad
    #[arg(help_heading = "Argumenten")]
    pub soort: String,
    /// Nummer van de kaart (T-0142, P-0012) of van de kandidaat (K-0087)
    #[arg(help_heading = "Argumenten")]
    pub id: String,
    /// Het bestand; het einde van de naam (.pdf, .md, .txt) zegt welke vorm
    #[arg(help_heading = "Argumenten")]
    pub bestand: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long, help_heading = "Opties")]
    pub overschrijf: bool,
    /// Zet het hele BSN in het registratieformulier, met de reden; die komt in het logboek
    #[arg(long, value_name = "REDEN", help_heading = "Opties")]
    pub bsn: Option<String>,
    /// Een eerder formulier van deze soort, in plaats van het laatste
    #[arg(long, value_name = "NUMMER", help_heading = "Opties")]
    pub nummer: Option<u32>,
}

/// Who gets data, of which cards, and where it goes.
#[derive(Debug, ClapArgs)]
pub struct DeelWens {
    /// De ontvanger: leerbedrijf, mbo, lwl, duo of branche
    #[arg(help_heading = "Argumenten")]
    pub ontvanger: String,
    /// Nummer van het traject (T-0142) of van de kandidaat (K-0087); meer met komma's ertussen
    #[arg(value_name = "ID", help_heading = "Argumenten")]
    pub ids: String,
    /// Het bestand; het einde van de naam (.csv, .pdf, .md, .txt) zegt welke vorm
    #[arg(help_heading = "Argumenten")]
    pub bestand: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long, help_heading = "Opties")]
    pub overschrijf: bool,
    /// Begin de CSV met het teken waaraan Excel de letters herkent
    #[arg(long, help_heading = "Opties")]
    pub bom: bool,
}

/// Which overleg, and where its minutes go.
#[derive(Debug, ClapArgs)]
pub struct OverlegVraag {
    /// Het nummer van het overleg; anders je laatste
    #[arg(long, help_heading = "Opties")]
    pub nummer: Option<u32>,
    /// Schrijf het verslag naar dit bestand (.pdf, .md of .txt); zonder bestand staat het op het scherm
    #[arg(
        long,
        value_name = "BESTAND",
        num_args = 0..=1,
        help_heading = "Opties"
    )]
    pub verslag: Option<Option<PathBuf>>,
    /// Overschrijf een bestand dat er al is
    #[arg(long, requires = "verslag", help_heading = "Opties")]
    pub overschrijf: bool,
}

/// Over which period, and where it goes.
#[derive(Debug, ClapArgs)]
pub struct RapportWens {
    /// De periode: 2026, 2026-10, 2026-K3 of 2026-01-01..2026-06-30; mag ook met --van en --tot
    #[arg(help_heading = "Argumenten")]
    pub periode: Option<String>,
    /// Het bestand; het einde van de naam zegt welke vorm. - is standaarduitvoer, met --vorm
    #[arg(long, value_name = "BESTAND", help_heading = "Opties")]
    pub uit: PathBuf,
    /// Eerste dag van de periode
    #[arg(
        long,
        value_name = "DAG",
        requires = "tot",
        conflicts_with = "periode",
        help_heading = "Opties"
    )]
    pub van: Option<NaiveDate>,
    /// Laatste dag van de periode
    #[arg(long, value_name = "DAG", requires = "van", help_heading = "Opties")]
    pub tot: Option<NaiveDate>,
    /// De stand van deze dag: wat later is opgeschreven telt niet mee; anders vandaag
    #[arg(long, value_name = "DAG", help_heading = "Opties")]
    pub stand: Option<NaiveDate>,
    /// html, xlsx, csv, pdf, md of txt; anders zegt het bestand het
    #[arg(long, value_name = "VORM", help_heading = "Opties")]
    pub vorm: Option<String>,
    /// Waarnaar gesplitst wordt: gemeente, branche, niveau, doelgroep, uitkering, werkend, kanaal,
    /// crebo, coach of leerbedrijf; met komma's ertussen
    #[arg(
        long,
        value_name = "WAARNAAR",
        value_delimiter = ',',
        help_heading = "Opties"
    )]
    pub dim: Vec<String>,
    /// Alleen deze indicatoren, zoals M1,M5
    #[arg(
        long,
        value_name = "CODES",
        value_delimiter = ',',
        help_heading = "Opties"
    )]
    pub maat: Vec<String>,
    /// Vervang een bestand dat er al is
    #[arg(long, help_heading = "Opties")]
    pub overschrijf: bool,
}
