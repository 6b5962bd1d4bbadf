//! One step: what it is, who must act, what shows that it was done; how it stands, when, and what
//! it asks beside the date.

mod kop;
mod lees;
mod plek;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Dossier, Query, StapRij};
use crate::app::store::Seq;
use crate::domain::datum::toon;
use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;
use crate::domain::stap::{Poortniveau, Vraag};
use crate::domain::stappen::Stapstand;
use crate::form::engine::FormState;
use crate::form::specs::stap::{Stapkeuze, eerste_vraag, spec};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::open;
use crate::tui::overlay::invul::{Invul, Vraagt, contexts};
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::stapregel;
use crate::tui::widget::veld::Vorm;

use plek::Plekkiezer;

/// Which step, and with what in hand the window opens.
#[derive(Debug)]
pub struct Bij<'a> {
    /// The card that the step is put on.
    pub kaart: KaartId,
    /// Whose it is, for the title.
    pub naam: &'a str,
    /// The step as it stands.
    pub rij: &'a StapRij,
    /// Version that was seen; none when another record than the card's is changed.
    pub gezien: Option<Seq>,
    /// What is known already, to fill in.
    pub dossier: Option<&'a Dossier>,
    /// How the coach wants to put it.
    pub keuze: Stapkeuze,
    /// Begin at the question instead of at how it stands.
    pub meteen: bool,
}

/// The window.
#[derive(Debug)]
pub struct StapVenster {
    kaart: KaartId,
    naam: String,
    rij: StapRij,
    gezien: Option<Seq>,
    invul: Invul,
    plekken: Option<Plekkiezer>,
    /// The step is read again after a conflict.
    herlees: Option<Ticket>,
}

impl StapVenster {
    /// Opens a step.
    pub fn new(model: &Model, bij: &Bij<'_>) -> Self {
        let vraag = bij.rij.stap.stap().vraag;
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        let mut form = FormState::new(spec(vraag), plaatsen, model.vandaag);
        // Never a refusal: what cannot simply be done opens where it can be passed with words.
        let traject = bij.dossier.and_then(|it| it.traject.as_ref());
        let woorden = bij.keuze == Stapkeuze::Gedaan
            && !bij.rij.stand.is_klaar()
            && traject.is_some_and(|it| it.vraagt_motivering(bij.rij.stap));
        let keuze = if woorden {
            Stapkeuze::Afwijking
        } else {
            bij.keuze
        };
        form.set("stand", keuze.label());
        vul_stand(&mut form, &bij.rij.stand);
        let mut plekken = None;
        if vraag == Vraag::Plek
            && let KaartId::Traject(id) = bij.kaart
        {
            plekken = Some(Plekkiezer::new(id, bij.dossier));
        }
        if let Some(dossier) = bij.dossier {
            lees::vul(&mut form, vraag, dossier);
        }
        verbied(&mut form, bij.rij);
        form.mark_saved();
        if bij.meteen {
            form.go_to(match keuze {
                Stapkeuze::Gedaan => eerste_vraag(vraag).unwrap_or("op"),
                Stapkeuze::Gepland => "dag",
                Stapkeuze::Nvt => "reden",
                Stapkeuze::Afwijking => "motivering",
                Stapkeuze::Bezig | Stapkeuze::Open => "tekst",
            });
        }
        let mut invul = Invul::new(form);
        if woorden {
            let fout = Fault::from(Regelfout::StartkwalificatieGevonden);
            invul.refuse(&fout, str::to_owned);
        }
        Self {
            kaart: bij.kaart,
            naam: bij.naam.to_owned(),
            rij: bij.rij.clone(),
            gezien: bij.gezien,
            invul,
            plekken,
            herlees: None,
        }
    }

    /// What is asked when the window opens: the places to choose from.
    pub fn begin(&mut self, model: &mut Model) -> After {
        let ask = self.plekken.as_mut().and_then(|it| it.ask(model, ""));
        After::stay().with(ask)
    }

