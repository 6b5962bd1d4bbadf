//! From what is known to the form of a step, and from the form to the command.

use chrono::NaiveDate;

use crate::app::command::{NieuweStand, StapGegeven};
use crate::app::query::Dossier;
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::datum::toon;
use crate::domain::geld::Cent;
use crate::domain::id::LeerwerkplekId;
use crate::domain::resultaat::{Resultaat, Score};
use crate::domain::stap::Vraag;
use crate::domain::startkwalificatie::DuoUitslag;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{
    AanHetWerk, Branche, Contractsoort, Niveau, Uitkomst, Vervolgstap,
};
use crate::form::engine::FormState;
use crate::form::kind;
use crate::form::spec::Richting;
use crate::form::specs::stap::{Stapkeuze, spec};
use crate::form::{Answers, Klacht};

/// Fills in what is known already.
pub(super) fn vul(form: &mut FormState, vraag: Vraag, dossier: &Dossier) {
    let traject = dossier.traject.as_ref();
    let met_rol = |lijst: &[Betrokkene], rol| lijst.iter().find(|it| it.rol == rol).cloned();
    match vraag {
        Vraag::Persoon(rol) => {
            let wie = traject.and_then(|it| met_rol(&it.betrokkenen, rol));
            vul_persoon(form, wie.as_ref());
        }
        Vraag::Praktijkopleider => {
            let bedrijf = dossier.bedrijf.as_ref();
            let wie = bedrijf.and_then(|it| met_rol(&it.betrokkenen, Rol::Praktijkopleider));
            vul_persoon(form, wie.as_ref());
        }
        Vraag::Duo => {
            let uitslag = traject.map(|it| it.duo);
            if let Some(uitslag) = uitslag.filter(|it| *it != DuoUitslag::NietUitgevoerd) {
                form.set("uitslag", uitslag.label());
            }
        }
        Vraag::Periode => {
            let periode = traject.map(|it| it.periode).unwrap_or_default();
            for (key, dag) in [
                ("start", periode.start_gepland),
                ("einde", periode.einde_gepland),
            ] {
                if let Some(dag) = dag {
                    form.set(key, &toon(dag));
                }
            }
        }
        Vraag::Branche => {
            if let Some(branche) = dossier.plek.as_ref().and_then(|it| it.branche) {
                form.set("branche", branche.label());
            }
        }
        Vraag::Plaatsen => {
            if let Some(plek) = &dossier.plek {
                form.set("aantal", &plek.aantal.to_string());
                form.set("niveau", plek.niveau.map_or("", Niveau::label));
                form.set("vanaf", &plek.vanaf.map(toon).unwrap_or_default());
            }
        }
        Vraag::Uitkomst
        | Vraag::Baan
        | Vraag::Meting(_)
        | Vraag::Vervolg
        | Vraag::Scores
        | Vraag::Afrekening => {
            if let Some(traject) = traject {
                vul_resultaat(form, vraag, &traject.resultaat);
            }
        }
        Vraag::Datum | Vraag::Start | Vraag::Einde | Vraag::Plek => {}
    }
}

/// What is known of the end of the traject.
fn vul_resultaat(form: &mut FormState, vraag: Vraag, resultaat: &Resultaat) {
    let uren = |uren: Option<u8>| uren.map(|it| it.to_string()).unwrap_or_default();
    let score = |it: Option<Score>| uren(it.map(u8::from));
    match vraag {
        Vraag::Uitkomst => form.set("uitkomst", resultaat.uitkomst.map_or("", Uitkomst::label)),
        Vraag::Baan => {
            if let Some(baan) = &resultaat.baan {
                form.set("ingang", &toon(baan.ingang));
                form.set("contract", baan.contract.map_or("", Contractsoort::label));
                form.set("uren", &uren(baan.uren));
            }
        }
        Vraag::Meting(moment) => {
            if let Some(meting) = resultaat.meting(moment) {
                form.set("werk", meting.werk.label());
                form.set("uren", &uren(meting.uren));
            }
        }
        Vraag::Vervolg => form.set("vervolg", resultaat.vervolg.map_or("", Vervolgstap::label)),
        Vraag::Scores => {
            form.set("deelnemer", &score(resultaat.scores.deelnemer));
            form.set("werkgever", &score(resultaat.scores.werkgever));
        }
        Vraag::Afrekening => {
            if let Some(it) = &resultaat.afrekening {
                form.set("bedrag", &it.bedrag.to_string());
            }
        }
        _ => {}
    }
}

