//! How the monitor is drawn: a bar for each row, and always the figure beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{KOP, MonitorScherm, Plan};
use crate::domain::datum::toon_kort;
use crate::domain::monitor::tabel::{Cel, Kolom, Tabel};
use crate::domain::monitor::{Maat, Rapport};
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::lijst::{first_in_sight, marker};
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// The narrowest bar that still says something.
const STAAF_MIN: usize = 8;
/// The widest name of a row.
const NAAM_MAX: usize = 30;

/// Draws the screen.
pub(super) fn draw(scherm: &MonitorScherm, model: &Model, plan: Plan, buf: &mut Buffer) {
    lijst(scherm, model, plan.lijst, buf);
    let theme = model.theme;
    let rand = Rect {
        x: plan.lijst.right(),
        width: 1,
        ..plan.lijst
    };
    let rol = if scherm.in_tabel {
        Rol::KopActief
    } else {
        Rol::Lijn
    };
    for y in 0..rand.height {
        put(buf, rand, 0, y, theme.tekens().staand, theme.style(rol));
    }
    rechts(scherm, model, plan.rechts, buf);
}

fn lijst(scherm: &MonitorScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    put(buf, area, 2, 0, "Monitor", theme.style(Rol::Kop));
    let hoog = usize::from(area.height.saturating_sub(1));
    let eerste = first_in_sight(scherm.maat, hoog);
    let genummerd = Maat::ALL.into_iter().enumerate().skip(eerste).take(hoog);
    for (y, (plaats, maat)) in (1..).zip(genummerd) {
        let hier = plaats == scherm.maat;
        marker(theme, area, y, hier && !scherm.in_tabel, buf);
        if hier && scherm.in_tabel {
            put(
                buf,
                area,
                0,
                y,
                theme.tekens().invoer,
                theme.style(Rol::Cursor),
            );
        }
        let rol = if hier { Rol::KopActief } else { Rol::Tekst };
        let x = put(buf, area, 2, y, maat.code(), theme.style(Rol::Zacht));
        let room = usize::from(area.width.saturating_sub(x.max(5) + 2));
        let naam = fit(maat.naam(), room, theme.tekens().weg);
        put(buf, area, x.max(5) + 1, y, &naam, theme.style(rol));
    }
}

fn rechts(scherm: &MonitorScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    kop(scherm, model, area, buf);
    let Some((_, blad)) = scherm.blad() else {
        definitie(scherm, model, area, buf);
        return;
    };
    let Some(tabel) = scherm.tabel() else { return };
    let nummer = format!("{}/{}", scherm.tabel + 1, blad.tabellen.len());
    let rand = put_right(buf, area, 2, &nummer, theme.style(Rol::Zacht));
    let titel = fit(
        &tabel.titel,
        usize::from(rand.saturating_sub(2)),
        theme.tekens().weg,
    );
    put(buf, area, 0, 2, &titel, theme.style(Rol::Kop));
    if tabel.rijen.is_empty() {
        let tekst = if scherm.welke() == Maat::M10 {
            "Er loopt in deze periode geen budget. Maak er een met het commando: trajectbord budget"
        } else {
            "In deze periode is hier niets te tellen."
        };
        let room = usize::from(area.width.saturating_sub(3));
        for (y, regel) in (KOP..area.height).zip(wrap(tekst, room)) {
            put(buf, area, 2, y, &regel, theme.style(Rol::Zacht));
        }
        return;
    }
    rijen(scherm, tabel, model, area, buf);
}

/// What is asked, and how far it is.
fn kop(scherm: &MonitorScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let punt = theme.tekens().punt;
    let maat = scherm.welke();
    let naam = format!("{} {}", maat.code(), maat.naam());
    let x = put(buf, area, 0, 0, &naam, theme.style(Rol::KopActief));
    let mut delen = vec![scherm.tijdvak(model).to_string()];
    delen.extend(scherm.dimensie().map(|dim| format!("per {}", dim.label())));
    delen.extend(
        scherm
            .stand
            .map(|dag| format!("stand van {}", toon_kort(dag))),
    );
    let vraag = delen.join(&format!(" {punt} "));
    let regel = Rect { height: 1, ..area };
    let vraag_x = put_right(buf, regel, 0, &vraag, theme.style(Rol::Tekst));
    if vraag_x < x + 2 {
        put(buf, area, 0, 1, &vraag, theme.style(Rol::Tekst));
    }
    let (woorden, rol) = toestand(scherm, model);
    put_right(buf, area, 1, &woorden, theme.style(rol));
}

