//! What the keys do in the matching pane.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::{Focus, Links, MatchingScherm};
use super::{plan, view};
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, MatchSortering, MatchToon, MatchWens, TelWat};
use crate::domain::id::KaartId;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Muis, MuisSoort};
use crate::tui::open;
use crate::tui::overlay::kies;
use crate::tui::tab::Tab;

impl MatchingScherm {
    fn dossier(&self, model: &mut Model) -> After {
        let kaart = match self.focus {
            Focus::Links => self.in_hand().map(|it| (it.kaart, it.naam.clone())),
            _ => self.rechts_in_hand().map(|it| (it.kaart, it.naam.clone())),
        };
        match kaart {
            Some((kaart, naam)) => After::stay().with(open::dossier(model, kaart, &naam)),
            None => After::stay(),
        }
    }

    /// The list that is counted: the one with the cursor.
    fn telt(&self, model: &Model) -> TelWat {
        let rechts = self.in_hand().filter(|_| self.focus != Focus::Links);
        match rechts.map(|it| it.kaart) {
            Some(kaart) => TelWat::Matching(Box::new(MatchWens {
                watals: self.watals,
                toon: self.toon,
                ..MatchWens::nieuw(kaart, 0)
            })),
            None if self.gedraaid => TelWat::MatchPlekken,
            None => TelWat::MatchKandidaten(self.filter(model)),
        }
    }

    fn sorteer(&mut self, model: &mut Model) -> After {
        let (volgende, woord) = match self.sortering {
            MatchSortering::Score => (MatchSortering::Reistijd, "kortste reis eerst"),
            MatchSortering::Reistijd => (MatchSortering::Vrij, "meeste vrije plekken eerst"),
            MatchSortering::Vrij => (MatchSortering::Naam, "naam"),
            MatchSortering::Naam => (MatchSortering::Score, "meeste punten eerst"),
        };
        self.sortering = volgende;
        model.tell(format!("gesorteerd: {woord}"));
        After::stay().with(self.vraag_rechts(model))
    }

    fn mijn(&mut self, model: &mut Model) -> After {
        self.mijn = !self.mijn;
        model.tell(if self.mijn {
            "alleen jouw kandidaten"
        } else {
            "alle kandidaten"
        });
        self.mee = None;
        self.links.leeg();
        After::stay().with(self.vraag_links(model))
    }

    fn neem_data(&mut self, model: &mut Model, ticket: Ticket, data: Antwoord) -> After {
        let hoog = Self::hoog_links(model);
        model.touch();
        let rijen: Vec<Links>;
        let totaal;
        match data {
            Antwoord::MatchKandidaten(lijst) => {
                totaal = lijst.totaal;
                rijen = lijst.rijen.into_iter().map(Links::from).collect();
            }
            Antwoord::MatchPlekken(lijst) => {
                totaal = lijst.totaal;
                rijen = lijst.rijen.into_iter().map(Links::from).collect();
            }
            Antwoord::Matching(beeld) => {
                self.neem(model, beeld);
                let mist = self.rechts.mist(Self::hoog_rechts(model), false);
                let meer = if mist && !self.rechts.rijen.is_empty() {
                    self.vraag_rechts(model)
                } else {
                    Vec::new()
                };
                return After::stay().with(meer);
            }
            Antwoord::Voorstellen(rijen) => {
                self.voorstellen = rijen;
                return After::stay();
            }
            _ => return After::stay(),
        }
        if self.waits.links.is_some_and(|it| it != ticket) {
            return After::stay();
        }
        let was = self.in_hand().map(|it| it.kaart);
        self.neem_links(totaal, rijen, hoog);
        self.geladen = true;
        let zelfde = self.in_hand().map(|it| it.kaart) == was;
        if zelfde && self.bekend().is_some() {
            After::stay()
        } else {
            After::stay().with(self.vraag_rechts(model))
        }
    }
}

