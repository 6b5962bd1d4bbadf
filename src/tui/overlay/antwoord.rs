//! One question of the matching that no form asks: can the kandidaat do what the werkgever asks, how
//! long is the journey to this leerbedrijf, which certificates are there. The answer is kept with the
//! kandidaat.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::intake::bekend;
use super::invul::{Invul, Vraagt, contexts};
use crate::app::command::{Command, KandidaatGegevens};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::app::store::Seq;
use crate::domain::eis::Eis;
use crate::domain::id::{KaartId, KandidaatId, LeerbedrijfId};
use crate::domain::inzet::{EisAntwoord, Inzet, Reistijd};
use crate::domain::matching::Vervolgvraag;
use crate::domain::waardelijst::inzet::Certificaat;
use crate::form::engine::FormState;
use crate::form::kind;
use crate::form::specs::matchvraag::{CERTIFICATEN, EIS, Kan, REISTIJD_NAAR, Vraagplek, vraagplek};
use crate::form::{Answers, FormSpec};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{put, wrap};
use crate::tui::widget::veld::Vorm;

/// What is asked.
enum Over {
    /// Whether the kandidaat can do this.
    Eis(Eis),
    /// How long the journey takes; to where, once that was read.
    Reis(Option<(LeerbedrijfId, String)>),
    /// Which certificates the kandidaat holds.
    Certificaten,
}

/// Whose answer it is, as it was read.
struct Wie {
    kandidaat: KandidaatId,
    versie: Seq,
    gegevens: KandidaatGegevens,
}

/// The window.
pub struct AntwoordVenster {
    kaart: KaartId,
    over: Over,
    naam: String,
    spec: &'static FormSpec,
    wie: Option<Box<Wie>>,
    invul: Invul,
    vragen: [Option<Ticket>; 2],
}

stil!(AntwoordVenster);

impl AntwoordVenster {
    /// The window and the questions for what is known; none when the question is of another kind.
    pub fn open(
        model: &mut Model,
        vraag: &Vervolgvraag,
        naam: &str,
    ) -> Option<(Self, Vec<Effect>)> {
        let Vraagplek::Venster(spec) = vraagplek(vraag.veld) else {
            return None;
        };
        let (ticket, effect) = model.ask(Query::Dossier(vraag.kaart));
        let mut vragen = [Some(ticket), None];
        let mut effects = vec![effect];
        let over = if spec.name == EIS.name {
            Over::Eis(Eis::lees(vraag.eis.as_deref()?))
        } else if spec.name == CERTIFICATEN.name {
            Over::Certificaten
        } else {
            let (ticket, effect) = model.ask(Query::WerkgeverVan(vraag.plek?));
            vragen[1] = Some(ticket);
            effects.push(effect);
            Over::Reis(None)
        };
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        let venster = Self {
            kaart: vraag.kaart,
            over,
            naam: naam.to_owned(),
            spec,
            wie: None,
            invul: Invul::new(FormState::new(spec, plaatsen, model.vandaag)),
            vragen,
        };
        Some((venster, effects))
    }

    /// What the coach says aloud.
    fn zin(&self) -> String {
        match &self.over {
            Over::Eis(eis) => format!("De werkgever vraagt: {eis}. Kan {} dat?", self.naam),
            Over::Reis(Some((_, bedrijf))) => {
                format!("Hoe lang is {} onderweg naar {bedrijf}?", self.naam)
            }
            Over::Reis(None) => format!("Hoe lang is {} onderweg?", self.naam),
            Over::Certificaten => format!("Welke certificaten heeft {}?", self.naam),
        }
    }

    /// Travel, time and papers with the answer in it.
    fn inzet(&self, answers: &Answers, was: Inzet) -> Option<Inzet> {
        let mut inzet = was;
        match &self.over {
            Over::Eis(eis) => {
                let code = kind::code(EIS.field("eis")?.kind, answers.get("eis"))?;
                let ja = Kan::van_code(code)? == Kan::Ja;
                inzet.antwoorden.retain(|it| it.eis != *eis);
                inzet.antwoorden.push(EisAntwoord {
                    eis: eis.clone(),
                    ja,
                });
            }
            Over::Certificaten => {
                let kind = CERTIFICATEN.field(CERTIFICATEN.name)?.kind;
                let codes = kind::codes(kind, answers.get(CERTIFICATEN.name));
                let lijst = codes.into_iter().filter_map(Certificaat::van_code);
                inzet.certificaten = lijst.collect();
            }
            Over::Reis(naar) => {
                let bedrijf = naar.as_ref()?.0;
                let minuten = answers.antwoord(REISTIJD_NAAR.name).waarde()?;
                let minuten = minuten.trim().parse().ok()?;
                inzet.reistijden.retain(|it| it.bedrijf != bedrijf);
                inzet.reistijden.push(Reistijd { bedrijf, minuten });
            }
        }
        Some(inzet)
    }

