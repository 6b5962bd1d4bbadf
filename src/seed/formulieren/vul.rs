//! One form, filled in from top to bottom: what the file says, what the dossier knows, what is usual.

use chrono::NaiveDate;

use crate::domain::datum;
use crate::form::answers::Answers;
use crate::form::bron::{self, Recht, Stukken};
use crate::form::check;
use crate::form::kind;
use crate::form::spec::{Asked, Field, FormSpec, Kind};
use crate::form::specs;
use crate::seed::bestand::{self, Velden};
use crate::seed::dag;

/// What somebody typed in one form.
pub(super) struct Getypt<'a> {
    pub(super) it: &'a bestand::Formulier,
    pub(super) standaard: Option<&'a Velden>,
    pub(super) op: NaiveDate,
    pub(super) vandaag: NaiveDate,
}

impl Getypt<'_> {
    /// The text for a field; a day may stand as a distance, or as `op`: the day of the form.
    fn tekst(&self, field: &Field, velden: Option<&Velden>) -> Result<Option<String>, String> {
        let Some(tekst) = velden.and_then(|velden| velden.get(field.key)) else {
            return Ok(None);
        };
        let Kind::Date(_) = field.kind else {
            let tidy = kind::netjes(field.kind, tekst, self.vandaag);
            return Ok(Some(tidy.unwrap_or_else(|| tekst.clone())));
        };
        let dag = if tekst == "op" {
            self.op
        } else {
            dag::lees(tekst, self.vandaag)?
        };
        Ok(Some(datum::toon(dag)))
    }
}

/// Fills in the form from top to bottom; the second value names the fields that the dossier knew.
pub(super) fn vul(
    spec: &'static FormSpec,
    typed: &Getypt<'_>,
    stukken: &mut Stukken,
) -> Result<(Answers, Vec<&'static str>), String> {
    let known = |key: &String| spec.field(key).is_some();
    let all = typed.it.velden.keys().chain(&typed.it.leeg);
    let all = all.chain(typed.standaard.into_iter().flat_map(Velden::keys));
    if let Some(vreemd) = all.filter(|key| !known(key)).min() {
        return Err(format!("het veld {vreemd} is er niet"));
    }
    let mut answers = Answers::new(spec);
    let mut uit_dossier = Vec::new();
    for field in spec.fields() {
        if !check::asked(spec, field, &answers, typed.vandaag)
            || typed.it.leeg.iter().any(|key| key == field.key)
        {
            continue;
        }
        let eigen = typed.tekst(field, Some(&typed.it.velden))?;
        let dossier = bron::lees(field.bron, stukken, typed.vandaag);
        let tekst = match (eigen, dossier) {
            (Some(tekst), _) => tekst,
            (None, Some(tekst)) => {
                let knows = matches!(
                    bron::recht(field.bron),
                    Some(Recht::Schrijft | Recht::Leest)
                );
                if knows && field.asked != Asked::Vast {
                    uit_dossier.push(field.key);
                }
                answers.set(field.key, tekst);
                continue;
            }
            (None, None) => match typed.tekst(field, typed.standaard)? {
                Some(tekst) => tekst,
                None => continue,
            },
        };
        bron::schrijf(field.bron, stukken, &tekst, typed.vandaag)
            .map_err(|fout| format!("{}: {fout}", field.key))?;
        answers.set(field.key, tekst);
    }
    for field in spec.fields() {
        if let Some(tekst) = specs::afgeleid(spec, field.key, &answers, typed.vandaag) {
            answers.set(field.key, tekst);
        }
    }
    Ok((answers, uit_dossier))
}
