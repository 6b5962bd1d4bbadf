//! The lines that say why: short ones below the lists, and one for each term where there is room.

use crate::app::query::{PaarBeeld, TermRegel, VoorstelRij};
use crate::domain::datum::toon_kort;
use crate::domain::matching::{Oordeel, Voorwaarde, Wat};
use crate::domain::telwoord::Woord;
use crate::domain::voorstel::{Momentopname, Partij, Voorstelstand};
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::blad::Lijn;
use crate::tui::widget::text::{fit, width, wrap};

fn een(tekst: impl Into<String>, rol: Rol) -> Lijn {
    vec![(tekst.into(), rol)]
}

/// The sign of a verdict; in ASCII a letter.
pub fn teken(theme: Theme, oordeel: Oordeel) -> String {
    let c = if theme.ascii() {
        oordeel.letter()
    } else {
        oordeel.teken()
    };
    c.to_string()
}

/// The colour that goes with the sign; never without it.
pub fn rol(oordeel: Oordeel) -> Rol {
    match oordeel {
        Oordeel::Ja => Rol::Klaar,
        Oordeel::Nee => Rol::Laat,
        Oordeel::Onbekend => Rol::LetOp,
    }
}

/// What the whole comes to.
pub fn kop(uitleg: &PaarBeeld) -> String {
    let punten = Woord::PUNT.tel(usize::from(uitleg.score));
    match uitleg.oordeel {
        Oordeel::Ja => format!("Waarom {punten}"),
        Oordeel::Onbekend => format!("Past misschien, {punten}"),
        Oordeel::Nee => "Past niet".to_owned(),
    }
}

fn hard(uitleg: &PaarBeeld) -> impl Iterator<Item = &TermRegel> {
    let alle = uitleg.regels.iter();
    alle.filter(|it| matches!(it.wat, Wat::Hard(_)))
}

/// Conditions that say something only where they are in the way.
fn zegt_iets(regel: &TermRegel) -> bool {
    let stil = matches!(
        regel.wat,
        Wat::Hard(Voorwaarde::Afgewezen | Voorwaarde::NietBij)
    );
    !(stil && regel.oordeel == Oordeel::Ja)
}

fn zacht(uitleg: &PaarBeeld) -> impl Iterator<Item = &TermRegel> {
    let alle = uitleg.regels.iter();
    alle.filter(|it| matches!(it.wat, Wat::Zacht(_)))
}

/// The conditions in a row or two: sign and word.
fn voorwaarden(theme: Theme, uitleg: &PaarBeeld, breed: usize) -> Vec<Lijn> {
    let mut lijnen = vec![Lijn::new()];
    let mut vol = 0;
    for regel in hard(uitleg).filter(|it| zegt_iets(it)) {
        let stuk = format!("{} {}", teken(theme, regel.oordeel), regel.wat.label());
        let lang = width(&stuk) + 2;
        if vol + lang > breed + 2 && vol > 0 {
            lijnen.push(Lijn::new());
            vol = 0;
        }
        vol += lang;
        if let Some(lijn) = lijnen.last_mut() {
            lijn.push((format!("{stuk}  "), rol(regel.oordeel)));
        }
    }
    lijnen
}

/// What is in the way or not known, in words, and what would make it fit.
fn bezwaren(theme: Theme, uitleg: &PaarBeeld, breed: usize) -> Vec<Lijn> {
    let mut lijnen = Vec::new();
    for regel in hard(uitleg).filter(|it| it.oordeel != Oordeel::Ja) {
        let tekst = format!(
            "{} {}: {}",
            teken(theme, regel.oordeel),
            regel.wat.label(),
            regel.tekst
        );
        let mut stukken = wrap(&tekst, breed).into_iter();
        lijnen.extend(stukken.next().map(|it| een(it, rol(regel.oordeel))));
        lijnen.extend(stukken.map(|it| een(format!("  {it}"), rol(regel.oordeel))));
    }
    if let Some(past_als) = uitleg.past_als() {
        lijnen.extend(
            wrap(&past_als, breed)
                .into_iter()
                .map(|it| een(it, Rol::Kop)),
        );
    } else if uitleg.oordeel == Oordeel::Nee {
        let tekst = "Hier is niets aan te veranderen met een vraag.";
        lijnen.push(een(tekst, Rol::Zacht));
    }
    lijnen
}

/// "✓ 14/20 werkprocessen: 4 van 5".
fn term(theme: Theme, regel: &TermRegel) -> String {
    format!(
        "{} {:>2}/{:<2} {}: {}",
        teken(theme, regel.oordeel),
        regel.punten,
        regel.van,
        regel.wat.label(),
        regel.tekst
    )
}

/// For the pane below the lists: the terms in two columns.
pub fn kort(theme: Theme, uitleg: &PaarBeeld, breed: usize) -> Vec<Lijn> {
    let mut lijnen = voorwaarden(theme, uitleg, breed);
    lijnen.extend(bezwaren(theme, uitleg, breed));
    let weg = theme.tekens().weg;
    let half = breed.saturating_sub(2) / 2;
    let termen: Vec<&TermRegel> = zacht(uitleg).collect();
    let rijen = termen.len().div_ceil(2);
    for at in 0..rijen {
        let mut lijn = Lijn::new();
        for regel in [termen.get(at), termen.get(at + rijen)]
            .into_iter()
            .flatten()
        {
            let tekst = term(theme, regel);
            let tekst = fit(&tekst, half, weg).into_owned();
            let leeg = (half + 2).saturating_sub(width(&tekst));
            lijn.push((format!("{tekst}{}", " ".repeat(leeg)), rol_van_term(regel)));
        }
        lijnen.push(lijn);
    }
    lijnen
}