/// Whether these are the figures that were asked.
fn toestand(scherm: &MonitorScherm, model: &Model) -> (String, Rol) {
    let rapport: Option<&Rapport> = scherm.beeld.as_ref().and_then(|it| it.rapport.as_ref());
    if let Some(bezig) = &scherm.bezig {
        let (gedaan, totaal) = bezig.voortgang.stand();
        let woorden = if totaal == 0 {
            "telt".to_owned()
        } else {
            format!("telt {gedaan} van {totaal}")
        };
        return (woorden, Rol::LetOp);
    }
    if scherm.oud {
        let toets = model.key(stack::MONITOR, Action::MonitorRefresh);
        return (
            format!("gewijzigd sindsdien: {toets} telt opnieuw"),
            Rol::LetOp,
        );
    }
    let bewaard = scherm.beeld.as_ref().is_some_and(|it| it.bewaard);
    match rapport {
        Some(_) if bewaard => ("bewaard toen de maand om was".to_owned(), Rol::Zacht),
        Some(it) if it.verborgen => ("aantallen onder 5 zijn verborgen".to_owned(), Rol::Zacht),
        _ => (String::new(), Rol::Zacht),
    }
}

/// What the indicator counts, while its figures are not there.
fn definitie(scherm: &MonitorScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let breed = usize::from(area.width.saturating_sub(1)).min(76);
    let regels = wrap(scherm.welke().definitie(), breed);
    for (y, regel) in (3..area.height).zip(regels) {
        put(buf, area, 0, y, &regel, model.theme.style(Rol::Zacht));
    }
}

/// What is drawn of the columns beside the names: the first of them, how many, and how wide each is.
struct Kolommen {
    naam: usize,
    eerste: usize,
    breed: Vec<usize>,
    staaf: usize,
}

/// A bar, and as many columns as fit with the one in hand among them.
fn kolommen(tabel: &Tabel, hier: usize, ruimte: usize) -> Kolommen {
    let namen = tabel.rijen.iter().map(|it| width(&it.naam));
    let naam = namen
        .max()
        .unwrap_or(0)
        .max(width(&tabel.kop))
        .min(NAAM_MAX);
    let naam = naam.min(ruimte * 2 / 5);
    let cellen = |kolom: usize| {
        let rijen = tabel.rijen.iter().map(|it| &it.cellen).chain(&tabel.totaal);
        rijen
            .filter_map(move |it| it.get(kolom))
            .map(|cel| width(&cel.tekst()))
    };
    let genummerd = tabel.kolommen.iter().enumerate();
    let breed: Vec<usize> = genummerd
        .map(|(nr, kolom)| {
            let kop = kop_breed(kolom);
            cellen(nr).max().unwrap_or(0).max(kop).min(ruimte / 2)
        })
        .collect();
    let vrij = ruimte.saturating_sub(naam + 2 + STAAF_MIN);
    let past = |van: usize, tot: usize| -> Option<usize> {
        let som: usize = breed.get(van..tot)?.iter().map(|it| it + 1).sum();
        vrij.checked_sub(som)
    };
    // The bar keeps its room: beside it stand as many columns as fit, with the one in hand.
    let alle = breed.len();
    let (mut van, mut tot) = (hier, (hier + 1).min(alle));
    while van > 0 && past(van - 1, tot).is_some() {
        van -= 1;
    }
    while tot < alle && past(van, tot + 1).is_some() {
        tot += 1;
    }
    Kolommen {
        naam,
        eerste: van,
        staaf: past(van, tot).map_or(0, |over| (over + STAAF_MIN).min(60)),
        breed: breed
            .get(van..tot)
            .map(<[usize]>::to_vec)
            .unwrap_or_default(),
    }
}

/// The longest word of a heading: it may stand over two words, never over half of one.
fn kop_breed(kolom: &Kolom) -> usize {
    width(&kolom.naam).min(14)
}

fn rijen(scherm: &MonitorScherm, tabel: &Tabel, model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let plan = kolommen(
        tabel,
        scherm.kolom,
        usize::from(area.width.saturating_sub(3)),
    );
    koppen(scherm, tabel, &plan, theme, area, buf);
    let hoog = MonitorScherm::hoog(model);
    let eerste = first_in_sight(scherm.rij, hoog);
    let regels = tabel.rijen.iter().map(|it| (it.naam.as_str(), &it.cellen));
    let totaal = tabel.totaal.iter().map(|it| ("totaal", it));
    let genummerd = regels.chain(totaal).enumerate().skip(eerste).take(hoog);
    for (y, (plaats, (naam, cellen))) in (KOP..).zip(genummerd) {
        let hier = plaats == scherm.rij && scherm.in_tabel;
        marker(theme, area, y, hier, buf);
        let is_totaal = plaats >= tabel.rijen.len();
        let rol = match (hier, is_totaal) {
            (true, _) => Rol::KopActief,
            (_, true) => Rol::Kop,
            _ => Rol::Tekst,
        };
        let kort = fit(naam, plan.naam, theme.tekens().weg);
        put(buf, area, 2, y, &kort, theme.style(rol));
        let mut x = 2 + u16::try_from(plan.naam).unwrap_or(0) + 1;
        for (nr, breed) in (plan.eerste..).zip(&plan.breed) {
            let tekst = cellen.get(nr).map(Cel::tekst).unwrap_or_default();
            let tekst = fit(&tekst, *breed, theme.tekens().weg).into_owned();
            let vooraan = u16::try_from(breed - width(&tekst).min(*breed)).unwrap_or(0);
            put(buf, area, x + vooraan, y, &tekst, theme.style(rol));
            x = x.saturating_add(u16::try_from(breed + 1).unwrap_or(0));
        }
        if !is_totaal && plan.staaf > 0 {
            let lang = cellen.get(scherm.kolom).and_then(Cel::hoogte);
            let staaf = staaf(theme, lang, tabel.hoogste(scherm.kolom), plan.staaf);
            put(buf, area, x + 1, y, &staaf, theme.style(Rol::Klaar));
        }
    }
    let alle = scherm.rijen();
    if alle <= hoog {
        uitleg(scherm, area, alle, theme, buf);
        return;
    }
    let tekst = format!(
        "{} t/m {} van {alle}",
        eerste + 1,
        (eerste + hoog).min(alle)
    );
    let onder = area.height.saturating_sub(1);
    put_right(buf, area, onder, &tekst, theme.style(Rol::Zacht));
}

