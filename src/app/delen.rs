//! Sharing (P-05): which receiver gets which data, for which doel. One table, and what it gives of
//! a card.
//!
//! A field is here only if the sentence that was read aloud for the doel covers it (DOMAIN 1.1): a
//! leerbedrijf hears nothing of benefit, reasons, BSN or health, whatever a form holds.

use chrono::NaiveDate;

use super::fault::Fault;
use super::formulier;
use super::record::{Key, Record};
use super::toestemming;
use super::zicht::Zicht;
use crate::document::maak::getoond;
use crate::document::stof::Papier;
use crate::domain::bsn::Bsn;
use crate::domain::document::Ontvanger;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::WerkprocesStatus;
use crate::form::spec::Kind;
use crate::form::specs;

mod tabel;

pub use tabel::{Bron, DELEN, Deelregel, Deelveld};

use Deelveld::{Formulier, Veld, Waarde};

/// The row of a receiver.
pub fn regel(ontvanger: Ontvanger) -> Result<&'static Deelregel, Fault> {
    DELEN
        .iter()
        .find(|regel| regel.ontvanger == ontvanger)
        .ok_or_else(|| Fault::NietGevonden {
            wat: ontvanger.label().to_owned(),
        })
}

/// One column of an extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kolom {
    /// Key.
    pub key: &'static str,
    /// Label.
    pub label: &'static str,
    /// Sensitivity.
    pub gevoelig: u8,
    bron: Kolombron,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kolombron {
    Dossier(Bron),
    Veld(Formuliersoort),
}

impl Deelregel {
    /// The columns, without whatever reaches the limit.
    pub fn kolommen(&self) -> Vec<Kolom> {
        let mut kolommen = Vec::new();
        for veld in self.velden {
            match *veld {
                Waarde(key, label, gevoelig, bron) => kolommen.push(Kolom {
                    key,
                    label,
                    gevoelig,
                    bron: Kolombron::Dossier(bron),
                }),
                Veld(soort, key) => {
                    let spec = specs::by_name(soort.code());
                    if let Some(field) = spec.and_then(|spec| spec.field(key)) {
                        kolommen.push(Kolom {
                            key: field.key,
                            label: field.label,
                            gevoelig: field.gevoelig,
                            bron: Kolombron::Veld(soort),
                        });
                    }
                }
                Formulier(soort, niet) => {
                    let velden = specs::by_name(soort.code()).into_iter();
                    let velden = velden.flat_map(crate::form::spec::FormSpec::fields);
                    kolommen.extend(velden.filter(|it| !niet.contains(&it.key)).map(|field| {
                        Kolom {
                            key: field.key,
                            label: field.label,
                            gevoelig: field.gevoelig,
                            bron: Kolombron::Veld(soort),
                        }
                    }));
                }
            }
        }
        kolommen.retain(|kolom| kolom.gevoelig < self.grens);
        kolommen
    }
}

/// Whether a card may go to a receiver; if not, why not and what to do.
pub fn mag(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    ontvanger: Ontvanger,
    vandaag: NaiveDate,
) -> Result<(), Fault> {
    if !matches!(kaart, KaartId::Traject(_)) {
        return Err(Fault::Document {
            bericht: format!("{kaart} is een leerwerkplek; delen kan van een traject (T-0142)"),
        });
    }
    toestemming::mag(zicht, kaart, ontvanger.doel(), vandaag)?;
    if regel(ontvanger)?.bsn_nodig && formulier::bsn(zicht, kaart)?.is_none() {
        return Err(Fault::Document {
            bericht: "het BSN is nog niet bekend; vul het in bij het registratieformulier"
                .to_owned(),
        });
    }
    Ok(())
}

