//! The voorstellen of a card: with whom, where each stands and why; enter draws the matching again as
//! it was when the voorstel was made.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query, VoorstelRij};
use crate::domain::datum::toon;
use crate::domain::id::KaartId;
use crate::domain::telwoord::Woord;
use crate::domain::voorstel::Partij;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::waarom::WaaromVenster;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, step};
use crate::tui::widget::text::{fit, put, put_right, wrap};

/// Rows below the list for the voorstel in hand.
const DETAIL: u16 = 7;

/// The window.
pub struct VoorstellenVenster {
    kaart: KaartId,
    titel: String,
    /// None while they are being read.
    rijen: Option<Vec<VoorstelRij>>,
    cursor: usize,
    ticket: Option<Ticket>,
}

stil!(VoorstellenVenster);

impl VoorstellenVenster {
    /// Asks for the voorstellen of a card.
    pub fn open(model: &mut Model, kaart: KaartId, naam: &str) -> (Self, Effect) {
        let (ticket, effect) = model.ask_latest(Query::Voorstellen(kaart));
        let it = Self {
            kaart,
            titel: format!("Voorstellen van {naam}"),
            rijen: None,
            cursor: 0,
            ticket: Some(ticket),
        };
        (it, effect)
    }

    fn rijen(&self) -> &[VoorstelRij] {
        self.rijen.as_deref().unwrap_or_default()
    }

    fn place(&self, body: Rect) -> Rect {
        let rijen = u16::try_from(self.rijen().len().max(1)).unwrap_or(u16::MAX);
        let hoog = rijen.saturating_add(DETAIL + 4).min(body.height);
        midden(body, body.width.min(92), hoog)
    }

    fn page(&self, body: Rect) -> usize {
        usize::from(self.place(body).height.saturating_sub(DETAIL + 4)).max(1)
    }

    /// The other side of the pair.
    fn ander<'a>(&self, it: &'a VoorstelRij) -> &'a str {
        match self.kaart {
            KaartId::Traject(_) => &it.waar,
            KaartId::Plek(_) => &it.wie,
        }
    }

    /// What is known of the voorstel in hand, in lines.
    fn detail(it: &VoorstelRij) -> Vec<(String, Rol)> {
        let voorstel = &it.voorstel;
        let mut uit = vec![(
            format!(
                "Voorgesteld op {} door {}: {} bij {}, {}",
                toon(voorstel.op),
                it.door,
                it.wie,
                it.waar,
                it.functie
            ),
            Rol::Tekst,
        )];
        if !voorstel.toch.is_empty() {
            uit.push((format!("Toch, omdat: {}", voorstel.toch), Rol::LetOp));
        }
        if let Some(op) = voorstel.kennismaking {
            uit.push((format!("Kennismaking op {}", toon(op)), Rol::Tekst));
        }
        for partij in Partij::ALL {
            let Some(reactie) = voorstel.reactie(partij) else {
                continue;
            };
            let woord = if reactie.ja { "ja" } else { "nee" };
            let reden = reactie.reden.map_or("", |it| it.label());
            let delen = [reden, reactie.woorden.as_str()];
            let delen: Vec<&str> = delen.into_iter().filter(|it| !it.is_empty()).collect();
            let waarom = if delen.is_empty() {
                String::new()
            } else {
                format!(": {}", delen.join(", "))
            };
            let op = toon(reactie.op);
            let tekst = format!("Op {op} zegt {} {woord}{waarom}", partij.label());
            uit.push((tekst, if reactie.ja { Rol::Klaar } else { Rol::Laat }));
        }
        let waarom = voorstel.waarom();
        if !voorstel.is_open() && !waarom.is_empty() && voorstel.niet_voor().is_none() {
            let tekst = format!("{}: {waarom}", voorstel.stand.label());
            uit.push((tekst, Rol::LetOp));
        }
        uit
    }

    fn lees(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask_latest(Query::Voorstellen(self.kaart));
        self.ticket = Some(ticket);
        effect
    }
}