fn vul_persoon(form: &mut FormState, wie: Option<&Betrokkene>) {
    let Some(wie) = wie else { return };
    form.set("naam", &wie.naam);
    form.set("organisatie", &wie.organisatie);
    if let Some(telefoon) = &wie.telefoon {
        form.set("telefoon", &telefoon.to_string());
    }
    if let Some(email) = &wie.email {
        form.set("email", email.as_str());
    }
}

fn klacht(field: &'static str, tekst: &str) -> Vec<Klacht> {
    vec![Klacht {
        field,
        tekst: tekst.to_owned(),
    }]
}

/// What a checked form asks for.
pub(super) fn lees(
    answers: &Answers,
    vraag: Vraag,
    plek: Option<LeerwerkplekId>,
    vandaag: NaiveDate,
) -> Result<(NieuweStand, Option<StapGegeven>), Vec<Klacht>> {
    let text = |key: &str| answers.antwoord(key).waarde();
    let code = |key: &str| kind::code(spec(vraag).field(key)?.kind, answers.get(key));
    let dag = |key: &str, richting| kind::lees(text(key)?, vandaag, richting).ok();
    let keuze = code("stand").and_then(Stapkeuze::van_code);
    let stand = match keuze.ok_or_else(|| klacht("stand", "Kies hoe de stap staat."))? {
        Stapkeuze::Gedaan => {
            let stand = NieuweStand::Gedaan {
                op: dag("op", Richting::Verleden),
            };
            let gegeven = gegeven(answers, vraag, plek, vandaag)?;
            return Ok((stand, gegeven));
        }
        Stapkeuze::Gepland => NieuweStand::Gepland {
            op: dag("dag", Richting::Toekomst)
                .ok_or_else(|| klacht("dag", "Kies een dag, zoals ma, +1w of 12-3."))?,
        },
        Stapkeuze::Bezig => NieuweStand::Bezig,
        Stapkeuze::Open => NieuweStand::Open,
        Stapkeuze::Nvt => NieuweStand::Nvt {
            reden: text("reden")
                .ok_or_else(|| klacht("reden", "Schrijf op waarom deze stap niet nodig is."))?
                .to_owned(),
        },
        Stapkeuze::Afwijking => NieuweStand::Afwijking {
            motivering: text("motivering")
                .ok_or_else(|| klacht("motivering", "Schrijf op waarom het zo kan."))?
                .to_owned(),
        },
    };
    Ok((stand, None))
}

fn gegeven(
    answers: &Answers,
    vraag: Vraag,
    plek: Option<LeerwerkplekId>,
    vandaag: NaiveDate,
) -> Result<Option<StapGegeven>, Vec<Klacht>> {
    let text = |key: &str| answers.antwoord(key).waarde();
    let code = |key: &str| kind::code(spec(vraag).field(key)?.kind, answers.get(key));
    let dag = |key: &str| kind::lees(text(key)?, vandaag, Richting::Vrij).ok();
    Ok(Some(match vraag {
        Vraag::Datum | Vraag::Start | Vraag::Einde => return Ok(None),
        Vraag::Persoon(rol) => persoon(answers, rol)?,
        Vraag::Praktijkopleider => persoon(answers, Rol::Praktijkopleider)?,
        Vraag::Duo => StapGegeven::Duo {
            uitslag: code("uitslag")
                .and_then(DuoUitslag::van_code)
                .ok_or_else(|| klacht("uitslag", "Kies wat de DUO-check opleverde."))?,
        },
        Vraag::Plek => StapGegeven::Plek {
            plek: plek.ok_or_else(|| {
                klacht("plek", "Kies een leerwerkplek: typ een deel van de naam.")
            })?,
        },
        Vraag::Periode => StapGegeven::Periode {
            start: dag("start").ok_or_else(|| klacht("start", "Kies de eerste dag."))?,
            einde: dag("einde").ok_or_else(|| klacht("einde", "Kies de laatste dag."))?,
        },
        Vraag::Branche => StapGegeven::Branche {
            branche: code("branche")
                .and_then(Branche::van_code)
                .ok_or_else(|| klacht("branche", "Kies de branche van het werk."))?,
        },
        Vraag::Plaatsen => StapGegeven::Plaatsen {
            aantal: text("aantal")
                .and_then(|it| it.parse().ok())
                .ok_or_else(|| klacht("aantal", "Vul in hoeveel plekken er zijn."))?,
            niveau: code("niveau")
                .and_then(Niveau::van_code)
                .ok_or_else(|| klacht("niveau", "Kies het hoogste niveau."))?,
            crebo: None,
            vanaf: dag("vanaf"),
        },
        Vraag::Uitkomst
        | Vraag::Baan
        | Vraag::Meting(_)
        | Vraag::Vervolg
        | Vraag::Scores
        | Vraag::Afrekening => resultaat(answers, vraag, vandaag)?,
    }))
}

