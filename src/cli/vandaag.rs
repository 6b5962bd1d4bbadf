//! `vandaag`: the werkvoorraad for mail and scripts.

use anyhow::anyhow;
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::VandaagWens;
use super::lezen::cel;
use super::{Einde, Omgeving, TE_LAAT, beeld, zichtbaar};
use crate::app::filter::Filter;
use crate::app::query::{
    Antwoord, Blik, Kop, Query, Venster, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens,
};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::datum::{toon as dag, toon_kort, toon_lang};
use crate::domain::signaal::{Groep, Post, WachtOp};
use crate::domain::telwoord::tel;

/// Rows that are asked at once.
const BLADZIJDE: usize = 5_000;

/// The whole list, a page at a time.
fn alles(toegang: &Toegang, wens: &VandaagWens) -> anyhow::Result<Voorraadbeeld> {
    let filter = Filter::lees(&wens.filter, &toegang.coach_kort())?;
    let mut heel: Option<Voorraadbeeld> = None;
    loop {
        let van = heel.as_ref().map_or(0, |it| it.rijen.len());
        let vraag = Query::Werkvoorraad(Box::new(Voorraadwens {
            blik: Blik::Lijst,
            coach: (!wens.alle).then(|| toegang.coach()),
            filter: filter.clone(),
            venster: Venster {
                van,
                aantal: BLADZIJDE,
            },
            anker: None,
        }));
        let Antwoord::Werkvoorraad(deel) = toegang.vraag(vraag)? else {
            return Err(anyhow!("geen antwoord"));
        };
        let laatste = deel.rijen.len() < BLADZIJDE;
        match &mut heel {
            Some(heel) => heel.rijen.extend(deel.rijen),
            None => heel = Some(*deel),
        }
        if laatste {
            return heel.ok_or_else(|| anyhow!("geen antwoord"));
        }
    }
}

fn groep(kop: Kop) -> &'static str {
    match kop {
        Kop::Groep(groep) => groep.label(),
        Kop::Stap(stap) => stap.stap().kort,
        Kop::Uitgesteld => "uitgesteld",
    }
}

fn naam(rij: &Voorraadrij) -> String {
    let naam = rij.rij.as_ref().map(|it| it.naam.clone());
    naam.unwrap_or_else(|| match &rij.concept {
        Some(concept) => format!("concept {}", concept.formulier),
        None => String::new(),
    })
}

/// The number of a task on its card.
fn taak(rij: &Voorraadrij) -> Option<u32> {
    rij.taak.as_ref().map(|it| it.taak.plaats.nummer)
}

fn nummer(rij: &Voorraadrij) -> String {
    match (rij.kaart(), rij.sleutel) {
        (Some(kaart), _) | (None, Voorraadsleutel::Kaart(kaart)) => kaart.to_string(),
        (None, Voorraadsleutel::Concept(_) | Voorraadsleutel::Taak(_)) => String::new(),
    }
}

/// A last day that there is; none for what is never too late.
fn uiterlijk(post: &Post) -> Option<NaiveDate> {
    (post.laat != NaiveDate::MAX).then(|| post.laat.pred_opt().unwrap_or(post.laat))
}

fn rij_als_waarde(rij: &Voorraadrij, vandaag: NaiveDate) -> Value {
    let meer = rij.meer.iter().map(|it| it.signaal.code());
    let termen = rij.termen.iter();
    let termen: serde_json::Map<String, Value> = termen
        .map(|(term, punten)| (term.code().to_owned(), json!(punten)))
        .collect();
    let kaart = rij.rij.as_ref();
    json!({
        "groep": groep(rij.kop),
        "kaart": kaart.map(|it| it.kaart),
        "naam": naam(rij),
        "fase": kaart.map(|it| it.fase.code()),
        "coach": kaart.map(|it| it.coach_kort.clone()),
        "signaal": rij.post.signaal.code(),
        "stap": rij.post.stap,
        "waarom": rij.waarom(),
        "doe": rij.doe(),
        "sinds": rij.post.sinds,
        "vanaf": rij.post.vanaf,
        "uiterlijk": uiterlijk(&rij.post),
        "dagen_te_laat": rij.post.dagen_laat(vandaag),
        "wacht_op": rij.post.wacht_op.map(WachtOp::code),
        "urgentie": rij.punten(),
        "termen": termen,
        "meer": meer.collect::<Vec<_>>(),
        "uitgesteld_tot": rij.tot,
        "concept": rij.concept.as_ref().map(|it| it.nummer),
        "taak": taak(rij),
    })
}

/// The list as JSON, also for a script.
pub(super) fn waarde(beeld: &Voorraadbeeld, vandaag: NaiveDate) -> Value {
    let aantallen: serde_json::Map<String, Value> = beeld
        .koppen
        .iter()
        .map(|(kop, aantal)| (groep(*kop).to_owned(), json!(aantal)))
        .collect();
    let rijen = beeld.rijen.iter();
    json!({
        "totaal": beeld.totaal,
        "aantallen": aantallen,
        "rijen": rijen.map(|it| rij_als_waarde(it, vandaag)).collect::<Vec<_>>(),
        "straks": beeld.straks,
    })
}

