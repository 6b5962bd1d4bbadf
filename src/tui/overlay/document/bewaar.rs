//! As what and where a document or an extract is saved.

use super::Wat;
use crate::app::query::{Antwoord, Query, Vastlegging};
use crate::document::csv::csv;
use crate::domain::document::Vorm;
use crate::domain::id::KaartId;
use crate::keymap::Action;
use crate::tui::model::Model;
use crate::tui::msg::{Bestand, Inhoud};
use crate::tui::widget::regel::Regel;

/// What is asked before saving.
pub(super) struct Bewaar {
    kaart: KaartId,
    pub(super) wat: Wat,
    pub(super) vormen: &'static [Vorm],
    pub(super) keuze: usize,
    pub(super) map: Regel,
    /// Why the whole BSN must stand in it, once that is asked; empty leaves it out.
    pub(super) bsn: Option<Regel>,
    /// The question is out; the answer is the file.
    pub(super) verstuurd: bool,
}

impl Bewaar {
    pub(super) fn new(kaart: KaartId, wat: Wat, map: &str) -> Self {
        Self {
            kaart,
            wat,
            vormen: match wat {
                Wat::Document(_) => &[Vorm::Pdf, Vorm::Markdown, Vorm::Tekst],
                Wat::Deel(_) => &[Vorm::Csv, Vorm::Pdf, Vorm::Markdown, Vorm::Tekst],
            },
            keuze: 0,
            map: Regel::new(map),
            bsn: None,
            verstuurd: false,
        }
    }

    fn vorm(&self) -> Vorm {
        self.vormen.get(self.keuze).copied().unwrap_or(Vorm::Tekst)
    }

    /// The line that is typed in.
    pub(super) fn lijn(&mut self) -> &mut Regel {
        self.bsn.as_mut().unwrap_or(&mut self.map)
    }

    pub(super) fn act(&mut self, action: Action) {
        match action {
            _ if self.bsn.is_some() => {
                self.lijn().act(action);
            }
            Action::CursorDown => {
                self.keuze = (self.keuze + 1).min(self.vormen.len().saturating_sub(1));
            }
            Action::CursorUp => self.keuze = self.keuze.saturating_sub(1),
            _ => {
                self.map.act(action);
            }
        }
    }

    /// Back to the question before; `false` when this is the first.
    pub(super) fn terug(&mut self) -> bool {
        self.bsn.take().is_some()
    }

    /// The question that has it written down and answers with what is saved; none while something
    /// is still to be asked here.
    pub(super) fn vraag(&mut self) -> Result<Option<Query>, String> {
        if !self.map.text().trim().starts_with('/') {
            return Err("Geef de hele map, te beginnen met een schuine streep (/).".to_owned());
        }
        if self.bsn.is_none()
            && let Wat::Document(soort) = self.wat
            && soort.met_bsn()
        {
            self.bsn = Some(Regel::default());
            return Ok(None);
        }
        let reden = self.bsn.as_ref().map_or("", |it| it.text().trim());
        let bsn = (!reden.is_empty()).then(|| reden.to_owned());
        self.verstuurd = true;
        Ok(Some(match self.wat {
            Wat::Document(soort) => Query::Document {
                kaart: self.kaart,
                soort,
                nummer: None,
                vast: Some(Vastlegging {
                    vorm: self.vorm(),
                    bsn,
                }),
            },
            Wat::Deel(ontvanger) => Query::Extract {
                kaarten: vec![self.kaart],
                ontvanger,
                vast: true,
            },
        }))
    }

    /// The file; its name has the number of the card, the document and the day, and no name.
    pub(super) fn bestand(&self, model: &Model, antwoord: Antwoord) -> Option<Bestand> {
        let vorm = self.vorm();
        let inhoud = match antwoord {
            Antwoord::Document(beeld) => Inhoud::Doc(beeld.doc),
            Antwoord::Extract(beeld) if vorm == Vorm::Csv => {
                let kop: Vec<String> = beeld.kolommen.iter().map(|it| it.0.clone()).collect();
                let rijen: Vec<&Vec<String>> = beeld.rijen.iter().map(|it| &it.1).collect();
                Inhoud::Tekst(csv(&kop, &rijen))
            }
            Antwoord::Extract(beeld) => Inhoud::Doc(beeld.doc),
            _ => return None,
        };
        let wat = match self.wat {
            Wat::Document(soort) => soort.code().to_owned(),
            Wat::Deel(ontvanger) => format!("voor-{}", ontvanger.code()),
        };
        Some(Bestand {
            map: self.map.text().trim().to_owned(),
            naam: format!("{}-{wat}-{}", self.kaart, model.vandaag),
            vorm,
            inhoud,
        })
    }
}
