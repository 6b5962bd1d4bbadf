//! Where it gets stuck: days per fase against the norm, and the load of each coach.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::OverlegScherm;
use super::view::kop;
use crate::app::query::{Coachlast, Faselast};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{fit, put};

/// Columns of the name of a fase or coach.
const NAAM: u16 = 22;

/// Draws it.
pub(super) fn draw(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let Some(body) = kop(it, model, area, buf) else {
        return;
    };
    let binnen = Rect {
        x: body.x + 2,
        width: body.width.saturating_sub(4),
        ..body
    };
    let rand = Rect { width: 2, ..body };
    let Some(beeld) = it.belasting.as_deref() else {
        put(buf, binnen, 0, 1, "laden...", theme.style(Rol::Zacht));
        return;
    };
    let kop = "Knelpunt: dagen in de fase (mediaan), tegen de norm";
    put(buf, binnen, 0, 0, kop, theme.style(Rol::Kop));
    let mut y = 1;
    let deel = |it: &Faselast| it.mediaan * 100 / i64::from(it.norm.max(1));
    let ergst = beeld.fasen.iter().map(deel).max().unwrap_or(0);
    for (at, fase) in beeld.fasen.iter().enumerate() {
        marker(theme, rand, y, at == it.knel, buf);
        let erg = deel(fase) == ergst && fase.aantal > 0 && ergst > 0;
        fase_op(theme, fase, erg, (binnen, y), buf);
        y += 1;
    }
    y += 1;
    let kop = "Werk per coach: kaarten, te laat, wacht";
    put(buf, binnen, 0, y, kop, theme.style(Rol::Kop));
    y += 1;
    let meeste = beeld.coaches.first().map_or(1, |it| it.aantal.max(1));
    // The row in hand stays in sight, however many coaches there are.
    let hoog = usize::from(binnen.height.saturating_sub(y)).max(1);
    let coach_in_hand = it.knel.saturating_sub(beeld.fasen.len());
    let eerste = (coach_in_hand + 1).saturating_sub(hoog);
    for (at, coach) in beeld.coaches.iter().enumerate().skip(eerste) {
        if y >= binnen.height {
            break;
        }
        marker(theme, rand, y, at + beeld.fasen.len() == it.knel, buf);
        coach_op(theme, coach, meeste, (binnen, y), buf);
        y += 1;
    }
}

/// A bar of so many cells out of the room that there is.
fn balk(theme: Theme, deel: i64, alles: i64, cellen: u16) -> String {
    let cellen = i64::from(cellen.max(1));
    let vol = (deel.max(0) * cellen / alles.max(1)).min(cellen);
    let teken = if theme.ascii() { "#" } else { "▮" };
    teken.repeat(usize::try_from(vol).unwrap_or(0))
}

fn fase_op(theme: Theme, it: &Faselast, erg: bool, (area, y): (Rect, u16), buf: &mut Buffer) {
    let weg = theme.tekens().weg;
    let naam = fit(it.fase.kolom(), usize::from(NAAM), weg);
    let rol = if erg { Rol::KopActief } else { Rol::Tekst };
    put(buf, area, 0, y, &naam, theme.style(rol));
    let laat = it.mediaan > i64::from(it.norm);
    let teken = if laat { "!" } else { "" };
    let tekst = format!(
        "{:>4}d{teken:1} van {:>3}d  {:>3} van {:>3} erover",
        it.mediaan, it.norm, it.over, it.aantal
    );
    let rol = if laat { Rol::Laat } else { Rol::Tekst };
    let x = put(buf, area, NAAM + 1, y, &tekst, theme.style(rol)) + 2;
    let cellen = area.width.saturating_sub(x + 12).min(60);
    let norm = i64::from(it.norm);
    // Twice the norm fills the bar.
    let balk = balk(theme, it.mediaan, norm * 2, cellen);
    let x = put(buf, area, x, y, &balk, theme.style(rol));
    if erg {
        put(buf, area, x + 1, y, "knelpunt", theme.style(Rol::LetOp));
    }
}

fn coach_op(theme: Theme, it: &Coachlast, meeste: usize, (area, y): (Rect, u16), buf: &mut Buffer) {
    let naam = fit(&it.kort, usize::from(NAAM), theme.tekens().weg);
    put(buf, area, 0, y, &naam, theme.style(Rol::Tekst));
    let tekst = format!("{:>5} {:>5}! {:>4} wacht", it.aantal, it.laat, it.wacht);
    let x = put(buf, area, NAAM + 1, y, &tekst, theme.style(Rol::Tekst)) + 2;
    let cellen = area.width.saturating_sub(x + 1).min(60);
    let getal = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 100);
    let balk = balk(theme, getal(it.aantal), getal(meeste), cellen);
    put(buf, area, x, y, &balk, theme.style(Rol::Zacht));
}
