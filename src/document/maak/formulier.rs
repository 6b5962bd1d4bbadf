//! A form as values: every asked field with its number, label and answer, and its signatures.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::document::sjabloon::Waarde;
use crate::document::stof::{Papier, Stof};
use crate::domain::formulier::{Formuliersoort, Formulierstatus};
use crate::domain::toestemming::Doel;
use crate::form::answers::Antwoord;
use crate::form::check;
use crate::form::kind;
use crate::form::spec::{Asked, Field, Kind};
use crate::form::specs;
use crate::form::specs::toestemming::{INLEIDING, SLOT, doel_van, zin};

/// The answer of a field as a person reads it; empty when there is none.
pub fn getoond(papier: &Papier, field: &Field, bsn: Option<&str>, vandaag: NaiveDate) -> String {
    if matches!(field.kind, Kind::Bsn) {
        return bsn.unwrap_or_default().to_owned();
    }
    if field.asked == Asked::Vast
        && let Some(afgeleid) = specs::afgeleid(papier.spec, field.key, &papier.answers, vandaag)
    {
        return afgeleid.to_owned();
    }
    match papier.answers.antwoord(field.key) {
        Antwoord::Leeg => String::new(),
        Antwoord::Onbekend => "onbekend".to_owned(),
        Antwoord::WilNiet => "wil niet zeggen".to_owned(),
        Antwoord::Waarde(tekst) => {
            // A text of several lines stays as it was written.
            if matches!(field.kind, Kind::Text) {
                return tekst.to_owned();
            }
            kind::netjes(field.kind, tekst, vandaag).unwrap_or_else(|| tekst.to_owned())
        }
    }
}

/// Adds `formulier`, `doelen`, `inleiding`, `slot` and `handtekeningen`.
pub(super) fn erbij(waarden: &mut Waarde, stof: &Stof, soort: Formuliersoort) {
    let Some(papier) = stof.papier(soort) else {
        return;
    };
    waarden.zet("formulier", formulier(stof, papier));
    waarden.zet("doelen", doelen(stof, papier));
    waarden.zet("inleiding", INLEIDING);
    waarden.zet("slot", SLOT);
    waarden.zet("handtekeningen", handtekeningen(stof, papier));
}

fn gevraagd(stof: &Stof, papier: &Papier, field: &Field) -> bool {
    check::asked(papier.spec, field, &papier.answers, stof.vandaag)
}

fn formulier(stof: &Stof, papier: &Papier) -> Waarde {
    let bsn = stof.bsn.as_deref();
    let delen: Vec<Waarde> = papier
        .spec
        .sections
        .iter()
        .map(|section| {
            let velden: Vec<Waarde> = section
                .fields
                .iter()
                .filter(|field| gevraagd(stof, papier, field))
                .map(|field| {
                    Waarde::velden([
                        ("nr", field.nr.to_owned()),
                        ("label", field.label.trim().to_owned()),
                        ("waarde", getoond(papier, field, bsn, stof.vandaag)),
                    ])
                })
                .collect();
            let mut deel = Waarde::velden([("titel", section.title)]);
            let is_doelen = section.fields.iter().any(|it| doel_van(it.key).is_some());
            deel.zet("doelen", is_doelen);
            deel.zet("velden", velden);
            deel
        })
        .collect();
    let veld: BTreeMap<String, Waarde> = papier
        .spec
        .fields()
        .map(|field| {
            let tekst = getoond(papier, field, bsn, stof.vandaag);
            (field.key.to_owned(), Waarde::Tekst(tekst))
        })
        .collect();
    let status = papier
        .status
        .map_or("nog niet begonnen", Formulierstatus::label);
    let mut formulier = Waarde::velden([
        ("titel", papier.spec.title.to_owned()),
        ("status", status.to_owned()),
        ("versie", papier.spec.version.to_string()),
        ("nummer", papier.nummer.to_string()),
    ]);
    formulier.zet("delen", delen);
    formulier.zet("veld", Waarde::Velden(veld));
    formulier
}

