//! How the werkvoorraad is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lijnen::{chip, dag, kop, kopje, lijnen};
use super::state::{Plan, VoorraadScherm};
use crate::app::query::{Blik, Voorraadrij};
use crate::domain::datum::toon_lang;
use crate::domain::signaal::{Groep, Signaal};
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// Columns of the day at the right edge, and of who is waited for left of it.
const DAG: u16 = 9;
const WIE: u16 = 17;
/// Columns of the fase and of the coach, where there is room.
const FASE: u16 = 4;
const COACH: u16 = 7;

/// Where the columns begin, after the marker and the `!`.
struct Kolommen {
    naam: u16,
    fase: u16,
    coach: u16,
    waarom: u16,
    wie: u16,
    dag: u16,
}

fn kolommen(breed: u16, alle: bool) -> Kolommen {
    let dag = breed.saturating_sub(DAG);
    let wie = dag.saturating_sub(WIE);
    let coach = if alle { COACH } else { 0 };
    let rest = wie.saturating_sub(2 + coach);
    let fase = if rest >= 56 { FASE } else { 0 };
    let naam = ((rest - fase) / 3).min(30);
    Kolommen {
        naam: 2,
        fase: 2 + naam,
        coach: 2 + naam + fase,
        waarom: 2 + naam + fase + coach,
        wie,
        dag,
    }
}

/// Draws the screen.
pub(super) fn draw(scherm: &VoorraadScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    hoofd(scherm, model, plan.lijst, buf);
    if scherm.geladen && scherm.beeld.totaal == 0 && scherm.waits.lijst.is_none() {
        leeg(scherm, model, plan.lijst, buf);
        return;
    }
    lijst(scherm, model, plan.lijst, buf);
    uitleg(scherm, model, plan, buf);
}

fn hoofd(scherm: &VoorraadScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let van_wie = if scherm.alle {
        "van iedereen".to_owned()
    } else {
        format!("van {}", model.coach_kort())
    };
    let beeld = &scherm.beeld;
    let (tekst, delen) = kop(&beeld.koppen, (scherm.blik, beeld.totaal), &van_wie);
    let mut x = put(buf, area, 2, 0, &tekst, theme.style(Rol::Kop));
    if !scherm.filter_tekst.is_empty() {
        let tekst = format!("  filter: {}", scherm.filter_tekst);
        x = put(buf, area, x, 0, &tekst, theme.style(Rol::LetOp));
    }
    let rust = scherm.geladen
        && scherm.blik == Blik::Lijst
        && beeld.totaal > 0
        && beeld.onder(Groep::TeLaat) + beeld.onder(Groep::Vandaag) == 0;
    if rust {
        put(
            buf,
            area,
            x + 2,
            0,
            "Niets dat brandt.",
            theme.style(Rol::Klaar),
        );
        return;
    }
    for (tekst, rol) in delen {
        if usize::from(x) + 2 + width(&tekst) > usize::from(area.width) {
            break;
        }
        x = put(buf, area, x + 2, 0, &tekst, theme.style(rol));
    }
}

fn lijst(scherm: &VoorraadScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let mut y = 1;
    for place in scherm.top..scherm.beeld.totaal {
        let begin = scherm
            .begin()
            .find(|(_, van, aantal)| (*van..van + aantal).contains(&place));
        let Some((kop, van, aantal)) = begin else {
            break;
        };
        if place == van || place == scherm.top {
            // A heading alone at the bottom says nothing.
            if y + 1 >= area.height {
                break;
            }
            let tekst = format!("{} {aantal} ", kopje(kop));
            let rol = match kop {
                crate::app::query::Kop::Groep(Groep::TeLaat) => Rol::Laat,
                _ => Rol::Kop,
            };
            let room = usize::from(area.width.saturating_sub(4));
            let tekst = fit(&tekst, room, signs.weg);
            let x = put(buf, area, 1, y, &tekst, theme.style(rol));
            for x in x..area.width.saturating_sub(1) {
                put(buf, area, x, y, signs.liggend, theme.style(Rol::Lijn));
            }
            y += 1;
        }
        if y >= area.height {
            break;
        }
        let here = place == scherm.cursor;
        marker(theme, area, y, here, buf);
        if let Some(it) = scherm.rij(place) {
            rij(scherm, model, it, area, (y, here), buf);
        }
        y += 1;
    }
}

/// What the row is called: the card, or the draft.
fn naam(rij: &Voorraadrij) -> &str {
    match (&rij.rij, &rij.concept) {
        (Some(kaart), _) => &kaart.naam,
        (None, Some(concept)) => &concept.formulier,
        (None, None) => "eigen taak",
    }
}

