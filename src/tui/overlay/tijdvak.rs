//! A period, or a day, typed as people write it: `2026`, `2026-K3`, `2026-01-01..2026-06-30`.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::datum::{Richting, lees_datum, toon};
use crate::domain::monitor::Tijdvak;
use crate::domain::monitor::tijdvak::Maatvorm;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::overlay::invoer::Invoer;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{put, wrap};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wat {
    /// The period of the monitor, and which one it is now.
    Periode(Tijdvak),
    /// The day as of which it counts, if one was chosen.
    Stand(Option<NaiveDate>),
}

/// The window.
#[derive(Debug)]
pub struct TijdvakInvoer {
    wat: Wat,
    regel: Invoer,
}

/// A period of a form, as it is typed.
fn getypt(tijdvak: Tijdvak) -> String {
    let van = tijdvak.van();
    match tijdvak.vorm() {
        Maatvorm::Jaar => van.format("%Y").to_string(),
        Maatvorm::Maand => van.format("%Y-%m").to_string(),
        Maatvorm::Kwartaal => {
            let kwartaal = chrono::Datelike::month0(&van) / 3 + 1;
            format!("{}-K{kwartaal}", van.format("%Y"))
        }
        Maatvorm::Vrij => format!("{van}..{}", tijdvak.tot()),
    }
}

impl TijdvakInvoer {
    /// Starts from what is chosen now.
    pub fn new(wat: Wat) -> Self {
        let regel = Invoer::new(&match wat {
            Wat::Periode(tijdvak) => getypt(tijdvak),
            Wat::Stand(dag) => dag.map_or_else(String::new, toon),
        });
        Self { wat, regel }
    }

    fn uitleg(&self) -> &'static str {
        match self.wat {
            Wat::Periode(_) => {
                "Een jaar (2026), een maand (2026-10), een kwartaal (2026-K3), of van dag tot dag \
                 (2026-01-01..2026-06-30)."
            }
            Wat::Stand(_) => {
                "Wat na deze dag is opgeschreven telt niet mee. Leeg is vandaag. Bijvoorbeeld \
                 30-09-2026."
            }
        }
    }

    fn zet(&mut self, model: &mut Model) -> After {
        let tekst = self.regel.text().trim().to_owned();
        let mut scherm = std::mem::take(&mut model.monitor);
        let gezet = match self.wat {
            Wat::Periode(_) => Tijdvak::lees(&tekst)
                .map(|tijdvak| scherm.zet_tijdvak(model, tijdvak))
                .ok_or("dit is geen periode; kijk naar de voorbeelden"),
            Wat::Stand(_) if tekst.is_empty() => Ok(scherm.zet_stand(model, None)),
            Wat::Stand(_) => lees_datum(&tekst, model.vandaag, Richting::Verleden)
                .map(|dag| scherm.zet_stand(model, Some(dag)))
                .map_err(|_| "dit is geen dag; schrijf 30-09-2026"),
        };
        model.monitor = scherm;
        match gezet {
            Ok(effects) => After::close().with(effects),
            Err(fout) => {
                self.regel.zeg(fout, Rol::Laat);
                After::stay()
            }
        }
    }
}

impl Layer for TijdvakInvoer {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn is_regel(&self) -> bool {
        true
    }

    fn titel(&self) -> &'static str {
        "Periode"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.regel.act(action) {
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::Open => self.zet(model),
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.regel.key(key);
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.regel.paste(text);
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let titel = match self.wat {
            Wat::Periode(_) => "Welke periode",
            Wat::Stand(_) => "Stand van welke dag",
        };
        let breed = area.width.min(64);
        let uitleg = wrap(self.uitleg(), usize::from(breed.saturating_sub(4)));
        let hoog = u16::try_from(uitleg.len()).unwrap_or(0).saturating_add(4);
        let inner = doos(theme, midden(area, breed, hoog), buf, titel, "");
        let cursor = self.regel.draw(theme, inner, 0, buf);
        if let Some((fout, rol)) = self.regel.bericht() {
            put(buf, inner, 2, 1, fout, theme.style(rol));
        }
        for (y, regel) in (2..inner.height).zip(uitleg) {
            put(buf, inner, 0, y, &regel, theme.style(Rol::Zacht));
        }
        cursor
    }
}
