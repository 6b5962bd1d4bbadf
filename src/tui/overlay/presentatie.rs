//! Who reads along, and how a presentation stops: with a key that no hand hits by accident.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::zaal::{Onderdeel, Publiek};
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::presentatie::{self, onthulling};
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::step;
use crate::tui::widget::text::{put, wrap};

/// The window.
#[derive(Debug, Default)]
pub struct PresentatieVenster {
    cursor: usize,
}

/// What the room does not see besides what nobody sees.
fn verborgen(model: &Model) -> String {
    let zaal = model.presentatie.map(|it| it.zaal).unwrap_or_default();
    let woord = |onderdeel, woord| (!zaal.toont(onderdeel)).then_some(woord);
    let delen = [
        woord(Onderdeel::Initialen, "initialen"),
        woord(Onderdeel::Leerbedrijf, "leerbedrijven"),
        woord(Onderdeel::Woonplaats, "woonplaats"),
        woord(Onderdeel::Stappen, "stappen"),
        woord(Onderdeel::Matching, "matching"),
    ];
    let delen: Vec<&str> = delen.into_iter().flatten().collect();
    if delen.is_empty() {
        "Voor deze zaal: initialen, nummers, stappen en leerbedrijven.".to_owned()
    } else {
        format!("Voor deze zaal ook verborgen: {}.", delen.join(", "))
    }
}

impl Layer for PresentatieVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::PRESENTATIE
    }

    fn titel(&self) -> &'static str {
        "Presentatie"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let alle = Publiek::ALL;
        if let Some(at) = step(action, self.cursor, alle.len(), alle.len()) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::ZaalToggle | Action::Open => {
                let Some(publiek) = alle.get(self.cursor) else {
                    return After::stay();
                };
                After::stay().with(presentatie::wissel(model, *publiek))
            }
            Action::CardReveal => After::close().with(onthulling::vraag(model)),
            Action::PresentatieStop => After::close().with(presentatie::stop_toets(model)),
            _ => After::stay(),
        }
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let toets = |action| model.key(stack::PRESENTATIE, action);
        let zaal = model.presentatie.map(|it| it.zaal).unwrap_or_default();
        let voet = format!(
            "{} erbij of eruit, {} terug",
            toets(Action::ZaalToggle),
            toets(Action::Back)
        );
        let place = midden(area, 64, 16);
        let inner = doos(theme, place, buf, "Presentatie: wie leest mee?", &voet);
        let room = usize::from(inner.width);
        let mut y = 0;
        for (at, publiek) in Publiek::ALL.into_iter().enumerate() {
            let hier = at == self.cursor;
            let kruis = if zaal.heeft(publiek) { "[x]" } else { "[ ]" };
            let tekst = format!("{kruis} {}", publiek.label());
            let cursor = if hier { theme.tekens().cursor } else { " " };
            put(buf, inner, 0, y, cursor, theme.style(Rol::Cursor));
            let rol = if hier { Rol::KopActief } else { Rol::Tekst };
            put(buf, inner, 2, y, &tekst, theme.style(rol));
            y += 1;
        }
        let nooit = "Nooit op dit scherm: namen, BSN, geboortedatum, telefoon, adres, \
                     uitkering, doelgroep, redenen en notities.";
        let naam = format!(
            "De naam van deze kaart, 5 tellen: {}. Dat komt in het journaal.",
            toets(Action::CardReveal)
        );
        let stop = format!(
            "Stoppen: {}. Dan staat alles weer op het scherm.",
            toets(Action::PresentatieStop)
        );
        for (tekst, rol) in [
            (verborgen(model), Rol::LetOp),
            (nooit.to_owned(), Rol::Zacht),
            (naam, Rol::Tekst),
            (stop, Rol::Tekst),
        ] {
            y += 1;
            for regel in wrap(&tekst, room) {
                if y < inner.height {
                    put(buf, inner, 0, y, &regel, theme.style(rol));
                }
                y += 1;
            }
        }
        None
    }
}
