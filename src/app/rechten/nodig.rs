//! What each question and each change needs: the kind of data, what is done with it, and of whom.

use crate::app::command::Command;
use crate::app::importeer::Lading;
use crate::app::query::{MonitorAchter, Query, Taakwens, TelWat};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::recht::{Actie, Gegeven, Gevoeligheid};

use Actie::{Delen, Kijken, Onthullen, Wijzigen};
use Gegeven::{Cijfers, Coaches, Dossier, Eigen, Journaal, Kaart, Matching, Regio, Werkgever};
use Gevoeligheid::{Bijzonder, Open, Persoon};

/// Of whom something is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// Of nobody in particular, or of what is one's own.
    Niets,
    /// Of these cards.
    Kaarten(Vec<KaartId>),
    /// Of a kandidaat.
    Kandidaat(KandidaatId),
}

/// What something needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nodig {
    /// What is done.
    pub actie: Actie,
    /// With what.
    pub gegeven: Gegeven,
    /// How much it shows.
    pub gevoelig: Gevoeligheid,
    /// Of whom.
    pub over: Over,
}

impl Nodig {
    /// About nobody in particular.
    pub const fn nieuw(actie: Actie, gegeven: Gegeven, gevoelig: Gevoeligheid) -> Self {
        Self {
            actie,
            gegeven,
            gevoelig,
            over: Over::Niets,
        }
    }

    fn kaart(self, kaart: KaartId) -> Self {
        self.kaarten(&[kaart])
    }

    fn kaarten(self, kaarten: &[KaartId]) -> Self {
        Self {
            over: Over::Kaarten(kaarten.to_vec()),
            ..self
        }
    }

    fn kandidaat(self, kandidaat: KandidaatId) -> Self {
        Self {
            over: Over::Kandidaat(kandidaat),
            ..self
        }
    }
}

/// Of the dossier of a card; a leerwerkplek has no person in it.
fn dossier(actie: Actie, kaart: KaartId, gevoelig: Gevoeligheid) -> Nodig {
    match kaart {
        KaartId::Traject(_) => Nodig::nieuw(actie, Dossier, gevoelig).kaart(kaart),
        KaartId::Plek(_) => van_plek(actie),
    }
}

/// Sharing and masking are about persons; of a leerwerkplek it is looking and changing.
fn van_plek(actie: Actie) -> Nodig {
    let actie = match actie {
        Delen | Onthullen | Kijken => Kijken,
        Wijzigen | Actie::Rapporteren | Actie::Beheren => Wijzigen,
    };
    Nodig::nieuw(actie, Werkgever, Persoon)
}

/// Of a card as the board has it.
fn op_bord(actie: Actie, kaarten: &[KaartId]) -> Nodig {
    let trajecten = kaarten.iter().any(|it| matches!(it, KaartId::Traject(_)));
    if trajecten || kaarten.is_empty() {
        Nodig::nieuw(actie, Kaart, Persoon).kaarten(kaarten)
    } else {
        van_plek(actie)
    }
}

const fn van_formulier(soort: Formuliersoort) -> Gevoeligheid {
    match soort {
        Formuliersoort::Toestemming | Formuliersoort::ToestemmingWerkgever => Persoon,
        Formuliersoort::Diagnose
        | Formuliersoort::Registratie
        | Formuliersoort::Evaluatie
        | Formuliersoort::Eindgesprek => Bijzonder,
    }
}

