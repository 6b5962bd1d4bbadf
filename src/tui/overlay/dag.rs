//! A day in one line: until when a card is put off, or when somebody is called back. It is read while
//! it is typed; a card can also be put off until something is in.

use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::domain::datum::{Richting, lees_datum, toon_lang};
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::id::KaartId;
use crate::domain::signaal::WachtOp;
use crate::domain::stap::StapId;
use crate::domain::taak::Taakplaats;
use crate::domain::tekst::vouw;
use crate::domain::uitstel::TERUG_NA;
use crate::domain::waardelijst::{ContactUitkomst, ContactWijze};
use crate::domain::werkdagen::plus_werkdagen;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::overlay::invoer::Invoer;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{put, wrap};

/// What the day is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DagVoor {
    /// The card is put off.
    Uitstel {
        /// The card.
        kaart: KaartId,
        /// Steps that it may wait for, the likeliest first, with whose turn each is.
        stappen: Vec<(StapId, Option<WachtOp>)>,
    },
    /// Somebody is called back.
    Terugbellen {
        /// The card.
        kaart: KaartId,
    },
    /// A task gets another day.
    Verzet {
        /// Which.
        taak: Taakplaats,
    },
    /// A task that is a call is called again.
    Weer {
        /// Which.
        taak: Taakplaats,
    },
}

/// What was typed, as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gelezen {
    Dag(NaiveDate),
    Stap(StapId),
}

/// The window.
pub struct DagVenster {
    titel: String,
    voor: DagVoor,
    regel: Invoer,
}

stil!(DagVenster);

/// The step that "als DUO binnen" names; none where it names none of them.
fn stap_van(woorden: &str, stappen: &[(StapId, Option<WachtOp>)]) -> Option<StapId> {
    let gevouwen = vouw(woorden);
    let zoek = gevouwen.strip_suffix(" binnen").unwrap_or(&gevouwen);
    if zoek.is_empty() {
        return None;
    }
    let kort = |stap: &StapId| vouw(stap.stap().kort);
    let begint = |(stap, _): &&(StapId, Option<WachtOp>)| kort(stap).starts_with(zoek);
    let van_wie = |(_, wie): &&(StapId, Option<WachtOp>)| {
        wie.is_some_and(|wie| vouw(wie.label()).starts_with(zoek))
    };
    let code = |(stap, _): &&(StapId, Option<WachtOp>)| vouw(stap.stap().code) == zoek;
    let mut alle = stappen.iter();
    let gevonden = alle
        .clone()
        .find(code)
        .or_else(|| alle.clone().find(begint));
    gevonden.or_else(|| alle.find(van_wie)).map(|it| it.0)
}

impl DagVenster {
    /// Asks a day for somebody.
    pub fn new(naam: &str, voor: DagVoor) -> Self {
        let titel = match voor {
            DagVoor::Uitstel { .. } => format!("{naam} uitstellen"),
            DagVoor::Terugbellen { .. } => format!("{naam} terugbellen"),
            DagVoor::Verzet { .. } => format!("Andere dag: {naam}"),
            DagVoor::Weer { .. } => format!("Opnieuw bellen: {naam}"),
        };
        Self {
            titel,
            voor,
            regel: Invoer::default(),
        }
    }