impl Layer for VoorstellenVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Voorstellen"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let page = self.page(model.body());
        if let Some(at) = step(action, self.cursor, self.rijen().len(), page) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Open => {
                let Some(it) = self.rijen().get(self.cursor) else {
                    return After::close();
                };
                let venster = WaaromVenster::toen(it.clone());
                model.open_overlay(Overlay::Waarom(Box::new(venster)));
                After::stay()
            }
            Action::Back => After::close(),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        match answer {
            Ok(Reply::Data(data)) => {
                if let Antwoord::Voorstellen(rijen) = *data {
                    self.cursor = self.cursor.min(rijen.len().saturating_sub(1));
                    self.rijen = Some(rijen);
                    model.touch();
                }
                After::stay()
            }
            Ok(Reply::Done(_)) => After::stay(),
            Err(fault) => {
                model.tell_fault(&fault);
                After::close()
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let hier = |feit: &Feit| match feit {
            Feit::Kaart { kaart, .. } | Feit::Dossier { kaart } => *kaart == self.kaart,
            Feit::Resync => true,
            Feit::Werkgever { .. }
            | Feit::Concepten { .. }
            | Feit::Aanwezig { .. }
            | Feit::Taken { .. }
            | Feit::Verbinding(_) => false,
        };
        if happened.feiten.iter().any(hier) {
            return After::stay().and(self.lees(model));
        }
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let weg = theme.tekens().weg;
        let key = |action| model.key(stack::VENSTER, action);
        let place = self.place(area);
        let inner = doos(theme, place, buf, &self.titel, "");
        let breed = usize::from(inner.width);
        let voet = inner.height.saturating_sub(1);
        let rijen = match &self.rijen {
            None => {
                put(buf, inner, 0, 0, "lezen...", theme.style(Rol::Zacht));
                return None;
            }
            Some(rijen) if rijen.is_empty() => {
                let tekst = "Er is nog niets voorgesteld; m zoekt wat past.";
                let tekst = tekst.replacen('m', &model.key(stack::DOSSIER, Action::KaartMatch), 1);
                put(buf, inner, 0, 0, &tekst, theme.style(Rol::Tekst));
                let sluit = format!("{} sluit", key(Action::Back));
                put(buf, inner, 0, voet, &sluit, theme.style(Rol::Toets));
                return None;
            }
            Some(rijen) => rijen,
        };
        let page = self.page(area);
        let eerste = first_in_sight(self.cursor, page);
        for (y, (at, it)) in (0..voet).zip(rijen.iter().enumerate().skip(eerste).take(page)) {
            marker(theme, inner, y, at == self.cursor, buf);
            let stand = it.voorstel.kort();
            let rol = if it.voorstel.is_open() {
                Rol::Merk
            } else {
                Rol::Zacht
            };
            let som = usize::try_from(it.voorstel.toen.som).unwrap_or_default();
            let rechts = format!("{stand}  {:>3} {}", som, Woord::PUNT.vorm(som));
            let x = put_right(buf, inner, y, &rechts, theme.style(rol));
            let room = usize::from(x.saturating_sub(4));
            let tekst = format!("{} {}", toon(it.voorstel.op), self.ander(it));
            put(
                buf,
                inner,
                2,
                y,
                &fit(&tekst, room, weg),
                theme.style(Rol::Tekst),
            );
        }
        let top = u16::try_from(page.min(rijen.len())).unwrap_or(0) + 1;
        if let Some(it) = rijen.get(self.cursor) {
            let lijnen = Self::detail(it).into_iter().flat_map(|(tekst, rol)| {
                let lijnen = wrap(&tekst, breed);
                lijnen.into_iter().map(move |it| (it, rol))
            });
            for (y, (tekst, rol)) in (top..voet).zip(lijnen) {
                put(buf, inner, 0, y, &tekst, theme.style(rol));
            }
        }
        let toetsen = format!(
            "{} waarom toen  {} terug",
            key(Action::Open),
            key(Action::Back)
        );
        put(buf, inner, 0, voet, &toetsen, theme.style(Rol::Toets));
        None
    }
}
