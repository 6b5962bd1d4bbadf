//! The word of each change, for the log and for `Debug`, and why a value is replaced.

use std::fmt;

use super::Command;

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.werkwoord())
    }
}

impl Command {
    /// Why a value is replaced, where the change says so.
    pub fn waarom(&self) -> &str {
        match self {
            Self::BewaarFormulier { waarom, .. } => waarom,
            Self::VoegSamen { reden, .. } => reden,
            _ => "",
        }
    }

    /// The word for the log.
    pub const fn werkwoord(&self) -> &'static str {
        match self {
            Self::NieuweKandidaat { .. } => "nieuwe_kandidaat",
            Self::WijzigKandidaat { .. } => "wijzig_kandidaat",
            Self::VolgendTraject { .. } => "volgend_traject",
            Self::ZetStap { .. } => "zet_stap",
            Self::Verplaats { .. } => "verplaats",
            Self::VerplaatsAlle { .. } => "verplaats_alle",
            Self::ZetTerug { .. } => "zet_terug",
            Self::Sluit { .. } => "sluit",
            Self::Wacht { .. } => "wacht",
            Self::Hervat { .. } => "hervat",
            Self::Notitie { .. } => "notitie",
            Self::Contact { .. } => "contact",
            Self::WijsToe { .. } => "wijs_toe",
            Self::VoegSamen { .. } => "voeg_samen",
            Self::Splits { .. } => "splits",
            Self::BewaarConcept { .. } => "bewaar_concept",
            Self::WisConcept { .. } => "wis_concept",
            Self::BewaarFormulier { .. } => "bewaar_formulier",
            Self::TrekIn { .. } => "trek_in",
            Self::HandelIntrekkingAf { .. } => "handel_intrekking_af",
            Self::ZetBsn { .. } => "zet_bsn",
            Self::WisBsn { .. } => "wis_bsn",
            Self::LegDocumentVast { .. } => "leg_document_vast",
            Self::Deel { .. } => "deel",
            Self::ToonBsn { .. } => "toon_bsn",
            Self::KiesKwalificatie { .. } => "kies_kwalificatie",
            Self::ZetWerkprocessen { .. } => "zet_werkprocessen",
            Self::StelVoor { .. } => "stel_voor",
            Self::PlanKennismaking { .. } => "plan_kennismaking",
            Self::ReactieVoorstel { .. } => "reactie_voorstel",
            Self::BevestigVoorstel { .. } => "bevestig_voorstel",
            Self::TrekVoorstelIn { .. } => "trek_voorstel_in",
            Self::Importeer { .. } => "importeer",
            Self::NieuwLeerbedrijf { .. } => "nieuw_leerbedrijf",
            Self::WijzigLeerbedrijf { .. } => "wijzig_leerbedrijf",
            Self::NieuwePlek { .. } => "nieuwe_plek",
            Self::WijzigPlek { .. } => "wijzig_plek",
            Self::BevestigPlek { .. } => "bevestig_plek",
            Self::ZetErkenning { .. } => "zet_erkenning",
            Self::WisErkenning { .. } => "wis_erkenning",
            Self::NieuweDeelnemers { .. } => "nieuwe_deelnemers",
            Self::ZetRegio { .. } => "zet_regio",
            Self::Waarneem { .. } => "waarneem",
            Self::Bevries { .. } => "bevries",
            Self::Ontdooi { .. } => "ontdooi",
            Self::Verzoek { .. } => "verzoek",
            Self::VerlengVerzoek { .. } => "verleng_verzoek",
            Self::BeantwoordVerzoek { .. } => "beantwoord_verzoek",
            Self::Verwijder { .. } => "verwijder",
            Self::ZetBewaartermijn { .. } => "zet_bewaartermijn",
            Self::SchoonJournaal => "schoon_journaal",
            Self::ZetCoach { .. } => "zet_coach",
            Self::BewaarWerkstand { .. } => "bewaar_werkstand",
            Self::NieuweTaak { .. } => "nieuwe_taak",
            Self::RondTaakAf { .. } => "rond_taak_af",
            Self::VerzetTaak { .. } => "verzet_taak",
            Self::LaatTaakVervallen { .. } => "laat_taak_vervallen",
            Self::StopNazorg { .. } => "stop_nazorg",
            Self::BeginOpnieuw { .. } => "begin_opnieuw",
            Self::StelUit { .. } => "stel_uit",
            Self::HaalUitstelWeg { .. } => "haal_uitstel_weg",
            Self::DraagOver { .. } => "draag_over",
            Self::NeemAan { .. } => "neem_aan",
            Self::WeigerOverdracht { .. } => "weiger_overdracht",
            Self::TrekOverdrachtIn { .. } => "trek_overdracht_in",
            Self::ZetSignaal { .. } => "zet_signaal",
            Self::ZetSignaalterm { .. } => "zet_signaalterm",
            Self::Ongedaan => "ongedaan",
            Self::Opnieuw => "opnieuw",
            Self::BeginOverleg => "begin_overleg",
            Self::Bespreek { .. } => "bespreek",
            Self::Parkeer { .. } => "parkeer",
            Self::Besluit { .. } => "besluit",
            Self::SpreekAf { .. } => "spreek_af",
            Self::SluitOverleg => "sluit_overleg",
            Self::ZetBudget { .. } => "zet_budget",
            Self::WisBudget { .. } => "wis_budget",
        }
    }
}