/// What a question needs.
///
/// The board and a list are for everybody: what may not be seen of them is cut out afterwards, so
/// that a rapporteur gets the counts.
#[expect(
    clippy::match_same_arms,
    reason = "what belongs together stands together"
)]
pub fn van_vraag(query: &Query) -> Nodig {
    match query {
        Query::Bord { .. } | Query::Lijst { .. } | Query::Toestand | Query::Concepten => {
            Nodig::nieuw(Kijken, Eigen, Open)
        }
        Query::Dossier(kaart) | Query::Leerroute(kaart) | Query::Formulieren(kaart) => {
            dossier(Kijken, *kaart, Persoon)
        }
        Query::Poort(kaart) => op_bord(Kijken, &[*kaart]),
        Query::Voorproef(kaarten) => op_bord(Wijzigen, kaarten),
        Query::Werkgevers { .. }
        | Query::Werkgever(_)
        | Query::WerkgeverVan(_)
        | Query::WerkgeverLijkt { .. } => van_plek(Kijken),
        Query::Kwalificaties | Query::Plaatsen => Nodig::nieuw(Kijken, Regio, Open),
        Query::Importproef(gelezen) => van_lading(&gelezen.lading),
        Query::Zoek { .. } => Nodig::nieuw(Kijken, Kaart, Persoon),
        Query::Formulier { kaart, soort } => dossier(Kijken, *kaart, van_formulier(*soort)),
        Query::Documenten(kaart) => dossier(Kijken, *kaart, Bijzonder),
        Query::Document { kaart, vast, .. } => {
            let actie = if vast.is_some() { Delen } else { Kijken };
            dossier(actie, *kaart, Bijzonder)
        }
        Query::Extract { kaarten, .. } => Nodig::nieuw(Delen, Dossier, Persoon).kaarten(kaarten),
        Query::BsnVoluit { kaart, .. } => dossier(Onthullen, *kaart, Gevoeligheid::Bsn),
        // Of a colleague's kandidaat the radar gives initials only.
        Query::Radar { .. } | Query::Samenvoegen { .. } => {
            Nodig::nieuw(Wijzigen, Dossier, Bijzonder)
        }
        Query::Dubbelen { .. } => Nodig::nieuw(Kijken, Dossier, Bijzonder),
        Query::Voorstellen(_)
        | Query::Plekken { .. }
        | Query::Matching(_)
        | Query::Paar { .. }
        | Query::MatchKandidaten { .. }
        | Query::MatchPlekken { .. }
        | Query::MatchProef { .. }
        | Query::Verdeling(_) => Nodig::nieuw(Kijken, Matching, Persoon),
        Query::WieKeek(kaart) => match kaart {
            KaartId::Traject(_) => Nodig::nieuw(Kijken, Journaal, Persoon).kaart(*kaart),
            KaartId::Plek(_) => van_plek(Kijken),
        },
        Query::Inzage { kaart, .. } => dossier(Delen, *kaart, Bijzonder),
        Query::Verzoeken | Query::Bewaartermijn => Nodig::nieuw(Kijken, Dossier, Bijzonder),
        Query::Meld { .. } => Nodig::nieuw(Kijken, Eigen, Open),
        // A reader sees who works on a card only where it sees the card.
        Query::Aanwezig => Nodig::nieuw(Kijken, Eigen, Open),
        // What somebody may not see of persons is hidden in it.
        Query::Monitor(_) | Query::Budgetten => Nodig::nieuw(Actie::Rapporteren, Cijfers, Open),
        Query::MonitorAchter(vraag) => achter(vraag),
        Query::Taken(Taakwens::Eigen) | Query::Werkstand => Nodig::nieuw(Kijken, Eigen, Open),
        Query::Taken(Taakwens::VanKaart(kaart)) => op_bord(Kijken, &[*kaart]),
        Query::Taken(Taakwens::VanCoach(_)) | Query::KaartenVan(_) | Query::Rijen(_) => {
            Nodig::nieuw(Kijken, Kaart, Persoon)
        }
        // Counts tell of every card: they are for who works with all of them.
        Query::Tellen(vraag) => telling(&vraag.wat),
        Query::TelAchter(achter) => telling(&achter.vraag.wat),
        Query::Coaches => Nodig::nieuw(Kijken, Coaches, Open),
        // The board of an overleg is everybody's who sees cards.
        Query::Overleg(_) | Query::OverlegVerslag { .. } | Query::Verschil(_) => {
            Nodig::nieuw(Kijken, Kaart, Persoon)
        }
        Query::Belasting => Nodig::nieuw(Kijken, Kaart, Open),
        Query::OverlegZaak(kaart) => op_bord(Kijken, &[*kaart]),
        // For who does casework: the others have nothing to do on a card.
        Query::Werkvoorraad(_) => Nodig::nieuw(Wijzigen, Kaart, Persoon),
        Query::Signalen => Nodig::nieuw(Kijken, Regio, Open),
    }
}

