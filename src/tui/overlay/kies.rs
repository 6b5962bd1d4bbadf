//! One out of a short list, without typing: the cards behind a figure, the form of a file, what to
//! count by.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{
    Antwoord, Lijst, Query, TelAchter, TelRij, TelVraag, TelWat, Telkolom, Venster, WerkgeversBeeld,
};
use crate::document::rapport::VORMEN;
use crate::domain::document::Vorm;
use crate::domain::id::{KaartId, LeerbedrijfId};
use crate::domain::monitor::Tijdvak;
use crate::keymap::{Action, Context, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open::{self, Van};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::filter::{FilterInvoer, Voorraadfilter};
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, step};
use crate::tui::widget::text::{fit, put, put_right, width};

/// Most rows behind a number that are listed.
const ACHTER: usize = 500;

/// What choosing a row does.
#[derive(Clone)]
enum Doet {
    /// Opens the dossier of a card.
    Kaart(KaartId),
    /// Writes the report as this.
    Vorm(Vorm),
    /// Counts by this.
    Tel(Telkolom),
    /// Shows only these; the words are added to the filter.
    Filter(String),
    /// Lists who has this value, where no filter shows only those.
    Achter(String),
    /// Opens a leerbedrijf.
    Werkgever(LeerbedrijfId),
    /// Nothing: it can be read, not chosen.
    Niets,
}

/// A row.
struct Regel {
    tekst: String,
    bij: String,
    doet: Doet,
}

/// The window.
pub struct Kies {
    titel: String,
    voet: &'static str,
    regels: Vec<Regel>,
    cursor: usize,
    /// What is counted, while it is.
    wat: Option<TelWat>,
    /// By what it was counted.
    kolom: Option<Telkolom>,
    ticket: Option<Ticket>,
}

stil!(Kies);

impl Kies {
    fn nieuw(titel: String, voet: &'static str, regels: Vec<Regel>) -> Self {
        Self {
            titel,
            voet,
            regels,
            cursor: 0,
            wat: None,
            kolom: None,
            ticket: None,
        }
    }

    /// The cards behind a figure.
    pub fn kaarten(titel: &str, lijst: &Lijst) -> Self {
        let regel = |rij: &crate::app::query::Kaartrij| Regel {
            tekst: format!("{} {}", rij.kaart, rij.naam),
            bij: format!("{} {}", rij.fase.kort(), rij.coach_kort),
            doet: Doet::Kaart(rij.kaart),
        };
        let regels = lijst.rijen.iter().map(regel).collect();
        Self::rijen(titel, lijst.totaal, regels)
    }

    /// The leerbedrijven behind a number.
    pub fn werkgevers(titel: &str, beeld: &WerkgeversBeeld) -> Self {
        let regel = |rij: &crate::app::query::Werkgeverrij| Regel {
            tekst: rij.naam.clone(),
            bij: rij.plaats.clone(),
            doet: Doet::Werkgever(rij.id),
        };
        let regels = beeld.rijen.iter().map(regel).collect();
        Self::rijen(titel, beeld.totaal, regels)
    }

    fn rijen(titel: &str, totaal: usize, mut regels: Vec<Regel>) -> Self {
        let meer = totaal.saturating_sub(regels.len());
        if meer > 0 {
            regels.push(Regel {
                tekst: format!("en nog {meer}"),
                bij: String::new(),
                doet: Doet::Niets,
            });
        }
        Self::nieuw(format!("{titel} ({totaal})"), "", regels)
    }

    /// As what the report over a period is written.
    pub fn vormen(tijdvak: Tijdvak) -> Self {
        let uitleg = |vorm| match vorm {
            Vorm::Html => "om te laten zien, ook op papier en telefoon",
            Vorm::Xlsx => "om mee te rekenen",
            Vorm::Csv => "één getal per regel",
            Vorm::Pdf => "om te mailen",
            Vorm::Markdown | Vorm::Tekst => "platte tekst",
        };
        let regel = |vorm: Vorm| Regel {
            tekst: vorm.label().to_owned(),
            bij: uitleg(vorm).to_owned(),
            doet: Doet::Vorm(vorm),
        };
        let regels = VORMEN.into_iter().map(regel).collect();
        let voet = "aantallen onder 5 worden verborgen";
        Self::nieuw(format!("Rapport over {tijdvak}"), voet, regels)
    }

    /// By what a list can be counted.
    pub fn tellen(wat: TelWat) -> Self {
        let regel = |kolom: &Telkolom| Regel {
            tekst: kolom.label().to_owned(),
            bij: String::new(),
            doet: Doet::Tel(*kolom),
        };
        let regels = wat.kolommen().iter().map(regel).collect();
        let mut it = Self::nieuw("Tellen per".to_owned(), "", regels);
        it.wat = Some(wat);
        it
    }

    fn tel(&mut self, model: &mut Model, kolom: Telkolom) -> After {
        let Some(wat) = self.wat.clone() else {
            return After::stay();
        };
        let query = Query::Tellen(Box::new(TelVraag { wat, kolom }));
        let (ticket, effect) = model.ask_latest(query);
        self.ticket = Some(ticket);
        self.kolom = Some(kolom);
        self.titel = format!("Tellen per {}", kolom.label());
        After::stay().and(effect)
    }

