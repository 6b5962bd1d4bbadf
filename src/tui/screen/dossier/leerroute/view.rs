//! How the grid looks: a head with the kwalificatie, how far it is and what the keys mean, then
//! the rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::act::{KOLOMMEN, oordeelaar};
use super::{Leerroute, Lijn, Rij, Soort};
use crate::app::query::{LeerrouteBeeld, StapRij, WerkprocesRij};
use crate::domain::datum::{toon, toon_kort};
use crate::domain::leerroute::Leerregel;
use crate::domain::stappen::Stapstand;
use crate::domain::waardelijst::WerkprocesStatus;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::lijst::marker;
use crate::tui::widget::stapregel::{is_laat, woorden};
use crate::tui::widget::text::{fit, put, put_right, width};

/// Column of the titles; before it the cursor, the mark and the code.
const TITEL: u16 = 6;

/// Lines of the head.
pub(super) fn kop_hoog(hoog: u16) -> u16 {
    match hoog {
        0..=4 => 0,
        5..=8 => 2,
        _ => 4,
    }
}

/// Where the columns of a row lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Maten {
    /// Columns of a title.
    pub(super) titel: usize,
    kolommen: u16,
    kolom: u16,
    oordeel: u16,
}

/// The columns in a width: the day and the judge go first when there is little room.
pub(super) fn maten(width: u16) -> Maten {
    let (kolom, oordeel) = match width {
        0..=55 => (2, 0),
        56..=71 => (3, 7),
        72..=87 => (3, 19),
        88..=109 => (3, 28),
        _ => (4, 34),
    };
    let kolommen = width.saturating_sub(oordeel + 5 * kolom + 1);
    Maten {
        titel: usize::from(kolommen.saturating_sub(TITEL + 1)).max(8),
        kolommen,
        kolom,
        oordeel,
    }
}

/// Draws the tab.
pub(in super::super) fn draw(it: &Leerroute, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let Some(beeld) = &it.beeld else {
        put(buf, area, 1, 0, "laden...", theme.style(Rol::Zacht));
        return;
    };
    let maten = maten(area.width);
    let kop = kop_hoog(area.height);
    kop_regels(
        model,
        beeld,
        maten,
        Rect {
            height: kop,
            ..area
        },
        buf,
    );
    let lijst = Rect {
        y: area.y + kop,
        height: area.height - kop,
        ..area
    };
    for (y, lijn) in (0..lijst.height).zip(it.lijnen.iter().skip(it.top)) {
        regel(it, model, beeld, maten, lijn, (lijst, y), buf);
    }
    let onder = it
        .lijnen
        .len()
        .saturating_sub(it.top + usize::from(lijst.height));
    for (aantal, teken, y) in [
        (it.top, theme.tekens().boven, 0),
        (onder, theme.tekens().onder, lijst.height.saturating_sub(1)),
    ] {
        if aantal > 0 && lijst.height > 1 {
            let tekst = format!("{teken}{aantal}");
            put_right(buf, lijst, y, &tekst, theme.style(Rol::Zacht));
        }
    }
}

fn kop_regels(model: &Model, beeld: &LeerrouteBeeld, maten: Maten, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let weg = theme.tekens().weg;
    let breed = usize::from(area.width.saturating_sub(2));
    if let Some(it) = &beeld.kwalificatie {
        let tekst = format!("{} {}, {}", it.crebo, it.naam, it.niveau.label());
        let tekst = fit(&tekst, breed, weg);
        put(buf, area, 1, 0, &tekst, theme.style(Rol::Kop));
    } else {
        put(buf, area, 1, 0, "Leerroute", theme.style(Rol::Kop));
    }
    if area.height > 1 {
        groei(theme, beeld, area, buf);
    }
    if area.height > 3 {
        let mut x = 1;
        let uit = (Action::WerkprocesOut, "eruit");
        let namen = KOLOMMEN
            .iter()
            .map(|(actie, status)| (*actie, status.label()));
        for (actie, naam) in namen.chain([uit]) {
            let key = model.key(stack::LEERROUTE, actie);
            if x + 2 > area.width.saturating_sub(4) {
                break;
            }
            x = put(buf, area, x, 2, &key, theme.style(Rol::Toets));
            x = put(buf, area, x + 1, 2, naam, theme.style(Rol::Zacht)) + 2;
        }
        oordeel(model, beeld, maten, area, buf);
        for (at, (actie, _)) in (0_u16..).zip(KOLOMMEN) {
            let x = maten.kolommen + at * maten.kolom + 1;
            let key = model.key(stack::LEERROUTE, actie);
            put(buf, area, x, 3, &key, theme.style(Rol::Toets));
        }
    }
}

