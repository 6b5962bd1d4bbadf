//! The documents of a card: what each lacks, the document itself as it will be saved, and what may
//! be shared with whom. Saving asks as what and where; what leaves is written down first.

mod bewaar;
mod lees;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::bewaar::Bewaar;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{
    Antwoord, DeelRegel, DocumentBeeld, DocumentRegel, DocumentenBeeld, Query,
};
use crate::document::Doc;
use crate::domain::document::{Documentsoort, Ontvanger};
use crate::domain::id::KaartId;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::widget::lijst::step;

/// What is read or saved: a document, or an extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wat {
    Document(Documentsoort),
    Deel(Ontvanger),
}

/// What the window shows.
enum Toont {
    /// The documents and the receivers.
    Lijst,
    /// What a document lacks; the first row reads it as it is.
    Gaten {
        soort: Documentsoort,
        beeld: Box<DocumentBeeld>,
        cursor: usize,
    },
    /// The document, in lines of the window.
    Lees {
        wat: Wat,
        doc: Box<Doc>,
        regels: Vec<String>,
        top: usize,
    },
    /// As what and where it is saved.
    Bewaar(Box<Bewaar>),
}

/// The window.
pub struct DocumentVenster {
    kaart: KaartId,
    naam: String,
    lijst: Option<Box<DocumentenBeeld>>,
    cursor: usize,
    toont: Toont,
    /// Why not, or what to do.
    bericht: Option<String>,
    laadt: Option<Ticket>,
    vraagt: Option<(Ticket, Wat)>,
}

stil!(DocumentVenster);

impl DocumentVenster {
    /// The window over a card, and the question that fills it.
    pub fn open(model: &mut Model, kaart: KaartId, naam: &str) -> (Self, Effect) {
        let mut venster = Self {
            kaart,
            naam: naam.to_owned(),
            lijst: None,
            cursor: 0,
            toont: Toont::Lijst,
            bericht: None,
            laadt: None,
            vraagt: None,
        };
        let effect = venster.laad(model);
        (venster, effect)
    }

    fn laad(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask_latest(Query::Documenten(self.kaart));
        self.laadt = Some(ticket);
        effect
    }

    fn documenten(&self) -> &[DocumentRegel] {
        self.lijst.as_ref().map_or(&[], |it| &it.documenten)
    }

    fn delen(&self) -> &[DeelRegel] {
        self.lijst.as_ref().map_or(&[], |it| &it.delen)
    }

    /// What the cursor of the list is on.
    fn in_hand(&self) -> Option<Wat> {
        let documenten = self.documenten();
        if let Some(regel) = documenten.get(self.cursor) {
            return Some(Wat::Document(regel.soort));
        }
        let deel = self.delen().get(self.cursor - documenten.len())?;
        Some(Wat::Deel(deel.ontvanger))
    }

    /// Why this may not be shared; none where it may.
    fn mag_niet(&self, wat: Wat) -> Option<String> {
        let Wat::Deel(ontvanger) = wat else {
            return None;
        };
        let regel = self.delen().iter().find(|it| it.ontvanger == ontvanger)?;
        regel.mag.as_ref().err().cloned()
    }

    /// Asks as what and where to save.
    fn bewaar(&mut self, model: &Model, wat: Wat) -> After {
        if let Some(waarom) = self.mag_niet(wat) {
            self.bericht = Some(waarom);
            return After::stay();
        }
        self.toont = Toont::Bewaar(Box::new(Bewaar::new(self.kaart, wat, &model.documenten)));
        After::stay()
    }

    fn terug(&mut self) -> After {
        self.bericht = None;
        if let Toont::Bewaar(bewaar) = &mut self.toont
            && bewaar.terug()
        {
            return After::stay();
        }
        if matches!(self.toont, Toont::Lijst) {
            return After::close();
        }
        self.toont = Toont::Lijst;
        After::stay()
    }
}

