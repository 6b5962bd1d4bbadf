//! Why a pair fits, or why not and what would make it fit: every line, also of a place that fell
//! out. A voorstel shows beside it what the matching said when it was made.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, PaarBeeld, Query, VoorstelRij};
use crate::domain::datum::toon;
use crate::domain::id::{LeerwerkplekId, TrajectId};
use crate::domain::matching::Watals;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::screen::matching::waarom;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::blad::{Blad, Lijn};
use crate::tui::widget::text::wrap;

/// The window.
pub struct WaaromVenster {
    paar: Option<Box<PaarBeeld>>,
    watals: Watals,
    voorstel: Option<VoorstelRij>,
    /// Only as it was when the voorstel was made.
    alleen_toen: bool,
    blad: Blad,
    ticket: Option<Ticket>,
}

stil!(WaaromVenster);

impl WaaromVenster {
    /// What the matching said when a voorstel was made, and nothing of now.
    pub fn toen(voorstel: VoorstelRij) -> Self {
        Self {
            paar: None,
            watals: Watals::default(),
            voorstel: Some(voorstel),
            alleen_toen: true,
            blad: Blad::default(),
            ticket: None,
        }
    }

    /// Asks why.
    pub fn open(
        model: &mut Model,
        (traject, plek): (TrajectId, LeerwerkplekId),
        watals: Watals,
        voorstel: Option<VoorstelRij>,
    ) -> (Self, Effect) {
        let (ticket, effect) = model.ask(Query::Paar {
            traject,
            plek,
            watals,
        });
        let venster = Self {
            paar: None,
            watals,
            voorstel,
            alleen_toen: false,
            blad: Blad::default(),
            ticket: Some(ticket),
        };
        (venster, effect)
    }

    fn lijnen(&self, theme: Theme, breed: usize) -> Vec<Lijn> {
        let mut lijnen = match &self.paar {
            Some(paar) => self.nu(theme, paar, breed),
            None if self.alleen_toen => Vec::new(),
            None => return Vec::new(),
        };
        if let Some(it) = &self.voorstel {
            if !lijnen.is_empty() {
                lijnen.push(Lijn::new());
            }
            lijnen.extend(toen(theme, it, breed));
        }
        lijnen
    }

    /// As it is now.
    fn nu(&self, theme: Theme, paar: &PaarBeeld, breed: usize) -> Vec<Lijn> {
        let mut lijnen = Vec::new();
        if !self.watals.is_leeg() {
            lijnen.push(een(format!("WAT ALS {}", self.watals.tekst()), Rol::LetOp));
        }
        let anders = waarom::veranderingen(paar, breed);
        if !anders.is_empty() {
            lijnen.push(een("Waarom niet".to_owned(), Rol::Kop));
            lijnen.extend(anders);
            lijnen.push(Lijn::new());
        }
        for vraag in &paar.vragen {
            let tekst = format!("? {}", vraag.veld.zin());
            lijnen.push(een(tekst, Rol::LetOp));
        }
        lijnen.push(een(waarom::kop(paar), Rol::Kop));
        lijnen.extend(waarom::lang(theme, paar, breed));
        lijnen
    }
}

fn een(tekst: String, rol: Rol) -> Lijn {
    vec![(tekst, rol)]
}

/// A voorstel, and what the matching said when it was made.
fn toen(theme: Theme, it: &VoorstelRij, breed: usize) -> Vec<Lijn> {
    let mut lijnen = Vec::new();
    let tekst = waarom::voorstel(theme, it);
    lijnen.extend(wrap(&tekst, breed).into_iter().map(|it| een(it, Rol::Merk)));
    if !it.voorstel.toch.is_empty() {
        let toch = format!("toch voorgesteld: {}", it.voorstel.toch);
        lijnen.extend(wrap(&toch, breed).into_iter().map(|it| een(it, Rol::Tekst)));
    }
    let kop = format!(
        "Zoals het was toen {} dit op {} voorstelde",
        it.door,
        toon(it.voorstel.op)
    );
    lijnen.extend(wrap(&kop, breed).into_iter().map(|it| een(it, Rol::Kop)));
    lijnen.extend(waarom::toen(theme, &it.voorstel.toen, breed));
    lijnen
}

impl Layer for WaaromVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Waarom"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let body = model.body();
        let aantal = self.lijnen(model.theme, Blad::breed(body)).len();
        if self.blad.schuif(action, body, aantal) {
            return After::stay();
        }
        match action {
            Action::Back | Action::Open => After::close(),
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
                if let Antwoord::Paar(paar) = *data {
                    self.paar = Some(paar);
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

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let titel = match (&self.paar, &self.voorstel) {
            (Some(it), _) => format!("{} bij {}", it.naam, it.bedrijf),
            (None, Some(it)) if self.alleen_toen => format!("{} bij {}", it.wie, it.waar),
            (None, _) => String::new(),
        };
        let lijnen = self.lijnen(theme, Blad::breed(area));
        self.blad.draw(theme, area, buf, &titel, lijnen);
        None
    }
}