/// How many are learned, as a bar and in words.
fn groei(theme: Theme, beeld: &LeerrouteBeeld, area: Rect, buf: &mut Buffer) {
    const BREED: usize = 17;
    let telling = beeld.telling;
    if telling.gekozen == 0 {
        let tekst = "nog geen werkproces gekozen";
        put(buf, area, 1, 1, tekst, theme.style(Rol::Zacht));
        return;
    }
    let signs = theme.tekens();
    let lang = telling.gekozen.min(BREED);
    let vol = telling.geleerd * lang / telling.gekozen;
    let [teken_vol, teken_leeg] = if signs.vol.is_empty() {
        ["#", "."]
    } else {
        [signs.vol, signs.leeg]
    };
    let x = put(
        buf,
        area,
        1,
        1,
        &teken_vol.repeat(vol),
        theme.style(Rol::Klaar),
    );
    let x = put(
        buf,
        area,
        x,
        1,
        &teken_leeg.repeat(lang - vol),
        theme.style(Rol::Zacht),
    );
    let mut delen = vec![format!(
        "geleerd {} van {}",
        telling.geleerd, telling.gekozen
    )];
    for (aantal, naam) in [
        (telling.in_oefening, "in oefening"),
        (telling.te_leren, "te leren"),
        (telling.kan_al, "kan al"),
        (telling.niet_geleerd, "niet geleerd"),
    ] {
        if aantal > 0 {
            delen.push(format!("{naam} {aantal}"));
        }
    }
    let tekst = delen.join(&format!(" {} ", signs.punt));
    let breed = usize::from(area.width.saturating_sub(x + 2));
    let tekst = fit(&tekst, breed, signs.weg);
    put(buf, area, x + 1, 1, &tekst, theme.style(Rol::Tekst));
}

/// Who judges today, or why nothing changes here.
fn oordeel(model: &Model, beeld: &LeerrouteBeeld, maten: Maten, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let key = model.key(stack::LEERROUTE, Action::OordeelEdit);
    let (tekst, rol) = if beeld.vast {
        let teken = theme.tekens().waarschuwing;
        (
            format!("{teken} verklaring opgesteld (PL-08): vast"),
            Rol::LetOp,
        )
    } else if let Some(wie) = oordeelaar(model, beeld.kaart) {
        let dag = wie.op.map_or_else(
            || "vandaag".to_owned(),
            |dag| format!("op {}", toon_kort(dag)),
        );
        (format!("oordeel: {}, {dag} ({key})", wie.door), Rol::Tekst)
    } else if beeld.praktijkopleider.is_empty() {
        (format!("oordeel: wie? ({key})"), Rol::Zacht)
    } else {
        (
            format!("oordeel: {}? ({key})", beeld.praktijkopleider),
            Rol::Zacht,
        )
    };
    let breed = usize::from(maten.kolommen.saturating_sub(2));
    let tekst = fit(&tekst, breed, theme.tekens().weg);
    put(buf, area, 1, 3, &tekst, theme.style(rol));
}

