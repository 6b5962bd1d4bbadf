//! Intake: what a first call gives, in any order; only a name is needed.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::adres::Huisnummer;
use crate::domain::email::Email;
use crate::domain::geboortedatum::{Bekend, Geboortedatum};
use crate::domain::inzet::Inzet;
use crate::domain::naam::{Naam, NaamFout};
use crate::domain::postcode::{Pc4, Postcode};
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{
    Behaald, Beoordeling, DuoUitslag, Opleiding, startkwalificatie,
};
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::domain::telefoon::Telefoon;
use crate::domain::waardelijst::branche::Branche;
use crate::domain::waardelijst::kanaal::Kanaal;
use crate::domain::waardelijst::niveau::Niveau;
use crate::domain::waardelijst::uitkering::Uitkering;
use crate::domain::waardelijst::waardelijst;
use crate::domain::waardelijst::{Rijbewijs, Vervoermiddel};
use crate::form::answers::{Answers, Antwoord};
use crate::form::check::{self, Klacht};
use crate::form::kind;
use crate::form::spec::{Field, FormSpec, Kind, Lijst, Richting, Rule, Section, geen_toets};

waardelijst! {
    /// Werkend or not, as it is asked in a call (DOMAIN D2).
    Werksituatie, "situatie" {
        Werkend = "WERKEND", "werkend", ["werkt", "in dienst", "heeft werk"];
        NietWerkend = "NIET_WERKEND", "niet werkend", ["werkloos", "werkzoekend", "geen werk", "zonder werk"];
    }
}

impl From<Werksituatie> for Situatie {
    fn from(it: Werksituatie) -> Self {
        match it {
            Werksituatie::Werkend => Self::Werkend,
            Werksituatie::NietWerkend => Self::NietWerkend,
        }
    }
}

/// Intake (DOMAIN 6.2: what matters while somebody is on the phone); the second version asks what
/// matching needs most, the third what finds who was here before under another name.
pub const INTAKE: FormSpec = FormSpec {
    name: "intake",
    version: 3,
    title: "Intake",
    quick: true,
    concept: false,
    toets: geen_toets,
    sections: &[
        Section {
            title: "Wie",
            fields: &[
                Field::new("naam", "Naam", Kind::Naam)
                    .required()
                    .rules(&[Rule::MaxLen(200)]),
                Field::new("geboren", "Geboren", Kind::Geboortedatum)
                    .hulp("12-3-85, 12 mrt 1985, of alleen het jaar"),
                Field::new("telefoon", "Telefoon", Kind::Telefoon),
                Field::new("email", "E-mail", Kind::Email),
                Field::new("woonplaats", "Woonplaats", Kind::Plaats).rules(&[Rule::MaxLen(80)]),
                Field::new("postcode", "Postcode", Kind::Postcode)
                    .hulp("7551 AB, of alleen de 4 cijfers"),
                Field::new("huisnummer", "Huisnummer", Kind::Huisnummer).hulp("12, of 12 a"),
                Field::new("partnernaam", "Naam van partner", Kind::Line)
                    .rules(&[Rule::MaxLen(80)])
                    .hulp("Als iemand ook die naam gebruikt"),
            ],
        },
        Section {
            title: "Nu",
            fields: &[
                Field::new(
                    "situatie",
                    "Situatie",
                    Kind::Choice(Lijst::van::<Werksituatie>()),
                ),
                Field::new(
                    "uitkering",
                    "Uitkering",
                    Kind::Choice(Lijst::van::<Uitkering>()),
                ),
                Field::new(
                    "opleiding",
                    "Hoogste opleiding",
                    Kind::Choice(Lijst::van::<Opleiding>()),
                ),
                Field::new(
                    "afgerond",
                    "Afgerond",
                    Kind::Choice(Lijst::van::<Behaald>()),
                )
                .hulp("Vraag door: is er een diploma gehaald?"),
            ],
        },
        Section {
            title: "Wens",
            fields: &[
                Field::new("branche", "Branche", Kind::Choice(Lijst::van::<Branche>())),
                Field::new("niveau", "Niveau", Kind::Choice(Lijst::van::<Niveau>())),
                Field::new("reistijd", "Reistijd", Kind::Getal { min: 5, max: 120 })
                    .hulp("Minuten, enkele reis, hoogstens"),
                Field::new(
                    "vervoer",
                    "Vervoer",
                    Kind::Many(Lijst::van::<Vervoermiddel>()),
                ),
                Field::new(
                    "rijbewijs",
                    "Rijbewijs",
                    Kind::Many(Lijst::van::<Rijbewijs>()),
                ),
                Field::new("uren", "Uren per week", Kind::Getal { min: 1, max: 40 }),
            ],
        },
        Section {
            title: "Verder",
            fields: &[
                Field::new(
                    "kanaal",
                    "Aangemeld door",
                    Kind::Choice(Lijst::van::<Kanaal>()),
                ),
                Field::new(
                    "terugbellen",
                    "Terugbellen op",
                    Kind::Date(Richting::Toekomst),
                )
                .hulp("morgen, ma, +2w of 12-3"),
                Field::new("notitie", "Notitie", Kind::Text).rules(&[Rule::MaxLen(4000)]),
            ],
        },
    ],
};

