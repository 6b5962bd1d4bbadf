//! What the matching pane knows, and how it asks.

use std::collections::VecDeque;

use super::plan::{Plan, plan};
use super::strook::Strook;
use crate::app::event::Ticket;
use crate::app::filter::{Filter, Sortering};
use crate::app::matching::Voortgang;
use crate::app::query::{
    MatchBeeld, MatchKandidaat, MatchPlek, MatchRij, MatchSortering, MatchToon, MatchWens,
    PaarBeeld, Query, Venster, VoorstelRij,
};
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::matching::{Voorwaarde, Watals};
use crate::keymap::Action;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::vordert::Vordert;

/// Which part has the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list at the left.
    #[default]
    Links,
    /// The list at the right.
    Rechts,
    /// The numbers of the funnel.
    Trechter,
}

/// A row at the left.
#[derive(Clone, PartialEq, Eq)]
pub struct Links {
    /// Which card.
    pub kaart: KaartId,
    /// How it is called.
    pub naam: String,
    /// Branche and niveau.
    pub bij: String,
    /// Where.
    pub waar: String,
    /// What fits, or what is free: "5✓ 3?", "2 vrij".
    pub tel: (usize, usize),
}

stil!(Links);

impl Links {
    /// Branche and niveau in a word or two.
    pub fn bij(
        branche: Option<crate::domain::waardelijst::Branche>,
        niveau: Option<crate::domain::waardelijst::Niveau>,
    ) -> String {
        let branche = branche.map_or("?", |it| it.kort());
        let niveau = niveau.map_or("?", |it| it.code());
        format!("{branche} {niveau}")
    }
}

impl From<MatchKandidaat> for Links {
    fn from(it: MatchKandidaat) -> Self {
        Self {
            kaart: KaartId::Traject(it.traject),
            naam: it.naam,
            bij: Self::bij(it.branche, it.niveau),
            waar: it.gemeente.unwrap_or_default(),
            tel: (it.past, it.vraag),
        }
    }
}

impl From<MatchPlek> for Links {
    fn from(it: MatchPlek) -> Self {
        Self {
            kaart: KaartId::Plek(it.plek),
            naam: it.naam,
            bij: Self::bij(it.branche, it.niveau),
            waar: it.plaats,
            tel: (usize::from(it.vrij), 0),
        }
    }
}

/// The screen.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the pane of its own"
)]
#[derive(Default)]
pub struct MatchingScherm {
    /// Left the plekken, right the kandidaten.
    pub gedraaid: bool,
    /// Who is looked for.
    pub links: Strook<Links>,
    /// A card that somebody brought along; stands on top of the list.
    pub mee: Option<Links>,
    /// Who fits.
    pub rechts: Strook<MatchRij>,
    /// The last answer about the card in hand at the left, or about one before it.
    pub beeld: Option<Box<MatchBeeld>>,
    /// Voorstellen of the card in hand at the left.
    pub voorstellen: Vec<VoorstelRij>,
    /// Which part has the keys.
    pub focus: Focus,
    /// Which number of the funnel is in hand.
    pub getal: usize,
    /// Which pairs the right list shows.
    pub toon: MatchToon,
    /// In which order.
    pub sortering: MatchSortering,
    /// What is tried.
    pub watals: Watals,
    /// Only one's own kandidaten.
    pub mijn: bool,
    /// The first answer was seen.
    pub geladen: bool,
    /// Something happened while another screen was in front.
    pub(super) oud: bool,
    /// The card that the cursor at the right is to stand on.
    pub(super) target: Option<KaartId>,
    /// Who is in hand while the list at the left is asked again: it may come in another order.
    pub(super) volg: Option<Links>,
    pub(super) waits: Waits,
    /// Keys for a voorstel that is being brought up to date, with its pair: done when it is.
    pub(super) straks: VecDeque<(Action, (TrajectId, LeerwerkplekId))>,
}

stil!(MatchingScherm);

/// Tickets of what was asked.
#[derive(Default)]
pub(super) struct Waits {
    pub(super) links: Option<Ticket>,
    pub(super) rechts: Option<(Ticket, KaartId)>,
    /// How far the first matching of a region is, for either side.
    pub(super) vordert: Option<Vordert>,
    pub(super) voorstellen: Option<(Ticket, KaartId)>,
    pub(super) daad: Option<(Ticket, (TrajectId, LeerwerkplekId))>,
}

impl MatchingScherm {
    pub(super) fn plan(model: &Model) -> Plan {
        plan(model.body())
    }