fn regel(
    it: &Leerroute,
    model: &Model,
    beeld: &LeerrouteBeeld,
    maten: Maten,
    lijn: &Lijn,
    (area, y): (Rect, u16),
    buf: &mut Buffer,
) {
    let theme = model.theme;
    match lijn.soort {
        Soort::Kop => {
            put(buf, area, 1, y, &lijn.tekst, theme.style(Rol::Kop));
        }
        Soort::Tekst => {
            put(buf, area, 1, y, &lijn.tekst, theme.style(Rol::Zacht));
        }
        Soort::LetOp => {
            let style = theme.style(Rol::LetOp);
            let x = put(buf, area, 1, y, theme.tekens().waarschuwing, style);
            put(buf, area, x + 1, y, &lijn.tekst, style);
        }
        Soort::Rij(at) | Soort::Vervolg(at) => {
            let eerste = lijn.soort == Soort::Rij(at);
            if eerste {
                marker(theme, area, y, at == it.cursor, buf);
            }
            match it.rijen.get(at) {
                Some(Rij::Stap(stap)) => {
                    if let Some(rij) = beeld.stappen.iter().find(|it| it.stap == *stap) {
                        stapregel(model, rij, (area, y), buf);
                    }
                }
                Some(Rij::Werkproces(code)) => {
                    let Some(rij) = it.rij(*code) else { return };
                    let gekozen = rij.regel.as_ref().is_some_and(Leerregel::telt_mee);
                    let rol = if gekozen { Rol::Tekst } else { Rol::Zacht };
                    put(buf, area, TITEL, y, &lijn.tekst, theme.style(rol));
                    if eerste {
                        if it.merken.contains(code) {
                            let merk = theme.tekens().merk;
                            put(buf, area, 1, y, merk, theme.style(Rol::Merk));
                        }
                        cellen(theme, rij, maten, (area, y), buf);
                    }
                }
                None => {}
            }
        }
    }
}

/// The code, the mark in the column of the status, and since when and by whom.
fn cellen(
    theme: Theme,
    rij: &WerkprocesRij,
    maten: Maten,
    (area, y): (Rect, u16),
    buf: &mut Buffer,
) {
    let signs = theme.tekens();
    let code = rij.code.to_string();
    let kort = code.rsplit('-').next().unwrap_or_default();
    put(buf, area, 2, y, kort, theme.style(Rol::Zacht));
    let Some(regel) = &rij.regel else { return };
    if regel.telt_mee() {
        for (at, (_, status)) in (0_u16..).zip(KOLOMMEN) {
            let x = maten.kolommen + at * maten.kolom + 1;
            let (teken, rol) = match (regel.status == status, status) {
                (false, _) => (signs.punt, Rol::Lijn),
                (true, WerkprocesStatus::Geleerd) => (signs.vink, Rol::Klaar),
                (true, WerkprocesStatus::NietGeleerd) => (signs.vink, Rol::LetOp),
                (true, _) => (signs.vink, Rol::Tekst),
            };
            put(buf, area, x, y, teken, theme.style(rol));
        }
    } else {
        let x = maten.kolommen + 1;
        put(
            buf,
            area,
            x,
            y,
            regel.status.label(),
            theme.style(Rol::Zacht),
        );
    }
    let plaats = usize::from(maten.oordeel.saturating_sub(2));
    let Some(op) = regel.op.filter(|_| plaats > 0) else {
        return;
    };
    let dag = if plaats >= 26 {
        toon(op)
    } else {
        op.format("%d-%m").to_string()
    };
    let tekst = format!("{dag} {}", regel.door);
    let tekst = fit(tekst.trim_end(), plaats, signs.weg);
    let x = maten.kolommen + 5 * maten.kolom + 1;
    put(buf, area, x, y, &tekst, theme.style(Rol::Zacht));
}

/// A step on the way to the verklaring, with its day.
fn stapregel(model: &Model, rij: &StapRij, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let stap = rij.stap.stap();
    let (mut stand, rol) = woorden(rij, model.vandaag);
    if is_laat(rij, model.vandaag) {
        stand = format!("{stand} te laat");
    }
    let teken = match rij.stand {
        Stapstand::Gedaan { .. } => signs.vink,
        Stapstand::Nvt { .. } => "-",
        Stapstand::Afwijking { .. } => signs.waarschuwing,
        _ if is_laat(rij, model.vandaag) => "!",
        Stapstand::Bezig { .. } => "~",
        _ => signs.punt,
    };
    put(buf, area, 2, y, teken, theme.style(rol));
    put(buf, area, 4, y, stap.code, theme.style(Rol::Zacht));
    // The last columns say how much lies above and below.
    let rand = Rect {
        width: area.width.saturating_sub(4),
        ..area
    };
    let rechts = put_right(buf, rand, y, &stand, theme.style(rol));
    let breed = usize::from(rechts.saturating_sub(12));
    let label = fit(stap.label, breed, signs.weg);
    let rol = if rij.stand.is_klaar() {
        Rol::Zacht
    } else {
        Rol::Tekst
    };
    debug_assert!(width(&label) <= breed);
    put(buf, area, 11, y, &label, theme.style(rol));
}
