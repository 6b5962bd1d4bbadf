//! Bounds of what a command may carry: records stay small, dates stay in the calendar of people.
//!
//! A form has its own bounds per field; these hold for whatever comes in, a script's line too. They
//! are checked before anything is decided, so that no record can be made that the store refuses.

use chrono::{Datelike, NaiveDate};

use super::werkgever::deelnemers::DEELNEMERS_MAX;
use crate::app::command::{Command, NieuweStand};
use crate::app::fault::Fault;
use crate::domain::werkstand::LAATST_MAX;

mod gegevens;

use gegevens::{bedrijf, formulier, kandidaat, plek, stapgegeven};

/// Longest text in characters; longer ones belong in a document.
const TEKST_MAX: usize = 4_000;
/// Longest name or other single word of a person or organisation.
const NAAM_MAX: usize = 200;
/// Longest list of organisations, as the form has it (T5).
const VERANTWOORDELIJKEN_MAX: usize = 500;
/// Most cards in one change: all of them are kept twice, to be able to take it back.
const KAARTEN_MAX: usize = 1_000;
/// Most choices out of one list of values.
const KEUZES_MAX: usize = 50;
/// Most fields of one form.
const VELDEN_MAX: usize = 200;
/// Bytes of one form, keys and texts together.
const FORMULIER_MAX: usize = 64 * 1024;
/// Most werkprocessen in one change; no kwalificatie has as many.
const WERKPROCESSEN_MAX: usize = 200;
/// First and last year that a date can have.
const JAREN: std::ops::RangeInclusive<i32> = 1900..=2199;

fn fout(veld: &str, bericht: String) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht,
    }
}

fn lang(veld: &str, tekst: &str, hoogste: usize) -> Result<(), Fault> {
    if tekst.len() > hoogste && tekst.chars().count() > hoogste {
        let bericht = format!("de tekst is te lang; houd het onder {hoogste} tekens");
        return Err(fout(veld, bericht));
    }
    Ok(())
}

fn dag(veld: &str, dag: Option<NaiveDate>) -> Result<(), Fault> {
    match dag {
        Some(dag) if !JAREN.contains(&dag.year()) => {
            Err(fout(veld, "kijk het jaartal na".to_owned()))
        }
        _ => Ok(()),
    }
}

fn aantal(veld: &str, aantal: usize, hoogste: usize) -> Result<(), Fault> {
    if aantal > hoogste {
        let bericht = format!("dit zijn er {aantal}; kies er hoogstens {hoogste} tegelijk");
        return Err(fout(veld, bericht));
    }
    Ok(())
}