/// An intake as the trade knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Intake {
    /// Name; the only thing that must be there.
    pub naam: Naam,
    /// Birth date, perhaps in part.
    pub geboren: Option<Geboortedatum>,
    /// Telephone.
    pub telefoon: Option<Telefoon>,
    /// Mail.
    pub email: Option<Email>,
    /// Town or village.
    pub woonplaats: Option<String>,
    /// The whole postcode.
    pub postcode: Option<Postcode>,
    /// The digits of the postcode, also when the letters are not known.
    pub pc4: Option<Pc4>,
    /// Number of the house.
    pub huisnummer: Option<Huisnummer>,
    /// Name of the partner.
    pub partnernaam: Option<String>,
    /// Werkend or not.
    pub situatie: Option<Situatie>,
    /// Benefit.
    pub uitkering: Option<Uitkering>,
    /// Highest opleiding that was followed.
    pub opleiding: Option<Opleiding>,
    /// Whether that gave a diploma.
    pub behaald: Option<Behaald>,
    /// Wished branche.
    pub branche: Option<Branche>,
    /// Wished niveau.
    pub niveau: Option<Niveau>,
    /// Travel, papers and hours.
    pub inzet: Inzet,
    /// Who referred.
    pub kanaal: Option<Kanaal>,
    /// Day to call back.
    pub terugbellen: Option<NaiveDate>,
    /// Note, with everything that has no field of its own.
    pub notitie: String,
}

impl fmt::Debug for Intake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Intake(..)")
    }
}

/// Reads the answers into the types of the trade, or tells every complaint.
pub fn parse(answers: &Answers, today: NaiveDate) -> Result<Intake, Vec<Klacht>> {
    let klachten = check::check(&INTAKE, answers, today);
    if !klachten.is_empty() {
        return Err(klachten);
    }
    let text = |key: &'static str| answers.antwoord(key).waarde();
    let code = |key: &'static str| code(answers, key);
    let postcode: Option<Postcode> = text("postcode").and_then(|it| it.parse().ok());
    let digits: Option<Pc4> = text("postcode").and_then(|it| it.parse().ok());
    let geboren = text("geboren").and_then(|it| Geboortedatum::lees(it, today).ok());
    let woonplaats = text("woonplaats").map(|it| {
        let tidy = kind::netjes(Kind::Plaats, it, today);
        tidy.unwrap_or_else(|| it.to_owned())
    });
    // `check` has read the name already; the type wants it said.
    let naam = Naam::lees(answers.get("naam")).map_err(|fout: NaamFout| {
        vec![Klacht {
            field: "naam",
            tekst: fout.to_string(),
        }]
    })?;
    Ok(Intake {
        naam,
        geboren,
        telefoon: text("telefoon").and_then(|it| it.parse().ok()),
        email: text("email").and_then(|it| it.parse().ok()),
        woonplaats,
        postcode,
        pc4: postcode.map(Postcode::pc4).or(digits),
        huisnummer: text("huisnummer").and_then(|it| it.parse().ok()),
        partnernaam: text("partnernaam").map(schoon),
        situatie: code("situatie")
            .and_then(Werksituatie::van_code)
            .map(Situatie::from),
        uitkering: code("uitkering").and_then(Uitkering::van_code),
        opleiding: code("opleiding").and_then(Opleiding::van_code),
        behaald: code("afgerond").and_then(Behaald::van_code),
        branche: code("branche").and_then(Branche::van_code),
        niveau: code("niveau").and_then(Niveau::van_code),
        inzet: inzet(answers, None),
        kanaal: code("kanaal").and_then(Kanaal::van_code),
        terugbellen: text("terugbellen")
            .and_then(|it| kind::lees(it, today, Richting::Toekomst).ok()),
        notitie: notitie(answers, geboren, digits),
    })
}

