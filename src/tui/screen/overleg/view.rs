//! One case, large; beside it, where there is room, the agenda.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{Beeld, OverlegScherm};
use crate::app::query::{Agendapunt, Gezegd, Kaartrij, StapRij, ZaakBeeld};
use crate::domain::datum::toon_kort;
use crate::domain::klok::Waarvoor;
use crate::domain::overleg::ZACHT;
use crate::domain::telwoord::tel;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::groot::{HOOG, put_groot};
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// Columns of the agenda beside the case, where there is room for both.
const LIJST: u16 = 46;
/// From so many columns on the agenda stands beside it.
const NAAST: u16 = 110;

/// Draws the line on top, the case, and the agenda.
pub(super) fn draw(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let Some(body) = kop(it, model, area, buf) else {
        return;
    };
    let (links, rechts) = if body.width >= NAAST {
        let links = Rect {
            width: body.width - LIJST,
            ..body
        };
        let rechts = Rect {
            x: links.right(),
            width: LIJST,
            ..body
        };
        (links, Some(rechts))
    } else {
        (body, None)
    };
    if let Some(rechts) = rechts {
        lijst(it, model, rechts, buf);
    }
    let binnen = Rect {
        x: links.x.saturating_add(2),
        width: links.width.saturating_sub(4),
        ..links
    };
    match it.in_hand() {
        Some(punt) => zaak(it, model, punt, binnen, buf),
        None => leeg(it, model, binnen, buf),
    }
}

/// The line on top, which every picture has; what is left below it.
pub(super) fn kop(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Rect> {
    let theme = model.theme;
    let data = it.data.as_deref();
    let tekst = match data {
        None => "laden...".to_owned(),
        Some(data) => {
            let zaken = tel(data.totaal, "zaak", "zaken");
            match &data.lopend {
                None => format!("Overleg: {zaken} sinds {}", toon_kort(data.sinds)),
                Some(lopend) => format!(
                    "Overleg {}: {}, {}, {}{}",
                    lopend.nummer,
                    if it.beeld == Beeld::Eind {
                        "het eind".to_owned()
                    } else {
                        format!("{} van {zaken}", data.gezien)
                    },
                    tel(data.besluiten, "besluit", "besluiten"),
                    tel(data.acties, "actie", "acties"),
                    if data.geparkeerd == 0 {
                        String::new()
                    } else {
                        format!(", {} geparkeerd", data.geparkeerd)
                    }
                ),
            }
        }
    };
    let rand = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let mut over = rand.width;
    if it.sinds.is_some() {
        let seconden = it.seconden(model);
        let klok = format!("{} min", seconden / 60);
        let (klok, rol) = if seconden >= ZACHT {
            (format!("{klok}, tijd voor een besluit!"), Rol::LetOp)
        } else {
            (klok, Rol::Zacht)
        };
        over = put_right(buf, rand, 0, &klok, theme.style(rol));
    } else if !it.filter_tekst.is_empty() {
        let filter = format!("filter: {}", it.filter_tekst);
        over = put_right(buf, rand, 0, &filter, theme.style(Rol::LetOp));
    }
    let room = usize::from(over.saturating_sub(3));
    let tekst = fit(&tekst, room, theme.tekens().weg);
    put(buf, area, 1, 0, &tekst, theme.style(Rol::Kop));
    for x in 0..area.width {
        put(
            buf,
            area,
            x,
            1,
            theme.tekens().liggend,
            theme.style(Rol::Lijn),
        );
    }
    (area.height > 3).then(|| Rect {
        y: area.y + 2,
        height: area.height - 2,
        ..area
    })
}

fn leeg(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let tekst = match (it.beeld, it.data.is_some(), it.filter_tekst.is_empty()) {
        (_, false, _) => String::new(),
        (Beeld::Eind, ..) => format!(
            "Niets geparkeerd. Druk op {} om het overleg te sluiten en het verslag te schrijven.",
            model.key(stack::OVERLEG, Action::OverlegEnd)
        ),
        (_, true, true) => "Niets te bespreken: geen zaak vraagt nu aandacht.".to_owned(),
        (_, true, false) => format!(
            "Geen zaak past bij het filter. {} haalt het weg.",
            model.key(stack::OVERLEG, Action::FilterClear)
        ),
    };
    for (y, regel) in (1..area.height).zip(wrap(&tekst, usize::from(area.width))) {
        put(buf, area, 0, y, &regel, model.theme.style(Rol::Tekst));
    }
}

/// Writes lines one below the other.
struct Pen<'a> {
    theme: Theme,
    area: Rect,
    y: u16,
    buf: &'a mut Buffer,
}

