//! Saving: what is wrong stands under its field, here as when the service says it.

use super::{Waarvan, WerkgeverVenster, gegevens};
use crate::app::command::Command;
use crate::app::fault::Fault;
use crate::app::gateway::Done;
use crate::domain::id::KaartId;
use crate::form::Klacht;
use crate::form::bevinding::Ernst;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::open::{self, Van};
use crate::tui::overlay::invul::woorden;
use crate::tui::tab::Tab;
use crate::tui::theme::Rol;

impl WerkgeverVenster {
    pub(super) fn save(&mut self, model: &mut Model) -> After {
        self.bericht = None;
        let Ok(answers) = self.form.submit() else {
            return self.touched(model);
        };
        let spec = self.waarvan.spec();
        let fouten = (spec.toets)(&answers, model.vandaag).into_iter();
        let klachten: Vec<Klacht> = fouten
            .filter(|it| it.ernst == Ernst::Fout)
            .map(|it| Klacht {
                field: it.veld,
                tekst: it.tekst,
            })
            .collect();
        if !klachten.is_empty() {
            self.klachten(&klachten);
            return self.touched(model);
        }
        let concept = self.gestuurd.is_some().then_some(self.nummer);
        let plek = || gegevens::plek(spec, &answers, model.vandaag);
        let command = match self.waarvan {
            Waarvan::Nieuw => match gegevens::plekken(&answers, &model.plaatsen(), model.vandaag) {
                Ok(plekken) => Command::NieuwLeerbedrijf {
                    gegevens: gegevens::bedrijf(spec, &answers),
                    plekken,
                    concept,
                },
                Err(tekst) => {
                    self.klachten(&[Klacht {
                        field: "meer",
                        tekst,
                    }]);
                    return self.touched(model);
                }
            },
            Waarvan::Bedrijf(bedrijf) => Command::WijzigLeerbedrijf {
                bedrijf,
                gegevens: gegevens::bedrijf(spec, &answers),
                gezien: self.versie,
                concept,
            },
            Waarvan::NieuwePlek(bedrijf) => Command::NieuwePlek {
                bedrijf,
                gegevens: plek(),
                concept,
            },
            Waarvan::Plek(id) => Command::WijzigPlek {
                plek: id,
                gegevens: plek(),
                gezien: self.versie,
                concept,
            },
        };
        let (ticket, effect) = model.command(command);
        self.waits.bewaar = Some(ticket);
        self.touched(model).and(effect)
    }

    fn klachten(&mut self, klachten: &[Klacht]) {
        for klacht in self.form.refuse(klachten) {
            self.bericht = Some((klacht.tekst, Rol::Laat));
        }
    }

    pub(super) fn saved(&self, model: &mut Model, done: &Done) -> After {
        model.tell_done(done);
        match (done.kaart, self.waarvan) {
            (Some(kaart), Waarvan::Nieuw) if model.tab == Tab::Bord && model.screens.is_empty() => {
                After::close().with(open::kaart_op_bord(model, kaart))
            }
            (Some(KaartId::Plek(kaart)), Waarvan::Nieuw) if model.tab == Tab::Werkgevers => {
                After::close().with(open::werkgever(model, Van::Plek(kaart)))
            }
            _ => After::close(),
        }
    }

    pub(super) fn refuse(&mut self, fault: &Fault) {
        let tekst = woorden(fault);
        let spec = self.waarvan.spec();
        // The form calls some fields by another name than the command.
        let anders = |veld: &str| match (self.waarvan, veld) {
            (Waarvan::Bedrijf(_), _) => None,
            (_, "postcode") if spec.field("postcode").is_none() => spec.field("werkpostcode"),
            _ => None,
        };
        let veld = fault
            .veld()
            .and_then(|it| spec.field(it).or_else(|| anders(it)));
        match veld {
            Some(field) => self.klachten(&[Klacht {
                field: field.key,
                tekst,
            }]),
            None => self.bericht = Some((tekst, Rol::Laat)),
        }
    }
}