fn rij(
    scherm: &VoorraadScherm,
    model: &Model,
    it: &Voorraadrij,
    area: Rect,
    (y, here): (u16, bool),
    buf: &mut Buffer,
) {
    let theme = model.theme;
    let signs = theme.tekens();
    let vandaag = model.vandaag;
    let at = kolommen(area.width, scherm.alle);
    let zacht = theme.style(Rol::Zacht);
    let cel = |from: u16, to: u16| usize::from(to.saturating_sub(from + 1));
    if it.post.dagen_laat(vandaag) > 0 {
        put(buf, area, 1, y, "!", theme.style(Rol::Laat));
    }
    let rol = if here { Rol::KopActief } else { Rol::Tekst };
    let tekst = fit(naam(it), cel(at.naam, at.fase), signs.weg);
    put(buf, area, at.naam, y, &tekst, theme.style(rol));
    if let Some(kaart) = &it.rij {
        if at.fase < at.coach {
            put(buf, area, at.fase, y, kaart.fase.code(), zacht);
        }
        if at.coach < at.waarom {
            let tekst = fit(&kaart.coach_kort, cel(at.coach, at.waarom), signs.weg);
            put(buf, area, at.coach, y, &tekst, zacht);
        }
    }
    let meer = match it.meer.len() {
        0 => String::new(),
        n => format!(" +{n}"),
    };
    let overdracht = it.overdracht.as_ref();
    let naar = overdracht.filter(|_| it.post.signaal != Signaal::Overdracht);
    let meer = match naar {
        Some((it, _, aan)) if it.geweigerd.is_some() => format!(" {aan}: nee{meer}"),
        Some((_, _, aan)) => format!(" {} {aan}{meer}", signs.pijl),
        None => meer,
    };
    let room = cel(at.waarom, at.wie);
    let waarom = it.waarom();
    let tekst = fit(&waarom, room.saturating_sub(width(&meer)), signs.weg);
    let x = put(buf, area, at.waarom, y, &tekst, theme.style(Rol::Tekst));
    put(buf, area, x, y, &meer, zacht);
    if let Some(chip) = chip(&it.post, vandaag) {
        let tekst = fit(&chip, cel(at.wie, at.dag), signs.weg);
        put(buf, area, at.wie, y, &tekst, zacht);
    }
    let (tekst, rol) = dag(it, vandaag);
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    put_right(buf, edge, y, &tekst, theme.style(rol));
}

fn uitleg(scherm: &VoorraadScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    let Some(it) = scherm.in_hand() else { return };
    let theme = model.theme;
    let signs = theme.tekens();
    let area = plan.uitleg;
    let lijn = theme.style(Rol::Lijn);
    let (area, heel) = if plan.naast {
        for y in 0..plan.lijst.height {
            let edge = Rect {
                x: plan.lijst.right(),
                width: 1,
                ..plan.lijst
            };
            put(buf, edge, 0, y, signs.staand, lijn);
        }
        (area, true)
    } else {
        for x in 0..area.width {
            put(buf, area, x, 0, signs.liggend, lijn);
        }
        let onder = Rect {
            y: area.y.saturating_add(1),
            height: area.height.saturating_sub(1),
            ..area
        };
        (onder, scherm.uitleg)
    };
    let doe = model.key(stack::VOORRAAD, Action::VoorraadDo);
    let room = usize::from(area.width.saturating_sub(2));
    let alle = lijnen(it, (scherm.blik, &doe), model.vandaag, (heel, room));
    let mut y = 0;
    for (tekst, rol) in alle {
        for deel in wrap(&tekst, room) {
            if y >= area.height {
                return;
            }
            put(buf, area, 1, y, &deel, theme.style(rol));
            y += 1;
        }
    }
}

/// Nothing to show: says so, and what comes.
fn leeg(scherm: &VoorraadScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let key = |action| model.key(stack::VOORRAAD, action);
    let mut tekst = match scherm.blik {
        Blik::Lijst => "Niets dat brandt.".to_owned(),
        Blik::EenStap => "Er is geen kaart die op één stap wacht.".to_owned(),
        Blik::Uitgesteld => "Er is niets uitgesteld.".to_owned(),
    };
    if scherm.filter_tekst.is_empty() {
        if let Some(straks) = scherm.beeld.straks {
            tekst = format!("{tekst} Het eerstvolgende is op {}.", toon_lang(straks));
        }
    } else {
        tekst = format!(
            "Hier past niets bij het filter '{}'. {} haalt het filter weg.",
            scherm.filter_tekst,
            key(Action::FilterClear)
        );
    }
    if scherm.blik != Blik::Lijst {
        tekst = format!(
            "{tekst} {} laat een andere lijst zien.",
            key(Action::VoorraadView)
        );
    }
    let lines = wrap(&tekst, usize::from(area.width.saturating_sub(4)));
    for (y, line) in (2..area.height).zip(lines) {
        put(buf, area, 2, y, &line, model.theme.style(Rol::Klaar));
    }
}