/// What a step of the end of a traject asks for.
fn resultaat(
    answers: &Answers,
    vraag: Vraag,
    vandaag: NaiveDate,
) -> Result<StapGegeven, Vec<Klacht>> {
    let text = |key: &str| answers.antwoord(key).waarde();
    let code = |key: &str| kind::code(spec(vraag).field(key)?.kind, answers.get(key));
    let uren = || text("uren").and_then(|it| it.parse().ok());
    let score = |key: &str| text(key)?.parse::<u8>().ok()?.try_into().ok();
    Ok(match vraag {
        Vraag::Uitkomst => StapGegeven::Uitkomst {
            uitkomst: code("uitkomst")
                .and_then(Uitkomst::van_code)
                .ok_or_else(|| klacht("uitkomst", "Kies waar het toe leidde."))?,
        },
        Vraag::Baan => StapGegeven::Baan {
            ingang: text("ingang")
                .and_then(|it| kind::lees(it, vandaag, Richting::Vrij).ok())
                .ok_or_else(|| klacht("ingang", "Vul de eerste werkdag in."))?,
            contract: code("contract").and_then(Contractsoort::van_code),
            uren: uren(),
        },
        Vraag::Vervolg => StapGegeven::Vervolg {
            vervolg: code("vervolg")
                .and_then(Vervolgstap::van_code)
                .ok_or_else(|| klacht("vervolg", "Kies de vervolgstap."))?,
        },
        Vraag::Scores => {
            let (deelnemer, werkgever) = (score("deelnemer"), score("werkgever"));
            if deelnemer.or(werkgever).is_none() {
                return Err(klacht(
                    "deelnemer",
                    "Vul minstens een score in, 1 tot en met 5.",
                ));
            }
            StapGegeven::Scores {
                deelnemer,
                werkgever,
            }
        }
        Vraag::Afrekening => StapGegeven::Afrekening {
            cent: text("bedrag")
                .and_then(kind::bedrag)
                .map(Cent)
                .ok_or_else(|| klacht("bedrag", "Vul in wat het kostte, zoals 1.250,00."))?,
        },
        _ => StapGegeven::Meting {
            werk: code("werk")
                .and_then(AanHetWerk::van_code)
                .ok_or_else(|| klacht("werk", "Kies ja, nee of onbekend."))?,
            uren: uren(),
        },
    })
}

fn persoon(answers: &Answers, rol: Rol) -> Result<StapGegeven, Vec<Klacht>> {
    let text = |key: &str| answers.antwoord(key).waarde().unwrap_or("").to_owned();
    let naam = text("naam");
    if naam.is_empty() {
        return Err(klacht("naam", "Vul een naam in."));
    }
    let organisatie = text("organisatie");
    Ok(StapGegeven::Persoon {
        rol,
        naam,
        soort: organisatie_soort(rol, &organisatie),
        organisatie,
        telefoon: text("telefoon"),
        email: text("email"),
    })
}

