//! How a form looks: the fields, what follows from them, what is missing, and where the draft is.

use crate::domain::telwoord::tel;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::kladje::klok;
use super::{FormulierVenster, Voor, WEG};
use crate::app::command::Concept;
use crate::domain::geboortedatum::Geboortedatum;
use crate::form::kind;
use crate::form::spec::Richting;
use crate::form::specs;
use crate::form::specs::toestemming::{doel_van, zin};
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::overlay::invul::contexts;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put, put_right, width, wrap};
use crate::tui::widget::veld::{self, Vorm};

/// Lines kept free for a sentence to read aloud, so that nothing jumps from field to field.
const ZIN: usize = 3;
/// How many missing fields are named.
const NOEM: usize = 3;

/// Draws the window.
pub(super) fn draw(
    it: &FormulierVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let cursor = form(it, model, area, buf);
    match &it.voor {
        None => return cursor,
        Some(Voor::Aanbod(concept)) => aanbod(concept, model, area, buf),
        Some(Voor::Verschil(verschil)) => return verschil.draw(model, area, buf),
        Some(Voor::Naast(naast)) => naast.draw(model, area, buf),
        Some(Voor::Lees(lijst)) => lijst.draw(model, area, buf),
    }
    None
}

fn form(it: &FormulierVenster, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = model.theme;
    let titel = format!("{} {}", it.spec.title, it.naam);
    let stand = it.form.stand();
    let inner = doos(theme, area, buf, &titel, "");
    if area.width < 8 || area.height < 3 {
        return None;
    }
    let edge = Rect {
        width: area.width.saturating_sub(2),
        ..area
    };
    let (text, rol) = if it.waits.bewaar.is_some() {
        ("bewaren...".to_owned(), Rol::LetOp)
    } else {
        it.kladje.woorden(model)
    };
    if !text.is_empty() {
        put_right(buf, edge, 0, &format!(" {text} "), theme.style(rol));
    }
    if it.beeld.is_none() {
        put(buf, inner, 0, 0, "laden...", theme.style(Rol::Zacht));
        return None;
    }
    let rol = if stand.compleet() {
        Rol::Klaar
    } else {
        Rol::LetOp
    };
    let bottom = area.height - 1;
    if let Some(zin) = model.collegas.zin(it.kaart) {
        // On the border, so that nothing moves when somebody comes or goes.
        let zin = format!(" {zin} ");
        let room = usize::from(area.width.saturating_sub(32));
        let zin = fit(&zin, room, theme.tekens().weg);
        put(buf, area, 2, bottom, &zin, theme.style(Rol::LetOp));
    }
    put_right(
        buf,
        edge,
        bottom,
        &format!(" {} ", stand.kort()),
        theme.style(rol),
    );
    let onder = onder(it, model, usize::from(inner.width));
    // The form goes before what it concludes when the window is low.
    let low = u16::try_from(onder.len()).unwrap_or(u16::MAX);
    let low = low.min(inner.height / 3);
    let body = Rect {
        height: inner.height.saturating_sub(low),
        ..inner
    };
    // What is nearest to the foot matters most.
    let skip = onder.len().saturating_sub(usize::from(low));
    for (y, (text, rol)) in (body.height..inner.height).zip(onder.iter().skip(skip)) {
        put(buf, inner, 0, y, text, theme.style(*rol));
    }
    veld::draw(theme, &it.form, Vorm::lang(inner.width), body, buf)
}

/// What stands below the fields: what follows from them, the sentence to read, what is missing, and
/// what was said last.
fn onder(it: &FormulierVenster, model: &Model, room: usize) -> Vec<(String, Rol)> {
    let weg = model.theme.tekens().weg;
    let mut lines = Vec::new();
    if it.vraagt_doelen() {
        lines.extend(voorlezen(it, model, room));
    }
    if let Some(regel) = levend(it, model) {
        lines.push((fit(&regel, room, weg).into_owned(), Rol::Zacht));
    }
    if let Some(waarom) = it.kladje.mislukt() {
        let text = format!("Het concept is niet bewaard: {waarom}.");
        lines.extend(wrap(&text, room).into_iter().map(|it| (it, Rol::Laat)));
    }
    match &it.bericht {
        Some((text, rol)) => lines.extend(wrap(text, room).into_iter().map(|it| (it, *rol))),
        None => lines.push(mist(it, model, room)),
    }
    lines
}