/// Travel, papers and hours as the answers so far say them, over what is known beside the form.
/// What cannot be read yet counts as not asked.
pub fn inzet(answers: &Answers, bekend: Option<&Inzet>) -> Inzet {
    let codes = |key: &'static str| {
        let tekst = answers.antwoord(key).waarde().unwrap_or("");
        INTAKE
            .field(key)
            .map_or_else(Vec::new, |it| kind::codes(it.kind, tekst))
    };
    let getal = |key: &'static str| -> Option<u8> {
        let tekst = answers.antwoord(key).waarde()?;
        let kind = INTAKE.field(key)?.kind;
        kind::fout(kind, tekst, NaiveDate::MIN)
            .is_none()
            .then(|| tekst.trim().parse().ok())
            .flatten()
    };
    Inzet {
        vervoer: codes("vervoer")
            .into_iter()
            .filter_map(Vervoermiddel::van_code)
            .collect(),
        rijbewijzen: codes("rijbewijs")
            .into_iter()
            .filter_map(Rijbewijs::van_code)
            .collect(),
        reistijd: getal("reistijd"),
        uren: getal("uren"),
        ..bekend.cloned().unwrap_or_default()
    }
}

/// The startkwalificatie as the answers so far say it, with its ground; shown while typing.
/// `None` while nothing about an opleiding was said.
pub fn startkwalificatie_van(answers: &Answers) -> Option<Beoordeling> {
    let gevolgd = code(answers, "opleiding").and_then(Opleiding::van_code)?;
    let behaald = code(answers, "afgerond")
        .and_then(Behaald::van_code)
        .unwrap_or(Behaald::Onbekend);
    Some(startkwalificatie(
        None,
        Some(gevolgd),
        behaald,
        DuoUitslag::NietUitgevoerd,
    ))
}

/// The same as one line on the form.
pub fn startkwalificatie_regel(answers: &Answers) -> String {
    startkwalificatie_van(answers).map_or_else(
        || "onbekend: vraag naar de hoogste opleiding".to_owned(),
        |it| it.to_string(),
    )
}

fn code(answers: &Answers, key: &str) -> Option<&'static str> {
    kind::code(INTAKE.field(key)?.kind, answers.get(key))
}

/// The note, and below it what has no place of its own in a kandidaat: a birth date or a postcode
/// known in part, and what was asked without an answer. That too was a part of the call.
fn notitie(answers: &Answers, geboren: Option<Geboortedatum>, pc4: Option<Pc4>) -> String {
    let mut lines = vec![schoon_meerregelig(
        answers.antwoord("notitie").waarde().unwrap_or(""),
    )];
    if let Some(geboren) = geboren.filter(|it| it.bekend() != Bekend::Dag) {
        lines.push(format!("Geboren: {}.", geboren.toon()));
    }
    if let Some(pc4) = pc4 {
        lines.push(format!("Postcode: {pc4} (letters onbekend)."));
    }
    for (wanted, words) in [
        (Antwoord::Onbekend, "Gevraagd, niet bekend"),
        (Antwoord::WilNiet, "Wil niet zeggen"),
    ] {
        let labels: Vec<&str> = INTAKE
            .fields()
            .filter(|field| answers.antwoord(field.key) == wanted)
            .map(|field| field.label)
            .collect();
        if !labels.is_empty() {
            lines.push(format!("{words}: {}.", labels.join(", ")));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

#[cfg(test)]
mod tests;
