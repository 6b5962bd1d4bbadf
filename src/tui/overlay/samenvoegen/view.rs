//! How two dossiers stand side by side, and what a merge is going to do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Samenvoegen, Stadium, WISSEL};
use crate::app::query::Kaartrij;
use crate::app::samenvoegen::{BsnBeeld, Partij, SamenvoegBeeld, VeldRij};
use crate::domain::samenvoeging::Kant;
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker};
use crate::tui::widget::text::{fit, put, wrap};

/// Columns of the names of fields, with the marker before them.
const LABEL: u16 = 14;
/// Rows around the fields: two of the box, two of the heads, one of words and one of keys.
const OMHEEN: u16 = 6;

fn plaats(body: Rect) -> Rect {
    midden(body, 110, 22)
}

/// Fields that fit in the window.
pub(super) fn rijen_in_zicht(body: Rect) -> usize {
    usize::from(plaats(body).height.saturating_sub(OMHEEN)).max(1)
}

/// Draws the window.
pub(super) fn draw(
    it: &Samenvoegen,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    if it.stadium == Stadium::Reden {
        return reden(it, model, area, buf);
    }
    let titel = format!("{} samenvoegen met {}", it.weg, it.blijft);
    let inner = doos(theme, plaats(area), buf, &titel, "");
    let Some(beeld) = &it.beeld else {
        put(buf, inner, 0, 0, "laden...", theme.style(Rol::Zacht));
        return None;
    };
    match it.stadium {
        Stadium::Zeker => zeker(it, beeld, model, inner, buf),
        _ => kiezen(it, beeld, model, inner, buf),
    }
    let foot = inner.height.saturating_sub(1);
    put(
        buf,
        inner,
        0,
        foot,
        &voet(it, model),
        theme.style(Rol::Toets),
    );
    if let Some((text, rol)) = &it.bericht {
        let text = fit(text, usize::from(inner.width), theme.tekens().weg);
        let style = theme.style(*rol);
        put(buf, inner, 0, foot.saturating_sub(1), &text, style);
    }
    None
}

fn voet(it: &Samenvoegen, model: &Model) -> String {
    let key = |action| model.key(stack::VENSTER, action);
    let (verder, terug) = (key(Action::Open), key(Action::Back));
    match it.stadium {
        Stadium::Zeker => format!("{verder} samenvoegen   {terug} terug naar kiezen"),
        _ => format!(
            "{} links   {} rechts   {} wissel   {verder} verder   {terug} laat staan",
            key(Action::CursorLeft),
            key(Action::CursorRight),
            WISSEL.shown(model.theme.ascii())
        ),
    }
}

/// Why a colleague's dossier is merged.
fn reden(it: &Samenvoegen, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = model.theme;
    let wide = area.width.min(72);
    let room = usize::from(wide.saturating_sub(4));
    let coach = it.van.as_deref().unwrap_or("een collega");
    let vraag = format!(
        "Dit dossier is van {coach}. Waarom voeg je het samen? De reden blijft in beide dossiers \
         en {coach} ziet dat jij het deed."
    );
    let vraag = wrap(&vraag, room);
    let high = u16::try_from(vraag.len()).unwrap_or(u16::MAX);
    let voet = format!("{} verder", model.key(stack::LIJST, Action::Open));
    let inner = doos(
        theme,
        midden(area, wide, high.saturating_add(4)),
        buf,
        "Samenvoegen",
        &voet,
    );
    for (y, line) in (0..).zip(vraag) {
        put(buf, inner, 0, y, &line, theme.style(Rol::Tekst));
    }
    put(
        buf,
        inner,
        0,
        high,
        theme.tekens().invoer,
        theme.style(Rol::Cursor),
    );
    if let Some((text, rol)) = &it.bericht {
        put(buf, inner, 0, high + 1, text, theme.style(*rol));
    }
    let line = Rect::new(
        inner.x + 2.min(inner.width),
        inner
            .y
            .saturating_add(high.min(inner.height.saturating_sub(1))),
        inner.width.saturating_sub(2),
        inner.height.min(1),
    );
    it.reden.draw(line, buf, theme.style(Rol::Tekst))
}

/// The two columns, each as wide as the other.
struct Kolommen {
    links: Rect,
    rechts: Rect,
}

fn kolommen(inner: Rect) -> Kolommen {
    let half = inner.width.saturating_sub(LABEL) / 2;
    let at = |x: u16| Rect {
        x: inner.x.saturating_add(x),
        width: half.saturating_sub(1),
        ..inner
    };
    Kolommen {
        links: at(LABEL),
        rechts: at(LABEL + half),
    }
}

