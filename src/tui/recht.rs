//! Which actions the role of the coach reaches: the screen asks the same table as the service, so
//! that a key that would be refused is not offered.
//!
//! Nearness is not looked at here: the dossier of a colleague opens with a reason.

use crate::domain::recht::{Actie, Bevoegd, Gegeven, Gevoeligheid, Oordeel, Vraag, mag as beslis};
use crate::keymap::Action;

/// What an action needs, or any one of these; nothing for what only moves about.
fn nodig(action: Action) -> &'static [(Actie, Gegeven, Gevoeligheid)] {
    use Actie::{Kijken, Onthullen, Wijzigen};
    use Gegeven::{Dossier, Journaal, Kaart, Matching, Regio, Werkgever};
    use Gevoeligheid::{Bijzonder, Bsn, Open, Persoon};
    match action {
        Action::KaartAdvance
        | Action::KaartBack
        | Action::NoteAdd
        | Action::ContactAdd
        | Action::CoachAssign
        | Action::TrajectHold
        | Action::TrajectClose
        | Action::StapDone
        | Action::StapBusy
        | Action::StapPlan
        | Action::StapNvt
        | Action::StapReopen
        | Action::ScreenVoorraad
        | Action::VoorraadDo
        | Action::VoorraadSnooze
        | Action::VoorraadHandOver
        | Action::VoorraadRefuse
        | Action::CallSpoken
        | Action::CallMissed
        | Action::CallVoicemail
        | Action::CallLater
        | Action::OverlegBegin
        | Action::OverlegEnd
        | Action::BesluitAdd
        | Action::ActieAdd
        | Action::CasePark
        | Action::CountColumn
        | Action::TaakAdd
        | Action::NazorgStop
        | Action::BaanVerloren
        | Action::Herhaal => &[(Wijzigen, Kaart, Persoon)],
        Action::KandidaatEdit => &[
            (Wijzigen, Dossier, Bijzonder),
            (Wijzigen, Werkgever, Persoon),
        ],
        Action::DossierFreeze
        | Action::IntakeNew
        | Action::MergeUndo
        | Action::DoelWithdraw
        | Action::GevolgDone => &[(Wijzigen, Dossier, Bijzonder)],
        Action::WerkprocesKnown
        | Action::WerkprocesLearn
        | Action::WerkprocesPractice
        | Action::WerkprocesLearned
        | Action::WerkprocesFailed
        | Action::WerkprocesOut
        | Action::KwalificatieChoose
        | Action::OordeelEdit => &[(Wijzigen, Dossier, Persoon)],
        Action::DubbelenShow
        | Action::DocumentenShow
        | Action::VerzoekenShow
        | Action::BewaarShow => &[(Kijken, Dossier, Bijzonder)],
        Action::BsnShow => &[(Onthullen, Dossier, Bsn)],
        Action::WerkgeverEdit
        | Action::WerkgeverNew
        | Action::PlekNew
        | Action::PlekConfirm
        | Action::ErkenningenShow
        | Action::DeelnemersAdd => &[(Wijzigen, Werkgever, Persoon)],
        Action::ScreenWerkgevers => &[(Kijken, Werkgever, Persoon)],
        Action::ScreenMatching
        | Action::KaartMatch
        | Action::MatchDivide
        | Action::VoorstellenShow => &[(Kijken, Matching, Persoon)],
        Action::VoorstelMeet
        | Action::VoorstelYes
        | Action::VoorstelNo
        | Action::VoorstelConfirm
        | Action::VoorstelWithdraw => &[(Wijzigen, Matching, Persoon)],
        Action::ScreenMonitor | Action::MonitorReport => {
            &[(Actie::Rapporteren, Gegeven::Cijfers, Open)]
        }
        Action::Search | Action::ScreenOverleg | Action::OverlegMinutes => {
            &[(Kijken, Kaart, Persoon)]
        }
        Action::JournaalShow => &[(Kijken, Journaal, Persoon)],
        Action::ImportShow => &[(Wijzigen, Regio, Open)],
        Action::Undo | Action::Redo | Action::ConceptenShow => &[(Wijzigen, Gegeven::Eigen, Open)],
        _ => &[],
    }
}

/// Whether somebody may do this, or why not.
pub fn mag(wie: Bevoegd, action: Action) -> Result<(), String> {
    let alle = nodig(action);
    let kan = |(actie, gegeven, gevoelig): &(Actie, Gegeven, Gevoeligheid)| {
        let vraag = Vraag {
            gevoelig: *gevoelig,
            ..Vraag::eigen(*actie, *gegeven)
        };
        beslis(wie, vraag) != Oordeel::MagNiet
    };
    match alle.first() {
        Some((actie, gegeven, _)) if !alle.iter().any(kan) => Err(format!(
            "als {} mag je {} niet {}",
            wie.rol.kort(),
            gegeven.woord(),
            actie.woord()
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rol::Rol;

    #[test]
    fn a_werkcoach_is_offered_every_action_and_a_rapporteur_only_what_counts_or_moves_about() {
        let wie = |rol| Bevoegd { rol, beheer: false };
        for action in Action::ALL {
            assert_eq!(mag(wie(Rol::Werkcoach), *action), Ok(()), "{action:?}");
            // Counting is what a rapporteur is there for.
            let telt = matches!(action, Action::ScreenMonitor | Action::MonitorReport);
            let mag_niet = !nodig(*action).is_empty() && !telt;
            let gezegd = mag(wie(Rol::Rapporteur), *action);
            assert_eq!(gezegd.is_err(), mag_niet, "{action:?}: {gezegd:?}");
        }
    }
}