impl Layer for MatchingScherm {
    fn contexts(&self) -> &'static [Context] {
        stack::MATCHING
    }

    fn over_wie(&self) -> Option<(KaartId, String)> {
        self.in_hand().map(|it| (it.kaart, it.naam.clone()))
    }

    fn titel(&self) -> &'static str {
        "Matching"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        let nee = |tekst: &str| Err(tekst.to_owned());
        match action {
            Action::MatchReset if self.watals.is_leeg() => nee("er wordt niets geprobeerd"),
            Action::Open if self.focus == Focus::Rechts && self.paar().is_none() => {
                nee("rechts staat niets om voor te stellen")
            }
            Action::MatchWhy if self.paar().is_none() => {
                nee("kies eerst een rij rechts; dan staat hier waarom")
            }
            it if van_voorstel(it)
                && !self.wordt_bijgewerkt()
                && !self.voorstel().is_some_and(|it| it.voorstel.is_open()) =>
            {
                nee("er loopt nog geen voorstel voor deze twee; enter stelt voor")
            }
            Action::MatchAsk if self.bekend().is_none_or(|it| it.vragen.is_empty()) => {
                nee("er is geen vraag die nog iets uitmaakt")
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if van_voorstel(action) && self.wordt_bijgewerkt() {
            // What stands there may be of before the last key: this one waits until it is not.
            self.straks.extend(self.paar().map(|paar| (action, paar)));
            return After::stay();
        }
        let bewogen = match self.focus {
            Focus::Links => self.beweeg_links(model, action),
            Focus::Rechts => self.beweeg_rechts(model, action),
            Focus::Trechter => self.beweeg_trechter(model, action),
        };
        if let Some(after) = bewogen {
            return after;
        }
        match action {
            Action::Open if self.focus == Focus::Links => {
                self.focus = Focus::Rechts;
                After::stay()
            }
            Action::Open => self.stel_voor(model),
            Action::CursorLeft => {
                self.focus = Focus::Links;
                After::stay()
            }
            Action::CursorRight => {
                self.focus = Focus::Rechts;
                After::stay()
            }
            Action::Back => self.terug(model),
            Action::MatchTurn => self.draai(model),
            Action::MatchFunnel => {
                self.focus = Focus::Trechter;
                After::stay()
            }
            Action::MatchAll => {
                let toon = match self.toon {
                    MatchToon::Alles => MatchToon::Past,
                    _ => MatchToon::Alles,
                };
                self.zet_toon(model, toon)
            }
            Action::MatchFurther
            | Action::MatchNearer
            | Action::MatchHigher
            | Action::MatchLower
            | Action::MatchLater
            | Action::MatchReset => self.probeer(model, action),
            Action::MatchWhy => self.waarom(model),
            Action::MatchAsk => self.vraag(model),
            Action::VoorstelMeet => self.kennismaking(model),
            Action::VoorstelYes => self.ja(model),
            Action::VoorstelNo => self.nee(model),
            Action::VoorstelConfirm => self.bevestig(model),
            Action::VoorstelWithdraw => self.trek_in(model),
            Action::MatchDivide => {
                let coach = self.mijn.then_some(model.coach);
                After::stay().with(open::verdeling(model, coach))
            }
            Action::CountColumn => {
                let wat = self.telt(model);
                After::stay().with(kies::tel(model, wat))
            }
            Action::DossierOpen => self.dossier(model),
            Action::SortNext => self.sorteer(model),
            Action::FilterMine => self.mijn(model),
            _ => After::stay(),
        }
    }

    fn mouse(&mut self, model: &mut Model, muis: Muis) -> After {
        let plan = Self::plan(model);
        let op = Position::new(muis.x, muis.y);
        let action = match muis.soort {
            MuisSoort::Omhoog => Action::CursorUp,
            MuisSoort::Omlaag => Action::CursorDown,
            MuisSoort::Klik if plan.links.contains(op) => {
                self.focus = Focus::Links;
                return After::stay();
            }
            MuisSoort::Klik if plan.rechts.contains(op) => {
                self.focus = Focus::Rechts;
                return After::stay();
            }
            MuisSoort::Klik => return After::stay(),
        };
        self.focus = if plan.links.contains(op) {
            Focus::Links
        } else {
            Focus::Rechts
        };
        self.act(model, action)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        [
            self.waits.links,
            self.waits.rechts.map(|it| it.0),
            self.waits.voorstellen.map(|it| it.0),
            self.waits.daad.map(|it| it.0),
        ]
        .contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let daad = self.waits.daad.take_if(|it| it.0 == ticket);
        self.waits.rechts.take_if(|it| it.0 == ticket);
        self.waits.voorstellen.take_if(|it| it.0 == ticket);
        let after = match answer {
            Ok(Reply::Data(data)) => self.neem_data(model, ticket, *data),
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                // Until the answer is here, the next key would speak of what was.
                let kaart = self.in_hand().map(|it| it.kaart);
                After::stay().with(kaart.map(|it| self.vraag_voorstellen(model, it)))
            }
            // The one in hand may just have gone; the list tells.
            Err(Fault::NietGevonden { .. }) if daad.is_none() => After::stay(),
            Err(fault) => {
                self.geladen = true;
                match daad {
                    Some((_, paar)) => self.geweigerd(model, paar, &fault),
                    None => {
                        model.tell_fault(&fault);
                        After::stay()
                    }
                }
            }
        };
        self.waits.links.take_if(|it| *it == ticket);
        if self.waits.links.is_none() && self.waits.rechts.is_none() {
            self.waits.vordert = None;
        }
        let straks = self.doe_straks(model);
        after.with(straks.effects)
    }

    fn gewekt(&mut self, model: &mut Model, ticket: Ticket) -> After {
        let vordert = self.waits.vordert.as_ref();
        After::stay().with(vordert.and_then(|it| it.gewekt(model, ticket)))
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let telt = |feit: &Feit| match feit {
            Feit::Kaart { .. } | Feit::Dossier { .. } | Feit::Werkgever { .. } | Feit::Resync => {
                true
            }
            Feit::Concepten { .. }
            | Feit::Aanwezig { .. }
            | Feit::Taken { .. }
            | Feit::Verbinding(_) => false,
        };
        if !happened.feiten.iter().any(telt) || !self.geladen {
            return After::stay();
        }
        if model.tab != Tab::Matching {
            self.oud = true;
            return After::stay();
        }
        After::stay().with(self.reload(model))
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        // Nothing is asked before somebody looks.
        if model.tab != Tab::Matching {
            self.oud = true;
            return After::stay();
        }
        After::stay().with(self.reload(model))
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, plan::plan(area), buf);
        None
    }
}

