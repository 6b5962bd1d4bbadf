//! Reading a file of others in: which file, what it would do, and one key that does it.
//!
//! The file is read where files are read, not here: the window sends what it wants and gets a
//! rehearsal, and later asks to do just that with the same file, known by its print.

mod view;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::importeer::{ImportBeeld, Importsoort};
use crate::app::matching::Voortgang;
use crate::app::query::Antwoord;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Inlezen};
use crate::tui::overlay::invul::woorden;
use crate::tui::widget::lijst::step;
use crate::tui::widget::regel::Regel;

use view::Tekstregel;

/// Chooses another column; free in the context of windows.
const KOLOM: char = 'w';

/// What the window shows.
enum Toont {
    /// Which kind, and where the file stands.
    Vraag,
    /// What the file would do, in lines of the window.
    Proef {
        beeld: Box<ImportBeeld>,
        regels: Vec<Tekstregel>,
        top: usize,
    },
    /// Which column a field is; without a rehearsal where that failed on a column.
    Kolom {
        beeld: Option<Box<ImportBeeld>>,
        kolom: Regel,
    },
}

/// What is out.
struct Bezig {
    ticket: Ticket,
    /// It is brought in; else it is rehearsed.
    doet: bool,
    wek: Ticket,
    voortgang: Voortgang,
}

/// How often the bar is drawn again.
const KIJK: Duration = Duration::from_millis(100);

/// The window.
pub struct ImportVenster {
    soort: usize,
    pad: Regel,
    kolommen: Vec<(String, String)>,
    toont: Toont,
    /// Why not, or what to do.
    bericht: Option<String>,
    bezig: Option<Bezig>,
}

stil!(ImportVenster);

impl ImportVenster {
    /// The window, before anything was chosen.
    pub fn new() -> Self {
        Self {
            soort: 0,
            pad: Regel::default(),
            kolommen: Vec::new(),
            toont: Toont::Vraag,
            bericht: None,
            bezig: None,
        }
    }

    fn soort(&self) -> Importsoort {
        let soort = Importsoort::ALL.get(self.soort);
        soort.copied().unwrap_or(Importsoort::Kandidaten)
    }

    /// Sends the file to be read; `doe` names the print of the file that was rehearsed.
    fn stuur(&mut self, model: &mut Model, doe: Option<String>) -> After {
        let pad = self.pad.text().trim();
        if !pad.starts_with(['/', '~']) {
            self.bericht = Some(
                "Geef het hele pad van het bestand, te beginnen met een schuine streep (/) of ~."
                    .to_owned(),
            );
            return After::stay();
        }
        let ticket = model.ticket();
        let bezig = Bezig {
            ticket,
            doet: doe.is_some(),
            wek: model.ticket(),
            voortgang: Voortgang::default(),
        };
        let vraag = Inlezen {
            soort: self.soort(),
            pad: pad.to_owned(),
            kolommen: self.kolommen.clone(),
            vandaag: model.vandaag,
            doe,
            voortgang: bezig.voortgang.clone(),
        };
        let wek = Effect::Wek(bezig.wek, KIJK);
        self.bezig = Some(bezig);
        self.bericht = None;
        After::stay()
            .and(Effect::Inlees(ticket, Box::new(vraag)))
            .and(wek)
    }

    fn open(&mut self, model: &mut Model) -> After {
        if self.bezig.is_some() {
            return After::stay();
        }
        match &self.toont {
            Toont::Vraag => {
                self.kolommen.clear();
                self.stuur(model, None)
            }
            Toont::Proef { beeld, .. } if beeld.iets() => {
                let afdruk = beeld.bron.vingerafdruk.clone();
                self.stuur(model, Some(afdruk))
            }
            Toont::Proef { .. } => {
                self.bericht = Some("Er is niets om in te lezen.".to_owned());
                After::stay()
            }
            Toont::Kolom { kolom, .. } => {
                let Some((veld, waar)) = kolom.text().split_once('=') else {
                    self.bericht = Some("Typ veld=kolom, zoals naam=3.".to_owned());
                    return After::stay();
                };
                let keuze = (veld.trim().to_owned(), waar.trim().to_owned());
                self.kolommen.retain(|(ander, _)| *ander != keuze.0);
                self.kolommen.push(keuze);
                self.stuur(model, None)
            }
        }
    }