/// By when what is not late must be done, else since when it is there.
fn wanneer(post: &Post, vandaag: NaiveDate) -> String {
    match uiterlijk(post) {
        Some(op) if op == vandaag => ", vandaag".to_owned(),
        Some(op) => format!(", uiterlijk {}", toon_kort(op)),
        None => format!(", sinds {}", dag(post.sinds)),
    }
}

fn tekst(
    beeld: &Voorraadbeeld,
    (van_wie, vandaag): (&str, NaiveDate),
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let uit = &mut *omgeving.uit;
    writeln!(uit, "Werkvoorraad van {van_wie}, {}", toon_lang(vandaag))?;
    if beeld.onder(Groep::TeLaat) + beeld.onder(Groep::Vandaag) == 0 {
        writeln!(uit, "\nNiets dat brandt.")?;
    }
    let mut kop = None;
    for rij in &beeld.rijen {
        if kop != Some(rij.kop) {
            kop = Some(rij.kop);
            let aantal = beeld.koppen.iter().find(|it| it.0 == rij.kop);
            let aantal = aantal.map_or(0, |it| it.1);
            writeln!(uit, "\n{} ({aantal})", groep(rij.kop))?;
        }
        let laat = match rij.post.dagen_laat(vandaag) {
            0 => wanneer(&rij.post, vandaag),
            dagen => format!(
                ", {} te laat",
                tel(usize::try_from(dagen).unwrap_or_default(), "dag", "dagen")
            ),
        };
        let wie = rij.post.wacht_op.map_or_else(String::new, |wie| {
            format!(" (wacht op {} sinds {})", wie.label(), dag(rij.post.sinds))
        });
        writeln!(
            uit,
            "  {:<7} {:<24} {}{laat}",
            nummer(rij),
            zichtbaar(&naam(rij)),
            zichtbaar(&rij.waarom())
        )?;
        writeln!(uit, "          {}{wie}", rij.doe())?;
    }
    if let Some(straks) = beeld.straks {
        writeln!(uit, "Het eerstvolgende is op {}.", toon_lang(straks))?;
    }
    let som: Vec<String> = beeld
        .koppen
        .iter()
        .map(|(kop, aantal)| format!("{aantal} {}", groep(*kop)))
        .collect();
    if !som.is_empty() {
        writeln!(uit, "\n{}", som.join(", "))?;
    }
    Ok(())
}

fn csv(
    beeld: &Voorraadbeeld,
    vandaag: NaiveDate,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    // Excel takes a file for UTF-8 only with the mark in front.
    write!(omgeving.uit, "\u{feff}")?;
    let kop = "groep;kaart;naam;fase;coach;signaal;stap;waarom;doe;sinds;uiterlijk;dagen_te_laat;wacht_op;urgentie";
    write!(omgeving.uit, "{kop}\r\n")?;
    for rij in &beeld.rijen {
        let kaart = rij.rij.as_ref();
        let cellen = [
            groep(rij.kop).to_owned(),
            nummer(rij),
            naam(rij),
            kaart.map_or_else(String::new, |it| it.fase.code().to_owned()),
            kaart.map_or_else(String::new, |it| it.coach_kort.clone()),
            rij.post.signaal.code().to_owned(),
            rij.post.stap.map_or_else(String::new, |it| it.to_string()),
            rij.waarom(),
            rij.doe().to_owned(),
            dag(rij.post.sinds),
            uiterlijk(&rij.post).map_or_else(String::new, dag),
            rij.post.dagen_laat(vandaag).to_string(),
            rij.post
                .wacht_op
                .map_or_else(String::new, |it| it.label().to_owned()),
            rij.punten().to_string(),
        ];
        let regel: Vec<_> = cellen.iter().map(|tekst| cel(tekst)).collect();
        write!(omgeving.uit, "{}\r\n", regel.join(";"))?;
    }
    Ok(())
}

/// What there is to do; ends with [`TE_LAAT`] when something is too late.
pub(super) fn vandaag(
    keuze: &Keuze,
    wens: &VandaagWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let vandaag = toegang.vandaag();
    let beeld = alles(&toegang, wens)?;
    if wens.json {
        beeld::schrijf_mooi(omgeving.uit, &waarde(&beeld, vandaag))?;
    } else if wens.csv {
        csv(&beeld, vandaag, omgeving)?;
    } else {
        let kort = toegang.coach_kort();
        let van_wie = if wens.alle { "de hele regio" } else { &kort };
        tekst(&beeld, (van_wie, vandaag), omgeving)?;
    }
    toegang.sluit()?;
    if beeld.onder(Groep::TeLaat) == 0 {
        return Ok(());
    }
    // The list itself says what; a script needs only the code.
    Err(Einde {
        bericht: String::new(),
        code: TE_LAAT,
    }
    .into())
}
