//! Names of werknemers, one per line, that become kandidaten (S4 item 8, WG-10).
//!
//! AVG: a name is only kept when its owner agreed; a `-` before it keeps only that there is one.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, Deelnemer};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::app::radar::{RadarInvoer, RadarTreffer};
use crate::domain::datum::toon;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::id::LeerwerkplekId;
use crate::form::specs::intake::INTAKE;
use crate::form::{Edit, Line, quick};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer, bewaard};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::invul::woorden;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::edit_of;
use crate::tui::widget::text::{fit, put, wrap};

/// Lines that are looked at; a longer list is sent in parts.
const REGELS_MAX: usize = 200;

/// What a line becomes.
enum Wordt {
    Niets,
    Geteld,
    Kandidaat(Deelnemer, String),
    Onleesbaar,
}

/// The window.
pub struct DeelnemersVenster {
    plek: LeerwerkplekId,
    naam: String,
    /// The lines; the one in hand is edited.
    regels: Vec<Line>,
    at: usize,
    /// Who looks like the person of a line, by its text.
    lijkt: BTreeMap<String, Vec<RadarTreffer>>,
    gevraagd: BTreeMap<Ticket, String>,
    bericht: Option<(String, Rol)>,
    /// Esc was pressed once while there was text.
    weg: bool,
    ticket: Option<Ticket>,
}

stil!(DeelnemersVenster);

impl DeelnemersVenster {
    /// The window, empty.
    pub fn new(plek: LeerwerkplekId, naam: &str) -> Self {
        Self {
            plek,
            naam: naam.to_owned(),
            regels: vec![Line::new("")],
            at: 0,
            lijkt: BTreeMap::new(),
            gevraagd: BTreeMap::new(),
            bericht: None,
            weg: false,
            ticket: None,
        }
    }

    fn wordt(model: &Model, regel: &str) -> Wordt {
        let regel = regel.trim();
        if regel.is_empty() {
            return Wordt::Niets;
        }
        if regel.starts_with('-') {
            return Wordt::Geteld;
        }
        let gelezen = quick::lees(&INTAKE, regel, &model.plaatsen(), model.vandaag);
        let Some(naam) = gelezen.waarde("naam") else {
            return Wordt::Onleesbaar;
        };
        let geboren = gelezen
            .waarde("geboren")
            .and_then(|it| Geboortedatum::lees(it, model.vandaag).ok())
            .filter(|it| it.bekend() == Bekend::Dag)
            .map(Geboortedatum::datum);
        let telefoon = gelezen.waarde("telefoon").unwrap_or("").to_owned();
        let mut delen = vec![naam.to_owned()];
        delen.extend(geboren.map(toon));
        delen.extend(Some(telefoon.clone()).filter(|it| !it.is_empty()));
        let rest = gelezen.rest_tekst(regel);
        if !rest.is_empty() {
            delen.push(format!("(niet begrepen: {rest})"));
        }
        let wie = Deelnemer {
            naam: naam.to_owned(),
            telefoon,
            geboren,
        };
        Wordt::Kandidaat(wie, delen.join(", "))
    }

    /// Asks who looks like the people of lines that were not asked yet.
    fn kijk(&mut self, model: &mut Model) -> Vec<Effect> {
        let mut effects = Vec::new();
        for at in 0..self.regels.len() {
            // Of the line in hand the name is still being typed.
            let Some(regel) = self.regels.get(at).filter(|_| at != self.at) else {
                continue;
            };
            let tekst = regel.text().to_owned();
            let bekend =
                self.lijkt.contains_key(&tekst) || self.gevraagd.values().any(|it| *it == tekst);
            if bekend {
                continue;
            }
            let Wordt::Kandidaat(wie, _) = Self::wordt(model, &tekst) else {
                continue;
            };
            let gegevens = RadarInvoer {
                naam: wie.naam,
                telefoon: wie.telefoon,
                geboren: wie.geboren.map(toon).unwrap_or_default(),
                ..RadarInvoer::default()
            };
            let (ticket, effect) = model.ask(Query::Radar {
                gegevens,
                zonder: None,
                aantal: 1,
            });
            self.gevraagd.insert(ticket, tekst);
            effects.push(effect);
        }
        effects
    }