fn rol_van_term(regel: &TermRegel) -> Rol {
    match regel.oordeel {
        Oordeel::Ja => Rol::Tekst,
        ander => rol(ander),
    }
}

/// For the pane beside the lists and for the window: a line for each condition and term.
pub fn lang(theme: Theme, uitleg: &PaarBeeld, breed: usize) -> Vec<Lijn> {
    let mut lijnen = Vec::new();
    let mut zet = |tekst: &str, rol: Rol| {
        let mut stukken = wrap(tekst, breed).into_iter();
        lijnen.extend(stukken.next().map(|it| een(it, rol)));
        let rest = stukken.collect::<Vec<_>>().join(" ");
        if !rest.is_empty() {
            let onder = wrap(&rest, breed.saturating_sub(4));
            lijnen.extend(onder.into_iter().map(|it| een(format!("    {it}"), rol)));
        }
    };
    for regel in hard(uitleg).filter(|it| zegt_iets(it)) {
        let tekst = format!(
            "{} {}: {}",
            teken(theme, regel.oordeel),
            regel.wat.label(),
            regel.tekst
        );
        zet(&tekst, rol_van_term(regel));
    }
    if let Some(past_als) = uitleg.past_als() {
        zet(&past_als, Rol::Kop);
    }
    lijnen.push(Lijn::new());
    let mut zet = |tekst: &str, rol: Rol| {
        let mut stukken = wrap(tekst, breed).into_iter();
        lijnen.extend(stukken.next().map(|it| een(it, rol)));
        lijnen.extend(stukken.map(|it| een(format!("    {it}"), rol)));
    };
    for regel in zacht(uitleg) {
        zet(&term(theme, regel), rol_van_term(regel));
    }
    zet(
        &format!(
            "  {:>2}     punten (regels versie {})",
            uitleg.score, uitleg.regelversie
        ),
        Rol::Kop,
    );
    lijnen
}

/// What would make it fit, every way, the smallest first.
pub fn veranderingen(uitleg: &PaarBeeld, breed: usize) -> Vec<Lijn> {
    let mut lijnen = Vec::new();
    for blokkade in &uitleg.blokkades {
        let kop = format!("{}: {}", blokkade.voorwaarde.label(), blokkade.tekst);
        lijnen.extend(wrap(&kop, breed).into_iter().map(|it| een(it, Rol::Laat)));
        if blokkade.veranderingen.is_empty() {
            lijnen.push(een("  hier is niets aan te veranderen", Rol::Zacht));
        }
        for (_, tekst) in &blokkade.veranderingen {
            let onder = wrap(tekst, breed.saturating_sub(8));
            for (at, it) in onder.into_iter().enumerate() {
                let voor = if at == 0 { "  past als" } else { "          " };
                lijnen.push(vec![(format!("{voor} "), Rol::Zacht), (it, Rol::Tekst)]);
            }
        }
    }
    lijnen
}

/// A voorstel in one line, with what each side said.
pub fn voorstel(theme: Theme, it: &VoorstelRij) -> String {
    let voorstel = &it.voorstel;
    let punt = theme.tekens().punt;
    let mut delen = vec![format!(
        "voorstel {} {}",
        toon_kort(voorstel.op),
        voorstel.kort()
    )];
    for partij in Partij::ALL {
        let zegt = match voorstel.reactie(partij) {
            Some(reactie) if reactie.ja => format!("{} ja", partij.label()),
            Some(reactie) => {
                let reden = reactie.reden.map_or("", |it| it.label());
                format!("{} nee: {reden}", partij.label())
            }
            None if voorstel.is_open() => format!("{} ?", partij.label()),
            None => continue,
        };
        delen.push(zegt);
    }
    if let Voorstelstand::Ingetrokken { reden, .. } = &voorstel.stand {
        delen.push(reden.clone());
    }
    delen.join(&format!(" {punt} "))
}

/// What the matching said when a voorstel was made, as it was.
pub fn toen(theme: Theme, toen: &Momentopname, breed: usize) -> Vec<Lijn> {
    let mut lijnen = Vec::new();
    for regel in &toen.termen {
        let punten = if regel.hard {
            String::new()
        } else {
            format!("{:>2}/{:<2} ", regel.punten, regel.hoogste)
        };
        let tekst = format!(
            "{} {punten}{}: {}",
            teken(theme, regel.oordeel),
            regel.naam,
            regel.woorden
        );
        let rol = match regel.oordeel {
            Oordeel::Ja => Rol::Tekst,
            ander => rol(ander),
        };
        lijnen.extend(wrap(&tekst, breed).into_iter().map(|it| een(it, rol)));
    }
    let som = Woord::PUNT.tel(usize::try_from(toen.som).unwrap_or_default());
    let som = format!("{som} (regels versie {})", toen.regelversie);
    lijnen.push(een(som, Rol::Kop));
    lijnen
}