impl Layer for DocumentVenster {
    fn contexts(&self) -> &'static [Context] {
        match self.toont {
            Toont::Bewaar(_) => stack::LIJST,
            _ => stack::VENSTER,
        }
    }

    fn titel(&self) -> &'static str {
        "Documenten"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if action == Action::Back {
            return self.terug();
        }
        self.bericht = None;
        let page = usize::from(view::binnen(model.body()).height);
        let aantal = self.documenten().len() + self.delen().len();
        match &mut self.toont {
            Toont::Lijst => {
                if let Some(at) = step(action, self.cursor, aantal, page) {
                    self.cursor = at;
                    return After::stay();
                }
                match (action, self.in_hand()) {
                    (Action::Open, Some(wat)) if self.vraagt.is_none() => self.lees(model, wat),
                    _ => After::stay(),
                }
            }
            Toont::Gaten { beeld, cursor, .. } => {
                if let Some(at) = step(action, *cursor, beeld.gaten.len() + 1, page) {
                    *cursor = at;
                    return After::stay();
                }
                if action == Action::Open {
                    return self.naar_gat(model);
                }
                After::stay()
            }
            Toont::Lees { regels, top, .. } => {
                let last = regels.len().saturating_sub(page);
                // A line at a time moves the page, not a cursor on it.
                if let Some(at) = step(action, *top, regels.len(), page) {
                    *top = at.min(last);
                }
                After::stay()
            }
            Toont::Bewaar(bewaar) => {
                if action != Action::Open {
                    bewaar.act(action);
                    return After::stay();
                }
                if bewaar.verstuurd {
                    return After::stay();
                }
                match bewaar.vraag() {
                    Ok(None) => After::stay(),
                    Ok(Some(query)) => {
                        let wat = bewaar.wat;
                        let (ticket, effect) = model.ask(query);
                        self.vraagt = Some((ticket, wat));
                        After::stay().and(effect)
                    }
                    Err(waarom) => {
                        self.bericht = Some(waarom);
                        After::stay()
                    }
                }
            }
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if let Toont::Bewaar(bewaar) = &mut self.toont {
            self.bericht = None;
            if let Some(c) = key.text() {
                bewaar.lijn().push(c);
            }
            return After::stay();
        }
        if key.text() != Some('s') {
            return After::stay();
        }
        self.bericht = None;
        let wat = match &self.toont {
            Toont::Lijst => self.in_hand(),
            Toont::Gaten { soort, .. } => Some(Wat::Document(*soort)),
            Toont::Lees { wat, .. } => Some(*wat),
            Toont::Bewaar(_) => None,
        };
        match wat {
            Some(wat) => self.bewaar(model, wat),
            None => After::stay(),
        }
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        if let Toont::Bewaar(bewaar) = &mut self.toont {
            bewaar.lijn().insert(text);
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.laadt == Some(ticket) || self.vraagt.is_some_and(|it| it.0 == ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let gevraagd = self.vraagt.take_if(|it| it.0 == ticket);
        if self.laadt == Some(ticket) {
            self.laadt = None;
        }
        match (answer, gevraagd) {
            (Ok(Reply::Data(data)), Some((_, wat))) => self.neem(model, wat, *data),
            (Ok(Reply::Data(data)), None) => {
                if let Antwoord::Documenten(lijst) = *data {
                    self.lijst = Some(lijst);
                    let aantal = self.documenten().len() + self.delen().len();
                    self.cursor = self.cursor.min(aantal.saturating_sub(1));
                }
                After::stay()
            }
            (Ok(Reply::Done(_)), _) => After::stay(),
            (Err(fault), _) => {
                if let Toont::Bewaar(bewaar) = &mut self.toont {
                    bewaar.verstuurd = false;
                }
                self.bericht = Some(fault.to_string());
                After::stay()
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let hier = |feit: &Feit| match feit {
            Feit::Kaart { kaart, .. } | Feit::Dossier { kaart } => *kaart == self.kaart,
            Feit::Resync => true,
            Feit::Concepten { .. }
            | Feit::Werkgever { .. }
            | Feit::Aanwezig { .. }
            | Feit::Taken { .. }
            | Feit::Verbinding(_) => false,
        };
        if !happened.feiten.iter().any(hier) {
            return After::stay();
        }
        let mut after = After::stay();
        if let Toont::Gaten { soort, .. } = &self.toont
            && self.vraagt.is_none()
        {
            let wat = Wat::Document(*soort);
            after = self.lees(model, wat);
        }
        let lijst = self.laad(model);
        after.and(lijst)
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        if let Toont::Lees {
            doc,
            regels: oud,
            top,
            ..
        } = &mut self.toont
        {
            *oud = lees::regels(model, doc);
            *top = (*top).min(oud.len().saturating_sub(1));
        }
        let lijst = self.laad(model);
        After::stay().and(lijst)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