    fn insert(&mut self, tekst: &str) {
        let mut delen = tekst.split('\n');
        if let (Some(eerste), Some(regel)) = (delen.next(), self.regels.get_mut(self.at)) {
            regel.edit(Edit::Paste(eerste));
        }
        for deel in delen {
            if self.regels.len() >= REGELS_MAX {
                let text = format!("Hoogstens {REGELS_MAX} regels tegelijk; bewaar deze eerst.");
                self.bericht = Some((text, Rol::LetOp));
                return;
            }
            self.at += 1;
            self.regels
                .insert(self.at.min(self.regels.len()), Line::new(deel.trim()));
        }
    }

    fn save(&mut self, model: &mut Model) -> After {
        let mut deelnemers = Vec::new();
        let mut geteld: u16 = 0;
        for (at, regel) in self.regels.iter().enumerate() {
            match Self::wordt(model, regel.text()) {
                Wordt::Niets => {}
                Wordt::Geteld => geteld = geteld.saturating_add(1),
                Wordt::Kandidaat(wie, _) => deelnemers.push(wie),
                Wordt::Onleesbaar => {
                    self.at = at;
                    let text = format!("Op regel {} staat geen naam die ik kan lezen.", at + 1);
                    self.bericht = Some((text, Rol::Laat));
                    return After::stay();
                }
            }
        }
        let (ticket, effect) = model.command(Command::NieuweDeelnemers {
            plek: self.plek,
            deelnemers,
            geteld,
        });
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    fn leave(&mut self) -> After {
        if self.weg || self.regels.iter().all(Line::is_empty) {
            return After::close();
        }
        self.weg = true;
        let text = "Deze namen zijn niet bewaard. Nog een keer esc gooit ze weg.";
        self.bericht = Some((text.to_owned(), Rol::LetOp));
        After::stay()
    }
}

impl Layer for DeelnemersVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::FORMULIER
    }

    fn titel(&self) -> &'static str {
        "Lijst van de werkgever"
    }

    fn takes_lines(&self) -> bool {
        true
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.ticket.is_some() {
            return After::stay();
        }
        self.bericht = None;
        let last = self.regels.len().saturating_sub(1);
        match action {
            Action::FormSave => return self.save(model),
            Action::FormLeave => return self.leave(),
            Action::FieldNext | Action::LineBreak => self.insert("\n"),
            Action::FieldPrev | Action::ChoicePrev => self.at = self.at.saturating_sub(1),
            Action::ChoiceNext => self.at = (self.at + 1).min(last),
            Action::CharBackspace
                if self.at > 0 && self.regels.get(self.at).is_some_and(Line::is_empty) =>
            {
                self.regels.remove(self.at);
                self.at -= 1;
            }
            _ => {
                if let (Some(edit), Some(regel)) = (edit_of(action), self.regels.get_mut(self.at)) {
                    regel.edit(edit);
                }
            }
        }
        self.weg = false;
        After::stay().with(self.kijk(model))
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.bericht = None;
        self.weg = false;
        if let (Some(c), Some(regel)) = (key.text(), self.regels.get_mut(self.at)) {
            regel.edit(Edit::Insert(c));
        }
        After::stay()
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        self.bericht = None;
        self.weg = false;
        self.insert(text.trim_end());
        After::stay().with(self.kijk(model))
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket) || self.gevraagd.contains_key(&ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        if let Some(tekst) = self.gevraagd.remove(&ticket) {
            let treffers = match answer {
                Ok(Reply::Data(data)) => match *data {
                    Antwoord::Radar(treffers) => treffers,
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            };
            self.lijkt.insert(tekst, treffers);
            return After::stay();
        }
        self.ticket = None;
        bewaard(model, answer, |_, fault| {
            self.bericht = Some((woorden(fault), Rol::Laat));
        })
    }

    fn unsaved(&self) -> bool {
        !self.regels.iter().all(Line::is_empty)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let key = |action| model.key(stack::FORMULIER, action);
        let voet = format!(
            "{} volgende naam, {} bewaar, {} terug",
            key(Action::FieldNext),
            key(Action::FormSave),
            key(Action::FormLeave)
        );
        let titel = format!("Lijst van de werkgever: {}", self.naam);
        let breed = area.width.min(110);
        let hoog = u16::try_from(self.regels.len() + 10).unwrap_or(u16::MAX);
        let inner = doos(theme, midden(area, breed, hoog.max(14)), buf, &titel, &voet);
        let room = usize::from(inner.width);
        let uitleg = "Eén naam per regel, plakken mag; telefoon en geboortedatum mogen erachter. \
                      Schrijf alleen namen op van mensen die dat goedvinden: hun toestemming is dan \
                      voorlopig, tot zij tekenen (WK-03). Zet - voor wie dat niet deed: dan telt \
                      alleen het aantal.";
        let mut y = 0;
        for line in wrap(uitleg, room).into_iter().take(5) {
            put(buf, inner, 0, y, &line, theme.style(Rol::Zacht));
            y += 1;
        }
        let onder = self.onder(model, room);
        let low = u16::try_from(onder.len()).unwrap_or(u16::MAX);
        let lijst = inner.height.saturating_sub(y + low + 1);
        let top = (self.at + 1).saturating_sub(usize::from(lijst));
        let links = inner.width * 2 / 5;
        let mut cursor = None;
        for (row, (at, regel)) in (0..lijst).zip(self.regels.iter().enumerate().skip(top)) {
            let row = y + row;
            let line = Rect {
                x: inner.x.saturating_add(2),
                y: inner.y.saturating_add(row),
                width: links.saturating_sub(3),
                height: 1,
            };
            let window = regel.window(usize::from(line.width));
            put(buf, line, 0, 0, &window.text, theme.style(Rol::Tekst));
            if at == self.at {
                put(
                    buf,
                    inner,
                    0,
                    row,
                    theme.tekens().invoer,
                    theme.style(Rol::Cursor),
                );
                let x = u16::try_from(window.cursor).unwrap_or(0).min(line.width);
                cursor = Some(Position::new(line.x.saturating_add(x), line.y));
            }
            let (text, rol) = self.beeld(model, regel.text());
            let text = fit(
                &text,
                usize::from(inner.width.saturating_sub(links)),
                theme.tekens().weg,
            );
            put(buf, inner, links, row, &text, theme.style(rol));
        }
        let from = inner.height.saturating_sub(low);
        for (row, (text, rol)) in (from..inner.height).zip(&onder) {
            put(buf, inner, 0, row, text, theme.style(*rol));
        }
        cursor
    }
}

