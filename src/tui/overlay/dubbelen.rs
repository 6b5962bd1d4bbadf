//! Who may be the same person, with the reasons: to open, to go on with, or to merge.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Kaartrij, Query};
use crate::app::radar::RadarTreffer;
use crate::domain::id::{KaartId, KandidaatId};
use crate::keymap::{Action, Code, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::samenvoegen::Samenvoegen;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, step};
use crate::tui::widget::text::{fit, put, wrap};

/// "It is the same person"; free in the context of windows.
const ZELFDE: Key = Key::plain(Code::Char('d'));
/// Puts the other dossier into this one; free in the context of windows.
const SAMEN: Key = Key::plain(Code::Char('s'));
/// Most hits of a kandidaat who is known.
const AANTAL: usize = 9;

/// Whose doubles these are.
enum Van {
    /// Somebody who is being typed in; new, or a change of somebody known.
    Intake { nieuw: bool },
    /// A kandidaat of a card; none until the dossier is read.
    Kaart { wie: Option<KandidaatId> },
}

/// The window.
pub struct Dubbelen {
    van: Van,
    titel: String,
    /// None while they are being looked for.
    treffers: Option<Vec<RadarTreffer>>,
    cursor: usize,
    ticket: Option<Ticket>,
}

stil!(Dubbelen);

impl Dubbelen {
    /// Those that the intake found.
    pub fn bij_intake(treffers: Vec<RadarTreffer>, nieuw: bool) -> Self {
        Self {
            van: Van::Intake { nieuw },
            titel: "Wie lijkt hierop?".to_owned(),
            treffers: Some(treffers),
            cursor: 0,
            ticket: None,
        }
    }

    /// Those of the kandidaat of a card, which are looked for now.
    pub fn van_kaart(model: &mut Model, rij: &Kaartrij) -> (Self, Effect) {
        let (ticket, effect) = model.ask(Query::Dossier(rij.kaart));
        let it = Self {
            van: Van::Kaart { wie: None },
            titel: format!("Wie lijkt op {}?", rij.naam),
            treffers: None,
            cursor: 0,
            ticket: Some(ticket),
        };
        (it, effect)
    }

    fn gekozen(&self) -> Option<&RadarTreffer> {
        self.treffers.as_ref()?.get(self.cursor)
    }

    fn aantal(&self) -> usize {
        self.treffers.as_ref().map_or(0, Vec::len)
    }

    fn open(&self, model: &mut Model) -> After {
        let Some(treffer) = self.gekozen() else {
            return After::close();
        };
        let Some(kaart) = treffer.kaart else {
            model.refuse("deze kandidaat heeft geen traject; er is geen dossier om te openen");
            return After::stay();
        };
        let effects = match self.van {
            Van::Intake { .. } => {
                open::met_intake(model, |intake, model| intake.naar(model, kaart))
            }
            Van::Kaart { .. } => {
                let mut effects = open::kaart_op_bord(model, kaart);
                effects.extend(open::dossier(model, kaart, ""));
                effects
            }
        };
        After::close().with(effects)
    }

    /// What was typed goes on with the dossier that is there already.
    fn zelfde(&self, model: &mut Model) -> After {
        let Some(RadarTreffer {
            kaart,
            eigen,
            coach,
            ..
        }) = self.gekozen()
        else {
            return After::stay();
        };
        let kaart: KaartId = match kaart {
            Some(kaart) if *eigen => *kaart,
            Some(_) => {
                model.refuse(format!(
                    "dit dossier is van {coach}; overleg met {coach}, of open het eerst"
                ));
                return After::stay();
            }
            None => return self.open(model),
        };
        let effects = open::met_intake(model, |intake, model| intake.zelfde(model, kaart));
        After::close().with(effects)
    }

    fn samen(&self, model: &mut Model, blijft: KandidaatId) -> After {
        let Some(treffer) = self.gekozen() else {
            return After::stay();
        };
        let (venster, effect) = Samenvoegen::new(model, blijft, treffer);
        model.open_overlay(Overlay::Samenvoegen(Box::new(venster)));
        After::close().with(effect)
    }