fn telling(wat: &TelWat) -> Nodig {
    match wat {
        TelWat::Kaarten(_) | TelWat::Voorraad { .. } => Nodig::nieuw(Wijzigen, Kaart, Persoon),
        TelWat::Werkgevers(_) => van_plek(Kijken),
        TelWat::MatchKandidaten(_) | TelWat::MatchPlekken | TelWat::Matching(_) => {
            Nodig::nieuw(Kijken, Matching, Persoon)
        }
    }
}

/// Who stands behind a figure tells a group, a benefit or a reason where it is split by those.
fn achter(vraag: &MonitorAchter) -> Nodig {
    if vraag.van_bedrijven() {
        van_plek(Kijken)
    } else if vraag.is_gevoelig() {
        Nodig::nieuw(Kijken, Dossier, Bijzonder)
    } else {
        Nodig::nieuw(Kijken, Kaart, Persoon)
    }
}

fn van_lading(lading: &Lading) -> Nodig {
    let gevoelig = match lading {
        Lading::Kandidaten(_) | Lading::Plekken(_) => Persoon,
        Lading::Kwalificaties(_) | Lading::Postcodes(_) => Open,
    };
    Nodig::nieuw(Wijzigen, Regio, gevoelig)
}

/// A task with no card is between who asked it and who does it (`decide::taak`).
fn van_taak(kaart: Option<KaartId>) -> Nodig {
    match kaart {
        Some(kaart) => op_bord(Wijzigen, &[kaart]),
        None => Nodig::nieuw(Wijzigen, Eigen, Open),
    }
}

