//! Decisions: a command and what stands now in, what changes out. No store, no clock.

use super::command::Command;
use super::fault::Fault;
use super::zicht::Zicht;
use crate::domain::id::KaartId;

mod avg;
mod besluit;
mod bsn;
mod budget;
mod coaches;
mod concept;
mod contact;
pub(super) mod document;
mod formulier;
mod gezien;
mod grenzen;
pub(super) mod importeer;
pub(super) mod kandidaat;
pub(super) mod leerroute;
mod nazorg;
mod omgeving;
pub(super) mod ongedaan;
mod overdracht;
mod overleg;
mod regio;
pub(super) mod samenvoegen;
mod signaal;
mod sluit;
mod stap;
mod taak;
mod toestemming;
mod uitstel;
mod verplaats;
mod verwijder;
mod voorstel;
mod werkgever;
mod werkstand;

pub use besluit::Besluit;
pub use omgeving::{Omgeving, Volgorde, Weeg};

use gezien::{conflict, nog_zo};

/// Decides a command.
#[expect(clippy::too_many_lines, reason = "one arm per command")]
pub fn beslis(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    command: &Command,
) -> Result<Besluit, Fault> {
    grenzen::binnen(command)?;
    match command {
        Command::NieuweKandidaat { gegevens, concept } => {
            kandidaat::nieuw(omgeving, zicht, gegevens, *concept)
        }
        Command::WijzigKandidaat {
            kandidaat: id,
            gegevens,
            gezien,
            concept,
        } => kandidaat::wijzig(omgeving, zicht, *id, gegevens, *gezien, *concept),
        Command::VolgendTraject {
            kandidaat: id,
            gegevens,
            gezien,
            concept,
        } => kandidaat::volgend(omgeving, zicht, *id, gegevens, *gezien, *concept),
        Command::ZetStap {
            kaart,
            stap,
            stand,
            gegeven,
            tekst,
            gezien,
        } => {
            let zet = stap::Zet {
                kaart: *kaart,
                stap: *stap,
                stand,
                gegeven: gegeven.as_ref(),
                tekst,
            };
            stap::zet(omgeving, zicht, zet, *gezien)
        }
        Command::Verplaats {
            kaart,
            motivering,
            gezien,
        } => verplaats::een(omgeving, zicht, *kaart, motivering.as_deref(), *gezien),
        Command::VerplaatsAlle { kaarten } => verplaats::alle(omgeving, zicht, kaarten),
        Command::ZetTerug {
            kaart,
            reden,
            gezien,
        } => verplaats::terug(omgeving, zicht, *kaart, reden, *gezien),
        Command::Sluit {
            kaart,
            slot,
            toelichting,
            gezien,
        } => sluit::sluit(omgeving, zicht, *kaart, *slot, toelichting, *gezien),
        Command::Wacht {
            kaart,
            tot,
            reden,
            gezien,
        } => sluit::wacht(omgeving, zicht, *kaart, *tot, reden, *gezien),
        Command::Hervat { kaart } => sluit::hervat(zicht, *kaart),
        Command::Notitie { kaart, tekst } => contact::notitie(zicht, *kaart, tekst),
        Command::Contact {
            kaart,
            wijze,
            uitkomst,
            met,
            tekst,
            op,
            terugbellen,
        } => {
            let moment = contact::Moment {
                wijze: *wijze,
                uitkomst: *uitkomst,
                met,
                tekst,
                op: op.unwrap_or(omgeving.vandaag),
                terugbellen: *terugbellen,
            };
            contact::contact(omgeving, zicht, *kaart, moment)
        }
        Command::WijsToe { kaarten, coach } => {
            overdracht::wijs_toe(omgeving, zicht, kaarten, *coach)
        }
        Command::VoegSamen {
            blijft,
            weg,
            keuzes,
            reden,
            gezien_blijft,
            gezien_weg,
        } => {
            let vraag = samenvoegen::Vraag {
                blijft: *blijft,
                weg: *weg,
                keuzes,
                reden,
                gezien_blijft: *gezien_blijft,
                gezien_weg: *gezien_weg,
            };
            samenvoegen::voeg_samen(omgeving, zicht, &vraag)
        }
        Command::Splits { kandidaat, nummer } => {
            samenvoegen::splits(omgeving, zicht, *kandidaat, *nummer)
        }
        Command::BewaarConcept { concept } => concept::bewaar(omgeving, concept),
        Command::WisConcept { nummer } => Ok(concept::wis(omgeving, *nummer)),
        Command::BewaarFormulier {
            kaart,
            soort,
            velden,
            waarom,
            nieuw,
            gezien,
            concept,
        } => {
            let vraag = formulier::Bewaar {
                kaart: *kaart,
                soort: *soort,
                velden,
                waarom,
                nieuw: *nieuw,
                gezien: *gezien,
                concept: *concept,
            };
            formulier::bewaar(omgeving, zicht, vraag)
        }
        Command::TrekIn {
            kaart,
            doel,
            op,
            via,
            reden,
        } => {
            let trek = toestemming::Trek {
                kaart: *kaart,
                doel: *doel,
                op: op.unwrap_or(omgeving.vandaag),
                via,
                reden,
            };
            toestemming::trek_in(omgeving, zicht, trek)
        }
        Command::HandelIntrekkingAf {
            kaart,
            doel,
            gevolg,
        } => toestemming::handel_af(omgeving, zicht, *kaart, *doel, *gevolg),
        Command::ZetBsn { kaart, bsn } => bsn::zet(zicht, *kaart, bsn),
        Command::WisBsn { kaart, reden } => bsn::wis(zicht, *kaart, reden),
        Command::LegDocumentVast {
            kaart,
            soort,
            vorm,
            bsn,
        } => document::leg_vast(zicht, *kaart, *soort, *vorm, bsn.as_deref()),
        Command::Deel { kaarten, ontvanger } => {
            document::deel(omgeving, zicht, kaarten, *ontvanger)
        }
        Command::ToonBsn { kaart, reden } => bsn::toon(zicht, *kaart, reden),
        Command::KiesKwalificatie {
            kaart,
            crebo,
            reden,
            gezien,
        } => leerroute::kies(omgeving, zicht, *kaart, *crebo, reden, *gezien),
        Command::ZetWerkprocessen {
            kaart,
            regels,
            op,
            door,
            gezien,
        } => {
            let zet = leerroute::Zet {
                kaart: *kaart,
                regels,
                op: *op,
                door,
            };
            leerroute::zet(omgeving, zicht, zet, *gezien)
        }
        Command::StelVoor {
            traject,
            plek,
            reden,
        } => voorstel::stel_voor(omgeving, zicht, (*traject, *plek), reden),
        Command::PlanKennismaking { traject, plek, op } => {
            voorstel::kennismaking(omgeving, zicht, (*traject, *plek), *op)
        }
        Command::ReactieVoorstel {
            traject,
            plek,
            partij,
            ja,
            reden,
            woorden,
            tot,
        } => {
            let zegt = voorstel::Zegt {
                partij: *partij,
                ja: *ja,
                reden: *reden,
                woorden,
                tot: *tot,
            };
            voorstel::reactie(omgeving, zicht, (*traject, *plek), zegt)
        }
        Command::BevestigVoorstel { traject, plek } => {
            voorstel::bevestig(omgeving, zicht, (*traject, *plek))
        }
        Command::TrekVoorstelIn {
            traject,
            plek,
            reden,
        } => voorstel::trek_in(omgeving, zicht, (*traject, *plek), reden),
        Command::Importeer {
            bron,
            lading,
            voortgang,
        } => importeer::importeer(omgeving, zicht, (bron, voortgang), lading),
        Command::NieuwLeerbedrijf {
            gegevens,
            plekken,
            concept,
        } => werkgever::nieuw(omgeving, zicht, gegevens, plekken, *concept),
        Command::WijzigLeerbedrijf {
            bedrijf,
            gegevens,
            gezien,
            concept,
        } => werkgever::wijzig(omgeving, zicht, *bedrijf, gegevens, *gezien, *concept),
        Command::NieuwePlek {
            bedrijf,
            gegevens,
            concept,
        } => werkgever::nieuwe_plek(omgeving, zicht, *bedrijf, gegevens, *concept),
        Command::WijzigPlek {
            plek,
            gegevens,
            gezien,
            concept,
        } => werkgever::wijzig_plek(omgeving, zicht, *plek, gegevens, *gezien, *concept),
        Command::BevestigPlek { plek, op } => werkgever::bevestig(omgeving, zicht, *plek, *op),
        Command::ZetErkenning {
            bedrijf,
            crebo,
            geldig_tot,
            uitvoerbaar,
            gezien,
        } => {
            let zet = werkgever::Zet {
                bedrijf: *bedrijf,
                crebo: *crebo,
                geldig_tot: *geldig_tot,
                uitvoerbaar,
            };
            werkgever::zet_erkenning(omgeving, zicht, zet, *gezien)
        }
        Command::WisErkenning {
            bedrijf,
            crebo,
            gezien,
        } => werkgever::wis_erkenning(omgeving, zicht, *bedrijf, *crebo, *gezien),
        Command::NieuweDeelnemers {
            plek,
            deelnemers,
            geteld,
        } => werkgever::deelnemers::nieuw(omgeving, zicht, *plek, deelnemers, *geteld),
        Command::ZetRegio {
            naam,
            verantwoordelijken,
        } => regio::zet(zicht, naam.as_deref(), verantwoordelijken.as_deref()),
        Command::ZetBudget {
            nummer,
            naam,
            bron,
            van,
            tot,
            bedrag,
            plafond,
        } => {
            let zet = budget::Zet {
                nummer: *nummer,
                naam: naam.as_deref(),
                bron: *bron,
                van: *van,
                tot: *tot,
                bedrag: *bedrag,
                plafond: *plafond,
            };
            budget::zet(zicht, zet)
        }
        Command::WisBudget { nummer } => budget::wis(zicht, *nummer),
        Command::Waarneem { kaart, reden } => coaches::waarneem(omgeving, zicht, *kaart, reden),
        Command::Bevries { kaart, reden } => avg::bevries(omgeving, zicht, *kaart, reden, true),
        Command::Ontdooi { kaart, reden } => avg::bevries(omgeving, zicht, *kaart, reden, false),
        Command::Verzoek {
            kaart,
            soort,
            ontvangen,
        } => avg::verzoek(omgeving, zicht, *kaart, *soort, *ontvangen),
        Command::VerlengVerzoek {
            kaart,
            nummer,
            tekst,
        } => avg::antwoord(omgeving, zicht, *kaart, *nummer, tekst, false),
        Command::BeantwoordVerzoek {
            kaart,
            nummer,
            tekst,
        } => avg::antwoord(omgeving, zicht, *kaart, *nummer, tekst, true),
        Command::Verwijder {
            kandidaat,
            reden,
            bevestig,
        } => verwijder::verwijder(omgeving, zicht, *kandidaat, reden, bevestig),
        Command::ZetBewaartermijn { klasse, maanden } => avg::termijn(zicht, *klasse, *maanden),
        Command::SchoonJournaal => avg::schoon_journaal(omgeving, zicht),
        Command::ZetCoach { gegevens } => coaches::zet(zicht, gegevens),
        Command::BewaarWerkstand { werkstand } => Ok(werkstand::bewaar(omgeving, werkstand)),
        Command::NieuweTaak { kaart, gegevens } => taak::nieuw(omgeving, zicht, *kaart, gegevens),
        Command::RondTaakAf {
            taak: plaats,
            uitkomst,
            woorden,
            terugbellen,
        } => taak::rond_af(omgeving, zicht, *plaats, *uitkomst, woorden, *terugbellen),
        Command::VerzetTaak {
            taak: plaats,
            voor,
            om,
            aan,
        } => taak::verzet(omgeving, zicht, *plaats, (*voor, *om), *aan),
        Command::LaatTaakVervallen {
            taak: plaats,
            waarom,
        } => taak::vervallen(omgeving, zicht, *plaats, waarom),
        Command::StopNazorg {
            kaart,
            reden,
            gezien,
        } => nazorg::stop(omgeving, zicht, *kaart, reden, *gezien),
        Command::BeginOpnieuw {
            kaart,
            reden,
            toelichting,
            gezien,
        } => nazorg::opnieuw(omgeving, zicht, *kaart, (*reden, toelichting), *gezien),
        Command::StelUit { kaart, tot, stap } => {
            uitstel::stel_uit(omgeving, zicht, *kaart, *tot, *stap)
        }
        Command::HaalUitstelWeg { kaart } => uitstel::haal_weg(zicht, *kaart),
        Command::DraagOver {
            kaart,
            aan,
            notitie,
        } => overdracht::draag_over(omgeving, zicht, *kaart, *aan, notitie),
        Command::NeemAan { kaart } => overdracht::neem_aan(omgeving, zicht, *kaart),
        Command::WeigerOverdracht { kaart, reden } => {
            overdracht::weiger(omgeving, zicht, *kaart, reden)
        }
        Command::TrekOverdrachtIn { kaart } => overdracht::trek_in(omgeving, zicht, *kaart),
        Command::ZetSignaal {
            signaal,
            dagen,
            gewicht,
        } => signaal::zet(zicht, *signaal, *dagen, *gewicht),
        Command::ZetSignaalterm { term, punten } => signaal::zet_term(zicht, *term, *punten),
        Command::Ongedaan => ongedaan::ongedaan(omgeving, zicht),
        Command::Opnieuw => ongedaan::opnieuw(omgeving, zicht),
        Command::BeginOverleg => overleg::begin(omgeving, zicht),
        Command::Bespreek { kaart, seconden } => {
            overleg::gezien(omgeving, zicht, *kaart, *seconden)
        }
        Command::Parkeer { kaart } => overleg::parkeer(omgeving, zicht, *kaart),
        Command::Besluit { kaart, tekst } => overleg::besluit(omgeving, zicht, *kaart, tekst),
        Command::SpreekAf {
            kaart,
            aan,
            wat,
            voor,
        } => overleg::actie(omgeving, zicht, *kaart, (*aan, wat, *voor)),
        Command::SluitOverleg => overleg::sluit(omgeving, zicht),
    }
}

/// Every card once, in the order in which they were named; naming none is a mistake.
fn elk_een_keer(kaarten: &[KaartId]) -> Result<Vec<KaartId>, Fault> {
    let mut gezien = std::collections::HashSet::new();
    let elk: Vec<KaartId> = kaarten
        .iter()
        .copied()
        .filter(|kaart| gezien.insert(*kaart))
        .collect();
    if elk.is_empty() {
        return Err(Fault::Veld {
            veld: "kaarten".to_owned(),
            bericht: "er zijn geen kaarten gemarkeerd; markeer met spatie".to_owned(),
        });
    }
    Ok(elk)
}