/// Refuses what no record should hold.
#[expect(clippy::too_many_lines, reason = "one arm per command")]
pub(super) fn binnen(command: &Command) -> Result<(), Fault> {
    match command {
        Command::NieuweKandidaat { gegevens, .. }
        | Command::WijzigKandidaat { gegevens, .. }
        | Command::VolgendTraject { gegevens, .. } => kandidaat(gegevens),
        Command::ZetStap {
            stand,
            gegeven,
            tekst,
            ..
        } => {
            lang("tekst", tekst, TEKST_MAX)?;
            match stand {
                NieuweStand::Gepland { op } => dag("op", Some(*op))?,
                NieuweStand::Gedaan { op } => dag("op", *op)?,
                NieuweStand::Nvt { reden } => lang("reden", reden, TEKST_MAX)?,
                NieuweStand::Afwijking { motivering } => lang("motivering", motivering, TEKST_MAX)?,
                NieuweStand::Open | NieuweStand::Bezig => {}
            }
            gegeven.as_ref().map_or(Ok(()), stapgegeven)
        }
        Command::Verplaats { motivering, .. } => {
            lang("motivering", motivering.as_deref().unwrap_or(""), TEKST_MAX)
        }
        Command::VerplaatsAlle { kaarten } | Command::WijsToe { kaarten, .. } => {
            aantal("kaarten", kaarten.len(), KAARTEN_MAX)
        }
        Command::NieuwLeerbedrijf {
            gegevens, plekken, ..
        } => {
            bedrijf(gegevens)?;
            aantal("plekken", plekken.len(), KEUZES_MAX)?;
            plekken.iter().try_for_each(plek)
        }
        Command::WijzigLeerbedrijf { gegevens, .. } => bedrijf(gegevens),
        Command::NieuwePlek { gegevens, .. } | Command::WijzigPlek { gegevens, .. } => {
            plek(gegevens)
        }
        Command::BevestigPlek { op, .. } => dag("op", *op),
        Command::ZetErkenning {
            geldig_tot,
            uitvoerbaar,
            ..
        } => {
            dag("geldig_tot", *geldig_tot)?;
            aantal("uitvoerbaar", uitvoerbaar.len(), WERKPROCESSEN_MAX)
        }
        Command::NieuweDeelnemers { deelnemers, .. } => {
            aantal("deelnemers", deelnemers.len(), DEELNEMERS_MAX)?;
            deelnemers.iter().try_for_each(|it| {
                lang("naam", &it.naam, NAAM_MAX)?;
                lang("telefoon", &it.telefoon, NAAM_MAX)?;
                dag("geboren", it.geboren)
            })
        }
        Command::ZetTerug { reden, .. }
        | Command::VoegSamen { reden, .. }
        | Command::WisBsn { reden, .. }
        | Command::ToonBsn { reden, .. }
        | Command::KiesKwalificatie { reden, .. }
        | Command::StelVoor { reden, .. }
        | Command::Waarneem { reden, .. }
        | Command::Bevries { reden, .. }
        | Command::Ontdooi { reden, .. }
        | Command::StopNazorg { reden, .. }
        | Command::WeigerOverdracht { reden, .. }
        | Command::TrekVoorstelIn { reden, .. } => lang("reden", reden, TEKST_MAX),
        Command::ZetBudget { naam, van, tot, .. } => {
            lang("naam", naam.as_deref().unwrap_or(""), NAAM_MAX)?;
            dag("van", *van)?;
            dag("tot", *tot)
        }
        Command::ZetRegio {
            naam,
            verantwoordelijken,
        } => {
            lang("naam", naam.as_deref().unwrap_or(""), NAAM_MAX)?;
            let wie = verantwoordelijken.as_deref().unwrap_or("");
            lang("verantwoordelijken", wie, VERANTWOORDELIJKEN_MAX)
        }
        Command::BewaarWerkstand { werkstand } => {
            aantal("laatst", werkstand.laatst.len(), LAATST_MAX)?;
            let filters = werkstand
                .weergaven
                .values()
                .chain(werkstand.schermen.values());
            filters.into_iter().try_for_each(|it| {
                lang("filter", &it.filter, NAAM_MAX)?;
                lang("volgorde", &it.volgorde, NAAM_MAX)
            })
        }
        Command::NieuweTaak { gegevens, .. } => {
            lang("wat", &gegevens.wat, TEKST_MAX)?;
            dag("voor", gegevens.voor)
        }
        Command::RondTaakAf {
            woorden,
            terugbellen,
            ..
        } => {
            lang("woorden", woorden, TEKST_MAX)?;
            dag("terugbellen", *terugbellen)
        }
        Command::VerzetTaak { voor, .. } => dag("voor", *voor),
        Command::LaatTaakVervallen { waarom, .. } => lang("waarom", waarom, TEKST_MAX),
        Command::PlanKennismaking { op, .. } => dag("op", Some(*op)),
        Command::SpreekAf { wat, voor, .. } => {
            lang("wat", wat, TEKST_MAX)?;
            dag("voor", Some(*voor))
        }
        Command::ReactieVoorstel { woorden, tot, .. } => {
            lang("woorden", woorden, TEKST_MAX)?;
            dag("tot", *tot)
        }
        Command::Sluit { toelichting, .. } | Command::BeginOpnieuw { toelichting, .. } => {
            lang("toelichting", toelichting, TEKST_MAX)
        }
        Command::Wacht { tot, reden, .. } => {
            dag("tot", Some(*tot))?;
            lang("reden", reden, TEKST_MAX)
        }
        Command::StelUit { tot, .. } => dag("tot", *tot),
        Command::DraagOver { notitie, .. } => lang("notitie", notitie, TEKST_MAX),
        Command::Contact {
            met,
            tekst,
            op,
            terugbellen,
            ..
        } => {
            lang("met", met, NAAM_MAX)?;
            lang("tekst", tekst, TEKST_MAX)?;
            dag("op", *op)?;
            dag("terugbellen", *terugbellen)
        }
        Command::BewaarFormulier { velden, waarom, .. } => {
            lang("waarom", waarom, TEKST_MAX)?;
            formulier(velden)
        }
        Command::TrekIn { op, via, reden, .. } => {
            dag("op", *op)?;
            lang("via", via, NAAM_MAX)?;
            lang("reden", reden, TEKST_MAX)
        }
        Command::ZetBsn { bsn, .. } => lang("bsn", bsn, NAAM_MAX),
        Command::LegDocumentVast { bsn, .. } => {
            lang("reden", bsn.as_deref().unwrap_or_default(), NAAM_MAX)
        }
        Command::Deel { kaarten, .. } => aantal("kaarten", kaarten.len(), KAARTEN_MAX),
        Command::ZetWerkprocessen {
            regels, op, door, ..
        } => {
            aantal("regels", regels.len(), WERKPROCESSEN_MAX)?;
            dag("op", *op)?;
            lang("door", door, NAAM_MAX)
        }
        Command::Verwijder {
            reden, bevestig, ..
        } => {
            lang("reden", reden, NAAM_MAX)?;
            lang("bevestig", bevestig, NAAM_MAX)
        }
        Command::Verzoek { ontvangen, .. } => dag("ontvangen", *ontvangen),
        Command::Notitie { tekst, .. }
        | Command::Besluit { tekst, .. }
        | Command::VerlengVerzoek { tekst, .. }
        | Command::BeantwoordVerzoek { tekst, .. } => lang("tekst", tekst, TEKST_MAX),
        Command::ZetCoach { gegevens } => {
            lang("kort", &gegevens.kort, NAAM_MAX)?;
            let naam = gegevens.naam.as_deref().unwrap_or_default();
            lang("naam", naam, NAAM_MAX)?;
            let organisatie = gegevens.organisatie.as_deref().unwrap_or_default();
            lang("organisatie", organisatie, NAAM_MAX)
        }
        Command::Importeer { lading, .. } => super::importeer::binnen(lading),
        // A draft keeps whatever was typed and has a bound of its own.
        Command::BewaarConcept { .. }
        | Command::WisConcept { .. }
        | Command::WisErkenning { .. }
        | Command::Hervat { .. }
        | Command::HandelIntrekkingAf { .. }
        | Command::Splits { .. }
        | Command::BevestigVoorstel { .. }
        | Command::ZetBewaartermijn { .. }
        | Command::SchoonJournaal
        | Command::WisBudget { .. }
        | Command::HaalUitstelWeg { .. }
        | Command::NeemAan { .. }
        | Command::TrekOverdrachtIn { .. }
        | Command::ZetSignaal { .. }
        | Command::ZetSignaalterm { .. }
        | Command::Ongedaan
        | Command::Opnieuw
        | Command::BeginOverleg
        | Command::Bespreek { .. }
        | Command::Parkeer { .. }
        | Command::SluitOverleg => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{KaartId, TrajectId};

    const KAART: KaartId = KaartId::Traject(TrajectId(1));

    fn veld(command: &Command) -> Option<String> {
        binnen(command)
            .err()
            .and_then(|fault| fault.veld().map(str::to_owned))
    }

    #[test]
    fn a_text_that_is_a_document_is_refused_at_its_field() {
        let sluit = |toelichting: String| Command::Sluit {
            kaart: KAART,
            slot: None,
            toelichting,
            gezien: None,
        };
        assert_eq!(veld(&sluit("é".repeat(TEKST_MAX))), None);
        let te_lang = veld(&sluit("é".repeat(TEKST_MAX + 1)));
        assert_eq!(te_lang.as_deref(), Some("toelichting"));
    }

    #[test]
    fn a_year_outside_the_life_of_people_is_refused() {
        let wacht = |tot: NaiveDate| Command::Wacht {
            kaart: KAART,
            tot,
            reden: "vakantie".to_owned(),
            gezien: None,
        };
        for tot in [NaiveDate::MAX, NaiveDate::MIN] {
            assert_eq!(veld(&wacht(tot)).as_deref(), Some("tot"));
        }
        assert_eq!(veld(&wacht("2027-01-04".parse().unwrap())), None);
    }

    #[test]
    fn more_cards_than_can_be_taken_back_are_refused() {
        let alle = |aantal: usize| Command::VerplaatsAlle {
            kaarten: vec![KAART; aantal],
        };
        assert_eq!(veld(&alle(KAARTEN_MAX)), None);
        assert_eq!(veld(&alle(KAARTEN_MAX + 1)).as_deref(), Some("kaarten"));
    }
}