    fn save(&mut self, model: &mut Model) -> After {
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        let Some(wie) = &self.wie else {
            model.refuse("de gegevens van de kandidaat worden nog gelezen; druk zo nog een keer");
            return After::stay();
        };
        let was = wie.gegevens.inzet.clone().unwrap_or_default();
        let Some(inzet) = self.inzet(&answers, was) else {
            model.refuse("dit leerbedrijf wordt nog gelezen; druk zo nog een keer");
            return After::stay();
        };
        let (ticket, effect) = model.command(Command::WijzigKandidaat {
            kandidaat: wie.kandidaat,
            gegevens: KandidaatGegevens {
                inzet: Some(inzet),
                ..wie.gegevens.clone()
            },
            gezien: Some(wie.versie),
            concept: None,
        });
        self.invul.sent(ticket);
        After::stay().and(effect)
    }

    fn neem(&mut self, data: Antwoord) -> After {
        match data {
            Antwoord::Dossier(it) => {
                if let (Some((versie, kandidaat)), Some(traject)) = (&it.kandidaat, &it.traject) {
                    self.wie = Some(Box::new(Wie {
                        kandidaat: kandidaat.id,
                        versie: *versie,
                        gegevens: bekend(kandidaat, traject),
                    }));
                }
            }
            Antwoord::Werkgever(it) => {
                self.over = Over::Reis(Some((it.bedrijf.id, it.bedrijf.naam.clone())));
            }
            _ => {}
        }
        After::stay()
    }
}

impl Layer for AntwoordVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.invul.form)
    }

    fn titel(&self) -> &'static str {
        "Vraag"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        // One field: enter is done.
        if action == Action::FieldNext {
            return self.save(model);
        }
        match self.invul.act(action) {
            Vraagt::Weg => After::close(),
            Vraagt::Bewaar => self.save(model),
            Vraagt::Niets => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.invul.key(key);
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.invul.paste(text);
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.invul.awaits(ticket) || self.vragen.contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let gelezen = self.vragen.contains(&Some(ticket));
        if !gelezen {
            self.invul.answered();
        }
        match answer {
            Ok(Reply::Data(data)) => self.neem(*data),
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::close()
            }
            Err(fault) if gelezen => {
                model.tell_fault(&fault);
                After::close()
            }
            Err(fault @ Fault::Conflict { .. }) => {
                // Somebody was first: what is known is read again, and enter tries once more.
                self.invul.refuse(&fault, str::to_owned);
                let (ticket, effect) = model.ask(Query::Dossier(self.kaart));
                self.vragen[0] = Some(ticket);
                After::stay().and(effect)
            }
            Err(fault) => {
                self.invul.refuse(&fault, str::to_owned);
                After::stay()
            }
        }
    }

    fn unsaved(&self) -> bool {
        self.invul.form.dirty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let wide = area.width.min(70);
        let zin = wrap(&self.zin(), usize::from(wide.saturating_sub(4)));
        let boven = u16::try_from(zin.len() + 1).unwrap_or(2);
        let want = self.invul.hoogte(Vorm::EEN, wide.saturating_sub(4));
        let voet = format!(
            "{} bewaart het",
            model.key(stack::FORMULIER, Action::FieldNext)
        );
        let place = midden(area, wide, want.saturating_add(boven + 2));
        let inner = doos(model.theme, place, buf, self.spec.title, &voet);
        for (y, lijn) in (0..inner.height).zip(&zin) {
            put(buf, inner, 0, y, lijn, model.theme.style(Rol::Tekst));
        }
        let top = boven.min(inner.height);
        let form = Rect {
            y: inner.y + top,
            height: inner.height - top,
            ..inner
        };
        self.invul.draw(model, Vorm::EEN, form, buf)
    }
}
