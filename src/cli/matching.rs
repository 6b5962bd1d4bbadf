//! `match` and `verdeel`: who fits, why, why not, and the best division.

use std::io::{self, Write};

use super::args::MatchWensen;
use super::document::kaart;
use super::{Einde, Omgeving, VERKEERD_GEBRUIK, beeld, zichtbaar};
use crate::app::query::{
    Antwoord, MatchBeeld, MatchSortering, MatchToon, MatchWens, PaarBeeld, Query, VerdeelBeeld,
    VerdeelWens,
};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::id::KaartId;
use crate::domain::matching::{Oordeel, Voorwaarde, Wat, Watals};
use crate::domain::telwoord::{Woord, tel, vorm};

/// Which pairs: empty for what fits, `alles`, or the code of a condition.
pub(super) fn toon(woord: &str) -> Result<MatchToon, String> {
    match woord {
        "" | "past" => Ok(MatchToon::Past),
        "alles" => Ok(MatchToon::Alles),
        code => Voorwaarde::van_code(code)
            .map(MatchToon::Om)
            .ok_or_else(|| {
                let codes: Vec<_> = Voorwaarde::ALL.iter().map(|it| it.code()).collect();
                format!(
                    "'{code}' ken ik niet; kies past, alles of {}",
                    codes.join(", ")
                )
            }),
    }
}

/// In which order: empty for the score.
pub(super) fn sortering(woord: &str) -> Result<MatchSortering, String> {
    match woord {
        "" | "score" => Ok(MatchSortering::Score),
        "reistijd" => Ok(MatchSortering::Reistijd),
        "vrij" => Ok(MatchSortering::Vrij),
        "naam" => Ok(MatchSortering::Naam),
        _ => Err(format!(
            "'{woord}' is geen volgorde; kies score, reistijd, vrij of naam"
        )),
    }
}

/// Who fits a card, or why one pair fits or not.
pub(super) fn matching(
    keuze: &Keuze,
    wens: &MatchWensen,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toon = toon(&wens.toon).map_err(verkeerd)?;
    let sortering = sortering(&wens.sorteer).map_err(verkeerd)?;
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaart = kaart(&toegang, &wens.id)?;
    let query = match &wens.waarom_niet {
        Some(ander) => paar(kaart, ander.parse::<KaartId>()?)?,
        None => Query::Matching(Box::new(MatchWens {
            toon,
            sortering,
            ..MatchWens::nieuw(kaart, wens.aantal)
        })),
    };
    match toegang.vraag(query)? {
        Antwoord::Matching(it) if wens.json => {
            beeld::schrijf_mooi(omgeving.uit, &beeld::matching::matching(&it))?;
        }
        Antwoord::Matching(it) => lijst(&it, omgeving.uit)?,
        Antwoord::Paar(it) if wens.json => {
            beeld::schrijf_mooi(omgeving.uit, &beeld::matching::paar(&it))?;
        }
        Antwoord::Paar(it) => uitleg(&it, omgeving.uit)?,
        _ => {}
    }
    toegang.sluit()
}

/// The best division of everybody without a place.
pub(super) fn verdeel(
    keuze: &Keuze,
    als_json: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let wens = Box::new(VerdeelWens::default());
    if let Antwoord::Verdeling(it) = toegang.vraag(Query::Verdeling(wens))? {
        if als_json {
            beeld::schrijf_mooi(omgeving.uit, &beeld::matching::verdeling(&it))?;
        } else {
            verdeling(&it, omgeving.uit)?;
        }
    }
    toegang.sluit()
}

fn verkeerd(bericht: String) -> anyhow::Error {
    let code = VERKEERD_GEBRUIK;
    Einde { bericht, code }.into()
}

/// A pair of two cards, whichever comes first.
fn paar(een: KaartId, ander: KaartId) -> anyhow::Result<Query> {
    match (een, ander) {
        (KaartId::Traject(traject), KaartId::Plek(plek))
        | (KaartId::Plek(plek), KaartId::Traject(traject)) => Ok(Query::Paar {
            traject,
            plek,
            watals: Watals::default(),
        }),
        _ => Err(verkeerd(
            "een paar is een traject (T-0142) en een leerwerkplek (P-0012)".to_owned(),
        )),
    }
}

