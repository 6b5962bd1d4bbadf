//! `formulier`: one form of a card, for people and for programs.

use serde_json::json;

use super::document::kaart;
use super::{Einde, Omgeving, VERKEERD_GEBRUIK, beeld, zichtbaar};
use crate::app::formulier::{antwoorden, spec};
use crate::app::query::{Antwoord, FormulierBeeld, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::document::maak::getoond;
use crate::document::stof::Papier;
use crate::domain::formulier::Formuliersoort;
use crate::form::answers::Antwoord as Ingevuld;
use crate::form::check;
use crate::form::spec::{Asked, Field, Kind};

/// Shows a form of a card.
pub(super) fn formulier(
    keuze: &Keuze,
    soort: &str,
    id: &str,
    als_json: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let soort = Formuliersoort::lees(soort).ok_or_else(|| {
        let namen: Vec<&str> = Formuliersoort::ALL.iter().map(|it| it.code()).collect();
        anyhow::Error::from(Einde {
            bericht: format!(
                "'{soort}' is geen formulier; kies uit: {}",
                namen.join(", ")
            ),
            code: VERKEERD_GEBRUIK,
        })
    })?;
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaart = kaart(&toegang, id)?;
    let query = Query::Formulier { kaart, soort };
    if let Antwoord::Formulier(formulier) = toegang.vraag(query)? {
        let vel = Vel::nieuw(toegang.vandaag(), &formulier)?;
        if als_json {
            let mut waarde = beeld::formulier::formulier(&formulier);
            let open = vel.open().map(|(field, verplicht)| {
                json!({"veld": field.key, "label": field.label.trim(), "verplicht": verplicht})
            });
            waarde["open"] = json!(open.collect::<Vec<_>>());
            beeld::schrijf_mooi(omgeving.uit, &waarde)?;
        } else {
            vel.tekst(&formulier, omgeving)?;
        }
    }
    toegang.sluit()
}

/// A form with its table of fields.
struct Vel {
    papier: Papier,
    bsn: Option<String>,
    vandaag: chrono::NaiveDate,
}

impl Vel {
    fn nieuw(vandaag: chrono::NaiveDate, formulier: &FormulierBeeld) -> anyhow::Result<Self> {
        let spec = spec(formulier.soort)?;
        Ok(Self {
            papier: Papier {
                soort: formulier.soort,
                spec,
                answers: antwoorden(spec, &formulier.velden, None),
                status: Some(formulier.status),
                nummer: formulier.nummer,
            },
            bsn: formulier.bsn.clone(),
            vandaag,
        })
    }

    fn gevraagd(&self, field: &Field) -> bool {
        let Papier { spec, answers, .. } = &self.papier;
        check::asked(spec, field, answers, self.vandaag)
    }

    fn verplicht(&self, field: &Field) -> bool {
        let Papier { spec, answers, .. } = &self.papier;
        check::required(spec, field, answers, self.vandaag)
    }

    fn leeg(&self, field: &Field) -> bool {
        if matches!(field.kind, Kind::Bsn) {
            return self.bsn.is_none();
        }
        self.papier.answers.antwoord(field.key) == Ingevuld::Leeg
    }

    /// The fields that are asked and empty, and whether each must be filled in.
    fn open(&self) -> impl Iterator<Item = (&'static Field, bool)> + '_ {
        self.papier
            .spec
            .fields()
            .filter(|field| field.asked != Asked::Vast && self.gevraagd(field) && self.leeg(field))
            .map(|field| (field, self.verplicht(field)))
    }

    fn tekst(&self, formulier: &FormulierBeeld, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
        let uit = &mut *omgeving.uit;
        writeln!(
            uit,
            "{}  {}",
            self.papier.spec.title,
            zichtbaar(&formulier.kop)
        )?;
        let verplicht = self.open().filter(|(_, verplicht)| *verplicht).count();
        let open = self.open().count();
        let stand = formulier.status.label();
        writeln!(
            uit,
            "{stand}; {open} nog leeg, waarvan {verplicht} verplicht"
        )?;
        for section in self.papier.spec.sections {
            let mut velden = section
                .fields
                .iter()
                .filter(|field| self.gevraagd(field))
                .peekable();
            if velden.peek().is_none() {
                continue;
            }
            writeln!(uit, "\n{}", section.title)?;
            for field in velden {
                let waarde = getoond(&self.papier, field, self.bsn.as_deref(), self.vandaag);
                let label = field.label.trim();
                if waarde.is_empty() {
                    let hoe = if self.verplicht(field) {
                        "(nog leeg, verplicht)"
                    } else {
                        "(leeg)"
                    };
                    writeln!(uit, "  {label:<24}  {hoe}")?;
                    continue;
                }
                let waarde = zichtbaar(&waarde).into_owned();
                for (nummer, regel) in waarde.lines().enumerate() {
                    let voor = if nummer == 0 { label } else { "" };
                    writeln!(uit, "  {voor:<24}  {regel}")?;
                }
            }
        }
        Ok(())
    }
}
