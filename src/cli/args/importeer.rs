//! Which file is read in.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Which file is read in, and as what.
#[derive(Debug, ClapArgs)]
pub struct ImporteerWens {
    /// Wat erin staat: kandidaten, plekken, kwalificaties of postcodes; zonder soort is het een
    /// export, die in een lege map komt (--data)
    #[arg(value_name = "SOORT", help_heading = "Argumenten")]
    pub soort: PathBuf,
    /// Het bestand: CSV, XLSX, of de XML van SBB
    #[arg(help_heading = "Argumenten")]
    pub bestand: Option<PathBuf>,
    /// Laat alleen zien wat er zou gebeuren
    #[arg(long, help_heading = "Opties")]
    pub proef: bool,
    /// Als JSON
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
    /// Welke kolom een veld is: naam=3, naam=C of naam=Deelnemer; geen=niet lezen
    #[arg(long, value_name = "VELD=KOLOM", help_heading = "Opties")]
    pub kolom: Vec<String>,
}