/// Each doel with the sentence that was read aloud and the answer.
fn doelen(stof: &Stof, papier: &Papier) -> Vec<Waarde> {
    let bsn = stof.bsn.as_deref();
    papier
        .spec
        .fields()
        .filter(|field| gevraagd(stof, papier, field))
        .filter_map(|field| doel_van(field.key).map(|doel| (field, doel)))
        .map(|(field, doel): (&Field, Doel)| {
            let tekst = zin(papier.spec.version, doel).unwrap_or(field.label);
            let weg = stof.doelen.iter().find_map(|(ander, stand)| match stand {
                crate::domain::toestemming::Doelstand::Ingetrokken { op } if *ander == doel => {
                    Some(*op)
                }
                _ => None,
            });
            let antwoord = getoond(papier, field, bsn, stof.vandaag);
            let antwoord = weg.map_or(antwoord.clone(), |op| {
                format!("{antwoord}; ingetrokken vanaf {}", super::dag(Some(op)))
            });
            Waarde::velden([
                ("naam", field.label.to_owned()),
                ("zin", tekst.to_owned()),
                ("antwoord", antwoord),
            ])
        })
        .collect()
}

/// Who signs: the role, the field that says they did, the field with the day.
type Tekenaar = (&'static str, &'static str, &'static str);

/// Who signs which form.
const TEKENAARS: &[(Formuliersoort, &[Tekenaar])] = &[
    (
        Formuliersoort::Toestemming,
        &[
            ("Kandidaat", "handtekening", "handtekening_datum"),
            (
                "Ouder of voogd",
                "handtekening_vertegenwoordiger",
                "handtekening_datum",
            ),
        ],
    ),
    (
        Formuliersoort::ToestemmingWerkgever,
        &[("Namens het bedrijf", "handtekening", "handtekening_datum")],
    ),
    (
        Formuliersoort::Diagnose,
        &[
            ("Kandidaat", "akkoord_kandidaat", "akkoord_kandidaat_datum"),
            ("Invuller", "akkoord_invuller", "akkoord_invuller_datum"),
            ("Mbo-instelling", "akkoord_mbo", "akkoord_mbo_datum"),
        ],
    ),
    (
        Formuliersoort::Registratie,
        &[
            (
                "Deelnemer",
                "handtekening_deelnemer",
                "handtekening_deelnemer_datum",
            ),
            (
                "Ouder of voogd",
                "handtekening_vertegenwoordiger",
                "handtekening_vertegenwoordiger_datum",
            ),
            (
                "Werkcoach",
                "handtekening_werkcoach",
                "handtekening_werkcoach_datum",
            ),
        ],
    ),
];

fn handtekeningen(stof: &Stof, papier: &Papier) -> Vec<Waarde> {
    let rijen = TEKENAARS.iter().find(|(soort, _)| *soort == papier.soort);
    let rijen = rijen.map_or(&[][..], |(_, rijen)| rijen);
    rijen
        .iter()
        .filter(|(_, key, _)| {
            let field = papier.spec.field(key);
            // Told on the phone, nobody signed yet; the paper still has the place.
            let ouder = key.contains("vertegenwoordiger");
            field.is_some_and(|field| !ouder || gevraagd(stof, papier, field))
        })
        .map(|(wie, key, op)| {
            let bsn = None;
            let toon = |key: &str| {
                papier.spec.field(key).map_or_else(String::new, |field| {
                    getoond(papier, field, bsn, stof.vandaag)
                })
            };
            let getekend = toon(key) == "ja";
            Waarde::velden([
                ("wie", (*wie).to_owned()),
                ("naam", naam(stof, papier, wie)),
                ("datum", if getekend { toon(op) } else { String::new() }),
            ])
        })
        .collect()
}

/// The name under a signature, as far as it is known.
fn naam(stof: &Stof, papier: &Papier, wie: &str) -> String {
    let kandidaat = || {
        stof.kandidaat
            .as_ref()
            .map_or_else(String::new, |it| it.naam.volledig())
    };
    let veld = |key: &str| {
        let waarde = papier.answers.antwoord(key).waarde();
        waarde.unwrap_or_default().to_owned()
    };
    match wie {
        "Kandidaat" | "Deelnemer" => kandidaat(),
        "Ouder of voogd" => {
            let een = veld("wettelijk_vertegenwoordiger");
            if een.is_empty() {
                veld("vertegenwoordiger_naam")
            } else {
                een
            }
        }
        "Namens het bedrijf" => veld("vertegenwoordiger"),
        "Invuller" => veld("invuller_naam"),
        "Mbo-instelling" => veld("advies_mbo_naam"),
        "Werkcoach" => stof
            .coach
            .as_ref()
            .map_or_else(String::new, |coach| coach.naam.clone()),
        _ => String::new(),
    }
}
