//! How the window of the documents looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::bewaar::Bewaar;
use super::{DocumentVenster, Toont, Wat};
use crate::app::query::{DeelRegel, DocumentBeeld, DocumentRegel};
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker};
use crate::tui::widget::regel::Regel as Invoer;
use crate::tui::widget::text::{fit, put, put_right, wrap};

/// Widest the window gets: a page of a letter.
const BREED: u16 = 100;
/// Column from which what a document lacks stands.
const STAND: u16 = 36;

fn doosje(area: Rect) -> Rect {
    midden(area, area.width.min(BREED), area.height)
}

/// The area inside the box.
pub(super) fn binnen(body: Rect) -> Rect {
    let doos = doosje(body);
    Rect {
        x: doos.x + 2.min(doos.width),
        y: doos.y + 1.min(doos.height),
        width: doos.width.saturating_sub(4),
        height: doos.height.saturating_sub(2),
    }
}

fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters.next().map_or_else(String::new, |eerste| {
        eerste.to_uppercase().chain(letters).collect()
    })
}

pub(super) fn draw(
    it: &DocumentVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    let enter = model.key(stack::VENSTER, Action::Open);
    let (titel, voet) = match &it.toont {
        Toont::Lijst => (
            format!("Documenten: {}", it.naam),
            format!("{enter} lees  s bewaar"),
        ),
        Toont::Gaten { soort, beeld, .. } => (
            format!(
                "{}: {} nog open",
                hoofdletter(soort.label()),
                beeld.gaten.len()
            ),
            format!("{enter} vul in  s bewaar"),
        ),
        Toont::Lees { wat, .. } => (naam(*wat), "s bewaar".to_owned()),
        Toont::Bewaar(bewaar) => (
            format!("Bewaren: {}", naam(bewaar.wat)),
            format!("{} bewaar", model.key(stack::LIJST, Action::Open)),
        ),
    };
    let inner = doos(theme, doosje(area), buf, &titel, &voet);
    let bericht = it
        .bericht
        .as_deref()
        .map_or_else(Vec::new, |tekst| wrap(tekst, usize::from(inner.width)));
    let laag = u16::try_from(bericht.len())
        .unwrap_or(0)
        .min(inner.height / 2);
    let vlak = Rect {
        height: inner.height - laag,
        ..inner
    };
    for (y, regel) in (vlak.height..inner.height).zip(&bericht) {
        put(buf, inner, 0, y, regel, theme.style(Rol::Laat));
    }
    match &it.toont {
        Toont::Lijst => {
            lijst(it, model, vlak, buf);
            None
        }
        Toont::Gaten { beeld, cursor, .. } => {
            gaten(beeld, *cursor, model, vlak, buf);
            None
        }
        Toont::Lees { regels, top, .. } => {
            for (y, regel) in (0..vlak.height).zip(regels.iter().skip(*top)) {
                put(buf, vlak, 0, y, regel, theme.style(Rol::Tekst));
            }
            let onder = regels.len().saturating_sub(*top + usize::from(vlak.height));
            if onder > 0 && vlak.height > 0 {
                let text = format!("{}{onder}", theme.tekens().onder);
                put_right(buf, vlak, vlak.height - 1, &text, theme.style(Rol::Zacht));
            }
            None
        }
        Toont::Bewaar(het) => bewaar(het, model, vlak, buf),
    }
}

fn naam(wat: Wat) -> String {
    match wat {
        Wat::Document(soort) => hoofdletter(soort.label()),
        Wat::Deel(ontvanger) => format!("Gegevens voor {}", ontvanger.label()),
    }
}

