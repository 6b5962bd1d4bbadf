//! A list to read: who looked at a dossier, what may go, which requests stand open.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, BewaarBeeld, Journaalrij, Query, Verzoekrij};
use crate::domain::datum::toon;
use crate::domain::id::KaartId;
use crate::domain::journaal::Handeling;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::theme::Rol;
use crate::tui::widget::blad::{Blad, Lijn};
use crate::tui::widget::text::{put, wrap};

/// The window.
pub struct Overzicht {
    titel: String,
    regels: Option<Vec<(String, Rol)>>,
    blad: Blad,
    ticket: Option<Ticket>,
}

stil!(Overzicht);

impl Overzicht {
    /// Asks a list.
    pub fn vraag(model: &mut Model, titel: String, query: Query) -> (Self, Effect) {
        let (ticket, effect) = model.ask(query);
        let venster = Self {
            titel,
            regels: None,
            blad: Blad::default(),
            ticket: Some(ticket),
        };
        (venster, effect)
    }

    /// Asks who saw a dossier.
    pub fn wie_keek(model: &mut Model, kaart: KaartId, naam: &str) -> (Self, Effect) {
        let titel = format!("Wie keek: {naam}");
        Self::vraag(model, titel, Query::WieKeek(kaart))
    }

    /// The lines, broken where the window ends; what hangs over is set in.
    fn lijnen(&self, breed: usize) -> Vec<Lijn> {
        let Some(regels) = &self.regels else {
            return Vec::new();
        };
        regels
            .iter()
            .flat_map(|(tekst, rol)| {
                let delen = wrap(tekst, breed.saturating_sub(2));
                delen.into_iter().enumerate().map(|(at, deel)| {
                    let voor = if at == 0 { "" } else { "  " };
                    vec![(format!("{voor}{deel}"), *rol)]
                })
            })
            .collect()
    }
}

/// A line of the journaal for a person; looks stand out from changes.
fn journaalregel(model: &Model, rij: &Journaalrij) -> (String, Rol) {
    let mut tekst = format!("{}  {}  {}", model.klok(rij.moment), rij.door, rij.woorden);
    if !rij.velden.is_empty() {
        tekst = format!("{tekst} ({})", rij.velden.join(", "));
    }
    if !rij.reden.is_empty() {
        tekst = format!("{tekst}: {}", rij.reden);
    }
    let rol = match rij.wat {
        Handeling::Wijziging => Rol::Zacht,
        wat if wat.is_blik() => Rol::Tekst,
        _ => Rol::LetOp,
    };
    (tekst, rol)
}

fn verzoek(rij: &Verzoekrij) -> (String, Rol) {
    let tekst = format!(
        "{} {}  {}: {}",
        rij.kandidaat,
        rij.naam,
        rij.soort.label(),
        rij.stand
    );
    (tekst, if rij.open { Rol::LetOp } else { Rol::Zacht })
}

fn termijnen(beeld: &BewaarBeeld) -> Vec<(String, Rol)> {
    let mut regels: Vec<(String, Rol)> = beeld
        .termijnen
        .iter()
        .map(|it| {
            let stand = if it.bevestigd { "" } else { " (te bevestigen)" };
            let tekst = format!("{}: {} maanden{stand}", it.klasse.label(), it.maanden);
            (tekst, Rol::Zacht)
        })
        .collect();
    let kop = match beeld.verlopen.len() {
        0 => "Van niemand is de termijn om.".to_owned(),
        1 => "Van 1 persoon is de termijn om; er gaat niets vanzelf weg:".to_owned(),
        n => format!("Van {n} personen is de termijn om; er gaat niets vanzelf weg:"),
    };
    regels.push((kop, Rol::Kop));
    regels.extend(beeld.verlopen.iter().map(|it| {
        let tekst = format!(
            "{} {}  {}, mocht weg op {}",
            it.kandidaat,
            it.naam,
            it.klasse.label(),
            toon(it.tot)
        );
        (tekst, Rol::Tekst)
    }));
    regels
}

impl Layer for Overzicht {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Overzicht"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let body = model.body();
        let aantal = self.lijnen(Blad::breed(body)).len();
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
                self.regels = match *data {
                    Antwoord::WieKeek(rijen) => {
                        Some(rijen.iter().map(|it| journaalregel(model, it)).collect())
                    }
                    Antwoord::Verzoeken(rijen) => Some(rijen.iter().map(verzoek).collect()),
                    Antwoord::Bewaartermijn(beeld) => Some(termijnen(&beeld)),
                    _ => return After::stay(),
                };
                model.touch();
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
        let lijnen = self.lijnen(Blad::breed(area));
        let inner = self.blad.draw(theme, area, buf, &self.titel, lijnen);
        if self.regels.as_ref().is_some_and(Vec::is_empty) {
            put(buf, inner, 0, 0, "Er staat niets.", theme.style(Rol::Zacht));
        }
        None
    }
}
