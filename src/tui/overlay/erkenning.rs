//! The erkenningen of a leerbedrijf: per crebo the last day, and which werkprocessen can be done
//! there (WG-02, WG-05).

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, ErkenningBeeld, Query, WerkgeverBeeld};
use crate::domain::code::Crebo;
use crate::domain::datum::{self, toon};
use crate::domain::id::LeerbedrijfId;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::open::{self, Van};
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::step;
use crate::tui::widget::regel::Regel;

mod view;

/// A row under the cursor: an erkenning, or a werkproces of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rij {
    Erkenning(usize),
    Werkproces(usize, usize),
}

/// The window.
pub struct ErkenningVenster {
    van: Van,
    beeld: Option<Box<WerkgeverBeeld>>,
    cursor: usize,
    /// The last day, while it is typed.
    dag: Option<Regel>,
    bericht: Option<(String, Rol)>,
    /// The erkenning that is on its way: the cursor goes to it.
    naar: Option<Crebo>,
    lees: Option<Ticket>,
    keuzes: Option<Ticket>,
    zet: Option<Ticket>,
}

stil!(ErkenningVenster);

impl ErkenningVenster {
    /// The window; [`Self::begin`] asks what is known.
    pub fn new(van: Van) -> Self {
        Self {
            van,
            beeld: None,
            cursor: 0,
            dag: None,
            bericht: None,
            naar: None,
            lees: None,
            keuzes: None,
            zet: None,
        }
    }

    /// Asks what is known.
    pub fn begin(&mut self, model: &mut Model) -> After {
        // In order: the screen below asks the same kind of question, and of those only the newest
        // would get an answer.
        let (ticket, effect) = model.ask(self.van.query());
        self.lees = Some(ticket);
        After::stay().and(effect)
    }

    fn bedrijf(&self) -> Option<LeerbedrijfId> {
        self.beeld.as_ref().map(|it| it.bedrijf.id)
    }

    fn erkenningen(&self) -> &[ErkenningBeeld] {
        self.beeld.as_ref().map_or(&[], |it| &it.erkenningen)
    }

    fn rijen(&self) -> Vec<Rij> {
        let mut rijen = Vec::new();
        for (at, it) in self.erkenningen().iter().enumerate() {
            rijen.push(Rij::Erkenning(at));
            rijen.extend((0..it.werkprocessen.len()).map(|wp| Rij::Werkproces(at, wp)));
        }
        rijen
    }

    fn in_hand(&self) -> Option<(Rij, &ErkenningBeeld)> {
        let rij = self.rijen().get(self.cursor).copied()?;
        let (Rij::Erkenning(at) | Rij::Werkproces(at, _)) = rij;
        Some((rij, self.erkenningen().get(at)?))
    }

    fn stuur(&mut self, model: &mut Model, it: &ErkenningBeeld) -> After {
        let Some(bedrijf) = self.bedrijf() else {
            return After::stay();
        };
        let kan = it.werkprocessen.iter().filter(|it| it.2);
        // Without the version that was seen: keys follow each other faster than answers.
        let (ticket, effect) = model.command(Command::ZetErkenning {
            bedrijf,
            crebo: it.crebo,
            geldig_tot: it.geldig_tot,
            uitvoerbaar: kan.map(|it| it.0).collect(),
            gezien: None,
        });
        self.zet = Some(ticket);
        After::stay().and(effect)
    }

    /// Changes an erkenning here at once, and sends it.
    fn wijzig(&mut self, model: &mut Model, doe: impl FnOnce(&mut ErkenningBeeld, Rij)) -> After {
        let Some((rij, it)) = self.in_hand() else {
            return After::stay();
        };
        let mut it = it.clone();
        doe(&mut it, rij);
        let crebo = it.crebo;
        if let Some(beeld) = &mut self.beeld
            && let Some(oud) = beeld.erkenningen.iter_mut().find(|it| it.crebo == crebo)
        {
            *oud = it.clone();
        }
        self.stuur(model, &it)
    }

    /// Adds the kwalificatie that was chosen from the list, with every werkproces still open.
    pub fn erbij(&mut self, model: &mut Model, crebo: Crebo) -> After {
        if self.erkenningen().iter().any(|it| it.crebo == crebo) {
            let text = format!("De erkenning voor {crebo} staat er al.");
            self.bericht = Some((text, Rol::LetOp));
            self.naar = Some(crebo);
            self.zoek();
            return After::stay();
        }
        let Some(bedrijf) = self.bedrijf() else {
            return After::stay();
        };
        let (ticket, effect) = model.command(Command::ZetErkenning {
            bedrijf,
            crebo,
            geldig_tot: None,
            uitvoerbaar: Vec::new(),
            gezien: None,
        });
        self.zet = Some(ticket);
        self.naar = Some(crebo);
        After::stay().and(effect)
    }

    fn zoek(&mut self) {
        let Some(crebo) = self.naar else { return };
        let at = self.rijen().into_iter().position(|rij| match rij {
            Rij::Erkenning(at) => self
                .erkenningen()
                .get(at)
                .is_some_and(|it| it.crebo == crebo),
            Rij::Werkproces(..) => false,
        });
        if let Some(at) = at {
            self.cursor = at;
            self.naar = None;
        }
    }

