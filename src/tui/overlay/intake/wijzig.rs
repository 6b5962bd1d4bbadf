//! Changing what is known: read first, and read again when a colleague was faster.

use super::{IntakeVenster, gegevens};
use crate::app::command::KandidaatGegevens;
use crate::app::query::Dossier;
use crate::app::store::Seq;
use crate::domain::id::{KaartId, KandidaatId};
use crate::form::engine::FormState;
use crate::form::specs::intake::INTAKE;
use crate::form::{Answers, Klacht};
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::theme::Rol;

/// What is known, as it was read.
#[derive(Clone)]
pub(super) struct Bekend {
    pub(super) kandidaat: KandidaatId,
    pub(super) versie: Seq,
    /// What was typed in a call is the start of a next traject: the last one ended.
    pub(super) gesloten: bool,
    pub(super) gegevens: KandidaatGegevens,
    answers: Answers,
}

/// What the form holds when what is known arrives.
enum Vul {
    /// Nothing yet: it is filled.
    Leeg,
    /// A draft, which has its own text already.
    Concept,
    /// What was typed of somebody new who turned out to be this one.
    Getypt(Answers),
}

/// Whose known data are changed.
pub(super) struct Wijzig {
    pub(super) kaart: KaartId,
    bekend: Option<Bekend>,
    /// Who was first, after a conflict.
    pub(super) wie: String,
    vul: Vul,
    /// Somebody new who turned out to be this one.
    terug: bool,
}

impl Wijzig {
    pub(super) fn new(kaart: KaartId, vul: bool) -> Self {
        Self {
            kaart,
            bekend: None,
            wie: String::new(),
            vul: if vul { Vul::Leeg } else { Vul::Concept },
            terug: false,
        }
    }

    /// Somebody new who is this one: what was typed comes over what is known.
    pub(super) fn zelfde(kaart: KaartId, getypt: Answers) -> Self {
        Self {
            vul: Vul::Getypt(getypt),
            terug: true,
            ..Self::new(kaart, false)
        }
    }

    /// Whether the form has to wait for what is known.
    pub(super) fn leeg(&self) -> bool {
        self.bekend.is_none()
    }

    pub(super) fn bekend(&self) -> Option<&Bekend> {
        self.bekend.as_ref()
    }
}

impl IntakeVenster {
    /// What is known arrived: at first it fills the form; after a conflict it is laid beside what
    /// was typed, field by field.
    pub(super) fn take_dossier(&mut self, model: &mut Model, dossier: &Dossier) -> After {
        let (Some((versie, kandidaat)), Some(traject)) = (&dossier.kandidaat, &dossier.traject)
        else {
            model.refuse("dit is een leerwerkplek; daar hoort geen kandidaat bij");
            return After::close();
        };
        // Correcting a closed dossier stays a correction; somebody who calls again starts anew.
        let terug = self.wijzig.as_ref().is_some_and(|it| it.terug);
        let gegevens = gegevens::bekend(kandidaat, traject);
        let bekend = Bekend {
            kandidaat: kandidaat.id,
            versie: *versie,
            gesloten: terug && traject.is_gesloten(),
            answers: gegevens::answers(kandidaat, &gegevens, model.vandaag),
            gegevens,
        };
        let Some(wijzig) = &mut self.wijzig else {
            return After::stay();
        };
        let before = wijzig.bekend.replace(bekend.clone());
        self.titel = if bekend.gesloten {
            format!("Nieuw traject voor {}", dossier.rij.naam)
        } else {
            format!("Gegevens van {}", dossier.rij.naam)
        };
        if let Some(before) = before {
            self.leg_naast(&before, &bekend);
        } else {
            let vul = std::mem::replace(&mut wijzig.vul, Vul::Concept);
            self.vul(model, &bekend, vul);
            if let Some(veld) = self.op_veld.take() {
                self.form.go_to(veld);
            }
        }
        self.touched(model)
    }

    fn vul(&mut self, model: &Model, bekend: &Bekend, vul: Vul) {
        if matches!(vul, Vul::Concept) {
            return;
        }
        let plaatsen = model.plaatsen();
        self.form = FormState::with_answers(&INTAKE, &bekend.answers, plaatsen, model.vandaag);
        let Vul::Getypt(getypt) = vul else {
            return;
        };
        // The name is how they were found; the one that is known is as good.
        let typed = getypt.iter().filter(|(key, _)| *key != "naam");
        let mut anders = Vec::new();
        for (key, tekst) in typed {
            if bekend.answers.get(key) != tekst {
                self.form.set(key, tekst);
                anders.extend(INTAKE.field(key).map(|field| field.label.to_lowercase()));
            }
        }
        let text = match anders.as_slice() {
            [] if bekend.gesloten => {
                "Het vorige traject is afgesloten. Bewaar: dan begint een nieuw.".to_owned()
            }
            _ if bekend.gesloten => format!(
                "Het vorige traject is afgesloten; bewaren begint een nieuw. Uit je intake: {}.",
                anders.join(", ")
            ),
            [] => "Alles wat je typte was al bekend.".to_owned(),
            _ => format!(
                "Dit komt uit je intake: {}. Kijk het na en bewaar.",
                anders.join(", ")
            ),
        };
        self.bericht = Some((text, Rol::LetOp));
    }

    /// Fields that only the colleague changed are taken over; those that both changed say so.
    fn leg_naast(&mut self, before: &Bekend, nu: &Bekend) {
        let mine = self.form.answers();
        let wie = self.wijzig.as_ref().map_or("", |it| &it.wie).to_owned();
        let mut klachten = Vec::new();
        for field in INTAKE.fields() {
            let (was, is, ik) = (
                before.answers.get(field.key),
                nu.answers.get(field.key),
                mine.get(field.key),
            );
            if was == is || is == ik {
                continue;
            }
            if ik == was {
                self.form.set(field.key, is);
            } else {
                let is = if is.is_empty() { "leeg" } else { is };
                klachten.push(Klacht {
                    field: field.key,
                    tekst: format!("{wie} typte: {is}."),
                });
            }
        }
        let beide = !klachten.is_empty();
        self.form.refuse(&klachten);
        let text = if beide {
            "heeft dit net ook gewijzigd. Kijk wat er moet staan en bewaar nog een keer."
        } else {
            "heeft dit net gewijzigd; dat staat er nu bij. Bewaar nog een keer."
        };
        self.bericht = Some((format!("{wie} {text}"), Rol::LetOp));
    }
}