impl Pen<'_> {
    fn over(&self) -> u16 {
        self.area.height.saturating_sub(self.y)
    }

    /// A label in front, and a text that goes on below itself; no more lines than that.
    fn regel(&mut self, label: &str, tekst: &str, rol: Rol, hoogstens: usize) {
        const LABEL: u16 = 12;
        let room = usize::from(self.area.width.saturating_sub(LABEL)).max(1);
        for (at, regel) in wrap(tekst, room).iter().take(hoogstens).enumerate() {
            if self.over() == 0 {
                return;
            }
            if at == 0 {
                let stil = self.theme.style(Rol::Zacht);
                put(self.buf, self.area, 0, self.y, label, stil);
            }
            let stijl = self.theme.style(rol);
            put(self.buf, self.area, LABEL, self.y, regel, stijl);
            self.y += 1;
        }
    }

    fn wit(&mut self) {
        self.y += 1;
    }
}

fn waar(rij: &Kaartrij, model: &Model) -> (String, Rol) {
    let dagen = rij.dagen(model.vandaag);
    let norm = rij.fase.norm_dagen();
    let tekst = format!("{}, {}", rij.fase.label(), tel_dagen(dagen));
    if rij.over_norm(model.vandaag) {
        (format!("{tekst} (norm {norm})!"), Rol::Laat)
    } else {
        (tekst, Rol::Tekst)
    }
}

fn tel_dagen(dagen: i64) -> String {
    if dagen == 1 {
        "1 dag".to_owned()
    } else {
        format!("{dagen} dagen")
    }
}

/// Branche, niveau, leerbedrijf and coach, as far as they are known.
fn wat(rij: &Kaartrij, theme: Theme) -> String {
    let mut delen = Vec::new();
    if let Some(branche) = rij.branche {
        let niveau = rij
            .niveau
            .map_or(String::new(), |it| format!(" {}", it.code()));
        delen.push(format!("{}{niveau}", branche.label()));
    }
    if let Some(plek) = &rij.plek {
        delen.push(format!("{} {plek}", theme.tekens().pijl));
    }
    delen.push(format!("coach {}", rij.coach_kort));
    delen.join("  ")
}

fn waarom(punt: &Agendapunt) -> String {
    let woorden: Vec<&str> = punt.redenen.iter().map(|it| it.label()).collect();
    if woorden.is_empty() {
        "besproken".to_owned()
    } else {
        woorden.join(", ")
    }
}

fn volgende(rij: &Kaartrij, model: &Model) -> Option<(String, Rol)> {
    let (dag, wat) = rij.volgende?;
    let wat = match wat {
        Waarvoor::Stap(stap) => stap.stap().kort,
        Waarvoor::Terugbellen => "terugbellen",
        Waarvoor::Terug => "weer oppakken",
        Waarvoor::Toestemming => "toestemming laten tekenen",
    };
    let laat = dag < model.vandaag;
    let teken = if laat { "!" } else { "" };
    let rol = if laat { Rol::Laat } else { Rol::Tekst };
    Some((format!("{}{teken} {wat}", toon_kort(dag)), rol))
}

fn stappen(zaak: &ZaakBeeld) -> (String, Rol) {
    if zaak.kan {
        let naar = zaak.naar.map_or("klaar", |it| it.label());
        return (format!("niets: kan naar {naar}"), Rol::Klaar);
    }
    let kort = |it: &StapRij| format!("{} {}", it.stap, it.stap.stap().kort);
    let eerste: Vec<String> = zaak.stappen.iter().take(4).map(kort).collect();
    let meer = zaak.stappen.len().saturating_sub(4);
    let meer = if meer > 0 {
        format!(" en nog {meer}")
    } else {
        String::new()
    };
    (format!("{}{meer}", eerste.join(", ")), Rol::LetOp)
}

fn zaak(it: &OverlegScherm, model: &Model, punt: &Agendapunt, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let rij = &punt.rij;
    let mut pen = Pen {
        theme,
        area,
        y: 1,
        buf,
    };
    let onder = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let groot = !theme.ascii()
        && area.height >= 16
        && put_groot(pen.buf, onder, &rij.naam, theme.style(Rol::KopActief));
    if groot {
        pen.y += HOOG;
    } else {
        put(
            pen.buf,
            area,
            0,
            pen.y,
            &rij.naam,
            theme.style(Rol::KopActief),
        );
        pen.y += 1;
    }
    pen.wit();
    let (tekst, rol) = waar(rij, model);
    pen.regel("Fase", &tekst, rol, 1);
    pen.regel("Waarom", &waarom(punt), Rol::Tekst, 2);
    pen.regel("Wat", &wat(rij, theme), Rol::Tekst, 1);
    let zaak = it.bekend();
    if let Some(zaak) = zaak {
        let (tekst, rol) = stappen(zaak);
        pen.regel("Houdt op", &tekst, rol, 2);
    }
    if let Some((tekst, rol)) = volgende(rij, model) {
        pen.regel("Volgende", &tekst, rol, 1);
    }
    if rij.wacht {
        pen.regel("", "wacht", Rol::LetOp, 1);
    }
    if punt.geparkeerd && it.beeld == Beeld::Zaak {
        pen.regel("", "geparkeerd voor het eind", Rol::Merk, 1);
    }
    if let Some(zaak) = zaak {
        pen.wit();
        gezegd(&mut pen, model, &zaak.gezegd);
        let over = usize::from(pen.over()).saturating_sub(1);
        for (at, regel) in zaak.sinds.iter().take(over.min(12)).enumerate() {
            let label = if at == 0 { "Sinds toen" } else { "" };
            let dag = regel.moment.with_timezone(&model.tijdzone).date_naive();
            let tekst = format!("{} {}", toon_kort(dag), regel.kop);
            pen.regel(label, &tekst, Rol::Zacht, 1);
        }
    }
    straks(it, model, area, pen.buf);
}