    pub(super) fn hoog_links(model: &Model) -> usize {
        Plan::hoog(Self::plan(model).links)
    }

    /// Two rows less: headings of groups stand between the rows.
    pub(super) fn hoog_rechts(model: &Model) -> usize {
        Plan::hoog(Self::plan(model).rechts)
            .saturating_sub(2)
            .max(1)
    }

    /// The card in hand at the left.
    pub fn in_hand(&self) -> Option<&Links> {
        self.mee.as_ref().or_else(|| self.links.in_hand())
    }

    /// What is known of the card in hand at the left, once it is here.
    pub fn bekend(&self) -> Option<&MatchBeeld> {
        let kaart = self.in_hand()?.kaart;
        self.beeld.as_deref().filter(|it| it.kaart == kaart)
    }

    /// The row in hand at the right.
    pub fn rechts_in_hand(&self) -> Option<&MatchRij> {
        self.bekend()?;
        self.rechts.in_hand()
    }

    /// Traject and plek of a row at the right.
    pub fn paar_met(&self, ander: KaartId) -> Option<(TrajectId, LeerwerkplekId)> {
        match (self.in_hand()?.kaart, ander) {
            (KaartId::Traject(traject), KaartId::Plek(plek))
            | (KaartId::Plek(plek), KaartId::Traject(traject)) => Some((traject, plek)),
            _ => None,
        }
    }

    /// Traject and plek in hand.
    pub fn paar(&self) -> Option<(TrajectId, LeerwerkplekId)> {
        self.paar_met(self.rechts_in_hand()?.kaart)
    }

    /// The terms of the pair in hand, once they are here.
    pub fn uitleg(&self) -> Option<&PaarBeeld> {
        let paar = self.paar()?;
        let uitleg = self.bekend()?.paar.as_ref()?;
        ((uitleg.traject, uitleg.plek) == paar).then_some(uitleg)
    }

    /// The last voorstel of a pair with the card in hand.
    pub fn voorstel_van(&self, paar: (TrajectId, LeerwerkplekId)) -> Option<&VoorstelRij> {
        let van_paar = self
            .voorstellen
            .iter()
            .filter(|it| (it.voorstel.traject, it.voorstel.plek) == paar);
        van_paar.max_by_key(|it| it.voorstel.nummer)
    }

    /// The last voorstel of the pair in hand.
    pub fn voorstel(&self) -> Option<&VoorstelRij> {
        self.voorstel_van(self.paar()?)
    }

    /// The numbers of the funnel that can be opened: what was taken away, then what is left.
    pub fn getallen(&self) -> Vec<(Option<Voorwaarde>, usize)> {
        let Some(beeld) = self.bekend() else {
            return Vec::new();
        };
        let trechter = &beeld.trechter;
        let mut uit = vec![(None, trechter.totaal)];
        uit.extend(trechter.stappen().map(|(om, aantal)| (Some(om), aantal)));
        uit.push((None, trechter.ja + trechter.vraag));
        uit
    }

    pub(super) fn filter(&self, model: &Model) -> Filter {
        if !self.mijn {
            return Filter::default();
        }
        Filter::lees("coach:ik", model.coach_kort()).unwrap_or_default()
    }

    /// The question for how many there are at the left.
    pub fn vraag_aantal(&self, model: &Model) -> Query {
        let venster = Venster::default();
        if self.gedraaid {
            return Query::MatchPlekken {
                venster,
                voortgang: Voortgang::default(),
            };
        }
        Query::MatchKandidaten {
            filter: self.filter(model),
            sortering: Sortering::default(),
            venster,
            voortgang: Voortgang::default(),
        }
    }

    /// Begins to look how far an answer is: the first matching of a large region takes a while.
    fn kijk(&mut self, model: &mut Model) -> (Voortgang, Effect) {
        let (vordert, voortgang, wek) = Vordert::begin(model);
        self.waits.vordert = Some(vordert);
        (voortgang, wek)
    }

    /// Asks the list at the left again.
    pub(super) fn vraag_links(&mut self, model: &mut Model) -> Vec<Effect> {
        self.oud = false;
        let venster = self.links.venster(Self::hoog_links(model));
        let (voortgang, wek) = if self.geladen {
            (Voortgang::default(), None)
        } else {
            let (voortgang, wek) = self.kijk(model);
            (voortgang, Some(wek))
        };
        let query = if self.gedraaid {
            Query::MatchPlekken { venster, voortgang }
        } else {
            Query::MatchKandidaten {
                filter: self.filter(model),
                sortering: Sortering::Urgentie,
                venster,
                voortgang,
            }
        };
        let (ticket, effect) = model.ask_latest(query);
        self.waits.links = Some(ticket);
        [effect].into_iter().chain(wek).collect()
    }