    fn terug(&mut self, model: &Model) -> After {
        self.bericht = None;
        match &self.bezig {
            Some(bezig) if bezig.doet => {
                self.bericht = Some("Wacht even, het wordt bewaard.".to_owned());
                return After::stay();
            }
            // Nothing was written yet; the answer is not waited for.
            Some(_) => {
                self.bezig = None;
                return After::stay();
            }
            None => {}
        }
        match std::mem::replace(&mut self.toont, Toont::Vraag) {
            Toont::Vraag => return After::close(),
            Toont::Proef { .. } => {}
            Toont::Kolom { beeld, .. } => {
                if let Some(beeld) = beeld {
                    self.toon(model, beeld);
                }
            }
        }
        After::stay()
    }

    fn toon(&mut self, model: &Model, beeld: Box<ImportBeeld>) {
        let regels = view::regels(model, &beeld);
        self.toont = Toont::Proef {
            beeld,
            regels,
            top: 0,
        };
    }
}

impl Default for ImportVenster {
    fn default() -> Self {
        Self::new()
    }
}

impl Layer for ImportVenster {
    fn contexts(&self) -> &'static [Context] {
        match self.toont {
            Toont::Vraag | Toont::Kolom { .. } => stack::LIJST,
            Toont::Proef { .. } => stack::VENSTER,
        }
    }

    fn titel(&self) -> &'static str {
        "Importeer"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        match action {
            Action::Back => return self.terug(model),
            Action::Open => return self.open(model),
            _ => {}
        }
        if self.bezig.is_some() {
            return After::stay();
        }
        self.bericht = None;
        let page = usize::from(view::binnen(model.body()).height);
        match &mut self.toont {
            Toont::Vraag => {
                if !self.pad.act(action)
                    && let Some(at) = step(action, self.soort, Importsoort::ALL.len(), 1)
                {
                    self.soort = at;
                }
            }
            Toont::Proef { regels, top, .. } => {
                // A line at a time moves the page, not a cursor on it.
                let last = regels.len().saturating_sub(page);
                if let Some(at) = step(action, *top, regels.len(), page) {
                    *top = at.min(last);
                }
            }
            Toont::Kolom { kolom, .. } => {
                kolom.act(action);
            }
        }
        After::stay()
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        let Some(c) = key.text().filter(|_| self.bezig.is_none()) else {
            return After::stay();
        };
        self.bericht = None;
        match std::mem::replace(&mut self.toont, Toont::Vraag) {
            Toont::Vraag => self.pad.push(c),
            Toont::Kolom { beeld, mut kolom } => {
                kolom.push(c);
                self.toont = Toont::Kolom { beeld, kolom };
            }
            Toont::Proef { beeld, .. } if c == KOLOM && !beeld.kolommen.is_empty() => {
                self.toont = Toont::Kolom {
                    beeld: Some(beeld),
                    kolom: Regel::default(),
                };
            }
            proef @ Toont::Proef { .. } => self.toont = proef,
        }
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        if self.bezig.is_none() {
            match &mut self.toont {
                Toont::Vraag => self.pad.insert(text),
                Toont::Kolom { kolom, .. } => kolom.insert(text),
                Toont::Proef { .. } => {}
            }
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let bezig = self.bezig.as_ref();
        bezig.is_some_and(|it| it.ticket == ticket)
    }

    fn gewekt(&mut self, model: &mut Model, ticket: Ticket) -> After {
        let Some(bezig) = self.bezig.as_mut().filter(|it| it.wek == ticket) else {
            return After::stay();
        };
        bezig.wek = model.ticket();
        model.touch();
        After::stay().and(Effect::Wek(bezig.wek, KIJK))
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.bezig = None;
        match answer {
            Ok(Reply::Data(data)) => {
                if let Antwoord::Importproef(beeld) = *data {
                    self.toon(model, beeld);
                }
                After::stay()
            }
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::close()
            }
            Err(fault) => {
                let kolom = fault.veld() == Some("kolom");
                if kolom && matches!(self.toont, Toont::Vraag) {
                    // A person can say which column it is; without that there is no rehearsal.
                    self.toont = Toont::Kolom {
                        beeld: None,
                        kolom: Regel::default(),
                    };
                }
                self.bericht = Some(woorden(&fault).replace(" met --kolom ", ": "));
                After::stay()
            }
        }
    }

    fn refresh(&mut self, model: &mut Model) -> After {
        if let Toont::Proef { beeld, regels, top } = &mut self.toont {
            *regels = view::regels(model, beeld);
            *top = (*top).min(regels.len().saturating_sub(1));
        }
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