    fn save(&mut self, model: &mut Model) -> After {
        if self.herlees.is_some() {
            return After::stay();
        }
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        let gekozen = self.plekken.as_ref().and_then(Plekkiezer::gekozen);
        let vraag = self.rij.stap.stap().vraag;
        match lees::lees(&answers, vraag, gekozen, model.vandaag) {
            Err(klachten) => {
                self.invul.klachten(&klachten);
                After::stay()
            }
            Ok((stand, gegeven)) => {
                let (ticket, effect) = model.command(Command::ZetStap {
                    kaart: self.kaart,
                    stap: self.rij.stap,
                    stand,
                    gegeven,
                    tekst: answers.get("tekst").to_owned(),
                    gezien: self.gezien,
                });
                self.invul.sent(ticket);
                After::stay().and(effect)
            }
        }
    }

    /// Typing in the field of the leerwerkplek searches them.
    fn typed(&mut self, model: &mut Model) -> After {
        let answers = self.invul.form.answers();
        let ask = self
            .plekken
            .as_mut()
            .and_then(|it| it.ask(model, answers.get("plek")));
        After::stay().with(ask)
    }

    fn in_plek(&self) -> bool {
        self.plekken.is_some() && self.invul.form.focus_key() == "plek"
    }

    fn refuse(&mut self, model: &mut Model, fault: &Fault) -> After {
        let gepland = self.invul.form.answers().get("stand") == Stapkeuze::Gepland.label();
        self.invul.refuse(fault, |veld| match veld {
            "op" if gepland => "dag".to_owned(),
            ander => ander.to_owned(),
        });
        // The paper first: it opens where something is missing, and this window waits below it.
        if let Fault::Regel {
            regel: Regelfout::VeldenOntbreken {
                formulier, veld, ..
            },
        } = fault
        {
            model.tell_fault(fault);
            return After::stay().with(open::formulier_bij(
                model,
                (self.kaart, &self.naam),
                *formulier,
                veld,
            ));
        }
        if matches!(fault, Fault::Conflict { .. }) {
            let (ticket, effect) = model.ask(Query::Dossier(self.kaart));
            self.herlees = Some(ticket);
            return After::stay().and(effect);
        }
        After::stay()
    }

    /// After a conflict: what stands there now, and a second save puts one's own in its place.
    fn herlezen(&mut self, model: &Model, dossier: &Dossier) {
        let nu = dossier.stappen.iter().find(|it| it.stap == self.rij.stap);
        let Some(nu) = nu else { return };
        self.gezien = Some(dossier.versie);
        let door = nu.door.as_deref().unwrap_or("een collega");
        let (woorden, _) = stapregel::woorden(nu, model.vandaag);
        let text = if nu.stand == self.rij.stand {
            "Een collega wijzigde dit dossier net. Deze stap staat nog zo. \
             Bewaar nog een keer."
                .to_owned()
        } else {
            format!(
                "{door} zette deze stap net op: {woorden}. Bewaar nog een keer als jouw keuze \
                 moet gelden, of ga terug met esc."
            )
        };
        self.rij = nu.clone();
        self.invul.zeg(text, Rol::LetOp);
    }
}

fn vul_stand(form: &mut FormState, stand: &Stapstand) {
    match stand {
        Stapstand::Gedaan { op, .. } => form.set("op", &toon(*op)),
        Stapstand::Gepland { op } => form.set("dag", &toon(*op)),
        Stapstand::Nvt { reden } => form.set("reden", reden),
        Stapstand::Afwijking { motivering, .. } => form.set("motivering", motivering),
        Stapstand::Open | Stapstand::Bezig { .. } => {}
    }
}