impl DeelnemersVenster {
    /// What a line becomes, and whether somebody known looks like it.
    fn beeld(&self, model: &Model, regel: &str) -> (String, Rol) {
        match Self::wordt(model, regel) {
            Wordt::Niets => (String::new(), Rol::Zacht),
            Wordt::Geteld => ("telt mee, zonder naam".to_owned(), Rol::Zacht),
            Wordt::Onleesbaar => ("geen naam gevonden!".to_owned(), Rol::Laat),
            Wordt::Kandidaat(_, tekst) => match self.lijkt.get(regel).and_then(|it| it.first()) {
                Some(treffer) => {
                    let sign = theme_sign(model);
                    (format!("{sign} lijkt op {}", treffer.regel()), Rol::LetOp)
                }
                None => (tekst, Rol::Klaar),
            },
        }
    }

    fn onder(&self, model: &Model, room: usize) -> Vec<(String, Rol)> {
        let (mut namen, mut geteld) = (0, 0);
        for regel in &self.regels {
            match Self::wordt(model, regel.text()) {
                Wordt::Kandidaat(..) => namen += 1,
                Wordt::Geteld => geteld += 1,
                Wordt::Niets | Wordt::Onleesbaar => {}
            }
        }
        let mut onder = vec![(
            format!("{namen} als kandidaat in Werving kandidaten, {geteld} alleen geteld"),
            Rol::Kop,
        )];
        if let Some((text, rol)) = &self.bericht {
            onder.extend(wrap(text, room).into_iter().map(|it| (it, *rol)));
        }
        onder
    }
}

fn theme_sign(model: &Model) -> &'static str {
    model.theme.tekens().waarschuwing
}