    fn geteld(&mut self, rijen: Vec<TelRij>) {
        let som: usize = rijen.iter().map(|it| it.aantal).sum();
        self.titel = format!("{} ({som})", self.titel);
        self.cursor = 0;
        self.regels = rijen
            .into_iter()
            .map(|it| Regel {
                doet: match it.filter {
                    Some(woord) => Doet::Filter(woord),
                    None => Doet::Achter(it.naam.clone()),
                },
                tekst: it.naam,
                bij: it.aantal.to_string(),
            })
            .collect();
    }

    /// Asks who has a value.
    fn achter(&mut self, model: &mut Model, naam: &str) -> After {
        let (Some(wat), Some(kolom)) = (self.wat.clone(), self.kolom) else {
            return After::stay();
        };
        let venster = Venster {
            van: 0,
            aantal: ACHTER,
        };
        let naam = naam.to_owned();
        self.titel = format!("{}: {naam}", kolom.label());
        let vraag = TelVraag { wat, kolom };
        let (ticket, effect) = model.ask_latest(Query::TelAchter(Box::new(TelAchter {
            vraag,
            naam,
            venster,
        })));
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    /// The filter that is there with one word more.
    fn filter(&self, model: &mut Model, woord: &str) -> Result<After, String> {
        let samen = |tekst: &str| format!("{tekst} {woord}").trim().to_owned();
        match &self.wat {
            Some(TelWat::Werkgevers(_)) => {
                let tekst = samen(&model.werkgevers.filter_tekst);
                FilterInvoer::<crate::app::werkgevers::WerkgeverFilter>::zet(model, &tekst)
            }
            Some(TelWat::Voorraad { .. }) => {
                let tekst = samen(&model.voorraad.filter_tekst);
                FilterInvoer::<Voorraadfilter>::zet(model, &tekst)
            }
            _ => {
                let tekst = samen(&model.bord.filter_tekst);
                FilterInvoer::<crate::app::filter::Filter>::zet(model, &tekst)
            }
        }
    }

    fn doe(&mut self, model: &mut Model) -> After {
        let Some(doet) = self.regels.get(self.cursor).map(|it| it.doet.clone()) else {
            return After::stay();
        };
        match doet {
            Doet::Kaart(kaart) => After::close().with(open::dossier(model, kaart, "")),
            Doet::Vorm(vorm) => {
                let mut scherm = std::mem::take(&mut model.monitor);
                let after = scherm.schrijf(model, vorm);
                model.monitor = scherm;
                After::close().with(after.effects)
            }
            Doet::Tel(kolom) => self.tel(model, kolom),
            Doet::Achter(naam) => self.achter(model, &naam),
            Doet::Werkgever(bedrijf) => {
                After::close().with(open::werkgever(model, Van::Bedrijf(bedrijf)))
            }
            Doet::Filter(woord) => match self.filter(model, &woord) {
                Ok(after) => After::close().with(after.effects),
                Err(fout) => {
                    model.refuse(fout);
                    After::stay()
                }
            },
            Doet::Niets => After::stay(),
        }
    }

    fn plaats(&self, body: Rect) -> Rect {
        let regel = |it: &Regel| width(&it.tekst) + width(&it.bij) + 4;
        let breedste = self.regels.iter().map(regel).max().unwrap_or(0);
        let breed = breedste.max(width(&self.titel)).max(width(self.voet)) + 6;
        let hoog = u16::try_from(self.regels.len()).unwrap_or(u16::MAX);
        midden(
            body,
            u16::try_from(breed).unwrap_or(u16::MAX).clamp(36, 76),
            hoog.saturating_add(2).clamp(4, 20),
        )
    }
}

impl Layer for Kies {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Kiezen"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let hoog = usize::from(self.plaats(model.body()).height.saturating_sub(2));
        if let Some(at) = step(action, self.cursor, self.regels.len(), hoog) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::Open if self.ticket.is_none() => self.doe(model),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        model.touch();
        match answer {
            Ok(Reply::Data(antwoord)) => {
                let titel = std::mem::take(&mut self.titel);
                match *antwoord {
                    Antwoord::Telling(rijen) => {
                        self.titel = titel;
                        self.geteld(rijen);
                    }
                    Antwoord::Lijst(lijst) => *self = Self::kaarten(&titel, &lijst),
                    Antwoord::Werkgevers(beeld) => *self = Self::werkgevers(&titel, &beeld),
                    _ => self.titel = titel,
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
        let inner = doos(theme, self.plaats(area), buf, &self.titel, self.voet);
        let hoog = usize::from(inner.height);
        let eerste = first_in_sight(self.cursor, hoog);
        let zichtbaar = self.regels.iter().enumerate().skip(eerste).take(hoog);
        for (y, (plaats, regel)) in (0..).zip(zichtbaar) {
            marker(theme, inner, y, plaats == self.cursor, buf);
            let rand = put_right(buf, inner, y, &regel.bij, theme.style(Rol::Zacht));
            let ruimte = usize::from(rand.saturating_sub(3));
            let tekst = fit(&regel.tekst, ruimte, theme.tekens().weg);
            let rol = if matches!(regel.doet, Doet::Niets) {
                Rol::Zacht
            } else {
                Rol::Tekst
            };
            put(buf, inner, 2, y, &tekst, theme.style(rol));
        }
        None
    }
}

/// Counts what a screen shows, by a column to be chosen.
pub fn tel(model: &mut Model, wat: TelWat) -> Vec<Effect> {
    model.open_overlay(Overlay::Kies(Kies::tellen(wat)));
    Vec::new()
}
