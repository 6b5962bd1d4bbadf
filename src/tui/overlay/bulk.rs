//! Moving many cards: first what would happen to each, then one key.

use crate::domain::telwoord::tel;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::Voorproef;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put, width, wrap};

/// The window.
pub struct Bulk {
    aantal: usize,
    proef: Voorproef,
    ticket: Option<Ticket>,
}

stil!(Bulk);

/// Words with how often each stands in a list, most first.
fn telling<'a>(woorden: impl Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for woord in woorden {
        match counts.iter_mut().find(|it| it.0 == woord) {
            Some(it) => it.1 += 1,
            None => counts.push((woord, 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts
}

impl Bulk {
    /// The answer for so many marked cards.
    pub fn new(aantal: usize, proef: Voorproef) -> Self {
        Self {
            aantal,
            proef,
            ticket: None,
        }
    }

    /// "12 kaarten: 9 kan (Plaatsing 6, Praktijkleren 3), 3 niet (POK 2, OOK 1)".
    fn samenvatting(&self) -> String {
        let kan = telling(self.proef.kan.iter().map(|it| it.2.as_str()));
        let niet = telling(self.proef.niet.iter().map(|it| it.2.as_str()));
        let words = |list: Vec<(&str, usize)>| {
            let all: Vec<String> = list
                .iter()
                .map(|(woord, n)| format!("{woord} {n}"))
                .collect();
            all.join(", ")
        };
        let naar = match kan.as_slice() {
            [] => String::new(),
            [(naar, _)] => format!(" naar {naar}"),
            _ => format!(" ({})", words(kan)),
        };
        let rest = match self.proef.niet.len() {
            0 => String::new(),
            n => format!(", {n} niet ({})", words(niet)),
        };
        format!(
            "{}: {} kan{naar}{rest}.",
            kaarten(self.aantal),
            self.proef.kan.len()
        )
    }

    fn vraag(&self, model: &Model) -> String {
        let key = |action| model.key(stack::VRAAG, action);
        match self.proef.kan.len() {
            0 => format!(
                "Er kan er nu geen een verder. {} sluit dit venster.",
                key(Action::Back)
            ),
            n => format!(
                "{} verplaatst {}; {} laat alles staan. Met één keer {} is het weer terug.",
                key(Action::AnswerYes),
                if n == 1 {
                    "die ene kaart".to_owned()
                } else {
                    format!("die {}", kaarten(n))
                },
                key(Action::AnswerNo),
                model.key(stack::BORD, Action::Undo),
            ),
        }
    }
}

fn kaarten(n: usize) -> String {
    tel(n, "kaart", "kaarten")
}

impl Layer for Bulk {
    fn contexts(&self) -> &'static [Context] {
        stack::VRAAG
    }

    fn titel(&self) -> &'static str {
        "Veel kaarten verplaatsen"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        match action {
            Action::AnswerYes if self.proef.kan.is_empty() => After::close(),
            Action::AnswerYes if self.ticket.is_none() => {
                let kaarten = self.proef.kan.iter().map(|it| it.0).collect();
                let (ticket, effect) = model.command(Command::VerplaatsAlle { kaarten });
                self.ticket = Some(ticket);
                After::stay().and(effect)
            }
            Action::AnswerNo | Action::Back => After::close(),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        match answer {
            Ok(Reply::Done(done)) => {
                // What could not move keeps its mark: it is what the coach does next.
                let moved = self.proef.kan.iter().map(|it| it.0);
                for kaart in moved.filter(|kaart| done.gebleven.iter().all(|it| it.0 != *kaart)) {
                    model.bord.merken.remove(&kaart);
                }
                model.tell_done(&done);
                After::close()
            }
            Ok(Reply::Data(_)) => After::stay(),
            Err(fault) => {
                model.tell_fault(&fault);
                After::stay()
            }
        }
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let signs = theme.tekens();
        let wide = area.width.min(76);
        let room = usize::from(wide.saturating_sub(4));
        let head = wrap(&self.samenvatting(), room);
        let foot = wrap(&self.vraag(model), room);
        let fixed = head.len() + foot.len() + 2;
        let free = usize::from(area.height.saturating_sub(2)).saturating_sub(fixed);
        let total = self.proef.kan.len() + self.proef.niet.len();
        let shown = total.min(free);
        let high = u16::try_from(fixed + shown + 2).unwrap_or(u16::MAX);
        let inner = doos(
            theme,
            midden(area, wide, high),
            buf,
            "Veel kaarten verplaatsen",
            "",
        );
        let mut y = 0;
        for line in head {
            put(buf, inner, 0, y, &line, theme.style(Rol::Tekst));
            y += 1;
        }
        y += 1;
        // Those that cannot are what the coach must know, so they stand first.
        let niet = self.proef.niet.iter().map(|it| (it, "niet", Rol::Laat));
        let kan = self.proef.kan.iter().map(|it| (it, "kan", Rol::Klaar));
        for (at, ((_, naam, text), woord, rol)) in niet.chain(kan).take(shown).enumerate() {
            if at + 1 == shown && total > shown {
                let rest = format!("... en nog {}", total - at);
                put(buf, inner, 0, y, &rest, theme.style(Rol::Zacht));
            } else {
                put(buf, inner, 0, y, woord, theme.style(rol));
                put(
                    buf,
                    inner,
                    5,
                    y,
                    &fit(naam, 28, signs.weg),
                    theme.style(Rol::Tekst),
                );
                let pijl = if woord == "kan" {
                    format!("{} {text}", signs.pijl)
                } else {
                    text.clone()
                };
                let left = usize::from(inner.width.saturating_sub(35));
                let text = if width(&pijl) > left {
                    fit(&pijl, left, signs.weg).into_owned()
                } else {
                    pijl
                };
                put(buf, inner, 35, y, &text, theme.style(Rol::Zacht));
            }
            y += 1;
        }
        y += 1;
        for line in foot {
            put(buf, inner, 0, y, &line, theme.style(Rol::Tekst));
            y += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{KaartId, TrajectId};

    fn rij(naam: &str, text: &str) -> (KaartId, String, String) {
        (
            KaartId::Traject(TrajectId(1)),
            naam.to_owned(),
            text.to_owned(),
        )
    }

    #[test]
    fn the_summary_counts_where_to_and_why_not() {
        let bulk = Bulk::new(
            5,
            Voorproef {
                kan: vec![rij("A", "Plaatsing"), rij("B", "Plaatsing")],
                niet: vec![rij("C", "POK"), rij("D", "OOK"), rij("E", "POK")],
            },
        );
        assert_eq!(
            bulk.samenvatting(),
            "5 kaarten: 2 kan naar Plaatsing, 3 niet (POK 2, OOK 1)."
        );
        let none = Bulk::new(
            1,
            Voorproef {
                kan: vec![],
                niet: vec![rij("C", "POK")],
            },
        );
        assert_eq!(none.samenvatting(), "1 kaart: 0 kan, 1 niet (POK 1).");
    }
}