    /// Asks who fits the card in hand at the left, with the cursor on the same row.
    pub(super) fn vraag_rechts(&mut self, model: &mut Model) -> Vec<Effect> {
        let Some(kaart) = self.in_hand().map(|it| it.kaart) else {
            return Vec::new();
        };
        let hoog = Self::hoog_rechts(model);
        let zelfde = self.bekend().is_some();
        if !zelfde {
            self.rechts.leeg();
        }
        let anker = self
            .target
            .or_else(|| self.rechts.in_hand().map(|it| it.kaart));
        let mut effects = Vec::new();
        let mut voortgang = Voortgang::default();
        if !zelfde {
            let (nieuw, wek) = self.kijk(model);
            voortgang = nieuw;
            effects.push(wek);
        }
        let wens = MatchWens {
            watals: self.watals,
            toon: self.toon,
            sortering: self.sortering,
            venster: self.rechts.venster(hoog),
            anker,
            voortgang,
            ..MatchWens::nieuw(kaart, hoog)
        };
        let (ticket, effect) = model.ask_latest(Query::Matching(Box::new(wens)));
        self.waits.rechts = Some((ticket, kaart));
        effects.push(effect);
        if !zelfde {
            effects.push(self.vraag_voorstellen(model, kaart));
        }
        effects
    }

    pub(super) fn vraag_voorstellen(&mut self, model: &mut Model, kaart: KaartId) -> Effect {
        let (ticket, effect) = model.ask_latest(Query::Voorstellen(kaart));
        self.waits.voorstellen = Some((ticket, kaart));
        effect
    }

    /// Everything again.
    pub(super) fn reload(&mut self, model: &mut Model) -> Vec<Effect> {
        self.volg = self.in_hand().cloned().or(self.volg.take());
        let mut effects = self.vraag_links(model);
        effects.extend(self.vraag_rechts(model));
        if let Some(kaart) = self.in_hand().map(|it| it.kaart) {
            effects.push(self.vraag_voorstellen(model, kaart));
        }
        effects
    }

    /// Takes the answer about the list at the left. Whoever is in hand stays in hand, also when the
    /// list has another order now or they are no longer in it.
    pub(super) fn neem_links(&mut self, totaal: usize, rijen: Vec<Links>, hoog: usize) {
        let van = self.links.asked.van.min(totaal);
        self.links.neem(totaal, van, rijen, hoog);
        let volg = self.volg.take();
        let Some(volg) = self.mee.take().or(volg) else {
            return;
        };
        let gevonden = self
            .links
            .rijen
            .iter()
            .position(|it| it.kaart == volg.kaart);
        match gevonden {
            Some(at) => self.links.go(van + at, hoog),
            None => self.mee = Some(volg),
        }
    }

    /// Takes the answer about who fits.
    pub(super) fn neem(&mut self, model: &Model, beeld: Box<MatchBeeld>) {
        // Who came back by number only gets a name.
        if let Some(mee) = &mut self.mee
            && mee.kaart == beeld.kaart
        {
            mee.naam.clone_from(&beeld.naam);
        }
        let hoog = Self::hoog_rechts(model);
        self.target = None;
        let (was_cursor, was_top) = (self.rechts.cursor, self.rechts.top);
        if let Some(at) = beeld.anker {
            self.rechts.cursor = at;
            if was_top > 0 {
                self.rechts.top = (was_top + at).saturating_sub(was_cursor);
            }
        }
        self.rechts
            .neem(beeld.totaal, beeld.van, beeld.rijen.clone(), hoog);
        self.beeld = Some(beeld);
        self.getal = self.getal.min(self.getallen().len().saturating_sub(1));
    }

    /// Puts the cursor at the right on a card, once it is there.
    pub fn richt_op(&mut self, ander: KaartId) {
        self.target = Some(ander);
    }

    /// Comes with a card in hand, from the board or a dossier.
    pub fn met_kaart(&mut self, kaart: KaartId, naam: &str, bij: String) {
        *self = Self {
            gedraaid: matches!(kaart, KaartId::Plek(_)),
            mijn: self.mijn,
            sortering: self.sortering,
            focus: Focus::Rechts,
            mee: Some(Links {
                kaart,
                naam: naam.to_owned(),
                bij,
                waar: String::new(),
                tel: (0, 0),
            }),
            ..Self::default()
        };
    }
}