fn kiezen(it: &Samenvoegen, beeld: &SamenvoegBeeld, model: &Model, inner: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let twee = kolommen(inner);
    for (kolom, partij, woord) in [
        (twee.links, &beeld.blijft, "blijft"),
        (twee.rechts, &beeld.weg, "gaat op"),
    ] {
        let room = usize::from(kolom.width);
        let kop = format!("{} {woord}", partij.id);
        put(
            buf,
            kolom,
            2,
            0,
            &fit(&kop, room, signs.weg),
            theme.style(Rol::Kop),
        );
        let waar = waar(partij);
        let waar = fit(&waar, room.saturating_sub(2), signs.weg);
        put(buf, kolom, 2, 1, &waar, theme.style(Rol::Zacht));
    }
    let rows = usize::from(inner.height.saturating_sub(4)).max(1);
    let first = first_in_sight(it.cursor, rows);
    for (at, rij) in it.rijen().iter().enumerate().skip(first).take(rows) {
        let y = u16::try_from(at - first + 2).unwrap_or(u16::MAX);
        marker(theme, inner, y, at == it.cursor, buf);
        let label = if rij.gelijk { Rol::Uit } else { Rol::Tekst };
        put(buf, inner, 2, y, rij.veld.label(), theme.style(label));
        let keuze = it.keuze(rij);
        waarde(
            theme,
            twee.links,
            y,
            rij,
            (&rij.blijft, keuze == Kant::Blijft),
            buf,
        );
        waarde(
            theme,
            twee.rechts,
            y,
            rij,
            (&rij.weg, keuze == Kant::Weg),
            buf,
        );
    }
    let over = it.rijen().len().saturating_sub(first + rows);
    if over > 0 || first > 0 {
        let text = format!("{}{first} {}{over}", signs.boven, signs.onder);
        put(buf, inner, 0, 1, &text, theme.style(Rol::Zacht));
    }
    if it.bericht.is_none() {
        let text = bsn_en_trajecten(beeld).join("; ");
        let text = fit(&text, usize::from(inner.width), signs.weg);
        let y = inner.height.saturating_sub(2);
        put(buf, inner, 0, y, &text, theme.style(Rol::Zacht));
    }
}

/// One value; the one that stays has the sign of what is chosen.
fn waarde(
    theme: Theme,
    kolom: Rect,
    y: u16,
    rij: &VeldRij,
    (tekst, gekozen): (&str, bool),
    buf: &mut Buffer,
) {
    let signs = theme.tekens();
    let rol = match (rij.gelijk, gekozen) {
        (true, _) => Rol::Uit,
        (false, true) => Rol::KopActief,
        (false, false) => Rol::Zacht,
    };
    if gekozen && !rij.gelijk {
        put(buf, kolom, 0, y, signs.vink, theme.style(Rol::Klaar));
    }
    let tekst = if tekst.is_empty() { "-" } else { tekst };
    let room = usize::from(kolom.width.saturating_sub(2));
    put(
        buf,
        kolom,
        2,
        y,
        &fit(tekst, room, signs.weg),
        theme.style(rol),
    );
}

fn waar(partij: &Partij) -> String {
    match partij.kaarten.as_slice() {
        [] => "geen traject".to_owned(),
        [rij] => kaart(rij),
        meer => format!("{} trajecten", meer.len()),
    }
}

fn kaart(rij: &Kaartrij) -> String {
    let stand = if rij.gesloten {
        "gesloten"
    } else {
        rij.fase.label()
    };
    format!("{} {stand} ({})", rij.kaart, rij.coach_kort)
}

/// What comes along beside the fields.
fn bsn_en_trajecten(beeld: &SamenvoegBeeld) -> Vec<String> {
    let mut regels: Vec<String> = beeld
        .weg
        .kaarten
        .iter()
        .map(|rij| format!("{} gaat mee naar {}", kaart(rij), beeld.blijft.id))
        .collect();
    if beeld.bsn == BsnBeeld::Verhuist {
        regels.push(format!("het BSN gaat mee naar {}", beeld.blijft.id));
    }
    regels
}

/// What will happen, in words, before it happens.
fn zeker(it: &Samenvoegen, beeld: &SamenvoegBeeld, model: &Model, inner: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let room = usize::from(inner.width);
    let mut regels = vec![(
        format!(
            "{} ({}) gaat op in {} ({}).",
            beeld.weg.naam, beeld.weg.id, beeld.blijft.naam, beeld.blijft.id
        ),
        Rol::KopActief,
    )];
    for tekst in bsn_en_trajecten(beeld) {
        regels.push((format!("- {tekst}"), Rol::Tekst));
    }
    let anders = it.anders();
    if anders.is_empty() {
        let tekst = format!("De gegevens van {} blijven zoals ze zijn.", beeld.blijft.id);
        regels.push((tekst, Rol::Tekst));
    }
    for rij in anders {
        let was = if rij.blijft.is_empty() {
            "leeg"
        } else {
            &rij.blijft
        };
        let wordt = if rij.weg.is_empty() { "leeg" } else { &rij.weg };
        let pijl = theme.tekens().pijl;
        let tekst = format!("- {}: {was} {pijl} {wordt}", rij.veld.label());
        regels.push((tekst, Rol::Tekst));
    }
    let toets = model.key(stack::DOSSIER, Action::MergeUndo);
    let tekst = format!(
        "Beide tijdlijnen blijven. Terugdraaien kan ook later nog: {toets} in het dossier."
    );
    regels.push((tekst, Rol::Zacht));
    let lines = regels.into_iter().flat_map(|(tekst, rol)| {
        let lines = wrap(&tekst, room);
        lines.into_iter().map(move |line| (line, rol))
    });
    let rows = inner.height.saturating_sub(2);
    for (y, (line, rol)) in (0..rows).zip(lines) {
        put(buf, inner, 0, y, &line, theme.style(rol));
    }
}
