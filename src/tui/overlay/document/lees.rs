//! Reading a document, as it is asked, as it comes, and to the place of what it lacks.

use super::{DocumentVenster, Toont, Wat, view};
use crate::app::query::{Antwoord, Query};
use crate::document::Doc;
use crate::document::pdf::letters_die_ontbreken;
use crate::document::tekst::tekst;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;

impl DocumentVenster {
    /// Asks to read what the cursor is on.
    pub(super) fn lees(&mut self, model: &mut Model, wat: Wat) -> After {
        if let Some(waarom) = self.mag_niet(wat) {
            self.bericht = Some(waarom);
            return After::stay();
        }
        let query = match wat {
            Wat::Document(soort) => Query::Document {
                kaart: self.kaart,
                soort,
                nummer: None,
                vast: None,
            },
            Wat::Deel(ontvanger) => Query::Extract {
                kaarten: vec![self.kaart],
                ontvanger,
                vast: false,
            },
        };
        let (ticket, effect) = model.ask(query);
        self.vraagt = Some((ticket, wat));
        After::stay().and(effect)
    }

    fn toon(&mut self, model: &Model, wat: Wat, doc: Doc) {
        let regels = regels(model, &doc);
        self.bericht = ontbrekende_letters(&doc);
        self.toont = Toont::Lees {
            wat,
            doc: Box::new(doc),
            regels,
            top: 0,
        };
    }

    /// Fills in what the cursor is on in the list of what is missing.
    pub(super) fn naar_gat(&mut self, model: &mut Model) -> After {
        let Toont::Gaten {
            soort,
            beeld,
            cursor,
        } = &self.toont
        else {
            return After::stay();
        };
        let Some(at) = cursor.checked_sub(1) else {
            let (soort, doc) = (*soort, beeld.doc.clone());
            self.toon(model, Wat::Document(soort), doc);
            return After::stay();
        };
        let Some(gat) = beeld.gaten.get(at) else {
            return After::stay();
        };
        match (gat.formulier, gat.stap) {
            (Some(formulier), _) => {
                let spec = crate::form::specs::by_name(formulier.code());
                let field = spec.zip(gat.veld.as_deref());
                let veld = field.and_then(|(spec, veld)| spec.field(veld));
                let effects = open::formulier(
                    model,
                    self.kaart,
                    &self.naam,
                    formulier,
                    veld.map(|field| field.key),
                );
                After::stay().with(effects)
            }
            (None, Some(stap)) => {
                let naam = stap.stap().label;
                self.bericht = Some(format!("Zet eerst stap {stap} in het dossier: {naam}."));
                After::stay()
            }
            (None, None) => After::stay(),
        }
    }

    pub(super) fn neem(&mut self, model: &mut Model, wat: Wat, antwoord: Antwoord) -> After {
        if let Toont::Bewaar(bewaar) = &mut self.toont
            && bewaar.verstuurd
        {
            let (ticket, effect) = match bewaar.bestand(model, antwoord) {
                Some(bestand) => {
                    let ticket = model.ticket();
                    (ticket, Effect::Bewaar(ticket, Box::new(bestand)))
                }
                None => return After::stay(),
            };
            model.orphan(Some(ticket));
            self.toont = Toont::Lijst;
            let lijst = self.laad(model);
            return After::stay().and(effect).and(lijst);
        }
        match antwoord {
            Antwoord::Document(beeld) if beeld.gaten.is_empty() => {
                self.toon(model, wat, beeld.doc);
            }
            Antwoord::Document(beeld) => {
                let cursor = match &self.toont {
                    Toont::Gaten { cursor, .. } => (*cursor).min(beeld.gaten.len()),
                    _ => 1,
                };
                if let Wat::Document(soort) = wat {
                    self.toont = Toont::Gaten {
                        soort,
                        beeld,
                        cursor,
                    };
                }
            }
            Antwoord::Extract(beeld) => self.toon(model, wat, beeld.doc),
            _ => {}
        }
        After::stay()
    }
}

/// What a PDF of it cannot show; Markdown and text can.
fn ontbrekende_letters(doc: &Doc) -> Option<String> {
    // Fonts that cannot be read are told when the file is made.
    let letters = letters_die_ontbreken(doc).unwrap_or_default();
    if letters.is_empty() {
        return None;
    }
    let letters: Vec<String> = letters.iter().map(char::to_string).collect();
    Some(format!(
        "In een PDF wordt dit een leeg vakje: {}. Bewaar het als Markdown of tekst, of schrijf het anders.",
        letters.join(" ")
    ))
}

/// The lines of a document in the window, from the same text that is saved.
pub(super) fn regels(model: &Model, doc: &Doc) -> Vec<String> {
    let breed = view::binnen(model.body()).width;
    let tekst = tekst(doc, usize::from(breed));
    tekst.lines().map(str::to_owned).collect()
}