    fn lees(&self, vandaag: NaiveDate) -> Result<Gelezen, String> {
        let tekst = self.regel.text().trim();
        let klein = tekst.to_lowercase();
        if let (DagVoor::Uitstel { .. }, true) = (&self.voor, tekst.is_empty()) {
            let morgen = plus_werkdagen(vandaag, 1, Bevrijdingsdag::default());
            return Ok(Gelezen::Dag(morgen));
        }
        if let (DagVoor::Uitstel { stappen, .. }, Some(woorden)) =
            (&self.voor, klein.strip_prefix("als"))
        {
            return stap_van(woorden, stappen)
                .map(Gelezen::Stap)
                .ok_or_else(|| {
                    "Die stap hoort niet bij deze fase. Typ bijvoorbeeld: als DUO binnen."
                        .to_owned()
                });
        }
        let dag = match (lees_datum(tekst, vandaag, Richting::Toekomst), &self.voor) {
            (Ok(dag), _) => dag,
            // "duo" alone says enough.
            (Err(fout), DagVoor::Uitstel { stappen, .. }) => {
                return stap_van(&klein, stappen)
                    .map(Gelezen::Stap)
                    .ok_or_else(|| fout.to_string());
            }
            (Err(fout), _) => return Err(fout.to_string()),
        };
        let vanaf = match self.voor {
            DagVoor::Uitstel { .. } | DagVoor::Weer { .. } => vandaag.succ_opt().unwrap_or(vandaag),
            DagVoor::Terugbellen { .. } | DagVoor::Verzet { .. } => vandaag,
        };
        if dag < vanaf {
            return Err("Deze dag is al geweest. Kies een dag na vandaag.".to_owned());
        }
        Ok(Gelezen::Dag(dag))
    }

    fn command(&self, gelezen: Gelezen) -> Command {
        let dag = match gelezen {
            Gelezen::Dag(dag) => Some(dag),
            Gelezen::Stap(_) => None,
        };
        match (&self.voor, gelezen) {
            (DagVoor::Verzet { taak }, _) => Command::VerzetTaak {
                taak: *taak,
                voor: dag,
                om: None,
                aan: None,
            },
            (DagVoor::Weer { taak }, _) => Command::RondTaakAf {
                taak: *taak,
                uitkomst: Some(ContactUitkomst::Terugbellen),
                woorden: String::new(),
                terugbellen: dag,
            },
            (DagVoor::Uitstel { kaart, .. }, Gelezen::Dag(tot)) => Command::StelUit {
                kaart: *kaart,
                tot: Some(tot),
                stap: None,
            },
            (DagVoor::Uitstel { kaart, .. }, Gelezen::Stap(stap)) => Command::StelUit {
                kaart: *kaart,
                tot: None,
                stap: Some(stap),
            },
            (DagVoor::Terugbellen { kaart }, _) => Command::Contact {
                kaart: *kaart,
                wijze: ContactWijze::Telefoon,
                uitkomst: ContactUitkomst::Terugbellen,
                met: String::new(),
                tekst: String::new(),
                op: None,
                terugbellen: dag,
            },
        }
    }

    fn send(&mut self, model: &mut Model) -> After {
        match self.lees(model.vandaag) {
            Ok(gelezen) => {
                let command = self.command(gelezen);
                self.regel.stuur(model, command)
            }
            Err(fout) => {
                self.regel.zeg(fout, Rol::Laat);
                After::stay()
            }
        }
    }

    /// What the line says so far.
    fn lezing(&self, vandaag: NaiveDate) -> (String, Rol) {
        if let Some((tekst, rol)) = self.regel.bericht() {
            return (tekst.to_owned(), rol);
        }
        if self.regel.is_empty() {
            let tekst = match &self.voor {
                DagVoor::Uitstel { stappen, .. } => {
                    // Who this card waits for, as an example of what can be waited for.
                    let wie = stappen.first().and_then(|(_, wie)| *wie);
                    let wie = wie.map_or("DUO", WachtOp::label);
                    format!(
                        "Enter: tot de volgende werkdag. Of: 3d, ma, 12-3, +2w, als {wie} binnen. Wat nieuw gaat branden, komt gewoon terug."
                    )
                }
                DagVoor::Terugbellen { .. } | DagVoor::Verzet { .. } | DagVoor::Weer { .. } => {
                    "Bijvoorbeeld: morgen, do, 3d of 12-3.".to_owned()
                }
            };
            return (tekst, Rol::Zacht);
        }
        match self.lees(vandaag) {
            Ok(Gelezen::Dag(dag)) => {
                let voor = match self.voor {
                    DagVoor::Uitstel { .. } => "terug in de lijst op",
                    DagVoor::Terugbellen { .. } | DagVoor::Weer { .. } => "terugbellen op",
                    DagVoor::Verzet { .. } => "wordt",
                };
                (format!("{voor} {}", toon_lang(dag)), Rol::Klaar)
            }
            Ok(Gelezen::Stap(stap)) => {
                let kort = stap.stap().kort;
                let terug = vandaag.checked_add_days(Days::new(TERUG_NA));
                let uiterlijk = toon_lang(terug.unwrap_or(vandaag));
                let tekst = format!("terug als {kort} ({stap}) klaar is, en anders op {uiterlijk}");
                (tekst, Rol::Klaar)
            }
            Err(fout) => (fout, Rol::LetOp),
        }
    }
}