/// What a change needs.
#[expect(
    clippy::match_same_arms,
    reason = "what belongs together stands together"
)]
pub fn van_command(command: &Command) -> Nodig {
    match command {
        Command::NieuweKandidaat { .. } | Command::VoegSamen { .. } | Command::Splits { .. } => {
            // A merge with a colleague's kandidaat asks its own reason.
            Nodig::nieuw(Wijzigen, Dossier, Bijzonder)
        }
        Command::WijzigKandidaat { kandidaat, .. } | Command::VolgendTraject { kandidaat, .. } => {
            Nodig::nieuw(Wijzigen, Dossier, Bijzonder).kandidaat(*kandidaat)
        }
        Command::ZetStap { kaart, .. }
        | Command::Verplaats { kaart, .. }
        | Command::ZetTerug { kaart, .. }
        | Command::Sluit { kaart, .. }
        | Command::Wacht { kaart, .. }
        | Command::Hervat { kaart }
        | Command::StopNazorg { kaart, .. }
        | Command::BeginOpnieuw { kaart, .. }
        | Command::Notitie { kaart, .. }
        | Command::Contact { kaart, .. } => op_bord(Wijzigen, &[*kaart]),
        // Whoever looks comes back too.
        Command::BewaarWerkstand { .. } => Nodig::nieuw(Kijken, Eigen, Open),
        Command::NieuweTaak { kaart, .. } => van_taak(*kaart),
        Command::RondTaakAf { taak, .. }
        | Command::VerzetTaak { taak, .. }
        | Command::LaatTaakVervallen { taak, .. } => van_taak(taak.kaart),
        Command::StelUit { kaart, .. }
        | Command::HaalUitstelWeg { kaart }
        | Command::DraagOver { kaart, .. }
        | Command::NeemAan { kaart }
        | Command::WeigerOverdracht { kaart, .. }
        | Command::TrekOverdrachtIn { kaart } => op_bord(Wijzigen, &[*kaart]),
        Command::ZetSignaal { .. } | Command::ZetSignaalterm { .. } => {
            Nodig::nieuw(Actie::Beheren, Regio, Open)
        }
        Command::VerplaatsAlle { kaarten } | Command::WijsToe { kaarten, .. } => {
            op_bord(Wijzigen, kaarten)
        }
        Command::BewaarFormulier { kaart, .. }
        | Command::TrekIn { kaart, .. }
        | Command::HandelIntrekkingAf { kaart, .. }
        | Command::ZetBsn { kaart, .. }
        | Command::WisBsn { kaart, .. } => dossier(Wijzigen, *kaart, Bijzonder),
        Command::KiesKwalificatie { kaart, .. } | Command::ZetWerkprocessen { kaart, .. } => {
            dossier(Wijzigen, *kaart, Persoon)
        }
        Command::LegDocumentVast { kaart, .. } => dossier(Delen, *kaart, Bijzonder),
        Command::Deel { kaarten, .. } => Nodig::nieuw(Delen, Dossier, Persoon).kaarten(kaarten),
        Command::ToonBsn { kaart, .. } => dossier(Onthullen, *kaart, Gevoeligheid::Bsn),
        Command::StelVoor { .. }
        | Command::PlanKennismaking { .. }
        | Command::ReactieVoorstel { .. }
        | Command::BevestigVoorstel { .. }
        | Command::TrekVoorstelIn { .. } => Nodig::nieuw(Wijzigen, Matching, Persoon),
        Command::Importeer { lading, .. } => van_lading(lading),
        Command::NieuwLeerbedrijf { .. }
        | Command::WijzigLeerbedrijf { .. }
        | Command::NieuwePlek { .. }
        | Command::WijzigPlek { .. }
        | Command::BevestigPlek { .. }
        | Command::ZetErkenning { .. }
        | Command::WisErkenning { .. } => van_plek(Wijzigen),
        Command::NieuweDeelnemers { .. } => Nodig::nieuw(Wijzigen, Werkgever, Persoon),
        Command::BewaarConcept { .. } | Command::WisConcept { .. } => {
            Nodig::nieuw(Wijzigen, Eigen, Open)
        }
        // What is taken back was one's own change.
        Command::Ongedaan | Command::Opnieuw => Nodig::nieuw(Wijzigen, Eigen, Open),
        // Anybody who may come near with a reason may give one.
        Command::Waarneem { .. } => Nodig::nieuw(Kijken, Dossier, Persoon),
        Command::ZetRegio { .. } | Command::ZetBudget { .. } | Command::WisBudget { .. } => {
            Nodig::nieuw(Wijzigen, Regio, Open)
        }
        Command::Bevries { kaart, .. }
        | Command::Ontdooi { kaart, .. }
        | Command::Verzoek { kaart, .. }
        | Command::VerlengVerzoek { kaart, .. }
        | Command::BeantwoordVerzoek { kaart, .. } => dossier(Wijzigen, *kaart, Bijzonder),
        Command::Verwijder { .. } => Nodig::nieuw(Actie::Beheren, Dossier, Open),
        Command::ZetBewaartermijn { .. } => Nodig::nieuw(Actie::Beheren, Regio, Open),
        Command::SchoonJournaal => Nodig::nieuw(Actie::Beheren, Journaal, Open),
        Command::ZetCoach { .. } => Nodig::nieuw(Actie::Beheren, Coaches, Open),
        Command::BeginOverleg | Command::SluitOverleg => Nodig::nieuw(Wijzigen, Kaart, Persoon),
        Command::Bespreek { kaart, .. }
        | Command::Parkeer { kaart }
        | Command::Besluit { kaart, .. }
        | Command::SpreekAf { kaart, .. } => op_bord(Wijzigen, &[*kaart]),
    }
}