fn gezegd(pen: &mut Pen<'_>, model: &Model, alle: &[Gezegd]) {
    let plaats = usize::from(pen.over() / 2).clamp(1, 6);
    for it in alle.iter().take(plaats) {
        let dag = it.moment.with_timezone(&model.tijdzone).date_naive();
        let (label, rol) = if it.besluit {
            ("Besluit", Rol::Merk)
        } else {
            ("Actie", Rol::Klaar)
        };
        let tekst = if dag == model.vandaag {
            it.tekst.clone()
        } else {
            format!("{} {}", toon_kort(dag), it.tekst)
        };
        pen.regel(label, &tekst, rol, 2);
    }
}

/// The last line: where in the agenda this is, and who comes next; or how to begin.
fn straks(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let Some(data) = it.data.as_deref() else {
        return;
    };
    let theme = model.theme;
    let y = area.height.saturating_sub(1);
    let toets = |action| model.key(stack::OVERLEG, action);
    let tekst = match (it.beeld, it.loopt()) {
        (_, false) => format!("{} begint het overleg", toets(Action::OverlegBegin)),
        (Beeld::Eind, _) => format!(
            "geparkeerd {} van {}; {} sluit het overleg en schrijft het verslag",
            it.cursor + 1,
            data.totaal,
            toets(Action::OverlegEnd)
        ),
        _ => {
            let na = it.cursor + 1;
            let straks = na.checked_sub(data.van).and_then(|at| data.rijen.get(at));
            match straks {
                Some(punt) => {
                    let waarom = punt.redenen.first().map_or("", |it| it.kort());
                    format!(
                        "{na} van {}; straks {}, {waarom}",
                        data.totaal, punt.rij.naam
                    )
                }
                None => format!(
                    "{na} van {}; {} gaat naar het eind",
                    data.totaal,
                    toets(Action::OverlegEnd)
                ),
            }
        }
    };
    for x in 0..area.width {
        put(buf, area, x, y, " ", theme.style(Rol::Tekst));
    }
    let tekst = fit(&tekst, usize::from(area.width), theme.tekens().weg);
    put(buf, area, 0, y, &tekst, theme.style(Rol::Zacht));
}

/// The agenda beside the case: why, with how many, and the cases around the one in front.
fn lijst(it: &OverlegScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let Some(data) = it.data.as_deref() else {
        return;
    };
    let theme = model.theme;
    let signs = theme.tekens();
    for y in 0..area.height {
        put(buf, area, 0, y, signs.staand, theme.style(Rol::Lijn));
    }
    let binnen = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(3),
        ..area
    };
    let mut y = 1;
    for (waarom, aantal) in &data.telling {
        put(buf, binnen, 0, y, waarom.label(), theme.style(Rol::Tekst));
        put_right(buf, binnen, y, &aantal.to_string(), theme.style(Rol::Tekst));
        y += 1;
    }
    y += 1;
    let hoog = binnen.height.saturating_sub(y);
    let halve = usize::from(hoog) / 2;
    let eerste = it
        .cursor
        .saturating_sub(halve)
        .min(data.totaal.saturating_sub(usize::from(hoog)));
    for rij in 0..hoog {
        let at = eerste + usize::from(rij);
        let Some(punt) = at.checked_sub(data.van).and_then(|at| data.rijen.get(at)) else {
            continue;
        };
        let hier = at == it.cursor;
        let teken = match (hier, punt.geparkeerd, punt.gezien) {
            (true, ..) => signs.cursor,
            (false, true, _) => signs.merk,
            (false, false, true) => signs.vink,
            (false, false, false) => " ",
        };
        let rol = match (hier, punt.gezien) {
            (true, _) => Rol::KopActief,
            (false, true) => Rol::Zacht,
            (false, false) => Rol::Tekst,
        };
        put(buf, binnen, 0, y + rij, teken, theme.style(Rol::Cursor));
        let waarom = punt.redenen.first().map_or("", |it| it.kort());
        let x = put_right(buf, binnen, y + rij, waarom, theme.style(Rol::Zacht));
        let room = usize::from(x.saturating_sub(3));
        let naam = fit(&punt.rij.naam, room, signs.weg);
        debug_assert!(width(&naam) <= room.max(1));
        put(buf, binnen, 2, y + rij, &naam, theme.style(rol));
    }
}
