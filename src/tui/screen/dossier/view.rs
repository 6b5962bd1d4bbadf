//! How a dossier looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{DossierScherm, Tab};
use super::{kop, leerroute};
use crate::app::query::Dossier;
use crate::domain::leerroute::Telling;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::text::{put, width};

/// Draws the dossier.
pub(super) fn draw(it: &DossierScherm, model: &Model, area: Rect, buf: &mut Buffer) {
    let plan = it.plan_in(area);
    let Some(dossier) = &it.data else {
        put(
            buf,
            plan.kop,
            0,
            0,
            &it.naam,
            model.theme.style(Rol::KopActief),
        );
        put(
            buf,
            plan.kop,
            0,
            1,
            "laden...",
            model.theme.style(Rol::Zacht),
        );
        return;
    };
    kop::draw(dossier, &it.dubbelen, model, plan, buf);
    if !plan.kort {
        staand(model, plan.tabs.x.saturating_sub(1), area, buf);
    }
    tabs(it, model, dossier, plan.tabs, buf);
    match it.tab {
        Tab::Stappen => it.stappen.draw(model, dossier, plan.lijst, buf),
        Tab::Formulieren => it.formulieren.draw(model, plan.lijst, buf),
        Tab::Leerroute => leerroute::view::draw(&it.leerroute, model, plan.lijst, buf),
        Tab::Taken => it.taken.draw(model, plan.lijst, buf),
        Tab::Contact => it.contact.draw(model.theme, plan.lijst, buf),
        Tab::Journaal => it.journaal.draw(model.theme, plan.lijst, buf),
    }
    if let Some(zij) = plan.zij {
        staand(model, zij.x.saturating_sub(1), area, buf);
        let name = if it.tab == Tab::Contact {
            Tab::Journaal
        } else {
            Tab::Contact
        };
        let head = Rect {
            height: zij.height.min(1),
            ..zij
        };
        put(buf, head, 1, 0, name.label(), model.theme.style(Rol::Kop));
        let list = Rect {
            y: zij.y + head.height,
            height: zij.height - head.height,
            ..zij
        };
        it.zij.draw(model.theme, list, buf);
    }
}

fn staand(model: &Model, x: u16, area: Rect, buf: &mut Buffer) {
    let line = model.theme.style(Rol::Lijn);
    for y in 0..area.height {
        put(
            buf,
            area,
            x.saturating_sub(area.x),
            y,
            model.theme.tekens().staand,
            line,
        );
    }
}

/// The names of the tabs on a line, with how much each holds.
fn tabs(it: &DossierScherm, model: &Model, dossier: &Dossier, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    for x in 0..area.width {
        put(buf, area, x, 0, signs.liggend, theme.style(Rol::Lijn));
    }
    let klaar = dossier
        .stappen
        .iter()
        .filter(|it| it.stand.is_klaar())
        .count();
    let telling = |tab: Tab| match tab {
        Tab::Stappen => format!("{klaar}/{}", dossier.stappen.len()),
        Tab::Formulieren => it.formulieren.telling().unwrap_or_default(),
        Tab::Leerroute => dossier.traject.as_ref().map_or_else(String::new, |it| {
            let telling = Telling::van(&it.leerroute);
            format!("{}/{}", telling.geleerd, telling.gekozen)
        }),
        Tab::Taken => it.taken.open().to_string(),
        Tab::Contact => dossier.tijdlijn.len().to_string(),
        Tab::Journaal => dossier.logboek.len().to_string(),
    };
    let teksten = |met: &dyn Fn(Tab) -> bool| -> Vec<(Tab, String)> {
        let met_telling = |tab: Tab| match telling(tab) {
            aantal if met(tab) && !aantal.is_empty() => format!("{} {aantal}", tab.label()),
            _ => tab.label().to_owned(),
        };
        Tab::van(it.kaart)
            .map(|tab| (tab, met_telling(tab)))
            .collect()
    };
    // Where not all of them have room, how much there is to read is left out first.
    let minder: [&[Tab]; 4] = [
        &[],
        &[Tab::Contact, Tab::Journaal],
        &[Tab::Contact, Tab::Journaal, Tab::Formulieren],
        &[
            Tab::Contact,
            Tab::Journaal,
            Tab::Formulieren,
            Tab::Stappen,
            Tab::Leerroute,
        ],
    ];
    let past = |alle: &[(Tab, String)]| {
        let breed: usize = alle.iter().map(|it| width(&it.1) + 3).sum();
        breed <= usize::from(area.width) + 1
    };
    let alle = minder
        .into_iter()
        .map(|weg| teksten(&|tab| tab == it.tab || !weg.contains(&tab)))
        .find(|alle| past(alle))
        .unwrap_or_else(|| teksten(&|_| false));
    let breed: usize = alle.iter().map(|it| width(&it.1) + 3).sum();
    let mut x = u16::from(breed <= usize::from(area.width));
    for (tab, tekst) in alle {
        let here = tab == it.tab;
        let [open, dicht] = if here { signs.strip } else { [" ", " "] };
        let text = format!("{open}{tekst}{dicht}");
        if usize::from(area.width.saturating_sub(x)) < width(&text) {
            break;
        }
        let rol = if here { Rol::KopActief } else { Rol::Tekst };
        x = put(buf, area, x, 0, &text, theme.style(rol)) + 1;
    }
}