fn verbied(form: &mut FormState, rij: &StapRij) {
    if !rij.mag_nvt {
        form.forbid(
            "stand",
            Stapkeuze::Nvt.code(),
            "deze stap hoort er altijd bij",
        );
    }
    if rij.stap.stap().poort == Poortniveau::Hard {
        form.forbid("stand", Stapkeuze::Afwijking.code(), "verplicht");
    }
    if rij.stand == Stapstand::Open {
        form.forbid("stand", Stapkeuze::Open.code(), "staat al open");
    }
    form.forbid(
        "uitslag",
        "NIET_UITGEVOERD",
        "dan is de stap nog niet gedaan",
    );
}

impl Layer for StapVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.invul.form)
    }

    fn takes_lines(&self) -> bool {
        self.invul.form.takes_lines()
    }

    fn titel(&self) -> &'static str {
        "Stap"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.in_plek()
            && let Some(plekken) = &mut self.plekken
            && plekken.act(action)
        {
            return After::stay();
        }
        match self.invul.act(action) {
            Vraagt::Weg => After::close(),
            Vraagt::Bewaar => self.save(model),
            Vraagt::Niets => self.typed(model),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        self.invul.key(key);
        self.typed(model)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        self.invul.paste(text);
        self.typed(model)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let zoekt = self.plekken.as_ref().is_some_and(|it| it.awaits(ticket));
        self.invul.awaits(ticket) || self.herlees == Some(ticket) || zoekt
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        if self.invul.awaits(ticket) {
            self.invul.answered();
            return match answer {
                Ok(Reply::Done(done)) => {
                    model.tell_done(&done);
                    After::close()
                }
                Ok(Reply::Data(_)) => After::stay(),
                Err(fault) => self.refuse(model, &fault),
            };
        }
        if self.herlees == Some(ticket) {
            self.herlees = None;
            if let Ok(Reply::Data(data)) = &answer
                && let Antwoord::Dossier(dossier) = data.as_ref()
            {
                self.herlezen(model, dossier);
            }
            return After::stay();
        }
        match (answer, &mut self.plekken) {
            (Ok(Reply::Data(data)), Some(plekken)) => {
                if let Antwoord::Plekken(rijen) = *data {
                    plekken.take(rijen);
                }
            }
            (Err(fault), _) => self.invul.refuse(&fault, str::to_owned),
            _ => {}
        }
        After::stay()
    }

    fn unsaved(&self) -> bool {
        self.invul.form.dirty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let wide = area.width.min(76);
        let room = wide.saturating_sub(4);
        let kop = kop::regels(&self.rij, model.vandaag, usize::from(room));
        let kop_hoog = u16::try_from(kop.len()).unwrap_or(u16::MAX);
        let lijst = if self.in_plek() { plek::HOOG } else { 0 };
        let want = self.invul.hoogte(Vorm::EEN, room);
        let high = kop_hoog.saturating_add(want + lijst + 3);
        let titel = format!("{}: {}", self.naam, self.rij.stap);
        let voet = format!("{} bewaar", model.key(stack::FORMULIER, Action::FormSave));
        let place = midden(area, wide, high);
        let inner = doos(model.theme, place, buf, &titel, &voet);
        // In a low window the form goes before the words about the step.
        let kop_hoog = kop_hoog.min(inner.height.saturating_sub(want + lijst + 1));
        kop::draw(
            model.theme,
            &kop,
            Rect {
                height: kop_hoog,
                ..inner
            },
            buf,
        );
        let gap = u16::from(kop_hoog > 0);
        let below = lijst.min(inner.height / 2);
        let form = Rect {
            y: inner.y + kop_hoog + gap,
            height: inner.height.saturating_sub(kop_hoog + gap + below),
            ..inner
        };
        let cursor = self.invul.draw(model, Vorm::EEN, form, buf);
        if let Some(plekken) = self.plekken.as_ref().filter(|_| below > 0) {
            let under = Rect {
                y: form.bottom(),
                height: below,
                ..inner
            };
            plekken.draw(model.theme, under, buf);
        }
        cursor
    }
}