    fn neem_dag(&mut self, model: &mut Model) -> After {
        let Some(regel) = &self.dag else {
            return After::stay();
        };
        let tekst = regel.text().trim().to_owned();
        let tot = if tekst.is_empty() {
            None
        } else {
            match datum::lees_datum(&tekst, model.vandaag, datum::Richting::Toekomst) {
                Ok(tot) => Some(tot),
                Err(fout) => {
                    self.bericht = Some((fout.to_string(), Rol::Laat));
                    return After::stay();
                }
            }
        };
        self.dag = None;
        self.wijzig(model, |it, _| it.geldig_tot = tot)
    }
}

impl Layer for ErkenningVenster {
    fn contexts(&self) -> &'static [Context] {
        if self.dag.is_some() {
            stack::LIJST
        } else {
            stack::ERKENNING
        }
    }

    fn titel(&self) -> &'static str {
        "Erkenningen"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        match action {
            Action::ErkenningToggle
                if !matches!(self.in_hand(), Some((Rij::Werkproces(..), _))) =>
            {
                Err("zet de cursor op een werkproces".to_owned())
            }
            Action::ErkenningAll | Action::ErkenningDate | Action::ErkenningDelete
                if self.in_hand().is_none() =>
            {
                Err("er is nog geen erkenning; voeg er eerst een toe".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        self.bericht = None;
        if let Some(regel) = &mut self.dag {
            if regel.act(action) {
                return After::stay();
            }
            return match action {
                Action::Open => self.neem_dag(model),
                Action::Back => {
                    self.dag = None;
                    After::stay()
                }
                _ => After::stay(),
            };
        }
        if let Some(at) = step(action, self.cursor, self.rijen().len(), 12) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::ErkenningNew => {
                let (ticket, effect) = model.ask(Query::Kwalificaties);
                self.keuzes = Some(ticket);
                After::stay().and(effect)
            }
            Action::Open if matches!(self.in_hand(), Some((Rij::Werkproces(..), _))) => {
                self.act(model, Action::ErkenningToggle)
            }
            Action::ErkenningDate | Action::Open => {
                let tot = self.in_hand().and_then(|(_, it)| it.geldig_tot);
                if self.in_hand().is_some() {
                    self.dag = Some(Regel::new(&tot.map(toon).unwrap_or_default()));
                }
                After::stay()
            }
            Action::ErkenningToggle => {
                let after = self.wijzig(model, |it, rij| {
                    if let Rij::Werkproces(_, wp) = rij
                        && let Some(wp) = it.werkprocessen.get_mut(wp)
                    {
                        wp.2 = !wp.2;
                    }
                });
                let last = self.rijen().len().saturating_sub(1);
                self.cursor = (self.cursor + 1).min(last);
                after
            }
            Action::ErkenningAll => self.wijzig(model, |it, _| {
                let alle = it.werkprocessen.iter().all(|it| it.2);
                for wp in &mut it.werkprocessen {
                    wp.2 = !alle;
                }
            }),
            Action::ErkenningDelete => {
                let crebo = self.in_hand().map(|it| it.1.crebo);
                let (Some(crebo), Some(bedrijf)) = (crebo, self.bedrijf()) else {
                    return After::stay();
                };
                let (ticket, effect) = model.command(Command::WisErkenning {
                    bedrijf,
                    crebo,
                    gezien: None,
                });
                self.zet = Some(ticket);
                After::stay().and(effect)
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        if let (Some(regel), Some(c)) = (&mut self.dag, key.text()) {
            regel.push(c);
        }
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        if let Some(regel) = &mut self.dag {
            regel.insert(text);
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        [self.lees, self.keuzes, self.zet].contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        match answer {
            Ok(Reply::Data(data)) => match *data {
                Antwoord::Werkgever(beeld) => {
                    self.lees = None;
                    self.beeld = Some(beeld);
                    let last = self.rijen().len().saturating_sub(1);
                    self.cursor = self.cursor.min(last);
                    self.zoek();
                }
                Antwoord::Kwalificaties(keuzes) => {
                    self.keuzes = None;
                    let naam = self.beeld.as_ref().map(|it| it.bedrijf.naam.as_str());
                    open::kies_crebo(model, &keuzes, naam);
                }
                _ => {}
            },
            Ok(Reply::Done(done)) => {
                self.zet = None;
                model.tell_done(&done);
            }
            Err(fault) => {
                let van_zet = self.zet == Some(ticket);
                self.bericht = Some((fault.to_string(), Rol::Laat));
                // What stands here may not be what is kept.
                if van_zet {
                    self.zet = None;
                    return self.begin(model);
                }
            }
        }
        After::stay()
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let hier = |feit: &Feit| match feit {
            Feit::Werkgever { bedrijf } => Some(*bedrijf) == self.bedrijf(),
            Feit::Resync => true,
            _ => false,
        };
        // While more keys of one's own are on their way an older state would undo them on screen.
        if self.zet.is_none() && happened.feiten.iter().any(hier) {
            return self.begin(model);
        }
        if happened.oorzaak == self.zet && happened.feiten.iter().any(hier) {
            return self.begin(model);
        }
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