/// What is counted, under the table, where there is room for all of it.
fn uitleg(scherm: &MonitorScherm, area: Rect, rijen: usize, theme: Theme, buf: &mut Buffer) {
    let breed = usize::from(area.width.saturating_sub(4)).min(76);
    let regels = wrap(scherm.welke().definitie(), breed);
    let boven = KOP.saturating_add(u16::try_from(rijen + 1).unwrap_or(u16::MAX));
    let hoog = u16::try_from(regels.len()).unwrap_or(u16::MAX);
    if boven.saturating_add(hoog) >= area.height {
        return;
    }
    for (y, regel) in (boven..).zip(regels) {
        put(buf, area, 2, y, &regel, theme.style(Rol::Zacht));
    }
}

/// The headings; the one that is drawn as bars has the marks of what is in hand.
fn koppen(
    scherm: &MonitorScherm,
    tabel: &Tabel,
    plan: &Kolommen,
    theme: Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    let y = KOP - 1;
    let weg = theme.tekens().weg;
    let naam = fit(&tabel.kop, plan.naam, weg);
    put(buf, area, 2, y, &naam, theme.style(Rol::Zacht));
    let mut x = 2 + u16::try_from(plan.naam).unwrap_or(0) + 1;
    for (nr, breed) in (plan.eerste..).zip(&plan.breed) {
        let kop = tabel.kolommen.get(nr).map_or("", |it| it.naam.as_str());
        let kop = fit(kop, *breed, weg);
        let rol = if nr == scherm.kolom {
            Rol::KopActief
        } else {
            Rol::Zacht
        };
        let vooraan = u16::try_from(breed - width(&kop).min(*breed)).unwrap_or(0);
        put(buf, area, x + vooraan, y, &kop, theme.style(rol));
        x = x.saturating_add(u16::try_from(breed + 1).unwrap_or(0));
    }
    if plan.staaf > 0 {
        let kop = tabel
            .kolommen
            .get(scherm.kolom)
            .map_or("", |it| it.naam.as_str());
        let kop = fit(kop, plan.staaf, weg);
        put(buf, area, x + 1, y, &kop, theme.style(Rol::KopActief));
    }
    if tabel.kolommen.len() > plan.breed.len() {
        let (eerste, laatste) = (plan.eerste + 1, plan.eerste + plan.breed.len());
        let meer = format!("kolom {eerste} t/m {laatste} van {}", tabel.kolommen.len());
        let onder = area.height.saturating_sub(1);
        put(buf, area, 2, onder, &meer, theme.style(Rol::Zacht));
    }
}

/// A bar in blocks of an eighth, or in signs that every terminal has.
fn staaf(theme: Theme, lang: Option<u64>, hoogste: u64, ruimte: usize) -> String {
    const ACHTSTEN: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let Some(lang) = lang else {
        return String::new();
    };
    let ruimte = u64::try_from(ruimte).unwrap_or(0);
    let achtsten = usize::try_from(lang * ruimte * 8 / hoogste.max(1)).unwrap_or(0);
    if theme.ascii() {
        let vol = achtsten.div_ceil(8);
        return "#".repeat(vol);
    }
    // What is there is seen, however little it is.
    let achtsten = if lang > 0 { achtsten.max(1) } else { 0 };
    format!(
        "{}{}",
        "█".repeat(achtsten / 8),
        ACHTSTEN.get(achtsten % 8).unwrap_or(&"")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Achtergrond, Depth, Glyphs};

    #[test]
    fn a_bar_is_as_long_as_its_figure_and_never_nothing_for_something() {
        let theme = |glyphs| Theme::new(Depth::Mono, Achtergrond::Donker, glyphs);
        let teken = |lang| staaf(theme(Glyphs::Utf8), lang, 100, 10);
        assert_eq!(teken(Some(100)), "██████████");
        assert_eq!(teken(Some(55)), "█████▌");
        assert_eq!(teken(Some(1)), "▏");
        assert_eq!(teken(Some(0)), "");
        assert_eq!(teken(None), "", "a hidden figure has no bar");
        assert_eq!(staaf(theme(Glyphs::Ascii), Some(55), 100, 10), "######");
    }
}
