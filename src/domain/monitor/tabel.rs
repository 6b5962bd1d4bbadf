//! A table of figures: what the screen draws and every report writes.

use serde::{Deserialize, Serialize};

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cel {
    /// There is nothing to say: no values, or it does not apply.
    Leeg,
    /// A number of trajecten, or of something else that is counted.
    Aantal(u64),
    /// A share.
    Deel {
        /// Of these.
        teller: u64,
        /// Out of these; never 0.
        noemer: u64,
    },
    /// Days, in tenths.
    Dagen {
        /// Tenths of a day.
        tienden: i64,
        /// How many values it was taken from.
        uit: u64,
    },
    /// Euros, in cents.
    Bedrag(u64),
    /// Words.
    Tekst(String),
    /// Under 5, and therefore hidden.
    Onder,
    /// Hidden so that another one cannot be worked out.
    Verborgen,
}

impl Cel {
    /// As a person reads it, in a spreadsheet too: a decimal comma and no sign of thousands.
    pub fn tekst(&self) -> String {
        match self {
            Self::Leeg => String::new(),
            Self::Aantal(aantal) => aantal.to_string(),
            Self::Deel { .. } => self
                .procent()
                .map_or_else(String::new, |it| format!("{it}%")),
            Self::Dagen { tienden, .. } if tienden % 10 == 0 => (tienden / 10).to_string(),
            Self::Dagen { tienden, .. } => format!("{},{}", tienden / 10, tienden % 10),
            Self::Bedrag(cent) => format!("{},{:02}", cent / 100, cent % 100),
            Self::Tekst(tekst) => tekst.clone(),
            Self::Onder => "<5".to_owned(),
            Self::Verborgen => "x".to_owned(),
        }
    }

    /// A share in whole percents, a half upwards.
    pub fn procent(&self) -> Option<u64> {
        match self {
            Self::Deel { teller, noemer } if *noemer > 0 => {
                Some((teller * 200 + noemer) / (noemer * 2))
            }
            _ => None,
        }
    }

    /// The number behind it, to draw it by; none where there is none to show.
    pub fn hoogte(&self) -> Option<u64> {
        match self {
            Self::Aantal(aantal) => Some(*aantal),
            Self::Deel { .. } => self.procent(),
            Self::Dagen { tienden, .. } => u64::try_from(*tienden).ok(),
            Self::Bedrag(cent) => Some(*cent),
            Self::Leeg | Self::Tekst(_) | Self::Onder | Self::Verborgen => None,
        }
    }

    /// Whether it is hidden.
    pub const fn is_verborgen(&self) -> bool {
        matches!(self, Self::Onder | Self::Verborgen)
    }
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kolomsoort {
    /// A count that stands by itself.
    Los,
    /// A count that is a part of the sum of its row.
    Deel,
    /// The sum of the parts.
    Som,
    /// Worked out of counts in the same row.
    Afgeleid,
    /// Words.
    Tekst,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kolom {
    /// Its heading.
    pub naam: String,
    /// What stands in it.
    pub soort: Kolomsoort,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rij {
    /// What it is about.
    pub naam: String,
    /// One for each column.
    pub cellen: Vec<Cel>,
}

/// A table of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tabel {
    /// What it shows.
    pub titel: String,
    /// Heading of the names of the rows.
    pub kop: String,
    /// Its columns.
    pub kolommen: Vec<Kolom>,
    /// Its rows.
    pub rijen: Vec<Rij>,
    /// What all rows are together, where that means something.
    pub totaal: Option<Vec<Cel>>,
    /// Whether the rows add up to the total; they do not where somebody may be in several.
    pub telt_op: bool,
    /// Whether it counts persons, so that small numbers are hidden.
    pub personen: bool,
    /// Which column is drawn as bars.
    pub grafiek: usize,
}

impl Tabel {
    /// Whether there is nothing in it.
    pub fn is_leeg(&self) -> bool {
        self.rijen.iter().all(|rij| {
            rij.cellen
                .iter()
                .all(|cel| matches!(cel, Cel::Leeg | Cel::Aantal(0)))
        })
    }

    /// Whether something in it is hidden.
    pub fn verbergt(&self) -> bool {
        let rijen = self.rijen.iter().map(|rij| &rij.cellen);
        rijen.chain(&self.totaal).flatten().any(Cel::is_verborgen)
    }

    /// The longest bar of a column; 1 where all are 0.
    pub fn hoogste(&self, kolom: usize) -> u64 {
        let cellen = self.rijen.iter().filter_map(|rij| rij.cellen.get(kolom));
        cellen.filter_map(Cel::hoogte).max().unwrap_or(0).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_people_here_write_them() {
        let deel = |teller, noemer| Cel::Deel { teller, noemer };
        let dagen = |tienden| Cel::Dagen { tienden, uit: 9 };
        for (cel, tekst) in [
            (Cel::Leeg, ""),
            (Cel::Aantal(1250), "1250"),
            (deel(1, 3), "33%"),
            (deel(1, 200), "1%"),
            (deel(5, 5), "100%"),
            (dagen(450), "45"),
            (dagen(455), "45,5"),
            (Cel::Bedrag(125_005), "1250,05"),
            (Cel::Onder, "<5"),
            (Cel::Verborgen, "x"),
        ] {
            assert_eq!(cel.tekst(), tekst);
        }
        assert_eq!(Cel::Onder.hoogte(), None, "no bar tells what is hidden");
    }
}