/// The sentence of the doel in hand, in so many lines always.
fn voorlezen(it: &FormulierVenster, model: &Model, room: usize) -> Vec<(String, Rol)> {
    let doel = doel_van(it.form.focus_key());
    let tekst = doel.and_then(|doel| zin(it.spec.version, doel));
    let mut lines: Vec<(String, Rol)> = if let Some(tekst) = tekst {
        let lines = wrap(tekst, room).into_iter();
        lines.map(|line| (line, Rol::Kop)).collect()
    } else {
        let toets = model.key(stack::FORMULIER, Action::FormRead);
        vec![(format!("{toets} toont alles om voor te lezen"), Rol::Zacht)]
    };
    // Above the first line: the sentence stands nearest to what is missing.
    while lines.len() < ZIN {
        lines.insert(0, (String::new(), Rol::Tekst));
    }
    lines
}

/// What follows from the answers so far: startkwalificatie with its ground, age, duration.
fn levend(it: &FormulierVenster, model: &Model) -> Option<String> {
    let answers = it.form.answers();
    let mut delen = Vec::new();
    if let Some(uitleg) = specs::uitleg(it.spec, "startkwalificatie", &answers, model.vandaag) {
        let mut letters = uitleg.chars();
        let eerste = letters.next().into_iter().flat_map(char::to_uppercase);
        delen.push(eerste.chain(letters).collect::<String>());
    }
    let waarde = |key: &str| answers.antwoord(key).waarde();
    // Alone it stands behind the date of birth already.
    if let Some(geboren) =
        waarde("geboortedatum").and_then(|tekst| Geboortedatum::lees(tekst, model.vandaag).ok())
        && !delen.is_empty()
    {
        delen.push(format!("{} jaar", geboren.leeftijd(model.vandaag)));
    }
    let dag = |key: &str| kind::lees(waarde(key)?, model.vandaag, Richting::Vrij).ok();
    if let (Some(van), Some(tot)) = (dag("start_gepland"), dag("einde_gepland"))
        && tot > van
    {
        let weken = (tot - van).num_days() / 7;
        let weken = usize::try_from(weken).unwrap_or_default();
        delen.push(tel(weken, "week", "weken"));
    }
    let punt = format!(" {} ", model.theme.tekens().punt);
    (!delen.is_empty()).then(|| delen.join(&punt))
}

/// What keeps the form from being complete: how much, and the first few by name.
fn mist(it: &FormulierVenster, model: &Model, room: usize) -> (String, Rol) {
    let weg = model.theme.tekens().weg;
    let stand = it.form.stand();
    let open = stand.tegen(it.spec);
    let labels: Vec<&str> = open
        .iter()
        .filter_map(|key| Some(it.spec.field(key)?.label))
        .collect();
    if labels.is_empty() {
        let text = match stand.let_op.len() {
            0 => "Alles is ingevuld.".to_owned(),
            1 => "Alles is ingevuld; kijk nog naar 1 punt.".to_owned(),
            n => format!("Alles is ingevuld; kijk nog naar {n} punten."),
        };
        return (fit(&text, room, weg).into_owned(), Rol::Klaar);
    }
    let toets = model.key(contexts(&it.form), Action::FieldNextOpen);
    let hint = format!("  {toets} volgende");
    // As many names as stand there whole, with the key behind them.
    let noem = |aantal: usize, hint: &str| {
        let meer = if labels.len() > aantal { ", ..." } else { "" };
        let namen: Vec<&str> = labels.iter().take(aantal).copied().collect();
        format!("nog {}: {}{meer}{hint}", labels.len(), namen.join(", "))
    };
    let past = (1..=NOEM.min(labels.len()))
        .rev()
        .map(|aantal| noem(aantal, &hint))
        .find(|text| width(text) <= room);
    let text = past.unwrap_or_else(|| fit(&noem(1, ""), room, weg).into_owned());
    (text, Rol::LetOp)
}

/// A draft of earlier, offered before the form.
fn aanbod(concept: &Concept, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let inner = doos(theme, midden(area, 60, 6), buf, "Hier was je mee bezig", "");
    let own = concept
        .velden
        .iter()
        .filter(|(key, _)| !key.starts_with('_'));
    let velden = own.filter(|(_, text)| !text.trim().is_empty()).count();
    let text = format!(
        "Er is een concept van {} ({}).",
        klok(model, concept.moment),
        tel(velden, "veld", "velden")
    );
    put(buf, inner, 0, 0, &text, theme.style(Rol::Tekst));
    let key = |action| model.key(stack::VENSTER, action);
    let foot = format!(
        "{} verder   {WEG} weggooien   {} later",
        key(Action::Open),
        key(Action::Back)
    );
    let y = inner.height.saturating_sub(1);
    put(buf, inner, 0, y, &foot, theme.style(Rol::Toets));
}