/// A line of the list.
enum Regel<'a> {
    Kop(&'static str),
    Document(usize, &'a DocumentRegel),
    Deel(usize, &'a DeelRegel),
}

fn lijst(it: &DocumentVenster, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    if it.lijst.is_none() {
        put(buf, area, 0, 0, "laden...", theme.style(Rol::Zacht));
        return;
    }
    let mut regels = vec![Regel::Kop("Lezen en bewaren")];
    let documenten = it.documenten();
    let genummerd = documenten.iter().enumerate();
    regels.extend(genummerd.map(|(at, regel)| Regel::Document(at, regel)));
    if !it.delen().is_empty() {
        regels.push(Regel::Kop("Delen"));
        let genummerd = it.delen().iter().enumerate();
        regels.extend(genummerd.map(|(at, regel)| Regel::Deel(documenten.len() + at, regel)));
    }
    // What goes to the receiver in hand, and what never does.
    let uitleg = match it.in_hand() {
        Some(Wat::Deel(ontvanger)) => it
            .delen()
            .iter()
            .find(|regel| regel.ontvanger == ontvanger)
            .map_or_else(Vec::new, |regel| {
                let nu = match &regel.mag {
                    Ok(()) => format!("Gaat mee: {}.", regel.velden.join(", ")),
                    Err(waarom) => format!("Mag nu niet: {waarom}."),
                };
                let tekst = format!("{nu} Gaat nooit mee: {}.", regel.nooit);
                wrap(&tekst, usize::from(area.width))
            }),
        _ => Vec::new(),
    };
    let laag = u16::try_from(uitleg.len().min(6))
        .unwrap_or(0)
        .min(area.height / 2);
    let rijen = Rect {
        height: area.height - laag,
        ..area
    };
    let hier = regels.iter().position(|regel| match regel {
        Regel::Kop(_) => false,
        Regel::Document(at, _) | Regel::Deel(at, _) => *at == it.cursor,
    });
    let top = first_in_sight(hier.unwrap_or(0), usize::from(rijen.height));
    for (y, regel) in (0..rijen.height).zip(regels.iter().skip(top)) {
        match regel {
            Regel::Kop(tekst) => {
                put(buf, rijen, 0, y, tekst, theme.style(Rol::Kop));
            }
            Regel::Document(at, regel) => {
                marker(theme, rijen, y, *at == it.cursor, buf);
                document(regel, model, (rijen, y), buf);
            }
            Regel::Deel(at, regel) => {
                marker(theme, rijen, y, *at == it.cursor, buf);
                deel(regel, model, (rijen, y), buf);
            }
        }
    }
    for (y, regel) in (rijen.height..area.height).zip(&uitleg) {
        put(buf, area, 0, y, regel, theme.style(Rol::Zacht));
    }
}

fn document(regel: &DocumentRegel, model: &Model, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let weg = theme.tekens().weg;
    let label = hoofdletter(regel.soort.label());
    let label = fit(&label, usize::from(STAND) - 3, weg);
    put(buf, area, 2, y, &label, theme.style(Rol::Tekst));
    let (stand, rol) = match regel.gaten {
        0 => ("compleet".to_owned(), Rol::Klaar),
        aantal => (format!("{aantal} nog open"), Rol::LetOp),
    };
    put(buf, area, STAND, y, &stand, theme.style(rol));
    if let Some((op, door, vorm)) = &regel.gemaakt {
        let text = format!("{} {door} {vorm}", model.klok(*op));
        let room = usize::from(area.width.saturating_sub(STAND + 14));
        put_right(
            buf,
            area,
            y,
            &fit(&text, room, weg),
            theme.style(Rol::Zacht),
        );
    }
}

fn deel(regel: &DeelRegel, model: &Model, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let weg = theme.tekens().weg;
    let label = hoofdletter(regel.ontvanger.label());
    let label = fit(&label, usize::from(STAND) - 3, weg);
    put(buf, area, 2, y, &label, theme.style(Rol::Tekst));
    let (stand, rol) = match &regel.mag {
        Ok(()) => ("mag", Rol::Klaar),
        Err(_) => ("mag niet", Rol::LetOp),
    };
    put(buf, area, STAND, y, stand, theme.style(rol));
    if let Some((op, door)) = &regel.gedeeld {
        let text = format!("{} {door}", model.klok(*op));
        let room = usize::from(area.width.saturating_sub(STAND + 14));
        put_right(
            buf,
            area,
            y,
            &fit(&text, room, weg),
            theme.style(Rol::Zacht),
        );
    }
}

fn gaten(beeld: &DocumentBeeld, cursor: usize, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let weg = theme.tekens().weg;
    let top = first_in_sight(cursor, usize::from(area.height));
    for (y, at) in (0..area.height).zip(top..=beeld.gaten.len()) {
        marker(theme, area, y, at == cursor, buf);
        let Some(gat) = at.checked_sub(1).and_then(|at| beeld.gaten.get(at)) else {
            let text = "Lees het zoals het nu is";
            put(buf, area, 2, y, text, theme.style(Rol::Kop));
            continue;
        };
        let plek = match (gat.formulier, gat.stap) {
            (Some(formulier), _) => formulier.label().to_owned(),
            (None, Some(stap)) => format!("stap {stap}"),
            (None, None) => String::new(),
        };
        let room = usize::from(area.width.saturating_sub(4)).saturating_sub(plek.chars().count());
        let tekst = fit(&gat.tekst, room, weg);
        put(buf, area, 2, y, &tekst, theme.style(Rol::Tekst));
        put_right(buf, area, y, &plek, theme.style(Rol::Zacht));
    }
}

fn bewaar(het: &Bewaar, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = model.theme;
    if let Some(reden) = &het.bsn {
        return bsn(reden, model, area, buf);
    }
    put(buf, area, 0, 0, "Als wat?", theme.style(Rol::Kop));
    let mut y = 1;
    for (at, vorm) in het.vormen.iter().enumerate() {
        marker(theme, area, y, at == het.keuze, buf);
        put(buf, area, 2, y, vorm.label(), theme.style(Rol::Tekst));
        y += 1;
    }
    y += 1;
    put(buf, area, 0, y, "In welke map?", theme.style(Rol::Kop));
    let line = Rect {
        x: area.x + 2.min(area.width),
        y: area.y.saturating_add(y + 1),
        width: area.width.saturating_sub(2),
        height: 1,
    };
    let position = het
        .map
        .draw(line.intersection(area), buf, theme.style(Rol::Tekst));
    let uitleg = "De naam van het bestand is het nummer, het document en de dag. Alleen jij kunt \
                  het lezen. In de tijdlijn komt te staan dat het is gemaakt.";
    for (y, regel) in (y + 3..area.height).zip(wrap(uitleg, usize::from(area.width))) {
        put(buf, area, 0, y, &regel, theme.style(Rol::Zacht));
    }
    position
}

/// Whether the whole BSN stands in it: only with a reason.
fn bsn(reden: &Invoer, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = model.theme;
    let vraag = "Moet het hele BSN erin? Schrijf dan waarvoor.";
    put(buf, area, 0, 0, vraag, theme.style(Rol::Kop));
    let line = Rect {
        x: area.x + 2.min(area.width),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: 1,
    };
    let position = reden.draw(line.intersection(area), buf, theme.style(Rol::Tekst));
    let uitleg = "Leeg: alleen de laatste twee cijfers staan erin. De reden komt in de tijdlijn.";
    for (y, regel) in (3..area.height).zip(wrap(uitleg, usize::from(area.width))) {
        put(buf, area, 0, y, &regel, theme.style(Rol::Zacht));
    }
    position
}