fn lijst(it: &MatchBeeld, uit: &mut dyn Write) -> io::Result<()> {
    writeln!(uit, "{}  {}", it.kaart, zichtbaar(&it.naam))?;
    writeln!(uit, "{}", it.trechter.regel(it.telt.woord()))?;
    let mut groep = None;
    for rij in &it.rijen {
        if groep != Some(rij.groep) {
            groep = Some(rij.groep);
            let kop = match rij.groep {
                Oordeel::Ja => "Past",
                Oordeel::Onbekend => "Past misschien, na een vraag",
                Oordeel::Nee => "Past niet",
            };
            writeln!(uit, "\n{kop}")?;
        }
        let minuten = rij
            .minuten
            .map_or_else(String::new, |it| format!("{it} min"));
        writeln!(
            uit,
            "  {:<7} {:>3} pt  {:<28} {:<14} {} vrij {:>7}  {}",
            rij.kaart.to_string(),
            rij.score,
            zichtbaar(&rij.naam),
            zichtbaar(&rij.plaats),
            rij.vrij,
            minuten,
            zichtbaar(&rij.waarom),
        )?;
    }
    if !it.vragen.is_empty() {
        writeln!(uit)?;
    }
    for vraag in &it.vragen {
        writeln!(uit, "{}", zichtbaar(&vraag.tekst(it.telt.woord())))?;
    }
    Ok(())
}

fn uitleg(it: &PaarBeeld, uit: &mut dyn Write) -> io::Result<()> {
    writeln!(
        uit,
        "{}  {}\n{}  {}",
        it.traject,
        zichtbaar(&it.naam),
        it.plek,
        zichtbaar(&it.bedrijf)
    )?;
    let past = match it.oordeel {
        Oordeel::Ja => "past",
        Oordeel::Onbekend => "past misschien, na een vraag",
        Oordeel::Nee => "past niet",
    };
    writeln!(uit, "{past}, {}", Woord::PUNT.tel(usize::from(it.score)))?;
    for regel in &it.regels {
        let punten = match regel.wat {
            Wat::Hard(_) => String::new(),
            Wat::Zacht(_) => format!("{}/{}", regel.punten, regel.van),
        };
        writeln!(
            uit,
            "  {} {:<24} {punten:>6}  {}",
            regel.oordeel.letter(),
            regel.wat.label(),
            zichtbaar(&regel.tekst)
        )?;
    }
    if let Some(past_als) = it.past_als() {
        writeln!(uit, "{}", zichtbaar(&past_als))?;
    }
    for blokkade in &it.blokkades {
        for (_, of) in blokkade.veranderingen.iter().skip(1) {
            let wat = blokkade.voorwaarde.label();
            writeln!(uit, "  of, voor {wat}: {}", zichtbaar(of))?;
        }
    }
    for vraag in &it.vragen {
        writeln!(uit, "vraag {}: {}", vraag.veld.label(), vraag.veld.zin())?;
    }
    Ok(())
}

fn verdeling(it: &VerdeelBeeld, uit: &mut dyn Write) -> io::Result<()> {
    writeln!(
        uit,
        "{} zonder plek, {} die iemand {}",
        Woord::KANDIDAAT.tel(it.rijen.len()),
        tel(it.plaatsen, "plaats", "plaatsen"),
        vorm(it.plaatsen, "past", "passen")
    )?;
    for (naam, waarde) in [
        ("beste verdeling", it.beste),
        ("op volgorde", it.op_volgorde),
    ] {
        writeln!(
            uit,
            "  {naam:<16} {} geplaatst, {} zonder vraag, {}",
            waarde.geplaatst,
            waarde.ja,
            Woord::PUNT.tel(waarde.punten)
        )?;
    }
    writeln!(uit, "{}", it.samen)?;
    for rij in it.rijen.iter().filter(|it| it.anders()) {
        writeln!(uit, "  {}", zichtbaar(&rij.verschil))?;
    }
    writeln!(uit)?;
    for rij in &it.rijen {
        let plek = match &rij.beste {
            None => "geen plek".to_owned(),
            Some(plek) => format!(
                "{} {}, {} pt{}",
                plek.plek,
                zichtbaar(&plek.bedrijf),
                plek.score,
                if plek.past { "" } else { ", na een vraag" }
            ),
        };
        let naam = zichtbaar(&rij.naam);
        writeln!(uit, "  {:<7} {naam:<20} {plek}", rij.traject.to_string())?;
    }
    Ok(())
}