/// The kind of organisation: the name says it, else the role does.
fn organisatie_soort(rol: Rol, naam: &str) -> OrganisatieSoort {
    let naam = vouw(naam);
    let named = [
        ("gemeente", OrganisatieSoort::Gemeente),
        ("uwv", OrganisatieSoort::Uwv),
        ("wsp", OrganisatieSoort::Wsp),
        ("werkgeversservicepunt", OrganisatieSoort::Wsp),
        ("leerwerkloket", OrganisatieSoort::Leerwerkloket),
        ("sbb", OrganisatieSoort::Sbb),
        ("roc", OrganisatieSoort::Mbo),
    ];
    let words = || naam.split(' ');
    if let Some((_, soort)) = named.iter().find(|(word, _)| words().any(|it| it == *word)) {
        return *soort;
    }
    match rol {
        Rol::Praktijkopleider | Rol::Teamleider | Rol::Contactpersoon => {
            OrganisatieSoort::Leerbedrijf
        }
        Rol::Praktijkbegeleider => OrganisatieSoort::Mbo,
        Rol::Werkcoach => OrganisatieSoort::Gemeente,
        Rol::WspAccountmanager => OrganisatieSoort::Wsp,
        Rol::Leerwerkloket => OrganisatieSoort::Leerwerkloket,
        Rol::Brancheorganisatie => OrganisatieSoort::Brancheorganisatie,
        Rol::Procesbegeleider | Rol::Jobcoach | Rol::Taalcoach => OrganisatieSoort::Overig,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vandaag() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    fn read(vraag: Vraag, rows: &[(&str, &str)]) -> Result<NieuweStand, &'static str> {
        let mut answers = Answers::new(spec(vraag));
        for (key, text) in rows {
            answers.set(key, *text);
        }
        lees(&answers, vraag, None, vandaag())
            .map(|it| it.0)
            .map_err(|it| it[0].field)
    }

    #[test]
    fn done_without_a_date_leaves_the_day_to_the_service() {
        assert_eq!(
            read(Vraag::Datum, &[("stand", "gedaan")]),
            Ok(NieuweStand::Gedaan { op: None })
        );
        assert_eq!(
            read(Vraag::Datum, &[("stand", "gedaan"), ("op", "12-11")]),
            Ok(NieuweStand::Gedaan {
                op: NaiveDate::from_ymd_opt(2026, 11, 12)
            })
        );
    }

    #[test]
    fn what_a_stand_needs_is_asked_under_its_field() {
        assert_eq!(read(Vraag::Datum, &[("stand", "gepland")]), Err("dag"));
        assert_eq!(
            read(Vraag::Datum, &[("stand", "niet van toepassing")]),
            Err("reden")
        );
        let afwijking = [("stand", "afwijking met motivering")];
        assert_eq!(read(Vraag::Datum, &afwijking), Err("motivering"));
        let gedaan = [("stand", "gedaan")];
        assert_eq!(read(Vraag::Duo, &gedaan), Err("uitslag"));
        assert_eq!(read(Vraag::Plek, &gedaan), Err("plek"));
        assert_eq!(read(Vraag::Periode, &gedaan), Err("start"));
        assert_eq!(read(Vraag::Afrekening, &gedaan), Err("bedrag"));
        let betaald = [("stand", "gedaan"), ("bedrag", "1.250,50")];
        assert!(read(Vraag::Afrekening, &betaald).is_ok());
        assert_eq!(read(Vraag::Branche, &gedaan), Err("branche"));
        assert_eq!(read(Vraag::Plaatsen, &gedaan), Err("aantal"));
        assert_eq!(read(Vraag::Praktijkopleider, &gedaan), Err("naam"));
        // A plan asks nothing but its day.
        let gepland = [("stand", "gepland"), ("dag", "+1w")];
        assert!(read(Vraag::Duo, &gepland).is_ok());
    }

    #[test]
    fn the_name_of_an_organisation_tells_its_kind() {
        let soort = |naam| organisatie_soort(Rol::Procesbegeleider, naam);
        assert_eq!(soort("Gemeente Almelo"), OrganisatieSoort::Gemeente);
        assert_eq!(soort("WSP Twente"), OrganisatieSoort::Wsp);
        assert_eq!(soort("Stichting X"), OrganisatieSoort::Overig);
        assert_eq!(
            organisatie_soort(Rol::Praktijkopleider, "Kwekerij Het Veld"),
            OrganisatieSoort::Leerbedrijf
        );
    }
}