/// The values of a card in the columns of a receiver; `open` prints the BSN whole.
pub fn rij(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    kolommen: &[Kolom],
    vandaag: NaiveDate,
    open: bool,
) -> Result<Vec<String>, Fault> {
    let KaartId::Traject(id) = kaart else {
        return Ok(vec![String::new(); kolommen.len()]);
    };
    let (_, traject) = zicht.traject(id)?;
    let (_, kandidaat) = zicht.kandidaat(traject.kandidaat)?;
    let bsn = formulier::bsn(zicht, kaart)?.map(|bsn| {
        if open {
            bsn.voluit()
        } else {
            Bsn::gemaskeerd(bsn)
        }
    });
    let kwalificatie = kwalificatie(zicht, &traject)?;
    let mut papieren: Vec<Papier> = Vec::new();
    let mut uit = Vec::with_capacity(kolommen.len());
    for kolom in kolommen {
        uit.push(match kolom.bron {
            Kolombron::Dossier(bron) => {
                let gegevens = Gegevens {
                    zicht,
                    traject: &traject,
                    kandidaat: &kandidaat,
                    kwalificatie: kwalificatie.as_ref(),
                    bsn: bsn.as_deref(),
                };
                gegevens.waarde(bron)?
            }
            Kolombron::Veld(soort) => {
                if !papieren.iter().any(|papier| papier.soort == soort) {
                    papieren.push(papier(zicht, kaart, soort, None, vandaag)?);
                }
                let papier = papieren.iter().find(|papier| papier.soort == soort);
                let field = papier.and_then(|it| it.spec.field(kolom.key));
                papier
                    .zip(field)
                    .map_or_else(String::new, |(papier, field)| {
                        getoond(papier, field, bsn.as_deref(), vandaag)
                    })
            }
        });
    }
    Ok(uit)
}

/// A form of a card for documents and extracts: as it opens, or as it was under an earlier number.
pub fn papier(
    zicht: &Zicht<'_>,
    kaart: KaartId,
    soort: Formuliersoort,
    nummer: Option<u32>,
    vandaag: NaiveDate,
) -> Result<Papier, Fault> {
    let (formulier, velden) = if let Some(nummer) = nummer {
        let gelezen = zicht.get(Key::formulier(kaart, soort, nummer))?;
        let Some((_, Record::Formulier(formulier))) = gelezen else {
            return Err(Fault::NietGevonden {
                wat: format!("{} nummer {nummer}", soort.label()),
            });
        };
        let velden = formulier.velden.clone();
        (Some(*formulier), velden)
    } else {
        // Who makes the document is not who filled in the form.
        let wie = formulier::Wie { vandaag, coach: "" };
        let opening = formulier::open(zicht, kaart, soort, wie)?;
        (opening.oud.map(|(_, formulier)| formulier), opening.velden)
    };
    let nu = formulier::spec(soort)?;
    let spec = formulier
        .as_ref()
        .and_then(|it| specs::van(soort.code(), it.versie))
        .unwrap_or(nu);
    Ok(Papier {
        soort,
        spec,
        answers: formulier::antwoorden(spec, &velden, None),
        status: formulier.as_ref().map(|it| it.status),
        nummer: formulier.as_ref().map_or(0, |it| it.nummer),
    })
}

/// The kwalificatie of a traject, if it was chosen and is known.
pub fn kwalificatie(zicht: &Zicht<'_>, traject: &Traject) -> Result<Option<Kwalificatie>, Fault> {
    let Some(crebo) = traject.crebo else {
        return Ok(None);
    };
    Ok(match zicht.get(Key::kwalificatie(crebo))? {
        Some((_, Record::Kwalificatie(kwalificatie))) => Some(kwalificatie),
        _ => None,
    })
}

struct Gegevens<'a> {
    zicht: &'a Zicht<'a>,
    traject: &'a Traject,
    kandidaat: &'a Kandidaat,
    kwalificatie: Option<&'a Kwalificatie>,
    bsn: Option<&'a str>,
}

