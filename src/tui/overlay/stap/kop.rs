//! What a step is, in a few lines above its form.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::StapRij;
use crate::domain::stap::{Poortniveau, StapId};
use crate::domain::stappen::Stapstand;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::stapregel::{allen, termijn, woorden};
use crate::tui::widget::text::{put, wrap};

/// The lines, wrapped.
pub(super) fn regels(rij: &StapRij, vandaag: NaiveDate, breed: usize) -> Vec<(String, Rol)> {
    let stap = rij.stap.stap();
    let (stand, rol) = woorden(rij, vandaag);
    let door = rij.door.as_deref();
    let nu = door.map_or_else(|| stand.clone(), |door| format!("{stand} ({door})"));
    let waarom = match &rij.stand {
        Stapstand::Nvt { reden } => format!(": {reden}"),
        Stapstand::Afwijking { motivering, .. } => format!(": {motivering}"),
        _ => String::new(),
    };
    let mut delen = vec![
        (stap.label.to_owned(), Rol::Kop),
        (
            format!("Wie: {}. {}", allen(rij.stap), zwaarte(stap.poort)),
            Rol::Tekst,
        ),
        (format!("Bewijs: {}.", stap.bewijs), Rol::Zacht),
    ];
    let eerst: Vec<String> = stap
        .eerst
        .iter()
        .filter_map(|code| StapId::code(code))
        .map(|eerst| format!("{eerst} ({})", eerst.stap().kort))
        .collect();
    if !eerst.is_empty() {
        delen.push((format!("Pas na: {}.", eerst.join(", ")), Rol::Zacht));
    }
    if let Some(termijn) = termijn(stap.termijn) {
        delen.push((format!("Termijn: {termijn}."), Rol::Zacht));
    }
    delen.push((format!("Nu: {nu}{waarom}"), rol));
    delen
        .into_iter()
        .flat_map(|(text, rol)| wrap(&text, breed).into_iter().map(move |it| (it, rol)))
        .collect()
}

fn zwaarte(niveau: Poortniveau) -> &'static str {
    match niveau {
        Poortniveau::Hard => "Verplicht, geen afwijking mogelijk.",
        Poortniveau::Block => "Eerst doen, of motiveren.",
        Poortniveau::Warn | Poortniveau::Info => "Mag open blijven.",
    }
}

/// Draws the lines that fit.
pub(super) fn draw(theme: Theme, regels: &[(String, Rol)], area: Rect, buf: &mut Buffer) {
    for (y, (text, rol)) in (0..area.height).zip(regels) {
        put(buf, area, 0, y, text, theme.style(*rol));
    }
}
