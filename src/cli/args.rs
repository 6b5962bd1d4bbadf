//! The arguments, with their Dutch help; those of a subcommand that has many stand in a file by room.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};

use crate::boot::Keuze;

mod avg;
mod beheer;
mod document;
mod importeer;
mod lezen;

pub use avg::{BewaarWens, InzageWens, VerwijderWens, VerzoekWens};
pub use beheer::{BudgetWens, CoachWens, SignaalWens};
pub use document::{DeelWens, DocumentWens, OverlegVraag, RapportWens};
pub use importeer::ImporteerWens;
pub use lezen::{LijstWens, MatchWensen, VandaagWens};

const HULP: &str = "\
{about-with-newline}
Gebruik: {usage}

{all-args}{after-help}";

const NA: &str = "\
Zonder opdracht opent het scherm. Probeer het eerst uit met: trajectbord --voorbeeld

Uitgangscodes: 0 gelukt, 1 mislukt, 2 verkeerd gebruik, 3 de gegevens zijn bezet,
4 ingelezen, maar met afgewezen regels, 5 er is iets te laat (vandaag).";

/// Werk met trajecten praktijkleren met de praktijkverklaring.
#[derive(Debug, Parser)]
#[command(
    name = "trajectbord",
    version,
    help_template = HULP,
    after_help = NA,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Opdrachten",
    subcommand_value_name = "OPDRACHT",
    override_usage = "trajectbord [OPTIES] [OPDRACHT]"
)]
pub struct Args {
    /// Map met de gegevens, in plaats van de gewone plek
    #[arg(long, value_name = "MAP", global = true, help_heading = "Opties")]
    pub data: Option<PathBuf>,
    /// Werk in de voorbeeldregio, nooit in de echte gegevens
    #[arg(long, global = true, help_heading = "Opties")]
    pub voorbeeld: bool,
    /// Begin de voorbeeldregio opnieuw
    #[arg(long, global = true, requires = "voorbeeld", help_heading = "Opties")]
    pub vers: bool,
    /// Werk als deze coach (korte naam)
    #[arg(long, value_name = "NAAM", global = true, help_heading = "Opties")]
    pub coach: Option<String>,
    /// Werk via de opslag op deze socket, in plaats van de gewone plek
    #[arg(
        long,
        value_name = "SOCKET",
        global = true,
        conflicts_with = "vers",
        help_heading = "Opties"
    )]
    pub socket: Option<PathBuf>,
    /// Waarom je het dossier van een collega opent; komt in het journaal en geldt vandaag
    #[arg(long, value_name = "REDEN", global = true, help_heading = "Opties")]
    pub waarneming: Option<String>,
    /// Begin het scherm als presentatie: niets over personen in beeld
    #[arg(long, help_heading = "Opties")]
    pub presentatie: bool,
    /// Laat deze hulp zien
    #[arg(long, short = 'h', action = ArgAction::Help, global = true, help_heading = "Opties")]
    pub help: Option<bool>,
    /// Laat de versie zien
    #[arg(long, short = 'V', action = ArgAction::Version, help_heading = "Opties")]
    pub versie: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub wat: Option<Wat>,
}

impl Args {
    /// What the caller chose for every subcommand.
    pub fn keuze(&self) -> Keuze {
        Keuze {
            data: self.data.clone(),
            voorbeeld: self.voorbeeld,
            vers: self.vers,
            coach: self.coach.clone(),
            socket: self.socket.clone(),
            waarneming: self.waarneming.clone(),
            presentatie: self.presentatie,
        }
    }
}