impl Gegevens<'_> {
    fn waarde(&self, bron: Bron) -> Result<String, Fault> {
        let traject = self.traject;
        let tekst =
            |it: Option<&dyn std::fmt::Display>| it.map_or_else(String::new, ToString::to_string);
        Ok(match bron {
            Bron::Nummer => traject.id.to_string(),
            Bron::Naam => self.kandidaat.naam.volledig(),
            Bron::Telefoon => tekst(
                self.kandidaat
                    .telefoon
                    .as_ref()
                    .map(|it| it as &dyn std::fmt::Display),
            ),
            Bron::Bsn => self.bsn.unwrap_or_default().to_owned(),
            Bron::Branche => traject
                .branche
                .map_or_else(String::new, |it| it.label().to_owned()),
            Bron::Kwalificatie => match (self.kwalificatie, traject.crebo) {
                (Some(het), _) => format!("{} {}", het.crebo, het.naam),
                (None, Some(crebo)) => crebo.to_string(),
                (None, None) => String::new(),
            },
            Bron::Werkprocessen => {
                self.werkprocessen(|status| status != WerkprocesStatus::Vervallen)
            }
            Bron::Geleerd => self.werkprocessen(|status| status == WerkprocesStatus::Geleerd),
            Bron::Leerbedrijf => match self.zicht.plek_van(traject)? {
                Some(plek) => self.zicht.bedrijf(plek.bedrijf)?.1.naam,
                None => String::new(),
            },
            Bron::Periode => {
                let (start, einde) = (traject.periode.start(), traject.periode.einde());
                start.zip(einde).map_or_else(String::new, |(start, einde)| {
                    let toon = crate::domain::datum::toon;
                    format!("{} tot {}", toon(start), toon(einde))
                })
            }
        })
    }

    fn werkprocessen(&self, wil: impl Fn(WerkprocesStatus) -> bool) -> String {
        let regels = self.traject.leerroute.iter();
        let namen = regels.filter(|regel| wil(regel.status)).map(|regel| {
            let alle = self.kwalificatie.iter().flat_map(|it| it.werkprocessen());
            let naam = alle.into_iter().find(|it| it.code == regel.code);
            naam.map_or_else(
                || regel.code.to_string(),
                |it| format!("{} {}", it.code, it.naam),
            )
        });
        namen.collect::<Vec<_>>().join("; ")
    }
}

/// Whether a column may hold a BSN.
pub fn is_bsn(kolom: &Kolom) -> bool {
    match kolom.bron {
        Kolombron::Dossier(bron) => bron == Bron::Bsn,
        Kolombron::Veld(soort) => specs::by_name(soort.code())
            .and_then(|spec| spec.field(kolom.key))
            .is_some_and(|field| matches!(field.kind, Kind::Bsn)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_receiver_has_a_row_and_no_field_reaches_its_limit() {
        for ontvanger in Ontvanger::ALL {
            let regel = regel(*ontvanger).unwrap();
            let kolommen = regel.kolommen();
            assert!(kolommen.len() > 2, "{ontvanger}");
            for kolom in kolommen {
                assert!(kolom.gevoelig < regel.grens, "{ontvanger}: {}", kolom.key);
                // What the table says of a BSN is what the kind of the field says.
                assert!(!is_bsn(&kolom) || kolom.gevoelig == 2, "{}", kolom.key);
            }
        }
    }

    #[test]
    fn every_field_that_the_table_names_is_in_its_form() {
        for regel in DELEN {
            for veld in regel.velden {
                let namen: Vec<(Formuliersoort, &str)> = match veld {
                    Waarde(..) => Vec::new(),
                    Veld(soort, key) => vec![(*soort, *key)],
                    Formulier(soort, niet) => niet.iter().map(|key| (*soort, *key)).collect(),
                };
                for (soort, key) in namen {
                    let spec = specs::by_name(soort.code()).unwrap();
                    assert!(spec.field(key).is_some(), "{} {key}", soort.code());
                }
            }
        }
    }

    #[test]
    fn a_leerbedrijf_hears_nothing_of_benefit_reasons_bsn_or_health() {
        let kolommen = regel(Ontvanger::Leerbedrijf).unwrap().kolommen();
        for kolom in kolommen {
            for geheim in [
                "uitkering",
                "reden",
                "bsn",
                "doelgroep",
                "toelichting",
                "gezond",
            ] {
                assert!(!kolom.key.contains(geheim), "{}", kolom.key);
            }
        }
    }
}