    /// Two rows for each: who, and why.
    fn place(&self, body: Rect) -> Rect {
        let rows = u16::try_from(self.aantal().max(1) * 2).unwrap_or(u16::MAX);
        midden(body, 76, rows.saturating_add(4).min(22))
    }

    fn voet(&self, model: &Model) -> String {
        let key = |action| model.key(stack::VENSTER, action);
        let (open, terug) = (key(Action::Open), key(Action::Back));
        if self.aantal() == 0 {
            return format!("{terug} sluit");
        }
        match self.van {
            Van::Intake { nieuw: true } => {
                format!("{open} open, concept blijft   {ZELFDE} zelfde persoon   {terug} terug")
            }
            Van::Intake { nieuw: false } => format!("{open} open, concept blijft   {terug} terug"),
            Van::Kaart { .. } => format!("{open} open   {SAMEN} samenvoegen   {terug} terug"),
        }
    }
}

impl Layer for Dubbelen {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Dubbelen"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let page = usize::from(self.place(model.body()).height.saturating_sub(4)) / 2;
        if let Some(at) = step(action, self.cursor, self.aantal(), page) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Open => self.open(model),
            Action::Back => After::close(),
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match self.van {
            Van::Intake { nieuw: true } if key == ZELFDE => self.zelfde(model),
            Van::Kaart { wie: Some(wie) } if key == SAMEN => self.samen(model, wie),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        let data = match answer {
            Ok(Reply::Data(data)) => *data,
            Ok(Reply::Done(_)) => return After::stay(),
            Err(fault) => {
                model.tell_fault(&fault);
                return After::close();
            }
        };
        match data {
            Antwoord::Dossier(dossier) => {
                let Some((_, kandidaat)) = &dossier.kandidaat else {
                    return After::close();
                };
                let wie = kandidaat.id;
                self.van = Van::Kaart { wie: Some(wie) };
                let (ticket, effect) = model.ask(Query::Dubbelen {
                    kandidaat: wie,
                    aantal: AANTAL,
                });
                self.ticket = Some(ticket);
                After::stay().and(effect)
            }
            Antwoord::Radar(treffers) => {
                self.treffers = Some(treffers);
                After::stay()
            }
            _ => After::stay(),
        }
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let weg = theme.tekens().weg;
        let inner = doos(theme, self.place(area), buf, &self.titel, "");
        let room = usize::from(inner.width.saturating_sub(2));
        let foot = inner.height.saturating_sub(1);
        match &self.treffers {
            None => {
                put(buf, inner, 0, 0, "zoeken...", theme.style(Rol::Zacht));
            }
            Some(treffers) if treffers.is_empty() => {
                let text = "Niemand: geen naam, geboortedatum, nummer of adres lijkt erop.";
                for (y, line) in (0..foot).zip(wrap(text, room)) {
                    put(buf, inner, 0, y, &line, theme.style(Rol::Tekst));
                }
            }
            Some(treffers) => {
                let rows = usize::from(foot.saturating_sub(1) / 2).max(1);
                let first = first_in_sight(self.cursor, rows);
                for (at, treffer) in treffers.iter().enumerate().skip(first).take(rows) {
                    let y = u16::try_from((at - first) * 2).unwrap_or(u16::MAX);
                    marker(theme, inner, y, at == self.cursor, buf);
                    let wie = treffer.regel();
                    let wie = fit(&wie, room, weg);
                    put(buf, inner, 2, y, &wie, theme.style(Rol::Tekst));
                    let waarom = treffer.waarom();
                    let waarom = fit(&waarom, room.saturating_sub(2), weg);
                    put(buf, inner, 4, y + 1, &waarom, theme.style(Rol::LetOp));
                }
            }
        }
        put(
            buf,
            inner,
            0,
            foot,
            &self.voet(model),
            theme.style(Rol::Toets),
        );
        None
    }
}