/// A subcommand.
#[derive(Debug, Subcommand)]
pub enum Wat {
    /// Laat zien waar gegevens, instellingen en back-ups staan
    #[command(help_template = HULP, override_usage = "trajectbord waar [OPTIES]")]
    Waar,
    /// Maak nu een back-up
    #[command(help_template = HULP, override_usage = "trajectbord backup [OPTIES] [MAP]")]
    Backup {
        /// Map voor de back-up, in plaats van de gewone plek
        #[arg(help_heading = "Argumenten")]
        map: Option<PathBuf>,
        /// Maak er geen, maar zeg welke blijven: de nieuwste van zoveel dagen, weken en maanden
        #[arg(
            long,
            value_name = "7d 5w 12m",
            conflicts_with = "map",
            help_heading = "Opties"
        )]
        bewaar: Option<String>,
    },
    /// Zet een back-up terug in een lege map (--data), of probeer dat
    #[command(help_template = HULP, override_usage = "trajectbord herstel [OPTIES] [BACKUP]")]
    Herstel {
        /// De back-up; bij --proef zonder dit de nieuwste, en met --identiteit de nieuwste kopie in
        /// uit-huis
        #[arg(required_unless_present = "proef", help_heading = "Argumenten")]
        backup: Option<PathBuf>,
        /// Zet hem apart terug, vergelijk met de opslag in --data, en ruim het weer op
        #[arg(long, help_heading = "Opties")]
        proef: bool,
        /// Bestand met de identiteit van een ontvanger, voor een back-up die op .age eindigt
        #[arg(long, value_name = "BESTAND", help_heading = "Opties")]
        identiteit: Option<PathBuf>,
    },
    /// Kijk alle gegevens, het logboek, het journaal en de back-ups na
    #[command(help_template = HULP, override_usage = "trajectbord controleer [OPTIES]")]
    Controleer {
        /// Alleen het journaal: of er een regel ontbreekt of is veranderd
        #[arg(long, help_heading = "Opties")]
        journaal: bool,
        /// Als JSON
        #[arg(long, help_heading = "Opties")]
        json: bool,
    },
    /// Schrijf alles als regels JSON naar een bestand
    #[command(help_template = HULP, override_usage = "trajectbord exporteer [OPTIES] <BESTAND>")]
    Exporteer {
        /// Het bestand; - is standaarduitvoer
        #[arg(help_heading = "Argumenten")]
        bestand: PathBuf,
    },
    /// Lees een lijst van anderen in, of een export
    #[command(help_template = HULP, override_usage = "trajectbord importeer [OPTIES] [SOORT] <BESTAND>")]
    Importeer(ImporteerWens),
    /// Maak de opslag zo klein als de gegevens
    #[command(help_template = HULP, override_usage = "trajectbord compact [OPTIES]")]
    Compact {
        /// Begin ook het logboek opnieuw, nadat iemand is verwijderd
        #[arg(long, help_heading = "Opties")]
        vergeet: bool,
    },
    /// Versleutel de gegevens op de schijf, met een wachtwoordzin of een sleutelbestand
    #[command(help_template = HULP, override_usage = "trajectbord versleutel [OPTIES]")]
    Versleutel {
        /// Gebruik dit sleutelbestand, in plaats van een wachtwoordzin; is het er nog niet, dan
        /// wordt het gemaakt
        #[arg(long, value_name = "BESTAND", help_heading = "Opties")]
        sleutelbestand: Option<PathBuf>,
        /// Verwijder wat bij een herstel apart is gezet (terzijde), nadat alles is nagekeken
        #[arg(long, help_heading = "Opties")]
        terzijde_weg: bool,
    },
    /// Maak versleutelde gegevens weer leesbaar op de schijf
    #[command(help_template = HULP, override_usage = "trajectbord ontsleutel [OPTIES]")]
    Ontsleutel,
    /// Geef versleutelde gegevens een andere wachtwoordzin of een ander sleutelbestand
    #[command(name = "wissel-sleutel", help_template = HULP, override_usage = "trajectbord wissel-sleutel [OPTIES]")]
    WisselSleutel {
        /// Gebruik dit sleutelbestand, in plaats van een wachtwoordzin; is het er nog niet, dan
        /// wordt het gemaakt
        #[arg(long, value_name = "BESTAND", help_heading = "Opties")]
        sleutelbestand: Option<PathBuf>,
        /// Schrijf alles over met een nieuwe sleutel, ook de back-ups: de oude opent dan niets meer
        #[arg(long, help_heading = "Opties")]
        alles: bool,
        /// Verwijder wat bij een herstel apart is gezet (terzijde), nadat alles is nagekeken
        #[arg(long, requires = "alles", help_heading = "Opties")]
        terzijde_weg: bool,
    },
    /// Laat zien voor wie back-ups zijn die de computer verlaten, of verander dat
    #[command(help_template = HULP, override_usage = "trajectbord ontvangers [OPTIES] [ONTVANGER]...")]
    Ontvangers {
        /// Ontvangers van age (age1…), samen in plaats van wie er stonden
        #[arg(value_name = "ONTVANGER", help_heading = "Argumenten")]
        ontvangers: Vec<String>,
        /// Haal alle ontvangers weg
        #[arg(long, conflicts_with = "ontvangers", help_heading = "Opties")]
        weg: bool,
    },
    /// Maak een grote verzonnen regio in een lege map (--data)
    #[command(help_template = HULP, override_usage = "trajectbord genereer [OPTIES] --aantal <AANTAL>")]
    Genereer {
        /// Hoeveel dossiers (1 tot en met 1000000)
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000), help_heading = "Opties")]
        aantal: u32,
        /// Hetzelfde zaad geeft dezelfde regio
        #[arg(
            long,
            default_value_t = 1,
            hide_default_value = true,
            help_heading = "Opties"
        )]
        zaad: u64,
    },
    /// Laat de toetsen zien, en kijk je eigen toetsenbestand na
    #[command(help_template = HULP, override_usage = "trajectbord toetsen [OPTIES]")]
    Toetsen {
        /// Als tabel voor de README
        #[arg(long, help_heading = "Opties")]
        markdown: bool,
    },
    /// Laat een dossier zien
    #[command(help_template = HULP, override_usage = "trajectbord toon [OPTIES] <ID>")]
    Toon {
        /// Nummer van de kaart: T-0142 of P-0012
        #[arg(help_heading = "Argumenten")]
        id: String,
        /// Als JSON
        #[arg(long, help_heading = "Opties")]
        json: bool,
    },
    /// Laat de kaarten zien die door een filter komen
    #[command(help_template = HULP, override_usage = "trajectbord lijst [OPTIES] [FILTER]")]
    Lijst(LijstWens),
    /// Laat een formulier zien, met wat er nog open staat
    #[command(help_template = HULP, override_usage = "trajectbord formulier [OPTIES] <SOORT> <ID>")]
    Formulier {
        /// toestemming, toestemming_werkgever, diagnose, registratie, evaluatie of eindgesprek
        #[arg(help_heading = "Argumenten")]
        soort: String,
        /// Nummer van de kaart (T-0142, P-0012) of van de kandidaat (K-0087)
        #[arg(help_heading = "Argumenten")]
        id: String,
        /// Als JSON
        #[arg(long, help_heading = "Opties")]
        json: bool,
    },
    /// Maak een document: pdf, md of txt
    #[command(help_template = HULP, override_usage = "trajectbord document [OPTIES] <SOORT> <ID> <BESTAND>")]
    Document(DocumentWens),
    /// Deel gegevens met een ontvanger, zo ver als de toestemming gaat
    #[command(help_template = HULP, override_usage = "trajectbord deel [OPTIES] <ONTVANGER> <ID> <BESTAND>")]
    Deel(DeelWens),
    /// Laat het sjabloon van een document zien, om zelf aan te passen
    #[command(help_template = HULP, override_usage = "trajectbord sjabloon [OPTIES] <SOORT>")]
    Sjabloon {
        /// Het document, zoals diagnoseformulier
        #[arg(value_name = "SOORT", help_heading = "Argumenten")]
        naam: String,
    },
    /// Laat zien wie bij wie past, en waarom
    #[command(help_template = HULP, override_usage = "trajectbord match [OPTIES] <ID>")]
    Match(MatchWensen),
    /// Zoek de beste verdeling van alle kandidaten zonder plek; er verandert niets
    #[command(help_template = HULP, override_usage = "trajectbord verdeel [OPTIES]")]
    Verdeel {
        /// Als JSON
        #[arg(long, help_heading = "Opties")]
        json: bool,
    },
    /// Laat zien hoe de regio heet en wie de gegevens gebruiken, of verander dat
    #[command(help_template = HULP, override_usage = "trajectbord regio [OPTIES]")]
    Regio {
        /// Hoe de regio heet
        #[arg(long, help_heading = "Opties")]
        naam: Option<String>,
        /// De organisaties die de gegevens gebruiken, met komma's ertussen; nieuwe
        /// toestemmingsformulieren stellen ze voor
        #[arg(long, value_name = "WIE", help_heading = "Opties")]
        verantwoordelijken: Option<String>,
    },
    /// Maak het rapport van de regio: html, xlsx, csv, pdf, md of txt
    #[command(help_template = HULP, override_usage = "trajectbord rapport [OPTIES] [PERIODE] --uit <BESTAND>")]
    Rapport(RapportWens),
    /// Laat de budgetten zien, maak er een of verander er een
    #[command(help_template = HULP, override_usage = "trajectbord budget [OPTIES] [NUMMER]")]
    Budget(BudgetWens),
    /// Bedien alle coaches van deze host (--data, --socket), tot een signaal
    #[command(help_template = HULP, override_usage = "trajectbord server [OPTIES]")]
    Server {
        /// Schrijf alleen de bestanden voor systemd, onder deze map (zoals /etc)
        #[arg(long, value_name = "MAP", help_heading = "Opties")]
        units: Option<PathBuf>,
    },
    /// Laat zien wie er werken, of voeg iemand toe, wijzig iemand of zet iemand weg
    #[command(help_template = HULP, override_usage = "trajectbord coaches [OPTIES] [KORT]")]
    Coaches(CoachWens),
    /// Maak het overzicht van alle gegevens van een persoon (AVG)
    #[command(help_template = HULP, override_usage = "trajectbord inzage [OPTIES] <ID> [BESTAND]")]
    Inzage(InzageWens),
    /// Laat zien wie een dossier heeft bekeken of gewijzigd
    #[command(name = "wie-keek", help_template = HULP, override_usage = "trajectbord wie-keek [OPTIES] <ID>")]
    WieKeek {
        /// Nummer van de kaart (T-0142) of van de kandidaat (K-0087)
        #[arg(help_heading = "Argumenten")]
        id: String,
        /// Als JSON
        #[arg(long, help_heading = "Opties")]
        json: bool,
    },
    /// Bevries een dossier: er kan niets in veranderen
    #[command(help_template = HULP, override_usage = "trajectbord bevries [OPTIES] <ID> <REDEN>")]
    Bevries {
        /// Nummer van de kaart (T-0142) of van de kandidaat (K-0087)
        #[arg(help_heading = "Argumenten")]
        id: String,
        /// Waarom
        #[arg(help_heading = "Argumenten")]
        reden: String,
    },
    /// Laat een bevroren dossier weer los
    #[command(help_template = HULP, override_usage = "trajectbord ontdooi [OPTIES] <ID> <REDEN>")]
    Ontdooi {
        /// Nummer van de kaart (T-0142) of van de kandidaat (K-0087)
        #[arg(help_heading = "Argumenten")]
        id: String,
        /// Waarom
        #[arg(help_heading = "Argumenten")]
        reden: String,
    },
    /// Laat de verzoeken van personen zien, of leg er een vast of beantwoord er een
    #[command(help_template = HULP, override_usage = "trajectbord verzoek [OPTIES] [ID] [SOORT]")]
    Verzoek(VerzoekWens),
    /// Laat zien van wie de bewaartermijn om is, en wat de termijnen zijn
    #[command(help_template = HULP, override_usage = "trajectbord bewaartermijn [OPTIES]")]
    Bewaartermijn(BewaarWens),
    /// Laat zien wat er te doen is; met iets wat te laat is, eindigt dit met 5
    #[command(help_template = HULP, override_usage = "trajectbord vandaag [OPTIES]")]
    Vandaag(VandaagWens),
    /// Laat de signalen zien met hun termijn en gewicht, of verander er een
    #[command(help_template = HULP, override_usage = "trajectbord signaal [OPTIES] [CODE]")]
    Signaal(SignaalWens),
    /// Zet je slotwoord, of na hoeveel minuten zonder toets het scherm leeg wordt
    #[command(help_template = HULP, override_usage = "trajectbord slot [OPTIES]")]
    Slot {
        /// Haal het slotwoord weg
        #[arg(long, help_heading = "Opties")]
        weg: bool,
        /// Na hoeveel minuten de sluier valt (0: nooit)
        #[arg(
            long,
            value_name = "MINUTEN",
            conflicts_with = "weg",
            help_heading = "Opties"
        )]
        minuten: Option<u16>,
    },
    /// Verwijder een persoon met alles wat er over die persoon staat; dit kan niet terug
    #[command(help_template = HULP, override_usage = "trajectbord verwijder [OPTIES] <ID> <REDEN>")]
    Verwijder(VerwijderWens),
    /// Laat het verslag van een fase-overleg zien, of schrijf het naar een bestand
    #[command(help_template = HULP, override_usage = "trajectbord overleg [OPTIES]")]
    Overleg(OverlegVraag),
    /// Voer opdrachten uit: een regel JSON erin, een regel JSON eruit
    #[command(help_template = HULP, override_usage = "trajectbord opdracht [OPTIES]")]
    Opdracht,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn help_is_dutch() {
        let mut command = Args::command();
        command.build();
        let mut hulp = vec![command.render_long_help().to_string()];
        for sub in command.get_subcommands_mut() {
            hulp.push(sub.render_long_help().to_string());
        }
        for hulp in hulp {
            for engels in [
                "Usage",
                "Options",
                "OPTIONS",
                "Arguments",
                "Commands",
                "COMMAND",
                "Print",
                "default",
            ] {
                assert!(!hulp.contains(engels), "{engels} in {hulp}");
            }
        }
    }
}