/// Whether an action is about a voorstel that runs.
const fn van_voorstel(action: Action) -> bool {
    matches!(
        action,
        Action::VoorstelMeet
            | Action::VoorstelYes
            | Action::VoorstelNo
            | Action::VoorstelConfirm
            | Action::VoorstelWithdraw
    )
}

impl MatchingScherm {
    /// Whether the voorstellen in sight may be of before the last change.
    fn wordt_bijgewerkt(&self) -> bool {
        self.waits.voorstellen.is_some() || self.waits.daad.is_some()
    }

    /// Does what was pressed while a voorstel was brought up to date, if the pair is still in hand.
    fn doe_straks(&mut self, model: &mut Model) -> After {
        let mut effects = Vec::new();
        while !self.wordt_bijgewerkt()
            && let Some((action, paar)) = self.straks.pop_front()
        {
            if self.paar() != Some(paar) {
                continue;
            }
            match self.can(model, action) {
                Ok(()) => effects.extend(self.act(model, action).effects),
                Err(waarom) => {
                    // What was to come after it counted on it.
                    self.straks.clear();
                    model.refuse(waarom);
                }
            }
        }
        After::stay().with(effects)
    }
}

/// The kandidaat of a pair is at the left, or the plek is.
pub(super) fn kant(kaart: KaartId) -> &'static str {
    match kaart {
        KaartId::Traject(_) => "Kandidaten zonder plek",
        KaartId::Plek(_) => "Leerwerkplekken",
    }
}
