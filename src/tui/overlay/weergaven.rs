//! Saved views on a letter, each with how many there are now, and the dossiers that were opened
//! last on a digit.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::filter::{Filter, Sortering};
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Blik, Kaartrij, Query, Venster, Voorraadwens};
use crate::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::domain::werkstand::{Letter, Scherm, Weergave};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::screen::matching::MatchingScherm;
use crate::tui::screen::voorraad::IEDEREEN;
use crate::tui::tab::Tab;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, step};
use crate::tui::widget::text::{put, put_right};
use crate::tui::{open, werkstand};

/// The window.
#[derive(Default)]
pub struct Weergaven {
    cursor: usize,
    /// A letter that comes next takes its view away.
    weg: bool,
    tellers: BTreeMap<Ticket, Letter>,
    aantallen: BTreeMap<Letter, usize>,
    laatst: Vec<Kaartrij>,
    laatst_ticket: Option<Ticket>,
}

stil!(Weergaven);

/// A row of the window.
enum Rij<'a> {
    Weergave(Letter, &'a Weergave),
    Dossier(usize, &'a Kaartrij),
}

impl Weergaven {
    /// Opens the window and asks how many each view shows now.
    pub fn open(model: &mut Model) -> (Self, Vec<Effect>) {
        let mut it = Self::default();
        let mut effects = Vec::new();
        for (letter, weergave) in model.terugkeer.werkstand.weergaven.clone() {
            effects.extend(it.tel(model, letter, &weergave));
        }
        let laatst = model.terugkeer.werkstand.laatst.clone();
        if !laatst.is_empty() {
            let (ticket, effect) = model.ask(Query::Rijen(laatst));
            it.laatst_ticket = Some(ticket);
            effects.push(effect);
        }
        (it, effects)
    }

    fn tel(&mut self, model: &mut Model, letter: Letter, weergave: &Weergave) -> Option<Effect> {
        let venster = Venster::default();
        let query = match weergave.scherm {
            Scherm::Werkgevers => Query::Werkgevers {
                filter: WerkgeverFilter::lees(&weergave.filter).ok()?,
                sortering: Werkgeversortering::default(),
                venster,
                anker: None,
                plek: None,
            },
            Scherm::Werkvoorraad => Query::Werkvoorraad(Box::new(Voorraadwens {
                blik: Blik::ALL
                    .into_iter()
                    .find(|it| weergave.volgorde.starts_with(it.label()))
                    .unwrap_or_default(),
                coach: (!weergave.volgorde.ends_with(IEDEREEN)).then_some(model.coach),
                filter: Filter::lees(&weergave.filter, model.coach_kort()).ok()?,
                venster,
                anker: None,
            })),
            Scherm::Matching => {
                let it = MatchingScherm::van_woorden(&weergave.filter, &weergave.volgorde);
                it.vraag_aantal(model)
            }
            // Figures take long; what they are is seen when they are opened.
            Scherm::Monitor | Scherm::Overleg => return None,
            Scherm::Bord => Query::Lijst {
                filter: Filter::lees(&weergave.filter, model.coach_kort()).ok()?,
                sortering: Sortering::default(),
                venster,
            },
        };
        let (ticket, effect) = model.ask(query);
        self.tellers.insert(ticket, letter);
        Some(effect)
    }

    fn rijen<'a>(&'a self, model: &'a Model) -> Vec<Rij<'a>> {
        let weergaven = model.terugkeer.werkstand.weergaven.iter();
        weergaven
            .map(|(letter, it)| Rij::Weergave(*letter, it))
            .chain(
                self.laatst
                    .iter()
                    .enumerate()
                    .map(|(at, it)| Rij::Dossier(at, it)),
            )
            .collect()
    }

    fn kies(&self, model: &mut Model, at: usize) -> After {
        let wat = match self.rijen(model).get(at) {
            Some(Rij::Weergave(_, it)) => Ok((*it).clone()),
            Some(Rij::Dossier(_, rij)) => Err((rij.kaart, rij.naam.clone())),
            None => return After::stay(),
        };
        After::close().with(match wat {
            Ok(weergave) => werkstand::toon(model, &weergave),
            Err((kaart, naam)) => open::dossier(model, kaart, &naam),
        })
    }

    fn plaats(&self, model: &Model, letter: char) -> Option<usize> {
        self.rijen(model).iter().position(|rij| match rij {
            Rij::Weergave(eigen, _) => char::from(*eigen) == letter,
            Rij::Dossier(at, _) => letter.to_digit(10) == u32::try_from(at + 1).ok(),
        })
    }

    /// A capital keeps what is in front under its letter.
    fn bewaar(&mut self, model: &mut Model, letter: Letter) -> After {
        let Some(weergave) = werkstand::weergave(model, model.tab) else {
            model.refuse("het overleg maakt zijn eigen agenda; ga naar een ander scherm");
            return After::stay();
        };
        let mut nieuw = model.terugkeer.werkstand.clone();
        nieuw.weergaven.insert(letter, weergave.clone());
        let effect = werkstand::bewaar(model, nieuw);
        let tel = self.tel(model, letter, &weergave);
        model.tell(format!("weergave staat op '{}", char::from(letter)));
        After::stay().with(effect).with(tel)
    }

    fn haal_weg(&mut self, model: &mut Model, letter: Letter) -> After {
        let mut nieuw = model.terugkeer.werkstand.clone();
        if nieuw.weergaven.remove(&letter).is_none() {
            return After::stay();
        }
        self.cursor = 0;
        After::stay().with(werkstand::bewaar(model, nieuw))
    }
}

impl Layer for Weergaven {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Weergaven"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let aantal = self.rijen(model).len();
        if let Some(at) = step(action, self.cursor, aantal, aantal.max(1)) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::Open => self.kies(model, self.cursor),
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let Some(teken) = key.text() else {
            return After::stay();
        };
        let weg = std::mem::take(&mut self.weg);
        if let Ok(letter) = Letter::try_from(teken) {
            if weg {
                return self.haal_weg(model, letter);
            }
            return match self.plaats(model, teken) {
                Some(at) => self.kies(model, at),
                None => {
                    let groot = teken.to_ascii_uppercase();
                    model.refuse(format!(
                        "op {teken} staat nog niets; met {groot} bewaar je wat je nu ziet"
                    ));
                    After::stay()
                }
            };
        }
        if teken.is_ascii_digit() {
            let at = self.plaats(model, teken);
            return at.map_or_else(After::stay, |at| self.kies(model, at));
        }
        if let Ok(letter) = Letter::try_from(teken.to_ascii_lowercase()) {
            return self.bewaar(model, letter);
        }
        self.weg = teken == '-';
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.tellers.contains_key(&ticket) || self.laatst_ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let data = match answer {
            Ok(Reply::Data(data)) => *data,
            Ok(Reply::Done(_)) => return After::stay(),
            Err(fault) => {
                self.tellers.remove(&ticket);
                model.tell_fault(&fault);
                return After::stay();
            }
        };
        if let Some(letter) = self.tellers.remove(&ticket) {
            let aantal = match data {
                Antwoord::Lijst(lijst) => lijst.totaal,
                Antwoord::Werkvoorraad(beeld) => beeld.totaal,
                Antwoord::Werkgevers(beeld) => beeld.totaal,
                Antwoord::MatchKandidaten(lijst) => lijst.totaal,
                Antwoord::MatchPlekken(lijst) => lijst.totaal,
                _ => return After::stay(),
            };
            self.aantallen.insert(letter, aantal);
        } else if let Antwoord::Lijst(lijst) = data {
            self.laatst_ticket = None;
            self.laatst = lijst.rijen;
        }
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let rijen = self.rijen(model);
        let hoog = u16::try_from(rijen.len()).unwrap_or(u16::MAX);
        let place = midden(area, 66, hoog.saturating_add(5).clamp(7, 20));
        let voet = "letter gaat · HOOFDLETTER bewaart · - letter haalt weg";
        let inner = doos(theme, place, buf, "Weergaven", voet);
        if rijen.is_empty() {
            let tekst = "Nog niets. Zet een filter en druk hier op een hoofdletter.";
            put(buf, inner, 0, 0, tekst, theme.style(Rol::Zacht));
        }
        let hoogte = usize::from(inner.height);
        let eerste = first_in_sight(self.cursor, hoogte);
        let zichtbaar = rijen.iter().enumerate().skip(eerste).take(hoogte);
        for (y, (at, rij)) in (0..).zip(zichtbaar) {
            marker(theme, inner, y, at == self.cursor, buf);
            let (toets, tekst, rechts) = match rij {
                Rij::Weergave(letter, it) => {
                    let aantal = self.aantallen.get(letter);
                    let aantal = aantal.map_or_else(String::new, ToString::to_string);
                    (char::from(*letter).to_string(), zin(it), aantal)
                }
                Rij::Dossier(at, it) => {
                    let fase = it.fase.label().to_owned();
                    (
                        (at + 1).to_string(),
                        format!("{} {}", it.naam, it.kaart),
                        fase,
                    )
                }
            };
            put(buf, inner, 2, y, &toets, theme.style(Rol::Toets));
            put(buf, inner, 5, y, &tekst, theme.style(Rol::Tekst));
            put_right(buf, inner, y, &rechts, theme.style(Rol::Zacht));
        }
        None
    }
}

/// A view in words.
fn zin(it: &Weergave) -> String {
    let scherm = Tab::van_scherm(it.scherm).map_or("", Tab::label);
    let filter = if it.filter.is_empty() {
        "alles"
    } else {
        &it.filter
    };
    if it.volgorde.is_empty() {
        format!("{scherm}: {filter}")
    } else {
        format!("{scherm}: {filter}, op {}", it.volgorde)
    }
}