impl Layer for DagVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn is_regel(&self) -> bool {
        true
    }

    fn titel(&self) -> &'static str {
        match self.voor {
            DagVoor::Uitstel { .. } => "Uitstellen",
            DagVoor::Terugbellen { .. } | DagVoor::Weer { .. } => "Terugbellen",
            DagVoor::Verzet { .. } => "Andere dag",
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.regel.act(action) {
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::Open if !self.regel.is_onderweg() => self.send(model),
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

    fn awaits(&self, ticket: Ticket) -> bool {
        self.regel.awaits(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.regel.antwoord(model, answer)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(64);
        let (text, rol) = self.lezing(model.vandaag);
        let lines = wrap(&text, usize::from(wide.saturating_sub(4)));
        // As tall as the longest explanation, so that the box does not jump while typing.
        let high = u16::try_from(lines.len().max(2))
            .unwrap_or(u16::MAX)
            .saturating_add(3);
        let voet = format!("{} bewaart het", model.key(stack::LIJST, Action::Open));
        let inner = doos(theme, midden(area, wide, high), buf, &self.titel, &voet);
        let cursor = self.regel.draw(theme, inner, 0, buf);
        for (y, text) in (1..inner.height).zip(lines) {
            put(buf, inner, 0, y, &text, theme.style(rol));
        }
        cursor
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TrajectId;

    fn venster(tekst: &str) -> DagVenster {
        let stap = |code: &str| code.parse::<StapId>().unwrap();
        let voor = DagVoor::Uitstel {
            kaart: KaartId::Traject(TrajectId(1)),
            stappen: vec![
                (stap("WK-06"), Some(WachtOp::Duo)),
                (stap("PI-09"), Some(WachtOp::Mbo)),
                (stap("PI-10"), None),
            ],
        };
        let mut it = DagVenster::new("R. Yıldız", voor);
        it.regel.paste(tekst);
        it
    }

    fn lees(tekst: &str) -> Result<Gelezen, String> {
        venster(tekst).lees("2026-11-22".parse().unwrap())
    }

    #[test]
    fn a_card_is_put_off_until_a_day_a_weekday_or_until_something_is_in() {
        let dag = |tekst: &str| Ok(Gelezen::Dag(tekst.parse().unwrap()));
        assert_eq!(lees("3d"), dag("2026-11-25"));
        assert_eq!(lees("ma"), dag("2026-11-23"));
        assert_eq!(lees("1-12"), dag("2026-12-01"));
        let stap = |code: &str| Ok(Gelezen::Stap(code.parse().unwrap()));
        assert_eq!(lees("als DUO binnen"), stap("WK-06"));
        assert_eq!(lees("als duo-check"), stap("WK-06"));
        assert_eq!(lees("als pok"), stap("PI-10"));
        assert_eq!(lees("als mbo"), stap("PI-09"));
        assert_eq!(lees("als PI-09 binnen"), stap("PI-09"));
    }

    #[test]
    fn today_and_a_step_of_another_fase_are_refused_in_words() {
        assert!(lees("vandaag").unwrap_err().contains("na vandaag"));
        assert!(lees("als eindgesprek").unwrap_err().contains("stap"));
        assert!(lees("als").is_err());
        assert!(lees("straks").is_err());
    }
}
